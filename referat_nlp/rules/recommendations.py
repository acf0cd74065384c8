"""Recommendations: what is recommended, by whom, through which bodies.

``find_recommendations`` reads the recommendation sections of an agenda point, or,
where it has none, the stems ("Staben foreslår, at ...") of its other text. The
reading order of this rule: ``rows`` (paragraphs and items), ``stems`` (who
recommends to whom), ``clauses`` (what), then this module, which puts them together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from ..lexicon import Phrasebook, phrasebook
from ..records import Recommendation, Section, Step
from .bodies import is_recommender, split_names
from .clauses import (
    Context,
    Reading,
    find_verb,
    read_chain,
    read_steps,
    split_clauses,
)
from .rows import Row, read_rows, starts_with_at
from .stems import Stem, find_stems, opens_stem

#: Other sections in which an administration may recommend without a heading.
_PROSE = ("summary", "case", "economy", "other")
_DECIDED = re.compile(
    r"\W*(?:(?:\w+s )?(?:beslutning|vedtagelse|afgørelse)(?:er)?(?:\s+(?:i|fra|den)\b.{0,120})?"
    r"|(?:beslutning|behandling)\s+.{0,80}\bden\s.{0,40}|.{3,80},\s+(?:den\s+)?\d{1,2}[.-].{4,20}"
    r",\s+pkt\.?\s*\d+)\W*",
    re.IGNORECASE,
)
_REOPENED = re.compile(
    r"\W*(?:sags\w+|resum[eé]|indstilling\w*|baggrund|økonomi\w*|redegørelse|bilag)\W*",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:[\s,;*_]|\s+(?:og|samt|eller|og/eller))+$")
_JOINT_ROW = re.compile(r"(?:og|eller|samt|og/eller|enten)\W*", re.IGNORECASE)
_BRACKET = re.compile(
    r"\s*\((?:(?:forslag\s+)?(?:stillet|fremsat)\s+af\s+)?(?P<who>[^()]{3,160})\)\W*$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"\d|\bbilag\b|\bbehandling\b|\bjf\b", re.IGNORECASE)
_INLINE_ITEM = re.compile(
    r"(?:(?<=[\s,;:])|(?<=^))(?:(?P<number>\d{1,2})[.)]\s+(?!eller\b|og\b|behandling|kvartal|januar|februar|marts|april|maj\b|juni|juli|august|september|oktober|november|december|viceb)|[•·–-]\s*(?=at\b)|[•·]\s+)",
    re.IGNORECASE,
)
_LED_IN = re.compile(r"(?:^|[,:;]|\bat)\s*$", re.IGNORECASE)
_OPENS_SUBLIST = re.compile(r"(?::|\b(?:følgende|enten|herunder)\s*,?)$", re.IGNORECASE)
_BARE = re.compile(r"\b(?:skal|kan|vil|blev|har|var|bør|kunne|havde|ikke)\b", re.IGNORECASE)
_NOMINAL = re.compile(
    r"(?:(?:sagen|punktet)\s+(?:\w+\s+)?)?(?:til\s+\w+|\w+(?:\s+\w+)?\s+til\s+\w+)\W*",
    re.IGNORECASE,
)
_LONGEST_BARE = 300


class Found(Struct, frozen=True):
    """A recommendation as offsets, before it becomes a record."""

    start: int
    end: int
    by: tuple[str, ...]
    steps: tuple[Step, ...]
    rule: str


def find_recommendations(
    text: str, sections: Sequence[Section] = (), *, overlay: Path | None = None
) -> list[Recommendation]:
    """The recommendations of one agenda point, one per clause recommended.

    Parameters
    ----------
    text : str
        The text of the point.
    sections : sequence of Section
        Its sections, as offsets into ``text``; without them all of it is searched.
    overlay : Path, optional
        A folder whose ``actions.toml`` is merged into the lexicon of actions.

    Examples
    --------
    >>> [r] = find_recommendations("Staben indstiller, at byrådet godkender planen.")
    >>> r.by, r.steps[0].body, r.steps[0].action, r.text
    (('Staben',), 'byrådet', 'approve', 'at byrådet godkender planen.')
    """
    book = phrasebook("actions", overlay)
    named = [s for s in sections if s.kind == "recommendation"]
    found: list[Found] = []
    said = False
    for section in named:
        zone = _Zone(text, section.start, section.end, section.heading, book)
        said = said or zone.filled
        found += zone.read()
    if not said:
        found += _from_prose(text, sections, book)
    return [_record(text, f) for f in _distinct(text, found)]


def _record(text: str, found: Found) -> Recommendation:
    return Recommendation(
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        rule=found.rule,
        by=found.by,
        steps=found.steps,
    )


def _distinct(text: str, found: list[Found]) -> Iterator[Found]:
    seen: set[tuple[str, tuple[Step, ...]]] = set()
    last = 0
    for one in sorted(found, key=lambda f: f.start):
        wording = " ".join(text[one.start : one.end].lower().split())
        key = (wording, one.steps)
        if one.start >= last and one.end > one.start and key not in seen:
            seen.add(key)
            last = one.end
            yield one


def _from_prose(
    text: str, sections: Sequence[Section], book: Phrasebook
) -> list[Found]:
    """Stems outside recommendation sections: the opening part, else the last."""
    first = min((s.start for s in sections), default=len(text))
    found = _Zone(text, 0, first, None, book, strict=True).read()
    if found:
        return found
    for section in reversed(sections):
        if section.kind in _PROSE:
            zone = _Zone(
                text, section.start, section.end, section.heading, book, strict=True
            )
            if found := zone.read():
                return found
    return []


class _Zone:
    """A stretch of a point in which recommendations are read.

    ``strict`` zones are prose: only a clear recommender's stem counts there.
    """

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        heading: str | None,
        book: Phrasebook,
        strict: bool = False,
    ) -> None:
        self.text, self.book, self.strict = text, book, strict
        if heading and text.startswith(heading, start) and not opens_stem(heading):
            start += len(heading)
        rows = read_rows(text, start, end, opens_stem)
        self.rows = list(_undecided(text, rows))
        self.filled = any(len(r.text(text)) > 3 for r in self.rows)

    def read(self) -> list[Found]:
        """All recommendations of the zone."""
        stems = self._stems()
        if not stems:
            return [] if self.strict else self._bare()
        found: list[Found] = []
        done = 0
        for index, stem in stems:
            if index < done:
                continue
            group, done = self._group(index, stem, stems)
            found += group
        return found

    def _stems(self) -> list[tuple[int, Stem]]:
        stems = [
            (i, stem)
            for i, row in enumerate(self.rows)
            if not starts_with_at(row.text(self.text))
            for stem in find_stems(self.text, row.body, row.end)
            if self._leads(i, stem)
        ]
        if any(stem.strong for _, stem in stems):
            names = {n for _, s in stems if s.strong for n in s.by}
            stems = [(i, s) for i, s in stems if s.strong or not s.by or names & {*s.by}]
        return stems

    def _leads(self, index: int, stem: Stem) -> bool:
        """Whether clauses follow: an "at", or a list where the row ends."""
        if self.strict and not (stem.by and all(map(is_recommender, stem.by))):
            return stem.at and stem.strong and not stem.by
        if stem.at:
            return True
        rest = self.text[stem.end : self.rows[index].end]
        if rest.strip():
            return _INLINE_ITEM.match(rest.lstrip()) is not None
        return self._list_follows(index + 1, len(self.rows))

    def _group(
        self, index: int, stem: Stem, stems: list[tuple[int, Stem]]
    ) -> tuple[list[Found], int]:
        """What stands under one stem, and the first row after it."""
        limit = min((i for i, s in stems if i > index), default=len(self.rows))
        row = self.rows[index]
        same = [s.start for i, s in stems if i == index and s.start > stem.start]
        end = min(same, default=row.end)
        items = list(_inline_items(self.text, stem.end, end))
        context, found = stem.context, []
        if items:
            head = self.text[stem.end : items[0][0]]
            if head.strip(" ,:;"):
                context = self._chain(stem.end, items[0][0], context).context
            found = [self._item(s, e, context) for s, e in items]
        elif stem.at or self.text[stem.end : end].strip():
            listed = self._list_follows(index + 1, limit)
            context, found = self._clauses(stem.end, end, context, listed)
        if same:
            return self._signed(found, stem, index), index
        listed, after = self._items(index + 1, limit, context, found)
        return self._signed(found + listed, stem, after), after

    def _chain(self, start: int, end: int, context: Context) -> Reading:
        return read_chain(self.text, start, end, context, self.book)

    def _list_follows(self, index: int, limit: int) -> bool:
        following = self.rows[index:limit][:1]
        return any(r.marker or starts_with_at(r.text(self.text)) for r in following)

    def _clauses(
        self, start: int, end: int, context: Context, listed: bool
    ) -> tuple[Context, list[Found]]:
        """Running text after a stem: the clauses, or the stem of a list."""
        end = _sentence_stop(self.text, start, end)
        reading = self._chain(start, end, context)
        if reading.hungry and listed:
            return reading.context, []
        found = []
        for number, (s, e) in enumerate(split_clauses(self.text, reading.start, end, self.book)):
            if number == 0:
                steps = read_steps(self.text, s, e, reading.context, self.book)
                found.append(self._found(s, e, steps, "clause"))
                continue
            own = self._chain(s, e, context)
            if own.hungry and listed:
                return own.context, found
            if own.start > s or not reading.context.action:
                steps = read_steps(self.text, own.start, e, own.context, self.book)
                found.append(self._found(own.start, e, steps, "clause"))
            else:
                steps = read_steps(self.text, s, e, reading.context, self.book)
                found.append(self._found(s, e, steps, "clause"))
        return context, found

    def _found(self, start: int, end: int, steps: tuple[Step, ...], kind: str) -> Found:
        stop = start + len(_TAIL.sub("", self.text[start:end]))
        return Found(start, stop, (), steps, f"recommendation.{kind}")

    def _item(self, start: int, end: int, context: Context) -> Found:
        bracket = self._bracket(start, end)
        end = bracket.start() if bracket else end
        steps = read_steps(self.text, start, end, context, self.book)
        return self._found(start, end, steps, "item")

    def _items(
        self, first: int, limit: int, context: Context, before: list[Found]
    ) -> tuple[list[Found], int]:
        """The list items from row ``first`` on, sub-items kept with their item."""
        found: list[Found] = []
        index, lead, sub = first, None, False
        while index < limit:
            row = self.rows[index]
            content = row.text(self.text)
            has_at = starts_with_at(content)
            if _JOINT_ROW.fullmatch(content):
                index += 1
                continue
            if not (row.marker or has_at):
                resumed = self._resumes(index, limit, lead)
                if resumed is None:
                    break
                index = resumed
                continue
            sub = self._sub(index, has_at, lead, sub)
            if sub and (found or before):
                target = found or before
                last = target[-1]
                target[-1] = self._found(last.start, row.end, last.steps, "item")
            elif before and not has_at:
                break
            else:
                found.append(self._item(_item_start(self.text, row), row.end, context))
                lead = row if lead is None or row.number else lead
            index += 1
        return found, index

    def _sub(self, index: int, has_at: bool, lead: Row | None, before: bool) -> bool:
        """Whether a row is part of the item before it ("..., herunder:")."""
        row = self.rows[index]
        opened = _OPENS_SUBLIST.search(self.rows[index - 1].text(self.text)) is not None
        if lead is None:
            return not has_at and (opened or before)
        if row.marker == lead.marker:
            lead_at = starts_with_at(lead.text(self.text))
            return lead_at and not has_at and (opened or before)
        if not has_at:
            return row.marker != "number" or opened or before
        return row.marker == "letter" and (opened or before)

    def _resumes(self, index: int, limit: int, lead: Row | None) -> int | None:
        """The row at which a numbered list goes on after an explanation."""
        if lead is None or lead.number is None:
            return None
        for later in range(index + 1, min(index + 4, limit)):
            if self.rows[later].number == lead.number + 1:
                return later
        return None

    def _bracket(self, start: int, end: int) -> re.Match[str] | None:
        """A recommender in brackets at the end: "(Økonomiforvaltningen)"."""
        match = _BRACKET.search(self.text, max(start, end - 200), end)
        if match is None or _NO_NAME.search(match["who"]):
            return None
        stated = "af " in match[0][:25].lower()
        short = len(match["who"].split()) <= 12
        return match if stated or (short and is_recommender(match["who"])) else None

    def _signed(self, found: list[Found], stem: Stem, after: int) -> list[Found]:
        by = stem.by or self._bracketed(found, after)
        return [Found(f.start, f.end, by, f.steps, f.rule) for f in found]

    def _bracketed(self, found: list[Found], after: int) -> tuple[str, ...]:
        if not found:
            return ()
        rows = self.rows[max(after - 1, 0) : after + 2]
        for row in rows:
            match = self._bracket(row.start, row.end)
            if match is not None:
                return split_names(match["who"])
        return ()

    def _bare(self) -> list[Found]:
        """A section without a stem: at-clauses, "Til godkendelse", passives."""
        for index, row in enumerate(self.rows):
            if starts_with_at(row.text(self.text)):
                found, after = self._items(index, len(self.rows), Context(), [])
                by = self._bracketed(found, after)
                return [Found(f.start, f.end, by, f.steps, f.rule) for f in found]
        found = []
        for row in self.rows:
            if not self._plain(row):
                break
            found.append(self._item(_item_start(self.text, row), row.end, Context()))
        return found

    def _plain(self, row: Row) -> bool:
        """Whether a row by itself says what is to be done."""
        content = row.text(self.text)
        if len(content) > _LONGEST_BARE:
            return False
        verb = find_verb(content, self.book)
        if verb is None:
            return False
        if _NOMINAL.fullmatch(content):
            return True
        spoken = content[verb.start : verb.end].split()[0].lower()
        voiced = spoken.endswith(("es", "ås")) or bool(verb.active and verb.subject)
        return voiced and not _BARE.search(content[: verb.end])


def _undecided(text: str, rows: list[Row]) -> Iterator[Row]:
    """The rows that stand under no heading of a decision."""
    decided = False
    for row in rows:
        content = row.text(text)
        if len(content) <= 160 and _DECIDED.fullmatch(content):
            decided = True
        elif decided and len(content) <= 60 and _REOPENED.fullmatch(content):
            decided = False
        if not decided:
            yield row


def _sentence_stop(text: str, start: int, end: int) -> int:
    """Where the first sentence ends; the dots of abbreviations and dates do not."""
    for match in re.finditer(r"[.!?](?=\s+[A-ZÆØÅ])", text[start:end]):
        word = text[start : start + match.start()].rsplit(maxsplit=1)
        if word and len(word[-1]) > 3 and not word[-1][-1].isdigit():
            return start + match.end()
    return end


def _inline_items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """List items that stand in one line: "at 1. …, 2. …" or "- at … - at …"."""
    marks = []
    wanted = 1
    for match in _INLINE_ITEM.finditer(text, start, end):
        if match["number"]:
            if int(match["number"]) != wanted:
                continue
            wanted += 1
        marks.append(match)
    if not marks or not _LED_IN.search(text[start : marks[0].start()]):
        return
    if len(marks) < 2 and text[start : marks[0].start()].strip(" at,:;"):
        return
    stops = [m.start() for m in marks[1:]] + [end]
    for match, stop in zip(marks, stops, strict=True):
        yield match.end(), stop


def _item_start(text: str, row: Row) -> int:
    return row.body if text[row.body : row.end].strip() else row.start
