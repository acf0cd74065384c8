"""Words of a page that is a picture: read by Tesseract, with boxes and confidence."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import statistics
from functools import cache
from itertools import zip_longest
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from ..text import Box
from .limits import Limits
from .pdf_chars import Word

#: How to install what reading scans takes.
INSTALL = (
    "`sudo apt install tesseract-ocr tesseract-ocr-dan` and "
    "`pip install 'referat-nlp[ocr]'`"
)
_LANGUAGE = "dan"
_DPI = 300
_POINTS = 72
# What letters measure in font sizes: height above the line with and without a stem,
# and depth below it.
_TALL, _LOW, _DEPTH = 0.72, 0.52, 0.21
_STEMLESS = frozenset("acegmnopqrsuvwxyzæø.,-–:;")
_HANGING = frozenset("gjpqyçQ,;()[]{}|/§")
# Dot leaders come out as dots and then as anything.
_LEADERS = re.compile(r"[.…]{3,}|…\.|\.…")
# Specks are read as signs, seldom with confidence.
_FEWEST_CONFIDENCE = 30.0
_MOST_CACHED = 64


class Recognised(Struct):
    """The words of a page and their mean confidence, 0 to 1."""

    words: list[Word]
    confidence: float


class _Token(Struct, frozen=True):
    """A word in the picture: its line, box in pixels and confidence in per cent."""

    line: tuple[int, int, int]
    text: str
    left: int
    top: int
    width: int
    height: int
    confidence: float


# Pages read, by their picture: to locate a value must not take as long as to read it.
_read: dict[bytes, list[_Token]] = {}


@cache
def is_installed() -> bool:
    """Whether Tesseract, its Danish data and pytesseract are there."""
    if not importlib.util.find_spec("pytesseract") or not shutil.which("tesseract"):
        return False
    import pytesseract

    try:
        return _LANGUAGE in pytesseract.get_languages()
    except (pytesseract.TesseractError, OSError):
        return False


def recognise(page: Any, limits: Limits) -> Recognised | None:
    """Read a PDFium page by OCR; ``None`` where that fails or takes too long."""
    import pytesseract

    # Its threads wait for each other more than they read.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    wide, high = page.get_size()
    scale = min(_DPI / _POINTS, (limits.pixels / max(wide * high, 1.0)) ** 0.5)
    image = page.render(scale=scale, grayscale=True).to_pil()
    digest = hashlib.sha256(image.tobytes()).digest()
    if digest not in _read:
        try:
            data = pytesseract.image_to_data(
                image,
                lang=_LANGUAGE,
                output_type=pytesseract.Output.DICT,
                config=f"--dpi {round(scale * _POINTS)}",
                timeout=limits.ocr_seconds,
            )
        except (pytesseract.TesseractError, RuntimeError, OSError):
            return None
        while len(_read) >= _MOST_CACHED:
            del _read[next(iter(_read))]
        _read[digest] = _tokens(data)
    return _words(_read[digest], scale)


def _tokens(data: dict[str, list[Any]]) -> list[_Token]:
    lines = zip(data["block_num"], data["par_num"], data["line_num"], strict=True)
    boxes = zip(data["left"], data["top"], data["width"], data["height"], strict=True)
    tokens = [
        _Token(line, text.strip(), *box, float(confidence))
        for line, text, box, confidence in zip(
            lines, data["text"], boxes, data["conf"], strict=True
        )
    ]
    return [
        t
        for t in tokens
        if t.text
        and t.confidence >= 0
        and (t.confidence >= _FEWEST_CONFIDENCE or any(map(str.isalnum, t.text)))
    ]


def _words(tokens: list[_Token], scale: float) -> Recognised:
    if not tokens:
        return Recognised([], 0.0)
    lines: dict[tuple[int, int, int], list[_Token]] = {}
    for token in tokens:
        lines.setdefault(token.line, []).append(token)
    usual = statistics.median(_size(t) for t in tokens) / scale
    words = []
    for line in map(_mended, lines.values()):
        size = statistics.median(_size(t) for t in line) / scale
        # The letters of a line tell its size only about; most lines are set alike.
        size = usual if 0.85 < size / usual < 1.18 else size
        words += _line(line, scale, round(size, 1))
    letters = sum(len(t.text) for t in tokens)
    sure = sum(len(t.text) * t.confidence for t in tokens)
    return Recognised(words, round(sure / letters / 100, 3))


def _mended(tokens: list[_Token]) -> list[_Token]:
    """The words of a line without what Tesseract makes of dot leaders and of "§"."""
    for i, token in enumerate(tokens):
        leaders = _LEADERS.search(token.text)
        if leaders:
            text = token.text[: leaders.start()] + "....."
            return [*tokens[:i], replace(token, text=text), *tokens[i + 1 :][-1:]]
    # Its Danish data know no "§"; no number follows an "&".
    return [
        replace(a, text="§") if a.text == "&" and b and b.text[0].isdigit() else a
        for a, b in zip_longest(tokens, tokens[1:])
    ]


def _size(token: _Token) -> float:
    """The font size in pixels that the height of a word implies."""
    tall = _LOW if _STEMLESS.issuperset(token.text) else _TALL
    return token.height / (tall + (0 if _HANGING.isdisjoint(token.text) else _DEPTH))


def _line(tokens: list[_Token], scale: float, size: float) -> list[Word]:
    """The words of a line, all as high as its font, standing on one base line."""
    base = statistics.median(
        (t.top + t.height) / scale
        - (0 if _HANGING.isdisjoint(t.text) else _DEPTH * size)
        for t in tokens
    )
    top, bottom = base - (1 - _DEPTH) * size, base + _DEPTH * size
    return [
        Word(
            text=t.text,
            x0=t.left / scale,
            top=top,
            x1=(t.left + t.width) / scale,
            bottom=bottom,
            size=size,
            bold=False,
            italic=False,
            spaced=True,
            boxes=_letters(t, scale),
        )
        for t in tokens
    ]


def _letters(token: _Token, scale: float) -> list[Box]:
    """Boxes of the letters, of equal width: OCR tells those of words only."""
    top, bottom = token.top / scale, (token.top + token.height) / scale
    left, step = token.left / scale, token.width / scale / len(token.text)
    return [
        (left + i * step, top, left + (i + 1) * step, bottom)
        for i in range(len(token.text))
    ]
