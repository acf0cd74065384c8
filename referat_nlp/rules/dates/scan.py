"""Find the stretches of a text that are dates, each still as a :class:`Unit`."""

from __future__ import annotations

from collections.abc import Iterator

from . import days, guards, periods
from .patterns import patterns
from .pieces import Unit
from .place import Place, Reader


def scan(text: str, low: str) -> Iterator[Unit]:
    """Yield all units in order, without overlap; ``low`` is the text in lower case."""
    find = patterns().anchor.search
    pos, joined = 0, -1
    while match := find(low, pos):
        units = _read(Place(text, low, match.start(), joined))
        yield from units
        if units:
            pos = joined = units[-1].end
        elif low[match.start()].isdigit():
            pos = match.start() + 1
            while pos < len(low) and low[pos].isdigit():
                pos += 1
        else:
            pos = match.start() + 1


def _read(place: Place) -> list[Unit]:
    first = place.low[place.pos]
    if first.isdigit():
        if not guards.starts_clear(place.low, place.pos, place.joined):
            return []
        readers = _DIGIT_READERS
    else:
        before = place.low[place.pos - 1] if place.pos else ""
        if before in ("-", "/") and place.joined != place.pos - 1:
            return []
        readers = _WORD_READERS
    for reader in readers:
        if units := reader(place):
            return units
    return []


_DIGIT_READERS: tuple[Reader, ...] = (
    days.read_iso,
    days.read_holiday,
    days.read_days_month,
    days.read_numeric,
    days.read_day_slash,
    periods.read_quarter,
    periods.read_half,
    periods.read_short_school_year,
    periods.read_years,
    days.read_day_dot,
)
_WORD_READERS: tuple[Reader, ...] = (
    days.read_month_first,
    periods.read_month,
    periods.read_part,
    periods.read_part_of,
    periods.read_quarter,
    periods.read_half,
    periods.read_week,
    periods.read_season,
    days.read_holiday,
    periods.read_quarter_code,
    periods.read_turn,
    periods.read_relative,
)
