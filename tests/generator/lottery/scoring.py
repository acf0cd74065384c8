"""What was read of a drawn document, held against what was printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from referat_nlp.records import AgendaPoint, Minutes, Section, VoteSide

from .model import Gold, GoldPoint
from .votes import Side

FIELDS = (
    "points", "case", "access", "sections", "clauses", "by", "outcome", "others",
    "votes", "dissents", "absent", "recused", "body", "date", "kind", "town", "start",
    "end",
    "session",
    "place", "people",
)  # fmt: skip
_ACCESS = re.compile(r" ?[(\-:–]* ?\b(?:åbent?|lukket)(?: sag| punkt)?\b[):]* ?", re.I)
_COUNTER = re.compile(r"^(?:\d+|[a-m])\. ")


@dataclass
class Tally:
    """Hits among those wanted and those found, and what went wrong."""

    hits: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def add(self, name: str, wanted: Iterable[Any], found: Iterable[Any]) -> None:
        """Count the values of a field that are wanted, found, and both."""
        gold, got = Counter(wanted), Counter(found)
        self.hits[name] += (gold & got).total()
        self.wanted[name] += gold.total()
        self.found[name] += got.total()
        if gold != got:
            missed, invented = list(gold - got), list(got - gold)
            self.errors.append(f"{name}: missed {missed}, invented {invented}")

    def merge(self, other: Tally) -> None:
        """Add the counts of another tally."""
        self.hits += other.hits
        self.wanted += other.wanted
        self.found += other.found

    def f1(self, name: str) -> float | None:
        """F1 of a field, ``None`` where there was nothing to find."""
        total = self.wanted[name] + self.found[name]
        return 2 * self.hits[name] / total if total else None


def scored(gold: Gold, minutes: Minutes) -> Tally:
    """How a reading agrees with what was printed, field by field."""
    tally = Tally()
    _head(tally, gold, minutes)
    pairs = _aligned(gold.points, minutes.points)
    tally.add("points", map(_gold_key, gold.points), map(_key, minutes.points))
    for wanted, found in pairs:
        _point(tally, wanted, found)
    return tally


def _head(tally: Tally, gold: Gold, minutes: Minutes) -> None:
    head = minutes.meeting
    for name, wanted, found in (
        ("body", gold.body, head.body),
        ("date", gold.date, head.date),
        ("kind", gold.kind, head.kind),
        ("town", gold.municipality, head.municipality),
        ("start", gold.start, head.start_time),
        ("end", gold.end, head.end_time),
        ("session", gold.session, head.session),
        ("place", gold.place, head.place),
    ):
        tally.add(name, [wanted] if wanted else [], [found] if found else [])
    people = [(n, "present") for n in gold.present] + [
        (n, "absent") for n in gold.absent
    ]
    # Prose that says who was absent may make members of others; only names count.
    shown = {name for name, _ in people}
    got = [(a.name, a.status) for a in head.attendance]
    tally.add("people", people, got if people else [g for g in got if g[0] in shown])


def _gold_key(point: GoldPoint) -> tuple[str | None, str | None]:
    return point.number, _titled(point.title)


def _key(point: AgendaPoint) -> tuple[str | None, str | None]:
    return point.number, _titled(point.title.text if point.title else None)


def _titled(title: str | None) -> str | None:
    """A title without access words at its edges, which are counted elsewhere."""
    whole = " ".join((title or "").split())
    return _ACCESS.sub("", whole).strip() or whole or None


def _aligned(
    gold: Iterable[GoldPoint], found: Iterable[AgendaPoint]
) -> list[tuple[GoldPoint, AgendaPoint]]:
    """Each gold point with the point that was read of it: by title, else number."""
    left, pairs = list(found), []
    for point in gold:
        keys = (_gold_key(point)[1], point.number, point.case_number)
        for place, key in enumerate(keys):
            hit = next((f for f in left if key and _names(f)[place] == key), None)
            if hit:
                left.remove(hit)
                pairs.append((point, hit))
                break
    return pairs


def _names(point: AgendaPoint) -> tuple[str | None, str | None, str | None]:
    case = point.case_number.text if point.case_number else None
    return _key(point)[1], point.number, case


def _point(tally: Tally, gold: GoldPoint, point: AgendaPoint) -> None:
    """Count the fields of one point."""
    case = point.case_number.text if point.case_number else None
    own = point.decision
    tally.add("case", _some(gold.case_number), _some(case))
    tally.add("access", _some(gold.access), _some(point.access))
    tally.add(
        "sections",
        [(kind, _heading(text)) for kind, text in gold.sections],
        [(s.kind, _heading(s.heading)) for s in point.sections if not _inline(s, gold)],
    )
    clauses = [_clause(r.text) for r in point.recommendations]
    tally.add("clauses", map(_clause, gold.clauses), clauses)
    if gold.by:
        # A heading ("Direktionens indstilling") may name who recommends, too.
        tally.add("by", gold.by, {n for r in point.recommendations for n in r.by})
    tally.add("outcome", _some(gold.outcome), _some(own and own.outcome))
    tally.add(
        "others",
        [(o.body.lower(), o.date, o.outcome) for o in gold.others],
        [(d.body.lower(), d.date, d.outcome) for d in point.decisions if d.body],
    )
    votes = own.votes if own else None
    tally.add(
        "votes",
        _some(gold.votes and tuple(map(_gold_side, gold.votes))),
        _some(votes and _sides(votes.for_, votes.against, votes.abstain, gold.votes)),
    )
    if gold.outcome != "rejected":
        dissents = [(d.who, d.kind) for d in own.dissents] if own else []
        tally.add("dissents", gold.dissents, dissents)
    tally.add("absent", gold.absent, own.absent if own else ())
    tally.add("recused", gold.recused, own.recused if own else ())


def _inline(section: Section, gold: GoldPoint) -> bool:
    """An earlier body's line, which may be read as a section of its own or not."""
    heading = (section.heading or "").lower()
    printed = any(_heading(text) == _heading(heading) for _, text in gold.sections)
    return not printed and any(heading.startswith(o.body.lower()) for o in gold.others)


def _some(value: Any) -> list[Any]:
    return [] if value is None else [value]


def _heading(text: str | None) -> str | None:
    """A heading without its counter, its colon, case and spacing."""
    return text and re.sub(r"\W", "", _COUNTER.sub("", text)).lower()


def _clause(text: str) -> str:
    words = " ".join(text.split()).rstrip(".,; ").removesuffix(" og").rstrip(",")
    return words[:1].lower() + words[1:]


def _gold_side(side: Side) -> tuple[int | None, tuple[str, ...]]:
    return side.count, tuple(sorted(side.parties))


def _sides(
    for_: VoteSide,
    against: VoteSide,
    abstain: VoteSide,
    gold: tuple[Side, Side, Side] | None,
) -> tuple[tuple[int | None, tuple[str, ...]], ...]:
    """The sides found; a count is compared where one is printed."""
    made = []
    for place, side in enumerate((for_, against, abstain)):
        printed = gold is None or gold[place].count is not None
        count = side.count if printed else None
        made.append((count, tuple(sorted(side.parties))))
    return tuple(made)
