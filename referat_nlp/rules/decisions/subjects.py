"""The stretch of a sentence that names who holds the side which a cue takes."""

from __future__ import annotations

import re

from .holders import find_holders, is_listing
from .stance_cues import NESTED, Cue

_CLAUSE = re.compile(
    r"[;:]|,\s*(?:idet|mens|men|hvorefter|medens|hvorimod|da|dog)\b|\s(?:mens|hvorimod"
    r"|medens|dog)\s",
    re.IGNORECASE,
)

# Where a list of voters gives way to the next: "…, mens Kai Holm undlod".
_TURN = re.compile(r";|,?\s(?:mens|medens|hvorimod|hvorefter)\s", re.IGNORECASE)
# "Imod stemte Ø, og Å undlod": behind the last comma and "og" the next side begins.
_AND_THEN = re.compile(r",\s+(?:og|samt)\s(?![^,]*,)")

# What follows a list of voters gives their reasons: its names and numbers are others'.
_REMARK = re.compile(
    r",?\s*\b(?:med (?:\w+ )?(?:bemærkning|ønske|begrundelse)\w*|idet|fordi|da|at"
    r"|der)\b",
    re.IGNORECASE,
)

#: "(12 stemmer) fra A og V".
FROM = re.compile(r"\s+fra\b")

#: A bracket after blanks.
BRACKET = re.compile(rf"\s*{NESTED}")

#: "Alle undtagen Ø stemte for", "… bortset fra Ø, der stemte imod".
EXCEPT = re.compile(
    r"\b(?:undtagen|bortset fra|med undtagelse af|på nær|dog ikke)\b", re.IGNORECASE
)

# "Venstre dog (stemte imod)", "Ø valgte at (stemme imod)".
_ADVERB = re.compile(
    r"\s(?:dog|også|ligeledes|imidlertid|(?:valgte|ønskede|ønsker|vil|ville)(?: at)?)"
    r"\s*$",
    re.IGNORECASE,
)

_WHO = re.compile(r",?\s+(?:der|som)\s*$", re.IGNORECASE)

_BREAK = re.compile(r"\s[-–]\s|[(,]")

_GENITIVE = re.compile(r"['’]?s\s+")


def subject_of(text: str, cue: Cue, left: int, right: int) -> tuple[str, int]:
    """The stretch that names the holders, and where the next one may begin."""
    if cue.kind == "owned":
        return _ungenitive(cue.inside), cue.end
    if cue.kind == "lead":
        listed = _TURN.split(text[cue.end : right], maxsplit=1)[0]
        if right < len(text) and (turn := _AND_THEN.search(listed)):
            listed = listed[: turn.start()]
        return remarkless(EXCEPT.split(listed)[0]), cue.end + len(listed)
    if cue.kind == "count":
        return _counted(text, cue, left, right)
    if cue.kind == "opinion" and find_holders(cue.inside):
        return cue.inside, cue.end
    subject = _CLAUSE.split(_ADVERB.sub("", text[left : cue.start]))[-1]
    if cue.bare:
        return _last_listing(subject), cue.end
    subject = _excepted(subject)
    if cue.inside and find_holders(cue.inside):
        # "Dog stemte Ø imod", but "V stemte sammen med A imod".
        before = find_holders(subject)
        if not before or subject[before[-1].end :].strip(" )"):
            return cue.inside, cue.end
        return f"{subject} {cue.inside}", cue.end
    return subject, cue.end


def _counted(text: str, cue: Cue, left: int, right: int) -> tuple[str, int]:
    """The voters printed behind a count: in a bracket, after a colon or "fra"."""
    if text.startswith(":", cue.end):
        return remarkless(text[cue.end : right]), right
    if FROM.match(text, cue.end):
        return cue.text + remarkless(text[cue.end : right]), right
    bracket = BRACKET.match(text, cue.end, right)
    end = bracket.end() if bracket else cue.end
    owner = _owner(text[max(left, cue.start - 50) : cue.start])
    return owner + cue.text + (bracket[0] if bracket else ""), end


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
        return EXCEPT.split(subject[: who.start()])[-1]
    return EXCEPT.split(subject)[0]


def remarkless(listed: str) -> str:
    """The voters of "Ø og Å med bemærkning om, at …", without their reasons."""
    return _REMARK.split(listed, maxsplit=1)[0]
