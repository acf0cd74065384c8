"""Gold against records: precision, recall and F1 of every field, by value.

Points are aligned by number and title; a field's items of all points are counted
together (micro-average). Values are compared, not offsets; texts are compared
without regard to case, white space and final punctuation. A field that a gold
point does not annotate is not counted there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from .boundaries import Opened, compare
from .errors import ReadError
from .extract import mine
from .gold import GoldDocument, Plain, as_gold, read_gold
from .records import Failure, Minutes
from .scores import DocumentScores, Error, Report, Score
from .topics.figures import Answer


def evaluate(folder: str | Path, *, model: str = "accurate") -> Report:
    """Mine every document of a gold folder and compare.

    Raises
    ------
    GoldError
        If the folder holds no gold or a gold file is wrong.
    """
    report = Report([], [], [])
    gold = read_gold(folder)
    for document in gold:
        comparison = _Comparison(report.errors, document)
        try:
            minutes = mine(document.path, model=model)
        except ReadError as error:
            report.failures.append(Failure(path=str(document.path), reason=str(error)))
            comparison.run(Plain(), [])
        else:
            comparison.run(*as_gold(minutes))
            comparison.boundaries(minutes)
        report.documents.append(comparison.counted())
    return report


class _Comparison:
    """One document's gold against its record, counted into a report."""

    def __init__(self, errors: list[Error], gold: GoldDocument) -> None:
        self.scores: dict[str, Score] = {}
        self.answers: list[Answer] = []
        self.errors = errors
        self.gold = gold

    def counted(self) -> DocumentScores:
        """What was counted so far."""
        name, family = self.gold.name, self.gold.family
        return DocumentScores(name, family, self.scores, tuple(self.answers))

    def run(self, meeting: Plain, points: list[Plain]) -> None:
        self.meeting(meeting)
        for gold, found in align(self.gold.points, points):
            name = str((gold or found or {}).get("number") or "-")
            if gold is None or found is None:
                self.items(name, "points", [gold] if gold else [], [found] * (not gold))
            else:
                same = fold(gold["title"]) == fold(found["title"])
                key = [fold(gold["title"]) or name]
                wrong = [fold(found["title"]) or name]
                self.items(name, "points", key, key if same else wrong)
            self.point(name, gold, found)

    def boundaries(self, minutes: Minutes) -> None:
        """Where points and sections begin, by line, in gold that tells openings."""
        if not all("opening" in point for point in self.gold.points):
            return
        text = Opened(minutes.text)
        parts = [(point, point.get("sections", [])) for point in self.gold.points]
        openings = [o["opening"] for p, inside in parts for o in (p, *inside)]
        lines = iter(text.find(openings))
        gold: dict[str, list[int]] = {"point": [], "section": []}
        for _, inside in parts:
            gold["point"].append(next(lines))
            gold["section"] += [next(lines) for _ in inside]
        starts = {
            "point": [point.start for point in minutes.points],
            "section": [s.start for p in minutes.points for s in p.sections],
        }
        for kind, wanted in gold.items():
            if wanted:
                found = [text.line(start) for start in starts[kind]]
                self.scores[f"{kind}_boundaries"] = compare(wanted, found)

    def meeting(self, found: Plain) -> None:
        gold = self.gold.meeting
        for field in gold:
            if field == "attendance":
                self.items(
                    "head",
                    "attendance",
                    [(fold(p["name"]), p["status"]) for p in gold[field]],
                    [(fold(p["name"]), p["status"]) for p in found.get(field, [])],
                )
            elif field != "inferred":
                self.value("head", field, fold(gold[field]), fold(found.get(field)))

    def point(self, name: str, gold: Plain | None, found: Plain | None) -> None:
        wanted = gold if gold is not None else {}
        given = found if found is not None else {}
        if gold is not None and found is not None:
            for field in ("case_number", "access"):
                if field in gold:
                    self.value(name, field, fold(gold[field]), fold(found[field]))
        for field, key in _KEYS.items():
            if gold is None or field in gold:
                theirs = given.get(field, [])
                if field == "dates" and wanted.get("no_bare_years"):
                    theirs = [d for d in theirs if not d["text"].isdigit()]
                if field == "entities" and wanted.get("persons_only"):
                    theirs = [e for e in theirs if e["label"] == "PER"]
                    gold_keys = set(map(key, wanted[field]))
                    self.items(name, "persons", gold_keys, set(map(key, theirs)))
                    continue
                self.items(
                    name, field, map(key, wanted.get(field, [])), map(key, theirs)
                )
        if gold is not None:
            self.clauses(name, gold, given)
            self.decisions(name, gold, given)
            self.topics(name, gold, given)

    def clauses(self, name: str, gold: Plain, found: Plain) -> None:
        theirs = {_clause(r["text"]): r for r in found.get("recommendations", [])}
        for ours in gold.get("recommendations", []):
            other = theirs.get(_clause(ours["text"]))
            if other is None:
                continue
            for field, view in (("by", _by), ("steps", _steps), ("action", _action)):
                self.value(name, field, view(ours), view(other))

    def decisions(self, name: str, gold: Plain, found: Plain) -> None:
        ours, theirs = gold.get("decisions"), found.get("decisions", [])
        if ours is None:
            return
        own = next((d for d in ours if d.get("body") is None), None)
        given = next((d for d in theirs if d.get("body") is None), None)
        self.items(
            name, "other_decisions", map(_other, ours), map(_other, theirs), skip=None
        )
        if own is None and given is None:
            return
        own, given = own or {"outcome": None}, given or {}
        self.value(name, "outcome", own["outcome"], given.get("outcome"))
        for field in ("unanimous", "followed"):
            if own.get(field):
                self.value(name, field, own[field], given.get(field))
        if own.get("votes"):
            self.value(name, "votes", _votes(own), _votes(given))
        elif "votes" in own and given.get("votes"):
            self.value(name, "votes", None, _votes(given))
        for field, key in (("dissents", _who), ("absent", fold), ("recused", fold)):
            if field in own:
                wanted = map(key, own[field] or [])
                self.items(name, field, wanted, map(key, given.get(field, [])))

    def topics(self, name: str, gold: Plain, found: Plain) -> None:
        if gold.get("topics"):
            told = found.get("topics", [])
            best = [topic["code"] for topic in told]
            answer = (told[0]["code"], told[0]["score"]) if told else (None,)
            self.answers.append(Answer(tuple(gold["topics"]), *answer))
            for field, size in (("topic_top1", 1), ("topic_top3", 3)):
                hit = set(best[:size]) & set(gold["topics"])
                right = gold["topics"] if hit else best[:size]
                self.value(name, field, gold["topics"], right)

    def value(self, point: str, field: str, gold: Any, found: Any) -> None:
        score = self.scores.setdefault(field, Score())
        if gold == found:
            score.right += 1
        else:
            score.missed += 1
            score.invented += 1
            self.error(point, field, gold, found)

    def items(
        self,
        point: str,
        field: str,
        gold: Iterable[Any],
        found: Iterable[Any],
        skip: object = (),
    ) -> None:
        ours = Counter(_hashable(g) for g in gold if g != skip)
        theirs = Counter(_hashable(f) for f in found if f != skip)
        score = self.scores.setdefault(field, Score())
        score.right += sum((ours & theirs).values())
        score.missed += sum((ours - theirs).values())
        score.invented += sum((theirs - ours).values())
        for item in (ours - theirs).elements():
            self.error(point, field, item, "")
        for item in (theirs - ours).elements():
            self.error(point, field, "", item)

    def error(self, point: str, field: str, gold: Any, found: Any) -> None:
        name = self.gold.name
        self.errors.append(Error(name, point, field, str(gold), str(found)))


