"""Persons, bodies, organisations and places known by rule and lexicon."""

from .find import find_entities, merge_entities
from .linking import link_entities, link_points
from .model_names import clean
from .people_links import People

__all__ = [
    "People",
    "clean",
    "find_entities",
    "link_entities",
    "link_points",
    "merge_entities",
]
