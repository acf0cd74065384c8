"""What one place of a document says of its names, carried to the others.

The attendance list is a gazetteer; "Ib Holm" makes "borgmester Holm" him; "Nørby
Musikskole" makes "Musikskolen" it, and "(NIF)" after a name its short form. Linked
mentions share ``canonical``. Nothing is linked that could mean two names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from ...records import Entity
from .aliases import Alias, find_aliases
from .facilities import is_facility_noun
from .find import agree
from .people_links import People
from .persons import is_title
from .phrase_index import PhraseIndex
from .word_lists import is_common, is_first_name, is_place

_MEMBER = "person.member"
_SURNAME = "person.surname"
_LONGEST_TITLE = 40
_SHORTEST_SURNAME = 3
_INSIDE = re.compile(r"[a-zæøå0-9,;] $")
_WORD_BEFORE = re.compile(r"(?<![\w-])([\w-]+) $")
_MAYOR_BEFORE = re.compile(r"(?<![\w-])(?i:borgmester(?:en)?),? $")
_MAYOR = re.compile(r"(?<![\w-])[Bb]orgmesterens?(?![\w-]| [A-ZÆØÅ]| (?:i|for|fra) )")


def link_entities(
    text: str, entities: Sequence[Entity], members: Iterable[str] = ()
) -> list[Entity]:
    """The names of ``text`` with those added that others of it make certain.

    ``members`` are full names that the document lists, as those who met.
    """
    listed = list(members)
    people = _people(listed, entities)
    aliases = [*_member_aliases(listed), *find_aliases(text, entities)]
    taken = {a.form for a in aliases}
    aliases += [a for a in _surname_aliases(people) if a.form not in taken]
    known = _add(text, list(entities), aliases)
    known = [_canonical(e, people) for e in known]
    known += _mayor(text, known, listed)
    return agree(sorted(known, key=lambda e: e.start))


def link_points(
    text: str,
    spans: Sequence[tuple[int, int]],
    entities: Sequence[Sequence[Entity]],
    members: Iterable[str],
) -> list[list[Entity]]:
    """Link the names of all points of a document; offsets stay the points' own."""
    whole = [
        _moved(entity, start)
        for (start, _), own in zip(spans, entities, strict=True)
        for entity in own
    ]
    linked = link_entities(text, whole, members)
    return [
        [_moved(e, -start) for e in linked if start <= e.start and e.end <= end]
        for start, end in spans
    ]


def _moved(entity: Entity, offset: int) -> Entity:
    return msgspec.structs.replace(
        entity, start=entity.start + offset, end=entity.end + offset
    )


def _people(members: list[str], entities: Sequence[Entity]) -> People:
    names = (e.canonical or e.text for e in entities if e.label == "PER")
    return People(members, names)


def _member_aliases(members: list[str]) -> Iterator[Alias]:
    for name in dict.fromkeys(members):
        if " " in name:
            yield Alias(name, "PER", name, _MEMBER, "politician")


def _surname_aliases(people: People) -> Iterator[Alias]:
    for surname, name in people.surnames().items():
        yield Alias(surname, "PER", name, _SURNAME)


def _add(text: str, entities: list[Entity], aliases: list[Alias]) -> list[Entity]:
    """``entities`` and the aliases found beside them or instead of a model's."""
    by_form = {alias.form: alias for alias in aliases}
    index = PhraseIndex(((form, {"form": form}) for form in by_form), cased=True)
    hits = [
        (start, end, by_form[row["form"]])
        for start, end, row in index.find(text)
        if by_form[row["form"]].rule != "person.surname"
        or _is_surname(text, start, end)
    ]
    proven = {a.form for s, _, a in hits if _INSIDE.search(text, max(0, s - 2), s)}
    taken = {at: e for e in entities for at in range(e.start, e.end)}
    added: list[Entity] = []
    replaced: set[int] = set()
    for start, end, alias in hits:
        if alias.inside and alias.form not in proven:
            continue
        beside = {id(e): e for at in range(start, end) if (e := taken.get(at))}
        if all(_gives_way(e, start, end, alias) for e in beside.values()):
            replaced |= beside.keys()
            added.append(_entity(text, start, end, alias))
    return [e for e in entities if id(e) not in replaced] + added


def _gives_way(entity: Entity, start: int, end: int, alias: Alias) -> bool:
    """Whether an alias at ``start`` to ``end`` takes the place of ``entity``."""
    inside = start <= entity.start and entity.end <= end
    weak = entity.rule.startswith("model.") or entity.rule == "facility.definite"
    return inside and (weak or alias.rule == _MEMBER)


def _is_surname(text: str, start: int, end: int) -> bool:
    """Whether a family name by itself is a person here: after a title, or no word."""
    word = _WORD_BEFORE.search(text, max(0, start - _LONGEST_TITLE), start)
    if word is not None and is_title(word[1]):
        return True
    if word is not None and word[1][0].isupper():
        return False  # another Holm, of whom the document knows no more
    name = text[start:end]
    other = (is_place, is_common, is_first_name, is_facility_noun)
    return len(name) > _SHORTEST_SURNAME and not any(may_be(name) for may_be in other)


def _entity(text: str, start: int, end: int, alias: Alias) -> Entity:
    return Entity(
        start=start,
        end=end,
        text=text[start:end],
        rule=alias.rule,
        label=alias.label,
        kind=alias.kind,
        canonical=alias.canonical,
    )


def _canonical(entity: Entity, people: People) -> Entity:
    if entity.label == "PER" and entity.canonical:
        name = people.who(entity.canonical) or entity.canonical
        return msgspec.structs.replace(entity, canonical=name)
    return entity


def _mayor(text: str, entities: list[Entity], members: list[str]) -> Iterator[Entity]:
    """Where the document names one mayor, a member at that: "Borgmesteren"."""
    mayors = {
        e.canonical
        for e in entities
        if e.label == "PER"
        and _MAYOR_BEFORE.search(text, max(0, e.start - 14), e.start)
    }
    if len(mayors) != 1 or not mayors <= set(members):
        return
    (name,) = mayors
    taken = {at for e in entities for at in range(e.start, e.end)}
    for match in _MAYOR.finditer(text):
        if match.start() not in taken:
            alias = Alias("", "PER", str(name), "person.office", "politician")
            yield _entity(text, *match.span(), alias)
