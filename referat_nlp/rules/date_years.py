"""Find the year that a date leaves out, from its sentence, its text, the meeting."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from .date_pieces import Unit
from .date_scan import RELATIVE
from .date_words import date_words, one_of

_SENTENCE_END = re.compile(r"[.!?:](?= +[A-ZÆØÅ])|\n(?![a-zæøå(])|\t")
_REACH = 240
# A date without any cue is rather of the months to come than of those gone by.
_BACK = 60
_CLOSE = 400
_YEARS_AROUND = (-2, -1, 0, 1, 2)
_HEADING_YEAR = re.compile(r"[^\n.]{0,60}(?<!\d)((?:19|20)\d\d):?[^\S\n]*")


def resolve(
    text: str, low: str, units: Sequence[Unit], anchor: date | None
) -> list[Unit]:
    """The units with their years; one whose year cannot be told is left out."""
    resolved: list[Unit] = []
    stated = [u for u in units if u.dated and not _is_statute(low, u)]
    for unit in units:
        if unit.dated:
            resolved.append(unit)
            continue
        if resolved and _is_elliptic(resolved[-1], unit):
            resolved.append(
                replace(unit.in_year(resolved[-1].last_year or 0), inferred=True)
            )
            continue
        near = anchor or _nearest_day(text, unit, stated)
        if near is None:
            continue
        year = _year_of(text, low, unit, stated, resolved, near)
        if year is not None:
            resolved.append(replace(unit.in_year(year), inferred=True))
    return resolved


def _is_elliptic(before: Unit, unit: Unit) -> bool:
    """Whether the two share their month, as in "10. og 17. maj"."""
    return (
        before.inferred
        and before.rule == unit.rule
        and before.last.kind == unit.first.kind == "day"
        and before.last.number == unit.first.number
        and 0 <= unit.start - before.end <= 12
    )


def _year_of(
    text: str,
    low: str,
    unit: Unit,
    stated: Sequence[Unit],
    resolved: Sequence[Unit],
    near: date,
) -> int | None:
    if unit.rule == RELATIVE:
        return near.year + unit.first.number
    years = [y for y in _candidates(unit, near) if unit.in_year(y).period()]
    if unit.weekday is not None:
        fitting = [y for y in years if _weekday_in(unit, y) == unit.weekday]
        years = fitting or years
    if len(years) < 2:
        return years[0] if years else None
    start, end = _sentence(text, unit)
    direction = _direction(low, unit, start, end)
    beside = _beside(unit, stated, start, end, near)
    if beside is not None and (beside in years or direction <= 0):
        return beside
    if direction:
        return _towards(unit, years, near, direction)
    return _without_cue(text, unit, years, resolved, near)


def _candidates(unit: Unit, near: date) -> list[int]:
    if unit.first_year is not None:
        return [unit.first_year, unit.first_year + 1]
    reach = _YEARS_AROUND
    if unit.first.kind == "day" and (unit.first.number, unit.first.day) == (2, 29):
        reach = tuple(range(-4, 5))
    return [near.year + step for step in reach]


def _weekday_in(unit: Unit, year: int) -> int | None:
    period = unit.in_year(year).period()
    return period[0].weekday() if period else None


def _sentence(text: str, unit: Unit) -> tuple[int, int]:
    """Where the sentence (or table cell) of the unit starts and ends."""
    start = max(0, unit.start - _REACH)
    for match in _SENTENCE_END.finditer(text, start, unit.start):
        start = match.end()
    match_after = _SENTENCE_END.search(text, unit.end, unit.end + _REACH)
    end = match_after.start() if match_after else min(len(text), unit.end + _REACH)
    return start, end


def _beside(
    unit: Unit, stated: Sequence[Unit], start: int, end: int, near: date
) -> int | None:
    """The year of the nearest date of the sentence that states one."""
    others = [o for o in stated if start <= o.start and o.end <= end]
    if not others:
        return None
    other = min(others, key=lambda o: _distance(unit, o))
    period = other.period()
    if period is None or period[0].year != period[1].year:
        return None
    year = period[1].year
    mine = unit.in_year(year).period()
    if mine is None or other.first.kind == "year":
        return year if abs(year - near.year) <= 2 else None
    gap = (mine[0] - period[0]).days
    if gap < -240 and other.end <= unit.start:
        return year + 1
    return year - 1 if gap > 240 and unit.end <= other.start else year


def _distance(unit: Unit, other: Unit) -> int:
    return max(other.start - unit.end, unit.start - other.end)


def _direction(low: str, unit: Unit, start: int, end: int) -> int:
    """-1 for what has happened, 1 for what is to come, 0 where nothing tells."""
    before = _last(_cues().finditer(low, start, unit.start))
    match = before or _cues().search(low, unit.end, end)
    if match is None:
        return -1 if _participles().search(low, start, end) else 0
    return -1 if match["past"] else 1


def _last(matches: Iterable[re.Match[str]]) -> re.Match[str] | None:
    last = None
    for last in matches:  # noqa: B007 - the last one is what is wanted
        pass
    return last


def _towards(unit: Unit, years: Sequence[int], near: date, direction: int) -> int:
    """The nearest year that puts the date on the right side of ``near``."""
    periods = {y: p for y in years if (p := unit.in_year(y).period())}
    if direction < 0:
        gone = [y for y, period in periods.items() if period[0] <= near]
        return max(gone, default=min(periods))
    ahead = [y for y, period in periods.items() if period[1] >= near]
    return min(ahead, default=max(periods))


def _without_cue(
    text: str, unit: Unit, years: Sequence[int], resolved: Sequence[Unit], near: date
) -> int:
    periods = {y: p for y in years if (p := unit.in_year(y).period())}
    heading = _heading_year(text, unit)
    if heading in periods and heading is not None:
        return heading
    before = resolved[-1].period() if resolved else None
    if before and _is_list(text, resolved[-1], unit):
        later = [y for y, p in periods.items() if p[1] >= before[0]]
        first = min(later, default=None)
        if first is not None and abs((periods[first][0] - near).days) <= _CLOSE:
            return first
    for year, period in sorted(periods.items()):
        if -_BACK <= (period[1] - near).days <= 365 - _BACK:
            return year
    return min(periods, key=lambda y: abs((periods[y][0] - near).days))


def _heading_year(text: str, unit: Unit) -> int | None:
    """The year that ends a line shortly above a list: "Møder 2024"."""
    line = text.rfind("\n", 0, unit.start) + 1
    if unit.start - line > 30:
        return None
    for above in reversed(text[max(0, line - 600) : line].split("\n")):
        match = _HEADING_YEAR.fullmatch(above)
        if match:
            return int(match[1])
        if len(above) > 120:
            return None
    return None


def _is_list(text: str, before: Unit, unit: Unit) -> bool:
    """Whether both dates begin neighbouring lines or stand in one short line."""
    line = text.rfind("\n", 0, unit.start) + 1
    above = text.rfind("\n", 0, before.start) + 1
    if line == above:
        return unit.start - before.end <= 60
    return (
        unit.start - line <= 25
        and before.start - above <= 25
        and text.count("\n", before.end, unit.start) <= 3
    )


def _is_statute(low: str, unit: Unit) -> bool:
    window = low[max(0, unit.start - 40) : unit.start]
    return _statutes().search(window) is not None


def _nearest_day(text: str, unit: Unit, stated: Sequence[Unit]) -> date | None:
    """A stand-in for the meeting's date: a date with year, near in the text."""
    if not stated:
        return None

    def rank(other: Unit) -> tuple[bool, bool, int]:
        low, high = sorted((unit.start, other.start))
        fine = other.last.kind in ("day", "holiday")
        return not fine, "\n" in text[low:high], _distance(unit, other)

    best = min(stated, key=rank)
    period = best.period()
    if period is None:
        return None
    return period[0] if best.last.kind != "year" else date(period[0].year, 7, 1)


@functools.cache
def _cues() -> re.Pattern[str]:
    words = date_words().words
    return re.compile(
        rf"(?<!\w)(?:(?P<past>{one_of(words.past)})|(?P<future>{one_of(words.future)}))"
        r"(?!\w)"
    )


@functools.cache
def _participles() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{one_of(date_words().words.participles)})(?!\w)")


@functools.cache
def _statutes() -> re.Pattern[str]:
    stems = one_of(date_words().words.statutes)
    return re.compile(rf"(?<!\w)(?:{stems})\s+(?:nr\.?\s*\d+\s+)?(?:af|dateret)[^.]*\Z")
