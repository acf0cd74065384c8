"""What an agenda point is about: main groups of KLE, KL's subject classification.

A KLE number printed in the case number or journal line decides. Otherwise a
classifier (``models/topics.md``) reads title, text and deciding body, and answers
nothing where it is uncertain.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from .errors import ModelError
from .lexicon import phrasebook
from .records import Topic
from .rules.kle import KleNumber, main_groups, read_kle
from .topics_features import VIEWS, PointText, counts, features, weigh

#: Where in the text a journal line may stand.
_HEAD = 500
_MOST_TOPICS = 3
_PROCEDURE = "00"
# Agenda points of the meeting itself are recognised by rule; that is wrong about
# one time in fifty ("Orientering fra formanden" with a single subject below it).
_PROCEDURE_SCORE = 0.98
#: What may stand around the name of a procedural point.
_FILLER = re.compile(
    r"[\W\d_]+|\b(?:åben|åbent|åbne|lukket|lukkede|punkt(?:er)?|pkt|sag|ekstra"
    r"|orientering|beslutning|beslutningssag|til|for|fra|af|og|i|på|den|det|d|ved"
    r"|møde[tr]?|mødets|dagens|kl|ordinært?|ekstraordinært?|udvalget?s?"
    r"|byråde?ts?|kommunalbestyrelsens?|januar|februar|marts|april|maj|juni|juli"
    r"|august|september|oktober|november|december)\b",
    re.IGNORECASE,
)
_LONGEST_PROCEDURE = 120


def classify(
    title: str | None,
    text: str = "",
    *,
    body: str | None = None,
    case_number: str | None = None,
) -> list[Topic]:
    """The topics of one agenda point, best first; empty where uncertain.

    ``text`` is the point's text (what it recommends and why, its beginning is
    enough), ``body`` the deciding body, ``case_number`` the case number or the
    whole journal line as printed.

    Raises
    ------
    ModelError
        If the model file is missing or does not fit this version.
    """
    point = PointText(title=title, text=text, body=body, case_number=case_number)
    return classify_many([point])[0]


def classify_many(points: Sequence[PointText]) -> list[list[Topic]]:
    """The topics of many points at once, faster than one by one."""
    answers = [_by_rule(point) for point in points]
    open_points = [
        i
        for i, (point, answer) in enumerate(zip(points, answers, strict=True))
        if answer is None and (point.title or point.text).strip()
    ]
    if open_points:
        model = _model()
        chosen = [points[i] for i in open_points]
        for i, row in zip(open_points, _probabilities(model, chosen), strict=True):
            answers[i] = _above_thresholds(model, row)
    return [answer or [] for answer in answers]


def explain(
    title: str | None, text: str = "", *, body: str | None = None
) -> list[tuple[str, float]]:
    """The words that speak most for the classifier's best label, and how much.

    The weights are shares of the label's log odds against the average label.
    """
    model = _model()
    point = PointText(title=title, text=text, body=body)
    best = int(_probabilities(model, [point])[0].argmax())
    classifier = model["classifier"]
    weights = classifier.coef_[best] - classifier.coef_.mean(axis=0)
    total: defaultdict[str, float] = defaultdict(float)
    for (_, _, view_weight), found in zip(VIEWS, features(point), strict=True):
        if not found:
            continue
        each = counts([[gram] for gram, _ in found], model["columns"])
        values = each.multiply(model["idf"]).tocsr()
        length = max(float(values.power(2).sum()) ** 0.5, 1e-9)
        for (_, word), share in zip(found, values @ weights, strict=True):
            total[word] += view_weight * float(share) / length
    ranked = sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(word, round(share, 3)) for word, share in ranked if share > 0][:10]


def is_procedure(title: str) -> bool:
    """Whether ``title`` names a point of the meeting itself and nothing else.

    >>> is_procedure("2. Meddelelser")
    True
    >>> is_procedure("Meddelelser om støj fra havnen")
    False
    """
    if len(title) > _LONGEST_PROCEDURE:
        return False
    hits = phrasebook("procedure").find(title)
    if not hits:
        return False
    rest = title
    for hit in reversed(hits):
        rest = rest[: hit.start] + " " + rest[hit.end :]
    return not _FILLER.sub("", rest)


def _by_rule(point: PointText) -> list[Topic] | None:
    """The topic that needs no model, or ``None``."""
    number = _printed_number(point)
    procedure = is_procedure(point.title or "")
    if number and not (number.is_meeting and not procedure):
        return [_topic(number.main_group, 1.0, "case_number")]
    if procedure:
        return [_topic(_PROCEDURE, _PROCEDURE_SCORE)]
    return None


def _printed_number(point: PointText) -> KleNumber | None:
    """A number of a main group in force: discontinued ones decide nothing."""
    for place in (point.case_number, point.title, point.text[:_HEAD]):
        number = read_kle(place) if place else None
        if number and number.main_group in main_groups():
            return number
    return None


def _topic(code: str, score: float, source: Any = "classifier") -> Topic:
    return Topic(
        scheme="KLE",
        code=code,
        label=main_groups()[code],
        score=round(score, 4),
        source=source,
    )


def _probabilities(model: dict[str, Any], points: Sequence[PointText]) -> Any:
    matrix = weigh(points, model["columns"], model["idf"])
    return model["classifier"].predict_proba(matrix)


def _above_thresholds(model: dict[str, Any], row: Any) -> list[Topic]:
    codes = model["classifier"].classes_
    ranked = sorted(zip(row.tolist(), codes.tolist(), strict=True), reverse=True)
    if ranked[0][0] < model["first"]:
        return []
    more = [pair for pair in ranked[1:_MOST_TOPICS] if pair[0] >= model["more"]]
    return [_topic(code, score) for score, code in (ranked[0], *more)]


@functools.cache
def _model() -> dict[str, Any]:
    from skops import io

    path = Path(str(resources.files("referat_nlp.models") / "topics.skops"))
    if not path.exists():
        raise ModelError(
            f"{path} is missing: reinstall referat-nlp, or train the topic model "
            "with 'python models/train_topics.py'."
        )
    # Plain scikit-learn and numpy types only: nothing else is trusted.
    model: dict[str, Any] = io.load(path, trusted=[])
    return model
