"""The stretch of a sentence that names who holds the side which a cue takes."""

from __future__ import annotations

import re

from .holders import find_holders, is_listing
from .stance_cues import NESTED

_CLAUSE = re.compile(
    r"[;:]|,\s*(?:idet|mens|men|hvorefter|medens|hvorimod|da|dog)\b|\s(?:mens|hvorimod"
    r"|medens|dog)\s",
    re.IGNORECASE,
)

# What follows a list of voters gives their reasons: its names and numbers are others'.
_REMARK = re.compile(
    r",?\s*\b(?:med (?:\w+ )?(?:bemærkning|ønske|begrundelse)|idet|fordi|da|at|der)\b",
    re.IGNORECASE,
)

#: A bracket after blanks.
BRACKET = re.compile(rf"\s*{NESTED}")

# "Alle undtagen Ø stemte for", "… bortset fra Ø, der stemte imod".
_EXCEPT = re.compile(
    r"\b(?:undtagen|bortset fra|med undtagelse af|på nær|dog ikke)\b", re.IGNORECASE
)

_WHO = re.compile(r",?\s+(?:der|som)\s*$", re.IGNORECASE)

_BREAK = re.compile(r"\s[-–]\s|[(,]")

_GENITIVE = re.compile(r"['’]?s\s+")


def subject_of(text: str, cue: re.Match[str], left: int, right: int) -> tuple[str, int]:
    """The stretch that names the holders, and where the next one may begin."""
    if cue["gen"]:
        return _ungenitive(cue["whose"] or cue["whose2"]), cue.end()
    if cue["lead"]:
        return remarkless(text[cue.end() : right]), right
    if cue["sole"] and text.startswith(":", cue.end()):
        return remarkless(text[cue.end() : right]), right
    if cue["count"] or cue["sole"]:
        bracket = BRACKET.match(text, cue.end(), right)
        end = bracket.end() if bracket else cue.end()
        owner = _owner(text[max(left, cue.start() - 50) : cue.start()])
        return owner + cue[0] + (bracket[0] if bracket else ""), end
    inverted = cue["inv"] or cue["inv2"]
    if inverted and inverted.strip():
        return inverted, cue.end()
    subject = _CLAUSE.split(text[left : cue.start()])[-1]
    if cue["bare"]:
        return _last_listing(subject), cue.end()
    subject = _excepted(subject)
    if cue["inv3"] and find_holders(cue["inv3"]):
        # "Dog stemte Ø imod", but "V stemte sammen med A imod".
        before = find_holders(subject)
        if not before or subject[before[-1].end :].strip(" )"):
            return cue["inv3"], cue.end()
        return f"{subject} {cue['inv3']}", cue.end()
    return subject, cue.end()


def _owner(before: str) -> str:
    """The party of "Venstres (3 medlemmer stemte imod)"; empty where there is none."""
    holders = find_holders(before)
    if holders and _GENITIVE.fullmatch(before, holders[-1].end):
        return f"{holders[-1].text} "
    return ""


def _last_listing(text: str) -> str:
    """The voters at the end of "Godkendt - A og V"; empty where there are none."""
    starts = [0, *(m.end() for m in _BREAK.finditer(text))]
    return next((text[s:] for s in starts if is_listing(text[s:])), "")


def _ungenitive(names: str) -> str:
    """The names of "A's, V's og Dansk Folkepartis (stemmer)".

    >>> _ungenitive("A's, V's og Dansk Folkepartis ")
    'A, V og Dansk Folkeparti'
    """
    return re.sub(r"['’]?s?(?=\s*(?:,|og\b|samt\b|$))", "", names).strip()


def _excepted(subject: str) -> str:
    """The side of "alle undtagen Ø" or "…, undtagen Ø, der" that the verb goes with."""
    who = _WHO.search(subject)
    if who is not None and find_holders(subject[-60 : who.start() - len(subject)]):
        return _EXCEPT.split(subject[: who.start()])[-1]
    return _EXCEPT.split(subject)[0]


def remarkless(listed: str) -> str:
    """The voters of "Ø og Å med bemærkning om, at …", without their reasons."""
    return _REMARK.split(listed, maxsplit=1)[0]
