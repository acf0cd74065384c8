"""The other readers of money and dates, each made to speak the contract's terms.

Every reader is a function of a challenge line; what it lacks (finding, scaling by
"mio.", periods) is lent to it where a user could lend it too, so that its row shows
the parsing. A reader whose package is missing raises ``ImportError`` when made.
"""

# mypy: disable-error-code="import-untyped,import-not-found"

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tests.test_frozen import Key, Line

Reader = Callable[[Line], Iterable[Key]]

NUMBER = r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:,\d+)?"
AMOUNT = re.compile(
    rf"(?P<number>{NUMBER}) ?(?P<scale>mio\.|mia\.|t\.)? ?kr\.?"
    rf"|kr\. ?(?P<after>{NUMBER})"
)
UNIT = re.compile(r" ?(mio\.|mia\.|t\.)? ?kr\.?")
SCALE = {"mio.": 10**6, "mia.": 10**9, "t.": 10**3, None: 1}

# fmt: off
MONTHS = [
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
]
# fmt: on
DATE = re.compile(
    r"(?P<d>\d{1,2})[-./](?P<m>\d{1,2})[-./ ](?P<y>\d{4}|\d{2})\b"
    rf"|(?:(?P<day>\d{{1,2}})\. )?(?P<month>{'|'.join(MONTHS)})(?: (?P<year>\d{{4}}))?",
    re.IGNORECASE,
)


def naive_amounts() -> Reader:
    return lambda line: _parsed_amounts(
        line, lambda number: Decimal(number.replace(".", "").replace(",", "."))
    )


def babel_amounts() -> Reader:
    from babel.numbers import parse_decimal

    return lambda line: _parsed_amounts(
        line, lambda number: parse_decimal(number, locale="da_DK")
    )


def price_parser_lines() -> Reader:
    """Read one price of a line, which is all it does; the unit behind is lent."""
    from price_parser import Price

    def read(line: Line) -> Iterator[Key]:
        price = Price.fromstring(line.text, decimal_separator=",")
        if price.amount is not None and price.currency:
            start = line.text.find(price.amount_text)
            end = start + len(price.amount_text)
            scale = UNIT.match(line.text, end)
            value = price.amount * SCALE[scale[1] if scale else None]
            yield start, scale.end() if scale else end, value, value, "DKK", None

    return read


def price_parser_amounts() -> Reader:
    from price_parser import Price

    def parse(number: str) -> Decimal | None:
        price = Price.fromstring(number, decimal_separator=",")
        amount: Decimal | None = price.amount
        return -amount if amount and number.startswith("-") else amount

    return lambda line: _parsed_amounts(line, parse)


def _parsed_amounts(
    line: Line, parse: Callable[[str], Decimal | None]
) -> Iterator[Key]:
    for found in AMOUNT.finditer(line.text):
        value = parse(found["number"] or found["after"])
        if value is not None:
            value *= SCALE[found["scale"]]
            yield *found.span(), value, value, "DKK", None


def quantulum_amounts() -> Reader:
    from quantulum3 import classifier, parser

    # Its pickled classifier does not load under today's scikit-learn.
    classifier.USE_CLF = False

    def read(line: Line) -> Iterator[Key]:
        text, origin = _in_english(line.text)
        for quantity in parser.parse(text):
            start, end = (origin[offset] for offset in quantity.span)
            surface = line.text[start:end]
            if quantity.unit.entity.name == "currency" and surface:
                spread = Decimal(str(quantity.uncertainty or 0))
                middle = Decimal(str(quantity.value))
                code = "EUR" if re.search("EUR|euro|€", surface) else "DKK"
                yield start, end, middle - spread, middle + spread, code, None

    return read


# Quantulum3 knows English only and reads "kr" as a thousand rands.
ENGLISH = [
    (r" ?mi(?:o|ll|llion(?:er)?)\b\.?", " million"),
    (r" ?mi(?:a|lliard(?:er)?)\b\.?", " billion"),
    (r" ?\bt(?:\. ?kr\.|kr\.)", " thousand euros"),
    (r"\b(?:kr\.?|DKK) ?(?=-?\d)", "€"),
    (r" ?(?<![a-zæøå])(?:kr(?:oner)?\b\.?|DKK)", " euros"),
    (r"(?<=\d)\.(?=\d)", ","),
    (r"(?<=\d),(?=\d)", "."),
    (r".", None),
]
ENGLISH_WORDS = re.compile("|".join(f"({pattern})" for pattern, _ in ENGLISH), re.S)


def _in_english(text: str) -> tuple[str, list[int]]:
    """The text with Danish units and separators in English, and each offset's origin.

    An offset in the middle of a replaced word belongs to the end of that word.
    """
    pieces: list[str] = []
    origin: list[int] = []
    for part in ENGLISH_WORDS.finditer(text):
        piece = ENGLISH[(part.lastindex or 1) - 1][1] or part[0]
        pieces.append(piece)
        origin += [part.start()] + [part.end()] * (len(piece) - 1)
    return "".join(pieces), [*origin, len(text)]


def naive_dates() -> Reader:
    def read(line: Line) -> Iterator[Key]:
        for found in DATE.finditer(line.text):
            key = _naive_date(found, line.anchor)
            if key:
                yield *found.span(), *key

    return read


def _naive_date(found: re.Match[str], anchor: date | None) -> Key | None:
    this_year = anchor.year if anchor else date.today().year
    if found["month"]:
        month = MONTHS.index(found["month"].lower()) + 1
        year, day = int(found["year"] or this_year), int(found["day"] or 0)
    else:
        day, month, year = int(found["d"]), int(found["m"]), int(found["y"])
        year += 2000 if year < 100 else 0
    try:
        first = date(year, month, day or 1)
    except ValueError:
        return None
    return first, first if day else first.replace(day=monthrange(year, month)[1])


def babel_dates() -> Reader:
    from babel.dates import parse_date

    def read(line: Line) -> Iterator[Key]:
        for found in DATE.finditer(line.text):
            try:
                day = parse_date(found[0], locale="da_DK", format="short")
            except (IndexError, ValueError):  # it reads no month names
                continue
            yield *found.span(), day, day

    return read


def dateparser_plain() -> Reader:
    return _dateparser({}, periods=False)


def dateparser_tuned() -> Reader:
    return _dateparser({"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["month"]}, periods=True)


def _dateparser(settings: dict[str, Any], *, periods: bool) -> Reader:
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    def read(line: Line) -> Iterator[Key]:
        anchor = line.anchor or date.today()
        base = {
            **settings,
            "RELATIVE_BASE": datetime(anchor.year, anchor.month, anchor.day),
        }
        again = DateDataParser(languages=["da"], settings=base) if periods else None
        position = 0
        for words, moment in (
            search_dates(line.text, languages=["da"], settings=base) or []
        ):
            start = max(line.text.find(words, position), position)
            position = start + len(words)
            period = again.get_date_data(words).period if again else "day"
            yield start, position, *_whole(moment.date(), period)

    return read


def _whole(day: date, period: str | None) -> tuple[date, date]:
    """The month or year that a day stands for, else the day itself."""
    if period == "month":
        last = monthrange(day.year, day.month)[1]
        return day.replace(day=1), day.replace(day=last)
    if period == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return day, day
