"""A mined point as the classifier sees it."""

from __future__ import annotations

from ..records import AgendaPoint, Minutes
from .features import PointText

# A journal line beside the case number may carry the KLE number.
_HEADING = 400


def read_point(minutes: Minutes, point: AgendaPoint) -> PointText:
    """Title, text and deciding body of ``point``, which is one of ``minutes``."""
    below = _below_heading(point)
    return PointText(
        title=point.title.text if point.title else None,
        text=minutes.text[below : point.end],
        body=minutes.meeting.body,
        case_number=minutes.text[point.start : min(below, point.start + _HEADING)],
    )


def _below_heading(point: AgendaPoint) -> int:
    if point.sections:
        return point.sections[0].start
    heading = (point.title, point.case_number)
    return max([point.start, *(span.end for span in heading if span)])
