"""Money units printed in the head or caption of a table: "(1.000 kr.)"."""

from __future__ import annotations

import functools
import re
from decimal import Decimal

from msgspec import Struct

from ..lower_case import lower
from .glance import units_in
from .numbers import is_number_word
from .vocabulary import (
    Unit,
    alternation,
    currency_of,
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
_SHORT = 40
_LEAD = re.compile(
    r"(?:(?:alle|tal|tallene|beløb|beløbene|budget|regnskab|er|angivet|opgjort|vist"
    r"|i|hele|løbende|faste|netto|brutto|\d{4}-?\s?p(?:riser|/?l))[\s:,.-]+)*"
)
# "Mio. kr., løbende priser, ekskl. moms".
_PRICES = re.compile(
    r"(?:[\s,;()–-]+|løbende|faste|netto|brutto|priser|ekskl\.?|inkl\.?|moms|i"
    r"|\d{4}-?\s?(?:p(?:riser|/?l)|niveau))*"
)
_AFTER_I = re.compile(r"(?<!\w)i\s+(?:hele\s+)?\Z")
_AFTER_HELE = re.compile(r"(?<!\w)hele\s+\Z")
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
    lexicon = words()
    starts = [s.text for s in (*lexicon.scale, *lexicon.prefix)]
    starts += [c.text for c in lexicon.currency]
    firsts = re.escape("".join({"1", *(word[0] for some in starts for word in some)}))
    return re.compile(
        rf"(?=[{firsts}])(?<![½¼¾,.\w])(?<![\d½¼¾][\s-])(?<!,-\s)"
        rf"(?P<unit>{_thousands()}|{unit_pattern()})"
        r"(?![\w/])(?!\s?[-−–]?\d{1,3}(?:[.,]\d)|\s?[\d]{5})",
    )


@functools.cache
def _has_number() -> re.Pattern[str]:
    """Return the pattern of a number, with or without "mio.", before a currency."""
    scales = alternation(w for s in words().scale for w in s.text)
    return re.compile(rf"[\d½¼¾]\.?[\s-]*(?:{scales}\s?)?(?:kr\.?\s?)?$")


def _ends_in_number_word(before: str) -> bool:
    """Whether "en halv million" stands before a currency."""
    spoken = before.split()[-1:]
    return bool(spoken) and is_number_word(spoken[0])


def find_head(cell: str, offset: int, *, prose: bool) -> Head | None:
    """Return the money unit that a cell or line states, if it states one.

    In running prose only "i (hele) 1.000 kr." and a bracketed unit count.
    """
    head = (_short_head if len(cell) <= _SHORT else _head)(cell, prose)
    if head is None:
        return None
    start, end = head.start + offset, head.end + offset
    return Head(start, end, head.printed, head.unit, head.sure)


def _head(cell: str, prose: bool) -> Head | None:
    low = lower(cell)
    if not units_in(low.split()):
        return None
    for match in _head_pattern().finditer(low):
        start, end = match.span("unit")
        before = low[max(0, start - _REACH) : start]
        if _has_number().search(before) or _ends_in_number_word(before):
            continue
        sure = _states_unit(low, before, match, prose=prose)
        if sure is not None:
            return Head(start, end, cell[start:end], _unit(match), sure)
    return None


# The labels of rows and columns come again and again.
_short_head = functools.lru_cache(maxsize=4096)(_head)


def _states_unit(
    low: str, before: str, match: re.Match[str], *, prose: bool
) -> bool | None:
    """Whether a unit is surely no amount's, or ``None`` where it is no head at all."""
    end = match.end("unit")
    after = low[end : end + _REACH]
    after_i, hele = _AFTER_I.search(before), _AFTER_HELE.search(before)
    bracket = _bracketed(before, after)
    thousands = match["thousands"] is not None
    if prose and not (bracket or (after_i and _speaks_of_table(low))):
        return None
    alone = (
        _LEAD.fullmatch(before)
        and (len(after) < 16 or _PRICES.fullmatch(after))
        and not (before.strip() == "" and _OWN_NUMBER.match(after))
    )
    last = not thousands and not _MORE.search(after)
    # "Driftsramme, mio. kr. (2025-pl)": prices belong to no single amount.
    last = last or ("p" in after and _PRICES.fullmatch(after) is not None)
    if after_i or hele or bracket or alone or last:
        return bool(after_i or hele) or not thousands
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


def _speaks_of_table(low: str) -> bool:
    return bool(re.search(r"\b(?:beløb|tal|tabel|skema|oversigt|opgjort|angivet)", low))


def _unit(match: re.Match[str]) -> Unit:
    if match["thousands"] is None:
        return unit_of(match)
    return Unit(Decimal(1000), currency_of(match["thousands_cur"]))
