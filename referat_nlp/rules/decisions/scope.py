"""Whether a cue counts: main clause, denial, subject, and what it is that moves."""

from __future__ import annotations

import re
from collections.abc import Set

from ...lexicon import PhraseHit
from ..people import find_parties, find_persons

_LEAD = re.compile(
    r"(?:(?:at|herefter|"
    r"derefter|dernæst|enstemmigt|enstemmig|enigt|et enigt udvalg|blev"
    r"|er|sagen|punktet|"
    r"indstillingen|forslaget|behandlet|drøftet|og|kort|foreløbig|dog|samt|også|"
    r"beslutning|konklusion|referat|udvalget|byrådet)\b[\s:.,–-]*)*",
    re.IGNORECASE,
)

_NOT = re.compile(r"\b(?:ikke|ej)\b", re.IGNORECASE)

_DENIAL_BEFORE = re.compile(
    r"\b(?:ikke|ej|hverken|næppe)\s+(?!mindst|alene|kun|blot)(?:(?!og\b|men\b"
    r"|at\b)[^\s,.;]+\s+){0,3}$",
    re.IGNORECASE,
)

_DENIAL_AFTER = re.compile(
    r"\s+(?:(?!der\b|som\b|at\b|og\b|men\b|hvor\b|om\b|med\b|idet\b"
    r"|for\b)[^\s,.;]+\s+){0,2}"
    r"(?:ikke|ej)\b(?!\s+(?:mindst|alene|kun|blot))",
    re.IGNORECASE,
)

_SUBORDINATE = re.compile(
    r"\b(?:at|hvis|såfremt|når|hvorvidt|som(?!\s+(?:følge|led|en|et|del|punkt|bilag"
    r"|forslag|formand|næstformand|ny|nyt|medlem|suppleant|stedfortræder|repræsentant"
    r"|observatør|revisor))|der|hvilke[tn]?|idet|da|fordi|så|mens|inden|"
    r"før|hvor|selvom|ligesom)\b",
    re.IGNORECASE,
)

# "Der blev orienteret" and "Da sagen haster, udsættes …" open with a word that
# subordinates elsewhere.
_OPENING = re.compile(
    r"^\W*(?:der\b|(?:hvis|såfremt|når|idet|da|fordi|så|mens|inden|før|efter at|selvom"
    r"|som)\b[^,;]*,)",
    re.IGNORECASE,
)

_DECISION_VERB = re.compile(
    r"\b(?:beslut\w*|vedt[oa]g\w*|enig(?:e|hed)? om|enedes|bestemte\w*|konkluder\w*|"
    r"tilslut\w+|aftalt\w*|vedtaget|konklusion\w*|resultat\w*"
    r"|valgte at|vælger at)\b[^.;]*$",
    re.IGNORECASE,
)

_DECIDER = re.compile(
    r"(?:udvalg|råd(?!s(?:gruppe|medlem))|bestyrelse|repræsentation|magistrat|nævn"
    r"|kommission|flertal|(?<!råds)medlem"
    r"|forvaltning|"
    r"administration|direktion|\balle\b|\benig|indstilling|forslag|sagen|punkt|plan"
    r"|ansøgning|stemmer|\d|\bder\b|\bdet\b)",
    re.IGNORECASE,
)

_BODY_ACTS = re.compile(
    r"\W*(?:[\w-]+(?:,| og| &)? ){0,5}?[\w-]*(?:udvalget|rådet|bestyrelsen"
    r"|repræsentationen|magistraten)"
    r"(?:\s+\w+){0,3}\s*$",
    re.IGNORECASE,
)

_RESULT = re.compile(
    r"\b(?:hvorefter|herefter|dermed|hermed|således|derfor)\b", re.IGNORECASE
)

_PASSIVE = re.compile(
    r"\b(?:blev|bliver|er|var|blevet)\s+(?:\w+\s+){0,3}$", re.IGNORECASE
)

# "Efter en afstemning, hvor 13 stemte for, blev sagen hjemvist."
_INVERTED = re.compile(r",\s+(?:blev|er|bliver)\s+\w+(?:en|et|erne)\s+$", re.IGNORECASE)

_MODAL = re.compile(
    r"\b(?:skal|bør|vil|ville|skulle|burde|forventes|ønskes|ønsker|ønskede|foreslår"
    r"|foreslog|foreslås|"
    r"kunne tænke sig|opfordr(?:er|ede|es)|forvente[rs]|bad|beder|anmod(?:er|ede"
    r"|es))\s+(?:[^\s,.;]+\s+){0,4}$",
    re.IGNORECASE,
)

