"""Physical lines of a PDF to paragraphs, judged by geometry."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from msgspec import Struct

from ..text import Box, Line
from .marks import BULLET, LETTERED, ends_sentence, is_item, join_lines

_NUMBER = re.compile(r"(?:\d{1,4}[.)]|\d{1,3}(?:[./]\d{1,2}){1,2}[.)]?)\s+(?=\S)")
_POINT = re.compile(
    r"(?:dagsordens)?(?:punkt|pkt|sag|sagsnr|nr)\b\.?:? ?\d", re.IGNORECASE
)
_MONTH = re.compile(
    r"\d{1,2}\.\s+(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|kvartal|halvår|"
    r"behandling|klasse|etape|og|eller)",
    re.IGNORECASE,
)
_TITLED = re.compile(r"\d{1,3}[.)]\s+[A-ZÆØÅ]")
_WANTS_NUMBER = re.compile(r"(?:\b(?:nr|pkt|punkt|stk|kl|ca)\.?|§)$", re.IGNORECASE)
_LONGEST_WANT = 8
# In font sizes; text set in farther is no hanging item's, nor a first line's.
_DEEPEST_INDENT = 5.0
_CLAUSE = re.compile(r"(?:at|ad\.? ?\d+)\b", re.IGNORECASE)
_LABEL = re.compile(r"[A-ZÆØÅ][\w. /-]{1,38}:(?:\s|$)")
_LEADERS = re.compile(r"\.\.\.\.|\. \. \. \. |……")


class Piece(Struct, gc=False):
    """One physical line (or table row) in reading order.

    ``right`` is the edge its column reaches, ``indent`` where its text begins
    after a list mark, ``left`` the edge of all of it where ``x0`` is that of a
    label's value; ``whole`` marks table rows, which take no part in paragraphs;
    ``origin`` is where its column of the page begins.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    italic: bool
    starts_bold: bool
    first_width: float
    page: int
    right: float
    indent: float
    left: float
    whole: bool = False
    open_end: bool = False
    origin: float = 0.0


class _Paragraph(Struct):
    pieces: list[Piece]
    text: str
    indent: float


def paragraphs(pieces: list[Piece]) -> list[Line]:
    """Join the pieces of each paragraph into one line."""
    leading = _leading(pieces)
    done: list[_Paragraph] = []
    for piece in pieces:
        if done and _continues(done[-1], piece, leading):
            last = done[-1]
            last.text = join_lines(last.text, piece.text)
            last.pieces.append(piece)
        else:
            done.append(_Paragraph([piece], piece.text, piece.indent))
    lines = []
    before: Piece | None = None
    for paragraph in done:
        lines.append(_line(paragraph, _gap(before, paragraph.pieces[0], leading)))
        before = paragraph.pieces[-1]
    return lines


def _leading(pieces: list[Piece]) -> float:
    """The usual distance of two lines, in font sizes."""
    steps: Counter[float] = Counter()
    for a, b in pairwise(pieces):
        step = b.bottom - a.bottom
        if a.page == b.page and 0.5 * a.size < step < 2.2 * a.size and a.size:
            steps[round(step / a.size, 1)] += 1
    return steps.most_common(1)[0][0] if steps else 1.2


def _continues(paragraph: _Paragraph, piece: Piece, leading: float) -> bool:
    last = paragraph.pieces[-1]
    if last.whole or piece.whole or _LEADERS.search(last.text):
        return False
    if piece.left < piece.x0:
        # A label with its value: the row above is another's, however full.
        return False
    if not _same_look(paragraph, last, piece):
        return False
    if BULLET.match(piece.text) and not _dashed_heading(last, piece):
        return False
    if last.page != piece.page or last.origin < piece.origin:
        return _runs_over(last, piece)
    step = piece.bottom - last.bottom
    if not 0 < step <= _widest_step(paragraph, leading):
        return False
    if _hyphenated(last) and piece.text[:1].islower():
        return True
    if not _is_full(last, piece):
        return _wrapped_heading(paragraph, last, piece)
    return not _opens(paragraph, last, piece)


def _widest_step(paragraph: _Paragraph, leading: float) -> float:
    """Lines of a paragraph are evenly spaced; its first step sets the measure."""
    if len(paragraph.pieces) > 1:
        first, second = paragraph.pieces[:2]
        if first.page == second.page:
            return 1.12 * (second.bottom - first.bottom)
    return 1.18 * leading * paragraph.pieces[-1].size


def _same_look(paragraph: _Paragraph, last: Piece, piece: Piece) -> bool:
    if abs(last.size - piece.size) > 0.1 * max(last.size, 1):
        return False
    if last.bold and not piece.starts_bold:
        # A bold run that goes on in plain type, not a heading and its text.
        return piece.text[:1].islower() and not ends_sentence(last.text)
    if piece.bold and not last.bold:
        return last.open_end and not ends_sentence(last.text)
    return last.italic == piece.italic or piece.text[:1].islower()


def _hyphenated(piece: Piece) -> bool:
    return piece.text.endswith("-") and piece.text[-2:-1].isalpha()


