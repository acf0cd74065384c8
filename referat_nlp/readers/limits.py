"""How much a document may ask of the reader: the one place where it is said."""

from __future__ import annotations

from msgspec import Struct


class Limits(Struct, frozen=True, kw_only=True):
    """The largest document that is read; beyond it a ``ReadError`` says so.

    The defaults are many times what minutes need and keep a hostile file to a few
    seconds and some hundred megabytes. A sound document above one of them is read by
    ``read(path, limits=Limits(pages=20_000))``.
    """

    #: Size of the file.
    file_bytes: int = 200_000_000
    #: Length of its text; 200 pages of minutes are about 0.5 million characters.
    characters: int = 20_000_000
    #: Length of a web page with its markup; pictures within it do not count.
    html_characters: int = 5_000_000
    #: Pages of a PDF.
    pages: int = 5_000
    #: What the parts of a PDF or Word file that hold text unpack to.
    unpacked_bytes: int = 200_000_000
    #: Pages that are read by OCR, at some seconds each, and how long one may take.
    ocr_pages: int = 300
    ocr_seconds: int = 60
    #: Size of the picture of a page that OCR reads; A4 at 300 dpi has 9 million.
    pixels: int = 40_000_000


DEFAULT = Limits()
