"""From the marks of a source to the gold record, in the contract's form by value."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from annotation import Mark, Source

PER = {
    "y": "year",
    "m": "month",
    "w": "week",
    "d": "day",
    "h": "hour",
    "p": "person",
    "m2": "m2",
    "m3": "m3",
    "km": "km",
    "u": "unit",
}
ROLES = {"expense", "income", "saving", "grant", "loan", "budget"}
SEASONS = {"spring": (3, 21), "summer": (6, 22), "autumn": (9, 23), "winter": (12, 24)}
#: Characters that tell where a point or a section begins.
OPENING = 80
_POINT = re.compile(r"^@@ (point|end)\b(.*)$", re.MULTILINE)
_SECTION = re.compile(r"^(?:@@ section ([a-z]+)|###? ([a-z]+): (.+))$", re.MULTILINE)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def period(code: str) -> tuple[date, date, str]:
    """First day, last day and EDTF form of a date code of the source form."""
    if ".." in code:
        days = [date.fromisoformat(day) for day in code.split("..")]
        return days[0], days[1], f"{days[0]}/{days[1]}"
    if span := re.fullmatch(r"(\d{4})/(\d{4})", code):
        return date(int(span[1]), 1, 1), date(int(span[2]), 12, 31), code
    if school := re.fullmatch(r"S(\d{4})", code):
        start, end = date(int(school[1]), 8, 1), date(int(school[1]) + 1, 7, 31)
        return start, end, f"{start}/{end}"
    if part := re.fullmatch(r"(\d{4})-([QHW])(\d+)", code):
        return _part_of_year(int(part[1]), part[2], int(part[3]))
    if season := re.fullmatch(r"(\d{4})-([a-z]+)", code):
        year, (month, edtf) = int(season[1]), SEASONS[season[2]]
        last = month_end(year + (month == 12), (month + 1) % 12 + 1)
        return date(year, month, 1), last, f"{year}-{edtf}"
    if re.fullmatch(r"\d{4}-\d\d", code):
        year, month = int(code[:4]), int(code[5:])
        return date(year, month, 1), month_end(year, month), code
    if re.fullmatch(r"\d{4}", code):
        return date(int(code), 1, 1), date(int(code), 12, 31), code
    return date.fromisoformat(code), date.fromisoformat(code), code


def _part_of_year(year: int, unit: str, number: int) -> tuple[date, date, str]:
    if unit == "W":
        monday = date.fromisocalendar(year, number, 1)
        sunday = monday + timedelta(days=6)
        return monday, sunday, f"{monday}/{sunday}"
    months = 3 if unit == "Q" else 6
    first = date(year, (number - 1) * months + 1, 1)
    edtf = (32 if unit == "Q" else 39) + number
    return first, month_end(year, number * months), f"{year}-{edtf}"


def date_record(text: str, tag: str) -> dict[str, Any]:
    """The gold of ``{@code|text}``; a closing ``?`` says the year is inferred."""
    code = tag.removeprefix("@")
    first, last, edtf = period(code.removesuffix("?"))
    return {
        "text": text,
        "from": str(first),
        "to": str(last),
        "edtf": edtf,
        "inferred": "year" if code.endswith("?") else None,
    }


def amount_record(text: str, tag: str) -> dict[str, Any]:
    """The gold of ``{$value flags|text}``."""
    tag, _, scaled = tag.removeprefix("$").partition(" s=")
    value, *flags = tag.split()
    unit = scaled.split()
    # A unit may have several words ("1.000 kr."), so flags are cut off its end.
    while unit and unit[-1] in ROLES | set(PER):
        flags.append(unit.pop())
    low, _, high = value.partition("..")
    unknown = set(flags) - set(PER) - ROLES - {"~", "EUR"}
    if unknown:
        raise ValueError(f"unknown flags {unknown} on amount {text!r}")
    return {
        "text": text,
        "value": None if high else low,
        "low": low,
        "high": high or low,
        "currency": "EUR" if "EUR" in flags else "DKK",
        "per": next((PER[f] for f in flags if f in PER), None),
        "approx": "~" in flags,
        "scaled_by": " ".join(unit) or None,
        "role": next((f for f in flags if f in ROLES), None),
    }


def _options(tag: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in tag.split(";") if part.strip())
    return {key.strip(): value.strip() for key, _, value in pairs}


def _names(value: str | None) -> list[str]:
    return [name.strip() for name in (value or "").split(",") if name.strip()]


def recommendation_record(
    text: str, tag: str, previous: dict[str, Any] | None
) -> dict[str, Any]:
    """The gold of ``{R by=…; steps=…|text}``; ``{R ^|…}`` repeats the stem above."""
    if tag == "R ^" and previous:
        return {**previous, "text": text}
    options = _options(tag.removeprefix("R"))
    steps = [
        {"body": None if body.strip() == "_" else body.strip(), "action": action}
        for body, _, action in (s.rpartition(":") for s in options["steps"].split(">"))
    ]
    named = re.split(r"(?<!\\)&", options.get("by", ""))
    by = [name.strip().replace("\\&", "&") for name in named if name.strip()]
    for step in steps:
        step["action"] = str(step["action"]).strip()
    return {"by": by, "steps": steps, "text": text}


def _side(value: str | None) -> dict[str, Any]:
    count, parties, persons = [*(value or "").split("/"), "", ""][:3]
    return {
        "count": int(count) if count.strip() else None,
        "parties": _names(parties),
        "persons": _names(persons),
    }


def decision_record(text: str, tag: str) -> dict[str, Any]:
    """The gold of ``{D outcome; key=value …|text}``."""
    outcome, _, rest = tag.removeprefix("D ").partition(";")
    options = _options(rest)
    sides = ("for", "against", "abstain")
    voted = any(side in options for side in sides)
    return {
        "body": options.get("body"),
        "date": options.get("date"),
        "outcome": outcome.strip(),
        "unanimous": "unanimous" in options,
        "followed": options.get("followed"),
        "votes": {side: _side(options.get(side)) for side in sides} if voted else None,
        "dissents": [],
        "absent": _names(options.get("absent")),
        "recused": _names(options.get("recused")),
        "text": text,
    }


def dissent_records(text: str, tag: str) -> list[dict[str, Any]]:
    """The gold of ``{X kind who, who|text}``; ``X>`` belongs to the next decision."""
    _, kind, who = tag.split(" ", 2)
    return [{"who": name, "kind": kind, "text": text} for name in _names(who)]


def _sections(source: Source, start: int, end: int) -> list[dict[str, Any]]:
    found: list[tuple[int, str, str | None]] = []
    for match in _SECTION.finditer(source.body, start, end):
        heading = source.clean(match[3]).rstrip(":,") if match[3] else None
        found.append((match.start(), match[1] or match[2], heading))
    for mark in source.marks:
        if mark.tag.startswith("S ") and start <= mark.start < end:
            heading = source.printed(mark).rstrip(":,")
            found.append((mark.start, mark.tag[2:], heading))
    found.sort(key=lambda item: item[0])
    return [
        {"kind": kind, "heading": heading, "opening": opening(source, at, end)}
        for at, kind, heading in found
    ]


def opening(source: Source, start: int, end: int) -> str:
    """The first words of a stretch: where it begins in the document."""
    return " ".join(source.clean(source.body[start:end][:400]).split())[:OPENING]


def _entities(source: Source, text: str) -> list[dict[str, Any]]:
    forms: dict[str, dict[str, Any]] = {}
    for row in source.head.get("entities", []):
        kind, _, names = row.partition(":")
        label, _, subkind = kind.strip().partition(" ")
        canonical, *others = [name.strip() for name in names.split(",")]
        # "(…)" holds a canonical form that is never printed itself.
        printed = [] if canonical.startswith("(") else [canonical]
        for form in printed + others:
            forms[form] = {
                "text": form,
                "label": label,
                "kind": subkind.strip() or None,
                "canonical": canonical.strip("()"),
            }
    if not forms:
        return []
    longest = sorted(forms, key=len, reverse=True)
    found = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")
    words = " ".join(text.split())
    return [forms[match[0]] for match in found.finditer(words)]


def _add(point: dict[str, Any], source: Source, mark: Mark) -> None:
    text, tag = source.printed(mark), mark.tag
    if tag == "T":
        point["title"] = text
    elif tag == "C":
        point["case_number"] = text
    elif tag.startswith("$"):
        point["amounts"].append(amount_record(text, tag))
    elif tag.startswith("@"):
        point["dates"].append(date_record(text, tag))
    elif tag.startswith("R"):
        earlier = point["recommendations"]
        point["recommendations"].append(
            recommendation_record(text, tag, earlier[-1] if earlier else None)
        )
    elif tag.startswith("D "):
        record = decision_record(text, tag)
        record["dissents"] += point.pop("pending", [])
        point["decisions"].append(record)
    elif tag.startswith("X> "):
        point.setdefault("pending", []).extend(dissent_records(text, tag))
    elif tag.startswith("X "):
        point["decisions"][-1]["dissents"] += dissent_records(text, tag)
    elif not tag.startswith("S "):
        raise ValueError(f"unknown tag {tag!r} on {text!r}")


def point_record(source: Source, options: str, start: int, end: int) -> dict[str, Any]:
    """The gold of one point, from its ``@@ point`` line to the next."""
    given = dict(part.split("=", 1) for part in options.split())
    point: dict[str, Any] = {
        "number": given.get("number"),
        "title": None,
        "case_number": None,
        "access": given.get("access"),
        "opening": opening(source, start, end),
        "sections": _sections(source, start, end),
        "recommendations": [],
        "decisions": [],
        "amounts": [],
        "dates": [],
        "entities": _entities(source, source.clean(source.body[start:end])),
        "topics": [code for code in given.get("topics", "").split(",") if code],
    }
    for mark in source.marks:
        if start <= mark.start < end:
            _add(point, source, mark)
    if "pending" in point:
        raise ValueError(f"no decision after a dissent under {point['title']!r}")
    if "entities" not in source.head:
        del point["entities"]
    if not source.head.get("sections", True):
        del point["sections"]
    return point


def meeting_record(head: dict[str, Any]) -> dict[str, Any]:
    """The gold of the meeting's head; what is not given is null."""
    keys = "municipality body kind session date start_time end_time place"
    given = head.get("meeting", {})
    attendance = []
    for row in given.get("attendance", []):
        name, party, status, instead = [*map(str.strip, row.split(";")), "", "", ""][:4]
        attendance.append(
            {
                "name": name,
                "party": party or None,
                "status": status or "present",
                "substitute": instead or None,
            }
        )
    return {**{key: given.get(key) for key in keys.split()}, "attendance": attendance}


def gold_record(source: Source) -> dict[str, Any]:
    """The whole gold record of a source."""
    bounds = list(_POINT.finditer(source.body))
    points = []
    for here, after in pairwise([*bounds, None]):
        if here and here[1] == "point":
            end = after.start() if after else len(source.body)
            points.append(point_record(source, here[2], here.end(), end))
    return {
        "id": source.id,
        "family": source.head["family"],
        "meeting": meeting_record(source.head),
        "points": points,
    }
