"""The rows of a text: paragraphs and list items, whether hard-wrapped or not.

A PDF breaks its lines at the margin, a web page only between paragraphs. A row is
what the writer meant as one line: wrapped lines are joined (as offsets, never by
changing the text), list markers are told from content.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from .clauses import takes_clause

# "1. januar" and "2. behandling" at the start of a wrapped line are no markers.
_ORDINAL = (
    r"(?!\s*(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|behandling|kvartal"
    r"|halvår|klasse|etape|sal\b|division|viceborgmester|næstformand|og\s))"
)
_MARKER = re.compile(
    r"at\s*\(?(?P<at>\d{1,2})(?:[.):]|\.\))+\s*"
    r"|(?P<number>\(?(?P<value>\d{1,2})(?:\.?[a-z])?(?:\s?[.)]|\.\))(?=\D|$))"
    + _ORDINAL
    + r"\s*"
    + r"|(?P<bare>\d{1,2})\s+(?=at\b)"
    r"|(?P<letter>\(?(?:[a-zæøå]|(?-i:[IVX]{2,4}|[ivx]{2,4}))[.)])\s+"
    r"|(?P<ad>(?:ad|nr|pkt)\.?\s?\d{1,2}[.:)]?)\s+"
    r"|(?P<bullet>[•·▪▫●○◦‣∙⁃■□☐►➢➤✓\uf000-\uf0ff*–—-])(?:\s+|(?=at\b)|(?=(?-i:[A-ZÆØÅ])))"
    r"|(?P<round>o)\s+(?=at\b)",
    re.IGNORECASE,
)
_SECOND = re.compile(r"[-–•·]\s*")
_AT = re.compile(r"at\b(?!\s*$)", re.IGNORECASE)
_ORDINAL_NOUN = re.compile(
    r"\s+(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|vice|næst|[A-ZÆØÅ]\b)",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\W*(?:(?:\w+s )?(?:beslutning|vedtagelse|afgørelse)(?:er)?"
    r"(?:\s+(?:i|fra|den)\b.{0,120})?"
    r"|(?:beslutning|behandling)\s+.{0,80}\bden\s.{0,40}|.{3,80},\s+(?:den\s+)?\d{1,2}[.-].{4,20}"
    r",\s+pkt\.?\s*\d+|[\w, -]{3,60}s\s+møde\s+(?:den\s+)?\d{1,2}\.?.{4,50})\W*",
    re.IGNORECASE,
)
_REOPENED = re.compile(
    r"\W*(?:sags\w+|resum[eé]|indstilling\w*|baggrund|økonomi\w*|redegørelse|bilag)\W*",
    re.IGNORECASE,
)
_INLINE_ITEM = re.compile(
    r"(?:(?<=[\s,;:])|(?<=^))(?:(?:at\s+)?(?P<number>\d{1,2})[.)]\s+(?!eller\b|og\b|behandling|kvartal|januar|februar|marts|april|maj\b|juni|juli|august|september|oktober|november|december|viceb)|[•·–-]\s*(?=at\b)|[•·]\s+)",
    re.IGNORECASE,
)
_LED_IN = re.compile(r"(?:^|[,:;]|\bat)\s*$", re.IGNORECASE)
_ENDED = ".!?"
_DANGLING = re.compile(
    r"(?:^|\s)(?:at|og|samt|til|af|for|på|i|med|den)$", re.IGNORECASE
)


class Row(Struct, frozen=True):
    """One paragraph or list item; ``body`` is where its content starts.

    ``marker`` is the kind of its list marker or ``None``; ``number`` its value;
    ``gap`` says that a blank line stands before it.
    """

    start: int
    body: int
    end: int
    marker: str | None
    number: int | None
    gap: bool

    def text(self, source: str) -> str:
        """The content without the marker."""
        return source[self.body : self.end]


def starts_with_at(text: str) -> bool:
    """Whether a text opens as an at-clause."""
    return _AT.match(text) is not None


def holds_clause(text: str, row: Row) -> bool:
    """Whether a row is an at-clause: "at …", "1. at …" or "At 1) …"."""
    return any(_AT.match(text, start, row.end) for start in {row.start, row.body})


def read_rows(
    text: str, start: int, end: int, opens: Callable[[str], bool]
) -> list[Row]:
    """The rows of ``text[start:end]``; ``opens`` tells lines that never continue."""
    width = _width(text)
    rows: list[Row] = []
    gap, last = False, ""
    position = start
    for line in text[start:end].split("\n"):
        stripped = line.strip(" \t*_")
        if not stripped:
            gap = True
        else:
            at = position + line.index(stripped)
            row = _row(text, at, at + len(stripped), gap)
            if rows and _continues(rows[-1], row, text, last, width, opens):
                rows[-1] = _extended(rows[-1], row)
            else:
                rows.append(row)
            gap, last = False, stripped
        position += len(line) + 1
    return rows


@functools.lru_cache(maxsize=1)
def _width(text: str) -> int:
    """The widest line: that of the margin if the text is hard-wrapped."""
    return max(map(len, text.split("\n")))


def _row(text: str, start: int, end: int, gap: bool) -> Row:
    marker = _MARKER.match(text, start, end)
    if marker is None:
        return Row(start, start, end, None, None, gap)
    body = marker.end()
    second = _SECOND.match(text, body, end)
    if second is not None and marker.lastgroup != "bullet":
        body = second.end()
    kind = marker.lastgroup
    if marker["value"] or marker["at"]:
        value = int(marker["value"] or marker["at"])
        return Row(start, body, end, "number", value, gap)
    number = int(marker["bare"]) if marker["bare"] else None
    return Row(start, body, end, kind, number, gap)


def _extended(row: Row, more: Row) -> Row:
    body = row.body if row.body < row.end else more.start
    return Row(row.start, body, more.end, row.marker, row.number, row.gap)


def _continues(
    before: Row,
    row: Row,
    text: str,
    last: str,
    width: int,
    opens: Callable[[str], bool],
) -> bool:
    content = row.text(text)
    if before.marker and not before.text(text).strip():
        return row.marker is None  # "1." alone on its line
    if row.gap or row.marker or opens(content) or heads_decision(content):
        return False
    wrapped = _wrapped(last, content, width)
    if starts_with_at(content):
        if takes_clause(last) and not last.endswith(":"):
            return True
        listed = starts_with_at(before.text(text)) or opens(before.text(text))
        return wrapped and (bool(before.marker) or not listed)
    if _DANGLING.search(last):
        return True
    if last.endswith(":"):
        return False
    if last.endswith(tuple(_ENDED)):
        return wrapped or content[:1].islower()
    return content[:1].islower() or content[:1] in '(§»"”' or wrapped


def _wrapped(last: str, content: str, width: int) -> bool:
    """Whether the next word would not have fitted on the line before."""
    if not 40 <= width <= 140:
        return False
    word = content.split(maxsplit=1)[0]
    return len(last) + 1 + len(word) > 0.87 * width


def heads_decision(content: str) -> bool:
    """Whether a line is the heading of a decision."""
    return len(content) <= 160 and _DECIDED.fullmatch(content) is not None


def undecided(text: str, rows: list[Row]) -> Iterator[Row]:
    """The rows that stand under no heading of a decision."""
    decided = False
    for row in rows:
        content = row.text(text)
        if heads_decision(content):
            decided = True
        elif decided and len(content) <= 60 and _REOPENED.fullmatch(content):
            decided = False
        if not decided:
            yield row


def sentence_stop(text: str, start: int, end: int) -> int:
    """Where the first sentence ends; the dots of abbreviations and dates do not."""
    for match in re.finditer(r"[.!?](?=\s+[A-ZÆØÅ])", text[start:end]):
        near = start + match.start()
        word = text[max(start, near - 30) : near].rsplit(maxsplit=1)
        if word and _ends(word[-1], text, near + 1):
            return start + match.end()
    return end


def _ends(word: str, text: str, after: int) -> bool:
    """Whether the dot after ``word`` is that of a sentence."""
    if word[-1].isdigit():
        return _ORDINAL_NOUN.match(text, after) is None
    return len(word) > 3


def inline_items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """List items that stand in one line: "at 1. …, 2. …" or "- at … - at …"."""
    marks = []
    wanted = 1
    for match in _INLINE_ITEM.finditer(text, start, end):
        if match["number"]:
            if int(match["number"]) != wanted:
                continue
            wanted += 1
        marks.append(match)
    if not marks or not _LED_IN.search(text[start : marks[0].start()]):
        return
    if len(marks) < 2 and text[start : marks[0].start()].strip(" at,:;"):
        return
    stops = [m.start() for m in marks[1:]] + [end]
    for match, stop in zip(marks, stops, strict=True):
        yield match.end(), stop


def starts_with_item(text: str) -> bool:
    """Whether ``text`` opens with a list item in the line."""
    return _INLINE_ITEM.match(text) is not None
