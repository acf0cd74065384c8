"""Headings and lines that say whose decision follows, and when it was made."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

_MONTHS = {
    name: number
    for number, name in enumerate(
        (
            "jan",
            "feb",
            "mar",
            "apr",
            "maj",
            "jun",
            "jul",
            "aug",
            "sep",
            "okt",
            "nov",
            "dec",
        ),
        1,
    )
}
_DAY = re.compile(
    r"(?P<d>\d{1,2})(?:[-/.]\s?(?P<m>\d{1,2})[-/. ]\s?|\.?[ -](?P<n>jan|feb|mar|apr|maj"
    r"|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?[ -])(?P<y>\d{4}|\d{2})(?!\d)"
    r"|(?P<iso>\d{4})-(?P<im>\d{2})-(?P<id>\d{2})",
    re.IGNORECASE,
)

_ACTED = (
    r"(?:besluttede|beslutter|vedtog|afgjorde|bestemte|konkluderede|behandlede|sagde"
    r"|udtalte|mente|anbefalede|indstillede)"
)
_WORD = re.compile(
    r"\W*(?:(?:endelig\s+)?(?:beslutning(?:er|en)?|vedtagelse|afgørelse|referat|protokol"
    r"|konklusion)\b\s*(?:fra|i|på|af|for|ved)?"
    # "Det besluttede Byrådet", "Hvad sagde udvalget?"
    rf"|(?:det|dette|sådan|således|hvad)\s+{_ACTED}\b)\s*",
    re.IGNORECASE,
)
# What only a heading says: in a line of the case it may be a plan.
_TREATED = re.compile(
    r"\W*(?:(?:politisk\s+)?behandl(?:ing|et)|udtalelse|udfald|resultat|fra|møde[t]?)"
    r"\s+(?:i|af|fra|ved|på)?\s*",
    re.IGNORECASE,
)

_HEAD_NOUN = (
    r"(?i:[\w-]*(?:udvalg(?:et)?|råd(?:et)?|bestyrelse[nr]?|repræsentation(?:en)?"
    r"|magistrat(?:en)?"
    r"|kommission(?:en)?|nævn(?:et)?|forsamling(?:en)?|direktion(?:en)?"
    r"|magistratsafdeling(?:en)?))"
)

_BODY = re.compile(
    rf"(?P<name>(?=[A-ZÆØÅ])(?:[A-ZÆØÅ][\w/-]*(?:,\s+|\s+(?i:og|&|samt)\s+"
    rf"|\s+)(?i:og\s+)?){{0,7}}?{_HEAD_NOUN}"
    r"(?:\s+(?i:for|vedrørende)\s+[\w-]+(?:(?:,\s+|\s+(?i:og|&|samt)\s+)(?!\d|(?i:den|d|i"
    r"|pkt)\b)[\w-]+){0,5}"
    # "Udvalget for nære sundhedstilbud, 30-05-2023:"
    r"(?:\s+(?!den\b)[a-zæøå-]+(?=,?\s+(?:den\s+)?\d{1,2}[-./])"
    # "Udvalget for Regional Udvikling:"
    r"|(?:\s+[A-ZÆØÅ][\w-]+){1,2}(?=,?\s+(?:den\s+)?\d|\s*:|\s*$))?)?)s?(?!\w)"
)

# With a small letter, behind "Protokol fra" and the like.
_SMALL = re.compile(
    r"(?P<name>(?:[\w-]+-(?:,|\s+og)\s+(?:og\s+)?){0,4}(?=[a-zæøå])"
    rf"{_HEAD_NOUN}(?:\s+for\s+[\w-]+(?:(?:,\s+|\s+og\s+)(?!(?:den|d|i)\b)[\w-]+){{0,5}})?)"
    r"s?(?!\w)"
)

_BARE = re.compile(
    r"(?:udvalget|rådet|bestyrelsen|nævnet|kommissionen|direktionen)", re.IGNORECASE
)

_SHORT = re.compile(r"(?P<name>[A-ZÆØÅ]{2,5})(?!\w)")

_ITS = re.compile(
    r"s?\s+(?:beslutning|vedtagelse|afgørelse|konklusion|erklæring|protokol)\b",
    re.IGNORECASE,
)

_MEETING = re.compile(rf"s?\s+(?:møde|behandling|{_ACTED})\b", re.IGNORECASE)
_LOOSE_ACTS = re.compile(
    r"(?P<name>[A-ZÆØÅ][\w-]*(?:(?:,| og| &|,? samt)? [\w&-]+){0,6}?)"
    rf"\s+{_ACTED}(?=\s*:?\s*$|\s+(?:den|d\.)?\s*\d)"
)

_DATED = re.compile(r"(?P<name>[A-ZÆØÅ][^\n:;.()]{2,80}?),?\s+(?:den\s+|d\.\s*)?(?=\d)")

_POINT = re.compile(r"(?:pkt\.?|punkt|sag)\s*(?:nr\.?\s*)?\d+", re.IGNORECASE)
_LEFT = re.compile(r"[\s,]*")

_BETWEEN = re.compile(
    r"(?:[\s,(]*(?:\d{4}\s?-\s?\d{4}|\d{4}(?=\s*$)|i møde[t]?|på møde[t]?|møde[t]?|den"
    r"|d\.|(?:man|tirs|ons|tors|fre|lør|søn)dag)\b[\s,.]*)*[\s,]*(?:[–-]\s*(?=\d))?",
    re.IGNORECASE,
)

_DEFINITE = re.compile(
    r"(udvalg|råd|bestyrelse|repræsentation|magistrat|nævn|kommission|forsamling"
    r"|direktion)"
    r"(?:en|et|n)$"
)

_LOOSE_BODY = re.compile(r"[A-ZÆØÅ][\w-]*(?:(?:,| og| &|,? samt)? [\w&-]+){0,6}")

_ANNEX = re.compile(r"\s*[:.–-]?\s*")
# Names of bodies whose words are kept at hand.
_NAMES = 1_000


class Head(Struct, frozen=True):
    """A heading that names whose decision follows, and where its text starts."""

    end: int
    body: str | None
    day: date | None
    worded: bool


def read_day(text: str) -> date | None:
    """The first full calendar day of ``text``.

    >>> read_day("i mødet den 29. marts 2021"), read_day("12-03-2019").month
    (datetime.date(2021, 3, 29), 3)
    """
    match = _DAY.search(text)
    return _to_date(match) if match else None


def _to_date(match: re.Match[str]) -> date | None:
    if match["iso"]:
        year, month, day = int(match["iso"]), int(match["im"]), int(match["id"])
    else:
        month = int(match["m"]) if match["m"] else _MONTHS[match["n"].lower()]
        year, day = int(match["y"]), int(match["d"])
        year += 0 if year > 99 else 2000 if year < 70 else 1900
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_head(line: str, *, heading: bool = False) -> Head | None:
    """Read a line that opens a decision block, or ``None``.

    ``heading`` tells that the line is known to head a decision: then it need not say
    so, and a body's name is enough.

    >>> read_head("Økonomiudvalget, 23-05-2018, pkt. 203:").body
    'Økonomiudvalget'
    """
    word = _WORD.match(line) or (_TREATED.match(line) if heading else None)
    at = word.end() if word else len(line) - len(line.lstrip(" \t*_#•·-"))
    leading = _DAY.match(line, at)
    day = _to_date(leading) if leading else None
    if leading:
        at = leading.end()
        at += len(line[at:]) - len(line[at:].lstrip(" ,:-"))
    named = word is not None or leading is not None
    body, at, worded = _body(line, at, named=named)
    if body is None and not named and not heading:
        return None
    # What stands in the next cell of the row is what the body decided.
    celled = body is not None and line.startswith("\t", at)
    between = _BETWEEN.match(line, at)
    at = between.end() if between else at
    trailing = _DAY.match(line, at)
    if trailing:
        day, at = _to_date(trailing), trailing.end()
    left = _LEFT.match(line, at)
    point = _POINT.match(line, left.end() if left else at)
    at = point.end() if point else at
    worded = worded or word is not None
    dated = body is not None and day is not None
    if not (worded or dated or heading or celled or _addresses(line, at, body)):
        return None
    rest = line[at:].strip(" *_)?")
    if rest and rest[0] not in ":.–-" and not celled:
        return None
    annex = _ANNEX.match(line, at)
    return Head(annex.end() if annex else at, body, day, worded)


def _addresses(line: str, at: int, body: str | None) -> bool:
    """Whether the line is "Udvalget:" or a body's name and a colon."""
    return body is not None and line[at:].lstrip(" *_").startswith(":")


