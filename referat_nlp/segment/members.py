"""Who met and who was away, from the head's lists and its prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from ..records import Attendee
from ..rules.attendance import find_absence, read_names
from ..rules.sentences import sentences
from .fields import Field
from .lines import Cued

_NAME = r"[A-ZÆØÅ][\w.'-]+(?: [A-ZÆØÅ][\w.'-]+){1,4}"
_PARTY = r"(?: \([A-ZÆØÅ]{1,3}\)|, [A-ZÆØÅ]\b)?"
_STAND_INS = (
    re.compile(
        rf"(?:tedfortræder|uppleant|i stedet|I stedet) for (?P<away>{_NAME}){_PARTY}"
        rf",?(?: \w+){{0,2}}? (?:deltog|mødte|deltager|er mødt) (?P<came>{_NAME})"
    ),
    re.compile(
        rf"(?P<away>{_NAME}){_PARTY}[.,]? [Ii] stedet (?:for (?:ham|hende) )?"
        rf"(?:mødte|deltog) (?P<came>{_NAME})"
    ),
)
# "Ida Krog, Nørre Å Kommune" on the boards of shared companies.
_CAME = frozenset({"deltog", "deltager", "mødt", "til stede", "tilstede"})
_MARKED = re.compile(
    rf"^(?P<name>{_NAME})(?:,? \(?(?P<party>[A-ZÆØÅ]{{1,3}})\)?)?"
    r"(?:[ \t]*[:,–-][ \t]*|[ \t]+)"
    r"\(?(?P<word>(?i:deltog|deltager|mødt|til ?stede|afbud|fraværende|ikke mødt"
    r"|udeblev))\b"
    rf"(?:[^\n]{{0,20}}?[Ss]tedfortræder:? (?P<came>{_NAME}))?",
    re.MULTILINE,
)
_EMPLOYER = re.compile(r", (?:[A-ZÆØÅ][\w-]+ ){1,3}Kommune\b")


def read_members(fields: Sequence[Field], head: Sequence[Cued]) -> tuple[Attendee, ...]:
    """Members of the labelled lists, then those whom prose calls away."""
    people = _marked("\n".join(c.text for c in head))
    for field in fields if not people else ():
        away = "absent" in field.labels
        if away or "present" in field.labels:
            listed = read_names(_EMPLOYER.sub("", "\n".join(field.values)))
            stand_ins = {p.substitute for p in listed if p.substitute}
            for person in listed:
                if away and person.name not in stand_ins:
                    person = replace(person, status="absent")
                people[person.name] = person
            for name in stand_ins - people.keys():
                people[str(name)] = Attendee(name=str(name))
    if not people:
        prose = "\n".join(c.text for c in head if len(c.text) > 12)
        for name in find_absence(sentences(prose)).absent:
            people[name] = Attendee(name=name, status="absent")
        people |= _substitutes(prose)
    return tuple(people.values())


def _substitutes(prose: str) -> dict[str, Attendee]:
    people: dict[str, Attendee] = {}
    for pattern in _STAND_INS:
        for match in pattern.finditer(prose):
            away, came = match["away"], match["came"]
            people[away] = Attendee(name=away, status="absent", substitute=came)
            people[came] = Attendee(name=came)
    return people


def _marked(text: str) -> dict[str, Attendee]:
    """Lists that print behind every name whether its bearer came."""
    people: dict[str, Attendee] = {}
    for match in _MARKED.finditer(text):
        away = match["word"].lower() not in _CAME
        people[match["name"]] = Attendee(
            name=match["name"],
            party=match["party"],
            status="absent" if away else "present",
            substitute=match["came"] if away else None,
        )
        if away and match["came"]:
            people[match["came"]] = Attendee(name=match["came"])
    return people
