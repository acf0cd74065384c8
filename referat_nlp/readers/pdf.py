"""PDF: reading order, paragraphs and tables restored, running matter removed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from ..errors import ReadError
from . import ocr as scans
from .draft import Draft
from .limits import Limits
from .pdf_chars import View, page_words
from .pdf_join import paragraphs
from .pdf_order import in_order
from .pdf_rows import Row, rows_of
from .pdf_rules import grids
from .pdf_running import strip_running
from .pdf_streams import unpacks_beyond
from .text_layer import Flaw, flaw_of

# A scan may carry a stamped line of text.
_FEW_LETTERS = 100
# A page of so many outlines and no text is text turned into curves.
_MANY_OUTLINES = 100
_LOW_CONFIDENCE = 0.75
_FLAWS: dict[Flaw, str] = {
    "unreadable": "is no text (its fonts do not tell their letters)",
    "spaced": "is single letters with spaces between",
    "letters": "has lost æ, ø and å",
    "sections": "has lost its §",
}


class _Sheet(Struct):
    """What one page gave: rows, how it is viewed, how it was read."""

    rows: list[Row]
    view: View
    flaw: Flaw | None = None
    scanned: bool = False
    broken: bool = False
    confidence: float | None = None


def read_pdf(data: bytes, name: str, *, ocr: str, limits: Limits) -> Draft:
    """The lines of a PDF.

    Raises
    ------
    ReadError
        If it is broken, needs a password, exceeds a limit, or has no text layer
        and is not read by OCR.
    """
    if unpacks_beyond(data, limits.unpacked_bytes):
        raise ReadError(
            f"{name}: unpacks to more than {limits.unpacked_bytes} bytes. If it comes "
            "from a source you trust, raise Limits(unpacked_bytes=…)."
        )
    document = _open(data, name)
    try:
        if len(document) > limits.pages:
            raise ReadError(
                f"{name}: {len(document)} pages, more than {limits.pages}. Split it."
            )
        title = _title(document)
        sheets = list(_sheets(document, name, ocr, limits))
    finally:
        document.close()
    rows, running = strip_running(
        [s.rows for s in sheets], [s.view.height for s in sheets]
    )
    _check_text(sheets, name, ocr)
    pieces = in_order(rows, [round(s.view.width) for s in sheets])
    return Draft(
        lines=paragraphs(pieces),
        title=title,
        running=running,
        warnings=tuple(_warnings(sheets, ocr)),
        recognised={
            number: sheet.confidence
            for number, sheet in enumerate(sheets, 1)
            if sheet.confidence is not None
        },
    )


def _check_text(sheets: list[_Sheet], name: str, ocr: str) -> None:
    if any(s.rows for s in sheets):
        return
    if any(s.scanned for s in sheets):
        how = _how(ocr, "auto")
        raise ReadError(f"{name}: scanned pages without a text layer; {how}.")
    raise ReadError(f"{name}: there is no text on its pages. Is it the right file?")


def _how(ocr: str, wanted: str) -> str:
    """What to do to have pages read that ``wanted`` OCR would have read."""
    if not scans.is_installed():
        return f"to read by OCR, {scans.INSTALL}"
    if ocr in (wanted, "always"):
        return "OCR took too long, raise Limits(ocr_pages=…, ocr_seconds=…)"
    return f"ocr='{wanted}' (--ocr {wanted}) reads by OCR"


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


def _sheets(document: Any, name: str, ocr: str, limits: Limits) -> Iterator[_Sheet]:
    """Read page after page; the pages themselves are not kept."""
    room = limits.ocr_pages if ocr != "never" and scans.is_installed() else 0
    characters = 0
    for index in range(len(document)):
        sheet = _sheet(document, index, ocr if room else "never", limits)
        room -= sheet.confidence is not None
        characters += sum(len(s.text) for row in sheet.rows for s in row.segments)
        if characters > limits.characters:
            raise ReadError(
                f"{name}: more than {limits.characters} characters. Split the file."
            )
        yield sheet


def _sheet(document: Any, index: int, ocr: str, limits: Limits) -> _Sheet:
    import pypdfium2 as pdfium

    try:
        page = document[index]
        try:
            return _read_page(page, index + 1, ocr, limits)
        finally:
            page.close()
    except pdfium.PdfiumError:
        return _Sheet(rows=[], view=View(), broken=True)


def _read_page(page: Any, number: int, ocr: str, limits: Limits) -> _Sheet:
    words = page_words(page)
    kinds = _kinds(page)
    tables = grids(page, words.view) if kinds.get("path") else []
    sheet = _Sheet(rows=rows_of(words.words, number, tables), view=words.view)
    text = "\n".join(row.text for row in sheet.rows)
    sheet.flaw = flaw_of(text, words.unmapped)
    if len(text) < _FEW_LETTERS:
        sheet.scanned = _is_drawn(page, kinds, bool(text))
    unread = sheet.scanned or sheet.flaw == "unreadable"
    if ocr == "always" or (ocr == "auto" and unread):
        found = scans.recognise(page, limits)
        if found and found.words:
            sheet.rows = rows_of(found.words, number, tables)
            sheet.confidence = found.confidence
        elif found:
            sheet.scanned = False
    return sheet


def _kinds(page: Any) -> dict[str, int]:
    """How many objects of each kind the page is made of."""
    import pypdfium2.raw as raw

    names = {
        raw.FPDF_PAGEOBJ_PATH: "path",
        raw.FPDF_PAGEOBJ_IMAGE: "image",
        raw.FPDF_PAGEOBJ_FORM: "form",
    }
    counts = dict.fromkeys(names.values(), 0)
    for index in range(raw.FPDFPage_CountObjects(page)):
        kind = raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, index))
        if kind in names:
            counts[names[kind]] += 1
    return counts


def _is_drawn(page: Any, kinds: dict[str, int], has_text: bool) -> bool:
    """Whether a page shows more than its text layer says: a scan, or outlines."""
    if kinds["path"] > _MANY_OUTLINES and not has_text:
        return True
    return bool(kinds["image"] or kinds["form"]) and _is_pictured(page)


def _is_pictured(page: Any) -> bool:
    """Whether a picture covers half of the page or more, as a scan does."""
    import pypdfium2.raw as raw

    left, bottom, right, top = page.get_bbox()
    whole = max((right - left) * (top - bottom), 1.0)
    for image in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=2):
        x0, y0, x1, y1 = image.get_bounds()
        if (x1 - x0) * (y1 - y0) > 0.5 * whole:
            return True
    return False


def _warnings(sheets: list[_Sheet], ocr: str) -> Iterator[str]:
    numbered = list(enumerate(sheets, 1))
    unread = [n for n, s in numbered if s.scanned and s.confidence is None]
    if unread:
        yield f"{_numbers(unread)} scanned and not read; {_how(ocr, 'auto')}"
    for flaw, words in _FLAWS.items():
        bad = [n for n, s in numbered if s.flaw == flaw and s.confidence is None]
        if bad:
            how = _how(ocr, "auto" if flaw == "unreadable" else "always")
            yield f"the text layer of {_pages(bad)} {words}; {how}"
    broken = [n for n, s in numbered if s.broken]
    if broken:
        yield f"{_numbers(broken)} broken and not read"
    sure = {n: s.confidence for n, s in numbered if s.confidence is not None}
    if sure:
        mean = sum(sure.values()) / len(sure)
        yield f"{_pages(sure)} read by OCR, mean confidence {mean:.2f}"
    doubtful = [n for n, confidence in sure.items() if confidence < _LOW_CONFIDENCE]
    if doubtful:
        yield f"{_pages(doubtful)} read by OCR with low confidence: check what they say"


def _numbers(pages: list[int]) -> str:
    return f"{_pages(pages)} {'is' if len(pages) == 1 else 'are'}"


def _pages(pages: Iterable[int]) -> str:
    """Their numbers, runs of them as such.

    >>> _pages([1, 2, 3, 7, 9, 10])
    'pages 1-3, 7, 9 and 10'
    """
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][-1] == page - 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    said: list[str] = []
    for run in runs:
        said += [f"{run[0]}-{run[-1]}"] if len(run) > 2 else map(str, run)
    if len(runs) == 1 and len(runs[0]) == 1:
        return f"page {said[0]}"
    return "pages " + " and ".join(filter(None, (", ".join(said[:-1]), said[-1])))
