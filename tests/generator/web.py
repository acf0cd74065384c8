"""The layout families of minutes as web pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from random import Random

from msgspec import Struct

from referat_nlp.records import Access

from . import site
from .model import Block, Listing, Meeting, Paragraph, Point, Print, Table, expected


class Page(Struct):
    """The inside of a page under construction, and what it says."""

    parts: list[str] = []
    lines: list[str] = []

    def say(self, tag: str, text: str, attributes: str = "") -> None:
        """One element that is a line of the text."""
        self.lines.append(text)
        self.parts.append(f"<{tag}{attributes}>{escape(text)}</{tag}>")

    def html(self, markup: str) -> None:
        """Markup that says nothing of the minutes."""
        self.parts.append(markup)

    def blocks(self, blocks: Sequence[Block], paragraph: str = "p") -> None:
        """Paragraphs, lists and tables."""
        for block in blocks:
            if isinstance(block, Paragraph):
                self.say(paragraph, block.text)
            elif isinstance(block, Listing):
                self.listing(block)
            else:
                self.table(block)

    def listing(self, block: Listing) -> None:
        """A list; its marks are drawn by the browser, lettered ones are typed."""
        if block.marks[0] not in ("1.", "•"):
            for mark, item in zip(block.marks, block.items, strict=True):
                self.say("p", f"{mark} {item}")
            return
        tag = "ol" if block.marks[0] == "1." else "ul"
        self.html(f"<{tag}>")
        for mark, item in zip(block.marks, block.items, strict=True):
            self.lines.append(f"{mark} {item}" if tag == "ol" else item)
            self.parts.append(f"<li>{escape(item)}</li>")
        self.html(f"</{tag}>")

    def table(self, block: Table) -> None:
        """A table of amounts."""
        self.lines += ["\t".join(row) for row in block.rows]
        rows = []
        for place, row in enumerate(block.rows):
            cell = "td" if place else "th"
            rows.append("".join(f"<{cell}>{escape(c)}</{cell}>" for c in row))
        self.html("<table><tr>" + "</tr><tr>".join(rows) + "</tr></table>")

    def sections(self, point: Point, heading: str, attributes: str = "") -> None:
        """The sections of a point under headings of one tag."""
        for section in point.sections:
            self.say(heading, section.heading, attributes)
            self.blocks(section.blocks)


def accordion(meeting: Meeting, draw: Random) -> Print:
    """Buttons that unfold hidden panels; contents as anchors; share links."""
    page = Page()
    page.say("h1", f"Referat - {meeting.body} - {meeting.day}")
    _labelled(page, meeting)
    links = (
        f'<li><a href="#p{p.number}">{escape(p.title)}</a></li>' for p in meeting.points
    )
    page.html(f'<ul class="agenda-toc">{"".join(links)}</ul>')
    for point in meeting.points:
        page.html('<div class="accordion-item"><h2>')
        page.say(
            "button",
            f"{point.number}. {point.title}{_locked(point)}",
            f' aria-expanded="false" id="p{point.number}"',
        )
        page.html('</h2><div class="panel" hidden style="display: none">')
        if point.case_number:
            page.say("p", f"Sagsnr.: {point.case_number}", ' class="case"')
        page.sections(point, "h3")
        page.html(f"{site.SHARE}</div></div>")
    return _print("accordion", page, site.PORTAL, meeting, _locked_points(meeting))


def details(meeting: Meeting, draw: Random) -> Print:
    """``<details>`` that are closed, labels in a definition list."""
    page = Page()
    page.say("h1", f"{meeting.body} den {meeting.day}")
    page.html("<dl>")
    for label, value in _fields(meeting):
        page.lines.append(f"{label}: {value}")
        page.html(f"<dt>{label}</dt><dd>{escape(value)}</dd>")
    page.html("</dl>")
    for point in meeting.points:
        page.html("<details>")
        page.say("summary", f"{point.number}. {point.title}")
        page.say("p", "Lukket punkt" if point.access == "closed" else "Åbent punkt")
        if point.case_number:
            page.say("p", f"Sagsnummer: {point.case_number}")
        page.sections(point, "h4")
        page.html("</details>")
    return _print("details", page, site.DESIGN, meeting, _stated(meeting))


def template(meeting: Meeting, draw: Random) -> Print:
    """Points in ``<template>`` elements that a script would show."""
    page = Page()
    page.say("h1", f"Referat fra {meeting.body}")
    _labelled(page, meeting)
    for point in meeting.points:
        page.html(f'<agenda-item><template id="item-{point.number}">')
        page.say("h2", f"Punkt {point.number}: {point.title}{_locked(point)}")
        if point.case_number:
            page.say("span", f"Sagsnr. {point.case_number}", ' class="meta"')
        page.html('<div class="body">')
        page.sections(point, "h3")
        page.html("</div></template></agenda-item>")
    return _print("template", page, site.PORTAL, meeting, _locked_points(meeting))


def old_table(meeting: Meeting, draw: Random) -> Print:
    """Tables that lay out the page, line breaks for paragraphs, bold for headings."""
    page = Page()
    page.html('<table width="100%"><tr><td>')
    page.say("b", f"{meeting.municipality}, {meeting.body}")
    page.html("<br>")
    page.say("b", f"Referat af mødet den {meeting.day}")
    page.html("</td></tr></table>")
    for point in meeting.points:
        page.html('<table width="100%" border="0"><tr><td colspan="2">')
        page.say("b", f"{point.number}. {point.title}")
        page.html("</td></tr><tr><td>")
        access = "Åbent" if point.access == "open" else "Lukket"
        case = f"Sag {point.case_number}" if point.case_number else ""
        for line in (case, access):
            if line:
                page.say("font", line)
                page.html("<br>")
        page.html("</td></tr><tr><td>")
        for section in point.sections:
            page.say("b", section.heading)
            page.html("<br>")
            page.blocks(section.blocks, "div")
            page.html("<br>")
        page.html("</td></tr></table>")
    return _print("old-table", page, site.OLD, meeting, _stated(meeting))


def export(meeting: Meeting, draw: Random) -> Print:
    """Capital labels on lines of their own, a list of points, headings in boxes."""
    page = Page()
    for label, value in (
        ("UDVALG", meeting.body),
        ("MØDE", "Referat"),
        ("STED", meeting.place),
        ("STARTTIDSPUNKT", f"{meeting.day} {meeting.start}:00"),
    ):
        page.say("div", label, ' class="caption"')
        page.say("div", value)
    page.say("h2", "PUNKTER")
    for point in meeting.points:
        page.say("div", f"{point.number}. {point.title}")
    for point in meeting.points:
        page.say("h2", f"{point.number}. {point.title}{_locked(point)}")
        if point.case_number:
            page.say("div", f"Sagsnr.: {point.case_number}")
        for section in point.sections:
            page.html('<div class="field">')
            page.say("div", section.heading, ' style="font-weight: bold"')
            page.html('<div class="richtext">')
            page.blocks(section.blocks, "div")
            page.html("</div></div>")
    return _print("export", page, site.DESIGN, meeting, _locked_points(meeting))


def top_links(meeting: Meeting, draw: Random) -> Print:
    """Plain headings, "Til toppen" after every point, title printed twice."""
    page = Page()
    page.say("h1", f"{meeting.body} - Referat")
    page.say("p", f"Dato: {meeting.day}")
    page.say("p", f"Lokale: {meeting.place}")
    for point in meeting.points:
        page.say("h3", f"Pkt. {point.number}")
        page.say("h3", point.title)
        access = "Åbent punkt" if point.access == "open" else "Lukket punkt"
        case = f"Sagsnr. {point.case_number} " if point.case_number else ""
        page.say("p", f"{case}{meeting.body} {access}" if case else access)
        page.sections(point, "p", ' style="text-decoration: underline"')
        page.html('<p><a href="#top">Til toppen</a></p>')
    return _print("top-links", page, site.OLD, meeting, _stated(meeting))


WEB_FAMILIES: tuple[Callable[[Meeting, Random], Print], ...] = (
    accordion,
    details,
    template,
    old_table,
    export,
    top_links,
)


def _fields(meeting: Meeting) -> list[tuple[str, str]]:
    return [
        ("Mødedato", f"{meeting.day} kl. {meeting.start}"),
        ("Mødested", meeting.place),
        ("Til stede", ", ".join(f"{n} ({p})" if p else n for n, p in meeting.present)),
        ("Afbud", ", ".join(n for n, _ in meeting.absent) or "Ingen"),
    ]


def _labelled(page: Page, meeting: Meeting) -> None:
    for label, value in _fields(meeting):
        page.lines.append(f"{label}: {value}")
        page.html(
            f'<div class="row"><span class="label">{label}:</span> '
            f'<span class="value">{escape(value)}</span></div>'
        )


def _locked(point: Point) -> str:
    return " (Lukket punkt)" if point.access == "closed" else ""


def _access(point: Point, *, stated: bool) -> Access | None:
    return point.access if stated or point.access == "closed" else None


def _locked_points(meeting: Meeting) -> list[object]:
    return [expected(p, access=_access(p, stated=False)) for p in meeting.points]


def _stated(meeting: Meeting) -> list[object]:
    return [expected(p, access=_access(p, stated=True)) for p in meeting.points]


def _print(
    family: str, page: Page, around: str, meeting: Meeting, points: list
) -> Print:
    whole = around.replace("%TOWN%", meeting.municipality)
    whole = whole.replace("%CONTENT%", "\n".join(page.parts))
    return Print(family, ".html", whole.encode(), tuple(page.lines), tuple(points))
