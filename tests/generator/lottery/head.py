"""What stands before the points: letterhead, meeting, attendance, contents."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from msgspec import Struct

from . import words
from .content import Assembly, long_day
from .layout import Layout
from .model import Line

LISTED = ("comma", "lines", "table", "end", "marks", "roles", "sentence", "stand-in")
_ROLES = ("Borgmester ", "1. viceborgmester ", "")


class Head(Struct, frozen=True):
    """A meeting's facts put into a layout; ``turn`` chooses wordings."""

    layout: Layout
    it: Assembly
    draw: Random

    @property
    def kind(self) -> str:
        """What the document calls itself."""
        return {"minutes": "Referat", "agenda": "Dagsorden"}[self.layout.kind]

    @property
    def day(self) -> str:
        """The date in the layout's notation."""
        day = self.it.date
        month = words.MONTHS[day.month - 1]
        return self.layout.day.format(
            d=day.day, m=day.month, y=day.year, month=month, short=f"{month[:3]}."
        )

    @property
    def timed(self) -> bool:
        """Whether the head says when the meeting began."""
        return self.layout.head not in ("title-line", "two-lines")

    @property
    def placed(self) -> bool:
        """Whether the head says where it was held."""
        return self.layout.head not in (
            "title-line", "two-lines", "letterhead", "protocol", "one-line",
        )  # fmt: skip

    @property
    def ends(self) -> bool:
        """Whether the head says when it ended."""
        return (
            self.layout.head in ("labels", "caps-lines")
            or self.layout.closing == "raised"
        )

    def lines(self) -> Iterator[Line]:
        """The head, from the letterhead to the place."""
        if self.layout.head not in ("title-line", "caps-lines"):
            town = self.it.municipality
            yield Line(
                "brand", town.upper() if self.layout.head == "addressed" else town
            )
        yield from {
            "letterhead": self.letterhead,
            "labels": self.fields,
            "table": self.fields,
            "sentence": self.sentence,
            "caps-lines": self.caps,
            "title-line": self.title_line,
            "prose": self.prose,
            "protocol": self.protocol,
            "two-lines": self.two_lines,
            "session": self.session,
            "one-line": self.one_line,
            "addressed": self.addressed,
            "filed": self.filed,
        }[self.layout.head]()
        yield Line("gap")

    def letterhead(self) -> Iterator[Line]:
        weekday = words.DAYS[self.it.date.weekday()].capitalize()
        shown = self.kind.upper() if self.it.date.day % 2 else self.kind
        yield from (Line("brand", shown), Line("head", self.it.body))
        yield Line("head", f"{weekday} den {self.day} kl. {self.it.start}")

    def sentence(self) -> Iterator[Line]:
        it, weekday = self.it, words.DAYS[self.it.date.weekday()]
        yield Line(
            "head",
            f"{self.kind} af møde i {it.body} {weekday} den {self.day} "
            f"kl. {it.start} i {it.place}",
        )

    def caps(self) -> Iterator[Line]:
        it = self.it
        for label, value in (
            ("KOMMUNE", it.municipality), ("UDVALG", it.body), ("MØDE", self.kind),
            ("STED", it.place), ("STARTTIDSPUNKT", f"{self.day} {it.start}:00"),
            ("SLUTTIDSPUNKT", f"{self.day} {it.end}:00"),
        ):  # fmt: skip
            yield from (Line("head", label), Line("head", value))

    def title_line(self) -> Iterator[Line]:
        yield Line("brand", f"{self.kind} - {self.it.body} - {self.day}")
        yield Line("head", self.it.municipality)

    def two_lines(self) -> Iterator[Line]:
        yield Line("brand", f"{self.it.body}, {self.day}")
        yield Line("head", self.kind)

    def protocol(self) -> Iterator[Line]:
        word = "Beslutningsprotokol" if self.layout.kind == "minutes" else self.kind
        yield Line("brand", word.upper())
        yield Line("head", f"fra {self.it.body}s møde den {long_day(self.it.date)}")
        yield Line("head", f"kl. {self.it.start.replace(':', '.')}")

    def one_line(self) -> Iterator[Line]:
        it = self.it
        yield Line("head", f"{self.kind} {it.body} {self.day} kl. {it.start}")

    def addressed(self) -> Iterator[Line]:
        yield from (Line("head", "Rådhusstræde 4"), Line("head", "Tlf. 99 00 11 22"))
        yield Line("brand", f"{self.kind} nr. 5")
        yield Line("head", self.it.body)
        yield Line("head", f"{self.day} kl. {self.it.start} i {self.it.place}")

    def filed(self) -> Iterator[Line]:
        yield Line("head", "Sagsnr.: 00.22.00-P35-1-19")
        yield Line("brand", f"{self.kind} - {self.it.body}")
        yield Line("field", f"{self.day} kl. {self.it.start}", mark="Mødetid:")
        yield Line("field", self.it.place, mark="Sted:")

    def session(self) -> Iterator[Line]:
        sort = "Ekstraordinært" if self.it.extraordinary else "Ordinært"
        yield Line("brand", self.kind)
        yield Line("head", f"{sort} møde i {self.it.body}")
        yield Line("head", f"Dato: {self.day}, kl. {self.it.start}")
        yield Line("head", f"Sted: {self.it.place}")

    def prose(self) -> Iterator[Line]:
        yield Line("brand", self.kind)
        yield from (Line("head", "til"), Line("head", f"mødet i {self.it.body}"))
        yield Line("head", f"den {self.day} kl. {self.it.start}")
        yield Line("head", f"i {self.it.place}")

    def fields(self) -> Iterator[Line]:
        draw, it = self.draw, self.it
        yield Line("brand", f"{self.kind} - {it.body}")
        time = draw.choice(("Starttidspunkt", "Mødetidspunkt", "Tidspunkt", "Kl."))
        start = it.start if time == "Kl." else f"kl. {it.start}"
        found = [
            (draw.choice(("Mødedato", "Dato", "Mødedato")), self.day),
            (time, f"{start} - {it.end}" if self.layout.head == "labels" else start),
            (draw.choice(("Mødested", "Sted", "Lokale", "Mødelokale")), it.place),
        ]
        for label, value in found:
            if self.layout.head == "table":
                yield Line("row", cells=(f"{label}:", value))
            else:
                yield Line("field", value, mark=f"{label}:")

    def attendance(self) -> Iterator[Line]:
        """Who met and who did not."""
        style = self.layout.attendance
        forms = ("{} ({})", "{}, {}", "{}")
        if style not in ("lines", "end", "marks"):
            forms = ("{} ({})", "{}", "{} ({})")
        form = self.draw.choice(forms)
        here = [form.format(*person) for person in self.it.present]
        away = [form.format(*person) for person in self.it.absent]
        label = self.draw.choice(
            ("Til stede", "Deltagere", "Medlemmer", "Mødedeltagere", "Mødt")
        )
        gone = self.draw.choice(("Fraværende", "Afbud", "Fraværende med afbud"))
        if style in ("lines", "end", "roles"):
            roles = _ROLES if style == "roles" else ("",)
            titled = [
                f"{roles[min(i, len(roles) - 1)]}{name}" for i, name in enumerate(here)
            ]
            yield from (Line("head", f"{label}:"), *(Line("head", n) for n in titled))
            yield from (Line("head", f"{gone}:"), *(Line("head", n) for n in away))
            if not away:
                yield Line("head", "Ingen")
        elif style == "marks":
            yield from (Line("row", cells=(name, "Deltog")) for name in here)
            yield from (Line("row", cells=(name, "Afbud")) for name in away)
        else:
            yield from self.told(here, away, label, gone)

    def told(
        self, here: list[str], away: list[str], label: str, gone: str
    ) -> Iterator[Line]:
        """Attendance in one line a list, in a table or in prose."""
        style, nobody = self.layout.attendance, ", ".join(away) or "Ingen"
        if style in ("comma", "stand-in"):
            if style == "stand-in" and away:
                nobody += f" (i stedet mødte {here[-1]})"
            yield Line("field", ", ".join(here), mark=f"{label}:")
            yield Line("field", nobody, mark=f"{gone}:")
        elif style == "table":
            yield Line("row", cells=(f"{label}:", ", ".join(here)))
            yield Line("row", cells=(f"{gone}:", nobody))
        elif style == "sentence":
            shown = f"{', '.join(here[:-1])} og {here[-1]}"
            tail = f" {' og '.join(away)} havde meldt afbud." if away else ""
            yield Line("text", f"Til stede var {shown}.{tail}")
        elif style == "prose" and away:
            names = " og ".join(away)
            yield Line(
                "text",
                f"Alle medlemmer var mødt undtagen {names}, der havde meldt afbud.",
            )
        elif style == "prose":
            yield Line("text", "Alle medlemmer var til stede.")
        elif style == "absent-only" and away:
            yield Line("field", ", ".join(away), mark=f"{gone}:")
