"""The layout families that are text: a portal's JSON, Markdown, converted pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from random import Random

from .model import Block, Listing, Meeting, Paragraph, Point, Print, Table, expected
from .web import Page


def first_agenda(meeting: Meeting, draw: Random) -> Print:
    """The JSON of a FirstAgenda portal, its fields as HTML."""
    lines = [meeting.body, f"Mødedato: {meeting.day} kl. {meeting.start:0>5}"]
    lines.append(f"Mødested: {meeting.place}")
    for label, people in (
        ("Til stede:", meeting.present),
        ("Fraværende:", meeting.absent),
    ):
        if people:
            lines += [label, *(name for name, _ in people)]
    items = []
    for point in meeting.points:
        page = Page()
        page.sections(point, "h3")
        items.append(_item(point, "\n".join(page.parts)))
        lines.append(f"{point.number}. {point.title}")
        if point.case_number:
            lines.append(f"Sagsnr.: {point.case_number}")
        lines += page.lines
    data = {
        "Dagsordenpunkter": items,
        "Udvalg": {"Navn": meeting.body},
        "Moede": {
            "Navn": "Ordinært møde",
            "Dato": f"{meeting.date:%Y-%m-%d}T{meeting.start:0>5}:00+01:00",
            "Sted": meeting.place,
            "Afsluttet": True,
            "Moededeltagere": [
                {"Name": name, "Absent": absent}
                for people, absent in ((meeting.present, False), (meeting.absent, True))
                for name, _ in people
            ],
        },
    }
    found = tuple(expected(p) for p in meeting.points)
    encoded = json.dumps(data, ensure_ascii=False).encode()
    return Print("firstagenda", ".json", encoded, tuple(lines), found)


def _item(point: Point, html: str) -> dict[str, object]:
    return {
        "Punktnummer": point.number,
        "Navn": point.title,
        "SagsNummer": point.case_number,
        "IsOpen": point.access == "open",
        "Felter": [{"Navn": "", "Html": html}] if html else [],
        "Bilag": [],
    }


def markdown(meeting: Meeting, draw: Random) -> Print:
    """Markdown of a converter: hashes, bold labels, pipes for tables."""
    raw = [f"# Referat {meeting.body} {meeting.day}", ""]
    lines = [f"Referat {meeting.body} {meeting.day}"]
    for point in meeting.points:
        locked = " (Lukket punkt)" if point.access == "closed" else ""
        lines.append(f"{point.number}. {point.title}{locked}")
        raw += [f"## {lines[-1]}", ""]
        if point.case_number:
            lines.append(f"Sagsnr.: {point.case_number}")
            raw += [f"**Sagsnr.:** {point.case_number}", ""]
        for section in point.sections:
            lines.append(section.heading)
            raw += [f"### {section.heading}", ""]
            for block in section.blocks:
                lines += _said(block)
                raw += [*_marked(block), ""]
    return _text("markdown", ".md", raw, lines, meeting)


def _marked(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        head, *rows = block.rows
        yield f"| {' | '.join(head)} |"
        yield "|" + " --- |" * len(head)
        yield from (f"| {' | '.join(row)} |" for row in rows)
    elif isinstance(block, Listing):
        dashed = block.marks[0] in "•-"
        for mark, item in zip(block.marks, block.items, strict=True):
            yield f"{'-' if dashed else mark} {item}"
    else:
        yield block.text


def _said(block: Block) -> list[str]:
    if isinstance(block, Table):
        return ["\t".join(row) for row in block.rows]
    if isinstance(block, Paragraph):
        return [block.text]
    listed = zip(block.marks, block.items, strict=True)
    return [item if mark in "•-" else f"{mark} {item}" for mark, item in listed]


def converted(meeting: Meeting, draw: Random) -> Print:
    """A page turned to text: menus on top, bare headings, one table cell a line."""
    lines = [f"{meeting.body} {meeting.day} - Referat", f"Mødested: {meeting.place}"]
    raw = ["Spring til indhold", "Forside > Politik > Møder", "", *lines, ""]
    for point in meeting.points:
        locked = " (Lukket punkt)" if point.access == "closed" else ""
        found = [f"{point.number}. {point.title}{locked}"]
        if point.case_number:
            found.append(f"Sagsnr.: {point.case_number}")
        raw += ["", *found]
        for section in point.sections:
            said = [s for block in section.blocks for s in _cells(block)]
            found += [section.heading, *said]
            raw += ["", section.heading, "", *said]
        lines += found
        raw.append("Kopier link til punktet")
    raw += ["", "Kontakt os", meeting.municipality, "Tlf. 99 00 11 22", "CVR 00000000"]
    return _text("converted", ".txt", raw, lines, meeting)


def _cells(block: Block) -> list[str]:
    if isinstance(block, Table):
        return [cell for row in block.rows for cell in row]
    if isinstance(block, Listing):
        return [f"{m} {i}" for m, i in zip(block.marks, block.items, strict=True)]
    return _said(block)


def _text(
    family: str, suffix: str, raw: list[str], lines: list[str], meeting: Meeting
) -> Print:
    points = tuple(
        expected(p, access="closed" if p.access == "closed" else None)
        for p in meeting.points
    )
    return Print(family, suffix, "\n".join(raw).encode(), tuple(lines), points)  # type: ignore[arg-type]


TEXT_FAMILIES: tuple[Callable[[Meeting, Random], Print], ...] = (
    first_agenda,
    markdown,
    converted,
)
