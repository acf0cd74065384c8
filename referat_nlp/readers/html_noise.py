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
    "script",
    "style",
    "title",
    "svg",
    "iframe",
    "object",
    "canvas",
    "audio",
    "video",
    "select",
    "input",
    "textarea",
    "link",
    "meta",
    "noscript",
)
_NAVIGATION = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|megamenu|mainmenu|submenu|topmenu|sidemenu|"
    r"breadcrumbs?|brodkrumme|sitemap|pager|pagination|toolbar|social|share|sharing|some|"
    r"skip|skiplinks?|language|topbar|quicklinks|genveje|sidebar|toc)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"breadcrumb|brodkrumme|skip|shar(?:e|ing)|social|language")
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
_MOST_LINKS = 200


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
        self.text = _text(body)
        self.first_heading = next(body.iter("h1", "h2", "h3", "summary"), None)
        self.heading_met = self.first_heading is None

    def has(self, element: Element) -> bool:
        """Whether the element still stands in the tree, below the body."""
        return any(a is self.body for a in element.iterancestors())

    def kind(self, element: Element) -> str | None:
        """``"noise"``, ``"frame"`` (head or foot of the site), or ``None``."""
        if element is self.first_heading:
            self.heading_met = True
        part = _part(element)
        if part is None:
            return None
        text = _text(element)
        if len(text) > 0.7 * len(self.text):
            return None
        if part == "cookie":
            harmless = len(text) < _LONGEST_BANNER and not _MINUTES.search(text)
            return "noise" if harmless else None
        if part == "menu":
            return "noise" if self.is_menu(element, text) else None
        if part == "list":
            return "noise" if self.is_contents(element, text) else None
        if part == "head" and next(element.iter("h1"), None) is not None:
            return None
        return self.frame(element, text)

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
        # A bare "#" goes nowhere: a script makes a button of the link.
        if any(re.match("#.", a.get("href") or "") for a in links):
            return linked > 0.6 * len(text) and not _only_here(links, self.text)
        if linked > 0.6 * len(text):
            return True
        aside = element.tag == "nav" or _ASIDE.search(element.get("class") or "")
        return bool(aside) and len(text) < 200 and not _MINUTES.search(text)

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
        return self.is_plain_menu(links)

    def is_plain_menu(self, links: list[Element]) -> bool:
        """A list of links elsewhere that stands before the page's first heading."""
        numbered = any(_text(a)[:1].isdigit() for a in links)
        return len(links) > 3 and not numbered and not self.heading_met


def _part(element: Element) -> str | None:
    """What the element's tag and names say that it is."""
    names = " ".join(
        element.get(name) or "" for name in ("id", "class", "aria-label", "role")
    )
    role, tag = element.get("role") or "", element.tag
    if _COOKIE.search(names):
        return "cookie"
    if tag == "nav" or role == "navigation" or _NAVIGATION.search(names):
        return "menu"
    if tag == "footer" or role == "contentinfo" or _FOOTER.search(names):
        return "foot"
    if tag == "header" or role == "banner" or _HEADER.search(names):
        return "head"
    return "list" if tag in ("ul", "ol", "table") else None


def _only_here(links: list[Element], page: str) -> bool:
    """Whether most of the links' texts stand nowhere else on the page."""
    once = 0
    links = links[:_MOST_LINKS]
    for link in links:
        title = re.sub(
            r"^(?:punkt|pkt\.?)?\s*\d+[.:)]?\s*", "", _text(link), flags=re.I
        )
        once += page.count(title) < 2 if title else 0
    return once > 0.5 * len(links)


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _texts(element: Element) -> list[str]:
    """What a head or foot says outside its menus."""
    for menu in list(element.iter("ul", "ol", "nav")):
        drop(menu)
    found = (" ".join(t.split()) for t in element.itertext())
    return [t for t in found if 2 < len(t) < 120]
