"""What one line says about the structure: number, case, access, heading.

Each reader looks at a single line's text and answers with offsets into it, or
``None``. Nothing here knows the document around the line.
"""

from __future__ import annotations

import re

from msgspec import Struct

from ..records import Access, SectionKind
from .built_headings import derived_kind, is_decision_line, label_beside
from .vocabulary import BODY, DATE, Vocabulary, fold, ordinary_case

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
    r")(?!\w|[.,-]\d)"
)
_SHORTEST_CASE = 5
_PARTED = re.compile(r"\d[-./]\d")
# After a label such as "Sagsnr." almost any number with digits is a case number.
_LABELLED = re.compile(r"[A-ZÆØÅ]{0,4}[-\s]?\d[\w./-]*\d[A-Z]?|\d")
_DATE_LIKE = re.compile(rf"{DATE}(?![\w-])", re.IGNORECASE)

_ACCESS_WORD = (
    r"(?:for (?:lukkede|åbne) døre|åbent?|åbne|offentligt?|lukket|lukkede|fortroligt?)"
    r"(?:\s+(?:punkt|sag|dagsorden|møde|dagsordenspunkt|beslutningssag"
    r"|orienteringssag))?"
)
_ACCESS_FIRST = re.compile(rf"(?:{_ACCESS_WORD}\s*[-–|,·]\s+)+", re.IGNORECASE)
_ACCESS_BEFORE = re.compile(rf"\({_ACCESS_WORD}\)\s+(?=\S)", re.IGNORECASE)
_ACCESS_AFTER = re.compile(rf"(?<=\S)\s*\({_ACCESS_WORD}\)\s*$", re.IGNORECASE)
_ACCESS_MARK = re.compile(
    rf"{_ACCESS_WORD}\s*(?::|\s[-–])|[-–,]\s*{_ACCESS_WORD}\s*$|{_ACCESS_WORD}\s*$",
    re.IGNORECASE,
)
_ACCESS_ANYWHERE = re.compile(rf"(?<![\w-]){_ACCESS_WORD}(?![\w-])", re.IGNORECASE)

_LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}|(?<=\w)\s?_{4,}")
_BEFORE_PAGE = ("\t", "  ", "..", ".. ", "…", "… ")

_WORD = (
    r"(?:(?:endelig\s+)?beslutning(?:er)?|vedtagelse|afgørelse|behandlet|behandling"
    r"|konklusion|resultat)"
)
_DECISION_OF_BODY = re.compile(
    rf"{_WORD}\b(?:\s*[:,(]?\s*(?:i|fra|af|for|på|hos|truffet\s+i)?\s*)"
    rf"(?:(?:det|den)\s+)?(?P<body>{BODY}|\w[^\n.:;]{{2,80}}?)?"
    rf"(?:,?\s*(?:i\s+mødet\s+|på\s+mødet\s+|møde\s+|mødet\s+)?{DATE}\)?)"
    r"(?:,?\s*(?:pkt\.?|punkt|sag)\s*(?:nr\.?\s*)?\d{1,4})?\s*(?P<colon>:?)",
    re.IGNORECASE,
)
_DECISION_FROM = re.compile(
    rf"(?i:{_WORD})[\s,(]\s*(?i:i|fra|af|for|hos)?\s*"
    rf"(?i:det\s+|den\s+)?(?P<body>{BODY})\)?\s*(?P<colon>:?)"
)
_BODYS_DECISION = re.compile(
    rf"(?:(?i:det|den)\s+)?(?P<body>{BODY})s?['’]?\s+(?i:{_WORD}|møde)"
    rf"(?:\s+(?i:i\s+mødet|på\s+mødet|fra\s+mødet)?)?(?i:\s*{DATE})?"
    r"(?i:,?\s*(?:pkt\.?|punkt|sag)\s*(?:nr\.?\s*)?\d{1,4})?\s*(?P<colon>:?)"
)
_BODY_AND_DATE = re.compile(
    rf"(?P<body>{BODY}|[A-ZÆØÅ][^\n.:;]{{3,80}}?),?\s+(?i:{DATE})"
    r"(?P<item>,?[^\S\t]*(?i:pkt\.?|punkt|sag)\s*(?i:nr\.?\s*)?\d{1,4})?\s*(?P<colon>:?)"
)
# Flattened text may have lost the date: "Beslutning den : Godkendt".
_DATE_LOST = re.compile(r"(Beslutning(?:er)?(?: i \w+)? den)(?: ?: ?| (?=[A-ZÆØÅ])|$)")
_BESIDE = re.compile(r"\s*(?:\s[-–|]\s|[-–·•|/,]$|^[-–·•|/,]|\t|[,;]\s)\s*")
# "Status: Åben", "Sagstype: Lukket": the label may be any.
_FIELD = re.compile(r"[A-ZÆØÅ][\w/ -]{2,25}:\s*")
_INITIALS = re.compile(r"[A-ZÆØÅ]{2,5}|[a-zæøå]{3}")
# Whose decisions a council's minutes tell of and never are.
_OUTSIDE = re.compile(
    r"klagenævn|ankestyrels|ministeri|statsforvaltning", re.IGNORECASE
)
_TELLS = re.compile(r"beslutning|vedtagelse|afgørelse|behandl|møde|konklusion|resultat")
_DECISIONS = (_DECISION_OF_BODY, _DECISION_FROM, _BODYS_DECISION)
# A day in figures, or the year of one in words.
_DAY = re.compile(r"\d[-./]\s?\d|\d{4}")
_BODY_COLON = re.compile(rf"(?P<body>{BODY})\s*:")
_PAIR = re.compile(r"\s*([^:\n]+?)\s+(?:og|samt|/|&)\s+([^:\n]+?)\s*:?\s*")
_INLINE = re.compile(r"([^:\n]{3,60}?)\s*:\s+(?=\S)")


