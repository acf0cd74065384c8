"""Two more looks of printed council minutes: numbers in the margin, bars of facts.

``@@ roll`` opens a list of members by party, ``@@ bar`` a grey bar above a point;
``@@ plain`` ends each. A title ``number | words`` has its number in the margin.
"""

from __future__ import annotations

from typing import Any

from reportlab.lib import colors
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from layouts.blocks import Block
from layouts.pdf import WIDTH, inline
from layouts.prints import Prints

MARGIN = 17 * mm
LOOKS: dict[str, tuple[float, list[tuple[Any, ...]]]] = {
    "roll": (24 * mm, [("LEFTPADDING", (0, 0), (-1, -1), 0)]),
    "bar": (WIDTH * 0.62, [("BACKGROUND", (0, 0), (-1, -1), colors.lightgrey)]),
}


class CouncilPrints(Prints):
    """The looks of :class:`Prints`, and those of this module."""

    def directive(self, block: Block) -> list[Flowable]:
        """What a line ``@@ …`` puts on the page."""
        if block.kind[1:] in LOOKS:
            self.mode = block.kind[1:]
            return []
        return super().directive(block)

    def columns(
        self, cells: list[list[Paragraph]], first: float, look: list[tuple[Any, ...]]
    ) -> Table:
        """Two columns, the first of a given width."""
        style = TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *look])
        widths = [first, WIDTH - first]
        return Table(cells, colWidths=widths, style=style, hAlign="LEFT")

    def table(self, rows: tuple[tuple[str, ...], ...]) -> Table:
        """A table in the look of the mode that is on."""
        if self.mode not in LOOKS:
            return super().table(rows)
        face = self.styles["heading" if self.mode == "bar" else "para"]
        cells = [[Paragraph(inline(cell), face) for cell in row] for row in rows]
        return self.columns(cells, *LOOKS[self.mode])

    def paragraph(self, kind: str, text: str) -> Flowable:
        """One paragraph; a title's number may stand in the margin."""
        number, cut, words = text.partition(" | ")
        if kind != "title" or not cut:
            return super().paragraph(kind, text)
        face = self.styles["title"]
        cells = [[Paragraph(inline(part), face) for part in (number, words)]]
        return self.columns(cells, MARGIN, [("LEFTPADDING", (0, 0), (-1, -1), 0)])


LAYOUT = CouncilPrints
