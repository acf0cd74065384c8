"""Bare numbers of tables whose money unit is printed in a head or caption.

Three layouts are read: a row on a line with tabs or "|" between its cells; one
cell on a line (web pages saved as text), with or without "|" lines between; and a
label followed by numbers on one line. The reach of a unit ends with the table: at
running prose, at a heading, or where a new unit is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from .columns import BARE, Columns, Piece, Row, bare_number
from .heads import Head, find_head
from .numbers import NUMBER
from .vocabulary import Unit


class Cell(Struct, frozen=True):
    """One number of a table: its sign is part of the span."""

    start: int
    end: int
    number: str
    negative: bool
    unit: Unit
    scaled_by: str
    label: str


_TRAILING = re.compile(
    rf"^(?P<label>[^\n\t]*?[^\W\d_][^\n\t]*?)[:\s]\s*"
    rf"(?P<numbers>(?:[-−–(]?{NUMBER}\)?\s+){{0,11}}[-−–(]?{NUMBER}\)?)$"
)
_ONE = re.compile(rf"[-−–(]?{NUMBER}\)?")
_COUNTER = re.compile(r"\w*(?:nr|nummer|konto)\.?", re.IGNORECASE)
_PERCENT = re.compile(rf"[-−–+(]?\s?{NUMBER}\s?%\)?")
_MAX_WIDTH = 14
_MAX_LABEL = 200
_MAX_HEAD_CELLS = 40


def money_cells(text: str) -> tuple[list[Cell], list[Head]]:
    """Return the cells that a printed unit makes money, and those units.

    A bracketed "(1.000 kr.)" with no bare number below it is a sum of money and
    therefore not among the heads.
    """
    cells: list[Cell] = []
    heads: list[Head] = []
    for head, rows in _regions(text):
        found = list(_cells_of(head, rows))
        cells += found
        if found or head.sure:
            heads.append(head)
    return cells, heads


def _regions(text: str) -> Iterator[tuple[Head, list[Row]]]:
    """Yield each unit printed in a head with the rows that it reaches."""
    head: Head | None = None
    rows: list[Row] = []
    lead: list[Row] = []
    marked = values = False
    for start, line in _lines(text):
        row = _row(line, start)
        if not row:
            marked = "|" in line or (marked and not line.strip())
            if "|" in line:
                (rows if head else lead).append([])
            continue
        was_marked, marked = marked, False
        prose = len(row) == 1 and not was_marked and _is_prose(row[0].text)
        new = _head_in(row, prose=prose)
        if head and (prose or new or (line.startswith("#") and not was_marked)):
            few = len(row) == 1 and len(rows) <= _MAX_HEAD_CELLS
            if new and not prose and few and not values:
                # A unit met in the head of the same table.
                rows.append(row)
                continue
            yield head, rows
            head, rows = None, []
        if new:
            head = new
            rows = [] if prose else [*lead, row]
            values = any(bare_number(p) for r in rows for p in r)
        elif head:
            rows.append(row)
            values = values or any(bare_number(p) for p in row)
        # The cells of a "|" table that precede the one with the unit.
        if head or not was_marked:
            lead = []
        else:
            lead.append(row)
    if head:
        yield head, rows


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _row(line: str, start: int) -> Row:
    """Return the cells of a line, empty ones too where tabs divide them."""
    if not line.strip("| \t"):
        return []
    if "\t" in line or " | " in line:
        pieces = re.split(r"[\t|]", line.strip("|\n "))
        begin = start + len(line) - len(line.lstrip("|\n "))
    else:
        pieces, begin = [line], start
    row = []
    for piece in pieces:
        lead = len(piece) - len(piece.lstrip())
        body = piece.strip()
        row.append(Piece(begin + lead, begin + lead + len(body), body))
        begin += len(piece) + 1
    return row


def _is_prose(text: str) -> bool:
    count = len(text.split())
    return count >= 14 or (
        count >= 5
        and text[-1:] in {".", "!", "?", ";", ":"}
        and not re.search(r"(?:kr|mio|mia|inkl|ekskl|mv|m\.v)\.$", text, re.I)
    )


def _head_in(row: Row, *, prose: bool) -> Head | None:
    for piece in row:
        if head := find_head(piece.text, piece.start, prose=prose):
            return head
    return None


def _cells_of(head: Head, rows: list[Row]) -> Iterator[Cell]:
    """Yield the numbers that a head's unit makes money."""
    wide = any(len(row) > 1 for row in rows)
    table = [r for r in rows if r] if wide else _folded(rows)
    table = [_split_trailing(row) for row in table]
    columns = Columns(head, table)
    for row in table:
        units = columns.row_unit(row)
        for index, piece in enumerate(row):
            match = bare_number(piece)
            unit = columns.unit(index, row, units) if match else None
            if match and unit:
                label = f"{columns.title(index)} {row[0].text if index else ''}"
                yield _cell(piece, match, unit, label.strip() or " ")


