"""Where a value stands on its page: boxes of a span, and pages with boxes drawn.

The canonical text closes hyphens, joins lines and restores reading order, so a
span is found on its page by its characters alone, white space and hyphens left
out, where they follow the same characters as in the text.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

from msgspec import Struct

from .errors import ReferatError
from .readers import ocr
from .readers.limits import DEFAULT
from .readers.pdf_chars import Word, page_words
from .readers.pdf_columns import columns_of
from .records import Minutes, Page, Span
from .text import Box

_SKIPPED = re.compile(r"[\s\u00ad‐‑-]+")
_POINTS = 72
# A shorter piece may stand anywhere.
_SHORTEST = 4
_HYPHENS = frozenset("-\u2010\u2011")

#: The colour of each kind of extraction, red, green and blue of 255.
COLOURS: dict[str, tuple[int, int, int]] = {
    "point": (31, 73, 125),
    "recommendation": (127, 96, 0),
    "decision": (0, 128, 64),
    "amount": (192, 0, 0),
    "date": (112, 48, 160),
    "name": (0, 128, 160),
}


class Place(Struct, frozen=True):
    """One box of a span: page number, and points from the page's top left."""

    page: int
    box: Box


def locate(minutes: Minutes, span: Span) -> list[Place]:
    """The boxes of ``span``, a box a printed line, on the pages of its PDF.

    Raises
    ------
    ReferatError
        If the record's source is no PDF, or the file has changed since.
    """
    with _Sheets(minutes) as sheets:
        return list(sheets.places(span))


def draw_pages(minutes: Minutes, target: str | Path, *, resolution: int = 110) -> Path:
    """Write the pages with every extraction boxed in its colour of ``COLOURS``.

    ``target`` is a ``.pdf`` (all pages) or a ``.png`` (``-1.png``, ``-2.png`` …
    for the further pages). ``resolution`` is in pixels an inch.

    Raises
    ------
    ReferatError
        If the record's source is no PDF, or the file has changed since.
    """
    target = Path(target)
    boxes: dict[int, list[tuple[str, Box]]] = {}
    with _Sheets(minutes) as sheets:
        for kind, span in _marked(minutes):
            for place in sheets.places(span):
                boxes.setdefault(place.page, []).append((kind, place.box))
        first, *others = [
            sheets.picture(page.number, boxes.get(page.number, []), resolution)
            for page in minutes.source.pages
        ]
    if target.suffix.lower() == ".pdf":
        first.save(target, save_all=True, append_images=others, resolution=resolution)
        return target
    first.save(target)
    for number, picture in enumerate(others, start=2):
        picture.save(target.with_name(f"{target.stem}-{number}{target.suffix}"))
    return target


def _marked(minutes: Minutes) -> Iterator[tuple[str, Span]]:
    for point in minutes.points:
        yield from (("point", s) for s in (point.title, point.case_number) if s)
        yield from (("recommendation", s) for s in point.recommendations)
        yield from (("decision", s) for s in point.decisions)
        yield from (("name", s) for s in point.entities)
        yield from (("date", s) for s in point.dates)
        yield from (("amount", s) for s in point.amounts)


class _Print(Struct):
    """What a page prints, character by character, line by line.

    ``minus`` has the box of a hyphen at a word's start by the character after it.
    """

    text: str
    boxes: list[Box]
    minus: dict[int, Box]


class _Sheets:
    """The pages of a record's PDF, read again where they are asked for."""

    def __init__(self, minutes: Minutes) -> None:
        self.minutes = minutes
        self.document = _open(minutes)
        self.closing = ExitStack()
        self.layers: dict[int, list[_Print]] = {}

    def __enter__(self) -> _Sheets:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.closing.close()
        self.document.close()

    def places(self, span: Span) -> Iterator[Place]:
        """The boxes of a span; what runs over a page's end goes on on the next."""
        text, rest = self.minutes.text, ""
        for page in self.minutes.source.pages:
            start, end = max(span.start, page.start), min(span.end, page.end)
            wanted = _squeezed(text[start:end]) if start < end else ""
            before = _squeezed(text[page.start : start]) if wanted else ""
            if not rest + wanted:
                continue
            signed = not rest and text[start] in _HYPHENS
            boxes, rest = self.find(page, rest + wanted, before, signed)
            yield from (Place(page.number, box) for box in _lines(boxes))

    def find(
        self, page: Page, wanted: str, before: str, signed: bool
    ) -> tuple[list[Box], str]:
        """The boxes of the characters, and those of them that stand on no page yet.

        ``signed`` tells that a minus stands before them.
        """
        for layer in range(2):
            prints = self.prints(page.number, layer)
            if prints is None:
                continue
            first = _find(wanted, before, prints.text)
            if first is not None:
                sign = prints.minus.get(first) if signed else None
                boxes = prints.boxes[first : first + len(wanted)]
                return ([sign, *boxes] if sign else boxes), ""
            boxes, rest = _piecewise(wanted, before, prints)
            if boxes:
                return boxes, rest
        return [], wanted

    def prints(self, number: int, layer: int) -> _Print | None:
        """A page's text layer (0), or what OCR reads on it (1)."""
        known = self.layers.setdefault(number, [])
        while len(known) <= layer:
            sheet = self.document[number - 1]
            if not known:
                known.append(_print(page_words(sheet, boxes=True).words))
            elif not ocr.is_installed():
                return None
            else:
                found = ocr.recognise(sheet, DEFAULT)
                known.append(_print(found.words if found else []))
            sheet.close()
        return known[layer]

    def picture(
        self, number: int, boxes: list[tuple[str, Box]], resolution: int
    ) -> Any:
        """A page with boxes drawn on it, by pdfplumber."""
        page = self.plumber.pages[number - 1]
        finest = _POINTS * (DEFAULT.pixels / (page.width * page.height)) ** 0.5
        image = page.to_image(resolution=min(resolution, finest))
        left, top = page.bbox[:2]
        for kind, (x0, y0, x1, y1) in boxes:
            colour = COLOURS[kind]
            image.draw_rect(
                (left + x0, top + y0, left + x1, top + y1),
                fill=(*colour, 28),
                stroke=(*colour, 255),
            )
        page.close()
        return image.annotated.convert("RGB")

    @cached_property
    def plumber(self) -> Any:
        """The PDF as pdfplumber opens it."""
        import pdfplumber

        return self.closing.enter_context(pdfplumber.open(self.minutes.source.path))


