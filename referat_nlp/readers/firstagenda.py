"""The JSON of a FirstAgenda portal: one meeting, its points as HTML fields."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from msgspec import structs

from ..text import Line
from .draft import Draft
from .html import html_lines

_FIELD_LEVEL = 3


def read_firstagenda(text: str) -> Draft:
    """The meeting's head and points as headed lines."""
    data = json.loads(text)
    lines = list(_head(data))
    for point in _dicts(data, "Dagsordenpunkter"):
        lines += _point(point)
    return Draft(lines=lines)


def _dicts(data: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found = data.get(key)
    return [d for d in found if isinstance(d, dict)] if isinstance(found, list) else []


def _say(data: Any, key: str) -> str:
    value = data.get(key) if isinstance(data, dict) else None
    return str(value).strip() if isinstance(value, (str, int)) else ""


def _head(data: dict[str, Any]) -> Iterator[Line]:
    meeting = data.get("Moede")
    body = _say(data.get("Udvalg"), "Navn")
    yield Line(text=body, level=1)
    # The portal calls a concluded meeting's minutes "Dagsorden" as well.
    concluded = isinstance(meeting, dict) and meeting.get("Afsluttet") is True
    name = _say(meeting, "Navn")
    extraordinary = "ekstraordinær" in name.lower()
    yield Line(text="Ekstraordinært møde" if concluded and extraordinary else "")
    yield Line(text="" if concluded else name)
    yield Line(text=_when(_say(meeting, "Dato")))
    place = _say(meeting, "Sted")
    yield Line(text=f"Mødested: {place}" if place else "")
    if isinstance(meeting, dict):
        yield from _attendance(_dicts(meeting, "Moededeltagere"))


def _when(stamp: str) -> str:
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return ""
    return f"Mødedato: {moment:%d-%m-%Y} kl. {moment:%H:%M}"


def _attendance(members: list[dict[str, Any]]) -> Iterator[Line]:
    absent = [m for m in members if m.get("Absent") or m.get("ParticipationCancelled")]
    present = [m for m in members if m not in absent]
    for label, group in (("Til stede:", present), ("Fraværende:", absent)):
        names = [name for m in group if (name := _say(m, "Name"))]
        if names:
            yield Line(text=label, gap=True)
            yield from (Line(text=name) for name in names)


def _point(point: dict[str, Any]) -> Iterator[Line]:
    number, title = _say(point, "Punktnummer"), _say(point, "Navn")
    heading = f"{number}. {title}" if number.isdigit() else f"{number} {title}"
    yield Line(text=heading, level=2, gap=True)
    case = _say(point, "SagsNummer") or _say(point, "CaseNumber")
    yield Line(text=f"Sagsnr.: {case}" if case else "")
    for field in _dicts(point, "Felter"):
        yield Line(text=_say(field, "Navn"), level=_FIELD_LEVEL, gap=True)
        yield from _field_lines(field)
    attachments = [name for b in _dicts(point, "Bilag") if (name := _say(b, "Navn"))]
    if attachments:
        yield Line(text="Bilag", level=_FIELD_LEVEL, gap=True)
        yield from (Line(text=name, item=True) for name in attachments)


def _field_lines(field: dict[str, Any]) -> Iterator[Line]:
    for line in html_lines(_say(field, "Html") or _say(field, "Tekst")):
        level = None if line.level is None else max(line.level, _FIELD_LEVEL)
        yield structs.replace(line, level=level)
