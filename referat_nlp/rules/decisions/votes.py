"""Votes and dissents: two views of the stances that a decision text takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from msgspec.structs import replace

from ...records import Dissent, DissentKind, Outcome, Votes, VoteSide
from ..people import same_party
from ..sentences import Sentence
from .stance_cues import Side
from .stances import Stance

# Lines that a list of voters may run to.
_LONGEST_LIST = 60


def on_the_matter(
    stances: Sequence[Stance], *, moved: bool, rejected: bool
) -> list[Stance]:
    """The stances on the matter itself, without those on amendments.

    ``moved`` tells that a motion from the floor was all that was decided: then it was
    the matter, and so was an amendment, where all was ``rejected``.
    """
    kept = [s for s in stances if s.topic == "matter"]
    if moved and not any(s.voting for s in kept):
        motions = [s for s in stances if s.topic != "amendment"]
        return motions or (list(stances) if rejected else kept)
    return kept


def of_one_ballot(stances: Sequence[Stance], *, rejected: bool) -> list[Stance]:
    """The stances without the votes of other ballots than the one that decided.

    Of several ballots on the matter that is the first, or the first that was carried
    where something was: "1a: 3 for, 20 imod. 1b: 20 for, 3 imod".
    """
    cast = [s for s in stances if _is_cast(s)]
    ballots = _ballots(cast)
    if len(ballots) < 2:
        return list(stances)
    chosen = ballots[0]
    if not rejected and _lost(chosen):
        chosen = next((b for b in ballots if not _lost(b)), chosen)
    kept = {id(s) for s in chosen}
    return [s for s in stances if not _is_cast(s) or id(s) in kept]


def read_votes(stances: Sequence[Stance], *, rejected: bool = False) -> Votes | None:
    """The vote on the matter, or ``None`` where none is printed."""
    cast = [s for s in stances if _is_cast(s)]
    if not cast:
        return None
    votes = _count_up(cast)
    yes, no = votes.for_, votes.against
    carried = yes.count is None or yes.count > (no.count or 0)
    if rejected and carried and any(s.unnamed for s in cast):
        # "Forkastet med 20 stemmer mod 5": the twenty were for rejecting.
        return _count_up([_turned(s) if s.unnamed else s for s in cast])
    return votes


def _turned(stance: Stance) -> Stance:
    turned: dict[Side, Side] = {"for": "against", "against": "for"}
    return replace(stance, side=turned.get(stance.side, stance.side))


def majority(votes: Votes | None) -> Outcome | None:
    """What the counts of both sides make of the matter, where nothing else tells.

    A tie carries nothing.
    """
    if votes is None or votes.for_.count is None or votes.against.count is None:
        return None
    return "approved" if votes.for_.count > votes.against.count else "rejected"


def joined_votes(first: Votes | None, second: Votes | None) -> Votes | None:
    """One vote, told twice: "med 8 stemmer mod 6" and who they were in a table below.

    Where the two do not agree, the first stands.
    """
    if first is None or second is None:
        return first or second
    pairs = (
        (first.for_, second.for_),
        (first.against, second.against),
        (first.abstain, second.abstain),
    )
    if any(None not in (a.count, b.count) and a.count != b.count for a, b in pairs):
        return first
    yes, no, none = (_richer(a, b) for a, b in pairs)
    return Votes(for_=yes, against=no, abstain=none)


def _richer(one: VoteSide, other: VoteSide) -> VoteSide:
    """The side that tells more of its voters, with the count of either."""
    most = max(one, other, key=lambda s: len(s.parties) + len(s.persons))
    count = one.count if one.count is not None else other.count
    return replace(most, count=count)


def _is_cast(stance: Stance) -> bool:
    return stance.voting and stance.side != "reservation"


def _lost(ballot: Sequence[Stance]) -> bool:
    votes = _count_up(ballot)
    yes, no = votes.for_.count, votes.against.count
    return yes is not None and no is not None and yes <= no


def _ballots(stances: Sequence[Stance]) -> list[list[Stance]]:
    """The stances, parted where a new vote lists or counts a side once more."""
    ballots: list[list[Stance]] = [[]]
    listed: set[Side] = set()
    counted: dict[Side, int] = {}
    for stance in stances:
        before = ballots[-1][-1] if ballots[-1] else None
        if _begins(stance, before, listed, counted):
            ballots.append([])
            listed, counted = set(), {}
        ballots[-1].append(stance)
        if stance.listed:
            listed.add(stance.side)
        if stance.total and stance.count is not None:
            counted[stance.side] = stance.count
    return ballots


def _begins(
    stance: Stance,
    before: Stance | None,
    listed: Set[Side],
    counted: Mapping[Side, int],
) -> bool:
    """Whether a stance begins a new ballot, after what the last one told so far."""
    if stance.listed and stance.side in listed:
        # "Imod stemte C, idet … Imod stemte F" goes on with the one list.
        return before is not None and before.side != stance.side
    if not stance.total or stance.count is None or stance.side not in counted:
        return False
    told = bool(listed) and not stance.listed
    return told or counted[stance.side] != stance.count


def _count_up(ballot: Sequence[Stance]) -> Votes:
    yes, no, none = (
        _vote_side([s for s in ballot if s.side == side])
        for side in ("for", "against", "abstain")
    )
    return Votes(for_=yes, against=no, abstain=none)


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
    count = _count(stances)
    if count is None and persons and not parties:
        count = len(persons)
    return VoteSide(count=count, parties=tuple(parties), persons=tuple(persons))


def _count(stances: Sequence[Stance]) -> int | None:
    """The count of a side: printed for all of it, or the sum of its parts'."""
    totals = [s.count for s in stances if s.total and s.count is not None]
    if totals:
        return totals[0]
    parts = {
        tuple(h.text for h in s.holders): _own_count(s)
        for s in stances
        if s.holders or s.count is not None
    }
    counts = [n for n in parts.values() if n is not None]
    return sum(counts) if counts and len(counts) == len(parts) else None


def _own_count(stance: Stance) -> int | None:
    if stance.count is None and all(h.kind == "person" for h in stance.holders):
        return len(stance.holders)
    return stance.count


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
    # Who cannot make up his mind and reserves his position does the latter.
    for stance in sorted(stances, key=lambda s: s.told and s.side == "abstain"):
        if stance.side == "for" or (rejected and stance.side == "against"):
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
    return tuple(sorted(found, key=lambda d: d.start))


def _naming(parts: Sequence[Sentence], index: int, name: str) -> Sentence:
    """The sentence or line that names a voter: one below "Imod stemte:" may."""
    near = parts[index : index + _LONGEST_LIST]
    return next((p for p in near if name in p.text), parts[index])
