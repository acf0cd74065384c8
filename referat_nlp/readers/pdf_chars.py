"""The words of a PDF page, with box, font size and weight, from PDFium."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import repeat
from typing import Any

from msgspec import Struct

from ..text import Box
from .pdf_glyphs import Glyphs, Look, glyphs_of

_LIGATURES = str.maketrans({"\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•", "\uf02d": "-"})
# Stands where PDFium believes that a hyphen breaks a word at the line's end.
_HYPHENS = frozenset((0x02, 0xFFFE))
_UNMAPPED = frozenset((0, 0xFFFD))
A4 = (0.0, 0.0, 595.0, 842.0)
# White space or overlap of this many font sizes within a stretch ends a word.
_GAP, _OVERLAP = 0.35, -0.5


class Word(Struct, gc=False):
    """Characters that touch; ``spaced`` when white space precedes them.

    ``boxes`` are those of its characters, where they were asked for.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    italic: bool
    spaced: bool
    boxes: list[Box] | None = None


class PageWords(Struct):
    """A page's words, how it is viewed, how many characters have no meaning."""

    words: list[Word]
    view: View
    unmapped: int = 0


def page_words(page: Any, *, boxes: bool = False) -> PageWords:
    """Read one PDFium page; the origin is its top left corner as displayed.

    A page whose text mostly runs another way is turned until it reads. With
    ``boxes`` every word keeps those of its characters.
    """
    textpage = page.get_textpage()
    try:
        glyphs = glyphs_of(textpage, exact=boxes)
    finally:
        textpage.close()
    view = View(page.get_bbox(), page.get_rotation() % 360)
    result, others = _read(glyphs, view, boxes)
    turn, count = max(others.items(), key=lambda pair: pair[1], default=(0, 0))
    if count and count > sum(len(w.text) for w in result.words):
        result, _ = _read(glyphs, View(page.get_bbox(), turn), boxes)
    return result


def _read(glyphs: Glyphs, view: View, traced: bool) -> tuple[PageWords, Counter[int]]:
    """The words that run along the view, and how many letters run otherwise."""
    result = PageWords(words=[], view=view)
    builder = _Builder(result, traced)
    if glyphs.text:
        placed = view.place(glyphs.box)
        plain = [None] * len(glyphs.looks) if traced else _plain(glyphs, placed, view)
        if None not in plain:
            result.words = [w for w in plain if w and not w.text.isspace()]
            return result, builder.others
        for index, word in enumerate(plain):
            if word is not None:
                builder.begin(word, glyphs.keys[index])
            else:
                builder.add_all(glyphs, index, placed)
    builder.end_word()
    return result, builder.others


def _plain(glyphs: Glyphs, placed: Any, view: View) -> Sequence[Word | None]:
    """A word for each stretch that nothing divides or overprints, else ``None``."""
    import numpy as np

    starts, text = glyphs.starts, glyphs.text
    x0, top, x1, bottom = placed
    odd = np.logical_or.reduceat(_odd(glyphs, placed, view), starts)
    odd[list(glyphs.mixed)] = True
    edges = zip(
        x0[starts].tolist(),
        np.minimum.reduceat(top, starts).tolist(),
        np.maximum.reduceat(x1, starts).tolist(),
        np.maximum.reduceat(bottom, starts).tolist(),
        strict=True,
    )
    return [
        None
        if odd or look.dingbats or look.angle != view.rotation
        else Word(text[start:end], *box, look.size, look.bold, look.italic, True)
        for odd, look, start, end, box in zip(
            odd.tolist(), glyphs.looks, starts, glyphs.ends, edges, strict=True
        )
    ]


def _odd(glyphs: Glyphs, placed: Any, view: View) -> Any:
    """Which characters do not simply follow the one before them on its line."""
    import numpy as np

    codes = glyphs.codes
    x0, top, x1, bottom = placed
    with np.errstate(all="ignore"):
        odd = (codes < 0x20) | (codes >= 0xE000)
        odd |= ~((x1 >= 0) & (bottom >= 0) & (x0 <= view.width) & (top <= view.height))
        lengths = np.subtract(glyphs.ends, glyphs.starts)
        size: Any = np.repeat([look.size for look in glyphs.looks], lengths)[1:]
        gap, step = x0[1:] - x1[:-1], x1[1:] - x1[:-1]
        level = np.abs(bottom[1:] - bottom[:-1]) < 0.1 * size
        # What is drawn twice to look bold steps less, a ligature's letters not at all.
        apart = np.abs(step) > 0.3 * (x1[1:] - x0[1:])
        follows = level & (gap > _OVERLAP * size) & (gap < _GAP * size)
        follows &= step > 0
        # Where white space stands between two characters, only overprinting is odd.
        follows[np.array(glyphs.starts[1:], dtype=int) - 1] = True
        odd[1:] |= ~(follows & (apart | (np.abs(top[1:] - top[:-1]) > 0.3 * size)))
    return odd


