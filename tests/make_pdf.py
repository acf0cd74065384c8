"""Small PDFs for the tests, drawn with reportlab text by text."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass, field

from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

HEIGHT, WIDTH = 842.0, 595.0
LEFT, RIGHT = 70.0, 525.0


@dataclass
class Pdf:
    """A PDF under construction; ``y`` counts down from the top of the page."""

    size: float = 10.0
    leading: float = 13.0
    y: float = 90.0
    data: io.BytesIO = field(default_factory=io.BytesIO)

    def __post_init__(self) -> None:
        self.canvas = Canvas(self.data, pagesize=(WIDTH, HEIGHT))

    def at(
        self, x: float, y: float, text: str, font: str = "Helvetica", size: float = 0
    ) -> None:
        self.canvas.setFont(font, size or self.size)
        self.canvas.drawString(x, HEIGHT - y, text)

    def line(self, text: str, x: float = LEFT, font: str = "Helvetica") -> None:
        self.at(x, self.y, text, font)
        self.y += self.leading

    def text(
        self,
        text: str,
        *,
        font: str = "Helvetica",
        x: float = LEFT,
        right: float = RIGHT,
        after: float = 8.0,
        size: float = 0,
    ) -> None:
        """A paragraph, wrapped at the right margin."""
        for line in simpleSplit(text, font, size or self.size, right - x):
            self.at(x, self.y, line, font, size)
            self.y += self.leading
        self.y += after

    def row(self, cells: Iterable[tuple[float, str]], step: float = 0) -> None:
        for x, text in cells:
            self.at(x, self.y, text)
        self.y += step or self.leading

    def next_page(self) -> None:
        self.canvas.showPage()
        self.y = 90.0

    def save(self) -> bytes:
        self.canvas.save()
        return self.data.getvalue()
