"""Reading order of a page: columns, label/value pairs and tables without rules."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct

from .pdf_cells import (
    are_labels,
    are_names,
    merged,
    pairs,
    piece_of,
    ruled_row,
)
from .pdf_columns import Block, column_blocks
from .pdf_join import Piece
from .pdf_rows import Row, Segment
from .pdf_tables import table_rows

_NARROWEST_GUTTER = 0.6
_TALLEST_STEP = 3.5


class _Band(Struct):
    """Rows that share one or more gutters (stretches of x no text crosses)."""

    rows: list[Row]
    gutters: list[tuple[float, float]]

    def cells(self, row: Row) -> list[list[Segment]]:
        """The row's segments column by column."""
        columns: list[list[Segment]] = [[] for _ in range(len(self.gutters) + 1)]
        for segment in row.segments:
            index = sum(1 for _, right in self.gutters if segment.x0 >= right - 1)
            columns[index].append(segment)
        return columns


def in_order(pages: list[list[Row]], widths: list[float]) -> list[Piece]:
    """All rows of the document as pieces in reading order."""
    blocks = column_blocks(pages, widths)
    edges = {width: _full_edge(blocks, widths, width) for width in set(widths)}
    pieces: list[Piece] = []
    head: str | None = None
    for page, width in zip(blocks, widths, strict=True):
        for block in page:
            found = _block(block, edges[width])
            if head is not None and found and found[0].text == head:
                found = found[1:]
            pieces += found
            head = _open_table(pieces)
    return pieces


def _full_edge(blocks: list[list[Block]], widths: list[float], width: float) -> float:
    """The edge that lines reach outside columns on the pages of one width."""
    pages = [page for page, w in zip(blocks, widths, strict=True) if w == width]
    return text_edge([r for page in pages for b in page if not b.right for r in b.rows])


def _block(block: Block, edge: float) -> list[Piece]:
    """The pieces of one column, or of rows of the page's full width."""
    pieces = [p for b in _bands(block.rows) for p in _emit(b, block.right or edge)]
    for piece in pieces:
        piece.origin = block.left or 0.0
    return pieces


def _open_table(pieces: list[Piece]) -> str | None:
    """The head of the table that the page ends with, to be repeated on the next."""
    head = None
    for piece in reversed(pieces):
        if not piece.whole:
            break
        head = piece.text
    return head


def text_edge(rows: list[Row]) -> float:
    """The right edge that full lines of running text reach."""
    for long in (45, 25):
        ends = sorted(
            row.x1
            for row in rows
            if len(row.segments) == 1
            and len(row.text) > long
            and "...." not in row.text
        )
        if len(ends) > 2:
            return ends[int(0.98 * (len(ends) - 1))]
    return float("inf")


def _bands(rows: list[Row]) -> list[_Band]:
    bands: list[_Band] = []
    i = 0
    while i < len(rows):
        band = _grow(rows, i)
        i += len(band.rows)
        while bands and _leads(bands[-1], band):
            band.rows.insert(0, bands.pop().rows[0])
        bands.append(band)
    return bands


def _leads(above: _Band, band: _Band) -> bool:
    """Whether a value stands over the first label of the rows below it."""
    if above.gutters or not band.gutters or above.rows[0].cells is not None:
        return False
    row = above.rows[0]
    return (
        row.x0 > band.gutters[0][1] - 2
        and band.rows[0].top - row.bottom < 0.6 * row.segments[0].size
    )


def _grow(rows: list[Row], start: int) -> _Band:
    gutters = [] if rows[start].cells is not None else _seed(rows, start)
    if not gutters:
        return _Band(rows=[rows[start]], gutters=[])
    end = start + 1
    best, kept = end, gutters
    while end < len(rows):
        row = rows[end]
        if (
            row.cells is not None
            or row.top - rows[end - 1].bottom > _TALLEST_STEP * row.segments[0].size
        ):
            break
        gutters = _narrowed(gutters, row)
        if not gutters:
            break
        end += 1
        if row.x1 > gutters[0][1] - 1:
            best, kept = end, gutters
    best += _wraps_below(rows, best, end, kept[0][1])
    band = _Band(rows=rows[start:best], gutters=_free(rows[start:best]) or kept)
    if len(band.gutters) == 1 and _is_columns(band):
        band.rows = rows[start : _column_end(rows, start, best, end)]
    return band


