"""Who recommends, and to whom: the stem before the clauses recommended.

"Forvaltningen indstiller til Byrådet via Økonomiudvalget, at" names a recommender,
addressees and a way; "Det indstilles, at" names nobody.
"""

from __future__ import annotations

import re

from msgspec import Struct

from ...records import Step
from ..bodies import body_at_start, is_body, is_recommender, split_names
from ..people import is_person
from .clauses import Context

_VERB = re.compile(
    r"\b(?P<verb>(?P<strong>indstill(?:er|es))|anbefal(?:er|es)|foresl(?:år|ås)"
    r"|henstill(?:er|es)|(?:stiller|fremsætter)\s+(?:følgende\s+)?(?:ændrings)?forslag)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"(?:(?P<who>(?-i:[A-ZÆØÅ])[^.:;\n]{2,80}?)s\s+)?"
    r"(?:indstilling|forslag(?: til beslutning)?|ændringsforslag|anbefaling)"
    r"(?:\s+fra\s+(?P<source>[^.:;\n]{2,80}?))?\s*(?:om\b|:|$)",
    re.IGNORECASE,
)
_ADVERB = re.compile(
    r"\s*,?\s*\b(?:hermed|derfor|endvidere|desuden|herefter|således|samtidig|ligeledes"
    r"|fortsat|supplerende|alternativt|enstemmigt|også|derudover|herudover|dermed|det"
    r"|følgende|endelig|i øvrigt|på (?:den|denne) baggrund|på baggrund heraf|om"
    r"|til(?=,?\s+at\b)|i stedet|videre|subsidiært|samlet|yderligere"
    r"|primært|sekundært|heraf)\b",
    re.IGNORECASE,
)
_STOP = (
    r"(?=,?\s*\bat\b|\s*[:;]|,?\s*\bvia\b|,?\s*\bgennem\b|,?\s*$"
    r"|,?\s+(?:\d{1,2}[.)]|[-•·]\s))"
)
_TO = re.compile(
    rf"\s*,?\s*(?:over ?for|til)\s+(?!at\b)(?P<names>[^.:;()]{{2,240}}?){_STOP}",
    re.IGNORECASE,
)
_STRAIGHT = re.compile(
    rf"\s+(?!(?:via|gennem|at|til|over)\b)(?P<names>[^.:;()]{{2,120}}?){_STOP}",
    re.IGNORECASE,
)
# "til udvalget med henblik på videre indstilling til byrådet": the first is a step.
_ONWARD = re.compile(
    r"\s*,?\s*(?:over ?for|til)\s+(?!at\b)(?P<names>[^.:;()]{2,120}?)(?P<way>,?\s+"
    r"(?:med henblik på|til)\s+(?:videre\s+)?(?:indstilling|anbefaling"
    r"|videresendelse|oversendelse))(?=\s+(?:til|over ?for)\s)",
    re.IGNORECASE,
)
_VIA = re.compile(
    rf"\s*,?\s*(?:via|gennem)\s+(?P<names>[^.:;()]{{2,160}}?)"
    rf"(?:(?=\s+(?:til|over ?for)\s)|{_STOP})",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"\s*,?\s*(?:af|fra)\s+(?P<names>[^.:;()]{{2,160}}?){_STOP}", re.IGNORECASE
)
_WITH = re.compile(
    rf"\s*,?\s*sammen med\s+(?P<names>[^.:;()]{{2,160}}?){_STOP}", re.IGNORECASE
)
# Whom the recommender asked, in whose name it speaks: no recommender itself.
_ASKED = re.compile(
    rf"\s*,?\s*(?:i (?:samråd|samarbejde|enighed|dialog|fællesskab) med"
    rf"|efter (?:aftale|drøftelse|dialog|samråd|samtale) med|på vegne af)\s+"
    rf"[^.:;()]{{2,160}}?(?:(?=\s+(?:til|over ?for)\s)|{_STOP})",
    re.IGNORECASE,
)
# What the recommendation is about, before its clauses: "for så vidt angår skolerne".
_ABOUT = re.compile(
    rf"\s*,?\s*(?:for så vidt angår|vedrørende|vedr\.|med hensyn til|i forhold til"
    rf"|i relation til|med henvisning til|under henvisning til|under forudsætning af"
    rf"|på (?:bag)?grund(?:lag)? af|som følge af|i henhold til|jf\.|med baggrund i)\s+"
    rf"[^:;()]{{2,160}}?{_STOP}",
    re.IGNORECASE,
)
# "anbefaler udvalget over for byrådet at anbefale": the way and its end.
_THROUGH = re.compile(
    r"\s+(?P<via>[^.:;()]{2,120}?)\s+over ?for\s+(?P<names>[^.:;()]{2,80}?)\s+at\s+"
    r"(?:anbefale|indstille)(?=\s*(?:[,:]|$|at\b))",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    rf"\s+(?P<names>[^.:;,()]{{2,120}}?)(?=\s+(?:over ?for|til)\s|{_STOP[3:-1]})",
    re.IGNORECASE,
)
_END = re.compile(r"[\s,:;*_]*(?P<at>\bat\b)?", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])|(?<=:)\s+")
_NOBODY = re.compile(
    r"(?:(?:det|der|hermed|herved|derfor|endvidere|desuden|alternativt|samtidig|herefter"
    r"|sagen|punktet|subsidiært|dermed|således|ligeledes|og|i stedet)\b[\s,]*)*",
    re.IGNORECASE,
)
_FRONTED = re.compile(
    r"(?:på|derfor|med|ud fra|herudover|desuden|endvidere|samtidig|alternativt|af|efter"
    r"|subsidiært|i|under|således|såfremt|hvis|derudover|endelig|dermed|da|som|for|ved)\b",
    re.IGNORECASE,
)
_NEVER_FIRST = re.compile(
    r"(?:på|derfor|herudover|desuden|endvidere|samtidig|alternativt|subsidiært|således"
    r"|såfremt|hvis|derudover|endelig|dermed|da|som)\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r",\s*(?:der|som|hvor\w*|idet|at)\b|\bat\b|\b(?:har|er|var|blev|skal|kan|vil|bør|som|der)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:\W*(?:indstilling|forslag|beslutning)(?:\s*:|\s+(?=[A-ZÆØÅ])))?\W*"
)
_MODIFIER = re.compile(
    r"\s+\b(?:enstemmigt|endvidere|hermed|derfor|herefter|desuden|samtidig|også)$",
    re.IGNORECASE,
)
# A party in brackets tells of the person, it is not part of the name.
_PARTY = re.compile(r"\s*\((?:[A-ZÆØÅ]{1,3}|[A-ZÆØÅ][\w -]{2,40})\)$")
# Who the majority are, "Udvalgets flertal (A, V og C)", is no part of its name.
_MEMBERS = re.compile(
    r"\s*\((?:[A-ZÆØÅ](?:,\s*|\s*\+\s*|\s+og\s+)?)+\)$|(?<=flertal)\s*\([^()]+\)$"
    r"|(?<=mindretal)\s*\([^()]+\)$"
)
_AND = re.compile(r",\s+|\s+(?:og|samt)\s+")
# "til byrådets godkendelse" says what for; the genitive names the body.
_PURPOSE = re.compile(
    r"(?:(?P<body>[\w, -]{3,80}?)s\s+)?(?:endelige?\s+)?"
    r"(?:godkendelse|vedtagelse|tiltrædelse|beslutning|orientering|efterretning|drøftelse)",
    re.IGNORECASE,
)
# One of these, in small letters, is in every stem.
_MAY_STEM = re.compile(r"indstill|anbefal|foresl|forslag|henstill")
_LONGEST = 400


