"""When a meeting began and ended."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..rules.dates import find_dates
from ..rules.sentences import sentences
from .fields import Field

_HOUR = r"([012]?\d)"
_CLOCK = re.compile(
    rf"(?<![\d.,]){_HOUR}[.:]([0-5]\d)(?::\d\d)?(?!\d|-\d{{4}}|-\d\d-|\.\d)"
)
# "kl. 19", "kl. 14-16", "kl. 1630"; "kl. 19.30" is _CLOCK's.
_AT_CLOCK = re.compile(
    rf"\b(?:kl\.?|klokken)\s*{_HOUR}"
    r"(?:[.:]?([0-5]\d)(?!\d)|\s?[-–]\s?([012]?\d)(?![\d.:]))?",
    re.IGNORECASE,
)
# A pattern that begins with plain letters is quickly searched for in a whole text.
_THE_MEETING = r"ødet(?<=\b[Mm]ødet)"
_CLOSED = r"(?:hævet|sluttede|sluttet|slut|afsluttet|hævedes|afsluttedes)"
_CLOSED_AT = re.compile(
    rf"{_THE_MEETING}\s+(?:[^\n.]{{0,80}}\bog )?(?:blev\s+)?{_CLOSED}\w*\s*"
    rf"(?:den[^\n]{{0,30}})?:?\s*(?:(?:kl\.?|klokken)\s*{_HOUR}(?:[.:]([0-5]\d))?"
    rf"|{_HOUR}[.:]([0-5]\d))"
)
_FROM_TO = re.compile(
    rf"{_THE_MEETING} (?:begyndte|startede|åbnede|blev åbnet|blev indledt)"
    rf" (?:kl\.?|klokken)\s*{_HOUR}[.:]([0-5]\d),? og (?:blev )?"
    rf"{_CLOSED} (?:kl\.?|klokken)\s*{_HOUR}[.:]([0-5]\d)"
)
# Lines of the head that tell another time than the meeting's first.
_ELSE = re.compile(
    rf"\b{_CLOSED}\b|\b(?:forlod|ankom|deltog|mødte|fraværende)\b", re.IGNORECASE
)


def read_times(
    fields: Sequence[Field], texts: Sequence[str], text: str
) -> tuple[str | None, str | None]:
    """Begin and end, local time ``HH:MM``: of fields, the head, or the text."""
    start, end = _of_fields(fields)
    if start is None:
        parts = (part.text for text in texts for part in sentences(text))
        clocks = next(filter(None, map(_clocks_of_line, parts)), [])
        start = clocks[0] if clocks else None
        end = end or (clocks[1] if len(clocks) > 1 else None)
    if match := _FROM_TO.search(text):
        start = start or _time(match[1], match[2])
        end = end or _time(match[3], match[4])
    if end is None and (match := _CLOSED_AT.search(text)):
        end = _time(match[1] or match[3], match[2] or match[4])
    return start, end


def _time(hour: str, minute: str | None) -> str:
    return f"{int(hour):02}:{minute or '00'}"


def _of_fields(fields: Sequence[Field]) -> tuple[str | None, str | None]:
    start = end = None
    for field in fields:
        timed = {"start_time", "date", "end_time"} & set(field.labels)
        clocks = _clocks(field.value) if timed else []
        if not clocks:
            continue
        if "start_time" in field.labels or "date" in field.labels:
            start = start or clocks[0]
            end = end or (clocks[1] if len(clocks) > 1 else None)
        else:
            end = clocks[0]
    return start, end


def _clocks_of_line(text: str) -> list[str]:
    """Clock times of a line of the head that says ``kl.`` or prints the day."""
    if _ELSE.search(text) and not _FROM_TO.search(text):
        return []
    if _AT_CLOCK.search(text) or (len(text) < 60 and find_dates(text)):
        return _clocks(text)
    return []


def _clocks(text: str) -> list[str]:
    match = _AT_CLOCK.search(text)
    times = []
    if match and match[2] is None:
        times += [_time(hour, None) for hour in (match[1], match[3]) if hour]
    elif match and not _CLOCK.match(text, match.start(1)):
        times.append(_time(match[1], match[2]))
    for mention in reversed(find_dates(text)):
        text = text[: mention.start] + " " * len(mention.text) + text[mention.end :]
    times += [_time(m[1], m[2]) for m in _CLOCK.finditer(text)]
    return [t for t in times if t < "24:00"]