def _body(line: str, at: int, *, named: bool) -> tuple[str | None, int, bool]:
    """The body that stands at ``at``, the end of its name, and "…s beslutning"."""
    match = _BODY.match(line, at)
    if match is None and named:
        match = _SHORT.match(line, at) or _SMALL.match(line, at)
    if match is None:
        return (*_nameless(line, at, named=named), False)
    name, end = match["name"], match.end()
    for pattern, worded in ((_ITS, True), (_MEETING, False)):
        its = pattern.match(line, end)
        if its is not None:
            return name, its.end(), worded
    return name, end, False


def _nameless(line: str, at: int, *, named: bool) -> tuple[str | None, int]:
    """A committee without the word: "Plan, Miljø og Teknik, 7. januar 2020"."""
    acts = _LOOSE_ACTS.match(line, at)
    if acts is not None:
        return acts["name"], acts.end()
    dated = _DATED.match(line, at)
    if dated is not None and (named or _POINT.search(line)):
        return dated["name"].rstrip(", "), dated.end("name")
    loose = _LOOSE_BODY.match(line, at)
    if named and loose is not None and not line[loose.end() :].strip(" :*_"):
        return loose[0], loose.end()
    return None, at


def is_bare(body: str, own: str = "") -> bool:
    """Whether it is "Udvalget" or "Rådet", which may be the meeting's ``own`` body.

    >>> is_bare("Udvalget", "Børne- og Kulturudvalget"), is_bare("Udvalget", "Byrådet")
    (True, False)
    """
    bare = _BARE.fullmatch(body) is not None
    return bare and (not own or _base(body.casefold()) in own.casefold())


