"""Meetings drawn by lot: who met, what about, and how each point ended."""

from __future__ import annotations

import datetime as dt
from random import Random

from msgspec import Struct, structs

from referat_nlp.records import Outcome

from . import words
from .layout import Layout
from .verdicts import USUAL, Verdict, verdict
from .votes import Person


class Items(Struct, frozen=True):
    """List items with their marks as printed."""

    items: tuple[str, ...]
    marks: tuple[str, ...]


Block = str | Items


class Part(Struct, frozen=True):
    """A headed part of a point other than decisions."""

    kind: str
    heading: str
    blocks: tuple[Block, ...]


class Earlier(Struct, frozen=True):
    """What another body made of the matter before."""

    body: str
    date: dt.date
    number: int
    verdict: Verdict


class Matter(Struct, frozen=True):
    """One point of the agenda."""

    kind: str
    title: str
    case_number: str
    closed: bool
    parts: dict[str, Part]
    clauses: tuple[str, ...]
    author: str
    earlier: tuple[Earlier, ...]
    verdict: Verdict


class Assembly(Struct, frozen=True):
    """A meeting with its points."""

    municipality: str
    body: str
    council: str
    date: dt.date
    start: str
    end: str
    extraordinary: bool
    place: str
    present: tuple[Person, ...]
    absent: tuple[Person, ...]
    first: int
    matters: tuple[Matter, ...]


def drawn(draw: Random, layout: Layout) -> Assembly:
    """A meeting whose points have what the layout prints."""
    regional = draw.random() < 0.15
    council = "Regionsrådet" if regional else draw.choice(words.COUNCILS)
    other = words.REGIONAL[1:] if regional else words.COMMITTEES
    body = council if draw.random() < 0.45 else draw.choice(other)
    if layout.groups == "committee":
        body = council
    people = _people(draw)
    # A Monday and some days of the week after it.
    date = dt.date(2004, 1, 5) + dt.timedelta(weeks=draw.randrange(1080))
    date += dt.timedelta(days=draw.randrange(5))
    away = draw.choice((0, 1, 1, 2))
    headings = {kind: draw.choice(found) for kind, found in words.HEADINGS.items()}
    draft = _Drafting(draw, layout, body, council, date, people, headings)
    count = draw.randrange(4, 10)
    from_one = layout.number.startswith(("{roman}", "0"))
    running = not from_one and draw.random() < 0.35
    town = f"{draw.choice(words.TOWNS)} Kommune"
    hour = draw.randrange(8, 19)
    return Assembly(
        draw.choice(words.REGIONS) if regional else town,
        body,
        council,
        date,
        f"{hour:02}:{draw.choice(('00', '15', '30'))}",
        f"{hour + 2:02}:{draw.choice(('05', '20', '45'))}",
        draw.random() < 0.2,
        draw.choice(words.PLACES),
        people[away:],
        people[:away],
        draw.choice((7, 42, 96, 127, 308)) if running else 1,
        draft.matters(count),
    )


def _people(draw: Random) -> tuple[Person, ...]:
    count = draw.randrange(6, 10)
    firsts, lasts = draw.sample(words.FIRST, count), draw.sample(words.LAST, count)
    return tuple(
        (f"{first} {last}", draw.choice(words.PARTIES))
        for first, last in zip(firsts, lasts, strict=True)
    )


