"""Parts of a web page that are the site's: menus, banners, contents, footers.

A part that might hold an agenda point is kept: hidden panels, accordions and
templates are content, and a list of links goes only when it is clearly a menu or
repeats titles that stand elsewhere on the page.
"""

from __future__ import annotations

import re
from typing import Any

Element = Any

SILENT = (
    "script style title svg iframe object canvas audio video select input textarea "
    "link meta noscript"
).split()
_NAVIGATION = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|megamenu|mainmenu|submenu|topmenu|sidemenu|"
    r"breadcrumbs?|brodkrumme|sitemap|pager|pagination|toolbar|social|share|sharing|some|"
    r"skip|skiplinks?|language|topbar|quicklinks|genveje|sidebar|toc)(?:$|[\s_-])",
    re.IGNORECASE,
)
_COOKIE = re.compile(r"cookie|consent|samtykke|gdpr|coi-|cybot|onetrust", re.IGNORECASE)
_FOOTER = re.compile(
    r"(?:^|[\s_-])(?:footer|sidefod|page-?footer|site-?footer|contentinfo)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"(?:^|[\s_-])(?:site-?header|page-?header|header|topheader|banner|sidehoved)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"\b(?:beslutning|indstilling|indstiller|sagsfremstilling|sagsbeskrivelse|dagsorden"
    r"spunkt|godkendt|tiltrådt|fraværende|resumé|punkt \d|pkt\. \d)\b",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?)\b|bilag|attachment|download|document", re.IGNORECASE
)
_CONTENT = ("main", "article")
_LONGEST_BANNER = 3000


def prune(body: Element) -> list[str]:
    """Remove the site's parts from the tree; returns what head and foot said."""
    for element in list(body.iter(*SILENT)):
        drop(element)
    page = _Page(body)
    said: list[str] = []
    for element in list(body.iter()):
        if not isinstance(element.tag, str) or not page.has(element):
            continue
        kind = page.kind(element)
        if kind is None:
            continue
        if kind == "frame":
            said += _texts(element)
        drop(element)
    return said


def drop(element: Element) -> None:
    """Remove an element but not the text that follows it."""
    if element.getparent() is not None:
        element.drop_tree()


class _Page:
    """What the rules need to know of the page as a whole."""

    def __init__(self, body: Element) -> None:
        self.body = body
        self.length = max(len(_text(body)), 1)
        self.headings = [e for e in body.iter("h1", "h2", "h3", "summary", "button")]
        self.text = _text(body)

    def has(self, element: Element) -> bool:
        """Whether the element still stands in the tree, below the body."""
        while element is not None and element is not self.body:
            element = element.getparent()
            if element is self.body:
                return True
        return False

    def kind(self, element: Element) -> str | None:
        """``"noise"``, ``"frame"`` (head or foot of the site), or ``None``."""
        names = _names(element)
        text = _text(element)
        if len(text) > 0.7 * self.length and len(text) > 200:
            return None
        if _COOKIE.search(names) and len(text) < _LONGEST_BANNER:
            return None if _MINUTES.search(text) else "noise"
        role, tag = element.get("role") or "", element.tag
        if tag == "nav" or role == "navigation" or _NAVIGATION.search(names):
            return "noise" if self.is_menu(element, text) else None
        if tag == "footer" or role == "contentinfo" or _FOOTER.search(names):
            return self.frame(element, text)
        if tag == "header" or role == "banner" or _HEADER.search(names):
            return (
                None
                if element.find(".//h1") is not None
                else (self.frame(element, text))
            )
        if tag in ("ul", "ol", "table"):
            return "noise" if self.is_contents(element, text) else None
        return None

    def frame(self, element: Element, text: str) -> str | None:
        """A head or foot of the site, not of an article in it."""
        inside = any(a.tag in _CONTENT for a in element.iterancestors())
        if inside or _MINUTES.search(text) or len(text) > _LONGEST_BANNER:
            return None
        return "frame"

    def is_menu(self, element: Element, text: str) -> bool:
        """Whether an element named as navigation holds nothing but navigation."""
        links = [a for a in element.iter("a", "button")]
        linked = sum(len(_text(a)) for a in links)
        if not text:
            return True
        if self.is_contents(element, text):
            return True
        if any((a.get("href") or "").startswith("#") for a in links):
            return linked > 0.6 * len(text) and not _only_here(links, self.text)
        return linked > 0.6 * len(text) or (
            len(text) < 200 and not _MINUTES.search(text)
        )

    def is_contents(self, element: Element, text: str) -> bool:
        """Whether a list repeats, as links, titles that stand elsewhere."""
        links = [a for a in element.iter("a") if _text(a)]
        if len(links) < 2 or sum(len(_text(a)) for a in links) < 0.7 * len(text):
            return False
        if any(_FILE.search(a.get("href") or "") for a in links):
            return False
        inside = [a for a in links if "#" in (a.get("href") or "")]
        if len(inside) >= 0.8 * len(links):
            return not _only_here(inside, self.text)
        return self.is_plain_menu(element, links)

    def is_plain_menu(self, element: Element, links: list[Element]) -> bool:
        """A list of links elsewhere that stands before the page's first heading."""
        if (
            len(links) < 4
            or not self.headings
            or any(_text(a)[:1].isdigit() for a in links)
        ):
            return False
        return self.before(element, self.headings[0])

    def before(self, element: Element, other: Element) -> bool:
        """Whether the element stands before the other in the document."""
        for candidate in self.body.iter():
            if candidate is element:
                return True
            if candidate is other:
                return False
        return False


def _only_here(links: list[Element], page: str) -> bool:
    """Whether most of the links' texts stand nowhere else on the page."""
    once = 0
    for link in links:
        title = re.sub(
            r"^(?:punkt|pkt\.?)?\s*\d+[.:)]?\s*", "", _text(link), flags=re.I
        )
        once += page.count(title) < 2 if title else 0
    return once > 0.5 * len(links)


def _names(element: Element) -> str:
    return " ".join(
        element.get(name) or "" for name in ("id", "class", "aria-label", "role")
    )


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _texts(element: Element) -> list[str]:
    found = (" ".join(t.split()) for t in element.itertext())
    return [t for t in found if 2 < len(t) < 120]
