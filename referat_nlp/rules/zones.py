"""One stretch of a point, read: its stems, their lists and their clauses."""

from __future__ import annotations

import re

from msgspec import Struct

from ..lexicon import Phrasebook
from ..records import Step
from .actions import find_verb
from .bare import is_plain, read_offer, verb_lines
from .bodies import is_administration, is_outsider, is_recommender, split_names
from .clauses import Context, Reading, read_chain, read_steps, split_clauses
from .rows import (
    Row,
    holds_clause,
    inline_items,
    read_rows,
    sentence_stop,
    starts_with_item,
    undecided,
)
from .stems import Stem, find_stems, opens_stem

_TAIL = re.compile(r"(?:[\s,;*_]|\s+(?:og|samt|eller|og/eller))+$")
_JOINT_ROW = re.compile(r"(?:og|eller|samt|og/eller|enten)\W*", re.IGNORECASE)
_BRACKET = re.compile(
    r"\s*\((?:(?:forslag\s+)?(?:stillet|fremsat)\s+af\s+)?(?P<who>[^()]{3,160})\)\W*$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"\d|\bbilag\b|\bbehandling\b|\bjf\b", re.IGNORECASE)
_ANSWER = re.compile(
    r"\bindstilling(?:en|erne)?\s+(?:\w+\s+)?(?:godkendes|tiltrædes|følges|vedtages)",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\s*om\b", re.IGNORECASE)
_OPENS_SUBLIST = re.compile(
    r"(?::|\b(?:følgende|enten|herunder|ved)\s*,?)$", re.IGNORECASE
)


class Found(Struct, frozen=True):
    """A recommendation as offsets, before it becomes a record."""

    start: int
    end: int
    by: tuple[str, ...]
    steps: tuple[Step, ...]
    rule: str


class Zone:
    """A stretch of a point in which recommendations are read.

    ``strict`` zones are prose: only a clear recommender's stem counts there. ``cut``
    tells that rows under the heading of a decision were left out.
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
            after = start + len(heading)
            # "Indstilling" + "om, 1. at": the heading is the first word of the stem.
            start = start if _ABOUT.match(text, after) else after
        rows = read_rows(text, start, end, opens_stem)
        self.rows = list(undecided(text, rows))
        self.cut = len(self.rows) < len(rows)
        self.filled = any(len(r.text(text)) > 3 for r in self.rows)

    def read(self) -> list[Found]:
        """All recommendations of the zone."""
        stems = self._stems()
        if not stems:
            return self._offers() if self.strict else self._bare()
        found: list[Found] = []
        done = 0
        for place, (index, _) in enumerate(stems):
            if index >= done:
                group, done = self._group(place, stems)
                found += group
        return found

    def _stems(self) -> list[tuple[int, Stem]]:
        stems = [
            (i, stem)
            for i, row in enumerate(self.rows)
            if not holds_clause(self.text, row)
            for stem in find_stems(self.text, row.body, row.end)
            if self._leads(i, stem)
        ]
        if any(stem.strong for _, stem in stems):
            names = {n for _, s in stems if s.strong for n in s.by}
            stems = [
                (i, s) for i, s in stems if s.strong or not s.by or names & {*s.by}
            ]
        return stems

    def _leads(self, index: int, stem: Stem) -> bool:
        """Whether clauses follow: an "at", or a list where the row ends."""
        if self.strict and not all(_may_recommend(n, stem.strong) for n in stem.by):
            return False
        if stem.at:
            return True
        rest = self.text[stem.end : self.rows[index].end]
        if rest.strip():
            return starts_with_item(rest.lstrip())
        return self._list_follows(index + 1, len(self.rows))

    def _group(
        self, place: int, stems: list[tuple[int, Stem]]
    ) -> tuple[list[Found], int]:
        """What stands under one stem, and the first row after it."""
        index, stem = stems[place]
        ahead, following = stems[place + 1] if place + 1 < len(stems) else (None, None)
        shared = following is not None and ahead == index
        limit = len(self.rows) if ahead is None else ahead
        end = following.start if following and shared else self.rows[index].end
        items = list(inline_items(self.text, stem.end, end))
        context, found = stem.context, []
        if items:
            head = self.text[stem.end : items[0][0]]
            if head.strip(" ,:;"):
                context = self._chain(stem.end, items[0][0], context).context
            found = [self._item(s, e, context) for s, e in items]
        elif stem.at or self.text[stem.end : end].strip():
            listed = self._list_follows(index + 1, limit)
            found = [] if listed or shared else self._unmarked(stem, index, limit)
            if not found:
                context, found = self._clauses(stem.end, end, context, listed)
        if shared:
            return self._signed(found, stem, index), index
        items_found, after = self._items(index + 1, limit, context, found)
        return self._signed(found + items_found, stem, after), after

    def _chain(self, start: int, end: int, context: Context) -> Reading:
        return read_chain(self.text, start, end, context, self.book)

    def _list_follows(self, index: int, limit: int) -> bool:
        following = self.rows[index:limit][:1]
        return any(r.marker or holds_clause(self.text, r) for r in following)

    def _clauses(
        self, start: int, end: int, context: Context, listed: bool
    ) -> tuple[Context, list[Found]]:
        """Running text after a stem: the clauses, or the stem of a list."""
        end = sentence_stop(self.text, start, end)
        reading = self._chain(start, end, context)
        if reading.hungry and (
            listed or not find_verb(self._rest(reading, end), self.book)
        ):
            return reading.context, []
        found = []
        for number, (s, e) in enumerate(
            split_clauses(self.text, reading.start, end, self.book)
        ):
            if number == 0:
                inner = min(max(s, reading.inner), e)
                steps = read_steps(self.text, inner, e, reading.context, self.book)
                found.append(self._found(s, e, steps, "clause"))
                continue
            own = self._chain(s, e, context)
            if own.hungry and listed:
                return own.context, found
            if own.inner > s or not reading.context.action:
                steps = read_steps(self.text, own.inner, e, own.context, self.book)
                found.append(self._found(own.start, e, steps, "clause"))
            else:
                steps = read_steps(self.text, s, e, reading.context, self.book)
                found.append(self._found(s, e, steps, "clause"))
        return context, found

    def _rest(self, reading: Reading, end: int) -> str:
        return self.text[reading.inner : end]

    def _unmarked(self, stem: Stem, index: int, limit: int) -> list[Found]:
        """The items of a list without markers: "at udvalget" and lines of verbs."""
        end = self.rows[index].end
        reach = self.rows[index + 1].end if index + 1 < limit else end
        lines = verb_lines(self.text, stem.end, reach, self.book)
        if not lines:
            return []
        head = self._chain(stem.end, lines[0][0], stem.context)
        wanted = 1 if lines[0][0] >= end else 2
        if not head.hungry or len(lines) < wanted:
            return []
        return [self._item(s, e, head.context) for s, e in lines]

    def _found(self, start: int, end: int, steps: tuple[Step, ...], kind: str) -> Found:
        near = max(start, end - 60)
        stop = near + len(_TAIL.sub("", self.text[near:end]))
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
            has_at = holds_clause(self.text, row)
            if _JOINT_ROW.fullmatch(content):
                index += 1
                continue
            if not (row.marker or has_at):
                resumed = self._resumes(index, limit, lead)
                if resumed is None:
                    break
                index = resumed
                continue
            deeper = self._deeper(index, limit, context)
            if deeper is not None:
                context, lead, index = deeper, None, index + 1
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

    def _deeper(self, index: int, limit: int, context: Context) -> Context | None:
        """The context of a list whose stem goes on in a row of its own.

        "Direktøren foreslår," / "at udvalget indstiller til byrådet," / "1. at ...".
        """
        row = self.rows[index]
        if row.marker or not self._list_follows(index + 1, limit):
            return None
        reading = self._chain(row.body, row.end, context)
        return reading.context if reading.hungry else None

    def _sub(self, index: int, has_at: bool, lead: Row | None, before: bool) -> bool:
        """Whether a row is part of the item before it ("..., herunder:")."""
        row = self.rows[index]
        opened = _OPENS_SUBLIST.search(self.rows[index - 1].text(self.text)) is not None
        if lead is None:
            return not has_at and (opened or before)
        if row.marker == lead.marker:
            lead_at = holds_clause(self.text, lead)
            return lead_at and not has_at and (opened or before)
        if not has_at:
            return row.marker != "number" or opened or before
        return row.marker == "letter"

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
        if self.strict:
            # "at indstillingen godkendes" answers a recommendation: a decision.
            found = [f for f in found if not _ANSWER.search(self.text, f.start, f.end)]
        if self.strict and not stem.strong:
            # In prose "foreslår" is a recommendation only where a body is to act.
            found = [f for f in found if _acts(f.steps, by)]
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

    def _offer(self, row: Row) -> Found | None:
        offer = read_offer(self.text, row.body, row.end, self.book)
        if offer is None:
            return None
        one = self._found(offer.start, offer.end, (offer.step,), "offer")
        return Found(one.start, one.end, offer.by, one.steps, one.rule)

    def _offers(self) -> list[Found]:
        """In prose: what somebody lays before a body, "til udvalgets orientering"."""
        offers = (self._offer(row) for row in self.rows)
        return [o for o in offers if o and o.by and is_recommender(o.by[0])]

    def _bare(self) -> list[Found]:
        """A section without a stem: at-clauses, "Til godkendelse", passives."""
        for index, row in enumerate(self.rows):
            if holds_clause(self.text, row):
                found, after = self._items(index, len(self.rows), Context(), [])
                by = self._bracketed(found, after)
                return [Found(f.start, f.end, by, f.steps, f.rule) for f in found]
        found = []
        for row in self.rows:
            offer = self._offer(row)
            if offer is not None:
                found.append(offer)
                continue
            if not is_plain(row.text(self.text), self.book, bool(row.marker)):
                break
            found.append(self._item(_item_start(self.text, row), row.end, Context()))
        return found


def _may_recommend(name: str, strong: bool) -> bool:
    return (strong or is_recommender(name)) and not is_outsider(name)


def _acts(steps: tuple[Step, ...], by: tuple[str, ...]) -> bool:
    known = any(step.action != "other" for step in steps)
    ours = bool(by) and all(is_administration(name) for name in by)
    return any(step.body for step in steps) or ours or (bool(by) and known)


def _item_start(text: str, row: Row) -> int:
    return row.body if text[row.body : row.end].strip() else row.start
