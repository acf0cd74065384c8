"""The sections of one point, from its heading lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records import Section, SectionKind
from .cued import Cued
from .points import Point

# "Direktionen indstiller," and its kin: a name, then the verb, then the clauses.
_RECOMMENDER = re.compile(
    r"(?:Det (?:indstilles|foreslås)|[A-ZÆØÅ][^.:;\n]{2,120}\b(?:indstiller|foreslår))"
    r"(?:,|:|\s+(?:til|over for|at)\b|$)"
    r"|[A-ZÆØÅ][^.:;\n]{2,120}\banbefaler, at\b"
)
_ALONE = re.compile(
    r"((?:(?!, at\b)[^.\n]){2,140}\b(?:indstiller|foreslår|indstilles|foreslås)\b"
    r"(?:(?!, at\b)[^.\n]){0,120}?)"
    r",?(?:\s*at)?\s*:?"
)
_RECOMMENDS = re.compile(r"\b(?:indstiller|indstilles|anbefaler|foreslår|foreslås)\b")


Mark = tuple[SectionKind, str | None, int]


def build_sections(
    point: Point, lines: Sequence[Cued], decided: Mark | None = None
) -> tuple[Section, ...]:
    """Sections in the order of the text; the last ends with the point.

    Text without a heading is a section only where it recommends, and from where it
    tells what was ``decided``.
    """
    body = lines[point.body : point.last]
    if not body:
        return ()
    marks: list[Mark] = [
        (c.heading.kind, c.heading.text.rstrip(" :,"), c.line.start)
        for c in body
        if c.heading is not None
    ]
    if decided is not None:
        marks.append(decided)
    if not any(kind == "recommendation" for kind, _, _ in marks):
        end = decided[2] if decided else body[-1].line.end
        marks.extend(_unheaded([c for c in body if c.line.start < end]))
    marks.sort(key=lambda mark: mark[2])
    if not marks:
        return ()
    ends = [start for _, _, start in marks[1:]] + [body[-1].line.end]
    return tuple(
        Section(kind=kind, heading=heading, start=start, end=end)
        for (kind, heading, start), end in zip(marks, ends, strict=True)
    )


def _unheaded(body: Sequence[Cued]) -> list[Mark]:
    """A recommendation that stands in the text without a heading of its own.

    A line that is nothing but "X indstiller, at" serves as its heading.
    """
    kind = None
    for place, cued in enumerate(body):
        kind = cued.heading.kind if cued.heading else kind
        opens = place == 0 and _RECOMMENDS.search(cued.text)
        match = _RECOMMENDER.match(cued.text)
        if kind != "decision" and cued.heading is None and (opens or match):
            alone = _ALONE.fullmatch(cued.text)
            return [("recommendation", alone[1] if alone else None, cued.line.start)]
    return []
