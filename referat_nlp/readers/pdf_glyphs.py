"""The characters of a PDF page with box and font, fetched from PDFium in bulk.

A call from Python into PDFium costs more than what it does. So the characters come
as one string, the font is asked for once a text object, and the boxes, by one ``map``
into one buffer, for the ends of words only where the widths of the letters say that
nothing odd lies between.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterable
from functools import cache
from itertools import pairwise, repeat
from typing import Any

from msgspec import Struct

_BOLD = re.compile(r"bold|black|heavy|demi|[-,]bd\b|-b$|(?:cm|sf)bx", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|kursiv|[-,]it\b", re.IGNORECASE)
_DINGBATS = re.compile(r"wingding|webding|zapfdingbats", re.IGNORECASE)
_BREAKS = (0x20, 0x0A, 0x0D, 0x09, 0xA0)
_STROKED = 2
_BOLD_WEIGHT = 680
_FORCE_BOLD, _ITALIC_FLAG = 1 << 18, 1 << 6
_LAST_CODE, _NEWLINE = 0x10FFFF, 0x0A
# A word may be this many font sizes wider or narrower than its letters; less than
# the white space that would part two words.
_KERNED = 0.2


class Look(Struct, frozen=True, gc=False):
    """How the characters of a text object look; ``angle`` in degrees."""

    size: float
    bold: bool
    italic: bool
    dingbats: bool
    angle: int


class Glyphs(Struct):
    """The visible characters of a page, in the order they are drawn.

    ``box`` is left, top, right and bottom as PDF has them, an array each. White
    space parts the characters into stretches, from ``starts`` to ``ends``; each has
    a look and a key (which text object), and those that hold several text objects
    have them character by character in ``mixed``.
    """

    text: str
    codes: Any
    box: Any
    starts: list[int]
    ends: list[int]
    looks: list[Look]
    keys: list[int]
    mixed: dict[int, tuple[list[Look], list[int]]]


class _Calls(Struct, frozen=True):
    """PDFium's functions by address: several times cheaper than its bindings."""

    unicode: Callable[[int, int], int]
    box: Callable[[int, int, int], int]
    object: Callable[[int, int], int | None]
    size: Callable[[int, int], float]
    matrix: Callable[[int, int, int], int]
    font: Callable[[int], int | None]
    mode: Callable[[int], int]


@cache
def _calls() -> _Calls:
    import pypdfium2.raw as pdfium

    number, pointer = ctypes.c_int, ctypes.c_void_p

    def call(function: Any, result: Any, *arguments: Any) -> Any:
        address = ctypes.cast(function, pointer).value or 0
        return ctypes.CFUNCTYPE(result, *arguments)(address)

    return _Calls(
        unicode=call(pdfium.FPDFText_GetUnicode, ctypes.c_uint, pointer, number),
        box=call(pdfium.FPDFText_GetLooseCharBox, number, pointer, number, pointer),
        object=call(pdfium.FPDFText_GetTextObject, pointer, pointer, number),
        size=call(pdfium.FPDFText_GetFontSize, ctypes.c_double, pointer, number),
        matrix=call(pdfium.FPDFText_GetMatrix, number, pointer, number, pointer),
        font=call(pdfium.FPDFTextObj_GetFont, pointer, pointer),
        mode=call(pdfium.FPDFTextObj_GetTextRenderMode, number, pointer),
    )


