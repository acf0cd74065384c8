"""Markdown, as converters write it: headings, emphasis, lists and pipe tables."""

from __future__ import annotations

import re

from msgspec import structs

from ..text import Line
from .draft import Draft
from .flattened import unflattened_lines
from .glue import unglued
from .marks import is_item
from .plain import cells, columns, split_lines, unbroken
from .web_noise import strip_site

_HEADING = re.compile(r" {0,3}(#{1,6})(?: +(.*?))?(?: +#+)? *$")
_RULE = re.compile(r" {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+) *$")
_BULLET = re.compile(r"\s*[-*+]\s+(?=\S)")
_TABLE_RULE = re.compile(r"\s*\|?(?: *:?-+:? *\|)+ *(?::?-+:? *)?$")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\[\]\n]{0,300})\]\([^()\n]{0,2000}\)")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,5000}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=\S)([^*_\n]{1,5000})(?<=\S)\1(?![\w*])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")


def read_markdown(text: str) -> Draft:
    """Lines with the markup turned into level, bold, italic and item."""
    lines: list[Line] = []
    gap = False
    for raw in unbroken(split_lines(_BREAK.sub("\n", text))):
        if not raw.strip() or _RULE.match(raw) or _FENCE.match(raw):
            gap = True
            continue
        if _TABLE_RULE.match(raw) and "|" in raw:
            continue
        if _UNDERLINE.match(raw) and lines and not gap:
            lines[-1] = _as_heading(lines[-1], 1 if "=" in raw else 2)
            continue
        line = _line(raw, gap)
        for part in unglued(line.text):
            if part.strip():
                lines.append(structs.replace(line, text=part, gap=gap))
                gap = False
    kept, contact = strip_site(lines)
    kept, warnings = unflattened_lines(kept)
    return Draft(lines=kept, running=tuple(contact), warnings=warnings)


def _as_heading(line: Line, level: int) -> Line:
    return Line(text=line.text, bold=line.bold, gap=line.gap, level=level)


def _line(raw: str, gap: bool) -> Line:
    heading = _HEADING.match(raw)
    if heading:
        text, bold, italic = _strip(heading[2] or "")
        return Line(text=text, level=len(heading[1]), bold=bold, italic=italic, gap=gap)
    raw = raw.lstrip("> ") if raw.lstrip().startswith(">") else raw
    if raw.strip().startswith("|") or raw.rstrip().endswith(" |"):
        bare = "|".join(_strip(c)[0] for c in raw.strip().strip("|").split("|"))
        return Line(text=columns(cells(f"|{bare}|")), gap=gap)
    bullet = _BULLET.match(raw)
    text, bold, italic = _strip(raw[bullet.end() :] if bullet else raw)
    item = bool(bullet) or is_item(text)
    return Line(text=columns(text), bold=bold, italic=italic, item=item, gap=gap)


def _strip(text: str) -> tuple[str, bool, bool]:
    """The text without markup, and whether all of it was bold or italic."""
    text = text.strip().removesuffix("\\")
    bare = text.rstrip(" :.")
    bold = _wraps(bare, "**") or _wraps(bare, "__")
    inner = bare.strip("*_") if bold else bare
    italic = not bold and (_wraps(bare, "*") or _wraps(bare, "_"))
    italic = italic or (bold and bare.startswith(("***", "___")) and bool(inner))
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _AUTOLINK.sub(r"\1", text)
    text = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", _STRONG.sub(r"\2", text)))
    return _ESCAPE.sub(r"\1", text), bold, italic


def _wraps(text: str, mark: str) -> bool:
    inside = text[len(mark) : -len(mark)]
    return (
        len(text) > 2 * len(mark)
        and text.startswith(mark)
        and text.endswith(mark)
        and mark not in inside
    )
