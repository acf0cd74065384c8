"""The meeting head: municipality, body, kind, date, times, place, attendance."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from ..records import Meeting, MeetingKind, Session
from ..rules.dates import find_dates
from ..text import Source
from .body import body_name, read_body
from .cued import Cued
from .fields import PEOPLE, Field, label_of, opens_with_day, read_fields
from .members import read_members
from .municipality import read_municipality
from .places import read_place
from .points import Point
from .times import read_times
from .vocabulary import NAMED_BODY, Vocabulary

T = TypeVar("T")

_BODY = re.compile(NAMED_BODY)
# A line of the head that may name a body, and what may follow on it.
_NAME = re.compile(r"(?!.*\bKommune\b)[A-ZÆØÅ][^\W\d]+[ ,][^\d:.]{3,60}")
_DATED = re.compile(r",?\s(?:\w+dag\b|(?:den|d\.)\s|\d).*")
_TOP = 12
_DECIDED = re.compile(
    r"(?:Endelig )?(?:Beslutning(?:er)?|Afgørelse|Vedtagelse|Referat)\s+"
)
_OPENED = re.compile(r"\b(?:ekstraordinær|ordinær)[te]?\b", re.IGNORECASE)


def read_head(
    source: Source, lines: Sequence[Cued], points: Sequence[Point], words: Vocabulary
) -> Meeting:
    """Read the meeting's facts from what stands outside the agenda points."""
    if not points:
        return Meeting()
    head, after = lines[: points[0].first], lines[points[-1].last :]
    texts = _head_texts(source, head)
    fields = read_fields(head, words) or _repeated(lines, points, words)
    places = set(_values(fields, "place"))
    elsewhere = [t for t in texts if not any(p in t for p in places)]
    body = read_body(list(_values(fields, "body")), elsewhere)
    body = body or _echoed(elsewhere, lines[points[0].first :])
    day = _date(fields, texts)
    inferred = []
    if body is None or day is None:
        own_body, own_day = _from_decisions(lines, points, words, body)
        inferred += ["body"] if body is None and own_body else []
        inferred += ["date"] if day is None and own_day else []
        body, day = body or own_body, day or own_day
    named = {v for f in fields if set(f.labels) & PEOPLE for v in f.values}
    unnamed = [t for t in texts if t not in named]
    lasting = [t for t in texts if not any(v in t for v in named)]
    name, certain = read_municipality([*lasting, *(c.text for c in after)], source.text)
    inferred += [] if certain or name is None else ["municipality"]
    people = read_members(fields, head, lines[points[0].body : points[0].last])
    # Some print at the very end who met.
    people = people or read_members(*_at_the_end(lines, points[-1], words), ())
    kind = _kind(texts, lines, points)
    start, end = read_times(fields, texts, source.text)
    return Meeting(
        municipality=name,
        body=body_name(body, source.text),
        kind=kind,
        session=_session(texts),
        date=day,
        start_time=start,
        end_time=end,
        place=read_place(list(_values(fields, "place")), unnamed),
        # The members an agenda lists have not met yet.
        attendance=tuple(p for p in people if kind != "agenda" or p.status == "absent"),
        inferred=tuple(inferred),
    )


def _head_texts(source: Source, head: Sequence[Cued]) -> list[str]:
    texts = [
        c.text
        for c in head
        if not c.contents and (c.numbered is None or opens_with_day(c.text))
    ]
    return [*texts, *([source.title] if source.title else []), *source.running]


def _at_the_end(
    lines: Sequence[Cued], last: Point, words: Vocabulary
) -> tuple[list[Field], Sequence[Cued]]:
    """The lists of members below the last decision, and the lines they stand on."""
    headed = (c.index + 1 for c in lines[last.first :] if c.heading is not None)
    start = max(headed, default=last.body)
    # Who is away above that list is away from the last point.
    present = (
        c.index for c in lines[start:] if "present" in label_of(c.text, words)[0]
    )
    below = lines[next(present, len(lines)) :]
    return [f for f in read_fields(below, words) if set(f.labels) & PEOPLE], below


