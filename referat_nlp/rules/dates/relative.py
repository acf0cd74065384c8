"""Read dates told from the meeting's day: "i går", "denne måned", "næste år"."""

from __future__ import annotations

from datetime import date, timedelta

from . import guards
from .patterns import patterns
from .pieces import Piece, Unit
from .place import Place, single
from .vocabulary import date_words

#: The rule of "sidste år" and the like, whose number is counted from the anchor.
RELATIVE = "date.relative_year"
_STEPS = {"sidste": -1, "forrige": -1, "næste": 1}
# "den sidste måned", "hver næste uge" are told from elsewhere.
_NOT_AFTER = ("de", "det", "den", "hvert", "hver", "kommende", "hele", "en", "et")


def read_relative(place: Place) -> list[Unit]:
    """Read "sidste år", "i år", "denne måned", "næste uge"."""
    match = patterns().relative.match(place.low, place.pos)
    if match is None or guards.word_before(place.low, place.pos) in _NOT_AFTER:
        return []
    step = _STEPS.get(match["which"], 0)
    if match["what"] == "år":
        return single(match, RELATIVE, Piece("year", step), None, None)
    if place.anchor is None:
        return []
    day = _moved(place.anchor, match["what"], step)
    if match["what"] == "uge":
        year, week, _ = day.isocalendar()
        return _unit(match.span(), Piece("week", week), year)
    return _unit(match.span(), Piece("month", day.month), day.year)


def read_relative_day(place: Place) -> list[Unit]:
    """Read "i går", "i morgen", "dags dato", and "i dag" where it is the meeting's."""
    match = patterns().relative_day.match(place.low, place.pos)
    if match is None or place.anchor is None:
        return []
    words = " ".join(match[0].split())
    if words == "i dag" and not guards.is_today(place.low, *match.span()):
        return []
    day = place.anchor + timedelta(days=date_words().days[words])
    return _unit(match.span(), Piece("day", day.month, day.day), day.year)


def _moved(day: date, what: str, step: int) -> date:
    if what == "uge":
        return day + timedelta(weeks=step)
    return day.replace(day=1) + timedelta(days=31 * step if step > 0 else step)


def _unit(span: tuple[int, int], piece: Piece, year: int) -> list[Unit]:
    start, end = span
    return [Unit(start, end, "date.relative", piece, piece, year, year, inferred=True)]
