"""Where each deciding body's decision stands in the text of a point.

A decision block opens with a section heading ("Beslutning i Økonomiudvalget den
12-03-2019"), or with a line of the same kind inside a section ("Økonomiudvalget,
23-05-2018, pkt. 203:", "19-08-2019 Magistraten").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from ...records import Meeting, Section
from ..absence_cues import LABEL
from .heads import is_bare, read_day, read_head, same_body

_LINE = re.compile(r"[^\n]+")

# What a head has in its first words, in small letters: a colon, "beslutning" or a day.
_MAY_HEAD = re.compile(r"[:\t]|beslut|vedtag|afgør|konklus|refer|protokol|erklær")
_MAY_DATE = re.compile(
    r"[0-9](?:[-/.]\s?[0-9]{1,2}[-/. ]|\.?[ -](?:jan|feb|mar|apr|maj|jun|jul|aug|sep"
    r"|okt|nov|dec)|-[0-9]{2}-)"
)
_HEAD = 200

_META = re.compile(
    r"\W*(?:dato|sted|mødedato|mødested|tidspunkt)\s*:\s*(?P<value>[^\n]*)",
    re.IGNORECASE,
)


_ANNOUNCES = re.compile(
    r"\b\w*(?:beslut|vedtag|afgørelse|konklusion|protokol|referat)|\bdet sagde\b"
    r"|s behandling\b|^\W*(?:dato|sted"
    r"|mødedato|mødested|tidspunkt)\b",
    re.IGNORECASE,
)
_HEADING = 300


class Block(Struct, frozen=True):
    """The text of one body's decision; ``decided`` if a decision section holds it.

    ``worded`` says that the section's heading calls it a body's decision.
    """

    start: int
    end: int
    body: str | None = None
    day: date | None = None
    decided: bool = True
    worded: bool = False


def find_blocks(text: str, sections: Sequence[Section]) -> list[Block]:
    """The decision blocks of a point, in the order of the text."""
    if not sections:
        return list(_split(text, 0, len(text), None, None, decided=True))
    blocks: list[Block] = []
    for section in sections:
        if section.kind == "decision":
            blocks += _section(text, section)
        else:
            start = section.start + len(section.heading or "")
            blocks += [
                b
                for b in _split(text, start, section.end, None, None, decided=False)
                if b.body is not None
            ]
    return sorted(blocks, key=lambda b: b.start)


def _section(text: str, section: Section) -> Iterator[Block]:
    heading = section.heading or ""
    start = section.start
    if heading and text.startswith(heading, start):
        start += len(heading)
    head = read_head(" ".join(heading.split()), heading=True) if heading else None
    rest = re.compile(r"[ \t*_]*:?[ \t*_]*").match(text, start, section.end)
    start = rest.end() if rest else start
    body, day = (head.body, head.day) if head else (None, None)
    for block in _split(text, start, section.end, body, day, decided=True):
        own = head is not None and head.worded and block.day == day
        yield replace(block, worded=own and body is not None)


def _split(
    text: str,
    start: int,
    end: int,
    body: str | None,
    day: date | None,
    *,
    decided: bool,
) -> Iterator[Block]:
    """Cut ``text[start:end]`` at the headings of other bodies within it."""
    left = start
    for line in _LINE.finditer(text, start, end):
        opening = line[0][:_HEAD].lower()
        may = _MAY_HEAD.search(opening) or _MAY_DATE.search(opening)
        head = read_head(line[0]) if may else None
        if head is None or (head.body is None and head.day is None and not head.worded):
            continue
        if (
            head.body is None
            and left == start
            and not text[left : line.start()].strip()
        ):
            left = line.start() + head.end
            day = head.day or day
            continue
        if text[left : line.start()].strip():
            yield _block(text, left, line.start(), body, day, decided)
        elif body is not None and head.body is None:
            left, day = line.start() + head.end, head.day or day
            continue
        body, day, left = head.body, head.day, line.start() + head.end
        decided = decided or head.worded
    yield _block(text, left, end, body, day, decided)


def _block(
    text: str, start: int, end: int, body: str | None, day: date | None, decided: bool
) -> Block:
    """A block, its "Dato:" and "Sted:" lines read and left out."""
    while (line := _LINE.search(text, start, end)) is not None:
        meta = _META.match(line[0])
        if meta is None:
            break
        day = day or read_day(meta["value"])
        start = line.end()
    return Block(start, end, _clean(body), day, decided)


def _clean(body: str | None) -> str | None:
    return " ".join(body.split()).strip(" ,:*_") or None if body else None


def with_unheaded(
    text: str, blocks: list[Block], meeting: Meeting | None
) -> list[Block]:
    """The blocks, the meeting's own decision cut from behind a committee's line.

    Old protocols head nothing: "Økonomiudvalget 19/2 2008: Anbefales." stands on a
    line, and what the council decided on the next.
    """
    if meeting is None or meeting.body is None or meeting.kind == "agenda":
        return blocks
    own = meeting.body
    if any(b.decided and (not b.body or same_body(b.body, own)) for b in blocks):
        return blocks
    last = next((b for b in reversed(blocks) if b.decided), None)
    line = _LINE.search(text, last.start, last.end) if last else None
    if last is None or line is None or text[: line.start()].endswith("\n"):
        return blocks
    rest = next(_LINE.finditer(text, line.end(), last.end), None)
    if rest is None or LABEL.match(rest[0]):
        return blocks
    at = blocks.index(last)
    parted = [replace(last, end=line.end()), Block(rest.start(), last.end)]
    return [*blocks[:at], *parted, *blocks[at + 1 :]]


def is_announced(text: str, block: Block) -> bool:
    """Whether the block's heading says that a decision follows.

    "Beslutning i …" and a closing colon do; "Økonomiudvalget den 22. november 2005,
    pkt. 2" only lists when the body dealt with the case.
    """
    above = text[max(0, block.start - _HEADING) : block.start].rstrip(" \t\n*_")
    line = above.rsplit("\n", 1)[-1]
    return line.endswith((":", ".", "-", "–")) or _ANNOUNCES.search(line) is not None


def mark_own(
    blocks: Sequence[Block], meeting: Meeting | None
) -> list[tuple[Block, bool]]:
    """Each block with whether it is the meeting's own decision."""
    body = meeting.body if meeting else None
    day = meeting.date if meeting else None
    # A day to come is a plan, but for a heading that calls it a body's decision.
    kept = [b for b in blocks if b.worded or not (b.day and day and b.day > day)]
    own = {i for i, b in enumerate(kept) if b.decided and b.body is None}
    if body is not None:
        same = {
            i
            for i, b in enumerate(kept)
            if b.body is not None
            and (same_body(b.body, body) or is_bare(b.body, body))
            and (not b.day or not day or b.day == day)
        }
        own |= same
    if not own:
        own = _last(kept, meeting)
    if any(kept[i].decided for i in own):
        # A log of the case may tell the meeting's own decision once more.
        again = {i for i in own if not kept[i].decided}
        return [(b, i in own) for i, b in enumerate(kept) if i not in again]
    return [(b, i in own) for i, b in enumerate(kept)]


def _last(blocks: Sequence[Block], meeting: Meeting | None) -> set[int]:
    """The last decision section, unless it is known to be another meeting's."""
    if meeting is not None and meeting.kind == "agenda":
        return set()
    day = meeting.date if meeting else None
    for i in range(len(blocks) - 1, -1, -1):
        block = blocks[i]
        if block.decided and (day is None or block.day is None or block.day == day):
            return {i}
    return set()
