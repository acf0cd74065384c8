"""Votes printed as a table: rows under "For | Imod", or a line for every voter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from ..people import Mention
from ..sentences import Sentence
from .counts import number
from .holders import find_holders, is_listing
from .stance_cues import Side, may_vote

_RULE = re.compile(r"[|\t]")
_GAP = re.compile(r"\s{2,}")
# "For tilbagesendelse", "Ja til forslaget".
_WHAT = r"(?: (?:til )?[^\W\d]{4,30})?"
_COLUMNS: tuple[tuple[Side, re.Pattern[str]], ...] = tuple(
    (
        side,
        re.compile(
            rf"(?:antal )?(?:stemmer )?(?:{words})(?:[- ]?stemmer)?{_WHAT}:?", re.I
        ),
    )  # type: ignore[misc]
    for side, words in (
        ("for", "for|ja"),
        ("against", "i?mod|nej"),
        ("abstain", r"undlod(?: at stemme)?|undladt|blanke?|hverken.{0,20}"),
    )
)
_CALLED = re.compile(
    r"(?:[-•*]\s*)?(?P<who>[^\n:|\t]{1,80}?)\s*(?:[:|\t,]|\s[-–])\s*"
    r"(?:(?:stemte|har stemt|stemmer)\s+)?(?P<side>[^\W\d](?:[^\W\d]|\s){1,30})\.?"
)
_PIECE = re.compile(r"[,;]\s+")
#: A side, where a line or a cell ends.
_SIDED = re.compile(
    r"(?:for|mod|ja|nej|undlod|stemme|blankt?|undladt|hverken[^\n]{0,20})"
    rf"(?:-?stemmer)?{_WHAT}[.:]?\s*(?:$|[|\t,;\n]|\s\s)",
    re.IGNORECASE,
)
_SUM = re.compile(r"(?:i alt|total|sum|samlet)\b", re.IGNORECASE)
_MARK = re.compile(r"[xX✓✔]")


class Column(Struct, frozen=True):
    """What one column of a ballot's table tells: its side, count and voters."""

    side: Side
    start: int
    end: int
    count: int | None
    holders: tuple[Mention, ...]


def read_ballot(parts: Sequence[Sentence], index: int) -> tuple[list[Column], int]:
    """The columns of the table that begins in sentence ``index``, and its last one.

    No columns where none begins there.
    """
    text = parts[index].text
    if not may_vote(text) or _SIDED.search(text.lower()) is None:
        return [], index
    called, last = _roll_call(parts, index)
    if called:
        return called, last
    inner = parts[index].text.split("\n")
    start = end = parts[index].start
    heads: list[str] = []
    sides: list[Side] = []
    while inner and not sides:
        head = inner.pop(0)
        start, end = end, end + len(head) + 1
        heads = _split(head)
        sides = _sides(heads)
    if not sides:
        return [], index
    rows: list[list[str]] = []
    last = index
    for at in range(index, len(parts)):
        lines = inner if at == index else parts[at].text.split("\n")
        cells = [_row(line, len(sides), len(heads)) for line in lines]
        if not all(cells):
            break
        rows += cells
        last = at
    columns = [
        Column(side, start, end - 1, *_cast([(row[0], row[at]) for row in rows]))
        for at, side in enumerate(sides, 1)
    ]
    return (columns if rows else []), last


def _roll_call(parts: Sequence[Sentence], index: int) -> tuple[list[Column], int]:
    """The sides of lines that each name a voter and a side: "Ida Krog (A): Ja"."""
    voters: dict[Side, list[Mention]] = {}
    last = index
    calls = 0
    for at in range(index, len(parts)):
        called = _calls(parts[at].text)
        if not called:
            break
        for side, who in called:
            voters.setdefault(side, []).extend(find_holders(who))
        calls += len(called)
        last = at
    if calls < 2:
        return [], index
    start, end = parts[index].start, parts[last].end
    return [Column(s, start, end, None, tuple(v)) for s, v in voters.items()], last


def _calls(text: str) -> list[tuple[Side, str]]:
    """Each side and who takes it, of a line that only tells that; else nothing."""
    for pieces in ([text], _PIECE.split(text)):
        lines = [_CALLED.fullmatch(piece) for piece in pieces]
        called = [
            (side, line["who"])
            for line in lines
            if line and (side := _side(line["side"])) and is_listing(line["who"])
        ]
        if len(called) == len(pieces):
            return called
    return []


def _sides(heads: Sequence[str]) -> list[Side]:
    """The sides that a row of heads names, the first of which may label the rows."""
    found = [_side(cell) for cell in heads]
    sides = [s for s in found if s is not None]
    if len(sides) < 2 or None in found[1:] or len(set(sides)) < len(sides):
        return []
    return sides


def _row(line: str, columns: int, width: int) -> list[str]:
    """The label and cells of one row; empty where the line is none."""
    cells = _split(line)
    if len(cells) < 2 or (not _RULE.search(line) and not cells[-1].isdigit()):
        return []
    # A row's last cells are lost where they are empty.
    cells += [""] * (width - len(cells))
    if len(cells) == columns:
        return ["", *cells]
    return cells if len(cells) == columns + 1 else []


def _split(row: str) -> list[str]:
    row = row.strip()
    if _RULE.search(row):
        inner = row[1:].removesuffix("|") if row.startswith("|") else row
        return [c.strip() for c in _RULE.split(inner)]
    cells = _GAP.split(row)
    return cells if len(cells) > 1 else row.split()[:5]


def _side(cell: str) -> Side | None:
    return next((side for side, words in _COLUMNS if words.fullmatch(cell)), None)


def _cast(
    cells: Sequence[tuple[str, str]],
) -> tuple[int | None, tuple[Mention, ...]]:
    """The count and the voters of a column, from its rows' labels and cells."""
    count: int | None = None
    holders: list[Mention] = []
    for label, cell in cells:
        votes = number(cell) if cell.isdigit() else None
        if _SUM.match(label):
            count = votes
            break
        if votes is not None:
            count = (count or 0) + votes
        if votes or _MARK.fullmatch(cell):
            holders += find_holders(label)
        elif votes is None:
            holders += find_holders(cell)
    return count, tuple(holders)
