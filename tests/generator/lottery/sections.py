"""The inside of a point: headed parts in order, decisions, and who was away."""

from __future__ import annotations

import datetime as dt
from random import Random

from msgspec import Struct

from .clauses import recommendation
from .content import Assembly, Earlier, Items, Matter, Part, long_day
from .layout import NAMING, Layout
from .model import Line
from .verdicts import Verdict

Piece = tuple[list[Line], list[tuple[str, str | None]]]

_ORDERS = {
    "recommendation-top": (
        ("summary", "recommendation", "case", "economy", "attachments"),
        "last",
    ),
    "recommendation-last": (
        ("case", "economy", "hearing", "legal", "recommendation", "attachments"),
        "last",
    ),
    "decision-first": (
        ("summary", "recommendation", "case", "process", "attachments"),
        "first",
    ),
    "decision-middle": (("recommendation", "case", "economy", "legal"), "second"),
    "two": (("recommendation",), "last"),
    "decision-only": ((), "last"),
    "long": (
        (
            "process", "summary", "case", "legal", "economy", "personnel", "hearing",
            "other", "recommendation", "attachments",
        ),
        "last",
    ),
}  # fmt: skip
#: How a line says who was away, before the names.
_AWAY = {
    "after": "Fraværende: {}", "before": "Fraværende: {}", "afbud": "Afbud: {}",
    "party": "Fraværende: {} (V)", "empty": "Fraværende: {}",
    "not-present": "Ikke til stede: {}", "from": "Afbud fra {}.",
    "sentence": "{} var fraværende.",
}  # fmt: skip


