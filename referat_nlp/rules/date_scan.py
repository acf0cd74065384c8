"""Find the stretches of a text that are dates, each still as a :class:`Unit`."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from . import date_guards as guards
from .date_patterns import month_numbers, patterns
from .date_pieces import Kind, Piece, Unit
from .date_words import date_words

#: The rule of "sidste år" and the like, whose number is counted from the anchor.
RELATIVE = "date.relative_year"
_PARTS = ("primo", "medio", "ultimo")
_TIE = re.compile(r" ?[-–/] ?")
_ORDINAL_DOT = re.compile(r"(\.)[^\S\n]+[a-zæøå]")
_RANGE_WORDS = re.compile(r"[-–—/]|til|t\.?o\.?m")


@dataclass(frozen=True, slots=True)
class Place:
    """A position to read at; ``low`` is the text in lower case, equally long.

    ``joined`` is where the unit before ends.
    """

    text: str
    low: str
    pos: int
    joined: int


Reader = Callable[[Place], list[Unit]]


def lower(text: str) -> str:
    """The text in lower case, every character in its place."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def scan(text: str) -> Iterator[Unit]:
    """All units of ``text``, in order and without overlap."""
    low = lower(text)
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


def _single(
    match: re.Match[str], rule: str, piece: Piece, year: int | None, weekday: int | None
) -> list[Unit]:
    return [
        Unit(match.start(), match.end(), rule, piece, piece, year, year, weekday)
    ]  # fmt: skip


def _year(digits: str | None) -> int | None:
    """A printed year; of two digits, 50-99 are of the last century."""
    if digits is None:
        return None
    number = int(digits)
    if len(digits) > 2:
        return number
    return number + (1900 if number >= 50 else 2000)


def _weekday(place: Place, pos: int) -> int | None:
    match = patterns().weekday.search(place.low, max(0, pos - 20), pos)
    return date_words().weekdays[match[1]] if match else None


def _read_iso(place: Place) -> list[Unit]:
    match = patterns().iso.match(place.low, place.pos)
    if match is None:
        return []
    piece = Piece("day", int(match["m"]), int(match["d"]))
    if piece.period(int(match["y"])) is None:
        return []
    return _single(match, "date.iso", piece, int(match["y"]), None)


def _read_numeric(place: Place) -> list[Unit]:
    match = patterns().numeric.match(place.low, place.pos)
    if match is None or not _plausible(place, match):
        return []
    year = _year(match["y"])
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
    early = Piece("day", piece.number, int(match["pre"]))
    if match["con"] in ("+", "og"):
        split = match.start("d")
        return [
            Unit(start, match.end("pre"), rule, early, early, year, year),
            Unit(split, end, rule, piece, piece, year, year),
        ]
    return [Unit(start, end, rule, early, piece, year, year)]


def _read_days_month(place: Place) -> list[Unit]:
    match = patterns().days_month.match(place.low, place.pos)
    if match is None or not _is_day_of_month(place, match):
        return []
    year = _year(match["year"] or match["short"] or match["quoted"])
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
                _end(match) if last else match.start("days") + run.end(),
                "date.day_month",
                Piece("day", number, low),
                Piece("day", number, high),
                year,
                year,
                _weekday(place, start) if low == high else None,
            )
        )
    return units if all(_exists(unit) for unit in units) else []


def _end(match: re.Match[str]) -> int:
    """Return where it ends: the dot after a full month name is the sentence's."""
    if not match["dot"] or match.end() > match.end("dot"):
        return match.end()
    short = {s for m in date_words().months for s in m.short}
    return match.end("dot") if match["month"] in short else match.end("month")


def _is_day_of_month(place: Place, match: re.Match[str]) -> bool:
    month, end = match["month"], match.end("month")
    english = {e for m in date_words().months for e in m.english}
    if month in english and not match["year"]:
        return False
    if guards.is_recurring(place.low, place.pos):
        return False
    if match["glue"].strip() == "-" and not (match["year"] or match["short"]):
        return False
    named = guards.is_name(place.text, match.start("month"), end, month)
    return not (named and guards._CAPITAL.match(place.text, end))


