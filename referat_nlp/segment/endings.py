"""Where the points end: a list of annexes, a signature page, or a site's footer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .cued import Cued
from .vocabulary import Vocabulary


def end_of_points(index: int, lines: Sequence[Cued]) -> int:
    """Where a site's footer begins after the last point, or the end."""
    last_heading = max(
        (c.index for c in lines[index:] if c.heading is not None), default=index
    )
    for place in range(last_heading + 1, len(lines)):
        window = lines[place : place + 10]
        if lines[place].label == "footer" and sum(_is_footer(c) for c in window) >= 2:
            return place
    return len(lines)


def _is_footer(cued: Cued) -> bool:
    return cued.label == "footer" or bool(
        re.search(
            r"(?i)\bcvr\b|\bean\b|\btlf\b|\btelefon\b|@|^(?:DK-)?\d{4} [A-ZÆØÅ]|"
            r"^(?:\d{2} ){3}\d{2}$|\bkommune$",
            cued.text,
        )
    )


def before_annex(start: int, end: int, lines: Sequence[Cued]) -> int:
    """Cut a point short at a list of annexes or a signature page."""
    decided = [c.index for c in lines[start:end] if _decides(c)]
    for place in range(start, end):
        # Annexes listed above the decision are the point's own.
        above = decided and place < decided[-1]
        if lines[place].label == "signature" or (
            lines[place].label == "annex" and not above
        ):
            return place
    return end


def _decides(cued: Cued) -> bool:
    return cued.heading is not None and cued.heading.kind == "decision"


def is_signature(index: int, lines: Sequence[Cued], words: Vocabulary) -> bool:
    """Whether a line that begins a point is titled "Underskrifter"."""
    cued = lines[index]
    title = cued.text[cued.numbered.rest :] if cued.numbered else cued.text
    return words.line_label(title) == "signature"
