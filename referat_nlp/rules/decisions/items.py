"""Decisions clause by clause: "Ad 1: Godkendt. Ad 2: Udsat."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...records import Outcome
from ..sentences import Sentence
from .cues import ITEM, RANK, Cue

# From this rank on a cue tells that the matter was noted, discussed or neither.
_NOTED = 4


def find_items(parts: Sequence[Sentence], cues: Sequence[Cue]) -> list[int]:
    """The indices of the sentences that open a numbered item of the decision."""
    starts = [
        i
        for i, p in enumerate(parts)
        if (m := ITEM.match(p.text)) and m.end() < len(p.text) and _opens(p.text, m)
    ]
    if len(starts) < 2:
        return []
    # Numbered remarks after "Godkendt med følgende bemærkninger:" are no items.
    if any(c.sentence < starts[0] and c.rank < _NOTED for c in cues):
        return []
    decided = [i for i in starts if any(c.sentence == i for c in cues)]
    return starts if len(decided) >= 2 else []


def _opens(text: str, mark: re.Match[str]) -> bool:
    # "17 stemte for" and "2 medlemmer" begin with a number but are no item.
    return (
        bool(re.search(r"[.):,-]\s*$", mark[0]))
        or bool(re.match(r"(?:ad|at|pkt|punkt|nr|indst)", mark[0], re.IGNORECASE))
        or bool(
            re.match(
                r"(?:godkend|tiltr|anbefal|vedta|udsat|ikke)", text[mark.end() :], re.I
            )
        )
    )


def combine(outcomes: Sequence[Outcome]) -> Outcome:
    """The outcome of a matter whose clauses were decided one by one.

    >>> combine(["approved", "noted"])
    'approved'
    >>> combine(["approved", "rejected"])
    'approved_with_changes'
    """
    best = min(RANK[o] for o in outcomes)
    chief = [o for o in outcomes if RANK[o] == best]
    if len(set(chief)) == 1 and best > 1:
        return chief[0]
    decided = [o for o in outcomes if RANK[o] <= 2]
    if len(set(decided)) == 1:
        return decided[0]
    if "recommended" in decided and decided.count("recommended") * 2 >= len(decided):
        return "recommended"
    if any(o in ("approved", "approved_with_changes") for o in decided):
        only = {o for o in decided if o not in ("recommended", "appointed")}
        return "approved" if only == {"approved"} else "approved_with_changes"
    return "recommended" if "recommended" in decided else decided[0]
