"""People by what stands around their names: titles, party letters, absence."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from ...lexicon import table
from ...records import Entity, EntityKind
from ..parties import party_names
from .entity_build import person
from .word_lists import is_common, is_first_name, is_last_name

_U = "[A-ZÆØÅÉÖÜÁ]"
_LOW = "[a-zæøåéèöüáäíóçß'’]"
_PART = rf"{_U}(?:{_LOW}+(?:{_U}{_LOW}+)?|\.)"
_WORD = rf"{_PART}(?:-{_PART})*"
_PARTICLE = "(?:van|von|de|der|den|del|da|di|la|el|al|af|bin|ibn)"
_NAME = rf"{_WORD}(?: (?:{_PARTICLE} )?(?:{_WORD}|{_U}(?![\w.]))){{1,4}}"
_PLAIN_NAME = re.compile(rf"(?<![\w-])(?P<name>{_NAME})(?![\w-])")
_LETTER = (
    r"\(\s?(?:[A-ZÆØÅ]|SF|DF|EL|RV|KF|LA|KD|NB|DD|ALT|UFG|LP|SP|[Ll]iste [A-ZÆØÅ]"
    r"|[Ll]øsgænger|[Uu]den for parti\w*|PARTY)(?:, [^()\n]{1,40})?\s?\)"
)
_TITLED = r"(?<![\w-])(?:{endings}),? (?P<name>{name})(?![\w-])"
_ABSENCE = re.compile(
    r"(?:Fraværende|Afbud(?: fra)?|Ikke til stede|Ikke mødt|Fravær)"
    r"(?: med afbud| uden afbud)?[*_]*:?[*_]*\s*(?P<names>[^\n.:;]{3,200})"
)
_AFTER = re.compile(
    r" (?:\([^()\n]{1,30}\) )?(?:(?:og|,) [^.\n]{3,60} )?"
    r"(?:var fraværende|stemte |stemmer |undlod |tog forbehold|tager forbehold"
    r"|deltog ikke|forlod mødet|ønsker|ønskede|erklærede sig|kan ikke|kunne ikke"
    r"|begærede|mødte|orienterede|foreslog|fremsatte)"
)
_STREET = re.compile(
    r" (?:Vej|Gade|Plads|Allé|Alle|Stræde|Boulevard|Torv|Vænge|Minde|Skole|Park|Kaj|Bro"
    r"|Kommune|Forening|A/S|ApS|Fond|Fonden|Hus|Center|Plejecenter|Museum|Kirke|Å|Sø)"
    r"(?!\w)"
)


def find_persons(text: str) -> Iterator[Entity]:
    """People whose names stand where only names stand; they may overlap."""
    yield from _with_letter(text)
    yield from _with_title(text)
    yield from _listed_absent(text)
    yield from _by_gazetteer(text)


def _is_family_name(word: str) -> bool:
    last = word.rsplit("-", 1)[-1].removesuffix("s")
    return is_last_name(word) or (len(last) > 5 and last.endswith(("sen", "gaard")))


@functools.cache
def title_kinds() -> dict[str, EntityKind | None]:
    """The endings of titles, and whether their bearer is a politician."""
    kinds: dict[str, EntityKind | None] = {}
    for row in table("titles"):
        kinds[row["ending"]] = "politician" if row["kind"] == "politician" else None
    return kinds


@functools.cache
def _titled() -> re.Pattern[str]:
    endings = "|".join(sorted(title_kinds(), key=len, reverse=True))
    title = rf"[\w-]*?(?P<title>(?i:{endings}))"
    return re.compile(_TITLED.format(endings=title, name=_NAME))


@functools.cache
def _lettered() -> re.Pattern[str]:
    parties = "|".join(re.escape(name) for name in party_names())
    return re.compile(
        rf"(?<![\w-])(?P<name>{_NAME}) ?(?:{_LETTER.replace('PARTY', parties)}"
        r"|, ?[A-ZÆØÅ](?=[\n;]|$|, [A-ZÆØÅ]))"
    )


def is_title(word: str) -> bool:
    """Whether a word is or ends in a title: "Erhvervsdirektør"."""
    return word.lower().rstrip(",:").endswith(tuple(title_kinds()))


def strip_titles(text: str, start: int, end: int) -> int:
    """Where a name starts once the titles before it are taken off."""
    for word in re.finditer(r"\S+\s*", text[start:end]):
        bare = word[0].strip(" ,\n")
        if not is_title(bare) and bare not in ("Hr.", "Fru", "Afdøde", "Tidligere"):
            return start + word.start()
    return end


def _with_letter(text: str) -> Iterator[Entity]:
    for match in _lettered().finditer(text):
        start = strip_titles(text, *match.span("name"))
        words = text[start : match.end("name")].split()
        if len(words) > 1 and _looks_like_name(words):
            yield person(text, start, match.end("name"), "person.party", "politician")


def _looks_like_name(words: list[str]) -> bool:
    """Whether a listed name is among the words, or no ordinary word is."""
    if is_first_name(words[0]) or _is_family_name(words[-1]):
        return True
    return not any(is_common(part) for word in words for part in word.split("-"))


def _with_title(text: str) -> Iterator[Entity]:
    kinds = title_kinds()
    for match in _titled().finditer(text):
        start = strip_titles(text, *match.span("name"))
        words = text[start : match.end("name")].split()
        if len(words) > 1 and _looks_like_name(words):
            kind = kinds[match["title"].lower()]
            yield person(text, start, match.end("name"), "person.title", kind)


def _listed_absent(text: str) -> Iterator[Entity]:
    for match in _ABSENCE.finditer(text):
        for name in _PLAIN_NAME.finditer(text, *match.span("names")):
            words = name["name"].split()
            if _looks_like_name(words):
                yield person(text, *name.span("name"), "person.absent")


def _by_gazetteer(text: str) -> Iterator[Entity]:
    """A first name and a family name, both listed, with nothing between but names."""
    for match in _PLAIN_NAME.finditer(text):
        start, end = match.span("name")
        start = strip_titles(text, start, end)
        words = [(m.start(), m[0]) for m in re.finditer(r"\S+", text[start:end])]
        while words and not is_first_name(words[0][1]):
            del words[0]
        if len(words) < 2 or _STREET.match(text, end):
            continue
        if _is_family_name(words[-1][1]) or _AFTER.match(text, end):
            yield person(text, start + words[0][0], end, "person.gazetteer")
