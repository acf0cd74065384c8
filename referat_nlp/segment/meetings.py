"""A file that holds several meetings, cut into one source a meeting.

A further meeting begins where a line shaped like the dated line of the file's own
head returns with another day or body, and agenda points follow that start the
numbering over or carry it on. Nothing else is a new meeting: not the contents, a
running head (the same day again), nor an earlier meeting quoted under a point.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ..records import Page
from ..rules.dates import find_dates
from ..text import Line, Source
from .chain import best_chain
from .cued import Cued
from .cues import read_heading
from .fields import TITLES
from .lines import cue_lines
from .vocabulary import DATE, NAMED_BODY, Vocabulary, fold, vocabulary

_DATE = re.compile(DATE, re.IGNORECASE)
_BODY = re.compile(NAMED_BODY)
_WEEKDAY = re.compile(r"\b(?:man|tirs|ons|tors|fre|lør|søn)dag\b", re.IGNORECASE)
# What follows the day says when and where, and differs from meeting to meeting.
_WHERE = re.compile(r" (?:kl\b|klokken\b|(?:i|på) [A-ZÆØÅ]|[A-ZÆØÅ][\w ]{2,20}:).*")
_SAYS_MEETING = re.compile(
    rf"(?i:referat|dagsorden|protokol|udskrift|møde)|{NAMED_BODY}"
)
_TITLE = re.compile(r"\b(?:referat|dagsorden|\w*protokol|udskrift)\b", re.IGNORECASE)
_LONGEST_HEAD_LINE = 160
_LONGEST_HEAD = 60


class _Head(Struct, frozen=True):
    """Where a head begins, its dated line, and whose meeting of which day it is.

    ``titled`` says that it calls itself minutes, an agenda or a protocol.
    """

    first: int
    at: int
    day: date
    body: str | None
    titled: bool


def split_meetings(
    source: Source, *, overlay: Path | None = None
) -> tuple[Source, ...]:
    """The meetings of a file in their order; most files are one meeting."""
    lines = source.lines
    shapes = {i: _shape(i, lines) for i, line in enumerate(lines) if _dated(line)}
    words = vocabulary(overlay)
    if not _returns(shapes, lines, words):
        return (source,)
    cued = cue_lines(source, words)
    heads = list(_heads(cued, shapes))
    starts = _confirmed(heads, cued, source, words) if len(heads) > 1 else []
    if len(starts) < 2:
        return (source,)
    ends = [*starts[1:], len(lines)]
    return tuple(_part(source, a, b) for a, b in zip(starts, ends, strict=True))


def _returns(shapes: dict[int, str], lines: Sequence[Line], words: Vocabulary) -> bool:
    """Whether the shape of a line above the first section heading comes again."""
    top = range(min(_LONGEST_HEAD, len(lines)))
    first = next((i for i in top if _is_section(lines[i].text, words)), len(top))
    early = {shape for i, shape in shapes.items() if i < first}
    return any(n > 1 for shape, n in Counter(shapes.values()).items() if shape in early)


def _is_section(text: str, words: Vocabulary) -> bool:
    return fold(text) not in TITLES and read_heading(text, words) is not None


def _dated(line: Line) -> bool:
    if len(line.text) > _LONGEST_HEAD_LINE or line.item:
        return False
    return _DATE.search(line.text) is not None


def _shape(index: int, lines: Sequence[Line]) -> str:
    """A line with its days, figures and bodies made alike.

    A line that is nothing but a day is told by the label above it.
    """
    own = _alike(lines[index].text)
    return f"{_alike(lines[index - 1].text)} {own}" if own == "@" and index else own


def _alike(text: str) -> str:
    text = _WEEKDAY.sub("", _WHERE.sub("", _DATE.sub("@", text)))
    return " ".join(re.sub(r"\d+", "0", fold(_BODY.sub("¤", text))).split())


def _heads(lines: Sequence[Cued], shapes: dict[int, str]) -> Iterator[_Head]:
    """The first head and every later one that is set up like it."""
    first = next((c.index for c in lines if _begins_agenda(c)), len(lines))
    own = {shapes[i]: i for i in reversed(shapes) if i < min(first, _LONGEST_HEAD)}
    known = {_alike(c.text) for c in lines[:first]} - {"@"}
    current: _Head | None = None
    attached = False
    for cued in lines:
        if cued.heading is not None:
            attached = cued.heading.kind == "attachments"
        model = own.get(shapes.get(cued.index, ""))
        if model is None or cued.heading or cued.contents:
            continue
        head = _head(cued.index, model, lines, known)
        if head is None or (current and not _other(head, current)):
            continue
        if attached and head.first == head.at and not cued.prominent:
            continue
        # "Kommunalbestyrelsen" above a bare day may be a row of a table.
        spread = head.first != head.at and not head.titled
        if current and current.titled and spread:
            continue
        current = head
        yield head


def _begins_agenda(cued: Cued) -> bool:
    heading = cued.heading is not None and cued.folded not in TITLES
    return heading or cued.numbered is not None or cued.case is not None


def _other(head: _Head, current: _Head) -> bool:
    bodies = head.body is not None and current.body is not None
    return head.day != current.day or (bodies and head.body != current.body)


def _head(at: int, model: int, lines: Sequence[Cued], known: set[str]) -> _Head | None:
    """The head around a dated line: as far up as the first one reached, at most."""
    days = [d for d in find_dates(lines[at].text) if d.from_ == d.to]
    if not days:
        return None
    first = at
    for place in range(at - 1, max(at - model - 3, -1), -1):
        cued = lines[place]
        if _begins_agenda(cued) or len(cued.text) > _LONGEST_HEAD_LINE:
            break
        if _alike(cued.text) in known:
            first = place
    text = " ".join(c.text for c in lines[first : at + 1])
    if first == at and not _SAYS_MEETING.search(text):
        return None
    body = _BODY.search(text)
    near = " ".join(c.text for c in lines[first : at + 3])
    named = body[0].upper() if body else None
    return _Head(first, at, days[0].from_, named, _TITLE.search(near) is not None)


def _confirmed(
    heads: Sequence[_Head], cued: Sequence[Cued], source: Source, words: Vocabulary
) -> list[int]:
    """The first lines of those heads that agenda points of their own follow."""
    whole = best_chain(cued, words)
    counted = whole is not None and whole.style.startswith("number")
    starts: list[int] = []
    last: tuple[_Head, list[tuple[int, ...]]] | None = None
    for place, head in enumerate(heads):
        end = heads[place + 1].first if place + 1 < len(heads) else len(source.lines)
        numbers = _numbers(_part(source, head.first, end), words)
        if numbers is None or (counted and not numbers):
            continue
        if last is not None and not _new_agenda(head, numbers, *last):
            continue
        starts.append(head.first if starts else 0)
        last = head, numbers
    return starts


def _numbers(source: Source, words: Vocabulary) -> list[tuple[int, ...]] | None:
    """The points' numbers, or ``None`` where there are no points."""
    lines = cue_lines(source, words)
    chain = best_chain(lines, words)
    if chain is None:
        return None
    numbered = (lines[i].numbered for i in chain.indexes)
    return [n.order for n in numbered if n and n.order]


