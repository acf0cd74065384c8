"""Tables without ruling lines: rows of cells, wrapped cells made whole."""

from __future__ import annotations

from itertools import pairwise

from .marks import join_lines
from .pdf_cells import FIGURE, merged, piece_of, row_text
from .pdf_join import Piece
from .pdf_rows import Row, Segment


def table_rows(
    rows: list[Row], cells: list[list[list[Segment]]], right: float
) -> list[Piece]:
    """One piece for each row of the table."""
    pieces: list[Piece] = []
    last: list[str] = []
    close = _close_step(rows)
    for row, columns in zip(rows, cells, strict=True):
        texts = [merged(c).text if c else "" for c in columns]
        if pieces and (
            _is_rest_of(row, texts, pieces[-1], last)
            or (row.bottom - pieces[-1].bottom < close and _wraps(last, texts))
        ):
            last = [_added(a, b) for a, b in zip(last, texts, strict=True)]
            pieces[-1].text = row_text(last)
            pieces[-1].bottom = row.bottom
            continue
        piece = piece_of(row.segments, row.page, right, row_text(texts))
        pieces.append(piece)
        last = texts
    return pieces


def _close_step(rows: list[Row]) -> float:
    """The step within a row of several lines, where rows are spaced wider."""
    steps = [b.bottom - a.bottom for a, b in pairwise(rows)]
    if not steps or max(steps) < 1.3 * min(steps):
        return 0.0
    return 1.15 * min(steps)


def _wraps(above: list[str], below: list[str]) -> bool:
    """Whether cells go on in the line below and none states a second figure."""
    both = [(a, b) for a, b in zip(above, below, strict=True) if a and b]
    if any(a[:1].isdigit() or b[:1].isdigit() for a, b in both):
        return False
    return any(b[:1].islower() for _, b in both)


def _is_rest_of(row: Row, texts: list[str], piece: Piece, last: list[str]) -> bool:
    """Whether a row holds only the rest of the cells above it."""
    if row.top - piece.bottom > 0.4 * piece.size or not piece.whole:
        return False
    filled = [i for i, t in enumerate(texts) if t]
    if any(not last[i] or FIGURE.match(texts[i]) for i in filled):
        return False
    if texts[0]:
        return len(filled) == 1 and texts[0][:1].islower()
    return True


def _added(above: str, text: str) -> str:
    return join_lines(above, text) if above and text else above or text
