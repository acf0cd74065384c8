"""Decisions printed under no heading, in minutes that head none of their decisions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from ..lexicon import phrasebook
from ..records import Meeting
from ..rules.decisions.heads import is_bare, same_body
from .cued import Cued
from .points import Point
from .sections import Mark
from .vocabulary import DATE, NAMED_BODY, Vocabulary

_FIRST = re.compile(
    r"(?:[A-Za-z]{0,3}\.? ?\d{1,2}[.):]\s*)?(?P<said>(?:[^.;:]|(?<=\d)[.:]|\.(?=\w))+)"
)
_LONGEST = 110
_BALLOT = re.compile(
    r"\bstemte\b|\bafstemning|\binhabil|\bændringsforslag", re.IGNORECASE
)
_LIST_ITEM = re.compile(r"\s*[•·–-]\s*\w")
_RECOMMENDS = re.compile(r"\b(?:indstille[rs]|foreslå(?:r|s)|anbefaler,? at)\b")
# What goes on in a clause, or tells of an earlier meeting, is no decision of this one.
_NOT_NOW = re.compile(
    r"\b(?:at|om|tidligere|senest|siden|skal|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_BODY = re.compile(NAMED_BODY)
# An entry of the case's log: a day and a body, and the outcome in the next line.
_ENTRY = re.compile(
    rf"(?i:{DATE})[ ,:–-]+{NAMED_BODY}|{NAMED_BODY}[ ,:–-]+(?i:{DATE}).*"
)
_TOLD_BELOW = frozenset({"decision", "recommendation"})


def bare_decisions(
    points: Sequence[Point],
    lines: Sequence[Cued],
    meeting: Meeting,
    words: Vocabulary,
) -> list[Mark | None]:
    """Where each point's decision begins, where no heading says so.

    The minutes must head no decision of the meeting's own, and most of their points
    end with a wording of an outcome.
    """
    none: list[Mark | None] = [None] * len(points)
    if meeting.kind != "minutes" or any(
        _own_heading(c, meeting.body) for p in points for c in lines[p.body : p.last]
    ):
        return none
    found = [_begins(lines[p.body : p.last], meeting.body, words) for p in points]
    told = [p for p in points if any(c.label is None for c in lines[p.body : p.last])]
    many = sum(place is not None for place in found)
    if many < 2 or 2 * many < len(told):
        return none
    return [None if at is None else _mark(at, lines, meeting.body) for at in found]


def _mark(at: int, lines: Sequence[Cued], own: str | None) -> Mark:
    """The decision's section; the body's bare name above it is its heading."""
    above = lines[at - 1].text.rstrip(" :")
    if own and above.casefold() == own.casefold():
        return "decision", above, lines[at - 1].line.start
    return "decision", None, lines[at].line.start


def _own_heading(cued: Cued, own: str | None) -> bool:
    if cued.heading is None or cued.heading.kind != "decision":
        return False
    return not _others(_BODY.search(cued.heading.text), own)


def _others(named: re.Match[str] | None, own: str | None) -> bool:
    """Whether a name is that of another body than the meeting's."""
    if named is None or own is None or is_bare(named[0].removesuffix("s")):
        return False
    return not same_body(named[0], own)


def _begins(body: Sequence[Cued], own: str | None, words: Vocabulary) -> int | None:
    """The first line of a point's text that says how the point ended."""
    told = False
    kind = found = None
    for cued in body:
        entry = cued.heading is None and _ENTRY.fullmatch(cued.text)
        if cued.heading is not None:
            kind = cued.heading.kind
            told = kind in _TOLD_BELOW and cued.heading.end == len(cued.text)
        elif entry or told or cued.label is not None or kind == "attachments":
            # The line below a heading is its own: what another body decided.
            told = bool(entry)
        elif _others(_BODY.match(cued.text), own) or (
            kind != "recommendation" and _RECOMMENDS.search(cued.text)
        ):
            found = None
        elif found is None and opens_decision(cued.text, words):
            found = cued.index
    return found and _with_ballots(found, body)


def _with_ballots(found: int, body: Sequence[Cued]) -> int:
    """The first of the lines that tell how it came to the decision below them."""
    above = reversed(body[: found - body[0].index])
    ballots = list(takewhile(lambda c: not c.heading and _BALLOT.search(c.text), above))
    return found - len(ballots)


def opens_decision(text: str, words: Vocabulary) -> bool:
    """Whether a line's first sentence is short and says how a point ended.

    >>> from .vocabulary import vocabulary
    >>> opens_decision("Ad 2: Tiltrådt.", vocabulary())
    True
    >>> opens_decision("Planen blev vedtaget i 2017.", vocabulary())
    False
    """
    first = _FIRST.match(text)
    if first is None or _LIST_ITEM.match(text) or len(first["said"]) > _LONGEST:
        return False
    said = first["said"]
    if _NOT_NOW.search(said) or _RECOMMENDS.search(said):
        return False
    return bool(phrasebook("outcomes", words.overlay).find(said))
