"""A position in a text, and what every reader of dates needs."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from msgspec import Struct

from .patterns import patterns
from .pieces import Piece, Unit
from .vocabulary import date_words

RANGE_WORDS = re.compile(r"[-–—/]|til|t\.?o\.?m")


class Place(Struct, frozen=True, gc=False):
    """A position to read at; ``low`` is the text in lower case, equally long.

    ``joined`` is where the unit before ends, ``anchor`` the meeting's date.
    """

    text: str
    low: str
    pos: int
    joined: int
    anchor: date | None


Reader: TypeAlias = Callable[[Place], list[Unit]]


def single(
    match: re.Match[str], rule: str, piece: Piece, year: int | None, weekday: int | None
) -> list[Unit]:
    """Make the one unit of a match."""
    return [
        Unit(match.start(), match.end(), rule, piece, piece, year, year, weekday)
    ]  # fmt: skip


def year_of(digits: str | None) -> int | None:
    """A printed year; of two digits, 50-99 are of the last century."""
    if digits is None:
        return None
    number = int(digits)
    if len(digits) > 2:
        return number
    return number + (1900 if number >= 50 else 2000)


def weekday_before(place: Place, pos: int) -> int | None:
    """Return the weekday that stands before ``pos``."""
    match = patterns().weekday.search(place.low, max(0, pos - 20), pos)
    return date_words().weekdays[match[1]] if match else None


def end_of(match: re.Match[str]) -> int:
    """Return where it ends: the dot after a full month name is the sentence's."""
    if not match["dot"] or match.end() > match.end("dot"):
        return match.end()
    return match.end("dot") if match["month"] in _short() else match.end("month")


@functools.cache
def _short() -> frozenset[str]:
    return frozenset(s for m in date_words().months for s in m.short)
