"""Sentences of minutes: short lines, list items and wrapped lines alike."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from msgspec import Struct

from ..lexicon import table

_END = re.compile(
    r"(?P<stop>[.!?][\"”»'*_)]*(?=\s|$))"
    r"|(?P<item>[AP](?<=[.;] [AP])(?:d|t|kt|unkt)\.? ?\d{1,2}[a-z]?\b)"
)
_LABEL = re.compile(
    r"\s*(?:[•·*-]\s*)?(?:(?:ad|at|pkt|punkt|punkterne|nr)\.? ?)?\d{1,2}"
    r"(?:\.?\s?[a-z])?(?:[.)]?\s?(?:-|–|og|,|\+)\s?\d{1,2}(?:\.?\s?[a-z])?)*|\s*[a-h]",
    re.IGNORECASE,
)
# A list mark, "Ad 2:", "Punkt 3.", or a label such as "Afbud:" opens a line.
_MARK = re.compile(
    r"[ \t]*(?:[•·*▪o-][ \t]|[-–—] |\d{1,2}\.? ?[a-z]?[.)][ \t]|[a-z]\)[ \t]"
    r"|[a-h]\.[ \t]|(?:ad|at|pkt|punkt)\.? ?\d|(?:for|i ?mod|følgende|herefter"
    r"|undlod) (?:stemte|stemmer|undlod)\b|[A-ZÆØÅ][\wæøå ]{2,24}:)",
    re.IGNORECASE,
)
# After these a number is a count or a reference and its full stop ends the sentence.
_COUNTED = re.compile(
    r"\b(?:i?mod|for|stemte|undlod|ja|nej|blanke?|punkt(?:erne)?|pkt\.?|nr\.?|side|sag"
    r"|til|med|bilag|stk\.?|§|i alt|tilsammen):?\s+"
    r"(?:[\d.]+\s*(?:og|,|-|–)\s*)?\d+$",
    re.IGNORECASE,
)
# "V og O. Forslaget faldt": a party ends the sentence, an initial does not.
_PARTY_ROW = re.compile(r"(?<![\w.])[A-ZÆØÅ]\s*(?:,|\+|og|samt)\s*(?:og\s+)?[A-ZÆØÅ]$")
_LONE_PARTY = re.compile(
    r"\b(?:stemte|[Ii]mod|undlod|[Ll]iste|stemme(?:n|rne)? fra):? (?:\d{1,2} )?"
    r"[A-ZÆØÅ]$"
)
# "H.C. Bæk", "Chr. Dahl".
_INITIALS = re.compile(r"(?:[A-ZÆØÅ]\.){1,2}[A-ZÆØÅ]|Chr|Th|Joh|Jac|Alb")
_NEXT_WORD = re.compile(r"\W*(\w+)")
_ORDINALS = 31
_SHORT = 60


class Sentence(Struct, frozen=True):
    """A sentence as offsets into its text; ``line_start`` if it opens a line."""

    start: int
    end: int
    text: str
    line_start: bool


@functools.cache
def _short_forms() -> frozenset[str]:
    """Words whose full stop ends no sentence."""
    return frozenset(row["word"] for row in table("stops"))


@functools.cache
def _openers() -> frozenset[str]:
    """Words that open a sentence and are nobody's name."""
    return frozenset(row["word"] for row in table("not_names") if row["kind"] == "word")


def _names_party(before: str, text: str, stop: int) -> bool:
    """Whether the lone capital before the full stop is a party's letter."""
    if _PARTY_ROW.search(before) is not None:
        return True
    following = _NEXT_WORD.match(text, stop)
    opens = following is None or following[1].casefold() in _openers()
    return opens and _LONE_PARTY.search(before) is not None


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Sentence]:
    """The sentences of ``text[start:end]``, trimmed, with offsets into ``text``.

    >>> [s.text for s in sentences("Godkendt, jf. pkt. 2. Afbud: Ib Holm")]
    ['Godkendt, jf. pkt. 2.', 'Afbud: Ib Holm']
    """
    found = []
    for block_start, block_end in _blocks(
        text, start, len(text) if end is None else end
    ):
        left = block_start
        for cut in [*_cuts(text, block_start, block_end), block_end]:
            piece = text[left:cut]
            trimmed = piece.strip(" \t\n*_")
            if trimmed:
                at = left + piece.index(trimmed)
                found.append(
                    Sentence(at, at + len(trimmed), trimmed, left == block_start)
                )
            left = cut
    return found


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches of lines that run on into each other."""
    left = start
    line = start
    while (at := text.find("\n", line, end)) != -1:
        if _breaks(text[line:at], text[at + 1 : at + 81]):
            yield left, at
            left = at + 1
        line = at + 1
    yield left, end


def _breaks(before: str, after: str) -> bool:
    """Whether a line end also ends a sentence, or the page merely was full."""
    before = before.rstrip(" *_")
    following = after.lstrip(" \t")
    if not before or not following or following[0] == "\n":
        return True
    if before[-1] in ".!?:;" or _MARK.match(following):
        return True
    if before.endswith((",", " og", " samt")):
        return False  # a list of names runs on: "For stemte Ida Krog,"
    opens = following[0].isupper() or following[0] in '("”»'
    return opens and (len(before) < _SHORT or before[-1] in ')”»"')


def _cuts(text: str, start: int, end: int) -> list[int]:
    cuts: list[int] = []
    left = start
    for match in _END.finditer(text, start, end):
        if match.lastgroup == "item":
            cuts.append(match.start())
            continue
        if match[0][0] == "." and _abbreviates(text, left, match.start()):
            continue
        following = text[match.end() : min(end, match.end() + 3)].lstrip()
        if not following or not following[0].islower():
            cuts.append(match.end())
            left = match.end()
    return cuts


def _last_word(text: str) -> str:
    """The letters, digits and full stops that ``text`` ends in."""
    at = len(text)
    while at and (text[at - 1].isalnum() or text[at - 1] in "_.§"):
        at -= 1
    return text[at:]


def _abbreviates(text: str, start: int, stop: int) -> bool:
    """Whether the full stop at ``stop`` belongs to a short form or an item label."""
    before = text[max(start, stop - 30) : stop]
    word = _last_word(before)
    if not word:
        return False
    if len(word) == 1 and word.isupper():
        return not _names_party(before, text, stop)
    if _INITIALS.fullmatch(word):
        return True
    if word.lower() in _short_forms():
        return True
    if word.isdigit() and int(word) <= _ORDINALS and _COUNTED.search(before) is None:
        # "Magistratens 2. Afdeling", but "med 15 stemmer mod 4. Imod stemte V".
        return True
    return stop - start < 30 and _LABEL.fullmatch(before) is not None