class Heading(Struct, frozen=True):
    """A section heading at the start of a line; ``end`` is where its body begins."""

    kind: SectionKind
    text: str
    end: int


def read_case(text: str, words: Vocabulary) -> tuple[int, int] | None:
    """The case number of a line that carries one, as offsets; first wins."""
    if text.startswith("("):
        inner = read_case(text[1:].rstrip(") "), words)
        return (inner[0] + 1, inner[1] + 1) if inner else None
    if opened := _ACCESS_FIRST.match(text):
        inner = read_case(text[opened.end() :], words)
        return inner and (inner[0] + opened.end(), inner[1] + opened.end())
    if "case_number" in words.labels_at(text):
        label = words.label_pattern("case_number").match(text)
        if label and (place := _labelled(text, label)):
            return place
    for match in CASE_NUMBER.finditer(text) if _PARTED.search(text) else ():
        if not _date_at(text, match.start()) and _stands_alone(text, match, words):
            return match.span()
    return None


def _labelled(text: str, label: re.Match[str]) -> tuple[int, int] | None:
    """The case number behind its label."""
    if strict := CASE_NUMBER.match(text, label.end()):
        return strict.span()
    tail = _LABELLED.match(text, label.end())
    # "Sag 12" numbers a point, "Sag 368241" is filed under that.
    bare = _bare_sag(text, label) and tail and len(tail[0]) < _SHORTEST_CASE
    if tail and not bare and not _date_at(text, label.end()):
        return tail.span()
    return None


def _bare_sag(text: str, label: re.Match[str]) -> bool:
    # "Sag 12" and "Sag nr. 12" number a point; only "Sag 306-2009-600" is a case.
    return fold(label[0]) in {"sag", "sag nr"}


def _date_at(text: str, start: int) -> bool:
    return bool(_DATE_LIKE.match(text, start))


def _stands_alone(text: str, match: re.Match[str], words: Vocabulary) -> bool:
    before, after = text[: match.start()].strip(), text[match.end() :].strip()
    if before.endswith("(") and after.startswith(")"):
        return len(after) == 1
    # "Åben - Sagsnr. 19/3804", "07/4411 LKR", "11/2201 Dok.nr. 7".
    if any(not _says_no_more(piece, words) for piece in _BESIDE.split(before)):
        return False
    document = words.label_pattern("document_number")
    pieces = _BESIDE.split(CASE_NUMBER.sub("", after))
    return all(_says_no_more(p, words) or document.match(p) for p in pieces)


def _says_no_more(piece: str, words: Vocabulary) -> bool:
    """Whether words beside a case number are a label, access or initials."""
    piece = piece.strip()
    if not piece or read_access(piece, words) or _INITIALS.fullmatch(piece):
        return True
    return words.label_pattern("case_number").fullmatch(piece) is not None


