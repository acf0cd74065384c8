"""Gold annotations: the contract by value, beside the document they describe.

``NAME.gold.json`` lies beside ``NAME.pdf``, ``.html``, ``.md`` or ``.txt``. It has
the fields of the contract without offsets; a key left out was not annotated and
is not counted. Point-level ``dissents``, ``absent`` and ``votes`` count for the
meeting's own decision, ``kle`` for topics, and ``persons`` for entities of label
PER: such short gold leaves bare years out of its dates.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from msgspec import Struct

from .errors import GoldError
from .records import AgendaPoint, Decision, Minutes, VoteSide

Plain = dict[str, Any]

_SUFFIXES = (".pdf", ".html", ".htm", ".md", ".txt", ".docx", ".json")
_OWN = ("dissents", "absent", "recused", "votes", "unanimous", "followed")


class GoldDocument(Struct, frozen=True):
    """A document, where it lies, and what a human says it holds."""

    name: str
    path: Path
    family: str
    meeting: Plain
    points: list[Plain]


def read_gold(folder: str | Path) -> list[GoldDocument]:
    """All gold of a folder, sorted by name.

    Raises
    ------
    GoldError
        If the folder has none, a file is not gold, or a document is missing.
    """
    folder = Path(folder)
    files = sorted(folder.glob("*.gold.json"))
    if not files:
        raise GoldError(f"{folder}: no *.gold.json here. Name a folder that has some.")
    return [_read(path) for path in files]


def _read(path: Path) -> GoldDocument:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        points = [_current(point) for point in data["points"]]
        meeting = data.get("meeting", {})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldError(f"{path}: not a gold file ({error!r}).") from error
    stem = path.name.removesuffix(".gold.json")
    for suffix in _SUFFIXES:
        document = path.with_name(stem + suffix)
        if document.exists():
            family = str(data.get("family", data.get("layout", "")))
            return GoldDocument(stem, document, family, meeting, points)
    raise GoldError(f"{path}: the document {stem}.pdf, .html, .md or .txt is missing.")


def _current(point: Plain) -> Plain:
    """Bring the point-level short forms into the contract's places."""
    point = dict(point)
    own = next((d for d in point.get("decisions", []) if d.get("body") is None), None)
    if own is not None:
        own |= {k: point[k] for k in _OWN if k in point and k not in own}
    if "persons" in point and "entities" not in point:
        point["persons_only"] = point["no_bare_years"] = True
        point["entities"] = [{"label": "PER", "text": n} for n in point["persons"]]
    if "kle" in point and "topics" not in point:
        point["topics"] = point["kle"]
    point["topics"] = [
        t["code"] if isinstance(t, dict) else t for t in point.get("topics", [])
    ]
    return point


def as_gold(minutes: Minutes) -> tuple[Plain, list[Plain]]:
    """A record in the gold's form: meeting and points, by value."""
    plain = minutes.to_dict()
    return plain["meeting"], [_point(p, minutes) for p in minutes.points]


def _point(point: AgendaPoint, minutes: Minutes) -> Plain:
    plain = {
        "number": point.number,
        "title": point.title.text if point.title else None,
        "case_number": point.case_number.text if point.case_number else None,
        "access": point.access,
        "sections": [{"kind": s.kind, "heading": s.heading} for s in point.sections],
        "topics": [{"code": t.code, "score": t.score} for t in point.topics],
        "decisions": [_decision(d) for d in point.decisions],
    }
    for name in ("recommendations", "amounts", "dates", "entities"):
        plain[name] = [_plain(record) for record in getattr(point, name)]
    return plain


def _plain(record: Any) -> Plain:
    import msgspec

    plain: Plain = msgspec.to_builtins(record)
    return plain


def _decision(decision: Decision) -> Plain:
    plain = _plain(decision)
    if decision.votes is not None and not any(
        side != VoteSide()
        for side in (
            decision.votes.for_,
            decision.votes.against,
            decision.votes.abstain,
        )
    ):
        plain["votes"] = None
    return plain
