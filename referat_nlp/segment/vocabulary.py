"""The words a segmenter knows, compiled once from the lexicons."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from pathlib import Path

from ..lexicon import phrasebook
from ..records import SectionKind

# A deciding or advising body as it is printed in headings and heads.
_CAP = r"[A-ZÆØÅ][\wæøåÆØÅé&-]*"
_ENDING = (
    r"(?:udvalg(?:et)?|råd(?:et)?|byråd(?:et)?|bestyrelse(?:n)?|forsamling(?:en)?"
    r"|nævn(?:et)?|kommission(?:en)?|repræsentation(?:en)?|magistrat(?:en)?"
    r"|komite(?:en)?|komité(?:en)?|forum(?:met)?|selskab(?:et)?|formandskab(?:et)?|direktion(?:en)?)"
)
# A name goes on in the next line behind a comma or at "og"; else a new one begins.
_BLANK = r"[^\S\n]+"
_NEXT = rf"(?:,\s+(?:og\s+)?|\s+og\s+|{_BLANK})"
_LIST = rf"(?:{_CAP}(?:,\s*{_CAP})*,?\s+(?:og|&)\s+|{_CAP}/)?"
# "Udvalget for regional udvikling", "… for nære sundhedstilbud": a second small word
# may follow, but no verb and no preposition.
_SMALL = r"[a-zæøå][\w-]{2,}(?: (?!\w*(?:er|ede|te|des|es)\b|\w{1,3}\b)[a-zæøå][\w-]+)?"
NAMED_BODY = (
    r"(?:(?:Det |Den |De )?"
    rf"(?:Udvalget|Rådet|Bestyrelsen|Nævnet)\s+for\s+{_CAP}(?:{_NEXT}{_CAP}){{0,6}}"
    rf"|Udvalget for {_SMALL}(?: og {_SMALL})?"
    rf"|(?:[A-ZÆØÅ]\w+-,?\s+){{1,3}}og\s+[a-zæøå][\w-]*{_ENDING}"
    rf"|(?:Det |Den )?{_LIST}(?:{_CAP}{_BLANK}){{0,3}}[A-ZÆØÅ][\wæøåÆØÅé-]*{_ENDING}"
    rf"(?:\s+for\s+{_CAP}(?:{_NEXT}{_CAP}){{0,4}})?"
    rf"|(?:{_CAP}{_BLANK}){{0,2}}(?:Byråd(?:et)?|Udvalg(?:et)?|Råd(?:et)?"
    r"|Kommunalbestyrelse(?:n)?|Regionsråd(?:et)?|Magistrat(?:en)?"
    rf"|(?:Formandskab|Repræsentantskab)(?:et)?(?:\s+for\s+{_CAP})?))"
    # A genitive s may follow, the rest of a longer word may not.
    r"(?=s?(?!\w))"
)
BODY = rf"(?:{NAMED_BODY}|[A-ZÆØÅ]{{2,4}})"

_MONTH = (
    r"(?:jan(?:uar)?|feb(?:ruar)?|mar(?:ts)?|apr(?:il)?|maj|juni?|juli?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
DATE = (
    rf"(?:(?:den|d\.)\s*)?(?:\d{{1,2}}[-./]\s?\d{{1,2}}[-./ ]\s?\d{{2,4}}"
    rf"|\d{{1,2}}\.?\s*[- ]?{_MONTH}\.?[- ]?\s*\d{{4}})"
)


class Vocabulary:
    """Whole-line wordings, field labels and section headings of one lexicon set."""

    def __init__(self, overlay: Path | None = None) -> None:
        self.overlay = overlay
        self.headings: dict[str, SectionKind] = {}
        for entry in phrasebook("headings", overlay).entries:
            for wording in entry.text:
                self.headings[fold(wording)] = entry.label  # type: ignore[assignment]
        self.lines: dict[str, str] = {}
        self.labels: dict[str, set[str]] = {}
        for entry in phrasebook("labels", overlay).entries:
            for wording in entry.text:
                if entry.id.startswith("label."):
                    self.labels.setdefault(entry.label, set()).add(fold(wording))
                else:
                    self.lines.setdefault(fold(wording), entry.label)

        noise = [w for w, label in self.lines.items() if label == "noise" and " " in w]
        buttons = "|".join(map(re.escape, sorted(noise, key=len, reverse=True)))
        self._before_heading = re.compile(
            rf"[•·\s]*[•·]\s*|(?:{buttons}) (?=\w)", re.IGNORECASE
        )
        # The first two characters of a line rule out most wordings at no cost.
        self._buttons = {w[:2] for w in noise}
        self._lines = {w[:2] for w in self.lines}
        self._fields: dict[str, list[str]] = {}
        for label, wordings in self.labels.items():
            for start in {w[:2] for w in wordings}:
                self._fields.setdefault(start, []).append(label)

    def line_label(self, text: str) -> str | None:
        """``open``, ``closed``, ``contents`` …, or ``None`` for other lines."""
        return self.lines.get(fold(text)) if text[:2].lower() in self._lines else None

    def before_heading(self, text: str) -> int:
        """Where a heading may begin: past a bullet or a site's button."""
        if text[:1] not in "•·" and text[:2].lower() not in self._buttons:
            return 0
        match = self._before_heading.match(text)
        return match.end() if match else 0

    def labels_at(self, text: str) -> Sequence[str]:
        """The field labels that a line's first two characters leave possible."""
        return self._fields.get(text[:2].lower(), ())

    @functools.cache  # noqa: B019 - one vocabulary per lexicon folder, kept for good
    def label_pattern(self, label: str) -> re.Pattern[str]:
        """Matches a field label at the start of a line and the space after it."""
        wordings = sorted(self.labels[label], key=len, reverse=True)
        words = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in wordings)
        # "Sagsnr. i ESDH: 17/1604" says which archive numbers it.
        where = r"(?:\s+i\s+\w+(?=:))?"
        return re.compile(rf"\s*(?:{words})(?![\w-])\.?{where}\s*(:?)\s*", re.I)


@functools.cache
def vocabulary(overlay: Path | None = None) -> Vocabulary:
    """The vocabulary of the shipped lexicons, merged with an overlay folder."""
    return Vocabulary(overlay)


def ordinary_case(text: str) -> str:
    """A line in capitals as a name is written.

    >>> ordinary_case("BØRNE- OG KULTURUDVALGET")
    'Børne- og Kulturudvalget'
    """
    if not text.isupper():
        return text
    return re.sub(r"\b(?:Og|For|I|Af|Til)\b", lambda m: m[0].lower(), text.title())


# A line is folded by several readers in turn, and then no more.
@functools.lru_cache(maxsize=64)
def fold(text: str) -> str:
    """Case, spaces and a final colon taken off, to compare whole lines.

    >>> fold(" Sagens  gang: ")
    'sagens gang'
    """
    return " ".join(text.split()).rstrip(" :.–-").lower()