def read_access(text: str, words: Vocabulary) -> Access | None:
    """The access a whole line states (``Åbent punkt``, ``LUKKET SAG``)."""
    text = text.strip(" ()")
    field = _FIELD.match(text) if ":" in text else None
    label = words.line_label(text[field.end() :] if field else text)
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
    led = ".." in text or ". ." in text or "…" in text or "_" in text
    if led and _LEADERS.search(text):
        return True
    text = text.rstrip()
    before = text.rstrip("0123456789")
    return 0 < len(text) - len(before) < 4 and before.endswith(_BEFORE_PAGE)


def read_heading(text: str, words: Vocabulary) -> Heading | None:
    """The section heading a line consists of or begins with.

    >>> from .vocabulary import vocabulary
    >>> read_heading("Økonomiudvalget, 23-05-2018, pkt. 203:", vocabulary()).kind
    'decision'
    """
    if start := words.before_heading(text):
        plain = read_heading(text[start:], words)
        return plain and Heading(plain.kind, plain.text, plain.end + start)
    if len(text) < 160 and (kind := _listed(text, words)):
        return Heading(kind, text.strip(), len(text))
    if len(text) < 80 and (kind := derived_kind(text.strip()) or _paired(text, words)):
        return Heading(kind, text.strip(), len(text))
    if lost := _DATE_LOST.match(text):
        return Heading("decision", lost[1], lost.end())
    return _with_text(text, words) or _decision_heading(text)


def _listed(text: str, words: Vocabulary) -> SectionKind | None:
    """The kind of a heading the lexicon lists; "Indstilling om," goes on in clauses."""
    if not text.endswith(","):
        return words.headings.get(fold(text))
    kind = words.headings.get(fold(text[:-1]))
    return kind if kind == "recommendation" else None


def _paired(text: str, words: Vocabulary) -> SectionKind | None:
    """The kind of two known headings joined: ``Økonomi og høring``."""
    joined = any(word in text for word in (" og ", " samt ", " / ", " & "))
    pair = _PAIR.fullmatch(text) if joined else None
    if pair is None or fold(pair[2]) not in words.headings:
        return None
    return words.headings.get(fold(pair[1]))


def _with_text(text: str, words: Vocabulary) -> Heading | None:
    """A known heading in the margin or before a colon, with its text beside it."""
    beside = label_beside(text)
    if beside and (kind := words.headings.get(fold(beside[0]))):
        return Heading(kind, *beside)
    match = _INLINE.match(text) if ":" in text else None
    kind = words.headings.get(fold(match[1])) if match else None
    if match and kind and kind != "other" and len(match[1]) > 4:
        return Heading(kind, match[0].strip(), match.end())
    return None


def _decision_heading(text: str) -> Heading | None:
    end = _decision_end(text)
    if not end or _OUTSIDE.search(text, 0, end):
        return None
    return Heading("decision", text[:end].strip(), _skip(text, end))


def _decision_end(text: str) -> int:
    """Where the heading of a body's decision ends; 0 where none begins the line."""
    if not {":", "\t"} & {*text} and text.endswith((".", ",", ";")):
        # Prose: what follows goes on to the line's end or to a colon.
        return 0
    text = ordinary_case(text)
    for pattern in _DECISIONS if _TELLS.search(text.lower()) else ():
        match = pattern.match(text)
        if match and (match["colon"] or _ends_cell(text, match.end())):
            return match.end()
    dated = (":" in text or text[-1:].isdigit()) and _DAY.search(text)
    match = _BODY_AND_DATE.match(text) if dated else None
    if match and match["item"] and (match["colon"] or match.end() == len(text)):
        return match.end()
    if match and match["colon"] and re.match(BODY, match["body"]):
        return match.end()
    match = _BODY_COLON.fullmatch(text.strip()) if text.endswith(":") else None
    if (match and not match["body"].isupper()) or is_decision_line(text):
        return len(text)
    return 0


def _ends_cell(text: str, end: int) -> bool:
    """Whether nothing follows, or the next cell: a label in the margin."""
    return "\t" in text[end - 1 : end + 1] or not text[end:].strip()


def _skip(text: str, end: int) -> int:
    while end < len(text) and text[end].isspace():
        end += 1
    return end
