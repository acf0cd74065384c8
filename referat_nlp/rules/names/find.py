"""People, organisations and places of minutes: the rules' and a model's together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from ...records import Entity
from ..parties import find_parties
from .council_bodies import find_bodies
from .facilities import find_facilities
from .model_names import clean
from .organisations import find_organisations
from .persons import find_persons
from .places import find_places

# A town before a noun may be the beginning of a longer name that the model sees.
_WEAK = frozenset({"place.town"})


def find_entities(text: str) -> list[Entity]:
    """The names in ``text`` that rules and lexicons are certain of.

    >>> [e.canonical for e in find_entities("Ib Holm (A) mødte for Økonomiudvalget.")]
    ['Ib Holm', 'Økonomiudvalget']
    """
    found = [
        *find_bodies(text),
        *find_organisations(text),
        *find_facilities(text),
        *find_parties(text),
        *find_persons(text),
        *find_places(text),
    ]
    return agree(_longest(found))


def merge_entities(
    rule_entities: Sequence[Entity], model_entities: Iterable[Entity], text: str
) -> list[Entity]:
    """One list without overlap: a rule's name before a model's, longest first.

    Only a town gives way to a longer name of the model that it stands in.
    """
    cleaned = [e for hit in model_entities if (e := clean(hit, text)) is not None]
    taken = [e for e in rule_entities if not _inside_longer(e, cleaned)]
    for entity in _longest(cleaned):
        if not any(entity.start < t.end and t.start < entity.end for t in taken):
            taken.append(entity)
    return agree(sorted(taken, key=lambda e: e.start))


def _inside_longer(entity: Entity, others: list[Entity]) -> bool:
    return entity.rule in _WEAK and any(
        o.start <= entity.start
        and entity.end <= o.end
        and len(o.text) > len(entity.text)
        for o in others
    )


def _longest(found: Iterable[Entity]) -> list[Entity]:
    """The longest of the names that overlap; of equals the first found."""
    taken: list[Entity] = []
    covered: set[int] = set()
    for entity in sorted(found, key=lambda e: e.start - e.end):
        if entity.start not in covered and entity.end - 1 not in covered:
            taken.append(entity)
            covered.update(range(entity.start, entity.end))
    return sorted(taken, key=lambda e: e.start)


def agree(entities: list[Entity]) -> list[Entity]:
    """Give each name the kind that it has anywhere in the text."""
    kinds = {(e.label, e.canonical): e.kind for e in entities if e.kind}
    return [
        msgspec.structs.replace(e, kind=e.kind or kinds.get((e.label, e.canonical)))
        for e in entities
    ]
