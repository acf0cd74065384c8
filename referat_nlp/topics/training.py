"""Training a topic model: vocabulary, classifier, calibration, bytes on disk.

``models/train_topics.py`` makes the shipped KLE model with it, ``referat topics
train`` a model of the user's own labels. The same examples give the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

import msgspec

from ..errors import LabelError
from .features import Array, PointText, features, hasher, weigh
from .model import TopicModel

#: A point and its labels, the first one foremost.
Example = tuple[PointText, tuple[str, ...]]
#: Inverse strength of the regularisation, chosen on dev (real points).
STRENGTH = 3.0
_BINS = 10


def vocabulary(points: Sequence[PointText], least: int) -> tuple[Array, Array]:
    """The hashed features of ``least`` points or more, sorted, and their idf."""
    import numpy as np

    rows = ({g for view in features(p) for g, _ in view} for p in points)
    ids, seen = np.unique(hasher().transform(rows).indices, return_counts=True)
    keep = seen >= least
    idf = np.log((1 + len(points)) / (1 + seen[keep])) + 1
    return ids[keep].astype(np.int32), idf.astype(np.float32)


def fit(
    examples: Sequence[Example],
    *,
    scheme: str,
    labels: dict[str, str],
    least: int,
    uncertain: float,
) -> TopicModel:
    """Train on ``examples``; one of several labels counts once for each, shared.

    Features of fewer than ``least`` examples are left out.

    Raises
    ------
    LabelError
        If no feature is left.
    """
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    points = [point for point, _ in examples]
    columns, idf = vocabulary(points, least)
    if not len(columns):
        raise LabelError(
            f"No word occurs in {least} of the points. Give points with a title or "
            "text in words, or more of them."
        )
    told = [(i, c, 1 / len(cs)) for i, (_, cs) in enumerate(examples) for c in cs]
    rows, codes, weights = zip(*told, strict=True)
    # A looser tolerance stops at another place for a few rows more or less.
    classifier = LogisticRegression(C=STRENGTH, max_iter=200, tol=1e-4)
    matrix = weigh(points, columns, idf)[list(rows)]
    # Several threads add up in another order, and the last bits differ.
    with threadpool_limits(1):
        classifier.fit(matrix, np.array(codes), sample_weight=np.array(weights))
    classifier.coef_ = classifier.coef_.astype(np.float32)
    classifier.intercept_ = classifier.intercept_.astype(np.float32)
    return TopicModel(
        scheme=scheme,
        labels=labels,
        columns=columns,
        idf=idf,
        classifier=classifier,
        uncertain=uncertain,
    )


def soften(model: TopicModel, temperature: float) -> None:
    """Divide the scores of ``model`` by ``temperature``."""
    model.classifier.coef_ /= temperature
    model.classifier.intercept_ /= temperature


def logits(model: TopicModel, points: Sequence[PointText]) -> Array:
    """Unscaled scores, one column a code, also where there are only two."""
    import numpy as np

    scores = model.classifier.decision_function(weigh(points, model.columns, model.idf))
    return np.column_stack([-scores, scores]) / 2 if scores.ndim == 1 else scores


def softmax(scores: Array) -> Array:
    """Rows of probabilities."""
    import numpy as np

    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def best_temperature(scores: Array, truth: Array) -> float:
    """What divides ``scores`` so that the probability of ``truth`` is greatest."""
    import numpy as np
    from scipy.optimize import minimize_scalar  # type: ignore[import-untyped]

    def loss(log_t: float) -> float:
        p = softmax(scores / np.exp(log_t))
        return float(-np.log(p[np.arange(len(truth)), truth] + 1e-9).mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-2, 2), method="bounded").x))


def calibration(best: Array, right: Array) -> list[tuple[float, float, int]]:
    """Per bin of probability: mean probability, share right, how many."""
    import numpy as np

    best, right = np.asarray(best), np.asarray(right)
    bins = np.minimum((best * _BINS).astype(int), _BINS - 1)
    return [
        (float(best[at].mean()), float(right[at].mean()), int(at.sum()))
        for at in (bins == b for b in range(_BINS))
        if at.any()
    ]


def calibration_error(best: Array, right: Array) -> float:
    """Expected calibration error of the best label, ten bins."""
    curve = calibration(best, right)
    total = sum(n for _, _, n in curve)
    return sum(abs(p - share) * n / total for p, share, n in curve)


def dumps(model: TopicModel) -> bytes:
    """``model`` as a skops archive, the same bytes for the same model."""
    import skops.io

    return _stable(skops.io.dumps(msgspec.structs.asdict(model)))


def _stable(archive: bytes) -> bytes:
    """The same archive without addresses and clock: skops names parts by ``id()``."""
    with zipfile.ZipFile(io.BytesIO(archive)) as old:
        schema = old.read("schema.json").decode()
        ids = dict.fromkeys(re.findall(r'"__id__": (\d+)', schema))
        number = {old_id: str(i) for i, old_id in enumerate(ids, 1)}
        parts: dict[str, Any] = {
            number[name[:-4]] + ".npy": old.read(name)
            for name in old.namelist()
            if name.endswith(".npy")
        }
    parts["schema.json"] = re.sub(
        r'(?<="__id__": )\d+|(?<="file": ")\d+', lambda m: number[m[0]], schema
    ).encode()
    fresh = io.BytesIO()
    with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name, data in sorted(parts.items()):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            new.writestr(info, data, zipfile.ZIP_DEFLATED, 9)
    return fresh.getvalue()