class Stem(Struct, frozen=True):
    """A stem: its place, where the clauses start, who recommends and to whom.

    ``strong`` is true of "indstiller"; "foreslår" and "anbefaler" are also what
    auditors, authors of reports and citizens do. ``at`` tells whether the stem
    ends in "at" itself.
    """

    start: int
    end: int
    by: tuple[str, ...]
    context: Context
    strong: bool
    at: bool


def opens_stem(line: str) -> bool:
    """Whether a line starts a new stem, so that it continues no line before it."""
    verb = _VERB.search(line, 0, 200)
    if verb is None:
        return False
    before = line[: verb.start()].strip()
    if not before and line[:1].islower():
        return False  # the wrapped end of "Forvaltningen / foreslår, at"
    return not _SUBORDINATE.search(before) and (
        _NOBODY.fullmatch(before) is not None
        or (before[:1].isupper() and (is_recommender(before) or is_person(before)))
    )


def find_stems(text: str, start: int, end: int) -> list[Stem]:
    """The stems of one row, in order; a chain's inner links are none."""
    if _MAY_STEM.search(text[start:end].lower()) is None:
        return []
    stems: list[Stem] = []
    begun, taken, scanned = start, start, start
    for verb in _VERB.finditer(text, start, end):
        if verb.start() < taken:
            continue
        for sentence in _SENTENCE.finditer(text, scanned, verb.start()):
            begun = sentence.end()
        scanned = max(begun, verb.start() - 3)
        if verb.start() - begun > _LONGEST:
            continue
        stem = _stem(text, begun, verb, end)
        if stem is not None:
            stems.append(stem)
            taken = begun = scanned = _sentence_end(text, stem.end, end)
    if not stems:
        heading = _HEADING.match(text, start, end)
        if heading is not None and heading[0].lower().endswith((":", "om")):
            by = heading_author(heading[0])
            strong = "indstil" in heading[0].lower()
            stop = heading.end()
            stems.append(_finish(text, start, stop, end, by, Context(), strong))
    return stems


def heading_author(heading: str) -> tuple[str, ...]:
    """Who recommends by the heading alone.

    >>> heading_author("Teknisk Udvalgs indstilling"), heading_author("Indstilling")
    (('Teknisk Udvalg',), ())
    """
    match = _HEADING.match(heading)
    name = (match["who"] or match["source"] or "") if match else ""
    return split_names(name) if is_recommender(name) else ()


