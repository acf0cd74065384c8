"""The canonical text of a document and the lines it is made of.

Readers produce :class:`Line` pieces; :func:`assemble` turns them into one
:class:`Source`, in which every offset counts characters of ``Source.text``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from msgspec import Struct, structs

from .records import Page

#: Left, top, right, bottom in PDF points, origin at the page's top left.
Box = tuple[float, float, float, float]

# Space-like characters that converters leave behind; a tab divides table cells.
_SPACES = re.compile(r"[^\S\n\t]+")
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\x00-\x08\x0b-\x1f\x7f]"
)
# Halves of a character that JSON and PDF may hold and UTF-8 may not.
_SURROGATE = re.compile("[\ud800-\udfff]")
_CELLS = re.compile(" *\t *")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
_TYPOGRAPHY = str.maketrans(_LIGATURES | {"\u2010": "-", "\u2011": "-"})
_TYPOGRAPHIC = re.compile("[\u2010\u2011ﬀ-ﬄ]")
# UTF-8 read as Windows-1252 or as a DOS code page; no Danish word is spelt so.
_SUSPECT = re.compile("[ÃÂâ├┬]")
_MOJIBAKE = {
    "Ã¦": "æ", "Ã¸": "ø", "Ã¥": "å", "Ã†": "Æ", "Ã˜": "Ø", "Ã…": "Å", "Ã©": "é",
    "├ª": "æ", "├©": "ø", "├╕": "ø", "├Ñ": "å", "├å": "Æ", "├ÿ": "Ø", "├à": "Å",
}  # fmt: skip
# Seen on a region's site, where "├å" stands within words for å, not for Æ.
_OEM_A_RING = re.compile("(?<=[a-zæø])├å")


class Line(Struct, frozen=True, kw_only=True):
    """One line (or joined paragraph) and the layout its source gave it.

    ``start`` and ``end`` are offsets into the canonical text (set by
    :func:`assemble`); ``size`` is the font size in points; ``level`` is the
    heading level, 1 to 6, where the source marks headings (HTML, Markdown,
    Word); ``item`` is true for a list item; ``gap`` is true when blank space
    precedes the line. ``None`` and ``False`` mean that the source does not say.
    """

    text: str
    start: int = 0
    end: int = 0
    page: int | None = None
    box: Box | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False
    level: int | None = None
    item: bool = False
    gap: bool = False


class Source(Struct, frozen=True, kw_only=True):
    """One document as read: canonical text, its lines, and what went wrong.

    ``title`` is the document's own title (an HTML ``<title>``, PDF metadata),
    which is not part of the text but may name body and date. ``running`` holds
    the running heads and feet that were removed, each once: they often name
    municipality, body and date. ``recognised`` is the mean confidence, 0 to 1, of
    each page read by OCR.
    """

    text: str
    lines: tuple[Line, ...]
    path: str
    sha256: str
    media_type: str
    pages: tuple[Page, ...] = ()
    title: str | None = None
    running: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    recognised: dict[int, float] = {}


def normalise(text: str) -> str:
    r"""NFC, ``\n`` line ends, plain spaces and hyphens, no invisible characters.

    >>> normalise("Ra\u030adet\u00a0  m\u00f8des\r\n")
    'Rådet mødes\n'
    """
    if _SURROGATE.search(text):
        pairs = text.encode("utf-16", errors="surrogatepass")
        text = pairs.decode("utf-16", errors="replace")
    text = unicodedata.normalize("NFC", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    if _TYPOGRAPHIC.search(text):
        text = text.translate(_TYPOGRAPHY)
    text = _INVISIBLE.sub("", text)
    return _CELLS.sub("\t", _SPACES.sub(" ", text))


def repair(text: str) -> str:
    """Undo mojibake where it is certain.

    >>> repair("RegionsrÃ¥det"), repair("Regionsr├ådet"), repair("Château")
    ('Regionsrådet', 'Regionsrådet', 'Château')
    """
    if not _SUSPECT.search(text):
        return text
    text = _OEM_A_RING.sub("å", text)
    for wrong, right in _MOJIBAKE.items():
        text = text.replace(wrong, right)
    if not _SUSPECT.search(text):
        return text
    import ftfy

    return str(ftfy.fix_encoding(text))


def assemble(
    lines: Iterable[Line],
    *,
    path: str,
    sha256: str,
    media_type: str,
    title: str | None = None,
    running: Iterable[str] = (),
    warnings: Iterable[str] = (),
    recognised: dict[int, float] | None = None,
) -> Source:
    """Lay lines end to end into the canonical text.

    Lines are normalised and stripped, empty ones dropped; a line with ``gap``
    is preceded by one blank line.
    """
    placed: list[Line] = []
    parts: list[str] = []
    offset = 0
    for line in lines:
        text = normalise(repair(line.text)).replace("\n", " ").strip()
        if not text:
            continue
        if placed:
            parts.append("\n\n" if line.gap else "\n")
            offset += len(parts[-1])
        end = offset + len(text)
        placed.append(structs.replace(line, text=text, start=offset, end=end))
        parts.append(text)
        offset = end
    return Source(
        text="".join(parts),
        lines=tuple(placed),
        path=path,
        sha256=sha256,
        media_type=media_type,
        pages=_pages(placed),
        title=title,
        running=tuple(dict.fromkeys(running)),
        warnings=tuple(warnings),
        recognised=recognised or {},
    )


def _pages(lines: list[Line]) -> tuple[Page, ...]:
    spans: dict[int, tuple[int, int]] = {}
    for line in lines:
        if line.page is not None:
            start, end = spans.get(line.page, (line.start, line.end))
            spans[line.page] = (min(start, line.start), max(end, line.end))
    return tuple(Page(number=n, start=s, end=e) for n, (s, e) in sorted(spans.items()))
