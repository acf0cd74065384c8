"""A meeting as data: what every layout prints and every reading must give back."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from referat_nlp.records import Access, SectionKind


class Paragraph(Struct, frozen=True):
    """Running text."""

    text: str


class Listing(Struct, frozen=True):
    """List items; ``marks`` as printed (``"1."``, ``"a)"``, ``"•"``)."""

    items: tuple[str, ...]
    marks: tuple[str, ...]


class Table(Struct, frozen=True):
    """Amounts: a head row with its unit, then rows."""

    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | Listing | Table


class Section(Struct, frozen=True):
    """A headed part of a point."""

    kind: SectionKind
    heading: str
    blocks: tuple[Block, ...]


class Point(Struct, frozen=True):
    """One agenda point; a closed one prints its title and no sections."""

    number: str
    title: str
    case_number: str | None
    access: Access
    sections: tuple[Section, ...]


class Meeting(Struct, frozen=True):
    """One meeting with its head and points."""

    municipality: str
    body: str
    date: dt.date
    start: str
    place: str
    present: tuple[tuple[str, str], ...]
    absent: tuple[tuple[str, str], ...]
    points: tuple[Point, ...]

    @property
    def day(self) -> str:
        """The date as heads print it: 12-03-2019."""
        return f"{self.date:%d-%m-%Y}"


class Expected(Struct, frozen=True):
    """What reading a point back must give."""

    number: str | None
    title: str | None
    case_number: str | None
    access: Access | None
    kinds: tuple[SectionKind, ...]


class Print(Struct, frozen=True):
    """A meeting printed in one layout: the file and what reading it should give."""

    family: str
    suffix: Literal[".pdf", ".html", ".json", ".txt", ".md"]
    data: bytes
    lines: tuple[str, ...]
    points: tuple[Expected, ...]

    @property
    def text(self) -> str:
        """The ideal canonical text."""
        return "\n".join(self.lines)


def expected(
    point: Point,
    *,
    number: bool = True,
    case: bool = True,
    access: Access | None = None,
) -> Expected:
    """The point as a layout shows it that prints these of its marks."""
    return Expected(
        point.number if number else None,
        point.title,
        point.case_number if case else None,
        access,
        tuple(section.kind for section in point.sections),
    )
