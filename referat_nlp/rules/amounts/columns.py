"""Which columns and rows of a table are money, and by which unit."""

from __future__ import annotations

import functools
import re

from msgspec import Struct

from .heads import Head, find_head
from .numbers import NUMBER
from .vocabulary import alternation, words

#: A cell that holds a number and nothing else.
BARE = re.compile(
    rf"(?P<open>\()?\s?(?P<sign>[+\-−–÷])?\s?(?P<number>{NUMBER})\s?(?P<close>\))?"
    r"(?P<note>\s?\*{1,3})?"
)
_LAST = frozenset("0123456789½¼¾)*")
_FIELD = re.compile(r",? (?:og|&|samt) [^\W\d]", re.IGNORECASE)
# "År 2025" and "År 1" head columns of money, "År" one of years.
_NTH_YEAR = re.compile(r"\bår\s+\d+", re.IGNORECASE)
_YEAR = re.compile(r"(?:19[89]|20[0-6])\d")


class Piece(Struct):
    """The text of one cell and where it stands."""

    start: int
    end: int
    text: str


Row = list[Piece]


def bare_number(piece: Piece) -> re.Match[str] | None:
    """Return the number that is all of a cell, unless it is a year."""
    if piece.text[-1:] not in _LAST:
        return None
    match = BARE.fullmatch(piece.text)
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None
    if _YEAR.fullmatch(match["number"]) and not match["sign"]:
        return None
    return match


class Columns:
    """Which columns of a table are money, read from its head rows."""

    def __init__(self, head: Head, table: list[Row]) -> None:
        self.head = head
        top = next((i for i, r in enumerate(table) if self._has_values(r)), len(table))
        self.titles: dict[int, str] = {}
        self.heads: dict[int, Head] = {}
        own = False
        width = len(table[top]) if top < len(table) else 0
        for row in table[:top]:
            # Readers leave out an empty corner.
            first = int(len(row) == width - 1)
            for index, piece in enumerate(row if len(row) > 1 else [], first):
                self.titles[index] = f"{self.titles.get(index, '')} {piece.text}"
                found = find_head(piece.text, piece.start, prose=False)
                if found:
                    self.heads[index] = found
                    own = own or index > 0
        self.only_own = own and 0 not in self.heads

    def _has_values(self, row: Row) -> bool:
        return any(bare_number(p) for p in row[1:]) or (
            len(row) == 1 and bare_number(row[0]) is not None
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
        if index and names_no_money(row[0].text, label=True):
            return None
        if own:
            return own
        if names_no_money(self.title(index), label=False):
            return self.heads.get(index)
        if self.only_own:
            return self.heads.get(index)
        return self.heads.get(index, self.head)


@functools.cache
def _no_money() -> re.Pattern[str]:
    plain = [w for w in words().no_money["head"] if "*" not in w]
    stems = [
        re.escape(w).replace(r"\*", r"\w*")
        for w in words().no_money["head"]
        if "*" in w
    ]
    return re.compile(
        rf"(?<!\w)(?:{alternation(plain)}|{'|'.join(stems)})(?!\w)", re.IGNORECASE
    )


@functools.lru_cache(maxsize=1024)
def names_no_money(text: str, *, label: bool) -> bool:
    """Whether a head, or the start or end of a label, names something counted."""
    if not label:
        return _no_money().search(_NTH_YEAR.sub("", text)) is not None
    # "Uforudsete udgifter (25 %)" is money, "Afvigelse i %" is not.
    if re.search(r"(?<!\d)(?<!\d )(?:%|\bpct\b|\bprocent)", text):
        return True
    # "Børn og Skole" is a field of the budget, "Børn 0-2 år" are counted.
    match = _no_money().match(text)
    counted = match is not None and not _FIELD.match(text, match.end())
    return counted and not re.match(r"år\b", text, re.IGNORECASE)
