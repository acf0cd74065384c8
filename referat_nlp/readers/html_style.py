"""How an HTML element makes its text look: bold, italic, heading level."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

Element = Any

_BOLD_STYLE = re.compile(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_PLAIN_STYLE = re.compile(r"font-weight:\s*(?:normal|[1-4]00)", re.IGNORECASE)
_ITALIC_STYLE = re.compile(r"font-style:\s*(?:italic|oblique)", re.IGNORECASE)
_BOLD_CLASS = re.compile(
    r"(?:^|\s)(?:bold|fw-bold|font-weight-bold|strong|fed)(?:\s|$)"
)
_UNDERLINED = re.compile(
    r"text-decoration(?:-line)?:[^;]{0,40}\bunderline\b", re.IGNORECASE
)
_LEVEL_CLASS = re.compile(r"(?:^|\s)h([1-6])(?:\s|$)")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNIT = re.compile(r"(?:^|[\s\d/])(?:k|c|d|m)?m$")


class Look(Struct, frozen=True):
    """What holds for text at one place of the tree."""

    bold: bool = False
    underlined: bool = False
    italic: bool = False
    level: int | None = None
    pre: bool = False
    listed: bool = False
    control: bool = False


def look_of(element: Element, outer: Look) -> Look:
    """The look of an element's text, given that of its parent."""
    tag, style = element.tag, element.get("style") or ""
    css = element.get("class") or ""
    bold = outer.bold or tag in ("b", "strong", "summary", "th")
    if _BOLD_STYLE.search(style) or _BOLD_CLASS.search(css):
        bold = True
    elif _PLAIN_STYLE.search(style):
        bold = False
    expands = tag == "button" and element.get("aria-expanded") is not None
    return Look(
        bold=bold or expands,
        underlined=outer.underlined
        or tag == "u"
        or (tag != "a" and bool(_UNDERLINED.search(style))),
        italic=outer.italic
        or tag in ("i", "em", "cite")
        or bool(_ITALIC_STYLE.search(style)),
        level=_level(element) or outer.level,
        pre=outer.pre or tag == "pre",
        listed=outer.listed or tag == "li",
        control=outer.control or tag in ("a", "button"),
    )


def _level(element: Element) -> int | None:
    tag = element.tag
    if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        return int(tag[1])
    if element.get("role") == "heading":
        level = element.get("aria-level") or "2"
        return int(level) if level in "123456" else 6
    match = _LEVEL_CLASS.search(element.get("class") or "")
    return int(match[1]) if match else None


def superscript(text: str, before: str) -> str:
    """Raised figures stay apart from the number they stand at.

    >>> superscript("2", "900 kr. pr. m"), superscript("1", "4.500")
    ('2', '¹')
    """
    return text if _UNIT.search(before) else text.translate(_RAISED)
