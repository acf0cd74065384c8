"""Meetings invented from a seed."""

from __future__ import annotations

import datetime as dt
from random import Random

from referat_nlp.records import SectionKind

from . import vocabulary as words
from .model import Block, Listing, Meeting, Paragraph, Point, Section, Table

_ORDERS: tuple[tuple[SectionKind, ...], ...] = (
    ("summary", "recommendation", "case", "economy", "legal", "decision"),
    ("case", "economy", "hearing", "recommendation", "attachments", "decision"),
    ("process", "recommendation", "decision", "summary", "case", "personnel"),
    ("recommendation", "case", "legal", "economy", "process", "decision"),
)
_CASES = (
    "{kle}-P20-{serial}-{yy}",
    "{year}-0{serial}88",
    "306-{year}-{serial}",
    "{yy}/{serial}4",
)


def meeting(seed: int, *, points: int = 5) -> Meeting:
    """The meeting of this seed: the same in every run."""
    draw = Random(seed)
    people = _people(draw)
    date = dt.date(2012, 1, 3) + dt.timedelta(days=draw.randrange(4400))
    first = draw.choice((1, 1, 7, 42, 127, 308))
    order = draw.choice(_ORDERS)
    case = draw.choice(_CASES)
    headings = {kind: draw.choice(found) for kind, found in words.HEADINGS.items()}
    made = [
        _point(draw, first + place, place, order, case, headings, date)
        for place in range(points)
    ]
    return Meeting(
        f"{draw.choice(words.TOWNS)} Kommune",
        draw.choice(words.BODIES),
        date,
        f"{draw.randrange(8, 19)}:{draw.choice(('00', '15', '30'))}",
        draw.choice(words.PLACES),
        tuple(people[:7]),
        tuple(people[7 : 7 + draw.randrange(3)]),
        tuple(made),
    )


def _people(draw: Random) -> list[tuple[str, str]]:
    lasts = draw.sample(words.LAST, 9)
    firsts = draw.sample(words.FIRST, 9)
    return [
        (f"{first} {last}", draw.choice(words.PARTIES))
        for first, last in zip(firsts, lasts, strict=True)
    ]


def _point(
    draw: Random,
    number: int,
    place: int,
    order: tuple[SectionKind, ...],
    case: str,
    headings: dict[str, str],
    date: dt.date,
) -> Point:
    thing = draw.choice(words.THINGS)
    closed = place > 1 and draw.random() < 0.25
    if place == 0:
        title = "Godkendelse af dagsorden"
    else:
        title = draw.choice(words.CLOSED_TITLES if closed else words.TITLES)
    kinds: tuple[SectionKind, ...] = order
    if place == 0:
        kinds = tuple(k for k in order if k in ("recommendation", "decision"))
    elif len(order) > 4 and draw.random() < 0.5:
        spare = draw.choice([k for k in order if k not in ("decision", "case")])
        kinds = tuple(k for k in order if k != spare)
    sections = [
        Section(kind, headings[kind], tuple(_blocks(draw, kind, thing)))
        for kind in kinds
    ]
    return Point(
        str(number),
        title.format(thing),
        _case_number(draw, case, date) if place else None,
        "closed" if closed else "open",
        () if closed else tuple(sections),
    )


def _case_number(draw: Random, form: str, date: dt.date) -> str:
    return form.format(
        kle=f"{draw.randrange(10, 28):02}.{draw.randrange(1, 9):02}.00",
        serial=draw.randrange(112, 998),
        year=date.year,
        yy=f"{date:%y}",
    )


def _blocks(draw: Random, kind: str, thing: str) -> list[Block]:
    if kind == "recommendation":
        return _recommendation(draw, thing)
    if kind == "decision":
        verdict = [Paragraph(draw.choice(words.DECISIONS))]
        if draw.random() < 0.3:
            name = f"{draw.choice(words.FIRST)} {draw.choice(words.LAST)}"
            verdict.append(Paragraph(words.ABSENCE.format(name=name)))
        return list(verdict)
    if kind == "legal":
        return [Paragraph(draw.choice(words.LAWS))]
    if kind == "attachments":
        return [Listing(words.FILES, ("•",) * len(words.FILES))]
    if kind == "economy":
        return [Paragraph(prose(draw, thing, 2)), _table(draw)]
    if kind == "case":
        text: list[Block] = [
            Paragraph(prose(draw, thing, draw.randrange(3, 7)))
            for _ in range(draw.randrange(2, 5))
        ]
        text.insert(1, _bullets(draw))
        return text
    return [Paragraph(prose(draw, thing, draw.randrange(1, 4)))]


def prose(draw: Random, thing: str, count: int) -> str:
    """Some sentences that make a paragraph."""
    return " ".join(
        sentence.format(thing=thing, money=draw.choice(words.MONEY), day=_day(draw))
        for sentence in draw.sample(words.SENTENCES, count)
    )


def _day(draw: Random) -> str:
    month = draw.choice(words.MONTHS)
    return f"{draw.randrange(1, 28)}. {month} {draw.randrange(2012, 2026)}"


def _recommendation(draw: Random, thing: str) -> list[Block]:
    author = draw.choice(words.AUTHORS)
    clauses = [
        c.format(money=draw.choice(words.MONEY), thing=thing)
        for c in draw.sample(words.CLAUSES, draw.randrange(1, 4))
    ]
    if len(clauses) == 1:
        return [Paragraph(f"{author} indstiller, {clauses[0]}.")]
    ends = [","] * (len(clauses) - 2) + [", og", "."]
    items = tuple(c + end for c, end in zip(clauses, ends, strict=True))
    marks = tuple(f"{i}." for i in range(1, len(items) + 1))
    return [Paragraph(f"{author} indstiller,"), Listing(items, marks)]


def _bullets(draw: Random) -> Listing:
    items = (
        "støjdæmpning mod de nærmeste boliger",
        f"belysning og skiltning for {draw.choice(words.MONEY)}",
        "bedre adgang til idræts- og fritidsområdet, herunder nye stier og opholds"
        "arealer med plads til både leg og bevægelse for alle aldersgrupper",
    )
    marks = draw.choice((("•",) * 3, ("-",) * 3, ("a)", "b)", "c)")))
    return Listing(items, marks)


def _table(draw: Random) -> Table:
    unit = draw.choice(words.UNITS)
    first, count = draw.randrange(2013, 2026), draw.randrange(2, 5)
    # Millions in full need the room of two columns.
    years = [str(first + i) for i in range(2 if unit == "I hele kr." else count)]
    names = draw.sample(words.ROWS, draw.randrange(2, 5))
    rows = [tuple([name, *(_figure(draw, unit) for _ in years)]) for name in names]
    total = ("I alt", *(_figure(draw, unit) for _ in years))
    return Table(((unit, *years), *rows, total))


def _figure(draw: Random, unit: str) -> str:
    if unit == "Mio. kr.":
        return f"{draw.choice(('', '-'))}{draw.randrange(1, 40)},{draw.randrange(10)}"
    value = draw.randrange(100, 9000)
    printed = f"{value:,}".replace(",", ".")
    if unit == "I hele kr.":
        printed += ".000"
    return draw.choice(("", "", "-")) + printed
