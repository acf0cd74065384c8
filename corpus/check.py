"""Check the gold of the corpus: form, enums, and every verbatim text in its document.

Run ``python corpus/check.py`` in the repository's root; it prints what is wrong and
how often each outcome, field and notation occurs.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from html import unescape
from pathlib import Path

import msgspec
from annotation import Source, read_source
from msgspec import UNSET, Struct, UnsetType, field

from referat_nlp.records import (
    Access,
    Action,
    Attendee,
    DissentKind,
    EntityKind,
    EntityLabel,
    Followed,
    MeetingKind,
    Outcome,
    Per,
    Role,
    SectionKind,
    Session,
    Step,
    Votes,
)

CORPUS = Path(__file__).parent
# The main groups of KLE: what is not among them is a slip of the pen.
TOPICS = frozenset(
    f"{group:02}"
    for group in (
        *range(10),
        *(13, 14, 15, 17, 18, 19, 20, 21, 22, 23, 24, 25, 27, 28, 29, 30, 32, 34, 54),
        *range(81, 89),
    )
)


class Strict(Struct, frozen=True, forbid_unknown_fields=True):
    """Base of the gold's records."""


class GoldMeeting(Strict, frozen=True):
    """The head of the meeting."""

    municipality: str | None
    body: str | None
    kind: MeetingKind | None
    session: Session | None
    date: date | None
    start_time: str | None
    end_time: str | None
    place: str | None
    attendance: list[Attendee]


class GoldSection(Strict, frozen=True):
    """A section by kind and heading."""

    kind: SectionKind
    heading: str | None
    opening: str


class GoldRecommendation(Strict, frozen=True):
    """One clause recommended."""

    by: list[str]
    steps: list[Step]
    text: str

    @property
    def actions(self) -> list[Action]:
        """What the bodies are to do."""
        return [step.action for step in self.steps]


class GoldDissent(Strict, frozen=True):
    """One who did not go along."""

    who: str
    kind: DissentKind
    text: str


class GoldDecision(Strict, frozen=True):
    """One body's decision."""

    body: str | None
    date: date | None
    outcome: Outcome
    unanimous: bool
    followed: Followed | None
    votes: Votes | None
    dissents: list[GoldDissent]
    absent: list[str]
    recused: list[str]
    text: str


class GoldAmount(Strict, frozen=True):
    """A sum of money."""

    text: str
    value: Decimal | None
    low: Decimal
    high: Decimal
    currency: str
    per: Per | None
    approx: bool
    scaled_by: str | None
    role: Role | None


class GoldDate(Strict, frozen=True):
    """A day or period."""

    text: str
    from_: date = field(name="from")
    to: date
    edtf: str
    inferred: str | None


class GoldEntity(Strict, frozen=True):
    """A named person, organisation or place."""

    text: str
    label: EntityLabel
    kind: EntityKind | None
    canonical: str


class GoldPoint(Strict, frozen=True):
    """One point; sections and entities may be left unannotated."""

    number: str | None
    title: str | None
    case_number: str | None
    access: Access | None
    opening: str
    recommendations: list[GoldRecommendation]
    decisions: list[GoldDecision]
    amounts: list[GoldAmount]
    dates: list[GoldDate]
    topics: list[str]
    sections: list[GoldSection] | UnsetType = UNSET
    entities: list[GoldEntity] | UnsetType = UNSET


class Gold(Strict, frozen=True):
    """What one document should yield."""

    id: str
    family: str
    meeting: GoldMeeting
    points: list[GoldPoint]


def document_text(path: Path) -> str:
    """The words of a document, whitespace closed up; rough, but independent."""
    if path.suffix == ".pdf":
        return _pdf_text(path)
    text = path.read_text(encoding=_encoding(path))
    if path.suffix == ".html":
        text = unescape(re.sub(r"<[^>]*>", " ", text))
    return re.sub(r"\s+", "", text)


def _encoding(path: Path) -> str:
    found: str = _source(path).head.get("encoding", "utf-8")
    return found


def _source(path: Path) -> Source:
    name = f"sources/*/{path.stem}.src"
    return read_source(next(CORPUS.glob(name)))


