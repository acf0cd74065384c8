"""Numbers in digits with the unit behind them and the currency before them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from .context import bare_scale_is_money
from .glance import units_in
from .numbers import NUMBER, parse_number
from .passage import Passage
from .vocabulary import ONE, Unit, is_bare_scale, unit_of, unit_pattern, unit_words

# "1.500,-"; but "1.-3. anbefales" lists items.
_DASH = r"(?:(?:,[-–—]{1,2}|(?<=\d{3})\.[-–—])(?![\w-]))"
# No currency before a number is longer than this, its sign included.
_LEAD = 16
_LEAD_END = " .+–−-"
_LETTERED_LINE = re.compile(r"[^\W\d]\s")
_HEADING = re.compile(r"(?<!\w)(?:i|hele)\s\Z")


class Number(Struct, gc=False):
    """A number as printed, where it stands, and what stands directly around it.

    ``begin`` and ``stop`` take in the currency before and the unit behind, in which
    ``marks`` units of money begin; of a number in words ``spoken`` is the value.
    """

    start: int
    end: int
    printed: str
    stop: int
    unit: Unit | None
    bare: bool
    begin: int
    prefix: Unit | None
    spoken: Decimal | None = None
    marks: int = 0

    def value(self, scale: Decimal) -> Decimal:
        """Return the value, given what it is multiplied by."""
        if self.spoken is not None:
            return self.spoken * scale
        if scale is ONE:
            return parse_number(self.printed)
        return parse_number(self.printed, scaled=True) * scale

    def measure(self) -> tuple[Decimal, str]:
        """Return what unit and currency multiply by, and the currency.

        The one behind the number comes first; kroner need not be printed.
        """
        unit, prefix = self.unit, self.prefix
        if prefix is None:
            return (unit.factor, unit.currency or "DKK") if unit else (ONE, "DKK")
        if unit is None:
            return prefix.factor, prefix.currency or "DKK"
        factor = prefix.factor if unit.factor is ONE else unit.factor * prefix.factor
        return factor, unit.currency or prefix.currency or "DKK"


@functools.cache
def _behind() -> str:
    return rf"(?P<dash>{_DASH})?(?:(?:\.?[ ]?|\n){unit_pattern()}(?:[ ]kr\b\.?)?)?"


@functools.cache
def _token() -> re.Pattern[str]:
    return re.compile(rf"({NUMBER})({_behind()})")


@functools.cache
def _unit_behind() -> re.Pattern[str]:
    return re.compile(_behind())


@functools.cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.]){unit_pattern()}[ ]?(?P<inner>[-−–+] ?)?\Z")


def numbers_in_digits(passage: Passage) -> tuple[list[Number], bool]:
    """Return every number that no word is glued to, money or not.

    The second value tells whether every unit of the text stands behind one of them.
    """
    low = passage.low
    found = [_read(low, match) for match in _token().finditer(low)]
    free = [n for n in found if not low[n.start - 1 : n.start].isalpha()]
    if sum([number.marks for number in free]) != passage.units:
        return list(_with_leads(passage, found)), False
    # No unit is left that could stand before a number.
    complete = True
    for number in free:
        if number.bare:
            _settle(passage, number)
            complete = complete and number.bare
    return free, complete


def _with_leads(passage: Passage, found: list[Number]) -> Iterator[Number]:
    """Give numbers the currencies before them, and leave out those in words."""
    low, floor = passage.low, 0
    for number in found:
        lead = _lead(low, number.start, floor)
        glued = low[number.start - 1 : number.start].isalpha()
        if lead is not None and not (glued and _is_code(passage.text, lead[0], number)):
            number.begin, number.prefix = lead
        elif glued:
            continue
        if number.bare and not number.prefix:
            _settle(passage, number)
        if number.unit or number.prefix:
            floor = number.stop
        yield number


def _is_code(text: str, begin: int, number: Number) -> bool:
    """Whether "KR12" or "NOK7b" names a thing; "kr12" and "DKK12" are sums."""
    word = text[begin : number.start]
    written = word.islower() or (word.isupper() and len(word) > 2)
    goes_on = number.unit is None and text[number.end : number.end + 1].isalpha()
    return goes_on or not written


def _read(low: str, match: re.Match[str]) -> Number:
    """Read one number with the unit behind it."""
    printed, after = match.group(1, 2)
    start = match.start()
    end = start + len(printed)
    if not after or (after[0] == "\n" and _is_cell(low, start)):
        return Number(start, end, printed, end, None, False, start, None)
    unit, bare, _, marks = _meaning(after)
    stop = end + len(after)
    return Number(start, end, printed, stop, unit, bare, start, None, None, marks)


@functools.lru_cache(maxsize=1024)
def _meaning(after: str) -> tuple[Unit, bool, bool, int]:
    """Return the unit, if it lacks a currency, if it may, and the number of marks."""
    # Three digits before: the dashes of "1.500.-" look back at them.
    match = _unit_behind().fullmatch("000" + after, 3)
    assert match is not None, after
    unit = unit_of(match)
    bare = unit.currency is None and match["scale"] is not None
    stands = bare and is_bare_scale(match["scale"])
    return unit, bare, stands, units_in(f"000{after}".split())


def _settle(passage: Passage, number: Number) -> None:
    """Take away a bare "mio." that is not of money."""
    start, end, stop = number.start, number.end, number.stop
    stands = _meaning(passage.low[end:stop])[2]
    if not stands or not bare_scale_is_money(passage, start, stop):
        number.unit, number.bare, number.stop, number.marks = None, False, end, 0


def _lead(low: str, start: int, floor: int) -> tuple[int, Unit] | None:
    """Return the currency before a number, and where it begins."""
    window = low[max(floor, start - _LEAD) : start]
    if not window.rstrip(_LEAD_END).endswith(unit_words()):
        return None
    match = _before().search(window)
    if match is None:
        return None
    begin = start - len(window) + match.start()
    # "beløb i kr. 2025" is the head of a table.
    if _HEADING.search(low, max(0, begin - 6), begin):
        return None
    return begin, unit_of(match)


def _is_cell(low: str, start: int) -> bool:
    """Whether the number is all there is on its line, the unit being on the next.

    In wrapped prose the unit on the next line belongs to the number.
    """
    line = low[max(0, start - 40) : start].rpartition("\n")[2]
    return "\t" in line or _LETTERED_LINE.search(line) is None
