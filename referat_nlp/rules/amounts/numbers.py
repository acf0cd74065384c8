"""Numbers as Danes write them: ``1.250.000,50``, ``1 250 000``, ``2½``, ``to en halv``.

A dot or a space groups thousands and a comma starts the decimals, unlike English.
"""

from __future__ import annotations

import functools
import re
from decimal import Decimal

#: One number in digits that does not go on a longer one. A set of characters comes
#: first, and what stands before is looked back at: that is several times faster.
NUMBER = (
    r"(?:[\d½¼¾](?<!\d.)(?<!\d[.,].)(?:"
    r"(?<=\d)\d{0,2}(?:(?:\.\d{3}){1,5}(?:,\d{1,6})?(?!\d)"
    r"|(?: \d{3}){1,5}(?:,\d{1,6})?(?![\d.,]?\d)|(?:,\d{3}){2,5}(?!\d))"
    r"|(?<=\d)\d{0,8}+ ?(?:[½¼¾]|(?<= )[123]/[2348](?![\d/]))"
    r"|(?<=[123])/[2348](?![\d/])"
    r"|(?<=\d)\d{0,14}(?:[.,]\d{1,6})?(?!\d)|(?<=[½¼¾])))"
)

_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3}){2,}")
_COMMA_TYPO = re.compile(r"[1-9]\d{0,2},\d{3}")

_UNITS = {
    "nul": 0, "en": 1, "én": 1, "et": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4,
    "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9, "ti": 10, "elleve": 11,
    "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16,
    "sytten": 17, "atten": 18, "nitten": 19, "tyve": 20, "tredive": 30,
    "fyrre": 40, "halvtreds": 50, "tres": 60, "halvfjerds": 70, "firs": 80,
    "halvfems": 90,
}  # fmt: skip
_POWERS = {
    "hundrede": 100, "hundred": 100, "tusinde": 1000, "tusind": 1000,
    "million": 10**6, "millioner": 10**6, "milliard": 10**9, "milliarder": 10**9,
}  # fmt: skip
_HALVES = {
    "halv": Decimal("0.5"), "halvt": Decimal("0.5"), "halve": Decimal("0.5"),
    "halvanden": Decimal("1.5"), "halvandet": Decimal("1.5"),
    "kvart": Decimal("0.25"), "trekvart": Decimal("0.75"),
}  # fmt: skip
_ARTICLES = frozenset(("en", "et", "én", "ét"))
_ATOM = re.compile(
    "|".join(sorted([*_UNITS, *_POWERS, *_HALVES, "og"], key=len, reverse=True))
)


def parse_number(printed: str, *, scaled: bool = False) -> Decimal:
    """Return the value of a number matched by :data:`NUMBER`.

    Without a multiplier a comma before exactly three digits is the common slip
    for a dot: nobody states kroner to a tenth of an øre.

    >>> parse_number("1.250.000,50"), parse_number("2½"), parse_number("100,000")
    (Decimal('1250000.50'), Decimal('2.5'), Decimal('100000'))
    >>> parse_number("6,025", scaled=True)
    Decimal('6.025')
    """
    if printed.isdecimal():
        return Decimal(printed)
    text = printed.strip()
    if text[-1] in _FRACTIONS:
        return Decimal(text[:-1].strip() or 0) + _FRACTIONS[text[-1]]
    if "/" in text:
        *whole, fraction = text.split(" ")
        over, under = fraction.split("/")
        return Decimal("".join(whole) or 0) + Decimal(over) / Decimal(under)
    text = text.replace(" ", "")
    if _DOTTED.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _COMMAS.fullmatch(text) or (not scaled and _COMMA_TYPO.fullmatch(text)):
        return Decimal(text.replace(",", ""))
    return Decimal(text.replace(",", "."))


def plain(value: Decimal) -> Decimal:
    """Give a value its plainest form: no exponent, no needless zeros.

    Whole amounts carry no decimals, others at least two (øre).

    >>> str(plain(Decimal("4E+6"))), str(plain(Decimal("-12.5")))
    ('4000000', '-12.50')
    """
    integer = int(value)
    if value == integer:
        return Decimal(integer)
    whole, _, decimals = f"{value:f}".partition(".")
    return Decimal(f"{whole}.{decimals.rstrip('0').ljust(2, '0')}")


@functools.lru_cache(maxsize=1024)
def is_number_word(word: str) -> bool:
    """Whether a word is one or several number words run together.

    >>> is_number_word("femogtyve"), is_number_word("tosproget")
    (True, False)
    """
    return _atoms(word) is not None


def read_words(words: str) -> Decimal | None:
    """Return the value of a phrase of number words, or ``None``.

    >>> read_words("to og en halv million"), read_words("tolv hundrede")
    (Decimal('2500000.0'), Decimal('1200'))
    """
    atoms: list[str] = []
    for word in words.lower().replace("-", " ").split():
        parts = _atoms(word)
        if parts is None:
            return None
        atoms += parts
    return _evaluate(atoms)


def _atoms(word: str) -> list[str] | None:
    atoms, position = [], 0
    word = word.lower()
    while position < len(word):
        match = _ATOM.match(word, position)
        if match is None:
            return None
        atoms.append(match[0])
        position = match.end()
    return atoms or None


def _evaluate(atoms: list[str]) -> Decimal | None:
    """Add up atoms; a power multiplies what was said since the last larger one."""
    if atoms[0] == "og" or atoms[-1] == "og":
        return None
    total = current = Decimal(0)
    before, tied = "", False
    for atom, after in zip(atoms, [*atoms[1:], ""], strict=True):
        if atom == "og" or (atom in _ARTICLES and after in _HALVES):
            # "en halv" is one half, "to og en halv" is two and a half.
            tied = tied or atom == "og"
            continue
        if not _may_follow(before, atom, tied=tied):
            return None
        if atom not in _POWERS:
            current += _HALVES[atom] if atom in _HALVES else _UNITS[atom]
        elif _POWERS[atom] == 100:
            current = (current if before else Decimal(1)) * 100
        else:
            total += (current if before else Decimal(1)) * _POWERS[atom]
            current = Decimal(0)
        before, tied = atom, False
    return total + current


def _may_follow(before: str, atom: str, *, tied: bool) -> bool:
    """Whether two atoms are of one number: "fem og tyve" is, "fem og ti" are two."""
    if before in _HALVES:
        return atom in _POWERS
    if before not in _UNITS:
        return True
    if atom in _POWERS:
        return not tied
    if atom in _HALVES:
        return tied
    return tied and _UNITS[before] < 10 and _UNITS[atom] >= 20
