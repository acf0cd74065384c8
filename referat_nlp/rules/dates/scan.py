"""Find the stretches of a text that are dates, each still as a :class:`Unit`."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator

from . import days, guards, periods
from .patterns import patterns
from .pieces import Unit
from .place import Place, Reader
from .vocabulary import date_words


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
        readers = _digit_readers(place.low, place.pos)
    else:
        before = place.low[place.pos - 1] if place.pos else ""
        if before in ("-", "/") and place.joined != place.pos - 1:
            return []
        readers = _word_readers().get(first, ())
    for reader in readers:
        if units := reader(place):
            return units
    return []


# What can begin with a number of one digit, of two and of four.
_ONE_DIGIT: tuple[Reader, ...] = (
    days.read_holiday,
    days.read_days_month,
    days.read_numeric,
    days.read_day_slash,
    periods.read_quarter,
    periods.read_half,
    days.read_day_dot,
)
_TWO_DIGITS: tuple[Reader, ...] = (
    days.read_holiday,
    days.read_days_month,
    days.read_numeric,
    days.read_day_slash,
    periods.read_short_school_year,
    days.read_day_dot,
)
_FOUR_DIGITS: tuple[Reader, ...] = (days.read_iso, periods.read_years)


def _digit_readers(low: str, pos: int) -> tuple[Reader, ...]:
    """Return the readers of a number as long as the one that begins at ``pos``."""
    if not low[pos + 1 : pos + 2].isdecimal():
        return _ONE_DIGIT
    if not low[pos + 2 : pos + 3].isdecimal():
        return _TWO_DIGITS
    return _FOUR_DIGITS if low[pos + 3 : pos + 4].isdecimal() else ()


@functools.cache
def _word_readers() -> dict[str, tuple[Reader, ...]]:
    """Return the readers of words by the letter that these begin with."""
    words = date_words()
    months = [n for m in words.months for n in (*m.names, *m.short, *m.english)]
    parts = ("primo", "medio", "ultimo")
    readers: tuple[tuple[Reader, Iterable[str]], ...] = (
        (days.read_month_first, months),
        (periods.read_month, months),
        (periods.read_part, parts),
        (periods.read_part_of, parts),
        (periods.read_quarter, words.numerals),
        (periods.read_half, ("første", "andet", "anden", "sidste")),
        (periods.read_week, ("uge",)),
        (periods.read_season, [n for s in words.seasons for n in (*s.bare, *s.dated)]),
        (days.read_holiday, [n for h in words.holidays for n in h.names]),
        (periods.read_quarter_code, ("q", "h")),
        (periods.read_turn, ("årsskiftet",)),
        (periods.read_relative, ("sidste", "næste", "i")),
    )
    firsts = {name[0] for _, names in readers for name in names}
    return {
        first: tuple(
            read for read, names in readers if any(n[0] == first for n in names)
        )
        for first in firsts
    }
