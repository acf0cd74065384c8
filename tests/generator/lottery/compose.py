"""A whole document: head, contents, groups, points and signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from msgspec import Struct

from . import content, words
from .content import Assembly, Matter
from .head import LISTED, Head
from .layout import Layout
from .layout import drawn as drawn_layout
from .model import Gold, GoldPoint, Line
from .points import ACCESS, Printing

_LETTERS = ("A. Sager til afgørelse", "B. Sager til drøftelse", "D. Til orientering")
_CONTENTS = (
    "Indholdsfortegnelse", "INDHOLDSFORTEGNELSE", "Punkter", "Indhold", "Dagsorden",
    "Sagsoversigt", "Oversigt over punkter",
)  # fmt: skip


class Document(Struct, frozen=True):
    """The lines of a document and what reading them must give."""

    lines: tuple[Line, ...]
    gold: Gold


def composed(seed: int) -> Document:
    """The document of this seed: the same in every run."""
    draw = Random(seed)
    layout = drawn_layout(draw)
    assembly = content.drawn(draw, layout)
    words_of = draw.choice(ACCESS), draw.randrange(6), draw.random()
    printing = Printing(layout, assembly, draw, *words_of)
    order = list(assembly.matters)
    if layout.groups == "access":
        order.sort(key=lambda matter: matter.closed)
    shown = [printing.point(matter, place) for place, matter in enumerate(order)]
    head = Head(layout, assembly, draw)
    lines = list(head.lines())
    if layout.attendance != "end":
        lines += [*head.attendance(), Line("gap")]
    lines += _contents(layout, printing, order)
    for place, (found, _) in enumerate(shown):
        lines += [*_group(layout, order, place), *found, *_between(layout, assembly)]
    if layout.attendance == "end":
        lines += head.attendance()
    lines += [*_closed(layout, assembly), *_signed(layout, assembly, len(order))]
    return Document(tuple(lines), _gold(head, [gold for _, gold in shown]))


def _gold(head: Head, points: list[GoldPoint]) -> Gold:
    layout, it = head.layout, head.it
    counted = layout.attendance in (*LISTED, "prose", "absent-only")
    session = "extraordinary" if it.extraordinary else "ordinary"
    return Gold(
        layout=layout,
        municipality=it.municipality,
        body=it.body,
        kind=layout.kind,
        date=it.date,
        start=it.start if head.timed else None,
        end=it.end if head.ends else None,
        session=session if layout.head == "session" else None,
        place=it.place if head.placed else None,
        present=tuple(n for n, _ in it.present) if layout.attendance in LISTED else (),
        absent=tuple(name for name, _ in it.absent) if counted else (),
        points=tuple(points),
    )


def _contents(
    layout: Layout, printing: Printing, order: Sequence[Matter]
) -> Iterator[Line]:
    if layout.contents == "none":
        return
    yield Line("list", _CONTENTS[printing.assembly.date.day % len(_CONTENTS)])
    for place, matter in enumerate(order):
        number = printing.number(place)
        title = printing.title(matter)[1]
        page = {"dotted": f" {'.' * 20} {place + 2}", "pages": f" {place + 2}"}.get(
            layout.contents, ""
        )
        mark = "#" if layout.contents == "links" else ""
        yield Line("entry", f"{number}{title}{page}", mark=mark)
    yield Line("gap")


def _group(layout: Layout, order: Sequence[Matter], place: int) -> Iterator[Line]:
    if layout.groups == "committee" and place in (0, 3):
        yield Line("group", words.COMMITTEES[place].upper())
    elif layout.groups == "letters" and place in (0, 2, 4):
        yield Line("group", _LETTERS[place // 2])
    elif layout.groups == "access":
        closed = order[place].closed
        if place == 0 or closed != order[place - 1].closed:
            yield Line("group", ("ÅBNE PUNKTER", "LUKKEDE PUNKTER")[closed])


def _between(layout: Layout, it: Assembly) -> Iterator[Line]:
    """What parts points: links of a site, stars, a ruling line, a running head."""
    if layout.between == "share":
        yield from (Line("foot", "Kopier link til punktet"), Line("foot", "Udskriv"))
    elif layout.between != "none":
        yield Line(
            "foot",
            {
                "top": "Til toppen",
                "stars": "* * *",
                "rule": "_" * 60,
                "date": f"{it.body}, {it.date:%d-%m-%Y}",
            }[layout.between],
        )


def _closed(layout: Layout, it: Assembly) -> Iterator[Line]:
    """What follows the last point: it belongs to none."""
    if layout.closing == "next-meeting":
        yield Line("foot", "Næste møde afholdes den 14. maj kl. 16.00.")
    elif layout.closing == "raised":
        yield Line("foot", f"Mødet blev hævet kl. {it.end.replace(':', '.')}.")
    elif layout.closing == "approved":
        yield Line("foot", "Referatet er godkendt og underskrevet elektronisk.")


def _signed(layout: Layout, it: Assembly, count: int) -> Iterator[Line]:
    numbered = layout.number and "{roman}" not in layout.number
    if layout.sign == "numbered" and numbered:
        date = it.date
        number = layout.number.format(
            n=it.first + count, year=date.year, yy=f"{date:%y}", roman=""
        )
        yield Line("title", f"{number}Underskriftsside")
    elif layout.sign != "none":
        yield Line("foot", "Underskrifter")
    if layout.sign != "none":
        yield from (Line("foot", name) for name, _ in it.present)
