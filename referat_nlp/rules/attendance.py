"""Who was away and who was disqualified, as sentences and labelled lists say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from ..records import Attendee
from .absence_cues import (
    AWAY,
    BECAUSE,
    BIASED,
    BIASED_MARK,
    BIASED_RELATIVE,
    EVERYONE_BUT,
    EXCEPT,
    IN_ABSENCE,
    IN_PART,
    JOINS,
    LABEL,
    NOT_BIASED,
    PRONOUN,
    REASON,
    RELATIVE,
    STAND_IN,
    TURNOUT,
    WHY,
)
from .people import Mention, find_persons
from .rosters import read_names
from .sentences import Sentence

# One of these, in small letters, stands in all that is said of who was away.
_MAY_TELL = re.compile(
    r"fravær|afbud|forfald|forhindr|til ?stede|mødt|delt|udeble|meldt|bortrejst|syg"
    r"|habil|stedfortræd|suppleant|stedet|ikke i |deltage"
)
# The longest line taken for a mere list of absent members.
_LIST = 400


class Absence(Struct, frozen=True):
    """Names away and names disqualified, and where the text says so."""

    absent: tuple[str, ...] = ()
    recused: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


def find_absence(parts: Sequence[Sentence]) -> Absence:
    r"""Who the sentences call absent or disqualified.

    >>> from .sentences import sentences
    >>> find_absence(sentences("Godkendt.\nAfbud: Ida Krog (A) og Ole Bæk")).absent
    ('Ida Krog', 'Ole Bæk')
    """
    absent: list[str] = []
    recused: list[str] = []
    spans: list[tuple[int, int]] = []
    listing = False
    for index, part in enumerate(parts):
        if BIASED.search(part.text):
            listing = False
            if not NOT_BIASED.search(part.text):
                found = [m.text for m in _biased(part.text)]
                if not found and index and PRONOUN.match(part.text):
                    found = [m.text for m in find_persons(parts[index - 1].text)]
                recused += found
                if LABEL.match(part.text):
                    absent += [a.name for a in _absentees(part.text)]
                if found:
                    spans.append((part.start, part.end))
            continue
        if not listing and _MAY_TELL.search(part.text.lower()) is None:
            continue
        names, listing = _away(part, listing)
        if names is not None:
            absent += names
            spans.append((part.start, part.end))
    return Absence(
        tuple(n for n in _distinct(absent) if n not in recused),
        tuple(_distinct(recused)),
        tuple(spans),
    )


def is_absence_heading(heading: str) -> bool:
    """Whether a section's heading says that its text lists who was away.

    >>> is_absence_heading("Fraværende"), is_absence_heading("Sagsfremstilling")
    (True, False)
    """
    if TURNOUT.fullmatch(heading):
        return True
    label = LABEL.match(heading)
    return label is not None and not heading[label.end() :].strip(" .:*_")


def _distinct(names: Sequence[str]) -> list[str]:
    """Each name once; "Ole Holms" is Ole Holm where he is named too."""
    every = dict.fromkeys(names)
    return [n for n in every if not (n.endswith("s") and n[:-1] in every)]


def _biased(text: str) -> list[Mention]:
    """Those who are disqualified, not those who make them so or stand in."""
    every = find_persons(text)
    if marked := [p for p in every if BIASED_MARK.match(text, p.end)]:
        return marked
    relative = BIASED_RELATIVE.search(text)
    if relative is not None:
        return _last_joined(text, find_persons(text[: relative.start()]))
    plain = RELATIVE.sub(lambda m: " " * len(m[0]), text)
    word = BIASED.search(plain)
    main = plain[: word.start()] if word else plain
    clauses = BECAUSE.split(main)
    for clause in (clauses[-1], clauses[0], plain):
        if found := find_persons(clause):
            return found
    return []


def _last_joined(text: str, persons: list[Mention]) -> list[Mention]:
    """The last person, and those that "og" and commas join to that one."""
    first = len(persons) - 1
    while first > 0 and JOINS.fullmatch(
        text, persons[first - 1].end, persons[first].start
    ):
        first -= 1
    return persons[max(first, 0) :]


def _away(part: Sentence, listing: bool) -> tuple[list[str] | None, bool]:
    """The absent of one sentence (``None`` if it is not about that).

    ``listing`` says that the line before was a bare "Fraværende:".
    """
    label = LABEL.match(part.text)
    if label is not None and (label["colon"] or _only_names(part.text[label.end() :])):
        rest = part.text[label.end() :]
        if not rest.strip(" .-–_*"):
            return [], True
        return [a.name for a in _absentees(rest)], False
    if listing and _only_names(part.text):
        return [a.name for a in _absentees(part.text)], True
    phrased = _in_a_phrase(part.text)
    if phrased is not None:
        return phrased, False
    cue = AWAY.search(part.text)
    if cue is not None and not IN_PART.match(part.text, cue.end()):
        subject = part.text[: cue.start()]
        after = part.text[cue.end() :]
        named = find_persons(_last_clause(subject))
        if not named and (others := EXCEPT.search(subject)):
            named = find_persons(subject[others.end() :])
        names = [m.text for m in named]
        if not names and re.match(r"\W*(?:var|er|med afbud|uden afbud|fra)?\W*", after):
            names = [m.text for m in find_persons(after)] if not subject.strip() else []
        if names or (len(part.text) < 60 and label is not None):
            return names, False
    return None, False


def _in_a_phrase(text: str) -> list[str] | None:
    """The absent of a set phrase; ``None`` if there is none."""
    if but := EVERYONE_BUT.search(text):
        return [a.name for a in _absentees(" ".join(text[but.end() :].split()))]
    lawful = IN_ABSENCE.search(text)
    return _in_genitive(lawful["who"]) if lawful else _stand_in(text)


def _in_genitive(text: str) -> list[str]:
    """The persons of a genitive: "Ida Krog og Ole Holms", "Jens Bruus'"."""
    names = [m.text for m in find_persons(text)]
    if names and re.search(r"[^\W_]s$", text):
        names[-1] = names[-1].removesuffix("s")
    return names


def _last_clause(text: str) -> str:
    return re.split(r"[;:]|,\s*(?:idet|da|mens|som|der)\b", text)[-1]


def _only_names(text: str) -> bool:
    """Whether a line holds names and the small words of a list, and no sentence."""
    if len(text) >= _LIST:
        return False
    rest = text = REASON.sub("", WHY.sub("", text))
    for mention in reversed(find_persons(text, single=True)):
        rest = rest[: mention.start] + rest[mention.end :]
    rest = re.sub(r"\([^()]{0,60}\)", "", rest)
    words = re.findall(r"[^\W\d]{2,}", rest)
    small = {
        "og",
        "samt",
        "ingen",
        "mødte",
        "deltog",
        "som",
        "stedfortræder",
        "for",
        "suppleant",
        "fra",
        "med",
        "afbud",
        "liste",
        "i",
        "stedet",
        "uden",
        "medlem",
        "formand",
        "næstformand",
        "er",
        "mødt",
        "borgmester",
        "rådmand",
        "byrådsmedlem",
        "havde",
        "lovligt",
        "forfald",
        "var",
        "fraværende",
        "forhindret",
        "meldt",
    }
    return all(w.lower() in small for w in words)


def _stand_in(text: str) -> list[str] | None:
    """Absent members named through their stand-ins; ``None`` if none stands in."""
    match = STAND_IN.search(text)
    if match is None:
        return None
    persons = find_persons(text)
    if match["for"]:
        after = [m.text for m in persons if m.start >= match.end()]
        # "Scenarie 2 i stedet for scenarie 1" is about nobody.
        return after[:1] if after or not match[0].startswith("i ") else None
    if re.search(r"\bfor\s", text[: match.start()], re.IGNORECASE) and persons:
        # "Som stedfortræder for X deltog Y" names the absent one first.
        return [persons[0].text]
    if re.search(r"fraværende|afbud|forhindret|i stedet for", text, re.IGNORECASE):
        return [persons[0].text] if persons else []
    return [] if persons and len(text) < 120 else None


def _absentees(text: str) -> list[Attendee]:
    """All of a list of absent members but those who came in their place."""
    listed = read_names(WHY.sub("", text), away=True)
    return [a for a in listed if a.status == "absent"]
