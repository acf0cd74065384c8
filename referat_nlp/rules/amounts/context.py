"""The words around an amount: approximate, in which role, of money at all.

Each function takes the text and the amount's offsets and looks no further than the
sentence; the words themselves are in ``lexicons/amounts.toml``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from ...records import Role
from ..lower_case import lower
from .passage import Passage
from .vocabulary import Found, alternation, words


@functools.cache
def _approx_pattern() -> re.Pattern[str]:
    lexicon = words().approx
    between = alternation(lexicon["between"])
    return re.compile(
        rf"(?<!\w){alternation(lexicon['text'])}\s*(?:{between}\s+){{0,2}}\Z"
    )


@functools.cache
def _approx_ends() -> frozenset[str]:
    """Return the last words of what makes approximate, without their dots."""
    lexicon = words().approx
    return frozenset(w.split()[-1] for w in [*lexicon["text"], *lexicon["between"]])


_INSIDE = re.compile(r"(?<!\w)(?:ca\.|cirka|omkring)\s")


def approximate(low: str, hit: Found) -> bool:
    """Whether an approximator stands directly before the amount or inside it."""
    if hit.low != hit.high and _INSIDE.search(low, hit.start, hit.end):
        return True
    before = low[max(0, hit.start - 40) : hit.start].rstrip()
    last = before.rsplit(maxsplit=1)[-1:]
    if not last or last[0].strip("(.,") not in _approx_ends():
        return False
    return _approx_pattern().search(low, max(0, hit.start - 40), hit.start) is not None


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


@functools.lru_cache(maxsize=16384)
def _names_role(printed: str) -> bool:
    """Whether what stands between two blanks holds a word that names a role."""
    return any(map(_role_in, _ROLE_WORD.findall(printed)))


_PREPOSITION = re.compile(r"(?<!\w)(?:på|til|af|fra|i|for|under|vedr\.|inden for)\s\Z")


_DIRECT = re.compile(r"(?:\s+(?:i|af|som)\s+|\s*\()(\w+)(?:\s+(\w+))?")


def role_of(low: str, start: int, end: int, bounds: tuple[int, int]) -> Role | None:
    """Return the role that the words of the sentence give the amount.

    A noun right behind ("2 mio. kr. i tilskud") comes first, then the nearest word
    before it, then one behind it that no other amount is nearer to: ``bounds`` are
    those of the sentence up to the next amount.
    """
    left, right = bounds
    direct = _DIRECT.match(low, end, right)
    for word in direct.groups() if direct else ():
        if word and (role := _role_in(word)):
            return role
    if role := _role_before(low, left, start):
        return role
    for word in _ROLE_WORD.findall(low, end, right)[:8]:
        if role := _role_in(word):
            return role
    return None


@functools.lru_cache(maxsize=1024)
def role_in_label(label: str) -> Role | None:
    """Return the role that a table's row or column gives its amounts."""
    end = len(label)
    return role_of(lower(label), end, end, (0, end))


def _role_before(low: str, left: int, start: int) -> Role | None:
    """Return the nearest role, passing over one that only qualifies another.

    In "rådighedsbeløbet på puljen er 2 mio. kr." the pool is not the amount.
    """
    nearest: Role | None = None
    for begin, end, role in _roles_backwards(low, left, start):
        if nearest and "," in low[end:start]:
            break
        nearest = nearest or role
        if not _PREPOSITION.search(low, max(left, begin - 12), begin):
            return role
    return nearest


def _roles_backwards(
    low: str, left: int, start: int
) -> Iterator[tuple[int, int, Role]]:
    """Yield the words that name a role, the last first, and where they stand."""
    end = start + 1
    pieces = low[left:start].split(" ")
    if not any(map(_names_role, pieces)):
        return
    for piece in reversed(pieces):
        end -= len(piece) + 1
        if _names_role(piece):
            for match in reversed(list(_ROLE_WORD.finditer(piece))):
                if role := _role_in(match[0]):
                    yield end + match.start(), end + match.end(), role


@functools.cache
def _cues() -> tuple[str, ...]:
    return (*words().cue["stem"], *_nouns(), *_verbs())


@functools.cache
def _follow_pattern() -> re.Pattern[str]:
    return re.compile(rf"\s+{alternation(words().cue['follow'])}")


_NOUN_BEHIND = re.compile(r"\s+[^\W\d_]")
_CAPITAL_BEHIND = re.compile(r"\s+[A-ZÆØÅ]")
_COUNTED_BEHIND = re.compile(r"\s?(?:m[23²³]|%)")


def bare_scale_is_money(passage: Passage, start: int, end: int) -> bool:
    """Whether "60-70 mio." is money: it counts no noun, and the talk is of money."""
    low = passage.low
    rest = low[end : end + 24]
    if _NOUN_BEHIND.match(rest) and not _follow_pattern().match(rest):
        new_sentence = low[end - 1] == "." and _CAPITAL_BEHIND.match(passage.text, end)
        if not new_sentence and "\n" not in rest.split(maxsplit=1)[0] + rest[:1]:
            return False
    if _COUNTED_BEHIND.match(rest):
        return False
    left, right = passage.sentence(start, end)
    around = low[left:right]
    if any(map(around.__contains__, passage.holding(_cues))):
        return True
    return not re.search(r"\w", low[left:start] + low[end:right])
