"""Two more looks of minutes in print: headings in the margin, capitals in the middle.

``@@ side`` opens rows of a section's heading in the margin and its text beside it,
``@@ plain`` ends it. ``[pdf]`` has one more option: ``centred``, large lines and
points' titles in the middle of the page.
"""

from __future__ import annotations

from typing import Any

from annotation import Source
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from layouts.blocks import Block
from layouts.pdf import WIDTH, inline
from layouts.prints import Prints

MARGIN = 38 * mm
SIDE: list[tuple[Any, ...]] = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (0, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
]


class CountyPrints(Prints):
    """The looks of :class:`Prints`, and those of this module."""

    def __init__(self, source: Source, toc_pages: list[int], total: int) -> None:
        super().__init__(source, toc_pages, total)
        if self.options.get("centred"):
            for name in ("large", "title"):
                self.styles[name].alignment = TA_CENTER

    def directive(self, block: Block) -> list[Flowable]:
        """What a line ``@@ …`` puts on the page."""
        if block.kind == "@side":
            self.mode = "side"
            return []
        return super().directive(block)

    def table(self, rows: tuple[tuple[str, ...], ...]) -> Table:
        """A table in the look of the mode that is on."""
        if self.mode != "side":
            return super().table(rows)
        heading, para = self.styles["inner"], self.styles["para"]
        cells = [
            [Paragraph(inline(left), heading), Paragraph(inline(right), para)]
            for left, right in rows
        ]
        widths = [MARGIN, WIDTH - MARGIN]
        return Table(cells, colWidths=widths, style=TableStyle(SIDE), hAlign="LEFT")


LAYOUT = CountyPrints
