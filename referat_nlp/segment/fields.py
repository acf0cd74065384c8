"""Labelled fields of a meeting head: ``Mødested: Byrådssalen`` in its forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ..rules.dates import find_dates
from ..rules.people import find_persons
from ..rules.rosters import is_header, is_party, is_party_list, is_row
from .cued import Cued
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
_PERSON = re.compile(
    r"[•·*\s]*[A-ZÆØÅ][\w.'-]+(?: (?:von|van|de|af|la|el|al|bin))?"
    r"(?: [A-ZÆØÅ][\w.'-]*){1,4}(?:,| \(|$| -)"
)
# "Forældrevalgte: Ida Krog, Ole Bæk" is a part of the list it stands in.
_GROUP = re.compile(r"[A-ZÆØÅ][\w /-]{2,40}:\s+(?P<names>\S.*)")
# A label that no lexicon lists, told by its words: "Medlemmer, der ikke deltog:".
_UNLISTED = re.compile(r"(?P<label>[A-ZÆØÅ][^:\n\t]{5,60}):\s*")
_AWAY = re.compile(
    r"fravær|afbud|forfald|udeble|ikke (?:deltog|deltagende|mødt|til ?stede|fremmødt)"
    r"|(?:deltog|mødte) ikke",
    re.IGNORECASE,
)
_CAME = re.compile(
    r"\b(?:medlemmer(?:ne)?|deltagere|deltagende|tilstedeværende|til ?stede|mødt|mødte"
    r"|fremmødte?|deltog)\b",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"forvaltning|administration|sekret|direktion|referent|gæst|øvrig|personale"
    r"|tilhører|bemærk|embed|tilforord|desuden|endvidere|ekstern|inviter|presse",
    re.IGNORECASE,
)
#: Words that head a document or its list of points.
TITLES = frozenset({"referat", "dagsorden", "protokol"})
# "1. næstformand Ole Bæk" is a member, not a point.
_RANKED = re.compile(r"\d\.? (?:vice|næst)", re.IGNORECASE)
_ANY_LABEL = re.compile(r"[A-ZÆØÅ][\w /-]{2,40}:(?:\s|$)")
_LABEL_INSIDE = re.compile(r"(?<=\S)\s+(?=[A-ZÆØÅ][\w-]+(?: [a-zæøå][\w-]*){0,2}:)")
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
            labels, value = _label_in_head(part, words)
            if labels:
                following = lines[place + 1 :] if part is parts[-1] else ()
                yield labels, value, following


def _parts(text: str, words: Vocabulary) -> list[str]:
    """A line cut before every further label: ``DATO: … TID: … STED: …``."""
    starts = [0]
    for match in _LABEL_INSIDE.finditer(text) if ":" in text else ():
        if _label_in_head(text[match.end() :], words)[0]:
            starts.append(match.end())
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], None], strict=True)]


def _label_in_head(text: str, words: Vocabulary) -> tuple[tuple[str, ...], str]:
    labels, value = label_of(text, words)
    told = None if labels else _UNLISTED.match(text)
    if told is None or is_party_list(text) or find_persons(told["label"]):
        return labels, value
    if _STAFF.search(told["label"]) and "medlem" not in told["label"]:
        return ("guests",), text[told.end() :]
    for label, cue in (("absent", _AWAY), ("present", _CAME)):
        if cue.search(told["label"]):
            return (label,), text[told.end() :]
    return labels, value


def label_of(text: str, words: Vocabulary) -> tuple[tuple[str, ...], str]:
    """The fields a line's label may mean, and the value after it.

    >>> from .vocabulary import vocabulary
    >>> label_of("Mødested: Byrådssalen", vocabulary())
    (('place',), 'Byrådssalen')
    """
    found: list[str] = []
    value = ""
    text = text.lstrip("•· ")
    possible = words.labels_at(text)
    for label in LABELS if possible else ():
        match = label in possible and words.label_pattern(label).match(text)
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
        if _label_in_head(cued.text, words)[0] or cued.heading or cued.contents:
            break
        if _ANY_LABEL.match(cued.text) and not _is_group(cued.text):
            break
        if cued.label not in (None, "noise") or cued.folded in TITLES:
            break
        counted = cued.numbered and not _RANKED.match(cued.text)
        if counted and not opens_with_day(cued.text):
            break
        if (begun or values) and not _goes_on(cued):
            break
        values.append(cued.text)
    return values


def opens_with_day(text: str) -> bool:
    """Whether the number a line begins with is a day's: ``25/2 2011 kl. 8.30``."""
    return any(not m.start and m.from_ == m.to for m in find_dates(text[:30]))


def _is_group(text: str) -> bool:
    """Whether a label heads a part of a list of members."""
    if is_party_list(text):
        return True
    group = _GROUP.match(text)
    if group is None or _STAFF.search(text[: group.start("names")]):
        return False
    first = next(iter(find_persons(group["names"])), None)
    return first is not None and first.start == 0


def _goes_on(cued: Cued) -> bool:
    """Whether a line may go on a list: after a gap, or a sentence, only with names."""
    named = _PERSON.match(cued.text) or _RANKED.match(cued.text) or is_party(cued.text)
    if cued.line.gap and not named:
        return False
    plain = not cued.text.endswith(".") and not is_row(cued.text)
    return plain or bool(find_persons(cued.text))


def _is_mark(lines: Sequence[Cued], place: int, words: Vocabulary) -> bool:
    """Whether a bare "Afbud" marks the name above it instead of heading a list."""
    labels, value = label_of(lines[place].text, words)
    if "absent" not in labels or value or lines[place].text.endswith(":"):
        return False
    below = lines[place + 1 : place + 2]
    return not lines[place].line.gap and (not below or below[0].line.gap)
