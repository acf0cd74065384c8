"""The words that say whether a date is of the past or to come."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left

from .date_pieces import Unit
from .date_words import date_words, one_of

# What stands right after a date gone by: its verb ("den 2. juni vedtog udvalget")
# or the point of that meeting's minutes ("den 2. juni (pkt. 7)").
_GONE_AFTER = re.compile(
    r" (?!allerede|sidste|seneste|næste)[a-zæøå]{3,}(?:ede|te)(?!\w)"
    r"|,? ?\(?(?:pkt|punkt|sag)\b\.? ?(?:nr\. ?)?\d"
)
_NEW_CLAUSE = re.compile(r", (?:at|idet|dog|såfremt|hvis|således|med|når|hvorefter)\b")
# "Udgiften finansieres af kassen, der ultimo maj udgjorde": the verb behind counts.
_RELATIVE = re.compile(r", (?:der|som|hvor)(?: [^\W\d]+){0,2} ?\Z")
# A present passive, no past one ("afholdtes") and no genitive ("skolernes").
_PASSIVE = (
    r"[^\W\d]{3,}(?:[bdfgjklmnprsv]e|[fknst]te|å|øre)s(?<!ernes)(?<!enes)(?<!edes)"
)


class Cues:
    """Where the cue words of a text stand; ``low`` is the text in lower case."""

    def __init__(self, low: str) -> None:
        self.low = low

    @functools.cached_property
    def _sides(self) -> tuple[list[int], list[int]]:
        """The places of the cues, and whether they tell of past or future."""
        found = [(m.start(), _SIDES[m.lastgroup]) for m in _cues().finditer(self.low)]
        return [place for place, _ in found], [side for _, side in found]

    @functools.cached_property
    def _documents(self) -> list[int]:
        """Where documents stand, but for those yet to come: "til beslutning"."""
        return [
            m.start()
            for m in _whole(date_words().words.past_documents).finditer(self.low)
            if not self.low.endswith("til ", 0, m.start())
        ]

    @functools.cached_property
    def _participles(self) -> list[int]:
        pattern = _whole(date_words().words.participles)
        return [m.start() for m in pattern.finditer(self.low)]

    def direction(self, unit: Unit, start: int, end: int) -> int:
        """-1 for what has happened, 1 for what is to come, 0 where nothing tells.

        ``start`` and ``end`` bound the unit's sentence.
        """
        # "notat af 3. maj": a document is dated by a day gone by.
        dated = self.low.endswith(" af ", 0, unit.start) and unit.last.kind == "day"
        if dated or _GONE_AFTER.match(self.low, unit.end):
            return -1
        places, sides = self._sides
        before = bisect_left(places, unit.start) - 1
        document = bisect_left(self._documents, unit.start) - 1
        if document >= 0 and self._documents[document] >= max(
            start, places[before] if before >= 0 else 0
        ):
            return -1
        after = bisect_left(places, unit.end)
        follows = after < len(places) and places[after] < end
        if before >= 0 and places[before] >= start:
            own = follows and self._is_relative(unit, places[after])
            return sides[after if own else before]
        if follows:
            return sides[after]
        return -1 if self._has_participle(unit, start, end) else 0

    def _is_relative(self, unit: Unit, after: int) -> bool:
        """Whether the date opens a relative clause whose verb follows."""
        if "," in self.low[unit.end : after]:
            return False
        return (
            _RELATIVE.search(self.low, max(0, unit.start - 40), unit.start) is not None
        )

    def _has_participle(self, unit: Unit, start: int, end: int) -> bool:
        """Whether a participle stands in the unit's clause.

        "Godkendt med den tilføjelse, at banen åbner i maj" says nothing of May.
        """
        first = bisect_left(self._participles, start)
        last = bisect_left(self._participles, end)
        return any(
            not _NEW_CLAUSE.search(self.low, place, max(place, unit.start))
            for place in self._participles[first:last]
        )


_SIDES = {"past": -1, "neutral": 0, "future": 1}


@functools.cache
def _cues() -> re.Pattern[str]:
    words = date_words().words
    # "er faldet" has happened, "etableres" is to come.
    perfect = (
        rf"er (?:[^\W\d]+ ){{0,2}}(?!(?:{one_of(words.planned)})\b)[^\W\d]{{4,}}et"
        r"|senest [^\W\d]{4,}et"
    )
    passive = rf"(?!(?:{one_of(words.no_passive)})\b){_PASSIVE}"
    return re.compile(
        rf"(?<!\w)(?:(?P<past>{one_of(words.past)}|{perfect})|"
        rf"(?P<neutral>{one_of(words.neutral)})|"
        rf"(?P<future>{one_of(words.future)}|{passive}))(?!\w)"
    )


@functools.cache
def _whole(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{one_of(words)})(?!\w)")
