"""Sums of money in Danish text: ``find_amounts``.

Reading order: :func:`find_amounts` collects printed amounts, amounts in words and
the cells of tables whose unit stands in a head; ``amount_context`` then reads the
words around each (approximate, per what, which role). A number is money only by a
unit: "kr." before or after it, ",-", a bare "mio." in talk of money, or a head.
"""

from __future__ import annotations

import functools
import re
from decimal import Decimal

from msgspec import Struct

from ..records import Amount
from .amount_context import (
    approximate,
    bare_scale_is_money,
    per_in_label,
    per_what,
    role_of,
)
from .amount_lexicon import Unit, is_bare_scale, unit_of, unit_pattern
from .amount_tables import Cell, money_cells
from .numbers import NUMBER, is_number_word, parse_number, plain, read_words

_NUMBER = re.compile(rf"(?<!\d)(?<!\d[.,]){NUMBER}")
_DASH = r"(?:[.,][-–—]{1,2}(?![\w-]))"
_JOINT = re.compile(
    r"\s?[-–—]\s?(?:ca\. ?)?|\s(?:til|og|eller)\s(?:ca\. |cirka |omkring )?"
)
_SIGN = re.compile(r"(?:(?P<mark>[-−–÷+])(?P<space> ?)|(?P<word>minus) )$", re.I)
# Words after which a spaced dash is a sign: "et resultat på - 2,5 mio. kr."
_BEFORE_SIGN = re.compile(
    r"(?:(?<!\w)(?:på|er|til|fra|med|udgør|udgjorde|udgøre|af|var|blev|bliver|lig|alt"
    r"|netto|brutto|hhv\.|kr\.?)|[=:(|\t])\s*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19[89]|20[0-6])\d")
_HHV = re.compile(r"(?<!\w)(?:hhv\.?|henholdsvis|respektive)\s[^.;\n]{0,40}$", re.I)
_BETWEEN = re.compile(r"(?<!\w)mellem\s(?:ca\.\s|cirka\s|omkring\s)?$", re.IGNORECASE)
_WORD = re.compile(r"[a-zæøåé]+(?=[\s-]*$)", re.IGNORECASE)


