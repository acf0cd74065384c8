"""The rows of a text: paragraphs and list items, whether hard-wrapped or not.

A PDF breaks its lines at the margin, a web page only between paragraphs. A row is
what the writer meant as one line: wrapped lines are joined (as offsets, never by
changing the text), list markers are told from content.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

# "1. januar" and "2. behandling" at the start of a wrapped line are no markers.
_ORDINAL = (
    r"(?!\s*(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)|behandling|kvartal|halvår"
    r"|klasse|etape|sal\b|division|viceborgmester|næstformand|og\s)"
)
_MARKER = re.compile(
    r"(?P<number>\(?(?P<value>\d{1,2})(?:\.?[a-z])?(?:[.)]|\.\))(?=\D|$))"
    + _ORDINAL
    + r"\s*"
    + r"|(?P<bare>\d{1,2})\s+(?=at\b)"
    r"|(?P<letter>\(?[a-zæøå][.)])\s+"
    r"|(?P<ad>(?:ad|nr|pkt)\.?\s?\d{1,2}[.:)]?)\s+"
    r"|(?P<bullet>[•·▪●○◦‣*–—-])(?:\s+|(?=at\b))"
    r"|(?P<round>o)\s+(?=at\b)",
    re.IGNORECASE,
)
_SECOND = re.compile(r"[-–•·]\s*")
_AT = re.compile(r"at\b(?!\s*$)", re.IGNORECASE)
_ENDED = ".!?:"
_DANGLING = re.compile(r"(?:^|\s)(?:at|og|samt|til|af|for|på|i|med|den)$", re.IGNORECASE)


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
    """Whether a row's content is an at-clause, "At 1)" included."""
    return _AT.match(text) is not None


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
            gap = gap or bool(line.strip("*_ \t") == "" and bool(rows))
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


def _width(text: str) -> int:
    """The widest line: that of the margin if the text is hard-wrapped."""
    return max((len(line) for line in text.split("\n")), default=0)


def _row(text: str, start: int, end: int, gap: bool) -> Row:
    marker = _MARKER.match(text, start, end)
    if marker is None:
        return Row(start, start, end, None, None, gap)
    body = marker.end()
    second = _SECOND.match(text, body, end)
    if second is not None and marker.lastgroup != "bullet":
        body = second.end()
    kind = marker.lastgroup
    if kind == "value" or marker["value"]:
        return Row(start, body, end, "number", int(marker["value"]), gap)
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
    if row.gap or row.marker or opens(content):
        return False
    wrapped = _wrapped(last, content, width)
    if starts_with_at(content):
        return bool(before.marker) and wrapped
    if _DANGLING.search(last):
        return True
    if last.endswith(tuple(_ENDED)):
        return wrapped and not last.endswith(":")
    return content[:1].islower() or content[:1] in "(§»\"”" or wrapped


def _wrapped(last: str, content: str, width: int) -> bool:
    """Whether the next word would not have fitted on the line before."""
    if not 40 <= width <= 140:
        return False
    word = content.split(maxsplit=1)[0]
    return len(last) + 1 + len(word) > 0.87 * width
