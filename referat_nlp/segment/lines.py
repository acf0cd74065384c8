"""Every line of a document with all its cues read once."""

from __future__ import annotations

import re
from collections import Counter

from msgspec import Struct
from msgspec.structs import replace

from ..records import Access
from ..text import Line, Source
from .cues import (
    Heading,
    Numbered,
    derived_kind,
    is_contents_line,
    read_access,
    read_case,
    read_heading,
    read_number,
)
from .vocabulary import Vocabulary, fold

# Wordings that are also common words or list entries: they need a layout cue.
_WEAK = frozenset(
    [
        "referat",
        "forslag",
        "behandling",
        "status",
        "tema",
        "mål",
        "emne",
        "sagen",
        "indhold",
        "links",
        "bilag",
        "formål",
        "økonomi",
        "bemærkninger",
        "sundhed",
        "klima",
        "miljø",
        "dokumenter",
        "filer",
        "protokol",
        "indledning",
        "udtalelser",
        "opfølgning",
        "effekt",
        "konsekvenser",
        "anbefaling",
        "anbefalinger",
        "høringssvar",
        "proces",
        "evaluering",
        "bevilling",
        "bevillinger",
        "høring",
        "historie",
    ]
)
# Labels inside a decision, unless they are printed as headings.
_LABELS = frozenset({"fraværende", "afbud"})
_TITLES = frozenset({"referat", "protokol"})
_CODES = re.compile(r"(?:[A-ZÆØÅ]{2,4}|[xX])(?:[\s/]+(?:[A-ZÆØÅ]{2,4}|[xX]))*")
_PROSE_KINDS = frozenset({"summary", "case", "economy", "legal", "hearing", "other"})
_STRONG_KINDS = frozenset({"decision", "recommendation", "case", "process", "economy"})


class Cued(Struct, frozen=True):
    """A line and what it says about the structure."""

    index: int
    line: Line
    folded: str
    numbered: Numbered | None
    heading: Heading | None
    case: tuple[int, int] | None
    access: Access | None
    label: str | None
    contents: bool
    prominent: bool

    @property
    def text(self) -> str:
        """The line's text."""
        return self.line.text

    @property
    def meta(self) -> bool:
        """Whether the line is a case, document or access line, and no title."""
        return self.numbered is None and (
            self.access is not None
            or self.label == "document"
            or (self.case is not None and not self._title_with_case())
        )

    def _title_with_case(self) -> bool:
        assert self.case is not None
        before = self.text[: self.case[0]].rstrip("( ")
        return self.text[self.case[0] - 1 : self.case[0]] == "(" and len(before) > 3


def cue_lines(source: Source, words: Vocabulary) -> list[Cued]:
    """Read the cues of all lines of ``source``."""
    usual = _usual_size(source)
    mostly_bold = sum(ln.bold for ln in source.lines) > 0.6 * len(source.lines)
    cued: list[Cued] = []
    kind = None
    for index, line in enumerate(source.lines):
        prominent = (
            line.level is not None
            or (line.bold and not mostly_bold)
            or (usual is not None and line.size is not None and line.size > usual + 0.9)
        )
        above = cued[-1] if cued else None
        heading = _heading(line, prominent, kind, above, words)
        if heading is not None and _is_document_title(heading, line, cued):
            heading = None
        case = read_case(line.text, words) if len(line.text) < 300 else None
        if heading is not None:
            kind = heading.kind
        elif case is not None or (line.gap and read_number(line.text)):
            kind = None
        cued.append(
            Cued(
                index=index,
                line=line,
                folded=fold(line.text),
                numbered=read_number(line.text) if heading is None else None,
                heading=heading,
                case=case,
                access=read_access(line.text, words),
                label=_label(line.text, words),
                contents=is_contents_line(line.text),
                prominent=prominent,
            )
        )
    return _unknown_headings(_circulation(cued))


def _circulation(cued: list[Cued]) -> list[Cued]:
    """Call the grid of committees a case passes through (DIR ØU BYR, x) noise."""
    codes = [_CODES.fullmatch(c.text) is not None for c in cued]
    for place, line in enumerate(cued):
        near = codes[max(0, place - 2) : place + 3]
        if codes[place] and (sum(near) >= 3 or len(line.text.split()) >= 3):
            cued[place] = replace(line, label="noise", heading=None, numbered=None)
    return cued


def _is_document_title(heading: Heading, line: Line, above: list[Cued]) -> bool:
    """A bare "Referat" that nothing above makes the section of a point."""
    return (
        fold(heading.text) in _TITLES
        and line.level is None
        and not any(c.heading or c.numbered or c.case for c in above)
    )


def _unknown_headings(cued: list[Cued]) -> list[Cued]:
    """Call lines printed like the known headings of this document headings too."""
    styles = Counter(_style(c) for c in cued if c.heading and c.prominent)
    usual = {style for style, times in styles.items() if times >= 3}
    kind = None
    for place, line in enumerate(cued):
        kind = line.heading.kind if line.heading else kind
        if line.numbered or line.meta:
            kind = None
        like = line.prominent and _style(line) in usual and not line.line.item
        free = line.heading is None and line.numbered is None and line.label is None
        # A tab divides the cells of a table's head row.
        free = free and "\t" not in line.text
        after = cued[place + 1] if place + 1 < len(cued) else None
        # A title stands right above a heading; a heading stands above its body.
        has_body = after is not None and not (after.heading or after.meta)
        if like and free and has_body and kind in _PROSE_KINDS and _short(line.text):
            heading = Heading("other", line.text, len(line.text))
            cued[place] = replace(line, heading=heading)
    return cued


def _style(cued: Cued) -> tuple[object, ...]:
    return cued.line.level, cued.line.bold, round(cued.line.size or 0)


def _short(text: str) -> bool:
    short = len(text) < 70 and not text.endswith((".", ",", ";", " at"))
    return short and " indstiller" not in text


def _usual_size(source: Source) -> float | None:
    sizes: Counter[float] = Counter()
    for line in source.lines:
        if line.size is not None:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else None


def _label(text: str, words: Vocabulary) -> str | None:
    if label := words.line_label(text):
        return label
    text = text.lstrip("•· ")
    match = words.label_pattern("document_number").match(text)
    if match and match[1] and len(text) < 200:
        return "document"
    match = words.label_pattern("case_number").match(text)
    if match and match[1] and len(text) < 60:
        return "document"
    return None


def _heading(
    line: Line,
    prominent: bool,
    inside: str | None,
    above: Cued | None,
    words: Vocabulary,
) -> Heading | None:
    heading = read_heading(line.text, words)
    if heading is None or line.level is not None:
        return heading
    whole = heading.end == len(line.text)
    marked = prominent or line.gap or line.text.rstrip().endswith(":")
    marked = marked or (above is not None and (above.text.endswith(".") or above.meta))
    if line.item and not prominent and not (whole and heading.kind in _STRONG_KINDS):
        return None
    weak = whole and (fold(heading.text) in _WEAK or _derived(heading.text, words))
    if weak and (not marked or line.text.endswith(".")):
        return None
    if fold(heading.text) in _LABELS and not prominent:
        return None
    if inside == "attachments" and heading.kind not in _STRONG_KINDS and not prominent:
        return None
    return heading


def _derived(heading: str, words: Vocabulary) -> bool:
    return fold(heading) not in words.headings and derived_kind(heading) is not None
