"""What an amount is counted by: "pr. elev", "årligt", "timeprisen", "4 stk. á".

The words are in ``lexicons/amounts.toml``; no cue beyond the sentence or beyond the
neighbouring amounts is read.
"""

from __future__ import annotations

import functools
import re

from ...records import Per
from .context import sentence
from .vocabulary import alternation, compound_kinds, per_kinds, words

_GAP = (
    r"(?:\s+(?!(?:og|samt|men|eller|heraf|hvoraf|et|det|en|den|der|som|hvor|hvilket)\s)"
    r"[^\s,;:()]+){0,5}?"
)
_MONEY_NOUN = (
    r"\w*(?:udgift|drift|ydelse|leje|beløb|tilskud|besparelse|pris|omkostning|budget"
    r"|indtægt|bevilling|afdrag|betaling|ramme|støtte|kontingent|løn|afgift|bidrag"
    r"|gebyr|vederlag|honorar|forbrug|takst|provenu|effekt|sum|pulje|træk|reduktion"
    r"|effektivisering|overskud|underskud|afkast|regulering|finansiering)\w*"
)
# "fra 3 kr. til 4 kr. om året", "hhv. 3 kr. og 4 kr. pr. m2": both are so counted.
_TO = re.compile(r"\s(?:\(?(?:i|pr\.) [^,;.\n]{1,20} )?til\s(?:ca\.\s|omkring\s)?")
_FROM = re.compile(r"(?<!\w)fra\s(?:ca\.\s|omkring\s)?\Z", re.IGNORECASE)
_AND = re.compile(r"\s(?:og|eller|samt)\s(?:ca\.\s|omkring\s)?")
_EACH = re.compile(r"(?<!\w)(?:hhv\.?|henholdsvis)\s[^.;\n]{0,30}\Z", re.IGNORECASE)
# "6 automater á", "1.140 afgifter a": so many of that price.
_TIMES = re.compile(
    r"\d\s+(?:[^\W\d]+\s+){0,2}?(?P<what>[^\W\d]+)\.?\s+[áàa]\s\Z", re.I
)
_PIECE = re.compile(r"\s?(?:stk|styk)\b", re.IGNORECASE)


def per_what(text: str, start: int, end: int, floor: int, ceiling: int) -> Per | None:
    """Return what the amount is counted by: the first cue printed wins.

    ``floor`` and ``ceiling`` are the neighbouring amounts: a cue beyond them is
    theirs.
    """
    left, right = sentence(text, start, end)
    if floor > left:
        left = _past_cues(text, floor, start)
    before = text[left:start]
    return (
        _per_times(before)
        or _per_before(before)
        or _per_after(text, end, min(right, ceiling))
        or _per_price(before)
    )


def shares_per(text: str, start: int, end: int, following: int) -> bool:
    """Whether the cue of the amount at ``following`` holds for this one as well."""
    before = text[max(0, start - 40) : start]
    if _TO.fullmatch(text, end, following):
        return _FROM.search(before) is not None
    return bool(_AND.fullmatch(text, end, following) and _EACH.search(before))


@functools.lru_cache(maxsize=1024)
def per_in_label(label: str) -> Per | None:
    """Return what a table's row or column says that its amounts are counted by."""
    match = _per_pattern().search(label) or _compound().search(label)
    return _kind(match) if match else None


@functools.cache
def _per_pattern() -> re.Pattern[str]:
    """Return one pattern for "pr. elev", "/m2", "årligt"."""
    parts = []
    for kind, entry in per_kinds().items():
        nouns = alternation([*entry.noun, *(n + "en" for n in entry.noun)])
        parts.append(rf"(?P<noun_{kind}>(?:(?<!\w)(?:pr\.?|per)\s?|/\s?){nouns})")
        if entry.adverb:
            parts.append(rf"(?P<adverb_{kind}>(?<!\w){alternation(entry.adverb)})")
    stop = alternation(words().per["not"].noun)
    parts.append(
        rf"(?P<noun_unit>(?:(?<!\w)(?:pr\.|per)\s|/\s?)(?!{stop})[^\W\d_][\w-]*)"
    )
    return re.compile("|".join(parts), re.IGNORECASE)


