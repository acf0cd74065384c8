"""Light markup as PDF: running matter, contents with dot leaders, tables.

A source's ``[pdf]`` table chooses among the looks that real minutes have; see
``STYLE`` for the options and what they are when not given.
"""

from __future__ import annotations

import io
import re
from importlib import import_module
from typing import Any
from xml.sax.saxutils import escape

from annotation import Source
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    HRFlowable,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from layouts.blocks import Block, blocks

STYLE: dict[str, Any] = {
    "font": "Helvetica",
    "size": 10,
    "head": "",  # running head: "left|right", with {page} and {pages}
    "foot": "",
    "head_on_first": True,
    "heading": "bold",  # bold, underline or caps
    "page_per_point": False,
    "rule_above_point": False,
    "grid": True,  # ruled tables
    "label_width": 45,  # of a fields table, in mm
}
FACES = {
    "Helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "Times": ("Times-Roman", "Times-Bold", "Times-Italic"),
    "Courier": ("Courier", "Courier-Bold", "Courier-Oblique"),
}
WIDTH = A4[0] - 45 * mm


class PageMark(Flowable):  # type: ignore[misc]
    """Takes no room; notes on which page a point begins."""

    def __init__(self, pages: list[int]) -> None:
        super().__init__()
        self.pages = pages

    def wrap(self, *_: float) -> tuple[float, float]:
        """No size at all."""
        return 0, 0

    def draw(self) -> None:
        """Write down the page."""
        self.pages.append(self.canv.getPageNumber())


def inline(text: str) -> str:
    """Bold, italics and `` // `` for a line break as reportlab's own."""
    text = escape(text)
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    text = re.sub(r"__(.+?)__", r"<i>\1</i>", text)
    return text.replace(" // ", "<br/>")


def text_styles(font: str, size: float) -> dict[str, ParagraphStyle]:
    """The paragraph styles of a document, by kind of block."""
    regular, bold, italic = FACES[font]
    body = ParagraphStyle("para", fontName=regular, fontSize=size, leading=size + 3)
    large = {"fontName": bold, "fontSize": size + 8, "leading": size + 12}
    title = {"fontName": bold, "fontSize": size + 2, "leading": size + 5}
    looks: dict[str, dict[str, Any]] = {
        "para": {"spaceAfter": 3},
        "item": {"leftIndent": 16, "firstLineIndent": -12, "spaceAfter": 2},
        "bullet": {"leftIndent": 16, "firstLineIndent": -9, "spaceAfter": 2},
        "italic": {"fontName": italic, "spaceAfter": 3},
        "small": {"fontSize": size - 1, "spaceAfter": 3},
        "inner": {"fontName": bold, "spaceBefore": 3},
        "heading": {"fontName": bold, "spaceBefore": 6, "spaceAfter": 2},
        "title": {**title, "spaceBefore": 8, "spaceAfter": 4},
        "large": large,
    }
    return {
        name: ParagraphStyle(name, parent=body, **look) for name, look in looks.items()
    }


