"""Running heads, feet and page numbers: found, removed, kept once each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from .pdf_rows import Row

_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"(?<![\w.])[ivxlc]{1,7}(?![\w.])", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"(?:side|s\.|page|sidenr\.?)?\s*[-–]?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*[-–]?"
    r"(?:\s*(?:af|/|of)\s*\d{1,4})?\.?$",
    re.IGNORECASE,
)
_SAYS_PAGE = re.compile(r"\b(?:side|page)\b\s*\d|\d\s*(?:af|/)\s*\d", re.IGNORECASE)
# "Punkt 4." at the head of every page is the point's own heading.
_POINT = re.compile(
    r"(?:dagsordens)?(?:punkt|pkt|sag|nr|sagsnr|beslutning|indstilling)\b",
    re.IGNORECASE,
)
# At the head of a page it is the access of a point that begins there; at the foot
# some systems print the access of the whole document.
_ACCESS = re.compile(r"(?:åbent?|lukket)\b", re.IGNORECASE)
_DEEPEST = 5
_ZONE = 0.17
_LEVEL = 1.5


def strip_running(
    pages: list[list[Row]], heights: list[float]
) -> tuple[list[list[Row]], tuple[str, ...]]:
    """The rows without running matter, and that matter, each text once."""
    kept = [list(rows) for rows in pages]
    removed: list[Row] = []
    for end in (0, -1):
        levels: list[dict[int, Row]] = []
        for _ in range(_DEEPEST):
            outer = _outermost(kept, heights, end)
            running = _running(outer, len(pages), end)
            if not running:
                break
            running += _level_with(running, outer, kept, end)
            levels.append({page: kept[page].pop(end) for page in running})
        while levels and not _stands_apart(levels[-1], kept, end):
            for page, row in levels.pop().items():
                kept[page].insert(0 if end == 0 else len(kept[page]), row)
        removed += [row for level in levels for row in level.values()]
    return kept, tuple(_said(removed))


def _level_with(
    running: list[int], outer: dict[int, Row], kept: list[list[Row]], end: int
) -> list[int]:
    """Pages whose outermost row stands where the others have running matter.

    Heads may differ on odd and even pages, and a short document shows one only once.
    """
    found = []
    for page, row in outer.items():
        if page in running or _POINT.match(row.text) or _ACCESS.match(row.text):
            continue
        size = row.segments[0].size
        level = any(
            abs(outer[p].top - row.top) < _LEVEL and outer[p].segments[0].size == size
            for p in running
        )
        if level and _space(row, kept[page], end) > size:
            found.append(page)
    return found


def _space(row: Row, rows: list[Row], end: int) -> float:
    """The white space between the outermost row and the one inside it."""
    if len(rows) < 2:
        return float("inf")
    inner = rows[1] if end == 0 else rows[-2]
    return inner.top - row.bottom if end == 0 else row.top - inner.bottom


def _stands_apart(level: dict[int, Row], kept: list[list[Row]], end: int) -> bool:
    """Whether white space parts the rows from the text of most pages."""
    apart = bare = 0
    for page, row in level.items():
        if not kept[page]:
            bare += 1
            continue
        inner = kept[page][end]
        space = inner.top - row.bottom if end == 0 else row.top - inner.bottom
        apart += space > 0.5 * row.segments[0].size or _is_number(row)
    return 2 * apart >= len(level) - bare


def _said(rows: list[Row]) -> Iterator[str]:
    """What the rows say, each once, page numbers apart."""
    seen = set()
    for row in rows:
        pattern = _pattern(row.text)
        if pattern not in seen and not _is_number(row):
            seen.add(pattern)
            yield row.text


def _is_number(row: Row) -> bool:
    return bool(_PAGE_NUMBER.match(row.text))


def _outermost(
    pages: list[list[Row]], heights: list[float], end: int
) -> dict[int, Row]:
    rows = {}
    for page, (content, height) in enumerate(zip(pages, heights, strict=True)):
        if not content:
            continue
        row = content[end]
        inside = (
            row.bottom < _ZONE * height
            if end == 0
            else (row.top > (1 - _ZONE) * height)
        )
        if inside:
            rows[page] = row
    return rows


def _running(outer: dict[int, Row], pages: int, end: int) -> list[int]:
    # A title on the first page may say in large type what the heads say in small.
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for page, row in outer.items():
        groups[_pattern(row.text), round(row.segments[0].size)].append(page)
    found = []
    for members in groups.values():
        texts = [outer[p].text for p in members]
        if end == 0 and _ACCESS.match(texts[0]):
            continue
        if _is_running(texts, members, pages):
            found += members
    return found


def _is_running(texts: list[str], members: list[int], pages: int) -> bool:
    if all(_PAGE_NUMBER.match(t) for t in texts):
        return _counts(texts, members) or bool(_SAYS_PAGE.search(texts[0]))
    if _POINT.match(texts[0]):
        return False
    if len(members) < 2 or not _every_page(members):
        return False
    if pages > 3 and len(members) < 3 and not _alternate(members, pages):
        return False
    return len(set(texts)) == 1 or _counts(texts, members)


def _every_page(members: list[int]) -> bool:
    """Whether they are every page of a run, or every second one, but for a few.

    A section's heading may open some pages too, but not page after page.
    """
    return len(members) >= 0.45 * (members[-1] - members[0] + 1)


def _alternate(members: list[int], pages: int) -> bool:
    """Whether they are every second page; the first may go without."""
    first, last = members[0], members[-1]
    return members == list(range(first, last + 1, 2)) and first < 3 and last > pages - 3


def _counts(texts: list[str], members: list[int]) -> bool:
    """Whether what differs between the pages goes up with the page."""
    numbers = [[int(n) for n in _DIGITS.findall(t)] for t in texts]
    if len(members) < 2:
        return False
    if not any(numbers):
        return True
    for column in zip(*numbers, strict=False):
        offsets = {n - p for n, p in zip(column, members, strict=False)}
        if len(offsets) > 1 and len(set(column)) > 1:
            return False
    return True


def _pattern(text: str) -> str:
    text = " ".join(_DIGITS.sub("#", text).lower().split())
    if _PAGE_NUMBER.match(text.replace("#", "1")):
        text = _ROMAN.sub("#", text)
    return text
