"""Web pages: the minutes' text with its structure, without the site around it."""

from __future__ import annotations

import re
from typing import Any

from ..text import Line
from .draft import Draft
from .flattened import unflattened_lines
from .html_noise import SILENT, drop, prune
from .html_style import Look
from .html_walk import lines_of
from .web_noise import strip_site

# XML forbids them and the parser would stop at the first.
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]")


def read_html(text: str) -> Draft:
    """The lines of a page, and its ``<title>``."""
    root, warnings = _parsed(text)
    if root is None:
        return Draft(lines=[])
    title = " ".join((root.findtext(".//title") or "").split()) or None
    body = root.find("body")
    body = root if body is None else body
    said = prune(body)
    found = lines_of(body, Look())
    lines, contact = strip_site(
        [f.line for f in found], lambda index: found[index].control
    )
    lines, cut = unflattened_lines(lines)
    return Draft(
        lines=lines,
        title=title,
        running=(*said, *contact),
        warnings=(*warnings, *cut),
    )


def html_lines(text: str) -> list[Line]:
    """The lines of a piece of HTML that is content from end to end."""
    root, _ = _parsed(text)
    if root is None:
        return []
    for element in list(root.iter(*SILENT)):
        drop(element)
    return [f.line for f in lines_of(root, Look())]


def _parsed(text: str) -> tuple[Any, tuple[str, ...]]:
    """The tree, and a warning where the parser gave up."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True)
    data = _CONTROL.sub("", text).encode("utf-8", errors="replace")
    try:
        root = html.document_fromstring(data, parser=parser)
    except etree.ParserError:
        return None, ()
    if any("depth" in entry.message for entry in parser.error_log):
        return root, ("elements nest too deep: the page was not read to its end",)
    return root, ()
