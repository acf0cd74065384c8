"""A point's title: where it stands, how far it wraps, and what is no part of it."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice, takewhile
from pathlib import Path

from msgspec import Struct

from ..lexicon import phrasebook
from ..records import Access
from .cued import Cued
from .cues import CASE_NUMBER, read_case, trim_access
from .fields import label_of
from .vocabulary import Vocabulary

# "godkendt", "ikke vedtaget", "taget til efterretning"; not "bordet rundt".
_VERDICT = re.compile(r"(?:(?:blev|er) )?(?:ikke )?[\w-]+t|.*efterretning")
# A case line that the reader could not part from the title above it.
_FILED = re.compile(
    rf"\s(?:J\.? ?nr|Sags?(?: ?nr|id)|Journal ?nr)\.?:?\s({CASE_NUMBER.pattern})$"
)
# "BY 657/06. Ny skole": a case number before the title, and no span of years.
_FILED_FIRST = re.compile(
    rf"(?!\d{{4}}[-/](?:19|20)\d\d\b)({CASE_NUMBER.pattern})"
    r"(?:[.:]|\s[-–|])?\s+(?=[A-ZÆØÅ])"
)
_LONGEST_LINE = 110
_STOP = re.compile(r"\s?[.:]\s+(?=[A-ZÆØÅ])")
_LONGEST_SENTENCE = 100
_LETTERED = re.compile(r"[a-zæøå][.)]\s")
_BULLET = re.compile(r"[•·\s]*(?:[-–] )?")
_OPEN_TITLE = ("-", "–", ",", " og", " af", " for", " til", " i", " om", " med", "/")


class Located(Struct, frozen=True):
    """A stretch of the canonical text, not yet given a rule."""

    start: int
    end: int


def find_title(
    index: int, body: int, last: int, lines: Sequence[Cued], words: Vocabulary
) -> tuple[Located | None, int]:
    """The title's place and the line the body begins at."""
    cued = lines[index]
    rest = title_at(cued)
    place = index
    if rest >= len(cued.text) or cued.access is not None or cued.meta or cued.filed:
        found = title_line(index + 1, last, lines, words)
        if found is not None and found + 1 == last and _closed_only(cued):
            # "Til orientering" below a closed point heads the next ones.
            found = None
        if found is None and not _closed_only(cued):
            return None, body
        place, rest = (index, rest) if found is None else (found, 0)
    start, end = lines[place].line.start + rest, lines[place].line.end
    if place == index and cued.numbered and cued.numbered.end < len(cued.text):
        return Located(start, cued.line.start + cued.numbered.end), max(body, place + 1)
    while place + 1 < last and (
        _wraps(lines[place], lines[place + 1]) or _dashed(place + 1, last, lines)
    ):
        place += 1
        end = lines[place].line.end
    return Located(start, end), max(body, place + 1)


def _closed_only(cued: Cued) -> bool:
    """Whether "Lukket sag" is all that a closed point has for a title."""
    marked = cued.text[title_at(cued) :].startswith(("(", "[", "-", "–"))
    stands = cued.prominent or (cued.numbered is not None and not marked)
    return cued.access == "closed" and stands


def title_at(cued: Cued) -> int:
    """Where a line's title begins: past its number or its bullet."""
    if cued.numbered is not None:
        return cued.numbered.rest
    bullet = _BULLET.match(cued.text)
    return bullet.end() if bullet and cued.line.item else 0


def title_line(
    start: int, last: int, lines: Sequence[Cued], words: Vocabulary
) -> int | None:
    """The first line from ``start`` on that can be a title, or ``None``."""
    for place in range(start, min(start + 5, last)):
        cued = lines[place]
        if cued.heading is not None:
            return None
        # "Dagsorden" heads a list of points, or is the title of the first.
        plain = cued.label is None or (cued.label == "contents" and place == start)
        field = ":" in cued.text and label_of(cued.text, words)[0]
        if field and not _label_end(cued.text, words):
            continue
        if not cued.meta and plain:
            fits = len(cued.text) < 260 and not re.search(r"\bindstiller\b", cued.text)
            return place if fits else None
    return None


def _wraps(line: Cued, after: Cued) -> bool:
    """Whether a title runs on in the next line."""
    if after.line.gap or after.heading or after.meta or after.numbered or after.label:
        return False
    if line.line.bold != after.line.bold or line.line.level != after.line.level:
        return False
    if len(after.text) > 120 or _LETTERED.match(after.text):
        return False
    if line.text.isupper() and after.text.isupper() and not line.line.level:
        return True
    return after.text[0].islower() or line.text.rstrip().endswith(_OPEN_TITLE)


