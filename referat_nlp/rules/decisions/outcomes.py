"""How a decision text ended: the cue that disposes of the matter, and its sentence.

Of the cues that count (see :mod:`.cues`) the one that disposes of the matter wins:
"Drøftet. Indstillingen godkendt" is approved. Clauses decided one by one are
judged one by one and combined.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ...lexicon import phrasebook
from ...records import Outcome
from ..sentences import Sentence
from .changes import is_changed, was_changed
from .cues import NOTHING, Cue, find_cues
from .items import combine, find_items
from .motions import Topic, find_topics, topic_at
from .scope import MOVES

_NOTED = 4
_TOLD = "noted.told"

_THEREUPON = re.compile(r"\b(?:hvor|her|der)efter\b", re.IGNORECASE)

_AFTERWARDS = re.compile(
    r"\bindstilling|\b(?:fler|mindre)tallets|\bherefter|\bderefter|\bhovedforslag|\bsamlede",
    re.I,
)

# "Tiltrådt over for byrådet": the council has the last word.
_TOWARDS = re.compile(
    r"[^.;,]{0,60}\bover\s?for\s+(?:\w+\s)?\w*(?:råd|bestyrelse|repræsentation"
    r"|udvalg|magistrat)",
    re.IGNORECASE,
)
_PROPOSAL = re.compile(r"\bindstilling|\bhovedforslag|\bforslaget\b", re.IGNORECASE)

# "Indstillingspunkt 2 blev ikke godkendt": one clause of several.
_CLAUSE = re.compile(r"\b\w*(?:punkt\w*|pkt\.?) \d", re.IGNORECASE)

_REFUSES = re.compile(r"\bikke (?:godkendes|tiltrædes|vedtages)\b", re.IGNORECASE)

# "Et flertal (A, V og C) stemte imod": the vote is all that is printed.
_MAJORITY_VOTED = re.compile(
    r"\bflertal(?:let)?\b[^.;]{0,200}?\b(?:stemte|stemmer|stemt)\s+(?P<side>for|i?mod"
    r"|ja|nej)\b",
    re.IGNORECASE,
)
# "Et forslag fra V om at udsætte sagen blev vedtaget."
_PUT_OFF = re.compile(
    r"\bforslag\w*\b[^.;]{0,60}?\bom\s+(?:at\s+)?(?:(?P<later>udsætte|udsættelse|udskyde"
    r"|udskydelse)|(?:tilbagesende|tilbagesendelse|hjemvise|sende sagen tilbage))\b",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"\b(?:blev|er|bliver)\s+(?:enstemmigt\s+)?(?:vedtaget|godkendt|tiltrådt|imødekommet)\b",
    re.IGNORECASE,
)
_AMENDS = re.compile(r"ndringsforslag|\bmodforslag", re.IGNORECASE)

# The body itself, no party: nothing was decided.
_NO_STAND = re.compile(
    r"(?:[\d.,\s–-]+)?(?:(?:[\w-]+(?:,| og)? ){0,5}?[\w-]*(?:udvalget|rådet"
    r"|bestyrelsen|nævnet)\s+)?"
    r"undl(?:od|ader)\s+(?:at\s+tage\s+stilling|stillingtagen)\b",
    re.IGNORECASE,
)

_AGENDA = re.compile(r"\bdagsorden", re.IGNORECASE)

# "Punkt 15 udgår": another point of the meeting, beside the matter itself.
_OTHER_POINT = re.compile(
    r"\W*(?:dagsordenens )?(?:pkt|punkt(?:et|erne)?|sag(?:en|erne)?)\.? ?(?:nr\.? ?)?"
    r"\d[\w.]*(?:(?:,| og| samt| til| ?[-–]) ?\d[\w.]*)*(?: på dagsordenen)?,? "
    r"(?:blev|bliver|er|udg|udsæ|udskyd|flytte|tage|trække|behandle|bortfald)",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:(?:den|dagsordenen?|herefter|derefter|i|øvrigt|blev|er|enstemmigt|revidere\w*"
    r"|ændrede|således|hermed)\s+)*$",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(
    r"(?:med den|med følgende|idet|dog|med bemærkning)\b", re.IGNORECASE
)


class Verdict(Struct, frozen=True):
    """The outcome of a text and the offsets of the passage that states it.

    ``amended`` tells that an amendment was carried before the proposal.
    """

    outcome: Outcome
    start: int
    end: int
    rule: str
    cue: Cue | None = None
    amended: bool = False


def judge(
    text: str,
    parts: Sequence[Sentence],
    *,
    agenda: bool = False,
    dissents: Sequence[tuple[int, int]] = (),
    overlay: Path | None = None,
) -> Verdict | None:
    """The verdict of a decision's sentences, or ``None`` if there are none.

    Parameters
    ----------
    text
        The text that the sentences index.
    parts
        The sentences that may state an outcome (absence lines left out).
    agenda
        Whether the point is the approval of the agenda, where other points move.
    dissents
        Stretches in which somebody dissents; their cues are not the body's.
    """
    if not parts:
        return None
    book = phrasebook("outcomes", overlay)
    found = [
        cue
        for i, part in enumerate(parts)
        for cue in find_cues(part, i, dissents, agenda, book)
    ]
    if found:
        topics = find_topics(parts)
        found = [_on_its_topic(cue, topics[cue.sentence]) for cue in found]
    found = _of_the_matter(parts, found)
    items = find_items(parts, found)
    if items:
        return _itemised(text, parts, found, items, agenda)
    cue = _winner(parts, found)
    if cue is None:
        return _without_cue(text, parts)
    verdict = _verdict(text, parts, cue, agenda)
    if verdict.outcome not in ("approved", "recommended"):
        return verdict
    return _in_view_of(found, parts, cue, verdict)


def _on_its_topic(cue: Cue, marks: Sequence[tuple[int, Topic]]) -> Cue:
    """The cue, marked where it tells what became of a motion: "Ændringen faldt"."""
    moved = topic_at(marks, cue.start) != "matter"
    return replace(cue, amendment=True) if moved else cue


def _of_the_matter(parts: Sequence[Sentence], cues: list[Cue]) -> list[Cue]:
    """The cues without other points' moves, where a bare word disposes of this one."""
    for cue in cues:
        part = parts[cue.sentence]
        bare = _BARE.match(part.text[: cue.start - part.start])
        if bare and cue.rank < _NOTED and cue.outcome not in MOVES:
            return [
                c
                for c in cues
                if c.outcome not in MOVES
                or not _OTHER_POINT.match(parts[c.sentence].text)
            ]
    return cues


