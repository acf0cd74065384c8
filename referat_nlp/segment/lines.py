"""Every line of a document with all its cues read once."""

from __future__ import annotations

import re
from collections import Counter

from ..text import Line, Source
from .built_headings import derived_kind
from .cued import Cued
from .cues import (
    CASE_NUMBER,
    Heading,
    access_within,
    is_contents_line,
    read_access,
    read_case,
    read_heading,
)
from .document import settled
from .numbers import Numbered, read_number
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
        "indstilles",
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
        "resultat",
        "konklusion",
    ]
)
# Labels inside a decision, unless they are printed as headings.
_LABELS = frozenset({"fraværende", "afbud"})
_TITLES = frozenset({"referat", "protokol"})
_PARTS = re.compile(r"\t|\s[-–|·]\s|(?<=\))\s")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W_]")
_LONGEST_FILED = 100
_STRONG_KINDS = frozenset({"decision", "recommendation", "case", "process", "economy"})


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
        deciders = heading is not None and _names_deciders(heading, line.text)
        heading = None if deciders else heading
        digits = _DIGIT.search(line.text) is not None
        case = read_case(line.text, words) if digits and len(line.text) < 300 else None
        number = read_number(line.text) if digits or line.text[:1] in "IVX" else None
        beside = _case_beside(line.text, number, words) if case is None else None
        if heading is not None:
            kind = heading.kind
        elif case is not None or (line.gap and number):
            kind = None
        numbered = number if heading is None else None
        cued.append(
            Cued(
                index=index,
                line=line,
                text=line.text,
                folded=fold(line.text),
                numbered=numbered,
                heading=heading,
                case=case or beside,
                filed=beside is not None,
                # "Sag nr. 64 - for lukkede døre": the title stands in the next line.
                access=read_access(
                    line.text[numbered.rest if numbered else 0 :], words
                ),
                label="document" if deciders else _label(line.text, words),
                contents=is_contents_line(line.text),
                prominent=prominent,
            )
        )
    return settled(cued, words)


def _case_beside(
    text: str, numbered: Numbered | None, words: Vocabulary
) -> tuple[int, int] | None:
    """The case number that alone follows a point's: ``Punkt 2  Sag 1-30-72-6-12``."""
    if numbered is None or len(text) >= _LONGEST_FILED:
        return None
    if not _DIGIT.search(text, numbered.rest):
        return None
    parts = [p for p in _PARTS.split(text[numbered.rest :]) if p.strip()]
    # "Punkt 2 (lukket)  Sag 17/104", "Punkt 2 - Sag 17/104 - Åben".
    filed = [p for p in parts if not access_within(p) or read_case(p, words)]
    case = read_case(filed[0], words) if len(filed) == 1 else None
    if case is None or case[1] < len(filed[0].rstrip(" )")):
        return None
    label = words.label_pattern("case_number").fullmatch(filed[0][: case[0]])
    # A cell of its own needs no label: "112 <tab> 17/00213 <tab> Åben".
    alone = "\t" in text and CASE_NUMBER.fullmatch(filed[0].strip())
    start = text.index(filed[0], numbered.rest)
    return (start + case[0], start + case[1]) if label or alone else None


def _is_document_title(heading: Heading, line: Line, above: list[Cued]) -> bool:
    """A bare "Referat" that nothing above makes the section of a point."""
    return (
        fold(heading.text) in _TITLES
        and line.level is None
        and not any(c.heading or c.numbered or c.case for c in above)
    )


def _names_deciders(heading: Heading, text: str) -> bool:
    """Whether a line only says whose matter a case is: ``Behandles i: ØU, BY``."""
    return (
        heading.kind == "process"
        and heading.end < len(text) < _LONGEST_FILED
        and fold(heading.text).endswith((" af", " i", " hos"))
        and not text.endswith(".")
    )


def _usual_size(source: Source) -> float | None:
    sizes: Counter[float] = Counter()
    for line in source.lines:
        if line.size is not None:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else None


def _label(text: str, words: Vocabulary) -> str | None:
    if label := words.line_label(text):
        return label
    if not (text[:1].isalnum() or _WORD.search(text)):
        # "* * *", "_____": a rule between points.
        return "noise"
    text = text.lstrip("•· ")
    possible = words.labels_at(text)
    for label, longest in (("document_number", 200), ("case_number", 60)):
        if label in possible and len(text) < longest:
            match = words.label_pattern(label).match(text)
            if match and (match[1] or match.end() == len(text)):
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
    if not whole and read_access(line.text, words):
        return None
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