def glyphs_of(textpage: Any, *, exact: bool = False) -> Glyphs:
    """The visible characters of a PDFium text page.

    Only if ``exact``, the boxes of the letters inside a word are those that PDFium
    tells; else they follow from the widths of letters where that comes to the same.

    Raises
    ------
    PdfiumError
        If PDFium does not tell where a character stands.
    """
    import numpy as np

    handle = ctypes.cast(textpage.raw, ctypes.c_void_p).value or 0
    codes = _codes(textpage, handle)
    visible = ~np.isin(codes, _BREAKS)
    edges = np.flatnonzero(np.diff(visible, prepend=False, append=False))
    opened, closed = edges[::2], edges[1::2]
    ends = np.cumsum(closed - opened)
    kept = codes[visible]
    glyphs = Glyphs(
        text=kept.tobytes().decode("utf-32", "surrogatepass"),
        codes=kept,
        box=None,
        starts=(ends - (closed - opened)).tolist(),
        ends=ends.tolist(),
        looks=[],
        keys=[],
        mixed={},
    )
    lines = np.searchsorted(np.flatnonzero(codes == _NEWLINE), opened)
    cuts = np.flatnonzero(np.diff(lines, prepend=-1)).tolist()
    fonts = _Fonts(textpage, handle)
    heads, tails = opened.tolist(), (closed - 1).tolist()
    for start, end in pairwise([*cuts, len(heads)]):
        fonts.dress(glyphs, heads[start:end], tails[start:end])
    boxes = _Boxes(handle, np.flatnonzero(visible))
    if exact or not glyphs.text:
        boxes.ask(np.arange(len(kept)))
    else:
        boxes.measure(glyphs)
    glyphs.box = boxes.edges.T.astype(float)
    return glyphs


class _Boxes:
    """The boxes of a page's visible characters; ``places`` is where PDFium has them."""

    def __init__(self, handle: int, places: Any) -> None:
        import numpy as np

        self.handle = handle
        self.places = places
        self.edges: Any = np.zeros((len(places), 4), dtype=np.float32)

    def ask(self, which: Any) -> None:
        """Have PDFium tell the boxes of these characters."""
        import pypdfium2

        places = self.places[which].tolist()
        slots = (self.edges.ctypes.data + 16 * which).tolist()
        if not all(map(_calls().box, repeat(self.handle), places, slots)):
            raise pypdfium2.PdfiumError("a character without a place")

    def measure(self, glyphs: Glyphs) -> None:
        """Ask for the ends of words; for what lies between only if it may be odd."""
        import numpy as np

        heads: Any = np.array(glyphs.starts)
        tails: Any = np.array(glyphs.ends) - 1
        lengths = tails - heads + 1
        fonts: Any = np.fromiter(map(id, glyphs.looks), dtype=np.int64)
        fonts = np.unique(fonts, return_inverse=True)[1]
        letters = np.repeat(fonts, lengths) * (_LAST_CODE + 1) + glyphs.codes
        _, firsts, same = np.unique(letters, return_index=True, return_inverse=True)
        asked: Any = np.zeros(len(letters), dtype=bool)
        asked[heads] = asked[tails] = asked[firsts] = True
        self.ask(np.flatnonzero(asked))
        edges = self.edges
        widths = (edges[:, 2] - edges[:, 0])[firsts][same]
        even = self._even(glyphs, heads, tails, np.add.reduceat(widths, heads))
        even_letters: Any = np.repeat(even, lengths)
        self.ask(np.flatnonzero(~(even_letters | asked)))
        between = np.flatnonzero(even_letters & ~asked)
        owners = np.repeat(heads, lengths)[between]
        before = np.cumsum(widths) - widths
        left = edges[owners, 0] + before[between] - before[owners]
        edges[between, 0], edges[between, 2] = left, left + widths[between]
        edges[between, 1], edges[between, 3] = edges[owners, 1], edges[owners, 3]

    def _even(self, glyphs: Glyphs, heads: Any, tails: Any, widths: Any) -> Any:
        """Which words lie level and are as wide as their letters."""
        import numpy as np

        first, last = self.edges[heads], self.edges[tails]
        sizes: Any = np.array([look.size for look in glyphs.looks])
        even = np.abs(last[:, 2] - first[:, 0] - widths) < _KERNED * sizes
        even &= (first[:, 1] == last[:, 1]) & (first[:, 3] == last[:, 3])
        even &= np.array([look.angle == 0 for look in glyphs.looks])
        even[list(glyphs.mixed)] = False
        return even


