"""The wordings by which a side is taken: "stemte imod", "For stemte:", "12 for"."""

from __future__ import annotations

import re
from typing import Literal

from .holders import NUM

Side = Literal["for", "against", "abstain", "reservation"]

_ASSENT = (
    r"(?:anbefale|godkende|tiltræde|støtte|tilslutte sig|stemme for|gå ind for|bakke op"
    r"|acceptere|"
    r"medvirke|følge|indstille|vedtage|imødekomme|bifalde)"
)

_MATTER = (
    r"(?:\s+(?:forslaget|indstillingen|dette|det|sagen|beslutningen|planen|punktet"
    r"|\w+forslaget|\w+planen))?"
)
# "17 for og 1 imod", "20 for godkendte rådet", but not "50 for boligområdet".
_ENDED = (
    r"(?=\s*(?:[.,;:()]|$|\n|og\b|samt\b|mens\b|med\b|mod\b|imod\b|\d"
    r"|godkend|vedt|tiltr|anbefal|beslut|byråd|kommunalbest|udvalg|regionsråd"
    r"|for godk|for vedt)"
    r"|(?:(?<=stemmer imod)|(?<=stemmer mod)|(?<=stemmer for)|(?<=stemte imod)"
    r"|(?<=stemte for))(?=\s+at\b))"
)

#: A bracket, and brackets of party letters in it: "(Ida Krog (A) og SF)".
NESTED = r"\((?:[^()]|\([^()]{0,60}\)){0,300}\)"

_NEITHER = r"hverken(?:\s+for\s+eller\s+i?mod|\s*/?\s*eller)"

_PAIR = (
    rf"(?P<pair>\b(?P<yes>{NUM})\s+stemmer?\s*(?:for\s*)?(?:{NESTED}\s*)?"
    rf"(?:i\s?mod|mod)\s+(?P<no>{NUM})\b(?:\s+stemmer?\b)?"
    rf"|\bstemme(?:rne|tal(?:lene|let)?)\s+(?P<yes2>{NUM})\s*(?:i\s?mod|mod|-|–)"
    rf"\s*(?P<no2>{NUM})\b)"
)

# "mod stemmerne fra Ø og Å", "mod Ø's stemmer", "med 12 stemmer fra A og V".
_OF = (
    rf"(?P<fra>\b(?:i?mod|med)\s+(?:stemme(?:n|rne)?|(?P<n2>{NUM})\s+stemmer?)\s+fra\b)"
    r"|(?P<gen>\b(?:i?mod|med)\s+(?P<whose>(?:(?-i:[A-ZÆØÅ])[\w'’-]{0,30},?\s+"
    rf"(?:og\s+|samt\s+)?){{1,12}})(?:(?P<n3>{NUM})\s+)?stemmer?\b"
    r"|(?<=stemmer )(?:i?mod)\s+(?P<whose2>(?:(?-i:[A-ZÆØÅ])\w{0,30}['’]?s\b"
    r"(?:,\s+|\s+og\s+)?){1,12}))"
)

_LEAD = (
    r"(?P<lead>(?:\bfølgende\s+(?:\w+\s+){0,2}?(?:stemte|stemmer)\s+(?:i\s?mod|mod"
    r"|for|ja|nej|blankt)|\bfølgende\s+(?:\w+\s+){0,2}?(?:undlod"
    r"|undlader)(?:\s+at\s+stemme)?"
    r"|\bstemte\s+følgende\s+(?:ja|nej|for|i\s?mod)|\b(?:i\s?mod|mod|for|ja|nej"
    rf"|blankt){_MATTER}\s+(?:stemte|stemmer|var)\b(?!\s+(?:i\s?mod|for)\b)"
    r"|(?<![\w-])(?:stemte\s+|stemmer\s+)?(?:i\s?mod|mod|for|undlod|undlader|undladt"
    rf"|{_NEITHER}|blanke?t?|ja"
    rf"|nej)(?:-?\s?stemmer)?{_MATTER}(?:\s+at\s+stemme)?(?:\s+stemte)?\s*(?=[:|\t])"
    rf"|^\W*(?:i\s?mod|mod|for|undlod|undlader|{_NEITHER}|ja|nej)(?=\s+(?:{NUM}\b|\())))"
)