def _new_agenda(
    head: _Head,
    numbers: Sequence[tuple[int, ...]],
    before: _Head,
    earlier: Sequence[tuple[int, ...]],
) -> bool:
    """Whether points after a head are another agenda, not the rest of the last."""
    if not numbers or not earlier:
        return head.day != before.day
    runs_on = numbers[0] > earlier[-1]
    if runs_on or head.day == before.day:
        return head.day > before.day if runs_on else numbers[0] <= earlier[0]
    # Minutes quoted whole under a point: the agenda around them goes on below.
    resumed = (*earlier[-1][:-1], earlier[-1][-1] + 1)
    return resumed not in numbers or _follows(resumed, numbers)


def _follows(number: tuple[int, ...], numbers: Sequence[tuple[int, ...]]) -> bool:
    return (*number[:-1], number[-1] - 1) in numbers


def _part(source: Source, first: int, last: int) -> Source:
    """Some lines of a source as one of its own, its offsets counted anew."""
    start, end = source.lines[first].start, source.lines[last - 1].end
    return replace(
        source,
        text=source.text[start:end],
        lines=tuple(
            replace(line, start=line.start - start, end=line.end - start)
            for line in source.lines[first:last]
        ),
        pages=tuple(_clipped(source.pages, start, end)),
        # Titles and running heads that name a day may be another meeting's.
        title=None if source.title and _DATE.search(source.title) else source.title,
        running=tuple(r for r in source.running if not _DATE.search(r)),
    )


def _clipped(pages: Sequence[Page], start: int, end: int) -> Iterator[Page]:
    for page in pages:
        first, last = max(page.start, start), min(page.end, end)
        if first < last:
            yield Page(number=page.number, start=first - start, end=last - start)
