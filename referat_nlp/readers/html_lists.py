"""The marks a browser prints before the items of a numbered list."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

Element = Any


class Numbering(Struct):
    """The marks a browser prints before the items of one numbered list."""

    number: int
    kind: str

    def next(self, item: Element) -> str:
        """The mark of the next item."""
        value = item.get("value") or ""
        self.number = (
            int(value) if value.isdecimal() and len(value) < 7 else self.number + 1
        )
        return _numeral(self.number, self.kind)


def numbering(element: Element) -> Numbering | None:
    """The numbering of an ``<ol>`` that prints one, else ``None``."""
    style = (element.get("style") or "").replace(" ", "")
    if element.tag != "ol" or "list-style:none" in style:
        return None
    if "list-style-type:none" in style:
        return None
    start = element.get("start") or "1"
    first = int(start) if start.isdecimal() and len(start) < 7 else 1
    return Numbering(first - 1, element.get("type") or "1")


def _numeral(number: int, kind: str) -> str:
    if kind in "aA" and 1 <= number <= 26:
        return chr(ord(kind) + number - 1) + "."
    if kind in "iI" and 1 <= number < 40:
        tens, ones = divmod(number, 10)
        units = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
        roman = "x" * tens + units[ones]
        return (roman if kind == "i" else roman.upper()) + "."
    return f"{number}."
