"""Recommendations without a stem: "Til godkendelse.", "Bevillingen frigives."."""

from __future__ import annotations

import re

from msgspec import Struct

from ...lexicon import Phrasebook
from ...records import Step
from ..bodies import split_names
from .actions import find_verb

_BARE = re.compile(
    r"\b(?:skal|kan|vil|blev|har|var|bør|kunne|havde|ikke)\b", re.IGNORECASE
)
_NOMINAL = re.compile(
    r"(?:(?:sagen|punktet)\s+(?:\w+\s+)?)?(?:til\s+\w+|\w+(?:\s+\w+)?\s+til\s+\w+)\W*",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"(?:(?P<by>[A-ZÆØÅ][^.:;]{2,120}?)\s+(?:indstiller|anbefaler|foreslår|fremsender"
    r"|forelægger|fremlægger|oversender|sender)\s+(?:hermed\s+)?"
    r"(?:(?:sagen|punktet|dette)\s+)?)?"
    r"(?P<what>(?:[^.:;]{2,200}?\s+)??(?:(?:indstilles|anbefales|foreslås"
    r"|fremsendes|forelægges|fremlægges|oversendes|sendes)\s+)?"
    r"(?:til\s+)(?:(?P<body>(?:[\w-]+,?\s+(?:og\s+)?){0,5}?\w{3,40}?)s\s+)?"
    r"(?:endelige?\s+)?(?P<aim>(?:godkendelse|vedtagelse|drøftelse|orientering"
    r"|efterretning|beslutning))"
    r"(?:\s+(?:i|af|hos)\s+(?P<place>\w+(?:udvalget|rådet|bestyrelsen)))?)\W*$",
    re.IGNORECASE,
)
_LONGEST_BARE = 300
_OPENING = 80


class Offer(Struct, frozen=True):
    """What is offered to a body, as offsets: "planen til byrådets godkendelse"."""

    start: int
    end: int
    by: tuple[str, ...]
    step: Step


def read_offer(text: str, start: int, end: int, book: Phrasebook) -> Offer | None:
    """The offer that ``text[start:end]`` is, if it is one."""
    match = _OFFER.match(text, start, end)
    verb = find_verb(f"til {match['aim']}", book) if match else None
    if match is None or verb is None:
        return None
    step = Step(body=match["body"] or match["place"], action=verb.action)
    by = split_names(match["by"] or "")
    return Offer(match.start("what"), match.end(), by, step)


def is_plain(content: str, book: Phrasebook, listed: bool) -> bool:
    """Whether a row (``listed``: with a marker) says by itself what is to be done."""
    if len(content) > _LONGEST_BARE:
        return False
    verb = find_verb(content, book)
    if verb is None:
        return False
    if _NOMINAL.fullmatch(content):
        return True
    spoken = content[verb.start : verb.end].split()[0].lower()
    active = spoken == "bedes" or (verb.active and bool(verb.subject or listed))
    passive = spoken.endswith(("es", "ås"))
    return (passive or active) and not _BARE.search(content[: verb.end])


def verb_lines(
    text: str, start: int, end: int, book: Phrasebook
) -> list[tuple[int, int]]:
    """List items that lost their bullets: lines that open with what is to be done."""
    items: list[tuple[int, int]] = []
    position, gap = start, False
    for line in text[start:end].split("\n"):
        content = line.strip(" \t*_")
        at = position + line.find(content)
        if content and _opens_with_verb(content, book):
            items.append((at, at + len(content)))
        elif content and items:
            if gap or not content[0].islower():
                break
            items[-1] = (items[-1][0], at + len(content))
        gap = not content
        position += len(line) + 1
    return items


def _opens_with_verb(line: str, book: Phrasebook) -> bool:
    word = line.split(maxsplit=1)[0].lower()
    if not word.endswith("r"):
        return False
    hits = book.find(line[:_OPENING])
    return bool(hits) and hits[0].start == 0
