"""Pages of a PDF under construction: lines set, broken and recorded as ideal text."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from msgspec import Struct
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from .model import Listing, Table

WIDTH, HEIGHT = A4
FACES = {
    "Helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "Times": ("Times-Roman", "Times-Bold", "Times-Italic"),
    "Courier": ("Courier", "Courier-Bold", "Courier-Oblique"),
}
REGULAR, BOLD, ITALIC = range(3)
_HYPHEN_AT = re.compile("(?<=[aeiouyæøå])(?=[bdfgklmnprstv][aeiouyæøå])")
_OPEN = re.compile(r"(?<=[A-Z\d]-)(?=[a-zæøå]{2})|(?<=[a-zæøå]/)(?=[a-zæøå]{2})")
_CELL_PAD = 4.0


class Look(Struct, frozen=True):
    """Type and measure of a document."""

    font: str = "Helvetica"
    size: float = 10.0
    leading: float = 1.25
    left: float = 70.0
    right: float = 525.0
    top: float = 80.0
    bottom: float = 765.0
    columns: int = 1
    hyphenate: bool = True
    justified: bool = False
    ruled: bool = True
    running_first: bool = False


class Op(Struct, frozen=True):
    """One string on a page."""

    x: float
    y: float
    text: str
    font: str
    size: float


#: Draws the running matter of a page: page number and count of pages.
Running = Callable[[int, int], Iterable[tuple[float, float, str]]]


class Sheet:
    """Sets text from the top; ``lines`` is the ideal text of what was set."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.pages: list[list[Op]] = [[]]
        self.rules: list[list[tuple[float, float, float, float]]] = [[]]
        self.lines: list[str] = []
        self.columns = 1
        self.column = 0
        self.y = look.top
        self.fresh = True

    @property
    def step(self) -> float:
        """The distance of two lines of the text."""
        return self.look.size * self.look.leading

    @property
    def frame(self) -> tuple[float, float]:
        """Left and right edge of the column that is being filled."""
        gap = 24.0 if self.columns > 1 else 0.0
        width = (self.look.right - self.look.left + gap) / self.columns
        left = self.look.left + self.column * width
        return left, left + width - gap

    def put(self, x: float, text: str, face: int = REGULAR, size: float = 0) -> None:
        """One string on the current line; what it says is not recorded."""
        font = FACES[self.look.font][face]
        op = Op(x, self.y, text, font, size or self.look.size)
        self.pages[-1].append(op)

    def new_page(self) -> None:
        """Go on at the top of the next page."""
        self.pages.append([])
        self.rules.append([])
        self.column = 0
        self.y = self.look.top

    def advance(self, step: float) -> None:
        """Move down; past the bottom lies the next column or page."""
        self.y += step

    def room(self, lines: float) -> None:
        """See to it that so many lines fit below each other."""
        if self.y + (lines - 1) * self.step <= self.look.bottom:
            return
        if self.column + 1 < self.columns:
            self.column += 1
            self.y = self.look.top
        else:
            self.new_page()

    def text(
        self,
        text: str,
        face: int = REGULAR,
        *,
        size: float = 0,
        mark: str = "",
        after: float = 0.6,
        keep: int = 1,
    ) -> None:
        """A paragraph, hanging from its ``mark``; ``keep`` lines stay together."""
        self.lines.append(f"{mark} {text}" if mark else text)
        size = size or self.look.size
        font = FACES[self.look.font][face]
        hang = 1.8 * size if mark else 0.0
        self.room(keep)
        left, right = self.frame
        found = self.wrapped(text, font, size, right - left - hang)
        for place, line in enumerate(found):
            self.room(1)
            left = self.frame[0]
            if mark and not place:
                self.put(left, mark, face, size)
            last = place + 1 == len(found)
            self.set_line(line, left + hang, face, size, last or bool(mark))
            self.advance(size * self.look.leading)
        self.advance(after * self.step)

    def set_line(
        self, line: str, x: float, face: int, size: float, ragged: bool
    ) -> None:
        """Put a line, its words spread to the right edge where type is justified."""
        words = line.split(" ")
        if not self.look.justified or ragged or len(words) < 2:
            self.put(x, line, face, size)
            return
        font = FACES[self.look.font][face]
        inked = sum(stringWidth(w, font, size) for w in words)
        space = (self.frame[1] - x - inked) / (len(words) - 1)
        for word in words:
            self.put(x, word, face, size)
            x += stringWidth(word, font, size) + space

    def wrapped(self, text: str, font: str, size: float, width: float) -> list[str]:
        """The lines of a paragraph, words broken where the look hyphenates."""
        lines, line = [], ""
        for word in text.split(" "):
            rest = word
            while True:
                longer = f"{line} {rest}" if line else rest
                if stringWidth(longer, font, size) <= width or not line:
                    line = longer
                    break
                first, rest = self.broken(line, rest, font, size, width)
                lines.append(f"{line} {first}" if first else line)
                line = ""
        return [*lines, line]

    def broken(
        self, line: str, word: str, font: str, size: float, width: float
    ) -> tuple[str, str]:
        """What of a word still fits on the line, with its hyphen, and the rest."""
        breaks = [(m.start(), "") for m in _OPEN.finditer(word)]
        if self.look.hyphenate and word.strip(".,").isalpha() and word.islower():
            places = (m.start() for m in _HYPHEN_AT.finditer(word))
            breaks += [(p, "-") for p in places if 3 <= p <= len(word.strip(".,")) - 3]
        for place, hyphen in sorted(breaks, reverse=True):
            first = word[:place] + hyphen
            if stringWidth(f"{line} {first}", font, size) <= width:
                return first, word[place:]
        return "", word

    def listing(self, block: Listing) -> None:
        """List items, each hanging from its mark."""
        for mark, item in zip(block.marks, block.items, strict=True):
            self.text(item, mark=mark, after=0.1)
        self.advance(0.5 * self.step)

    def table(self, block: Table) -> None:
        """Rows of cells, ruled or not; the head row again on a new page."""
        self.lines += ["\t".join(row) for row in block.rows]
        head, *rows = block.rows
        self.room(5)
        self.row(head, BOLD)
        for row in rows:
            lines = self.cells(row, REGULAR)
            if self.y + max(map(len, lines)) * self.step > self.look.bottom:
                self.room(99)
                self.row(head, BOLD)
            self.row(row)
        self.advance(self.step)

    def edges(self, count: int) -> list[float]:
        """Where the columns of a table begin and end."""
        left, right = self.frame
        first = (0.4 if count > 2 else 0.6) * (right - left)
        rest = (right - left - first) / (count - 1)
        return [left, *(left + first + i * rest for i in range(count))]

    def cells(self, row: tuple[str, ...], face: int) -> list[list[str]]:
        """The lines of every cell of a row."""
        font, edges = FACES[self.look.font][face], self.edges(len(row))
        widths = [b - a - 2 * _CELL_PAD for a, b in pairwise(edges)]
        return [
            self.wrapped(cell, font, self.look.size, width)
            for cell, width in zip(row, widths, strict=True)
        ]

    def row(self, row: tuple[str, ...], face: int = REGULAR) -> None:
        """One row of a table: text to the left of its cells, figures to the right."""
        edges, cells = self.edges(len(row)), self.cells(row, face)
        height, top = max(map(len, cells)), self.y
        if self.look.ruled:
            self.frame_row(edges, height)
        font = FACES[self.look.font][face]
        for lines, (left, right) in zip(cells, pairwise(edges), strict=True):
            self.y = top
            for line in lines:
                width = stringWidth(line, font, self.look.size)
                is_figure = line[-1:].isdigit() and left > edges[0]
                x = right - width - _CELL_PAD if is_figure else left + _CELL_PAD
                self.put(x, line, face)
                self.advance(self.step)
        self.y = top + (height + 0.4) * self.step

    def frame_row(self, edges: list[float], lines: int) -> None:
        """The ruling lines around the cells of the current row."""
        above, below = self.y - self.step, self.y + (lines - 0.6) * self.step
        drawn = self.rules[-1]
        drawn += [(edges[0], y, edges[-1], y) for y in (above, below)]
        drawn += [(x, above, x, below) for x in edges]

    def save(self, running: Running) -> bytes:
        """The file; running matter comes first in every page's content stream."""
        data = io.BytesIO()
        canvas = Canvas(data, pagesize=(WIDTH, HEIGHT), invariant=1)
        for number, (page, rules) in enumerate(
            zip(self.pages, self.rules, strict=True), start=1
        ):
            canvas.setFont(FACES[self.look.font][REGULAR], 8)
            if number > 1 or self.look.running_first:
                for x, y, text in running(number, len(self.pages)):
                    canvas.drawString(x, HEIGHT - y, text)
            for x0, y0, x1, y1 in rules:
                canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)
            for op in page:
                canvas.setFont(op.font, op.size)
                canvas.drawString(op.x, HEIGHT - op.y, op.text)
            canvas.showPage()
        canvas.save()
        return data.getvalue()
