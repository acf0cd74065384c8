"""Labelled fields of a meeting head: ``Mødested: Byrådssalen`` in its forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from .lines import Cued
from .vocabulary import Vocabulary

LABELS = (
    "date",
    "start_time",
    "end_time",
    "place",
    "body",
    "present",
    "absent",
    "guests",
)
_PERSON = re.compile(r"[A-ZÆØÅ][\w.'-]+(?: [A-ZÆØÅ][\w.'-]*){1,4}(?:,| \(|$| -)")
#: A line that is nothing but a place to meet.
PLACE_LINE = re.compile(
    r"(?:(?:[\w.-]+ ){0,3}\w*(?:salen|lokalet?|rådhus(?:et)?)\b[^\n:.]{0,40})",
    re.IGNORECASE,
)
_ANY_LABEL = re.compile(r"[A-ZÆØÅ][\w /-]{2,40}:(?:\s|$)")
_LABEL_INSIDE = re.compile(r"(?<=\S)\s+(?=[A-ZÆØÅ][\w-]+:)")
# Of these, words that are nothing but labels at a line's start.
_CLEAR = ("mødedeltagere", "fraværende med", "fraværende uden", "medlemmer til stede")
# Labels that need a colon or a tab: they are common words as well.
_COMMON = frozenset({"body", "present", "absent", "guests"})


class Field(Struct, frozen=True):
    """One label and the lines of its value; a label may mean several fields."""

    labels: tuple[str, ...]
    values: tuple[str, ...]

    @property
    def value(self) -> str:
        """The value on one line."""
        return " ".join(self.values)


def read_fields(lines: Sequence[Cued], words: Vocabulary) -> list[Field]:
    """All labelled fields, each with its value on the same or the next lines."""
    fields: list[Field] = []
    for labels, value, following in _labelled(lines, words):
        values = [value] if value else []
        if not values or set(labels) & {"present", "absent", "guests"}:
            values += _run_on(following, words)
        fields.append(Field(labels, tuple(values)))
    return fields


def _labelled(
    lines: Sequence[Cued], words: Vocabulary
) -> Iterator[tuple[tuple[str, ...], str, Sequence[Cued]]]:
    for place, cued in enumerate(lines):
        parts = _parts(cued.text, words)
        for part in parts:
            labels, value = label_of(part, words)
            if labels:
                following = lines[place + 1 :] if part is parts[-1] else ()
                yield labels, value, following


def _parts(text: str, words: Vocabulary) -> list[str]:
    """A line cut before every further label: ``DATO: … TID: … STED: …``."""
    starts = [0]
    for match in _LABEL_INSIDE.finditer(text):
        if label_of(text[match.end() :], words)[0]:
            starts.append(match.end())
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], None], strict=True)]


def label_of(text: str, words: Vocabulary) -> tuple[tuple[str, ...], str]:
    """The fields a line's label may mean, and the value after it.

    >>> from .vocabulary import vocabulary
    >>> label_of("Mødested: Byrådssalen", vocabulary())
    (('place',), 'Byrådssalen')
    """
    found: list[str] = []
    value = ""
    text = text.lstrip("•· ")
    for label in LABELS:
        match = words.label_pattern(label).match(text)
        if match and _is_label(text, match.end(), bool(match[1]), label):
            found.append(label)
            value = text[match.end() :].strip()
    return tuple(found), value


def _is_label(text: str, end: int, colon: bool, label: str) -> bool:
    if colon or end == len(text) or "\t" in text[max(0, end - 2) : end]:
        return True
    if label in _COMMON and not text[:end].strip().lower().startswith(_CLEAR):
        return False
    return text[:end].isupper() or text[end].isdigit() or text[end].isupper()


def _run_on(lines: Sequence[Cued], words: Vocabulary) -> list[str]:
    values: list[str] = []
    for cued in lines[:60]:
        if label_of(cued.text, words)[0] or cued.heading or cued.contents:
            break
        if _ANY_LABEL.match(cued.text):
            break
        if cued.label not in (None, "noise") or cued.numbered:
            break
        if cued.line.gap and values and not _PERSON.match(cued.text):
            break
        values.append(cued.text)
    return values
