"""What the words and dates around a date say about its year."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from .cues import Cues
from .pieces import Unit
from .vocabulary import date_words, one_of

_SENTENCE_END = re.compile(r"[.!?:](?= +[A-ZÆØÅ])|\n(?![a-zæøå(])|\t")
_HEADING_YEAR = re.compile(r"[^\n.]{0,60}(?<!\d)((?:19|20)\d\d):?[^\S\n]*")
# No sentence or paragraph is looked through further than this.
_REACH = 240
_FAR = 2000


class Clues:
    """A text's cue words and the dates that state their year, ready to look up."""

    def __init__(self, text: str, low: str, units: Sequence[Unit]) -> None:
        self.text = text
        self.low = low
        self.stated = [u for u in units if u.dated and not _is_statute(low, u)]
        self._cues = Cues(low)
        self._starts = [u.start for u in self.stated]
        self._days = [u for u in self.stated if u.last.kind in ("day", "holiday")]

    @functools.cached_property
    def _ends(self) -> list[int]:
        return [m.start() for m in _SENTENCE_END.finditer(self.text)]

    def sentence(self, unit: Unit) -> tuple[int, int]:
        """Where the sentence, line or table cell of the unit starts and ends."""
        start, end = max(0, unit.start - _REACH), unit.end + _REACH
        before = bisect_left(self._ends, unit.start) - 1
        if before >= 0:
            start = max(start, self._ends[before] + 1)
        after = bisect_left(self._ends, unit.end)
        if after < len(self._ends):
            end = min(end, self._ends[after])
        return start, min(end, len(self.text))

    def direction(self, unit: Unit) -> int:
        """-1 for what has happened, 1 for what is to come, 0 where nothing tells."""
        return self._cues.direction(unit, *self.sentence(unit))

    def beside(self, unit: Unit) -> Unit | None:
        """The nearest date of the same sentence that states its year."""
        if not self.stated:
            return None
        start, end = self.sentence(unit)
        low, high = bisect_left(self._starts, start), bisect_right(self._starts, end)
        around = bisect_left(self._starts, unit.start)
        near = self.stated[max(low, around - 1) : min(high, around + 1)]
        return min(near, key=lambda other: _distance(unit, other), default=None)

    def says_when(self, unit: Unit, other: Unit) -> bool:
        """Whether a bare year is the unit's: "i 2022", "2022 1. kvartal"."""
        between = self.low[other.end : unit.start]
        if other.end <= unit.start and not between.strip(" ("):
            return True
        return self.low[max(0, other.start - 2) : other.start] == "i "

    def stand_in(self, unit: Unit) -> date | None:
        """A day for the meeting's date: that of a date near in the text."""
        others = self._days or self.stated
        around = bisect_left(others, unit.start, key=lambda other: other.start)
        near = others[max(0, around - 1) : around + 1]
        best = min(near, key=lambda other: self._rank(unit, other), default=None)
        period = best.period() if best else None
        if best is None or period is None:
            return None
        return date(period[0].year, 7, 1) if best.last.kind == "year" else period[0]

    def _rank(self, unit: Unit, other: Unit) -> tuple[bool, int]:
        low, high = sorted((unit.start, other.start))
        apart = high - low > _FAR or "\n" in self.text[low:high]
        return apart, high - low

    def heading_year(self, unit: Unit) -> int | None:
        """The year that ends a line shortly above a list: "Møder 2024"."""
        line = self.text.rfind("\n", max(0, unit.start - 30), unit.start) + 1
        if not line:
            return None
        for above in reversed(self.text[max(0, line - 600) : line].split("\n")):
            match = _HEADING_YEAR.fullmatch(above)
            if match:
                return int(match[1])
            if len(above) > 120:
                return None
        return None

    def are_listed(self, before: Unit, unit: Unit) -> bool:
        """Whether both begin neighbouring lines or stand close on one line."""
        gap = unit.start - before.end
        if gap > 400:
            return False
        lines = self.text.count("\n", before.end, unit.start)
        if not lines:
            return gap <= 60
        return lines <= 3 and self._begins_line(before) and self._begins_line(unit)

    def _begins_line(self, unit: Unit) -> bool:
        start = max(0, unit.start - 25)
        return not start or "\n" in self.text[start : unit.start]


def _distance(unit: Unit, other: Unit) -> int:
    return max(other.start - unit.end, unit.start - other.end)


def _is_statute(low: str, unit: Unit) -> bool:
    window = low[max(0, unit.start - 40) : unit.start]
    return _statutes().search(window) is not None


@functools.cache
def _statutes() -> re.Pattern[str]:
    stems = one_of(date_words().words.statutes)
    return re.compile(rf"(?<!\w)(?:{stems})\s+(?:nr\.?\s*\d+\s+)?(?:af|dateret)[^.]*\Z")
