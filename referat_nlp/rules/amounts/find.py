"""Sums of money in Danish text: ``find_amounts``.

Reading order: :func:`find_amounts` collects amounts in digits (``amount_digits``),
in words (``amount_words``) and the cells of tables whose unit stands in a head
(``amount_tables``, ``amount_heads``); ``amount_context`` then reads the words around
each. A number is money only by a unit: "kr." before or after it, ",-", a bare
"mio." in talk of money, or a head.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Amount, Per
from .context import approximate, role_in_label, role_of
from .digits import printed_amounts
from .heads import Head
from .numbers import parse_number, plain
from .per import per_in_label, per_what, shares_per
from .tables import Cell, money_cells
from .vocabulary import Found
from .words import worded_amounts


def find_amounts(text: str) -> list[Amount]:
    """Return the amounts of money in ``text``, in order and without overlap.

    ``text`` is a sentence or a whole agenda point with its tables. Whole amounts
    carry no decimals, others at least two (øre).

    >>> [(a.text, str(a.value)) for a in find_amounts("Der gives ca. 1,2 mio. kr.")]
    [('1,2 mio. kr.', '1200000')]
    """
    cells, heads = money_cells(text)
    in_heads = {place for head in heads for place in _places(text, head)}
    found = [
        hit
        for hit in [*printed_amounts(text), *worded_amounts(text)]
        if hit.start not in in_heads and hit.end - 1 not in in_heads
    ]
    found = _without_overlap([*found, *(_from_cell(c) for c in cells)])
    return [_amount(text, found, i) for i in range(len(found))]


def _amount(text: str, found: list[Found], i: int) -> Amount:
    hit = found[i]
    ceiling = found[i + 1].start if i + 1 < len(found) else len(text)
    low, high = plain(hit.low), plain(hit.high)
    in_table = hit.scaled_by is not None and bool(hit.label)
    return Amount(
        start=hit.start,
        end=hit.end,
        text=text[hit.start : hit.end],
        rule=hit.rule,
        value=low if low == high else None,
        low=low,
        high=high,
        currency=hit.currency,
        per=per_in_label(hit.label) if in_table else _per(text, found, i),
        approx=approximate(text, hit.start, hit.end),
        scaled_by=hit.scaled_by,
        role=role_in_label(hit.label)
        if in_table
        else role_of(text, hit.start, hit.end, ceiling),
    )


def _places(text: str, head: Head) -> Iterator[int]:
    """Yield the places of a head's unit, repeated on its line or not."""
    start = text.rfind("\n", 0, head.start) + 1
    end = text.find("\n", head.end)
    while (start := text.find(head.printed, start, end if end >= 0 else None)) >= 0:
        yield from range(start, start + len(head.printed))
        start += len(head.printed)


def _per(text: str, found: list[Found], i: int) -> Per | None:
    hit = found[i]
    floor = found[i - 1].end if i else 0
    if i + 1 == len(found):
        return per_what(text, hit.start, hit.end, floor, len(text))
    following = found[i + 1]
    per = per_what(text, hit.start, hit.end, floor, following.start)
    if per is None and shares_per(text, hit.start, hit.end, following.start):
        return _per(text, found, i + 1)
    return per


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