def _wraps_below(rows: list[Row], best: int, end: int, edge: float) -> int:
    """How many lines below a table's last row are the rest of its first cell."""
    count = 0
    for above, row in pairwise(rows[best - 1 : end]):
        close = row.top - above.bottom < 0.4 * row.segments[0].size
        same = abs(row.x0 - above.x0) < 1 and row.x1 < edge - 1
        if not (close and same and row.text[:1].islower()):
            break
        count += 1
    return count


def _free(rows: list[Row]) -> list[tuple[float, float]]:
    """The stretches of x that no row of several segments touches."""
    taken = sorted(
        (s.x0, s.x1, s.size) for r in rows if len(r.segments) > 1 for s in r.segments
    )
    free = []
    edge = taken[0][1] if taken else 0.0
    for x0, x1, size in taken:
        if x0 - edge > _NARROWEST_GUTTER * size:
            free.append((edge, x0))
        edge = max(edge, x1)
    return free


def _column_end(rows: list[Row], start: int, best: int, end: int) -> int:
    """Past the lines by which the left column is longer than the right one."""
    step = max(b.bottom - a.bottom for a, b in pairwise(rows[start:best]))
    names = are_names([row.segments[0] for row in rows[start:best]])
    while best < end:
        before, row = rows[best - 1], rows[best]
        if row.bottom - before.bottom > 1.2 * step:
            break
        if names and not are_names(row.segments):
            break
        best += 1
    return best


def _seed(rows: list[Row], start: int) -> list[tuple[float, float]]:
    row = rows[start]
    gaps = [(a.x1, b.x0) for a, b in zip(row.segments, row.segments[1:], strict=False)]
    if gaps or start + 1 == len(rows) or rows[start + 1].cells is not None:
        return gaps
    # Columns whose lines stand at different heights share no row.
    other = rows[start + 1]
    if other.top < row.bottom - 0.1 * row.segments[0].size:
        left, right = sorted((row, other), key=lambda r: r.x0)
        if right.x0 - left.x1 > row.segments[0].size:
            return [(left.x1, right.x0)]
    return []


def _narrowed(
    gutters: list[tuple[float, float]], row: Row
) -> list[tuple[float, float]]:
    """The gutters as far as the row leaves them open."""
    open_still = []
    for low, high in gutters:
        for segment in row.segments:
            room = _NARROWEST_GUTTER * segment.size
            if segment.x1 <= high - room:
                low = max(low, segment.x1)
            elif segment.x0 >= low + room:
                high = min(high, segment.x0)
            else:
                low = high
                break
        if high - low > 0:
            open_still.append((low, high))
    if len(open_still) < len(gutters) and len(row.segments) == 1:
        return []
    return open_still


def _emit(band: _Band, right: float) -> list[Piece]:
    if not band.gutters:
        row = band.rows[0]
        if row.cells is not None:
            return ruled_row(row)
        return [piece_of(row.segments, row.page, right)]
    if len(band.gutters) == 1 and _is_columns(band):
        return _columns(band)
    cells = [band.cells(row) for row in band.rows]
    if len(band.gutters) == 1:
        labels = [merged(c[0]) for c in cells if c[0]]
        values = [merged(c[1]) for c in cells if c[1]]
        if are_labels(labels, values):
            return pairs(labels, values, band.rows[0].page, right)
    return table_rows(band.rows, cells, right)


def _is_columns(band: _Band) -> bool:
    """Whether two columns are read one after the other."""
    cells = [band.cells(row) for row in band.rows]
    left = [merged(c[0]) for c in cells if c[0]]
    other = [merged(c[1]) for c in cells if c[1]]
    if min(len(left), len(other)) < 3:
        return False
    if any(s.text.endswith(":") for s in left + other) and len(left) < 8:
        return False
    return (are_names(left) and are_names(other)) or (
        _is_prose(left) and _is_prose(other)
    )


def _is_prose(segments: list[Segment]) -> bool:
    """Whether most lines are long and full; less is asked of a long column."""
    share = 0.6 if len(segments) < 10 else 0.4
    edge = max(s.x1 for s in segments)
    width = edge - min(s.x0 for s in segments)
    long = sum(1 for s in segments if len(s.text) > 22)
    full = sum(1 for s in segments if s.x1 > edge - 0.2 * width)
    return min(long, full) > share * len(segments)


def _columns(band: _Band) -> list[Piece]:
    pieces = []
    for column in range(2):
        cells = [(r.page, band.cells(r)[column]) for r in band.rows]
        filled = [(page, cell) for page, cell in cells if cell]
        edge = max(s.x1 for _, cell in filled for s in cell)
        names = are_names([cell[0] for _, cell in filled])
        pieces += [
            piece_of(cell, page, float("inf") if names else edge)
            for page, cell in filled
        ]
    return pieces