def _exists(unit: Unit) -> bool:
    """Whether the days exist, in the year or in some leap year."""
    dated = unit.in_year(unit.last_year or 2000)
    return dated.period() is not None


def _read_day_slash(place: Place) -> list[Unit]:
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
    )
    return _with_earlier_day(match, "date.day_slash", piece, None) if certain else []


def _read_day_dot(place: Place) -> list[Unit]:
    match = patterns().day_dot.match(place.low, place.pos)
    if match is None or not guards.has_firm_day_cue(place.low, place.pos):
        return []
    piece = Piece("day", int(match["m"]), int(match["d"]))
    if piece.period(2000) is None or guards.is_quantity(place.low, match.end()):
        return []
    # "den 10.2. kl. 15" has a dot of its own, "den 10.2." at the end has not.
    dot = _ORDINAL_DOT.match(place.text, match.end("m"))
    end = dot.end(1) if dot else match.end("m")
    weekday = _weekday(place, place.pos)
    unit = Unit(place.pos, end, "date.day_dot", piece, piece, None, None, weekday)
    return [unit]


def _number(word: str) -> int:
    """The number written "3.", "3" or "tredje"."""
    bare = word.strip(". ")
    if bare in ("sidste", "anden"):
        return 2
    return int(bare) if bare.isdigit() else date_words().numerals[bare]


def _read_quarter(place: Place) -> list[Unit]:
    match = patterns().quarter.match(place.low, place.pos)
    if match is None:
        return []
    first, last = _number(match["a"]), _number(match["b"] or match["a"])
    year = _year(match["year"])
    if not (1 <= first <= 4 and 1 <= last <= 4):
        return []
    low, high = Piece("quarter", first), Piece("quarter", last)
    if match["b"] and not _RANGE_WORDS.search(match["con"]):
        return [
            Unit(match.start(), match.end("a"), "date.quarter", low, low, year, year),
            Unit(match.start("b"), match.end(), "date.quarter", high, high, year, year),
        ]
    unit = Unit(*match.span(), "date.quarter", low, high, None, None)
    return [unit.in_year(year) if year else unit]


def _read_quarter_code(place: Place) -> list[Unit]:
    match = patterns().quarter_code.match(place.low, place.pos)
    if match is None or not place.text[place.pos].isupper():
        return []
    piece = Piece("quarter", int(match["a"][1]))
    return _single(match, "date.quarter", piece, _year(match["year"]), None)


def _read_half(place: Place) -> list[Unit]:
    match = patterns().half.match(place.low, place.pos)
    if match is None:
        return []
    piece = Piece("half", _number(match["a"]))
    year = _year(match["year"] or match["year2"])
    return _single(match, "date.half_year", piece, year, None)


def _read_week(place: Place) -> list[Unit]:
    match = patterns().week.match(place.low, place.pos)
    before = guards.word_before(place.low, place.pos)
    if match is None or before in ("pr.", "per", "hver", "om", "første", "en"):
        return []
    year = _year(match["year"])
    shift = match.start("weeks")
    spans = [
        (m.start() + shift, m.end() + shift, int(m[0]))
        for m in re.finditer(r"\d+", match["weeks"])
    ]
    units: list[Unit] = []
    for start, end, number in spans:
        piece = Piece("week", number)
        between = place.low[units[-1].end : start] if units else ""
        if units and _RANGE_WORDS.search(between):
            units[-1] = Unit(units[-1].start, end, "date.week", units[-1].first, piece)
        else:
            begin = start if units else match.start()
            units.append(Unit(begin, end, "date.week", piece, piece))
    last = units[-1]
    units[-1] = Unit(last.start, match.end(), last.rule, last.first, last.last)
    if any(not 1 <= u.last.number <= 53 for u in units):
        return []
    return [u.in_year(year) for u in units] if year else units


def _read_years(place: Place) -> list[Unit]:
    match = patterns().years.match(place.low, place.pos)
    if match is None or guards.is_quantity(place.low, match.end()):
        return []
    first, last = int(match["a"]), _last_year(match)
    if last is not None and last <= first:
        return []
    joined = _is_listed(place)
    if not joined and not guards.year_is_time(
        place.text, place.low, place.pos, span=last is not None
    ):
        return []
    kind: Kind = "year"
    if match["con"] == "/" and last == first + 1 and _is_school(place):
        kind, last = "school", first
    piece = Piece(kind)
    rule = "date.school_year" if kind == "school" else "date.year"
    return [Unit(*match.span(), rule, piece, piece, first, last or first)]


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


