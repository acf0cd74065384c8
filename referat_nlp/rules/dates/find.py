"""Find dates and periods in Danish text.

Read on in this order: ``scan`` finds single dates by their notation, ``relative``
those told from the meeting's day, ``join`` makes periods of two, ``years`` supplies
years that are left out, ``pieces`` does the calendar, ``guards`` says what is no date.
"""

from __future__ import annotations

from datetime import date

from ...records import DateMention
from ..lower_case import lower
from .join import join, share_years, take_relative_years
from .pieces import Unit, edtf
from .scan import scan
from .years import resolve


def find_dates(text: str, *, anchor: date | None = None) -> list[DateMention]:
    """Every date and period of ``text``, in order and without overlap.

    Parameters
    ----------
    text
        A sentence or a whole agenda point; line breaks and tabs may occur.
    anchor
        The meeting's date, from which a missing year is inferred. Without it the
        dates around serve; a date whose year nothing tells is left out.

    Examples
    --------
    >>> [hit] = find_dates("Fristen er den 3. maj.", anchor=date(2024, 3, 12))
    >>> hit.text, hit.from_.isoformat(), hit.inferred
    ('3. maj', '2024-05-03', 'year')
    """
    low = lower(text)
    units = take_relative_years(low, list(scan(text, low, anchor)))
    units = share_years(low, join(low, units))
    mentions = (_mention(text, u) for u in resolve(text, low, units, anchor))
    return [mention for mention in mentions if mention is not None]


def _mention(text: str, unit: Unit) -> DateMention | None:
    period = unit.period()
    if period is None:
        return None
    return DateMention(
        start=unit.start,
        end=unit.end,
        text=text[unit.start : unit.end],
        rule=unit.rule,
        from_=period[0],
        to=period[1],
        edtf=edtf(unit, period),
        inferred="year" if unit.inferred else None,
    )
