"""Marks at the start and end of a line that every reader has to know."""

from __future__ import annotations

import re

# A lone "o" is Word's second bullet; no Danish word is spelt so.
BULLET = re.compile(r"\s*[o•·▪▫◦‣●○■□➢➤✓\uf0b7\uf0a7*–—-]\s+(?=\S)")
# "1." also opens an agenda point, so a number with a full stop is no item here.
LETTERED = re.compile(
    r"\s*(?:\d{1,3}\)|[a-zæøå]\)|\([a-zæøå\d]{1,2}\)|[a-h]\.)\s+(?=\S)"
)
NUMBERED = re.compile(r"\s*\d{1,4}(?:\.\d{1,3}){0,2}[.)]?\s+(?=\S)")
AT_CLAUSE = re.compile(r"\s*(?:at\b|ad\.? ?\d)", re.IGNORECASE)

_SENTENCE_END = re.compile(r"[.!?:;”\"»][)\]]?$")
# A full stop after these ends no sentence; nor does one after a bare day number.
_ABBREVIATION = re.compile(
    r"(?:\b(?:ca|kl|nr|jf|pr|stk|mio|mia|bl\.a|f\.eks|d|pkt|inkl|ekskl|evt|vedr|afd|maks"
    r"|min|st|dr|jr|j\.nr|sagsnr|t|kr|m|p|hhv|ift|iht|tlf|ang|art|lb|\d{1,2}))\.$",
    re.IGNORECASE,
)

_LONGEST_ABBREVIATION = 12

# "Teknik- og Miljøudvalget": a hyphen before these words is no line-end hyphen.
_COORDINATION = re.compile(
    r"(?:og|eller|samt|men|til|både|respektive|hhv)\b", re.IGNORECASE
)
_BROKEN_WORD = re.compile(r"[a-zæøåéüöä]{2}[-\u2010]$")
_BROKEN_CAPITALS = re.compile(r"[A-ZÆØÅ]{3}[-\u2010]$")
_CAPITALS = re.compile(r"[A-ZÆØÅ]{2}")


def ends_sentence(text: str) -> bool:
    """Whether the line's last mark ends a sentence.

    >>> ends_sentence("Godkendt."), ends_sentence("udgør ca.")
    (True, False)
    """
    end = text[-_LONGEST_ABBREVIATION:]
    return bool(_SENTENCE_END.search(end)) and not _ABBREVIATION.search(end)


def is_item(text: str) -> bool:
    """Whether a line opens with a list mark, a letter or an at-clause.

    >>> is_item("• flere cykelstier"), is_item("4. Budget"), is_item("At 1) godkende")
    (True, False, True)
    """
    return bool(
        BULLET.match(text)
        or LETTERED.match(text)
        or (AT_CLAUSE.match(text) and len(text) < 2000)
    )


def join_lines(left: str, right: str) -> str:
    """Two lines of one paragraph as one, with line-end hyphenation undone.

    >>> join_lines("den nye kommune-", "plan vedtages")
    'den nye kommuneplan vedtages'
    >>> join_lines("Teknik-", "og Miljøudvalget")
    'Teknik- og Miljøudvalget'
    >>> join_lines("Job- og Vel-", "færdsudvalget")
    'Job- og Velfærdsudvalget'
    """
    left, right = left.rstrip(), right.lstrip()
    if left.endswith("\u00ad"):
        return left.rstrip("\u00ad") + right
    if left.endswith(("-", "\u2010")) and left[-2:-1] not in ("", " ", "-"):
        return _join_hyphenated(left, right)
    if left.endswith("/") and left[-2:-1].strip():
        return left + right
    return f"{left} {right}"


def breaks_word(left: str, right: str) -> bool:
    """Whether a word is parted by a hyphen between two lines.

    >>> breaks_word("Beslut-", "ning:"), breaks_word("Teknik-", "og Miljøudvalget")
    (True, False)
    """
    if _COORDINATION.match(right):
        return False
    # "IT-" and "a-" keep their hyphen: IT-systemer, a-kassen.
    broken = _BROKEN_WORD.search(left) and right[:1].islower()
    return bool(broken or (_BROKEN_CAPITALS.search(left) and _CAPITALS.match(right)))


def _join_hyphenated(left: str, right: str) -> str:
    if breaks_word(left, right):
        return left[:-1] + right
    joins = right[:1].isalnum() and not _COORDINATION.match(right)
    return left + right if joins else f"{left} {right}"


_LETTERS = re.compile(r"(?<!\S)[^\W\d_](?: {1,3}[^\W\d_]){3,}[.:]?(?!\S)")


def close_up(text: str) -> str:
    """Close letter-spaced words up; a wider space keeps two of them apart.

    >>> close_up("U D S K R I F T   A F   M Ø D E")
    'UDSKRIFT AF MØDE'
    """
    return _LETTERS.sub(_closed, text) if _LETTERS.search(text) else text


def _closed(match: re.Match[str]) -> str:
    words = re.split(r" {2,}", match[0])
    if len(words) > 1 and all(len(w) == 1 for w in words):
        words = ["".join(words)]
    return " ".join(w.replace(" ", "") for w in words)