def _pdf_text(path: Path) -> str:
    import pypdfium2

    source = _source(path)
    look = source.head.get("pdf", {})
    running = f"{look.get('head', '')}|{look.get('foot', '')}".split("|")
    words = [re.escape(part).replace(r"\ ", r"\s+") for part in running if part]
    patterns = [re.sub(r"\\\{pages?\\\}", r"\\d+", part) for part in words]
    out = []
    for page in pypdfium2.PdfDocument(path):
        text = page.get_textpage().get_text_range()
        for pattern in patterns:
            text = re.sub(pattern, " ", text, count=1)
        out.append(text)
    return re.sub(r"\s+", "", " ".join(out))


def _in_order(texts: list[str], document: str) -> Iterator[str]:
    position = 0
    for text in texts:
        squeezed = re.sub(r"\s+", "", text)
        found = document.find(squeezed, position)
        if found < 0:
            # A hyphen at a line's end is undone in the canonical text only.
            bare = document.replace("-", "").find(squeezed.replace("-", ""))
            if bare < 0:
                yield text
        else:
            position = found


def _values_wrong(gold: Gold) -> Iterator[str]:
    for point in gold.points:
        for amount in point.amounts:
            single = amount.low == amount.high
            if amount.low > amount.high or single != (amount.value is not None):
                yield f"amount {amount.text!r}: value, low and high disagree"
        for mention in point.dates:
            if mention.from_ > mention.to:
                yield f"date {mention.text!r}: ends before it begins"
        yield from (f"topic {code}" for code in point.topics if code not in TOPICS)
        own = [d for d in point.decisions if d.body is None]
        if len(own) > 1:
            yield f"point {point.number}: two decisions of the meeting's own"


def verbatim(points: list[GoldPoint]) -> dict[str, list[str]]:
    """The printed texts of each field, in the order of the document."""
    return {
        "title": [p.title for p in points if p.title],
        "case number": [p.case_number for p in points if p.case_number],
        "recommendation": [r.text for p in points for r in p.recommendations],
        "decision": [d.text for p in points for d in p.decisions],
        "amount": [a.text for p in points for a in p.amounts],
        "unit": [a.scaled_by for p in points for a in p.amounts if a.scaled_by],
        "date": [d.text for p in points for d in p.dates],
        "heading": [
            s.heading
            for p in points
            if p.sections is not UNSET
            for s in p.sections
            if s.heading
        ],
        "entity": [
            e.text for p in points if p.entities is not UNSET for e in p.entities
        ],
    }


def problems(gold_path: Path) -> list[str]:
    """Everything wrong with one gold file, in words."""
    gold = msgspec.json.decode(gold_path.read_bytes(), type=Gold)
    stem = gold_path.name.removesuffix(".gold.json")
    document = next(
        p for p in gold_path.parent.glob(stem + ".*") if p.suffix != ".json"
    )
    text = document_text(document)
    fields = verbatim(gold.points)
    wrong = [] if gold.id == stem else [f"id {gold.id!r} is not the file's"]
    wrong += _values_wrong(gold)
    for name, texts in fields.items():
        wrong += [f"{name} not in the document: {t!r}" for t in _in_order(texts, text)]
    people = [
        n for p in gold.points for d in p.decisions for n in (*d.absent, *d.recused)
    ]
    people += [x.who for p in gold.points for d in p.decisions for x in d.dissents]
    people += [seat.name for seat in gold.meeting.attendance]
    squeezed = (re.sub(r"\s+", "", name) for name in people)
    return wrong + [f"name not printed: {n!r}" for n in squeezed if n not in text]


def census(golds: list[Path]) -> Counter[str]:
    """How often each outcome and field occurs over the corpus."""
    counts: Counter[str] = Counter()
    for path in golds:
        for point in json.loads(path.read_bytes())["points"]:
            counts["points"] += 1
            for name in ("recommendations", "decisions", "amounts", "dates"):
                counts[name] += len(point[name])
            for decision in point["decisions"]:
                counts["outcome " + decision["outcome"]] += 1
                counts["dissents"] += len(decision["dissents"])
                counts["votes"] += decision["votes"] is not None
                counts["recused"] += bool(decision["recused"])
                counts["earlier bodies"] += decision["body"] is not None
    return counts


def main() -> int:
    """Check all; the exit status says whether anything is wrong."""
    golds = sorted(CORPUS.glob("*/*.gold.json"))
    found = [f"{path.name}: {p}" for path in golds for p in problems(path)]
    print("\n".join(found) or "nothing wrong")
    for name, count in sorted(census(golds).items()):
        print(f"{count:5} {name}", file=sys.stderr)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
