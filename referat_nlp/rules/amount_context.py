"""The words around an amount: approximate, per what, in which role.

Each function takes the text and the amount's offsets and looks no further than the
sentence; the words themselves are in ``lexicons/amounts.toml``.
"""

from __future__ import annotations

import functools
import re

from ..records import Per, Role
from .amount_lexicon import alternation, per_kinds, words

_REACH = 240
# A sentence ends at ";", a stop before a capital and a line's end, unless a small
# letter carries it on; the stops of "mio. kr." and "pr. år" come before those.
_SENTENCE_END = re.compile(r"\n(?![a-zæøå])|[\t;]|[.!?](?=\s+[A-ZÆØÅ])")
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


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the sentence around an amount."""
    low = max(0, start - _REACH)
    left = low
    for match in _SENTENCE_END.finditer(text, low, start):
        left = match.end()
    right = _SENTENCE_END.search(
        text, max(start, end - 1), min(len(text), end + _REACH)
    )
    return left, max(end, right.start()) if right else min(len(text), end + _REACH)


@functools.cache
def _approx_pattern() -> re.Pattern[str]:
    lexicon = words().approx
    between = alternation(lexicon["between"])
    return re.compile(
        rf"(?<!\w){alternation(lexicon['text'])}\s*(?:{between}\s+){{0,2}}$",
        re.IGNORECASE,
    )


def approximate(text: str, start: int, end: int) -> bool:
    """Whether an approximator stands directly before the amount or inside it."""
    window = text[max(0, start - 40) : start]
    inside = re.search(r"\b(?:ca\.|cirka|omkring)\s", text[start:end])
    return bool(inside or _approx_pattern().search(window))


@functools.cache
def _per_pattern() -> re.Pattern[str]:
    """Return one pattern for "pr. elev", "/m2", "årligt", "en årlig udgift"."""
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
def _before_adjective() -> re.Pattern[str]:
    parts = []
    for kind, entry in per_kinds().items():
        if entry.adjective:
            parts.append(rf"(?P<{kind}>{alternation(entry.adjective, dot=False)})")
    adjectives = "|".join(parts)
    return re.compile(rf"(?<!\w)(?:{adjectives})(?P<tail>\s[^,;:\n]*)$", re.I)


def per_what(text: str, start: int, end: int, floor: int, ceiling: int) -> Per | None:
    """Return what the amount is counted by: the first cue printed wins.

    ``floor`` and ``ceiling`` are the neighbouring amounts: a cue beyond them is
    theirs.
    """
    left, right = _sentence(text, start, end)
    if floor > left:
        # "5 kr. pr. m2 og 3 kr. pr. time": the first cue is the first amount's.
        theirs = _after_per().match(text, floor, start)
        left = theirs.end() if theirs else floor
    before = text[left:start]
    return _per_before(before) or _per_after(text, end, min(right, ceiling))


def per_in_label(label: str) -> Per | None:
    """Return what a table's row or column says that its amounts are counted by."""
    match = _per_pattern().search(label)
    return _kind(match) if match else None


def _per_after(text: str, end: int, stop: int) -> Per | None:
    match = _after_per().match(text, end, stop)
    if match is None:
        return None
    # "/m2" belongs to the amount only directly behind it ("drift/anlæg").
    cue = next(g for g in match.groups() if g)
    near = len(match[0].lstrip()) == len(cue)
    return _kind(match) if near or not cue.startswith("/") else None


def _per_before(before: str) -> Per | None:
    """Read "pr. m2 er", "årligt", "en årlig udgift på" before the amount."""
    found: Per | None = None
    for match in _per_pattern().finditer(before):
        if match[0].startswith("/"):
            continue
        tail = before[match.end() :]
        if not re.search(r"[,;:()]", tail) and len(tail.split()) <= 9:
            found = found or _kind(match)
    if found:
        return found
    adjective = _before_adjective().search(before)
    if adjective and _names_money(adjective["tail"].split()):
        return _kind(adjective)
    return None


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


