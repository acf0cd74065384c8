"""Records of people, organisations and places as the rules find them."""

from __future__ import annotations

from ...records import Entity, EntityKind
from .base_form import base_form


def organisation(
    text: str,
    start: int,
    end: int,
    rule: str,
    kind: EntityKind | None,
    canonical: str | None = None,
) -> Entity:
    """One organisation; without ``canonical`` the base form of what is printed."""
    name = canonical or base_form(text[start:end], text)
    return Entity(
        start=start,
        end=end,
        text=text[start:end],
        rule=rule,
        label="ORG",
        kind=kind,
        canonical=name[0].upper() + name[1:],
    )


def person(
    text: str, start: int, end: int, rule: str, kind: EntityKind | None = None
) -> Entity:
    """One person; the canonical name is on one line and no genitive."""
    return Entity(
        start=start,
        end=end,
        text=text[start:end],
        rule=rule,
        label="PER",
        kind=kind,
        canonical=base_form(text[start:end], text),
    )


def place(text: str, start: int, end: int, rule: str) -> Entity:
    """One place."""
    return Entity(
        start=start,
        end=end,
        text=text[start:end],
        rule=rule,
        label="LOC",
        canonical=base_form(text[start:end], text),
    )


def body_kind(value: str) -> EntityKind | None:
    """The kind that a lexicon row names, or ``None``."""
    kinds: dict[str, EntityKind] = {
        "council": "council",
        "committee": "committee",
        "administration": "administration",
    }
    return kinds.get(value)
