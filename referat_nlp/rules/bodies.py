"""Names of deciding bodies and of those who recommend, and how they are joined.

Danish committees carry "og" and commas inside their names ("Klima-, Teknik- og
Miljøudvalget", "Udvalget for Børn, Familie og Uddannelse"), so a list of bodies
cannot be cut at every "og": a cut is made only where a new name starts.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from ..lexicon import table

_BODY_ENDING = (
    r"(?:udvalg(?:et|ene)?|råd(?:et|ene)?|nævn(?:et)?|bestyrelse(?:n|rne)?"
    r"|kommission(?:en)?|repræsentation(?:en)?|magistrat(?:en)?|forsamling(?:en)?"
    r"|stævne(?:t)?)"
)
_OFFICE_ENDING = (
    r"(?:forvaltning(?:en|erne)?|afdeling(?:en|erne)?|sekretariat(?:et)?|stab(?:en)?"
    r"|direktion(?:en)?|administration(?:en)?|chef(?:en|erne)?|direktør(?:en|erne)?"
    r"|leder(?:en)?|borgmester(?:en)?|cent(?:er|ret|eret|re)|formand(?:en)?"
    r"|formandskab(?:et)?|forperson(?:en)?|kontor(?:et)?"
    r"|ledelse(?:n)?|advokat(?:en)?|rådmand(?:en)?|enhed(?:en)?"
    r"|initiativtager(?:en|ne)?|forslagsstiller(?:en|ne)?|medlem(?:met|mer|merne)?"
    r"|beredskab(?:et)?|inspektør(?:en)?|arkitekt(?:en)?|ingeniør(?:en)?|jurist(?:en)?"
    r"|gartner(?:en)?|læge(?:n)?|bibliotekar(?:en)?|koordinator(?:en)?|mester(?:en)?"
    r"|sekretær(?:en)?|konsulent(?:en)?|ordfører(?:en)?|styrelse(?:n)?|team(?:et)?"
    r"|arbejdsgruppe(?:n)?|styregruppe(?:n)?|byrådsgruppe(?:n)?)"
)
_HANGING = r"(?:[\w/]+-(?:,|\s+(?:og|&|samt))?\s+(?:og\s+)?){0,4}"
_FOR = (
    r"(?:\s+(?:for|vedrørende)\s+[\w-]+"
    r"(?:(?:,\s+(?!at\b)|\s+(?:og|&)\s+)(?!at\b)[\w-]+){0,5}(?:\s(?-i:[A-ZÆØÅ])[\w-]+){0,2})?"
)
_FORE = r"(?:(?:[Dd]et |[Dd]en |[Dd]e )?(?:(?-i:[A-ZÆØÅ])[\w.-]*\s){0,3})"
_BODY = re.compile(
    rf"(?:{_FORE}{_HANGING}\w*{_BODY_ENDING}(?!\w){_FOR}|(?-i:[A-ZÆØÅ]{{2,5}})(?!\w))",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"[A-ZÆØÅ]{2,5}\b")
_HEAD = re.compile(
    rf"{_HANGING}(?:\w*(?:{_BODY_ENDING}|{_OFFICE_ENDING})s?(?!\w)|(?-i:[A-ZÆØÅ]{{2,5}})(?!\w))"
    r"|(?:[Cc]enter|[Uu]dvalget|[Ss]tab|[Aa]fdeling)\s+for\b|\w+(?:sk|t)\s+udvalg\b",
    re.IGNORECASE,
)
_ADVISORY = re.compile(r"(?<!by)(?<!regions)råd(?:et)?$", re.IGNORECASE)
_JOIN = re.compile(r"(?:,\s*(?:og\s+|samt\s+)?|\s+(?:og|samt|&|/)\s+)")
_FULL_FOR = re.compile(r"(?:center|udvalget|staben?)\s+for\b", re.IGNORECASE)
_OFFICE = re.compile(
    rf"(?:\w*{_OFFICE_ENDING}(?!\w)|kommunen\b|der\b|det\b)", re.IGNORECASE
)

_OWN = re.compile(
    r"(?:forvaltning|direktion|administration|sekretariat|stab|direktør|afdeling)"
    r"(?:en)?(?:s|\b)",
    re.IGNORECASE,
)


@functools.cache
def _parties() -> frozenset[str]:
    names: set[str] = set()
    for row in table("parties"):
        names |= {row["name"].lower(), row.get("short", "").lower()}
    return frozenset(names - {""})


def is_body(name: str) -> bool:
    """Whether ``name`` names a deciding body rather than an office.

    >>> is_body("Klima-, Teknik- og Miljøudvalget"), is_body("forvaltningen")
    (True, False)
    """
    if _BODY.fullmatch(name) is None:
        return False
    return not name.isupper() or _ABBREVIATION.fullmatch(name) is not None


def is_office(name: str) -> bool:
    """Whether ``name`` starts with a word of the administration or a placeholder."""
    return _OFFICE.match(name) is not None


def is_administration(name: str) -> bool:
    """Whether ``name`` is an office or officer of the municipality's own."""
    return _OWN.search(name) is not None


