"""The wordings by which a side is taken: "stemte imod", "For stemte:", "12 for".

Votes have a grammar of their own, in regular expressions; opinions ("kan ikke
anbefale", "tager forbehold") are phrases of ``lexicons/stances.toml``.
"""

from __future__ import annotations

import functools
import re
from typing import Literal, cast

from msgspec import Struct

from ...lexicon import Phrasebook, PhraseHit
from .counts import NUM, number

Side = Literal["for", "against", "abstain", "reservation"]
#: How the holders of a side stand to the cue: a ``lead`` precedes them, a ``trail``
#: follows them, a ``count`` is their number, a ``pair`` the numbers of two sides.
Kind = Literal["pair", "of", "owned", "lead", "count", "trail", "opinion", "group"]

_MATTER = (
    r"(?:\s+(?:[\w-]{1,40}s\s+)?(?:dette|det|sagen|punktet|beslutningen|[\w-]{0,30}"
    r"(?:forslag(?:et|ene)?|indstilling(?:en|erne)?|plan(?:en)?|budgettet|projektet)"
    r"|(?:indstillings)?(?:punkt|pkt\.?)\s+\d{1,2}\w?))?"
)
_NEITHER = (
    r"hverken(?:\s+(?:stemte\s+|stemmer\s+|at\s+stemme\s+)?for\s+eller\s+i?mod"
    r"|\s+ja\s+eller\s+nej|\s*/?\s*eller)"
)
_AGAINST = r"i\s?mod"
_CAST = r"(?:stemte|stemmer|stemt|stemme)"
_HELD_OFF = r"(?:afstod|afstår|afholdt\s+sig|afholder\s+sig)\s+fra"
_ABSTAIN = rf"undlod|undlader|undladt|blanke?t?|{_NEITHER}"

# "17 for og 1 imod", "20 for godkendte rådet", but not "50 for boligområdet".
_ENDED = (
    r"(?=\s*(?:[.,;:()/–-]|$|\n|og\b|samt\b|mens\b|med\b|mod\b|imod\b"
    r"|\d{1,3}\b(?![.,]\d)"
    r"|godkend|vedt|tiltr|anbefal|beslut|forkast|afvis|byråd|kommunalbest|udvalg"
    r"|regionsråd|for godk|for vedt))"
)

#: A bracket, and brackets of party letters in it: "(Ida Krog (A) og SF)".
NESTED = r"\((?:[^()]|\([^()]{0,60}\)){0,300}\)"

_PAIR = (
    rf"(?P<pair>\b(?P<yes>{NUM})\s+stemmer?\s*(?:for\s*)?(?:{NESTED}\s*)?"
    rf"(?:{_AGAINST}|mod)\s+(?P<no>{NUM})\b(?:\s+stemmer?\b)?"
    rf"|\b(?:stemme(?:rne|tal(?:lene|let)?):?|flertal\s+på)(?:\s+fra)?"
    rf"\s+(?P<yes2>{NUM})\s*(?:medlemmer\s+)?(?:{NESTED}\s*)?(?:{_AGAINST}|mod|-|–)\s*"
    rf"(?:et\s+mindretal\s+på\s+)?(?P<no2>{NUM})\b|\b(?:med|af)\s+(?P<yes4>{NUM})(?:\s+medlemmer)?\s+(?:{_AGAINST}|mod)"
    rf"\s+(?P<no4>{NUM})\b"
    r"|(?<=[a-zæøå])\s+\((?P<yes3>\d{1,3})\s?[-–]\s?(?P<no3>\d{1,3})\)"
    # "Vedtaget 21-4", "13-1-2, vedtaget": for, against and neither.
    r"|(?P<score>(?<=[a-zæøå:,]\s)(?P<yes5>0|[1-9]\d?)\s?[-–]\s?(?P<no5>0|[1-9]\d?)"
    r"(?:\s?[-–]\s?(?P<none>0|[1-9]\d?)(?![\w-]|\.\d)|(?=\s*(?:[.;](?:\s|$)|[,()]|$)))))"
)

