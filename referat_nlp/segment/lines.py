"""Every line of a document with all its cues read once."""

from __future__ import annotations

import re
from collections import Counter

from msgspec import Struct
from msgspec.structs import replace

from ..records import Access
from ..text import Line, Source
from .built_headings import derived_kind, guess_kind, label_beside
from .cues import (
    Heading,
    Numbered,
    access_within,
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
_PARTS = re.compile(r"\t|\s[-–|·]\s|(?<=\))\s")
_LONGEST_FILED = 100
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
    #: Whether a point's number is followed by its case number and nothing else.
    filed: bool = False

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
        beside = _case_beside(line.text, words) if case is None else None
        if heading is not None:
            kind = heading.kind
        elif case is not None or (line.gap and read_number(line.text)):
            kind = None
        numbered = read_number(line.text) if heading is None else None
        cued.append(
            Cued(
                index=index,
                line=line,
                folded=fold(line.text),
                numbered=numbered,
                heading=heading,
                case=case or beside,
                filed=beside is not None,
                # "Sag nr. 64 - for lukkede døre": the title stands in the next line.
                access=read_access(
                    line.text[numbered.rest if numbered else 0 :], words
                ),
                label=_label(line.text, words),
                contents=is_contents_line(line.text),
                prominent=prominent,
            )
        )
    return _unknown_headings(_circulation(cued))


def _case_beside(text: str, words: Vocabulary) -> tuple[int, int] | None:
    """The case number that alone follows a point's: ``Punkt 2  Sag 1-30-72-6-12``."""
    numbered = read_number(text) if len(text) < _LONGEST_FILED else None
    if numbered is None or not text[numbered.rest :].strip():
        return None
    parts = [p for p in _PARTS.split(text[numbered.rest :]) if p.strip()]
    # "Punkt 2 (lukket)  Sag 17/104", "Punkt 2 - Sag 17/104 - Åben".
    filed = [p for p in parts if not access_within(p) or read_case(p, words)]
    case = read_case(filed[0], words) if len(filed) == 1 else None
    if case is None or case[1] < len(filed[0].rstrip(" )")):
        return None
    label = words.label_pattern("case_number").fullmatch(filed[0][: case[0]])
    start = text.index(filed[0], numbered.rest)
    return (start + case[0], start + case[1]) if label else None


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
        if line.heading is None and _may_head(line, label, end, after):
            guess = guess_kind(label)
            like = line.prominent and _style(line) in usual and not line.line.item
            marked = line.prominent or line.line.gap
            often = marked and returns[labels[place]] >= 3 and kind != "attachments"
            beside = in_margin and end < len(line.text)
            printed = like and (guess or kind in _PROSE_KINDS)
            if printed or (guess and (often or beside)):
                heading = Heading(guess or "other", label, end)
                cued[place] = line = replace(line, heading=heading)
        kind = line.heading.kind if line.heading else kind
    return cued


def _may_head(line: Cued, label: str, end: int, after: Cued | None) -> bool:
    free = line.numbered is None and line.label is None
    # A title stands right above a heading; a heading stands above its body. A tab
    # divides the cells of a table's head row.
    below = after is not None and not (after.heading or after.meta)
    return (
        free and _short(label) and "\t" not in label and (below or end < len(line.text))
    )


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
    if inside == "process" and heading.kind == "decision" and not (whole or prominent):
        # "Økonomiudvalget 3. maj: Anbefales." is an entry of the case's log.
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
