"""Decisions of one agenda point: every deciding body's, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from ...records import Decision, Followed, Meeting, Section, Votes
from ..attendance import find_absence, is_absence_heading
from ..sentences import Sentence, sentences
from .blocks import Block, find_blocks, is_announced, mark_own, with_unheaded
from .changes import read_followed
from .elections import read_election
from .elsewhere import is_elsewhere, own_number
from .heads import body_of_sentence, same_body
from .outcomes import Verdict, judge
from .scope import MOVES
from .stance_cues import may_vote
from .stances import Stance, find_stances
from .told import find_own, find_reports, find_told, without_told
from .votes import (
    joined_votes,
    majority,
    of_one_ballot,
    on_the_matter,
    read_dissents,
    read_votes,
)

_UNANIMOUS = re.compile(
    r"\benstemmig\w*|\bi (?:fuld )?enighed\b|\bmed (?:alle|samtlige)(?: \w+)? stemmer\b"
    r"|\b\w*(?:rådet|udvalget|bestyrelsen|repræsentationen|nævnet)\s+(?:var|er|blev)"
    r"\s+enige?t?\s+(?:om|i\s+(?:\w*(?:indstilling|forslag)|at\b))"
    r"|\b(?:et )?enigt? (?:udvalg|byråd|råd|kommunalbestyrelse)"
    r"|\balle stemte for\b|\ben enig\b"
    r"|\balle (?:medlemmer |partier )?(?:stemte|stemmer) for\b|\benighed i udvalget\b"
    r"|\ben samlet kommunalbestyrelse\b|\bet samlet (?:udvalg|byråd|råd)\b",
    re.IGNORECASE,
)
# One of these, in small letters, is in all of that.
_MAY_AGREE = re.compile(r"enig|enstemmig|alle|samtlige|samle")
# What offices recommend is no decision, wherever it stands.
_ADVISES = re.compile(
    r"\W*(?:administrationen|forvaltningen|direktionen|sekretariatet)\s+"
    r"(?:indstiller|anbefaler|foreslår)\b",
    re.IGNORECASE,
)
# A sentence that says no more than what became of something.
_BARE = 25
# How many lines of a list below a verdict are read for what they change.
_LISTED = 6
_MAJORITY = re.compile(r"\bflertal", re.IGNORECASE)
# A committee that adopts another's advice passes it on.
_APPROVES_ADVICE = re.compile(
    r"\b(?:tiltræd\w*|tiltråd\w*|tilslut\w*|følger|fulgte)\b[^.;]{0,60}\banbefaling",
    re.IGNORECASE,
)
_NOT_UNANIMOUS = re.compile(r"\bikke (?:\w+ )?enstemmig|\bikke enighed", re.IGNORECASE)
_UNRELEASED = re.compile(
    r"\W*beslutning\w*\s+(?:er\s+)?ikke\s+(?:frigivet|offentlig)", re.IGNORECASE
)
_QUIET = re.compile(
    r"\W*(?:protokolbemærkning|til protokollen|mindretalsudtalelse|bilag"
    r"|sagen er åben)\b"
    # Who signed the minutes adopts nothing of what they tell.
    r"|\W*(?:møde)?(?:referatet|protokollen)\b[^.;]{0,60}\bunderskr[ei]v",
    re.IGNORECASE,
)
_CLAUSES = re.compile(
    r"\b(?:indstiller|anbefaler|foreslår|indstilles|anbefales)\b[^.;]{0,120}?(?:,|:)?\s+at\s+"
    r"(?!(?:\w+s )?(?:indstilling|forslaget|sagen|det indstillede))",
    re.IGNORECASE,
)


def find_decisions(
    text: str,
    sections: Sequence[Section] = (),
    *,
    meeting: Meeting | None = None,
    overlay: Path | None = None,
) -> list[Decision]:
    """Every body's decision printed under one agenda point.

    Parameters
    ----------
    text
        The text of the point; all offsets index it.
    sections
        The point's sections. Without any, the whole text is a decision text.
    meeting
        Tells the meeting's own decision from those of other bodies.
    overlay
        A folder with lexicon files of the caller's own.

    >>> [d.outcome for d in find_decisions("Drøftet. Indstillingen blev godkendt.")]
    ['approved']
    """
    blocks = with_unheaded(text, find_blocks(text, sections), meeting)
    blocks = [
        *without_told(text, blocks, meeting),
        *find_told(text, sections, blocks, meeting),
    ]
    blocks += find_own(text, blocks, meeting) if sections else ()
    blocks.sort(key=lambda b: b.start)
    heading = text[: min((s.start for s in sections), default=0)]
    found: list[Decision] = []
    away: list[tuple[Block, Decision]] = []
    for block, own in mark_own(blocks, meeting):
        decision = _decide(text, block, own, meeting, heading, overlay)
        if decision is None or (not own and _recommends(text, block, decision)):
            continue
        if not own:
            decision = _credited(text, block, decision)
        if own and (earlier := next((d for d in found if d.body is None), None)):
            found[found.index(earlier)] = _merge(earlier, decision)
        elif not own and _absence_only(text, block, decision):
            away.append((block, decision))
        elif not own and found and _is_listed(block, decision):
            found[-1] = _joined(found[-1], decision)
        else:
            found.append(decision)
    for block, absence in away:
        _give_absence(found, block, absence)
    return _with_absent(text, sections, found)


def _with_absent(
    text: str, sections: Sequence[Section], found: list[Decision]
) -> list[Decision]:
    """The decisions; a section "Fraværende" tells of the one printed above it."""
    for section in sections:
        if section.kind == "decision" or not is_absence_heading(section.heading or ""):
            continue
        told = find_absence(sentences(text, section.start, section.end))
        above = [i for i, d in enumerate(found) if d.start < section.start]
        if above:
            chief = found[above[-1]]
            found[above[-1]] = replace(
                chief,
                absent=tuple(dict.fromkeys(chief.absent + told.absent)),
                recused=tuple(dict.fromkeys(chief.recused + told.recused)),
            )
    return found


def _decide(
    text: str,
    block: Block,
    own: bool,
    meeting: Meeting | None,
    heading: str,
    overlay: Path | None,
) -> Decision | None:
    agenda = "dagsorden" in heading.lower()
    parts = sentences(text, block.start, block.end)
    if not any(re.search(r"\w|^[-–—]+$", p.text) for p in parts):
        return None
    if not block.decided and _UNRELEASED.match(parts[0].text):
        return None
    number = own_number(heading)
    absence = find_absence(
        [p for p in parts if not is_elsewhere(p.text, number, agenda=agenda)]
    )
    stances = find_stances(parts, overlay)
    left = [p for p in parts if (p.start, p.end) not in set(absence.spans)]
    operative = [p for p in left if not _QUIET.match(p.text)] or parts[:1]
    others = [(s.start, s.end) for s in stances if _takes_side(text, s, parts)]
    others += find_reports(parts, meeting) if own else ()
    verdict = judge(text, operative, agenda=agenda, dissents=others, overlay=overlay)
    if verdict is None or _ADVISES.match(text, verdict.start, verdict.end):
        return None
    if not left and verdict.outcome == "other":
        # "Afbud: Ida Krog" is all that is printed.
        verdict = replace(verdict, outcome="none", rule="outcome.absence")
    if not block.decided and verdict.outcome in ("other", "none") and not absence.spans:
        return None
    verdict, stances, votes = _vote(text, block, own, verdict, stances)
    passage = text[verdict.start : verdict.end]
    rejected = verdict.outcome == "rejected"
    return Decision(
        start=verdict.start,
        end=verdict.end,
        text=passage,
        rule=verdict.rule,
        body=None if own else block.body,
        date=None if own else block.day,
        outcome=verdict.outcome,
        unanimous=_unanimous(text, parts),
        followed=_followed(text, parts, verdict),
        votes=votes,
        dissents=read_dissents(
            text, parts, stances, rejected=rejected and majority(votes) != "approved"
        ),
        absent=absence.absent,
        recused=absence.recused,
    )


def _followed(
    text: str, parts: Sequence[Sentence], verdict: Verdict
) -> Followed | None:
    """What became of the recommendation, by the verdict and the line it closes.

    "Hovedforslaget: For 17, imod 3. Vedtaget."
    """
    if verdict.amended:
        return "amended"
    start = verdict.start
    for part in reversed([p for p in parts if p.end <= verdict.end]):
        if part.line_start or not (part.start == start or may_vote(part.text)):
            start = part.start if may_vote(part.text) else start
            break
    passage = text[verdict.start : verdict.end]
    if len(passage) < _BARE:
        passage = text[start : verdict.end]
    if passage.endswith((":", "idet", " at")):
        below = [p.end for p in parts if p.start >= verdict.end][:_LISTED]
        passage = text[verdict.start : max(below, default=verdict.end)]
    return read_followed(verdict.outcome, passage)


def _vote(
    text: str, block: Block, own: bool, verdict: Verdict, stances: list[Stance]
) -> tuple[Verdict, list[Stance], Votes | None]:
    """The vote on the matter itself, its stances, and what it adds to the verdict."""
    rejected = verdict.outcome == "rejected"
    moved = rejected or verdict.outcome in MOVES
    moved = moved or any(
        s.topic == "motion" and verdict.start <= s.start < verdict.end for s in stances
    )
    stances = of_one_ballot(
        on_the_matter(stances, moved=moved, rejected=rejected), rejected=rejected
    )
    votes = read_votes(stances, rejected=rejected)
    if verdict.outcome == "appointed":
        votes = read_election(text[block.start : block.end]) or votes
    elif verdict.outcome == "other" and (counted := majority(votes)):
        verdict = replace(verdict, outcome=counted, rule="outcome.votes")
    elif (
        not own
        and verdict.outcome == "approved"
        and _APPROVES_ADVICE.search(text[verdict.start : verdict.end])
    ):
        verdict = replace(verdict, outcome="recommended")
    return verdict, stances, votes


def _takes_side(text: str, stance: Stance, parts: Sequence[Sentence]) -> bool:
    """Whether the stance is that of some, and no word of what the body decided."""
    said = text[stance.start : stance.end].lower()
    if stance.side != "for":
        return bool(stance.holders) or stance.listed or said.endswith("nej")
    if not (stance.voting and said.endswith((" for", " ja"))):
        return False
    part = parts[stance.sentence]
    return _MAJORITY.search(part.text, 0, stance.end - part.start) is None


def _unanimous(text: str, parts: Sequence[Sentence]) -> bool:
    return any(
        _MAY_AGREE.search(p.text.lower())
        and _UNANIMOUS.search(p.text)
        and not _NOT_UNANIMOUS.search(p.text)
        for p in parts
    )


def _recommends(text: str, block: Block, decision: Decision) -> bool:
    """Whether it is the recommendation that the meeting's own decision answers.

    Old minutes list a committee's dealing with the case and print under it what the
    committee recommends to the council, clause by clause.
    """
    if not block.decided or decision.outcome != "recommended":
        return False
    return _CLAUSES.search(decision.text) is not None and not is_announced(text, block)


def _credited(text: str, block: Block, decision: Decision) -> Decision:
    """The decision, given to the body that its own sentence names first."""
    if block.body is None or is_announced(text, block):
        return decision
    body = body_of_sentence(decision.text)
    if body is None or same_body(body, block.body):
        return decision
    return replace(decision, body=body, date=None)


def _absence_only(text: str, block: Block, decision: Decision) -> bool:
    return not block.decided and decision.outcome in ("other", "none")


def _is_listed(block: Block, decision: Decision) -> bool:
    """Whether a body's name only heads some items of the decision above it."""
    return decision.outcome == "other" and not (block.worded or block.day)


def _give_absence(found: list[Decision], block: Block, absence: Decision) -> None:
    """Add "Økonomiudvalget: X var fraværende." to that body's decision."""
    for i, decision in enumerate(found):
        if decision.body and block.body and same_body(decision.body, block.body):
            found[i] = _joined(decision, absence)
            return


def _merge(first: Decision, second: Decision) -> Decision:
    """One decision of two blocks that both are the meeting's own."""
    weak = ("other", "none")
    chief = second if first.outcome in weak and second.outcome not in weak else first
    return _joined(chief, second if chief is first else first)


def _joined(chief: Decision, more: Decision) -> Decision:
    more_dissents = (
        d for d in more.dissents if d.who not in {c.who for c in chief.dissents}
    )
    return replace(
        chief,
        unanimous=chief.unanimous or more.unanimous,
        votes=joined_votes(chief.votes, more.votes),
        dissents=(*chief.dissents, *more_dissents),
        absent=tuple(dict.fromkeys(chief.absent + more.absent)),
        recused=tuple(dict.fromkeys(chief.recused + more.recused)),
    )