# "mod stemmerne fra Ø og Å", "mod Ø's stemmer", "med 12 stemmer fra A og V".
_OF = (
    rf"(?P<of>\b(?:i?mod|med)\s+(?:stemme(?:n|rne)?|(?P<n2>{NUM})\s+stemmer?)\s+fra\b"
    rf"(?!\s+{NUM}\s+medlemmer))"
    r"|(?P<owned>\b(?:i?mod|med)\s+(?P<whose>(?:(?-i:[A-ZÆØÅ])[\w'’-]{0,30},?\s+"
    rf"(?:og\s+|samt\s+)?){{1,12}})(?:(?P<n3>{NUM})\s+)?stemmer?\b"
    r"|(?<=stemmer )(?:i?mod)\s+(?P<whose2>(?:(?-i:[A-ZÆØÅ])\w{0,30}['’]?s\b"
    r"(?:,\s+|\s+og\s+)?){1,12}))"
)

_LEAD = (
    rf"(?P<lead>(?:\bde\s+{NUM},?\s+(?:der|som)\s+(?:{_CAST}\s+(?:{_AGAINST}|for)"
    r"|undlod(?:\s+at\s+stemme)?),?\s+(?:var|er)\b"
    rf"|\bfølgende\s+(?:\w+\s+){{0,2}}?{_CAST}\s+(?:{_AGAINST}|mod|for|ja"
    r"|nej|blankt)|\bfølgende\s+(?:\w+\s+){0,2}?(?:undlod|undlader)(?:\s+at\s+stemme)?"
    rf"|\bstemte\s+følgende\s+(?:ja|nej|for|{_AGAINST})"
    rf"|\b(?:{_NEITHER}|{_AGAINST}|mod|(?:her)?for|ja|nej|blankt?){_MATTER}\s+(?:stemte|stemmer|sagde"
    r"|var|blev\s+(?:der\s+)?afgivet)\b(?!\s+(?:i\s?mod|for)\b)"
    # "Imod udsættelsen stemte F".
    rf"|\b(?:{_AGAINST}|for)\s+[\w-]{{2,30}}(?:en|et|erne|else|ing|slag)\s+(?:stemte|stemmer)\b"
    r"(?!\s+(?:i\s?mod|for)\b)"
    rf"|(?<![\w-])(?:{_CAST}\s+|stemmer\s+)?(?:{_AGAINST}|mod|for|{_ABSTAIN}|{_HELD_OFF}|ja|nej"
    rf"|(?<=stemte )ikke)(?:-?\s?stemmer)?{_MATTER}(?:\s+at\s+stemme)?(?:\s+stemte)?"
    r"\s*(?=[:|\t=]|\(\d{1,3}\):)"
    rf"|(?<=\bog )i?mod(?=\s+{NUM}\s+stemmer)"
    rf"|(?:^\W*|(?<=[.:,;/–-] )|(?<=\())(?:{_AGAINST}|mod|for|{_ABSTAIN}|ja|nej)"
    rf"(?=\s+(?:{NUM}(?=\s*(?:[.,;:/()–-]|$|stemme|medlem))|\())"
    rf"|^\W*(?:{_CAST}\s+)?(?:{_AGAINST}|for|undlod|{_NEITHER}|ja|nej)"
    r"(?:\s+at\s+stemme)?\s*$))"
)

