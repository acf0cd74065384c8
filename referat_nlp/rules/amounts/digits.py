"""Amounts written in digits: "1,2 mio. kr.", "kr. 200.000", "240-260.000 kr."."""

from __future__ import annotations

import functools
import re
from decimal import Decimal

from msgspec import Struct

from .context import bare_scale_is_money
from .numbers import NUMBER, parse_number
from .vocabulary import Found, Unit, is_bare_scale, unit_of, unit_pattern

_NUMBER = re.compile(rf"(?<!\d)(?<!\d[.,]){NUMBER}")
# "1.500,-"; but "1.-3. anbefales" lists items.
_DASH = r"(?:(?:,[-–—]{1,2}|(?<=\d{3})\.[-–—])(?![\w-]))"
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


@functools.cache
def _after() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<dash>{_DASH})?(?:\.?[ \n]?{unit_pattern()}(?:[ ]kr\b\.?)?)?",
        re.IGNORECASE,
    )


@functools.cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.]){unit_pattern()}[ ]?(?P<inner>[-−–+] ?)?$", re.I)


def printed_amounts(text: str) -> list[Found]:
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
    if after and after.end() > end and not _is_cell(text, start, end):
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


def _is_cell(text: str, start: int, end: int) -> bool:
    """Whether a line's end parts the number, all there is on its line, and a unit.

    In wrapped prose the unit on the next line belongs to the number.
    """
    if text[end : end + 1] != "\n":
        return False
    line = text[max(0, start - 40) : start].rpartition("\n")[2]
    return "\t" in line or re.search(r"[^\W\d]\s", line) is None


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
