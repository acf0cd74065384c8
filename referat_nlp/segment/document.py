"""What only the whole document tells of its lines: strays, codes, further headings."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise, takewhile

from msgspec.structs import replace

from .built_headings import guess_kind, label_beside
from .cued import Cued
from .cues import Heading, read_heading
from .fields import label_of
from .vocabulary import Vocabulary, fold

# "1. Resumé", "b) Økonomi"; "Baggrund. Skolen er fra 1957."
_COUNTED = re.compile(r"(\d{1,2}|[a-zA-Z]|[IVX]{1,4})[.):]\s+(?=[A-ZÆØÅ])")
_RUN_IN = re.compile(r"([A-ZÆØÅ][^.:\t]{3,40})\.\s+(?=[A-ZÆØÅ])")
_USUAL = 3
_CODES = re.compile(r"(?:[A-ZÆØÅ]{2,4}|[xX])(?:[\s/]+(?:[A-ZÆØÅ]{2,4}|[xX]))*")
_PROSE_KINDS = frozenset({"summary", "case", "economy", "legal", "hearing", "other"})


def settled(cued: list[Cued], words: Vocabulary) -> list[Cued]:
    """The lines with the cues that all of them together leave standing."""
    _count_sections(cued, words)
    _run_in(cued, words)
    _bulleted(cued, words)
    _departments(cued)
    _annexes(cued)
    return _titles(
        _stems(_unknown_headings(_circulation(_counted(cued)), words)), words
    )


def _titles(cued: list[Cued], words: Vocabulary) -> list[Cued]:
    """Call "Indstilling om udbud" a title if fields and then a heading follow it."""
    for line in cued:
        if line.heading is None or words.headings.get(line.folded):
            continue
        below = cued[line.index + 1 : line.index + 6]
        block = list(takewhile(lambda c: _of_block(c, words), below))
        whole = line.heading.end == len(line.text) and not line.text.endswith(":")
        if whole and block and (len(block) > 1 or block[0].case or block[0].access):
            after = below[len(block) : len(block) + 1]
            if after and after[0].heading:
                cued[line.index] = replace(line, heading=None)
    return cued


def _of_block(cued: Cued, words: Vocabulary) -> bool:
    field = cued.heading is None and not cued.line.item
    return cued.meta or (field and bool(label_of(cued.text, words)[0]))


def _annexes(cued: list[Cued]) -> None:
    """Call "Bilagsoversigt" a heading where it returns: under every point."""
    lists = [c for c in cued if c.label == "annex" and c.heading is None]
    for line in lists if len(lists) > 1 else ():
        heading = Heading("attachments", line.text.strip(), len(line.text))
        cued[line.index] = replace(line, heading=heading, label=None)


def _departments(cued: list[Cued]) -> None:
    """Call a department that returns under the points' numbers noise, no title."""
    alone = {c.index for c in cued if c.numbered and c.numbered.rest == len(c.text)}
    under = [b for a, b in pairwise(cued) if a.index in alone and _bare(b)]
    returns = Counter(line.folded for line in under)
    for line in under:
        if returns[line.folded] >= max(_USUAL, len(alone) / 2):
            cued[line.index] = replace(line, label="noise")


def _bare(cued: Cued) -> bool:
    marked = cued.heading or cued.numbered or cued.label or cued.meta
    return not marked and not cued.text.endswith((".", ",", ":"))


def _stems(cued: list[Cued]) -> list[Cued]:
    """Call "Det indstilles," right under "Indstilling" the stem of the clauses."""
    for line, below in pairwise(cued[:]):
        over, under = line.heading, below.heading
        same = over and under and over.kind == under.kind == "recommendation"
        if same and over and over.end == len(line.text) and not below.prominent:
            cued[below.index] = replace(below, heading=None)
    return cued


def _count_sections(cued: list[Cued], words: Vocabulary) -> None:
    """Read "1. Resumé", "2. Indstilling" as headings where they start over and over."""
    found: dict[int, Heading] = {}
    restarts = 0
    for line in cued:
        mark = _COUNTED.match(line.text) if line.heading is None else None
        heading = read_heading(line.text[mark.end() :], words) if mark else None
        if mark and heading and heading.end + mark.end() == len(line.text):
            found[line.index] = Heading(heading.kind, heading.text, len(line.text))
            restarts += mark[1] in ("1", "a", "A", "I")
    if restarts >= _USUAL or (restarts > 1 and len(found) > restarts + 1):
        for index, heading in found.items():
            cued[index] = replace(cued[index], heading=heading, numbered=None)


