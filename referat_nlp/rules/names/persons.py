"""People by what stands around their names: titles, party letters, absence, lists."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from msgspec import Struct

from ...lexicon import table
from ...records import Entity, EntityKind
from ..parties import party_names
from .entity_build import person
from .word_lists import is_body_word, is_common, is_first_name, is_last_name, opens_only

# Latin letters of all Europe: people of council minutes come from everywhere.
_U = "[A-ZÀ-ÖØ-ÞĀĆČĎĐĒĘĚĞĢĪİŁŃŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽ]"
_LOW = "[a-zà-öø-ÿāăąćčďđēęěğģīıķļłńņňōőœřśşšţťūůűųźżžșț'’]"
_PART = rf"{_U}(?:{_LOW}+(?:{_U}{_LOW}+)?|\.)"
_WORD = rf"{_PART}(?:-{_PART})*"
_PARTICLE = "(?:van|von|de|der|den|del|da|di|la|el|al|af|bin|ibn)"
_NAME = rf"{_WORD}(?: (?:{_PARTICLE} )?(?:{_WORD}|{_U}(?![\w.]))){{1,4}}"
_PLAIN_NAME = re.compile(rf"(?<![\w-])(?P<name>{_NAME})(?![\w-])")
_TAG = (
    r" ?\(\s?(?:[Ll]iste [A-ZÆØÅ]|[Ll]øsgænger|[Uu]den for parti\w*|PARTY)"
    r"(?:, [^()\n]{1,40})?\s?\)|, ?[A-ZÆØÅ](?=[\n;]|$|, [A-ZÆØÅ])"
)
# "(A)", "(SF)", "(UP-1)": short forms of lists that no lexicon knows.
_SHORT = re.compile(r" ?\(\s?(?P<short>[A-ZÆØÅ]{1,4}(?:-\d)?)(?:, [^()\n]{1,40})?\s?\)")
_WORD_BEFORE = re.compile(r"(?<![\w-])([\w-]+),? $")
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
_LIST_GAP = re.compile(r"(?: ?\([^()\n]{1,20}\))?(?:,(?: og| samt)?| og| samt) ?")
_LONGEST_TITLE = 40
_SHORT_LIST = 2


class Candidate(Struct, frozen=True):
    """Capitalised words in a row, without titles, and what is said of them."""

    start: int
    end: int
    words: tuple[str, ...]
    rule: str | None = None
    kind: EntityKind | None = None


def find_persons(text: str) -> Iterator[Entity]:
    """People whose names stand where only names stand."""
    away = [m.span("names") for m in _ABSENCE.finditer(text)]
    candidates = [_judge(text, match, away) for match in _PLAIN_NAME.finditer(text)]
    for one in _spread(text, candidates):
        if one.rule is not None:
            yield person(text, one.start, one.end, one.rule, one.kind)


def is_family_name(word: str) -> bool:
    """Whether a word is listed as a family name or is built as they are."""
    last = word.rsplit("-", 1)[-1].removesuffix("s")
    return is_last_name(word) or (len(last) > 5 and last.endswith(("sen", "gaard")))


@functools.cache
def title_kinds() -> dict[str, EntityKind | None]:
    """The endings of titles, and whether their bearer is a politician."""
    kinds: dict[str, EntityKind | None] = {}
    for row in table("titles"):
        kinds[row["ending"]] = "politician" if row["kind"] == "politician" else None
    return kinds


@functools.lru_cache(maxsize=1 << 12)
def _title_ending(word: str) -> str | None:
    """The longest title that a word is or ends in: "direktør" of "Skoledirektør"."""
    lower = word.lower()
    return next(
        (lower[i:] for i in range(len(lower)) if lower[i:] in title_kinds()), None
    )


def is_title(word: str) -> bool:
    """Whether a word is or ends in a title: "Erhvervsdirektør"."""
    return _title_ending(word.rstrip(",:")) is not None


def strip_titles(text: str, start: int, end: int) -> int:
    """Where a name starts once the titles before it are taken off."""
    for word in re.finditer(r"\S+\s*", text[start:end]):
        bare = word[0].strip(" ,\n")
        if not is_title(bare) and bare not in ("Hr.", "Fru", "Afdøde", "Tidligere"):
            return start + word.start()
    return end


@functools.cache
def _tag() -> re.Pattern[str]:
    parties = "|".join(re.escape(name) for name in party_names())
    return re.compile(_TAG.replace("PARTY", parties))


def _judge(text: str, match: re.Match[str], away: list[tuple[int, int]]) -> Candidate:
    """The words as a candidate, with a rule where one is certain of them."""
    begin, end = match.span("name")
    start = _skip_openers(text, strip_titles(text, begin, end), end)
    words = tuple(text[start:end].split())
    plain = Candidate(start, end, words)
    if not words or words[0].islower():  # "ejer af Møllevangen"
        return plain
    if len(words) > 1 and looks_like_name(words):
        if _has_party(text, plain):
            return Candidate(start, end, words, "person.party", "politician")
        title = _title(text, begin, start)
        if title is not None:
            return Candidate(start, end, words, "person.title", title_kinds()[title])
    if any(s <= start and end <= e for s, e in away) and looks_like_name(words):
        return Candidate(start, end, words, "person.absent")
    return _by_gazetteer(text, plain)


def _skip_openers(text: str, start: int, end: int) -> int:
    """Where a name starts once a sentence's opening word is left out."""
    first = re.match(rf"(?P<word>\S+) (?:{_PARTICLE} )?", text[start:end])
    return start + first.end() if first and opens_only(first["word"]) else start


