"""Which lines begin agenda points: candidates scored alone, then together.

Lines that could begin a point fall into groups of one style ("4.", "Punkt 4",
bare access lines, headings of one level …). Each line earns points for what
stands around it, a numbered group must run on, and the group that explains the
document best wins: no layout is known by name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from .cycles import cycle_starts
from .lines import Cued
from .vocabulary import fold

_TITLE_LABELS = (None, "open", "closed")
_PROOF = frozenset({"decision", "recommendation"})
_CORE = frozenset({"decision", "recommendation", "summary", "case"})
#: How far below its heading a point's first section heading usually stands.
_NEAR = 8
# A contents line's leaders and page, arabic or roman.
_PAGE = re.compile(r"[\s.…]*(?:[\s.…](?:\d{1,3}|[ivx]{1,5}))?\s*$")
_LONGEST_LIST = 30
_MET = re.compile(r"(?:råd|udvalg|bestyrelse|møde)\w*\b.*\bkl\b|fremmødte:|til ?stede:")
_LIST_OPENERS = (":", ",", " at", "indstiller", "anbefaler", "følgende")


class Candidate(Struct, frozen=True):
    """A line that may begin a point, with the score it earns by itself."""

    index: int
    score: float
    order: tuple[int, ...] = ()


class Chain(Struct, frozen=True):
    """The points one style would give, best first by ``score``."""

    style: str
    indexes: tuple[int, ...]
    score: float


def best_chain(lines: Sequence[Cued]) -> Chain | None:
    """The best explanation of where points begin, or ``None`` if there is none."""
    chains = [_run(style, group) for style, group in _groups(lines).items()]
    judged = [_judge(chain, lines) for chain in chains if chain.indexes]
    proven = [chain for chain in judged if chain.score > 0 and _proven(chain, lines)]
    best = max(proven, key=lambda chain: chain.score, default=None)
    if best is None or best.style.startswith("number") or best.style == "access":
        return best
    closed = {c.index for c in lines[best.indexes[0] :] if _closed_title(c, lines)}
    return replace(best, indexes=tuple(sorted({*best.indexes, *closed})))


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
    if any(c.heading and c.heading.kind in _PROOF for c in inside):
        return True
    if sum(c.case is not None or c.access is not None for c in inside) >= 2:
        return True
    head = " ".join(c.folded for c in lines[: chain.indexes[0]])
    if re.search(r"\b(?:referat|dagsorden|beslutningsprotokol)\b", head):
        kinds = {c.heading.kind for c in inside if c.heading} & _CORE
        return len(chain.indexes) > 1 or len(kinds) > 1
    # Self-typed minutes say when a body met, and no more.
    return len(chain.indexes) > 3 and _MET.search(head) is not None


def _groups(lines: Sequence[Cued]) -> dict[str, list[Candidate]]:
    groups: dict[str, list[Candidate]] = defaultdict(list)
    repeats = _Repeats(lines)
    for cued in lines:
        if cued.numbered is not None:
            score = _numbered_score(cued, lines, repeats)
            style = _family(cued.numbered.style)
            groups[style].append(Candidate(cued.index, score, cued.numbered.order))
            continue
        if cued.access is not None and not _is_group_heading(cued):
            groups["access"].append(Candidate(cued.index, _bare(cued, lines, 2)))
        elif cued.meta and cued.case is not None:
            groups["case"].append(Candidate(cued.index, _bare(cued, lines, 3)))
        if (
            cued.heading is None
            and cued.label in _TITLE_LABELS
            and not (cued.case and cued.meta)
        ):
            for style in _title_styles(cued):
                groups[style].append(Candidate(cued.index, _title_score(cued, lines)))
    groups["cycle"] = [Candidate(index, 1.2) for index in cycle_starts(lines)]
    return groups


def _family(style: str) -> str:
    # "4. Title" and "4 Title" mix in one document when a dot is lost.
    return f"number:{style}" if style.strip(".") else "number:."


def _title_styles(cued: Cued) -> list[str]:
    styles = []
    if cued.line.level is not None:
        styles.append(f"level:{cued.line.level}")
    elif cued.prominent:
        styles.append(f"layout:{cued.line.bold}:{round(cued.line.size or 0)}")
    return styles


class _Repeats:
    """Finds titles that a contents list prints and the body prints again."""

    def __init__(self, lines: Sequence[Cued]) -> None:
        self._places: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._lines = lines
        self._numbered = {c.index for c in lines if c.numbered is not None}
        #: Whether the document has section headings at all.
        self.sectioned = any(c.heading is not None for c in lines)
        for cued in lines:
            if cued.numbered is not None:
                self._places[self._key(cued)].append(cued.index)

    def _key(self, cued: Cued) -> tuple[str, str]:
        assert cued.numbered is not None
        title = cued.text[cued.numbered.rest :]
        if not title and cued.index + 1 < len(self._lines):
            title = self._lines[cued.index + 1].text
        return cued.numbered.number, fold(_PAGE.sub("", title))[:40]

    def later(self, cued: Cued) -> bool:
        """Whether the same number and title stand again further down."""
        places = self._places[self._key(cued)]
        return any(i > cued.index and not self._twin(cued.index, i) for i in places)

    def earlier(self, cued: Cued) -> bool:
        """Whether the same number and title stand further up."""
        places = self._places[self._key(cued)]
        return any(i < cued.index and not self._twin(i, cued.index) for i in places)

    def just_before(self, cued: Cued) -> bool:
        """Whether this is the second printing of a title printed twice."""
        places = self._places[self._key(cued)]
        return any(i < cued.index and self._twin(i, cued.index) for i in places)

    def titled_above(self, cued: Cued) -> bool:
        """Whether a bare number only repeats that of the heading it stands under."""
        assert cued.numbered is not None
        if cued.numbered.rest < len(cued.text):
            return False
        for other in reversed(self._lines[max(0, cued.index - 30) : cued.index]):
            if other.heading is not None:
                return False
            if other.numbered is not None and other.numbered.rest < len(other.text):
                return other.numbered.number == cued.numbered.number
        return False

    def _twin(self, first: int, second: int) -> bool:
        between = range(first + 1, second)
        return second - first <= 3 and not any(i in self._numbered for i in between)


def _numbered_score(cued: Cued, lines: Sequence[Cued], repeats: _Repeats) -> float:
    assert cued.numbered is not None
    rest = cued.text[cued.numbered.rest :]
    score = _support(cued, lines)
    score += 1.5 if cued.prominent else 0
    score += 0.5 if cued.line.gap else 0
    score += 1.0 if " " in cued.numbered.style else 0
    score -= 5 if repeats.later(cued) else 0
    score += 2 if repeats.earlier(cued) else 0
    score -= 8 if repeats.just_before(cued) else 0
    score -= 8 if repeats.titled_above(cued) else 0
    score -= 4 if cued.contents else 0
    score -= _unlike_title(rest)
    return score - _list_context(cued, lines, repeats)


def _support(cued: Cued, lines: Sequence[Cued]) -> float:
    """Reward case, access and section-heading lines that follow closely."""
    score, seen_meta = 0.0, False
    for other in lines[cued.index + 1 : cued.index + 1 + _NEAR]:
        if other.heading is not None:
            return score + 2.5
        if other.meta and not seen_meta:
            score, seen_meta = score + 2, True
        if _continues(cued, other):
            break
    return score


def _continues(cued: Cued, other: Cued) -> bool:
    if cued.numbered is None or other.numbered is None:
        return False
    return (
        other.numbered.style == cued.numbered.style
        and other.numbered.order > cued.numbered.order
    )


def _unlike_title(rest: str) -> float:
    penalty = 0.0
    if rest and rest[0].islower():
        penalty += 4
    if rest.endswith((",", ";", " og", " at")):
        penalty += 3
    if len(rest) > 220:
        penalty += 3
    if rest.endswith(".") and len(rest) > 60:
        penalty += 1.5
    if rest[:3].lower() == "at ":
        penalty += 4
    return penalty


def _list_context(cued: Cued, lines: Sequence[Cued], repeats: _Repeats) -> float:
    if cued.index == 0:
        return 0.0
    before = lines[cued.index - 1]
    penalty = 1.0 if cued.line.item and not cued.prominent else 0.0
    # Climb over the earlier items of a list to the line that opens it.
    for _ in range(_LONGEST_LIST):
        if not before.index or not _continues(before, cued):
            break
        before = lines[before.index - 1]
    text = before.text.rstrip().lower()
    if text.endswith(_LIST_OPENERS) and not before.heading and not cued.prominent:
        penalty += 4
    if before.heading and before.heading.kind in ("recommendation", "decision"):
        penalty += 2.5
    listed = _continues(lines[cued.index - 1], cued) and not cued.prominent
    if listed and repeats.sectioned:
        penalty += 2
    return penalty


def _bare(cued: Cued, lines: Sequence[Cued], reach: int) -> float:
    after = lines[cued.index + 1 : cued.index + 30]
    following = [c for c in after if c.label not in ("noise", "document")][:reach]
    return 2.5 if any(other.heading for other in following) else -0.5


def _title_score(cued: Cued, lines: Sequence[Cued]) -> float:
    score = _support(cued, lines) - _unlike_title(cued.text)
    return score - 1.0 if score else -2.0


def _is_group_heading(cued: Cued) -> bool:
    return cued.folded.endswith(("sager", "punkter", "møde", "døre", "dagsorden"))


def _run(style: str, group: list[Candidate]) -> Chain:
    if style.startswith("number"):
        return _longest(style, group, _step)
    kept = [c for c in group if c.score > 0]
    return Chain(style, tuple(c.index for c in kept), sum(c.score for c in kept))


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


def _judge(chain: Chain, lines: Sequence[Cued]) -> Chain:
    """Charge a chain for what it leaves unexplained."""
    starts = [*chain.indexes, len(lines)]
    before = sum(
        c.heading is not None and c.heading.kind in _CORE for c in lines[: starts[0]]
    )
    doubled = 0
    for start, end in pairwise(starts):
        bare = sum(_is_decision(c) for c in lines[start:end])
        doubled += max(0, bare - 1)
    charge = 2.0 * before + 2.5 * doubled
    return Chain(chain.style, chain.indexes, chain.score - charge)


def _is_decision(cued: Cued) -> bool:
    # "Beslutning" alone closes one point; "Beslutning i X den …" may be many.
    return cued.heading is not None and cued.folded.split(":")[0] in (
        "beslutning",
        "referat",
        "vedtagelse",
    )
