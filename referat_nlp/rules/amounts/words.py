"""Amounts written in words: "to og en halv million kroner"."""

from __future__ import annotations

import functools
import re
from decimal import Decimal

from .context import bare_scale_is_money
from .numbers import is_number_word, read_words
from .vocabulary import Found, Unit, is_bare_scale, unit_of, unit_pattern

_WORD = re.compile(r"[a-zæøåé]+(?=[\s-]*$)", re.IGNORECASE)


@functools.cache
def _unit_word() -> re.Pattern[str]:
    return re.compile(rf"(?<=[^\W\d])[ ]({unit_pattern()})", re.IGNORECASE)


def worded_amounts(text: str) -> list[Found]:
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
