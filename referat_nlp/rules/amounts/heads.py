"""Money units printed in the head or caption of a table: "(1.000 kr.)"."""

from __future__ import annotations

import functools
import re
from decimal import Decimal

from msgspec import Struct

from .numbers import is_number_word
from .vocabulary import (
    Unit,
    alternation,
    currency_of,
    starts_of,
    unit_of,
    unit_pattern,
    words,
)


class Head(Struct, frozen=True):
    """A unit in a head; ``sure`` if it cannot be an amount ("i 1.000 kr.")."""

    start: int
    end: int
    printed: str
    unit: Unit
    sure: bool


_REACH = 80
_LEAD = re.compile(
    r"(?:(?:alle|tal|tallene|beløb|beløbene|budget|regnskab|er|angivet|opgjort|vist"
    r"|i|hele|løbende|faste|netto|brutto|\d{4}-?\s?p(?:riser|/?l))[\s:,.-]+)*",
    re.IGNORECASE,
)
# "Mio. kr., løbende priser, ekskl. moms".
_PRICES = re.compile(
    r"(?:[\s,;()–-]+|løbende|faste|netto|brutto|priser|ekskl\.?|inkl\.?|moms|i"
    r"|\d{4}-?\s?(?:p(?:riser|/?l)|niveau))*",
    re.IGNORECASE,
)
_AFTER_I = re.compile(r"(?<!\w)i\s+(?:hele\s+)?\Z", re.IGNORECASE)
_AFTER_HELE = re.compile(r"(?<!\w)hele\s+\Z", re.IGNORECASE)
_MORE = re.compile(r"[^\s*)\].,:]")


# "kr. 250" is a sum, "kr. 2025" the head of a column.
_OWN_NUMBER = re.compile(r"\s?[-−–]?(?!(?:19|20)\d\d(?!\d))\d")


@functools.cache
def _thousands() -> str:
    return rf"(?P<thousands>1[.]?000)\.?\s?(?P<thousands_cur>{_money_words()})"


@functools.cache
def _money_words() -> str:
    return alternation(w for c in words().currency for w in c.text)


@functools.cache
def _head_pattern() -> re.Pattern[str]:
    """Return the pattern of a unit that no number belongs to."""
    return re.compile(
        rf"(?<![\d½¼¾,.\w])(?<![\d½¼¾][\s-])(?<!,-\s)(?P<unit>{_thousands()}|{unit_pattern()})"
        r"(?![\w/])(?!\s?[-−–]?\d{1,3}(?:[.,]\d)|\s?[\d]{5})",
        re.IGNORECASE,
    )


@functools.cache
def _unit_starts() -> re.Pattern[str]:
    lexicon = words()
    currencies = (w for c in lexicon.currency for w in c.text)
    return starts_of([*currencies, *(w for s in lexicon.scale for w in s.text)])


@functools.cache
def _has_number() -> re.Pattern[str]:
    """Return the pattern of a number, with or without "mio.", before a currency."""
    scales = alternation(w for s in words().scale for w in s.text)
    return re.compile(rf"[\d½¼¾]\.?[\s-]*(?:{scales}\s?)?(?:kr\.?\s?)?$", re.I)


def _ends_in_number_word(before: str) -> bool:
    """Whether "en halv million" stands before a currency."""
    spoken = before.split()[-1:]
    return bool(spoken) and is_number_word(spoken[0])


def find_head(cell: str, offset: int, *, prose: bool) -> Head | None:
    """Return the money unit that a cell or line states, if it states one.

    In running prose only "i (hele) 1.000 kr." and a bracketed unit count.
    """
    if _unit_starts().search(cell.lower()) is None:
        return None
    for match in _head_pattern().finditer(cell):
        before = cell[max(0, match.start("unit") - _REACH) : match.start("unit")]
        if _has_number().search(before) or _ends_in_number_word(before):
            continue
        after = cell[match.end("unit") : match.end("unit") + _REACH]
        after_i, hele = _AFTER_I.search(before), _AFTER_HELE.search(before)
        bracket = _bracketed(before, after)
        thousands = match["thousands"] is not None
        if prose and not (bracket or (after_i and _speaks_of_table(cell))):
            continue
        alone = (
            _LEAD.fullmatch(before)
            and (len(after) < 16 or _PRICES.fullmatch(after))
            and not (before.strip() == "" and _OWN_NUMBER.match(after))
        )
        last = not thousands and not _MORE.search(after)
        if after_i or hele or bracket or alone or last:
            sure = bool(after_i or hele) or not thousands
            start = offset + match.start("unit")
            end = offset + match.end("unit")
            return Head(start, end, match["unit"], _unit(match), sure)
    return None


def _bracketed(before: str, after: str) -> bool:
    """Whether the unit stands in a bracket of its own, years and prices apart."""
    opened = before.rfind("(")
    closed = after.find(")")
    if opened < 0 or closed < 0 or ")" in before[opened:] or "(" in after[:closed]:
        return False
    inside = before[opened + 1 :] + " " + after[:closed]
    inside = re.sub(r"\d{4}", "", inside)
    return len(inside) < 40 and not re.search(r"\d", inside)


def _speaks_of_table(cell: str) -> bool:
    return bool(
        re.search(r"\b(?:beløb|tal|tabel|skema|oversigt|opgjort|angivet)", cell, re.I)
    )


def _unit(match: re.Match[str]) -> Unit:
    if match["thousands"] is None:
        return unit_of(match)
    return Unit(Decimal(1000), currency_of(match["thousands_cur"]))
