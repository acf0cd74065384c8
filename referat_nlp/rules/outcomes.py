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

from ..lexicon import PhraseHit, phrasebook
from ..records import Outcome
from .people import find_parties, find_persons
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
_DENIED: dict[str, Outcome] = {
    "approved": "rejected",
    "approved_with_changes": "rejected",
    "recommended": "rejected",
    "discussed": "postponed",
}
_DECIDES = frozenset(
    ("approved", "approved_with_changes", "recommended", "rejected", "postponed", "referred")
)
_MOVES = frozenset({"postponed", "withdrawn", "referred"})

_ITEM = re.compile(
    r"(?:[•·▪*-]\s*)?(?:(?:ad\.?|at|pkt\.?|punkt|punkterne|nr\.?|indstillingens|vedr\.?)"
    r"\s*){0,2}\(?\d{1,2}\.?[a-z]?\b(?:\s*[.)]?\s*(?:-|–|og|,|\+|til)\s*\d{1,2}\.?[a-z]?\b)*"
    r"\s*[.):,-]*\s*",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?:herefter|derefter|dernæst|enstemmigt|enstemmig|enigt|et enigt udvalg|blev|er|sagen|punktet|"
    r"indstillingen|forslaget|behandlet|drøftet|og|kort|foreløbig|dog|samt|også|"
    r"beslutning|konklusion|referat|udvalget|byrådet)\b[\s:.,–-]*)*",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:ikke|ej)\b", re.IGNORECASE)
