"""The words that say whether a date is of the past or to come."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left

from .pieces import Unit
from .vocabulary import date_words, one_of

# What stands right after a date gone by: its verb ("den 2. juni vedtog udvalget")
# or the point of that meeting's minutes ("den 2. juni (pkt. 7)").
_GONE_AFTER = re.compile(
    r" (?!allerede|sidste|seneste|næste)[a-zæøå]{3,}(?:ede|te)(?!\w)"
    r"|,? ?\(?(?:pkt|punkt|sag)\b\.? ?(?:nr\. ?)?\d"
)
_NEW_CLAUSE = re.compile(r", (?:at|idet|dog|såfremt|hvis|således|med|når|hvorefter)\b")
# "Udgiften finansieres af kassen, der ultimo maj udgjorde": the verb behind counts.
_BOUNDARY = re.compile(r", (?:at|idet|der|som|hvor\w{0,8}|da|men|mens|når|hvis|så)\b")
# A present passive, no past one ("afholdtes") and no genitive ("skolernes").
_PASSIVE = (
    r"[^\W\d]{2,}(?:[bdfgjklmnprsv]e|[fknst]te|å|øre)s"
    r"(?<!ernes)(?<!enes)(?<!edes)(?<!elses)(?!-)"
)
# "kunne" is past, but not in "vil kunne".
_MODAL = r"(?<!vil )(?<!skal )(?<!kan )(?<!at )(?<!må )(?:kunne|skulle)"
# "på udvalgets temamøde den": a meeting told of without a verb has been held.
_AT_MEETING = re.compile(
    r"(?<!\w)på (?:[^\W\d][\w-]* ){0,3}\w*mødet?(?: [^\W\d]+)?(?: den| d\.)? \Z"
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
        lead = self.low[max(0, unit.start - 40) : unit.start]
        if " fra " in lead[-9:] and _source().search(lead):
            return -1
        places, sides = self._sides
        before = bisect_left(places, unit.start) - 1
        document = bisect_left(self._documents, unit.start) - 1
        after = bisect_left(places, unit.end)
        follows = after < len(places) and places[after] < end
        if document >= 0 and self._documents[document] >= max(
            start, places[before] if before >= 0 else 0
        ):
            # "en beslutning i maj kan nås" is to come.
            ahead = follows and places[after] <= unit.end + 1
            return sides[after] if ahead else -1
        if before >= 0 and places[before] >= start:
            own = follows and self._has_own_verb(unit, places[before], places[after])
            return sides[after if own else before]
        if follows:
            return sides[after]
        gone = self._has_participle(unit, start, end) or (
            unit.last.kind == "day"
            and _AT_MEETING.search(self.low, max(start, unit.start - 90), unit.start)
        )
        return -1 if gone else 0

    def _has_own_verb(self, unit: Unit, before: int, after: int) -> bool:
        """Whether a new clause opens before the date and its verb follows."""
        if "," in self.low[unit.end : after]:
            return False
        return _BOUNDARY.search(self.low, before, unit.start) is not None

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


_SIDES: dict[str | None, int] = {"past": -1, "neutral": 0, "future": 1}


@functools.cache
def _cues() -> re.Pattern[str]:
    words = date_words().words
    # "er faldet" has happened, "etableres" is to come.
    perfect = (
        rf"er (?:[^\W\d]+ ){{0,2}}(?!(?:{one_of(words.planned)})\b)[^\W\d]{{4,}}et"
        r"|senest [^\W\d]{4,}et"
    )
    # "har i maj besluttet" has happened, "har ferie i uge 42" tells nothing.
    has = r"har(?= (?:[^\s.;:]+\.? ){0,8}?[^\W\d]{3,}t(?!\w))"
    passive = rf"(?!(?:{one_of(words.no_passive)})\b){_PASSIVE}"
    return re.compile(
        rf"(?<!\w)(?:(?P<past>{one_of(words.past)}|{_MODAL}|{has}|{perfect})|"
        rf"(?P<neutral>{one_of(words.neutral)})|"
        rf"(?P<future>{one_of(words.future)}|{passive}))(?!\w)"
    )


@functools.cache
def _source() -> re.Pattern[str]:
    """Return the pattern of "vækstskønnet fra", "et notat fra den"."""
    return re.compile(
        rf"(?:{one_of(date_words().words.sources)})(?:n?et|en|er|erne)?"
        r" fra (?:den |d\. )?\Z"
    )


@functools.cache
def _whole(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{one_of(words)})(?!\w)")
