"""What an amount is counted by: "pr. elev", "årligt", "timeprisen", "4 stk. á".

The words are in ``lexicons/amounts.toml``; no cue beyond the sentence or beyond the
neighbouring amounts is read.
"""

from __future__ import annotations

import functools
import re
from typing import cast

from ...records import Per
from .glance import PER, cues_in
from .vocabulary import alternation, compound_kinds, per_kinds, words

_GAP = (
    r"(?:\s+(?!(?:og|samt|men|eller|heraf|hvoraf|et|det|en|den|der|som|hvor|hvilket)\s)"
    r"[^\s,;:()]+){0,5}?"
)
_MONEY_NOUN = re.compile(
    r"\w*(?:udgift|drift|ydelse|leje|beløb|tilskud|besparelse|pris|omkostning|budget"
    r"|indtægt|bevilling|afdrag|betaling|ramme|støtte|kontingent|løn|afgift|bidrag"
    r"|gebyr|vederlag|honorar|forbrug|takst|provenu|effekt|sum|pulje|træk|reduktion"
    r"|effektivisering|overskud|underskud|afkast|regulering|finansiering)\w*"
)
# "fra 3 kr. til 4 kr. om året", "hhv. 3 kr. og 4 kr. pr. m2": both are so counted.
_TO = re.compile(r"\s(?:\(?(?:i|pr\.) [^,;.\n]{1,20} )?til\s(?:ca\.\s|omkring\s)?")
_RISING = re.compile(r",?\s(?:stigende|faldende|voksende)\stil\s(?:ca\.\s)?")
_FROM = re.compile(r"(?<!\w)fra\s(?:ca\.\s|omkring\s)?\Z")
# "1.385 kr. pr. besøg i 2023 mod 412 kr.", "fra 160 kr. i døgnet til 185 kr."
_LONGEST_GAP = 60
_AGAINST = re.compile(r"[^.;:\n]*(?:\.[^.;:\n]*)?\smod\s(?:ca\.\s|omkring\s|kun\s)?")
_RISEN = re.compile(r"(?:\s[^\s,.;]+\.?){0,4}\stil\s(?:ca\.\s|omkring\s)?")
_AND = re.compile(r"\s(?:og|eller|samt)\s(?:ca\.\s|omkring\s)?")
_EACH = re.compile(r"(?<!\w)(?:hhv\.?|henholdsvis)\s[^.;\n]{0,30}\Z")
_CLAUSE = re.compile(r"[,;:()]|\s(?:eller|samt)\s")
# "6 automater á", "1.140 afgifter a": so many of that price.
_TIMES = re.compile(
    r"\d\s+(?:[^\W\d]+\s+){0,2}?(?P<what>[^\W\d]+)\.?\s+[áàa]\s\Z", re.I
)
_PIECE = re.compile(r"\s?(?:stk|styk)\b")


def per_what(
    low: str, start: int, end: int, floor: int, bounds: tuple[int, int]
) -> Per | None:
    """Return what the amount is counted by: the first cue printed wins.

    A cue beyond the amount before, which ends at ``floor``, is that one's; ``bounds``
    are those of the sentence up to the next amount.
    """
    left, right = bounds
    if floor > left:
        left = _past_cues(low, floor, start)
    before = low[left:start]
    marked = bool(cues_in(before.split()) & PER)
    return (
        (marked and (_per_times(before) or _per_before(before)))
        or (cues_in(low[end:right].split()) & PER and _per_after(low, end, right))
        or (marked and _per_price(before))
        or None
    )


def shares_per(low: str, start: int, end: int, following: int) -> bool:
    """Whether the cue of the amount at ``following`` holds for this one as well."""
    before = max(0, start - 40)
    if _RISING.fullmatch(low, end, following):
        return True
    if _TO.fullmatch(low, end, following):
        return _FROM.search(low, before, start) is not None
    return bool(
        _AND.fullmatch(low, end, following) and _EACH.search(low, before, start)
    )


def keeps_per(low: str, start: int, end: int, following: int) -> bool:
    """Whether the cue of the amount before holds for the one at ``following``."""
    if following - end > _LONGEST_GAP:
        return False
    if _AGAINST.fullmatch(low, end, following):
        return True
    risen = _RISEN.fullmatch(low, end, following)
    return (
        risen is not None and _FROM.search(low, max(0, start - 40), start) is not None
    )


@functools.lru_cache(maxsize=1024)
def per_in_label(label: str) -> Per | None:
    """Return what a table's row or column says that its amounts are counted by."""
    low = label.lower()
    if match := _per_pattern().search(low):
        return _kind(match)
    compound = _compound().search(low)
    return cast(Per, compound.lastgroup) if compound else None


@functools.cache
def _per_pattern() -> re.Pattern[str]:
    """Return one pattern for "pr. elev", "/m2", "årligt"."""
    nouns = [n for entry in per_kinds().values() for n in entry.noun]
    noun = alternation([*nouns, *(n + "en" for n in nouns)])
    adverb = alternation(a for entry in per_kinds().values() for a in entry.adverb)
    stop = alternation(words().per["not"].noun)
    other = rf"(?!{stop})[^\W\d_][\w-]*"
    return re.compile(
        rf"(?<!\w)(?:p(?:r\.?|er)\s?(?P<noun>{noun})|p(?:r\.?|er)\s(?P<thing>{other})"
        rf"|(?P<adverb>{adverb}))"
        rf"|/\s?(?:(?P<each_noun>{noun})|(?P<each_thing>{other}))"
    )