# "Tilbagesendes med bemærkning, at byrådet i sit møde har vedtaget indstillingen".
_REPORTED = re.compile(
    r"\b(?:bemærkning|idet|henvisning til"
    r"|meddeles)\b,?\s*(?:om\s*)?,?\s*(?:at\s+)?(?:\w+\s+){0,3}?"
    r"\w*(?:rådet|udvalget|magistraten|bestyrelsen|repræsentationen)\b[^.;]*\b(?:har"
    r"|tog|sit møde|i mødet)\b"
    r"|\bbemærkning,?\s*(?:om,?\s*)?at\b[^;]*\bblev\s+(?:\w+\s+)?$"
    r"|\bhenvisning\b[^;]*\bsom\s+\w*(?:rådet|udvalget|magistraten|bestyrelsen)\s+$",
    re.IGNORECASE,
)

# "Rådet sender to deltagere" moves no matter; "sender til byrådet" does.
_SENDS = re.compile(r"\b(?:frem)?send(?:e[rs]?|te|t)$", re.IGNORECASE)
_OTHER = re.compile(
    r"\s+(?!(?:til|i|på|over|tilbage|videre|retur|hermed|herefter|derefter|enstemmigt)\b)"
    r"[^\s.,;]",
    re.IGNORECASE,
)

# "Beslutningsforslaget", "vejsagen": compounds of what a point is about.
_MATTERS = ("sagen", "forslaget", "indstillingen", "punktet", "ansøgningen")
# "V's forslag om, at taksten hæves: 14-2-0, vedtaget."
_BALLOT = re.compile(r"^.*:\s\d{1,3}\s?[-–]\s?\d[\d –-]*,\s", re.DOTALL)

MOVES = frozenset({"postponed", "withdrawn", "referred"})


def is_partisan(before: str) -> bool:
    """Whether a party or a member, and no body, is the subject."""
    if _DECIDER.search(before):
        return False
    first = next(iter([*find_parties(before), *find_persons(before)]), None)
    return first is not None and _PASSIVE.search(before) is None


def is_denied(before: str, cue: str, after: str, *, deniable: bool) -> bool:
    """Whether the cue is denied: "ikke godkendt", "godkendte ikke".

    ``deniable`` tells a cue whose own wording has no "ikke" unless in a gap.
    """
    if deniable and _NOT.search(cue):
        # "kan ikke anbefale" is met as one wording with a gap.
        return True
    clause = re.split(r"[,.;:]", before)[-1]
    return bool(_DENIAL_BEFORE.search(clause) or _DENIAL_AFTER.match(after))


def is_moved(before: str, text: str, hit: PhraseHit, matters: Set[str]) -> bool:
    """Whether it is the matter that the cue puts off, takes off or sends on.

    ``before`` is what precedes it, ``matters`` are the words for the matter itself.
    """
    if hit.entry.label not in MOVES:
        return True
    return _matter_moves(_unled(before), before, text, hit, matters)


def _unled(before: str) -> str:
    """What stands before a cue, without the words that merely lead up to it."""
    lead = _LEAD.match(before)
    return before[lead.end() :].strip() if lead else before.strip()


def is_operative(before: str, matters: Set[str]) -> bool:
    """Whether a cue stands in the main clause; ``before`` is what precedes it."""
    before = _BALLOT.sub("", before)
    if not _unled(before):
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
    if _INVERTED.search(before):
        return True
    return bool(_PASSIVE.search(before) and _matter_first(before, matters))


def _matter_first(before: str, matters: Set[str]) -> bool:
    words = before.split()
    return bool(words) and any(w.lower().strip(",.:") in matters for w in words[:2])


def _matter_moves(
    rest: str, before: str, text: str, hit: PhraseHit, matters: Set[str]
) -> bool:
    if not rest:
        return True
    near = re.findall(r"\w+", text[hit.end : hit.end + 60].lower())[:5]
    if _BODY_ACTS.match(before) and not (
        _SENDS.search(hit.text) and _OTHER.match(text, hit.end)
    ):
        return True
    words = [*re.findall(r"\w+", text[: hit.end].lower()), *near]
    return any(w in matters or w.endswith(_MATTERS) for w in words)
