"""Whether the text layer of a page says what the page shows."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

#: ``unreadable`` text is no text at all; the others are text with something lost.
Flaw = Literal["unreadable", "spaced", "letters", "sections"]

_PRIVATE = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f\x80-\x9f]")
_RUN = re.compile(r"[^\W\d_]{2,}")
# The commonest pairs of letters: six in ten of Danish, four of English or of names,
# one of text whose letters stand for others.
_PAIRS_LINE = (
    "af al am an ar at be bo da de ds ed el en er es et fo ft ge hv ig il in is "
    "ka ko le li ll ls me mm nd ne ng ni ns nt nu og om on or ou ra re rg ri rv "
    "sa se sk st te th ti ud ul un ve vi"
)
_PAIRS = frozenset(_PAIRS_LINE.split())
# The commonest words of any Danish text: one word in four of its running text.
_COMMON_LINE = (
    "af at de den der det en er et for fra har i ikke med og om på samt skal som "
    "til ved"
)
_COMMON = frozenset(_COMMON_LINE.split())
_SPECIAL = re.compile("[æøåÆØÅ]")
# "jf. § 15, stk. 2" with its sign lost; other texts that have "stk." say "artikel".
_BARE_SECTION = re.compile(
    r"(?:jf\.|efter|ifølge|medfør af|henhold til|lovens?) {1,3}\d{1,3} ?[a-z]?"
    r"(?:,? stk\. ?\d|,? i [a-zæøå]{0,30}lov)"
)
_FEWEST_TOKENS, _FEWEST_PAIRS, _FEWEST_CHARACTERS = 25, 100, 1_000


def flaw_of(text: str, unmapped: int = 0) -> Flaw | None:
    """What is wrong with the text of a page, if anything.

    ``unmapped`` counts characters whose font does not tell what they are.

    >>> flaw_of("%HVOXWQLQJ L E@UnGHW GHQ PDUWV " * 10)
    'unreadable'
    >>> flaw_of("Beslutning i byrådet den 27. marts. " * 10)
    """
    if unmapped + len(_PRIVATE.findall(text)) > 20 + len(text) // 3:
        return "unreadable"
    tokens = text.split()
    enough = len(tokens) >= _FEWEST_TOKENS
    if enough and sum(1 for t in tokens if len(t) == 1) > 0.6 * len(tokens):
        return "spaced" if sum(map(str.isalpha, tokens)) > len(tokens) / 2 else None
    if sum(1 for t in tokens if t in _COMMON) > 0.1 * len(tokens):
        return _lost(text)
    return None if _is_language(text) else "unreadable"


def _lost(text: str) -> Flaw | None:
    """What Danish text is without and should have."""
    if len(text) > _FEWEST_CHARACTERS and not _SPECIAL.search(text):
        return "letters"
    return "sections" if "§" not in text and _BARE_SECTION.search(text) else None


def _is_language(text: str) -> bool:
    """Whether letters follow each other as in some language near to Danish."""
    words = [word.lower() for word in _RUN.findall(text)]
    pairs = [a + b for word in words for a, b in pairwise(word)]
    known = sum(1 for pair in pairs if pair in _PAIRS)
    return len(pairs) < _FEWEST_PAIRS or known > 0.27 * len(pairs)
