"""What an agenda point is about by KLE, KL's subject classification.

A KLE number printed in the case number or journal line decides. Otherwise a rule
for the points of the meeting itself, then a classifier (``models/topics.md``) that
reads title, text and deciding body, and answers nothing where it is uncertain.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from ..lexicon import phrasebook
from ..records import Topic
from ..rules.kle import KleNumber, main_groups, read_kle
from .features import COMMITTEE, PointText
from .model import TopicModel, load_model

#: Where in the text a journal line may stand.
_HEAD = 500
_PROCEDURE = "00"
# Agenda points of the meeting itself are recognised by rule; that is wrong about
# one time in fifty ("Orientering fra formanden" with a single subject below it).
_PROCEDURE_SCORE = 0.98
#: What may stand around the name of a procedural point.
_FILLER = re.compile(
    r"[\W\d_]+|\b(?:[a-zæøå]|åben|åbent|åbne|lukket|lukkede|punkt(?:er)?|pkt|sag"
    r"|ekstra|orientering|beslutning|beslutningssag|udkast|forslag|til|for|fra|af|og|på"
    r"|den|det|ved|om|vedr|vedrørende"
    r"|\w{0,20}møde[tr]?|mødets|dagens|kl|ordinært?|ekstraordinært?|teknisk"
    r"|udvalge?t?s?|byråde?ts?|kommunalbestyrelsens?|januar|februar|marts|april|maj"
    r"|juni|juli|august|september|oktober|november|december)\b",
    re.IGNORECASE,
)
_LONGEST_PROCEDURE = 120
_ENGLISH = frozenset(["the", "of", "and", "to", "is", "was", "with", "that", "by"])
_DANISH = frozenset(["og", "af", "der", "til", "en", "er", "på", "som", "om", "den"])
_FEWEST_ENGLISH = 2
# Danish text may name an English project: a few words of Danish outweigh it.
_DANISH_WEIGHT = 4
_WORD = re.compile(r"\w+")


def classify(
    title: str | None,
    text: str = "",
    *,
    body: str | None = None,
    case_number: str | None = None,
) -> list[Topic]:
    """The likely topics of one agenda point, best first; empty where uncertain.

    The first is the answer; up to two more follow where they have a chance, each
    with its probability. ``text`` is the point's text (what it recommends and why,
    its beginning is enough), ``body`` the deciding body, ``case_number`` the case
    number or the whole journal line as printed.

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
    chosen = [
        i
        for i, (point, answer) in enumerate(zip(points, answers, strict=True))
        if answer is None and not is_english(f"{point.title or ''}\n{point.text}")
    ]
    if any(f"{points[i].title or ''}{points[i].text}".strip() for i in chosen):
        found = kle_model().rank([points[i] for i in chosen])
        for i, topics in zip(chosen, found, strict=True):
            answers[i] = topics
    return [answer or [] for answer in answers]


def explain(
    title: str | None,
    text: str = "",
    *,
    body: str | None = None,
    case_number: str | None = None,
) -> list[tuple[str, float]]:
    """What decided: a printed KLE number, or the words and how much each weighed."""
    point = PointText(title=title, text=text, body=body, case_number=case_number)
    number = printed_number(point)
    if number and _by_rule(point):
        return [(number.number, 1.0)]
    return kle_model().explain(point)


def is_procedure(title: str) -> bool:
    """Whether ``title`` names a point of the meeting itself and nothing else.

    >>> is_procedure("2. Meddelelser")
    True
    >>> is_procedure("Meddelelser om støj fra havnen")
    False
    """
    if len(title) > _LONGEST_PROCEDURE:
        return False
    title = unicodedata.normalize("NFC", title)
    hits = phrasebook("procedure").find(title)
    if not hits:
        return False
    rest = title
    for hit in reversed(hits):
        rest = rest[: hit.start] + " " + rest[hit.end :]
    return not _FILLER.sub("", COMMITTEE.sub("", rest))


def is_english(text: str) -> bool:
    """Whether the beginning of ``text`` is English: the model knows Danish only.

    >>> is_english("The lease of the harbour is to be renewed.")
    True
    """
    words = [word.lower() for word in _WORD.findall(text[:_HEAD])]
    english = sum(word in _ENGLISH for word in words)
    danish = sum(word in _DANISH for word in words)
    return english >= _FEWEST_ENGLISH and english > _DANISH_WEIGHT * danish


def _by_rule(point: PointText) -> list[Topic] | None:
    """The topic that needs no model, or ``None``."""
    number = printed_number(point)
    procedure = is_procedure(point.title or "")
    if number and not (number.is_meeting and not procedure):
        return [_topic(number.main_group, 1.0, "case_number")]
    if procedure:
        return [_topic(_PROCEDURE, _PROCEDURE_SCORE)]
    return None


def printed_number(point: PointText) -> KleNumber | None:
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
        score=score,
        source=source,
    )


@functools.cache
def kle_model() -> TopicModel:
    """The shipped model."""
    path = Path(str(resources.files("referat_nlp.models") / "topics.skops"))
    return load_model(
        path,
        "reinstall referat-nlp, or train the topic model with "
        "'python models/train_topics.py'",
    )
