"""The words around an amount: approximate, in which role, of money at all.

Each function takes the text and the amount's offsets and looks no further than the
sentence; the words themselves are in ``lexicons/amounts.toml``.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left

from ...records import Role
from .vocabulary import alternation, words

_REACH = 240
# A sentence ends at ";", a stop before a capital and a line's end, unless a small
# letter carries it on; the stops of "mio. kr." and "pr. år" come before those.
_SENTENCE_END = re.compile(r"\n(?![a-zæøå])|[\t;]|[.!?](?=\s+[A-ZÆØÅ])")


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the sentence around an amount."""
    ends = _sentence_ends(text)
    before = bisect_left(ends, start) - 1
    after = bisect_left(ends, max(start, end - 1))
    left = max(0, start - _REACH, ends[before] + 1 if before >= 0 else 0)
    right = min(len(text), end + _REACH)
    if after < len(ends):
        right = min(right, ends[after])
    return left, max(end, right)


# The text is asked for anew with each of its amounts, so the last one is kept.
@functools.lru_cache(maxsize=1)
def _sentence_ends(text: str) -> list[int]:
    return [match.start() for match in _SENTENCE_END.finditer(text)]


@functools.cache
def _approx_pattern() -> re.Pattern[str]:
    lexicon = words().approx
    between = alternation(lexicon["between"])
    return re.compile(
        rf"(?<!\w){alternation(lexicon['text'])}\s*(?:{between}\s+){{0,2}}$",
        re.IGNORECASE,
    )


_INSIDE = re.compile(r"(?<!\w)(?:ca\.|cirka|omkring)\s", re.IGNORECASE)


def approximate(text: str, start: int, end: int) -> bool:
    """Whether an approximator stands directly before the amount or inside it."""
    if _INSIDE.search(text, start, end):
        return True
    window = text[max(0, start - 40) : start]
    last = window.rstrip()[-1:]
    if not last or last.isdigit():
        return False
    return _approx_pattern().search(window) is not None


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
    left, right = sentence(text, start, end)
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


@functools.lru_cache(maxsize=1024)
def role_in_label(label: str) -> Role | None:
    """Return the role that a table's row or column gives its amounts."""
    return role_of(label, len(label), len(label), len(label))


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
    left, right = sentence(text, start, end)
    alone = not re.search(r"\w", text[left:start] + text[end:right])
    words_around = text[left:right].lower()
    return alone or any(cue in words_around for cue in _cues())
