"""A trained topic model: what is on disk, and ranked topics with probabilities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from ..errors import ModelError
from ..records import Topic
from .features import VIEWS, Array, PointText, counts, features, weigh

#: How many candidates a point gets, and the probability that makes one of a label.
MOST_TOPICS = 3
LEAST_SCORE = 0.005
_MOST_WORDS = 10


class TopicModel(Struct, frozen=True, kw_only=True):
    """A linear classifier over hashed n-grams; ``labels`` names its codes.

    Below ``uncertain`` the best label is no answer.
    """

    scheme: str
    labels: dict[str, str]
    columns: Array
    idf: Array
    classifier: Any
    uncertain: float

    def probabilities(self, points: Sequence[PointText]) -> Array:
        """One row a point, one column a code of the classifier."""
        matrix = weigh(points, self.columns, self.idf)
        return self.classifier.predict_proba(matrix)

    def rank(self, points: Sequence[PointText]) -> list[list[Topic]]:
        """The likely topics of each point, best first; none where uncertain."""
        told = [i for i, p in enumerate(points) if ((p.title or "") + p.text).strip()]
        answers: list[list[Topic]] = [[] for _ in points]
        if told:
            rows = self.probabilities([points[i] for i in told])
            for i, row in zip(told, rows.tolist(), strict=True):
                answers[i] = self._candidates(row)
        return answers

    def _candidates(self, row: list[float]) -> list[Topic]:
        codes = self.classifier.classes_.tolist()
        ranked = sorted(zip(row, codes, strict=True), reverse=True)[:MOST_TOPICS]
        if ranked[0][0] < self.uncertain:
            return []
        return [self.topic(c, p) for p, c in ranked if p >= LEAST_SCORE]

    def topic(self, code: str, score: float) -> Topic:
        """``code`` as a record of the classifier."""
        return Topic(
            scheme=self.scheme,
            code=code,
            label=self.labels[code],
            score=round(score, 4),
            source="classifier",
        )

    def explain(self, point: PointText) -> list[tuple[str, float]]:
        """The words that speak most for the best label, and how much.

        The weights are shares of the label's log odds against the average label.
        """
        best = int(self.probabilities([point])[0].argmax())
        weights = self._weights(best)
        total: defaultdict[str, float] = defaultdict(float)
        for (_, _, view_weight), found in zip(VIEWS, features(point), strict=True):
            if not found:
                continue
            each = counts([[gram] for gram, _ in found], self.columns)
            values = each.multiply(self.idf).tocsr()
            length = max(float(values.power(2).sum()) ** 0.5, 1e-9)
            for (_, word), share in zip(found, values @ weights, strict=True):
                total[word] += view_weight * float(share) / length
        ranked = sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))
        words = [(word, round(share, 3)) for word, share in ranked if share > 0]
        return words[:_MOST_WORDS]

    def _weights(self, best: int) -> Array:
        coefficients = self.classifier.coef_
        if len(coefficients) == 1:  # two labels share one row of weights
            return coefficients[0] * (1 if best else -1)
        return coefficients[best] - coefficients.mean(axis=0)


def load_model(path: Path, remedy: str) -> TopicModel:
    """The model at ``path``; ``remedy`` says how to get one.

    Raises
    ------
    ModelError
        If it is missing, is no topic model or holds types that are not trusted.
    """
    from skops import io

    if not path.is_file():
        raise ModelError(f"{path} is missing: {remedy}.")
    try:
        # Plain scikit-learn and numpy types only: nothing else is trusted.
        return TopicModel(**io.load(path, trusted=[]))
    except Exception as error:
        raise ModelError(f"{path} is no topic model of this version: {remedy}.") from (
            error
        )
