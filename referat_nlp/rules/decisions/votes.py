"""Votes and dissents: two views of the stances that a decision text takes.

Votes on amendments are left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...records import Dissent, DissentKind, Votes, VoteSide
from ..people import same_party
from ..sentences import Sentence
from .stances import Stance

# Lines that a list of voters may run to.
_LONGEST_LIST = 60


def read_votes(stances: Sequence[Stance], *, rejected: bool = False) -> Votes | None:
    """The vote on the matter, or ``None`` where none is printed."""
    votes = [s for s in stances if s.voting and s.side != "reservation"]
    # A motion from the floor that fell, with nothing after it, was the matter.
    cast = [s for s in votes if not s.amendment] or (votes if rejected else [])
    if not cast:
        return None
    cast = _first_vote(cast)
    sides = {
        side: _vote_side([s for s in cast if s.side == side])
        for side in ("for", "against", "abstain")
    }
    yes, no = sides["for"], sides["against"]
    carried = yes.count is None or yes.count > (no.count or 0)
    if rejected and carried and any(s.unnamed for s in cast):
        # "Forkastet med 20 stemmer mod 5": the twenty were for rejecting.
        yes, no = no, yes
    return Votes(for_=yes, against=no, abstain=sides["abstain"])


def _first_vote(stances: Sequence[Stance]) -> list[Stance]:
    """The stances up to where a second vote lists a side once more."""
    listed: set[str] = set()
    for i, stance in enumerate(stances):
        if stance.listed and stance.side in listed:
            return list(stances[:i])
        if stance.listed:
            listed.add(stance.side)
    return list(stances)


def _vote_side(stances: Sequence[Stance]) -> VoteSide:
    persons: list[str] = []
    parties: list[str] = []
    for stance in stances:
        for holder in stance.holders:
            if holder.kind == "person":
                persons.append(holder.text)
            elif not any(same_party(holder.text, p) for p in parties):
                parties.append(holder.text)
    persons = list(dict.fromkeys(persons))
    count = next((s.count for s in stances if s.count is not None), None)
    if count is None and persons and not parties:
        count = len(persons)
    return VoteSide(count=count, parties=tuple(parties), persons=tuple(persons))


def read_dissents(
    text: str,
    parts: Sequence[Sentence],
    stances: Sequence[Stance],
    *,
    rejected: bool = False,
) -> tuple[Dissent, ...]:
    """Who did not go along, each once, with the sentence that says so.

    Where the matter was rejected, those who voted against it went along.
    """
    found: list[Dissent] = []
    for stance in stances:
        if (
            stance.side == "for"
            or stance.amendment
            or (rejected and stance.side == "against")
        ):
            continue
        kind: DissentKind = stance.side
        for holder in stance.holders:
            part = _naming(parts, stance.sentence, holder.text)
            if not any(
                d.who == holder.text or same_party(d.who, holder.text) for d in found
            ):
                found.append(
                    Dissent(
                        start=part.start,
                        end=part.end,
                        text=text[part.start : part.end],
                        rule=f"dissent.{kind}",
                        who=holder.text,
                        kind=kind,
                    )
                )
    return tuple(found)


def _naming(parts: Sequence[Sentence], index: int, name: str) -> Sentence:
    """The sentence or line that names a voter: one below "Imod stemte:" may."""
    near = parts[index : index + _LONGEST_LIST]
    return next((p for p in near if name in p.text), parts[index])
