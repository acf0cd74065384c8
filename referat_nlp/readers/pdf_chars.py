"""The words of a PDF page, with box, font size and weight, from PDFium."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from typing import Any

from msgspec import Struct

_BOLD = re.compile(r"bold|black|heavy|demi|[-,]bd\b|-b$|(?:cm|sf)bx", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|kursiv|[-,]it\b", re.IGNORECASE)
_DINGBATS = re.compile(r"wingding|webding|zapfdingbats", re.IGNORECASE)
_BREAKS = frozenset((0x20, 0x0A, 0x0D, 0x09, 0xA0))
_LIGATURES = str.maketrans({"\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•", "\uf02d": "-"})
# Stands where PDFium believes that a hyphen breaks a word at the line's end.
_HYPHENS = frozenset((0x02, 0xFFFE))
A4 = (0.0, 0.0, 595.0, 842.0)
_STROKED = 2
_BOLD_WEIGHT = 680
_FORCE_BOLD, _ITALIC_FLAG = 1 << 18, 1 << 6


class Word(Struct):
    """Characters that touch; ``spaced`` when white space precedes them."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    italic: bool
    spaced: bool


class Font(Struct, frozen=True):
    """One text object: its handle and how it looks."""

    key: int
    size: float
    bold: bool
    italic: bool
    dingbats: bool
    angle: int


class PageWords(Struct):
    """A page's words, how it is viewed, and how its text layer looks."""

    words: list[Word]
    view: View
    unmapped: int = 0
    pictured: bool = False
    broken: bool = False
    grids: list[Any] = []


def page_words(page: Any) -> PageWords:
    """Read one PDFium page; the origin is its top left corner as displayed.

    A page whose text mostly runs another way is turned until it reads.
    """
    textpage = page.get_textpage()
    view = View(page.get_bbox(), page.get_rotation() % 360)
    result, others = _read(textpage, view)
    turn, count = max(others.items(), key=lambda pair: pair[1], default=(0, 0))
    if count > sum(len(w.text) for w in result.words):
        result, _ = _read(textpage, View(page.get_bbox(), turn))
    textpage.close()
    return result


def _read(textpage: Any, view: View) -> tuple[PageWords, Counter[int]]:
    """The words that run along the view, and how many letters run otherwise."""
    import pypdfium2.raw as pdfium

    result = PageWords(words=[], view=view)
    builder = _Builder(result)
    fonts: dict[int, Font] = {}
    rect = pdfium.FS_RECTF()
    for i in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, i)
        if code in _BREAKS:
            builder.spaced = True
            continue
        handle = pdfium.FPDFText_GetTextObject(textpage, i)
        key = ctypes.addressof(handle.contents) if handle else 0
        font = fonts.get(key)
        if font is None:
            font = fonts[key] = _font(pdfium, textpage, i, handle)
        if pdfium.FPDFText_GetLooseCharBox(textpage, i, rect):
            builder.add(code, (rect.left, rect.top, rect.right, rect.bottom), font)
    builder.end_word()
    return result, builder.others


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

    def place(
        self, box: tuple[float, float, float, float]
    ) -> tuple[float, float, float, float]:
        """Left, top, right, bottom from the top left corner of the display."""
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


def _font(pdfium: Any, textpage: Any, index: int, handle: Any) -> Font:
    flags = ctypes.c_int(0)
    buffer = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(textpage, index, buffer, 128, flags)
    name = buffer.value.decode("utf-8", errors="replace")
    matrix = pdfium.FS_MATRIX()
    a, b, c, d = 1.0, 0.0, 0.0, 1.0
    if pdfium.FPDFText_GetMatrix(textpage, index, matrix):
        a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
    scale = (c * c + d * d) ** 0.5 or 1.0
    named = bool(_BOLD.search(name)) or bool(flags.value & _FORCE_BOLD)
    stroked = bool(handle) and (
        pdfium.FPDFTextObj_GetTextRenderMode(handle) == _STROKED
    )
    heavy = pdfium.FPDFText_GetFontWeight(textpage, index) >= _BOLD_WEIGHT
    return Font(
        key=ctypes.addressof(handle.contents) if handle else 0,
        size=round(pdfium.FPDFText_GetFontSize(textpage, index) * scale, 1),
        bold=named or stroked or heavy,
        italic=bool(_ITALIC.search(name)) or bool(flags.value & _ITALIC_FLAG),
        dingbats=bool(_DINGBATS.search(name)),
        angle=round(math.degrees(math.atan2(b, a))) % 360,
    )


class _Builder:
    """Characters to words."""

    def __init__(self, result: PageWords) -> None:
        self.result = result
        self.view = result.view
        self.others: Counter[int] = Counter()
        self.word: Word | None = None
        self.spaced = True
        self.last = (0, 0.0, 0.0)

    def add(
        self, code: int, box: tuple[float, float, float, float], font: Font
    ) -> None:
        if font.angle != self.view.rotation:
            if font.angle % 90 == 0:
                self.others[font.angle] += 1
            return
        if code in (0, 0xFFFD):
            self.result.unmapped += 1
            return
        char = "-" if code in _HYPHENS else chr(code).translate(_LIGATURES)
        x0, top, x1, bottom = self.view.place(box)
        if x1 < 0 or bottom < 0 or x0 > self.view.width or top > self.view.height:
            return
        if font.dingbats:
            char = "•"
        before, self.last = self.last, (font.key, x0, x1)
        word = self.word
        if word is not None and before == self.last:
            # The letters of a ligature share one box.
            word.text += char
            return
        other = word is not None and before[0] != font.key
        if word is not None and other and _overprints(word, char, (x0, top, x1), font):
            word.bold = True
            return
        if word is None or self.spaced or not self.touches(word, x0, bottom, font):
            self.begin_word(char, (x0, top, x1, bottom), font)
            return
        word.text += char
        word.x1 = max(word.x1, x1)
        word.top, word.bottom = min(word.top, top), max(word.bottom, bottom)

    def touches(self, word: Word, x0: float, bottom: float, font: Font) -> bool:
        """Whether a character goes on the word; notes if a space is between."""
        size = word.size or 1.0
        gap = x0 - word.x1
        same_line = abs(bottom - word.bottom) < 0.35 * size
        if not same_line or not -0.5 * size < gap < 0.35 * size:
            self.spaced = not (same_line and abs(gap) < 0.35 * size)
            return False
        return (
            abs(font.size - word.size) < 0.15 * size
            and font.bold == word.bold
            and font.italic == word.italic
        )

    def begin_word(
        self, char: str, box: tuple[float, float, float, float], font: Font
    ) -> None:
        """Start a word with its first character."""
        self.end_word()
        x0, top, x1, bottom = box
        self.word = Word(
            text=char,
            x0=x0,
            top=top,
            x1=x1,
            bottom=bottom,
            size=font.size,
            bold=font.bold,
            italic=font.italic,
            spaced=self.spaced,
        )
        self.spaced = False

    def end_word(self) -> None:
        if self.word is not None and self.word.text.strip():
            self.result.words.append(self.word)
        self.word = None


def _overprints(
    word: Word, char: str, box: tuple[float, float, float], font: Font
) -> bool:
    """Whether the character is drawn twice to look bold."""
    x0, top, x1 = box
    return (
        word.text[-1] == char
        and -0.1 <= x1 - word.x1 < 0.3 * (x1 - x0)
        and abs(top - word.top) < 0.2 * font.size
    )