def _codes(textpage: Any, handle: int) -> Any:
    """The code points of all characters, white space and generated ones included."""
    import numpy as np
    import pypdfium2.raw as pdfium

    count = max(textpage.count_chars(), 0)
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    told = pdfium.FPDFText_GetText(textpage, 0, count, buffer) - 1 if count else 0
    codes = np.frombuffer(buffer, dtype=np.uint16)[:count]
    # The string leaves out control characters and halves those above U+FFFF.
    same = told == count and (
        not count
        or pdfium.FPDFText_GetTextIndexFromCharIndex(textpage, count - 1) == count - 1
    )
    if same and not ((codes >= 0xD800) & (codes < 0xE000)).any():
        return codes.astype(np.uint32)
    one_by_one = map(_calls().unicode, repeat(handle), range(count))
    codes = np.fromiter(one_by_one, dtype=np.uint32, count=count)
    codes[codes > _LAST_CODE] = 0xFFFD
    return codes


class _Fonts:
    """The look of text objects; what belongs to the font is asked for once."""

    def __init__(self, textpage: Any, handle: int) -> None:
        self.textpage = textpage
        self.handle = handle
        self.looks: dict[int, Look] = {}
        self.styles: dict[int, tuple[bool, bool, bool]] = {}
        self.kinds: dict[tuple[int, Look], Look] = {}
        self.matrix = (ctypes.c_float * 6)()

    def dress(self, glyphs: Glyphs, first: list[int], last: list[int]) -> None:
        """Give a line's stretches their looks and keys.

        Most lines are one text object, told by their first and last characters.
        """
        head, tail = self.objects((first[0], last[-1]))
        if head == tail:
            glyphs.looks += [self.look(head, first[0])] * len(first)
            glyphs.keys += [head] * len(first)
            return
        heads, tails = self.objects(first), self.objects(last)
        for start, end, head, tail in zip(first, last, heads, tails, strict=True):
            if head != tail:
                places = range(start, end + 1)
                keys = self.objects(places)
                looks = [self.look(k, i) for k, i in zip(keys, places, strict=True)]
                if looks.count(looks[0]) < len(looks):
                    glyphs.mixed[len(glyphs.looks)] = looks, keys
            glyphs.looks.append(self.look(head, start))
            glyphs.keys.append(tail)

    def objects(self, places: Iterable[int]) -> list[int]:
        """The text object of each character, 0 for one that PDFium made up."""
        return [o or 0 for o in map(_calls().object, repeat(self.handle), places)]

    def look(self, key: int, index: int) -> Look:
        """How the object looks; ``index`` is one of its characters."""
        found = self.looks.get(key)
        if found is None:
            found = self.looks[key] = self._ask(key, index)
        return found

    def _ask(self, key: int, index: int) -> Look:
        calls = _calls()
        font = (calls.font(key) or 0) if key else 0
        style = self.styles.get(font)
        if style is None:
            style = self.styles[font] = _style(self.textpage, index)
        bold, italic, dingbats = style
        a, b, c, d = 1.0, 0.0, 0.0, 1.0
        if calls.matrix(self.handle, index, ctypes.addressof(self.matrix)):
            a, b, c, d = self.matrix[:4]
        scale = (c * c + d * d) ** 0.5 or 1.0
        look = Look(
            size=round(calls.size(self.handle, index) * scale, 1),
            bold=bold or (bool(key) and calls.mode(key) == _STROKED),
            italic=italic,
            dingbats=dingbats,
            angle=round(math.degrees(math.atan2(b, a))) % 360,
        )
        # One object for each font and look, to tell letters of one width by it.
        return self.kinds.setdefault((font, look), look)


def _style(textpage: Any, index: int) -> tuple[bool, bool, bool]:
    """Whether a character's font is bold, italic, made of dingbats."""
    import pypdfium2.raw as pdfium

    flags = ctypes.c_int(0)
    buffer = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(textpage, index, buffer, 128, flags)
    name = buffer.value.decode("utf-8", errors="replace")
    weight = pdfium.FPDFText_GetFontWeight(textpage, index)
    return (
        bool(_BOLD.search(name))
        or bool(flags.value & _FORCE_BOLD)
        or weight >= _BOLD_WEIGHT,
        bool(_ITALIC.search(name)) or bool(flags.value & _ITALIC_FLAG),
        bool(_DINGBATS.search(name)),
    )
