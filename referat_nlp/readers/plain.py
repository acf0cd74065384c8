"""Plain text, most often a web page or PDF turned to text by another tool."""

from __future__ import annotations

import re

from ..text import Line
from .draft import Draft
from .flattened import WARNING, unflattened
from .glue import unglued
from .marks import close_up, is_item, join_lines
from .web_noise import strip_site

# Columns set with spaces: three or more, or two between figures.
_COLUMN = re.compile(r"(?<=\S)(?: {3,}|(?<=\d) {2,}(?=[-(\d]))(?=\S)")
_AFTER_LABEL = re.compile(r"(?<=\w): *\t\s*|(?<=\.): *\t\s*")
_PAGE = re.compile(r"\b[Ss]ide:? \d{1,4}(?: af \d{1,4})?\s*$")
_DIGITS = re.compile(r"\d+")
_MARKER = re.compile(
    r"\s*(?:\d{1,4}[.)]|\d{1,3}(?=\s+[A-ZÆØÅ])|[a-zæøå][.)]|[^\w\s])\s+"
)
_HYPHENATED = re.compile(r"[a-zæøå]{2}-$")
# Markup that a reader of e-papers leaves in its text.
_MARKUP = re.compile(r"</?(?:br|strong|b|em|i|u|p|sup|sub) ?/?>", re.IGNORECASE)
_MOST_PIPES = 3
_MARK_CELL = re.compile(r"^(at|[a-zæøå\d]{1,3}[.)]|[-–•·])\t", re.IGNORECASE)
_LOWER_WORD = re.compile(r"(?!(?:og|eller|samt|til|men|hhv)\b)[a-zæøå]{2}")


def read_plain(text: str) -> Draft:
    """Lines as they stand; blank lines become ``gap``."""
    raws = split_lines(_MARKUP.sub("", text))
    cut = unflattened(raws)
    raws = [part for i, raw in enumerate(raws) for part in cut.get(i, (raw,))]
    running = _page_lines(raws)
    lines: list[Line] = []
    gap = False
    for raw in unbroken(raws):
        if not raw.strip() or _page_pattern(raw) in running:
            gap = True
            continue
        for part in unglued(cells(raw)):
            line = columns(close_up(part))
            lines.append(Line(text=line, gap=gap, item=is_item(line)))
            gap = False
    kept, contact = strip_site(lines)
    warnings = (WARNING,) if cut else ()
    return Draft(lines=kept, running=(*running.values(), *contact), warnings=warnings)


def _page_lines(raws: list[str]) -> dict[str, str]:
    """Heads and feet that count the pages, of a PDF turned to text elsewhere."""
    found: dict[str, list[str]] = {}
    for raw in raws:
        if _PAGE.search(raw):
            found.setdefault(_page_pattern(raw), []).append(" ".join(raw.split()))
    return {p: lines[0] for p, lines in found.items() if len(set(lines)) > 1}


def _page_pattern(raw: str) -> str:
    return " ".join(_DIGITS.sub("#", raw).split())


def split_lines(text: str) -> list[str]:
    """The physical lines; a form feed is a blank line, a page having ended."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\x0b", "\n")
    return text.replace("\u00a0", " ").split("\n")


def unbroken(lines: list[str]) -> list[str]:
    """Undo certain line-end hyphenation: the word's rest moves up a line.

    >>> unbroken(["en ny kommune-", "plan for byen"])
    ['en ny kommuneplan', 'for byen']
    """
    result = list(lines)
    for i in range(len(result) - 1):
        if _HYPHENATED.search(result[i].rstrip()) and _LOWER_WORD.match(
            result[i + 1].lstrip()
        ):
            word, _, rest = result[i + 1].lstrip().partition(" ")
            result[i] = join_lines(result[i], word)
            result[i + 1] = rest
    return result


def cells(line: str) -> str:
    r"""A table's row as cells, without the pipes at its edges.

    >>> cells("| Drift | -250 |"), cells("Udvalg: | Byrådet |"), cells("a | b")
    ('Drift\t-250', 'Udvalg: Byrådet', 'a | b')
    >>> cells("at | planen godkendes |")
    'at planen godkendes'
    """
    bare = line.strip()
    edged = bare[:1] == "|" or bare.endswith((" |", "\t|"))
    # With a pipe at its end alone, a long row is a bar of links.
    if len(bare) < 2 or not edged or (bare[0] != "|" and bare.count("|") > _MOST_PIPES):
        return line
    if not bare.strip("|:+- \t"):
        return ""
    row = "\t".join(cell.strip() for cell in bare.strip("|").split("|")).strip()
    return _MARK_CELL.sub(r"\1 ", _AFTER_LABEL.sub(": ", row))


def columns(line: str) -> str:
    r"""Spaces that set columns become a tab, save after a list mark.

    >>> columns("Sagsnr. 315923    Byrådet    Åbent punkt")
    'Sagsnr. 315923\tByrådet\tÅbent punkt'
    >>> columns("Mødested:      Rådhuset")
    'Mødested: Rådhuset'
    >>> columns("41.     Kommuneplan")
    '41.     Kommuneplan'
    """
    marker = _MARKER.match(line)
    head = marker.end() if marker else 0
    cells = _COLUMN.sub("\t", line[head:])
    return line[:head] + _AFTER_LABEL.sub(": ", cells)
