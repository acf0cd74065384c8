"""Which lines begin agenda points: candidates scored alone, then together.

Lines that could begin a point fall into groups of one style ("4.", "Punkt 4",
bare access lines, headings of one level …). Each line earns points for what
stands around it, a numbered group must run on, and the group that explains the
document best wins: no layout is known by name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from .candidates import Candidate, find_candidates
from .cued import Cued
from .vocabulary import Vocabulary

_PROOF = frozenset({"decision", "recommendation"})
_CORE = frozenset({"decision", "recommendation", "summary", "case"})
_MET = re.compile(
    r"(?:råd|udvalg|bestyrelse|møde)\w*\b.*\bkl\b|fremmødte:|til ?stede(?: var)?:"
    r"|\bdeltagere\b.*\b(?:fraværende|afbud)\b"
)


class Chain(Struct, frozen=True):
    """The points one style would give, best first by ``score``."""

    style: str
    indexes: tuple[int, ...]
    score: float


def best_chain(lines: Sequence[Cued], words: Vocabulary) -> Chain | None:
    """The best explanation of where points begin, or ``None`` if there is none."""
    groups = find_candidates(lines, words)
    chains = [_run(style, group) for style, group in groups.items()]
    headed = [c for c in lines if c.heading is not None]
    core = [c.index for c in headed if c.heading and c.heading.kind in _CORE]
    decisions = [c.index for c in headed if _closes(c)]
    judged = [
        _judge(chain, core, decisions, len(lines)) for chain in chains if chain.indexes
    ]
    proven = [chain for chain in judged if chain.score > 0 and _proven(chain, lines)]
    best = max(proven, key=lambda chain: chain.score, default=None)
    best = best and next((c for c in proven if _numbers(c, best)), best)
    if best is None or best.style.startswith("number") or best.style == "access":
        return best
    closed = {c.index for c in lines[best.indexes[0] :] if _closed_title(c, lines)}
    return replace(best, indexes=tuple(sorted({*best.indexes, *closed})))


def _numbers(chain: Chain, best: Chain) -> bool:
    """Whether a chain is the numbers that stand beside the titles of another."""
    if best.style.startswith("number") or not chain.style.startswith("number"):
        return False
    below = sum({i + 1, i + 2} & {*best.indexes} != set() for i in chain.indexes)
    above = sum({i - 1, i - 2} & {*best.indexes} != set() for i in chain.indexes)
    return max(below, above) > 0.8 * max(len(chain.indexes), len(best.indexes))


def _closed_title(cued: Cued, lines: Sequence[Cued]) -> bool:
    """A closed point that is printed as its title only, among unnumbered ones."""
    if cued.heading or cued.contents or cued.line.item or len(cued.text) > 200:
        return False
    if not (cued.line.gap or cued.prominent) or not cued.text[:6].istitle():
        return cued.text.isupper() and cued.line.gap and _begins_closed(cued)
    before = lines[cued.index - 1] if cued.index else None
    return _begins_closed(cued) and (before is None or before.heading is None)


def _begins_closed(cued: Cued) -> bool:
    return re.match(r"(?i)lukket\b[^.]{0,30}?[:–-]", cued.text) is not None


def _proven(chain: Chain, lines: Sequence[Cued]) -> bool:
    """Whether this is an agenda at all and not a numbered list in an article."""
    inside = lines[chain.indexes[0] :]
    proof = (c for c in inside if c.heading and c.heading.kind in _PROOF)
    if any(c.prominent or not c.line.item for c in proof):
        return True
    filed = sum(c.case is not None or c.access is not None for c in inside)
    if filed >= 2:
        return True
    head = " ".join(c.folded for c in lines[: chain.indexes[0]])
    if re.search(r"\b(?:referat|dagsorden|(?:beslutnings)?protokol|udskrift)\b", head):
        kinds = {c.heading.kind for c in inside if c.heading} & _CORE
        several = len(chain.indexes) > 1 or len(kinds) + filed > 1
        return several or (chain.style.startswith("number") and bool(_MET.search(head)))
    # Self-typed minutes say when a body met, and no more; "Pkt. 1" says the rest.
    fewest = 2 if " " in chain.style else 4
    return len(chain.indexes) >= fewest and _MET.search(head) is not None


def _run(style: str, group: list[Candidate]) -> Chain:
    if style.startswith("number") and not _restarted(group):
        return _longest(style, group, _step)
    kept = [c for c in group if c.score > 0]
    return Chain(style, tuple(c.index for c in kept), sum(c.score for c in kept))


def _restarted(group: list[Candidate]) -> bool:
    """Whether a web page begins its list anew at every point: "1.", "1.", "1."."""
    likely = [c.order for c in group if c.score > 0]
    return len(likely) > 2 and set(likely) == {(1,)}


def _longest(
    style: str,
    group: list[Candidate],
    step: Callable[[Candidate, Candidate], float | None],
) -> Chain:
    """The best-scoring run of numbers that only rise (dynamic programming)."""
    best: list[tuple[float, int | None]] = []
    for i, candidate in enumerate(group):
        score, link = candidate.score, None
        for j in range(max(0, i - 150), i):
            move = step(group[j], candidate)
            if move is not None and best[j][0] + move + candidate.score > score:
                score, link = best[j][0] + move + candidate.score, j
        best.append((score, link))
    if not best:
        return Chain(style, (), 0.0)
    at: int | None = max(range(len(best)), key=lambda i: best[i][0])
    total = best[at][0] if at is not None else 0.0
    indexes: list[int] = []
    while at is not None:
        indexes.append(group[at].index)
        at = best[at][1]
    return Chain(style, tuple(reversed(indexes)), total)


def _step(before: Candidate, after: Candidate) -> float | None:
    if not before.order or not after.order:
        return 0.5
    if after.order <= before.order:
        return None
    if len(before.order) == len(after.order) == 1:
        gap = after.order[0] - before.order[0] - 1
        return 1.0 if gap == 0 else -min(0.5 * gap, 4.0)
    return 0.5


def _judge(
    chain: Chain, core: Sequence[int], decisions: Sequence[int], end: int
) -> Chain:
    """Charge a chain for what it leaves unexplained.

    ``core`` and ``decisions`` are the lines of headings that belong to a point.
    """
    starts = [*chain.indexes, end]
    before = bisect_left(core, starts[0])
    places = [bisect_left(decisions, start) for start in starts]
    doubled = sum(max(0, b - a - 1) for a, b in pairwise(places))
    charge = 2.0 * before + 2.5 * doubled
    return Chain(chain.style, chain.indexes, chain.score - charge)


def _closes(cued: Cued) -> bool:
    # "Beslutning" alone closes one point; "Beslutning i X den …" may be many.
    return cued.folded.split(":")[0] in ("beslutning", "referat", "vedtagelse")
