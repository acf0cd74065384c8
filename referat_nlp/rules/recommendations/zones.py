"""One stretch of a point, read: its stems, their lists and their clauses."""

from __future__ import annotations

import re

from ...lexicon import Phrasebook
from ...records import Step
from ..bodies import is_administration, is_outsider, is_recommender
from .actions import find_verb
from .bare import is_plain, read_offer
from .clauses import Context, read_steps, split_clauses
from .items import Found, Items, item_start
from .rows import (
    Row,
    holds_clause,
    inline_items,
    read_rows,
    sentence_stop,
    starts_with_item,
    undecided,
)
from .stems import Stem, find_stems, heading_author, opens_stem

_ANSWER = re.compile(
    r"\bindstilling(?:en|erne)?\s+(?:\w+\s+)?(?:godkendes|tiltrædes|følges|vedtages)",
    re.IGNORECASE,
)
# "Klima og Miljø" is an office by its form; "Politiet" is not.
_OFFICE_LIKE = re.compile(r"[A-ZÆØÅ][\w-]*,?\s(?:\S+\s)*[A-ZÆØÅ]")
# "at byrådet godkender: 1." without its number.
_LAST_MARK = re.compile(r"(?<=[\s,;:])(?:\d{1,2}[.)]|[•·–-])\s*$")
_ABOUT = re.compile(r"\s*om\b", re.IGNORECASE)


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
        self.author = heading_author(heading or "")
        rows = read_rows(text, start, end, opens_stem)
        self.rows = list(undecided(text, rows))
        self.items = Items(text, self.rows, book)
        self.cut = len(self.rows) < len(rows)
        self.filled = any(len(r.text(text)) > 3 for r in self.rows)

    def read(self) -> list[Found]:
        """All recommendations of the zone, by whom its heading says if nobody else."""
        return [
            f if f.by else Found(f.start, f.end, self.author, f.steps, f.rule)
            for f in self._read()
        ]

    def _read(self) -> list[Found]:
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
        after = index + 1
        return self.items.follow(after, len(self.rows)) or bool(
            self._plain(after, after + 1)
        )

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
            stop = _before_mark(self.text, stem.end, items[0][0])
            if self.text[stem.end : stop].strip(" ,:;"):
                context = self.items.chain(stem.end, stop, context).context
            found = [self.items.item(s, e, context) for s, e in items]
        elif stem.at or self.text[stem.end : end].strip():
            listed = self.items.follow(index + 1, limit)
            found = [] if listed or shared else self.items.unmarked(stem, index, limit)
            if not found:
                context, found = self._clauses(stem.end, end, context, listed)
        if shared:
            return self._signed(found, stem, index), index
        items_found, after = self.items.read(index + 1, limit, context, found)
        if not found and not items_found:
            items_found = self._plain(index + 1, limit, context)
            after = index + 1 + len(items_found)
        return self._signed(found + items_found, stem, after), after

    def _clauses(
        self, start: int, end: int, context: Context, listed: bool
    ) -> tuple[Context, list[Found]]:
        """Running text after a stem: the clauses, or the stem of a list."""
        end = sentence_stop(self.text, start, end)
        reading = self.items.chain(start, end, context)
        if reading.hungry and (
            listed or not find_verb(self.text[reading.inner : end], self.book)
        ):
            return reading.context, []
        found = []
        for number, (s, e) in enumerate(
            split_clauses(self.text, reading.start, end, self.book)
        ):
            if number == 0:
                inner = min(max(s, reading.inner), e)
                steps = read_steps(self.text, inner, e, reading.context, self.book)
                found.append(self.items.found(s, e, steps, "clause"))
                continue
            own = self.items.chain(s, e, context)
            if own.hungry and listed:
                return own.context, found
            if own.inner > s or not reading.context.action:
                steps = read_steps(self.text, own.inner, e, own.context, self.book)
                found.append(self.items.found(own.start, e, steps, "clause"))
            else:
                steps = read_steps(self.text, s, e, reading.context, self.book)
                found.append(self.items.found(s, e, steps, "clause"))
        return context, found

    def _signed(self, found: list[Found], stem: Stem, after: int) -> list[Found]:
        by = stem.by or self.items.signature(found, after)
        if self.strict:
            # "at indstillingen godkendes" answers a recommendation: a decision.
            found = [f for f in found if not _ANSWER.search(self.text, f.start, f.end)]
        if self.strict and not stem.strong:
            # In prose "foreslår" is a recommendation only where a body is to act.
            found = [f for f in found if _acts(f.steps, by)]
        return [Found(f.start, f.end, by, f.steps, f.rule) for f in found]

    def _offer(self, row: Row) -> Found | None:
        offer = read_offer(self.text, row.body, row.end, self.book)
        if offer is None:
            return None
        one = self.items.found(offer.start, offer.end, (offer.step,), "offer")
        return Found(one.start, one.end, offer.by, one.steps, one.rule)

    def _offers(self) -> list[Found]:
        """In prose: what somebody lays before a body, "til udvalgets orientering"."""
        offers = (self._offer(row) for row in self.rows)
        return [o for o in offers if o and o.by and is_recommender(o.by[0])]

    def _bare(self) -> list[Found]:
        """A section without a stem: at-clauses, "Til godkendelse", passives."""
        for index, row in enumerate(self.rows):
            if holds_clause(self.text, row):
                found, after = self.items.read(index, len(self.rows), Context(), [])
                by = self.items.signature(found, after)
                return [Found(f.start, f.end, by, f.steps, f.rule) for f in found]
        found = []
        for index, row in enumerate(self.rows):
            offer = self._offer(row)
            one = [offer] if offer else self._plain(index, index + 1)
            if not one:
                break
            found += one
        return found

    def _plain(
        self, first: int, limit: int | None = None, context: Context | None = None
    ) -> list[Found]:
        """The rows from ``first`` on that say by themselves what is to be done."""
        found: list[Found] = []
        for row in () if self.strict else self.rows[first:limit]:
            if not is_plain(row.text(self.text), self.book, bool(row.marker)):
                break
            start = item_start(self.text, row)
            found.append(self.items.item(start, row.end, context or Context()))
        return found


def _before_mark(text: str, start: int, end: int) -> int:
    """Where the stem of a list in the line ends, without the first item's mark."""
    return start + len(_LAST_MARK.sub("", text[start:end]))


def _may_recommend(name: str, strong: bool) -> bool:
    known = is_recommender(name) or (strong and _OFFICE_LIKE.match(name) is not None)
    return known and not is_outsider(name)


def _acts(steps: tuple[Step, ...], by: tuple[str, ...]) -> bool:
    known = any(step.action != "other" for step in steps)
    ours = bool(by) and all(is_administration(name) for name in by)
    return any(step.body for step in steps) or ours or (bool(by) and known)
