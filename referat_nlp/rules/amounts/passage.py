"""A text and what every rule about amounts asks of it."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Callable

from ..lower_case import lower
from .vocabulary import starts_of, unit_pattern, words

_REACH = 240
# A sentence ends at ";", a stop before a capital and a line's end, unless a small
# letter carries it on; the stops of "mio. kr." and "pr. år" come before those.
_SENTENCE_END = re.compile(
    r"[\t;\n.!?](?:(?<=[\t;])|(?<=\n)(?![a-zæøå])|(?<=[.!?])(?=\s+[A-ZÆØÅ]))"
)
# "1.500,-" names no currency.
_DASHES = (",-", ",–", ",—", ".-", ".–", ".—")


class Passage:
    """A text, its lower case (``low``, equally long), its units and sentences.

    ``marks`` are the places where a unit of money may begin: most sentences hold
    none, and no amount is without one.
    """

    __slots__ = ("_ends", "_held", "low", "marks", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.low = lower(text)
        self.marks = unit_marks(self.low)
        self._ends: list[int] | None = None
        self._held: dict[Callable[[], tuple[str, ...]], tuple[str, ...]] = {}

    def holding(self, pieces: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
        """Return those of some pieces of text that the text holds, sought once."""
        held = self._held.get(pieces)
        if held is None:
            held = self._held[pieces] = tuple(filter(self.low.__contains__, pieces()))
        return held

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return the bounds of the sentence around an amount."""
        ends = self._ends
        if ends is None:
            ends = [match.start() for match in _SENTENCE_END.finditer(self.text)]
            self._ends = ends
        left, right = max(0, start - _REACH), min(len(self.text), end + _REACH)
        if ends:
            before = bisect_left(ends, start) - 1
            after = bisect_left(ends, max(start, end - 1))
            if before >= 0:
                left = max(left, ends[before] + 1)
            if after < len(ends):
                right = min(right, ends[after])
        return left, max(end, right)


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
    return re.compile(unit_pattern())


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


def _is_dash(low: str, start: int) -> bool:
    return not low[start + 2 : start + 3].isalnum() and low[start - 1 : start].isdigit()


def _is_unit(low: str, start: int) -> bool:
    """Whether a whole word is there: no "kr" in "krav" or "skrevet", but in "tkr."."""
    if low[start - 1 : start].isalpha() and not low.endswith(_glued(), 0, start):
        return False
    return _unit().match(low, start) is not None
