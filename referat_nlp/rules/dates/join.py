"""Join a from-date and a to-date into one period, and share years in lists."""

from __future__ import annotations

import re

from msgspec.structs import replace

from . import guards
from .patterns import patterns
from .pieces import Unit
from .relative import RELATIVE

_FINE = ("day", "holiday", "part", "week")
_MIDDLE = ("month", "quarter", "half", "season", "part")
_BETWEEN = re.compile(r"(?<!\w)(?:imellem|mellem)\s+(?:den\s+|d\.\s*)?\Z")
_AND = re.compile(r"\s*og\s+(?:den\s+|d\.\s*)?\Z")
_SLASH = re.compile(r"\s?/\s?\Z")


def take_relative_years(low: str, units: list[Unit]) -> list[Unit]:
    """Make one date of "1. maj" and the "næste år" behind it."""
    taken: list[Unit] = []
    for unit in units:
        before = taken[-1] if taken else None
        if (
            before
            and unit.rule == RELATIVE != before.rule
            and not before.dated
            and low[before.end : unit.start] == " "
        ):
            step = unit.first.number
            taken[-1] = replace(before, end=unit.end, relative=step)
        else:
            taken.append(unit)
    return taken


def join(low: str, units: list[Unit]) -> list[Unit]:
    """Periods out of neighbouring units: "1. maj" – "3. juni 2024"."""
    joined: list[Unit] = []
    for unit in units:
        before = joined[-1] if joined else None
        if before is not None and _are_period(low, before, unit):
            period = _period(before, unit)
            if period is not None:
                joined[-1] = period
                continue
        joined.append(unit)
    return joined


def share_years(low: str, units: list[Unit]) -> list[Unit]:
    """Give "1. maj" of "1. maj og 3. juni 2024" the year of its neighbour."""
    shared = list(units)
    for here in range(len(shared) - 2, -1, -1):
        unit, after = shared[here], shared[here + 1]
        if unit.dated or after.first_year is None or after.first.kind == "year":
            continue
        if not patterns().listing.match(low[unit.end : after.start]):
            continue
        dated = unit.in_year(after.first_year)
        mine, other = dated.period(), after.period()
        if mine and other and mine[0] > other[0]:
            dated = unit.in_year(after.first_year - 1)
        if dated.period() is not None:
            shared[here] = replace(dated, inferred=after.inferred or _own_month(unit))
    return shared


def _own_month(unit: Unit) -> bool:
    """Whether more than a day number stands there: its year is then inferred."""
    return unit.rule != "date.day_month" or unit.end - unit.start > 3


def _are_period(low: str, before: Unit, unit: Unit) -> bool:
    if unit.start - before.end > 45 or before.first != before.last:
        return False
    gap = low[before.end : unit.start]
    if not _is_tie(low, gap, before, unit):
        return False
    if RELATIVE in (before.rule, unit.rule):
        return False
    return "til" not in gap or not (
        guards.tells_of_move(low, before.start)
        or guards.tells_of_growth(low, before.start)
    )


def _is_tie(low: str, gap: str, before: Unit, unit: Unit) -> bool:
    if not _same_grain(before, unit):
        return False
    if patterns().join.match(gap):
        return True
    if _SLASH.match(gap):
        iso = before.rule == unit.rule == "date.iso"
        return iso or "day" not in (before.first.kind, unit.first.kind)
    return _AND.match(gap) is not None and bool(
        _BETWEEN.search(low, max(0, before.start - 16), before.start)
    )


def _same_grain(before: Unit, unit: Unit) -> bool:
    """A day joins a day, a month a month: "1. maj - 2024" is no period."""
    kinds = {before.last.kind, unit.first.kind}
    if len(kinds) == 1:
        return True
    return kinds <= set(_FINE) or kinds <= set(_MIDDLE) or kinds == {"part", "year"}


def _period(before: Unit, unit: Unit) -> Unit | None:
    period = Unit(
        before.start,
        unit.end,
        before.rule,
        before.first,
        unit.last,
        before.first_year,
        unit.last_year,
        inferred=unit.inferred,
        relative=unit.relative,
    )
    if unit.last_year is not None:
        period = period.in_year(unit.last_year)
    elif before.first_year is not None:
        period = _forward(period, before.first_year)
    if period.dated and period.period() is None:
        return None
    return period


def _forward(period: Unit, year: int) -> Unit:
    """A period whose first date has the year: the last is on or after it."""
    dated = replace(period, last_year=year)
    return dated if dated.period() else replace(period, last_year=year + 1)
