"""The lines of a document printed as text, web page or PDF."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from random import Random

from .compose import Document
from .model import Line
from .paper import paper
from .web import page


def written(document: Document, seed: int) -> tuple[str, bytes]:
    """The suffix and the content of the file."""
    layout = document.gold.layout
    if layout.form == "pdf":
        return ".pdf", paper(document, Random(seed))
    if layout.form == "html":
        pre = text(document.lines, "wrapped", layout.heading == "ruled")
        return ".html", page(document, Random(seed), pre)
    shown = text(document.lines, layout.form, layout.heading == "ruled")
    if layout.running == "page" and layout.form != "md":
        shown = _paged(shown, layout.form)
    return (".md" if layout.form == "md" else ".txt"), shown.encode()


#: Lines that stand close to one another.
CLOSE = ("item", "field", "row", "entry", "head")


def text(lines: Iterable[Line], form: str, ruled: bool) -> str:
    """Plain text: airy, tight, wrapped at 76 columns, or light markup."""
    out: list[str] = []
    # Word processors leave a hard space on empty lines.
    empty = "\xa0" if form == "word" else ""
    for line in lines:
        shown = _marked(line) if form == "md" else plain(line, form)
        if form == "wrapped":
            shown = _wrapped(line, shown)
        if ruled and line.role in ("heading", "title", "brand") and shown:
            rule = "-" if line.role == "heading" else "="
            shown += f"\n{rule * len(shown.splitlines()[-1])}"
        airy = form != "tight" and line.role not in CLOSE
        if airy and out and out[-1] != empty:
            out.append(empty)
        out += [shown, empty] if airy else [shown]
    return "\n".join(out).strip() + "\n"


def plain(line: Line, form: str = "text") -> str:
    """A line as text, cells parted by tabulators."""
    if line.role == "row":
        return "\t".join(line.cells)
    if line.role == "entry":
        return line.text
    if line.role == "title" and line.mark:
        return f"{line.mark}\t{line.text}"
    if form == "word" and line.role in ("item", "labelled") and line.mark:
        return f"{line.mark.replace('•', '·')}\t{line.text}"
    return f"{line.mark} {line.text}".strip()


def _marked(line: Line) -> str:
    shown = plain(line)
    if line.role in ("brand", "title", "list", "heading"):
        level = {"brand": "#", "title": "##", "list": "##", "heading": "###"}
        return f"{level[line.role]} {shown}"
    if line.role == "labelled":
        return f"**{line.mark}** {line.text}"
    return f"- {line.text}" if line.role == "item" and line.mark in "•-" else shown


def _wrapped(line: Line, shown: str) -> str:
    hang = " " * (len(line.mark) + 1) if line.mark and line.role == "item" else ""
    return textwrap.fill(shown, 76, subsequent_indent=hang, break_long_words=False)


def _paged(shown: str, form: str) -> str:
    """The text with the feet of its pages, and form feeds where they were kept."""
    lines = shown.split("\n")
    pages = [lines[i : i + 48] for i in range(0, len(lines), 48)]
    out = []
    for count, found in enumerate(pages, start=1):
        foot = f"Side {count} af {len(pages)}"
        out.append("\n".join([*found, "", foot]))
    return ("\n\f" if form == "paged" else "\n\n").join(out) + "\n"
