"""Schools, clubs, stations, parks: named by a place and by what they are.

"Nørby Svømmehal" and "Nørby Boldklub" are a place and a noun; "Fjordskolen" and
"Møllevangen" are a noun in the definite form, capitalised inside a sentence.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from ...lexicon import table
from ...records import Entity, EntityLabel
from .base_form import words_of
from .entity_build import organisation, place
from .word_lists import (
    is_body_word,
    is_common,
    is_first_name,
    is_last_name,
    is_place,
    may_be_place,
    opens_only,
    skip_before_name,
    words_for,
)

_U = "[A-ZÆØÅÉÖÜ]"
# "Nørby ", "Skt. Olai ", "Lille Nørby Idræts- og " before "Fritidscenter".
_BEFORE = re.compile(
    rf"(?<![\w.-])(?P<place>(?:(?:Skt|Sct|St)\. )?(?:{_U}[\w-]*\w ){{1,3}}?)"
    rf"(?P<hanging>(?:{_U}[\w-]*- (?:og|&) )?)$"
)
_LONGEST_BEFORE = 60
_PAIR = re.compile(rf"(?<![\w-]){_U}[\w-]* (?:(?:og|&) )?(?=(?P<word>[\w-]+))")
_INSIDE = re.compile(rf"(?<=[a-zæøå0-9,;] ){_U}[\w-]{{5,}}")
# "Skolen Nordlys", "Regionshospitalet Egeby": a noun and then its name.
_APPOSED = re.compile(
    rf"(?<![\w-])(?P<noun>{_U}[\w-]{{4,}})"
    rf"(?P<name> {_U}[\w'’&-]+(?: {_U}[\w'’-]+)?)(?!\w)"
)
_LONGEST_NOUN = 20
_SHORTEST_STEM = 3
_ADDRESS = re.compile(
    rf"(?<![\w-])(?P<name>{_U}[a-zæøå]{{2,20}}?"
    r"(?:marken|bakken|vangen|parken|stranden|engen|haven|krogen|toften|lunden|dalen"
    r"|højen|brinken|skrænten|ageren|kæret|diget|kajen|holmen|stien|svinget|buen"
    r"|vænget|dammen|banken|søen|ledet|gærdet|skoven))"
    r" \d{1,3}(?:-\d{1,3}| ?[A-Z](?!\w))?(?![\w%]|[.,:]\d| (?:kr|mio|pct|m2|m²|stk))"
)
_SAINT = re.compile(rf"(?<![\w-])(?:Skt|Sct|St|Sankt)\.? {_U}\w+(?![\w-])")
_QUARTER = re.compile(
    rf"(?<![\w-])(?P<town>{_U}\w+) (?:Nord|Syd|Øst|Vest|Midt|Centrum|Midtby|By)"
    r"(?![\w-])"
)
_SIDE = re.compile(
    rf"(?P<before>\b(?:i|ved|på|fra|til|mod|omkring) )?(?<![\w-])"
    rf"(?:Lille|Store|Nørre|Sønder|Øster|Vester|Neder|Over|Gammel|Ny)"
    rf" (?P<town>{_U}[a-zæøå]{{3,}})(?![\w-])"
)


def find_facilities(text: str) -> Iterator[Entity]:
    """Institutions, clubs and places called by what they are; they may overlap."""
    yield from _placed(text)
    yield from _definite(text)
    yield from _apposed(text)
    for match in _ADDRESS.finditer(text):
        yield place(text, *match.span(), "place.address")
    for match in _SAINT.finditer(text):
        yield place(text, *match.span(), "place.saint")
    for match in _QUARTER.finditer(text):
        if is_place(match["town"]):
            yield place(text, *match.span(), "place.quarter")
    for match in _SIDE.finditer(text):
        if is_place(match["town"]) or (
            match["before"] and not is_common(match["town"])
        ):
            start = match.end("before") if match["before"] else match.start()
            yield place(text, start, match.end(), "place.quarter")


@functools.cache
def _labels() -> dict[str, EntityLabel]:
    """The label of each noun, base and definite."""
    labels: dict[str, EntityLabel] = {}
    for row in table("facilities"):
        label: EntityLabel = "ORG" if row["label"] == "ORG" else "LOC"
        labels[row["ending"].strip("-").lower()] = label
        if row["definite"]:
            labels[row["definite"]] = label
    return labels


def is_facility_noun(word: str) -> bool:
    """Whether a word by itself says what a place is: "skov", "holm"."""
    return word.lower() in _labels()


@functools.cache
def definite_forms() -> dict[str, str]:
    """The definite form of each noun that has one: "skole" is "skolen"."""
    rows = (row for row in table("facilities") if row["definite"])
    return {row["ending"].strip("-"): row["definite"] for row in rows}


@functools.cache
def _nouns() -> tuple[frozenset[str], frozenset[str]]:
    """Nouns that are words of their own, and those that also end compounds."""
    rows = table("facilities")
    inner = {r["ending"][1:] for r in rows if r["ending"].startswith("-")}
    inner |= {r["definite"] for r in rows if r["definite"]}
    whole = {r["ending"] for r in rows if not r["ending"].startswith("-")}
    return frozenset(whole), frozenset(inner)


@functools.lru_cache(maxsize=1 << 14)
def _noun(word: str) -> str | None:
    """The noun of the lexicon that ``word`` is or ends in, its genitive allowed.

    >>> _noun("Svømmehals"), _noun("IF"), _noun("if")
    ('svømmehal', 'IF', None)
    """
    whole, inner = _nouns()
    for printed in (word, word.removesuffix("s")):
        if printed in whole:
            return printed
        lower = printed.lower()
        if lower in whole:
            return lower
        for cut in range(max(0, len(lower) - _LONGEST_NOUN), len(lower) - 2):
            if lower[cut:] in inner:
                return lower[cut:]
    return None


@functools.cache
def _definites() -> frozenset[str]:
    return frozenset(definite_forms().values())


def _build(text: str, start: int, end: int, label: EntityLabel, rule: str) -> Entity:
    if label == "ORG":
        return organisation(text, start, end, rule, None)
    return place(text, start, end, rule)


def _placed(text: str) -> Iterator[Entity]:
    """A place and a noun: "Nørby Svømmehal", "Nørby lufthavn"."""
    for pair in _PAIR.finditer(text):
        noun = _noun(pair["word"])
        if noun is None:
            continue
        begin, end = pair.span("word")
        end += 2 * text.startswith(("'s", "’s"), end)
        before = _BEFORE.search(text, max(0, begin - _LONGEST_BEFORE), begin)
        if before is None:
            continue
        start = _start_of_place(text, *before.span("place"))
        town = text[start : before.end("place")].strip()
        label = _labels()[noun.lower()]
        if town and _is_placed(town, pair["word"], label):
            yield _build(text, start, end, label, "facility.placed")


def _start_of_place(text: str, start: int, end: int) -> int:
    """Where the place begins: ordinary words before it are left out."""
    start = skip_before_name(text, start, end)
    for word in re.finditer(r"\S+ ", text[start:end]):
        if _in_place(word[0].strip()):
            return start + word.start()
    return end


def _in_place(word: str) -> bool:
    return may_be_place(word) or word in words_for("street_part")


def _is_placed(town: str, noun: str, label: EntityLabel) -> bool:
    """Whether a town stands before the noun, and not a first name before a last."""
    words = town.split()
    if any(len(w) < 3 for w in words) or not may_be_place(words[-1]):
        return False
    if not all(map(_in_place, words)):
        return False
    if len(words) > 1 and words[-1].endswith("s") and _noun(words[-1]):
        return False  # "Nørby Gymnasiums idrætshal" is the school's
    if noun[0].islower():
        return any(map(is_place, words)) and not words[-1].startswith("Kommune")
    if is_place(words[0]) or not is_first_name(words[0]):
        return True
    # "Tove Hallundbæk" and "Ole Skov" are people.
    return label == "ORG" and not is_last_name(noun)


def _definite(text: str) -> Iterator[Entity]:
    """A capitalised definite noun inside a sentence: "på Fjordskolen"."""
    for match in _INSIDE.finditer(text):
        noun = _noun(match[0])
        if noun not in _definites() or len(match[0]) < len(noun) + _SHORTEST_STEM:
            continue
        name = match[0].removesuffix("s")
        generic = name.isupper() or name.lower() in words_for("no_facility")
        if name.lower() not in words_of(text) and not generic:
            yield _build(text, *match.span(), _labels()[noun], "facility.definite")


def _apposed(text: str) -> Iterator[Entity]:
    """A definite noun and its name: "Regionshospitalet Egeby"."""
    for match in _APPOSED.finditer(text):
        noun = _noun(match["noun"])
        if noun not in _definites() or _labels()[noun] != "ORG":
            continue
        if match["noun"].isupper():
            continue
        first, *more = match["name"].split()
        person = more and is_first_name(first)
        if match["noun"].lower().endswith(noun) and not (
            person or opens_only(first) or is_body_word(first)
        ):
            yield organisation(text, *match.span(), "facility.apposed", None)
