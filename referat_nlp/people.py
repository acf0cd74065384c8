"""Who sits where, and when: the people of many meetings under one name each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from .records import Decision, Minutes
from .rules.names import People

COLUMNS = [
    "name",
    "municipality",
    "body",
    "party",
    "first_seen",
    "last_seen",
    "meetings",
]


class Sighting(NamedTuple):
    """A member named in one meeting, as printed there."""

    name: str
    municipality: str | None
    body: str | None
    party: str | None
    date: date | None
    document: str


def sightings(minutes: Minutes, document: str) -> Iterator[Sighting]:
    """The members one meeting names: who met, who was away, who was recused.

    Only full names count; a mere mention in the text is no seat.
    """
    meeting = minutes.meeting
    members = {a.name: a.party for a in meeting.attendance}
    for point in minutes.points:
        if point.decision is not None:
            for name in _named(point.decision):
                members.setdefault(name, None)
    for name, party in members.items():
        if " " in name:
            yield Sighting(
                name, meeting.municipality, meeting.body, party, meeting.date, document
            )


def _named(decision: Decision) -> Iterator[str]:
    yield from decision.absent
    yield from decision.recused
    if decision.votes is not None:
        for side in (decision.votes.for_, decision.votes.against):
            yield from side.persons


def people_rows(seen: Iterable[Sighting]) -> list[dict[str, Any]]:
    """One row a person and body, oldest first; the party is the last one printed.

    "Ib B. Holm" and "Ib Holm" of one municipality are one person, under the longest
    form, unless it has an "Ib C. Holm" as well.
    """
    listed = list(seen)
    people = {
        town: People([], [s.name for s in listed if s.municipality == town])
        for town in {s.municipality for s in listed}
    }
    seats: dict[tuple[str, str, str], list[Sighting]] = {}
    for one in listed:
        name = people[one.municipality].who(one.name) or one.name
        seat = (one.municipality or "", one.body or "", name)
        seats.setdefault(seat, []).append(one)
    return [_row(seat[-1], seats[seat]) for seat in sorted(seats)]


def _row(name: str, seen: list[Sighting]) -> dict[str, Any]:
    days = [s.date for s in seen if s.date is not None]
    by_day = sorted(seen, key=lambda s: s.date or date.min)
    parties = [s.party for s in by_day if s.party]
    return {
        "name": name,
        "municipality": seen[0].municipality,
        "body": seen[0].body,
        "party": parties[-1] if parties else None,
        "first_seen": min(days, default=None),
        "last_seen": max(days, default=None),
        "meetings": len({s.document for s in seen}),
    }
