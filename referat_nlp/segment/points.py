"""From the lines that begin points to points with number, title, case, access."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from ..lexicon import phrasebook
from ..records import Access
from .cues import CASE_NUMBER, access_within, trim_access
from .endings import before_annex, end_of_points, is_signature
from .lines import Cued
from .vocabulary import Vocabulary, fold

_GROUP_HEADING = re.compile(r"[A-ZÆØÅ]\.\s+(?:Sager|Orientering|Drøftelse|Lukket|Åben)")
# "godkendt", "ikke vedtaget", "taget til efterretning"; not "bordet rundt".
_VERDICT = re.compile(r"(?:(?:blev|er) )?(?:ikke )?[\w-]+t|.*efterretning")
# A case line that the reader could not part from the title above it.
_FILED = re.compile(
    rf"\s(?:J\.? ?nr|Sags?(?: ?nr|id)|Journal ?nr)\.?:?\s({CASE_NUMBER.pattern})$"
)
_LONGEST_TITLE = 160
_BULLET = re.compile(r"[•·\s]*(?:[-–] )?")
_OPEN_TITLE = ("-", "–", ",", " og", " af", " for", " til", " i", " om", " med", "/")


class Located(Struct, frozen=True):
    """A stretch of the canonical text, not yet given a rule."""

    start: int
    end: int


class Point(Struct, frozen=True):
    """Where one point lies; ``body`` is the index of the line after its heading.

    ``verdict`` is the offset of an outcome printed at the end of the title's line.
    """

    first: int
    last: int
    body: int
    number: str | None
    title: Located | None
    case_number: Located | None
    access: Access | None
    verdict: int | None = None


def build_points(
    indexes: Sequence[int],
    lines: Sequence[Cued],
    words: Vocabulary,
    *,
    titled: bool = True,
) -> list[Point]:
    """Give every point its heading block and its lines.

    Signature pages end the point before them and are no points themselves.
    ``last`` is exclusive, as is every end.
    """
    firsts = _pull_up(indexes, lines)
    stop = end_of_points(indexes[-1], lines)
    points: list[Point] = []
    group: Access | None = None
    for place, index in enumerate(indexes):
        first = firsts[place]
        last = firsts[place + 1] if place + 1 < len(indexes) else stop
        last = before_annex(index + 1, last, lines)
        group = _group_access(first, lines) or group
        if not any(is_signature(i, lines, words) for i in {index, first}):
            points.append(_build(index, first, last, lines, words, titled, group))
    return points


def _pull_up(indexes: Sequence[int], lines: Sequence[Cued]) -> list[int]:
    """Move starts above case lines where a document prints those first."""
    if _titles_above(indexes, lines):
        return [max(i - 1, 0) for i in indexes]
    above = [_meta_above(i, lines) for i in indexes]
    below = sum(_meta_below(i, lines) for i in indexes)
    if sum(a < i for a, i in zip(above, indexes, strict=True)) > max(below, 0):
        return above
    return list(indexes)


def _titles_above(indexes: Sequence[int], lines: Sequence[Cued]) -> bool:
    """Whether titles stand above bare numbers or case lines ("Sag nr. 129")."""
    if indexes[0] == 0:
        return False
    filed = sum(_titled_case(i, lines) for i in indexes)
    bare = [i for i in indexes if _is_bare_number(lines[i])]
    if len(bare) <= len(indexes) / 2:
        return filed > len(indexes) / 2
    untitled = sum(_title_line(i + 1, i + 2, lines) is None for i in bare)
    fitting = sum(not lines[i - 1].text.endswith((".", ":")) for i in bare)
    return min(untitled, fitting) > len(bare) / 2


def _titled_case(index: int, lines: Sequence[Cued]) -> bool:
    """Whether a line that begins a paragraph is the title of the case line below it."""
    above = lines[index - 1]
    free = above.heading is None and above.label is None and not above.meta
    joined = above.line.gap and not lines[index].line.gap
    short = len(above.text) < _LONGEST_TITLE and not above.text.endswith(
        (".", ":", ",")
    )
    return lines[index].meta and free and joined and short


def _is_bare_number(cued: Cued) -> bool:
    if cued.numbered is None:
        return False
    rest = "" if cued.filed else cued.text[cued.numbered.rest :]
    # "Sag nr. 45 (BE 3/2011)": an older number in brackets is no title.
    return not rest or re.fullmatch(r"\([^()]*\d[^()]*\)", rest) is not None


def _meta_above(index: int, lines: Sequence[Cued]) -> int:
    first = index
    while first > 0 and index - first < 3 and lines[first - 1].meta:
        first -= 1
    return first


def _meta_below(index: int, lines: Sequence[Cued]) -> bool:
    return any(c.meta for c in lines[index + 1 : index + 3])


def _group_access(first: int, lines: Sequence[Cued]) -> Access | None:
    for cued in reversed(lines[max(0, first - 2) : first]):
        if _opens_group(cued):
            return cued.access
    return None


def _opens_group(cued: Cued) -> bool:
    groups = ("sager", "punkter", "møde", "døre", "dagsorden")
    return cued.access is not None and cued.folded.endswith(groups)


def _build(
    index: int,
    first: int,
    last: int,
    lines: Sequence[Cued],
    words: Vocabulary,
    titled: bool,
    group: Access | None,
) -> Point:
    cued = lines[index]
    body = _heading_end(index, last, lines)
    block = lines[first:body]
    title, title_access, in_title = None, None, None
    if cued.heading is not None:
        body = index
    elif first < index and not lines[first].meta:
        head = lines[first]
        title = Located(head.line.start + _title_at(head), head.line.end)
    elif titled:
        title, body = _title(index, body, last, lines)
    if title is not None:
        title, title_access, in_title = _trim_title(title, lines, block)
    filed = (c for c in block if c.case and (c.numbered is None or c.filed))
    case = next(map(_case_at, filed), None)
    stated = [c.access or (access_within(c.text) if c.meta else None) for c in block]
    beside = title and not cued.line.start <= title.start < cued.line.end
    if cued.numbered and beside:
        # "Punkt 11 af 11 (lukket)" above or below the title.
        stated.append(access_within(cued.text[cued.numbered.rest :]))
    access = title_access or next((a for a in stated if a), None) or group
    number = cued.numbered.number if cued.numbered else None
    title, verdict = _cut_verdict(title, cued, lines) if title else (None, None)
    return Point(first, last, body, number, title, case or in_title, access, verdict)


def _cut_verdict(
    title: Located, head: Cued, lines: Sequence[Cued]
) -> tuple[Located, int | None]:
    """Take the outcome off "Godkendelse af dagsorden - godkendt." of short minutes."""
    text = _text_between(title, lines)
    # A table's row has a cell for the number, one for the title, and others.
    cells = _row(head)
    if cells and title.start == head.line.start + cells[0]:
        return Located(title.start, title.start + cells[1]), title.start + cells[2]
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
    known = {w for e in phrasebook("outcomes").entries for w in e.text}
    # "Politik for idræt - orientering" says what kind of point it is, not its end.
    if verdict not in known or not _VERDICT.fullmatch(verdict):
        return title, None
    return Located(title.start, title.start + mark), title.start + start


def _row(cued: Cued) -> tuple[int, int, int] | None:
    """Where a row's title begins, its length, and how far off the next cell is."""
    if cued.numbered is None or cued.text[: cued.numbered.rest][-1:] != "\t":
        return None
    row = re.compile(r"([^\t]+)\t+(?=[^\t])").match(cued.text, cued.numbered.rest)
    return row and (cued.numbered.rest, len(row[1].rstrip()), len(row[0]))


