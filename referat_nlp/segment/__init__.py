"""Segmentation: lines in, meeting head, agenda points and sections out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from ..records import Access, Meeting, Section
from ..text import Source
from .chain import best_chain
from .cued import Cued
from .head import read_head
from .lines import cue_lines
from .meetings import split_meetings
from .points import Point, build_points
from .sections import build_sections
from .titles import Located
from .verdicts import bare_decisions
from .vocabulary import Vocabulary, vocabulary

__all__ = ["Located", "Segment", "Segmentation", "segment", "split_meetings"]


_SAYS_MINUTES = re.compile(r"\b(?:referat|dagsorden|\w*protokol)\b", re.IGNORECASE)
_HEAD_LINES = 30
_HEAD_LENGTH = 300


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
    chain = best_chain(lines, words)
    points = build_points(chain.indexes, lines, words) if chain else []
    meeting = (
        read_head(source, lines, points, words)
        if points
        else _head_alone(source, lines, words)
    )
    decided = bare_decisions(points, lines, meeting, words)
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
                build_sections(point, lines, decided[place]),
            )
        )
    return Segmentation(meeting, tuple(segments), chain.style if chain else None)


def _head_alone(source: Source, lines: Sequence[Cued], words: Vocabulary) -> Meeting:
    """The head of minutes whose points no style explains: better than nothing."""
    if not _SAYS_MINUTES.search(source.text, 0, _HEAD_LENGTH):
        return Meeting()
    first = min(_HEAD_LINES, len(lines))
    rest = Point(first, len(lines), first, None, None, None, None)
    meeting = read_head(source, lines, [rest], words)
    return meeting if meeting.body and meeting.date else Meeting()


def _body_start(point: Point, lines: Sequence[Cued], end: int) -> int:
    if point.verdict is not None:
        return point.verdict
    return lines[point.body].line.start if point.body < point.last else end
