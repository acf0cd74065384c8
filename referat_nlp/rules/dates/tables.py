"""Years that stand alone and are times: heads of tables and ends of titles."""

from __future__ import annotations

import functools
import re

from .vocabulary import date_words, one_of

_YEAR = r"(?:19[5-9]|20[0-9])\d"
# No line is looked through further than this on either side of a year.
_REACH = 48
_LONGEST_TITLE = 121
_NUMBER = re.compile(r"(?:\A|(?<=[\t|])) ?([-−–(]?\d[\d.,]*)\)?\*{0,2} ?(?=[\t|]|\Z)")
_IS_YEAR = re.compile(_YEAR)
_YEARS_ONLY = re.compile(
    rf" *(?:[^\d\n]{{0,40}} )?{_YEAR}(?: {{1,8}}{_YEAR})+(?: [^\d\n]{{0,20}})?"
)
_LINE_BEFORE = re.compile(
    rf"(?:\A|\n) ?({_YEAR})\*{{0,2}} ?(?:[\t|][^\n]*)?\n[ |\n]*\Z"
)
_LINE_AFTER = re.compile(rf"[ |]*\n[ |\n]*({_YEAR})\*{{0,2}} ?(?=[\t|\n]|\Z)")
# "Takster for drikkevand 2017": a thing for something, and the year it holds.
_FOR = re.compile(r"[^\W\d]{3,} for (?:[^\W\d][^\s.;:?!]* ){1,7}\Z")
_LINE_END = re.compile(r"[^\S\n]*(?:\Z|[\n\t(]|[-–—][^\S\n])")


def is_cell(low: str, start: int, end: int) -> bool:
    """Whether the year is a cell of a table, beside or above another year."""
    left = max(0, start - _REACH, low.rfind("\n", max(0, start - _REACH), start) + 1)
    right = low.find("\n", end, end + _REACH)
    right = min(len(low), end + _REACH) if right < 0 else right
    line = low[left:right]
    if "\t" not in line and "|" not in line and line.strip() != low[start:end]:
        return _YEARS_ONLY.fullmatch(line) is not None
    at = start - left
    if _NUMBER.match(line, at - 1 if line[at - 1 : at] == " " else at) is None:
        return False
    numbers = _NUMBER.findall(line)
    if all(map(_IS_YEAR.fullmatch, numbers)):
        years = sorted(map(int, numbers))
        if len(years) > 1:
            return years[-1] - years[0] <= 30
        if line.count("\t") > 1 and start > left + 1:
            return True
    return start <= left + 1 and _is_beside_year(low, start, end)


def _is_beside_year(low: str, start: int, end: int) -> bool:
    """Whether the line above or below begins with a neighbouring year."""
    year = int(low[start:end])
    line_end = low.find("\n", end, end + _REACH)
    after = _LINE_AFTER.match(low, line_end if line_end >= 0 else end)
    before = None
    if low[start - 1 : start] in ("\n", " ", "|"):
        before = _LINE_BEFORE.search(low, max(0, start - _REACH), start)
    return any(
        m is not None and 0 < abs(int(m[1]) - year) <= 5 for m in (before, after)
    )


def ends_title(low: str, start: int, end: int) -> bool:
    """Whether the year ends a title and says when what it names holds."""
    if low[start - 1 : start] != " " or not _LINE_END.match(low, end):
        return False
    title = low.rfind("\n", max(0, start - _LONGEST_TITLE), start) + 1
    if "\t" in low[title:start] or (not title and start >= _LONGEST_TITLE):
        return False
    if " for " in low[title:start] and _FOR.search(low, title, start):
        return True
    return _rate().search(low, title, start) is not None


@functools.cache
def _rate() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of(date_words().words.rate_stems)}) \Z")
