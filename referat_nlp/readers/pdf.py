"""PDF: reading order, paragraphs and tables restored, running matter removed."""

from __future__ import annotations

from typing import Any

from ..errors import ReadError
from .draft import MAX_PAGES, Draft
from .pdf_chars import PageWords, page_words
from .pdf_join import paragraphs
from .pdf_order import in_order
from .pdf_rows import rows_of
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
        title = document.get_metadata_value("Title").strip() or None
        pages = [_page(document, i) for i in range(len(document))]
    finally:
        document.close()
    warnings = _warnings(pages, name)
    rows, running = strip_running(
        [rows_of(p.words, i + 1, p.grids) for i, p in enumerate(pages)],
        [p.height for p in pages],
    )
    pieces = in_order(rows)
    return Draft(
        lines=paragraphs(pieces), title=title, running=running, warnings=warnings
    )


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
        words.grids = grids(page)
        page.close()
    except pdfium.PdfiumError:
        return PageWords(words=[], width=595.0, height=842.0, broken=True)
    return words


def _warnings(pages: list[PageWords], name: str) -> tuple[str, ...]:
    bare = [str(i + 1) for i, p in enumerate(pages) if not p.words and not p.broken]
    if len(bare) == len(pages):
        raise ReadError(
            f"{name}: scanned pages without a text layer. Run OCR first, for example "
            "`ocrmypdf -l dan in.pdf out.pdf`, and read the result."
        )
    return ()
