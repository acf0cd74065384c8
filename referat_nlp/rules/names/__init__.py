"""Persons, bodies, organisations and places known by rule and lexicon."""

from .find import clean, find_entities, merge_entities

__all__ = ["clean", "find_entities", "merge_entities"]
