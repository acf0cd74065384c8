"""The one composition: read, segment, extract, classify, record."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from .errors import ReferatError
from .overlay import overlay_folder
from .pipeline import load
from .readers import Limits, Ocr, read
from .readers.limits import DEFAULT
from .records import (
    AgendaPoint,
    Decision,
    Entity,
    Failure,
    Meeting,
    Minutes,
    Section,
    SourceInfo,
    Span,
)
from .rules.amounts import find_amounts
from .rules.bodies import is_body
from .rules.dates import find_dates
from .rules.decisions import find_decisions
from .rules.names import link_points
from .rules.recommendations import find_recommendations
from .segment import Located, Segment, segment, split_meetings
from .text import Source
from .topics import recode

if TYPE_CHECKING:
    from spacy.language import Language

S = TypeVar("S", bound=Span)


def mine(
    path: str | os.PathLike[str],
    *,
    model: str | Language = "accurate",
    lexicons: str | os.PathLike[str] | None = None,
    ocr: Ocr = "auto",
    limits: Limits = DEFAULT,
) -> Minutes:
    """Everything the minutes of one meeting say, as records.

    Of a file that holds several meetings it is the first, with a warning;
    :func:`mine_all` gives them all.

    Parameters
    ----------
    path
        A PDF, HTML, Markdown or text file; its kind is found by content.
    model
        What finds names: a name :func:`referat_nlp.load` takes, or a pipeline.
    lexicons
        A folder of lexicon files that add to or replace shipped entries by id.
    ocr, limits
        How scanned pages are read and how large a document may be; see
        :func:`referat_nlp.read`.

    Raises
    ------
    ReadError
        If the file cannot be read; the message names it and says what to do.
    ModelError
        If the model is not there.
    """
    overlay = overlay_folder(lexicons)
    first, *others = split_meetings(read(path, ocr=ocr, limits=limits), overlay=overlay)
    if others:
        warning = (
            f"Holds {1 + len(others)} meetings, of which this is the first: "
            "mine_all(path) gives them all."
        )
        first = replace(first, warnings=(*first.warnings, warning))
    return mine_source(first, model=model, lexicons=lexicons)


def mine_all(
    path: str | os.PathLike[str],
    *,
    model: str | Language = "accurate",
    lexicons: str | os.PathLike[str] | None = None,
    ocr: Ocr = "auto",
    limits: Limits = DEFAULT,
) -> list[Minutes]:
    """As :func:`mine`, for a file that may hold several meetings one after another.

    Each meeting is a record of its own, with its own part of the text, into which
    its offsets count; ``source`` is that of the whole file, ``pages`` those the
    meeting stands on.
    """
    nlp = load(model) if isinstance(model, str) else model
    overlay = overlay_folder(lexicons)
    return [
        mine_source(meeting, model=nlp, lexicons=lexicons)
        for meeting in split_meetings(
            read(path, ocr=ocr, limits=limits), overlay=overlay
        )
    ]


def mine_many(
    paths: Iterable[str | os.PathLike[str]],
    *,
    model: str | Language = "accurate",
    lexicons: str | os.PathLike[str] | None = None,
    ocr: Ocr = "auto",
    limits: Limits = DEFAULT,
) -> Iterator[Minutes | Failure]:
    """Mine file after file, meeting by meeting; one that fails is a ``Failure``."""
    nlp = load(model) if isinstance(model, str) else model
    for path in paths:
        try:
            yield from mine_all(
                path, model=nlp, lexicons=lexicons, ocr=ocr, limits=limits
            )
        except ReferatError as error:
            yield Failure(path=os.fspath(path), reason=str(error))


def mine_source(
    source: Source,
    *,
    model: str | Language = "accurate",
    lexicons: str | os.PathLike[str] | None = None,
) -> Minutes:
    """As :func:`mine`, for one meeting's document that is already read."""
    nlp = load(model) if isinstance(model, str) else model
    overlay = overlay_folder(lexicons)
    cut = segment(source, overlay=overlay)
    texts = [source.text[s.start : s.end] for s in cut.segments]
    spans = [(s.start, s.end) for s in cut.segments]
    members = [member.name for member in cut.meeting.attendance]
    entities = link_points(source.text, spans, _entities(texts, nlp), members)
    points = tuple(
        _point(index, part, source.text, cut.meeting, named, overlay)
        for index, (part, named) in enumerate(
            zip(cut.segments, entities, strict=True), start=1
        )
    )
    warnings = source.warnings
    if not points:
        warnings += ("No agenda points were found: is this minutes or an agenda?",)
    minutes = Minutes(
        source=SourceInfo(
            path=source.path,
            sha256=source.sha256,
            media_type=source.media_type,
            pages=source.pages,
        ),
        meeting=_infer(cut.meeting, points),
        text=source.text,
        points=points,
        warnings=warnings,
    )
    return recode(minutes, "KLE")


