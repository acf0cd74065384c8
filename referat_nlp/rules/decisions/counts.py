"""Counts of votes, in digits and in words, and the count printed with its voters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..people import Mention

_ONES = ("en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni")
_TEENS = ("ti", "elleve", "tolv", "tretten", "fjorten", "femten", "seksten", "sytten")
_TENS = ("tyve", "tredive", "fyrre", "halvtreds", "tres")
_WORDS = {
    word: value
    for value, word in enumerate((*_ONES, *_TEENS, "atten", "nitten", "tyve"), 1)
}
_WORDS |= {"én": 1, "et": 1, "ét": 1, "een": 1, "eet": 1, "ingen": 0}
_WORDS |= {ten: 10 * value for value, ten in enumerate(_TENS, 2)}
_WORDS |= {
    f"{one}og{ten}": 10 * tens + ones
    for tens, ten in enumerate(_TENS, 2)
    for ones, one in enumerate(_ONES, 1)
}

#: A count of votes, in digits or in words.
NUM = (
    rf"(?:\d{{1,3}}|(?:(?:{'|'.join(_ONES)})og)?(?:{'|'.join(_TENS)})"
    rf"|{'|'.join(_TEENS)}|atten|nitten|{'|'.join(_ONES)}|[eé]t|én|ee[nt])"
)

_COUNT = re.compile(r"(?<![\w.,/-])(\d{1,3})(?![\w/-]|[.,]\d)")
_REFERENCE = re.compile(
    r"(?:\b(?:ad|pkt|nr|stk|punkt|punkterne|sag|bilag|side)\.?|§)\s*$", re.I
)
_TOTAL = re.compile(
    r"\bi alt:?\s*(?P<a>\d{1,3})\b|\b(?P<b>\d{1,3})(?: stemmer)? i alt\b", re.IGNORECASE
)
_MEMBERS = re.compile(rf"\b({NUM})\s+(?:medlem|\()", re.IGNORECASE)
# "Imod stemte ti", "fire ud af fem medlemmer".
_ALONE = re.compile(rf"\W*({NUM})(?:\s+(?:ud\s+)?af\s+.*)?\W*", re.IGNORECASE)
_OF_PARTY = re.compile(
    r"\s+medlem(?:mer)?\s+(?:af|fra)\s+\S{1,30}(?:\s+\S{1,30}){0,2}?\s+samt\b", re.I
)
_UNIT = re.compile(r"\s+(?:medlem|stemme)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[(:]?\s*")
_BETWEEN_ALONE = re.compile(r"\)\s*[(:]?\s*")


def number(word: str) -> int:
    """The value of a count that :data:`NUM` matches.

    >>> number("12"), number("Tolv"), number("enogtyve")
    (12, 12, 21)
    """
    return int(word) if word.isdigit() else _WORDS[word.lower()]


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
        group = _ALONE.fullmatch(subject) or _MEMBERS.search(subject)
        return number(group[1]) if group else None
    if (
        len(counts) == 1
        and len(holders) > 1
        and _OF_PARTY.match(subject, counts[0].end())
    ):
        # "3 medlemmer af V samt O": how many were of O is not told.
        return None
    bracketed = subject[: counts[0].start()].rstrip().endswith("(")
    if len(counts) == 1 and (
        len(holders) < 2 or not bracketed or _UNIT.match(subject, counts[0].end())
    ):
        return int(counts[0][1])
    return _summed(subject, counts, holders)


def _summed(
    subject: str, counts: Sequence[re.Match[str]], holders: Sequence[Mention]
) -> int | None:
    parties = [h for h in holders if h.kind == "party"]
    own = [m for m in counts if any(_follows(subject, m, h) for h in parties)]
    if len(own) == len(counts):
        alone = len(own) == 1 and len(parties) == len(holders)
        if alone and _follows(subject, own[0], parties[-1]):
            # "A, F og V (11)": the one count, behind them all, is the count of all.
            return int(own[0][1])
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
