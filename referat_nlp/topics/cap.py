"""KLE as major topics of the Comparative Agendas Project (CAP), by a crosswalk.

``lexicons/cap.csv`` lists the topics, ``lexicons/cap_kle.csv`` which KLE group (four
digits) or main group (two digits) belongs where; the longer number wins.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Literal

from ..lexicon import table
from ..records import Topic

_GROUP = 5  # "01.30"
_MAIN = 2


@functools.cache
def cap_topics() -> dict[str, str]:
    """The major topics of CAP, code to title."""
    return {row["code"]: row["title"] for row in table("cap")}


@functools.cache
def _crosswalk() -> dict[str, str]:
    return {row["kle"]: row["cap"] for row in table("cap_kle")}


def cap_of(kle: str) -> str:
    """The CAP major topic of a KLE number.

    >>> cap_of("01"), cap_of("01.30"), cap_of("01.30.10")
    ('14', '7', '7')
    """
    groups = _crosswalk()
    return groups.get(kle[:_GROUP]) or groups[kle[:_MAIN]]


def to_cap(topics: Iterable[Topic], printed: str | None = None) -> list[Topic]:
    """``topics`` of KLE in CAP; ``printed`` is the point's full KLE number, if any.

    Main groups that fall into one major topic add their probabilities.
    """
    scores: dict[str, float] = {}
    sources: dict[str, Literal["case_number", "classifier"]] = {}
    for topic in topics:
        exact = printed if topic.source == "case_number" else None
        code = cap_of(exact or topic.code)
        scores[code] = scores.get(code, 0.0) + topic.score
        sources.setdefault(code, topic.source)
    ranked = sorted(scores, key=lambda code: (-scores[code], int(code)))
    return [
        Topic(
            scheme="CAP",
            code=code,
            label=cap_topics()[code],
            score=round(min(scores[code], 1.0), 4),
            source=sources[code],
        )
        for code in ranked
    ]