class Inside(Struct):
    """The sections of one point as they are put together."""

    layout: Layout
    assembly: Assembly
    draw: Random
    optional: float
    matter: Matter
    number: int
    decided: bool
    clauses: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    count: int = 0

    def pieces(self) -> list[Piece]:
        """The sections with their gold, in the layout's order."""
        kinds, where = _ORDERS[self.layout.order]
        settled = self.matter.kind == "closing"
        made = [self.part(kind) for kind in kinds if not settled and self.chosen(kind)]
        at = {"first": 0, "second": 1, "last": len(made)}[where]
        made[at:at] = self.decisions()
        return made

    def chosen(self, kind: str) -> bool:
        """Whether the point has this part: some are seldom left out."""
        usual = kind in ("recommendation", "case")
        return kind in self.matter.parts and (
            usual or self.draw.random() < self.optional
        )

    def part(self, kind: str) -> Piece:
        """One headed part; the heading may stand beside or before its text."""
        part = self.matter.parts[kind]
        if kind == "recommendation":
            part, self.clauses, self.by = recommendation(
                self.draw, self.layout, self.matter
            )
        return self.printed(part)

    def printed(self, part: Part) -> Piece:
        first, *rest = part.blocks
        lines = self.headed(part.heading, first if isinstance(first, str) else "")
        blocks = rest if isinstance(first, str) else part.blocks
        for block in blocks:
            if isinstance(block, Items):
                pairs = zip(block.marks, block.items, strict=True)
                lines += [Line("item", item, mark=mark) for mark, item in pairs]
            else:
                lines.append(Line("text", block))
        return lines, [(part.kind, part.heading)]

    def headed(self, heading: str, text: str) -> list[Line]:
        """A heading in the layout's style, with the text that begins it."""
        style = self.layout.heading
        self.count += 1
        shown = heading.upper() if style.startswith("caps") else heading
        if style == "numbered":
            shown = f"{self.count}. {heading}"
        elif style == "lettered":
            shown = f"{'abcdefghijklm'[self.count - 1]}. {heading}"
        elif style == "spaced":
            shown = "   ".join(" ".join(word) for word in heading.split())
        if style in ("margin", "inline", "run-in"):
            mark = heading + ("." if style == "run-in" else ":")
            return [Line("labelled", text, mark=mark)]
        shown += ":" if style.endswith("colon") else ""
        return [Line("heading", shown), *([Line("text", text)] if text else [])]

    def decisions(self) -> list[Piece]:
        """Earlier bodies' decisions and the meeting's own."""
        made = [self.earlier()] if self.matter.earlier else []
        if self.decided:
            it = self.assembly
            heading = self.filled(self.layout.decision, it.body, it.date, self.number)
            made.append(self.verdict(heading, self.matter.verdict))
        return made

    def earlier(self) -> Piece:
        """What other bodies said: headed, in one line each, or as a log."""
        style = self.layout.earlier
        if style in ("log", "history"):
            heading = "Sagens forløb" if style == "log" else "Historik"
            logged = self.headed(heading, "")
            for one in self.matter.earlier:
                logged += self.logged(one)
            return logged, [("process", heading)]
        lines: list[Line] = []
        sections: list[tuple[str, str | None]] = []
        for one in self.matter.earlier:
            if style == "inline":
                said = one.verdict.lines[0]
                shown = f"{one.body} den {one.date:%d-%m-%Y}: {said}"
                lines.append(Line("text", shown))
                continue
            naming = self.layout.decision
            if naming not in NAMING:
                naming = "Beslutning i {body} den {day}"
            heading = self.filled(naming, one.body, one.date, one.number)
            found = self.verdict(heading, one.verdict)
            lines, sections = lines + found[0], sections + found[1]
        return lines, sections

    def logged(self, one: Earlier) -> list[Line]:
        day, said = f"{one.date:%d-%m-%Y}", one.verdict.lines[0]
        if self.layout.earlier == "log":
            return [Line("text", f"{day} {one.body}"), Line("text", said)]
        return [Line("text", f"{one.body}, {day}, pkt. {one.number}: {said}")]

    def filled(self, template: str, body: str, date: dt.date, number: int) -> str:
        """A decision's heading for this body and day."""
        return template.format(
            body=body,
            bodys=body + ("'" if body.endswith("s") else "s"),
            day=f"{date:%d-%m-%Y}",
            long=long_day(date),
            n=number,
        )

    def verdict(self, heading: str, verdict: Verdict) -> Piece:
        """A decision with its heading, and who was away where that is printed."""
        own: list[tuple[str, str | None]] = [
            ("decision", heading if heading != "none" else None)
        ]
        texts = self.beside(verdict)
        if heading == "none":
            return [Line("text", text) for text in texts], own
        lines = self.headed(heading, "")
        if lines[0].role == "labelled":
            self.count -= 1
            lines = self.headed(heading, texts.pop(0))
        elif heading.startswith("Beslutning fra"):
            lines.append(Line("text", f"Sted: {self.assembly.place}"))
        lines += [Line("text", text) for text in texts]
        if verdict.absent and self.layout.absence == "heading":
            lines += self.headed("Fraværende", ", ".join(verdict.absent))
            # With names behind it on its line it is no section.
            if lines[-1].role != "labelled":
                own.append(("other", "Fraværende"))
        return lines, own

    def beside(self, verdict: Verdict) -> list[str]:
        """The lines of the verdict with that of the absent, if any."""
        texts, style = (
            [self.voiced(line) for line in verdict.lines],
            self.layout.absence,
        )
        glue = " og " if style in ("sentence", "from") else ", "
        if style not in _AWAY or not (verdict.absent or style == "empty"):
            return texts
        line = _AWAY[style].format(glue.join(verdict.absent)).strip()
        return [line, *texts] if style == "before" else [*texts, line]

    def voiced(self, line: str) -> str:
        """A line of a verdict as some write it: in capitals, small, without stop."""
        style, short = self.layout.voice, " " not in line.strip()
        if style == "capitals" and short:
            return line.upper()
        if style == "small" and short:
            return line.lower()
        return line.rstrip(".") if style == "no-stop" else line
