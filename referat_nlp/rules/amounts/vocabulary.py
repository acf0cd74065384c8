"""The money words of ``lexicons/amounts.toml``, compiled once.

Everything here is derived from that file: to teach a new unit, currency, counted
thing or approximator, add it there.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable
from decimal import Decimal

import msgspec
from msgspec import Struct

from ...errors import LexiconError
from ...lexicon import lexicon_folder
from ...records import Per, Role


class Scale(Struct, frozen=True, forbid_unknown_fields=True):
    """A multiplier; a ``bare`` one may stand without a currency."""

    factor: int
    text: list[str]
    bare: bool = False


class Currency(Struct, frozen=True, forbid_unknown_fields=True):
    """A currency's ISO 4217 code and the words for it, or for so many parts of it."""

    code: str
    text: list[str]
    parts: int = 1


class PerWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What an amount may be counted by."""

    noun: list[str] = []
    adverb: list[str] = []
    adjective: list[str] = []


class RoleWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What names a role: nouns in any form and compound, verbs as written."""

    noun: list[str]
    verb: list[str]


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it is written."""

    scale: list[Scale]
    prefix: list[Scale]
    currency: list[Currency]
    approx: dict[str, list[str]]
    per: dict[str, PerWords]
    compound: dict[str, list[str]]
    role: dict[Role, RoleWords]
    cue: dict[str, list[str]]
    no_money: dict[str, list[str]]
    vague: dict[str, list[str]]


#: What a currency alone multiplies by.
ONE = Decimal(1)


class Unit(Struct, frozen=True):
    """What a unit as printed means; ``currency`` is ``None`` for a bare "mio."."""

    factor: Decimal
    currency: str | None


class Found(Struct, gc=False):
    """An amount before the words around it are read."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    currency: str
    rule: str
    scaled_by: str | None = None
    label: str = ""


@functools.cache
def words() -> Words:
    """Read and check ``amounts.toml``.

    Raises
    ------
    LexiconError
        If the file is not TOML or holds a key or value it may not.
    """
    path = lexicon_folder() / "amounts.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        return msgspec.convert(data, Words)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, OSError) as error:
        raise LexiconError(f"{path}: {error}") from error


# Words and codes that take no full stop of their own: one after them ends the sentence.
_WRITTEN_OUT = re.compile(
    r"\w*kroner?|øre|euro|dollars?|pund|sterling|m?[iy]lli(?:on|ard)(?:er)?|tusinde?"
    r"|dkk|eur|usd|gbp|sek|nok|chf|jpy",
    re.IGNORECASE,
)


def alternation(wordings: Iterable[str], *, dot: bool = True) -> str:
    """Return wordings as a pattern, longest first, each a whole word.

    A wording's dots and its blanks may be left out or filled with blanks.
    """
    parts = []
    for wording in sorted(set(wordings), key=lambda w: (-len(w), w)):
        body = r"\s+".join(re.escape(word) for word in wording.split())
        last = wording[-1]
        end = r"(?!\w|-[^\W\d])" if last.isalnum() else ""
        short = last.isalpha() and not _WRITTEN_OUT.fullmatch(wording.split()[-1])
        parts.append(body + end + (r"\.?" if dot and short else ""))
    return "(?:" + "|".join(parts) + ")"


def starts_of(wordings: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of the first letters of wordings, far faster than the words'."""
    rests: dict[str, list[str]] = {}
    for wording in sorted(wordings):
        rests.setdefault(wording[0], []).append(re.escape(wording[1:]))
    return re.compile(
        "|".join(f"{re.escape(f)}(?={'|'.join(r)})" for f, r in rests.items())
    )


@functools.cache
def unit_pattern() -> str:
    """Return the pattern of a unit after a number, with its named groups.

    ``scale`` and ``cur`` stand for "mio." and "kr."; ``pre`` is the multiplier
    that only lives inside a unit ("t.kr.", "TDKK").
    """
    lexicon = words()
    scales = alternation(w for s in lexicon.scale for w in s.text)
    prefixes = "|".join(
        re.escape(w)
        for w in sorted((w for s in lexicon.prefix for w in s.text), key=len)[::-1]
    )
    currency = currency_pattern()
    return (
        rf"(?:(?P<scale>{scales})(?:[ \n]?(?P<scaled_cur>{currency}))?"
        rf"|(?P<pre>{prefixes})\.?[ ]?(?P<pre_cur>{currency})"
        rf"|(?P<cur>{currency}))"
    )


@functools.cache
def currency_pattern() -> str:
    """Return the pattern of a currency word or sign."""
    return alternation(w for c in words().currency for w in c.text)


@functools.cache
def _factors() -> dict[str, Decimal]:
    lexicon = words()
    return {
        w: Decimal(s.factor) for s in [*lexicon.prefix, *lexicon.scale] for w in s.text
    }


@functools.cache
def _codes() -> dict[str, tuple[str, int]]:
    return {w: (c.code, c.parts) for c in words().currency for w in c.text}


def unit_of(match: re.Match[str]) -> Unit:
    """Return the meaning of a match of :func:`unit_pattern`."""
    return _unit(
        match["scale"] or match["pre"],
        match["cur"] or match["scaled_cur"] or match["pre_cur"],
    )


@functools.lru_cache(maxsize=1024)
def _unit(scale: str | None, currency: str | None) -> Unit:
    factor = _factors()[_key(scale)] if scale else ONE
    if currency is None:
        return Unit(factor, None)
    code, parts = _codes()[_key(currency)]
    return Unit(factor / parts if parts > 1 else factor, code)


def currency_of(printed: str) -> str:
    """Return the currency code of a currency word as printed."""
    return _codes()[_key(printed)][0]


@functools.cache
def unit_words() -> tuple[str, ...]:
    """Return the words that a unit may end in."""
    return tuple({*_codes(), *(w for s in words().scale for w in s.text)})


def _key(printed: str) -> str:
    text = " ".join(printed.lower().split())
    return text.removesuffix(".")


@functools.cache
def bare_scales() -> frozenset[str]:
    """Return the multipliers that may stand without a currency."""
    return frozenset(w for s in words().scale if s.bare for w in s.text)


def is_bare_scale(printed: str) -> bool:
    """Whether a multiplier as printed may stand without a currency."""
    return _key(printed) in bare_scales()


def per_kinds() -> dict[Per, PerWords]:
    """Return the counted things by kind, without the exceptions."""
    return {k: v for k, v in words().per.items() if k != "not"}  # type: ignore[misc]


def compound_kinds() -> dict[Per, list[str]]:
    """Return the first parts of compounds such as "timepris" by what they count."""
    return {k: v for k, v in words().compound.items() if k != "head"}  # type: ignore[misc]