def _heading_end(index: int, last: int, lines: Sequence[Cued]) -> int:
    """The line after the case, access and label lines of a heading block."""
    end = index + 1
    for place in range(index + 1, min(index + 8, last)):
        cued = lines[place]
        if cued.heading is not None:
            break
        if place + 1 == last and _opens_group(cued):
            break
        if cued.meta or cued.label == "noise" or _repeats(cued, lines[index]):
            end = place + 1
        elif _GROUP_HEADING.match(cued.text) and lines[min(place + 1, last - 1)].meta:
            continue
        elif (
            _GROUP_HEADING.match(cued.text) or place > index + 3 or len(cued.text) > 160
        ):
            break
    return end


def _repeats(cued: Cued, head: Cued) -> bool:
    return fold(_title_text(cued)) == fold(_title_text(head))


def _title_text(cued: Cued) -> str:
    return cued.text[cued.numbered.rest :] if cued.numbered else cued.text


def _case_at(cued: Cued) -> Located:
    assert cued.case is not None
    return Located(cued.line.start + cued.case[0], cued.line.start + cued.case[1])


def _title(
    index: int, body: int, last: int, lines: Sequence[Cued]
) -> tuple[Located | None, int]:
    """The title's place and the line the body begins at."""
    cued = lines[index]
    rest = _title_at(cued)
    place = index
    if rest >= len(cued.text) or cued.access is not None or cued.meta or cued.filed:
        found = _title_line(index + 1, last, lines)
        if found is None and not (cued.access == "closed" and cued.prominent):
            return None, body
        place, rest = (index, rest) if found is None else (found, 0)
    start, end = lines[place].line.start + rest, lines[place].line.end
    while place + 1 < last and (
        _wraps(lines[place], lines[place + 1]) or _dashed(place + 1, last, lines)
    ):
        place += 1
        end = lines[place].line.end
    return Located(start, end), max(body, place + 1)


