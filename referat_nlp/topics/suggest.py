"""Which points to label next: those a model is unsure of, unlike one another."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct

from ..errors import LabelError
from ..records import Minutes
from .features import TEXT_CHARACTERS, Array, PointText, weigh
from .kle import is_procedure, kle_model
from .labels import read_labels
from .own import LABELS_FILE
from .points import read_point
from .schemes import load_scheme

COLUMNS = ("title", "text", "label", "guess", "score", "document", "point")


class Candidate(Struct, frozen=True):
    """A mined point that might be labelled."""

    document: str
    index: int
    text: PointText


def suggest(
    mined: Iterable[Minutes], scheme: str | Path, count: int
) -> list[dict[str, Any]]:
    """Rows of a table to label: ``count`` points, the most telling first.

    A point's worth is how unsure the model of ``scheme`` (``"KLE"``, or a folder
    that ``referat topics train`` wrote) is of it, times how unlike it is to the
    points chosen before. Points of the meeting itself and those the model was
    trained on are left out; the same wording is suggested once.

    Raises
    ------
    LabelError
        If there is nothing to label.
    ModelError
        If the folder holds no topic model.
    """
    model = kle_model() if scheme == "KLE" else load_scheme(scheme)
    known = set() if scheme == "KLE" else _known(Path(scheme))
    candidates: dict[tuple[str, str], Candidate] = {}
    for minutes in mined:
        for found in _candidates(minutes):
            candidates.setdefault(_wording(found.text), found)
    left = [c for key, c in candidates.items() if key not in known]
    if not left:
        raise LabelError(
            "There is no point left to label: name minutes that hold points which "
            "are not in the table of labels yet."
        )
    points = [candidate.text for candidate in left]
    chances = model.probabilities(points)
    matrix = weigh(points, model.columns, model.idf)
    chosen = choose(1 - chances.max(axis=1), matrix, count)
    codes = model.classifier.classes_
    return [
        _row(left[i], str(codes[chances[i].argmax()]), float(chances[i].max()))
        for i in chosen
    ]


def choose(doubt: Array, matrix: Any, count: int) -> list[int]:
    """The rows with the greatest doubt that are unlike those chosen before."""
    import numpy as np
    from sklearn.preprocessing import normalize

    unit = normalize(matrix)
    likeness: Array = np.zeros(len(doubt))
    free: Array = np.ones(len(doubt), dtype=bool)
    chosen: list[int] = []
    for _ in range(min(count, len(doubt))):
        worth = np.where(free, doubt * (1 - likeness), -1.0)
        best = int(worth.argmax())
        chosen.append(best)
        free[best] = False
        close = (unit @ unit[[best]].T).toarray().ravel()
        likeness = np.clip(np.maximum(likeness, close), 0, 1)
    return chosen


def write_suggestions(rows: list[dict[str, Any]], path: Path) -> None:
    """Write ``rows`` as CSV that Excel opens, the column ``label`` left to fill in.

    Raises
    ------
    LabelError
        If the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            writer.writerows(rows)
    except OSError as error:
        raise LabelError(
            f"{path}: cannot be written ({error.strerror}). Close it where it is open, "
            "or name another file with -o."
        ) from error


def _candidates(minutes: Minutes) -> Iterable[Candidate]:
    for point in minutes.points:
        text = read_point(minutes, point)
        if any(_wording(text)) and not is_procedure(text.title or ""):
            yield Candidate(minutes.source.path, point.index, text)


def _known(folder: Path) -> set[tuple[str, str]]:
    rows = read_labels(folder / LABELS_FILE)
    return {(row.title, row.text[:TEXT_CHARACTERS].strip()) for row in rows}


def _wording(point: PointText) -> tuple[str, str]:
    return (point.title or "").strip(), point.text[:TEXT_CHARACTERS].strip()


def _row(candidate: Candidate, guess: str, score: float) -> dict[str, Any]:
    title, text = _wording(candidate.text)
    return {
        "title": title,
        "text": text,
        "label": "",
        "guess": guess,
        "score": round(score, 3),
        "document": candidate.document,
        "point": candidate.index,
    }
