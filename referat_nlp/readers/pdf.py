"""PDF: reading order, paragraphs and tables restored, running matter removed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..errors import ReadError
from .draft import MAX_PAGES, Draft
from .pdf_chars import PageWords, View, page_words
from .pdf_join import paragraphs
from .pdf_order import in_order
from .pdf_rows import Row, rows_of
from .pdf_rules import grids
from .pdf_running import strip_running


def read_pdf(data: bytes, name: str) -> Draft:
    """The lines of a PDF.

    Raises
    ------
    ReadError
        If it is broken, needs a password, or has no text layer.
    """
    document = _open(data, name)
    try:
        if len(document) > MAX_PAGES:
            raise ReadError(
                f"{name}: {len(document)} pages, more than {MAX_PAGES}. Split the file."
            )
        title = _title(document)
        pages = [_page(document, i) for i in range(len(document))]
    finally:
        document.close()
    if not any(p.words for p in pages):
        raise ReadError(
            f"{name}: scanned pages without a text layer. Run OCR first, for example "
            "`ocrmypdf -l dan in.pdf out.pdf`, and read the result."
        )
    rows, running = strip_running(
        [rows_of(p.words, i + 1, p.grids) for i, p in enumerate(pages)],
        [p.view.height for p in pages],
    )
    warnings = tuple(_warnings(pages, rows))
    pieces = in_order(rows, [round(p.view.width) for p in pages])
    return Draft(
        lines=paragraphs(pieces), title=title, running=running, warnings=warnings
    )


def _title(document: Any) -> str | None:
    """The title in the file's metadata, unless it is a file's name."""
    title = str(document.get_metadata_value("Title")).strip()
    return title if " " in title else None


def _open(data: bytes, name: str) -> Any:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
        pages = len(document)
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            raise ReadError(
                f"{name}: the PDF needs a password. Save a copy without one, for "
                "example `qpdf --decrypt --password=… in.pdf out.pdf`."
            ) from error
        raise ReadError(
            f"{name}: the PDF is broken or cut short. Fetch it again, or mend it "
            "with `qpdf in.pdf out.pdf`."
        ) from error
    if not pages:
        raise ReadError(f"{name}: the PDF has no pages. Fetch it again.")
    return document


def _page(document: Any, index: int) -> PageWords:
    import pypdfium2 as pdfium

    try:
        page = document[index]
        words = page_words(page)
        words.grids = grids(page, words.view)
        words.pictured = _is_pictured(page)
        page.close()
    except pdfium.PdfiumError:
        return PageWords(words=[], view=View(), broken=True)
    return words


def _is_pictured(page: Any) -> bool:
    """Whether a picture covers half of the page or more, as a scan does."""
    import pypdfium2.raw as pdfium

    left, bottom, right, top = page.get_bbox()
    whole = max((right - left) * (top - bottom), 1.0)
    for image in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=2):
        x0, y0, x1, y1 = image.get_bounds()
        if (x1 - x0) * (y1 - y0) > 0.5 * whole:
            return True
    return False


def _warnings(pages: list[PageWords], rows: list[list[Row]]) -> Iterator[str]:
    scanned = [i for i, p in enumerate(pages, 1) if p.pictured and not rows[i - 1]]
    if scanned:
        yield f"{_numbers(scanned)} scanned: no text layer, not read; run OCR first"
    broken = [i for i, p in enumerate(pages, 1) if p.broken]
    if broken:
        yield f"{_numbers(broken)} broken and not read"
    garbled = [i for i, p in enumerate(pages, 1) if p.unmapped > 20 + _letters(p) // 3]
    if garbled:
        yield (
            f"{_numbers(garbled)} set in fonts that do not tell their letters; "
            "run OCR with `ocrmypdf --force-ocr -l dan`"
        )


def _letters(page: PageWords) -> int:
    return sum(len(w.text) for w in page.words)


def _numbers(pages: list[int]) -> str:
    if len(pages) == 1:
        return f"page {pages[0]} is"
    return f"pages {', '.join(map(str, pages[:-1]))} and {pages[-1]} are"
