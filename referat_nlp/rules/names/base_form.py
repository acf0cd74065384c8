"""The base form of a name: the genitive's s taken off where it is one."""

from __future__ import annotations

import functools
import re

from ...lexicon import table

# "KL's", "SF's", "Jens'": an apostrophe is always the genitive's.
_APOSTROPHE = re.compile(r"['’´]s?$")
# Heads of names, definite or not, to which only a genitive adds an s.
_HEAD = re.compile(
    r"(?:udvalg|råd|nævn|forvaltning|afdeling|sekretariat|kommune|bestyrelse|center"
    r"|styrelse|ministeri|direktorat|forening|forbund|selskab|skole|region|magistrat"
    r"|repræsentation|kommission|institution|kontor|klub|fond|hus|vej|gade|allé)"
    r"(?:en|et|n|t|e)?(?=s$)",
    re.IGNORECASE,
)
# Family names of these kinds never end in s of themselves.
_FAMILY = re.compile(
    r"(?:sen|gaard|gård|berg|bjerg|holm|lund|dal|strup|skov|bæk|kvist|toft|sson)(?=s$)"
)


@functools.cache
def _known() -> frozenset[str]:
    names = {row["name"] for row in table("names")}
    names |= {row["name"].rsplit(" ", 1)[-1] for row in table("places")}
    for row in table("parties"):
        names |= {row["name"].split()[-1], row["short"].split(" ")[-1]}
    return frozenset(names)


def base_form(name: str, text: str = "") -> str:
    """``name`` on one line and without the genitive's s.

    An s is a genitive's when the word before it is known or is a head such as
    "rådet", and the word with it is not itself a name; ``text`` is where the name
    stands: that it is printed there without s decides an unknown one.

    >>> base_form("Byrådets"), base_form("Jens Holms"), base_form("Ole Mads")
    ('Byrådet', 'Jens Holm', 'Ole Mads')
    """
    name = " ".join(name.split())
    if _APOSTROPHE.search(name):
        return _APOSTROPHE.sub("", name)
    if not name.endswith("s") or len(name) < 4 or name.isupper():
        return name
    last = re.split(r"[\s-]", name)[-1]
    if last in _known():
        return name
    if last[:-1] in _known() or _HEAD.search(last) or _FAMILY.search(last):
        return name[:-1]
    return name[:-1] if last[:-1] in words_of(text) else name


@functools.lru_cache(maxsize=4)
def words_of(text: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(re.findall(r"\w+", text))