class _Drafting(Struct, frozen=True):
    draw: Random
    layout: Layout
    body: str
    council: str
    date: dt.date
    people: tuple[Person, ...]
    headings: dict[str, str]

    def matters(self, count: int) -> tuple[Matter, ...]:
        kinds = self.draw.choices(
            ("approve", "grant", "note", "discuss", "appoint"), (6, 2, 3, 2, 1), k=count
        )
        if self.draw.random() < 0.7:
            kinds[0] = "opening"
        if self.draw.random() < 0.5:
            kinds[-1] = "closing"
        used: set[str] = set()
        return tuple(self.matter(kind, used) for kind in kinds)

    def matter(self, kind: str, used: set[str]) -> Matter:
        draw, thing = self.draw, self.draw.choice(words.THINGS)
        title = ""
        while not title or title in used:
            thing = draw.choice(words.THINGS)
            title = draw.choice(words.TITLES[kind]).format(thing)
            title = title[0].upper() + title[1:]
        used.add(title)
        settled = kind in ("opening", "closing")
        clauses = draw.sample(
            words.CLAUSES[kind],
            min(len(words.CLAUSES[kind]), draw.choice((1, 1, 2, 3))),
        )
        vote = self.layout.vote if draw.random() < 0.4 and not settled else "none"
        return Matter(
            kind,
            title,
            self.case_number(),
            not settled and draw.random() < 0.15,
            self.parts(kind, thing),
            tuple(
                c.format(money=draw.choice(words.MONEY), thing=thing) for c in clauses
            ),
            draw.choice(words.AUTHORS),
            () if settled else self.earlier(),
            self.verdict(kind, vote, len(clauses)),
        )

    def verdict(self, kind: str, vote: str, clauses: int) -> Verdict:
        """The meeting's decision, and who was away where that is printed."""
        outcome = self.draw.choice(USUAL[kind])
        if outcome == "approved" and kind == "approve" and self.body != self.council:
            outcome = self.draw.choice(("approved", "recommended"))
        made = verdict(self.draw, outcome, self.body, self.people, vote)
        if self.layout.items != "alike" and outcome == "approved" and clauses > 1:
            mark = "Ad {}: " if self.layout.items == "ad" else "{}. "
            said = ("Godkendt.", "Tiltrådt.", "Vedtaget.")[self.date.day % 3]
            lines = tuple(mark.format(i + 1) + said for i in range(clauses))
            made = Verdict(lines, outcome)
        if self.layout.absence in ("none", "empty") or self.draw.random() < 0.5:
            return made
        printed = " ".join(made.lines)
        free = [name for name, _ in self.people if name not in printed]
        one = self.layout.absence in ("party", "not-present")
        away = self.draw.sample(free, 1 if one else self.draw.choice((1, 1, 2)))
        return structs.replace(made, absent=tuple(away))

    def earlier(self) -> tuple[Earlier, ...]:
        draw = self.draw
        if self.layout.earlier == "none" or draw.random() < 0.5:
            return ()
        others = [c for c in words.COMMITTEES[:10] if c != self.body]
        outcomes: tuple[Outcome, ...] = (
            "recommended",
            "recommended",
            "recommended",
            "postponed",
            "noted",
        )
        made = []
        for place, body in enumerate(draw.sample(others, draw.choice((1, 1, 2)))):
            outcome = draw.choice(outcomes)
            found = verdict(draw, outcome, body, self.people, "none")
            day = self.date - dt.timedelta(days=30 - 9 * place)
            made.append(Earlier(body, day, draw.randrange(3, 190), found))
        return tuple(made)

    def case_number(self) -> str:
        draw = self.draw
        group = f"{draw.randrange(10, 28):02}.{draw.randrange(1, 9):02}.00"
        form = {
            "kle": group + "-P20-{s}-{yy}",
            "kle-old": group + "G01/{s}",
        }.get(self.layout.case_form, self.layout.case_form)
        year = self.date.year
        serial = draw.randrange(112, 998)
        return form.format(s=serial, year=year, yy=f"{self.date:%y}")

    def parts(self, kind: str, thing: str) -> dict[str, Part]:
        """Every part the point could print; the layout's order chooses."""
        kinds = [k for k in self.headings if k != "recommendation"]
        if kind in ("opening", "closing"):
            kinds = []
        made = {k: Part(k, self.headings[k], self.blocks(k, thing)) for k in kinds}
        made["recommendation"] = Part(
            "recommendation", self.headings["recommendation"], ()
        )
        return made

    def blocks(self, kind: str, thing: str) -> tuple[Block, ...]:
        draw = self.draw
        if kind == "attachments":
            files = tuple(draw.sample(words.FILES, draw.randrange(1, 4)))
            return (Items(files, ("•",) * len(files)),)
        if kind in words.SHORT:
            return (self.filled(draw.choice(words.SHORT[kind]), thing),)
        if kind != "case":
            return (self.prose(thing, draw.randrange(1, 3)),)
        text: list[Block] = [self.prose(thing, draw.randrange(2, 5)) for _ in range(3)]
        if draw.random() < 0.4:
            steps = ("støjdæmpning mod boligerne", "belysning", "nye stier og bænke")
            marks = draw.choice((("1.", "2.", "3."), ("-",) * 3, ("a)", "b)", "c)")))
            text.insert(2, Items(steps, marks))
        return tuple(text[: draw.randrange(1, 5)])

    def prose(self, thing: str, count: int) -> str:
        found = self.draw.sample(words.SENTENCES, count)
        return " ".join(self.filled(sentence, thing) for sentence in found)

    def filled(self, sentence: str, thing: str) -> str:
        draw = self.draw
        day = self.date - dt.timedelta(days=draw.randrange(20, 700))
        return sentence.format(
            thing=thing,
            money=draw.choice(words.MONEY),
            committee=draw.choice(words.COMMITTEES),
            day=long_day(day),
        )


def long_day(day: dt.date) -> str:
    """The date in words: 3. marts 2021."""
    return f"{day.day}. {words.MONTHS[day.month - 1]} {day.year}"