class Found(Struct):
    """An amount before the words around it are read."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    currency: str
    rule: str
    scaled_by: str | None = None
    label: str = ""


class _Number(Struct):
    """A printed number with the unit after it and the currency before it."""

    start: int
    end: int
    printed: str
    stop: int
    unit: Unit | None
    bare: bool
    begin: int
    prefix: Unit | None


def find_amounts(text: str) -> list[Amount]:
    """Return the amounts of money in ``text``, in order and without overlap.

    ``text`` is a sentence or a whole agenda point with its tables. Whole amounts
    carry no decimals, others at least two (øre).

    >>> [(a.text, str(a.value)) for a in find_amounts("Der gives ca. 1,2 mio. kr.")]
    [('1,2 mio. kr.', '1200000')]
    """
    cells, heads = money_cells(text)
    found = [
        hit
        for hit in [*_printed(text), *_worded(text)]
        if not any(hit.start < h.end and h.start < hit.end for h in heads)
    ]
    found = _without_overlap([*found, *(_from_cell(c) for c in cells)])
    return [_amount(text, found, i) for i in range(len(found))]


def _amount(text: str, found: list[Found], i: int) -> Amount:
    hit = found[i]
    floor = found[i - 1].end if i else 0
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
        per=per_in_label(hit.label)
        if in_table
        else per_what(text, hit.start, hit.end, floor, ceiling),
        approx=approximate(text, hit.start, hit.end),
        scaled_by=hit.scaled_by,
        role=role_of(hit.label, len(hit.label), len(hit.label), len(hit.label))
        if in_table
        else role_of(text, hit.start, hit.end, ceiling),
    )


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


@functools.cache
def _after() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<dash>{_DASH})?(?:\.?[ ]?{unit_pattern()}(?:[ ]kr\b\.?)?)?", re.IGNORECASE
    )


@functools.cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.]){unit_pattern()}[ ]?(?P<inner>[-−–+] ?)?$", re.I)


def _printed(text: str) -> list[Found]:
    """Return the amounts written in digits."""
    found: list[Found] = []
    before: _Number | None = None
    joined = False
    for match in _NUMBER.finditer(text):
        number = _read(text, match, found[-1].end if found else 0)
        if number is None:
            continue
        if number.unit or number.prefix:
            hit = None
            if before and not joined:
                hit = _range(text, before, number)
            joined = hit is not None
            if not joined and before:
                found += _shared(text, before, number)
            found.append(hit or _single(text, number))
        elif before and before.prefix and not before.unit and not joined:
            hit = _range(text, before, number)
            if hit:
                found[-1] = hit
            joined = hit is not None
        else:
            joined = False
        before = number
    return found


def _read(text: str, match: re.Match[str], floor: int) -> _Number | None:
    """Read one number with what stands directly around it."""
    start, end = match.span()
    after = _after().match(text, end)
    unit, bare, stop = None, False, end
    if after and after.end() > end:
        unit, stop = unit_of(after), after.end()
        if unit.currency is None and after["scale"]:
            bare = True
    window = text[max(floor, start - 16) : start]
    lead = _before().search(window) if window else None
    if lead and _is_heading_unit(text, start - len(window) + lead.start()):
        lead = None
    if start and text[start - 1].isalpha() and not lead:
        return None
    prefix = unit_of(lead) if lead else None
    begin = start - len(window) + lead.start() if lead else start
    if bare and not prefix and not _bare_money(text, start, after):
        unit, bare, stop = None, False, end
    return _Number(start, end, match[0], stop, unit, bare, begin, prefix)


def _is_heading_unit(text: str, start: int) -> bool:
    """Whether the unit before a number belongs to a head ("beløb i kr. 2025")."""
    return (
        re.search(r"(?<!\w)(?:i|hele)\s$", text[max(0, start - 6) : start]) is not None
    )


def _bare_money(text: str, start: int, after: re.Match[str] | None) -> bool:
    return (
        after is not None
        and is_bare_scale(after["scale"])
        and bare_scale_is_money(text, start, after.end())
    )


def _scale(number: _Number) -> Decimal:
    factor = number.unit.factor if number.unit else Decimal(1)
    return factor * (number.prefix.factor if number.prefix else 1)


def _currency(number: _Number) -> str:
    return (
        (number.unit and number.unit.currency)
        or (number.prefix and number.prefix.currency)
        or "DKK"
    )


def _rule(number: _Number) -> str:
    if number.prefix:
        return "amount.prefix"
    return "amount.bare" if number.bare else "amount.unit"


def _single(text: str, number: _Number) -> Found:
    value = parse_number(number.printed, scaled=_scale(number) != 1) * _scale(number)
    start, negative = _signed(text, number)
    value = -value if negative else value
    return Found(start, number.stop, value, value, _currency(number), _rule(number))


def _signed(text: str, number: _Number) -> tuple[int, bool]:
    """Return where the amount starts with its sign, and whether it is negative."""
    inner = text[number.begin : number.start].rstrip()[-1:]
    if number.prefix and inner in {"-", "−", "–"}:
        return number.begin, True
    window = text[max(0, number.begin - 7) : number.begin]
    sign = _SIGN.search(window)
    if sign is None:
        return number.begin, False
    start = number.begin - len(sign[0])
    if not _is_sign(text, start, sign, number.stop):
        return number.begin, False
    return start, sign["mark"] != "+"


def _is_sign(text: str, start: int, sign: re.Match[str], stop: int) -> bool:
    """Tell a sign from a list dash, a thought dash and a dash between numbers."""
    before = text[max(0, start - 24) : start]
    line = before.rpartition("\n")[2]
    if sign["word"]:
        return not re.search(r"[\wæøå]+\.?\s$", before) or not re.search(
            r"(?:kr\.?|kroner|mio\.?|mia\.?|\d)\s$", before
        )
    if not sign["space"]:
        return not before[-1:].isalnum() and before[-1:] not in {"-", ".", "/"}
    if sign["mark"] in "÷+":
        return not re.search(r"(?:kr\.?|\d)\s*$", before)
    if line.strip() == "" and (start == 0 or "\n" in before or len(before) < 24):
        # At a line's start it is a list dash unless the amount is all there is.
        rest = text[stop : stop + 2]
        return rest[:1] in {"", "\n", "\t"} or rest == " |"
    return _BEFORE_SIGN.search(before) is not None


def _range(text: str, low: _Number, high: _Number) -> Found | None:
    """Join two numbers with a dash, "til" or "mellem … og" to one amount."""
    if high.begin != high.start or (low.prefix and low.unit):
        return None
    gap = text[low.stop : high.start]
    if not _JOINT.fullmatch(gap) or not _joins(text, low, high, gap):
        return None
    source = high if high.unit else low
    ends = _ends(low, high, _scale(source))
    if ends is None:
        return None
    start, negative = (low.begin, False) if low.prefix else _signed(text, low)
    bottom, top = (-ends[1], -ends[0]) if negative else ends
    return Found(start, high.stop, bottom, top, _currency(source), _rule(source))


def _joins(text: str, low: _Number, high: _Number, gap: str) -> bool:
    joint = gap.split()[0][:1] if gap.strip() else ""
    if joint == "o" or joint == "e":
        lead = text[max(0, low.begin - 24) : low.begin]
        return joint == "o" and bool(_BETWEEN.search(lead))
    if low.unit:
        # "fra 212 kr. til 224 kr." is two amounts, "2 mio. kr. - 3 mio. kr." one.
        return joint != "t"
    # "i 2024 - 250.000 kr." is a year and a sum.
    return not (_YEAR.fullmatch(low.printed) and not _YEAR.fullmatch(high.printed))


def _ends(
    low: _Number, high: _Number, scale: Decimal
) -> tuple[Decimal, Decimal] | None:
    """Return both ends of a range; "240-260.000" leaves out the first thousands."""
    own = _scale(low) if low.unit else scale
    bottom = parse_number(low.printed, scaled=own != 1)
    top = parse_number(high.printed, scaled=scale != 1)
    if not low.unit and low.printed.isdigit():
        for power in range(high.printed.count(".") + high.printed.count(" "), 0, -1):
            if bottom * 1000**power <= top:
                bottom *= 1000**power
                break
    return (bottom * own, top * scale) if bottom * own < top * scale else None


def _shared(text: str, before: _Number, number: _Number) -> list[Found]:
    """Return the first of two numbers that share a unit: "hhv. 2 og 3 mio. kr."."""
    if before.unit or before.prefix or not number.unit:
        return []
    gap = text[before.end : number.start]
    lead = text[max(0, before.start - 60) : before.start]
    if gap not in {" og ", " eller ", " samt "} or not _HHV.search(lead):
        return []
    value = parse_number(before.printed, scaled=_scale(number) != 1) * _scale(number)
    printed = text[number.end : number.stop].strip()
    rule, currency = "amount.shared", _currency(number)
    return [Found(before.start, before.end, value, value, currency, rule, printed)]


@functools.cache
def _unit_word() -> re.Pattern[str]:
    return re.compile(rf"(?<=[^\W\d])[ ]({unit_pattern()})", re.IGNORECASE)


def _worded(text: str) -> list[Found]:
    """Return the amounts written in number words."""
    found: list[Found] = []
    floor = 0
    for match in _unit_word().finditer(text):
        start = _words_start(text, match.start(), floor)
        if start == match.start():
            continue
        unit = unit_of(match)
        value = _spoken(text, start, match, unit)
        if value is None or value <= 1:
            continue
        if unit.currency is None and not (
            is_bare_scale(match["scale"])
            and bare_scale_is_money(text, start, match.end())
        ):
            continue
        currency = unit.currency or "DKK"
        found.append(Found(start, match.end(), value, value, currency, "amount.words"))
        floor = match.end()
    return found


def _spoken(text: str, start: int, match: re.Match[str], unit: Unit) -> Decimal | None:
    """Return the value of number words, the multiplier being one of them or not."""
    scale = match["scale"]
    if scale and is_number_word(scale):
        return read_words(text[start : match.end("scale")])
    value = read_words(text[start : match.start()])
    return None if value is None else value * unit.factor


def _words_start(text: str, end: int, floor: int) -> int:
    """Return where the number words that end at ``end`` begin."""
    start = end
    for _ in range(8):
        match = _WORD.search(text, max(floor, start - 40), start)
        if match is None or not is_number_word(match[0]):
            break
        start = match.start()
    while (lead := re.match(r"og\s+", text[start:end], re.IGNORECASE)) is not None:
        start += lead.end()
    return start