def _read_month(place: Place) -> list[Unit]:
    match = patterns().month.match(place.low, place.pos)
    if match is None or guards.is_recurring(place.low, place.pos):
        return []
    month, year = match["month"], _year(match["year"])
    if guards.follows_day_number(place.low, place.pos):
        return []
    if year is None and (
        (month not in _full_names() and not _has_partner(place, match))
        or guards.is_name(place.text, place.pos, match.end("month"), month)
    ):
        return []
    piece = Piece("month", month_numbers()[month])
    return [Unit(place.pos, _end(match), "date.month", piece, piece, year, year)]


def _has_partner(place: Place, match: re.Match[str]) -> bool:
    """Whether an abbreviation is tied to a second month: "aug./sept. 2024"."""
    glue = _TIE.match(place.low, match.end())
    return glue is not None and patterns().month.match(place.low, glue.end()) is not None


@functools.cache
def _full_names() -> frozenset[str]:
    return frozenset(name for m in date_words().months for name in m.names)


def _read_month_first(place: Place) -> list[Unit]:
    match = patterns().month_first.match(place.low, place.pos)
    if match is None:
        return []
    year = int(match["year"])
    piece = Piece("day", month_numbers()[match["month"]], int(match["d"]))
    if piece.period(year) is None:
        return []
    return _single(match, "date.month_first", piece, year, _weekday(place, place.pos))


def _read_part(place: Place) -> list[Unit]:
    match = patterns().part.match(place.low, place.pos)
    if match is None:
        return []
    month = month_numbers()[match["month"]] if match["month"] else 0
    year = _year(match["year"] or match["only"])
    first = Piece("part", month, _PARTS.index(match["part"]))
    last = Piece("part", month, _PARTS.index(match["part2"] or match["part"]))
    end = _end(match) if match["month"] else match.end()
    return [Unit(place.pos, end, "date.part", first, last, year, year)]


def _read_season(place: Place) -> list[Unit]:
    match = patterns().season.match(place.low, place.pos)
    if match is None or guards.is_recurring(place.low, place.pos):
        return []
    word, year = match["bare"] or match["dated"], _year(match["year"])
    if year is None and match["bare"] is None:
        return []
    number = next(s.number for s in date_words().seasons if word in (*s.bare, *s.dated))
    return _single(match, "date.season", Piece("season", number), year, None)


def _read_holiday(place: Place) -> list[Unit]:
    match = patterns().holiday.match(place.low, place.pos)
    if match is None:
        return []
    name = " ".join(re.split(r",|\s+i\s+|(?=\b[12]\d{3})", match[0])[0].split())
    day = next(h for h in date_words().holidays if name in h.names)
    if day.easter is None:
        piece = Piece("day", day.month, day.day)
    else:
        piece = Piece("holiday", 0, day.easter, day.days)
    return _single(match, "date.holiday", piece, _year(match["year"]), None)


def _read_relative(place: Place) -> list[Unit]:
    match = patterns().relative.match(place.low, place.pos)
    before = guards.word_before(place.low, place.pos)
    if match is None or before in ("de", "det", "den", "hvert", "kommende", "hele"):
        return []
    step = {"sidste": -1, "i": 0, "næste": 1}[match["which"]]
    piece = Piece("year", step)
    return _single(match, RELATIVE, piece, None, None)


_DIGIT_READERS: tuple[Reader, ...] = (
    _read_iso,
    _read_holiday,
    _read_days_month,
    _read_numeric,
    _read_day_slash,
    _read_quarter,
    _read_half,
    _read_years,
    _read_day_dot,
)
_WORD_READERS: tuple[Reader, ...] = (
    _read_month_first,
    _read_month,
    _read_part,
    _read_quarter,
    _read_half,
    _read_week,
    _read_season,
    _read_holiday,
    _read_quarter_code,
    _read_relative,
)
