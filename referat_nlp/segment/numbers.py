"""The number a line begins with, in the forms that agenda points are numbered in."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

_WORD_NUMBER = re.compile(
    r"[•·*\s]*(?:dagsordenens\s+)?(?P<word>(?:(?:ad|til)\.?\s+)?(?:dagsordenspunkt"
    r"|punkt\s*nr\.?|punkt|pkt\.?\s*nr\.?|pkt\.?)(?:\s*:)?|ad\.?"
    r"|l(?:øbe|b\.? ?)nr\.?|sag\s*nr\.?|sag|nr\.?)\s*"
    # Of a year and a number, one is short: "49/1", "3/2011"; "19/8714" is a case.
    r"(?P<number>\d{1,4}(?:\.\d{1,4}|[a-h](?!\w))?|\d{1,4}/\d{1,2}"
    r"|\d{1,3}/(?:19|20)\d\d)"
    # A cell's end is lost in "Punkt 98.1Ny skole".
    r"(?!(?!(?-i:[A-ZÆØÅ][a-zæøå]))[\w/]|[-.]\d)(?:\s+af\s+\d{1,3}(?!\w))?\s*"
    r"(?P<stop>[.:)]|\s?[-–—/|](?=\s)|)\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_BARE_NUMBER = re.compile(
    r"[•·*\s]*#?(?P<number>\d{1,3}/(?:19|20)\d\d(?=\s?[.:–-]|\s+[A-ZÆØÅ\d]|\s*$)"
    r"|\d{1,4}/\d{1,2}(?!\d)|\d{1,3}\.\d{1,2}|\d{1,3}[a-h](?=\s?[.:)–-]|\t)|\d{1,4})"
    r"(?:(?P<stop>\s?[.:)]|\s[-–—/|](?=\s)|)(?:\s+|$)|(?P<tight>[.)])(?=[A-ZÆØÅ(]))"
    r"(?P<rest>.*)",
    re.DOTALL,
)
# A rule that the reader could not part from the heading under it.
_RULE = re.compile(r"(?:[_=*~–—-]{5,}\s+)+(?=\S)")
_BRACKETED = re.compile(
    r"(?P<stop>[(\[])(?P<number>\d{1,3})[)\]](?:\s+|$)(?P<rest>.*)", re.DOTALL
)
# The last cell of a row: "Ny skole <tab> Punkt 4".
_AT_THE_END = re.compile(
    r"(?P<rest>[A-ZÆØÅ\d][^\t]*)\t(?:punkt|pkt\.?|sag)\s*(?:nr\.?\s*)?(?P<number>\d{1,4})\.?",
    re.IGNORECASE,
)
_ROMAN = re.compile(
    r"[•·*\s]*(?P<number>(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))[.)](?:\s+|$)"
    r"(?P<rest>(?:[A-ZÆØÅ\d].*)?)$",
    re.DOTALL,
)
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}
_CODE_NUMBER = re.compile(
    r"(?P<number>[A-ZÆØÅ]{1,4}-\d{1,4}/\d{2,4}(?:-[A-ZÆØÅ])?)[.:]?\s+(?P<rest>\S.*)"
)
# What follows a number that counts, measures or dates instead of numbering.
_NOT_A_TITLE = re.compile(
    r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november"
    r"|december|kr|mio|mia|t\.?kr|pct|procent|m2|km|stk|timer?|stemmer?"
    r"|medlem(?:mer)?|gange?|personer|elever|børn|år|dage?|uger?|måned(?:er)?)\b"
    r"|(?:%|m²|[-–]\s?\d|\d{1,3}(?:[.,]\d{3})|\d{2}[.:]\d{2})",
    re.IGNORECASE,
)


class Numbered(Struct, frozen=True):
    """A line that begins with a point's number.

    ``style`` tells numbering forms apart; ``order`` is the number as integers;
    ``rest`` and ``end`` are where the title begins and ends in the line.
    """

    number: str
    style: str
    order: tuple[int, ...]
    rest: int
    end: int


def read_number(text: str) -> Numbered | None:
    """The point number a line begins with.

    >>> read_number("Pkt. 44 Ny skole").number
    '44'
    >>> read_number("8. 1. Budgetopfølgning").rest
    3
    >>> read_number("IV. Ny skole").order
    (4,)
    >>> read_number("3. februar 2020") is None
    True
    """
    first = text[:1]
    if match := _RULE.match(text) if first in "_=*~–—-" else None:
        below = read_number(text[match.end() :])
        at = match.end()
        return below and replace(below, rest=below.rest + at, end=below.end + at)
    if match := _WORD_NUMBER.match(text):
        word = re.sub(r"[\s.:]|nr", "", match["word"].lower()) or "nr"
        return _numbered(match, f"{word} ")
    if match := _CODE_NUMBER.match(text) if first.isupper() else None:
        return Numbered(match["number"], "code", (), match.start("rest"), len(text))
    if match := None if first.isdigit() else _ROMAN.match(text):
        return _roman(match)
    if match := _BRACKETED.match(text) if first in "([" else None:
        return _numbered(match, match["stop"])
    if match := _AT_THE_END.fullmatch(text) if "\t" in text else None:
        return _numbered(match, "cell ")
    match = _BARE_NUMBER.match(text)
    if match is None or _NOT_A_TITLE.match(match["rest"]):
        return None
    stop = (match["stop"] or match["tight"] or "").strip()
    number = match["number"]
    if not stop and not _numbers_alone(number, match["rest"]):
        return None
    return _numbered(match, stop)


def _numbers_alone(number: str, rest: str) -> bool:
    """Whether figures without a stop can be a point's: no year, no time of day."""
    if "." in number:
        return rest[:1].isupper() and number.split(".")[1][0] != "0"
    return not re.fullmatch(r"(?:19|20)\d\d", number)


def _roman(match: re.Match[str]) -> Numbered:
    number = match["number"]
    digits = [_ROMAN_DIGITS[letter] for letter in number]
    # A smaller digit before a larger one is taken off it.
    signs = [-1 if a < b else 1 for a, b in zip(digits, [*digits[1:], 0], strict=True)]
    value = sum(sign * digit for sign, digit in zip(signs, digits, strict=True))
    return Numbered(number, "roman", (value,), match.start("rest"), match.end())


def _numbered(match: re.Match[str], style: str) -> Numbered:
    number = match["number"]
    digits, letter = (number[:-1], number[-1]) if number[-1].isalpha() else (number, "")
    parts = tuple(int(part) for part in re.split(r"[./]", digits))
    parts += (ord(letter.lower()),) if letter else ()
    shape = "/" if "/" in number else ""
    order = parts[::-1] if shape and parts[0] > parts[-1] > 1900 else parts
    return Numbered(
        number, style + shape, order, match.start("rest"), match.end("rest")
    )
