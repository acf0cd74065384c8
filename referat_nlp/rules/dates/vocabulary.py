"""The words of Danish dates, read once from the lexicon ``dates.toml``."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from ...errors import LexiconError
from ...lexicon import lexicon_folder


class Month(Struct, frozen=True, forbid_unknown_fields=True):
    """One month: full names, abbreviations and English names."""

    number: int
    names: list[str]
    short: list[str]
    english: list[str]


class Season(Struct, frozen=True, forbid_unknown_fields=True):
    """One season, numbered as in EDTF; ``dated`` forms need a year beside them."""

    number: int
    bare: list[str]
    dated: list[str]


class Holiday(Struct, frozen=True, forbid_unknown_fields=True):
    """A fixed day of the year, or one counted in days from Easter Sunday."""

    names: list[str]
    month: int = 0
    day: int = 0
    easter: int | None = None
    days: int = 1


class WordLists(Struct, frozen=True, forbid_unknown_fields=True):
    """Cue and guard words, as the comments of the lexicon explain them."""

    name_months: frozenset[str]
    year_cues: frozenset[str]
    part_words: frozenset[str]
    named_for: tuple[str, ...]
    rate_stems: tuple[str, ...]
    day_verbs: frozenset[str]
    document_stems: tuple[str, ...]
    quantities: frozenset[str]
    number_cues: frozenset[str]
    recurring: tuple[str, ...]
    today: frozenset[str]
    moves: tuple[str, ...]
    grows: tuple[str, ...]
    statutes: tuple[str, ...]
    past: tuple[str, ...]
    past_documents: tuple[str, ...]
    participles: tuple[str, ...]
    planned: tuple[str, ...]
    no_passive: tuple[str, ...]
    neutral: tuple[str, ...]
    sources: tuple[str, ...]
    future: tuple[str, ...]


class DateWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole lexicon."""

    months: list[Month] = msgspec.field(name="month")
    seasons: list[Season] = msgspec.field(name="season")
    holidays: list[Holiday] = msgspec.field(name="holiday")
    numerals: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]
    words: WordLists


@functools.cache
def date_words() -> DateWords:
    """The lexicon ``dates.toml``.

    Raises
    ------
    LexiconError
        Naming the file and the key that is wrong.
    """
    path = lexicon_folder() / "dates.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        return msgspec.convert(data, DateWords)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, OSError) as error:
        raise LexiconError(f"{path}: {error}") from error


def one_of(words: Iterable[str]) -> str:
    """An alternation of literal words, longest first; any white space in them.

    >>> one_of(["jan", "januar"])
    'januar|jan'
    """
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"[^\S\t]+".join(map(re.escape, w.split())) for w in ordered)
