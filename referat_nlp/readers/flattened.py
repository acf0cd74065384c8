"""Lines of minutes that a site printed as running text, a page to a line.

Sites that share documents print a PDF's text without its line breaks, each page
after its number. Where such a line holds several of the marks by which minutes are
set up, the breaks before those marks are certain, and no others are made.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

from ..lexicon import phrasebook

WARNING = "lines were recovered from running text: breaks may be missing"

_LONG, _PAGE = 800, 150
_FEWEST_KINDS = 3
_SECTIONS = {
    "summary", "recommendation", "case", "decision", "attachments", "legal", "economy",
    "hearing", "personnel", "process",
}  # fmt: skip
_FIELDS = {
    "label.place", "label.date", "label.start", "label.end", "label.body",
    "label.present", "label.absent", "label.guests",
}  # fmt: skip
# Long words that say nothing but "here a section begins".
_CERTAIN = (
    r"Sagsfremstilling|Sagsbeskrivelse|Indstilling|Beslutning|Lovgrundlag|Bilag|Resumé"
    r"|Resume"
)
_LETTER = "A-ZÆØÅ"
_FREE = r"(?<![\w.,/(-])"
_ENDED = r"(?<=[.!?:)] )"
_NUMBER = re.compile(rf"(?<![\w.,/§(-])(\d{{1,3}})\. ?(?=[{_LETTER}][^.\d])")
_GLUED_NUMBER = re.compile(rf"(?<=[a-zæøå)\d.])(\d{{1,3}})\. (?=[{_LETTER}][a-zæøå])")
_REFERENCE = re.compile(
    r"(?:\b(?:nr|kl|pkt|punkt|stk|den|d|side|sag|bilag|ca|kap|og|til|ad|pr)\.?|§) ?$",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(r"\s*(\d{1,4}) +(?=\S)")
_RUNNING = re.compile(rf"[^.:]{{2,80}}?\bSide(?: \d{{1,4}})?(?= +[\d{_LETTER}])")
_FIRST_POINTS = 2


def unflattened(lines: Sequence[str]) -> dict[int, list[str]]:
    """The lines to put for some of ``lines``, by index; empty in most documents."""
    pages = _pages(lines)
    flat = [
        i
        for i, line in enumerate(lines)
        if (i in pages or len(line) > _LONG) and len(_kinds(line)) >= _FEWEST_KINDS
    ]
    if not flat and not _glued_list(lines):
        return {}
    if not flat:
        return _glued_list(lines)
    chosen = sorted(pages | set(flat))
    bodies = [_PAGE_NUMBER.sub("", lines[i]) if i in pages else lines[i] for i in chosen]
    points = _points(bodies)
    return {
        i: _cut(body, starts)
        for i, body, starts in zip(chosen, bodies, points, strict=True)
    }
