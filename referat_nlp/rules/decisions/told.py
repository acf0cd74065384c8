"""Other bodies' decisions told in a sentence: "Økonomiudvalget anbefaler forslaget".

They stand under the recommendation, in the history of the case, in a line of their own
in the case text, or before the meeting's own decision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from ...records import Meeting, Section, SectionKind
from ..bodies import body_at_start
from ..sentences import Sentence, sentences
from .blocks import Block
from .heads import is_bare, read_day, same_body
from .stance_cues import may_vote

_WHEN = (
    r"(?:(?:(?:i|på) (?:sit |et )?møde[t]? )?(?:den |d\. ?)?\d{1,2}[./-] ?"
    r"(?:\d{1,2}[./ -] ?|[a-zæøå]{3,9}\.? )\d{2,4},? )?"
)
_PROPOSAL = (
    r"(?:(?:[\w-]+,? (?:og )?){0,5}?[\w-]+s )?(?:indstilling(?:en|erne)?|forslaget)"
)
_MATTER = (
    rf"(?:(?:(?:over\s?for|til) \w+,?\s+)?(?:{_PROPOSAL}|(?:\w+s\s+)?(?:sagen|punktet"
    rf"|det indstillede|dette)|at (?:{_PROPOSAL}|sagen|punktet|det indstillede) "
    r"(?:blev |bliver )?(?:godkend|tiltr|følg|fulgt|vedtag)\w*)"
    r"|(?:sagen|indstillingen|forslaget) med anbefaling|orienteringen til efterretning)"
)
_VERB = (
    r"(?:anbefale[rdt]?e?|indstiller|indstillede|indstillet|tiltræder|tiltrådte?"
    r"|godkender|godkendte?|tiltræde|vedtog|vedtaget|drøftede|drøftet|udsatte?|følger"
    r"|fulgte?|tog|fremsender|oversender|tilslutter sig|tilsluttede sig)"
)
_ACT = re.compile(
    rf"\s+(?:har )?{_WHEN}(?:kan |kunne )?(?:ikke )?(?P<verb>{_VERB})\s+(?:ikke )?"
    rf"{_WHEN}(?:enstemmigt\s+)?{_MATTER}[^\n.;:]{{0,80}}(?=[.\n;]|$)",
    re.IGNORECASE,
)
# "Kulturudvalget har vedtaget …" where others decide.
_REPORT = re.compile(
    r"\s+har\s+(?:\w+\s+){0,4}?(?:vedtaget|besluttet|godkendt|tiltrådt|anbefalet"
    r"|afvist|indstillet|bedt|anmodet)\b(?P<asks>\s+at\s+(?:bede|anmode|invitere"
    r"|opfordre|rette|indkalde)\b)?",
    re.IGNORECASE,
)
# How far from the end of a point its decision is told.
_TAIL = 800
_OWN_ACT = re.compile(
    r"\s+(?:enstemmigt |herefter )?(?:besluttede|vedtog|godkendte|tiltrådte|afviste"
    r"|forkastede|udsatte|tog)\b",
    re.IGNORECASE,
)
_OPENING = 300
_EARLIER = re.compile(r"\b(?:19|20)\d\d\b|\btidligere\b|\bmøde[rt]?\b", re.IGNORECASE)
# One of these, in small letters, stands where something is told, or told as of now.
_MAY_SAY = re.compile(
    r"anbefal|indstil|tiltræ|tiltråd|godkend|vedt|drøft|udsat|følg|fulgt|tog |fremsend"
    r"|oversend|tilslut"
)
_MAY_SAY_NOW = re.compile(
    r"anbefale|indstiller|tiltræder|godkender|følger|fremsender|oversender|tilslutter"
)
_PRESENT = re.compile(r"(?:er|anbefale|tilslutter sig)$", re.IGNORECASE)


def find_told(
    text: str,
    sections: Sequence[Section],
    blocks: Sequence[Block],
    meeting: Meeting | None,
) -> list[Block]:
    """The sentences of a point, outside its decision blocks, that tell a decision."""
    found = []
    for kind, start, end in _untold(text, sections):
        history = kind in ("recommendation", "process")
        says = _MAY_SAY if history else _MAY_SAY_NOW
        if says.search(text[start:end].lower()) is None:
            continue
        for part in sentences(text, start, end):
            if any(b.start <= part.start < b.end for b in blocks):
                continue
            said = says.search(part.text.lower()) is not None
            act = _act(part, meeting) if said else None
            # In the case itself a past tense tells of some earlier case.
            if act and (
                history or (part.line_start and _PRESENT.search(act.group("verb")))
            ):
                found.append(_block(part))
    return found


def _untold(
    text: str, sections: Sequence[Section]
) -> Iterator[tuple[SectionKind, int, int]]:
    """The kinds and bounds of what is printed under no decision heading."""
    if sections:
        # Old protocols print the case without a heading.
        lead = text.find("\n", 0, sections[0].start) + 1
        yield "case", lead, sections[0].start if lead else 0
    for section in sections:
        if section.kind != "decision":
            start = section.start + len(section.heading or "")
            yield section.kind, start, section.end


def without_told(
    text: str, blocks: Sequence[Block], meeting: Meeting | None
) -> Iterator[Block]:
    """The blocks, those cut in which another body's sentence precedes the own one."""
    for block in blocks:
        if not block.decided:
            yield from _parted(text, block, meeting)
            continue
        foreign = list(_foreign(text, block, meeting))
        yield from foreign
        yield replace(block, start=foreign[-1].end) if foreign else block


