"""Numbers in words before a unit: "to og en halv million kroner"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from decimal import Decimal

from .context import bare_scale_is_money
from .numbers import is_number_word, read_words
from .passage import Passage
from .tokens import Number, numbers_in_digits
from .vocabulary import Unit, is_bare_scale, unit_of, unit_pattern, words

_WORD = re.compile(r"[^\W\d_]+")
# No number is longer in words.
_REACH = 120
_AND_FIRST = re.compile(r"(?:og|til)[\s–-]+")
# What may part two numbers of one unit: "tre til fire mio.", "to-tre mio.".
_JOINT = re.compile(r"\s+(?:til|og|eller)\s+|\s?[-–]\s?")


@functools.cache
def _unit() -> re.Pattern[str]:
    return re.compile(unit_pattern())


def numbers(passage: Passage) -> tuple[list[Number], bool]:
    """Return the numbers of a text in their order, in digits and in words.

    The second value tells whether every unit stands behind a number in digits.
    """
    in_digits, complete = numbers_in_digits(passage)
    if complete:
        return in_digits, True
    in_words = list(_numbers_in_words(passage))
    if not in_words:
        return in_digits, False
    merged: list[Number] = []
    for number in sorted([*in_digits, *in_words], key=lambda n: n.begin):
        # "millioner" is the unit of "1,04 millioner kroner", and no number of its own.
        if not merged or number.begin >= merged[-1].stop:
            merged.append(number)
        elif number.spoken is None and merged[-1].spoken is not None:
            merged[-1] = number
    return merged, False


def _numbers_in_words(passage: Passage) -> Iterator[Number]:
    """Yield the numbers written in words, with those they share their unit with."""
    low, floor = passage.low, 0
    for mark in passage.marks:
        end = mark - 1
        if mark < 3 or low[end] not in " \n" or not low[end - 1].isalpha():
            continue
        start = _words_start(low, end, floor)
        match = _unit().match(low, mark) if start < end else None
        if match is None:
            continue
        unit = unit_of(match)
        if unit.currency or _bare_money(passage, match, start):
            floor = match.end()
            yield from _read(low, start, match, unit)


def _bare_money(passage: Passage, match: re.Match[str], start: int) -> bool:
    return is_bare_scale(match["scale"]) and bare_scale_is_money(
        passage, start, match.end()
    )


def _read(low: str, start: int, match: re.Match[str], unit: Unit) -> Iterator[Number]:
    """Yield the number with the unit, after the one it is joined to."""
    end = match.start() - 1
    # "en million to hundrede tusinde": the multiplier is one of the words.
    spoken = match["scale"] is not None and is_number_word(match["scale"])
    for joint in (None, *_JOINT.finditer(low, start, end)):
        begin = joint.end() if joint else start
        value = read_words(low[begin : match.end("scale") if spoken else end])
        if value is None:
            continue
        value = value / unit.factor if spoken else value
        if value * unit.factor <= 1:
            return
        first = read_words(low[start : joint.start()]) if joint else None
        if joint and first is not None:
            yield _number(low, start, joint.start(), first)
        number = _number(low, begin, end, value)
        number.unit, number.stop = unit, match.end()
        number.bare = unit.currency is None
        yield number
        return


def _number(low: str, start: int, end: int, value: Decimal) -> Number:
    return Number(start, end, low[start:end], end, None, False, start, None, value)


def _words_start(low: str, end: int, floor: int) -> int:
    """Return where the number words that end at ``end`` begin."""
    start = end
    if _carries_on(_word_before(low, end, floor)):
        for word in reversed([*_WORD.finditer(low, max(floor, end - _REACH), end)]):
            gap = low[word.end() : start].strip(" \n\t–-")
            if gap or not _carries_on(word[0]):
                break
            start = word.start()
    while (lead := _AND_FIRST.match(low, start, end)) is not None:
        start = lead.end()
    return end if start < end and _is_vague(low, start) else start


def _carries_on(word: str) -> bool:
    return is_number_word(word) or word in ("til", "eller")


def _word_before(low: str, end: int, floor: int) -> str:
    """Return the word before a place."""
    window = low[max(floor, end - 40) : end].rstrip(" \n\t–-")
    begin = len(window)
    while begin and window[begin - 1].isalpha():
        begin -= 1
    return window[begin:]


def _is_vague(low: str, start: int) -> bool:
    """Whether nobody can say how many: "flere tusind kroner", "millioner kroner"."""
    if _word_before(low, start, 0) in words().vague["before"]:
        return True
    return low.startswith(tuple(words().vague["power"]), start)
