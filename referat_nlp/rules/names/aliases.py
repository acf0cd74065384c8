"""Short forms that a text gives its names: "(NIF)", "Musikskolen", a town again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from ...records import Entity, EntityKind, EntityLabel
from .facilities import definite_forms, is_facility_noun
from .word_lists import is_first_name, is_last_name, is_place

# "Nørby Idrætsforening (NIF)", "Nordhavets Trafikselskab (i det følgende NT-H)".
_BRACKETED = re.compile(
    r" ?\((?:i det følgende |herefter |kaldet |forkortet )?[\"”»]?"
    r"(?P<short>[A-ZÆØÅ][A-ZÆØÅa-z]{0,3}[A-ZÆØÅ](?:[-/][A-ZÆØÅ]{1,3})?)[\"”«]?\)"
)
_SHORTEST = 3
_REPEATED = frozenset(
    {
        "place.town",
        "place.quarter",
        "place.saint",
        "facility.definite",
        "facility.placed",
    }
)


class Alias(Struct, frozen=True):
    """A form in which a name is printed again; ``inside``: proven inside a sentence.

    "Musikskolen" that only opens sentences may be any music school.
    """

    form: str
    label: EntityLabel
    canonical: str
    rule: str
    kind: EntityKind | None = None
    inside: bool = False


def find_aliases(text: str, entities: Iterable[Entity]) -> list[Alias]:
    """The short forms of ``entities`` that mean one of them only."""
    found: dict[str, dict[str, Alias]] = {}
    for alias in _candidates(text, entities):
        # "Musikskolen" stands for itself only where no longer name has it.
        own = found.setdefault(alias.form, {})
        if alias.canonical != alias.form:
            own.pop(alias.form, None)
        if alias.canonical != alias.form or not own:
            own.setdefault(alias.canonical, alias)
    return [alias for own in found.values() for alias in own.values() if len(own) == 1]


def _candidates(text: str, entities: Iterable[Entity]) -> Iterator[Alias]:
    for entity in entities:
        name = entity.canonical or entity.text
        if entity.label == "ORG":
            yield from _bracketed(text, entity, name)
        if entity.label != "PER":
            yield from _definite(entity, name)
        if entity.rule == "institution.word":
            yield from _own_name(entity, name)
        if entity.rule in _REPEATED:
            yield Alias(name, entity.label, name, entity.rule, entity.kind)


def _bracketed(text: str, entity: Entity, name: str) -> Iterator[Alias]:
    match = _BRACKETED.match(text, entity.end)
    if match and abbreviates(match["short"], name):
        yield Alias(match["short"], "ORG", name, "alias.letters", entity.kind)


def _definite(entity: Entity, name: str) -> Iterator[Alias]:
    noun = name.rsplit(" ", 1)[-1].lower()
    if " " not in name:
        return
    for ending, definite in definite_forms().items():
        if noun.endswith(ending):
            form = (noun.removesuffix(ending) + definite).capitalize()
            yield Alias(form, entity.label, name, "alias.definite", entity.kind, True)


def _own_name(entity: Entity, name: str) -> Iterator[Alias]:
    """What follows the noun, "Børnehuset Muslingen", where it is no other name."""
    own = name.partition(" ")[2]
    other = (is_place, is_first_name, is_last_name, is_facility_noun)
    if (
        len(own) > _SHORTEST
        and own.isalpha()
        and not any(is_it(own) for is_it in other)
    ):
        yield Alias(own, "ORG", name, "alias.name", entity.kind, inside=True)


def abbreviates(short: str, name: str) -> bool:
    """Whether the letters are the name's initials or drawn from it in order.

    >>> abbreviates("NIF", "Nørby Idrætsforening"), abbreviates("HK", "Nørby Kommune")
    (True, False)
    """
    letters = "".join(c for c in short.upper() if c.isalpha())
    initials = "".join(word[0] for word in name.upper().split())
    left = iter(name.upper())
    in_order = letters[0] == initials[0] and all(c in left for c in letters)
    return in_order or (len(initials) > 1 and letters.startswith(initials))
