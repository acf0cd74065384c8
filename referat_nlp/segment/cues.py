"""What one line says about the structure: number, case, access, heading.

Each reader looks at a single line's text and answers with offsets into it, or
``None``. Nothing here knows the document around the line.
"""

from __future__ import annotations

import re

from msgspec import Struct

from ..records import Access, SectionKind
from .built_headings import derived_kind, is_decision_line, label_beside
from .vocabulary import BODY, DATE, Vocabulary, fold

# Case numbers of the filing systems in use: KLE with facet, year-serial,
# office-year-serial, EMN/S and other letter prefixes, yy/serial, regional.
CASE_NUMBER = re.compile(
    r"(?<![\w.,/-])(?:"
    r"\d{2}\.\d{2}\.\d{2}(?:[-. ]?[A-ZÆØÅ]\d{2})?(?:[-/]\d{1,5})*[A-Z]?(?:\d{2})?"
    r"|\d{2}\.\d{2}(?:\.\d{2})?[- ]?[A-ZÆØÅ]\d{2}(?:[-/]\d{0,5})*"
    r"|\d-\d{1,2}-\d{1,3}-\d{1,4}-\d{2}"
    r"|\d{3}-\d{4}-\d{1,7}"
    r"|(?:19|20)\d{2}[-/]\d{3,8}"
    r"|[A-ZÆØÅ]{1,4}-?(?:19|20)\d{2}-\d{2,8}"
    r"|[A-ZÆØÅ]{2,4} \d{2,5}/\d{2}(?:\d{2})?"
    r"|\d{2}[-/]\d{3,8}[A-Z]?"
    r")(?![\w,]|\.\d|-\d)"
)
# After a label such as "Sagsnr." almost any number with digits is a case number.
_LABELLED = re.compile(r"[A-ZÆØÅ]{0,4}[-\s]?\d[\w./-]*\d[A-Z]?|\d")
_DATE_LIKE = re.compile(rf"{DATE}(?![\w-])", re.IGNORECASE)

_WORD_NUMBER = re.compile(
    r"[•·*\s]*(?:dagsordenens\s+)?(?P<word>dagsordenspunkt|ad|punkt\s+nr\.?|punkt|pkt\.?\s*nr\.?|pkt\.?"
    r"|sag\s*nr\.?|sag|nr\.?)\s*"
    # Of a year and a number, one is short: "49/1", "3/2011"; "19/8714" is a case.
    r"(?P<number>\d{1,4}(?:\.\d{1,4})?|\d{1,4}/\d{1,2}|\d{1,2}/(?:19|20)\d\d)"
    r"(?![\w/]|[-.]\d)\s*"
    r"(?P<stop>[.:)]|\s?[-–—](?=\s)|)\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_BARE_NUMBER = re.compile(
    r"[•·*\s]*#?(?P<number>\d{1,3}/(?:19|20)\d\d(?=\s?[.:–-])|\d{1,4}/\d{1,2}(?!\d)"
    r"|\d{1,3}\.\d{1,2}|\d{1,4})"
    r"(?:(?P<stop>\s?[.:)]|\s[-–—](?=\s)|)(?:\s+|$)|(?P<tight>[.)])(?=[A-ZÆØÅ(]))"
    r"(?P<rest>.*)",
    re.DOTALL,
)
_CODE_NUMBER = re.compile(
    r"(?P<number>[A-ZÆØÅ]{1,4}-\d{1,4}/\d{2,4}(?:-[A-ZÆØÅ])?)[.:]?\s+(?P<rest>\S.*)"
)
# What follows a number that counts, measures or dates instead of numbering.
_NOT_A_TITLE = re.compile(
    r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november"
    r"|december|kr|mio|mia|t\.?kr|pct|procent|m2|km|stk|timer?|stemmer?"
    r"|medlem(?:mer)?|gange?|personer|elever|børn|år|dage?|uger?|måned(?:er)?)\b"
    r"|(?:%|m²|[-–]\s?\d|\d{1,3}(?:[.,]\d{3})|\d{2}[.:]\d{2})",
    re.IGNORECASE,
)
_ACCESS_WORD = (
    r"(?:åbent?|åbne|offentligt?|lukket|lukkede|fortroligt?)"
    r"(?:\s+(?:punkt|sag|dagsorden|møde|dagsordenspunkt|beslutningssag"
    r"|orienteringssag))?"
)
_ACCESS_BEFORE = re.compile(rf"\({_ACCESS_WORD}\)\s+(?=\S)", re.IGNORECASE)
_ACCESS_AFTER = re.compile(rf"(?<=\S)\s*\({_ACCESS_WORD}\)\s*$", re.IGNORECASE)
_ACCESS_MARK = re.compile(
    rf"{_ACCESS_WORD}\s*(?::|\s[-–])|[-–,]\s*{_ACCESS_WORD}\s*$|{_ACCESS_WORD}\s*$",
    re.IGNORECASE,
)
_ACCESS_ANYWHERE = re.compile(rf"(?<![\w-]){_ACCESS_WORD}(?![\w-])", re.IGNORECASE)

