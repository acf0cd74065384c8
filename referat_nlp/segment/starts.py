"""Where points begin: at the number, or at a title or case line printed above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .cued import Cued
from .fields import label_of
from .titles import title_line
from .vocabulary import Vocabulary

_LONGEST_TITLE = 160


def point_starts(
    indexes: Sequence[int], lines: Sequence[Cued], stop: int, words: Vocabulary
) -> tuple[list[int], bool]:
    """The first line of every point, and whether case numbers close the points.

    ``indexes`` are the lines found to begin points, ``stop`` is where they end.
    """
    one = [max(i - 1, 0) for i in indexes]
    if _titles_above(indexes, lines, words):
        return one, False
    fitting = sum(
        _under_title(above, lines, words) and _untitled(lines[i])
        for above, i in zip(one, indexes, strict=True)
    )
    if _same_line(one, lines) and fitting > len(indexes) / 2:
        # Between title and case line all points print the same department.
        return [max(i - 1, 0) for i in one], False
    if 2 * sum(_ruled_off(i, lines) for i in indexes) > len(indexes):
        return list(indexes), True
    above = [_meta_above(i, lines) for i in indexes]
    usual = sum(a < i for a, i in zip(above[1:], indexes[1:], strict=True))
    if 2 * usual < len(indexes) - 1:
        return list(indexes), False
    first, last = above[0] < indexes[0], _case_last(lines[indexes[-1] : stop])
    if first != last:
        # What stands above the first point or below the last is of that point.
        most = indexes[0] - above[0]
        pulled = [max(a, i - most) for a, i in zip(above, indexes, strict=True)]
        return (pulled, False) if first else (list(indexes), True)
    if not first and _parted(indexes[1:], above[1:], lines):
        return list(indexes), True
    below = sum(_meta_below(i, lines) for i in indexes)
    return (above if usual + first > below else list(indexes)), False


def _parted(
    indexes: Sequence[int], above: Sequence[int], lines: Sequence[Cued]
) -> bool:
    """Whether the page parts the points from the case lines above them."""
    levels = sum(lines[i].line.level is not None for i in indexes)
    gaps = sum(lines[i].line.gap for i in indexes)
    joined = sum(lines[a].line.gap for a in above)
    return 2 * levels > len(indexes) or gaps > joined


def _case_last(point: Sequence[Cued]) -> bool:
    """Whether a case line stands below the text under a point's last heading."""
    kinds = [c.heading.kind if c.heading else "process" for c in point]
    headed = (i for i in reversed(range(len(point))) if kinds[i] != "process")
    last = next(headed, len(point))
    told = last + (1 if last == len(point) or _inline(point[last]) else 2)
    return any(c.case and c.meta for c in point[told:])


def _inline(cued: Cued) -> bool:
    return cued.heading is not None and cued.heading.end < len(cued.text)


def _meta_above(index: int, lines: Sequence[Cued]) -> int:
    first = index
    while first > 0 and index - first < 3 and lines[first - 1].meta:
        if opens_group(lines[first - 1]):
            break
        first -= 1
    return first


def _ruled_off(index: int, lines: Sequence[Cued]) -> bool:
    """Whether a rule parts a point from the case line above: that is the last one's."""
    above = lines[max(index - 2, 0) : index]
    return len(above) == 2 and above[0].meta and above[1].label == "noise"


def _meta_below(index: int, lines: Sequence[Cued]) -> bool:
    return any(c.meta for c in lines[index + 1 : index + 3])


def opens_group(cued: Cued) -> bool:
    """Whether a line heads several points: "Lukkede sager", "Åbent møde"."""
    groups = ("sager", "punkter", "møde", "døre", "dagsorden")
    return cued.access is not None and cued.folded.endswith(groups)


def _same_line(indexes: Sequence[int], lines: Sequence[Cued]) -> bool:
    texts = {lines[i].folded for i in indexes}
    return len(indexes) > 2 and len(texts) <= len(indexes) / 2


def _titles_above(
    indexes: Sequence[int], lines: Sequence[Cued], words: Vocabulary
) -> bool:
    """Whether titles stand above bare numbers or case lines ("Sag nr. 129")."""
    if indexes[0] == 0 or _same_line([i - 1 for i in indexes], lines):
        return False
    filed = sum(lines[i].meta and _under_title(i, lines, words) for i in indexes)
    bare = [i for i in indexes if _is_bare_number(lines[i])]
    if len(bare) <= len(indexes) / 2:
        return filed > len(indexes) / 2
    untitled = sum(title_line(i + 1, i + 2, lines, words) is None for i in bare)
    fitting = sum(_under_title(i, lines, words) for i in bare)
    return min(untitled, fitting) > len(bare) / 2


def _under_title(index: int, lines: Sequence[Cued], words: Vocabulary) -> bool:
    """Whether the line above a case or access line can be the title of the point."""
    if index == 0:
        return False
    above = lines[index - 1]
    free = above.heading is None and above.label is None and not above.meta
    short = len(above.text) < _LONGEST_TITLE and not above.text.endswith(
        (".", ":", ",")
    )
    joined = above.line.gap and not lines[index].line.gap
    # "Beslutning", "Godkendt", then the next case line: that is no title.
    over = lines[max(index - 2, 0)]
    told = over.heading is not None and over.heading.end == len(over.text)
    told = told or above.line.item
    begins = above.text[0].isupper() or above.text[0].isdigit()
    told = told or bool(label_of(above.text, words)[0])
    return free and short and (joined or (begins and not told))


def _untitled(cued: Cued) -> bool:
    """Whether a point's line has no room for its title."""
    return cued.meta or _is_bare_number(cued)


def _is_bare_number(cued: Cued) -> bool:
    if cued.numbered is None:
        return False
    rest = "" if cued.filed else cued.text[cued.numbered.rest :]
    # "Sag nr. 45 (BE 3/2011)": an older number in brackets is no title.
    return not rest or re.fullmatch(r"\([^()]*\d[^()]*\)", rest) is not None
