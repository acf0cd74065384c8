"""The body that met, however a meeting head names it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..rules.dates import find_dates
from .municipality import COUNCIL
from .vocabulary import NAMED_BODY, ordinary_case

_BODY = re.compile(NAMED_BODY)
_BODY_AFTER = re.compile(
    r"(?i:referat|dagsorden|beslutningsprotokol|protokol|udskrift|møde(?:t)?)\b"
    r"[^\n]{0,40}?\b(?i:af|fra|til|i|for)\s+(?i:det\s+|den\s+)?"
    rf"(?P<body>{NAMED_BODY}|[\w-]*(?:rådet|udvalget|bestyrelsen|kommissionen|nævnet"
    r"|forum|forsamlingen|komit[eé]en)|magistraten|borgerrepræsentationen)(?=s?(?!\w))"
)
# "Referat / fra møde i / Byrådet": a line goes on at a preposition or a comma.
_SMALL = r"(?:af|fra|til|i|for|og|det|den)"
_HANGING = re.compile(rf"(\b{_SMALL}|[,-])\s*\n|\n(?={_SMALL}\b)", re.IGNORECASE)
# What a line may print in capitals right before the body's name.
_NOT_OF_BODY = re.compile(
    r"^(?:(?:[A-ZÆØÅ][\w-]+ ){1,3}Kommune |(?i:åbent?|lukket|(?:ekstra)?ordinært|møde"
    r"|referat|dagsorden|(?:beslutnings)?protokol|udskrift) )+(?=\w)"
)
# "REFERAT Byrådet MØDE", "Byrådet tirsdag".
_BEHIND_BODY = re.compile(r"\s+(?:møde\w*|referat|dagsorden|\w+dag)$", re.IGNORECASE)
# A body without a telling ending: "Åbent referat til Plan, Miljø og Teknik".
_UNUSUAL_BODY = re.compile(
    r"(?im:^[^\n]{0,20}(?:(?:referat|dagsorden|protokol) (?:til|fra|for|af)"
    r"(?: mødet? i)?|\bmødet? i)) ((?-i:[A-ZÆØÅ])[^\n\d]{3,60}?)"
    r"(?:(?: \w+dag)? den\b|,? \d| \w+dag\b|$)",
    re.MULTILINE,
)
# "Protokol fra Plan, Miljø og Tekniks møde den …".
_OWN_MEETING = re.compile(r"\b(?:fra|af|for) ([A-ZÆØÅ][^\n\d:.]{3,60}?)s møde\b")
# "Referat - Byrådet", "Plan og Teknik - dagsorden": cells around what it is.
_CELLS = re.compile(r"\s+[-–—·|]\s+|\s*[:\t|]\s*")
_KIND_CELL = re.compile(
    r"(?:(?:åbent?|lukket|offentligt?) )?(?:mødereferat|beslutningsreferat|referat"
    r"|(?:beslutnings)?protokol|dagsorden|udskrift)(?: (?:af|fra|for|til) møde)?",
    re.IGNORECASE,
)
_ORGAN = re.compile(r"[A-ZÆØÅ][^\d:.]{3,60}")
_OWNER = re.compile(r"Kommunes?\b|^Region\b")
_NO_ORGAN = re.compile(
    r"referat|dagsorden|protokol|udskrift|punkt|møde|oversigt|forside|bilag|\bside\b",
    re.IGNORECASE,
)
# "Referat af bestyrelsesmøde", "byrådsmøde den …".
_MEETING_OF = re.compile(r"\b([\w-]*(?:råd|udvalg|bestyrelse|magistrat))smøde", re.I)
_UNNAMED = frozenset({"udvalg", "udvalget", "råd", "rådet"})


def read_body(labelled: Sequence[str], texts: Sequence[str]) -> str | None:
    """The body that the values of its label or the head's lines name, as printed."""
    for value in labelled:
        if named := _find(value):
            return named
    # "Udvalg" may be a site's menu: a body named elsewhere goes before its neighbour.
    return _named_body(texts) or next(iter(labelled), None)


def _named_body(texts: Sequence[str]) -> str | None:
    texts = [ordinary_case(t) for t in texts]
    whole = "\n".join(texts)
    spread = _HANGING.sub(r"\1 ", whole)
    for text in (whole, spread):
        match = _BODY_AFTER.search(text)
        if match and match["body"].lower() not in _UNNAMED:
            return match["body"]
    if titled := _titled_body(texts):
        return titled
    texts = [_NOT_OF_BODY.sub("", text.strip()) for text in texts]
    joined = "\n".join(texts)
    for text in texts:
        match = _BODY.match(text)
        if match and match[0].lower() not in _UNNAMED:
            return match[0]
    name = _find(joined)
    for pattern in () if name else (_OWN_MEETING, _UNUSUAL_BODY):
        name = name or ((found := pattern.search(whole)) and found[1])
    if meeting := _MEETING_OF.search(name or joined):
        return meeting[1] + ("n" if meeting[1].endswith("e") else "et")
    return name


def _find(text: str) -> str | None:
    """The first body in ``text`` that is called by a name of its own."""
    named = (match[0] for match in _BODY.finditer(text))
    return next((name for name in named if name.lower() not in _UNNAMED), None)


def _titled_body(texts: Sequence[str]) -> str | None:
    """The body beside the word for minutes on one line: ``Referat - Byrådet``."""
    for text in texts:
        cells = [cell.strip() for cell in _CELLS.split(text)]
        if not any(map(_KIND_CELL.fullmatch, cells)):
            continue
        for cell in cells:
            if named := _find(cell):
                return named
        organs = list(filter(_is_organ, cells))
        if len(organs) == 1 and not find_dates(organs[0]):
            return organs[0]
    # "REFERAT / Plan, Miljø og Teknik / Tirsdag den 31/7-2012".
    for above, text, below in zip(texts, texts[1:], texts[2:], strict=False):
        if _KIND_CELL.fullmatch(above) and _is_organ(text) and find_dates(below):
            return text
    return None


def _is_organ(text: str) -> bool:
    named = _ORGAN.fullmatch(text) and not _OWNER.search(text)
    return bool(named) and not _NO_ORGAN.search(text)


def body_name(body: str | None, text: str) -> str | None:
    """The body's own name, without its municipality, as ``text`` commonly prints it."""
    return _lower_twin(_definite(body), text)


def _definite(body: str | None) -> str | None:
    """``Aarhus Byråd`` is ``Byrådet`` of that municipality."""
    body = _BEHIND_BODY.sub("", _NOT_OF_BODY.sub("", body)) if body else None
    match = COUNCIL.fullmatch(body) if body else None
    if match is None:
        return body
    return "Byrådet" if match[2].upper() == "BYRÅD" else "Kommunalbestyrelsen"


def _lower_twin(body: str | None, text: str) -> str | None:
    """``ØKONOMIUDVALGET`` as the text prints it elsewhere in ordinary case."""
    if body is None:
        return None
    body = " ".join(body.split())
    if not body.isupper():
        return body[0].upper() + body[1:]
    pattern = re.escape(body).replace(r"\ ", r"\s+")
    for match in re.finditer(pattern, text, re.IGNORECASE):
        if not match[0].isupper():
            return " ".join(match[0].split())
    return body
