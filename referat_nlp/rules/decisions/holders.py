"""Who holds a side, in the stretch of text that names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..names.word_lists import words_for
from ..people import Mention, find_parties, find_persons

# "Lokallisten", "Borgerlisten Ellekær", "Nordby Listen", "Havneby Borgerliste".
_LOCAL_LIST = re.compile(
    r"(?<![\w-])(?:[A-ZÆØÅ]\w+(?:listen|partiet)(?: [A-ZÆØÅ]\w+)?"
    r"|(?:[A-ZÆØÅ][\w-]+ ){1,2}(?:[Ll]isten?|[A-ZÆØÅa-zæøå]\w+liste|[Pp]arti)"
    r"|Listen? [A-ZÆØÅ]\w+)(?=s?(?![\w-]))"
)

# How groups are shortened where no letters are used, most of all in regions.
_SHORT_FORM = re.compile(
    r"(?<![\w-])(?:EL|RV|LA|DF|SF|KD|NB|ALT|KF|DD|SD|DKP)(?=['’]?s?(?![\w-]))"
)

# Two words with capitals: less is no person's name.
_MAY_NAME = re.compile(r"[A-ZÆØÅÉÖÜÄÁ][^\s,;:]*\s(?:[a-z]{2,5}\s){0,2}[A-ZÆØÅÉÖÜÄÁ]")
_TAG = re.compile(r"\s*\([^()\n]{1,60}\)")
_COMMA_TAG = re.compile(r",\s*")

_OPENS = re.compile(r"\)?\s*\(")
_OF = re.compile(r"\b[Ff]ra\s+\(?$")
_FILLER = re.compile(
    r"\b(?:og|samt|plus|stemmer?|mandater|medlem(?:mer)?|fra|gruppen|liste"
    r"|løsgænger|rådmand|borgmester(?:en)?|formand(?:en)?)\b|[\W\d_]",
    re.IGNORECASE,
)


def find_holders(subject: str) -> tuple[Mention, ...]:
    """Persons and parties of a stretch; a person's own party tag is no holder.

    >>> [h.text for h in find_holders("Ida Krog (O), Lokallisten og V")]
    ['Ida Krog', 'Lokallisten', 'V']
    """
    if subject == subject.lower():
        return ()
    subject = subject.replace("-gruppe", " gruppe")
    national = find_parties(subject)
    local = list(_local_lists(subject, national))
    named = find_persons(subject) if _MAY_NAME.search(subject) else []
    persons = [p for p in named if not _overlaps(p, local)]
    parties = [p for p in national if not _overlaps(p, local)] + local
    tags = [
        (at, at + len(p.party))
        for p in persons
        if p.party is not None and (at := subject.index(p.party, p.end)) >= 0
    ]
    tags += [m.span() for p in persons if (m := _TAG.match(subject, p.end))]
    parties = [p for p in parties if not any(s <= p.start < e for s, e in tags)]
    parties = [p for p in parties if not _is_owner(subject, p, persons)]
    holders = sorted([*persons, *parties], key=lambda m: m.start)
    return tuple(_without_labels(subject, holders))


def _is_owner(subject: str, party: Mention, persons: Sequence[Mention]) -> bool:
    """Whether the party only tells whose members these are: "Ø (Ida Krog, Ole Bæk)"."""
    listed = _OPENS.match(subject, party.end)
    if listed is not None:
        close = subject.find(")", listed.end())
        return any(listed.end() <= p.start < close for p in persons)
    return bool(persons) and _OF.search(subject, 0, party.start) is not None


def _local_lists(subject: str, national: Sequence[Mention]) -> Iterator[Mention]:
    named = [p for p in national if len(p.text) > 1]
    for pattern in (_LOCAL_LIST, _SHORT_FORM):
        for match in pattern.finditer(subject):
            found = Mention(match.start(), match.end(), match[0], "party")
            no_party = words_for("no_party").intersection(match[0].split())
            if not no_party and not _overlaps(found, named):
                yield found


def _overlaps(one: Mention, others: Sequence[Mention]) -> bool:
    return any(o.start < one.end and one.start < o.end for o in others)


def _without_labels(subject: str, holders: list[Mention]) -> list[Mention]:
    """Leave out the parties of "Ida Krog, Venstre, Ole Bæk, Enhedslisten"."""
    kinds = [h.kind for h in holders]
    if kinds != ["person", "party"] * (len(kinds) // 2):
        return holders
    pairs = zip(holders[::2], holders[1::2], strict=True)
    if all(_COMMA_TAG.fullmatch(subject, a.end, b.start) for a, b in pairs):
        return holders[::2]
    return holders


def is_listing(text: str) -> bool:
    """Whether ``text`` names voters and counts and says nothing else.

    >>> is_listing("Ida Krog (A) og Venstre: 5"), is_listing("Venstre fik ordet")
    (True, False)
    """
    holders = find_holders(text)
    if not holders:
        return False
    rest, left = [], 0
    for holder in holders:
        rest.append(text[left : holder.start])
        tag = _TAG.match(text, holder.end) if holder.kind == "person" else None
        left = tag.end() if tag else holder.end
    rest.append(re.sub(r",\s*[A-ZÆØÅ]\b|^s\b", "", text[left:]))
    return not _FILLER.sub("", " ".join(rest))
