"""Where a value stands on its page: boxes of a span, and pages with boxes drawn.

The canonical text closes hyphens, joins lines and restores reading order, so a
span is found on its page by its characters alone, white space and hyphens left
out, where they follow the same characters as in the text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from .errors import ReferatError
from .records import Minutes, Page, Span
from .text import Box

if TYPE_CHECKING:
    from pdfplumber.page import Page as PdfPage

_SKIPPED = re.compile(r"[\s\u00ad‐‑-]+")

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
    with _open(minutes) as pdf:
        return [
            Place(page.number, box)
            for page in minutes.source.pages
            for box in _boxes(minutes, span, page, pdf.pages[page.number - 1])
        ]


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
    pictures = []
    with _open(minutes) as pdf:
        for page in minutes.source.pages:
            sheet = pdf.pages[page.number - 1]
            image = sheet.to_image(resolution=resolution)
            for kind, span in _marked(minutes):
                colour = COLOURS[kind]
                for box in _boxes(minutes, span, page, sheet):
                    image.draw_rect(box, fill=(*colour, 28), stroke=(*colour, 255))
            pictures.append(image.annotated.convert("RGB"))
            sheet.close()
    first, *others = pictures
    if target.suffix.lower() == ".pdf":
        first.save(target, save_all=True, append_images=others)
        return target
    first.save(target)
    for number, picture in enumerate(others, start=2):
        picture.save(target.with_name(f"{target.stem}-{number}{target.suffix}"))
    return target


def _open(minutes: Minutes) -> Any:
    import pdfplumber

    path = Path(minutes.source.path)
    if not minutes.source.pages:
        raise ReferatError(f"{path}: only a PDF has pages to show.")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReferatError(f"{path}: {error.strerror}. Mine it again.") from error
    if hashlib.sha256(data).hexdigest() != minutes.source.sha256:
        raise ReferatError(f"{path}: has changed since it was mined. Mine it again.")
    return pdfplumber.open(path)


def _marked(minutes: Minutes) -> Iterator[tuple[str, Span]]:
    for point in minutes.points:
        yield from (("point", s) for s in (point.title, point.case_number) if s)
        yield from (("recommendation", s) for s in point.recommendations)
        yield from (("decision", s) for s in point.decisions)
        yield from (("name", s) for s in point.entities)
        yield from (("date", s) for s in point.dates)
        yield from (("amount", s) for s in point.amounts)


def _boxes(minutes: Minutes, span: Span, page: Page, sheet: PdfPage) -> list[Box]:
    start, end = max(span.start, page.start), min(span.end, page.end)
    wanted = _SKIPPED.sub("", minutes.text[start:end])
    if start >= end or not wanted:
        return []
    before = _SKIPPED.sub("", minutes.text[page.start : start])
    chars = [c for c in _ordered(sheet) if not _SKIPPED.fullmatch(c["text"])]
    printed = "".join(c["text"][0] for c in chars)
    first = _find(wanted, before, printed)
    return [] if first is None else list(_lines(chars[first : first + len(wanted)]))


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


def _ordered(sheet: PdfPage) -> list[dict[str, Any]]:
    """The page's characters line by line, those of one line from left to right."""
    words = sheet.extract_words(return_chars=True, keep_blank_chars=False)
    return [char for word in words for char in word["chars"]]


def _lines(chars: list[dict[str, Any]]) -> Iterator[Box]:
    row: list[dict[str, Any]] = []
    for char in chars:
        if row and abs(char["top"] - row[-1]["top"]) > row[-1]["height"] / 2:
            yield _around(row)
            row = []
        row.append(char)
    if row:
        yield _around(row)


def _around(row: list[dict[str, Any]]) -> Box:
    return (
        min(c["x0"] for c in row),
        min(c["top"] for c in row),
        max(c["x1"] for c in row),
        max(c["bottom"] for c in row),
    )
