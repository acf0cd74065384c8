"""The records that mining one document yields: frozen, typed, offsets checked.

Field names, enums and invariants are those of the record contract
``referat-nlp/minutes/1``. Offsets count characters of ``Minutes.text``, the end
exclusive; money is ``Decimal`` in whole units of the currency; dates are local
calendar days; what a document does not state is ``None`` or an empty tuple.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import msgspec
from msgspec import Struct, field

SCHEMA: Literal["referat-nlp/minutes/1"] = "referat-nlp/minutes/1"

MeetingKind = Literal["minutes", "agenda"]
Session = Literal["ordinary", "extraordinary"]
Presence = Literal["present", "absent"]
Access = Literal["open", "closed"]
SectionKind = Literal[
    "summary",
    "recommendation",
    "case",
    "economy",
    "legal",
    "hearing",
    "personnel",
    "process",
    "decision",
    "attachments",
    "other",
]
Action = Literal[
    "approve",
    "note",
    "discuss",
    "decide",
    "recommend",
    "grant",
    "appoint",
    "send",
    "reject",
    "other",
]
Outcome = Literal[
    "approved",
    "approved_with_changes",
    "recommended",
    "rejected",
    "postponed",
    "withdrawn",
    "referred",
    "noted",
    "discussed",
    "appointed",
    "none",
    "other",
]
Followed = Literal["as_recommended", "amended", "against"]
DissentKind = Literal["against", "abstain", "reservation"]
Per = Literal[
    "year", "month", "week", "day", "hour", "person", "m2", "m3", "km", "unit"
]
Role = Literal["expense", "income", "saving", "grant", "loan", "budget"]
EntityLabel = Literal["PER", "ORG", "LOC"]
EntityKind = Literal[
    "politician",
    "party",
    "committee",
    "administration",
    "municipality",
    "council",
    "company",
]
TopicSource = Literal["case_number", "classifier"]


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all records: immutable, keyword-only, strict when decoded."""


class Span(Record, frozen=True, kw_only=True):
    """A stretch of the canonical text: always ``text[start:end] == span.text``.

    ``rule`` is the id of the rule, lexicon entry or model that found it.
    """

    start: int
    end: int
    text: str
    rule: str


class Page(Record, frozen=True, kw_only=True):
    """One page of a PDF and the stretch of the canonical text printed on it."""

    number: int
    start: int
    end: int


class SourceInfo(Record, frozen=True, kw_only=True):
    """Where the text came from; ``sha256`` is that of the file's bytes."""

    path: str
    sha256: str
    media_type: str
    pages: tuple[Page, ...] = ()


class Attendee(Record, frozen=True, kw_only=True):
    """One member; ``substitute`` is who met instead of an absent member."""

    name: str
    party: str | None = None
    status: Presence = "present"
    substitute: str | None = None


class Meeting(Record, frozen=True, kw_only=True):
    """The meeting's head; times are local, ``HH:MM``.

    ``inferred`` names the fields no head states but the text makes certain.
    """

    municipality: str | None = None
    body: str | None = None
    kind: MeetingKind | None = None
    session: Session | None = None
    date: date | None = None
    start_time: str | None = None
    end_time: str | None = None
    place: str | None = None
    attendance: tuple[Attendee, ...] = ()
    inferred: tuple[str, ...] = ()


class Section(Record, frozen=True, kw_only=True):
    """A named part of a point; ``heading`` is as printed, ``start`` is its start."""

    kind: SectionKind
    heading: str | None
    start: int
    end: int


class Step(Record, frozen=True, kw_only=True):
    """One link of a recommendation: which body is to do what."""

    body: str | None
    action: Action


class Recommendation(Span, frozen=True, kw_only=True):
    """One clause recommended, by whom, through which bodies."""

    by: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


class VoteSide(Record, frozen=True, kw_only=True):
    """One side of a vote; ``count`` is printed or the length of a printed list."""

    count: int | None = None
    parties: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()


class Votes(Record, frozen=True, kw_only=True):
    """The vote on the matter itself."""

    for_: VoteSide = field(name="for", default=VoteSide())
    against: VoteSide = VoteSide()
    abstain: VoteSide = VoteSide()


