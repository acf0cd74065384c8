"""Calendar arithmetic: what a piece of a date means once its year is known."""

from __future__ import annotations

import calendar
import functools
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

Kind = Literal[
    "day", "month", "part", "quarter", "half", "week", "season", "school",
    "holiday", "year",
]  # fmt: skip
Period = tuple[date, date]

#: The years a date in minutes can be of; other figures are not years.
FIRST_YEAR, LAST_YEAR = 1900, 2100


class Piece(Struct, frozen=True, gc=False):
    """A date but for its year; the meaning of the numbers depends on the kind.

    ``number`` is the month, quarter, half-year, week or EDTF season; ``day`` is a
    day of the month, or the third of a ``part`` (0 primo, 1 medio, 2 ultimo); a
    holiday counts ``day`` days from Easter Sunday and lasts ``length`` days.
    """

    kind: Kind
    number: int = 0
    day: int = 0
    length: int = 1

    def period(self, year: int) -> Period | None:
        """First and last day in ``year``; ``None`` for a day that does not exist."""
        return _period(self, year)


class Unit(Struct, frozen=True, gc=False):
    """A stretch of text that is a date or, with ``first`` ≠ ``last``, a period.

    A year that the stretch does not state is ``None`` until it is resolved; of "1. maj
    næste år" it is ``relative`` to that of the meeting.
    """

    start: int
    end: int
    rule: str
    first: Piece
    last: Piece
    first_year: int | None = None
    last_year: int | None = None
    weekday: int | None = None
    inferred: bool = False
    relative: int | None = None

    def period(self) -> Period | None:
        """Both ends, or ``None`` without a year or for what is no period."""
        if self.first_year is None or self.last_year is None:
            return None
        first = self.first.period(self.first_year)
        last = self.last.period(self.last_year)
        if first is None or last is None or first[0] > last[1]:
            return None
        return first[0], last[1]

    def in_year(self, year: int, *, inferred: bool = False) -> Unit:
        """The unit with its last year set; the first is the same or the one before."""
        return Unit(
            self.start,
            self.end,
            self.rule,
            self.first,
            self.last,
            self._first_year(year),
            year,
            self.weekday,
            self.inferred or inferred,
        )

    def period_in(self, year: int) -> Period | None:
        """Both ends if the last year is ``year``; ``None`` for what is no period."""
        last = self.last.period(year)
        if last is None or (self.first is self.last and self.first_year is None):
            return last
        first = self.first.period(self._first_year(year))
        if first is None or first[0] > last[1]:
            return None
        return first[0], last[1]

    def _first_year(self, year: int) -> int:
        if self.first_year is not None:
            return self.first_year
        if self.first is self.last:
            return year
        first, last = self.first.period(year), self.last.period(year)
        crosses = first is not None and last is not None and first[0] > last[1]
        return year - 1 if crosses else year

    @property
    def dated(self) -> bool:
        """Whether the year is known."""
        return self.last_year is not None


@functools.lru_cache(maxsize=4096)
def _period(piece: Piece, year: int) -> Period | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return _PERIODS[piece.kind](piece, year)
    except (ValueError, OverflowError):
        return None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar.

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    century = year // 100
    golden = year % 19
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= moon // 28 * (1 - moon // 28 * (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def edtf(unit: Unit, period: Period) -> str:
    """The period in EDTF level 0 or 1 (ISO 8601-2).

    >>> month = Piece("month", 12)
    >>> edtf(Unit(0, 0, "", month, month, 2019, 2019), month.period(2019))
    '2019-12'
    """
    if period[0] == period[1]:
        return period[0].isoformat()
    low, high = _short(unit.first, unit.first_year), _short(unit.last, unit.last_year)
    if unit.first.kind == unit.last.kind and low and high:
        if unit.first.kind == "season" and low != high:
            return f"{period[0]}/{period[1]}"
        return low if low == high else f"{low}/{high}"
    return f"{period[0]}/{period[1]}"


def _short(piece: Piece, year: int | None) -> str | None:
    """The form EDTF has of its own for the piece."""
    if piece.kind == "year":
        return f"{year}"
    if piece.kind in ("month", "season"):
        return f"{year}-{piece.number:02}"
    return None


def _months(year: int, first: int, last: int) -> Period:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _day(piece: Piece, year: int) -> Period:
    day = date(year, piece.number, piece.day)
    return day, day


def _part(piece: Piece, year: int) -> Period:
    if not piece.number:  # of a year: January, June, December
        month = (1, 6, 12)[piece.day]
        return _months(year, month, month)
    low, high = _months(year, piece.number, piece.number)
    starts = (low, low.replace(day=11), low.replace(day=21))
    ends = (low.replace(day=10), low.replace(day=20), high)
    return starts[piece.day], ends[piece.day]


def _week(piece: Piece, year: int) -> Period:
    monday = date.fromisocalendar(year, piece.number, 1)
    return monday, monday + timedelta(days=6)


def _season(piece: Piece, year: int) -> Period:
    if piece.number == 24:  # winter runs into the next year
        return date(year, 12, 1), _months(year + 1, 2, 2)[1]
    first = 3 * (piece.number - 20)
    return _months(year, first, first + 2)


def _holiday(piece: Piece, year: int) -> Period:
    day = easter(year) + timedelta(days=piece.day)
    return day, day + timedelta(days=piece.length - 1)


_PERIODS: dict[Kind, Callable[[Piece, int], Period]] = {
    "day": _day,
    "month": lambda piece, year: _months(year, piece.number, piece.number),
    "part": _part,
    "quarter": lambda p, year: _months(year, 3 * p.number - 2, 3 * p.number),
    "half": lambda p, year: _months(year, 6 * p.number - 5, 6 * p.number),
    "week": _week,
    "season": _season,
    "school": lambda piece, year: (date(year, 8, 1), date(year + 1, 7, 31)),
    "holiday": _holiday,
    "year": lambda piece, year: _months(year, 1, 12),
}