_DIGIT = re.compile(r"\d")
_LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}")
_TRAILING_PAGE = re.compile(r"(?:\t|\s{2,}|\s?\.{2,}\s?|…\s?)\d{1,3}\s*$")

_DECISION_OF_BODY = re.compile(
    r"(?:(?:endelig\s+)?beslutning(?:er)?|vedtagelse|afgørelse|behandlet)\b"
    r"(?:\s*:?\s*(?:i|fra|af|for|på|hos|truffet\s+i)?\s*)"
    rf"(?:(?:det|den)\s+)?(?P<body>{BODY}|\w[^\n.:;]{{2,80}}?)?"
    rf"(?:,?\s*(?:i\s+mødet\s+|på\s+mødet\s+|møde\s+|mødet\s+)?{DATE})"
    r"(?:,?\s*(?:pkt\.?|punkt|sag)\s*(?:nr\.?\s*)?\d{1,4})?\s*(?P<colon>:?)",
    re.IGNORECASE,
)
_DECISION_FROM = re.compile(
    rf"(?i:(?:endelig\s+)?beslutning(?:er)?|vedtagelse|afgørelse)\s+(?i:i|fra|af|for|hos)?\s*"
    rf"(?i:det\s+|den\s+)?(?P<body>{BODY})\s*(?P<colon>:?)"
)
_BODYS_DECISION = re.compile(
    rf"(?:(?i:det|den)\s+)?(?P<body>{BODY})s?['’]?\s+(?i:beslutning(?:er)?|afgørelse|møde)"
    rf"(?:\s+(?i:i\s+mødet|på\s+mødet|fra\s+mødet)?)?(?i:\s*{DATE})?"
    r"(?i:,?\s*(?:pkt\.?|punkt|sag)\s*(?:nr\.?\s*)?\d{1,4})?\s*(?P<colon>:?)"
)
_BODY_AND_DATE = re.compile(
    rf"(?P<body>{BODY}|[A-ZÆØÅ][^\n.:;]{{3,80}}?),?\s+(?i:{DATE})"
    r"(?P<item>,?\s*(?i:pkt\.?|punkt|sag)\s*(?i:nr\.?\s*)?\d{1,4})?\s*(?P<colon>:?)"
)
_BODY_COLON = re.compile(rf"(?P<body>{BODY})\s*:")
_PAIR = re.compile(r"\s*([^:\n]+?)\s+(?:og|samt|/|&)\s+([^:\n]+?)\s*:?\s*")
_INLINE = re.compile(r"([^:\n]{3,60}?)\s*:\s+(?=\S)")


class Numbered(Struct, frozen=True):
    """A line that begins with a point's number.

    ``style`` tells numbering forms apart; ``order`` is the number as integers;
    ``rest`` is where the title begins in the line.
    """

    number: str
    style: str
    order: tuple[int, ...]
    rest: int


class Heading(Struct, frozen=True):
    """A section heading at the start of a line; ``end`` is where its body begins."""

    kind: SectionKind
    text: str
    end: int


def read_number(text: str) -> Numbered | None:
    """The point number a line begins with.

    >>> read_number("Pkt. 44 Ny skole").number
    '44'
    >>> read_number("8. 1. Budgetopfølgning").rest
    3
    >>> read_number("3. februar 2020") is None
    True
    """
    if match := _WORD_NUMBER.match(text):
        word = re.sub(r"[\s.]|nr", "", match["word"].lower()) or "nr"
        return _numbered(match, f"{word} ")
    if match := _CODE_NUMBER.match(text):
        return Numbered(match["number"], "code", (), match.start("rest"))
    match = _BARE_NUMBER.match(text)
    if match is None or _NOT_A_TITLE.match(match["rest"]):
        return None
    stop = (match["stop"] or match["tight"] or "").strip()
    number = match["number"]
    if not stop and ("." in number or re.fullmatch(r"(?:19|20)\d\d", number)):
        return None
    return _numbered(match, stop)


def _numbered(match: re.Match[str], style: str) -> Numbered:
    number = match["number"]
    parts = tuple(int(part) for part in re.split(r"[./]", number))
    shape = "/" if "/" in number else ""
    order = parts[::-1] if shape and parts[0] > parts[-1] > 1900 else parts
    return Numbered(number, style + shape, order, match.start("rest"))


def read_case(text: str, words: Vocabulary) -> tuple[int, int] | None:
    """The case number of a line that carries one, as offsets; first wins."""
    if text.startswith("("):
        inner = read_case(text[1:].rstrip(") "), words)
        return (inner[0] + 1, inner[1] + 1) if inner else None
    label = words.label_pattern("case_number").match(text)
    if label and label.end() < len(text):
        tail = _LABELLED.match(text, label.end())
        strict = CASE_NUMBER.match(text, label.end())
        if strict:
            return strict.span()
        if tail and not _bare_sag(text, label) and not _date_at(text, label.end()):
            return tail.span()
    for match in CASE_NUMBER.finditer(text):
        if not _date_at(text, match.start()) and _stands_alone(text, match, words):
            return match.span()
    return None