def _in_view_of(
    found: Sequence[Cue], parts: Sequence[Sentence], chief: Cue, verdict: Verdict
) -> Verdict:
    """An approval, in view of what else was carried or fell."""
    approved = verdict.outcome == "approved"
    for cue in found:
        carried = cue.outcome in ("approved", "approved_with_changes")
        earlier = cue.sentence < chief.sentence
        moved = cue.amendment or _amends(parts[cue.sentence], cue)
        firm = not (cue.weak or chief.amendment)
        if approved and earlier and carried and moved and firm:
            # What is approved then is the amended proposal.
            return replace(verdict, outcome="approved_with_changes", amended=True)
        if _turns_down(parts[cue.sentence], cue) and not earlier:
            both = (parts[c.sentence].text for c in (cue, chief))
            if all(_CLAUSE.search(text) for text in both):
                outcome: Outcome = (
                    "approved_with_changes" if approved else "recommended"
                )
                return replace(verdict, outcome=outcome, amended=True)
    return verdict


def _turns_down(part: Sentence, cue: Cue) -> bool:
    """Whether a clause is rejected here, or others are advised to reject it."""
    if cue.outcome == "recommended":
        return _REFUSES.search(part.text) is not None
    return cue.outcome == "rejected" and not cue.weak


def _without_cue(text: str, parts: Sequence[Sentence]) -> Verdict:
    first = parts[0]
    if NOTHING.match(first.text) or _NO_STAND.match(first.text):
        return Verdict("none", first.start, first.end, "outcome.nothing")
    for part in parts:
        carried = _CARRIED.search(part.text)
        moved = _put_off(part.text, carried.start()) if carried else None
        if moved is not None:
            return Verdict(moved, part.start, part.end, "outcome.motion")
        vote = _MAJORITY_VOTED.search(part.text)
        if vote is not None and not _AMENDS.search(part.text):
            against = vote["side"].lower() in ("imod", "mod", "nej")
            outcome: Outcome = "rejected" if against else "approved"
            return Verdict(outcome, part.start, part.end, "outcome.majority")
    end = first.end
    for part in parts[1:]:
        if re.search(r"\n[ \t]*\n", text[end : part.start]):
            break
        end = part.end
    return Verdict("other", first.start, end, "outcome.other")


def _winner(parts: Sequence[Sentence], cues: Sequence[Cue]) -> Cue | None:
    pool = [c for c in cues if not c.amendment] or list(cues)
    if not pool:
        return None
    best = min(c.rank for c in pool)
    if best > 1:
        # A motion from the floor was all that was decided: "Forslaget fra V vedtaget."
        moved = [c for c in cues if c.rank == 1 and _is_motion(parts[c.sentence])]
        pool, best = (moved, 1) if moved else (pool, best)
    first, *later = [c for c in pool if c.rank == best]
    if best == _NOTED and all(c.rule == _TOLD for c in (first, *later)):
        return _discussed_after(parts, pool, first)
    return _over(parts, pool, first, later)


