"""KLE numbers (KL's subject classification) printed in case and journal numbers.

``01.02.05-P16-1-20`` is main group 01, group 01.02, subject 01.02.05, facet P16.
Three two-digit numbers with dots are a date as often as a subject, so a number
counts only with a facet behind it, a cue before it, or nothing around it.
"""

from __future__ import annotations

import functools
import re

from msgspec import Struct

from ..lexicon import table

# Facets begin with one of these letters: A and G (administration), I
# (institutions), K (conflicts), P (processes), S and Ø (economy).
_FACET = r"(?P<facet>[AGIKPSØ]\d{2})(?!\d)"
_NUMBER = r"(?P<main>\d{2})\.(?P<group>\d{2})"
_SUBJECT = r"(?:\.(?P<subject>\d{2}))"
_NOT_INSIDE = r"(?<![\w.,/-])"
_CUE = (
    r"(?:\bj\.? ?nr|\bjournal(?:nr|nummer|plan)?|\bkle(?:[- ](?:nr|nummer|emne))?"
    r"|\bemne(?:nr|nummer)|\bsags?[- ]?(?:nr|nummer|id)|\bsag nr)\.? ?:? ?"
)
_WITH_FACET = re.compile(rf"{_NOT_INSIDE}{_NUMBER}{_SUBJECT}[ .-]{{0,3}}{_FACET}")
_WITH_CUE = re.compile(
    rf"(?i:{_CUE}){_NUMBER}{_SUBJECT}?(?![\d.])(?:[ .-]{{0,3}}{_FACET})?"
)
# A case number that begins with one: "00.01 P27/".
_OPENS = re.compile(rf"\s*{_NUMBER}{_SUBJECT}?[ .-]{{0,3}}{_FACET}")
# A case number that is nothing else: "00.01.00", "00.01.00-1-25".
_ALONE = re.compile(rf"\s*{_NUMBER}{_SUBJECT}(?:[-/ ]\d+){{0,3}}[-/ ]*\Z")


class KleNumber(Struct, frozen=True, kw_only=True):
    """One KLE number: ``number`` as digits and dots, ``facet`` such as ``"P16"``.

    ``start`` and ``end`` are its place in the text read.
    """

    number: str
    facet: str | None
    start: int
    end: int

    @property
    def main_group(self) -> str:
        """The two digits of the main group."""
        return self.number[:2]

    @property
    def is_meeting(self) -> bool:
        """Whether the case holds a meeting (P35), whatever its points are about."""
        return self.facet == "P35"


def read_kle(text: str) -> KleNumber | None:
    """The first KLE number of ``text``, or ``None``.

    >>> read_kle("Åbent - 17.00.00A00 - 2008/048591").number
    '17.00.00'
    >>> read_kle("01.02.05-P16-1-20").facet
    'P16'
    >>> read_kle("Mødet den 01.02.05 blev aflyst") is None
    True
    """
    alone = _ALONE.match(text)
    if alone and alone["main"] in main_groups():
        return _number(alone)
    hits = [m for p in (_WITH_FACET, _WITH_CUE) if (m := p.search(text))]
    if opens := _OPENS.match(text):
        hits.append(opens)
    return _number(min(hits, key=lambda m: m.start("main"))) if hits else None


def _number(match: re.Match[str]) -> KleNumber:
    found = match.groupdict()
    parts = [found["main"], found["group"], found["subject"]]
    return KleNumber(
        number=".".join(p for p in parts if p),
        facet=found.get("facet"),
        start=match.start("main"),
        end=max(match.end(g) for g in found),
    )


@functools.cache
def main_groups() -> dict[str, str]:
    """The main groups in force, code to title; what is not here is discontinued."""
    return {r["code"]: r["title"] for r in table("kle") if len(r["code"]) == 2}
