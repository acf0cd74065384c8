"""A scheme of the user's own: trained from labels, checked by cross-validation."""

from __future__ import annotations

import shutil
from pathlib import Path

from ..errors import LabelError
from .features import PointText
from .labels import LEAST_EXAMPLES, LabelledPoint, read_labels
from .model import TopicModel
from .report import Validation, write_report
from .schemes import MODEL_FILE
from .training import best_temperature, dumps, fit, logits, soften, softmax

REPORT_FILE = "report.html"
LABELS_FILE = "labels.csv"
#: Below this probability the best label is more likely wrong than any other is right.
UNCERTAIN = 0.3
#: A feature must occur in this many points.
_LEAST_COUNT = 2
_SEED = 20


def train_scheme(table: Path, folder: Path) -> Validation:
    """Train a model of ``table`` (title, text, label) and write it to ``folder``.

    The folder gets the model, a copy of the labels and ``report.html`` with the
    cross-validated figures. The same table gives the same bytes.

    Raises
    ------
    LabelError
        If the table cannot train a model; the message says what to change.
    """
    rows = read_labels(table)
    _make(folder)
    validation = cross_validate(rows)
    model = _fit(rows, folder.name)
    soften(model, validation.temperature)
    (folder / MODEL_FILE).write_bytes(dumps(model))
    if table.resolve() != (folder / LABELS_FILE).resolve():
        shutil.copyfile(table, folder / LABELS_FILE)
    write_report(folder / REPORT_FILE, folder.name, validation)
    return validation


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LabelError(
            f"{folder}: cannot be made a folder ({error.strerror}). Name another with "
            "-o."
        ) from error


def cross_validate(rows: list[LabelledPoint]) -> Validation:
    """Tell each point by a model that has not seen it, and calibrate."""
    import numpy as np
    from sklearn.model_selection import StratifiedKFold

    truth = [row.label for row in rows]
    labels = sorted(set(truth))
    scores = np.zeros((len(rows), len(labels)))
    folds = StratifiedKFold(LEAST_EXAMPLES, shuffle=True, random_state=_SEED)
    for seen, held in folds.split(truth, truth):
        model = _fit([rows[i] for i in seen], "")
        scores[held] = logits(model, [_point(rows[i]) for i in held])
    right = np.array([labels.index(label) for label in truth])
    temperature = best_temperature(scores, right)
    chances = softmax(scores / temperature)
    return Validation(
        truth=truth,
        told=[labels[i] for i in chances.argmax(axis=1)],
        scores=chances.max(axis=1).tolist(),
        temperature=temperature,
    )


def _fit(rows: list[LabelledPoint], scheme: str) -> TopicModel:
    return fit(
        [(_point(row), (row.label,)) for row in rows],
        scheme=scheme,
        labels={row.label: row.label for row in rows},
        least=_LEAST_COUNT,
        uncertain=UNCERTAIN,
    )


def _point(row: LabelledPoint) -> PointText:
    return PointText(title=row.title, text=row.text)
