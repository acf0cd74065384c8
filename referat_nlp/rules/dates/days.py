"""Read single days: "10.02.20", "3/10 2000", "10. og 17. marts", "Maj 8, 2018"."""

from __future__ import annotations

import functools
import re

from . import guards
from .patterns import month_numbers, patterns
from .pieces import Piece, Unit
from .place import Place, end_of, single, weekday_before, year_of
from .vocabulary import date_words

_ORDINAL_DOT = re.compile(r"(\.)[^\S\n]+[a-zæøå]")


def read_iso(place: Place) -> list[Unit]:
    """Read "2024-05-14"."""
    match = patterns().iso.match(place.low, place.pos)
    if match is None:
        return []
    piece = Piece("day", int(match["m"]), int(match["d"]))
    if piece.period(int(match["y"])) is None:
        return []
    return single(match, "date.iso", piece, int(match["y"]), None)


def read_numeric(place: Place) -> list[Unit]:
    """Read "24-09-2019", "3/10 2000", "10.02.20"."""
    match = patterns().numeric.match(place.low, place.pos)
    if match is None or not _plausible(place, match):
        return []
    year = year_of(match["y"])
    piece = Piece("day", int(match["m"]), int(match["d"]))
    if year is None or piece.period(year) is None:
        return []
    return _with_earlier_day(match, "date.numeric", piece, year)


def _plausible(place: Place, match: re.Match[str]) -> bool:
    """Whether the separators and the words before allow a date."""
    one, two = match["s1"].strip(), match["s2"].strip()
    long = len(match["y"]) == 4
    spaced = " " in match["s1"] + match["s2"]
    if one == "-" and (two != "-" or spaced):
        return False
    if spaced and not long:
        return False
    if one == "." and not two:
        return guards.has_firm_day_cue(place.low, place.pos)
    if long:
        return True
    if one == "." and two not in (".", "-", "/"):
        return False
    if guards.follows_number_cue(place.low, place.pos):
        return False
    padded = len(match["d"]) == len(match["m"]) == 2
    at_line_start = place.pos == 0 or place.low[place.pos - 1] == "\n"
    return padded or one == "/" or (one == "." and not at_line_start)


def _with_earlier_day(
    match: re.Match[str], rule: str, piece: Piece, year: int | None
) -> list[Unit]:
    """The unit, with the day before it in "24.-25.10.2024" or "10+28/6"."""
    start, end = match.span()
    if match["pre"] is None:
        return [Unit(start, end, rule, piece, piece, year, year)]
    month = int(match["pre_month"] or piece.number)
    early = Piece("day", month, int(match["pre"]))
    if match["con"] in ("+", "og"):
        split = match.start("d")
        return [
            Unit(start, match.end("pre_dot"), rule, early, early, year, year),
            Unit(split, end, rule, piece, piece, year, year),
        ]
    unit = Unit(start, end, rule, early, piece)
    return [unit.in_year(year)] if year else [unit]


def read_days_month(place: Place) -> list[Unit]:
    """Read "10. og 17. marts 2024", "8.-9. maj"."""
    match = patterns().days_month.match(place.low, place.pos)
    if match is None or not _is_day_of_month(place, match):
        return []
    year = year_of(match["year"] or match["short"] or match["quoted"])
    number = month_numbers()[match["month"]]
    runs = list(
        patterns().runs.finditer(match["days"])
    )  # "8.-9." is one run, "10. og 17." are two
    units = []
    for run in runs:
        low, high = int(run["a"]), int(run["b"] or run["a"])
        start = match.start("days") + run.start()
        last = run is runs[-1]
        units.append(
            Unit(
                start,
                end_of(match) if last else match.start("days") + run.end(),
                "date.day_month",
                Piece("day", number, low),
                Piece("day", number, high),
                year,
                year,
                weekday_before(place, start) if low == high else None,
            )
        )
    return units if all(_exists(unit) for unit in units) else []


def _is_day_of_month(place: Place, match: re.Match[str]) -> bool:
    month, end = match["month"], match.end("month")
    several = len(match["days"].rstrip(".")) > 2
    if several and guards.follows_number_cue(place.low, place.pos):
        # "Møde nr. 3 - tirsdag d. 5. juni"
        return False
    if month in _english() and not match["year"]:
        return False
    if guards.is_recurring(place.low, place.pos, end):
        return False
    if match["glue"].strip() == "-" and not (match["year"] or match["short"]):
        return False
    named = guards.is_name(place.text, match.start("month"), end, month)
    return not (named and guards.precedes_name(place.text, end))


@functools.cache
def _english() -> frozenset[str]:
    return frozenset(e for m in date_words().months for e in m.english)


def _exists(unit: Unit) -> bool:
    """Whether the days exist, in the year or in some leap year."""
    dated = unit.in_year(unit.last_year or 2000)
    return dated.period() is not None


def read_day_slash(place: Place) -> list[Unit]:
    """Read "16/6" and "10+28/6"."""
    match = patterns().day_slash.match(place.low, place.pos)
    if match is None:
        return []
    day, month = int(match["d"]), int(match["m"])
    piece = Piece("day", month, day)
    if piece.period(2000) is None or guards.is_fraction(
        place.low, day, month, match.end()
    ):
        return []
    if guards.follows_number_cue(place.low, place.pos):
        return []
    certain = (
        day > 12
        or match["con"] in ("+", "og")
        or guards.has_day_cue(place.low, place.pos)
        or guards.stands_alone(place.low, *match.span())
        or guards.ends_clause(place.low, place.pos, day, month, match.end())
    )
    return _with_earlier_day(match, "date.day_slash", piece, None) if certain else []


def read_day_dot(place: Place) -> list[Unit]:
    """Read "den 10.2."."""
    match = patterns().day_dot.match(place.low, place.pos)
    if match is None or not guards.has_firm_day_cue(place.low, place.pos):
        return []
    piece = Piece("day", int(match["m"]), int(match["d"]))
    if piece.period(2000) is None or guards.is_quantity(place.low, match.end()):
        return []
    # "den 10.2. kl. 15" has a dot of its own, "den 10.2." at the end has not.
    dot = _ORDINAL_DOT.match(place.text, match.end("m"))
    end = dot.end(1) if dot else match.end("m")
    weekday = weekday_before(place, place.pos)
    unit = Unit(place.pos, end, "date.day_dot", piece, piece, None, None, weekday)
    return [unit]


def read_month_first(place: Place) -> list[Unit]:
    """Read "Maj 8, 2018"."""
    match = patterns().month_first.match(place.low, place.pos)
    if match is None:
        return []
    year = int(match["year"])
    piece = Piece("day", month_numbers()[match["month"]], int(match["d"]))
    if piece.period(year) is None:
        return []
    return single(
        match, "date.month_first", piece, year, weekday_before(place, place.pos)
    )


def read_holiday(place: Place) -> list[Unit]:
    """Read "juleaften 2023"."""
    match = patterns().holiday.match(place.low, place.pos)
    if match is None:
        return []
    name = " ".join(re.split(r",|\s+i\s+|(?=\b[12]\d{3})", match[0])[0].split())
    day = next(h for h in date_words().holidays if name in h.names)
    if day.easter is None:
        piece, year = Piece("day", day.month, day.day), year_of(match["year"])
        last = Piece("day", day.month, day.day + day.days - 1)
        return [Unit(*match.span(), "date.holiday", piece, last, year, year)]
    piece = Piece("holiday", 0, day.easter, day.days)
    return single(match, "date.holiday", piece, year_of(match["year"]), None)
