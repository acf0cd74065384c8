"""What a reader hands over before the text is laid out, and the limits it keeps."""

from __future__ import annotations

from msgspec import Struct

from ..text import Line

#: Files above this size are refused: minutes are text, not scans or films.
MAX_FILE_BYTES = 200_000_000
#: Text longer than this is refused; 200 pages of minutes are about 0.5 million.
MAX_CHARACTERS = 20_000_000
#: Pages of a PDF that are read.
MAX_PAGES = 5_000
#: Unpacked size of the text part of a Word file (a zip may unpack without end).
MAX_UNPACKED_BYTES = 100_000_000


class Draft(Struct, frozen=True, kw_only=True):
    """Lines in reading order and what else the file says of itself."""

    lines: list[Line]
    title: str | None = None
    running: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
