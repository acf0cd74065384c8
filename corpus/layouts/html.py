"""Light markup as HTML, in the looks of four kinds of municipal sites."""

from __future__ import annotations

import re
from html import escape
from importlib import import_module
from itertools import groupby

from annotation import Source

from layouts.blocks import Block, blocks
from layouts.sites import Site


def inline(text: str) -> str:
    """Bold and italics of the light markup as HTML."""
    text = escape(text, quote=False)
    text = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text)
    return re.sub(r"__(.+?)__", r"<em>\1</em>", text)


def _table(block: Block) -> str:
    rows = []
    for number, row in enumerate(block.rows):
        cell = "th" if number == 0 else "td"
        rows.append("".join(f"<{cell}>{inline(text)}</{cell}>" for text in row))
    return "<table>\n<tr>" + "</tr>\n<tr>".join(rows) + "</tr>\n</table>"


def _block(block: Block, site: Site) -> str:
    words = inline(block.text)
    if block.kind == "table":
        return _table(block)
    return site.tags.get(block.kind, "<p>{}</p>").format(words)


def _item(text: str) -> str:
    return f"<li>{inline(re.sub(r'^[0-9]+[.] ', '', text))}</li>"


def _content(found: list[Block], site: Site) -> list[str]:
    lines: list[str] = []
    for kind, group in groupby(found, key=lambda block: block.kind):
        run = list(group)
        if kind == "bullet":
            items = "\n".join(f"<li>{inline(b.text)}</li>" for b in run)
            lines.append(f"<ul>\n{items}\n</ul>")
        elif kind == "item" and site.ordered_lists and run[0].text.startswith("1. "):
            lines.append("<ol>\n" + "\n".join(_item(b.text) for b in run) + "\n</ol>")
        elif kind != "blank":
            lines += [_block(block, site) for block in run]
    return lines


def _parts(found: list[Block]) -> list[list[Block]]:
    """Cut the blocks before every point and before what ends the points."""
    parts: list[list[Block]] = [[]]
    for block in found:
        if block.kind in {"@point", "@end"}:
            parts.append([])
        parts[-1].append(block)
    return parts


def _sections(part: list[Block], site: Site) -> str:
    """A point's inside, each section in the site's own box."""
    chunks: list[list[Block]] = [[]]
    for block in part:
        if block.kind == "heading":
            chunks.append([])
        chunks[-1].append(block)
    out = []
    for chunk in chunks:
        body = [b for b in chunk if not b.kind.startswith("@")]
        if not body:
            continue
        html = "\n".join(_content(body, site))
        boxed = body[0].kind == "heading"
        out.append(site.section.format(html) if boxed else html)
    return "\n".join(out)


def site_named(name: str) -> Site:
    """The look ``name``, or ``module.name`` of another module of looks."""
    module, _, own = name.rpartition(".")
    sites: dict[str, Site] = import_module(f"layouts.{module or 'sites'}").SITES
    return sites[own]


def render_html(source: Source) -> str:
    """Lay out a source as a web page of the site its head names."""
    site = site_named(source.head["site"])
    out = []
    for number, part in enumerate(_parts(blocks(source.body))):
        inside = _sections(part, site)
        is_point = bool(part) and part[0].kind == "@point"
        out.append(site.point.format(inside, n=number) if is_point else inside)
    return site.page.replace("%TITLE%", source.head["page_title"]).replace(
        "%CONTENT%", "\n".join(out)
    )
