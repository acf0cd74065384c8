"""Municipalities, regions, institutions and companies, by rule and lexicon."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from ...lexicon import table
from ...records import Entity
from .base_form import base_form
from .entity_build import body_kind, organisation
from .phrase_index import PhraseIndex
from .word_lists import may_be_place, skip_before_name, words_for

_U = "[A-ZÆØÅÉÖÜ]"
_MUNICIPALITY = re.compile(
    rf"(?<![\w-])(?P<place>{_U}\w+(?:-{_U}\w+)*) [Kk]ommunes?(?![\w-])"
)
_REGION = re.compile(rf"(?<![\w-])Region {_U}\w+(?![\w-])")
_COUNTY = re.compile(rf"(?<![\w-]){_U}\w+ Amts?(?![\w-])")
_COMPANY_FORM = re.compile(
    r"(?<=[\w.&] )(?:A/S|ApS|APS|I/S|P/S|K/S|IVS|S/I|[Aa]\.?[Mm]\.?[Bb]\.?[Aa]\.?"
    r"|[Ff]\.?[Mm]\.?[Bb]\.?[Aa]\.?|AMBA)(?:['’]?s)?(?!\w)"
)
_FORM_FIRST = re.compile(
    rf"(?<![\w/])(?:A/S|I/S|P/S|K/S)[ \n]{_U}\w+(?: {_U}\w+){{0,2}}(?![\w-]| [AI]/S)"
)
# "Nørby Vand A/S Egeby": the form closes the name before it.
_NAME_BEFORE = re.compile(rf"(?<![\w-]){_U}[\w&'’-]* $")
_LONGEST_WORD = 40
# A full stop belongs to a name only in "Chr." or inside a word.
_COMPANY_WORD = rf"(?:{_U}\w{{0,2}}\.|{_U}(?:[\w&'’-]|\.(?! ))*)"
_COMPANY_NAME = re.compile(
    rf"(?<![\w-]){_COMPANY_WORD}"
    rf"(?: (?:& |og Søn(?:ner)? |og Co\.? )?(?:{_COMPANY_WORD}|\d+))* $"
)


def find_organisations(text: str) -> Iterator[Entity]:
    """Organisations beside the bodies that are certain; they may overlap."""
    yield from _institutions(text)
    yield from _municipalities(text)
    yield from _companies(text)


@functools.cache
def _institution() -> re.Pattern[str]:
    words = "|".join(re.escape(row["word"]) for row in table("institutions"))
    return re.compile(rf"(?<![\w-])(?P<word>{words})(?: {_U}[\w'’&-]*){{1,3}}(?![\w-])")


def _institutions(text: str) -> Iterator[Entity]:
    """Institutions and associations: what they are and then their names."""
    kinds = {row["word"]: body_kind(row["kind"]) for row in table("institutions")}
    for match in _institution().finditer(text):
        kind = kinds[match["word"]]
        yield organisation(text, *match.span(), "institution.word", kind)


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
        if match.end() in known or match["place"] in words_for("before_name"):
            continue
        if may_be_place(match["place"]):
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
        start = skip_before_name(text, name.start(), form.start())
        if start < form.start():
            yield organisation(text, start, form.end(), "company.form", "company")
    for match in _FORM_FIRST.finditer(text):
        begin = match.start()
        if not _NAME_BEFORE.search(text, max(0, begin - _LONGEST_WORD), begin):
            yield organisation(text, *match.span(), "company.form", "company")