def _is_full(last: Piece, piece: Piece) -> bool:
    """Whether the next line's first word found no room on the last line."""
    room = 0.3
    if (
        piece.text[:1].islower()
        and not _CLAUSE.match(piece.text)
        and not ends_sentence(last.text)
    ):
        # A sentence that goes on: the edge may be out by a few letters.
        room = 4.0
    end = last.x1 + 0.2 * last.size + piece.first_width
    return end > last.right - room * last.size


def _dashed_heading(last: Piece, piece: Piece) -> bool:
    """A heading that wraps before its dash: "Helhedsplan" / "- etape 2"."""
    return last.bold and piece.bold and piece.text[0] in "-–" and _is_full(last, piece)


def _wrapped_heading(paragraph: _Paragraph, last: Piece, piece: Piece) -> bool:
    """A heading may be set in a narrower measure than the text."""
    if len(paragraph.pieces) > 4 or ends_sentence(last.text):
        return False
    if not (last.bold and piece.bold) or abs(last.x0 - piece.x0) > 2 * last.size:
        return False
    return piece.text[:1].islower() and not _CLAUSE.match(piece.text)


def _opens(paragraph: _Paragraph, last: Piece, piece: Piece) -> bool:
    """Whether a line after a full one begins something new."""
    ended = ends_sentence(last.text)
    if ended and _POINT.match(piece.text):
        return True
    if LETTERED.match(piece.text) and piece.x0 <= paragraph.indent + last.size:
        return True
    if _is_numbered(last, piece):
        sibling = bool(_NUMBER.match(paragraph.text))
        titled = bool(_TITLED.match(piece.text)) and _may_end(last.text)
        if ended or sibling or titled or last.text.endswith((",", " og")):
            return True
    if _CLAUSE.match(piece.text) and (
        last.text.endswith(":") or bool(_CLAUSE.match(paragraph.text))
    ):
        return True
    if _LABEL.match(piece.text) and (ended or bool(_LABEL.match(paragraph.text))):
        return True
    return _indented(paragraph, last, piece)


def _is_numbered(last: Piece, piece: Piece) -> bool:
    """Whether a line opens with a number of its own, not with "nr." and "11.58"."""
    if _WANTS_NUMBER.search(last.text[-_LONGEST_WANT:]):
        return False
    return bool(_NUMBER.match(piece.text)) and not _MONTH.match(piece.text)


def _may_end(text: str) -> bool:
    """Whether a line without a full stop ends in a figure or a name, as heads do."""
    word = text.rsplit(maxsplit=1)[-1]
    return word[0].isupper() or word[-1].isdigit() or word[-1] == ")"


def _indented(paragraph: _Paragraph, last: Piece, piece: Piece) -> bool:
    step = piece.x0 - last.x0
    deepest = _DEEPEST_INDENT * last.size
    if abs(step) <= 0.6 * last.size:
        return False
    if step > 0:
        if not ends_sentence(last.text) and not piece.text[:1].isupper():
            return False
        marked = paragraph.indent > last.x0 or is_item(paragraph.text)
        hangs = len(paragraph.pieces) == 1 and marked and step < deepest
        return not hangs
    if -step > deepest:
        return True
    return len(paragraph.pieces) > 1 and ends_sentence(last.text)


def _runs_over(last: Piece, piece: Piece) -> bool:
    """Whether a paragraph goes on at the top of the next column or page."""
    if piece.page > last.page + 1 or not _is_full(last, piece):
        return _hyphenated(last) and piece.text[:1].islower()
    if _hyphenated(last):
        return True
    if ends_sentence(last.text) or LETTERED.match(piece.text):
        return False
    if piece.bold and piece.text[:1].isupper() and last.page != piece.page:
        # A title at the foot of a page and the heading of its first section.
        return False
    if _is_numbered(last, piece):
        return False
    step = (piece.x0 - piece.origin) - (last.x0 - last.origin)
    return abs(step) < 3 * last.size


def _gap(before: Piece | None, piece: Piece, leading: float) -> bool:
    if before is None or before.page != piece.page:
        return True
    step = piece.bottom - before.bottom
    if piece.whole and before.whole and 0 < step < 3 * piece.size:
        return False
    return step < 0 or step > 1.25 * leading * max(before.size, piece.size)


def _line(paragraph: _Paragraph, gap: bool) -> Line:
    pieces = paragraph.pieces
    sizes: Counter[float] = Counter()
    for piece in pieces:
        sizes[piece.size] += len(piece.text)
    first = [p for p in pieces if p.page == pieces[0].page]
    box: Box = (
        min(p.left for p in first),
        min(p.top for p in first),
        max(p.x1 for p in first),
        max(p.bottom for p in first),
    )
    return Line(
        text=paragraph.text,
        page=pieces[0].page,
        box=box,
        size=sizes.most_common(1)[0][0],
        bold=all(p.bold for p in pieces),
        italic=all(p.italic for p in pieces),
        item=is_item(paragraph.text),
        gap=gap,
    )