def _dashed(place: int, last: int, lines: Sequence[Cued]) -> bool:
    """Whether a line only looks like a list's: "- godkendelse", broken off a title."""
    if lines[place].line.gap or not re.match(r"[-–] (?!at\b)", lines[place].text):
        return False
    return place + 1 < last and lines[place + 1].meta


def trim_title(
    title: Located, lines: Sequence[Cued], words: Vocabulary
) -> tuple[Located | None, Access | None, Located | None]:
    """Take access marks and a case number in brackets off a title."""
    text = _text_between(title, lines)
    case, end = None, len(text)
    inner = re.search(r"\s*\(([^()]*)\)\s*$", text)
    number = read_case(inner[1], words) if inner else None
    if inner and number and number[1] == len(inner[1].rstrip()):
        at = title.start + inner.start(1)
        case, end = Located(at + number[0], at + number[1]), inner.start()
    elif inner and not inner[1].strip():
        end = inner.start()
    elif filed := _FILED.search(text):
        case = Located(title.start + filed.start(1), title.start + filed.end(1))
        end = filed.start()
    start, end, access = trim_access(text[:end])
    if case is None and (first := _FILED_FIRST.match(text, start, end)):
        case = Located(title.start + first.start(1), title.start + first.end(1))
        start = first.end()
    start += _label_end(text[start:end], words)
    trimmed = Located(title.start + start, title.start + end)
    return (trimmed if trimmed.end > trimmed.start else None), access, case


def _label_end(title: str, words: Vocabulary) -> int:
    """Where a title begins behind a label of its own: ``Emne: Ny skole``."""
    if "title" not in words.labels_at(title):
        return 0
    label = words.label_pattern("title").match(title)
    return label.end() if label and label[1] and label.end() < len(title) else 0


def cut_verdict(
    title: Located, head: Cued, lines: Sequence[Cued], words: Vocabulary
) -> tuple[Located, int | None]:
    """Take the outcome off "Godkendelse af dagsorden - godkendt." of short minutes."""
    text = _text_between(title, lines)
    # A table's row has a cell for the number, one for the title, and others.
    cells = _row(head)
    if cells and title.start == head.line.start + cells[0]:
        return Located(title.start, title.start + cells[1]), title.start + cells[2]
    prose = len(text) > _LONGEST_LINE and text.endswith((".", ";", "!", "?"))
    if prose and (stop := _first_stop(text)):
        # The point is told in its title's line.
        return Located(title.start, title.start + stop[0]), title.start + stop[1]
    mark = max(text.rfind(m) for m in (", ", " - ", " – ", ": "))
    if mark <= 0:
        return title, None
    tail = re.match(r"[,:–\- ]+", text[mark:])
    start = mark + (tail.end() if tail else 0)
    verdict = text[start:].strip(" .").lower()
    told = text.endswith(".") and text[mark] == ":" and len(verdict.split()) > 3
    if told:
        # "Nyt fra formanden: Den nye pumpe ventes i maj." tells the point at once.
        return Located(title.start, title.start + mark), title.start + start
    # "Politik for idræt - orientering" says what kind of point it is, not its end.
    if verdict not in _outcomes(words.overlay) or not _VERDICT.fullmatch(verdict):
        return title, None
    return Located(title.start, title.start + mark), title.start + start


def _first_stop(text: str) -> tuple[int, int] | None:
    """Where the first sentence ends and the next begins: not at "d. 3. maj"."""
    for stop in _STOP.finditer(text, 4, _LONGEST_SENTENCE):
        word = text[: stop.start()].split()[-1]
        if len(word) > 3 and not word[-1].isdigit():
            return stop.span()
    return None


@functools.cache
def _outcomes(overlay: Path | None) -> frozenset[str]:
    """The wordings of the outcomes that are nothing but words."""
    return frozenset(w for e in phrasebook("outcomes", overlay).entries for w in e.text)


def _row(cued: Cued) -> tuple[int, int, int] | None:
    """Where a row's title begins, its length, and how far off the next cell is."""
    if cued.numbered is None or cued.text[: cued.numbered.rest][-1:] != "\t":
        return None
    row = re.compile(r"([^\t]+)\t+(?=[^\t])").match(cued.text, cued.numbered.rest)
    return row and (cued.numbered.rest, len(row[1].rstrip()), len(row[0]))


def _text_between(span: Located, lines: Sequence[Cued]) -> str:
    first = bisect_right(lines, span.start, key=lambda c: c.line.end)
    parts = []
    for cued in takewhile(
        lambda c: c.line.start < span.end, islice(lines, first, None)
    ):
        begin = max(span.start - cued.line.start, 0)
        parts.append(cued.text[begin : span.end - cued.line.start])
    return "\n".join(parts)
