"""Counts of an evaluation: right, missed, invented, by field, and every error."""

from __future__ import annotations

from msgspec import Struct

from .records import Failure

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


class Score(Struct):
    """Counts of one field: found and right, only gold, only found."""

    right: int = 0
    missed: int = 0
    invented: int = 0

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


class Error(Struct, frozen=True):
    """One miss, invention or wrong value, for a human to read."""

    document: str
    point: str
    field: str
    gold: str
    found: str


class Report(Struct):
    """Scores by field, every error, and the documents that could not be mined."""

    scores: dict[str, Score]
    errors: list[Error]
    failures: list[Failure]
    documents: int = 0

    def markdown(self) -> str:
        """The table of the README."""
        lines = ["| field | n | precision | recall | F1 or accuracy |"]
        lines.append("|---|--:|--:|--:|--:|")
        for field, score in self.scores.items():
            n = score.right + score.missed
            if field in ACCURACY:
                lines.append(f"| {field} | {n} | | | {score.recall:.3f} |")
            else:
                lines.append(
                    f"| {field} | {n} | {score.precision:.3f} | {score.recall:.3f} "
                    f"| {score.f1:.3f} |"
                )
        return "\n".join(lines)
