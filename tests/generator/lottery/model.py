"""What is printed, as lines with roles, and what reading it must give."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from referat_nlp.records import Access, Outcome

from .layout import Layout
from .votes import Dissents, Side

Role = Literal[
    "brand", "head", "field", "group", "number", "title", "meta", "heading",
    "labelled", "text", "item", "row", "list", "entry", "foot", "gap",
]  # fmt: skip


class Line(Struct, frozen=True):
    """One line: ``mark`` hangs before it (number, bullet, label), ``cells`` a row's."""

    role: Role
    text: str = ""
    mark: str = ""
    cells: tuple[str, ...] = ()


class GoldDecision(Struct, frozen=True):
    """Another body's decision printed under a point."""

    body: str
    date: dt.date
    outcome: Outcome


class GoldPoint(Struct, frozen=True):
    """What reading a point must give; sections are kinds with headings."""

    number: str | None
    title: str | None
    case_number: str | None
    access: Access | None
    sections: tuple[tuple[str, str | None], ...]
    clauses: tuple[str, ...]
    by: tuple[str, ...]
    outcome: Outcome | None
    votes: tuple[Side, Side, Side] | None
    dissents: Dissents
    absent: tuple[str, ...]
    recused: tuple[str, ...]
    others: tuple[GoldDecision, ...]


class Gold(Struct, frozen=True):
    """What reading the whole must give; ``None`` where nothing is printed."""

    layout: Layout
    municipality: str
    body: str
    kind: str
    date: dt.date
    start: str | None
    end: str | None
    session: str | None
    place: str | None
    present: tuple[str, ...]
    absent: tuple[str, ...]
    points: tuple[GoldPoint, ...]
