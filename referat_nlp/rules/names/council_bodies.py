"""Councils, committees and offices of the administration, by rule and lexicon."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from ...lexicon import table
from ...records import Entity, EntityKind
from .entity_build import body_kind, organisation
from .phrase_index import PhraseIndex
from .word_lists import may_be_place, skip_before_name, words_for

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
_HANGING = re.compile(
    rf"(?:(?<![\w-]){_U}\w*-,?\s{{1,40}}(?:(?:og|&|samt)\s{{1,40}})?){{1,5}}$"
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
    r"(?P<comma>,\s{1,3})|(?P<and>,?\s{1,3}(?:og|&)\s{1,3})|(?P<space> )"
)
# "Udvalget for det nære sundhedsvæsen": an adjective and the field it is of.
_DEFINITE_FIELD = re.compile(r"de[tn]? \w+e \w+")
# "UC" of "Center for Skoler og UC Syd" begins another name; "HR" is a field.
_ACRONYM = re.compile(r"[A-ZÆØÅ]{2,5}")
# "12-06-2023 Byråd 2022-2025": a council by its term of office.
_TERM = re.compile(
    r"(?<![\w-])(?P<name>Byråd|Kommunalbestyrelse|Regionsråd|Borgerrepræsentation)"
    r"(?= (?:19|20)\d\d(?!\w))"
)
_OFFICE_NAME = (
    rf"(?P<name>{_U}\w*(?:(?:, | og | & |- og |-, ){_U}?\w+| {_U}\w+){{0,4}})"
)
# Where offices speak, at the start of a line or sentence; one word speaks less.
_SPEAKS = (
    r"indstiller|foreslår|anbefaler|vurderer|oplyser|bemærker|konstaterer|påpeger"
    r"|gør opmærksom"
)
_OFFICE = re.compile(
    rf"(?:^[ \t*_•-]*|(?<=[.!?] )){_OFFICE_NAME}"
    rf"(?=[*_]* (?:{_SPEAKS}|(?P<many>finder(?! sted)|har \w{{3,}}t))\b)",
    re.MULTILINE,
)
_OFFICE_AFTER = re.compile(
    rf"(?:(?<=\b[Aa]f )|(?<=\b[Ff]ra )|(?<=\b[Hh]os )){_OFFICE_NAME}(?![\w-])"
)


def find_bodies(text: str) -> Iterator[Entity]:
    """Deciding bodies and offices that are certain; they may overlap."""
    yield from _listed_bodies(text)
    yield from _headed(text)
    yield from _placed(text)
    yield from _for_fields(text)
    yield from _offices(text)
    for match in _TERM.finditer(text):
        yield organisation(text, *match.span(), "body.term", "council")


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
            body_kind(row["kind"]),
            " ".join(canonical.split()),
        )


def _headed(text: str) -> Iterator[Entity]:
    """Words that end in "udvalget", "rådet", …, with what hangs before them."""
    for match in _HEAD.finditer(text):
        stem, head = match["stem"], match["head"].lower()
        if not stem or stem.lower().endswith(_FALSE_STEMS):
            continue
        start = _start_of_fields(text, match.start())
        alone = start == match.start()
        if alone and stem.lower().strip("-") in words_for("generic_body"):
            continue
        if not text[start].isupper() or (match[0].isupper() and len(match[0]) > 30):
            continue
        if match[0] == "Byråd":
            continue
        definite = bool(match["form"]) and match["form"] not in ("s", "S")
        if definite or start < match.start() or _is_field(stem):
            yield organisation(text, start, match.end(), "body.head", _KINDS[head])


def _start_of_fields(text: str, start: int) -> int:
    """Where the fields before the last word of a name begin: "Klima-, Teknik- og "."""
    for _ in range(2):
        before = _HANGING.search(text, max(0, start - 200), start)
        start = _fields_before(text, before.start() if before else start)
    return start


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
        start = skip_before_name(text, match.start("place"), match.end("place"))
        place = text[start : match.end("place")].strip()
        if place and may_be_place(place):
            kind: EntityKind = "committee" if "udvalg" in match["head"] else "council"
            yield organisation(text, start, match.end(), "body.placed", kind)


def _for_fields(text: str) -> Iterator[Entity]:
    """Names by field of work, "Udvalget for Land og By", "Center for Pleje"."""
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
    definite = _DEFINITE_FIELD.match(text, start)
    if definite:
        return definite.end()
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
    if _ACRONYM.fullmatch(word[0]) and not _is_field(word[0]):
        return False
    if join["and"]:
        return word[0][0].isupper() or _is_field(word[0])
    if join["space"]:
        return word[0][0].isupper() and before[0] in words_for("field_adjective")
    return word[0][0].isupper() and (_is_field(word[0]) or word[0].endswith("-"))


def _offices(text: str) -> Iterator[Entity]:
    """Offices called by their fields: "By og Land indstiller", "af Plan og Byg"."""
    for match in _OFFICE.finditer(text):
        if _names_office(match["name"], alone=match["many"] is None):
            yield _office(text, match)
    for match in _OFFICE_AFTER.finditer(text):
        if _names_office(match["name"], alone=False):
            yield _office(text, match)


def _names_office(name: str, *, alone: bool) -> bool:
    """Whether the words are fields; one by itself where ``alone`` is true."""
    words = [w for w in re.findall(r"\w+", name) if w != "og"]
    fields = [w for w in words if _is_field(w)]
    adjectives = words_for("field_adjective")
    return (
        bool(fields)
        and len(words) > (not alone)
        and all(w in fields or w in adjectives for w in words)
    )


def _office(text: str, match: re.Match[str]) -> Entity:
    return organisation(text, *match.span("name"), "body.office", "administration")