class Dissent(Span, frozen=True, kw_only=True):
    """A person or party, as printed, that did not go along."""

    who: str
    kind: DissentKind


class Decision(Span, frozen=True, kw_only=True):
    """What one body decided; ``text`` is the passage that states the outcome.

    ``body`` and ``date`` are ``None`` for the meeting's own decision.
    """

    body: str | None = None
    date: date | None = None
    outcome: Outcome = "other"
    unanimous: bool = False
    followed: Followed | None = None
    votes: Votes | None = None
    dissents: tuple[Dissent, ...] = ()
    absent: tuple[str, ...] = ()
    recused: tuple[str, ...] = ()


class Amount(Span, frozen=True, kw_only=True):
    """A sum of money in whole units of ``currency`` (kroner for DKK).

    ``value`` is ``None`` for a range; ``low`` and ``high`` are always set.
    """

    value: Decimal | None
    low: Decimal
    high: Decimal
    currency: str = "DKK"
    per: Per | None = None
    approx: bool = False
    scaled_by: str | None = None
    role: Role | None = None


class DateMention(Span, frozen=True, kw_only=True):
    """A day or period, both ends inclusive; ``edtf`` is its ISO 8601-2 form."""

    from_: date = field(name="from")
    to: date
    edtf: str
    inferred: Literal["year"] | None = None


class Entity(Span, frozen=True, kw_only=True):
    """A named person, organisation or place."""

    label: EntityLabel
    kind: EntityKind | None = None
    canonical: str


class Topic(Record, frozen=True, kw_only=True):
    """A subject of a point; ``score`` is a probability from 0 to 1."""

    scheme: str
    code: str
    label: str
    score: float
    source: TopicSource


class AgendaPoint(Record, frozen=True, kw_only=True):
    """One point of the agenda, from its heading to the next point's."""

    index: int
    number: str | None
    title: Span | None
    case_number: Span | None
    access: Access | None
    start: int
    end: int
    sections: tuple[Section, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    decisions: tuple[Decision, ...] = ()
    amounts: tuple[Amount, ...] = ()
    dates: tuple[DateMention, ...] = ()
    entities: tuple[Entity, ...] = ()
    topics: tuple[Topic, ...] = ()

    @property
    def decision(self) -> Decision | None:
        """The meeting's own decision, or ``None``."""
        return next((d for d in self.decisions if d.body is None), None)


class Minutes(Record, frozen=True, kw_only=True):
    """Everything mined from one document.

    Raises
    ------
    ValueError
        If a span's text is not the canonical text at its offsets.
    """

    schema: Literal["referat-nlp/minutes/1"] = SCHEMA
    source: SourceInfo
    meeting: Meeting
    text: str
    points: tuple[AgendaPoint, ...] = ()
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for span in self.spans():
            if self.text[span.start : span.end] != span.text:
                raise ValueError(
                    f"span {span.rule} at {span.start}:{span.end} says "
                    f"{span.text!r} but the text there is "
                    f"{self.text[span.start : span.end]!r}"
                )

    def spans(self) -> Iterator[Span]:
        """Every extraction, point by point."""
        for point in self.points:
            yield from (s for s in (point.title, point.case_number) if s)
            yield from point.recommendations
            for decision in point.decisions:
                yield decision
                yield from decision.dissents
            yield from point.amounts
            yield from point.dates
            yield from point.entities

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON-ready values, named as in the contract."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain

    def to_json(self, *, indent: int | None = None) -> str:
        """The record as JSON, on one line unless ``indent`` is given."""
        encoded = msgspec.json.encode(self)
        if indent is not None:
            encoded = msgspec.json.format(encoded, indent=indent)
        return encoded.decode()

    @classmethod
    def from_json(cls, data: str | bytes) -> Minutes:
        """Read a record back; raises ``msgspec.ValidationError`` if it is not one."""
        return msgspec.json.decode(data, type=cls)


class Failure(Record, frozen=True, kw_only=True):
    """A document that could not be mined, and why: a row, not a crash."""

    path: str
    reason: str


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of :class:`Minutes`."""
    return msgspec.json.schema(Minutes)