class View:
    """The page as displayed: crop box and rotation applied."""

    def __init__(
        self, box: tuple[float, float, float, float] = A4, rotation: int = 0
    ) -> None:
        self.rotation = rotation
        left, bottom, right, top = box
        self.left, self.bottom, self.right, self.up = left, bottom, right, top
        wide, high = right - left, top - bottom
        turned = self.rotation in (90, 270)
        self.width, self.height = (high, wide) if turned else (wide, high)

    def place(self, box: Any) -> Any:
        """Left, top, right, bottom from the top left corner of the display.

        ``box`` has them as PDF does, as numbers or as arrays.
        """
        left, top, right, bottom = box
        if self.rotation == 90:
            return (
                bottom - self.bottom,
                left - self.left,
                top - self.bottom,
                right - self.left,
            )
        if self.rotation == 180:
            return (
                self.right - right,
                bottom - self.bottom,
                self.right - left,
                top - self.bottom,
            )
        if self.rotation == 270:
            return (
                self.up - top,
                self.right - right,
                self.up - bottom,
                self.right - left,
            )
        return left - self.left, self.up - top, right - self.left, self.up - bottom


class _Builder:
    """Characters to words."""

    def __init__(self, result: PageWords, traced: bool) -> None:
        self.result = result
        self.view = result.view
        self.traced = traced
        self.others: Counter[int] = Counter()
        self.word: Word | None = None
        self.spaced = True
        self.last = (0, 0.0, 0.0)

    def add_all(self, glyphs: Glyphs, index: int, placed: Any) -> None:
        """Add a stretch character by character."""
        inside = slice(glyphs.starts[index], glyphs.ends[index])
        look, key = glyphs.looks[index], glyphs.keys[index]
        looks, keys = glyphs.mixed.get(index, (repeat(look), repeat(key)))
        if look.angle != self.view.rotation and index not in glyphs.mixed:
            self.turn(look.angle, inside.stop - inside.start)
            return
        self.spaced = True
        boxes = zip(*(edge[inside].tolist() for edge in placed), strict=True)
        for char, box, look, key in zip(
            glyphs.text[inside], boxes, looks, keys, strict=False
        ):
            if look.angle != self.view.rotation:
                self.turn(look.angle, 1)
            elif ord(char) in _UNMAPPED:
                self.result.unmapped += 1
            else:
                self.add(char, box, look, key)

    def turn(self, angle: int, count: int) -> None:
        """Note characters that run along another side of the page."""
        if angle % 90 == 0:
            self.others[angle] += count

    def add(self, char: str, box: Box, look: Look, key: int) -> None:
        """Add one character to the word, or begin the next word with it."""
        x0, top, x1, bottom = box
        if x1 < 0 or bottom < 0 or x0 > self.view.width or top > self.view.height:
            return
        char = "-" if ord(char) in _HYPHENS else char.translate(_LIGATURES)
        if look.dingbats:
            char = "•"
        before, self.last = self.last, (key, x0, x1)
        word = self.word
        # The letters of a ligature share one box.
        shared = before == self.last
        if word is not None and not shared:
            if before[0] != key and _overprints(word, char, (x0, top, x1), look):
                word.bold = True
                return
            if self.spaced or not self.touches(word, x0, bottom, look):
                word = None
        if word is None:
            style = (look.size, look.bold, look.italic, self.spaced)
            boxes: list[Box] | None = [] if self.traced else None
            word = Word("", x0, top, x1, bottom, *style, boxes)
            self.begin(word, key)
        word.text += char
        word.x1 = max(word.x1, x1)
        word.top, word.bottom = min(word.top, top), max(word.bottom, bottom)
        if word.boxes is not None:
            word.boxes.append(box)

    def touches(self, word: Word, x0: float, bottom: float, look: Look) -> bool:
        """Whether a character goes on the word; notes if a space is between."""
        size = word.size or 1.0
        gap = x0 - word.x1
        same_line = abs(bottom - word.bottom) < 0.35 * size
        if not same_line or not _OVERLAP * size < gap < _GAP * size:
            self.spaced = not (same_line and abs(gap) < _GAP * size)
            return False
        return (
            abs(look.size - word.size) < 0.15 * size
            and look.bold == word.bold
            and look.italic == word.italic
        )

    def begin(self, word: Word, key: int) -> None:
        """Go on with a new word, of the text object ``key``."""
        self.end_word()
        self.word, self.last = word, (key, word.x0, word.x1)
        self.spaced = False

    def end_word(self) -> None:
        if self.word is not None and self.word.text.strip():
            self.result.words.append(self.word)
        self.word = None


def _overprints(
    word: Word, char: str, box: tuple[float, float, float], look: Look
) -> bool:
    """Whether the character is drawn twice to look bold."""
    x0, top, x1 = box
    return (
        word.text[-1] == char
        and -0.1 <= x1 - word.x1 < 0.3 * (x1 - x0)
        and abs(top - word.top) < 0.2 * look.size
    )
