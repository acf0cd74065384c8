"""Segmentation: lines in, meeting head, agenda points and sections out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from ..records import Access, Meeting, Section
from ..text import Source
from .chain import best_chain
from .head import read_head
from .lines import Cued, cue_lines
from .meetings import split_meetings
from .points import Located, Point, build_points
from .sections import build_sections
from .vocabulary import vocabulary

__all__ = ["Located", "Segment", "Segmentation", "segment", "split_meetings"]


class Segment(Struct, frozen=True):
    """One agenda point: offsets into the canonical text, not yet extracted from.

    ``body`` is where the text below number, title and case line begins.
    """

    start: int
    end: int
    number: str | None
    title: Located | None
    case_number: Located | None
    access: Access | None
    body: int
    sections: tuple[Section, ...]


class Segmentation(Struct, frozen=True):
    """A document's meeting head and points, and the style that told them apart."""

    meeting: Meeting
    segments: tuple[Segment, ...]
    style: str | None


def segment(source: Source, *, overlay: Path | None = None) -> Segmentation:
    """Find the meeting head, the agenda points and their sections.

    A document that is neither minutes nor agenda has no points.
    """
    words = vocabulary(overlay)
    lines = cue_lines(source, words)
    chain = best_chain(lines)
    points = build_points(chain.indexes, lines, words) if chain else []
    meeting = read_head(source, lines, points, words)
    segments = []
    for place, point in enumerate(points):
        start = lines[point.first].line.start
        follows = points[place + 1].first if place + 1 < len(points) else None
        end = lines[point.last - 1].line.end
        if follows is not None and follows == point.last:
            end = lines[follows].line.start
        segments.append(
            Segment(
                start,
                end,
                point.number,
                point.title,
                point.case_number,
                point.access,
                _body_start(point, lines, end),
                build_sections(point, lines),
            )
        )
    return Segmentation(meeting, tuple(segments), chain.style if chain else None)


def _body_start(point: Point, lines: Sequence[Cued], end: int) -> int:
    if point.verdict is not None:
        return point.verdict
    return lines[point.body].line.start if point.body < point.last else end
