"""The topics of a record in another scheme: KLE, CAP, or one trained by the user."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec.structs import replace

from ..errors import ModelError
from ..records import Minutes, Topic
from .cap import to_cap
from .features import PointText
from .kle import classify_many, printed_number
from .model import TopicModel, load_model
from .points import read_point

MODEL_FILE = "model.skops"


def recode(minutes: Minutes, scheme: str | os.PathLike[str] | TopicModel) -> Minutes:
    """``minutes`` with the topics of ``scheme`` in place of those it has.

    Parameters
    ----------
    minutes
        A record, new or read from JSON.
    scheme
        ``"KLE"``; ``"CAP"``, the major topics of the Comparative Agendas Project;
        or the folder that ``referat topics train`` wrote (or its loaded model).

    Raises
    ------
    ModelError
        If the folder holds no topic model.
    """
    texts = [read_point(minutes, point) for point in minutes.points]
    if isinstance(scheme, TopicModel):
        found = scheme.rank(texts)
    elif scheme == "KLE":
        found = classify_many(texts)
    elif scheme == "CAP":
        found = _in_cap(texts)
    else:
        found = load_scheme(scheme).rank(texts)
    points = tuple(
        replace(point, topics=tuple(topics))
        for point, topics in zip(minutes.points, found, strict=True)
    )
    return replace(minutes, points=points)


def load_scheme(folder: str | os.PathLike[str]) -> TopicModel:
    """The model that ``referat topics train`` wrote to ``folder``.

    Raises
    ------
    ModelError
        If it is not there.
    """
    path = Path(folder)
    if not path.is_dir():
        raise ModelError(
            f"There is no topic scheme {os.fspath(folder)!r}. Choose KLE, CAP, or a "
            "folder that 'referat topics train labels.csv -o FOLDER' wrote."
        )
    return load_model(
        path / MODEL_FILE, f"run 'referat topics train labels.csv -o {path}' again"
    )


def _in_cap(points: list[PointText]) -> list[list[Topic]]:
    numbers = [printed_number(point) for point in points]
    return [
        to_cap(topics, number.number if number else None)
        for topics, number in zip(classify_many(points), numbers, strict=True)
    ]
