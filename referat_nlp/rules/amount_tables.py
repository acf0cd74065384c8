"""Bare numbers of tables whose money unit is printed in a head or caption.

Three layouts are read: a row on a line with tabs or "|" between its cells; one
cell on a line (web pages saved as text), with or without "|" lines between; and a
label followed by numbers on one line. The reach of a unit ends with the table: at
running prose, at a heading, or where a new unit is printed.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from .amount_heads import Head, find_head
from .amount_lexicon import Unit, alternation, currency_pattern, words
from .numbers import NUMBER


class Cell(Struct, frozen=True):
    """One number of a table: its sign is part of the span."""

    start: int
    end: int
    number: str
    negative: bool
    unit: Unit
    scaled_by: str
    label: str


class Piece(Struct):
    """The text of one cell and where it stands."""

    start: int
    end: int
    text: str


Row = list[Piece]

_BARE = re.compile(
    rf"(?P<open>\()?\s?(?P<sign>[+\-−–÷])?\s?(?P<number>{NUMBER})\s?(?P<close>\))?"
    r"(?P<note>\s?\*{1,3})?"
)
_YEAR = re.compile(r"(?:19[89]|20[0-6])\d")
_TRAILING = re.compile(
    rf"^(?P<label>[^\n\t]*?[^\W\d_][^\n\t]*?)[:\s]\s*"
    rf"(?P<numbers>(?:[-−–(]?{NUMBER}\)?\s+){{0,11}}[-−–(]?{NUMBER}\)?)$"
)
_ONE = re.compile(rf"[-−–(]?{NUMBER}\)?")
_MARK = re.compile(r"[|\s]*\|[|\s]*")
_CELL = re.compile(r"[^\t|]+")
_COUNTER = re.compile(r"\w*(?:nr|nummer|konto)\.?", re.IGNORECASE)
_PERCENT = re.compile(rf"[-−–+(]?\s?{NUMBER}\s?%\)?")
_MAX_WIDTH = 14


@functools.cache
def _may_have_head() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s(.]){currency_pattern()}|\bmi[oa]\b", re.IGNORECASE)


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
    marked = False
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
            if new and not prose and _continues(row, rows):
                rows.append(row)
                continue
            yield head, rows
            head, rows = None, []
        if new:
            head = new
            rows = [] if prose else [*lead, row]
        elif head:
            rows.append(row)
        # The cells of a "|" table that precede the one with the unit.
        lead = [] if head or not was_marked else [*lead, row]
    if head:
        yield head, rows


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _row(line: str, start: int) -> Row:
    """Return the cells of a line, empty ones too where tabs divide them."""
    if _MARK.fullmatch(line) or not line.strip():
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
        head = find_head(piece.text, piece.start, prose=prose)
        if head:
            return head
    return None


def _continues(row: Row, rows: list[Row]) -> bool:
    """Whether a unit met in a table belongs to the same table's head."""
    return not any(_number(p) for r in rows for p in r) and len(row) == 1


def _number(piece: Piece) -> re.Match[str] | None:
    match = _BARE.fullmatch(piece.text)
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None
    if _YEAR.fullmatch(match["number"]) and not match["sign"]:
        return None
    return match


def _cells_of(head: Head, rows: list[Row]) -> Iterator[Cell]:
    """Yield the numbers that a head's unit makes money."""
    wide = any(len(row) > 1 for row in rows)
    table = [r for r in rows if r] if wide else _folded(rows)
    table = [_split_trailing(row) for row in table]
    columns = _Columns(head, table)
    for row in table:
        units = columns.row_unit(row)
        for index, piece in enumerate(row):
            match = _number(piece)
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
    if len(row) != 1 or _number(row[0]):
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


class _Columns:
    """Which columns of a table are money, read from its head rows."""

    def __init__(self, head: Head, table: list[Row]) -> None:
        self.head = head
        top = next((i for i, r in enumerate(table) if self._has_values(r)), len(table))
        self.titles: dict[int, str] = {}
        self.heads: dict[int, Head] = {}
        own = False
        for row in table[:top]:
            for index, piece in enumerate(row if len(row) > 1 else []):
                self.titles[index] = f"{self.titles.get(index, '')} {piece.text}"
                found = find_head(piece.text, piece.start, prose=False)
                if found:
                    self.heads[index] = found
                    own = own or index > 0
        self.only_own = own and 0 not in self.heads
        self.width = Counter(len(r) for r in table if len(r) > 1)

    def _has_values(self, row: Row) -> bool:
        return any(_number(p) for p in row[1:]) or (
            len(row) == 1 and _number(row[0]) is not None
        )

    def title(self, index: int) -> str:
        """Return what stands over a column."""
        return self.titles.get(index, "")

    def row_unit(self, row: Row) -> Head | None:
        """Return the unit that a row's own label states."""
        return find_head(row[0].text, row[0].start, prose=False) if row else None

    def unit(self, index: int, row: Row, own: Head | None) -> Head | None:
        """Return the unit of a cell, or ``None`` where it is no money."""
        if index == 0 and len(row) > 1:
            return None
        if index and _names_no_money(row[0].text, label=True):
            return None
        if own:
            return own
        if _names_no_money(self.title(index), label=False):
            return self.heads.get(index)
        if self.only_own:
            return self.heads.get(index)
        return self.heads.get(index, self.head)


@functools.cache
def _no_money() -> re.Pattern[str]:
    plain = [w for w in words().no_money["head"] if not w.endswith("*")]
    stems = [
        re.escape(w[:-1]) + r"\w*" for w in words().no_money["head"] if w[-1] == "*"
    ]
    return re.compile(
        rf"(?<!\w)(?:{alternation(plain)}|{'|'.join(stems)})(?!\w)", re.IGNORECASE
    )


def _names_no_money(text: str, *, label: bool) -> bool:
    """Whether a head, or the start or end of a label, names something counted."""
    if not label:
        return _no_money().search(text) is not None
    # "Uforudsete udgifter (25 %)" is money, "Afvigelse i %" is not.
    if re.search(r"(?<!\d)(?<!\d )(?:%|\bpct\b|\bprocent)", text):
        return True
    return _no_money().match(text) is not None and not re.match(r"år\b", text, re.I)


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
    if _BARE.fullmatch(piece.text):
        return "n"
    return "p" if _PERCENT.fullmatch(piece.text) else "t"
