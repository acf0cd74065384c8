"""How good topics are over labelled points: macro-F1 and calibration.

A point may have several acceptable groups, the foremost first; an answer that is any
of them is right. An empty answer is wrong, and says no probability.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

#: A group of fewer points says nothing of how well it is told.
MACRO_FROM = 3


class Answer(Struct, frozen=True):
    """The acceptable groups of a point, and the best one told with its probability."""

    gold: tuple[str, ...]
    told: str | None
    score: float = 0.0

    @property
    def right(self) -> bool:
        """Whether an acceptable group was told."""
        return self.told in self.gold

    @property
    def truth(self) -> str:
        """The group the point counts for: the told one if it is acceptable."""
        return self.told if self.told in self.gold else self.gold[0]


def macro_f1(answers: Sequence[Answer]) -> float | None:
    """F1 averaged over the groups of three points or more; ``None`` without such."""
    points = Counter(answer.truth for answer in answers)
    told = Counter(answer.told for answer in answers)
    right = Counter(answer.truth for answer in answers if answer.right)
    each = [2 * right[c] / (n + told[c]) for c, n in points.items() if n >= MACRO_FROM]
    return sum(each) / len(each) if each else None


def calibration_error(answers: Sequence[Answer]) -> float | None:
    """Expected calibration error of the answers given; ``None`` if none were."""
    from .training import calibration_error as expected

    sure = [answer for answer in answers if answer.told is not None]
    if not sure:
        return None
    return expected([a.score for a in sure], [a.right for a in sure])
