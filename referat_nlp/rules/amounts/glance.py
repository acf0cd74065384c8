"""What a glance at the words of a text tells: is there money, are there cues.

Each word is looked into once and remembered: minutes use the same words over and
over, so that reading a sentence without money costs little more than parting it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from .roles import names_role
from .vocabulary import compound_kinds, per_kinds, starts_of, unit_pattern, words

# "1.500,-" names no currency.
_DASHES = (",-", ",–", ",—", ".-", ".–", ".—")

#: What :func:`cues_in` tells of words: one names a role, one may say what an amount
#: is counted by.
ROLE, PER = 1, 2


class _Glances(dict[str, int]):
    """What every word met so far tells, found out by ``look`` and bounded in size."""

    _MOST, _LONGEST = 60_000, 40

    def __init__(self, look: Callable[[str], int]) -> None:
        self._look = look

    def __missing__(self, word: str) -> int:
        told = self._look(word)
        if len(word) <= self._LONGEST:
            if len(self) >= self._MOST:
                self.clear()
            self[word] = told
        return told


def units_in(words: list[str]) -> int:
    """Return how many units of money may begin in the words of a lower-cased text.

    >>> units_in("kravet er på 5 mio. kr.".split()), units_in(["9.-10.", "maj"])
    (2, 0)
    """
    return sum(map(_units().__getitem__, words))


def cues_in(words: list[str]) -> int:
    """Return which of ``ROLE`` and ``PER`` some words of a text may be."""
    cues = 0
    for cue in set(map(_cues().__getitem__, words)):
        cues |= cue
    return cues


@functools.cache
def _units() -> _Glances:
    return _Glances(lambda word: len(unit_marks(word)))


@functools.cache
def _cues() -> _Glances:
    pieces, endings = _per_pieces()

    def look(word: str) -> int:
        per = word.endswith(endings) or any(map(word.__contains__, pieces))
        return ROLE * names_role(word) | PER * per

    return _Glances(look)


@functools.cache
def _per_pieces() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return pieces and endings of words, one of which every cue of "per" holds."""
    cues = {w for k in per_kinds().values() for w in (*k.adverb, *k.adjective)}
    longest = {max(cue.split(), key=len) for cue in cues}
    pieces = {w for w in longest if len(w) > 2}
    pieces |= {w for first in compound_kinds().values() for w in first}
    pieces |= {"pr.", "koste", "/", "stk", "styk"}
    return tuple(pieces), ("á", "à", "a", "pr", "per", *(longest - pieces))


def unit_marks(low: str) -> list[int]:
    """Return where units stand in a lower-cased text.

    >>> unit_marks("krav udskrevet 9.-10. maj"), unit_marks("det koster 5 kr.")
    ([], [13])
    """
    return [
        match.start()
        for match in _unit_starts().finditer(low)
        if (_is_dash if match[0] in ",." else _is_unit)(low, match.start())
    ]


@functools.cache
def _unit_starts() -> re.Pattern[str]:
    """Return the pattern of what every unit of money begins with.

    Only the first letter is consumed: "danske kr" holds a second one.
    """
    lexicon = words()
    starts = {w for c in lexicon.currency for w in c.text}
    starts |= {w for s in lexicon.scale if s.bare for w in s.text}
    return starts_of({*starts, *_DASHES})


@functools.cache
def _glued() -> tuple[str, ...]:
    return tuple(w for prefix in words().prefix for w in prefix.text)


@functools.cache
def _unit() -> re.Pattern[str]:
    # "DKK500" has no word's end between the currency and its number.
    glued = "|".join(re.escape(w) for c in words().currency for w in c.text)
    return re.compile(rf"{unit_pattern()}|(?:{glued})(?=[\d½¼¾])")


def _is_dash(low: str, start: int) -> bool:
    return not low[start + 2 : start + 3].isalnum() and low[start - 1 : start].isdigit()


def _is_unit(low: str, start: int) -> bool:
    """Whether a whole word is there: no "kr" in "krav" or "skrevet", but in "tkr."."""
    if low[start - 1 : start].isalpha() and not low.endswith(_glued(), 0, start):
        return False
    return _unit().match(low, start) is not None
