"""Pages set in two columns: where the gutter is and what stands on each side.

The lines of two columns of text stand at heights of their own, so the columns are
told apart on the whole page, before its rows are read as tables or label/value
pairs. One page with clear columns shows the gutter of the others like it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from statistics import median_high

from msgspec import Struct, structs

from .pdf_chars import Word
from .pdf_rows import Row, Segment, rows_of, with_mark

_FEWEST_LINES, _FEWEST_ALONE = 8, 3
_NEAR = 2.0
_LONG_LINE = 22
_MIDDLE = (0.3, 0.7)


class Block(Struct):
    """Rows read from top to bottom: a column's, or those of the page's full width.

    ``left`` is where the column begins and ``right`` the edge its lines reach; both
    are ``None`` outside columns.
    """

    rows: list[Row]
    left: float | None = None
    right: float | None = None


def columns_of(words: list[Word]) -> list[list[Word]]:
    """The words of a page by column: the left ones first where there are two."""
    rows = rows_of(words, 0, []) if words else []
    gutter = _gutter(rows)
    if gutter is None:
        return [words]
    parts = []
    above = float("-inf")
    for run in _parts(rows, gutter.end):
        below = max(row.bottom for row in run)
        held = [w for w in words if above < w.bottom <= below]
        above = below
        if _crosses(run[0], gutter.end):
            parts.append(held)
            continue
        parts.append([w for w in held if w.x0 < gutter.end])
        parts.append([w for w in held if w.x0 >= gutter.end])
    return parts


class _Gutter(Struct, frozen=True):
    """Where the right column begins, and the edges that the lines reach."""

    start: float
    end: float
    left: float
    right: float


def column_blocks(pages: list[list[Row]], widths: list[float]) -> list[list[Block]]:
    """The rows of every page as blocks in reading order."""
    shown: dict[float, list[_Gutter]] = {}
    for rows, width in zip(pages, widths, strict=True):
        if gutter := _gutter(rows):
            shown.setdefault(width, []).append(gutter)
    return [
        list(_blocks(rows, _usual(shown.get(width, []))))
        for rows, width in zip(pages, widths, strict=True)
    ]


def _usual(gutters: list[_Gutter]) -> _Gutter | None:
    """The gutter that most of the pages show, widened by none of the others.

    A table may run out of the right column on some of them.
    """
    if not gutters:
        return None
    starts = Counter(round(g.end) for g in gutters)
    usual = starts.most_common(1)[0][0]
    alike = [g for g in gutters if abs(g.end - usual) <= _NEAR]
    return _Gutter(
        start=max(g.start for g in alike),
        end=min(g.end for g in alike),
        left=min(g.left for g in alike),
        right=median_high(g.right for g in alike),
    )


def _gutter(rows: list[Row]) -> _Gutter | None:
    """The gutter of a page on which two columns of text stand side by side."""
    segments = [s for row in rows for s in row.segments]
    if len(segments) < 2 * _FEWEST_LINES:
        return None
    left, right = min(s.x0 for s in segments), max(s.x1 for s in segments)
    low, high = (left + share * (right - left) for share in _MIDDLE)
    starts = Counter(round(s.x0) for s in segments if low < s.x0 < high)
    for start, times in starts.most_common(2):
        if times < _FEWEST_LINES:
            return None
        for part in _parts(rows, start - _NEAR):
            first, second = _sides(part, start - _NEAR)
            if _is_prose(first) and _is_prose(second):
                return _Gutter(
                    start=max(s.x1 for s in first),
                    end=start - _NEAR,
                    left=left,
                    right=max(s.x1 for s in second),
                )
    return None


def _parts(rows: list[Row], start: float) -> Iterator[list[Row]]:
    """Runs of rows that all cross the place where a column may begin, or all not."""
    for _, run in groupby(rows, key=lambda row: _crosses(row, start)):
        yield list(run)


def _crosses(row: Row, start: float) -> bool:
    return any(s.x0 < start < s.x1 for s in row.segments) or (
        row.cells is not None and row.x0 < start < row.edges[-1]
    )


def _sides(rows: list[Row], start: float) -> tuple[list[Segment], list[Segment]]:
    """The lines of text left and right of a place; ruled tables say nothing here."""
    segments = [s for row in rows if row.cells is None for s in row.segments]
    return (
        [s for s in segments if s.x0 < start],
        [s for s in segments if s.x0 >= start],
    )


def _is_prose(segments: list[Segment]) -> bool:
    """Whether enough lines are long and reach the edge; headings and lists do not."""
    if len(segments) < _FEWEST_LINES:
        return False
    left, right = min(s.x0 for s in segments), max(s.x1 for s in segments)
    full = _full_lines(segments, left, right)
    return full >= max(_FEWEST_LINES, 0.25 * len(segments))


def _full_lines(segments: list[Segment], left: float, right: float) -> int:
    edge = right - 0.2 * (right - left)
    return sum(1 for s in segments if len(s.text) > _LONG_LINE and s.x1 > edge)


def _blocks(rows: list[Row], gutter: _Gutter | None) -> Iterator[Block]:
    full: list[Row] = []
    for part in _parts(rows, gutter.end) if gutter else [rows]:
        if gutter is None or not _in_columns(part, gutter):
            full += part
            continue
        if full:
            yield Block(full)
            full = []
        yield from _columns(part, gutter)
    if full:
        yield Block(full)


def _in_columns(rows: list[Row], gutter: _Gutter) -> bool:
    """Whether the rows keep the gutter free; the right column may be empty."""
    first, second = _sides(rows, gutter.end)
    if max((s.x1 for s in first), default=0.0) > gutter.start + _NEAR:
        return False
    if not second:
        return _full_lines(first, gutter.left, gutter.start) >= _FEWEST_ALONE
    return bool(first) and min(s.x0 for s in second) <= gutter.end + 2 * _NEAR


def _columns(rows: list[Row], gutter: _Gutter) -> Iterator[Block]:
    start = gutter.end
    yield Block(_cut(rows, start, right=False), left=gutter.left, right=gutter.start)
    if right := _cut(rows, start, right=True):
        yield Block(right, left=start, right=gutter.right)


def _cut(rows: list[Row], start: float, *, right: bool) -> list[Row]:
    """What of the rows stands on one side."""
    found = []
    for row in rows:
        segments = [s for s in row.segments if (s.x0 >= start) == right]
        if segments:
            found.append(structs.replace(row, segments=with_mark(segments)))
    return found
