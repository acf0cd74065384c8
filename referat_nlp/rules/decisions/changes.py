"""What was changed in a matter that was carried, and what became of the proposal.

"Godkendt med den ændring, at …" changes what was proposed; "godkendt, idet Ida Krog
stemte imod" and "godkendt, idet udvalget takker for svarene" do not.
"""

from __future__ import annotations

import re

from ...records import Followed, Outcome

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
    r"|\bi stedet for\b(?=\s+(?:de[nt]?\s+)?(?:\d|(?:indstil|foresl|anbefal|scenari"
    r"|model|løsning|alternativ)))"
    r"|\bmen således\b|\bpå den betingelse\b|\bmed tilføjelsen\b|\bmen (?:med|ønsker"
    r"|at|\w+(?:en|et|erne|ne) (?:sættes|skal|ændres|forlænges|udgår|hæves"
    r"|nedsættes))\b",
    re.IGNORECASE,
)
# "Indstillingen med den vedtagne ændring godkendtes."
_CHANGED_BEFORE = re.compile(
    r"\bmed\s+(?:(?:de[nt]?|en|ovennævnte|nævnte|vedtagne|foreslåede|førnævnte)\s+){1,3}"
    r"(?:ændring|tilføjelse|rettelse|præcisering|tilretning)(?:en|er|erne|r|rne)?\b",
    re.IGNORECASE,
)
_NO_CHANGE = re.compile(
    r"\buden\s+(?:\w+\s+)?(?:bemærkning|ændring|afstemning|kommentar)", re.IGNORECASE
)
_DISSENT_NEXT = re.compile(
    r"[^.;]{0,90}\b(?:stemt?e?r?\b|undlod|undlader|inhabil|protokol|fraværende|forbehold"
    r"|kan ikke|kunne ikke|deltog ikke|imod)",
    re.IGNORECASE,
)
# "Med undtagelse af Ø, der stemte imod" tells who voted, not what was left out.
_VOTER_EXCEPTED = re.compile(
    r"\s+(?:af\s+)?[A-ZÆØÅ][^.;]{0,90}?,?\s(?:der|som)\s(?:stemte|stemmer|undlod"
    r"|undlader|var imod|er imod)\b"
)
# Why it was carried, or how the body feels about it: no term of the decision.
_REASON_NEXT = re.compile(
    r"\s*(?:[^\s.,;]+\s+){1,6}?(?:ser (?:med \w+ )?frem|takke[rd]|lægge[rs] vægt"
    r"|lagde vægt|er lagt vægt|vægter|finder|fandt|vurdere[rsd]|mener|mente"
    r"|anerkende[rs]|glæder|roser|roste|kvittere[rd]|har tillid|er tilfreds\w*"
    r"|er enig\w*|er opmærksom\w*|noterer sig|noterede sig|konstaterer"
    r"|hæfter sig|hæftede sig|er hensigtsmæssig\w*|er nødvendig\w*|er velbegrundet)\b",
    re.IGNORECASE,
)

# "Vedtaget. Tilbagesendes med bemærkning, at …": the remark is to the next body.
_SENT_ON = re.compile(r"\b(?:tilbage|frem|over|videre)send(?:es|t|te)\b", re.IGNORECASE)

# Points of the agenda that leave it: what is left is approved as it stood.
_AGENDA_OFF = re.compile(
    r"udgår|udgik|udgået|tages af|taget af|tages ud|taget ud|udsættes|udsat|udskydes"
    r"|trækkes|fjernes|bortfalder|aflyses",
    re.IGNORECASE,
)