def _bulleted(cued: list[Cued], words: Vocabulary) -> None:
    """Read bulleted lines as headings where a page bullets its headings."""
    strong = sum(
        c.heading is not None and c.line.item and c.heading.kind == "recommendation"
        for c in cued
    )
    for line in cued if strong else ():
        text = line.text.lstrip("•· ")
        kind = words.headings.get(fold(text))
        if kind and line.line.item and line.heading is None and line.numbered is None:
            heading = Heading(kind, text.strip(), len(line.text))
            cued[line.index] = replace(line, heading=heading)


def _run_in(cued: list[Cued], words: Vocabulary) -> None:
    """Read "Baggrund. Skolen er …" as heading and text where it returns."""
    found: dict[int, Heading] = {}
    for line in cued:
        mark = _RUN_IN.match(line.text) if line.heading is None else None
        kind = words.headings.get(fold(mark[1])) if mark else None
        if mark and kind and line.numbered is None:
            found[line.index] = Heading(kind, mark[1], mark.end())
    returns = Counter(heading.text for heading in found.values())
    for index, heading in found.items():
        if returns[heading.text] >= _USUAL:
            cued[index] = replace(cued[index], heading=heading)


def _counted(cued: list[Cued]) -> list[Cued]:
    """Take "V. Hansen" for a name unless the document counts I, II."""
    roman = [c for c in cued if c.numbered and c.numbered.style == "roman"]
    orders = [c.numbered.order for c in roman if c.numbered]
    if (1,) not in orders or (2,) not in orders[orders.index((1,)) :]:
        for line in roman:
            cued[line.index] = replace(line, numbered=None)
    return cued


def _circulation(cued: list[Cued]) -> list[Cued]:
    """Call the grid of committees a case passes through (DIR ØU BYR, x) noise."""
    codes = [_CODES.fullmatch(c.text) is not None for c in cued]
    for place in (i for i, is_code in enumerate(codes) if is_code):
        near, line = codes[max(0, place - 2) : place + 3], cued[place]
        if sum(near) >= 3 or len(line.text.split()) >= 3:
            cued[place] = replace(line, label="noise", heading=None, numbered=None)
    return cued


def _unknown_headings(cued: list[Cued], words: Vocabulary) -> list[Cued]:
    """Call lines printed like the known headings of this document headings too."""
    styles = Counter(_style(c) for c in cued if c.heading and c.prominent)
    usual = {style for style, times in styles.items() if times >= 3}
    margins = [label_beside(c.text) for c in cued]
    labels = [fold(m[0]) if m else c.folded for m, c in zip(margins, cued, strict=True)]
    returns = Counter(labels)
    in_margin = sum(m is not None for m in margins) >= 3
    kind = None
    for place, line in enumerate(cued):
        if line.numbered or line.meta:
            kind = None
        label, end = margins[place] or (line.text, len(line.text))
        after = cued[place + 1] if place + 1 < len(cued) else None
        if (
            line.heading is None
            and _short(label)
            and _may_head(line, label, end, after)
        ):
            like = line.prominent and _style(line) in usual and not line.line.item
            marked = line.prominent or line.line.gap
            often = marked and returns[labels[place]] >= 3 and kind != "attachments"
            beside = in_margin and end < len(line.text)
            guess = (
                guess_kind(label, words.overlay) if like or often or beside else None
            )
            if guess or (like and kind in _PROSE_KINDS):
                heading = Heading(guess or "other", label, end)
                cued[place] = line = replace(line, heading=heading)
        kind = line.heading.kind if line.heading else kind
    return cued


def _may_head(line: Cued, label: str, end: int, after: Cued | None) -> bool:
    free = line.numbered is None and line.label is None
    # A title stands right above a heading; a heading stands above its body. A tab
    # divides the cells of a table's head row.
    below = after is not None and not (after.heading or after.meta)
    return free and "\t" not in label and (below or end < len(line.text))


def _style(cued: Cued) -> tuple[object, ...]:
    return cued.line.level, cued.line.bold, round(cued.line.size or 0)


def _short(text: str) -> bool:
    short = len(text) < 70 and not text.endswith((".", ",", ";", " at"))
    return short and " indstiller" not in text
