"""The words a segmenter knows, compiled once from the lexicons."""

from __future__ import annotations

import functools
import re
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
NAMED_BODY = (
    r"(?:(?:Det |Den |De )?"
    rf"(?:Udvalget|Rådet|Bestyrelsen|Nævnet)\s+for\s+{_CAP}(?:{_NEXT}{_CAP}){{0,6}}"
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
        #: A bullet, or a site's button that is printed with the heading beside it.
        self.before_heading = re.compile(
            rf"[•·\s]*[•·]\s*|(?:{buttons}) (?=\w)", re.IGNORECASE
        )

    def line_label(self, text: str) -> str | None:
        """``open``, ``closed``, ``contents`` …, or ``None`` for other lines."""
        return self.lines.get(fold(text))

    @functools.cache  # noqa: B019 - one vocabulary per lexicon folder, kept for good
    def label_pattern(self, label: str) -> re.Pattern[str]:
        """Matches a field label at the start of a line and the space after it."""
        wordings = sorted(self.labels[label], key=len, reverse=True)
        words = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in wordings)
        return re.compile(rf"\s*(?:{words})(?![\w-])\.?\s*(:?)\s*", re.IGNORECASE)


@functools.cache
def vocabulary(overlay: Path | None = None) -> Vocabulary:
    """The vocabulary of the shipped lexicons, merged with an overlay folder."""
    return Vocabulary(overlay)


def fold(text: str) -> str:
    """Case, spaces and a final colon taken off, to compare whole lines.

    >>> fold(" Sagens  gang: ")
    'sagens gang'
    """
    return " ".join(text.split()).rstrip(" :.–-").lower()
