"""Sums of money in Danish text: ``find_amounts``.

Reading order: ``glance`` tells from the words whether there can be money at all;
``tokens`` and ``words`` read numbers in digits and in words with the units at them;
``combine`` makes sums of these (signs, ranges); ``tables`` and ``heads`` find the
cells whose unit stands in a head; ``context``, ``roles`` and ``per`` read the words
around. A number is money only by a unit: "kr." before or after it, ",-", a bare "mio."
in talk of money, or a head.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ...records import Amount, Per, Role
from .combine import combine
from .context import approximate
from .glance import PER, ROLE
from .heads import Head
from .numbers import parse_number, plain
from .passage import Passage
from .per import keeps_per, per_in_label, per_what, shares_per
from .roles import role_in_label, role_of
from .tables import Cell, money_cells
from .vocabulary import Found
from .words import numbers

_THOUSAND = ("1.000", "1000", "tusind")
_HEADLIKE = (*_THOUSAND, "\n")


def find_amounts(text: str) -> list[Amount]:
    """Return the amounts of money in ``text``, in order and without overlap.

    ``text`` is a sentence or a whole agenda point with its tables. Whole amounts
    carry no decimals, others at least two (øre).

    >>> [(a.text, str(a.value)) for a in find_amounts("Der gives ca. 1,2 mio. kr.")]
    [('1,2 mio. kr.', '1200000')]
    """
    passage = Passage(text)
    if not passage.units:
        return []
    read, complete = numbers(passage)
    found = combine(passage, read)
    if _has_free_unit(passage, found, complete=complete):
        found = _with_cells(text, found)
    amounts: list[Amount] = []
    for i in range(len(found) - 1, -1, -1):
        amounts.append(_amount(passage, found, i, amounts))
    amounts.reverse()
    return _with_per_of_former(passage, amounts) if passage.cues & PER else amounts


def _has_free_unit(passage: Passage, found: list[Found], *, complete: bool) -> bool:
    """Whether a unit stands where no number is: in the head of a table, perhaps."""
    low = passage.low
    if complete:
        if not any(map(low.__contains__, _HEADLIKE)):
            return False
        return any(_may_head(low, hit) for hit in found)
    hits = iter(found)
    hit = next(hits, None)
    for mark in passage.marks:
        while hit and hit.end <= mark:
            hit = next(hits, None)
        if hit is None or mark < hit.start:
            return True
        if _may_head(low, hit):
            return True
    return False


def _may_head(low: str, hit: Found) -> bool:
    """Whether it may be a unit: "1.000 kr.", "tusind kroner", "kr." in "kr. 2025".

    One that a line's end parts may be a number and the head of a table.
    """
    if low.startswith(_THOUSAND, hit.start):
        return True
    if low.find("\n", hit.start, hit.end) >= 0:
        return True
    return hit.rule == "amount.prefix" and low[hit.end - 4 : hit.end - 2] in (
        "19",
        "20",
    )


def _with_cells(text: str, found: list[Found]) -> list[Found]:
    """Add the cells of tables, and leave out what is the unit in a table's head."""
    cells, heads = money_cells(text)
    in_heads = {place for head in heads for place in _places(text, head)}
    kept = [
        hit
        for hit in found
        if hit.start not in in_heads and hit.end - 1 not in in_heads
    ]
    return _without_overlap([*kept, *(_from_cell(c) for c in cells)])


def _amount(
    passage: Passage, found: list[Found], i: int, later: list[Amount]
) -> Amount:
    """Read the words around a hit; ``later`` are the amounts behind, the last first."""
    hit = found[i]
    low, high = plain(hit.low), hit.high
    high = low if high is hit.low or high == hit.low else plain(high)
    if hit.scaled_by is not None and hit.label:
        per, role = per_in_label(hit.label), role_in_label(hit.label)
    else:
        per, role = _words_around(passage, found, i, later)
    return Amount(
        start=hit.start,
        end=hit.end,
        text=passage.text[hit.start : hit.end],
        rule=hit.rule,
        value=low if low is high else None,
        low=low,
        high=high,
        currency=hit.currency,
        per=per,
        approx=approximate(passage.low, hit),
        scaled_by=hit.scaled_by,
        role=role,
    )


def _words_around(
    passage: Passage, found: list[Found], i: int, later: list[Amount]
) -> tuple[Per | None, Role | None]:
    cues = passage.cues
    if not cues:
        return None, None
    hit, low = found[i], passage.low
    left, right = passage.sentence(hit.start, hit.end)
    behind = found[i + 1].start if later else len(low)
    right = max(hit.end, min(right, behind))
    per, role = None, None
    if cues & ROLE:
        role = role_of(low, hit.start, hit.end, (left, right))
    if cues & PER:
        floor = found[i - 1].end if i else 0
        per = per_what(low, hit.start, hit.end, floor, (left, right))
        if per is None and later and later[-1].per:
            shared = shares_per(low, hit.start, hit.end, behind)
            per = later[-1].per if shared else None
    return per, role


def _with_per_of_former(passage: Passage, amounts: list[Amount]) -> list[Amount]:
    """Count amounts by what the one before is, in "5 kr. pr. m2 mod 4 kr. i dag"."""
    for i in range(1, len(amounts)):
        before, amount = amounts[i - 1], amounts[i]
        if (
            before.per
            and amount.per is None
            and keeps_per(passage.low, before.start, before.end, amount.start)
        ):
            amounts[i] = replace(amount, per=before.per)
    return amounts


def _places(text: str, head: Head) -> Iterator[int]:
    """Yield the places of a head's unit, repeated on its line or not."""
    start = text.rfind("\n", 0, head.start) + 1
    end = text.find("\n", head.end)
    while (start := text.find(head.printed, start, end if end >= 0 else None)) >= 0:
        yield from range(start, start + len(head.printed))
        start += len(head.printed)


def _from_cell(cell: Cell) -> Found:
    value = parse_number(cell.number, scaled=cell.unit.factor != 1)
    value *= cell.unit.factor
    value = -value if cell.negative else value
    return Found(
        cell.start,
        cell.end,
        value,
        value,
        cell.unit.currency or "DKK",
        "amount.table",
        cell.scaled_by,
        cell.label,
    )


def _without_overlap(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for hit in sorted(found, key=lambda h: (h.start, -h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