# "Med den ændring, at …", but not "forslaget om ændring af taksten".
_AMENDED = re.compile(
    r"\bmed\s+(?:[^\s.;,]+\s+){0,5}?(?:ændring|tilføjelse|præcisering|rettelse"
    r"|justering|korrektion|tilretning|undtagelse|tilpasning)"
    r"|\b(?:beslut\w+|vedt[oa]g\w*|v[aæ]lg\w*|godkend\w*|anbefal\w*|indstill\w*|gives"
    r"|bevilge\w*|meddeles)\b(?:[^.;,]|(?<=\d)[.,](?=\d)|(?<=kr)\.){0,60}\bi stedet\b"
    r"|\bi ændret form\b|\bsom ændret\b|\bbortset fra\b|\bdog således\b"
    r"|\bderimod\b|\bdelvi[st]+\b|ndringsforslag|\b(?:ændrede|justerede) indstilling",
    re.IGNORECASE,
)
_ALTERS = (
    r"\w*(?:ikke (?:godkende[st]|godkendt|anbefales|tiltrædes|imødekommes)|tages ud"
    r"|sættes ned|tilpasses|slettes|omformuleres|ændres|ændret|nedsættes|forhøjes|hæves"
    r"|sænkes|begrænses|udvides|reduceres"
    r"|tilføjes|indføjes|erstattes|udgår|bortfalder|forlænges|forkortes|afkortes|rettes"
    r"|halveres|fordobles|øges|rykkes|flyttes"
    r"|behandles (?:før|efter|som|først|sidst))\b"
)
_ALTERED = re.compile(
    r"\b(?:idet|dog|men|således|med den|med (?:følgende )?bemærkning(?:er)?)\b"
    # "… med bemærkning om, at pkt. 3 ændres til …"
    rf"(?:[^.;]|\.(?=\s?\d)){{0,150}}?\b{_ALTERS}"
    rf"|\b{_ALTERS}\s+til\s+(?:\w+\s+){{0,2}}\d",
    re.IGNORECASE,
)
_RECOMMENDATION = re.compile(
    r"\b\w*indstilling(?:en|er|erne)?s?\b"
    r"|\b(?:som|det) (?:indstille|foreslå|anbefale)(?:de|et|t)\b"
    r"|\bdet af (?:\w+ ){1,3}(?:indstillede|foreslåede|anbefalede)\b"
    # "Udvalgets forslag", but not a party's.
    r"|\b[\w-]{0,40}(?:udvalg|forvaltning|direktion|administration|magistrat|flertal"
    r"|borgmester)\w{0,9}s"
    r" forslag\b|\bhovedforslag|\boprindelige forslag\b"
    r"|\bindstillet\b|\bforslage(?:t|ne)\b|\binitiativforslag\w*|\bindstillingspunkt\w*"
    r"|\b(?:medlems|beslutnings)forslag\w*|\banbefaling(?:en|erne)?\b",
    re.IGNORECASE,
)
_MAY_RECOMMEND = re.compile(r"indstil|forslag|foreslå|anbefal")
_TURNED_DOWN = re.compile(
    r"\b[A-ZÆØÅ][\w-]*s forslag (?:blev )?(?:forkast|afvis|nedstem|fald)|"
    r"\b(?:ikke|ej)\s+(?:\w+\s+)?(?:godkend|tiltr|vedtag|anbefale|følg|imødekom)"
    r"|\b(?:godkend|tiltræd|vedtag|anbefal|følg|imødekom)\w*\s+ikke\b|^\W*nej\b",
    re.IGNORECASE,
)
_DESPITE = re.compile(
    r"\b(?:trods|modsat|i modstrid med|(?<!stemte )(?<!stemmer )(?<!gik )(?<!går )imod)"
    r"\s+"
    r"(?:\w+\s+){0,2}\w*indstilling",
    re.IGNORECASE,
)
_CARRIED = ("approved", "approved_with_changes", "recommended", "noted")


def is_changed(rest: str, *, agenda: bool) -> bool:
    """Whether what follows "godkendt" changes what was approved.

    >>> is_changed(", idet beløbet hæves til 3 mio. kr.", agenda=False)
    True
    >>> is_changed(", idet udvalget takker for svarene.", agenda=False)
    False
    """
    rest = _SENT_ON.split(rest, maxsplit=1)[0]
    match = _CHANGE.search(rest)
    if match is None or _NO_CHANGE.search(rest[: match.end()]):
        return False
    tail = rest[match.end() :]
    if match[0].lower() in ("idet", "dog") and _no_term(tail):
        return False
    if _VOTER_EXCEPTED.match(tail):
        return False
    return not (agenda and _AGENDA_OFF.search(tail))


def was_changed(before: str) -> bool:
    """Whether what precedes "godkendt" says that the proposal had been changed."""
    return _CHANGED_BEFORE.search(before) is not None


def _no_term(tail: str) -> bool:
    return bool(_DISSENT_NEXT.match(tail) or _REASON_NEXT.match(tail))


def read_followed(outcome: Outcome, passage: str) -> Followed | None:
    """What became of the recommendation, where the passage that decides says so.

    >>> read_followed("approved", "Godkendt.") is None
    True
    >>> read_followed("rejected", "Forslaget blev forkastet.")
    'against'
    """
    if _DESPITE.search(passage):
        return "against"
    hinted = _MAY_RECOMMEND.search(passage.lower()) is not None
    named = hinted and _RECOMMENDATION.search(passage) is not None
    if outcome == "rejected":
        return "against" if named or _TURNED_DOWN.search(passage) else None
    if outcome not in _CARRIED:
        return None
    if _says_what_changed(outcome, passage):
        return "amended"
    if outcome not in ("approved", "recommended") or not named:
        return None
    # "Anbefales med bemærkning om, at …" carries it, but not as it stood.
    return None if is_changed(passage, agenda=False) else "as_recommended"


def _says_what_changed(outcome: Outcome, passage: str) -> bool:
    if outcome == "approved" or _NO_CHANGE.search(passage):
        return False
    if _AMENDED.search(passage) is not None:
        return True
    return outcome != "noted" and _ALTERED.search(passage) is not None
