"""The layout families of minutes as PDF."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from .model import Meeting, Print, expected
from .parts import (
    blocks,
    contents,
    fields,
    heading,
    long_day,
    names,
    roman,
    sections,
    two_lists,
)
from .sheet import BOLD, HEIGHT, ITALIC, REGULAR, WIDTH, Look, Running, Sheet

_HEAD, _FOOT = 40.0, HEIGHT - 35.0


def _look(draw: Random, **fixed: object) -> Look:
    drawn: dict[str, object] = {
        "font": draw.choice(("Helvetica", "Times")),
        "size": draw.choice((9.0, 10.0, 11.0)),
        "hyphenate": draw.random() < 0.7,
        "justified": draw.random() < 0.4,
        "ruled": draw.random() < 0.5,
        "running_first": draw.random() < 0.5,
    }
    return Look(**(drawn | fixed))  # type: ignore[arg-type]


def field_list(meeting: Meeting, draw: Random) -> Print:
    """Front page with label and value columns, contents, points with colons."""
    sheet = Sheet(_look(draw))
    sheet.text(meeting.municipality.upper(), BOLD, size=16)
    sheet.text("REFERAT", BOLD, size=13)
    sheet.text(meeting.body, BOLD, size=13, after=2)
    labelled = [
        ("Mødedato:", [meeting.day]),
        ("Mødested:", [meeting.place]),
        ("Starttidspunkt:", [f"kl. {meeting.start}"]),
        ("Medlemmer:", names(meeting.present)),
        ("Fraværende:", names(meeting.absent)),
    ]
    fields(sheet, labelled)
    sheet.new_page()
    contents(sheet, meeting)
    for point in meeting.points:
        sheet.text(f"{point.number}. {point.title}", BOLD, size=12, keep=6)
        access = "Åbent" if point.access == "open" else "Lukket"
        case = f"Sagsnr.: {point.case_number}   " if point.case_number else ""
        sheet.text(f"{case}{access}".replace("   ", " "))
        sections(sheet, point.sections, lambda s: heading(sheet, f"{s.heading}:"))
        sheet.advance(sheet.step)
    body, day = meeting.body, meeting.day

    def running(page: int, pages: int) -> Iterable[tuple[float, float, str]]:
        yield 70, _HEAD, f"{body}, {day}"
        yield 470, _FOOT, f"Side {page} af {pages}"

    points = [expected(p, access=p.access) for p in meeting.points]
    return _print("field-list", sheet, running, points)


def prose_head(meeting: Meeting, draw: Random) -> Print:
    """A head and attendance in prose, case number above the title, bare numbers."""
    sheet = Sheet(_look(draw, font="Times", hyphenate=True))
    sheet.text("Referat", BOLD, size=18)
    sheet.text(f"af mødet i {meeting.body}", size=12, after=0.1)
    sheet.text(f"den {long_day(meeting)} kl. {meeting.start}", size=12, after=0.1)
    sheet.text(f"i {meeting.place}, {meeting.municipality}", size=12, after=2)
    absent = " og ".join(name for name, _ in meeting.absent)
    sheet.text(
        f"Alle medlemmer var mødt, undtagen {absent}, som havde meldt afbud."
        if absent
        else "Alle medlemmer var mødt."
    )
    for point in meeting.points:
        if point.case_number:
            sheet.text(f"Sagsnr.: {point.case_number}", after=0.1, keep=6)
        locked = " (Lukket sag)" if point.access == "closed" else ""
        sheet.text(f"{point.number}. {point.title}{locked}", BOLD, size=12, keep=5)
        sections(sheet, point.sections, lambda s: heading(sheet, s.heading))
        sheet.advance(sheet.step)

    def running(page: int, pages: int) -> Iterable[tuple[float, float, str]]:
        yield WIDTH / 2, _FOOT, str(page)

    return _print("prose-head", sheet, running, _closed_only(meeting))


def old_protocol(meeting: Meeting, draw: Random) -> Print:
    """One weight, letter-spaced title, journal numbers, headings in capitals."""
    sheet = Sheet(_look(draw, font="Courier", size=10.0, justified=False))
    sheet.text("U D S K R I F T", after=0.6)
    sheet.lines[-1] = "UDSKRIFT"
    sheet.text(f"{meeting.municipality}, {meeting.body}", after=0.2)
    sheet.text(f"Møde den {long_day(meeting)} kl. {meeting.start}", after=0.2)
    sheet.text(f"Fraværende: {', '.join(n for n, _ in meeting.absent) or 'Ingen'}")
    for point in meeting.points:
        sheet.text(f"{point.number}. {point.title}", keep=5)
        if point.case_number:
            sheet.text(f"J.nr.: {point.case_number}")
        if point.access == "closed":
            sheet.text("LUKKET SAG")
        sections(
            sheet,
            point.sections,
            lambda s: heading(sheet, f"{s.heading.upper()}:", REGULAR),
        )
        sheet.advance(1.5 * sheet.step)
    head = f"{meeting.body} den {long_day(meeting)}"

    def running(page: int, pages: int) -> Iterable[tuple[float, float, str]]:
        yield 70, _HEAD, head
        yield 440, _HEAD, f"Side {page} af {pages}"

    return _print("old-protocol", sheet, running, _closed_only(meeting))


def point_per_page(meeting: Meeting, draw: Random) -> Print:
    """Every point on a page of its own, decisions in italics, a foot of two lines."""
    sheet = Sheet(_look(draw, bottom=740.0))
    sheet.text(f"{meeting.municipality} - {meeting.body}", BOLD, size=14)
    sheet.text(f"Referat af mødet den {long_day(meeting)} kl. {meeting.start}")
    for point in meeting.points:
        if point is not meeting.points[0]:
            sheet.new_page()
        sheet.text(f"Punkt {point.number}.", BOLD, size=12)
        sheet.text(point.title, BOLD, size=12)
        if point.case_number:
            sheet.text(point.case_number)
        if point.access == "closed":
            sheet.text("Lukket punkt")
        for section in point.sections:
            heading(sheet, f"{section.heading}:")
            face = ITALIC if section.kind == "decision" else REGULAR
            blocks(sheet, section, face)

    def running(page: int, pages: int) -> Iterable[tuple[float, float, str]]:
        yield 70, _FOOT - 12, f"{meeting.body}, {meeting.municipality}"
        yield 70, _FOOT, f"Møde den {meeting.day}"
        yield 470, _FOOT, f"Side {page} af {pages}"

    return _print("point-per-page", sheet, running, _closed_only(meeting))


def pkt_block(meeting: Meeting, draw: Random) -> Print:
    """``Pkt. 44``, title, case line with access; odd and even pages differ."""
    sheet = Sheet(_look(draw))
    sheet.text(f"{meeting.body}", BOLD, size=15)
    sheet.text(f"Referat fra møde {meeting.day} kl. {meeting.start}")
    sheet.text(f"Mødested: {meeting.place}")
    two_lists(sheet, "Deltagere", names(meeting.present))
    for point in meeting.points:
        sheet.text(f"Pkt. {point.number}", BOLD, after=0.1, keep=6)
        sheet.text(point.title, BOLD, size=13)
        access = "Åbent punkt" if point.access == "open" else "Lukket punkt"
        case = f"Sagsnr. {point.case_number} " if point.case_number else ""
        sheet.text(f"{case}{meeting.body} {access}" if case else access)
        sections(sheet, point.sections, lambda s: heading(sheet, s.heading))
        sheet.advance(sheet.step)

    def running(page: int, pages: int) -> Iterable[tuple[float, float, str]]:
        if page % 2:
            yield 70, _HEAD, f"{meeting.body}"
            yield 490, _FOOT, f"Side {page}"
        else:
            yield 430, _HEAD, meeting.municipality
            yield 70, _FOOT, f"Side {page}"

    points = [expected(p, access=p.access) for p in meeting.points]
    return _print("pkt-block", sheet, running, points)


def two_columns(meeting: Meeting, draw: Random) -> Print:
    """Text in two columns under a head of full width; roman page numbers."""
    sheet = Sheet(_look(draw, left=60.0, right=540.0, size=9.0))
    sheet.text(f"{meeting.municipality}", BOLD, size=15)
    sheet.text(f"Referat af {meeting.body}s møde den {long_day(meeting)}", size=12)
    sheet.text(f"Til stede: {', '.join(names(meeting.present))}.", after=2)
    contents(sheet, meeting, numeral=roman)
    sheet.columns = 2
    for point in meeting.points:
        locked = " (Lukket)" if point.access == "closed" else ""
        sheet.text(f"{point.number}. {point.title}{locked}", BOLD, size=11, keep=5)
        if point.case_number:
            sheet.text(f"Sagsnr. {point.case_number}")
        sections(sheet, point.sections, lambda s: heading(sheet, s.heading))
        sheet.advance(sheet.step)

    def running(page: int, pages: int) -> Iterable[tuple[float, float, str]]:
        yield 470, _FOOT, f"Side {roman(page)}"

    return _print("two-columns", sheet, running, _closed_only(meeting))


def grouped(meeting: Meeting, draw: Random) -> Print:
    """Points under capital names of committees; ``SIDE 3`` and the date on top."""
    sheet = Sheet(_look(draw))
    sheet.text(meeting.municipality.upper(), BOLD, size=14)
    sheet.text(f"{meeting.body}s møde den {long_day(meeting)} kl. {meeting.start}")
    sheet.text(f"Fraværende: {', '.join(n for n, _ in meeting.absent) or 'Ingen'}")
    groups = ("ØKONOMIUDVALGET", "TEKNIK- OG MILJØUDVALGET", "BØRNEUDVALGET")
    for place, point in enumerate(meeting.points):
        if place % 2 == 0 and place < 2 * len(groups):
            sheet.text(groups[place // 2], BOLD, keep=8)
        sheet.text(f"{point.number}. {point.title}", BOLD, keep=6)
        access = "Åben sag" if point.access == "open" else "Lukket sag"
        case = f"Sagsnr.: {point.case_number}" if point.case_number else ""
        sheet.text(f"{case} {access}".strip())
        sections(sheet, point.sections, lambda s: heading(sheet, s.heading, ITALIC))
        sheet.advance(sheet.step)

    def running(page: int, pages: int) -> Iterable[tuple[float, float, str]]:
        yield 70, _HEAD, f"Møde {meeting.day}"
        yield 490, _HEAD, f"SIDE {page}"

    points = [expected(p, access=p.access) for p in meeting.points]
    return _print("grouped", sheet, running, points)


def _closed_only(meeting: Meeting) -> list[object]:
    """The points of a layout that says of closed points only what they are."""
    return [
        expected(p, access="closed" if p.access == "closed" else None)
        for p in meeting.points
    ]


def _print(family: str, sheet: Sheet, running: Running, points: list) -> Print:  # type: ignore[type-arg]
    found = tuple(points)
    return Print(family, ".pdf", sheet.save(running), tuple(sheet.lines), found)


PDF_FAMILIES = (
    field_list,
    prose_head,
    old_protocol,
    point_per_page,
    pkt_block,
    two_columns,
    grouped,
)