class Layout:
    """Turns the blocks of one source into reportlab's flowables."""

    def __init__(self, source: Source, toc_pages: list[int], total: int) -> None:
        self.options = {**STYLE, **source.head.get("pdf", {})}
        self.toc_pages = toc_pages
        self.total = total
        self.starts: list[int] = []
        self.toc_row = 0
        self.mode = ""
        self.styles = text_styles(self.options["font"], self.options["size"])

    def paragraph(self, kind: str, text: str) -> Paragraph:
        """One paragraph in the style of its kind."""
        marked = inline(text)
        if kind == "heading" and self.options["heading"] == "underline":
            marked = f"<u>{marked}</u>"
        if kind == "bullet":
            marked = "• " + marked
        return Paragraph(marked, self.styles[kind])

    def table(self, rows: tuple[tuple[str, ...], ...]) -> Table:
        """A table; in fields mode a label column and a value column."""
        small = self.styles["small"]
        cells = [[Paragraph(inline(cell), small) for cell in row] for row in rows]
        if self.mode == "fields":
            label = self.options["label_width"] * mm
            return Table(cells, colWidths=[label, WIDTH - label], hAlign="LEFT")
        grid: list[Any] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
        if self.options["grid"]:
            grid.append(("GRID", (0, 0), (-1, -1), 0.4, colors.grey))
        first = WIDTH * (0.42 if len(rows[0]) > 2 else 0.6)
        rest = (WIDTH - first) / (len(rows[0]) - 1)
        widths = [first] + [rest] * (len(rows[0]) - 1)
        return Table(cells, colWidths=widths, style=TableStyle(grid))

    def toc_line(self, text: str) -> Paragraph:
        """A line of the contents page, with dots up to its page number."""
        pages = self.toc_pages
        page = str(pages[self.toc_row]) if self.toc_row < len(pages) else "1"
        self.toc_row += 1
        font, size = self.styles["para"].fontName, self.styles["para"].fontSize
        first, last = "", text
        if stringWidth(text, font, size) > WIDTH * 0.86:
            while stringWidth(first, font, size) < WIDTH * 0.75:
                last = last.partition(" ")[2]
                first = text.removesuffix(last)
        room = WIDTH * 0.93 - stringWidth(last, font, size)
        dots = "." * int(room / stringWidth(".", font, size))
        broken = escape(first) + ("<br/>" if first else "")
        return Paragraph(f"{broken}{escape(last)}{dots}{page}", self.styles["para"])

    def directive(self, block: Block) -> list[Flowable]:
        """What a line ``@@ …`` puts on the page."""
        word = block.kind[1:]
        if word in {"fields", "contents", "plain"}:
            self.mode = word
        if word == "page":
            return [PageBreak()]
        if word == "rule":
            return [HRFlowable(width="100%", thickness=0.6, color=colors.black)]
        if word == "space":
            return [Spacer(1, float(block.text or 12))]
        if word == "point":
            self.mode = "plain"
            breaks = [PageBreak()] if self.options["page_per_point"] else []
            ruled = (
                [HRFlowable(width="100%")] if self.options["rule_above_point"] else []
            )
            return [*breaks, *ruled, PageMark(self.starts)]
        return []

    def story(self, body: str) -> list[Flowable]:
        """All flowables of a body, in order."""
        story: list[Flowable] = []
        for block in blocks(body):
            if block.kind.startswith("@"):
                story += self.directive(block)
            elif block.kind == "blank":
                story.append(Spacer(1, 4))
            elif block.kind == "table":
                story.append(self.table(block.rows))
            elif self.mode == "contents" and block.kind in {"para", "item"}:
                story.append(self.toc_line(block.text))
            else:
                story.append(self.paragraph(block.kind, block.text))
        return story

    def running(self, canvas: Canvas, document: BaseDocTemplate) -> None:
        """Draw the running head and foot of one page."""
        canvas.setFont(self.styles["para"].fontName, 8)
        page = canvas.getPageNumber()
        for name, height in (("head", A4[1] - 12 * mm), ("foot", 10 * mm)):
            if name == "head" and page == 1 and not self.options["head_on_first"]:
                continue
            text = self.options[name].replace("{page}", str(page))
            left, _, right = text.replace("{pages}", str(self.total)).partition("|")
            canvas.drawString(22 * mm, height, left)
            canvas.drawRightString(A4[0] - 22 * mm, height, right)


def _write(layout: Layout, source: Source) -> tuple[bytes, int]:
    buffer = io.BytesIO()
    document = BaseDocTemplate(buffer, pagesize=A4, invariant=1, title=source.id)
    frame = Frame(22 * mm, 18 * mm, WIDTH, A4[1] - 36 * mm, 0, 0, 0, 0, showBoundary=0)
    template = PageTemplate(frames=[frame], onPage=layout.running)
    document.addPageTemplates([template])
    document.build(layout.story(source.body))
    return buffer.getvalue(), document.page


def layout_named(module: str) -> type[Layout]:
    """The looks of this module, or those of another module of looks."""
    found: type[Layout] = (
        import_module(f"layouts.{module}").LAYOUT if module else Layout
    )
    return found


def render_pdf(source: Source) -> bytes:
    """Lay out a source as PDF; a first pass finds the pages the contents name."""
    layout = layout_named(source.head.get("layout", ""))
    first = layout(source, [], 1)
    _, total = _write(first, source)
    rendered, _ = _write(layout(source, first.starts, total), source)
    return rendered