def _over(
    parts: Sequence[Sentence], pool: Sequence[Cue], first: Cue, later: Sequence[Cue]
) -> Cue:
    """The cue that says more than the first of those that dispose most, else that."""
    if first.weak:
        # "Aftalt at drøfte sagen på et senere møde": what was agreed says more.
        same = (c for c in later if c.sentence == first.sentence)
        return next((c for c in same if c.outcome in MOVES), first)
    if first.outcome == "rejected":
        carried = (c for c in later if c.outcome != "rejected")
        last = first.sentence
        after = (c for c in carried if _AFTERWARDS.search(_line_up_to(parts, c, last)))
        return next(after, first)
    if first.outcome in MOVES:
        # "Taget til efterretning og videresendes til rådet" is noted.
        before = (c for c in pool if c.outcome == "noted" and c.start < first.start)
        return next((c for c in before if c.sentence == first.sentence), first)
    return first


def _line_up_to(parts: Sequence[Sentence], cue: Cue, after: int) -> str:
    """The line as far as the cue: "Mindretallets indstilling: 10-7. Vedtaget."."""
    first = cue.sentence
    while first > after + 1 and not parts[first].line_start:
        first -= 1
    return " ".join(p.text for p in parts[first : cue.sentence + 1])


def _is_motion(part: Sentence) -> bool:
    return _AMENDS.search(part.text) is None


def _discussed_after(parts: Sequence[Sentence], pool: Sequence[Cue], told: Cue) -> Cue:
    """The debate that the briefing only led up to: "…, hvorefter sagen drøftedes"."""
    for cue in pool:
        if cue.outcome == "discussed" and told.end < cue.start:
            part = parts[cue.sentence]
            from_ = max(0, told.end - part.start)
            if _THEREUPON.search(part.text, from_, cue.start - part.start):
                return cue
    return told


def _verdict(text: str, parts: Sequence[Sentence], cue: Cue, agenda: bool) -> Verdict:
    part = parts[cue.sentence]
    outcome, end = cue.outcome, part.end
    if outcome == "approved":
        outcome = _put_off(part.text, cue.start - part.start) or outcome
    if outcome == "approved" and _amends(part, cue):
        outcome = "approved_with_changes"
    if outcome == "approved" and _TOWARDS.match(text, cue.end, part.end):
        outcome = "recommended"
    if outcome == "approved" and not cue.weak:
        rest = text[cue.end : part.end]
        following = parts[cue.sentence + 1] if cue.sentence + 1 < len(parts) else None
        if following is not None and _FRAGMENT.match(following.text):
            rest += " " + following.text
            end = following.end
        changed = is_changed(rest, agenda=agenda or bool(_AGENDA.search(part.text)))
        if changed or was_changed(part.text[: cue.start - part.start]):
            outcome = "approved_with_changes"
    return Verdict(outcome, part.start, end, cue.rule, cue)


def _put_off(text: str, end: int) -> Outcome | None:
    """What a carried motion makes of the matter: put off, or sent back."""
    motion = _PUT_OFF.search(text, 0, end)
    if motion is None:
        return None
    return "postponed" if motion["later"] else "referred"


def _amends(part: Sentence, cue: Cue) -> bool:
    """Whether what is carried here is an amendment, not the proposal after it."""
    before = part.text[: cue.end - part.start]
    at = before.rfind("ndringsforslag")
    return at >= 0 and _PROPOSAL.search(before, at) is None


def _itemised(
    text: str,
    parts: Sequence[Sentence],
    cues: Sequence[Cue],
    starts: Sequence[int],
    agenda: bool,
) -> Verdict:
    verdicts: list[Verdict] = []
    for number, first in enumerate(starts):
        last = starts[number + 1] if number + 1 < len(starts) else len(parts)
        own = [c for c in cues if first <= c.sentence < last]
        cue = _winner(parts, own)
        if cue is not None:
            verdicts.append(_verdict(text, parts, cue, agenda))
    # Motions voted on before the matter: "a) V's forslag: … c) Udvalgets forslag: …".
    matter = [v for v in verdicts if v.cue is None or not v.cue.amendment] or verdicts
    firm = [v for v in matter if v.cue is None or not v.cue.weak] or matter
    outcome = combine([v.outcome for v in firm])
    start = parts[starts[0]].start
    end = max(v.end for v in verdicts)
    rule = next((v.rule for v in verdicts if v.outcome == outcome), verdicts[0].rule)
    return Verdict(outcome, start, end, rule, verdicts[0].cue)
