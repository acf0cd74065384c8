"""Drawn documents as PDF: pages with heads and feet, headings of some weight."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from random import Random

from msgspec import Struct
from reportlab.pdfbase.pdfmetrics import stringWidth

from ..sheet import BOLD, FACES, HEIGHT, REGULAR, Look, Sheet
from .compose import Document
from .model import Line

_LEFT = 70.0


def paper(document: Document, draw: Random) -> bytes:
    """The pages of a document."""
    layout, gold = document.gold.layout, document.gold
    margin = layout.heading == "margin"
    look = Look(
        font=draw.choice(("Helvetica", "Times")),
        size=draw.choice((9.0, 10.0, 11.0)),
        # Text that runs on behind its heading is set line by line, words whole.
        hyphenate=layout.heading not in ("inline", "run-in") and draw.random() < 0.5,
        justified=draw.random() < 0.3,
        left=185.0 if margin else _LEFT,
        running_first=draw.random() < 0.5,
    )
    setting = _Setting(Sheet(look), layout.markup, margin)
    for before, line in pairwise((Line("gap"), *document.lines)):
        if before.role == "item" and line.role != "item":
            setting.sheet.advance(0.5 * look.size)
        setting.line(line)
    head = {
        "body-date": f"{gold.body}, {gold.date:%d-%m-%Y}",
        "town": gold.municipality,
    }.get(layout.running)

    def running(page: int, pages: int) -> Iterable[tuple[float, float, str]]:
        if head:
            yield 70, 40, head
        if layout.running != "none":
            yield 470, HEIGHT - 35, f"Side {page} af {pages}"

    return setting.sheet.save(running)


class _Setting(Struct, frozen=True):
    """Lines set on a sheet in the weights of a layout."""

    sheet: Sheet
    markup: str
    margin: bool

    @property
    def face(self) -> int:
        """The face of titles and headings."""
        return REGULAR if self.markup == "plain" else BOLD

    @property
    def size(self) -> float:
        """The size of titles; none is that of the text."""
        return 13.0 if self.markup == "large" else 0.0

    def line(self, line: Line) -> None:
        sheet = self.sheet
        if line.role == "gap":
            sheet.advance(sheet.step)
        elif line.role == "row":
            self.hung(line.cells[0], line.cells[1], 130, REGULAR)
        elif line.role == "title" and line.mark:
            self.hung(line.mark, line.text, 60, self.face, self.size)
        elif line.role == "labelled" and self.margin:
            self.beside(line)
        elif line.role == "labelled":
            self.run_in(line)
        elif line.role == "brand":
            self.hung("", line.text, 0, BOLD, 15)
        elif line.role in ("title", "number", "group", "list"):
            self.title(line.text)
        elif self.margin and line.role not in ("text", "item"):
            self.hung("", f"{line.mark} {line.text}".strip(), 0, REGULAR)
        elif line.role == "heading":
            sheet.text(line.text, self.face, after=0.2, keep=3)
        elif line.role == "item" and 0 < len(line.mark) < 4:
            sheet.text(line.text, mark=line.mark, after=0.1)
        elif line.role != "entry":
            sheet.text(f"{line.mark} {line.text}".strip())
        else:
            sheet.text(line.text, after=0.1)

    def title(self, text: str) -> None:
        """A title, over the margin where headings stand in it."""
        if self.margin:
            self.hung("", text, 0, self.face)
        else:
            self.sheet.text(text, self.face, size=self.size, keep=4)

    def beside(self, line: Line) -> None:
        """A heading wrapped in the margin, the text it opens at its right."""
        sheet, font = self.sheet, FACES[self.sheet.look.font][self.face]
        label = sheet.wrapped(line.mark.rstrip(":"), font, sheet.look.size, 108)
        sheet.room(len(label) + 1)
        top = sheet.y
        for shown in label:
            sheet.put(_LEFT, shown, self.face)
            sheet.advance(sheet.step)
        bottom, sheet.y = sheet.y, top
        pages = len(sheet.pages)
        if line.text:
            sheet.text(line.text)
        if len(sheet.pages) == pages:
            sheet.y = max(sheet.y, bottom + 0.6 * sheet.step)

    def run_in(self, line: Line) -> None:
        """A heading in bold before the text it opens."""
        sheet = self.sheet
        sheet.room(3)
        left, right = sheet.frame
        font = FACES[sheet.look.font][self.face]
        size = sheet.look.size
        sheet.put(left, line.mark, self.face)
        indent = stringWidth(line.mark + " ", font, size)
        first, *rest = sheet.wrapped(line.text, font, size, right - left - indent)
        sheet.put(left + indent, first)
        sheet.advance(sheet.step)
        if rest:
            sheet.text(" ".join(rest))
        else:
            sheet.advance(0.6 * sheet.step)

    def hung(
        self, left: str, right: str, indent: float, face: int, size: float = 0
    ) -> None:
        """Two cells side by side, the right one wrapped."""
        sheet = self.sheet
        sheet.room(3)
        start, end = _LEFT, sheet.frame[1]
        font, size = FACES[sheet.look.font][face], size or sheet.look.size
        if left:
            sheet.put(start, left, face, size)
        for shown in sheet.wrapped(right, font, size, end - start - indent):
            sheet.put(start + indent, shown, face, size)
            sheet.advance(size * sheet.look.leading)
        sheet.advance(0.6 * sheet.step)
