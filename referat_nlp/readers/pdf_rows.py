"""Words to rows of segments: what stands side by side on one line of a page."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from msgspec import Struct

from .html_style import superscript
from .marks import close_up
from .pdf_chars import Word
from .pdf_rules import Grid

#: White space wider than this many font sizes parts two segments of a row.
COLUMN_GAP, NARROW_GAP = 1.5, 1.0
_SPACE = 0.12
_MARK_GAP = 7.0
_MARK = re.compile(
    r"(?:(?:punkt|pkt\.?|sag|sag nr\.?|nr\.?) ?\d{1,4}[.:]?|\d{1,4}(?:[./]\d{1,3})*[.)]"
    r"|\(?[a-zæøå\d]{1,2}[.)]|[o•·▪▫◦‣●○■□➢➤✓\uf000-\uf0ff–—-])$",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"[-–+(]?\d[\d.,]*[)%]?$")
_SINGLE = re.compile(r"\w[.:,-]?$")


class Segment(Struct):
    """Words of one row with no wide gap between them."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    italic: bool
    starts_bold: bool
    first_width: float
    indent: float


class Row(Struct):
    """Segments at one height, from left to right.

    ``cells`` holds the segments cell by cell where ruling lines bound them, and
    ``edges`` those cells' right edges.
    """

    segments: list[Segment]
    page: int
    cells: list[list[Segment]] | None = None
    edges: list[float] = []

    @property
    def x0(self) -> float:
        """Left edge."""
        return min(s.x0 for s in self.segments)

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(s.x1 for s in self.segments)

    @property
    def top(self) -> float:
        """Upper edge."""
        return min(s.top for s in self.segments)

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return max(s.bottom for s in self.segments)

    @property
    def text(self) -> str:
        """All segments' text."""
        return " ".join(s.text for s in self.segments)


def rows_of(words: list[Word], page: int, tables: list[Grid]) -> list[Row]:
    """The rows of a page from top to bottom, those of ruled tables as such."""
    built: list[Row] = []
    for grid in tables:
        built += _ruled(grid, [w for w in words if grid.holds(w)], page)
        words = [w for w in words if not grid.holds(w)]
    built += [Row(segments=segments_of(row), page=page) for row in _by_height(words)]
    return sorted(built, key=lambda r: (r.bottom if r.cells is None else r.top, r.x0))


def _ruled(grid: Grid, words: list[Word], page: int) -> list[Row]:
    cells: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        cells.setdefault(grid.cell(word), []).append(word)
    rows = []
    for number in sorted({row for row, _ in cells}):
        columns = [
            [
                s
                for line in _by_height(cells.get((number, c), []))
                for s in segments_of(line)
            ]
            for c in range(len(grid.xs) - 1)
        ]
        segments = [s for column in columns for s in column]
        rows.append(Row(segments=segments, page=page, cells=columns, edges=grid.xs[1:]))
    return rows


def _by_height(words: list[Word]) -> list[list[Word]]:
    """Words that stand at one height; the largest of a row sets its measure."""
    rows: list[tuple[list[Word], Word]] = []
    for word in sorted(words, key=lambda w: (w.top + w.bottom, w.x0)):
        for i in range(len(rows) - 1, max(len(rows) - 4, -1), -1):
            row, largest = rows[i]
            if _same_row(largest, word):
                row.append(word)
                rows[i] = (row, max(largest, word, key=lambda w: w.size))
                break
        else:
            rows.append(([word], word))
    return sorted((r for r, _ in rows), key=lambda r: max(w.bottom for w in r))


def _same_row(big: Word, word: Word) -> bool:
    overlap = min(big.bottom, word.bottom) - max(big.top, word.top)
    low = min(big.bottom - big.top, word.bottom - word.top)
    size = max(big.size, word.size)
    return overlap > 0.55 * low and abs(big.bottom - word.bottom) < 0.6 * size