def _title_at(cued: Cued) -> int:
    """Where a line's title begins: past its number or its bullet."""
    if cued.numbered is not None:
        return cued.numbered.rest
    bullet = _BULLET.match(cued.text)
    return bullet.end() if bullet and cued.line.item else 0


def _title_line(start: int, last: int, lines: Sequence[Cued]) -> int | None:
    for place in range(start, min(start + 5, last)):
        cued = lines[place]
        if cued.heading is not None:
            return None
        if not cued.meta and cued.label is None:
            fits = len(cued.text) < 260 and not re.search(r"\bindstiller\b", cued.text)
            return place if fits else None
    return None


def _wraps(line: Cued, after: Cued) -> bool:
    """Whether a title runs on in the next line."""
    if after.line.gap or after.heading or after.meta or after.numbered or after.label:
        return False
    if line.line.bold != after.line.bold or line.line.level != after.line.level:
        return False
    if len(after.text) > 120:
        return False
    return after.text[0].islower() or line.text.rstrip().endswith(_OPEN_TITLE)


def _dashed(place: int, last: int, lines: Sequence[Cued]) -> bool:
    """Whether a line only looks like a list's: "- godkendelse", broken off a title."""
    if lines[place].line.gap or not re.match(r"[-–] (?!at\b)", lines[place].text):
        return False
    return place + 1 < last and lines[place + 1].meta


def _trim_title(
    title: Located, lines: Sequence[Cued], block: Sequence[Cued]
) -> tuple[Located | None, Access | None, Located | None]:
    """Take access marks and a case number in brackets off a title."""
    text = _text_between(title, lines)
    case, end = None, len(text)
    inner = re.search(r"\s*\(([^()]*)\)\s*$", text)
    if inner and CASE_NUMBER.fullmatch(inner[1].strip()):
        case = Located(title.start + inner.start(1), title.start + inner.end(1))
        end = inner.start()
    elif inner and not inner[1].strip():
        end = inner.start()
    elif filed := _FILED.search(text):
        case = Located(title.start + filed.start(1), title.start + filed.end(1))
        end = filed.start()
    start, end, access = trim_access(text[:end])
    trimmed = Located(title.start + start, title.start + end)
    return (trimmed if trimmed.end > trimmed.start else None), access, case


def _text_between(span: Located, lines: Sequence[Cued]) -> str:
    parts = []
    for cued in lines:
        if cued.line.end > span.start and cued.line.start < span.end:
            begin = max(span.start - cued.line.start, 0)
            parts.append(cued.text[begin : span.end - cued.line.start])
    return "\n".join(parts)
