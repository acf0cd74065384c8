"""Labelled fields of a meeting head: ``Mødested: Byrådssalen`` in its forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ..rules.rosters import is_header, is_party_list
from .lines import Cued
from .places import room_with_label
from .vocabulary import Vocabulary

LABELS = (
    "date",
    "start_time",
    "end_time",
    "place",
    "body",
    "present",
    "absent",
    "stand_ins",
    "guests",
)
_PERSON = re.compile(r"[A-ZÆØÅ][\w.'-]+(?: [A-ZÆØÅ][\w.'-]*){1,4}(?:,| \(|$| -)")
#: Words that head a document or its list of points.
TITLES = frozenset({"referat", "dagsorden", "protokol"})
# "1. næstformand Ole Bæk" is a member, not a point.
_RANKED = re.compile(r"\d\.? (?:vice|næst)", re.IGNORECASE)
_ANY_LABEL = re.compile(r"[A-ZÆØÅ][\w /-]{2,40}:(?:\s|$)")
_LABEL_INSIDE = re.compile(r"(?<=\S)\s+(?=[A-ZÆØÅ][\w-]+:)")
# Of these, words that are nothing but labels at a line's start.
_CLEAR = ("mødedeltagere", "fraværende med", "fraværende uden", "medlemmer til stede")
#: Labels of lists of people, whose values run over many lines.
PEOPLE = frozenset({"present", "absent", "stand_ins", "guests"})
# Labels that need a colon or a tab: they are common words as well.
_COMMON = frozenset({"body", *PEOPLE})


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
        if not values or set(labels) & PEOPLE:
            values += _run_on(following, words, begun=bool(value))
        fields.append(Field(labels, tuple(values)))
    return fields


def _labelled(
    lines: Sequence[Cued], words: Vocabulary
) -> Iterator[tuple[tuple[str, ...], str, Sequence[Cued]]]:
    for place, cued in enumerate(lines):
        # "Fraværende  Gruppe  Stedfortræder" names the columns of a table.
        parts = [] if is_header(cued.text) else _parts(cued.text, words)
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
            if label == "place" and value and not match[1] and "okale" in match[0]:
                value = room_with_label(text, value)
    return tuple(found), value


def _is_label(text: str, end: int, colon: bool, label: str) -> bool:
    if colon or end == len(text) or "\t" in text[max(0, end - 2) : end]:
        return True
    if label in _COMMON and not text[:end].strip().lower().startswith(_CLEAR):
        return False
    return text[:end].isupper() or text[end].isdigit() or text[end].isupper()


def _run_on(
    lines: Sequence[Cued], words: Vocabulary, *, begun: bool = False
) -> list[str]:
    values: list[str] = []
    for place, cued in enumerate(lines[:60]):
        if values and _is_mark(lines, place, words):
            values.append(cued.text)
            continue
        if label_of(cued.text, words)[0] or cued.heading or cued.contents:
            break
        if _ANY_LABEL.match(cued.text) and not is_party_list(cued.text):
            break
        if cued.label not in (None, "noise") or cued.folded in TITLES:
            break
        if cued.numbered and not _RANKED.match(cued.text):
            break
        if cued.line.gap and (begun or values) and not _PERSON.match(cued.text):
            break
        values.append(cued.text)
    return values


def _is_mark(lines: Sequence[Cued], place: int, words: Vocabulary) -> bool:
    """Whether a bare "Afbud" marks the name above it instead of heading a list."""
    labels, value = label_of(lines[place].text, words)
    if "absent" not in labels or value or lines[place].text.endswith(":"):
        return False
    below = lines[place + 1 : place + 2]
    return not lines[place].line.gap and (not below or below[0].line.gap)
