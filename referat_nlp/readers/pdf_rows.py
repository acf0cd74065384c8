"""Words to rows of segments: what stands side by side on one line of a page."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby, pairwise
from operator import attrgetter

from msgspec import Struct, structs

from .html_style import superscript
from .marks import close_up
from .pdf_chars import Word
from .pdf_rules import Grid

#: White space wider than this many font sizes parts two segments of a row.
COLUMN_GAP, NARROW_GAP = 1.5, 1.0
_FIGURE_GAP = 0.6
_SPACE = 0.12
_EVEN = 0.05
_MARK_GAP = 7.0
_MARK = re.compile(
    r"(?:(?:punkt|pkt\.?|sag|sag nr\.?|nr\.?) ?\d{1,4}[.:]?|\d{1,4}(?:[./]\d{1,3})*[.)]"
    r"|\(?[a-zæøå\d]{1,2}[.)]|[o•·▪▫◦‣●○■□➢➤✓\uf000-\uf0ff–—-])$",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"[-–+(]?\d[\d.,]*[)%]?$")
_SINGLE = re.compile(r"\w[.:,-]?$")
_left_edge = attrgetter("x0")
_measure = attrgetter("top", "bottom", "size")
_style = attrgetter("top", "bottom", "size", "bold", "italic")


class Segment(Struct, gc=False):
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
        return min([s.x0 for s in self.segments])

    @property
    def x1(self) -> float:
        """Right edge."""
        return max([s.x1 for s in self.segments])

    @property
    def top(self) -> float:
        """Upper edge."""
        return min([s.top for s in self.segments])

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return max([s.bottom for s in self.segments])

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
    return sorted(built, key=lambda r: (_base(r), r.x0))


def _base(row: Row) -> float:
    """The bottom of a row's first line: where a label beside a table stands."""
    return row.bottom if row.cells is None else min([s.bottom for s in row.segments])


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


class _Height(Struct, gc=False):
    """Words at one height, the largest of them, and how low they reach."""

    words: list[Word]
    largest: Word
    bottom: float


def _by_height(words: list[Word]) -> list[list[Word]]:
    """Words that stand at one height; the largest of a row sets its measure."""
    rows: list[_Height] = []
    words = sorted(words, key=lambda w: (w.top + w.bottom, w.x0))
    for _, alike in groupby(words, key=_measure):
        level = list(alike)
        word = level[0]
        for row in rows[:-4:-1]:
            if _same_row(row.largest, word):
                row.words += level
                if word.size > row.largest.size:
                    row.largest = word
                if word.bottom > row.bottom:
                    row.bottom = word.bottom
                break
        else:
            rows.append(_Height(level, word, word.bottom))
    return [row.words for row in sorted(rows, key=lambda r: r.bottom)]


def _same_row(big: Word, word: Word) -> bool:
    if big.top == word.top and big.bottom == word.bottom:
        return True
    overlap = min(big.bottom, word.bottom) - max(big.top, word.top)
    low = min(big.bottom - big.top, word.bottom - word.top)
    size = max(big.size, word.size)
    return overlap > 0.55 * low and abs(big.bottom - word.bottom) < 0.6 * size


