"""Numbers in digits with the unit behind them and the currency before them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from .context import bare_scale_is_money
from .numbers import NUMBER, parse_number
from .passage import Passage
from .vocabulary import Unit, is_bare_scale, unit_of, unit_pattern, unit_words

# "1.500,-"; but "1.-3. anbefales" lists items.
_DASH = r"(?:(?:,[-–—]{1,2}|(?<=\d{3})\.[-–—])(?![\w-]))"
# No currency before a number is longer than this, its sign included.
_LEAD = 16
_LEAD_END = " .+–−-"
_LETTERED_LINE = re.compile(r"[^\W\d]\s")
_HEADING = re.compile(r"(?<!\w)(?:i|hele)\s\Z")


class Number(Struct, gc=False):
    """A number as printed, where it stands, and what stands directly around it.

    ``begin`` and ``stop`` take in the currency before and the unit behind; of a
    number in words ``spoken`` is the value.
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

    def value(self, scale: Decimal) -> Decimal:
        """Return the value, given what it is multiplied by."""
        if self.spoken is not None:
            return self.spoken * scale
        if scale == 1:
            return parse_number(self.printed)
        return parse_number(self.printed, scaled=True) * scale

    @property
    def scale(self) -> Decimal:
        """Return what the unit and the currency before multiply by."""
        factor = self.unit.factor if self.unit else Decimal(1)
        return factor * self.prefix.factor if self.prefix else factor

    @property
    def currency(self) -> str:
        """Return the currency behind, else the one before, else kroner."""
        return (
            (self.unit and self.unit.currency)
            or (self.prefix and self.prefix.currency)
            or "DKK"
        )


@functools.cache
def _token() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<number>{NUMBER})(?P<after>(?P<dash>{_DASH})?"
        rf"(?:(?:\.?[ ]?|\n){unit_pattern()}(?:[ ]kr\b\.?)?)?)"
    )


@functools.cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.]){unit_pattern()}[ ]?(?P<inner>[-−–+] ?)?\Z")


def numbers_in_digits(passage: Passage) -> Iterator[Number]:
    """Yield every number that no word is glued to, money or not."""
    floor = 0
    for match in _token().finditer(passage.low):
        number = _read(passage, match, floor)
        if number is not None:
            if number.unit or number.prefix:
                floor = number.stop
            yield number


def _read(passage: Passage, match: re.Match[str], floor: int) -> Number | None:
    """Read one number with what stands directly around it."""
    low = passage.low
    start, end = match.span("number")
    lead = _lead(low, start, floor)
    begin, prefix = (start, None) if lead is None else lead
    if prefix is None and start and low[start - 1].isalpha():
        return None
    unit, bare, stop = None, False, end
    if match["after"] and not _is_cell(low, start, end):
        unit, stop = unit_of(match), match.end()
        bare = unit.currency is None and match["scale"] is not None
        if bare and prefix is None and not _bare_money(passage, match):
            unit, bare, stop = None, False, end
    return Number(start, end, match["number"], stop, unit, bare, begin, prefix)


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


def _is_cell(low: str, start: int, end: int) -> bool:
    """Whether a line's end parts the number, all there is on its line, and a unit.

    In wrapped prose the unit on the next line belongs to the number.
    """
    if low[end : end + 1] != "\n":
        return False
    line = low[max(0, start - 40) : start].rpartition("\n")[2]
    return "\t" in line or _LETTERED_LINE.search(line) is None


def _bare_money(passage: Passage, match: re.Match[str]) -> bool:
    return is_bare_scale(match["scale"]) and bare_scale_is_money(
        passage, match.start(), match.end()
    )
