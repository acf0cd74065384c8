"""What single words may be: first name, family name, place, ordinary word."""

from __future__ import annotations

import functools
import re

from ...lexicon import table

# Endings of towns' names that are words of their own.
_PLACE_ENDING = re.compile(
    r"(?:mølle|borg|holm|lund|skov|havn|huse|strand|kirke|bjerg|gård|vang|marks?|sund)s?$"
)
# Endings of words that name a body; a word like these is rarely a place.
_ORG_ENDINGS = (
    "udvalg",
    "udvalget",
    "råd",
    "rådet",
    "forvaltning",
    "forvaltningen",
    "ministeriet",
    "styrelsen",
    "nævnet",
    "foreningen",
    "forening",
    "forbundet",
    "selskabet",
    "selskab",
    "centret",
    "centeret",
    "kommune",
    "skole",
    "skolen",
    "fonden",
)


def _base(word: str) -> str:
    return word.title() if word.isupper() and len(word) > 2 else word


def _is_listed(word: str, names: frozenset[str]) -> bool:
    """Whether a capitalised word, or its genitive's base, is in a list."""
    if not word[:1].isupper():
        return False
    base = _base(word)
    return base in names or (base.endswith("s") and base[:-1] in names)


@functools.cache
def _listed(name: str, kinds: tuple[str, ...]) -> frozenset[str]:
    rows = (row for row in table(name) if row["kind"] in kinds)
    return frozenset(row["name"] for row in rows if " " not in row["name"])


def is_first_name(word: str) -> bool:
    """Whether a word is a Danish first name.

    >>> is_first_name("Mette"), is_first_name("METTES"), is_first_name("mette")
    (True, True, False)
    """
    return _is_listed(word.split("-")[0], _listed("names", ("first",)))


def is_last_name(word: str) -> bool:
    """Whether a word is a Danish family name."""
    return _is_listed(word.split("-")[-1], _listed("names", ("last",)))


def is_place(word: str) -> bool:
    """Whether a word is a Danish town or a country."""
    return _is_listed(word, _listed("places", ("town", "country")))


def is_body_word(word: str) -> bool:
    """Whether a word ends as names of bodies do."""
    lower = word.lower()
    return (lower[:-1] if lower.endswith("s") else lower).endswith(_ORG_ENDINGS)


@functools.cache
def _common() -> frozenset[str]:
    return frozenset(row["word"] for row in table("words"))


def is_common(word: str) -> bool:
    """Whether a capitalised word is an ordinary one, or a compound of one.

    >>> is_common("Planen"), is_common("Erhvervsplanen"), is_common("Mette")
    (True, True, False)
    """
    if not word[:1].isupper() or not word.isalpha():
        return False
    lower = word.lower()
    # A compound shows its kind at its end; short ends are shared with names.
    return lower in _common() or any(
        lower[cut:] in _common() for cut in range(3, min(len(lower), 40) - 4)
    )


def opens_only(word: str) -> bool:
    """Whether a capitalised word is one that opens a sentence, and nobody's name.

    >>> opens_only("Såfremt"), opens_only("Hans")
    (True, False)
    """
    return (
        word.lower() in _common()
        and not is_first_name(word)
        and not is_last_name(word)
        and not is_place(word)
    )


@functools.cache
def words_for(use: str) -> frozenset[str]:
    """The words of ``name_words.csv`` with one use.

    ``generic_body``: stems of common nouns ("fag" of "fagudvalget").
    ``field_adjective``: adjectives inside names of fields ("Sociale Forhold").
    ``before_name``: capitalised words before a name that are not of it.
    ``no_party``: words in -listen that are no local list. ``street_part``: ordinary
    words that begin streets' names. ``kind_of_road``: sorts of road, not names.
    ``street``: streets called by an ordinary word. ``thing_ending``: short endings
    of compounds that name events and things ("møde"). ``bare_body``: bodies that
    no name is printed of ("direktionen"). ``no_facility``: definite nouns that are
    no place's or institution's name ("folkeskolen"). ``abbreviation``: laws and
    registers in capitals ("LBK", "CVR").
    """
    return frozenset(r["word"] for r in table("name_words") if r["use"] == use)


def may_be_place(name: str) -> bool:
    """Whether a name is no ordinary word: "Egeby", but not "Bæredygtig"."""
    return (
        is_place(name) or not is_common(name) or _PLACE_ENDING.search(name) is not None
    )


def skip_before_name(text: str, start: int, end: int) -> int:
    """Where a name starts once words that are not of it are skipped."""
    for word in re.finditer(r"\S+\s*", text[start:end]):
        if word[0].strip() not in words_for("before_name"):
            return start + word.start()
    return end
