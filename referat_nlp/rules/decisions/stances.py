"""Who takes which side: "stemte imod", "For stemte:", "kan ikke anbefale".

Every stance is met as a cue with the stretch of text that names its holders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from ..people import Mention, find_parties, find_persons
from ..sentences import Sentence

Side = Literal["for", "against", "abstain", "reservation"]

_NUMBERS = {"én": 1, "en": 1, "et": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5} | {
    "seks": 6,
    "syv": 7,
    "otte": 8,
    "ni": 9,
    "ti": 10,
    "elleve": 11,
    "tolv": 12,
}

_NUM = r"(?:\d{1,3}|" + "|".join(_NUMBERS) + r")"

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
    r"(?=\s*(?:[.,;:()]|$|\n|og\b|samt\b|mens\b|med\b|\d"
    r"|godkend|vedt|tiltr|anbefal|beslut|byråd|kommunalbest|udvalg|regionsråd"
    r"|for godk|for vedt)"
    r"|(?:(?<=stemmer imod)|(?<=stemmer mod)|(?<=stemmer for)|(?<=stemte imod)"
    r"|(?<=stemte for))(?=\s+at\b))"
)
_CUE = re.compile(
    rf"(?P<pair>\b(?P<yes>{_NUM})\s+stemmer?\s*(?:for\s*)?(?:\([^()]{{0,200}}\)\s*)?"
    rf"(?:i\s?mod|mod)\s+(?P<no>{_NUM})\b(?:\s+stemmer?\b)?"
    rf"|\bstemmerne\s+(?P<yes2>{_NUM})\s*(?:i\s?mod|mod|-|–)\s*(?P<no2>{_NUM})\b)"
    rf"|(?P<lead>(?:\bfølgende\s+(?:\w+\s+){{0,2}}?(?:stemte|stemmer)\s+(?:i\s?mod|mod"
    rf"|for|ja|nej|blankt)|\bfølgende\s+(?:\w+\s+){{0,2}}?(?:undlod"
    rf"|undlader)(?:\s+at\s+stemme)?"
    rf"|\bstemte\s+følgende\s+(?:ja|nej|for|i\s?mod)|\b(?:i\s?mod|mod|for|ja|nej"
    rf"|blankt){_MATTER}\s+(?:stemte|stemmer|var)\b(?!\s+(?:i\s?mod|for)\b)"
    rf"|(?<![\w-])(?:stemte\s+|stemmer\s+)?(?:i\s?mod|mod|for|undlod|undlader|undladt"
    rf"|hverken\s+for\s+eller\s+i?mod|blankt?|ja"
    rf"|nej){_MATTER}(?:\s+at\s+stemme)?(?:\s+stemte)?\s*(?=:)"
    rf"|^\W*(?:i\s?mod|mod|for|undlod|undlader|ja|nej)(?=\s+(?:{_NUM}\b|\())))"
    rf"|(?P<count>(?<![\w.,/§-])(?P<n>{_NUM})\s+(?:stemmer?\s+|medlemmer\s+|medlem\s+"
    rf"|stemmeberettigede\s+)?(?P<paren>\([^()]{{1,80}}\)\s+)?(?:der\s+"
    rf"|som\s+)?(?:har\s+)?"
    rf"(?:(?:stemte|stemmer)\s+)?(?:i\s?mod|mod|for|undlod|undlader|undladt|blanke?t?"
    rf"|hverken\s+for\s+eller\s+i?mod|nej|ja)(?:\s+at\s+stemme)?\b{_ENDED})"
    rf"|(?P<trail>\b(?:stemte|stemmer|stemt)\s+(?:(?!ikke\b)\w+\s+)?(?:i\s?mod|mod|for"
    rf"|nej|ja|blankt|hverken\s+for\s+eller\s+i?mod)\b"
    rf"|\bstemte\s+ikke(?:\s+for)?\b(?!\s+i?\s?mod)"
    rf"|\bdeltog\s+ikke\s+i\s+(?:afstemningen|voteringen)\b"
    rf"|\b(?:undlod|undlader|undladt)\b(?:\s+at\s+(?:stemme|tage\s+stilling"
    rf"|deltage\s+i\s+afstemningen|afgive\s+stemme))?"
    rf"|\b(?:tager|tog|tages|taget|tage)\s+(?:\w+\s+){{0,2}}forbehold\b"
    rf"|\bforbehold(?:er|t)\s+sig\b|\bmed\s+forbehold\s+fra\b"
    rf"|\bafvent(?:er|ede)\s+(?:\w+\s+){{0,3}}?(?:stillingtagen|endelig\s+stilling)\b"
    rf"|\bafventer\b(?=\s*[.,;]|$)"
    rf"|\b(?:kan|kunne|har\s+kunnet|vil|ville|ønsker|ønskede)\s+(?P<inv>(?:(?!at\b"
    rf"|ikke\b)[^\s.;:,]+\s+){{0,6}})ikke\s+(?:\w+\s+){{0,3}}?(?:at\s+)?{_ASSENT}\b"
    rf"|\b(?:anbefale[rd]e?|støtter|støttede|tiltræder|tiltrådte|godkender"
    rf"|godkendte)\s+(?P<inv2>(?:(?!at\b|ikke\b)[^\s.;:,]+\s+){{0,2}})ikke\b|\b(?:går"
    rf"|gik)\s+i\s?mod\b|\b(?:er|var)\s+i\s?mod\b)"
    rf"|(?P<group>\b(?:anbefaler|anbefalede|godkender|godkendte|tiltræder|tiltrådte"
    rf"|støtter|støttede|indstiller|vedtager|vedtog|tilslutter\s+sig"
    rf"|kan\s+{_ASSENT})\b)",
    re.IGNORECASE | re.MULTILINE,
)

_GROUP = re.compile(
    rf"(?:\b(?:flertal|mindretal)\w*|\b{_NUM}\s+(?:medlem\w*|af\s+\w+\s+medlemmer)"
    rf"|\b{_NUM}\s*(?=\()|\([\d\s]+\))",
    re.IGNORECASE,
)

_CLAUSE = re.compile(
    r"[;:]|,\s*(?:idet|mens|men|hvorefter|medens|hvorimod|da)\b|\s(?:mens|hvorimod"
    r"|medens)\s",
    re.IGNORECASE,
)

# What follows a list of voters gives their reasons: its names and numbers are others'.
_REMARK = re.compile(
    r",?\s*\b(?:med (?:\w+ )?(?:bemærkning|ønske|begrundelse)|idet|fordi|da|at|der)\b",
    re.IGNORECASE,
)
_BODY_LAST = re.compile(
    r"(?:udvalg(?:et)?|råd(?:et)?|bestyrelsen?|magistraten|repræsentationen"
    r"|forvaltningen|administrationen|man|der|det|de|han|hun|vi)\W*$",
    re.IGNORECASE,
)

_AMENDMENT = re.compile(
    r"ændringsforslag|\bunderændring|\bforeslog\b|\b(?:stillede|fremsatte"
    r"|stiller) (?:\w+ ){0,2}forslag|"
    r"\bforslag(?:et)? (?:fra|om at (?:udsætte|sende))\b|\bmodforslag"
    r"|\balternative? forslag|\budsættelsesforslag|\bspurgte\b.{0,90}\binhabil",
    re.IGNORECASE,
)

_AFTERWARDS = re.compile(
    r"\bindstilling|\bherefter|\bderefter|\bhovedforslag|\bsamlede forslag|^\W*sagen\b",
    re.IGNORECASE,
)

_QUOTES = '”“„»«"'
_BRACKET = re.compile(r"\s*\([^()]{1,300}\)")
_COUNT = re.compile(r"(?<![\w.,/-])(\d{1,3})(?![\w/-]|[.,]\d)")


class Stance(Struct, frozen=True):
    """One side taken: by whom, how many, and whether a vote was cast.

    ``unnamed`` is a side of "20 stemmer mod 5", which does not say who were for.
    """

    side: Side
    sentence: int
    start: int
    end: int
    count: int | None
    holders: tuple[Mention, ...]
    voting: bool
    amendment: bool
    listed: bool = False
    unnamed: bool = False


def find_stances(parts: Sequence[Sentence]) -> list[Stance]:
    """All stances of the sentences, in order."""
    found: list[Stance] = []
    amendment = False
    quoted = False
    for index, part in enumerate(parts):
        before = quoted and not part.line_start
        quoted = before != (sum(map(part.text.count, _QUOTES)) % 2 == 1)
        # A quoted statement gives reasons; who voted how stands outside it.
        if before or part.text[0] in _QUOTES:
            continue
        amending = _AMENDMENT.search(part.text)
        after = _AFTERWARDS.search(part.text, amending.end() if amending else 0)
        if amending is not None:
            amendment = True
        elif after is not None:
            amendment = False
        following = parts[index + 1].text if index + 1 < len(parts) else ""
        for stance in _of_sentence(part, index, following):
            past = after is not None and part.start + after.start() < stance.start
            is_amendment = amendment and not (amending is not None and past)
            found.append(replace(stance, amendment=is_amendment))
        if amending is not None and after is not None:
            amendment = False
    return found


def _of_sentence(part: Sentence, index: int, following: str) -> Iterator[Stance]:
    cues = list(_CUE.finditer(part.text))
    left = 0
    for number, cue in enumerate(cues):
        right = cues[number + 1].start() if number + 1 < len(cues) else len(part.text)
        if cue["pair"]:
            yes, no = cue["yes"] or cue["yes2"], cue["no"] or cue["no2"]
            pro = _BRACKET.search(cue[0])
            con = _BRACKET.match(part.text, cue.end())
            pair: tuple[tuple[Side, str, re.Match[str] | None], ...] = (
                ("for", yes, pro),
                ("against", no, con),
            )
            for side, count, names in pair:
                taken = _stance(
                    side, part, index, cue, _number(count), _listed(names), True
                )
                yield replace(taken, unnamed=True)
            left = con.end() if con else cue.end()
            continue
        subject, left = _subject(part.text, cue, left, right, following)
        stance = _read(part, index, cue, subject)
        if stance is not None:
            yield stance


def _listed(bracket: re.Match[str] | None) -> tuple[Mention, ...]:
    return tuple(_holders(bracket[0])) if bracket else ()


def _subject(
    text: str, cue: re.Match[str], left: int, right: int, following: str
) -> tuple[str, int]:
    """The stretch that names the holders, and where the next one may begin."""
    if cue["lead"]:
        listed = text[cue.end() : right]
        if not re.search(r"\w", listed):
            listed = following
        return _REMARK.split(listed, maxsplit=1)[0], right
    if cue["count"]:
        bracket = _BRACKET.match(text, cue.end(), right)
        end = bracket.end() if bracket else cue.end()
        return cue[0] + (bracket[0] if bracket else ""), end
    inverted = cue["inv"] or cue["inv2"]
    if inverted and inverted.strip():
        return inverted, cue.end()
    subject = _CLAUSE.split(text[left : cue.start()])[-1]
    return subject, cue.end()


def _read(
    part: Sentence, index: int, cue: re.Match[str], subject: str
) -> Stance | None:
    side = _side(cue)
    if side is None or (cue[0].lower().startswith("deltog") and "nhabil" in part.text):
        return None
    grouped = _GROUP.search(subject) is not None
    if cue["group"] and not grouped:
        return None
    plain = not cue["lead"] and not cue["count"]
    if plain and not grouped and _BODY_LAST.search(subject):
        return None
    holders = tuple(_holders(subject))
    count = _printed_count(cue, subject)
    if not holders and count is None:
        return None
    voting = _votes(cue) or (grouped and count is not None)
    return _stance(side, part, index, cue, count, holders, voting)


def _stance(
    side: Side,
    part: Sentence,
    index: int,
    cue: re.Match[str],
    count: int | None,
    holders: tuple[Mention, ...],
    voting: bool,
) -> Stance:
    return Stance(
        side,
        index,
        part.start + cue.start(),
        part.start + cue.end(),
        count,
        holders,
        voting,
        amendment=False,
        listed=bool(cue["lead"]),
    )


def _votes(cue: re.Match[str]) -> bool:
    if cue["lead"] or cue["count"]:
        return True
    return bool(
        re.search(r"\bstem|\bundl|\bdeltog", cue[0], re.IGNORECASE)
    ) and not re.search(r"tage\s+stilling|stemme\s+for", cue[0], re.IGNORECASE)


def _side(cue: re.Match[str]) -> Side | None:
    words = cue[0].lower()
    if cue["group"]:
        return "for"
    if re.search(r"forbehold|afvent", words):
        return "reservation"
    if re.search(r"undl|blank|hverken|deltog|stemte\s+ikke$", words):
        return "abstain"
    if re.search(r"\bi?\s?mod\b|\bnej\b|\bikke\b", words):
        return "against"
    return "for"


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _printed_count(cue: re.Match[str], subject: str) -> int | None:
    if cue["n"]:
        return _number(cue["n"])
    group = re.search(rf"\b({_NUM})\s+(?:medlem|\()", subject, re.IGNORECASE)
    if group is not None:
        return _number(group[1])
    if cue["lead"] or _GROUP.search(subject):
        match = _COUNT.search(subject)
        return int(match[1]) if match else None
    return None


def _holders(subject: str) -> Iterator[Mention]:
    """Persons and parties of a stretch; a person's own party tag is no holder."""
    persons = find_persons(subject)
    tags = []
    for person in persons:
        if person.party is not None:
            at = subject.index(person.party, person.end)
            tags.append((at, at + len(person.party)))
    parties = [
        p for p in find_parties(subject) if not any(s <= p.start < e for s, e in tags)
    ]
    yield from sorted([*persons, *parties], key=lambda m: m.start)