_DENIAL_BEFORE = re.compile(
    r"\b(?:ikke|ej|hverken|næppe)\s+(?!mindst|alene|kun|blot)(?:(?!og\b|men\b|at\b)[^\s,.;]+\s+){0,3}$",
    re.IGNORECASE,
)
_DENIAL_AFTER = re.compile(
    r"\s+(?:(?!der\b|som\b|at\b|og\b|men\b|hvor\b|om\b|med\b|idet\b|for\b)[^\s,.;]+\s+){0,2}"
    r"(?:ikke|ej)\b(?!\s+(?:mindst|alene|kun|blot))",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\b(?:at|hvis|såfremt|når|hvorvidt|som(?!\s+(?:følge|led|en|et|del|punkt|bilag|forslag|formand|ny|nyt|medlem))|der|hvilke[tn]?|idet|da|fordi|så|mens|inden|"
    r"før|hvor|selvom|ligesom)\b",
    re.IGNORECASE,
)
# "Der blev orienteret" and "Da sagen haster, udsættes …" open with a word that
# subordinates elsewhere.
_OPENING = re.compile(
    r"^\W*(?:der\b|(?:hvis|såfremt|når|idet|da|fordi|så|mens|inden|før|efter at|selvom|som)\b[^,;]*,)",
    re.IGNORECASE,
)
_DECISION_VERB = re.compile(
    r"\b(?:beslut\w*|vedt[oa]g\w*|enig(?:e|hed)? om|enedes|bestemte\w*|konkluder\w*|"
    r"tilslut\w+|aftalt\w*|vedtaget|konklusion\w*|resultat\w*)\b[^.;]*$",
    re.IGNORECASE,
)
_DECIDER = re.compile(
    r"(?:udvalg|råd|bestyrelse|repræsentation|magistrat|nævn|kommission|flertal|medlem|forvaltning|"
    r"administration|direktion|\balle\b|\benig|indstilling|forslag|sagen|punkt|plan|ansøgning|stemmer|\d|\bder\b|\bdet\b)",
    re.IGNORECASE,
)
_BODY_ACTS = re.compile(
    r"\W*(?:[\w-]+(?:,| og| &)? ){0,5}?[\w-]*(?:udvalget|rådet|bestyrelsen|repræsentationen|magistraten)"
    r"(?:\s+\w+){0,3}\s*$",
    re.IGNORECASE,
)
_RESULT = re.compile(r"\b(?:hvorefter|herefter|dermed|hermed|således|derfor)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:blev|bliver|er|var|blevet)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_MODAL = re.compile(
    r"\b(?:skal|bør|vil|ville|skulle|burde|forventes|ønskes|ønsker|ønskede|foreslår|foreslog|foreslås|"
    r"kunne tænke sig|opfordr(?:er|ede|es)|forvente[rs]|bad|beder|anmod(?:er|ede|es))\s+(?:[^\s,.;]+\s+){0,4}$",
    re.IGNORECASE,
)
_DISSENT_HEAD = re.compile(
    r"(?:\S+\s+){0,3}mindretal|\W*(?:imod|for)\s*(?:stemte|stemmer|:)", re.IGNORECASE
)
_AMENDMENT = re.compile(
    r"ændringsforslag|\bunderændring|\bforslag(?:et)? fra\b|\b(?:stillede|fremsatte|stiller) "
    r"(?:følgende )?(?:ændrings)?forslag|\bmodforslag|\balternative? forslag",
    re.IGNORECASE,
)
_OTHER_POINT = re.compile(
    r"\b(?:punkt|pkt\.?|sag|sag nr\.?|nr\.?|dagsordenens punkt)\s+\d+[\w.]*\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(r"\bindstilling|\bherefter|\bderefter|\bhovedforslag|\bsamlede", re.I)
# "Tilbagesendes med bemærkning, at byrådet i sit møde har vedtaget indstillingen".
_REPORTED = re.compile(
    r"\b(?:bemærkning|idet|henvisning til|meddeles)\b,?\s*(?:om\s*)?,?\s*(?:at\s+)?(?:\w+\s+){0,3}?"
    r"\w*(?:rådet|udvalget|magistraten|bestyrelsen|repræsentationen)\b[^.;]*\b(?:har|tog|sit møde)\b",
    re.IGNORECASE,
)
_PERFECT = re.compile(r"\b(?:har|havde)\b[^.;]*$|\btog\b[^.;]*$|\bi sit møde\b", re.IGNORECASE)

_CHANGE = re.compile(
    r"\bmed\s+(?:(?!virkning|henblik|stemmer\b|henvisning)[^\s.;,]+\s+){0,6}?(?:ændring|bemærkning|tilføjelse|"
    r"præcisering|rettelse|korrektion|forbehold|undtagelse|justering|tilretning|betingelse|"
    r"vilkår|forudsætning|tilkendegivelse|kommentar|uddybning|tilretning|tilpasning|opfordring|anmodning|"
    r"ønske|henstilling|protokollat|supplement)\w*"
    r"|\bidet\b|\bdog\b|\bunder forudsætning\b|\bforudsat\b|\bbortset fra\b|\bpå betingelse\b|\bpå vilkår\b"
    r"|\bundtagen\b|\bdog således\b|\bsåledes,? at\b|\binkl(?:usive|\.)? tillæg|\bmed følgende\b(?!\s+stemme)"
    r"|\bmed den,\s|\bmed undtagelse\b|\bi ændret form\b|\bmed de ændringer\b|\bsom ændret\b|\bmed et reduceret\b"
    r"|\bmen således\b|\bpå den betingelse\b|\bmed tilføjelsen\b|\bmen (?:med|ønsker|at)\b",
    re.IGNORECASE,
)
_NO_CHANGE = re.compile(
    r"\buden\s+(?:\w+\s+)?(?:bemærkning|ændring|afstemning|kommentar)", re.IGNORECASE
)
_DISSENT_NEXT = re.compile(
    r"[^.;]{0,90}\b(?:stemt?e?r?\b|undlod|undlader|inhabil|fraværende|forbehold|kan ikke|kunne ikke|deltog ikke|imod)",
    re.IGNORECASE,
)
_AGENDA = re.compile(r"\bdagsorden", re.IGNORECASE)
_AGENDA_MOVE = re.compile(
    r"udgår|udgik|udgået|tages af|taget af|udsættes|udsat|udskydes|flyttes|flyttet|rykkes|rykket|behandle\w+ (?:\w+ )?(?:som|før|først|efter|under|sidst)|trækkes|optages|fjernes",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(r"(?:med den|med følgende|idet|dog|med bemærkning)\b", re.IGNORECASE)
_NOTHING = re.compile(
    r"(?:der (?:var|er|blev|fremkom) )?(?:intet|ingen(?:ting)?|ikke (?:noget|nogen|kommentarer|bemærkninger|punkter|spørgsmål))\b"
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
    found = [
        cue
        for i, part in enumerate(parts)
        for cue in _cues(part, i, dissents, agenda, overlay)
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
    overlay: Path | None,
) -> list[Cue]:
    if _DISSENT_HEAD.match(part.text):
        return []
    mark = _ITEM.match(part.text)
    body_at = mark.end() if mark else 0
    cues = []
    amendment = _AMENDMENT.search(part.text) is not None
    for hit in phrasebook("outcomes", overlay).find(part.text):
        start, end = part.start + hit.start, part.start + hit.end
        if hit.start < body_at or any(s <= start < e for s, e in dissents):
            continue
        outcome = _outcome(part.text, hit, body_at, agenda)
        if outcome is None:
            continue
        weak = hit.entry.weak
        if outcome in _DECIDES and _partisan(part.text[body_at : hit.start]):
            if outcome not in ("approved", "recommended"):
                continue
            weak = True
        cues.append(Cue(outcome, index, start, end, hit.entry.id, amendment, weak))
    return _endorsed(part, cues)


def _partisan(before: str) -> bool:
    """Whether a party or a member, and no body, is the subject."""
    if _DECIDER.search(before):
        return False
    first = next(iter([*find_parties(before), *find_persons(before)]), None)
    return first is not None and _PASSIVE.search(before) is None


def _endorsed(part: Sentence, cues: list[Cue]) -> list[Cue]:
    """Put what was decided before the sending: "tilbagesendes, idet rådet har vedtaget"."""
    if not cues or cues[0].outcome != "referred":
        return cues
    for cue in cues[1:]:
        before = part.text[cues[0].end - part.start : cue.start - part.start]
        if cue.outcome in _DENIED or cue.outcome in ("noted", "recommended"):
            if _PERFECT.search(before) or "anbefaling" in part.text[cue.start - part.start :][:14]:
                return [cue, *cues]
    return cues


def _outcome(text: str, hit: PhraseHit, body_at: int, agenda: bool) -> Outcome | None:
    label: Outcome = hit.entry.label  # type: ignore[assignment]
    before = text[body_at : hit.start]
    after = text[hit.end :]
    if label == "none":
        whole = _NOTHING.match(text[body_at:])
        return "none" if whole and not before.strip(" ") or (whole and len(before) < 12) else None
    if not _operative(before, text, hit, label):
        return None
    if label in _MOVES and agenda and _OTHER_POINT.search(before):
        return None
    if _denied(before, hit.text, after, label):
        return _DENIED.get(label)
    return label


def _denied(before: str, cue: str, after: str, label: str) -> bool:
    if _NOT.search(cue) and label in _DENIED:
        # "kan ikke anbefale" is met as one wording with a gap.
        return True
    clause = re.split(r"[,.;:]", before)[-1]
    return bool(_DENIAL_BEFORE.search(clause) or _DENIAL_AFTER.match(after))


def _operative(before: str, text: str, hit: PhraseHit, label: str) -> bool:
    lead = _LEAD.match(before)
    rest = before[lead.end() :].strip() if lead else before.strip()
    if label in _MOVES and not _matter_moves(rest, before, text, hit):
        return False
    if not rest:
        return True
    before = _OPENING.sub("", before)
    if _MODAL.search(before):
        return False
    turn = _SUBORDINATE.search(before)
    if turn is None:
        return True
    since = before[turn.start() :]
    if _REPORTED.search(before):
        return True
    if _RESULT.search(since) or _DECISION_VERB.search(before):
        return True
    return bool(_PASSIVE.search(before) and _matter_first(before))


def _matter_first(before: str) -> bool:
    words = before.split()
    return bool(words) and any(w.lower().strip(",.:") in _matters() for w in words[:2])


def _matter_moves(rest: str, before: str, text: str, hit: PhraseHit) -> bool:
    if not rest:
        return True
    if _BODY_ACTS.match(before):
        return True
    near = text[hit.end : hit.end + 60].lower()
    words = re.findall(r"\w+", before.lower() + " " + hit.text.lower())
    return not _matters().isdisjoint(words + re.findall(r"\w+", near)[:5])


def _matters() -> frozenset[str]:
    return frozenset(phrasebook("outcomes").slots["matter"])


def _winner(parts: Sequence[Sentence], cues: Sequence[Cue]) -> Cue | None:
    pool = [c for c in cues if not c.amendment] or list(cues)
    if not pool:
        return None
    best = min(c.rank for c in pool)
    first, *later = [c for c in pool if c.rank == best]
    if first.outcome == "rejected":
        for cue in later:
            if cue.outcome != "rejected" and _AFTERWARDS.search(parts[cue.sentence].text):
                return cue
    if first.outcome in _MOVES:
        # "Taget til efterretning og videresendes til rådet" is noted.
        for cue in pool:
            if cue.outcome == "noted" and cue.sentence == first.sentence and cue.start < first.start:
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
    return bool(re.search(r"[.):,-]\s*$", mark[0])) or bool(
        re.match(r"(?:ad|at|pkt|punkt|nr)", mark[0], re.IGNORECASE)
    ) or bool(re.match(r"(?:godkend|tiltr|anbefal|vedta|udsat|ikke)", text[mark.end() :], re.I))


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
