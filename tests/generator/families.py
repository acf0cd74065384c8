"""All layout families, by name."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from .draw import meeting
from .model import Meeting, Print
from .pdf import PDF_FAMILIES
from .texts import TEXT_FAMILIES
from .web import WEB_FAMILIES

FAMILIES: dict[str, Callable[[Meeting, Random], Print]] = {
    family.__name__: family for family in (*PDF_FAMILIES, *WEB_FAMILIES, *TEXT_FAMILIES)
}
PDF_NAMES = tuple(family.__name__ for family in PDF_FAMILIES)


def printed(family: str, seed: int, *, points: int = 5) -> Print:
    """The meeting of a seed in a layout."""
    return FAMILIES[family](meeting(seed, points=points), Random(seed))
