"""Who holds a side, and how many they are, in the stretch of text that names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..names.word_lists import words_for
from ..people import Mention, find_parties, find_persons

_SMALL = ("en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve")
_NUMBERS = {word: value for value, word in enumerate((*_SMALL, "tolv"), 1)}
_NUMBERS |= {"én": 1, "et": 1, "ét": 1}

#: A count of votes, in digits or in words.
NUM = r"(?:\d{1,3}|" + "|".join(_NUMBERS) + r")"

# "Lokallisten", "Borgerlisten Ellekær", "Nordby Listen", "Havneby Borgerliste".
_LOCAL_LIST = re.compile(
    r"(?<![\w-])(?:[A-ZÆØÅ]\w+(?:listen|partiet)(?: [A-ZÆØÅ]\w+)?"
    r"|(?:[A-ZÆØÅ][\w-]+ ){1,2}(?:[Ll]isten?|[A-ZÆØÅa-zæøå]\w+liste|[Pp]arti)"
    r"|Listen? [A-ZÆØÅ]\w+)(?=s?(?![\w-]))"
)

_TAG = re.compile(r"\s*\([^()\n]{1,60}\)")
_COMMA_TAG = re.compile(r",\s*")

_COUNT = re.compile(r"(?<![\w.,/-])(\d{1,3})(?![\w/-]|[.,]\d)")
_REFERENCE = re.compile(r"(?:\b(?:pkt|nr|stk|punkt|punkterne|sag|bilag|side)\.?|§)\s*$")
_TOTAL = re.compile(
    r"\bi alt:?\s*(?P<a>\d{1,3})\b|\b(?P<b>\d{1,3})(?: stemmer)? i alt\b", re.IGNORECASE
)
_MEMBERS = re.compile(rf"\b({NUM})\s+(?:medlem|\()", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[(:]?\s*")
_BETWEEN_ALONE = re.compile(r"\)\s*[(:]?\s*")
_FILLER = re.compile(
    r"\b(?:og|samt|plus|stemmer?|mandater|medlem(?:mer)?|fra|gruppen|liste"
    r"|løsgænger|rådmand|borgmester(?:en)?|formand(?:en)?)\b|[\W\d_]",
    re.IGNORECASE,
)


def number(word: str) -> int:
    """The value of a count that :data:`NUM` matches.

    >>> number("12"), number("Tolv")
    (12, 12)
    """
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def find_holders(subject: str) -> tuple[Mention, ...]:
    """Persons and parties of a stretch; a person's own party tag is no holder.

    >>> [h.text for h in find_holders("Ida Krog (O), Lokallisten og V")]
    ['Ida Krog', 'Lokallisten', 'V']
    """
    national = find_parties(subject)
    local = list(_local_lists(subject, national))
    persons = [p for p in find_persons(subject) if not _overlaps(p, local)]
    parties = [p for p in national if not _overlaps(p, local)] + local
    tags = [
        (at, at + len(p.party))
        for p in persons
        if p.party is not None and (at := subject.index(p.party, p.end)) >= 0
    ]
    tags += [m.span() for p in persons if (m := _TAG.match(subject, p.end))]
    parties = [p for p in parties if not any(s <= p.start < e for s, e in tags)]
    holders = sorted([*persons, *parties], key=lambda m: m.start)
    return tuple(_without_labels(subject, holders))


def _local_lists(subject: str, national: Sequence[Mention]) -> Iterator[Mention]:
    named = [p for p in national if len(p.text) > 1]
    for match in _LOCAL_LIST.finditer(subject):
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


def read_count(subject: str, holders: Sequence[Mention]) -> int | None:
    """The count printed with the holders, or the sum of their printed counts."""
    total = _TOTAL.search(subject)
    if total is not None:
        return int(total["a"] or total["b"])
    counts = [
        m
        for m in _COUNT.finditer(subject)
        if not _REFERENCE.search(subject, max(0, m.start() - 12), m.start())
    ]
    if not counts:
        group = _MEMBERS.search(subject)
        return number(group[1]) if group else None
    bracketed = subject[: counts[0].start()].rstrip().endswith("(")
    if len(counts) == 1 and (len(holders) < 2 or not bracketed):
        return int(counts[0][1])
    return _summed(subject, counts, holders)


def _summed(
    subject: str, counts: Sequence[re.Match[str]], holders: Sequence[Mention]
) -> int | None:
    parties = [h for h in holders if h.kind == "party"]
    own = [m for m in counts if any(_follows(subject, m, h) for h in parties)]
    if len(own) == len(counts):
        # A person among them is one; a party without a count leaves the sum open.
        persons = len(holders) - len(parties)
        return _sum(own) + persons if len(own) == len(parties) else None
    if not own and len(counts) == len(parties) == len(holders):
        # "17 A, 5 V": each party's count stands before it.
        ends = [m.end() for m in counts[1:]] + [len(subject)]
        pairs = zip(counts, parties, ends, strict=True)
        if all(m.end() <= h.start < end for m, h, end in pairs):
            return _sum(counts)
    return int(next(m for m in counts if m not in own)[1])


def _sum(counts: Sequence[re.Match[str]]) -> int:
    return sum(int(m[1]) for m in counts)


def _follows(subject: str, count: re.Match[str], holder: Mention) -> bool:
    """Whether the count is the party's own: "A (11)", "(A) 11", "V: 5"."""
    alone = subject[: holder.start].endswith("(")
    between = _BETWEEN_ALONE if alone else _BETWEEN
    return between.fullmatch(subject, holder.end, count.start()) is not None
