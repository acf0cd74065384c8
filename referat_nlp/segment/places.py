"""Where a meeting was held: the labelled place, or the one that the prose names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..rules.dates import find_dates

_ROOM = r"\w*(?:salen|lokalet?|rådhus(?:et)?|kantinen?)\b"
_ONLINE = (
    r"(?:(?:på |via |over )?(?:skype|(?:microsoft |ms )?teams|zoom)"
    r"|(?:online|virtuelt?|telefon|video|fjern)[- ]?møde|online|virtuelt)\b"
)
#: A line that is nothing but a place to meet.
PLACE_LINE = re.compile(
    rf"(?!referat|dagsorden|protokol)(?:(?:[\w.-]+,? ){{0,3}}{_ROOM}|{_ONLINE})"
    r"(?:[^\n:.]|\.(?=\d)){0,40}",
    re.IGNORECASE,
)
# "Sundhedsudvalget - 2. december 2020 - Virtuelt møde via Teams".
_CELLS = re.compile(r"\s[-–|·]\s|\t")
# A line right below the day that names a house and says nothing else.
_HOUSE = re.compile(
    r"(?:[\wæøåÆØÅ.-]+,?\s){0,4}[\wæøå]*(?:sal(?:en)?|gård(?:en)?|hus(?:et)?"
    r"|center(?:et)?|centret|skole(?:n)?|hal(?:len)?|bibliotek(?:et)?)\b[^\n:]{0,50}",
    re.IGNORECASE,
)
_IS_ROOM = re.compile(_ROOM, re.IGNORECASE)
# "kl. 19 i Byrådssalen", "kl. 19.00, Byrådssalen", "Mødet blev holdt i Salen", or a
# line "i Salen".
_AT = (
    r"\b[Kk]l\.?\s*[012]?\d(?:[.:][0-5]\d)?"
    r"(?:\s*[-–]\s*(?:kl\.?\s*)?[012]?\d(?:[.:][0-5]\d)?)?"
)
_PLACE_AFTER = re.compile(
    rf"(?:{_AT},?\s+|\b[Mm]øde[tr]?\s+(?:blev\s+)?(?:af)?hold(?:tes|t|es)\s+|^)(?:i|på)\s+"
    r"((?:lokale|mødelokale|byrådssalen)?\s*[A-ZÆØÅ0-9]?[^\n]{2,120})"
    rf"|{_AT},\s+((?:{_ROOM}|[A-ZÆØÅ])[^\n]{{2,120}})"
)
# "… holdt Byrådet møde i kantinen på Rådhuset."
_HELD_IN = re.compile(
    r"\bholdt\b[^\n.]{2,60}\bmøde (?:i|på) "
    r"([^\n.]{0,40}(?:sal(?:en)?|lokalet?|rådhus(?:et)?|kantinen?|skolen?)\b[^\n.,]*)"
)
# A sentence ends after a longer word; "Sdr. Badevej", "lokale 2.05" and "1. sal" go on.
_SENTENCE_END = re.compile(
    r"(?<=[a-zæøå]{4})\.\s+(?=[A-ZÆØÅ])|\s+[A-ZÆØÅ]\w+:"
    r"|,? og (?:blev )?(?:slut|hæv)|,? kl\b"
)
# "Møde nr. 14 den 6. december 2012 i lokale 201, rådhuset."
_IN_ROOM = re.compile(
    rf"\d{{4}},? (?:i|på) ((?:(?:[\w-]+ ){{0,3}}{_ROOM}"
    r"|[A-ZÆØÅ]\w*(?:hus|gård|center|skole|hal|bibliotek)(?:et|en)?\b)[^\n.]{0,60})"
)
_LONGEST = 200
_HEAD_LINES = 12


def read_place(labelled: Sequence[str], texts: Sequence[str]) -> str | None:
    """The place as printed, from the values of place labels or the head's lines."""
    for value in labelled:
        # "Mødested: Udsendelsesdato:" is a column of labels, read across.
        if not value.endswith(":"):
            return _SENTENCE_END.split(value)[0].strip(" .,")
    for text in texts[:_HEAD_LINES]:
        if held := _HELD_IN.search(text) or _IN_ROOM.search(text):
            return _SENTENCE_END.split(held[1])[0]
        match = _PLACE_AFTER.search(text) if len(text) < _LONGEST else None
        if match:
            return _SENTENCE_END.split(match[1] or match[2])[0].strip(" .,")
    texts = texts[:_HEAD_LINES]
    cells = (cell for text in texts for cell in (text, *_CELLS.split(text)))
    if line := next(filter(PLACE_LINE.fullmatch, cells), None):
        return line
    day = next((i for i, text in enumerate(texts) if find_dates(text)), len(texts))
    return next((t for t in texts[day + 1 : day + 3] if _HOUSE.fullmatch(t)), None)


def room_with_label(text: str, value: str) -> str:
    """The value of a label "Lokale" or "Mødelokale" without a colon.

    >>> room_with_label("Mødelokale 205", "205")
    'Mødelokale 205'
    >>> room_with_label("Mødelokale Byrådssalen", "Byrådssalen")
    'Byrådssalen'
    """
    return value if _IS_ROOM.match(value) else text.strip()
