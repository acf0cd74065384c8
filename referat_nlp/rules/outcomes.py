"""How a decision text ended: cues from the lexicon, weighed by their place.

A wording of ``lexicons/outcomes.toml`` is only a cue. It counts when it stands in
the main clause ("Udvalget godkendte planen", not "ønsker, at planen godkendes"),
is not denied ("godkendte ikke") and, for what is put off, taken off or sent on,
when it is the matter that moves ("Sagen udsættes"). Of the cues that count, the
one that disposes of the matter wins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from ..lexicon import Phrasebook, PhraseHit, phrasebook
from ..records import Outcome
from .scope import MOVES, is_denied, is_operative, is_partisan
from .sentences import Sentence

#: Which outcome wins over which; a lower number disposes more.
_RANK: dict[str, int] = {
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

_NOTED = 4

_REACH = 1500
_OPENER = 12

_DENIED: dict[str, Outcome] = {
    "approved": "rejected",
    "approved_with_changes": "rejected",
    "recommended": "rejected",
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

_ITEM = re.compile(
    r"(?:[•·▪*-]\s*)?(?:(?:ad\.?|at|pkt\.?|punkt|punkterne|nr\.?|indstillingens"
    r"|vedr\.?)"
    r"\s*){0,2}\(?\d{1,2}\.?[a-z]?\b(?:\s*[.)]?\s*(?:-|–|og|,|\+"
    r"|til)\s*\d{1,2}\.?[a-z]?\b)*"
    r"\s*[.):,-]*\s*",
    re.IGNORECASE,
)

_DISSENT_HEAD = re.compile(
    r"(?:\S+\s+){0,3}mindretal|\W*(?:imod|for)\s*(?:stemte|stemmer|:)", re.IGNORECASE
)

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

_AFTERWARDS = re.compile(
    r"\bindstilling|\bherefter|\bderefter|\bhovedforslag|\bsamlede", re.I
)

_PERFECT = re.compile(
    r"\b(?:har|havde)\b[^.;]*$|\btog\b[^.;]*$|\bi sit møde\b", re.IGNORECASE
)

_CHANGE = re.compile(
    r"\bmed\s+(?:(?!virkning|henblik|stemmer\b|henvisning)[^\s.;,]+\s+){0,6}?(?:ændring"
    r"|bemærkning|tilføjelse|"
    r"præcisering|rettelse|korrektion|forbehold|undtagelse|justering|tilretning"
    r"|betingelse|"
    r"vilkår|forudsætning|tilkendegivelse|kommentar|uddybning|tilretning|tilpasning"
    r"|opfordring|anmodning|"
    r"ønske|henstilling|protokollat|supplement)\w*"
    r"|\bidet\b|\bdog\b|\bunder forudsætning\b|\bforudsat\b|\bbortset fra\b"
    r"|\bpå betingelse\b|\bpå vilkår\b"
    r"|\bundtagen\b|\bdog således\b|\bsåledes,? at\b|\binkl(?:usive|\.)? tillæg"
    r"|\bmed følgende\b(?!\s+stemme)"
    r"|\bmed den,\s|\bmed undtagelse\b|\bi ændret form\b|\bmed de ændringer\b"
    r"|\bsom ændret\b|\bmed et reduceret\b"
    r"|\bmen således\b|\bpå den betingelse\b|\bmed tilføjelsen\b|\bmen (?:med|ønsker"
    r"|at)\b",
    re.IGNORECASE,
)

_NO_CHANGE = re.compile(
    r"\buden\s+(?:\w+\s+)?(?:bemærkning|ændring|afstemning|kommentar)", re.IGNORECASE
)

_DISSENT_NEXT = re.compile(
    r"[^.;]{0,90}\b(?:stemt?e?r?\b|undlod|undlader|inhabil|fraværende|forbehold"
    r"|kan ikke|kunne ikke|deltog ikke|imod)",
    re.IGNORECASE,
)

_AGENDA = re.compile(r"\bdagsorden", re.IGNORECASE)

_AGENDA_MOVE = re.compile(
    r"udgår|udgik|udgået|tages af|taget af|udsættes|udsat|udskydes|flyttes|flyttet"
    r"|rykkes|rykket|behandle\w+ (?:\w+ )?(?:som|før|først|efter|under|sidst)|trækkes"
    r"|optages|fjernes",
    re.IGNORECASE,
)

_FRAGMENT = re.compile(
    r"(?:med den|med følgende|idet|dog|med bemærkning)\b", re.IGNORECASE
)

_NOTHING = re.compile(
    r"(?:der (?:var|er|blev|fremkom) )?(?:intet|ingen(?:ting)?|ikke (?:noget|nogen"
    r"|kommentarer|bemærkninger|punkter|spørgsmål))\b"
    r"[^.;:\n]{0,60}[.!]?$|[-–—./]{1,5}$",
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
        return _WEAK if self.weak else _RANK[self.outcome]


class Verdict(Struct, frozen=True):
    """The outcome of a text and the offsets of the passage that states it."""

    outcome: Outcome
    start: int
    end: int
    rule: str
    cue: Cue | None = None


def judge(
    text: str,
    parts: Sequence[Sentence],
    *,
    agenda: bool = False,
    dissents: Sequence[tuple[int, int]] = (),
    overlay: Path | None = None,
) -> Verdict | None:
    """The verdict of a decision's sentences, or ``None`` if there are none.

    Parameters
    ----------
    text
        The text that the sentences index.
    parts
        The sentences that may state an outcome (absence lines left out).
    agenda
        Whether the point is the approval of the agenda, where other points move.
    dissents
        Stretches in which somebody dissents; their cues are not the body's.
    """
    if not parts:
        return None
    book = phrasebook("outcomes", overlay)
    found = [
        cue
        for i, part in enumerate(parts)
        for cue in _cues(part, i, dissents, agenda, book)
    ]
    items = _items(parts, found)
    if items:
        return _itemised(text, parts, found, items, agenda)
    cue = _winner(parts, found)
    if cue is None:
        return _without_cue(text, parts)
    return _verdict(text, parts, cue, agenda)


def _without_cue(text: str, parts: Sequence[Sentence]) -> Verdict:
    first = parts[0]
    if _NOTHING.match(first.text):
        return Verdict("none", first.start, first.end, "outcome.nothing")
    end = first.end
    for part in parts[1:]:
        if re.search(r"\n[ \t]*\n", text[end : part.start]):
            break
        end = part.end
    return Verdict("other", first.start, end, "outcome.other")


def _cues(
    part: Sentence,
    index: int,
    dissents: Sequence[tuple[int, int]],
    agenda: bool,
    book: Phrasebook,
) -> list[Cue]:
    if _DISSENT_HEAD.match(part.text):
        return []
    mark = _ITEM.match(part.text)
    body_at = mark.end() if mark else 0
    cues = []
    amendment = _AMENDMENT.search(part.text) is not None
    # What is decided stands early; a cap keeps one endless sentence cheap.
    for hit in book.find(part.text[:_REACH]):
        start, end = part.start + hit.start, part.start + hit.end
        if hit.start < body_at or any(s <= start < e for s, e in dissents):
            continue
        outcome = _outcome(part.text, hit, body_at, agenda, book)
        if outcome is None:
            continue
        weak = hit.entry.weak
        if outcome in _DECIDES and is_partisan(part.text[body_at : hit.start]):
            if outcome not in ("approved", "recommended"):
                continue
            weak = True
        cues.append(Cue(outcome, index, start, end, hit.entry.id, amendment, weak))
    return _endorsed(part, cues)


def _endorsed(part: Sentence, cues: list[Cue]) -> list[Cue]:
    """Put what was decided before the sending: "tilbagesendes, idet rådet har vedtaget"."""
    if not cues or cues[0].outcome != "referred":
        return cues
    for cue in cues[1:]:
        before = part.text[cues[0].end - part.start : cue.start - part.start]
        kept = cue.outcome in _DENIED or cue.outcome == "noted"
        if kept and _PERFECT.search(before):
            return [cue, *cues]
    return cues


def _outcome(
    text: str, hit: PhraseHit, body_at: int, agenda: bool, book: Phrasebook
) -> Outcome | None:
    """The outcome that the cue stands for here, or ``None`` if it does not count."""
    label: Outcome = hit.entry.label  # type: ignore[assignment]
    before = text[body_at : hit.start]
    if label == "none":
        alone = len(before) < _OPENER and _NOTHING.match(text[body_at:])
        return "none" if alone else None
    if not is_operative(before, text, hit, frozenset(book.slots["matter"])):
        return None
    if label in MOVES and agenda and _OTHER_POINT.search(before):
        return None
    if is_denied(before, hit.text, text[hit.end :], deniable=label in _DENIED):
        return _DENIED.get(label)
    return label


def _winner(parts: Sequence[Sentence], cues: Sequence[Cue]) -> Cue | None:
    pool = [c for c in cues if not c.amendment] or list(cues)
    if not pool:
        return None
    best = min(c.rank for c in pool)
    first, *later = [c for c in pool if c.rank == best]
    if first.outcome == "rejected":
        for cue in later:
            if cue.outcome != "rejected" and _AFTERWARDS.search(
                parts[cue.sentence].text
            ):
                return cue
    if first.outcome in MOVES:
        # "Taget til efterretning og videresendes til rådet" is noted.
        for cue in pool:
            if (
                cue.outcome == "noted"
                and cue.sentence == first.sentence
                and cue.start < first.start
            ):
                return cue
    return first


def _verdict(text: str, parts: Sequence[Sentence], cue: Cue, agenda: bool) -> Verdict:
    part = parts[cue.sentence]
    outcome, end = cue.outcome, part.end
    if cue.amendment and outcome == "approved" and "ndringsforslag" in part.text:
        outcome = "approved_with_changes"
    if outcome == "approved" and not cue.weak:
        rest = text[cue.end : part.end]
        following = parts[cue.sentence + 1] if cue.sentence + 1 < len(parts) else None
        if following is not None and _FRAGMENT.match(following.text):
            rest += " " + following.text
            end = following.end
        if _changed(rest, agenda or bool(_AGENDA.search(part.text))):
            outcome = "approved_with_changes"
    return Verdict(outcome, part.start, end, cue.rule, cue)


def _changed(rest: str, agenda: bool) -> bool:
    """Whether what follows the cue changes what was approved."""
    match = _CHANGE.search(rest)
    if match is None or _NO_CHANGE.search(rest[: match.end()]):
        return False
    tail = rest[match.end() :]
    if match[0].lower() in ("idet", "dog") and _DISSENT_NEXT.match(tail):
        return False
    return not (agenda and _AGENDA_MOVE.search(tail))


def _items(parts: Sequence[Sentence], cues: Sequence[Cue]) -> list[int]:
    """The indices of the sentences that open a numbered item of the decision."""
    starts = [
        i
        for i, p in enumerate(parts)
        if (m := _ITEM.match(p.text)) and m.end() < len(p.text) and _opens(p.text, m)
    ]
    if len(starts) < 2:
        return []
    # Numbered remarks after "Godkendt med følgende bemærkninger:" are no items.
    if any(c.sentence < starts[0] and c.rank < _NOTED for c in cues):
        return []
    decided = [i for i in starts if any(c.sentence == i for c in cues)]
    return starts if len(decided) >= 2 else []


def _opens(text: str, mark: re.Match[str]) -> bool:
    # "17 stemte for" and "2 medlemmer" begin with a number but are no item.
    return (
        bool(re.search(r"[.):,-]\s*$", mark[0]))
        or bool(re.match(r"(?:ad|at|pkt|punkt|nr)", mark[0], re.IGNORECASE))
        or bool(
            re.match(
                r"(?:godkend|tiltr|anbefal|vedta|udsat|ikke)", text[mark.end() :], re.I
            )
        )
    )


def _itemised(
    text: str,
    parts: Sequence[Sentence],
    cues: Sequence[Cue],
    starts: Sequence[int],
    agenda: bool,
) -> Verdict:
    verdicts: list[Verdict] = []
    for number, first in enumerate(starts):
        last = starts[number + 1] if number + 1 < len(starts) else len(parts)
        own = [c for c in cues if first <= c.sentence < last]
        cue = _winner(parts, own)
        if cue is not None:
            verdicts.append(_verdict(text, parts, cue, agenda))
    outcome = combine([v.outcome for v in verdicts])
    start = parts[starts[0]].start
    end = max(v.end for v in verdicts)
    rule = next((v.rule for v in verdicts if v.outcome == outcome), verdicts[0].rule)
    return Verdict(outcome, start, end, rule, verdicts[0].cue)


def combine(outcomes: Sequence[Outcome]) -> Outcome:
    """The outcome of a matter whose clauses were decided one by one.

    >>> combine(["approved", "noted"])
    'approved'
    >>> combine(["approved", "rejected"])
    'approved_with_changes'
    """
    best = min(_RANK[o] for o in outcomes)
    chief = [o for o in outcomes if _RANK[o] == best]
    if len(set(chief)) == 1 and best > 1:
        return chief[0]
    decided = [o for o in outcomes if _RANK[o] <= 2]
    if len(set(decided)) == 1:
        return decided[0]
    if "recommended" in decided and decided.count("recommended") * 2 >= len(decided):
        return "recommended"
    if any(o in ("approved", "approved_with_changes") for o in decided):
        only = {o for o in decided if o not in ("recommended", "appointed")}
        return "approved" if only == {"approved"} else "approved_with_changes"
    return "recommended" if "recommended" in decided else decided[0]
