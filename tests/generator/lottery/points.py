"""How points begin in a layout: number, title, case number and access."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from msgspec import Struct

from referat_nlp.records import Access

from .content import Assembly, Matter
from .layout import Layout
from .model import GoldDecision, GoldPoint, Line
from .sections import Inside

ACCESS = (
    ("Åben sag", "Lukket sag"), ("Åbent punkt", "Lukket punkt"), ("Åbent", "Lukket"),
    ("ÅBENT PUNKT", "LUKKET PUNKT"), ("Åben", "Lukket"), ("ÅBEN SAG", "LUKKET SAG"),
)  # fmt: skip
_LABELS = ("Emne: ", "Titel: ", "Overskrift: ", "Vedr.: ", "Sagstitel: ", "Emne: ")
_STATES = ("Status:", "Sagstype:", "Type:", "Åben/lukket:")
_KIND_MARK = {
    "approve": ("B", "Beslutning"), "grant": ("B", "Beslutning"),
    "note": ("O", "Orientering"), "discuss": ("D", "Drøftelse"),
    "appoint": ("B", "Beslutning"), "opening": ("B", "Godkendelse"),
    "closing": ("O", "Orientering"),
}  # fmt: skip
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


class Printing(Struct):
    """A layout with the wordings that hold throughout one document."""

    layout: Layout
    assembly: Assembly
    draw: Random
    access: tuple[str, str]
    #: Chooses among wordings of labels that come as one.
    turn: int
    optional: float

    def point(self, matter: Matter, place: int) -> tuple[list[Line], GoldPoint]:
        """A point's lines and what reading them must give."""
        count = self.assembly.first + place
        number = self.number(place)
        title, shown = self.title(matter)
        case = self.case(matter)
        decided = not matter.closed and self.layout.kind == "minutes"
        inside = Inside(
            self.layout, self.assembly, self.draw, self.optional, matter, count, decided
        )
        pieces = [] if matter.closed else inside.pieces()
        lines = list(self.opening(matter, number, shown, case))
        lines += [line for piece in pieces for line in piece[0]]
        if case and self.layout.case_place == "end":
            lines.append(Line("meta", f"{self.layout.case_label}{case}"))
        said = matter.verdict
        earlier = () if matter.closed else matter.earlier
        return [*lines, Line("gap")], GoldPoint(
            number=_bare(number),
            title=title,
            case_number=case or None,
            access=self.gold_access(matter),
            sections=tuple(section for piece in pieces for section in piece[1]),
            clauses=inside.clauses,
            by=inside.by,
            outcome=said.outcome if decided else None,
            votes=said.ballot.sides if decided and said.ballot else None,
            dissents=said.ballot.dissents if decided and said.ballot else (),
            absent=said.absent if decided else (),
            recused=said.recused if decided else (),
            others=tuple(
                GoldDecision(e.body, e.date, e.verdict.outcome) for e in earlier
            ),
        )

    def case(self, matter: Matter) -> str:
        """The case number, if the point prints one."""
        settled = matter.kind in ("opening", "closing")
        if self.layout.case_place == "none" or (settled and self.draw.random() < 0.4):
            return ""
        return matter.case_number

    def counted(self, place: int) -> str:
        """The number of a point: some lists have parts, letters or a second start."""
        count, style = self.assembly.first + place, self.layout.counting
        if style == "dotted" and place > 2:
            return f"{count - place + 2}.{place - 2}"
        if style == "lettered" and place > 2:
            return f"{count - place + 2}{'abcdefghi'[place - 3]}"
        if style == "restarted" and place > 3:
            return str(place - 3)
        return str(count)

    def number(self, place: int) -> str:
        """The number as printed, with what stands around it."""
        number = self.assembly.first + place
        roman = _ROMAN[number] if number < len(_ROMAN) else ""
        date = self.assembly.date
        return self.layout.number.format(
            n=self.counted(place), roman=roman, year=date.year, yy=f"{date:%y}"
        )

    def title(self, matter: Matter) -> tuple[str | None, str]:
        """The title of the record and the title as printed."""
        mark, word = _KIND_MARK[matter.kind]
        it, closed = self.layout, self.access[1]
        title = {
            "caps": matter.title.upper(),
            "kind-suffix": f"{matter.title} ({mark})",
            "kind-prefix": f"{word} - {matter.title}",
            "kind-dash": f"{matter.title} - {word}",
        }.get(it.title, matter.title)
        if matter.closed:
            title = {
                "closed-dash": f"{title} - {closed}",
                "closed-prefix": f"{closed}: {title}",
                "closed-only": closed,
            }.get(it.access, title)
        return (None, "") if it.title == "none" else (title, title)

    def opening(
        self, matter: Matter, number: str, title: str, case: str
    ) -> Iterator[Line]:
        """Number, title, case number and access, in the layout's order."""
        it, access = self.layout, self.access[matter.closed]
        if it.access == "above":
            yield Line("meta", access)
        if case and it.case_place == "above":
            yield Line("meta", f"{it.case_label}{case}")
        if it.access == "suffix" or (it.access == "closed-suffix" and matter.closed):
            title = f"{title} ({access})"
        elif it.access == "behind-number":
            title = f"({access.split()[0].capitalize()}) {title}"
        if case and it.case_place == "brackets":
            title = f"{title} ({it.case_label}{case})"
        yield from self.titled(number, title)
        yield from self.meta(matter, case, access)

    def titled(self, number: str, title: str) -> Iterator[Line]:
        it, bare = self.layout, number.rstrip(" :-–|")
        label = _LABELS[self.turn] if it.title == "label" else ""
        if it.place == "cell" and title:
            yield Line("title", title, mark=bare)
        elif it.place == "after":
            yield Line("title", f"{title} ({bare.lower()})")
        elif it.place in ("line", "below") and title:
            pair = [Line("number", bare), Line("title", label + title)]
            yield from pair if it.place == "line" else pair[::-1]
        elif title or bare:
            yield Line("title", f"{number}{label}{title}" if title else bare)
        if it.title == "twice":
            yield Line("text", title)

    def meta(self, matter: Matter, case: str, access: str) -> Iterator[Line]:
        """The lines between title and sections."""
        it = self.layout
        yield from self.repeated()
        if it.access == "with-case":
            yield Line("meta", self.with_case(case, access))
        elif case:
            yield from self.cased(case, access)
        if it.access == "label":
            label = _STATES[self.turn % len(_STATES)]
            yield Line("field", access.split()[0].capitalize(), mark=label)
        if it.access == "below" or (it.access == "closed-below" and matter.closed):
            yield Line("meta", access)

    def repeated(self) -> Iterator[Line]:
        """What some systems print under every title."""
        it, style = self.assembly, self.layout.repeat
        if style == "meeting":
            yield Line("field", it.body, mark="Udvalg:")
            yield Line("field", f"{it.date:%d-%m-%Y}", mark="Mødedato:")
        elif style == "department":
            yield Line("meta", "Plan, By og Erhverv")
        elif style == "circulation":
            yield Line("field", "ØU, BY", mark="Behandles i:")

    def with_case(self, case: str, access: str) -> str:
        """Case number and access on one line."""
        if not case or self.layout.case_place != "below":
            return access
        printed = f"{self.layout.case_label}{case}"
        if self.turn > 3:
            return f"{access} - {printed}"
        middle = ("   ", " - ", f" {self.assembly.body} ", ", ")[self.turn]
        return f"{printed}{middle}{access}"

    def cased(self, case: str, access: str) -> Iterator[Line]:
        it = self.layout
        if it.case_place == "below":
            extra = ("", "", "", "", ", Sagsbehandler: mhe", "   Dok.nr.: 512345")
            yield Line("meta", f"{it.case_label}{case}{extra[self.turn]}")
        elif it.case_place == "field":
            yield Line("field", case, mark=it.case_label.strip())
            yield Line("field", "mhe", mark="Sagsansvarlig:")
        elif it.case_place == "two-lines":
            yield Line("field", it.case_label.strip(": "))
            yield Line("field", case)
        elif it.case_place == "slashes":
            yield Line("meta", f"Sag {case} / Dok. 512345 / Initialer: MHE")

    def gold_access(self, matter: Matter) -> Access | None:
        it = self.layout
        if it.access == "none" and it.groups != "access":
            return None
        if it.access.startswith("closed") and not matter.closed:
            return None
        return "closed" if matter.closed else "open"


def _bare(number: str) -> str | None:
    """The number without the words and signs around it."""
    found = re.search(r"\d+(?:[/.]\d+)?[a-i]?", number)
    return found[0] if found else number.strip(" .") or None