def _sentence_end(text: str, start: int, end: int) -> int:
    match = _SENTENCE.search(text, start, end)
    return match.end() if match else end


def _stem(text: str, start: int, verb: re.Match[str], end: int) -> Stem | None:
    left = _LABEL.sub("", text[start : verb.start()]).strip()
    position = verb.end()
    by: tuple[str, ...] = ()
    passive = verb["verb"].lower().endswith("s")
    if passive:
        if _NOBODY.fullmatch(left) is None and not _FRONTED.match(left):
            return None
    elif _FRONTED.match(left) and (after := _follower(text, position, end)):
        by, position = split_names(after["names"]), after.end("names")
    else:
        by = () if _NEVER_FIRST.match(left) else _recommenders(left)
        if not by:
            return None
    strong = verb["strong"] is not None
    return _addressed(text, start, position, end, by, strong)


def _follower(text: str, position: int, end: int) -> re.Match[str] | None:
    """Who recommends, where the name follows the verb: "Derfor indstiller staben"."""
    after = _INVERTED.match(text, position, end)
    return after if after is not None and is_recommender(after["names"]) else None


def _recommenders(left: str) -> tuple[str, ...]:
    if not left[:1].isupper() or _SUBORDINATE.search(left):
        return ()
    asked = _ASKED.search(left)
    left = left[: asked.start()] if asked else left
    names = split_names(_MODIFIER.sub("", left))
    plain = (_untagged(each) for name in names for each in _apart(name))
    return tuple(n for n in plain if n)


def _apart(name: str) -> list[str]:
    """The persons of "Ida Krog (A) og Ole Bæk"; any other name as it is."""
    each = _AND.split(name)
    return each if all(is_person(_PARTY.sub("", n)) for n in each) else [name]


def _untagged(name: str) -> str:
    """A person without the party printed behind; any other name as it is.

    >>> _untagged("Ida Krog (Venstre)"), _untagged("Center (Miljø)")
    ('Ida Krog', 'Center (Miljø)')
    >>> _untagged("Et flertal i udvalget (A, V og C)")
    'Et flertal i udvalget'
    """
    plain = _PARTY.sub("", name)
    return plain if is_person(plain) else _MEMBERS.sub("", name)


def _addressed(
    text: str, start: int, position: int, end: int, by: tuple[str, ...], strong: bool
) -> Stem:
    to: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    for _ in range(6):
        if match := _VIA.match(text, position, end):
            via, position = split_names(match["names"]), match.end()
        elif match := _ONWARD.match(text, position, end):
            via, position = split_names(match["names"]), match.end("way")
        elif (match := _THROUGH.match(text, position, end)) and is_body(match["via"]):
            via, to = split_names(match["via"]), _bodies(match["names"])
            position = match.end()
        elif match := _TO.match(text, position, end):
            to, position = _bodies(match["names"]), match.end()
        elif not to and (match := _named(text, position, end)):
            to, position = split_names(match["names"]), match.end()
        elif by and (match := _WITH.match(text, position, end)):
            by, position = by + split_names(match["names"]), match.end()
        elif not by and (match := _OF.match(text, position, end)):
            by, position = split_names(match["names"]), match.end()
        elif match := _aside(text, position, end):
            position = match.end()
        else:
            break
    prefix = tuple(Step(body=b, action="recommend") for b in via)
    context = Context(prefix=prefix, bodies=to)
    return _finish(text, start, position, end, by, context, strong)


def _aside(text: str, position: int, end: int) -> re.Match[str] | None:
    """What stands between the verb and its clauses and is no body."""
    return next(
        (m for p in (_ADVERB, _ASKED, _ABOUT) if (m := p.match(text, position, end))),
        None,
    )


def _named(text: str, position: int, end: int) -> re.Match[str] | None:
    """The body straight after the verb: "anbefaler Byrådet at"."""
    match = _STRAIGHT.match(text, position, end)
    if match is None or not all(is_body(n) for n in split_names(match["names"])):
        return None
    return match


def _bodies(names: str) -> tuple[str, ...]:
    """The addressees; only the first body where the text runs on after it."""
    purpose = _PURPOSE.fullmatch(names)
    if purpose is not None:
        return (purpose["body"],) if purpose["body"] else ()
    opening = body_at_start(names)
    runs_on = len(names.split()) > 20 or re.search(r"\d|\w+es\b\s+\w", names)
    if opening is not None and runs_on:
        return (opening[0],)
    return split_names(names)


def _finish(
    text: str,
    start: int,
    position: int,
    end: int,
    by: tuple[str, ...],
    context: Context,
    strong: bool,
) -> Stem:
    close = _END.match(text, position, end)
    at = close is not None and close["at"] is not None
    stop = position if close is None else close.start("at") if at else close.end()
    return Stem(start=start, end=stop, by=by, context=context, strong=strong, at=at)
