"""What a reader hands over before the text is laid out."""

from __future__ import annotations

from msgspec import Struct

from ..text import Line


class Draft(Struct, frozen=True, kw_only=True):
    """Lines in reading order and what else the file says of itself.

    ``recognised`` is the mean confidence, 0 to 1, of each page read by OCR.
    """

    lines: list[Line]
    title: str | None = None
    running: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    recognised: dict[int, float] = {}