def segments_of(words: list[Word]) -> list[Segment]:
    """Words of one row, split where the white space is wide."""
    words = sorted(words, key=lambda w: w.x0)
    if _letter_spaced(words):
        return [_segment(words)]
    groups: list[list[Word]] = [[words[0]]]
    gaps = [b.x0 - a.x1 for a, b in pairwise(words)]
    usual = sorted(gaps)[len(gaps) // 4] if len(gaps) > 2 else 0.0
    for left, word, gap in zip(words, words[1:], gaps, strict=False):
        if gap < _column_gap(left, word, usual) or _is_mark(groups, word, gap):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [_segment(g) for g in groups]


def _column_gap(left: Word, word: Word, usual: float) -> float:
    """How wide white space must be to part two columns here.

    Justified lines have wide spaces throughout; two figures side by side are two
    cells already at a distance at which two words are not.
    """
    if _FIGURE.match(left.text) and _FIGURE.match(word.text):
        return 0.6 * word.size
    return max(NARROW_GAP * word.size, min(2.2 * usual, COLUMN_GAP * word.size))


def _is_mark(groups: list[list[Word]], word: Word, gap: float) -> bool:
    """Whether what stands left of a wide gap is the mark of a list or point."""
    if len(groups) > 1 or gap > _MARK_GAP * word.size:
        return False
    mark = " ".join(w.text for w in groups[0])
    if mark.isdigit():
        return len(mark) < 4 and word.text[0].isalpha()
    return bool(_MARK.match(mark))


def _letter_spaced(words: list[Word]) -> bool:
    single = sum(1 for w in words if _SINGLE.match(w.text))
    if single < 4 or single < 0.8 * len(words):
        return False
    letters = sum(1 for w in words if w.text[0].isalpha())
    gaps = [b.x0 - a.x1 for a, b in pairwise(words)]
    return letters > 0.8 * len(words) and max(gaps) < 4 * words[0].size


def _segment(words: list[Word]) -> Segment:
    text = close_up(_spaced_text(words))
    weight: Counter[bool] = Counter()
    slant: Counter[bool] = Counter()
    sizes: Counter[float] = Counter()
    for word in words:
        weight[word.bold] += len(word.text)
        slant[word.italic] += len(word.text)
        sizes[word.size] += len(word.text)
    return Segment(
        text=text,
        x0=words[0].x0,
        top=min(w.top for w in words),
        x1=max(w.x1 for w in words),
        bottom=max(w.bottom for w in words),
        size=sizes.most_common(1)[0][0],
        bold=not weight[False],
        italic=not slant[False],
        starts_bold=words[0].bold,
        first_width=_first_width(words),
        indent=_indent(words),
    )


def _indent(words: list[Word]) -> float:
    """Where the text after the mark of a list or point begins."""
    for i in range(1, min(4, len(words))):
        if _MARK.match(" ".join(w.text for w in words[:i])):
            return words[i].x0
    return words[0].x0


def _first_width(words: list[Word]) -> float:
    end = words[0].x1
    for left, right in pairwise(words):
        if right.spaced or right.x0 - left.x1 > _SPACE * right.size:
            break
        end = right.x1
    return end - words[0].x0


def _spaced_text(words: list[Word]) -> str:
    """The words with their spaces; wide gaps between single letters as two."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(words)]
    wide = 1.7 * sorted(gaps)[len(gaps) // 2] if gaps else 0.0
    text = words[0].text
    for left, word, gap in zip(words, words[1:], gaps, strict=False):
        raised = (
            word.size < 0.8 * left.size
            and word.text.isdigit()
            and word.bottom < left.bottom - 0.1 * left.size
            and gap < _SPACE * left.size
        )
        if raised:
            text += superscript(word.text, text)
        elif word.spaced or gap > _SPACE * word.size:
            text += ("  " if gap > max(wide, 0.5 * word.size) else " ") + word.text
        else:
            text += word.text
    return text
