"""The cues of a sentence that count: which outcome each stands for, and where.

A wording of ``lexicons/outcomes.toml`` is only a cue. It counts when it stands in
the main clause ("Udvalget godkendte planen", not "ønsker, at planen godkendes"),
is not denied ("godkendte ikke") and, for what is put off, taken off or sent on,
when it is the matter that moves ("Sagen udsættes").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from ...lexicon import Phrasebook, PhraseHit
from ...records import Outcome
from ..sentences import Sentence
from .scope import MOVES, is_denied, is_moved, is_operative, is_partisan

#: Which outcome wins over which; a lower number disposes more.
RANK: dict[str, int] = {
    "approved": 1,
    "approved_with_changes": 1,
    "recommended": 1,
    "rejected": 1,
    "postponed": 1,
    "referred": 2,
    "withdrawn": 2,
    "appointed": 2,
    "noted": 4,
    "discussed": 5,
    "none": 7,
}

_WEAK = 6

_REACH = 1500

_OPENER = 12

_DENIED: dict[str, Outcome] = {
    "approved": "rejected",
    "approved_with_changes": "rejected",
    "recommended": "rejected",
    "referred": "rejected",
    "discussed": "postponed",
}

_DECIDES = frozenset(
    (
        "approved",
        "approved_with_changes",
        "recommended",
        "rejected",
        "postponed",
        "referred",
    )
)

ITEM = re.compile(
    r"(?:[•·▪*-]\s*)?(?:(?:ad\.?|at|pkt\.?|punkt|punkterne|nr\.?|indstillingens"
    r"|vedr\.?|vedrørende)"
    r"\s*){0,3}(?:\(?\d{1,2}\.?\s?[a-z]?\b(?:\s*[.)]?\s*(?:-|–|og|,|\+"
    r"|til)\s*\d{1,2}\.?[a-z]?\b)*"
    r"\s*[.):,-]*|\(?[a-h][.):]{1,2}(?=\s))\s*",
    re.IGNORECASE,
)

_DISSENT_HEAD = re.compile(
    r"(?:(?!(?:vedtag|godkend|tiltr|anbefal)\w*t\b|vedtoges)\S+\s+){0,3}mindretal"
    r"(?!lets (?:indstilling|forslag))|\W*(?:imod|for)\s*(?:stemte|stemmer|:)",
    re.IGNORECASE,
)

_MAJORITY = re.compile(r"\bflertal(?:let)?\b", re.IGNORECASE)

_AMENDMENT = re.compile(
    r"ændringsforslag|\bunderændring|\bforslag(?:et)? fra\b|\b(?:stillede|fremsatte"
    r"|stiller) "
    r"(?:følgende )?(?:ændrings)?forslag|\bmodforslag|\balternative? forslag",
    re.IGNORECASE,
)

_OTHER_POINT = re.compile(
    r"\b(?:punkt|pkt\.?|sag|sag nr\.?|nr\.?"
    r"|dagsordenens punkt)\s+\d+[\w.]*\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)

_PERFECT = re.compile(
    r"\b(?:har|havde)\b[^.;]*$|\btog\b[^.;]*$|\bi (?:sit møde|mødet)\b"
    r"|\bbemærkning\b[^;]*\bblev\b[^.;]*$"
    r"|\bsom\s+\w*(?:rådet|udvalget|magistraten|bestyrelsen)\s+$",
    re.IGNORECASE,
)

# A present passive with a later time is a plan: "På næste møde orienteres om …".
_LATER = re.compile(
    r"\b(?:næste|kommende|senere|førstkommende|næstkommende) (?:\w+ )?"
    r"(?:\w*møde\w*|tidspunkt)\b"
    r"|\bløbende\b|\bfremover\b|\bfremadrettet\b|\bså snart\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(r"^at\s|(?:[eé]res|[dt]es|les|orienterer)$", re.IGNORECASE)
# What is asked for has not happened: "Udvalget ønskede en orientering".
_ASKED = re.compile(
    r"\b(?:ønske[rd]?e?|udb[ae]d\w*|anmode\w*|bad|beder|bedt|efterlys\w*|rykke\w*"
    r"|opfordre\w*|foresl\w*)\b[^.;]*$",
    re.IGNORECASE,
)
# "Sagen sendes til rådet til orientering" tells others, and moves nothing.
_COPY = re.compile(
    r"[^.;]{0,80}\btil (?:orientering|efterretning|underretning|kenderet)\b",
    re.IGNORECASE,
)
# "Vedtog at bede om en redegørelse" settles what comes next, not the matter.
_ASKS = re.compile(
    r",?\s+(?:enstemmigt\s+)?at\s+(?:\w+\s+)?(?:bede|anmode|opfordre|indkalde|invitere"
    r"|rykke|spørge|rette)\b",
    re.IGNORECASE,
)
# "Vedtog at udsætte punktet" puts it off: the verb only says that this was carried.
_INSTEAD = re.compile(
    r"(?:\s+det)?(?:\s+\d[\d–-]*|\s+med\s+[^.;,]{1,60}?\bstemmer?(?:\s+i?mod\s+\w+)?)?"
    r"(?:,?\s+(?:enstemmigt\s+)?at)?\s+(?:(?:sagen|punktet|forslaget|planen|ansøgningen)\s+)?"
    r"(?:udsætte|udskyde|udsættes|udskydes|sende(?:s)?\s+(?:\w+\s+)?(?:tilbage|retur)"
    r"|sende\s+(?:[\w-]+\s+){1,3}(?:til|i)\s+[\w-]*(?:behandling|høring|udvalg|råd)\w*"
    r"|tilbagesende|oversende|hjemvise|henvise|afvise|forkaste|afslå|anbefale|indstille)"
    r"(?:s|des)?\b",
    re.IGNORECASE,
)
# "Besluttede, at mødet skal afholdes på skolen" is about the meeting itself.
_MEETING = re.compile(
    r",?\s+at\s+(?:(?:det|næste|kommende|førstkommende|ordinære|udvalgets|rådets"
    r"|byrådets)\s+){0,3}\w{0,20}?møde[rt]?(?:ne)?\b(?:\s+\S+){0,8}?\s+(?:afholdes"
    r"|holdes|flyttes|lukkes|begynder|starter|aflyses|slutter)\b",
    re.IGNORECASE,
)
# Whatever is put off to a coming meeting: "Politikken blev udsat til næste møde".
_COMING = re.compile(
    r"\s+(?:til|på)\s+(?:det\s+|et\s+)?(?:næst|førstkommende|kommende|senere)\w*\s+\w*møde",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"(?:orientering(?:er)?|gennemgang|drøftelser?|dialog|evaluering|redegørelse"
    r"|temadrøftelse|dialogmøde)\b",
    re.IGNORECASE,
)

NOTHING = re.compile(
    r"(?:(?:der|det) (?:var|er|blev|fremkom) )?"
    r"(?:intet|ingen(?:ting)?|ikke (?:noget|nogen"
    r"|kommentarer|bemærkninger|punkter|spørgsmål|emner|sager))\b"
    r"(?:[^.;:\n]|(?<=\d)\.(?= [a-zæøå])){0,100}[.!]?$|[-–—./]{1,5}$",
    re.IGNORECASE,
)


class Cue(Struct, frozen=True):
    """One operative cue: its outcome, its sentence and its place in the text."""

    outcome: Outcome
    sentence: int
    start: int
    end: int
    rule: str
    amendment: bool = False
    weak: bool = False

    @property
    def rank(self) -> int:
        """How much the cue disposes of the matter; the lowest rank wins."""
        return _WEAK if self.weak else RANK[self.outcome]


def find_cues(
    part: Sentence,
    index: int,
    dissents: Sequence[tuple[int, int]],
    agenda: bool,
    book: Phrasebook,
) -> list[Cue]:
    """The cues of ``part`` that count; ``dissents`` are stretches that do not."""
    # What is decided stands early; a cap keeps one endless sentence cheap.
    text = part.text[:_REACH]
    hits = book.find(text)
    if not hits:
        return []
    mark = ITEM.match(text)
    body_at = mark.end() if mark else 0
    if _DISSENT_HEAD.match(text):
        # "Et mindretal kan ikke anbefale, flertallet anbefaler."
        majority = _MAJORITY.search(text)
        if majority is None:
            return []
        body_at = majority.start()
    cues = []
    for hit in hits:
        start, end = part.start + hit.start, part.start + hit.end
        if hit.start < body_at or any(s <= start < e for s, e in dissents):
            continue
        outcome = _outcome(text, hit, body_at, agenda, book)
        if outcome is None:
            continue
        weak = _is_weak(outcome, text[body_at : hit.start], text, hit, book)
        if outcome in _DECIDES and is_partisan(text[body_at : hit.start]):
            if outcome not in ("approved", "recommended"):
                continue
            weak = True
        cues.append(Cue(outcome, index, start, end, hit.entry.id, weak=weak))
    if cues and _AMENDMENT.search(text):
        cues = [replace(c, amendment=True) for c in cues]
    return _endorsed(part, cues)


def _is_weak(
    outcome: Outcome, before: str, text: str, hit: PhraseHit, book: Phrasebook
) -> bool:
    """Whether any other cue says more of what became of the matter."""
    if outcome == "postponed":
        return not is_moved(before, text, hit, frozenset(book.slots["matter"]))
    return hit.entry.weak or _settles_less(outcome, text, hit)


def _settles_less(outcome: Outcome, text: str, hit: PhraseHit) -> bool:
    """Whether what follows the cue tells that something else is what was settled."""
    after = (_COPY,) if outcome == "referred" else (_ASKS, _INSTEAD)
    return any(
        a.match(text, hit.end) for a in after if outcome != "recommended" or a is _ASKS
    )


def _endorsed(part: Sentence, cues: list[Cue]) -> list[Cue]:
    """Put the decision before the sending: "tilbagesendes, idet rådet har vedtaget"."""
    if not cues or cues[0].outcome != "referred":
        return cues
    for cue in cues[1:]:
        before = part.text[cues[0].end - part.start : cue.start - part.start]
        kept = cue.outcome in _DENIED or cue.outcome == "noted"
        if kept and _PERFECT.search(before):
            return cues[1:]
    return cues


def _is_planned(before: str, text: str, hit: PhraseHit) -> bool:
    """Whether the cue tells what is to come: asked for, or put on a later meeting."""
    if _NOUN.match(hit.text) and (_ASKED.search(before) or _LATER.search(before)):
        return True
    return _PLANNED.search(hit.text) is not None and _LATER.search(text) is not None


def _outcome(
    text: str, hit: PhraseHit, body_at: int, agenda: bool, book: Phrasebook
) -> Outcome | None:
    """The outcome that the cue stands for here, or ``None`` if it does not count."""
    label: Outcome = hit.entry.label  # type: ignore[assignment]
    before = text[body_at : hit.start]
    if label == "none":
        alone = len(before) < _OPENER and NOTHING.match(text[body_at:])
        return "none" if alone else None
    if label in ("noted", "discussed") and (
        _is_planned(before, text, hit) or NOTHING.match(text, body_at)
    ):
        return None
    if label == "approved" and _MEETING.match(text, hit.end):
        return None
    matters = frozenset(book.slots["matter"])
    if not is_operative(before, matters):
        return None
    later = hit.entry.weak or _COMING.match(text, hit.end)
    if not later and not is_moved(before, text, hit, matters):
        return None
    if label in MOVES and agenda and _OTHER_POINT.search(before):
        return None
    if is_denied(before, hit.text, text[hit.end :], deniable=label in _DENIED):
        # "Der er ikke besluttet en procedure" turns nothing down.
        return None if hit.entry.weak else _DENIED.get(label)
    return label
