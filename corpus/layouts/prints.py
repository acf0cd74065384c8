"""More looks of printed minutes: boxes, columns and ruled field lists.

``@@ box`` opens a grey box of facts, ``@@ columns`` a table of equal columns without
rules (members side by side), ``@@ ruled`` a field list with a line under each row;
``@@ plain`` ends each. ``[pdf]`` has two more options: ``title_size``, by how much a
point's title is larger than the text, and ``folio``, a bare page number in the foot.
"""

from __future__ import annotations

from typing import Any

from annotation import Source
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Paragraph, Table, TableStyle

from layouts.blocks import Block
from layouts.pdf import WIDTH, Layout, inline

MODES: dict[str, list[tuple[Any, ...]]] = {
    "box": [("BACKGROUND", (0, 0), (-1, -1), colors.whitesmoke)],
    "columns": [],
    "ruled": [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black)],
}


class Prints(Layout):
    """The looks of :class:`Layout`, and those of this module."""

    def __init__(self, source: Source, toc_pages: list[int], total: int) -> None:
        super().__init__(source, toc_pages, total)
        title = self.styles["title"]
        title.fontSize += self.options.get("title_size", 0)
        title.leading = title.fontSize + 4

    def directive(self, block: Block) -> list[Flowable]:
        """What a line ``@@ …`` puts on the page."""
        if block.kind[1:] in MODES:
            self.mode = block.kind[1:]
            return []
        return super().directive(block)

    def table(self, rows: tuple[tuple[str, ...], ...]) -> Table:
        """A table in the look of the mode that is on."""
        if self.mode not in MODES:
            return super().table(rows)
        small = self.styles["small"]
        cells = [[Paragraph(inline(cell), small) for cell in row] for row in rows]
        widths = [WIDTH / len(rows[0])] * len(rows[0])
        if self.mode != "columns":
            label = self.options["label_width"] * mm
            widths = [label, WIDTH - label]
        look = [("VALIGN", (0, 0), (-1, -1), "TOP"), *MODES[self.mode]]
        return Table(cells, colWidths=widths, style=TableStyle(look), hAlign="LEFT")

    def running(self, canvas: Canvas, document: BaseDocTemplate) -> None:
        """Draw the running head and foot of one page."""
        super().running(canvas, document)
        if self.options.get("folio"):
            middle, page = A4[0] / 2, str(canvas.getPageNumber())
            canvas.drawCentredString(middle, 10 * mm, page)


LAYOUT = Prints
