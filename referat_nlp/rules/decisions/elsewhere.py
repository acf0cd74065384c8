"""Sentences about other points of the agenda than the one they are printed under."""

from __future__ import annotations

import re

# "Under punkterne 14 og 18 deltog Ida Krog ikke", "inhabil ved behandling af 04A".
_POINTS = re.compile(
    r"\b(?:(?:under|ved|i|af)\s+(?:behandling(?:en)?\s+af\s+)?"
    r"(?P<word>punkt(?P<more>erne)?|pkt\.?|sag(?:erne)?)\s*(?:nr\.?\s*)?"
    r"|behandling(?:en)?\s+af\s+)"
    r"(?P<numbers>\d{1,3}[A-Za-z]?\b(?!\.\s?[a-zæøå])(?:(?:,|\s?[-–]\s?|\s+(?:og|til|samt)\s+)"
    r"\s?\d{1,3}[A-Za-z]?\b){0,12})",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"0*(\d{1,3}[a-z]?)", re.IGNORECASE)
_RANGE = re.compile(r"(\d{1,3})\s?(?:[-–]|til)\s?(\d{1,3})")
_OWN = re.compile(
    r"\W*(?:(?:punkt|pkt\.?|sag|nr\.?)\s*(?:nr\.?\s*)?)?0*(\d{1,3}[a-z]?)\b", re.I
)


def own_number(heading: str) -> str | None:
    """The number that the point's heading opens with.

    >>> own_number("Punkt 4: Nye cykelstier"), own_number("Nye cykelstier")
    ('4', None)
    """
    found = _OWN.match(heading)
    return found[1].lower() if found else None


def is_elsewhere(sentence: str, own: str | None, *, agenda: bool) -> bool:
    """Whether a sentence tells of other points only.

    Without a number of its own a point is another one where the sentence names
    several, or where ``agenda`` says that this point approves the agenda.

    >>> is_elsewhere("Ida Krog deltog ikke under punkterne 12-15.", "3", agenda=False)
    True
    >>> is_elsewhere("Ida Krog deltog ikke under punkterne 12-15.", "13", agenda=False)
    False
    """
    named = _POINTS.search(sentence)
    if named is None:
        return False
    numbers = {m[1].lower() for m in _NUMBER.finditer(named["numbers"])}
    if own is None:
        return agenda or named["more"] is not None
    within = own.isdigit() and any(
        int(m[1]) <= int(own) <= int(m[2]) for m in _RANGE.finditer(named["numbers"])
    )
    return own not in numbers and not within
