"""Who met and who was away, from the head's lists and its prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from msgspec.structs import replace

from ..records import Attendee
from ..rules.attendance import find_absence
from ..rules.people import find_persons
from ..rules.rosters import is_header, is_party_list, is_row, read_names
from ..rules.sentences import sentences
from .cued import Cued
from .fields import Field

_NAME = r"(?!Desuden|Endvidere|Som )[A-ZÆØÅ][\w.'-]+(?: [A-ZÆØÅ][\w.'-]+){1,4}"
_PARTY = r"(?: \([A-ZÆØÅ]{1,3}\)|, [A-ZÆØÅ]\b)?"
# Said of the whole meeting, unlike "Fraværende: …" below a point's decision.
_SENT_WORD = re.compile(r"\b(?:meldt|sendt|havde) (?:afbud|forfald)\b")
_STAND_INS = (
    re.compile(
        rf"(?P<away>{_NAME}){_PARTY} (?:havde|har) (?:meldt|sendt) (?:afbud|forfald)"
        rf",? og (?:stedfortræder|suppleant) (?P<came>{_NAME})"
    ),
    re.compile(
        rf"(?:tedfortræder|uppleant|[Ii] ?stedet) for (?P<away>{_NAME}){_PARTY}"
        rf",?(?: \w+){{0,2}}? (?:deltog|mødte|deltager|er mødt) (?P<came>{_NAME})"
    ),
    re.compile(
        rf"(?P<away>{_NAME}){_PARTY}, for hvem (?P<came>{_NAME}){_PARTY}"
        r" (?:(?:var|er|blev) )?(?:indkaldt|mødte?|deltog)"
    ),
    re.compile(
        rf"(?P<came>{_NAME}){_PARTY},? (?:(?:der|som) )?(?:\w+ ){{1,3}}(?:stedfortræder"
        rf"|suppleant) for (?P<away>{_NAME})"
    ),
    re.compile(
        rf"(?P<away>{_NAME}){_PARTY}[.,]? [Ii] ?stedet (?:for (?:ham|hende) )?"
        rf"(?:mødte|deltog) (?P<came>{_NAME})"
    ),
)
_MARKED = re.compile(
    rf"(?P<name>{_NAME})(?:,? \(?[A-ZÆØÅ]{{1,3}}\)?)?(?:[ \t]*[:,–-][ \t]*|[ \t]+)"
    r"\(?(?i:deltog|deltager|mødt|til ?stede|afbud|fraværende|ikke mødt|udeblev)"
    r"(?! (?:fra|til|i|under|kl)\b)\b"
)
# "Til stede var Ida Krog og Ole Bæk."
_CAME = re.compile(
    r"\b(?:(?:til ?stede|nærværende|mødte?|fremmødte?)(?: medlemmer)? (?:var|er)\b:?"
    r"|(?:i mødet deltog|mødt var|deltagerne var)\b:?)",
    re.IGNORECASE,
)
# A name that a fixed line width cut: "…, Gudrun / Brandborg (I), …".
_CUT_NAME = re.compile(
    r"[,;:] [A-ZÆØÅ][\w-]+(?:\n(?![\w ]+:)| [A-ZÆØÅ][\w-]*\.?\n(?=[\w-]+(?:,| \()))"
    r"(?=[A-ZÆØÅ])"
)
# "Ida Krog, Nørre Å Kommune" on the boards of shared companies.
_EMPLOYER = re.compile(r", (?:[A-ZÆØÅ][\w-]+ ){1,3}Kommune\b")


def read_members(
    fields: Sequence[Field], head: Sequence[Cued], first: Sequence[Cued]
) -> tuple[Attendee, ...]:
    """Members of the labelled lists, else those whom prose calls away.

    ``first`` are the lines of the first point: some councils open their meeting,
    and tell who is away, under it.
    """
    people: dict[str, Attendee] = {}
    for field in fields:
        away = "absent" in field.labels
        if away or {"present", "stand_ins"} & set(field.labels):
            printed = _EMPLOYER.sub("", "\n".join(field.values))
            printed = _CUT_NAME.sub(lambda cut: cut[0][:-1] + " ", printed)
            for person in read_names(printed, away=away):
                _add(people, person)
    _link_stand_in(people, fields)
    for rows in (_marked(head), _table(head), _by_party(head)):
        for person in read_names("\n".join(rows)):
            _add(people, person)
    if all(person.status == "absent" for person in people.values()):
        for person in _told([c.text for c in head]).values():
            _add(people, person)
    for person in _substitutes("\n".join(c.text for c in head)).values():
        _add(people, person)
    if not people:
        people = _told([c.text for c in first if _SENT_WORD.search(c.text)])
    return tuple(people.values())


def _add(people: dict[str, Attendee], person: Attendee) -> None:
    """Enter a member, or what another list says of one who is there already."""
    known = people.get(person.name, person)
    people[person.name] = Attendee(
        name=person.name,
        party=known.party or person.party,
        status="absent" if "absent" in (known.status, person.status) else "present",
        substitute=known.substitute or person.substitute,
    )


def _told(lines: Sequence[str]) -> dict[str, Attendee]:
    prose = "\n".join(lines)
    parts = sentences(prose)
    away = find_absence(parts).absent
    people = {name: Attendee(name=name, status="absent") for name in away}
    for part in parts:
        if came := _CAME.search(part.text):
            for person in read_names(part.text[came.end() :]):
                _add(people, person)
    people |= _substitutes(prose)
    if not people:
        return people
    parties = {m.text: m.party for m in find_persons(prose) if m.party}
    return {n: replace(p, party=parties.get(n)) for n, p in people.items()}


def _substitutes(prose: str) -> dict[str, Attendee]:
    people: dict[str, Attendee] = {}
    unwrapped = "".join(
        ("\n" if part.line_start else " ") + " ".join(part.text.split())
        for part in sentences(prose)
    )
    for pattern in _STAND_INS:
        for match in pattern.finditer(unwrapped):
            away, came = match["away"].rstrip("."), match["came"].rstrip(".")
            people[away] = Attendee(name=away, status="absent", substitute=came)
            people[came] = Attendee(name=came)
    return people


def _link_stand_in(people: dict[str, Attendee], fields: Sequence[Field]) -> None:
    """One absent member and one stand-in, listed apart, belong together."""
    listed = [f.value for f in fields if "stand_ins" in f.labels]
    came = [p.name for p in read_names("\n".join(listed))]
    away = [p for p in people.values() if p.status == "absent"]
    if len(came) == len(away) == 1 and away[0].substitute is None:
        people[away[0].name] = replace(away[0], substitute=came[0])


def _marked(head: Sequence[Cued]) -> list[str]:
    """The rows of a list that prints behind every name whether its bearer came."""
    rows = [c.text for c in head if _MARKED.match(c.text)]
    return rows if len(rows) > 1 else []


def _by_party(head: Sequence[Cued]) -> list[str]:
    """Lines that list the members party by party: ``Liste A: Ida Krog, …``."""
    rows = [c.text for c in head if is_party_list(c.text)]
    return rows if len(rows) > 1 else []


def _table(head: Sequence[Cued]) -> list[str]:
    """A table's head row and rows, where it names its columns as such lists do."""
    first = next((i for i, c in enumerate(head) if is_header(c.text)), len(head))
    rows = takewhile(lambda c: is_row(c.text), head[first + 1 :])
    named = [c.text for c in rows if find_persons(c.text)]
    return [*(c.text for c in head[first : first + 1]), *named]
