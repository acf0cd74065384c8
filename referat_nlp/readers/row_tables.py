"""Minutes set as one table, a row a point: each row as title, headings and texts."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from ..lexicon import phrasebook
from ..text import Line
from .marks import is_item

_NUMBER = re.compile(r"(?:(?:punkt|pkt\.?|nr\.?) )?(\d{1,3})(?![\d/])", re.IGNORECASE)
_POINT = re.compile(r"(?:[Pp]unkt |[Pp]kt\.? )?\d{1,3}[.:)]?\s+(?:- )?[A-ZÆØÅ]")
_ALONE = re.compile(r"\D*(\d{1,3})[.:)]?$")
_FEWEST_ROWS = 2


def unrolled(lines: Sequence[Line]) -> list[Line]:
    """The lines, rows of points under a head that names a decision made lines."""
    start = _head(lines)
    if start is None:
        return list(lines)
    names = _cells(lines[start])
    rows = _rows(lines, start + 1)
    if len(rows) < _FEWEST_ROWS:
        return list(lines)
    columns = _columns(names, [_cells(lines[index]) for index in rows])
    result = list(lines[:start])
    for index, line in enumerate(lines[start + 1 :], start + 1):
        if index in rows:
            result += _point(line, columns)
        elif _cells(line) != names:
            result.append(line)
    return result


def _head(lines: Sequence[Line]) -> int | None:
    """The first row that heads a column of decisions, unless a section came before.

    Within a point such a table lists applications or replies, not points.
    """
    sections, decisions = _headings()
    pointed = False
    for index, line in enumerate(lines):
        first, *rest = map(_plain, _cells(line))
        if any(name in decisions for name in rest):
            return index
        # "Referat" is a title too, until a point has begun.
        pointed = pointed or bool(_POINT.match(line.text))
        if pointed and first in sections:
            return None
    return None


def _rows(lines: Sequence[Line], start: int) -> set[int]:
    """The rows that count points up."""
    rows = set()
    last: int | None = None
    for index, line in enumerate(lines[start:], start):
        match = _NUMBER.match(line.text) if "\t" in line.text else None
        if match and last in (None, int(match[1]) - 1):
            rows.add(index)
            last = int(match[1])
    return rows


def _columns(names: list[str], rows: list[list[str]]) -> list[str]:
    """What heads each cell; a PDF puts a number in one cell with the title it marks."""
    sections, _ = _headings()
    marked = len(names) > max(map(len, rows)) and _plain(names[1]) not in sections
    return names[1:] if marked else names


def _point(line: Line, names: list[str]) -> Iterator[Line]:
    """One row: "N. Title", then each cell below what heads its column."""
    cells = _cells(line)
    first = 1
    title = cells[0]
    if number := _ALONE.match(title):
        title, first = f"{number[1]}. {cells[1]}".rstrip(), 2
    yield structs.replace(line, text=title, bold=True, gap=True)
    sections, _ = _headings()
    for name, cell in zip(names[first:], cells[first:], strict=False):
        if not any(map(str.isalnum, cell)):
            continue
        below = structs.replace(line, text=cell, item=is_item(cell), gap=False)
        if _plain(name) in sections:
            yield structs.replace(line, text=name, bold=True, gap=False)
            yield below
        else:
            yield structs.replace(below, text=f"{name}: {cell}" if name else cell)


def _cells(line: Line) -> list[str]:
    return [cell.strip() for cell in line.text.split("\t")]


def _plain(name: str) -> str:
    return name.rstrip(":").lower()


@functools.cache
def _headings() -> tuple[frozenset[str], frozenset[str]]:
    """What heads a section, and what heads a decision."""
    entries = phrasebook("headings").entries
    decisions = {w for e in entries if e.label == "decision" for w in e.text}
    return frozenset(w for e in entries for w in e.text), frozenset(decisions)
