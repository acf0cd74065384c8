"""Points without numbers: a new one begins where the section headings start over."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .fields import TITLES, label_of
from .lines import Cued
from .places import PLACE_LINE
from .vocabulary import NAMED_BODY, vocabulary

_OPENING = frozenset({"decision", "recommendation", "summary", "case"})
_LONGEST_TITLE = 220
_AT_TIME = re.compile(r"\bkl\.? ?\d")


def cycle_starts(lines: Sequence[Cued]) -> list[int]:
    """The lines that stand as titles above each round of section headings."""
    starts: list[int] = []
    rounds: list[int] = []
    seen: list[str] = []
    decided = False
    previous = -1
    for cued in lines:
        if cued.heading is None:
            continue
        name = cued.folded.split(":")[0]
        again = name in seen and cued.heading.kind in _OPENING
        fresh = decided and cued.heading.kind in ("recommendation", "summary")
        title = _title_above(cued.index, previous, lines)
        if not seen or (again and (decided or name == seen[0])) or (fresh and title):
            rounds.append(cued.index)
            if title is not None:
                starts.append(title)
            seen, decided = [], False
        seen.append(name)
        decided = decided or cued.heading.kind == "decision"
        previous = cued.index
    # Where most rounds stand under no title, each begins at its first heading.
    return starts if 2 * len(starts) >= len(rounds) else rounds


def _title_above(heading: int, previous: int, lines: Sequence[Cued]) -> int | None:
    """The nearest line above a heading that can be a title."""
    # The line below a heading is that section's body, never the next title.
    below_prose = False
    fallback = None
    floor = previous + 1 if previous >= 0 else -1
    for place in range(heading - 1, max(floor, heading - 6), -1):
        cued = lines[place]
        if cued.meta or cued.label is not None or _is_field(cued):
            continue
        prose = len(cued.text) > _LONGEST_TITLE or cued.text.endswith((".", ":", ";"))
        if not prose and (cued.prominent or not below_prose):
            return place
        if not prose and previous < 0 and cued.line.gap and fallback is None:
            fallback = place
        below_prose = below_prose or prose
    # A page of one point: its title stands above an introduction without heading.
    return fallback


def _is_field(cued: Cued) -> bool:
    named = label_of(cued.text, vocabulary())[0]
    whole = cued.folded in TITLES
    placed = (
        _AT_TIME.search(cued.text)
        or PLACE_LINE.fullmatch(cued.text)
        or re.fullmatch(NAMED_BODY, cued.text)
    )
    return whole or bool(named) or placed is not None