def _repeated(
    lines: Sequence[Cued], points: Sequence[Point], words: Vocabulary
) -> list[Field]:
    """The fields that most points print anew, for want of a head."""
    printed: Counter[Field] = Counter()
    for point in points:
        printed.update(set(read_fields(lines[point.first : point.last], words)))
    return [
        field
        for field, times in printed.items()
        if times > max(1, len(points) / 2) and not set(field.labels) & PEOPLE
    ]


def _values(fields: Sequence[Field], label: str) -> Iterable[str]:
    return (f.value for f in fields if label in f.labels and f.value)


def _date(fields: Sequence[Field], texts: Sequence[str]) -> date | None:
    for text in [*_values(fields, "date"), *_values(fields, "start_time"), *texts]:
        for mention in find_dates(text):
            if mention.from_ == mention.to:
                return mention.from_
    return None


def _from_decisions(
    lines: Sequence[Cued],
    points: Sequence[Point],
    words: Vocabulary,
    body: str | None,
) -> tuple[str | None, date | None]:
    """Body and date of the last decision block of the points, where they agree."""
    bodies: Counter[str] = Counter()
    days: Counter[date] = Counter()
    for point in points:
        block = [
            c.index
            for c in lines[point.body : point.last]
            if c.heading and c.heading.kind == "decision"
        ]
        if not block:
            continue
        own = [i for i in block if body and _names(lines[i].text, body)]
        at = (own or block)[-1]
        heading = lines[at].heading
        fields = read_fields(lines[at : at + 3], words)
        dated = [f.value for f in fields if {"date", "body"} & set(f.labels)]
        text = "\n".join([heading.text if heading else "", *dated[:1]])
        text = _DECIDED.sub("", text)
        if match := _BODY.search(text):
            bodies[match[0]] += 1
        days.update(m.from_ for m in find_dates(text)[:1] if m.from_ == m.to)
    return _agreed(bodies), _agreed(days)


def _echoed(texts: Sequence[str], lines: Sequence[Cued]) -> str | None:
    """A line of the head that the headings of decisions name again.

    "Plan, Miljø og Teknik" has no word of a body in it.
    """
    found = (c.heading for c in lines if c.heading)
    headings = {h.text.lower() for h in found if h.kind == "decision"}
    for text in texts[:_TOP]:
        name = _DATED.sub("", text).strip(" ,")
        if _NAME.fullmatch(name) and any(name.lower() in h for h in headings):
            return name
    return None


def _names(text: str, body: str) -> bool:
    return body.removesuffix("et").lower() in text.lower()


def _agreed(counts: Counter[T]) -> T | None:
    if not counts:
        return None
    value, times = counts.most_common(1)[0]
    return value if times > sum(counts.values()) / 2 else None


def _kind(
    texts: Sequence[str], lines: Sequence[Cued], points: Sequence[Point]
) -> MeetingKind | None:
    decided = any(
        c.heading is not None and c.heading.kind == "decision" and _has_body(c, lines)
        for c in lines[points[0].first :]
    )
    if decided:
        return "minutes"
    # "R E F E R A T" is spaced out in old protocols.
    joined = "".join("".join(texts).lower().split())
    named = re.search(r"(referat|protokol|udskrift)|dagsorden", joined)
    return None if named is None else "minutes" if named[1] else "agenda"


def _has_body(cued: Cued, lines: Sequence[Cued]) -> bool:
    assert cued.heading is not None
    if cued.heading.end < len(cued.text):
        return True
    following = lines[cued.index + 1 : cued.index + 2]
    return any(c.heading is None and c.numbered is None for c in following)


def _session(texts: Sequence[str]) -> Session | None:
    match = next((m for t in texts if (m := _OPENED.search(t))), None)
    if match is None:
        return None
    return "extraordinary" if match[0].lower().startswith("ekstra") else "ordinary"