@functools.cache
def _after_per() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s?\([^()\n]{{1,40}}\))?{_GAP}\s?,?\s?(?:{_per_pattern().pattern})",
        re.IGNORECASE,
    )


@functools.cache
def _more_per() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{_per_pattern().pattern})", re.IGNORECASE)


@functools.cache
def _before_adjective() -> re.Pattern[str]:
    parts = []
    for kind, entry in per_kinds().items():
        if entry.adjective:
            parts.append(rf"(?P<{kind}>{alternation(entry.adjective, dot=False)})")
    adjectives = "|".join(parts)
    return re.compile(rf"(?<!\w)(?:{adjectives})(?P<tail>\s[^,;:\n]*)$", re.I)


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
        re.IGNORECASE,
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
        r"\skoste[rd]e?(?!\w)",
        re.IGNORECASE,
    )


def _past_cues(text: str, floor: int, start: int) -> int:
    """Return where the cues of the amount that ends at ``floor`` end.

    Of "5 kr. pr. m2 og 3 kr. pr. time" the first is the first amount's.
    """
    theirs = _after_per().match(text, floor, start)
    if theirs is None:
        return floor
    left = theirs.end()
    while more := _more_per().match(text, left, start):
        left = more.end()
    return left


def _per_times(before: str) -> Per | None:
    """Read "8 timer á" and "6 automater á" before the amount."""
    match = _TIMES.search(before, max(0, len(before) - 60))
    if match is None:
        return None
    word = match["what"].lower()
    singular = {word, word.removesuffix("r"), word.removesuffix("er")}
    return next((k for k, e in per_kinds().items() if singular & {*e.noun}), "unit")


def _per_after(text: str, end: int, stop: int) -> Per | None:
    if _PIECE.match(text, end, stop):
        return "unit"
    match = _after_per().match(text, end, stop)
    if match is None:
        return None
    # "/m2" belongs to the amount only directly behind it ("drift/anlæg").
    cue = next(g for g in match.groups() if g)
    near = len(match[0].lstrip()) == len(cue)
    return _kind(match) if near or not cue.startswith("/") else None


def _per_before(before: str) -> Per | None:
    """Read "pr. m2 er", "årligt", "en årlig udgift på" before the amount."""
    for match in _per_pattern().finditer(before):
        if match[0].startswith("/"):
            continue
        if _leads_up(before[match.end() :], 9):
            return _kind(match)
    adjective = _before_adjective().search(before)
    if adjective and _names_money(adjective["tail"].split()):
        return _kind(adjective)
    return None


def _per_price(before: str) -> Per | None:
    """Read "timeprisen er" and "en time koster" before the amount."""
    for pattern, most in ((_compound(), 12), (_one_costs(), 4)):
        for match in pattern.finditer(before):
            tail = before[match.end() :]
            if _leads_up(tail, most):
                return _kind(match)
    return None


def _leads_up(tail: str, most: int) -> bool:
    """Whether a few words of the same clause lead up to the amount."""
    return not re.search(r"[,;:()]", tail) and len(tail.split()) <= most


def _names_money(tail: list[str]) -> bool:
    """Whether the adjective's noun is money and leads up to the amount."""
    if not tail:
        return True
    if len(tail) > 12:
        return False
    return any(re.fullmatch(_MONEY_NOUN, w.strip("()"), re.I) for w in tail[:3])


def _kind(match: re.Match[str]) -> Per:
    kind = next(
        name for name, value in match.groupdict().items() if value and name != "tail"
    )
    return kind.removeprefix("noun_").removeprefix("adverb_")  # type: ignore[return-value]