def align(
    gold: Sequence[Plain], found: Sequence[Plain]
) -> Iterator[tuple[Plain | None, Plain | None]]:
    """Pair points in order: by number and title, else by number, else by title."""
    pairs: dict[int, int] = {}
    for key in (_full_key, _number_key, _title_key):
        free = [i for i in range(len(gold)) if i not in pairs]
        open_ = [j for j in range(len(found)) if j not in pairs.values()]
        matcher = SequenceMatcher(
            None, [key(gold[i]) for i in free], [key(found[j]) for j in open_], False
        )
        for i, j, size in matcher.get_matching_blocks():
            for step in range(size):
                if key(gold[free[i + step]]) is not None:
                    pairs[free[i + step]] = open_[j + step]
    for i, point in enumerate(gold):
        yield point, found[pairs[i]] if i in pairs else None
    for j, point in enumerate(found):
        if j not in pairs.values():
            yield None, point


def _full_key(point: Plain) -> Hashable:
    return point.get("number"), fold(point.get("title"))


def _number_key(point: Plain) -> Hashable:
    return point.get("number")


def _title_key(point: Plain) -> Hashable:
    return fold(point.get("title")) or None


def fold(value: Any) -> Any:
    """A text as compared: one space, no case, no final punctuation."""
    if not isinstance(value, str):
        return value
    return re.sub(r"\s+", " ", value).strip(" .,;:–-").lower()


def _clause(text: str) -> str:
    """A clause as compared: without the "og" that leads on to the next one."""
    return str(fold(re.sub(r"[,;]?\s+(?:og|samt|eller)$", "", str(fold(text)))))


def _hashable(value: Any) -> Hashable:
    if isinstance(value, dict):
        return str(fold(value.get("title")) or value.get("number"))
    return value  # type: ignore[no-any-return]


def _other(decision: Plain) -> Hashable:
    if decision.get("body") is None:
        return None
    return fold(decision["body"]), decision.get("date"), decision["outcome"]


def _who(dissent: Plain) -> Hashable:
    return fold(dissent["who"]), dissent["kind"]


def _votes(decision: Plain) -> Any:
    votes = decision.get("votes")
    if not votes:
        return None
    return tuple(_side(votes.get(side) or {}) for side in ("for", "against", "abstain"))


def _side(side: Plain) -> tuple[Any, ...]:
    parties = tuple(sorted(map(fold, side.get("parties") or [])))
    persons = tuple(sorted(map(fold, side.get("persons") or [])))
    return side.get("count"), parties, persons


def _by(clause: Plain) -> Any:
    return sorted(map(fold, clause.get("by", [])))


def _steps(clause: Plain) -> Any:
    return [(fold(s["body"]), s["action"]) for s in clause.get("steps", [])]


def _action(clause: Plain) -> Any:
    steps = clause.get("steps", [])
    return steps[-1]["action"] if steps else None


def _amount(a: Plain) -> Hashable:
    return _number(a["low"]), _number(a["high"]), a.get("currency"), a.get("per")


def _number(value: str | None) -> Any:
    from decimal import Decimal

    return None if value is None else Decimal(value)


_KEYS: dict[str, Any] = {
    "sections": lambda s: (s["kind"], fold(s["heading"])),
    "recommendations": lambda r: _clause(r["text"]),
    "amounts": _amount,
    "dates": lambda d: (d["from"], d["to"]),
    "entities": lambda e: (e["label"], fold(e["text"])),
}
