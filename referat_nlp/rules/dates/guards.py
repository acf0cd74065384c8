"""What looks like a date and is none: names, numbers, quantities, recurrences."""

from __future__ import annotations

import functools
import re

from .vocabulary import date_words, one_of

_OPENERS = "([|\"”“'»"
_BEFORE_WORD = " \t\n\r\v\f\xa0([\"”“'»"
_WORD_AFTER = re.compile(r"[^\S\n]{0,3}([^\s,;()]{1,24})")
_CAPITAL = re.compile(r" [A-ZÆØÅ][a-zæøåé]|-[A-ZÆØÅ]")
_BOUNDARY = re.compile(r"(?:\A|[\n\t|.:;!?•\"”]|[-–*·(] ?|\d\.?)\s*\Z")
_DAY_CUE = re.compile(
    r"(?:(?<!\w)(?:den|d|d\.|pr\.|senest|inden|frist:?|mød(?:et?|er|erne)|"
    r"dato:?|fra|indtil|efter|før|torsdag|(?:man|tirs|ons|tors|fre|lør|søn)(?:dag|\.)?)"
    r"|[+])\s*\Z"
)
_FIRM_CUE = re.compile(
    r"(?<!\w)(?:den|d\.?|(?:man|tirs|ons|tors|fre|lør|søn)(?:dag|\.)?)\s*\Z"
)
# Plan areas are numbered "4.2.11".
_NUMBERED = ("ramme", "rammen", "område", "området", "lokalplan")
_DAY_BEFORE = re.compile(r"(?<![\d.,])\d{1,2}\.?[^\S\n\t]?\Z")
_ABBREVIATED_THE = re.compile(r"(?<!\w)d\.\Z")
# A sentence ends here, but not at the stops of "1,2 mio. kr. fra".
_STOP = re.compile(r"(?<!kr)(?<!mio)(?<!mia)[.!?]\s|\n\s")
_MOVE_REACH = 80
_EVERY_YEAR = re.compile(r"\s(?:i )?hvert(?: eneste)? år(?!\w)")
_YEARLY = ("hvert år", "årligt")
_SINCE_YEARLY = re.compile(r"(?<!\w)(?:hvert år|årligt)(?: [^\W\d]+\.?){0,4}\s+\Z")
_OUT_OVER = re.compile(r"(?<!\w)(?:ud|hen|ind) over\s*\Z")
# "plejeplan for Åsum Enge 2023-2027"
_FOR_PLACE = re.compile(r"(?<!\w)for (?:[^\W\d]+ ){0,3}\Z")
_CLAUSE_END = re.compile(r"\)?[.,;:]?(?:\s|\Z)")
_FRACTION = re.compile(
    r"\s*(?:af(?!\w)|del|klasse|kl(?!\w|\.?\s*\d)|årig|time|stilling|[x×%])"
)


def word_before(low: str, pos: int) -> str:
    """The word before ``pos`` on the same stretch of text, without brackets."""
    pieces = low[max(0, pos - 40) : pos].rstrip(_BEFORE_WORD).rsplit(maxsplit=1)
    if not pieces:
        return ""
    word = pieces[-1]
    if not word.isalpha():
        for opener in _OPENERS:
            word = word.rpartition(opener)[2]
    return word.rstrip(",")


def follows_number_cue(low: str, pos: int) -> bool:
    """Whether a word such as "pkt." or "KLE" makes the digits another number."""
    word = word_before(low, pos).rstrip(":")
    return word in date_words().words.number_cues or word.endswith(_NUMBERED)


def starts_clear(low: str, pos: int, joined: int) -> bool:
    """Whether the digits at ``pos`` do not go on a longer number or word.

    ``joined`` is where the date before ends: a dash may tie the two together.
    """
    if pos == 0:
        return True
    before = low[pos - 1]
    if before in "-/" and joined == pos - 1:
        return True
    if before == "-":
        return pos == 1 or low[pos - 2].isspace()
    if before.isalnum() or before in "./_§":
        return (
            before == "."
            and _ABBREVIATED_THE.search(low, max(0, pos - 3), pos) is not None
        )
    return not (before in ",:" and pos > 1 and low[pos - 2].isdigit())


def is_recurring(low: str, pos: int, end: int) -> bool:
    """Whether "hvert år" … stands before or after: a custom, not a date."""
    if word_before(low, pos) in date_words().words.recurring:
        return True
    left = max(0, pos - 60)
    yearly = any(low.find(cue, left, pos) >= 0 for cue in _YEARLY)
    if yearly and _SINCE_YEARLY.search(low, left, pos):
        return True
    return _EVERY_YEAR.match(low, end) is not None


