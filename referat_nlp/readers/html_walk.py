"""From an HTML tree to lines: blocks, lists, tables and label/value pairs.

Walks lxml's tree itself: inscriptis lays text out as a screen does, with padded
table columns and indents, and its annotations do not say which marks it added.
"""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct, structs

from ..text import Line
from .html_lists import Numbering, numbering
from .html_style import Look, look_of, superscript
from .html_tables import Found, pair, row_lines
from .marks import breaks_word, close_up, is_item, join_lines

Element = Any

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "template",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_SPACED = frozenset(
    [
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "ul",
        "ol",
        "dl",
        "table",
        "blockquote",
        "pre",
        "hr",
        "article",
        "section",
        "details",
        "figure",
        "fieldset",
    ]
)
_LABEL = re.compile(r"(?:^|[\s_-])(?:label|term|key|caption|ledetekst)(?:$|[\s_-])")
_VALUE = re.compile(r"(?:^|[\s_-])(?:value|item|items|data|content|text)(?:$|[\s_-])")
_SPACE = re.compile(r"[^\S\u00a0]+")
_DEEPEST_TABLE = 20


class _Piece(Struct):
    text: str
    look: Look


def lines_of(root: Element, look: Look, depth: int = 0) -> list[Found]:
    """The lines of an element, in document order."""
    return _Walker(depth).walk(root, look)


class _Walker:
    def __init__(self, depth: int) -> None:
        self.depth = depth
        self.found: list[Found] = []
        self.pieces: list[_Piece] = []
        self.marker: str | None = None
        self.gap = False
        self.crossed = False
        self.broken = False
        self.labels: list[int] = []
        self.lists: list[Numbering | None] = []

    def walk(self, root: Element, look: Look) -> list[Found]:
        stack: list[tuple[Element, Look, bool]] = [(root, look, False)]
        while stack:
            element, outer, done = stack.pop()
            if done:
                self.close(element, outer)
            elif isinstance(element.tag, str):
                inner = look_of(element, outer)
                if self.open(element, inner):
                    stack.append((element, outer, True))
                    stack += [(c, inner, False) for c in reversed(element)]
                    self.add(element.text, inner)
                    continue
            if element is not root:
                self.add(element.tail, outer)
        self.flush()
        return self.found

    def open(self, element: Element, look: Look) -> bool:
        """Begin an element; false when it is dealt with and not to be entered."""
        tag = element.tag
        if tag == "br":
            self.gap = self.gap or not self.has_text()
            self.flush()
            self.broken = not self.gap
            return False
        if tag == "sup":
            self.add(superscript("".join(element.itertext()), self.last()), look)
            return False
        if tag == "tr" and self.depth < _DEEPEST_TABLE:
            self.flush()
            self.take_row(element, look)
            return False
        if not self.is_block(element):
            self.crossed = True
            return True
        self.flush()
        if tag in _SPACED and self.marker is None and not look.listed:
            self.gap = True
        if tag in ("ol", "ul"):
            self.lists.append(numbering(element))
        if tag == "li":
            counts = self.lists[-1] if self.lists else None
            self.marker = counts.next(element) if counts else ""
        self.labels.append(len(self.found))
        return True

    def close(self, element: Element, outer: Look) -> None:
        if not self.is_block(element):
            self.crossed = True
            return
        self.flush()
        start = self.labels.pop()
        if element.tag == "li":
            self.marker = None
        elif element.tag in ("ol", "ul"):
            self.lists.pop()
        if element.tag in _SPACED and not outer.listed:
            self.gap = True
        if _is_value(element) and len(self.found) == start + 1 and start:
            self.join_pair()

    def is_block(self, element: Element) -> bool:
        return element.tag in BLOCKS or _is_label(element) or _is_value(element)

    def add(self, text: str | None, look: Look) -> None:
        if not text:
            return
        if look.pre:
            first, *rest = text.split("\n")
            self.pieces.append(_Piece(first, look))
            for line in rest:
                self.gap = self.gap or not self.has_text()
                self.flush()
                self.pieces.append(_Piece(line, look))
            return
        text = _SPACE.sub(" ", text)
        if self.crossed and self.pieces and _glued(self.last(), text):
            text = " " + text
        self.crossed = False
        self.pieces.append(_Piece(text, look))

    def last(self) -> str:
        return self.pieces[-1].text if self.pieces else ""

    def has_text(self) -> bool:
        return any(p.text.strip() for p in self.pieces)

    def flush(self) -> None:
        pieces = [p for p in self.pieces if p.text.strip()]
        text = close_up("".join(p.text for p in self.pieces).strip())
        self.pieces = []
        self.crossed = False
        if not pieces or not text:
            return
        broken, self.broken = self.broken, False
        if broken and breaks_word(self.found[-1].line.text, text):
            self.rejoin(text)
            return
        listed = self.marker is not None
        level = pieces[0].look.level
        if self.marker and not text.startswith(self.marker):
            text = f"{self.marker} {text}"
        line = Line(
            text=text,
            # Before style sheets, headings were underlined as often as bold.
            bold=all(p.look.bold or p.look.underlined for p in pieces),
            italic=all(p.look.italic for p in pieces),
            level=level,
            item=listed or (level is None and is_item(text)),
            gap=self.gap,
        )
        self.found.append(Found(line, all(p.look.control for p in pieces)))
        self.gap = False
        if listed:
            self.marker = None

    def rejoin(self, text: str) -> None:
        """Close up a word that was hyphenated by hand: "Beslut-<br>ning"."""
        line = self.found[-1].line
        whole = join_lines(line.text, text)
        self.found[-1].line = structs.replace(line, text=whole)

    def take_row(self, row: Element, look: Look) -> None:
        cells = [c for c in row if c.tag in ("td", "th")]
        inner = [lines_of(c, look_of(c, look), self.depth + 1) for c in cells]
        for found in row_lines(cells, inner):
            if self.gap:
                found.line = structs.replace(found.line, gap=True)
                self.gap = False
            self.found.append(found)

    def join_pair(self) -> None:
        label, value = self.found[-2], self.found[-1]
        text = pair(label.line, value.line)
        if text is not None:
            self.found[-2:] = [
                Found(Line(text=text, gap=label.line.gap), control=False)
            ]


def _is_label(element: Element) -> bool:
    if element.tag == "dt":
        return True
    following = element.getnext()
    return (
        bool(_LABEL.search(element.get("class") or ""))
        and not (element.tail or "").strip()
        and following is not None
        and _names_value(following)
    )


def _is_value(element: Element) -> bool:
    before = element.getprevious()
    if before is None or not isinstance(before.tag, str):
        return False
    if element.tag == "dd":
        return bool(before.tag == "dt")
    return _names_value(element) and _is_label(before)


def _names_value(element: Element) -> bool:
    return (
        isinstance(element.tag, str)
        and element.tag not in ("h1", "h2", "h3", "h4", "h5", "h6")
        and (element.tag == "dd" or bool(_VALUE.search(element.get("class") or "")))
    )


def _glued(left: str, right: str) -> bool:
    """Whether two inline elements touch that a style sheet would set apart."""
    if left.endswith(":"):
        return right[:1].isalnum()
    return left[-2:].isalpha() and left[-2:].islower() and right[:1].isupper()
