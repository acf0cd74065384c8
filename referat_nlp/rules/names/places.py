"""Places by rule: streets, and towns where only a place can stand."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from ...lexicon import table
from ...records import Entity
from .entity_build import place
from .phrase_index import PhraseIndex
from .word_lists import is_common, words_for

_U = "[A-ZÆØÅÉ]"
_STREET = re.compile(
    rf"(?<![\w-])(?:{_U}[\w.]+ (?:{_U}[\w.]+ )?)??{_U}?[\w-]*"
    r"(?:[Vv]ej|[Gg]ade|[Ss]træde|[Aa]llé|[Vv]ænge|[Bb]oulevard|[Tt]orv|[Pp]lads)"
    rf"(?:en|et)?s?(?: \d+(?: ?[A-Z](?!\w))?(?:-\d+)?)?(?!\w)"
)
_BEFORE_PLACE = re.compile(
    r"(?:\b(?:i|til|fra|ved|mellem|omkring|nær|på|byen|området|landsbyen)|,|\d{4}) $"
)


def find_places(text: str) -> Iterator[Entity]:
    """Streets and towns that a rule is certain of."""
    for match in _STREET.finditer(text):
        start = _start_of_street(match[0]) + match.start()
        if _is_street(text[start : match.end()]):
            yield place(text, start, match.end(), "place.street")
    for start, end, _row in _towns().find(text):
        if _BEFORE_PLACE.search(text, max(0, start - 12), start):
            yield place(text, start, end, "place.town")


@functools.cache
def _towns() -> PhraseIndex:
    return PhraseIndex(((row["name"], row) for row in table("places")), cased=True)


def _start_of_street(name: str) -> int:
    """Skip what is said of a street before its name: "Krydset Møllevej"."""
    words = list(re.finditer(r"\S+", name))
    while (
        len(words) > 1
        and words[0][0] not in words_for("street_part")
        and is_common(words[0][0])
    ):
        del words[0]
    return words[0].start()


def _is_street(name: str) -> bool:
    words = name.split()
    if not name[0].isupper() or len(words[0]) < 5:
        return False
    if words[-1][0].isdigit():
        return True
    if len(words) > 1:
        return True
    return words[0] in words_for("street") or (
        words[0] not in words_for("kind_of_road") and not is_common(words[0])
    )