def _bare_sag(text: str, label: re.Match[str]) -> bool:
    # "Sag 12" and "Sag nr. 12" number a point; only "Sag 306-2009-600" is a case.
    return fold(label[0]) in {"sag", "sag nr"}


def _date_at(text: str, start: int) -> bool:
    return bool(_DATE_LIKE.match(text, start))


def _stands_alone(text: str, match: re.Match[str], words: Vocabulary) -> bool:
    before, after = text[: match.start()].strip(), text[match.end() :].strip()
    if not before and not after:
        return True
    if before.endswith("(") and after.startswith(")"):
        return len(after) == 1
    rest = CASE_NUMBER.sub("", f"{before} {after}").strip(" -–,·•|/")
    return read_access(rest, words) is not None or bool(
        words.label_pattern("document_number").match(after)
    )


def read_access(text: str, words: Vocabulary) -> Access | None:
    """The access a whole line states (``Åbent punkt``, ``LUKKET SAG``)."""
    label = words.line_label(text.strip(" ()"))
    if label == "open":
        return "open"
    return "closed" if label == "closed" else None


def access_within(text: str) -> Access | None:
    """The access word anywhere in a case or label line."""
    match = _ACCESS_ANYWHERE.search(text)
    return _which(match) if match else None


def trim_access(title: str) -> tuple[int, int, Access | None]:
    """Where a title begins and ends, and the access it states.

    Marks in brackets are no words of the title; other marks are.

    >>> trim_access("Salg af jord (Lukket sag)")
    (0, 12, 'closed')
    >>> trim_access("Lukket punkt: Salg af jord")
    (0, 26, 'closed')
    """
    if match := _ACCESS_BEFORE.match(title):
        return match.end(), len(title), _which(match)
    if match := _ACCESS_AFTER.search(title):
        return 0, match.start(), _which(match)
    for match in _ACCESS_MARK.finditer(title):
        if match.start() == 0 or match.end() == len(title):
            return 0, len(title), _which(match)
    return 0, len(title), None


def _which(match: re.Match[str]) -> Access:
    return "closed" if re.search(r"luk|fortrol", match[0], re.IGNORECASE) else "open"


def is_contents_line(text: str) -> bool:
    """Whether a line has the dot leaders or page number of a contents list."""
    if ("_" in text or "…" in text or text.count(".") > 3) and _LEADERS.search(text):
        return True
    # The two tests before the patterns spare most lines these.
    return text.rstrip()[-1:].isdecimal() and _TRAILING_PAGE.search(text) is not None


def read_heading(text: str, words: Vocabulary) -> Heading | None:
    """The section heading a line consists of or begins with.

    >>> from .vocabulary import vocabulary
    >>> read_heading("Økonomiudvalget, 23-05-2018, pkt. 203:", vocabulary()).kind
    'decision'
    """
    if bullet := words.before_heading.match(text):
        plain = read_heading(text[bullet.end() :], words)
        return plain and Heading(plain.kind, plain.text, plain.end + bullet.end())
    if len(text) < 160 and (kind := words.headings.get(fold(text))):
        return Heading(kind, text.strip(), len(text))
    if len(text) < 80 and (kind := derived_kind(text)):
        return Heading(kind, text.strip(), len(text))
    if len(text) < 80 and (pair := _PAIR.fullmatch(text)):
        kind = words.headings.get(fold(pair[1]))
        if kind and (fold(pair[2]) in words.headings):
            return Heading(kind, text.strip(), len(text))
    if heading := _with_text(text, words) or _decision_heading(text):
        return heading
    if is_decision_line(text):
        return Heading("decision", text.strip(), len(text))
    return None


def _with_text(text: str, words: Vocabulary) -> Heading | None:
    """A known heading in the margin or before a colon, with its text beside it."""
    beside = label_beside(text)
    if beside and (kind := words.headings.get(fold(beside[0]))):
        return Heading(kind, *beside)
    match = _INLINE.match(text)
    kind = words.headings.get(fold(match[1])) if match else None
    if match and kind and kind != "other" and len(match[1]) > 4:
        return Heading(kind, match[0].strip(), match.end())
    return None


def _decision_heading(text: str) -> Heading | None:
    for pattern in (_DECISION_OF_BODY, _DECISION_FROM, _BODYS_DECISION):
        match = pattern.match(text)
        if match and (match["colon"] or not text[match.end() :].strip()):
            return Heading("decision", match[0].strip(), _skip(text, match.end()))
    match = _BODY_AND_DATE.match(text) if _DIGIT.search(text) else None
    if match and match["item"] and (match["colon"] or match.end() == len(text)):
        return Heading("decision", match[0].strip(), _skip(text, match.end()))
    if match and match["colon"] and re.match(BODY, match["body"]):
        return Heading("decision", match[0].strip(), _skip(text, match.end()))
    match = _BODY_COLON.fullmatch(text.strip())
    if match and not match["body"].isupper():
        return Heading("decision", match[0].strip(), len(text))
    return None


def _skip(text: str, end: int) -> int:
    while end < len(text) and text[end].isspace():
        end += 1
    return end
