"""How well the boundaries of points and sections are placed.

Boundary similarity after Fournier (2013), "Evaluating Text Segmentation using
Boundary Edit Distance", over the lines of the canonical text: a boundary on its
line counts whole, one up to two lines off in part, any other is a miss or an
invention.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from .scores import Score

#: Lines a boundary may be off and still count in part.
REACH = 2
#: Letters and digits of an opening that are looked for, longest first.
_LENGTHS = (60, 30, 15)


class Opened:
    """A text in which openings are looked up without regard to space and signs."""

    def __init__(self, text: str) -> None:
        self.offsets = [i for i, char in enumerate(text) if char.isalnum()]
        self.letters = _letters(text)
        starts = [i for i, char in enumerate("\n" + text[:-1]) if char == "\n"]
        self.lines = [
            start
            for start, end in zip(starts, [*starts[1:], len(text)], strict=True)
            if text[start:end].strip()
        ]

    def line(self, offset: int) -> int:
        """Number of the printed line that holds a character."""
        return bisect_right(self.lines, offset) - 1

    def find(self, openings: Iterable[str]) -> list[int]:
        """Lines of the openings, looked up one after the other; -1 where absent."""
        found, position = [], 0
        for opening in openings:
            at = self._find(_letters(opening), position)
            if at >= 0:
                position = at
            found.append(self.line(self.offsets[at]) if at >= 0 else -1)
        return found

    def _find(self, letters: str, position: int) -> int:
        for length in _LENGTHS:
            at = self.letters.find(letters[:length], position) if letters else -1
            if at >= 0:
                return at
        return -1


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum()).lower()


def compare(gold: Sequence[int], found: Sequence[int]) -> Score:
    """Boundaries by line: right (in part where near), missed and invented.

    ``right / (right + missed + invented)`` is the boundary similarity.

    >>> round(compare([3, 10, 20], [3, 11, 40]).similarity, 3)
    0.417
    """
    ours, theirs = set(gold), set(found)
    right: float = len(ours & theirs)
    lost: float = 0
    left = sorted(theirs - ours)
    missed = 0
    for line in sorted(ours - theirs):
        near = min(left, key=lambda other: abs(other - line), default=None)
        if near is None or abs(near - line) > REACH:
            missed += 1
            continue
        left.remove(near)
        share = abs(near - line) / (REACH + 1)
        right += 1 - share
        lost += share
    return Score(right, missed + lost, len(left))
