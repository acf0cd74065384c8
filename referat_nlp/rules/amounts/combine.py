"""Numbers to sums: signs, ranges, and two numbers that share their unit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from .passage import Passage
from .tokens import Number
from .vocabulary import Found

_JOINT = re.compile(
    r"\s?[-–—]\s?(?:ca\. ?)?|\s(?:til|og|eller)\s(?:ca\. |cirka |omkring )?"
)
_LONGEST_JOINT = 15
_SIGN = re.compile(r"(?:(?P<mark>[-−–÷+])(?P<space> ?)|(?P<word>minus) )\Z")
_SIGN_ENDS = ("-", "−", "–", "÷", "+", "- ", "− ", "– ", "÷ ", "+ ", "minus ")
# Words after which a spaced dash is a sign: "et resultat på - 2,5 mio. kr."
_BEFORE_SIGN = re.compile(
    r"(?:(?<!\w)(?:på|er|til|fra|med|udgør|udgjorde|udgøre|af|var|blev|bliver|lig|alt"
    r"|netto|brutto|hhv\.|kr\.?)|[=:(|\t])\s*\Z"
)
_AFTER_AMOUNT = re.compile(r"(?:kr\.?|kroner|mio\.?|mia\.?|\d)\s\Z")
_AFTER_NUMBER = re.compile(r"(?:kr\.?|\d)\s*\Z")
_YEAR = re.compile(r"(?:19[89]|20[0-6])\d")
_HHV = re.compile(r"(?<!\w)(?:hhv\.?|henholdsvis|respektive)\s[^.;\n]{0,40}\Z")
_BETWEEN = re.compile(r"(?<!\w)mellem\s(?:ca\.\s|cirka\s|omkring\s)?\Z")


def combine(passage: Passage, numbers: Iterable[Number]) -> list[Found]:
    """Return the sums of money that numbers in their order make."""
    low = passage.low
    found: list[Found] = []
    before: Number | None = None
    joined = False
    for number in numbers:
        if number.unit or number.prefix:
            hit = _range(low, before, number) if before and not joined else None
            if hit is None and before and not joined:
                found += _shared(passage, before, number)
            joined = hit is not None
            if hit and found and found[-1].start == hit.start:
                # The lower end had a unit too.
                found.pop()
            found.append(hit or _single(low, number))
        elif before and before.prefix and not before.unit and not joined:
            hit = _range(low, before, number)
            if hit:
                found[-1] = hit
            joined = hit is not None
        else:
            joined = False
        before = number
    return found


def _rule(number: Number) -> str:
    if number.spoken is not None:
        return "amount.words"
    if number.prefix:
        return "amount.prefix"
    return "amount.bare" if number.bare else "amount.unit"


def _single(low: str, number: Number) -> Found:
    factor, currency = number.measure()
    value = number.value(factor)
    start, negative = _signed(low, number)
    value = -value if negative else value
    return Found(start, number.stop, value, value, currency, _rule(number))


def _signed(low: str, number: Number) -> tuple[int, bool]:
    """Return where the amount starts with its sign, and whether it is negative."""
    begin = number.begin
    if number.prefix and low[begin : number.start].rstrip()[-1:] in {"-", "−", "–"}:
        return begin, True
    if not low.endswith(_SIGN_ENDS, 0, begin):
        return begin, False
    sign = _SIGN.search(low, max(0, begin - 7), begin)
    if sign is None or not _is_sign(low, sign.start(), sign, number.stop):
        return begin, False
    return sign.start(), sign["mark"] != "+"


def _is_sign(low: str, start: int, sign: re.Match[str], stop: int) -> bool:
    """Tell a sign from a list dash, a thought dash and a dash between numbers."""
    before = low[max(0, start - 24) : start]
    if sign["word"]:
        return _AFTER_AMOUNT.search(before) is None
    if not sign["space"]:
        return not before[-1:].isalnum() and before[-1:] not in {"-", ".", "/"}
    if sign["mark"] in "÷+":
        return not _AFTER_NUMBER.search(before)
    line = before.rpartition("\n")[2]
    if line.strip() == "" and (start == 0 or "\n" in before or len(before) < 24):
        # At a line's start it is a list dash unless the amount is all there is.
        rest = low[stop : stop + 2]
        return rest[:1] in {"", "\n", "\t"} or rest == " |"
    return _BEFORE_SIGN.search(before) is not None


def _range(low: str, bottom: Number, top: Number) -> Found | None:
    """Join two numbers with a dash, "til" or "mellem … og" to one amount."""
    if top.start - bottom.stop > _LONGEST_JOINT or top.begin != top.start:
        return None
    gap = low[bottom.stop : top.start]
    if bottom.prefix and bottom.unit:
        return None
    if not _JOINT.fullmatch(gap) or not _joins(low, bottom, top, gap):
        return None
    source = top if top.unit else bottom
    factor, currency = source.measure()
    ends = _ends(bottom, top, factor)
    if ends is None:
        return None
    start, negative = (bottom.begin, False) if bottom.prefix else _signed(low, bottom)
    least, most = (-ends[1], -ends[0]) if negative else ends
    return Found(start, top.stop, least, most, currency, _rule(source))


def _joins(low: str, bottom: Number, top: Number, gap: str) -> bool:
    joint = gap.split()[0][:1] if gap.strip() else ""
    if joint == "o" or joint == "e":
        lead = low[max(0, bottom.begin - 24) : bottom.begin]
        return joint == "o" and bool(_BETWEEN.search(lead))
    if bottom.unit:
        # "fra 212 kr. til 224 kr." is two amounts, "2 mio. kr. - 3 mio. kr." one.
        return joint != "t"
    # "i 2024 - 250.000 kr." is a year and a sum.
    return not (_YEAR.fullmatch(bottom.printed) and not _YEAR.fullmatch(top.printed))


def _ends(
    bottom: Number, top: Number, scale: Decimal
) -> tuple[Decimal, Decimal] | None:
    """Return both ends of a range; "240-260.000" leaves out the first thousands."""
    least = bottom.value(bottom.measure()[0] if bottom.unit else scale)
    most = top.value(scale)
    if not bottom.unit and bottom.printed.isdigit():
        for power in range(top.printed.count(".") + top.printed.count(" "), 0, -1):
            if least * 1000**power <= most:
                least *= 1000**power
                break
    return (least, most) if least < most else None


def _shared(passage: Passage, before: Number, number: Number) -> list[Found]:
    """Return the first of two numbers that share a unit: "hhv. 2 og 3 mio. kr."."""
    low = passage.low
    if before.unit or before.prefix or not number.unit:
        return []
    if low[before.end : number.start] not in {" og ", " eller ", " samt "}:
        return []
    if not _HHV.search(low, max(0, before.start - 60), before.start):
        return []
    factor, currency = number.measure()
    value = before.value(factor)
    printed = passage.text[number.end : number.stop].strip()
    start, end, rule = before.start, before.end, "amount.shared"
    return [Found(start, end, value, value, currency, rule, printed)]
