"""Drawn documents as web pages, in the markups that sites have had."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from random import Random

from .. import site
from .compose import Document
from .model import Line

#: Tags of a point's title, a section's heading and a paragraph.
_TAGS = {
    "h": ("h2", "h4", "p"),
    "strong": ("p><strong", "p><strong", "p"),
    "div": ('div class="item-title"', 'div class="item-label"', "div"),
    "dl": ("h3", "dt", "dd"),
    "rows": ("h3", "p><b", "p"),
    "font": ('p><font size="4"><b', 'p><font size="2"><b', "p"),
    "pairs": ("h3", 'div class="label"', 'div class="value"'),
    "link": ('h3><a href="#punkt"', "p><b", "p"),
    "article": ("article><header><h3", 'h4 class="label"', 'div class="rich"><p'),
}
_AROUND = (site.PORTAL, site.DESIGN, site.OLD, "<html><body>%CONTENT%</body></html>")
_CLOSE = ("item", "field", "row", "entry", "head", "heading")


def page(document: Document, draw: Random, pre: str) -> bytes:
    """A page in one of the usual markups, inside a site or bare."""
    markup = document.gold.layout.markup
    if markup == "br":
        inside = f"<table><tr><td>{_broken(document.lines)}</td></tr></table>"
    elif markup == "pre":
        inside = f"<pre>{escape(pre)}</pre>"
    elif markup == "grid":
        inside = f"<table>{''.join(map(_gridded, document.lines))}</table>"
    else:
        inside = "\n".join(_elements(document.lines, markup))
    around = draw.choice(_AROUND).replace("%TOWN%", document.gold.municipality)
    return around.replace("%CONTENT%", inside).encode()


def _broken(lines: Iterable[Line]) -> str:
    """Lines ended by ``<br>``, as text processors and old portals did it."""
    out = []
    for line in lines:
        shown = escape(" ".join([*line.cells, line.mark.strip("#"), line.text]).strip())
        if line.role in ("title", "brand", "heading", "number", "list", "group"):
            shown = f"<b>{shown}</b>"
        elif line.role == "labelled":
            shown = f"<b>{line.mark}</b> {escape(line.text)}"
        out.append(shown + ("<br>\n" if line.role in _CLOSE else "<br><br>\n"))
    return "".join(out)


def _gridded(line: Line) -> str:
    """A row of the one table that some portals put everything in."""
    label, text = escape(line.mark.rstrip(":")), escape(line.text)
    if line.role in ("labelled", "field") or (line.role == "title" and line.mark):
        bold = tagged("b", text) if line.role == "title" else text
        return f"<tr><td>{label}</td><td>{bold}</td></tr>\n"
    if line.role == "row":
        cells = "".join(tagged("td", escape(cell)) for cell in line.cells)
        return f"<tr>{cells}</tr>\n"
    shown = escape(f"{line.mark.strip('#')} {line.text}".strip())
    if line.role in ("brand", "title", "number", "heading", "group", "list"):
        shown = tagged("b", shown)
    return f'<tr><td colspan="2">{shown}</td></tr>\n'


def _elements(lines: Iterable[Line], markup: str) -> Iterator[str]:
    title, heading, text = _TAGS[markup]
    for line in lines:
        shown = escape(f"{line.mark.strip('#')} {line.text}".strip())
        if line.role == "brand":
            yield tagged("h1", shown)
        elif line.role in ("title", "number", "group", "list"):
            yield _celled(line) if line.mark else tagged(title, shown)
        elif line.role == "heading":
            yield tagged(heading, shown)
        elif line.role == "labelled":
            yield _labelled(line, markup)
        elif line.role == "row":
            cells = "".join(tagged("td", escape(cell)) for cell in line.cells)
            yield f"<table><tr>{cells}</tr></table>"
        elif line.mark == "#":
            yield f'<ul><li><a href="#p">{shown}</a></li></ul>'
        elif line.role == "item" and line.mark in ("•", "-"):
            yield f"<ul><li>{escape(line.text)}</li></ul>"
        elif line.role != "gap":
            yield tagged("div" if line.role == "field" else text, shown)


def tagged(tag: str, words: str) -> str:
    """Words in nested elements: ``p><strong`` is a strong in a paragraph."""
    names = [part.split()[0] for part in tag.split("><")]
    return f"<{tag}>{words}" + "".join(f"</{name}>" for name in reversed(names))


def _celled(line: Line) -> str:
    cells = f"<td>{escape(line.mark)}</td><td><b>{escape(line.text)}</b></td>"
    return f"<table><tr>{cells}</tr></table>"


def _labelled(line: Line, markup: str) -> str:
    label, text = escape(line.mark.rstrip(":")), escape(line.text)
    if markup == "pairs":
        return f'<div class="label">{label}</div><div class="value">{text}</div>'
    if markup == "rows":
        return f"<table><tr><th>{label}</th><td>{text}</td></tr></table>"
    if markup == "dl":
        return f"<dl><dt>{label}</dt><dd>{text}</dd></dl>"
    bold = "span" if markup == "div" else "strong"
    return f"<p><{bold}>{escape(line.mark)}</{bold}> {text}</p>"
