"""Names of persons and parties as minutes print them, in running text and in lists."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from ..lexicon import table

_CAP = (
    r"(?:(?:(?:[A-ZÆØÅÉÖÜÄÁ]|Aa|Chr|Kr|Th|Fr|Joh|Jac|Alb)\.){1,3}"
    r"|[A-ZÆØÅÉÖÜÄÁ][\w'’´`]*(?:-[A-ZÆØÅÉÖÜÄÁ][\w'’]*)*)"
)
_PARTICLE = r"(?:von|van|de|del|della|der|den|af|la|el|al|da|dos|di|zu|bin|ibn)"
_NAME = re.compile(
    rf"(?<![\w/-]){_CAP}(?:[ \n](?:{_PARTICLE}[ \n]){{0,2}}{_CAP}){{1,5}}(?![\w/-])"
)
_SINGLE = re.compile(rf"(?<![\w-]){_CAP}(?![\w-])")


_INSTITUTION = re.compile(
    r"(?:udvalg|råd|kommune|forvaltning|bestyrelse|repræsentation|nævn|kommission"
    r"|afdeling|direktion|administration|"
    r"magistrat|region|forening|skole|center|centeret|centret|selskab|parti|gruppe"
    r"|listen|aps|a/s|budget|planen|politik|vej|gade|forbund|samvirke|organisation|klub)"
    r"(?:en|et|n|t|s|ns|ens|ets|er|erne|ene|ne)?$",
    re.IGNORECASE,
)
_PARTY_TAG = re.compile(
    r"(?:\s+fra)?,?\s*(?:\(\s*(?P<a>[^()\n]{1,40}?)\s*\)"
    r"|(?<=,)\s*(?:liste\s+)?(?P<b>[A-ZÆØÅ])\b)"
)
_LETTER = re.compile(r"(?<![\w.-])[A-ZÆØÅ](?![\w-]|\.\s?[A-ZÆØÅ])")


# "O og I", "I og O", "Imod stemte I": here "I" is a party, not the preposition.
_ROW_BEFORE = re.compile(r"\b[A-ZÆØÅ],? (?:og|samt) $")
_ROW_AFTER = re.compile(
    r" (?:og|samt) [A-ZÆØÅ]\b(?!\.\w)| (?:stemte|stemmer|undlod)\b| \(\d{1,2}\)"
)
# A preposition closes no list: "Enhedslisten og I."
_AND_BEFORE = re.compile(r"\w,? (?:og|samt) $")
_CLOSES = re.compile(r"\W*$")
_VOTER_BEFORE = re.compile(r"\b(?:stemte|stemmer) $")

_COMPANY = r"(?:A/S|I/S|P/S|K/S|ApS|AmbA|[Aa]\.?m\.?b\.?a\.?)"
_COMPANY_BEFORE = re.compile(
    rf"(?:\b{_COMPANY}|\b(?:[Ff]onden|[Ff]oreningen|[Ss]elskabet|[Ff]irmaet)) $"
)
_COMPANY_AFTER = re.compile(rf" {_COMPANY}(?!\w)")
# Family names made of a street: "Ole Nørregade".
_STREET_NAME = re.compile(r"\w(?:vej|gade)$")

_GENITIVE_MARKS = "'’´`"
_NUMBERED = re.compile(r"\s*\d")

_LONGEST_SHORT_FORM = 4


class Mention(Struct, frozen=True):
    """A person or party as printed; ``party`` is the one printed beside a person."""

    start: int
    end: int
    text: str
    kind: Literal["person", "party"]
    party: str | None = None


@functools.cache
def _not_names() -> frozenset[str]:
    """Titles, words that open a sentence, and words that no person is called."""
    return frozenset(row["word"] for row in table("not_names"))


@functools.cache
def party_letters() -> dict[str, str]:
    """Party names and short forms (in lower case) with their letter, if known."""
    found: dict[str, str] = {}
    for row in table("parties"):
        for name in (row["name"], row.get("short") or ""):
            if name:
                found.setdefault(name.casefold(), row["letter"])
    return found


@functools.cache
def _party_pattern() -> re.Pattern[str]:
    names = sorted(party_letters(), key=len, reverse=True)
    shorts = [n for n in names if len(n) <= 3]
    longer = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in names if len(n) > 3)
    short = "|".join(re.escape(n.upper()) for n in shorts) or "(?!)"
    return re.compile(rf"(?<![\w-])(?:(?i:{longer})s?|(?:{short}))(?![\w-])")


def same_party(one: str, other: str) -> bool:
    """Whether two printed forms mean one party: "Ø" and "Enhedslisten".

    >>> same_party("V", "Venstre"), same_party("V", "Ø")
    (True, False)
    """
    return _letter(one) == _letter(other)


def _letter(party: str) -> str:
    name = party.casefold().strip(" .()")
    letters = party_letters()
    return (letters.get(name) or letters.get(name.removesuffix("s")) or name).casefold()


def find_parties(text: str, *, letters: bool = True) -> list[Mention]:
    """Parties named in ``text``, and bare party letters where ``letters`` is true."""
    found = []
    for match in _party_pattern().finditer(text):
        name = match[0]
        if name.endswith("s") and name.casefold() not in party_letters():
            name = name[:-1]
        if name[0].islower():
            continue
        end = match.start() + len(name)
        found.append(Mention(match.start(), end, name, "party"))
    if letters:
        taken = [(m.start, m.end) for m in found]
        for match in _LETTER.finditer(text):
            if (
                not any(s <= match.start() < e for s, e in taken) and match[0] != "I"
            ) or (match[0] == "I" and _list_letter(text, match)):
                found.append(Mention(match.start(), match.end(), match[0], "party"))
    return sorted(found, key=lambda m: m.start)


def _list_letter(text: str, match: re.Match[str]) -> bool:
    if text.strip() == match[0]:
        return True
    # "I" is a preposition unless it stands in a bracket or a row of letters.
    before = text[: match.start()].rstrip()[-1:]
    after = text[match.end() :].lstrip()[:1]
    if (before and before in "(,+:/") or (after and after in "),+"):
        return True
    return bool(
        _ROW_BEFORE.search(text, max(0, match.start() - 8), match.start())
        or (
            _AND_BEFORE.search(text, max(0, match.start() - 8), match.start())
            and _CLOSES.match(text, match.end())
        )
        or _ROW_AFTER.match(text, match.end())
        or _VOTER_BEFORE.search(text, max(0, match.start() - 12), match.start())
    )


def find_persons(text: str, *, single: bool = False) -> list[Mention]:
    """Persons named in ``text``, without title; ``single`` allows a lone first name."""
    taken = [(m.start, m.end) for m in find_parties(text, letters=False)]
    parties = _Spans(taken)
    found: list[Mention] = []
    for match in _NAME.finditer(text):
        start, end = _trim(text, match.start(), match.end())
        if start >= end or parties.meet(start, end):
            continue
        name = text[start:end]
        if len(name.split()) < 2:
            continue
        if _is_institution(name):
            taken.append((start, end))
            continue
        if _COMPANY_AFTER.match(text, end) or _COMPANY_BEFORE.search(
            text, max(0, start - 20), start
        ):
            continue
        found.append(_person(text, start, end))
    if single:
        found += _lone(text, taken + [(m.start, m.end) for m in found])
    return sorted(found, key=lambda m: m.start)


class _Spans:
    """Ordered spans, asked about stretches of the text from front to back."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.spans = sorted(spans)
        self.next = 0

    def meet(self, start: int, end: int) -> bool:
        """Whether a span overlaps the stretch."""
        while self.next < len(self.spans) and self.spans[self.next][1] <= start:
            self.next += 1
        return self.next < len(self.spans) and self.spans[self.next][0] < end


