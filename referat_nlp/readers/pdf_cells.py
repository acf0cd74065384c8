"""Cells that belong together: labels with their values, rows of ruled tables."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import structs

from .marks import join_lines
from .pdf_join import Piece
from .pdf_rows import Row, Segment

FIGURE = re.compile(r"[-–+(]?\s?\d[\d.,]*\s?[%)]?(?:\s?(?:kr\.?|mio\.?|t\.?kr\.?))*$")
_NAME = re.compile(
    r"(?:[A-ZÆØÅ][\w.'-]+ ){1,4}[A-ZÆØÅ][\w'-]+\.?(?:,? ?\(?[A-ZÆØÅ]{1,3}\)?)?"
    r"(?: ?[,(–-] ?[\w .]{1,30}\)?)?$"
)
_LABEL = re.compile(r"[A-ZÆØÅ][\w/.-]{2,}(?: [\w/.-]+){0,2}$")
_LONG_CELL = 300


def are_names(segments: list[Segment]) -> bool:
    """Whether most of them are names of persons."""
    return sum(1 for s in segments if _NAME.match(s.text)) > 0.6 * len(segments)


def are_labels(labels: list[Segment], values: list[Segment]) -> bool:
    """Whether the left of two columns names what the right one states."""
    if not labels or not values:
        return False
    if sum(1 for s in labels if s.text.endswith(":")) > 0.6 * len(labels):
        return True
    figures = sum(1 for s in values if FIGURE.match(s.text))
    return figures < 0.3 * len(values) and all(_LABEL.match(s.text) for s in labels)


def pairs(
    labels: list[Segment], values: list[Segment], page: int, right: float
) -> list[Piece]:
    """Each label with its value; a label centred beside its value's lines too."""
    shifted = _in_turn(labels, values)
    if shifted:
        return [
            _pair(labels[i], line, page, edge)
            if first
            else piece_of([line], page, edge)
            for i, first, line, edge in shifted
        ]
    pieces = []
    waiting = list(labels)
    for block in _blocks(values):
        edge = max(s.x1 for s in block) if _flows(block) else right
        inside = [
            s
            for s in waiting
            if block[0].top - 1 <= (s.top + s.bottom) / 2 <= block[-1].bottom + 1
        ]
        for i, line in enumerate(block):
            named = [s for s in inside if len(inside) == 1 or _beside(s, line)]
            label = named[0] if named and (i == 0 or len(inside) > 1) else None
            if label is not None and label in waiting:
                waiting.remove(label)
                pieces.append(_pair(label, line, page, edge))
            else:
                pieces.append(piece_of([line], page, edge))
    pieces += [piece_of([s], page, right) for s in waiting]
    return sorted(pieces, key=lambda p: p.top)


def _in_turn(
    labels: list[Segment], values: list[Segment]
) -> list[tuple[int, bool, Segment, float]]:
    """Labels and values one by one, where a value stands above the first label.

    Two cells of many lines each may be set out of step; as many values as labels
    tell which belong together.
    """
    if len(labels) < 2 or labels[0].top - values[0].top < 0.8 * labels[0].size:
        return []
    edge = max(s.x1 for s in values)
    index, lines = 0, [(0, True, values[0], edge)]
    for above, line in pairwise(values):
        full = above.x1 + line.first_width > edge - 0.3 * line.size
        index += not full
        lines.append((index, not full, line, edge))
    return lines if index == len(labels) - 1 else []


def _blocks(lines: list[Segment]) -> list[list[Segment]]:
    """Lines set as close as the closest of them."""
    steps = [b.bottom - a.bottom for a, b in pairwise(lines)]
    close = 1.2 * min((s for s in steps if s > 0), default=0.0)
    blocks = [[lines[0]]]
    for line, step in zip(lines[1:], steps, strict=True):
        if step <= min(close, 1.8 * line.size):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _flows(lines: list[Segment]) -> bool:
    """Whether lines are running text, not one entry each."""
    return any(
        above.text.endswith((",", "-", " og")) or below.text[:1].islower()
        for above, below in pairwise(lines)
    ) or (len(lines) > 1 and sum(s.text.count(",") for s in lines) > len(lines))