_COUNT = (
    # "Forslaget fik 4 stemmer", "opnåede tretten ja-stemmer".
    r"(?P<count>\b(?:forslaget|indstillingen|anbefalingen|planen|ændringen|motionen|det)\s+"
    r"(?:\w+\s+)?(?:fik|opnåede|samlede|modtog)\s+(?:(?:kun|alene)\s+)?"
    rf"(?P<n6>{NUM})\s+(?:ja-?)?stemmer?\b(?:\s+for(?:\s+sig)?\b)?"
    # "Ved afstemningen stemte otte for planen, fire imod".
    rf"|\b(?:stemte|stemmer)\s+(?P<n7>{NUM})\s+(?:medlemmer\s+)?(?:for|{_AGAINST}|ja|nej)\b"
    rf"|(?<![\w.,/§-])(?P<n>{NUM}|ingen)(?:,(?=\s+(?:der|som)\b))?\s+(?:(?:stemmer?|medlemmer|medlem"
    r"|stemmesed(?:del|ler)|stemmeberettigede|af\s+[\w-]+\s+medlemmer)\s+)?"
    rf"(?:{NESTED}\s+)?(?:der\s+|som\s+)?(?:har\s+)?"
    rf"(?:(?:{_CAST}\s+(?:{_AGAINST}|for|nej|ja|{_ABSTAIN})|(?<=stemme )for"
    r"|(?<=stemmer )for|(?:er\s+|var\s+)?"
    rf"(?:{_AGAINST}(?!\s+(?:{NUM}|var|stem\w*)\b|\s*:\s*\d)"
    rf"|{_ABSTAIN}|tog\s+ikke\s+stilling))"
    r"(?:-?\s?stemmer?)?(?:\s+at\s+stemme)?\b"
    rf"|(?:er\s+|var\s+)?(?:for|mod|nej|ja)(?:-?\s?stemmer?)?\b{_ENDED}))"
    # "Vedtaget med 13 stemmer", "godkendt mod 3 stemmer (Ø)", "alle stemmer mod 1".
    rf"|(?P<sole>\b(?:(?:med|i?mod)\s+(?P<n4>{NUM})\s+stemmer?"
    rf"|af\s+(?P<n5>{NUM})\s+medlemmer|af\s+et\s+flertal\s+på\s+(?P<n9>{NUM})|alle\s+stemmer\s+mod\s+(?P<n8>{NUM}))\b"
    rf"(?=\s*(?:{NESTED}(?!\s*(?:i?mod|for)\b)|[.,;:]|$|at\b)))"
)

_TRAIL = (
    rf"(?P<trail>\b{_CAST}\s+(?P<inside>(?:(?!ikke\b|og\b|{NUM}\b)\w+\s+)?"
    r"|(?:sammen\s+med\s+)?(?:(?-i:[A-ZÆØÅ(])[^\s.;:,]*,?\s+(?:og\s+|samt\s+)?){1,8})"
    rf"(?:{_NEITHER}|i?mod|i mod|for|nej|ja|blank[et]?)\b"
    r"|\bhverken\s+(?:at\s+)?(?:stemte|stemmer|stemme)\s+for\s+eller\s+i?mod\b"
    r"|\bstemte\s+ikke(?:\s+for)?\b(?!\s+i?\s?mod)"
    r"|\bdeltog\s+ikke\s+i\s+(?:afstemningen|voteringen)\b"
    rf"|\b(?:undlod|undlader|undladt|{_HELD_OFF})"
    r"\b(?:\s+at\s+(?:stemme|deltage\s+i\s+afstemningen|afgive\s+stemme))?"
    r"|\bafg[ai]v(?:er)?\s+(?:en\s+)?blank\w*\s+stemmer?\b"
    # "…, idet Ø var imod."
    r"|\b(?:var|er)\s+imod(?=\s*(?:[.,;)]|$))"
    # "Godkendt, Ø imod."
    r"|(?P<bare>(?<=[\w)'’])\s+(?:imod|for)(?=\s*(?:[.,;)]|$))))"
)

