"""Points without numbers: a new one begins where the section headings start over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from .built_headings import recommends
from .cued import Cued
from .fields import TITLES, label_of
from .places import PLACE_LINE
from .vocabulary import NAMED_BODY, Vocabulary

_OPENING = frozenset({"decision", "recommendation", "summary", "case"})
_REOPENING = frozenset({"recommendation", "summary"})
_LONGEST_TITLE = 220
_LONGEST_FIELD = 100
_BODY = re.compile(NAMED_BODY)
_AT_TIME = re.compile(r"\bkl\.? ?\d")


def cycle_starts(lines: Sequence[Cued], words: Vocabulary) -> list[int]:
    """The lines that stand as titles above each round of section headings."""
    starts: list[int] = []
    rounds: list[int] = []
    seen: list[str] = []
    decided = False
    previous = -1
    opener = _usual_opener(lines)
    for cued in lines:
        if cued.heading is None:
            continue
        name = _name(cued)
        again = name in seen and cued.heading.kind in _OPENING
        title = _title_above(cued.index, previous, lines, words)
        if (
            not seen
            or (again and (decided or name == seen[0]))
            or (decided and name == opener)
            or (title and decided and cued.heading.kind in _REOPENING)
        ):
            rounds.append(cued.index)
            if title is not None:
                starts.append(title)
            seen, decided = [], False
        seen.append(name)
        decided = decided or cued.heading.kind == "decision"
        previous = cued.index
    # Where most rounds stand under no title, each begins at its first heading. What
    # stands above the first only may be the last line of the head.
    head_only = len(rounds) > len(starts) == 1 and starts[0] < rounds[0]
    return starts if 2 * len(starts) >= len(rounds) and not head_only else rounds


def _usual_opener(lines: Sequence[Cued]) -> str | None:
    """The heading that mostly follows a decision, where decisions end the points."""
    headed = [c for c in lines if c.heading and c.heading.kind in _OPENING]
    if not headed or not _decides(headed[-1]):
        return None
    after = [c for a, c in pairwise(headed) if _decides(a) and not _decides(c)]
    names = Counter(_name(c) for c in after)
    name, times = names.most_common(1)[0] if names else (None, 0)
    return name if times > len(after) / 2 else None


def _decides(cued: Cued) -> bool:
    return cued.heading is not None and cued.heading.kind == "decision"


def _name(cued: Cued) -> str:
    return cued.folded.split(":")[0]


def _title_above(
    heading: int, previous: int, lines: Sequence[Cued], words: Vocabulary
) -> int | None:
    """The nearest line above a heading that can be a title."""
    # The line below a heading is that section's body, never the next title.
    below_prose = False
    fallback = None
    floor = previous + 1 if previous >= 0 and not _inline(lines[previous]) else previous
    for place in range(heading - 1, max(floor, heading - 6), -1):
        cued = lines[place]
        if cued.meta or cued.label is not None or _is_field(cued, words):
            continue
        prose = len(cued.text) > _LONGEST_TITLE or cued.text.endswith((".", ":", ";"))
        prose = prose or recommends(cued.text)
        if not prose and (cued.prominent or not below_prose):
            return place
        if not prose and previous < 0 and cued.line.gap and fallback is None:
            fallback = place
        below_prose = below_prose or prose
    # A page of one point: its title stands above an introduction without heading.
    return fallback


def _inline(cued: Cued) -> bool:
    """Whether a section's body stands on its heading's own line."""
    return cued.heading is not None and cued.heading.end < len(cued.text)


def _is_field(cued: Cued, words: Vocabulary) -> bool:
    if cued.folded in TITLES or label_of(cued.text, words)[0]:
        return True
    if len(cued.text) > _LONGEST_FIELD:
        return False
    patterns = (_AT_TIME.search, _BODY.fullmatch, PLACE_LINE.fullmatch)
    return any(found(cued.text) for found in patterns)
