"""Whose minutes they are: the municipality or region, stated or made certain."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ..lexicon import table

_CAPITAL = r"[A-ZÆØÅ][\wæøå]+"
_MUNICIPALITY = re.compile(
    r"\b(?:Skt\. |Sankt |Store |Lille )?"
    rf"(?:{_CAPITAL}[- ]){{0,2}}?[A-ZÆØÅ][\wæøåÆØÅ]* (?:Kommune|KOMMUNE)\b"
)
_REGION = re.compile(r"\b(Region [A-ZÆØÅ][a-zæøå]+|^REGION [A-ZÆØÅ]{3,}$)\b", re.M)
COUNCIL = re.compile(
    rf"((?:{_CAPITAL}[- ]){{0,2}}[A-ZÆØÅ][\wæøå-]+) "
    r"(Byråd|Kommunalbestyrelse|BYRÅD|KOMMUNALBESTYRELSE)\b"
)
_COUNCIL_IN = re.compile(
    r"\b(?:BYRÅDET|Byrådet|KOMMUNALBESTYRELSEN|Kommunalbestyrelsen) (?i:i) "
    rf"((?:Skt\. |Sankt |Store |Lille )?{_CAPITAL}(?:[ -]{_CAPITAL})?)"
)
_DOMAIN = re.compile(r"(?:www\.|@|https?://)(?:www\.)?([\wæøå-]+)\.dk\b", re.IGNORECASE)


def read_municipality(texts: Sequence[str], whole: str) -> tuple[str | None, bool]:
    """The municipality or region, and whether the head prints it as such.

    ``texts`` are the lines outside the points, ``whole`` is the document's text: a
    council's name or a web address makes it certain where no line states it. What
    the points speak of does not: a council speaks of its neighbours too.
    """
    known = _known()
    if stated := _stated(texts, known):
        return stated, True
    name = _of_council(texts) or _of_domain(texts, whole, known)
    return (known.get(name.upper(), name), False) if name else (None, True)


@functools.cache
def _known() -> dict[str, str]:
    return {row["name"].upper(): row["name"] for row in table("municipalities")}


def _stated(texts: Sequence[str], known: dict[str, str]) -> str | None:
    found: Counter[str] = Counter()
    for text in texts:
        for match in _MUNICIPALITY.finditer(text):
            found[known.get(match[0].upper(), _capitalised(match[0]))] += 1
        for match in _REGION.finditer(text):
            found[_capitalised(match[1])] += 1
    if not found:
        return None
    return max(found, key=lambda name: (name.upper() in known, found[name]))


def _of_council(texts: Iterable[str]) -> str | None:
    for text in texts:
        if council := COUNCIL.search(text) or _COUNCIL_IN.search(text):
            name = re.sub(r" [Kk]ommunes?$", "", council[1])
            return f"{_capitalised(name)} Kommune"
    return None


def _of_domain(texts: Sequence[str], whole: str, known: dict[str, str]) -> str | None:
    hosts = [match[1].lower() for match in _DOMAIN.finditer("\n".join(texts))]
    if not hosts:
        return None
    named = set(re.findall(rf"\b{_CAPITAL}\b", whole))
    names = {_slug(name): f"{name} Kommune" for name in sorted(named)}
    names |= {_slug(up.removesuffix(" KOMMUNE")): name for up, name in known.items()}
    return next((names[host] for host in hosts if host in names), None)


def _slug(name: str) -> str:
    letters = {"æ": "ae", "ø": "oe", "å": "aa", " ": "-"}
    return "".join(letters.get(char, char) for char in name.lower())


def _capitalised(name: str) -> str:
    return name.title() if name.isupper() else name
