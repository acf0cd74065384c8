"""The sections of one point, from its heading lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records import Section, SectionKind
from .lines import Cued
from .points import Point

# "Direktionen indstiller," and its kin: a name, then the verb, then the clauses.
_RECOMMENDER = re.compile(
    r"(?:Det (?:indstilles|foreslås)|[A-ZÆØÅ][^.:;\n]{2,120}\b(?:indstiller|foreslår))"
    r"(?:,|:|\s+(?:til|over for|at)\b|$)"
)
_RECOMMENDS = re.compile(r"\b(?:indstiller|indstilles|anbefaler|foreslår|foreslås)\b")


def build_sections(point: Point, lines: Sequence[Cued]) -> tuple[Section, ...]:
    """Sections in the order of the text; the last ends with the point.

    Text before the first heading is a section without a heading:
    ``recommendation`` where it recommends, else ``case``.
    """
    body = lines[point.body : point.last]
    if not body:
        return ()
    marks: list[tuple[SectionKind, str | None, int]] = []
    if body[0].heading is None:
        marks.append((_opening(body), None, body[0].line.start))
    marks += [
        (c.heading.kind, c.heading.text, c.line.start)
        for c in body
        if c.heading is not None
    ]
    if not any(kind == "recommendation" for kind, _, _ in marks):
        marks = sorted([*marks, *_unheaded(body)], key=lambda mark: mark[2])
    ends = [start for _, _, start in marks[1:]] + [body[-1].line.end]
    return tuple(
        Section(kind=kind, heading=heading, start=start, end=end)
        for (kind, heading, start), end in zip(marks, ends, strict=True)
    )


def _opening(body: Sequence[Cued]) -> SectionKind:
    return "recommendation" if _RECOMMENDS.search(body[0].text) else "case"


def _unheaded(
    body: Sequence[Cued],
) -> list[tuple[SectionKind, str | None, int]]:
    """A recommendation that stands in the text without a heading of its own."""
    kind = None
    for cued in body[1:]:
        kind = cued.heading.kind if cued.heading else kind
        if kind != "decision" and _RECOMMENDER.match(cued.text):
            return [("recommendation", None, cued.line.start)]
    return []