def _beside(label: Segment, line: Segment) -> bool:
    middle = (label.top + label.bottom) / 2
    return abs(middle - (line.top + line.bottom) / 2) < 0.5 * line.size


def _pair(label: Segment, line: Segment, page: int, right: float) -> Piece:
    piece = piece_of([line], page, right, row_text([label.text, line.text]))
    piece.left = label.x0
    piece.bold = label.bold and line.bold
    piece.starts_bold = label.bold
    piece.open_end = label.bold and not line.bold
    piece.whole = False
    return piece


def ruled_row(row: Row) -> list[Piece]:
    """A row of a ruled table: its cells by tab, or the text they frame."""
    cells = row.cells or []
    filled = [i for i, cell in enumerate(cells) if cell]
    if len(filled) == 1:
        edge = row.edges[filled[0]]
        return [piece_of([s], row.page, edge) for s in cells[filled[0]]]
    if len(filled) == 2 and _is_pair(cells[filled[0]], cells[filled[1]]):
        label, values = cells[filled[0]], cells[filled[1]]
        return pairs(label, values, row.page, row.edges[filled[1]])
    if any(sum(len(s.text) for s in cells[i]) > _LONG_CELL for i in filled):
        return [piece_of([s], row.page, row.edges[i]) for i in filled for s in cells[i]]
    texts = [_joined(cell) for cell in cells]
    return [piece_of(row.segments, row.page, row.edges[-1], row_text(texts))]


def _is_pair(label: list[Segment], values: list[Segment]) -> bool:
    if len(label) > 1:
        return False
    listed = len(values) > 2 and not _flows(values)
    return label[0].text.endswith(":") or (listed and are_labels(label, values))


def _joined(cell: list[Segment]) -> str:
    text = cell[0].text if cell else ""
    for segment in cell[1:]:
        text = join_lines(text, segment.text)
    return text


def row_text(texts: list[str]) -> str:
    r"""Cells by tab, a label and its value by a space.

    >>> row_text(["Mødedato:", "12. marts"]), row_text(["Drift", "-250", "100"])
    ('Mødedato: 12. marts', 'Drift\t-250\t100')
    """
    text = ""
    for i, cell in enumerate(texts):
        glue = "" if not i else " " if text.endswith(":") else "\t"
        text += glue + cell
    return text.strip()


def merged(segments: list[Segment]) -> Segment:
    """Segments of one cell as one."""
    if len(segments) == 1:
        return segments[0]
    return structs.replace(
        segments[0],
        text=row_text([s.text for s in segments]),
        top=min(s.top for s in segments),
        x1=segments[-1].x1,
        bottom=max(s.bottom for s in segments),
        bold=all(s.bold for s in segments),
        italic=all(s.italic for s in segments),
    )


def piece_of(
    segments: list[Segment], page: int, right: float, text: str | None = None
) -> Piece:
    """Segments side by side as one piece."""
    first, last = segments[0], segments[-1]
    if text is None:
        text = row_text([s.text for s in segments])
    longest = max(segments, key=lambda s: len(s.text))
    return Piece(
        text=text,
        x0=first.x0,
        top=min(s.top for s in segments),
        x1=last.x1,
        bottom=max(s.bottom for s in segments),
        size=longest.size,
        bold=all(s.bold for s in segments),
        italic=all(s.italic for s in segments),
        starts_bold=first.starts_bold,
        first_width=first.first_width,
        page=page,
        right=right,
        indent=first.indent,
        left=min(s.x0 for s in segments),
        whole="\t" in text,
        open_end=not last.bold and first.starts_bold,
    )
