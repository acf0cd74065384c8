"""Counts of an evaluation: right, missed, invented, by field, and every error."""

from __future__ import annotations

import random
from collections.abc import Sequence

from msgspec import Struct

from .records import Failure
from .topics.figures import Answer, calibration_error, macro_f1

#: Fields in which exactly one answer is expected: accuracy instead of F1.
ACCURACY = frozenset(
    [
        "municipality",
        "body",
        "kind",
        "session",
        "date",
        "start_time",
        "end_time",
        "place",
        "title",
        "case_number",
        "access",
        "outcome",
        "unanimous",
        "followed",
        "votes",
        "action",
        "steps",
        "by",
        "topic_top1",
        "topic_top3",
    ]
)


#: Boundary similarity instead of F1.
SIMILARITY = frozenset(["point_boundaries", "section_boundaries"])
#: Resamples of the documents for an interval, and the seed they are drawn with.
RESAMPLES, SEED = 1000, 20250101


#: Fields in the order they are printed; the meeting's own follow.
FIELDS = [
    "points",
    "point_boundaries",
    "title",
    "number",
    "case_number",
    "access",
    "sections",
    "section_boundaries",
    "recommendations",
    "by",
    "steps",
    "action",
    "outcome",
    "other_decisions",
    "unanimous",
    "followed",
    "votes",
    "dissents",
    "absent",
    "recused",
    "amounts",
    "dates",
    "entities",
    "topic_top1",
    "topic_top3",
]
#: Fields of the table by family.
MAIN = [
    "points",
    "sections",
    "recommendations",
    "outcome",
    "votes",
    "dissents",
    "absent",
    "amounts",
    "dates",
    "entities",
]


class Score(Struct):
    """Counts of one field: found and right, only gold, only found."""

    right: float = 0
    missed: float = 0
    invented: float = 0

    def add(self, other: Score) -> None:
        """Count another score's counts too."""
        self.right += other.right
        self.missed += other.missed
        self.invented += other.invented

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1.0 where nothing was found."""
        found = self.right + self.invented
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 1.0 where there is no gold."""
        gold = self.right + self.missed
        return self.right / gold if gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.right + self.missed + self.invented
        return 2 * self.right / total if total else 1.0

    @property
    def similarity(self) -> float:
        """Share of all boundaries, gold's and found, that agree."""
        total = self.right + self.missed + self.invented
        return self.right / total if total else 1.0

    @property
    def counted(self) -> bool:
        """Whether there was anything to count."""
        return self.right + self.missed + self.invented > 0

    def cell(self, field: str) -> str:
        """The figure as a table shows it; empty where there was nothing."""
        return f"{self.figure(field):.2f}" if self.counted else ""

    def figure(self, field: str) -> float:
        """The one figure by which a field is judged: F1, accuracy or similarity."""
        if field in ACCURACY:
            return self.recall
        return self.similarity if field in SIMILARITY else self.f1


class Error(Struct, frozen=True):
    """One miss, invention or wrong value, for a human to read."""

    document: str
    point: str
    field: str
    gold: str
    found: str


class DocumentScores(Struct, frozen=True):
    """Scores of one document by field, and the layout family it is of."""

    document: str
    family: str
    scores: dict[str, Score]
    answers: tuple[Answer, ...] = ()


class Report(Struct):
    """Scores of every document, every error, and what could not be mined."""

    documents: list[DocumentScores]
    errors: list[Error]
    failures: list[Failure]

    @property
    def scores(self) -> dict[str, Score]:
        """Counts by field over all documents, in the order of the contract."""
        return total(self.documents)

    def intervals(self) -> dict[str, tuple[float, float]]:
        """Bootstrap 95 % intervals of each field's figure, by document.

        Documents, not points, are drawn anew: the points of one document share
        a layout and stand or fall together.
        """
        draw = random.Random(SEED)
        figures: dict[str, list[float]] = {field: [] for field in self.scores}
        for _ in range(RESAMPLES):
            resample = draw.choices(self.documents, k=len(self.documents))
            for field, score in total(resample).items():
                if score.counted:
                    figures[field].append(score.figure(field))
            for field, figure in topic_figures(resample).items():
                figures.setdefault(field, []).append(figure)
        cut = [sorted(values) for values in figures.values()]
        return {
            field: (values[int(0.025 * len(values))], values[int(0.975 * len(values))])
            for field, values in zip(figures, cut, strict=True)
            if values
        }

    def markdown(self) -> str:
        """The table of the README."""
        lines = ["| field | n | precision | recall | figure | 95 % interval |"]
        lines.append("|---|--:|--:|--:|--:|--:|")
        intervals = self.intervals()
        for field, score in self.scores.items():
            low, high = intervals.get(field, (1.0, 1.0))
            both = f"{score.precision:.3f} | {score.recall:.3f}"
            if field in ACCURACY | SIMILARITY:
                both = " | "
            lines.append(
                f"| {field} | {score.right + score.missed:.0f} | {both} "
                f"| {score.figure(field):.3f} | {low:.3f}-{high:.3f} |"
            )
        answered = sum(len(document.answers) for document in self.documents)
        for field, figure in topic_figures(self.documents).items():
            low, high = intervals[field]
            lines.append(
                f"| {field} | {answered} |  |  | {figure:.3f} | {low:.3f}-{high:.3f} |"
            )
        return "\n".join(lines)

    def by_family(self) -> str:
        """A table of the main fields' figures, one layout family a row."""
        lines = ["| family | points | " + " | ".join(MAIN) + " |"]
        lines.append("|---|--:|" + "--:|" * len(MAIN))
        for family in sorted({d.family for d in self.documents}):
            scores = total([d for d in self.documents if d.family == family])
            points = scores.get("points", Score())
            cells = [scores.get(field, Score()).cell(field) for field in MAIN]
            count = f"{points.right + points.missed:.0f}"
            lines.append(f"| {family} | {count} | " + " | ".join(cells) + " |")
        return "\n".join(lines)


def topic_figures(documents: Sequence[DocumentScores]) -> dict[str, float]:
    """Macro-F1 and calibration error of the topics, each where it can be counted."""
    answers = [answer for document in documents for answer in document.answers]
    figures = {
        "topic_macro_f1": macro_f1(answers),
        "topic_ece": calibration_error(answers),
    }
    return {field: value for field, value in figures.items() if value is not None}


def total(documents: Sequence[DocumentScores]) -> dict[str, Score]:
    """Counts of several documents together, in the order of the contract."""
    scores: dict[str, Score] = {}
    for document in documents:
        for field, score in document.scores.items():
            scores.setdefault(field, Score()).add(score)
    return dict(sorted(scores.items(), key=lambda item: _rank(item[0])))


def _rank(field: str) -> int:
    return FIELDS.index(field) if field in FIELDS else len(FIELDS)
