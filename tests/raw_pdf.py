"""PDFs written object by object, for what no library would write."""

from __future__ import annotations

from collections.abc import Iterable


def raw_pdf(objects: Iterable[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\n" % (len(offsets) + 1)
    return bytes(out + b"startxref\n%d\n%%%%EOF" % start)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(data), entries, data)


def one_page(contents: bytes, *more: bytes, resources: bytes = b"") -> bytes:
    """A PDF of one page; ``more`` are objects 5, 6 …"""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    return raw_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            page + b"/Resources<<%b>>>>" % resources,
            contents,
            *more,
        ]
    )


HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
WITH_HELVETICA = b"/Font<</F %b>>" % HELVETICA


def show(text: bytes) -> bytes:
    """Content that prints a text in the font F."""
    return b"BT /F 10 Tf 70 700 Td %b Tj ET" % text
