"""Ballots of an election: votes for the elected, votes for others, blank slips."""

from __future__ import annotations

import re

from ...records import Votes, VoteSide
from .counts import NUM, number

_NAME = (
    r"(?P<name>(?-i:[A-ZÆØÅ][\w.'’-]*(?: (?:von |de )?[A-ZÆØÅ][\w.'’-]*){1,4}))"
    r"(?:\s\([^()\n]{1,40}\))?"
)
_CHOSEN = r"(?:gen|ny)?(?:valgt|udpeget|konstitueret|indstillet|udpegedes)(?:es)?"
_ELECTED = re.compile(
    rf"\b{_CHOSEN}\b[^.;\d]{{0,80}}?\bmed (?P<n>{NUM}) (?:af \w+ )?stemmer?\b",
    re.IGNORECASE,
)
_BALLOTS = (
    # "Ida Krog (A) fik 15 stemmer", "Ida Krog: 15 stemmer"
    re.compile(
        rf"{_NAME}(?: \w+)?(?::|\s(?:fik|opnåede|modtog|samlede))\s(?P<n>{NUM})"
        r"(?: af \w+)?(?:\sstemmer?\b|(?=[,.;]|\sog\b))",
        re.IGNORECASE,
    ),
    # "14 stemte på Ole Bæk", "5 stemmer faldt på Ole Bæk"
    re.compile(
        rf"\b(?P<n>{NUM}) (?:\w+ )?(?:stemte|stemmer?)(?: \w+)? (?:på|for|til) {_NAME}",
        re.IGNORECASE,
    ),
    # "…, og 7 på Ole Bæk"
    re.compile(rf"\bog (?P<n>{NUM}) på {_NAME}", re.IGNORECASE),
)
_BLANK = (
    re.compile(
        rf"\b(?P<n>{NUM}) (?:(?:stemmer?|stemmesed\w+|sed\w+|medlem\w*) )?"
        r"(?:(?:var|er|afleverede|afgav|stemte|blev afgivet|undlod) )?blank",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bblank\w*(?: (?:stemmer|stemmesedler|sedler))?:? (?P<n>{NUM})\b",
        re.IGNORECASE,
    ),
)
_SENTENCE = re.compile(r"(?<=[.;!])\s+|\n")
_TELLS = re.compile(rf"\b{_CHOSEN}\b|\bvalgtes\b", re.IGNORECASE)


def read_election(text: str) -> Votes | None:
    """The ballot of an election, or ``None`` where it does not count votes for others.

    >>> found = read_election("Ida Krog valgtes med 9 stemmer. Ole Bæk fik 4 stemmer.")
    >>> found.for_.count, found.against.count
    (9, 4)
    """
    elected = _ELECTED.search(text)
    chosen = " ".join(s for s in _SENTENCE.split(text) if _TELLS.search(s))
    won = number(elected["n"]) if elected else None
    lost: int | None = None
    ballots = {m["name"]: number(m["n"]) for p in _BALLOTS for m in p.finditer(text)}
    for name, count in ballots.items():
        if elected is None and won is None and name in chosen:
            won = count
        elif won != count or name not in chosen or elected is None:
            lost = (lost or 0) + count
    blank = next((number(m["n"]) for p in _BLANK if (m := p.search(text))), None)
    if won is None or (lost is None and blank is None):
        return None
    return Votes(
        for_=VoteSide(count=won),
        against=VoteSide(count=lost),
        abstain=VoteSide(count=blank),
    )
