"""Two more looks of printed council minutes: a case card, the number on the right.

``@@ card`` opens a table with a shaded head row (number, case and access above a
title; the hours members were there), ``@@ plain`` ends it. A title ``words | number``
has its number at the right edge.
"""

from __future__ import annotations

from typing import Any

from reportlab.lib import colors
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from layouts.blocks import Block
from layouts.county_prints import CountyPrints
from layouts.pdf import WIDTH, inline

EDGE = 28 * mm
CARD: list[tuple[Any, ...]] = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey),
    ("BOX", (0, 0), (-1, -1), 0.5, colors.black),
    ("NOSPLIT", (0, 0), (-1, 1)),
]
RIGHT: list[tuple[Any, ...]] = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("LINEABOVE", (0, 0), (-1, 0), 1.2, colors.darkblue),
]


class AssemblyPrints(CountyPrints):
    """The looks of :class:`CountyPrints`, and those of this module."""

    def directive(self, block: Block) -> list[Flowable]:
        """What a line ``@@ …`` puts on the page."""
        if block.kind == "@card":
            self.mode = "card"
            return []
        return super().directive(block)

    def table(self, rows: tuple[tuple[str, ...], ...]) -> Table:
        """A table in the look of the mode that is on."""
        if self.mode != "card":
            return super().table(rows)
        small = self.styles["small"]
        cells = [[Paragraph(inline(cell), small) for cell in row] for row in rows]
        widths = [WIDTH / len(rows[0])] * len(rows[0])
        return Table(cells, colWidths=widths, style=TableStyle(CARD), hAlign="LEFT")

    def paragraph(self, kind: str, text: str) -> Flowable:
        """One paragraph; a title's number may stand at the right edge."""
        words, cut, number = text.partition(" | ")
        if kind != "title" or not cut:
            return super().paragraph(kind, text)
        face = self.styles["title"]
        right = ParagraphStyle("right", parent=face, alignment=TA_RIGHT)
        cells = [[Paragraph(inline(words), face), Paragraph(inline(number), right)]]
        widths = [WIDTH - EDGE, EDGE]
        return Table(cells, colWidths=widths, style=TableStyle(RIGHT), hAlign="LEFT")


LAYOUT = AssemblyPrints
