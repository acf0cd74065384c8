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

from ..records import Meeting, Section

_MONTHS = {
    m: i
    for i, m in enumerate(
        "jan feb mar apr maj jun jul aug sep okt nov dec".split(), 1
    )
}
_DAY = re.compile(
    r"(?P<d>\d{1,2})(?:[-/.]\s?(?P<m>\d{1,2})[-/. ]\s?|\.?[ -](?P<n>jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?[ -])(?P<y>\d{4}|\d{2})(?!\d)"
    r"|(?P<iso>\d{4})-(?P<im>\d{2})-(?P<id>\d{2})",
    re.IGNORECASE,
)
_WORD = re.compile(
    r"\W*(?:endelig\s+)?(?:beslutning(?:er|en)?|vedtagelse|afgørelse|referat|protokol|konklusion)\b\s*(?:fra|i|på|af|for|ved)?\s*",
    re.IGNORECASE,
)
_HEAD_NOUN = (
    r"(?i:[\w-]*(?:udvalg(?:et)?|råd(?:et)?|bestyrelse[nr]?|repræsentation(?:en)?|magistrat(?:en)?"
    r"|kommission(?:en)?|nævn(?:et)?|forsamling(?:en)?|direktion(?:en)?|magistratsafdeling(?:en)?))"
)
_BODY = re.compile(
    rf"(?P<name>(?=[A-ZÆØÅ])(?:[A-ZÆØÅ][\w/-]*(?:,\s+|\s+(?i:og|&|samt)\s+|\s+)(?i:og\s+)?){{0,7}}?{_HEAD_NOUN}"
    r"(?:\s+(?i:for|vedrørende)\s+[\w-]+(?:(?:,\s+|\s+(?i:og|&|samt)\s+)(?!(?i:den|d|i|pkt)\b)[\w-]+){0,5})?)s?(?!\w)"
)
_SHORT = re.compile(r"(?P<name>[A-ZÆØÅ]{2,5})(?!\w)")
_ITS = re.compile(r"s?\s+(?:beslutning|vedtagelse|afgørelse|konklusion)\b", re.IGNORECASE)
_MEETING = re.compile(r"s?\s+møde\b", re.IGNORECASE)
_DATED = re.compile(r"(?P<name>[A-ZÆØÅ][^\n:;.()]{2,80}?),?\s+(?:den\s+|d\.\s*)?(?=\d)")
_POINT = re.compile(r"[\s,]*(?:pkt\.?|punkt|sag)\s*(?:nr\.?\s*)?\d+", re.IGNORECASE)
_BETWEEN = re.compile(
    r"(?:[\s,(]*(?:\d{4}\s?-\s?\d{4}|\d{4}(?=\s*$)|i møde[t]?|på møde[t]?|møde[t]?|den|d\.|(?:man|tirs|ons|tors|fre|lør|søn)dag)\b[\s,.]*)*[\s,]*",
    re.IGNORECASE,
)
_LINE = re.compile(r"[^\n]+")
_META = re.compile(r"\W*(?:dato|sted|mødedato|mødested|tidspunkt)\s*:\s*(?P<value>[^\n]*)", re.IGNORECASE)
_LOOSE_BODY = re.compile(r"[A-ZÆØÅ][\w-]*(?:(?:,| og| &|,? samt)? [\w&-]+){0,6}")
_ANNEX = re.compile(r"\s*[:.–-]?\s*")


class Block(Struct, frozen=True):
    """The text of one body's decision; ``own`` if a decision section holds it."""

    start: int
    end: int
    body: str | None = None
    day: date | None = None
    decided: bool = True


class Head(Struct, frozen=True):
    """A heading that names whose decision follows, and where its text starts."""

    end: int
    body: str | None
    day: date | None
    worded: bool


def read_day(text: str) -> date | None:
    """The first full calendar day of ``text``.

    >>> read_day("i mødet den 29. marts 2021"), read_day("12-03-2019").month
    (datetime.date(2021, 3, 29), 3)
    """
    match = _DAY.search(text)
    return _to_date(match) if match else None


def _to_date(match: re.Match[str]) -> date | None:
    if match["iso"]:
        year, month, day = int(match["iso"]), int(match["im"]), int(match["id"])
    else:
        month = int(match["m"]) if match["m"] else _MONTHS[match["n"].lower()]
        year, day = int(match["y"]), int(match["d"])
        year += 0 if year > 99 else 2000 if year < 70 else 1900
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_head(line: str) -> Head | None:
    """Read a line that opens a decision block, or ``None``.

    >>> read_head("Økonomiudvalget, 23-05-2018, pkt. 203:").body
    'Økonomiudvalget'
    """
    word = _WORD.match(line)
    at = word.end() if word else len(line) - len(line.lstrip(" \t*_#•·-"))
    leading = _DAY.match(line, at)
    day = _to_date(leading) if leading else None
    if leading:
        at = leading.end()
        at += len(line[at:]) - len(line[at:].lstrip(" ,:-"))
    body, at, worded = _body(line, at, named=word is not None or leading is not None)
    between = _BETWEEN.match(line, at)
    at = between.end() if between else at
    trailing = _DAY.match(line, at)
    if trailing:
        day, at = _to_date(trailing), trailing.end()
    point = _POINT.match(line, at)
    at = point.end() if point else at
    worded = worded or word is not None
    if not worded and (body is None or day is None) and not _addresses(line, at, body):
        return None
    rest = line[at:].strip(" *_)")
    if rest and rest[0] not in ":.–-":
        return None
    annex = _ANNEX.match(line, at)
    return Head(annex.end() if annex else at, body, day, worded)


