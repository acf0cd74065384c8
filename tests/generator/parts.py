"""Parts that several layouts of PDF share: fields, contents, sections."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .model import Listing, Meeting, Paragraph, Section, Table
from .sheet import BOLD, REGULAR, Sheet
from .vocabulary import MONTHS

_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


def roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "x" * tens + _ROMAN[ones]


def sections(
    sheet: Sheet, found: Iterable[Section], headed: Callable[[Section], None]
) -> None:
    for section in found:
        headed(section)
        blocks(sheet, section)


def blocks(sheet: Sheet, section: Section, face: int = REGULAR) -> None:
    for block in section.blocks:
        if isinstance(block, Paragraph):
            sheet.text(block.text, face)
        elif isinstance(block, Listing):
            sheet.listing(block)
        elif isinstance(block, Table):
            sheet.table(block)


def heading(sheet: Sheet, words: str, face: int = BOLD) -> None:
    sheet.text(words, face, after=0.2, keep=4)


def names(people: Iterable[tuple[str, str]]) -> list[str]:
    return [f"{name} ({party})" if party else name for name, party in people]


def fields(sheet: Sheet, fields: list[tuple[str, list[str]]]) -> None:
    """A label column and a value column; the stream has all labels first."""
    left, top = sheet.frame[0], sheet.y
    places = []
    for label, values in fields:
        places.append(sheet.y)
        sheet.put(left, label, BOLD)
        sheet.advance(max(len(values), 1) * sheet.step + 0.6 * sheet.step)
    bottom, sheet.y = sheet.y, top
    for (label, values), y in zip(fields, places, strict=True):
        sheet.y = y
        for value in values:
            sheet.put(left + 140, value)
            sheet.advance(sheet.step)
        sheet.lines.append(" ".join([label, *values]))
    sheet.y = bottom


def contents(
    sheet: Sheet, meeting: Meeting, *, numeral: Callable[[int], str] = str
) -> None:
    """The list of points with dot leaders; long titles wrap."""
    heading(sheet, "Indholdsfortegnelse")
    for place, point in enumerate(meeting.points):
        page = numeral(place + 2)
        locked = " - LUKKET SAG" if point.access == "closed" else ""
        entry = f"{point.number}. {point.title}{locked}"
        sheet.text(f"{entry} {'.' * 12} {page}", after=0.3)
    sheet.new_page()


def long_day(meeting: Meeting) -> str:
    day = meeting.date
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def two_lists(sheet: Sheet, label: str, people: list[str]) -> None:
    """Names in two columns, read down the first and then the second."""
    heading(sheet, label)
    half = (len(people) + 1) // 2
    left = sheet.frame[0]
    for place in range(half):
        sheet.put(left, people[place])
        if half + place < len(people):
            sheet.put(left + 220, people[half + place])
        sheet.advance(sheet.step)
    sheet.lines += people
    sheet.advance(sheet.step)
