"""Recommendations: what is recommended, by whom, through which bodies.

``find_recommendations`` reads the recommendation sections of an agenda point, or,
where it has none, the stems ("Staben foreslår, at ...") of its other text. The
reading order of this rule: ``rows`` (paragraphs and items), ``stems`` (who
recommends to whom), ``actions`` (the verb of a clause), ``clauses`` (the chain of
clauses), ``items`` (lists), ``bare`` (no stem), ``zones`` (a section put together),
then this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from ...lexicon import Phrasebook, phrasebook
from ...records import Recommendation, Section, Step
from .items import Found
from .zones import Zone

# "Økonomiudvalget den 22. november 2005, pkt. 3" heads what that committee was told
# as well as what it recommended; "Beslutning i ..." heads only a decision.
_DECISION = re.compile(r"beslut|vedtag|afgørelse|behandling", re.IGNORECASE)

# One of these, in small letters, is in all prose that recommends.
_MAY_RECOMMEND = re.compile(
    r"indstill|anbefal|foresl|forslag|henstill|sender|forelægger|fremlægger"
)

#: Other sections in which an administration may recommend without a heading.
_PROSE = ("summary", "case", "economy", "hearing", "legal", "process", "other")


def find_recommendations(
    text: str, sections: Sequence[Section] = (), *, overlay: Path | None = None
) -> list[Recommendation]:
    """The recommendations of one agenda point, one per clause recommended.

    Parameters
    ----------
    text : str
        The text of the point.
    sections : sequence of Section
        Its sections, as offsets into ``text``; without them all of it is searched.
    overlay : Path, optional
        A folder whose ``actions.toml`` is merged into the lexicon of actions.

    Examples
    --------
    >>> [r] = find_recommendations("Staben indstiller, at byrådet godkender planen.")
    >>> r.by, r.steps[0].body, r.steps[0].action, r.text
    (('Staben',), 'byrådet', 'approve', 'at byrådet godkender planen.')
    """
    book = phrasebook("actions", overlay)
    named = [s for s in sections if s.kind == "recommendation"]
    found: list[Found] = []
    said = False
    for section in named:
        zone = Zone(text, section.start, section.end, section.heading, book)
        said = said or zone.filled
        found += zone.read()
    if not said:
        found += _from_prose(text, sections, book) or _from_logs(text, sections, book)
    return [_record(text, f) for f in _distinct(text, found)]


def _record(text: str, found: Found) -> Recommendation:
    return Recommendation(
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        rule=found.rule,
        by=found.by,
        steps=found.steps,
    )


def _distinct(text: str, found: list[Found]) -> Iterator[Found]:
    seen: set[tuple[str, tuple[Step, ...]]] = set()
    last = 0
    for one in sorted(found, key=lambda f: f.start):
        wording = " ".join(text[one.start : one.end].lower().split())
        key = (wording, one.steps)
        if one.start >= last and one.end > one.start and key not in seen:
            seen.add(key)
            last = one.end
            yield one


def _from_prose(
    text: str, sections: Sequence[Section], book: Phrasebook
) -> list[Found]:
    """Stems outside recommendation sections: the opening part, else the last."""
    first = min((s.start for s in sections), default=len(text))
    prose = [s for s in reversed(sections) if s.kind in _PROSE]
    stretches = [(0, first, None), *((s.start, s.end, s.heading) for s in prose)]
    for start, end, heading in stretches:
        if _MAY_RECOMMEND.search(text[start:end].lower()) is None:
            continue
        if found := Zone(text, start, end, heading, book, strict=True).read():
            return found
    return []


def _from_logs(text: str, sections: Sequence[Section], book: Phrasebook) -> list[Found]:
    """A committee's own line in an earlier committee's part of the point."""
    for section in sections:
        heading = section.heading or ""
        if section.kind != "decision" or not heading or _DECISION.search(heading):
            continue
        zone = Zone(text, section.start, section.end, heading, book, strict=True)
        followed = zone.cut or section is not sections[-1]
        found = [
            f for f in zone.read() if f.by and all(heading.startswith(n) for n in f.by)
        ]
        if found and followed:
            return found
    return []