def is_today(low: str, start: int, end: int) -> bool:
    """Whether "i dag" is the meeting's day: "på mødet i dag", not "nowadays"."""
    today = date_words().words.today
    after = _WORD_AFTER.match(low, end)
    return word_before(low, start) in today or (
        after is not None and after[1].rstrip(".:") in today
    )


def tells_of_move(low: str, pos: int) -> bool:
    """Whether the sentence up to a date says that something moves: "overføres fra"."""
    return _follows_one_of(date_words().words.moves, low, pos)


def tells_of_growth(low: str, pos: int) -> bool:
    """Whether the sentence up to a date says that something grows: "stiger fra"."""
    return _follows_one_of(date_words().words.grows, low, pos)


def _follows_one_of(words: tuple[str, ...], low: str, pos: int) -> bool:
    window = low[max(0, pos - _MOVE_REACH) : pos]
    return _any_of(words).search(_STOP.split(window)[-1]) is not None


def follows_day_number(low: str, pos: int) -> bool:
    """Whether a day stands before the month: one that the month does not have."""
    return _DAY_BEFORE.search(low, max(0, pos - 8), pos) is not None


def is_name(text: str, start: int, end: int, month: str) -> bool:
    """Whether a capitalised month is (part of) a person's or a thing's name."""
    if not text[start].isupper():
        return False
    if month in date_words().words.name_months and _CAPITAL.match(text, end):
        return True
    if _BOUNDARY.search(text, max(0, start - 12), start):
        return False
    return month in date_words().words.name_months


def precedes_name(text: str, end: int) -> bool:
    """Whether a capitalised word follows, as in "2. Maj Hansen"."""
    return _CAPITAL.match(text, end) is not None


def has_day_cue(low: str, pos: int) -> bool:
    """Whether a word before makes "3/6" a date."""
    return _DAY_CUE.search(low, max(0, pos - 12), pos) is not None


def has_firm_day_cue(low: str, pos: int) -> bool:
    """Whether "den", "d." or a weekday stands before."""
    return _FIRM_CUE.search(low, max(0, pos - 12), pos) is not None


def is_fraction(low: str, day: int, month: int, end: int) -> bool:
    """Whether "24/7", "3/4" or "8/9 klasse" is meant."""
    return (day, month) == (24, 7) or _FRACTION.match(low, end) is not None


def ends_clause(low: str, start: int, day: int, month: int, end: int) -> bool:
    """Whether "11/9" is no fraction and ends its clause, or follows a verb."""
    before = word_before(low, start)
    if before in date_words().words.day_verbs:
        return True
    return day > month and before.isalpha() and _CLAUSE_END.match(low, end) is not None


def stands_alone(low: str, start: int, end: int) -> bool:
    """Whether the stretch is a table cell or line of its own."""
    before = low[max(0, start - 1) : start]
    after = low[end : end + 1]
    return before in ("", "\n", "\t", "|") and after in ("", "\n", "\t", "|", ":")


def is_quantity(low: str, end: int) -> bool:
    """Whether a unit or a counted noun follows."""
    match = _WORD_AFTER.match(low, end)
    word = match[1].rstrip(".:") if match else ""
    return word in date_words().words.quantities


def year_is_time(text: str, low: str, start: int, *, span: bool) -> bool:
    """Whether the words before make the year(s) at ``start`` a time, not a name."""
    words = date_words().words
    before = word_before(low, start)
    if before == "af":
        place = low.rfind("af", 0, start)
        return word_before(low, place) in words.part_words
    if before == "for":
        place = low.rfind("for", 0, start)
        return span or not word_before(low, place).endswith(words.named_for)
    if before in words.year_cues:
        return True
    if before == "over":
        return _OUT_OVER.search(low, max(0, start - 12), start) is not None
    return span and _plain_word_before(text, low, start)


def _plain_word_before(text: str, low: str, start: int) -> bool:
    """Whether a common noun that is no document stands before a span of years."""
    before = word_before(low, start)
    place = low.rfind(before, max(0, start - 45), start)
    if not before.isalpha() or _is_named_document(before):
        return False
    return text[place].islower() or _FOR_PLACE.search(low, 0, place) is not None


def _is_document(word: str) -> bool:
    return word.rstrip(".:").endswith(date_words().words.document_stems)


def _is_named_document(word: str) -> bool:
    """Whether the word is a document, also with its article: "planen 2021-2024"."""
    endings = ("ernes", "erne", "ets", "tet", "ens", "et", "en", "ns", "n", "s", "")
    return any(_is_document(word.removesuffix(ending)) for ending in endings)


@functools.cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{one_of(words)})(?!\w)")
