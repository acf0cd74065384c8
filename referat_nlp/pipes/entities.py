"""The names of a Doc: the rules' and the name model's, made one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..records import Entity, EntityLabel
from ..rules.names import find_entities, link_entities, merge_entities

if TYPE_CHECKING:
    from spacy.tokens import Doc

# DaNE and UNER say PER, LOC and ORG (MISC is dropped); DANSK and OntoNotes split
# places and spell the labels out.
_LABELS: dict[str, EntityLabel] = {
    "PER": "PER",
    "PERSON": "PER",
    "LOC": "LOC",
    "LOCATION": "LOC",
    "GPE": "LOC",
    "GPE_LOC": "LOC",
    "FAC": "LOC",
    "FACILITY": "LOC",
    "ORG": "ORG",
    "ORGANIZATION": "ORG",
    "GPE_ORG": "ORG",
}


def entities_of(doc: Doc) -> list[Entity]:
    """The people, organisations and places of a Doc, in order, without overlap.

    Works on any spaCy pipeline; one without a name finder leaves the rules'.
    """
    text = doc.text
    found = merge_entities(find_entities(text), model_entities(doc), text)
    return link_entities(text, found)


def model_entities(doc: Doc) -> list[Entity]:
    """The names that the pipeline's model found, in our labels."""
    return [
        Entity(
            start=ent.start_char,
            end=ent.end_char,
            text=ent.text,
            rule=f"model.{ent.label_}",
            label=_LABELS[ent.label_],
            canonical=ent.text,
        )
        for ent in doc.ents
        if ent.label_ in _LABELS
    ]
