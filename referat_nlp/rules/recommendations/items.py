"""The list items under a stem, and who signs for them in brackets below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from ...lexicon import Phrasebook
from ...records import Step
from ..bodies import is_recommender, split_names
from .bare import verb_lines
from .clauses import Context, Reading, read_chain, read_steps
from .rows import Row, holds_clause
from .stems import Stem

_TAIL = re.compile(r"(?:[\s,;*_]|\s+(?:og|samt|eller|og/eller))+$")
_JOINT_ROW = re.compile(r"(?:og|eller|samt|og/eller|enten)\W*", re.IGNORECASE)
_BRACKET = re.compile(
    r"\s*\((?:(?:forslag\s+)?(?:stillet|fremsat)\s+af\s+)?(?P<who>[^()]{3,160})\)\W*$",
    re.IGNORECASE,
)
# Alone on its line a name needs no word for an office: "(Regional Udvikling)".
_ALONE = re.compile(
    r"\s*\([A-ZÆØÅ][\w-]+(?:(?:,| og| for| &)? [A-ZÆØÅ][\w-]+){1,5}\)\W*"
)
_NO_NAME = re.compile(r"\d|\bbilag\b|\bbehandling\b|\bjf\b", re.IGNORECASE)
_OPENS_SUBLIST = re.compile(
    r"(?::|\b(?:følgende|enten|herunder|ved)\s*,?)$", re.IGNORECASE
)


# How far from the end of a row the words stand that open a list below it.
_OPENING = 30


class Found(Struct, frozen=True):
    """A recommendation as offsets, before it becomes a record."""

    start: int
    end: int
    by: tuple[str, ...]
    steps: tuple[Step, ...]
    rule: str


class Items:
    """The rows of a zone, read as lists."""

    def __init__(self, text: str, rows: Sequence[Row], book: Phrasebook) -> None:
        self.text, self.rows, self.book = text, rows, book

    def chain(self, start: int, end: int, context: Context) -> Reading:
        """The links of the clause at ``start``, read down to the innermost."""
        return read_chain(self.text, start, end, context, self.book)

    def follow(self, index: int, limit: int) -> bool:
        """Whether the row at ``index`` is a list item or an at-clause."""
        following = self.rows[index:limit][:1]
        return any(r.marker or holds_clause(self.text, r) for r in following)

    def unmarked(self, stem: Stem, index: int, limit: int) -> list[Found]:
        """The items of a list without markers: "at udvalget" and lines of verbs."""
        end = self.rows[index].end
        reach = self.rows[index + 1].end if index + 1 < limit else end
        lines = verb_lines(self.text, stem.end, reach, self.book)
        if not lines:
            return []
        head = self.chain(stem.end, lines[0][0], stem.context)
        wanted = 1 if lines[0][0] >= end else 2
        if not head.hungry or len(lines) < wanted:
            return []
        return [self.item(s, e, head.context) for s, e in lines]

    def found(self, start: int, end: int, steps: tuple[Step, ...], kind: str) -> Found:
        """A clause without the comma or "og" that leads on to the next one."""
        near = max(start, end - 60)
        stop = near + len(_TAIL.sub("", self.text[near:end]))
        return Found(start, stop, (), steps, f"recommendation.{kind}")

    def item(self, start: int, end: int, context: Context) -> Found:
        """One list item, read under ``context``."""
        bracket = self._bracket(start, end)
        end = bracket.start() if bracket else end
        steps = read_steps(self.text, start, end, context, self.book)
        return self.found(start, end, steps, "item")

    def read(
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
                target[-1] = self.found(last.start, row.end, last.steps, "item")
            elif before and not has_at:
                break
            else:
                found.append(self.item(item_start(self.text, row), row.end, context))
                lead = row if lead is None or row.number else lead
            index += 1
        return found, index

    def _deeper(self, index: int, limit: int, context: Context) -> Context | None:
        """The context of a list whose stem goes on in a row of its own.

        "Direktøren foreslår," / "at udvalget indstiller til byrådet," / "1. at ...".
        """
        row = self.rows[index]
        if row.marker or not self.follow(index + 1, limit):
            return None
        reading = self.chain(row.body, row.end, context)
        return reading.context if reading.hungry else None

    def _sub(self, index: int, has_at: bool, lead: Row | None, before: bool) -> bool:
        """Whether a row is part of the item before it ("..., herunder:")."""
        row = self.rows[index]
        above = self.rows[index - 1].text(self.text)[-_OPENING:]
        opened = _OPENS_SUBLIST.search(above) is not None
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
        known = short and is_recommender(match["who"])
        alone = _ALONE.fullmatch(self.text, start, end) is not None
        return match if stated or known or alone else None

    def signature(self, found: list[Found], after: int) -> tuple[str, ...]:
        """Who is named in brackets at the last item or just below it."""
        if not found:
            return ()
        rows = self.rows[max(after - 1, 0) : after + 2]
        for row in rows:
            match = self._bracket(row.start, row.end)
            if match is not None:
                return split_names(match["who"])
        return ()


def item_start(text: str, row: Row) -> int:
    """Where an item's text starts: its marker, if there is nothing else."""
    return row.body if text[row.body : row.end].strip() else row.start