def _addresses(line: str, at: int, body: str | None) -> bool:
    """Whether the line is "Udvalget:" or a body's name and a colon."""
    return body is not None and line[at:].lstrip(" *_").startswith(":")


def _body(line: str, at: int, *, named: bool) -> tuple[str | None, int, bool]:
    """The body that stands at ``at``, the end of its name, and "…s beslutning"."""
    match = _BODY.match(line, at)
    if match is None and named:
        match = _SHORT.match(line, at)
    if match is None:
        return (*_nameless(line, at, named=named), False)
    name, end = match["name"], match.end()
    for pattern, worded in ((_ITS, True), (_MEETING, False)):
        its = pattern.match(line, end)
        if its is not None:
            return name, its.end(), worded
    return name, end, False


def _nameless(line: str, at: int, *, named: bool) -> tuple[str | None, int]:
    """A committee without the word: "Plan, Miljø og Teknik, 7. januar 2020"."""
    dated = _DATED.match(line, at)
    if dated is not None and (named or _POINT.search(line)):
        return dated["name"].rstrip(", "), dated.end("name")
    loose = _LOOSE_BODY.match(line, at)
    if named and loose is not None and not line[loose.end() :].strip(" :*_"):
        return loose[0], loose.end()
    return None, at


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
    head = read_head(" ".join(heading.split())) if heading else None
    rest = re.compile(r"[ \t*_]*:?[ \t*_]*").match(text, start, section.end)
    start = rest.end() if rest else start
    body, day = (head.body, head.day) if head else (None, None)
    yield from _split(text, start, section.end, body, day, decided=True)


def _split(
    text: str, start: int, end: int, body: str | None, day: date | None, *, decided: bool
) -> Iterator[Block]:
    """Cut ``text[start:end]`` at the headings of other bodies within it."""
    left = start
    for line in _LINE.finditer(text, start, end):
        head = read_head(line[0])
        if head is None or (head.body is None and head.day is None and not head.worded):
            continue
        if head.body is None and left == start and not text[left : line.start()].strip():
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


def same_body(one: str, other: str) -> bool:
    """Whether two printed names mean one body: genitive, definite or short form.

    >>> same_body("Økonomiudvalgets", "ØU"), same_body("Byrådet", "Aarhus Byråd")
    (True, True)
    """
    first, second = _words(one), _words(other)
    if not first or not second:
        return False
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    short, full = (one, second) if len(one) < len(other) else (other, first)
    return short.isupper() and len(short) <= 5 and short.casefold() in _initials(full)


def _words(body: str) -> list[str]:
    plain = re.sub(r"[\d()]+", " ", body.casefold())
    words = [w for w in re.split(r"[^\w]+", plain) if w and w not in ("og", "for", "i", "det", "den", "samt")]
    return [_base(w) for w in words]


def _base(word: str) -> str:
    for ending in ("udvalgets", "udvalget", "rådets", "rådet", "bestyrelsens", "bestyrelsen",
                   "repræsentationens", "repræsentationen", "magistratens", "magistraten",
                   "nævnet", "kommissionens", "kommissionen"):
        if word.endswith(ending):
            stem = re.sub(r"(?:et|en|ens|ets)$", "", ending)
            return word[: -len(ending)] + stem
    return word.removesuffix("s") if len(word) > 6 else word


def _initials(words: Sequence[str]) -> set[str]:
    """Short forms: "øu" of økonomiudvalg, "kb" of kommunalbestyrelse."""
    heads = ("udvalg", "bestyrelse", "råd", "repræsentation", "kommission", "nævn")
    parts: list[str] = []
    for word in words:
        head = next((h for h in heads if word.endswith(h) and word != h), None)
        parts.append(word[0] + (head[0] if head else ""))
    joined = "".join(parts)
    return {joined, "".join(p[0] for p in parts)}


def mark_own(blocks: Sequence[Block], meeting: Meeting | None) -> list[tuple[Block, bool]]:
    """Each block with whether it is the meeting's own decision."""
    body = meeting.body if meeting else None
    day = meeting.date if meeting else None
    kept = [b for b in blocks if not (b.day and day and b.day > day)]
    own = {i for i, b in enumerate(kept) if b.decided and b.body is None}
    if body is not None:
        same = {
            i
            for i, b in enumerate(kept)
            if b.body is not None and same_body(b.body, body) and (not b.day or not day or b.day == day)
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