def _open(minutes: Minutes) -> Any:
    import pypdfium2

    path = Path(minutes.source.path)
    if not minutes.source.pages:
        raise ReferatError(f"{path}: only a PDF has pages to show.")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReferatError(f"{path}: {error.strerror}. Mine it again.") from error
    if hashlib.sha256(data).hexdigest() != minutes.source.sha256:
        raise ReferatError(f"{path}: has changed since it was mined. Mine it again.")
    return pypdfium2.PdfDocument(data)


def _squeezed(text: str) -> str:
    return _SKIPPED.sub("", unicodedata.normalize("NFKD", text))


def _print(words: list[Word]) -> _Print:
    """The characters of the words by column and line, a line's from left to right."""
    text: list[str] = []
    boxes: list[Box] = []
    minus: dict[int, Box] = {}
    for line in (line for column in columns_of(words) for line in _rows(column)):
        for word in sorted(line, key=lambda w: w.x0):
            if word.boxes and word.text[0] in _HYPHENS:
                minus[len(boxes)] = word.boxes[0]
            for char, box in zip(word.text, word.boxes or (), strict=True):
                signs = _squeezed(char)
                text.append(signs)
                boxes += [box] * len(signs)
    return _Print("".join(text), boxes, minus)


def _rows(words: list[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.bottom, w.x0)):
        height = word.bottom - word.top
        if rows and word.bottom - rows[-1][0].bottom < 0.3 * height:
            rows[-1].append(word)
        else:
            rows.append([word])
    return rows


def _find(wanted: str, before: str, printed: str) -> int | None:
    """Where ``wanted`` is printed: after the same words as in the text, if it can.

    Running heads stand on the page and not in the text, so counting is not enough.
    """
    for size in (60, 25, 8, 0):
        context = before[-size:] if size else ""
        pattern = f"(?={re.escape(context + wanted)})"
        places = [m.start() + len(context) for m in re.finditer(pattern, printed)]
        if places:
            nth = len(re.findall(pattern, before))
            return places[min(nth, len(places) - 1)]
    return None


def _piecewise(wanted: str, before: str, prints: _Print) -> tuple[list[Box], str]:
    """As far as it goes, in pieces: columns stand side by side on the page."""
    boxes: list[Box] = []
    after = 0
    while wanted:
        size = _longest(wanted, prints.text)
        if size < min(len(wanted), _SHORTEST):
            break
        first = prints.text.find(wanted[:size], after)
        if not boxes:
            found = _find(wanted[:size], before, prints.text)
            first = -1 if found is None else found
        if first < 0:
            first = prints.text.find(wanted[:size])
        after = first + size
        boxes += prints.boxes[first:after]
        before, wanted = wanted[:size], wanted[size:]
    return boxes, wanted


def _longest(wanted: str, printed: str) -> int:
    """How many of the first characters are printed one after the other."""
    low, high = 0, len(wanted)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if wanted[:middle] in printed else (low, middle - 1)
    return low


def _lines(boxes: list[Box]) -> Iterator[Box]:
    row: list[Box] = []
    for box in boxes:
        if row and _apart(row[-1], box):
            yield _around(row)
            row = []
        row.append(box)
    if row:
        yield _around(row)


def _apart(left: Box, right: Box) -> bool:
    """Whether a box stands on another line, or to the left on the same one."""
    half = (left[3] - left[1]) / 2
    return abs(right[1] - left[1]) > half or right[0] < left[0] - half


def _around(row: list[Box]) -> Box:
    return (
        min(box[0] for box in row),
        min(box[1] for box in row),
        max(box[2] for box in row),
        max(box[3] for box in row),
    )
