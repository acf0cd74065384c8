"""The notations of dates, as patterns over lower-cased text.

Each pattern is tried only where :func:`anchors` finds a digit or a date word, and
every repetition is bounded, so the time grows with the length of the text alone.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from .vocabulary import DateWords, date_words, one_of

# A gap within a date: an ordinary line may break in it, a table cell may not.
GAP = r"[^\S\t]{0,3}"
# The same within one line.
THIN = r"[^\S\n\t]{0,3}"
YEAR_DIGITS = r"(?:19\d\d|20\d\d|2100)"
YEAR = rf"{YEAR_DIGITS}(?!\d|[.,]\d)"
# A year that a span or a compound goes on from ("2021-24", "2024-priser") is of
# those; before a day or a month ("2023-30. juni", "2023/januar") it is a year.
_MONTHS = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|primo|medio|ultimo)"
YEAR_END = (
    r"(?!\w|/\d\d(?:\d\d)?(?![\d./])|-\d\d(?:\d\d)?(?![\d./])"
    rf"|[-/](?!{_MONTHS})[^\W\d])"
)
_DASH = r"[-–—]"
TO = rf"(?:{_DASH}|til{GAP}og{GAP}med|til|t\.?o\.?m\.?)"


@dataclass(frozen=True, slots=True)
class Patterns:
    """The compiled patterns; groups are named as the readers use them."""

    anchor: re.Pattern[str]
    numeric: re.Pattern[str]
    iso: re.Pattern[str]
    days_month: re.Pattern[str]
    day_slash: re.Pattern[str]
    day_dot: re.Pattern[str]
    month: re.Pattern[str]
    month_first: re.Pattern[str]
    part: re.Pattern[str]
    quarter: re.Pattern[str]
    quarter_code: re.Pattern[str]
    part_of: re.Pattern[str]
    turn: re.Pattern[str]
    half: re.Pattern[str]
    week: re.Pattern[str]
    season: re.Pattern[str]
    holiday: re.Pattern[str]
    years: re.Pattern[str]
    school: re.Pattern[str]
    relative: re.Pattern[str]
    relative_day: re.Pattern[str]
    runs: re.Pattern[str]
    join: re.Pattern[str]
    listing: re.Pattern[str]
    weekday: re.Pattern[str]


@functools.cache
def patterns() -> Patterns:
    """All patterns, compiled once."""
    words = date_words()
    return Patterns(**{k: re.compile(v) for k, v in _sources(words).items()})


@functools.cache
def month_numbers() -> dict[str, int]:
    """Every spelling of a month and its number."""
    return {
        name: month.number
        for month in date_words().months
        for name in (*month.names, *month.short, *month.english)
    }


def _sources(words: DateWords) -> dict[str, str]:
    weekday = rf"(?:(?:{one_of(words.weekdays)})\.?)"
    # What may stand before a day: "den", "d.", "tirsdag den".
    lead = rf"(?:{weekday},?{GAP})?(?:(?:den|d\.|d){GAP})?"
    return {
        **_day_sources(words, lead),
        **_month_sources(words),
        **_period_sources(words),
        "anchor": _anchor(words),
        "weekday": rf"(?<!\w)({one_of(words.weekdays)})\.?,?{GAP}"
        rf"(?:(?:den|d\.?){GAP})?\Z",
        "join": rf"{THIN}(?:kl\.?{THIN}\d{{1,2}}(?:[.:]\d\d)?{THIN}|"
        rf"\d\d:\d\d(?::\d\d)?{THIN})?,?{THIN}(?:og{GAP}(?:frem{GAP})?|frem{GAP})?"
        rf"(?:indtil|{TO}){GAP}(?:og{GAP}med{GAP})?{lead}\Z",
        "listing": rf"{THIN}(?:,|,?{GAP}(?:og|samt|eller|og/eller|&))"
        rf"{GAP}(?:i{GAP}|af{GAP}|for{GAP}|senest{GAP}|pr\.{GAP})?{lead}\Z",
    }


def _day_sources(words: DateWords, lead: str) -> dict[str, str]:
    day = r"\d{1,2}(?!\d)"
    listed = rf"(?:{GAP}(?:og|samt|eller|&|\+){GAP}|(?<=\.){GAP},{GAP})"
    ranged = rf"{GAP}(?:{TO}|/){GAP}"
    names = one_of(
        name for m in words.months for name in (*m.names, *m.short, *m.english)
    )
    prefix = (
        rf"(?:(?P<pre>{day})(?:\.(?P<pre_month>{day}))?(?P<pre_dot>\.?){THIN}"
        rf"(?P<con>-|–|\+|og|til){THIN})?"
    )
    return {
        "days_month": rf"(?P<days>{day}\.?(?:(?:{listed}|{ranged}){lead}{day}\.?)"
        rf"{{0,9}})(?P<glue>{GAP}[.-]?{GAP})(?P<month>{names})(?P<dot>\.?)"
        rf"(?:-(?P<short>\d\d)(?![\w-])|{GAP}'(?P<quoted>\d\d)(?!\w)|"
        rf"(?:{GAP}(?:måned{GAP})?,?{GAP}(?:i{GAP})?|-)(?P<year>{YEAR}){YEAR_END})?"
        rf"(?!\w|-(?!{_MONTHS})[^\W\d])",
        "runs": rf"(?P<a>{day})\.?(?:{ranged}{lead}(?P<b>{day})\.?)?",
        "numeric": rf"{prefix}(?P<d>{day})(?P<s1> ?[./-] ?)(?P<m>{day})"
        r"(?P<s2> ?[./-]+ ?| )(?P<y>\d{4}|\d\d)"
        r"(?![a-jl-zæøå\d_]|/\w|[.,]\d|-[^\W\d]|-\d(?!\d?[./]\d))",
        "iso": r"(?P<y>(?:19|20)\d\d|2100)-(?P<m>[01]\d)-(?P<d>[0-3]\d)"
        r"(?!\d|-?[^\W\dt]|-\d)",
        "day_slash": rf"{prefix}(?P<d>{day})/(?P<m>{day})"
        r"(?!\w|/|[.,]\d|-\d(?!\d?/\d))",
        "day_dot": rf"(?P<d>{day})\.{THIN}(?P<m>{day})(?!\w|[.,:/-]\d)\.?(?!\d)",
    }


def _month_sources(words: DateWords) -> dict[str, str]:
    names = one_of(name for m in words.months for name in m.names)
    short = one_of(name for m in words.months for name in m.short)
    english = one_of(
        name for m in words.months for name in (*m.names, *m.english, *m.short)
    )
    year = rf"{GAP}(?:måned{GAP})?,?{GAP}(?:(?:i|af){GAP})?(?P<year>{YEAR}){YEAR_END}"
    part = r"(?P<part>primo|medio|ultimo)"
    return {
        "month": rf"(?P<month>{names}|{short})(?P<dot>\.?)(?:{year})?"
        r"(?!\w|-(?!(?:primo|medio|ultimo|" + names + rf"|{short})\b)[^\W\d])",
        "month_first": rf"(?P<month>{english})\.?{THIN}(?P<d>\d{{1,2}}),{THIN}"
        rf"(?P<year>{YEAR})",
        "part": rf"{part}(?:{THIN}(?:/|-|–|og|til){THIN}(?P<part2>primo|medio|ultimo))?"
        rf"{GAP}(?:(?P<month>{names}|{short})(?P<dot>\.?)(?:{year})?|"
        rf"(?:år{GAP})?(?P<only>{YEAR}){YEAR_END})(?!\w)",
    }


def _period_sources(words: DateWords) -> dict[str, str]:
    numeral = one_of(words.numerals)
    numbers = "et|to|tre|fire|fem|seks|syv|otte|ni|ti"
    year = rf"(?:,?{GAP}(?:(?:i|af){GAP})?(?P<year>{YEAR}){YEAR_END})"
    number = rf"(?:\d\.?|{numeral})"
    bare = one_of(word for s in words.seasons for word in s.bare)
    dated = one_of(word for s in words.seasons for word in s.dated)
    holidays = one_of(name for h in words.holidays for name in h.names)
    con = rf"{GAP}(?:{TO}|og|/|,|\+|samt){GAP}"
    return {
        "quarter": rf"(?P<a>{number})(?:(?P<con>{con})(?P<b>{number}))?{GAP}"
        rf"(?:kvartal(?:et)?|kvt\.?|kvart\.|kv\.)(?!\w){year}?(?!\w)",
        "quarter_code": r"(?P<a>q[1-4]|h[12](?=[^\S\n]{1,3}20))"
        rf"(?:{THIN}[,-]?{THIN}(?P<year>{YEAR}))?(?!\w)",
        "part_of": rf"(?P<part>primo|medio|ultimo){GAP}(?P<a>{number}){GAP}(?:(?P<q>"
        rf"kvartal(?:et)?|kvt\.?|kvart\.|kv\.)|halvår(?:et)?)(?!\w){year}?(?!\w)",
        "turn": rf"årsskiftet{GAP}(?P<a>{YEAR_DIGITS})/(?P<b>\d\d(?:\d\d)?)"
        r"(?!\w|[.,]\d)",
        "half": rf"(?P<a>[12]\.?|første|andet|sidste|1\.|2\.|anden){GAP}"
        rf"(?:halvår(?:et)?(?!\w){year}?|halvdel{GAP}af{GAP}(?P<year2>{YEAR}))(?!\w)",
        "week": rf"uge(?:rne)?{THIN}\.?{THIN}(?P<weeks>\d{{1,2}}(?!\d|[.,]\d)"
        rf"(?:{con}\d{{1,2}}(?!\d|[.,]\d|\.?{GAP}[a-z]{{3,9}}{GAP}20)){{0,9}})"
        rf"(?:[,/-]?{GAP}(?:(?:i|af){GAP})?(?P<year>{YEAR}))?(?!\w)",
        "season": rf"(?:(?P<bare>{bare})|(?P<dated>{dated}))(?!\w|-\w)"
        rf"(?:{GAP}(?P<short>\d\d)/\d\d(?![\w/]|\.\d)|"
        rf",?{GAP}(?:(?:i|af){GAP})?(?P<year>{YEAR})(?:/(?P<next>\d{{2,4}}))?(?!-?\w))?",
        "holiday": rf"(?:{holidays}),?{GAP}(?:i{GAP})?(?P<year>{YEAR})(?!-?\w)",
        "years": rf"(?P<a>19\d\d|20\d\d|2100)(?!\d)"
        rf"(?:{THIN}(?P<con>{TO}|/){THIN}(?P<b>(?:19|20)\d\d|(?<=[-–—/ ])"
        rf"(?<!\w )\d\d)(?!\d))?(?!\w|[.,:-]\d|/\w|-[^\W\d]|['’]|%)",
        "school": r"(?P<a>\d\d)/(?P<b>\d\d)(?!\w|[./-]\d)",
        "relative": rf"(?P<which>sidste|forrige|næste|indeværende|denne|i){GAP}"
        r"(?P<what>(?<!denne )år|(?<!i )måned|(?<!i )uge)"
        rf"(?!\w|{GAP}(?:\d|(?:i|af|{numbers})(?!\w)))",
        "relative_day": rf"(?:{one_of(words.days)})(?!\w|-)",
    }


def _anchor(words: DateWords) -> str:
    starts = [
        *(n for m in words.months for n in (*m.names, *m.short, *m.english)),
        *(w for s in words.seasons for w in (*s.bare, *s.dated)),
        *(n for h in words.holidays for n in h.names if not n[0].isdigit()),
        *words.numerals, "primo", "medio", "ultimo", "uge", "ugerne",
        "anden", "sidste", "næste", "forrige", "indeværende", "denne måned",
        "denne uge", "i år", "årsskiftet", *words.days,
    ]  # fmt: skip
    return rf"\d+|(?<!\w)(?:{one_of(starts)}|q(?=[1-4])|h(?=[12]\s))"
