"""Rows of an HTML table as lines: figures by tab, labels with their values."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from ..text import Line

_FIGURE = re.compile(r"[\s\d.,:%+()–-]*(?:kr\.?|mio\.?|t\.?kr\.?)?\s*$")
_LONG_CELL, _MOST_LINES = 400, 3
_LONG_LABEL = 60
_LONG_VALUE = 200


def pair(label: Line, value: Line) -> str | None:
    """A label and its value on one line, or ``None`` where they are no pair."""
    name, content = label.text.strip(), value.text.strip()
    if not name or len(name) > _LONG_LABEL or len(content) > _LONG_VALUE:
        return None
    if value.level is not None or label.level is not None or value.item:
        return None
    if name.endswith(":"):
        return f"{name} {content}"
    # A sentence after "Beslutning" is a section's text, not a field's value.
    if content.endswith(".") or name.endswith((".", "?", "!")):
        return None
    return f"{name}: {content}"


class Found(Struct):
    """A line and whether all of it was link or button text."""

    line: Line
    control: bool


def row_lines(cells: list[Any], inner: list[list[Found]]) -> list[Found]:
    """The lines of one row, given those of its cells."""
    if _is_layout(inner):
        return [found for cell in inner for found in cell]
    if len(cells) == 2 and len(inner[0]) == 1:
        named = cells[0].tag == "th" and cells[1].tag == "td"
        head = inner[0][0].line
        if named or head.text.strip().endswith(":"):
            lines = _labelled(inner)
            if lines is not None:
                return lines
    texts = [" ".join(f.line.text for f in cell).replace("\t", " ") for cell in inner]
    while texts and not texts[-1].strip():
        texts.pop()
    if not any(t.strip() for t in texts):
        return []
    filled = [f for cell in inner for f in cell]
    first = filled[0]
    first.line = Line(
        text="\t".join(texts),
        bold=all(f.line.bold for f in filled),
        italic=all(f.line.italic for f in filled),
        level=first.line.level if len(filled) == 1 else None,
        gap=first.line.gap,
    )
    first.control = all(f.control for f in filled)
    return [first]


def _is_layout(inner: list[list[Found]]) -> bool:
    """Whether the row lays blocks out on the page rather than tabulating."""
    if sum(1 for cell in inner if cell) == 1:
        return True
    lines = [f.line for cell in inner for f in cell]
    if any("\t" in line.text for line in lines):
        return True
    if any(line.level is not None for line in lines):
        return len(lines) > len(inner)
    return any(
        len(cell) > _MOST_LINES
        or (len(cell) > 1 and sum(len(f.line.text) for f in cell) > _LONG_CELL)
        for cell in inner
    )


def _labelled(inner: list[list[Found]]) -> list[Found] | None:
    label, values = inner[0][0], inner[1]
    if len(values) > 1 or any(v.line.item for v in values):
        return [label, *values]
    if not values:
        return [label]
    name = label.line.text.strip()
    if not name.endswith(":") and _FIGURE.match(values[0].line.text):
        return None
    text = pair(label.line, values[0].line)
    if text is None:
        return None
    label.line = Line(text=text, gap=label.line.gap)
    label.control = False
    return [label]