def _foreign(text: str, block: Block, meeting: Meeting | None) -> Iterator[Block]:
    """The sentences of other bodies with which the block of a decision opens."""
    opening = text[block.start : min(block.end, block.start + _OPENING)]
    if (
        meeting is None
        or not meeting.body
        or not body_at_start(opening.lstrip("\n \t*_"))
    ):
        return
    for part in sentences(text, block.start, block.end):
        more = text[part.end : block.end].strip(" .\n*_")
        if not (part.line_start and more and _act(part, meeting)):
            return
        foreign = _block(part)
        if block.body and same_body(block.body, foreign.body or ""):
            return
        yield replace(foreign, end=_voted(text, part, block))


def _voted(text: str, part: Sentence, block: Block) -> int:
    """Where the sentences end that tell, on the same line, how the body voted."""
    end = part.end
    for more in sentences(text, part.end, block.end):
        if more.line_start and "\n" in text[end : more.start]:
            break
        if not may_vote(more.text):
            break
        end = more.end
    return end


def _parted(text: str, block: Block, meeting: Meeting | None) -> Iterator[Block]:
    """A body's part of the case, ended where a line tells of the next body."""
    current = block
    for part in sentences(text, block.start, block.end):
        if not part.line_start or _act(part, meeting) is None:
            continue
        following = _block(part)
        if not same_body(current.body or "", following.body or ""):
            if part.start > current.start:
                yield replace(current, end=part.start)
            current = replace(following, end=block.end)
    yield current


def find_own(
    text: str, blocks: Sequence[Block], meeting: Meeting | None
) -> Iterator[Block]:
    """The meeting's decision told in the last lines of a point without headings.

    "Byrådet besluttede at antage tilbuddet." A sentence with a year, or one that
    speaks of a meeting, tells of an earlier case.
    """
    if meeting is None or meeting.kind != "minutes" or meeting.body is None:
        return
    if any(b.decided for b in blocks):
        return
    for part in sentences(text, max(0, len(text) - _TAIL), len(text)):
        body = body_at_start(part.text) if part.line_start else None
        if body is None or not (is_bare(body[0]) or same_body(body[0], meeting.body)):
            continue
        if _OWN_ACT.match(part.text, body.end()) and not _EARLIER.search(part.text):
            yield Block(part.start, len(text))
            return


def find_reports(
    parts: Sequence[Sentence], meeting: Meeting | None
) -> Iterator[tuple[int, int]]:
    """The sentences of a decision that report what another body has decided."""
    body = meeting.body if meeting else None
    for part in parts:
        if "har" not in part.text:
            continue
        named = body_at_start(part.text)
        if named is None or is_bare(named[0]) or (body and same_body(named[0], body)):
            continue
        report = _REPORT.match(part.text, named.end())
        # Who meets being unknown, it may be the one named.
        if report is not None and (body or report["asks"]):
            yield part.start, part.end


def _act(part: Sentence, meeting: Meeting | None) -> re.Match[str] | None:
    """What another body than the meeting's own does in this sentence."""
    body = body_at_start(part.text)
    if body is None or is_bare(body[0]):
        return None
    if meeting and meeting.body and same_body(body[0], meeting.body):
        return None
    return _ACT.match(part.text, body.end())


def _block(part: Sentence) -> Block:
    body = body_at_start(part.text)
    name = body[0] if body else None
    return Block(part.start, part.end, name, read_day(part.text), decided=False)
