"""From the lines that begin points to points with number, title, case, access."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from ..records import Access
from .cued import Cued
from .cues import access_within
from .endings import before_annex, end_of_points, is_signature
from .starts import opens_group, point_starts
from .titles import Located, cut_verdict, find_title, title_at, trim_title
from .vocabulary import Vocabulary, fold

_GROUP_HEADING = re.compile(r"[A-ZÆØÅ]\.\s+(?:Sager|Orientering|Drøftelse|Lukket|Åben)")


class Point(Struct, frozen=True):
    """Where one point lies; ``body`` is the index of the line after its heading.

    ``verdict`` is the offset of an outcome printed at the end of the title's line.
    """

    first: int
    last: int
    body: int
    number: str | None
    title: Located | None
    case_number: Located | None
    access: Access | None
    verdict: int | None = None


def build_points(
    indexes: Sequence[int],
    lines: Sequence[Cued],
    words: Vocabulary,
) -> list[Point]:
    """Give every point its heading block and its lines.

    Signature pages end the point before them and are no points themselves.
    ``last`` is exclusive, as is every end.
    """
    stop = end_of_points(indexes[-1], lines)
    firsts, cases_last = point_starts(indexes, lines, stop, words)
    points: list[Point] = []
    group: Access | None = None
    for place, index in enumerate(indexes):
        first = firsts[place]
        last = firsts[place + 1] if place + 1 < len(indexes) else stop
        last = before_annex(index + 1, last, lines)
        group = _group_access(first, lines) or group
        if not any(is_signature(i, lines, words) for i in {index, first}):
            point = _build(index, first, last, lines, group, words)
            if cases_last and point.case_number is None:
                point = replace(point, case_number=_case_at_end(last, lines))
            points.append(point)
    return points


def _group_access(first: int, lines: Sequence[Cued]) -> Access | None:
    for cued in reversed(lines[max(0, first - 2) : first]):
        if opens_group(cued):
            return cued.access
    return None


def _build(
    index: int,
    first: int,
    last: int,
    lines: Sequence[Cued],
    group: Access | None,
    words: Vocabulary,
) -> Point:
    cued = lines[index]
    body = _heading_end(index, last, lines)
    block = lines[first:body]
    title, title_access, in_title = None, None, None
    if cued.heading is not None:
        body = index
    elif first < index and not lines[first].meta:
        head = lines[first]
        title = Located(head.line.start + title_at(head), head.line.end)
    else:
        title, body = find_title(index, body, last, lines, words)
    if title is not None:
        title, title_access, in_title = trim_title(title, lines, words)
    filed = (c for c in block if c.case and (c.numbered is None or c.filed))
    case = next(map(_case_at, filed), None) or in_title
    stated = [c.access or (access_within(c.text) if c.meta else None) for c in block]
    beside = title and not cued.line.start <= title.start < cued.line.end
    if cued.numbered and beside:
        # "Punkt 11 af 11 (lukket)" above or below the title.
        stated.append(access_within(cued.text[cued.numbered.rest :]))
    access = title_access or next((a for a in stated if a), None) or group
    number = cued.numbered.number if cued.numbered else None
    title, verdict = cut_verdict(title, cued, lines, words) if title else (None, None)
    return Point(first, last, body, number, title, case, access, verdict)


def _case_at_end(last: int, lines: Sequence[Cued]) -> Located | None:
    """The case number that some print below a point's decision."""
    below = reversed(lines[max(last - 4, 0) : last])
    ending = list(takewhile(lambda c: c.meta or c.label == "noise", below))
    return next((_case_at(c) for c in ending if c.case), None)


def _heading_end(index: int, last: int, lines: Sequence[Cued]) -> int:
    """The line after the case, access and label lines of a heading block."""
    end = index + 1
    titled = title_at(lines[index]) < len(lines[index].text)
    for place in range(index + 1, min(index + 8, last)):
        cued = lines[place]
        if cued.heading is not None:
            break
        if place + 1 == last and opens_group(cued):
            break
        if cued.meta or cued.label == "noise" or _repeats(cued, lines[index]):
            end = place + 1
        elif cued.text.endswith(".") and (place > index + 1 or titled):
            # What a point's text says stands above the case line that closes it.
            break
        elif _GROUP_HEADING.match(cued.text) and lines[min(place + 1, last - 1)].meta:
            continue
        elif (
            _GROUP_HEADING.match(cued.text) or place > index + 3 or len(cued.text) > 160
        ):
            break
    return end


def _repeats(cued: Cued, head: Cued) -> bool:
    return fold(_title_text(cued)) == fold(_title_text(head))


def _title_text(cued: Cued) -> str:
    return cued.text[cued.numbered.rest :] if cued.numbered else cued.text


def _case_at(cued: Cued) -> Located:
    assert cued.case is not None
    return Located(cued.line.start + cued.case[0], cued.line.start + cued.case[1])
