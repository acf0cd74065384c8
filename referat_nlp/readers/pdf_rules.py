"""Tables with ruling lines: the lines of a page, and the cells they bound."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from msgspec import Struct

from .pdf_chars import View, Word

_NEAR = 3.0
_SHORTEST = 8.0
_MOST_SEGMENTS = 4_000


class Rule(Struct, frozen=True):
    """A straight line: at ``at``, from ``start`` to ``end`` on the other axis."""

    at: float
    start: float
    end: float

    def covers(self, value: float) -> bool:
        """Whether the line passes there."""
        return self.start - _NEAR <= value <= self.end + _NEAR


class Grid(Struct):
    """A table's horizontal and vertical lines and the edges they share."""

    across: list[Rule]
    down: list[Rule]
    xs: list[float]
    ys: list[float]

    def holds(self, word: Word) -> bool:
        """Whether the word's middle lies in the table."""
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def cell(self, word: Word) -> tuple[int, int]:
        """Row and column of a word; a merged cell counts where it begins."""
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        above = [r.at for r in self.across if r.at <= y and r.covers(x)]
        before = [r.at for r in self.down if r.at <= x and r.covers(y)]
        top = max(above, default=self.ys[0])
        left = max(before, default=self.xs[0])
        row = sum(1 for edge in self.ys if edge <= top + _NEAR) - 1
        column = sum(1 for edge in self.xs if edge <= left + _NEAR) - 1
        return max(row, 0), max(column, 0)


def grids(page: Any, view: View) -> list[Grid]:
    """The ruled tables of a page that have two columns or more."""
    across, down = _rules(page, view)
    if not down or not across:
        return []
    found = []
    for flat, tall in _connected(across, down):
        xs = _edges(
            [r.at for r in tall] + [r.start for r in flat] + [r.end for r in flat]
        )
        ys = _edges(
            [r.at for r in flat] + [r.start for r in tall] + [r.end for r in tall]
        )
        if len(xs) > 2 and len(ys) > 1:
            found.append(Grid(across=flat, down=tall, xs=xs, ys=ys))
    return found


def _rules(page: Any, view: View) -> tuple[list[Rule], list[Rule]]:
    import pypdfium2.raw as pdfium

    across: list[Rule] = []
    down: list[Rule] = []
    budget = _MOST_SEGMENTS
    for item in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,), max_depth=1):
        for start, end in _strokes(pdfium, item.raw):
            budget -= 1
            x0, y0, x1, y1 = view.place((start[0], start[1], end[0], end[1]))
            if abs(y0 - y1) < 1.5 and abs(x0 - x1) > _SHORTEST:
                across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif abs(x0 - x1) < 1.5 and abs(y0 - y1) > _SHORTEST:
                down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
        if budget < 0:
            return [], []
    return _merged(across), _merged(down)


def _strokes(
    pdfium: Any, path: Any
) -> Iterable[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight strokes of one path; a thin filled box is a stroke too."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    mode, stroked = ctypes.c_int(0), ctypes.c_int(0)
    pdfium.FPDFPath_GetDrawMode(path, mode, stroked)
    points = []
    x, y = ctypes.c_float(0), ctypes.c_float(0)
    for i in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, i)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        points.append((point, kind, bool(pdfium.FPDFPathSegment_GetClose(segment))))
    if not stroked.value and not _is_thin([p for p, _, _ in points]):
        return
    first = points[0][0] if points else (0.0, 0.0)
    for (a, _, closed), (b, kind, _) in pairwise(points):
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if closed:
                yield a, first
            first = b
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield a, b
    if points and points[-1][2]:
        yield points[-1][0], first


def _is_thin(points: list[tuple[float, float]]) -> bool:
    if not points:
        return False
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(max(xs) - min(xs), max(ys) - min(ys)) < 2.5


def _merged(rules: list[Rule]) -> list[Rule]:
    """Pieces of one line as one."""
    result: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (round(r.at), r.start)):
        last = result[-1] if result else None
        if last and abs(last.at - rule.at) < 2 and rule.start <= last.end + _NEAR:
            result[-1] = Rule(last.at, last.start, max(last.end, rule.end))
        else:
            result.append(rule)
    return result


def _connected(
    across: list[Rule], down: list[Rule]
) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of lines that meet."""
    groups: list[tuple[list[Rule], list[Rule]]] = []
    for tall in down:
        meets = [f for f in across if f.covers(tall.at) and tall.covers(f.at)]
        touching = [g for g in groups if any(f in g[0] for f in meets)]
        flat, stems = list(meets), [tall]
        for group in touching:
            flat += [f for f in group[0] if f not in flat]
            stems += group[1]
            groups.remove(group)
        groups.append((flat, stems))
    return [g for g in groups if g[0]]


def _edges(values: list[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges
