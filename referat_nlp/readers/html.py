"""Web pages: the minutes' text with its structure, without the site around it."""

from __future__ import annotations

import re
from typing import Any

from .draft import Draft
from .html_noise import prune
from .html_style import Look
from .html_walk import lines_of
from .web_noise import strip_site

_NULS = re.compile("[\x00-\x08\x0b\x0e-\x1f]")


def read_html(text: str) -> Draft:
    """The lines of a page, and its ``<title>``."""
    from lxml import html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True)
    data = _NULS.sub("", text).encode("utf-8", errors="replace")
    root: Any = html.document_fromstring(data, parser=parser)
    title = " ".join((root.findtext(".//title") or "").split()) or None
    body = root.find("body")
    body = root if body is None else body
    said = prune(body)
    found = lines_of(body, Look())
    lines, contact = strip_site(
        [f.line for f in found], lambda index: found[index].control
    )
    return Draft(lines=lines, title=title, running=(*said, *contact))
