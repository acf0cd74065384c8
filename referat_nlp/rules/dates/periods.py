"""Read months, quarters, half-years, weeks, seasons and years."""

from __future__ import annotations

import functools
import re

from . import guards
from .patterns import month_numbers, patterns
from .pieces import Kind, Piece, Unit
from .place import RANGE_WORDS, Place, end_of, single, year_of
from .tables import ends_title, is_cell
from .vocabulary import date_words

_PARTS = ("primo", "medio", "ultimo")
_TIE = re.compile(r" ?[-–/] ?")
_SEASON_TIE = re.compile(r" ?[-–/] ?| og | samt ")
_AHEAD = re.compile(r" og (?:frem|videre)")


def read_month(place: Place) -> list[Unit]:
    """Read "december 2019" and a bare "maj"."""
    match = patterns().month.match(place.low, place.pos)
    if match is None or guards.is_recurring(place.low, place.pos, match.end()):
        return []
    month, year = match["month"], year_of(match["year"])
    if guards.follows_day_number(place.low, place.pos):
        return []
    if year is None and (
        (month not in _full_names() and not _has_partner(place, match))
        or guards.is_name(place.text, place.pos, match.end("month"), month)
    ):
        return []
    piece = Piece("month", month_numbers()[month])
    return [Unit(place.pos, end_of(match), "date.month", piece, piece, year, year)]


def _has_partner(place: Place, match: re.Match[str]) -> bool:
    """Whether an abbreviation is tied to a second month: "aug./sept. 2024"."""
    glue = _TIE.match(place.low, match.end())
    return (
        glue is not None and patterns().month.match(place.low, glue.end()) is not None
    )


@functools.cache
def _full_names() -> frozenset[str]:
    return frozenset(name for m in date_words().months for name in m.names)


def read_part(place: Place) -> list[Unit]:
    """Read "ultimo 2016", "medio/ultimo maj"."""
    match = patterns().part.match(place.low, place.pos)
    if match is None:
        return []
    month = month_numbers()[match["month"]] if match["month"] else 0
    year = year_of(match["year"] or match["only"])
    first = Piece("part", month, _PARTS.index(match["part"]))
    last = Piece("part", month, _PARTS.index(match["part2"] or match["part"]))
    end = end_of(match) if match["month"] else match.end()
    return [Unit(place.pos, end, "date.part", first, last, year, year)]


def read_part_of(place: Place) -> list[Unit]:
    """Read "ultimo 2. kvartal", "primo 1. halvår 2025": a month at its edge."""
    match = patterns().part_of.match(place.low, place.pos)
    if match is None:
        return []
    number, part = _number(match["a"]), _PARTS.index(match["part"])
    length = 3 if match["q"] else 6
    if not 1 <= number <= 12 // length or (part == 1 and length == 6):
        return []
    month = (number - 1) * length + (1, 2, length)[part]
    return single(
        match, "date.part", Piece("month", month), year_of(match["year"]), None
    )


def _number(word: str) -> int:
    """The number written "3.", "3" or "tredje"."""
    bare = word.strip(". ")
    if bare in ("sidste", "anden"):
        return 2
    return int(bare) if bare.isdigit() else date_words().numerals[bare]


def read_quarter(place: Place) -> list[Unit]:
    """Read "3. kvartal 2023", "1.-3. kvartal"."""
    match = patterns().quarter.match(place.low, place.pos)
    if match is None:
        return []
    first, last = _number(match["a"]), _number(match["b"] or match["a"])
    year = year_of(match["year"])
    if not (1 <= first <= 4 and 1 <= last <= 4):
        return []
    low, high = Piece("quarter", first), Piece("quarter", last)
    if match["b"] and not RANGE_WORDS.search(match["con"]):
        return [
            Unit(match.start(), match.end("a"), "date.quarter", low, low, year, year),
            Unit(match.start("b"), match.end(), "date.quarter", high, high, year, year),
        ]
    unit = Unit(*match.span(), "date.quarter", low, high, None, None)
    return [unit.in_year(year) if year else unit]


def read_quarter_code(place: Place) -> list[Unit]:
    """Read "Q3 2023", "H1 2025"."""
    match = patterns().quarter_code.match(place.low, place.pos)
    if match is None or not place.text[place.pos].isupper():
        return []
    kind: Kind = "quarter" if match["a"][0] == "q" else "half"
    piece = Piece(kind, int(match["a"][1]))
    return single(match, f"date.{kind}", piece, year_of(match["year"]), None)


def read_half(place: Place) -> list[Unit]:
    """Read "2. halvår 2024", "første halvdel af 2024"."""
    match = patterns().half.match(place.low, place.pos)
    if match is None:
        return []
    piece = Piece("half", _number(match["a"]))
    year = year_of(match["year"] or match["year2"])
    return single(match, "date.half_year", piece, year, None)