@functools.cache
def _last_names() -> frozenset[str]:
    rows = (row for row in table("names") if row["kind"] == "last")
    return frozenset(row["name"].casefold() for row in rows)


@functools.cache
def _first_names() -> frozenset[str]:
    return frozenset(row["name"] for row in table("names") if row["kind"] == "first")


def is_person(name: str) -> bool:
    """Whether ``name`` is a person's, with or without a title.

    >>> is_person("Lars K."), is_person("Rådmand Ida Krog"), is_person("Børn og Unge")
    (True, True, False)
    """
    found = find_persons(name)
    if len(found) != 1 or found[0].end != len(name):
        return False
    first, *rest = found[0].text.split()
    return first in _first_names() or rest[-1].endswith(".")


def _is_institution(name: str) -> bool:
    first, *rest = name.split()
    last = rest[-1].casefold() if rest else ""
    if last in _not_names() and last not in _last_names():
        return True  # "Ældre Sagen"
    if any(_INSTITUTION.search(w) and len(w) > 5 for w in (first, *rest[:-1])):
        return True
    if first in _first_names() and (_STREET_NAME.search(name) or last in _last_names()):
        return False
    return _INSTITUTION.search(name) is not None


def _lone(text: str, taken: list[tuple[int, int]]) -> Iterator[Mention]:
    spans = _Spans(taken)
    depth = position = 0
    for match in _SINGLE.finditer(text):
        word = match[0].casefold().strip(".")
        inside = spans.meet(match.start(), match.start() + 1)
        between = text[position : match.start()]
        depth += between.count("(") - between.count(")")
        position = match.start()
        if inside or depth > 0 or word in _not_names() or len(word) < 2:
            continue
        # "Sager 162 - 177" counts things.
        if not _INSTITUTION.search(word) and not _NUMBERED.match(text, match.end()):
            yield _person(text, match.start(), match.end())


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut titles and sentence openers off the front of a name."""
    while start < end:
        word = re.match(r"\S+", text[start:end])
        if word is None:
            break
        plain = word[0].casefold().strip(".")
        if plain not in _not_names():
            break
        start += word.end()
        while start < end and text[start].isspace():
            start += 1
    return start, end


def _person(text: str, start: int, end: int) -> Mention:
    while text[end - 1] in _GENITIVE_MARKS:
        end -= 1
    tag = _PARTY_TAG.match(text, end)
    party = (tag["a"] or tag["b"]) if tag else None
    if party is not None and not _is_party(party, text[start:end]):
        party = None
    return Mention(start, end, re.sub(r"\s+", " ", text[start:end]), "person", party)


def _is_party(label: str, name: str) -> bool:
    """Whether the tag beside a name is a party: a letter, a short form, a name."""
    if label.casefold() in party_letters() or label.casefold() == "løsgænger":
        return True
    short = len(label) <= _LONGEST_SHORT_FORM and label.isupper()
    return short and (len(label) == 1 or not _abbreviates(label, name))


def _abbreviates(label: str, name: str) -> bool:
    """Whether the letters are drawn from the name in order: "(PS)" of Per Sand."""
    left = iter(name.upper())
    return label[0] == name[0].upper() and all(letter in left for letter in label)