def _cell(piece: Piece, match: re.Match[str], head: Head, label: str) -> Cell:
    start = piece.start + match.start()
    end = piece.start + (match.end("close") if match["close"] else match.end("number"))
    negative = bool(match["open"]) or (match["sign"] or "+") != "+"
    return Cell(start, end, match["number"], negative, head.unit, head.printed, label)


def _split_trailing(row: Row) -> Row:
    """Divide "Anlæg i alt 1.250 -300" into a label and its numbers."""
    if len(row) != 1 or len(row[0].text) > _MAX_LABEL or bare_number(row[0]):
        return row
    match = _TRAILING.match(row[0].text)
    if match is None:
        return row
    numbers = list(_ONE.finditer(row[0].text, match.start("numbers")))
    plainly_one = len(numbers) == 1 and numbers[0][0].isdigit()
    summed = re.match(r"(?:i alt|sum|total)", match["label"], re.IGNORECASE)
    if plainly_one and not summed and row[0].text[match.end("label")] != ":":
        return row
    base = row[0].start
    split = [Piece(base, base + match.end("label"), match["label"])]
    split += [Piece(base + m.start(), base + m.end(), m[0]) for m in numbers]
    return split


def _folded(rows: list[Row]) -> list[Row]:
    """Fold one cell on a line into rows, if the cells show a width."""
    pieces = _marked(rows) if any(not r for r in rows) else [r[0] for r in rows]
    width = _width(pieces)
    if width is not None:
        return [pieces[i : i + width] for i in range(0, len(pieces), width)]
    if any(_COUNTER.fullmatch(p.text) for p in pieces):
        pieces = [
            p
            for p, after in zip(pieces, [*pieces[1:], None], strict=True)
            if not (after and p.text.isdigit() and _kind(after) == "t")
        ]
    return [[p] for p in pieces]


def _marked(rows: list[Row]) -> list[Piece]:
    """Return the cells of a table with "|" lines: a mark precedes every cell."""
    pieces: list[Piece] = []
    gap = False
    # Lines before the first mark are the caption.
    for row in rows[rows.index([]) :]:
        if not row:
            if gap:
                pieces.append(Piece(0, 0, ""))
        elif gap or not pieces:
            pieces.append(row[0])
        elif _kind(pieces[-1]) == "t" == _kind(row[0]):
            pieces[-1] = Piece(
                pieces[-1].start, row[0].end, pieces[-1].text + " " + row[0].text
            )
        elif _kind(row[0]) == "n":
            pieces.append(row[0])
        else:
            break
        gap = not row
    return pieces


def _width(pieces: list[Piece]) -> int | None:
    """Return how many cells make a row: columns are then of one kind each."""
    kinds = "".join(_kind(p) for p in pieces)
    for width in range(2, min(_MAX_WIDTH, len(kinds) // 2) + 1):
        body = [kinds[i : i + width] for i in range(width, len(kinds), width)]
        labels = "".join(row[0] for row in body)
        if labels.strip("te") or "t" not in labels:
            continue
        columns = [
            "".join(row[j] for row in body if len(row) > j) for j in range(1, width)
        ]
        if all(len(set(c) - {"e"}) <= 1 for c in columns) and "n" in "".join(columns):
            return width
    return None


def _kind(piece: Piece) -> str:
    if not piece.text or piece.text in "-–—":
        return "e"
    if BARE.fullmatch(piece.text):
        return "n"
    return "p" if _PERCENT.fullmatch(piece.text) else "t"
