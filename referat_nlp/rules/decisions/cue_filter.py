"""Which wordings of a sentence take a side here, and which only look as if they did.

Left out are the numbers of a list, what reasons and reports say, and "punkt 2-4".
"""

from __future__ import annotations

import re

from ...lexicon import Phrasebook
from .stance_cues import Cue, find_cues

_DISPOSED = re.compile(
    r"(?:vedt|godkend|tiltr|anbefal|forkast|afvis|stadfæst|bifald|nedstem)\w*[^.;]{0,80}$",
    re.IGNORECASE,
)

_SETTLES = re.compile(
    r"vedt[ao]|godkend|tiltr|anbefal|forkast|afvis|nedstem|faldt|afstem|bevilg", re.I
)
# "V's forslag: 4-12-0, forkastet", "med alle stemmer, 16-0-0".
_LED = re.compile(r"(?::|\bstemmer,?|\bnavneopråb,?)\s$", re.IGNORECASE)
# "12-7-10" may be a day of the year 2010.
_YEARS = 10
_SETTLED = re.compile(
    r"\b(?:(?:vedt|godkend|tiltr|anbefal)\w*|(?P<open>forkast\w*|faldt|nedstemt|bortfald\w*"
    r"|\w*afstemning(?:en|sresultat)?))[,:]?\s$",
    re.IGNORECASE,
)

# Who votes how, and then why: what the reasons say of sides is no vote.
_REASON = re.compile(
    r"[^.;:]{0,60}?\b(?:med (?:\w+ )?(?:bemærkning|ønske|begrundelse)\w*|da|fordi)\b",
    re.IGNORECASE,
)
_TURN = re.compile(r";|\b(?:mens|medens|hvorimod)\b", re.IGNORECASE)
_TELLS = re.compile(
    r"\b(?:oplyste[rd]?e?|orienterede|fortalte|nævnte|forklarede|redegjorde)\b[^.;]*$"
    # "7 høringssvar taler for og 9 imod", "3.412 stemmer, heraf 41 blanke".
    r"|\btal(?:er|te) for og\s$|\bheraf\s$",
    re.IGNORECASE,
)
# How far before a cue the words stand that tell what it is worth.
_NEAR = 150


def standing_cues(text: str, book: Phrasebook) -> list[Cue]:
    """The cues of a sentence that take a side here.

    Left out are the counts that belong to a list, and what reasons and reports say.
    """
    cues: list[Cue] = []
    listed = False
    until = 0
    for cue in find_cues(text, book):
        if cue.start < until and cue.kind in ("trail", "opinion", "group"):
            continue
        near = max(0, cue.start - _NEAR)
        if cue.sole and (listed or not _DISPOSED.search(text, near, cue.start)):
            continue
        if cue.score and not _is_score(text, cue):
            continue
        if cue.kind in ("count", "trail") and _TELLS.search(text, near, cue.start):
            continue
        cues.append(cue)
        listed = listed or cue.kind == "lead"
        if cue.kind in ("trail", "opinion") and (why := _REASON.match(text, cue.end)):
            turn = _TURN.search(text, why.end())
            until = turn.start() if turn else len(text)
    return cues


def _is_score(text: str, cue: Cue) -> bool:
    """Whether "21-4" counts votes: behind what it settled, and not "punkt 2-4"."""
    left = max(0, cue.start - _NEAR)
    settled = _SETTLED.search(text, left, cue.start)
    if cue.none is not None:
        if settled is not None:
            return True
        # Three numbers are a date only where the last is a year's.
        near = _SETTLES.search(text, left, cue.end + _NEAR)
        led = _LED.search(text, left, cue.start)
        return None not in (near, led) and cue.none < _YEARS
    if settled is None or cue.count is None or cue.no is None:
        return False
    return settled["open"] is not None or cue.count >= cue.no
