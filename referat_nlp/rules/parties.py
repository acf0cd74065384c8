"""Parties by name, short form and list letter."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from ..lexicon import table
from ..records import Entity
from .names.entity_build import organisation
from .names.phrase_index import PhraseIndex
from .names.word_lists import words_for

# Party names that are also common words: "Alternativet er, at …" is no party's, nor
# is "Venstre side af vejen".
_COMMON = frozenset({"Alternativet", "Venstre", "Konservative", "Radikale"})
_NOT_AFTER = re.compile(
    r"\s(?:side|hånd|ben|arm|øje|fod|spor|vognbane|kolonne|er,? at|til (?:at|den|det)\b"
    r"|ville|kunne|vil være|skøn|metoder|løsninger)"
)
_PARTY_AFTER = re.compile(r"s? ?[(,.](?! at\b)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:•·*–-])\s*$")
# "EL" is electricity too, until a text uses it as a party's letters.
_TOLD_APART = frozenset({"EL"})
_AS_LETTERS = re.compile(
    r"\((?P<inside>[A-ZÆØÅ]{2})[),]|(?<!\w)(?P<alone>[A-ZÆØÅ]{2})(?= \(\d{1,2}\)| stem)"
)
_LIST_LETTER = re.compile(r"(?<![\w-])[Ll]iste [A-ZÆØÅ](?![\w-]|\.\w)")
_LOCAL_LIST = re.compile(
    r"(?<![\w-])(?:Lokallisten|Borgerlisten|Fælleslisten|Bylisten|Beboerlisten"
    r"|Tværpolitisk Liste|[A-ZÆØÅ]\w+listen)(?:s|(?: [A-ZÆØÅ]\w+)?)(?![\w-])"
)


@functools.cache
def party_names() -> dict[str, str]:
    """Every printed form of a party's name, and the full name it stands for.

    >>> party_names()["SF"]
    'Socialistisk Folkeparti'
    """
    forms = {}
    for row in table("parties"):
        forms[row["name"]] = row["name"]
        if row["short"]:
            forms[row["short"]] = row["name"]
    # A person's name first of all.
    forms.pop("Klaus Riskær Pedersen", None)
    return forms


@functools.cache
def party_letters() -> dict[str, str]:
    """The national parties by letter; where two shared one, today's.

    >>> party_letters()["Ø"]
    'Enhedslisten'
    """
    rows = [row for row in table("parties") if row["letter"]]
    rows.sort(key=lambda row: row["valid_to"] == "")
    return {row["letter"]: row["name"] for row in rows}


@functools.cache
def _index() -> PhraseIndex:
    named = [(form, {"name": full}) for form, full in party_names().items()]
    return PhraseIndex(named, cased=True)


def find_parties(text: str) -> Iterator[Entity]:
    """Parties named in ``text``, national and local."""
    letters = {m["inside"] or m["alone"] for m in _AS_LETTERS.finditer(text)}
    doubtful = _TOLD_APART - letters
    for start, end, row in _index().find(text):
        if text[start:end] not in doubtful and not _is_common_word(text, start, end):
            yield organisation(text, start, end, "party.lexicon", "party", row["name"])
    lists = party_letters()
    for match in _LIST_LETTER.finditer(text):
        canonical = lists.get(match[0][-1], match[0])
        yield organisation(text, *match.span(), "party.letter", "party", canonical)
    for match in _LOCAL_LIST.finditer(text):
        name = match[0].removesuffix("s")
        if name.split()[0] not in words_for("no_party"):
            yield organisation(text, *match.span(), "party.local", "party", name)


def _is_common_word(text: str, start: int, end: int) -> bool:
    word = text[start:end]
    if word not in _COMMON:
        return False
    if _NOT_AFTER.match(text, end):
        return True
    if word == "Venstre":
        return False
    opens = _SENTENCE_START.search(text, max(0, start - 3), start) or start == 0
    return bool(opens) and not _PARTY_AFTER.match(text, end)
