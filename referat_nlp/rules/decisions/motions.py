"""What a vote was about: the matter itself, or a motion put to the vote beside it.

Amendments and proposals from the floor are voted on before the matter, or after it:
"Ændringsforslaget faldt med 5 stemmer mod 20. Indstillingen blev vedtaget …".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from ..sentences import Sentence

#: What a vote is about; of a ``motion`` it may turn out to be the matter.
Topic = Literal["matter", "motion", "amendment"]

_BODY = (
    r"[\w-]*(?:udvalg|råd|magistrat|bestyrelse|repræsentation|nævn|forvaltning"
    r"|administration|direktion|direktør|chef|sekretariat|afdeling|center|borgmester"
    r"|\bflertallet)"
    r"(?:en|et|n)?"
)
_MARK = re.compile(
    # Looking at the beginnings of words only spares every letter a search.
    r"(?:^|(?<!\w)(?=\w))(?:"
    # What a body or an office proposes is the matter; a party's or a member's is not.
    # The words after it come first: many words end like a body's name.
    rf"(?P<proposed>\b(?=[\w-]{{1,60}}s (?:forslag|anbefaling|indstilling)\b)"
    rf"{_BODY}s \w+"
    rf"|\bforslaget fra {_BODY}\b)"
    r"|(?P<amendment>\w*ændringsforslag|\bunderændring|\bmodforslag|\budsættelsesforslag"
    r"|\balternative? forslag"
    r"|\b(?:spurgte|spørgsmål\w*|erklær\w*|afgjorde)\b[^.;]{0,120}?\b(?:in)?habil\w*"
    r"|\b(?:in)?habilitet(?=[^.;]{0,60}\b(?:af)?stem))"
    r"|(?P<motion>\bforesl(?:og|år|ås|oges)\b|\b(?:stille[rd]e?|fremsatte|fremsætter"
    r"|har stillet) (?:\w+ ){0,3}forslag\b|\bforslag(?:et)? (?:fra|stillet af|om at"
    r"|om (?:tilbagesendelse|udsættelse|udskydelse|oversendelse|at udsætte|at sende))\b"
    r"|\b(?-i:[A-ZÆØÅ]\w*['’]?s) (?:forslag|tilføjelse|ændring)\b|\bstillet af\b"
    # "Ida Krog (C) ville sende sagen tilbage."
    r"|(?<=\) )(?:ville|ønskede|begærede|bad om|anmodede om|krævede)\b(?=[^.;]{0,60}\b"
    r"(?:send|udsæt|udsat|udsk|hjemvis|tilbage|genbehandl|genoptag)))"
    r"|(?P<turn>\bherefter\b|\bderefter\b|\bdernæst\b|\bendelig\b|\bderpå\b"
    r"|\btil sidst\b|\bslutte?lig\w*\b|\bafslutningsvis\b"
    # "Et forslag, hvorefter taksten halveres" says what the motion is.
    r"|\bhvorefter\b(?=[^.;]{0,100}?(?:vedt[oa]g|godkend|tiltr|anbefal|stemt)))"
    # "Model 2: JA 11, NEJ 6": what a ballot is headed by is voted on there.
    r"|(?P<matter>^(?=(?:(?!stillet af|forslag (?:fra|om)|[^t]s forslag)[^:\n]){2,80}:"
    r"\s*(?:ja|for)\W{1,2}\d)"
    r"|\bhovedforslag|\b(?:samlede|oprindelige) forslag|\b(?:som|i sin) helhed\b"
    r"|\bindstilling|^\W*sagen\b"
    r"|\bden (?:således )?ændrede\b))",
    re.IGNORECASE,
)
# Every motion's mark holds one of these; most sentences hold none.
_HINT = re.compile(
    r"forslag|foresl|ændring|tilføjelse|habil|stillet af"
    r"|\) (?:ville|ønsk|begær|bad|anmod|kræv)"
)
# What a minority would rather have is its dissent.
_MINORITY = re.compile(r"\W*(?:\w+\s+){0,3}mindretal", re.IGNORECASE)
# "Ø stemte imod, idet hun henviste til sit ændringsforslag."
_ASIDE = re.compile(r"\b(?:idet|da|fordi|med henvisning|med bemærkning)", re.IGNORECASE)
_SETTLES = re.compile(
    r"\b(?:erklær|faldt|forkast|bortfald|nedstem|vedt[oa]g|godkend|afvis|trukket)",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\W*(?:enstemmigt\s+)?(?:(?!(?:motionen|ændringen|forslaget|dette|det)\b)[\w-]+(?:en|et|erne)"
    r"\s+(?:(?:blev|er|bliver|var)\s+(?:\w+\s+){0,2})?)?(?:godkend|vedtag|vedtoges|tiltr|anbefal)"
    r"\w*\b(?!\s+(?:ændrings)?forslag)",
    re.IGNORECASE,
)


def find_topics(parts: Sequence[Sentence]) -> list[list[tuple[int, Topic]]]:
    """For each sentence, from which offsets on which topic is spoken of.

    The first offset of a sentence is that of its beginning.
    """
    found: list[list[tuple[int, Topic]]] = []
    topic: Topic = "matter"
    settled = False
    for part in parts:
        if settled and _BARE.match(part.text):
            topic = "matter"
        marks = _marks(part.text, topic)
        found.append([(part.start + at, said) for at, said in marks])
        if marks[-1][1] != topic:
            settled = False
        topic = marks[-1][1]
        # One motion more is another one to settle.
        settled = topic != "matter" and (
            (settled and len(marks) < 2) or _SETTLES.search(part.text) is not None
        )
    return found


def _marks(text: str, topic: Topic) -> list[tuple[int, Topic]]:
    if topic == "matter" and _HINT.search(text.lower()) is None:
        return [(0, topic)]
    marks: list[tuple[int, Topic]] = []
    moved = False
    for match in _MARK.finditer(text):
        kind = match.lastgroup
        if kind == "motion" and _MINORITY.match(text):
            continue
        if kind == "motion" or kind == "amendment":
            moved = moved or kind == "motion"
            last = marks[-1][1] if marks else topic
            said: Topic = "amendment" if "amendment" in (kind, last) else "motion"
            marks.append((match.start(), said))
        elif kind == "turn" or not moved:
            # "V foreslog, at indstillingen ændres" still speaks of the motion.
            moved = False
            if kind != "turn" or topic != "matter":
                marks.append((match.start(), "matter"))
    if not marks:
        return [(0, topic)]
    if _ASIDE.search(text, 0, marks[0][0]):
        return [(0, topic), *marks]
    # "Med 5 stemmer mod 20 faldt ændringsforslaget": the votes stand before it.
    return [(0, marks[0][1]), *marks]


def topic_at(marks: Sequence[tuple[int, Topic]], offset: int) -> Topic:
    """The topic spoken of at ``offset`` of the text."""
    return marks[max(bisect_right(marks, offset, key=lambda m: m[0]) - 1, 0)][1]
