"""Bodies, offices, municipalities, parties and companies, by rule and lexicon."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from ..lexicon import table
from ..records import Entity, EntityKind
from .base_form import base_form
from .phrase_index import PhraseIndex
from .word_lists import is_common

_U = "[A-ZÆØÅÉÖÜ]"
_KINDS: dict[str, EntityKind | None] = {
    "udvalg": "committee",
    "råd": "council",
    "forvaltning": "administration",
    "afdeling": "administration",
    "sekretariat": "administration",
    "nævn": None,
    "kommission": None,
    "ministeri": None,
    "styrelse": None,
    "direktorat": None,
}
_HEAD = re.compile(
    r"(?<![\w-])(?P<stem>[\w-]*?)(?P<head>udvalg|råd|forvaltning|afdeling|sekretariat"
    r"|nævn|kommission|ministeri|styrelse|direktorat)(?P<form>ets?|ens?|ns?|s)?(?![\w-])",
    re.IGNORECASE,
)
# "Klima-, Teknik- og " before "Miljøudvalget".
_HANGING = re.compile(rf"(?:(?<![\w-]){_U}\w*-,?\s(?:(?:og|&|samt)\s)?){{1,5}}$")
# Common nouns, though a sentence may begin with them.
_GENERIC = frozenset(
    "fag under hoved lokal ekspert stående særlig ad-hoc arbejds styringsdialog be "
    "bruger bestyrelses områd rektorats embedsmands partnerskabs forhandlings formands "
    "skolebe afdelingsbe kommunalbe op for til ind ud stats-for et kvarters "
    "ejendoms administrations stabs del lokal-med med med- lokale sektor drifts kunde "
    "senge intern interne selv klinik barsels akut støtte folke for- sags lands".split()
)
# "Skoleområdet" is a field and "Skolebestyrelsen" a board, not a name.
_FALSE_STEMS = ("om", "be", "for", "fag", "op")
_PLACED = re.compile(
    rf"(?P<place>(?<![\w-])(?:{_U}[\w-]+ ){{1,3}})(?P<head>Byråd|Lokaludvalg"
    r"|Kommunalbestyrelse|Lokalråd|Ungebyråd|Ældreråd|Seniorråd|Handicapråd"
    r"|Erhvervsråd|Integrationsråd|Udsatteråd|Regionsråd|Amtsråd|Forsyningsråd"
    r"|Idrætsråd|Provsti|Menighedsråd)(?P<form>s?|(?<=lg)ets?)(?![\w-])"
)
_FOR = re.compile(
    r"(?<![\w-])(?P<head>[Uu]dvalget|[Uu]nderudvalget|[Cc]enter|[Cc]ente?ret"
    r"|[Mm]agistratsafdelingen|[Ff]orvaltningen|[Aa]fdelingen|[Ss]ekretariatet|[Ss]tyrelsen"
    r"|Rådet|Nævnet|[Ss]taben|[Ss]tab|[Dd]irektørområdet|Institut|[Ff]agcenter|Rådet)"
    r"\sfor\s"
)
_FIELD_WORD = re.compile(r"[\w/]+(?:-(?!\w)|(?:-\w+)*)")
_FIELD_JOIN = re.compile(
    r"(?P<comma>,\s)|(?P<and>,?\s(?:og|&)\s)|(?P<space> )"
)
_ADJECTIVES = frozenset(
    "Sociale Social Tidlig Politisk Teknisk Lokal Grøn Særlige Digital Kommunal Økonomisk "
    "Strategisk Bæredygtig Særlig Socialt Specialiseret".split()
)
_OFFICE = re.compile(
    rf"^[ \t*_•-]*(?P<name>{_U}\w*(?:(?:, | og | & |- og |-, ){_U}?[\w]+){{0,4}})"
    r"(?=[*_]* (?:indstiller|foreslår|anbefaler|vurderer|oplyser|bemærker)\b)",
    re.MULTILINE,
)
_MUNICIPALITY = re.compile(
    rf"(?<![\w-])(?P<place>{_U}\w+(?:-{_U}\w+)*) [Kk]ommunes?(?![\w-])"
)
_REGION = re.compile(rf"(?<![\w-])Region {_U}\w+(?![\w-])")
_COUNTY = re.compile(rf"(?<![\w-]){_U}\w+ Amts?(?![\w-])")
_COMPANY_FORM = re.compile(
    r"(?<=[\w.&] )(?:A/S|ApS|APS|I/S|P/S|K/S|IVS|S/I|[Aa]\.?[Mm]\.?[Bb]\.?[Aa]\.?"
    r"|[Ff]\.?[Mm]\.?[Bb]\.?[Aa]\.?|AMBA)(?:['’]?s)?(?!\w)"
)
_FORM_FIRST = re.compile(rf"(?<![\w/])(?:A/S|I/S|P/S|K/S) {_U}\w+(?![\w-]| [AI]/S)")
_COMPANY_NAME = re.compile(
    rf"(?<![\w-]){_U}[\w.&'’-]*(?: (?:& |og Søn(?:ner)? |og Co\.? )?"
    rf"(?:{_U}[\w.&'’-]*|\d+))* $"
)
# Words before a name that are not of it: a sentence's first, or what it is called.
_NO_NAME = frozenset(
    "Det Den De Et En Nyt Nye Nyvalgt Vores Alle Hver Hvert I På Til Fra Af Med Om Ved At "
    "Som Tidligere Og Samt For Når Hvis Da Men Også Firmaet Selskabet Bygherre Bygherren "
    "Entreprenør Entreprenøren Virksomheden Rådgiver Rådgiveren Ansøger Ejer Ejeren Din "
    "Min Sin Deres Hele Egen Egne Anden Andre Denne Dette Disse Begge Ingen Mellem Hos "
    "Både Ifølge Efter Under Over Hvordan Hvad Derfor Desuden Herunder Således Afbud "
    "Enhver Samme Vedr Vedrørende Referat Dagsorden Punkt Møde Medlem Formand Orientering "
    "Aftale Tilskud Godkendelse Sund Grøn Åben".split()
)


@functools.cache
def _institution() -> re.Pattern[str]:
    words = "|".join(re.escape(row["word"]) for row in table("institutions"))
    return re.compile(
        rf"(?<![\w-])(?P<word>{words})(?: {_U}[\w'’&-]*){{1,3}}(?![\w-])"
    )


def _institutions(text: str) -> Iterator[Entity]:
    """Institutions and associations: what they are and then their names."""
    kinds = {row["word"]: _kind(row["kind"]) for row in table("institutions")}
    for match in _institution().finditer(text):
        kind = kinds[match["word"]]
        yield organisation(text, *match.span(), "institution.word", kind)


def find_organisations(text: str) -> Iterator[Entity]:
    """Organisations that a rule or a lexicon is certain of; they may overlap."""
    yield from _listed_bodies(text)
    yield from _headed(text)
    yield from _placed(text)
    yield from _for_fields(text)
    yield from _offices(text)
    yield from _institutions(text)
    yield from _municipalities(text)
    yield from _companies(text)


def organisation(
    text: str,
    start: int,
    end: int,
    rule: str,
    kind: EntityKind | None,
    canonical: str | None = None,
) -> Entity:
    """One organisation; without ``canonical`` the base form of what is printed."""
    name = canonical or base_form(text[start:end], text)
    return Entity(
        start=start,
        end=end,
        text=text[start:end],
        rule=rule,
        label="ORG",
        kind=kind,
        canonical=name[0].upper() + name[1:],
    )


@functools.cache
def _bodies() -> PhraseIndex:
    return PhraseIndex(((row["name"], row) for row in table("bodies")), cased=False)


@functools.cache
def _fields() -> frozenset[str]:
    words = {row["word"] for row in table("fields")}
    return frozenset(words | {f"{w}s" for w in words})


def _is_field(word: str) -> bool:
    return word.lower().strip("-") in _fields()


def _listed_bodies(text: str) -> Iterator[Entity]:
    for start, end, row in _bodies().find(text):
        printed = text[start:end]
        if row["name"].isupper() and not printed.isupper():
            continue
        # "ØKONOMIUDVALGET" and "byrådet" are the lexicon's; else case is as printed.
        plain = printed[0].islower() or (printed.isupper() and len(printed) > 4)
        canonical = row["name"] if plain else printed[: len(row["name"])]
        yield organisation(
            text,
            start,
            end,
            "body.lexicon",
            _kind(row["kind"]),
            " ".join(canonical.split()),
        )


def _kind(value: str) -> EntityKind | None:
    kinds: dict[str, EntityKind] = {
        "council": "council",
        "committee": "committee",
        "administration": "administration",
    }
    return kinds.get(value)


def _headed(text: str) -> Iterator[Entity]:
    """Words that end in "udvalget", "rådet", …, with what hangs before them."""
    for match in _HEAD.finditer(text):
        stem, head = match["stem"], match["head"].lower()
        if not stem or stem.lower().strip("-") in _GENERIC:
            continue
        if stem.lower().endswith(_FALSE_STEMS):
            continue
        before = _HANGING.search(text, max(0, match.start() - 120), match.start())
        start = before.start() if before else match.start()
        start = _fields_before(text, start)
        if not text[start].isupper() or (match[0].isupper() and len(match[0]) > 30):
            continue
        if match[0] == "Byråd":
            continue
        definite = bool(match["form"]) and match["form"] not in ("s", "S")
        if definite or start < match.start() or _is_field(stem):
            yield organisation(text, start, match.end(), "body.head", _KINDS[head])


def _fields_before(text: str, start: int) -> int:
    """Where the name starts if fields are listed before it without hyphens.

    "Teknik og Miljøudvalget" is one name, "Venstre og Miljøudvalget" are two.
    """
    window = text[max(0, start - 60) : start]
    match = re.search(rf"(?<![\w-])({_U}\w+) (?:og|&) $", window)
    if match and _is_field(match[1]):
        return start - len(window) + match.start()
    return start


def _placed(text: str) -> Iterator[Entity]:
    """Councils called by their town: "Aalborg Byråd", "Valby Lokaludvalg"."""
    for match in _PLACED.finditer(text):
        start = _skip_no_name(text, match.start("place"), match.end("place"))
        place = text[start : match.end("place")].strip()
        if place and not is_common(place):
            kind: EntityKind = "committee" if "udvalg" in match["head"] else "council"
            yield organisation(text, start, match.end(), "body.placed", kind)


def _skip_no_name(text: str, start: int, end: int) -> int:
    for word in re.finditer(r"\S+\s", text[start:end]):
        if word[0].strip() not in _NO_NAME:
            return start + word.start()
    return end


def _for_fields(text: str) -> Iterator[Entity]:
    """ "Udvalget for Land og By, Teknik og Miljø", "Center for Sundhed & Pleje"."""
    for match in _FOR.finditer(text):
        end = _end_of_fields(text, match.end())
        if end > match.end():
            committee = "udvalg" in match["head"].lower()
            yield organisation(
                text,
                match.start(),
                end,
                "body.for",
                "committee" if committee else "administration",
            )


def _end_of_fields(text: str, start: int) -> int:
    """Where a list of fields of work ends; ``start`` if there is none."""
    word = _FIELD_WORD.match(text, start)
    if not word or not (word[0][0].isupper() or _is_field(word[0])):
        return start
    end = word.end()
    for _ in range(10):
        join = _FIELD_JOIN.match(text, end)
        following = _FIELD_WORD.match(text, join.end()) if join else None
        if not join or not following or not _continues(text, word, join, following):
            break
        word, end = following, following.end()
    return end


def _continues(
    text: str, before: re.Match[str], join: re.Match[str], word: re.Match[str]
) -> bool:
    if text.startswith(" for ", word.end()) or text.startswith(" Kommune", word.end()):
        return False
    if before[0].endswith("-"):
        return True
    if _HEAD.fullmatch(word[0]) or word[0].lower() in ("at", "om"):
        return False
    if join["and"]:
        return word[0][0].isupper() or _is_field(word[0])
    if join["space"]:
        return word[0][0].isupper() and before[0] in _ADJECTIVES
    return word[0][0].isupper() and (_is_field(word[0]) or word[0].endswith("-"))


def _offices(text: str) -> Iterator[Entity]:
    """Offices called by their fields, where they speak: "By og Land indstiller"."""
    for match in _OFFICE.finditer(text):
        words = re.findall(r"\w+", match["name"])
        if all(_is_field(w) or w == "og" for w in words):
            start, end = match.span("name")
            yield organisation(text, start, end, "body.office", "administration")


@functools.cache
def _municipality_index() -> PhraseIndex:
    named = []
    for row in table("municipalities"):
        named.append((row["name"], row))
        spaced = row["name"].replace("-", " ")
        if spaced != row["name"]:
            named.append((spaced, row))
    return PhraseIndex(named, cased=False)


def _municipalities(text: str) -> Iterator[Entity]:
    known = set()
    for start, end, row in _municipality_index().find(text):
        if text[start].isupper():
            known.add(end)
            yield organisation(
                text, start, end, "municipality.lexicon", "municipality", row["name"]
            )
    for match in _MUNICIPALITY.finditer(text):
        if match.end() in known or match["place"] in _NO_NAME:
            continue
        if not is_common(match["place"]):
            canonical = base_form(match[0]).replace(" kommune", " Kommune")
            yield organisation(
                text, *match.span(), "municipality.name", "municipality", canonical
            )
    for pattern in (_REGION, _COUNTY):
        for match in pattern.finditer(text):
            yield organisation(text, *match.span(), "region.name", None)


def _companies(text: str) -> Iterator[Entity]:
    for form in _COMPANY_FORM.finditer(text):
        window = max(0, form.start() - 80)
        name = _COMPANY_NAME.search(text, window, form.start())
        if name is None:
            continue
        start = _skip_no_name(text, name.start(), form.start())
        if start < form.start():
            yield organisation(text, start, form.end(), "company.form", "company")
    for match in _FORM_FIRST.finditer(text):
        if not re.search(r"\w $", text[max(0, match.start() - 2) : match.start()]):
            yield organisation(text, *match.span(), "company.form", "company")
