"""The words around an amount: approximate, of money at all.

Each function takes the text and the amount's offsets and looks no further than the
sentence; the words themselves are in ``lexicons/amounts.toml``.
"""

from __future__ import annotations

import functools
import re

from .passage import Passage
from .roles import nouns, verbs
from .vocabulary import Found, alternation, words


@functools.cache
def _approx_pattern() -> re.Pattern[str]:
    lexicon = words().approx
    between = alternation(lexicon["between"])
    return re.compile(
        rf"(?<!\w){alternation(lexicon['text'])}\s*(?:{between}\s+){{0,2}}\Z"
    )


@functools.cache
def _approx_ends() -> frozenset[str]:
    """Return the last words of what makes approximate, without their dots."""
    lexicon = words().approx
    return frozenset(w.split()[-1] for w in [*lexicon["text"], *lexicon["between"]])


_INSIDE = re.compile(r"(?<!\w)(?:ca\.|cirka|omkring)\s")


def approximate(low: str, hit: Found) -> bool:
    """Whether an approximator stands directly before the amount or inside it."""
    if hit.low != hit.high and _INSIDE.search(low, hit.start, hit.end):
        return True
    before = low[max(0, hit.start - 40) : hit.start].rstrip()
    last = before.rsplit(maxsplit=1)[-1:]
    if not last or last[0].strip("(.,") not in _approx_ends():
        return False
    return _approx_pattern().search(low, max(0, hit.start - 40), hit.start) is not None


@functools.cache
def _cues() -> tuple[str, ...]:
    return (*words().cue["stem"], *nouns(), *verbs())


@functools.cache
def _follow_pattern() -> re.Pattern[str]:
    return re.compile(rf"\s+{alternation(words().cue['follow'])}")


_NOUN_BEHIND = re.compile(r"\s+[^\W\d_]")
_CAPITAL_BEHIND = re.compile(r"\s+[A-ZÆØÅ]")
_COUNTED_BEHIND = re.compile(r"\s?(?:m[23²³]|%)")


def bare_scale_is_money(passage: Passage, start: int, end: int) -> bool:
    """Whether "60-70 mio." is money: it counts no noun, and the talk is of money."""
    low = passage.low
    rest = low[end : end + 24]
    if _NOUN_BEHIND.match(rest) and not _follow_pattern().match(rest):
        new_sentence = low[end - 1] == "." and _CAPITAL_BEHIND.match(passage.text, end)
        if not new_sentence and "\n" not in rest.split(maxsplit=1)[0] + rest[:1]:
            return False
    if _COUNTED_BEHIND.match(rest):
        return False
    left, right = passage.sentence(start, end)
    around = low[left:right]
    if any(map(around.__contains__, passage.holding(_cues))):
        return True
    return not re.search(r"\w", low[left:start] + low[end:right])