def read_week(place: Place) -> list[Unit]:
    """Read "uge 7 2024", "ugerne 28-30"."""
    match = patterns().week.match(place.low, place.pos)
    before = guards.word_before(place.low, place.pos)
    if match is None or before in ("pr.", "per", "hver", "om", "første", "en"):
        return []
    year = year_of(match["year"])
    shift = match.start("weeks")
    spans = [
        (m.start() + shift, m.end() + shift, int(m[0]))
        for m in re.finditer(r"\d+", match["weeks"])
    ]
    units: list[Unit] = []
    for start, end, number in spans:
        piece = Piece("week", number)
        between = place.low[units[-1].end : start] if units else ""
        if units and RANGE_WORDS.search(between):
            units[-1] = Unit(units[-1].start, end, "date.week", units[-1].first, piece)
        else:
            begin = start if units else match.start()
            units.append(Unit(begin, end, "date.week", piece, piece))
    last = units[-1]
    units[-1] = Unit(last.start, match.end(), last.rule, last.first, last.last)
    if any(not 1 <= u.last.number <= 53 for u in units):
        return []
    return [u.in_year(year) for u in units] if year else units


def read_season(place: Place) -> list[Unit]:
    """Read "foråret 2025", "vinteren 2023/24"."""
    match = patterns().season.match(place.low, place.pos)
    if match is None or guards.is_recurring(place.low, place.pos, match.end()):
        return []
    word = match["bare"] or match["dated"]
    year = year_of(match["year"] or match["short"])
    if year is None and match["bare"] is None and not _has_next_season(place, match):
        return []
    number = next(s.number for s in date_words().seasons if word in (*s.bare, *s.dated))
    return single(match, "date.season", Piece("season", number), year, None)


def _has_next_season(place: Place, match: re.Match[str]) -> bool:
    """Whether a season is tied to a dated one: "efterår/vinter 2024"."""
    tie = _SEASON_TIE.match(place.low, match.end())
    after = patterns().season.match(place.low, tie.end()) if tie else None
    return after is not None and after["year"] is not None


def read_turn(place: Place) -> list[Unit]:
    """Read "årsskiftet 2024/2025": the days on both sides of it."""
    match = patterns().turn.match(place.low, place.pos)
    if match is None:
        return []
    first = int(match["a"])
    if int(match["b"]) % 100 != (first + 1) % 100:
        return []
    eve, day = Piece("day", 12, 31), Piece("day", 1, 1)
    return [Unit(*match.span(), "date.turn", eve, day, first, first + 1)]


def read_years(place: Place) -> list[Unit]:
    """Read "2023", "2021-2024" and "2026/27" where they are times."""
    match = patterns().years.match(place.low, place.pos)
    if match is None or guards.is_quantity(place.low, match.end()):
        return []
    first, last, end = int(match["a"]), _last_year(match), match.end()
    if match["con"] == "til" and guards.tells_of_move(place.low, place.pos):
        # "overføres fra 2023 til 2024" is two years.
        last, end = None, match.end("a")
    if last is not None and (last <= first or _is_odd_slash(match, first, last)):
        return []
    if not (
        _is_listed(place)
        or _AHEAD.match(place.low, match.end())
        or guards.year_is_time(place.text, place.low, place.pos, span=last is not None)
        or (last is None and is_cell(place.low, place.pos, end))
        or ends_title(place.low, place.pos, end)
    ):
        return []
    kind: Kind = "year"
    if match["con"] == "/" and last == first + 1 and _is_school(place):
        kind, last = "school", first
    piece = Piece(kind)
    rule = "date.school_year" if kind == "school" else "date.year"
    return [Unit(place.pos, end, rule, piece, piece, first, last or first)]


def read_short_school_year(place: Place) -> list[Unit]:
    """Read "skoleåret 23/24"."""
    match = patterns().school.match(place.low, place.pos)
    if match is None or int(match["b"]) != (int(match["a"]) + 1) % 100:
        return []
    if not guards.word_before(place.low, place.pos).startswith("skoleår"):
        return []
    return single(match, "date.school_year", Piece("school"), year_of(match["a"]), None)


def _is_odd_slash(match: re.Match[str], first: int, last: int) -> bool:
    """Whether a slash joins what are no years in a row: "2014/24/EU", "2019/1"."""
    return match["con"] == "/" and len(match["b"]) == 2 and last != first + 1


def _last_year(match: re.Match[str]) -> int | None:
    """The end of a span of years: "2021-2024", "2025-28"."""
    if match["b"] is None:
        return None
    if len(match["b"]) == 4:
        return int(match["b"])
    return int(match["a"][:2] + match["b"])


def _is_listed(place: Place) -> bool:
    """Whether a year or a date comes before and "og" or a comma between."""
    if place.joined < 0 or place.pos - place.joined > 12:
        return False
    gap = place.low[place.joined : place.pos]
    return patterns().listing.match(gap) is not None


def _is_school(place: Place) -> bool:
    before = guards.word_before(place.low, place.pos)
    return not before.startswith(("regnskab", "budget", "finans", "årsskift"))
