"""Headings that no lexicon lists: told by their words, or by naming who decided."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from ..lexicon import table
from ..records import SectionKind
from .vocabulary import BODY, DATE

_LONGEST = 70
_LONGEST_DECISION = 120
_LOWER_BODY = r"[\wæøå-]*(?:[Uu]dvalget|[Rr]ådet|[Bb]estyrelsen|[Nn]ævnet)s?"
_BODY_OR_DATE = re.compile(
    rf"(?P<body>{BODY}s?['’]?|\b{_LOWER_BODY}\b)|(?P<date>(?i:{DATE}))"
    r"|(?i:\b(?:pkt\.?|punkt)\s*(?:nr\.?\s*)?\d{1,4}\b)"
)
# A line that goes on or that lists: no heading of one body's decision.
_PROSE = re.compile(r"[.,;]\s*$|\s[-–]\s")
_DECIDES = re.compile(
    r"\b(?:besluttede|beslutning(?:en|er)?|vedtog|vedtagelse|afgjorde|afgørelse|behandlede"
    r"|behandling|protokol|votum|konklusion|sagde|udtalte|udtalelse|drøftelse"
    r"|stilling|stillingtagen|erklæring)\b",
    re.IGNORECASE,
)
# To look for these in small letters costs less, and few lines hold one.
_ROOT = re.compile(
    r"beslut|vedt|afgj|afgør|behandl|protokol|votum|konklusion|sagde|udtal|drøft"
    r"|stilling|erklær"
)
_SMALL = re.compile(
    r"(?:i|fra|af|på|den|det|d|s|sagen|punktet|mødet?|endelig|politisk|sådan|traf|har"
    r"|truffet|følgende|herefter)",
    re.IGNORECASE,
)


# A tab, then words that a sentence has and a table's cell has not.
_MARGIN = re.compile(
    r"([A-ZÆØÅ][^\t\d.:]{2,50})\t(?=[^\t]*[a-zæøå]{3,}[^\t]*[.,:;?](?:\s[^\t]*)?$)"
)
_NOUNS = (
    "indstilling", "vurdering", "bemærkninger",
    "kommentarer", "konsekvenser", "aspekter",
)  # fmt: skip
# "Skolechefens indstilling", "Økonomiske og juridiske konsekvenser": whoever or
# whatever stands before these nouns, a line of its own with them is a heading.
_BUILT = re.compile(
    r"(?P<of>[A-ZÆØÅ][\w-]*[a-zæøå](?:s|ske|ige|lige|mæssige|le|ive))"
    r"(?:,? (?:(?:og|eller) )?[\w-]+(?:s|ske|ige|lige|mæssige|le|ive)){0,3} "
    rf"(?P<noun>{'|'.join(_NOUNS)})\s*:?"
)
_BUILT_KINDS: dict[str, SectionKind] = {
    "indstilling": "recommendation",
    "vurdering": "case",
    "bemærkninger": "case",
    "kommentarer": "case",
}
_STEMS: tuple[tuple[str, SectionKind], ...] = (
    ("økonomi", "economy"),
    ("budget", "economy"),
    ("bevilling", "economy"),
    ("finansiel", "economy"),
    ("personale", "personnel"),
    ("medarbejder", "personnel"),
    ("juridi", "legal"),
    ("retlig", "legal"),
    ("lov", "legal"),
)


@functools.cache
def _stems(
    overlay: Path | None,
) -> tuple[tuple[str, re.Pattern[str], SectionKind], ...]:
    return tuple(
        (row["word"], re.compile(rf"\b{re.escape(row['word'])}"), row["kind"])  # type: ignore[misc]
        for row in table("heading_words", overlay)
    )


def guess_kind(text: str, overlay: Path | None = None) -> SectionKind | None:
    """The kind that the words of an unlisted heading point to.

    The caller knows from the layout that the line is a heading.

    >>> guess_kind("Hvad koster det?"), guess_kind("Fakta i sagen"), guess_kind("Kaj 2")
    ('economy', 'case', None)
    """
    if len(text) > _LONGEST:
        return None
    if is_decision_line(text):
        return "decision"
    folded = text.lower()
    # Most headings hold none of the stems, and to look for a string costs little.
    return next(
        (k for w, stem, k in _stems(overlay) if w in folded and stem.search(folded)),
        None,
    )


def recommends(text: str) -> bool:
    """Whether a line only says who recommends: "Direktionen indstiller,"."""
    return text.rstrip(" :,").endswith(("indstiller", "anbefaler", "foreslår", ", at"))


def is_decision_line(text: str) -> bool:
    """Whether a line says nothing but who decided, and perhaps when.

    >>> is_decision_line("Det besluttede Kommunalbestyrelsen")
    True
    >>> is_decision_line("Forretningsudvalget besluttede den 6. juni 2012")
    True
    >>> is_decision_line("Byrådet besluttede at sælge grunden")
    False
    """
    if len(text) > _LONGEST_DECISION or text.endswith((".", ",", ";")):
        return False
    if not _ROOT.search(text.lower()) or not _DECIDES.search(text):
        return False
    if _PROSE.search(text):
        return False
    bodies = sum(m["body"] is not None for m in _BODY_OR_DATE.finditer(text))
    rest = re.findall(r"[^\W\d_]+|\d+", _BODY_OR_DATE.sub(" ", text))
    decides = [word for word in rest if _DECIDES.fullmatch(word)]
    return (
        bodies == 1
        and bool(decides)
        and all(_SMALL.fullmatch(w) for w in rest if w not in decides)
    )


def label_beside(text: str) -> tuple[str, int] | None:
    r"""A label in the margin and where the prose beside it begins.

    >>> label_beside("Baggrund\tSkolen er fra 1957 og trænger til tag.")
    ('Baggrund', 9)
    >>> label_beside("Budget\t12,4") is None
    True
    """
    match = _MARGIN.match(text) if "\t" in text else None
    return (match[1], match.end()) if match else None


def derived_kind(text: str) -> SectionKind | None:
    """The kind of a heading that is built like known ones ("Centrets vurdering").

    >>> derived_kind("Organisatoriske konsekvenser:")
    'other'
    """
    match = _BUILT.fullmatch(text) if text.rstrip(": ").endswith(_NOUNS) else None
    if match is None:
        return None
    if kind := _BUILT_KINDS.get(match["noun"].lower()):
        return kind
    first = match["of"].lower()
    return next((kind for stem, kind in _STEMS if first.startswith(stem)), "other")