# Where a vote's wording may begin: looking here first spares every letter a search.
_BEGINS = r"(?:^|(?<!\w)(?=\w)|(?=\s+(?:\(\d|imod|for)))"
_VOTE = re.compile(
    f"{_BEGINS}(?:{'|'.join((_PAIR, _OF, _LEAD, _COUNT, _TRAIL))})",
    re.IGNORECASE | re.MULTILINE,
)
# What every vote has in its words, in small letters; most sentences have none of it.
# Alternatives that open with a letter are the ones that are sought fast.
_SPOKEN = re.compile(
    r"stem|mod\b|undl|blank|hverken|afst[oå]|afhold|medlem|nej\b|ja\b|deltog|flertal på"
    r"|-(?<=\d-)\d|–(?<=\d–)\d"
    r"|\)(?<=\d\))|for [^\n:]{2,60}:|for\b(?:(?=\s*(?:[^\w\s]|$|\n|\d)"
    r"|\s+(?:og|samt|mens|med|godk|vedt)\b)|(?<=[:,|\t–-] for)|(?<=[:,|\t–-]for))"
)
_COUNTS = ("n", "n2", "n3", "n4", "n5", "n6", "n7", "n8", "n9")
_YES = ("yes", "yes2", "yes3", "yes4", "yes5")
_NO = ("no", "no2", "no3", "no4", "no5")
_SIDES: tuple[tuple[Side, re.Pattern[str]], ...] = (
    (
        "abstain",
        re.compile(
            r"undl|blank|hverken|deltog|\bafst|\bafhol|stemte\s+ikke$|ikke\s+stilling"
        ),
    ),
    ("against", re.compile(r"\bi?\s?mod\b|\bnej\b|\bikke\b")),
)
_AFTER = re.compile(r"(?:\b(?:fra|af)|:)$", re.IGNORECASE)


class Cue(Struct, frozen=True):
    """One wording that takes a side, as offsets into its sentence.

    ``count`` is the number printed in it, ``no`` the second of a pair; ``inside`` are
    words in it that may name the holders. ``bare`` is a side without a verb ("Godkendt,
    Ø imod"), ``sole`` the voters of what was decided ("vedtaget med 13 stemmer") and
    ``score`` bare numbers ("Vedtaget 21-4"), the third of which is ``none``.
    """

    kind: Kind
    side: Side
    start: int
    end: int
    text: str
    voting: bool
    count: int | None = None
    no: int | None = None
    inside: str = ""
    bare: bool = False
    sole: bool = False
    score: bool = False
    none: int | None = None


@functools.lru_cache(maxsize=64)
def may_vote(text: str) -> bool:
    """Whether a word of voting stands in the sentence at all."""
    return _SPOKEN.search(text.lower()) is not None


def find_cues(text: str, book: Phrasebook) -> list[Cue]:
    """The cues of a sentence, in order; the longer of two that overlap."""
    votes = [_of_vote(m) for m in _VOTE.finditer(text)] if may_vote(text) else []
    found = [*votes, *(_of_phrase(h) for h in book.find(text))]
    found.sort(key=lambda c: (c.start, -c.end))
    kept: list[Cue] = []
    for cue in found:
        if not kept or cue.start >= kept[-1].end:
            kept.append(cue)
    return kept


def _of_vote(match: re.Match[str]) -> Cue:
    kinds = ("pair", "of", "owned", "lead", "count", "trail")
    kind = "count" if match["sole"] else next(k for k in kinds if match[k])
    printed = next((match[name] for name in _COUNTS + _YES if match[name]), None)
    no = next((match[name] for name in _NO if match[name]), None)
    return Cue(
        cast(Kind, kind),
        _side(match, kind),
        match.start(),
        match.end(),
        match[0],
        voting=True,
        count=number(printed) if printed else None,
        no=number(no) if no else None,
        inside=match["whose"] or match["whose2"] or match["inside"] or "",
        bare=bool(match["bare"]),
        sole=bool(match["sole"]),
        score=bool(match["score"]),
        none=int(match["none"]) if match["none"] else None,
    )


def _side(match: re.Match[str], kind: str) -> Side:
    words = match[0].lower()
    if kind in ("of", "owned") or match["sole"]:
        return "for" if words.startswith(("med", "af")) else "against"
    return next((side for side, said in _SIDES if said.search(words)), "for")


def _of_phrase(hit: PhraseHit) -> Cue:
    kind: Kind = "opinion"
    if hit.entry.label == "for":
        kind = "group"
    elif _AFTER.search(hit.text):
        kind = "lead"
    inside = hit.text if kind == "opinion" else ""
    side = cast(Side, hit.entry.label)
    return Cue(kind, side, hit.start, hit.end, hit.text, voting=False, inside=inside)