@functools.cache
def _nouns() -> dict[str, Role]:
    return {noun: role for role, entry in words().role.items() for noun in entry.noun}


@functools.cache
def _verbs() -> dict[str, Role]:
    return {verb: role for role, entry in words().role.items() for verb in entry.verb}


@functools.lru_cache(maxsize=16384)
def _role_in(word: str) -> Role | None:
    """Return the role of a word: of a compound's parts the last one decides.

    >>> _role_in("tilskudspuljen"), _role_in("anlægsudgifterne"), _role_in("vej")
    ('budget', 'expense', None)
    """
    if word in _verbs():
        return _verbs()[word]
    matches = [n for n in _nouns() if _ends_in(word, n)]
    return _nouns()[max(matches, key=len)] if matches else None


_ENDING = re.compile(r"(?:e|en|et|er|erne|n|ne|r|rne|t|tet|ter|terne|met)?s?")


def _ends_in(word: str, noun: str) -> bool:
    at = word.rfind(noun)
    return at >= 0 and _ENDING.fullmatch(word, at + len(noun)) is not None


_ROLE_WORD = re.compile(r"[^\W\d_]{3,}")
_PREPOSITION = re.compile(
    r"(?<!\w)(?:på|til|af|fra|i|for|under|vedr\.|inden for)\s$", re.I
)


def role_of(text: str, start: int, end: int, ceiling: int) -> Role | None:
    """Return the role that the words of the sentence give the amount.

    A noun right behind ("2 mio. kr. i tilskud") comes first, then the nearest word
    before it, then one behind it that no other amount is nearer to.
    """
    left, right = _sentence(text, start, end)
    behind = text[end : max(end, min(right, ceiling))]
    direct = re.match(r"(?:\s+(?:i|af|som)\s+|\s*\()(\w+)(?:\s+(\w+))?", behind)
    for word in direct.groups() if direct else ():
        if word and (role := _role_in(word.lower())):
            return role
    if role := _role_before(text[left:start]):
        return role
    for match in list(_ROLE_WORD.finditer(behind))[:8]:
        if role := _role_in(match[0].lower()):
            return role
    return None


def _role_before(before: str) -> Role | None:
    """Return the nearest role, passing over one that only qualifies another.

    In "rådighedsbeløbet på puljen er 2 mio. kr." the pool is not the amount.
    """
    nearest: Role | None = None
    for match in reversed(list(_ROLE_WORD.finditer(before))):
        role = _role_in(match[0].lower())
        if role is None:
            continue
        if nearest and "," in before[match.end() :]:
            break
        nearest = nearest or role
        if not _PREPOSITION.search(before, 0, match.start()):
            return role
    return nearest


@functools.cache
def _cues() -> tuple[str, ...]:
    return (*words().cue["stem"], *_nouns(), *_verbs())


@functools.cache
def _follow_pattern() -> re.Pattern[str]:
    return re.compile(rf"\s+{alternation(words().cue['follow'])}", re.IGNORECASE)


def bare_scale_is_money(text: str, start: int, end: int) -> bool:
    """Whether "60-70 mio." is money: it counts no noun, and the talk is of money."""
    rest = text[end : end + 24]
    if re.match(r"[\s]+[^\W\d_]", rest) and not _follow_pattern().match(rest):
        new_sentence = text[end - 1] == "." and re.match(r"\s+[A-ZÆØÅ]", rest)
        if not new_sentence and "\n" not in rest.split(maxsplit=1)[0] + rest[:1]:
            return False
    if re.match(r"\s?(?:m[23²³]|%)", rest):
        return False
    left, right = _sentence(text, start, end)
    alone = not re.search(r"\w", text[left:start] + text[end:right])
    sentence = text[left:right].lower()
    return alone or any(cue in sentence for cue in _cues())