def _entities(texts: list[str], nlp: Language) -> list[list[Entity]]:
    from .pipes.entities import entities_of

    return [entities_of(doc) for doc in nlp.pipe(texts, batch_size=16)]


def _point(
    index: int,
    part: Segment,
    whole: str,
    meeting: Meeting,
    entities: list[Entity],
    overlay: Path | None,
) -> AgendaPoint:
    text = whole[part.start : part.end]
    sections = _relative(part.sections, part.start)
    recommendations = find_recommendations(text, sections, overlay=overlay)
    decisions = _decisions(part, text, sections, meeting, overlay)
    title = _span(part.title, whole, "segment.title")
    case = _span(part.case_number, whole, "segment.case_number")
    return AgendaPoint(
        index=index,
        number=part.number,
        title=title,
        case_number=case,
        access=part.access,
        start=part.start,
        end=part.end,
        sections=part.sections,
        recommendations=_shift(recommendations, part.start),
        decisions=_shift_decisions(decisions, part.start),
        amounts=_shift(find_amounts(text), part.start),
        dates=_shift(find_dates(text, anchor=meeting.date), part.start),
        entities=_shift(entities, part.start),
    )


def _decisions(
    part: Segment,
    text: str,
    sections: tuple[Section, ...],
    meeting: Meeting,
    overlay: Path | None,
) -> list[Decision]:
    """The decisions of a point; without sections, what stands below its heading.

    A point that is printed as a title only has none.
    """
    if sections:
        return find_decisions(text, sections, meeting=meeting, overlay=overlay)
    below = text[part.body - part.start :]
    if not below.strip():
        return []
    offset = len(text) - len(below)
    found = find_decisions(below, meeting=meeting, overlay=overlay)
    return list(_shift_decisions((d for d in found if d.outcome != "other"), offset))


def _relative(sections: tuple[Section, ...], offset: int) -> tuple[Section, ...]:
    return tuple(
        replace(s, start=s.start - offset, end=s.end - offset) for s in sections
    )


def _span(place: Located | None, text: str, rule: str) -> Span | None:
    if place is None:
        return None
    return Span(
        start=place.start,
        end=place.end,
        text=text[place.start : place.end],
        rule=rule,
    )


def _shift(records: Iterable[S], offset: int) -> tuple[S, ...]:
    return tuple(
        replace(r, start=r.start + offset, end=r.end + offset) for r in records
    )


def _shift_decisions(
    decisions: Iterable[Decision], offset: int
) -> tuple[Decision, ...]:
    return tuple(
        replace(d, dissents=_shift(d.dissents, offset))
        for d in _shift(decisions, offset)
    )


def _infer(meeting: Meeting, points: tuple[AgendaPoint, ...]) -> Meeting:
    """What the points make certain and the head leaves open.

    Points that tell their outcome without a heading make the document minutes; the
    body a single point's recommendation addresses is the one that meets.
    """
    told = sum(p.decision is not None for p in points)
    if meeting.kind != "minutes" and told > len(points) / 2:
        meeting = replace(meeting, kind="minutes")
    if meeting.body is not None or len(points) != 1:
        return meeting
    clauses = points[0].recommendations
    addressed = {r.steps[0].body for r in clauses if r.steps and r.steps[0].body}
    if len(addressed) != 1 or not is_body(body := str(addressed.pop())):
        return meeting
    return replace(meeting, body=body, inferred=(*meeting.inferred, "body"))