def looks_like_name(words: tuple[str, ...]) -> bool:
    """Whether a listed name is among the words, or no ordinary word is."""
    if is_first_name(words[0]) or is_family_name(words[-1]):
        return True
    return not any(is_common(part) for word in words for part in word.split("-"))


def _has_party(text: str, one: Candidate) -> bool:
    if _tag().match(text, one.end):
        return True
    short = _SHORT.match(text, one.end)
    if short is None or any(is_body_word(word) for word in one.words):
        return False
    # "Nørby Idrætsforening (NIF)" is no person of the list NIF.
    letters = short["short"]
    if len(letters) == 1 or "-" in letters:
        return True
    listed = is_first_name(one.words[0]) or is_family_name(one.words[-1])
    initials = any(word[0] in letters for word in one.words)
    return listed or (len(letters) == _SHORT_LIST and not initials)


def _title(text: str, begin: int, start: int) -> str | None:
    """The title before a name: capitalised with it, or the word in front of it."""
    if start > begin:
        words = text[begin:start].split()
        return next(filter(None, (_title_ending(w.strip(",")) for w in words)), None)
    word = _WORD_BEFORE.search(text, max(0, begin - _LONGEST_TITLE), begin)
    return _title_ending(word[1]) if word else None


def _by_gazetteer(text: str, one: Candidate) -> Candidate:
    """A first name and a family name, both listed, with nothing between but names."""
    start, words = one.start, one.words
    while words and not is_first_name(words[0]):
        start = text.index(words[1], start + len(words[0])) if words[1:] else one.end
        words = words[1:]
    if len(words) < 2 or _STREET.match(text, one.end):
        return one
    if is_family_name(words[-1]) or _AFTER.match(text, one.end):
        return Candidate(start, one.end, words, "person.gazetteer")
    return one


def _spread(text: str, found: list[Candidate]) -> list[Candidate]:
    """Make persons of the names that stand in a list beside a person."""
    for steps in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        for at in steps:
            beside = at - steps.step
            one, left, right = found[at], *sorted((at, beside))
            if one.rule or not found[beside].rule or not _may_be_listed(one):
                continue
            if _LIST_GAP.fullmatch(text, found[left].end, found[right].start):
                found[at] = Candidate(one.start, one.end, one.words, "person.list")
    return found


def _may_be_listed(one: Candidate) -> bool:
    if len(one.words) < 2 or one.words[0].islower():
        return False
    return looks_like_name(one.words) and not any(map(is_body_word, one.words))
