"""Minutes that a site printed as running text, cut into lines where it is certain.

Sites that share documents print a PDF's text without its line breaks, each page
after its number; others run a list of points together. The breaks before the marks
by which minutes are set up can be told, and no others are made.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from ..lexicon import phrasebook
from ..text import Line

WARNING = "some lines were recovered from running text; others may be missing"

_LONG, _LONG_PAGE, _LONG_LIST = 800, 100, 120
_FEWEST_KINDS, _FEWEST_ENTRIES = 3, 4
_SECTIONS = {
    "summary", "recommendation", "case", "decision", "attachments", "legal", "economy",
    "hearing", "personnel", "process",
}  # fmt: skip
_FIELDS = {
    "label.place", "label.date", "label.start", "label.end", "label.body",
    "label.present", "label.absent", "label.guests",
}  # fmt: skip
_SHORTEST_FIELD = 4
# Words that say nothing but that a section begins, wherever they have a capital.
_CERTAIN = r"(?:Sags(?:fremstilling|beskrivelse)|Indstilling|Beslutning|Lovgrundlag)"
_SURE = re.compile(
    r"indstilling|beslutning|sagsfrem|sagsbesk|punkt|pkt|sag|åben|lukket"
)
_UPPER = "A-ZÆØÅ"
_PAGE_NUMBER = re.compile(r"\s*(\d{1,4})[ \t]+(?=[A-ZÆØÅ\d])")
_RUNNING = re.compile(
    rf"(?:[^.:]{{2,80}}?,? )?Side(?: (?:\d{{1,4}}|[ivx]{{1,5}}))?(?= +[\d{_UPPER}])"
)
_NUMBER = re.compile(
    rf"(?:(?<![\w.,/§(-])|(?<=[a-zæøå)?])|(?<=\d\.))(\d{{1,3}})\. ?(?=[{_UPPER}][^.\d])"
)
# A figure after these refers to something or is part of a date.
_REFERENCE = re.compile(
    r"(?:\b(?:nr|kl|pkt|punkt|stk|den|d|sag|bilag|ca|kap|og|til|ad|pr)\.?|§) ?$",
    re.IGNORECASE,
)
_LIST_FOLLOWS = re.compile(r"(?:\bSide|\bDagsorden|Indholdsfortegnelse|Tekst):? $")


def unflattened(lines: Sequence[str]) -> dict[int, list[str]]:
    """What to put for some of the lines, by index; nothing in most documents."""
    pages = _pages(lines)
    flat = {i for i, line in enumerate(lines) if _is_flat(line, page=i in pages)}
    if not flat:
        return _lists(lines)
    chosen = sorted(flat | pages)
    bodies = [lines[i][_page_number(lines[i]) if i in pages else 0 :] for i in chosen]
    return {
        index: _cut(body, {*points, *_breaks(body)})
        for index, body, points in zip(chosen, bodies, _points(bodies), strict=True)
    }


def unflattened_lines(lines: list[Line]) -> tuple[list[Line], tuple[str, ...]]:
    """The same for lines that have a layout, and the warning where any was cut."""
    cut = unflattened([line.text for line in lines])
    if not cut:
        return lines, ()
    result: list[Line] = []
    for index, line in enumerate(lines):
        pieces = cut.get(index)
        if pieces is None:
            result.append(line)
        else:
            result += [
                Line(text=piece, gap=line.gap and not n)
                for n, piece in enumerate(pieces)
            ]
    return result, (WARNING,)


def _pages(lines: Sequence[str]) -> set[int]:
    """Lines that begin with the numbers 1, 2, 3 … and are as long as pages."""
    found: list[int] = []
    size = 0
    for index, line in enumerate(lines):
        number = _PAGE_NUMBER.match(line)
        if number and int(number[1]) == len(found) + 1:
            found.append(index)
            size += len(line)
    return set(found) if size > _LONG_PAGE * len(found) else set()


def _page_number(line: str) -> int:
    match = _PAGE_NUMBER.match(line)
    return match.end() if match else 0


def _is_flat(line: str, *, page: bool) -> bool:
    """Whether several kinds of marks stand within one line."""
    if not page and len(line) <= _LONG:
        return False
    kinds = {m[0].lower() for m in _marks().finditer(line)}
    if page:
        points = sum(map(len, _points([line])))
        return len(kinds) + min(points, _FEWEST_KINDS - 1) >= _FEWEST_KINDS
    # "Formål: … Tidsplan: … Økonomi: …" is how a paragraph may be written.
    return len(kinds) >= _FEWEST_KINDS and any(map(_SURE.match, kinds))


def _breaks(body: str) -> Iterator[int]:
    running = _RUNNING.match(body)
    if running:
        yield running.end()
    for mark in _marks().finditer(body):
        yield mark.start()
        if mark.lastgroup == "alone":
            yield mark.end()


@functools.cache
def _marks() -> re.Pattern[str]:
    """What opens a line of minutes; ``alone`` is a line to itself."""
    labels = phrasebook("labels").entries
    sections = _words(
        w
        for e in phrasebook("headings").entries
        if e.label in _SECTIONS
        for w in e.text
    )
    fields = _words(
        w
        for e in labels
        if e.id in _FIELDS
        for w in e.text
        if len(w) >= _SHORTEST_FIELD
    )
    access = _words(
        w
        for e in labels
        if e.id in ("line.open", "line.closed")
        for w in e.text
        if " " in w
    )
    cases = _words(
        w for e in labels if e.id == "label.case" for w in e.text if len(w) > 3
    )
    after, ended = rf"(?= [{_UPPER}]| at\b)", r"(?<=[.!?:)] )"
    return re.compile(
        rf"(?<!\w)(?=[{_UPPER}])(?:"
        rf"(?P<alone>(?:{_CERTAIN}|{_CERTAIN.upper()}|{ended}{sections}){after}"
        rf"|{access}(?!\w)|Indholdsfortegnelse(?=:? [\d{_UPPER}]))"
        rf"|(?:{sections}|{fields})(?= ?:)"
        rf"|(?:{cases})(?=:| ?\d)"
        rf"|Beslutning (?:i|fra|den|på) [^.:]{{0,80}}?(?:\d{{4}}|:)"
        rf"|{ended}[{_UPPER}][\w-]{{3,40}} den \d{{1,2}}\. \w{{3,9}} \d{{4}} ?:"
        rf"|(?:Punkt|Pkt\.|Sag nr\.|Ad\.?|AD) ?\d{{1,3}}[a-z]?(?=[.:]? ?[{_UPPER}])"
        r")"
    )


def _words(wordings: Iterable[str]) -> str:
    """The wordings with a capital or in capitals, the longest first."""
    ordered = sorted(set(wordings), key=lambda w: (-len(w), w))
    forms = [f for w in ordered for f in (w[:1].upper() + w[1:], w.upper())]
    return "(?:" + "|".join(re.escape(f) for f in forms) + ")"


def _points(bodies: Sequence[str]) -> list[list[int]]:
    """Where "N. Title" continues the numbering, text by text."""
    found = [
        (n, match.start(), int(match[1]))
        for n, body in enumerate(bodies)
        for match in _NUMBER.finditer(body)
        if not _REFERENCE.search(body[max(0, match.start() - 8) : match.start()])
    ]
    starts: list[list[int]] = [[] for _ in bodies]
    numbers = {number for *_, number in found}
    first = last = 0
    restarted = skipped = False
    for n, start, number in found:
        begins = not last and (
            number + 1 in numbers
            or bool(_LIST_FOLLOWS.search(bodies[n][max(0, start - 24) : start]))
        )
        # The contents count once and the points themselves again.
        again = last >= first and number == first and not restarted
        if begins:
            first = number
        elif again:
            restarted = True
        elif not _continues(number, last, numbers) or skipped:
            # A list within a point has begun; it does not carry the count on.
            skipped = number == last
            continue
        last, skipped = number, False
        starts[n].append(start)
    return starts


def _continues(number: int, last: int, numbers: set[int]) -> bool:
    """Whether a point follows the last one, the closed ones counting from 101 or so."""
    leaps = number > last and number - 1 not in numbers and number + 1 in numbers
    return number == last + 1 or leaps


def _lists(lines: Sequence[str]) -> dict[int, list[str]]:
    """Lists of titles, counted from 1, that stand on one line."""
    result: dict[int, list[str]] = {}
    for index, line in enumerate(lines):
        if len(line) > _LONG_LIST:
            (starts,) = _points([line])
            if len(starts) >= _FEWEST_ENTRIES and _are_titles(line, starts):
                result[index] = _cut(line, set(starts))
    return result


def _are_titles(line: str, starts: list[int]) -> bool:
    """Whether the entries end without a full stop, and begin the line or are glued."""
    ends = [line[:start].rstrip()[-1:] for start in starts[1:]]
    glued = sum(line[start - 1 : start].strip() != "" for start in starts)
    opens = not line[: starts[0]].strip()
    return (opens or glued > 1) and not any(e in ".:;," for e in ends)


def _cut(text: str, starts: set[int]) -> list[str]:
    edges = sorted({0, len(text), *starts})
    pieces = (text[a:b].strip() for a, b in itertools.pairwise(edges))
    return [piece for piece in pieces if piece]