def is_outsider(name: str) -> bool:
    """Whether ``name`` gives advice from outside: "Ældrerådet", "KL"."""
    acronym = name.isupper() and name.lower() not in _parties()
    return acronym or _ADVISORY.search(name) is not None


def is_recommender(name: str) -> bool:
    """Whether ``name`` looks like somebody who recommends to a body.

    >>> is_recommender("Center for Teknik & Miljø"), is_recommender("Miljø")
    (True, False)
    """
    words = name.split()
    if not words or len(words) > 30:
        return False
    return (
        _starts_name(name)
        or _OFFICE.search(name) is not None
        or _BODY.search(name) is not None
    )


def _starts_name(text: str) -> bool:
    """Whether a new name starts here: a body, an office, a party or a title."""
    head = _HEAD.match(text.removeprefix("det ").removeprefix("Det "))
    if head is not None:
        return True
    words = re.split(r"[\s,]+", text, maxsplit=4)
    for size in (3, 2, 1):
        first = " ".join(words[:size]).lower().rstrip("s")
        if first in _parties() or first + "s" in _parties():
            return True
    # "Borgmesterens Forvaltning", "Børn og Unges Stab": a genitive and its office.
    pair = re.match(r"[A-ZÆØÅ][\w-]*s\s+(\w+)", text)
    if pair is not None and _OFFICE.match(pair[1]) is not None:
        return True
    # "By- og Landskabsforvaltningen" after "Kultur og Fritid samt": seen by its end.
    two = re.match(r"[A-ZÆØÅ][\w-]*(?:\s[A-ZÆØÅ][\w-]*){0,2}\s(\w+)", text)
    return two is not None and _HEAD.fullmatch(two[1]) is not None and two[1].islower()


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    begun = 0
    for join in _JOIN.finditer(text):
        left, right = text[begun : join.start()], text[join.end() :]
        if left.strip() and _cut_here(left.strip(), join[0].strip(" ,"), right):
            yield join.start(), join.end()
            begun = join.end()


def _cut_here(left: str, word: str, right: str) -> bool:
    """Whether ``word`` divides two names rather than the words of one."""
    if left.endswith("-"):
        return False
    if word.startswith("samt"):
        return True
    if word == "&":
        return _FULL_FOR.match(right) is not None
    if _ABBREVIATION.match(right):
        # "PMT og ØU" are two bodies, "Økonomi og HR" is one office.
        return _starts_name(left) and " for " not in left
    if "&" in left and "&" in right.split(" og ", 1)[0]:
        return True  # "Kultur & Fritid og Børn & Skole"
    alone = len(left.rsplit("-, ", 1)[-1].split()) == 1
    if alone and not _starts_name(left):
        return False  # "Teknik og Miljøudvalget" without its hyphen
    return _starts_name(right)


def split_names(text: str) -> tuple[str, ...]:
    """The names of a printed list of bodies or recommenders, each as printed.

    >>> split_names("Klima-, Teknik- og Miljøudvalget, Økonomiudvalget og Byrådet")
    ('Klima-, Teknik- og Miljøudvalget', 'Økonomiudvalget', 'Byrådet')
    """
    names, start = [], 0
    for left, right in _cuts(text):
        names.append(text[start:left])
        start = right
    names.append(text[start:])
    cleaned = (re.sub(r"\s+", " ", n).strip(" ,;:*_") for n in names)
    return tuple(n for n in cleaned if n)


def body_at_start(text: str) -> re.Match[str] | None:
    """The body whose name opens ``text``, if one does."""
    match = _BODY.match(text)
    if match is None or (match[0].isupper() and not _ABBREVIATION.match(match[0])):
        return None
    return match