@functools.cache
def _kinds() -> dict[str, Per]:
    """Return what every noun, adverb and adjective counts by."""
    return {
        form: kind
        for kind, entry in reversed(per_kinds().items())
        for word in (*entry.noun, *entry.adverb, *entry.adjective)
        for form in (word, word + "en")
    }


def _kind(match: re.Match[str]) -> Per:
    """Return the kind of a match of :func:`_per_pattern`."""
    word = match["noun"] or match["adverb"] or match["each_noun"]
    if word is None:
        return "unit"
    return _kinds()[" ".join(word.split()).removesuffix(".")]


@functools.cache
def _after_per() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s?\([^()\n]{{1,40}}\))?(?:,?\s(?:der|som)|{_GAP})\s?,?\s?"
        rf"(?:{_per_pattern().pattern})",
    )


@functools.cache
def _after_adjective() -> re.Pattern[str]:
    """Return the pattern of "i årlig besparelse", "som månedlig ydelse"."""
    adjectives = (a for entry in per_kinds().values() for a in entry.adjective)
    return re.compile(
        rf"\s(?:i|som|af)\s(?:en\s|et\s)?(?P<adjective>{alternation(adjectives)})"
        r"\s(?P<noun>\w+)"
    )


@functools.cache
def _more_per() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{_per_pattern().pattern})")


@functools.cache
def _before_adjective() -> re.Pattern[str]:
    adjectives = (a for entry in per_kinds().values() for a in entry.adjective)
    return re.compile(
        rf"(?<!\w)(?P<adjective>{alternation(adjectives, dot=False)})"
        r"(?P<tail>\s[^,;:\n]*)\Z"
    )


@functools.cache
def _compound() -> re.Pattern[str]:
    """Return the pattern of "timeprisen", "m2-pris", "månedslejen"."""
    heads = "|".join(sorted(words().compound["head"], key=len, reverse=True))
    parts = [
        rf"(?P<{kind}>(?:{'|'.join(map(re.escape, first))}))"
        for kind, first in compound_kinds().items()
    ]
    return re.compile(
        rf"(?:{'|'.join(parts)})-?(?:{heads})(?:n?en|n|et|er|r|erne|ne)?s?(?!\w)",
    )


@functools.cache
def _one_costs() -> re.Pattern[str]:
    """Return the pattern of "en time koster", "en plads i huset koster"."""
    parts = [
        rf"(?P<{kind}>{alternation(entry.noun, dot=False)})"
        for kind, entry in per_kinds().items()
        if kind != "unit" and entry.noun
    ]
    return re.compile(
        rf"(?<!\w)(?:en|et|én|ét|hver)\s(?:{'|'.join(parts)})(?:\s[^\s,;:]+){{0,4}}?"
        r"\skoste[rd]e?(?!\w)"
    )


def _past_cues(low: str, floor: int, start: int) -> int:
    """Return where the cues of the amount that ends at ``floor`` end.

    Of "5 kr. pr. m2 og 3 kr. pr. time" the first is the first amount's.
    """
    theirs = _after_per().match(low, floor, start)
    if theirs is None:
        return floor
    left = theirs.end()
    while more := _more_per().match(low, left, start):
        left = more.end()
    return left


def _per_times(before: str) -> Per | None:
    """Read "8 timer á" and "6 automater á" before the amount."""
    if before[-3:] not in (" á ", " à ", " a "):
        return None
    match = _TIMES.search(before, max(0, len(before) - 60))
    if match is None:
        return None
    word = match["what"]
    singular = (word, word.removesuffix("r"), word.removesuffix("er"))
    return next((_kinds()[w] for w in singular if w in _kinds()), "unit")


def _per_after(low: str, end: int, stop: int) -> Per | None:
    if _PIECE.match(low, end, stop):
        return "unit"
    adjective = _after_adjective().match(low, end, stop)
    if adjective and _MONEY_NOUN.fullmatch(adjective["noun"]):
        return _kinds()[adjective["adjective"]]
    match = _after_per().match(low, end, stop)
    if match is None:
        return None
    # "/m2" belongs to the amount only directly behind it ("drift/anlæg").
    slash = match["each_noun"] or match["each_thing"]
    near = slash is None or match[0].lstrip().startswith("/")
    return _kind(match) if near else None


def _per_before(before: str) -> Per | None:
    """Read "pr. m2 er", "årligt", "en årlig udgift på" before the amount."""
    for match in _per_pattern().finditer(before):
        if match[0][0] != "/" and _leads_up(before[match.end() :], 9):
            return _kind(match)
    adjective = _before_adjective().search(before)
    if adjective and _names_money(adjective["tail"].split()):
        return _kinds()[adjective["adjective"]]
    return None


def _per_price(before: str) -> Per | None:
    """Read "timeprisen er" and "en time koster" before the amount."""
    for pattern, most in ((_compound(), 12), (_one_costs(), 4)):
        for match in pattern.finditer(before):
            if match.lastgroup and _leads_up(before[match.end() :], most):
                return cast(Per, match.lastgroup)
    return None


def _leads_up(tail: str, most: int) -> bool:
    """Whether a few words of the same clause lead up to the amount."""
    return _CLAUSE.search(tail) is None and len(tail.split()) <= most


def _names_money(tail: list[str]) -> bool:
    """Whether the adjective's noun is money and leads up to the amount."""
    if len(tail) > 12:
        return False
    return not tail or any(_MONEY_NOUN.fullmatch(w.strip("()")) for w in tail[:3])