def segments_of(words: list[Word]) -> list[Segment]:
    """Words of one row, split where the white space is wide."""
    words = sorted(words, key=_left_edge)
    if _letter_spaced(words):
        return [_segment(words)]
    groups: list[list[Word]] = [[words[0]]]
    gaps = [b.x0 - a.x1 for a, b in pairwise(words)]
    if max(gaps, default=0.0) < _FIGURE_GAP * min([w.size for w in words]):
        return [_segment(words)]
    usual = sorted(gaps)[len(gaps) // 4] if len(gaps) > 2 else 0.0
    for left, word, gap in zip(words, words[1:], gaps, strict=False):
        if (
            gap < _FIGURE_GAP * word.size
            or gap < _column_gap(left, word, usual)
            or _is_mark(groups, word, gap)
        ):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [_segment(g) for g in _unspread(groups)]


def _column_gap(left: Word, word: Word, usual: float) -> float:
    """How wide white space must be to part two columns here.

    Justified lines have wide spaces throughout; two figures side by side are two
    cells already at a distance at which two words are not.
    """
    if _FIGURE.match(left.text) and _FIGURE.match(word.text):
        return _FIGURE_GAP * word.size
    return max(NARROW_GAP * word.size, min(2.2 * usual, COLUMN_GAP * word.size))


def _is_mark(groups: list[list[Word]], word: Word, gap: float) -> bool:
    """Whether what stands left of a wide gap is the mark of a list or point."""
    if len(groups) > 1 or gap > _MARK_GAP * word.size:
        return False
    return _marks(" ".join(w.text for w in groups[0]), word.text)


def _marks(mark: str, text: str) -> bool:
    if mark.isdigit():
        return len(mark) < 4 and text[0].isalpha()
    return bool(_MARK.match(mark))


def with_mark(segments: list[Segment]) -> list[Segment]:
    """The segments of a column, the mark of a list or point joined to its text."""
    if len(segments) < 2 or not _marks(segments[0].text, segments[1].text):
        return segments
    mark, first, *rest = segments
    joined = structs.replace(
        first,
        text=f"{mark.text} {first.text}",
        x0=mark.x0,
        top=min(mark.top, first.top),
        bottom=max(mark.bottom, first.bottom),
        starts_bold=mark.starts_bold,
        first_width=mark.first_width,
    )
    return [joined, *rest]


def _letter_spaced(words: list[Word]) -> bool:
    single = sum(1 for w in words if len(w.text) < 3 and _SINGLE.match(w.text))
    if single < 4 or single < 0.8 * len(words):
        return False
    letters = sum(1 for w in words if w.text[0].isalpha())
    gaps = [b.x0 - a.x1 for a, b in pairwise(words)]
    return letters > 0.8 * len(words) and max(gaps) < 4 * words[0].size


def _unspread(groups: list[list[Word]]) -> list[list[Word]]:
    """Join what stands apart only because a line of few words is justified.

    Its spaces are all alike, which those between the cells of a row are not.
    """
    groups = _spread(groups)
    gaps = [b[0].x0 - a[-1].x1 for a, b in pairwise(groups)]
    joined = groups[:1]
    for place, group in enumerate(groups[1:]):
        around = gaps[max(place - 1, 0) : place + 2]
        alike = sum(abs(g - gaps[place]) < _EVEN * group[0].size for g in around) > 1
        if alike and len(group) == 1 and not _is_cell(joined[-1], groups[place + 1 :]):
            joined[-1] = joined[-1] + group
        else:
            joined.append(group)
    return joined


def _spread(groups: list[list[Word]]) -> list[list[Word]]:
    """Join unlike words that stand at one distance, as no columns of a table do."""
    gaps = [b[0].x0 - a[-1].x1 for a, b in pairwise(groups)]
    joined: list[list[Word]] = []
    first = 0
    while first < len(groups):
        size, last = groups[first][0].size, first
        while last < len(gaps) and abs(gaps[last] - gaps[first]) <= _EVEN * size:
            last += 1
        widths = [g[-1].x1 - g[0].x0 for g in groups[first + 1 : last]]
        if len(widths) < 2 or max(widths) - min(widths) < size:
            last = first
        joined.append([word for g in groups[first : last + 1] for word in g])
        first = last + 1
    return joined


def _is_cell(before: list[Word], groups: list[list[Word]]) -> bool:
    """Whether the first of the groups stands among a table's figures."""
    after_figure = bool(_FIGURE.match(before[-1].text))
    if not _FIGURE.match(groups[0][0].text):
        return after_figure and len(before) == 1
    return after_figure or any(_FIGURE.match(g[0].text) for g in groups[1:2])


def _segment(words: list[Word]) -> Segment:
    text = _spaced_text(words)
    if sum([len(w.text) == 1 for w in words]) > 2:
        text = close_up(text)
    tops, bottoms, _, bold, italic = zip(*set(map(_style, words)), strict=True)
    return Segment(
        text=text,
        x0=words[0].x0,
        top=min(tops),
        x1=max([w.x1 for w in words]),
        bottom=max(bottoms),
        size=_usual_size(words),
        bold=all(bold),
        italic=all(italic),
        starts_bold=words[0].bold,
        first_width=_first_width(words),
        indent=_indent(words),
    )


def _usual_size(words: list[Word]) -> float:
    """The font size that most letters have."""
    if len({w.size for w in words}) == 1:
        return words[0].size
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[word.size] += len(word.text)
    return max(sizes, key=sizes.__getitem__)


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
    size = words[0].size
    even = not gaps or _SPACE * size < min(gaps) <= max(gaps) <= 0.5 * size
    if even and len({w.size for w in words}) == 1:
        return " ".join([w.text for w in words])
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
            wider = gap > wide and gap > 0.5 * word.size
            text += ("  " if wider else " ") + word.text
        else:
            text += word.text
    return text