_COUNT = (
    rf"(?P<count>(?<![\w.,/§-])(?P<n>{NUM})\s+(?:stemmer?\s+|medlemmer\s+|medlem\s+"
    rf"|stemmeberettigede\s+)?(?P<paren>{NESTED}\s+)?(?:der\s+"
    r"|som\s+)?(?:har\s+)?"
    r"(?:(?:stemte|stemmer|var|er)\s+)?(?:i\s?mod|mod|for|undlod|undlader|undladt"
    rf"|blanke?t?|{_NEITHER}|nej|ja)(?:-?\s?stemmer?)?(?:\s+at\s+stemme)?\b{_ENDED})"
    # "Vedtaget med 13 stemmer", "godkendt mod 3 stemmer (Ø)".
    rf"|(?P<sole>\b(?:med|i?mod)\s+(?P<n4>{NUM})\s+stemmer?\b"
    rf"(?=\s*(?:{NESTED}\s*)?(?:[.,;:]|$)))"
)

_TRAIL = (
    r"(?P<trail>\b(?:stemte|stemmer|stemt)\s+(?P<inv3>(?:(?!ikke\b)\w+\s+)?"
    r"|(?:sammen\s+med\s+)?(?:(?-i:[A-ZÆØÅ(])[^\s.;:,]*,?\s+(?:og\s+|samt\s+)?){1,8})"
    r"(?:i?mod|i mod|for|nej|ja|blankt|hverken\s+for\s+eller\s+i?mod)\b"
    r"|\bstemte\s+ikke(?:\s+for)?\b(?!\s+i?\s?mod)"
    r"|\bdeltog\s+ikke\s+i\s+(?:afstemningen|voteringen)\b"
    r"|\b(?:undlod|undlader|undladt)\b(?:\s+at\s+(?:stemme|tage\s+stilling"
    r"|deltage\s+i\s+afstemningen|afgive\s+stemme))?"
    r"|\b(?:tager|tog|tages|taget|tage)\s+(?:\w+\s+){0,2}forbehold\b"
    r"|\bforbehold(?:er|t)\s+sig\b|\bmed\s+forbehold\s+fra\b"
    r"|\bafvent(?:er|ede)\s+(?:\w+\s+){0,3}?(?:stillingtagen|endelig\s+stilling"
    r"|(?:\w+rådets|\w+bestyrelsens|endelig)\s+behandling)\b"
    r"|\bafventer\b(?=\s*[.,;]|$)"
    r"|\b(?:kan|kunne|har\s+kunnet|vil|ville|ønsker|ønskede)\s+(?P<inv>(?:(?!at\b"
    r"|ikke\b)[^\s.;:,]+\s+){0,6})ikke\s+(?:\w+\s+){0,3}?(?:at\s+)?"
    rf"{_ASSENT}\b"
    r"|\b(?:anbefale[rd]e?|støtter|støttede|tiltræder|tiltrådte|godkender"
    r"|godkendte)\s+(?P<inv2>(?:(?!at\b|ikke\b)[^\s.;:,]+\s+){0,2})ikke\b|\b(?:går"
    r"|gik)\s+i\s?mod\b|\b(?:er|var)\s+i\s?mod\b)"
    # "Godkendt, Ø imod."
    r"|(?P<bare>(?<=[\w)'’])\s+(?:imod|for)(?=\s*(?:[.;)]|$)))"
    r"|(?P<group>\b(?:anbefaler|anbefalede|godkender|godkendte|tiltræder|tiltrådte"
    r"|støtter|støttede|indstiller|vedtager|vedtog|tilslutter\s+sig"
    rf"|kan\s+{_ASSENT})\b)"
)

CUE = re.compile(
    "|".join((_PAIR, _OF, _LEAD, _COUNT, _TRAIL)), re.IGNORECASE | re.MULTILINE
)

_CAST = re.compile(r"\bstem|\bundl|\bdeltog", re.IGNORECASE)
_NOT_CAST = re.compile(r"tage\s+stilling|stemme\s+for", re.IGNORECASE)


def side_of(cue: re.Match[str]) -> Side:
    """The side that a cue, other than a pair, takes."""
    words = cue[0].lower()
    if cue["group"]:
        return "for"
    if cue["fra"] or cue["gen"] or cue["sole"]:
        return "for" if words.startswith("med") else "against"
    if re.search(r"forbehold|afvent", words):
        return "reservation"
    if re.search(r"undl|blank|hverken|deltog|stemte\s+ikke$", words):
        return "abstain"
    if re.search(r"\bi?\s?mod\b|\bnej\b|\bikke\b", words):
        return "against"
    return "for"


def is_vote(cue: re.Match[str]) -> bool:
    """Whether the cue tells of a vote cast, not only of an opinion."""
    if any(cue[kind] for kind in ("lead", "count", "sole", "fra", "gen", "bare")):
        return True
    return _CAST.search(cue[0]) is not None and _NOT_CAST.search(cue[0]) is None