# "Skoleudvalgets flertalsindstilling anbefales" tells what others recommend.
_OF_BODY = re.compile(r"\s+\w*(?:indstilling|anbefaling|forslag)", re.IGNORECASE)


def body_of_sentence(sentence: str) -> str | None:
    """The body that a sentence opens with.

    >>> body_of_sentence("Teknik- og Miljøudvalgets flertal indstiller forslaget.")
    'Teknik- og Miljøudvalget'
    """
    match = _BODY.match(sentence)
    if match is None or is_bare(match["name"]) or _OF_BODY.match(sentence, match.end()):
        return None
    return match["name"]


def same_body(one: str, other: str) -> bool:
    """Whether two printed names mean one body: genitive, definite or short form.

    >>> same_body("Økonomiudvalgets", "ØU"), same_body("Byrådet", "Aarhus Byråd")
    (True, True)
    """
    first, second = _words(one), _words(other)
    if not first or not second:
        return False
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    short, full = (one, second) if len(one) < len(other) else (other, first)
    return short.isupper() and len(short) <= 5 and short.casefold() in _initials(full)


@functools.lru_cache(maxsize=_NAMES)
def _words(body: str) -> tuple[str, ...]:
    plain = re.sub(r"[\d()]+", " ", body.casefold())
    words = [
        w
        for w in re.split(r"[^\w]+", plain)
        if w and w not in ("og", "for", "i", "det", "den", "samt")
    ]
    return tuple(_base(w) for w in words)


def _base(word: str) -> str:
    """The indefinite form: "udvalgets" is "udvalg"."""
    return _DEFINITE.sub(r"\1", word.removesuffix("s") if len(word) > 4 else word)


def _initials(words: Sequence[str]) -> set[str]:
    """Short forms: "øu" of økonomiudvalg, "kb" of kommunalbestyrelse."""
    heads = ("udvalg", "bestyrelse", "råd", "repræsentation", "kommission", "nævn")
    parts: list[str] = []
    for word in words:
        head = next((h for h in heads if word.endswith(h) and word != h), None)
        parts.append(word[0] + (head[0] if head else ""))
    joined = "".join(parts)
    return {joined, "".join(p[0] for p in parts)}
