"""Supply the year that a date leaves out."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from .clues import Clues
from .pieces import Period, Piece, Unit
from .relative import RELATIVE

# A date without any cue is rather of the months to come than of those gone by.
_BACK = 60
# An agenda is written some weeks before the meeting that dates it.
_WRITTEN = timedelta(days=21)
# In a list of dates in order, the next is at most this many days off the meeting.
_CLOSE = 560
# Dates this far apart in one year are rather of two: "december … januar".
_APART = 240


def resolve(
    text: str, low: str, units: Sequence[Unit], anchor: date | None
) -> list[Unit]:
    """Give every unit its year; one whose year nothing tells is left out."""
    clues = Clues(text, low, units)
    resolved: list[Unit] = []
    for unit in units:
        if unit.dated:
            resolved.append(unit)
            continue
        before = resolved[-1] if resolved else None
        year = _year_of(clues, unit, before, anchor)
        if year is not None:
            resolved.append(unit.in_year(year, inferred=True))
    return resolved


def _year_of(
    clues: Clues, unit: Unit, before: Unit | None, anchor: date | None
) -> int | None:
    if before is not None and _is_elliptic(before, unit):
        return before.last_year
    near = anchor or clues.stand_in(unit)
    if near is None:
        return None
    if unit.rule == RELATIVE:
        return near.year + unit.first.number
    if unit.relative is not None:
        return near.year + unit.relative
    periods = _candidates(
        unit.first, unit.last, unit.first_year, unit.weekday, near.year
    )
    if len(periods) < 2:
        return next(iter(periods), None)
    direction = clues.direction(unit)
    stated = _stated_year(clues, unit, near, direction)
    if stated is not None and direction > 0:
        # "udbydes i maj og afsluttes 1. juni 2025": each plan is the next such day.
        other = clues.beside(unit)
        ahead = _towards(unit, periods, near, direction)
        if other and other.start > unit.end and ahead < stated:
            return ahead
    if stated is not None and (stated in periods or direction <= 0):
        return stated
    if direction:
        return _towards(unit, periods, near, direction)
    return _without_cue(clues, unit, before, periods, near)


def _is_elliptic(before: Unit, unit: Unit) -> bool:
    """Whether the two share their month, as in "10. og 17. maj"."""
    return (
        before.inferred
        and before.rule == unit.rule
        and before.last.kind == unit.first.kind == "day"
        and before.last.number == unit.first.number
        and 0 <= unit.start - before.end <= 12
    )


@functools.lru_cache(maxsize=4096)
def _candidates(
    first: Piece, last: Piece, first_year: int | None, weekday: int | None, near: int
) -> Mapping[int, Period]:
    """The years around ``near`` in which the date exists, on its weekday."""
    if first_year is not None:
        years = range(first_year, first_year + 2)
    elif (last.number, last.day) == (2, 29):
        years = range(near - 4, near + 5)
    else:
        years = range(near - 2, near + 3)
    unit = Unit(0, 0, "", first, last, first_year)
    periods = {y: p for y in years if (p := unit.period_in(y))}
    fitting = {y: p for y, p in periods.items() if p[0].weekday() == weekday}
    return fitting or periods


def _stated_year(clues: Clues, unit: Unit, near: date, direction: int) -> int | None:
    """The year that a date of the same sentence lends."""
    other = clues.beside(unit)
    period = other.period() if other else None
    if other is None or period is None or period[0].year != period[1].year:
        return None
    year = period[1].year
    if other.first.kind == "year":
        said = clues.says_when(unit, other) and other.end <= unit.start
        return year if said and (direction < 0 or abs(year - near.year) <= 2) else None
    mine = unit.period_in(year)
    if mine is None:
        return None
    # "ophører 1. april som besluttet 11. december 2023" looks ahead.
    if direction > 0 and mine[1] < near - _WRITTEN:
        return None
    gap = (mine[0] - period[0]).days
    if gap < -_APART and other.end <= unit.start:
        return year + 1
    return year - 1 if gap > _APART and unit.end <= other.start else year


def _towards(
    unit: Unit, periods: Mapping[int, Period], near: date, direction: int
) -> int:
    """Choose the nearest year that puts the date on the right side of ``near``."""
    if direction < 0:
        gone = [year for year, period in periods.items() if period[0] <= near]
        return max(gone, default=min(periods))
    slack = _WRITTEN if unit.last.kind == "day" else timedelta()
    ahead = [year for year, period in periods.items() if period[1] >= near - slack]
    return min(ahead, default=max(periods))


def _without_cue(
    clues: Clues,
    unit: Unit,
    before: Unit | None,
    periods: Mapping[int, Period],
    near: date,
) -> int:
    heading = clues.heading_year(unit)
    if heading is not None and heading in periods:
        return heading
    earlier = before.period() if before and clues.are_listed(before, unit) else None
    if earlier:
        later = [year for year, p in periods.items() if p[1] >= earlier[0]]
        first = min(later, default=None)
        if first is not None and abs((periods[first][0] - near).days) <= _CLOSE:
            return first
    for year, period in sorted(periods.items()):
        if -_BACK <= (period[1] - near).days <= 365 - _BACK:
            return year
    return min(periods, key=lambda y: abs((periods[y][0] - near).days))
