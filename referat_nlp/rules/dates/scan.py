"""Find the stretches of a text that are dates, each still as a :class:`Unit`."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from datetime import date

from . import days, guards, periods, relative
from .patterns import patterns
from .pieces import Unit
from .place import Place, Reader
from .vocabulary import date_words


def scan(text: str, low: str, anchor: date | None) -> Iterator[Unit]:
    """Yield all units in order, without overlap; ``low`` is the text in lower case."""
    find = patterns().anchor.search
    pos, joined = 0, -1
    while match := find(low, pos):
        units = _read(Place(text, low, match.start(), joined, anchor))
        yield from units
        if units:
            pos = joined = units[-1].end
        else:
            pos = match.end()


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


_FOUR_DIGITS: tuple[Reader, ...] = (days.read_iso, periods.read_years)
_DIGITS = "0123456789"


def _digit_readers(low: str, pos: int) -> tuple[Reader, ...]:
    """Return the readers of a number by its length and what stands behind it."""
    length = 1
    while length < 4 and low[pos + length : pos + length + 1].isdecimal():
        length += 1
    if length > 2:
        return _FOUR_DIGITS if length == 4 else ()
    behind = low[pos + length : pos + length + 8].replace(".", " ").lstrip()[:1]
    return _day_readers(length).get(behind, ())


@functools.cache
def _day_readers(length: int) -> dict[str, tuple[Reader, ...]]:
    """Return the readers of numbers of one or two digits, by the character behind."""
    words = date_words()
    months = {n[0] for m in words.months for n in (*m.names, *m.short, *m.english)}
    names = (n.split() for h in words.holidays for n in h.names)
    holidays = {name[1][0] for name in names if name[0][0].isdigit()}
    # "og", "samt", "eller", "til" and "t.o.m." lead to the next day or quarter.
    readers: tuple[tuple[Reader, Iterable[str]], ...] = (
        (days.read_holiday, holidays),
        (days.read_days_month, {*months, *"oset&+,-–—/"}),
        (days.read_numeric, _DIGITS + "/-–+ot"),
        (days.read_day_slash, _DIGITS + "/-–+ot"),
        (periods.read_quarter, "k/-–—+,ots" if length == 1 else ""),
        (periods.read_half, "h" if length == 1 else ""),
        (periods.read_short_school_year, "/" if length == 2 else ""),
        (days.read_day_dot, _DIGITS),
    )
    return {
        char: tuple(read for read, chars in readers if char in chars)
        for char in {char for _, chars in readers for char in chars}
    }


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
        (relative.read_relative, ("sidste", "næste", "i", "denne", "forrige")),
        (relative.read_relative_day, words.days),
    )
    firsts = {name[0] for _, names in readers for name in names}
    return {
        first: tuple(
            read for read, names in readers if any(n[0] == first for n in names)
        )
        for first in firsts
    }
