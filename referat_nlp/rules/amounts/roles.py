"""In which role an amount stands: expense, income, grant ...

The words are in ``lexicons/amounts.toml``; no word beyond the sentence is read.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from ...records import Role
from ..lower_case import lower
from .vocabulary import words


@functools.cache
def nouns() -> dict[str, Role]:
    """Return the nouns that name a role."""
    return {noun: role for role, entry in words().role.items() for noun in entry.noun}


@functools.cache
def verbs() -> dict[str, Role]:
    """Return the verbs that name a role."""
    return {verb: role for role, entry in words().role.items() for verb in entry.verb}


@functools.lru_cache(maxsize=16384)
def _role_in(word: str) -> Role | None:
    """Return the role of a word: of a compound's parts the last one decides.

    >>> _role_in("tilskudspuljen"), _role_in("anlægsudgifterne"), _role_in("vej")
    ('budget', 'expense', None)
    """
    if word in verbs():
        return verbs()[word]
    matches = [n for n in nouns() if _ends_in(word, n)]
    return nouns()[max(matches, key=len)] if matches else None


_ENDING = re.compile(r"(?:e|en|et|er|erne|n|ne|r|rne|t|tet|ter|terne|met)?s?")


def _ends_in(word: str, noun: str) -> bool:
    at = word.rfind(noun)
    return at >= 0 and _ENDING.fullmatch(word, at + len(noun)) is not None


_ROLE_WORD = re.compile(r"[^\W\d_]{3,}")


@functools.lru_cache(maxsize=16384)
def names_role(printed: str) -> bool:
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
    for piece in reversed(pieces):
        end -= len(piece) + 1
        if names_role(piece):
            for match in reversed(list(_ROLE_WORD.finditer(piece))):
                if role := _role_in(match[0]):
                    yield end + match.start(), end + match.end(), role
