"""Lines that belong to a web site and not to the minutes on it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence

from msgspec import structs

from ..lexicon import Phrasebook, phrasebook
from ..text import Line

_EDGES = " \t\u00a0.,:;!?>»›<«‹|·•→←↑↓▲▼+–-…()[]\u25b2\u25bc\u2191"
_LONGEST_LINK, _SHORTEST_MENU = 40, 5
_LONGEST_BAR_LINK, _FEWEST_CONTROLS = 80, 2
_DIVIDER = re.compile(r"\s[|·•/»›]\s")
_DASH = re.compile(r"\s[-–]\s")
_ARROWS = " \t\u00a0>»›<«‹|→←↑↓▲▼"
_BREADCRUMB = re.compile(
    r"(?:du er her|you are here|brødkrumme)\b|"
    r"(?:forside|hjem|home|start)\s*(?:[>/»›|·→\\]\s*\w|(?:\s+(?-i:[A-ZÆØÅ])[\w,-]*){2})",
    re.IGNORECASE,
)
_SHORTEST_SENTENCE, _LONGEST_SENTENCE = 10, 400
_DOWNLOAD = re.compile(r"""Download ["”»].{1,300}["”«]$""")
_BREADCRUMB_LINES = 60
_FOOTER_LINES = 60
_STRONG_CONTACT = re.compile(
    r"\bcvr\b|\bean\b|\bse-?nr|\btlf\b|\btelefon\b|\btelefontid|\bring til\b"
    r"|@[\w.-]+\.\w|\bdigital post\b|\bsikker (?:e-?)?mail\b|\båbningstider\b"
    r"|\b(?:\+45 ?)?\d{2} \d{2} \d{2} \d{2}\b",
    re.IGNORECASE,
)
_WEAK_CONTACT = re.compile(
    r"\d{4} [A-ZÆØÅ][\w. ]{1,30}$"
    r"|(?:[A-ZÆØÅ][\w.-]* ){1,4}(?:Kommune|Rådhus)$|Region [A-ZÆØÅ]\w+$"
    r"|[A-ZÆØÅ][\wé.]*(?:vej|gade|torv|torvet|plads|pladsen|allé|vænget|stræde|parken)"
    r"(?: \d{1,4}\w?)(?:,.*)?$"
    r"|(?:man|tirs|ons|tors|fre|lør|søn)dag\b.{0,40}\d{1,2}[.:]\d\d"
    r"|(?:adresse|postadresse|kontakt|kontakt os|rådhuset|følg os|facebook|linkedin|"
    r"instagram|youtube|borgerservice|presse|job|nyheder|genveje|©.*|copyright.*)$",
    re.IGNORECASE,
)


def strip_site(
    lines: Sequence[Line], is_control: Callable[[int], bool] = lambda index: False
) -> tuple[list[Line], list[str]]:
    """The lines without those of the site, and the site's contact lines.

    ``is_control`` tells whether the line at an index is all link or button.
    """
    end = _footer_start(lines)
    menu = _menu_lines(lines, is_control)
    kept = []
    gap = False
    for index, line in enumerate(lines[:end]):
        early = index < _BREADCRUMB_LINES
        noise = is_noise(line.text, control=is_control(index), early=early)
        if noise or index in menu:
            gap = gap or line.gap
            continue
        kept.append(structs.replace(line, gap=True) if gap else line)
        gap = False
    contact = [
        line.text
        for i, line in enumerate(lines[end:], end)
        if not is_noise(line.text, control=is_control(i))
    ]
    return kept, contact


def _menu_lines(lines: Sequence[Line], is_control: Callable[[int], bool]) -> set[int]:
    """Lines of links, one after the other, above the page's first heading."""
    menu: set[int] = set()
    run: list[int] = []
    for index, line in enumerate(lines):
        short = len(line.text) < _LONGEST_LINK and not line.text[:1].isdigit()
        if line.level is None and short and is_control(index):
            run.append(index)
            continue
        if len(run) >= _SHORTEST_MENU:
            menu.update(run)
        run = []
        if line.level is not None:
            return menu
    # Without a heading the links may be the page's content.
    return set()


def is_noise(text: str, *, control: bool = False, early: bool = False) -> bool:
    """Whether a line is the site's own.

    >>> is_noise("Udskriv"), is_noise("Åben"), is_noise("Kopier link til punktet »")
    (True, False, True)
    """
    core = text.strip(_EDGES)
    if not core:
        # A dash alone is a decision ("none"); an arrow alone is a button.
        return not text.strip(_ARROWS)
    if len(core) > _LONGEST_SENTENCE:
        return False
    if early and _DOWNLOAD.match(text.strip()):
        return True
    if early and _BREADCRUMB.match(core):
        return not core.endswith((".", ":"))
    labels, within = _phrases()
    parts = [" ".join(p.lower().split()) for p in _DIVIDER.split(core)]
    if len(parts) > 1 and max(map(len, parts)) < _LONGEST_BAR_LINK:
        known = [labels[part] for part in parts if part in labels]
        return "whole" in known or len(known) >= _FEWEST_CONTROLS
    label = labels.get(parts[0])
    if label == "whole" or (label == "control" and control):
        return True
    if all(labels.get(part) == "whole" for part in _DASH.split(parts[0])):
        return True
    return len(core) > _SHORTEST_SENTENCE and bool(within.find(core))


@functools.cache
def _phrases() -> tuple[dict[str, str], Phrasebook]:
    """Whole lines by wording, and the wordings that mark a line they are in."""
    entries = phrasebook("noise").entries
    labels = {
        w: e.label for e in entries for w in e.text if e.label in ("whole", "control")
    }
    within = [e for e in entries if e.label == "within"]
    return labels, Phrasebook("noise", within)


def _is_contact(text: str) -> bool:
    return (
        len(text) < 120
        and not text.endswith(".")
        and bool(_STRONG_CONTACT.search(text))
    )


def _footer_start(lines: Sequence[Line]) -> int:
    """Where the address and opening hours at the foot of a site begin."""
    start, strong, misses = len(lines), 0, 0
    for index in range(len(lines) - 1, max(0, len(lines) - _FOOTER_LINES), -1):
        text = lines[index].text.strip()
        if _is_contact(text):
            strong += 1
        elif not (_WEAK_CONTACT.match(text) or is_noise(text, control=True)):
            misses += 1
            if misses > 1 or len(text) > 60 or text.endswith((".", ":")):
                break
            continue
        start, misses = index, 0
    return start if strong else len(lines)
