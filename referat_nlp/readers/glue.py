"""Headings, labels and buttons that a copy of a web page glued to what follows.

Copying drops the breaks between a page's blocks: "BeslutningGodkendt.",
"MødestedRådssalen", "Godkendelse af dagsordenUdskriv". Only words of the lexicons
are cut loose, and only where the case of the letters shows the seam.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from ..lexicon import Entry, phrasebook

_HEADINGS = {"summary", "recommendation", "case", "decision", "attachments", "legal"}
_FIELDS = {"label.place", "label.body", "label.present", "label.absent", "label.guests"}
_TIMES = {"label.date", "label.start", "label.end"}
_CASE = {"label.case"}
_SHORTEST_WORD, _SHORTEST_BUTTON = 4, 6
_LONGEST_TAIL = 60
_MOST_CUTS = 4

_CAPITAL = r"(?=[A-ZÆØÅ](?:[a-zæøå]|\.?\s))"
_DASH = r"(?=- ?[A-ZÆØÅ])"
# "ØkonomiUdvalget" is how a committee may spell its name.
_NO_NAME = r"(?!Udvalg|Forvaltning|Afdeling|Center|Område|Gruppe|Huset)"
_BEFORE = r"(?<=[a-zæøåé.)\]?!\d])"
_UNFOLD = re.compile(_BEFORE + r"(?=Klik her for )")
# "10. Eventuelt1. Godkendelse af referat": the contents' end and the first point.
_ENTRY = re.compile(r"\s*\d{1,4}\. ")
_NEXT_POINT = re.compile(r"(?<=[a-zæøå)])(?=\d{1,4}\. [A-ZÆØÅ][a-zæøå])")
_LONGEST_ENTRY = 400
_ATTACHMENT = re.compile(r"(?<=[a-zæøåé)])(?=Bilag \d{1,3}(?:[.:]| ?[-–]) ?\S)")


def unglued(text: str) -> list[str]:
    """The lines that a line was before it was copied; mostly the line itself.

    >>> unglued("UdskrivSagsid.: 17/36"), unglued("BeslutningGodkendt.")
    (['Udskriv', 'Sagsid.: 17/36'], ['Beslutning', 'Godkendt.'])
    >>> unglued("Beslutningstema"), unglued("Økonomi- og Teknikudvalget")
    (['Beslutningstema'], ['Økonomi- og Teknikudvalget'])
    """
    parts: list[str] = []
    rest = text
    while len(parts) < _MOST_CUTS:
        match = _openings().match(rest)
        if match is None:
            break
        parts.append(match[0])
        rest = rest[match.end() :]
    return [*parts, *_tail(rest)]


def _tail(text: str) -> list[str]:
    pieces = [p for part in _ATTACHMENT.split(text) for p in _UNFOLD.split(part, 1)]
    if len(text) < _LONGEST_ENTRY and _ENTRY.match(text):
        pieces = [p for piece in pieces for p in _NEXT_POINT.split(piece, 1)]
    last = pieces[-1]
    start = max(0, len(last) - _LONGEST_TAIL)
    match = _closings().search(last, start)
    if match and last[: match.start()].strip():
        pieces[-1:] = [last[: match.start()], match[0]]
    return pieces


@functools.cache
def _openings() -> re.Pattern[str]:
    """Wordings at a line's start, each with what shows that it ends there."""
    headings, labels = phrasebook("headings").entries, phrasebook("labels").entries
    contents = _named(labels, {"line.contents"})
    times = _named(labels, _TIMES)
    case = _named(labels, _CASE)
    absent = _named(labels, {"label.absent"})
    strong = _of(e for e in headings if e.label in _HEADINGS) | contents
    body = _of(e for e in headings if e.label in {"case", "decision"})
    economy = _of(e for e in headings if e.label == "economy")
    anything = strong | times | case | _named(labels, _FIELDS) | _buttons()
    return re.compile(
        rf"\s*(?:{_any(anything)}{_CAPITAL}|{_any(strong | absent)}{_DASH}"
        rf"|{_any(economy)}{_NO_NAME}{_CAPITAL}|{_any(times)}(?=\d)"
        rf"|{_any(contents)}(?=\d{{1,4}}[.:)]? ?[A-ZÆØÅ])"
        rf"|{_any(body)}(?=\d{{1,4}}\. [A-ZÆØÅ][a-zæøå]))"
    )


@functools.cache
def _closings() -> re.Pattern[str]:
    """Wordings glued to a line's end: buttons, and headings of what follows."""
    headings = _of(e for e in phrasebook("headings").entries if e.label in _HEADINGS)
    contents = _named(phrasebook("labels").entries, {"line.contents"})
    long = {w for w in headings | contents if len(w) > _SHORTEST_BUTTON}
    return re.compile(rf"{_BEFORE}{_any(long | _buttons())}:?\s*$")


def _named(entries: Iterable[Entry], ids: set[str]) -> set[str]:
    return _of(e for e in entries if e.id in ids)


def _of(entries: Iterable[Entry]) -> set[str]:
    kept = {w for e in entries for w in e.text if len(w) >= _SHORTEST_WORD}
    return kept - {
        w for e in phrasebook("noise").entries if e.label == "never" for w in e.text
    }


def _buttons() -> set[str]:
    whole = {
        w for e in phrasebook("noise").entries if e.label == "whole" for w in e.text
    }
    return {w for w in whole if len(w) >= _SHORTEST_BUTTON}


def _any(wordings: Iterable[str]) -> str:
    """The wordings as they open a line: with a capital, the longest first."""
    ordered = sorted(wordings, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w[:1].upper() + w[1:]) for w in ordered) + ")"
