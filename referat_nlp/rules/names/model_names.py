"""A model's names cleaned: titles, captions, numbers and ordinary words taken off."""

from __future__ import annotations

import functools
import re

import msgspec

from ...lexicon import phrasebook
from ...records import Entity, EntityLabel
from ..parties import party_names
from .base_form import base_form, words_of
from .persons import is_title, strip_titles
from .word_lists import (
    is_body_word,
    is_common,
    is_first_name,
    is_last_name,
    is_place,
    opens_only,
    skip_before_name,
    words_for,
)

_TRIM = " \t\n,.;:#()[]*_\"'”»«–-•·&/"
_INITIAL = re.compile(r"(?:\b\w|\.\w|[Aa]mba|St|Sct|Skt)\.$")

_LOOSE_END = re.compile(r"(?: (?:og|samt|i|af|for|på|ved|til|fra|med|jf|vedr|ca|&))+$")
# Estates, parks and woods are called by compounds of ordinary words.
_ESTATE = re.compile(r"\w{3,}(?:gård|park|skov|dal|mark|bakke|eng|lund|fjord)(?:en)?s?")
# "B1", "CO2", "A22": fields of a plan, gases, budget lines.
_CODE = re.compile(r"[A-ZÆØÅ]{1,3}\d{1,4}")


# "A, F og Ø": lists by their letters, which are no names.
_LETTERS = re.compile(r"\w(?:(?:, ?| og | samt |/)\w)*")
# "Nr.144", "Bilagsnr": what is counted, or the word for its number.
_NUMBER = re.compile(
    r"(?:nr|pkt|stk|bilag)\.? ?\d.*|\w*(?:nr|nummer)\.?", re.IGNORECASE
)
# "KLH" after "Initialer:" or on a line of its own: whoever deals with the case.
_INITIALS = re.compile(r"[A-ZÆØÅ]{2,4}")
_FIELD = re.compile(r"[^:\n]{2,30}:[ \t]*$|[ \t]*$")
_LINE_END = re.compile(r"(?:/\w+)*[ \t]*(?:\n|$)")
_LAST_NAME = re.compile(r" ([A-ZÆØÅ][a-zæøåéü]+)(?![\w-])")
# "Den Danske Bank": an article may be of the name.
_ARTICLES = ("Den ", "Det ", "De ")
# "Birkeby Rådhus" is where one met, "Nørby og Birkeby kommuner" share a word: towns.
_TOWN_ONLY = re.compile(r" (?:[Rr]ådhus(?:et)?|kommuner(?:ne)?)$")


@functools.cache
def _captions() -> frozenset[str]:
    """Headings and labels of minutes, which a model may take for names."""
    entries = (*phrasebook("headings").entries, *phrasebook("labels").entries)
    return frozenset(text.casefold() for e in entries for text in e.text)


def _is_caption(printed: str, start: int, end: int, text: str) -> bool:
    """Whether the words are the layout's: a heading, a number, a clerk's initials."""
    if printed.casefold() in _captions() or _NUMBER.fullmatch(printed):
        return True
    if _INITIALS.fullmatch(printed) is None or printed in party_names():
        return False
    line = text.rfind("\n", 0, start) + 1
    field = _FIELD.match(text[line:start]) and _LINE_END.match(text, end)
    return field is not None or printed in words_for("abbreviation")


def clean(entity: Entity, text: str) -> Entity | None:
    """A model's name without titles and punctuation, or ``None`` if it is none."""
    start, end = entity.start, entity.end
    line_end = text.find("\n", start, end)
    end = end if line_end < 0 else line_end
    while start < end and text[start] in _TRIM:
        start += 1
    end = _trimmed_end(text, start, end)
    if entity.label == "PER":
        start = strip_titles(text, start, end)
        end = _with_last_name(text, start, end)
    if not text.startswith(_ARTICLES, start):
        start = skip_before_name(text, start, end)
    printed = text[start:end]
    label = _label(printed, entity.label)
    more = _TOWN_ONLY.search(printed) if label != "PER" else None
    if more is not None:
        printed, end, label = printed[: more.start()], start + more.start(), "LOC"
    if _is_caption(printed, start, end, text):
        return None
    if not _may_be_name(printed, label, text):
        return None
    return msgspec.structs.replace(
        entity,
        label=label,
        start=start,
        end=end,
        text=printed,
        canonical=base_form(printed, text),
    )


def _with_last_name(text: str, start: int, end: int) -> int:
    """Where a person's name ends whose last name the model has left out."""
    following = _LAST_NAME.match(text, end)
    if following is None or not is_first_name(text[start:end]):
        return end
    return end if opens_only(following[1]) else following.end()


def _label(printed: str, label: EntityLabel) -> EntityLabel:
    """The label that the words leave no doubt of, whatever the model says."""
    words = printed.split()
    if words and is_place(printed) and label == "ORG":
        return "LOC"
    if len(words) < 2 or is_place(words[0]) or not is_first_name(words[0]):
        return label
    return label if any(_is_ordinary(w) or is_body_word(w) for w in words) else "PER"


def _trimmed_end(text: str, start: int, end: int) -> int:
    """Where a name ends without punctuation and without a final "og" or "i"."""
    loose = _LOOSE_END.search(text, start, end)
    end = loose.start() if loose else end
    while end > start and text[end - 1] in _TRIM:
        if _INITIAL.search(text, max(start, end - 6), end):
            break
        end -= 1
    return end


def _may_be_name(printed: str, label: EntityLabel, text: str) -> bool:
    """Whether the words allow it: no lone title, heading or ordinary word."""
    words = printed.split()
    if len(printed) < 3 or not any(w[0].isupper() for w in words) or is_title(printed):
        return False
    if printed.lower().removesuffix("s") in words_for("bare_body"):
        return False
    if _LETTERS.fullmatch(printed):
        return False
    if words[0].lower() in ("ca.", "nr.", "pkt.", "stk.", "jf.", "sct"):
        return False
    if label == "PER":
        return _may_be_person(printed, words)
    if len(words) > 1:
        return not all(_is_ordinary(w) for w in words if w[0].isupper())
    if label == "LOC" and is_place(printed):
        return True
    # Printed elsewhere without its capital, it is an ordinary word.
    if printed.lower() in words_of(text) or _CODE.fullmatch(printed):
        return False
    estate = label == "LOC" and _ESTATE.fullmatch(printed) is not None
    return estate or not _is_ordinary(printed)


def _may_be_person(printed: str, words: list[str]) -> bool:
    if printed.isupper() and len(words) == 1:
        return False
    if any(c.isdigit() or c in "#/§%" for c in printed):
        return False
    named = is_first_name(words[0]) or is_last_name(words[-1])
    return not any(map(_is_ordinary, words)) or (named and len(words) > 1)


def _is_ordinary(word: str) -> bool:
    """Whether a word, its genitive or its last part is one of the language."""
    last = word.strip("-").rsplit("-", 1)[-1].lower()
    if last.endswith(tuple(words_for("thing_ending"))):
        return True
    return is_common(last.capitalize()) or is_common(
        last.removesuffix("s").capitalize()
    )
