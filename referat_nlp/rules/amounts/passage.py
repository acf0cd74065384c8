"""A text and what every rule about amounts asks of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from ..lower_case import lower
from .glance import cues_in, unit_marks, units_in

_REACH = 240
# A sentence ends at ";", a stop before a capital and a line's end, unless a small
# letter carries it on; the stops of "mio. kr." and "pr. år" come before those.
_SENTENCE_END = re.compile(
    r"[\t;\n.!?](?:(?<=[\t;])|(?<=\n)(?![a-zæøå])|(?<=[.!?])(?=\s+[A-ZÆØÅ]))"
)


class Passage:
    """A text, its lower case (``low``, equally long), its units and sentences.

    ``units`` is how many units of money may stand in it: most sentences hold none,
    and no amount is without one. ``cues`` tells which words around amounts it may
    hold (see :mod:`.glance`).
    """

    __slots__ = ("_ends", "_held", "_marks", "cues", "low", "text", "units")

    def __init__(self, text: str) -> None:
        self.text = text
        self.low = lower(text)
        words = self.low.split()
        self.units = units_in(words)
        self._marks: list[int] | None = None
        self._ends: list[int] | None = None
        self._held: dict[Callable[[], tuple[str, ...]], tuple[str, ...]] = {}
        self.cues = cues_in(words) if self.units else 0

    @property
    def marks(self) -> list[int]:
        """The places where a unit of money may begin."""
        if self._marks is None:
            self._marks = unit_marks(self.low)
        return self._marks

    def holding(self, pieces: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
        """Return those of some pieces of text that the text holds, sought once."""
        held = self._held.get(pieces)
        if held is None:
            held = self._held[pieces] = tuple(filter(self.low.__contains__, pieces()))
        return held

    @property
    def ends(self) -> list[int]:
        """The places where sentences end."""
        if self._ends is None:
            self._ends = [match.start() for match in _SENTENCE_END.finditer(self.text)]
        return self._ends

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return the bounds of the sentence around an amount."""
        ends = self.ends
        first, last = bisect_left(ends, start), bisect_left(ends, max(start, end - 1))
        left = ends[first - 1] + 1 if first else 0
        right = ends[last] if last < len(ends) else len(self.text)
        return max(left, start - _REACH), max(end, min(right, end + _REACH))
