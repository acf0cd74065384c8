"""A readable, coloured summary of one document for the terminal."""

from __future__ import annotations

from decimal import Decimal

from rich.console import Console
from rich.text import Text

from .records import AgendaPoint, Amount, Decision, Meeting, Minutes, Recommendation

_COLOURS = {
    "approved": "green",
    "approved_with_changes": "green",
    "recommended": "green",
    "rejected": "red",
    "postponed": "yellow",
    "withdrawn": "yellow",
    "referred": "yellow",
}
_MOST = 6


def print_summary(minutes: Minutes, console: Console | None = None) -> None:
    """Print head and points: outcome, recommendation, votes, money, dates, topic."""
    console = console or Console(highlight=False)
    console.print(Text(_head(minutes.meeting), style="bold"))
    present = sum(p.status == "present" for p in minutes.meeting.attendance)
    absent = [p.name for p in minutes.meeting.attendance if p.status == "absent"]
    if present or absent:
        gone = f", absent: {', '.join(absent)}" if absent else ""
        console.print(f"{present} present{gone}")
    for point in minutes.points:
        console.print()
        _print_point(point, console)


def _head(meeting: Meeting) -> str:
    facts = (meeting.municipality, meeting.body, meeting.kind, meeting.date)
    return " · ".join(str(f) for f in facts if f) or "no meeting head found"


def _print_point(point: AgendaPoint, console: Console) -> None:
    number = f"{point.number}. " if point.number else f"({point.index}) "
    title = point.title.text if point.title else "untitled"
    line = Text(number + " ".join(title.split()), style="bold cyan")
    if point.case_number:
        line.append(f"  {point.case_number.text}", style="dim")
    if point.access == "closed":
        line.append("  closed", style="magenta")
    console.print(line)
    for clause in point.recommendations:
        console.print(Text(f"   recommended: {_clause(clause)}", style="dim"))
    for decision in point.decisions:
        console.print(_decision(decision))
    if point.amounts:
        console.print(f"   money: {_some([_amount(a) for a in point.amounts])}")
    if point.dates:
        console.print(f"   dates: {_some([d.edtf for d in point.dates])}")
    if point.topics:
        # The first is the answer; others only where they are likely too.
        likely = [t for i, t in enumerate(point.topics) if i == 0 or t.score >= 0.25]
        topics = (f"{t.code} {t.label} ({t.score:.2f})" for t in likely)
        console.print(f"   topic: {', '.join(topics)}")


def _clause(clause: Recommendation) -> str:
    by = f"{', '.join(clause.by)}: " if clause.by else ""
    return by + _short(clause.text)


def _decision(decision: Decision) -> Text:
    colour = _COLOURS.get(decision.outcome, "white")
    whose = f"{decision.body} {decision.date or ''}".strip() + ": "
    line = Text(f"   {whose if decision.body else ''}")
    line.append(decision.outcome, style=f"bold {colour}")
    line.append(f"  {_short(decision.text)}")
    notes = [f"{d.who} {d.kind}" for d in decision.dissents]
    notes += [f"{name} absent" for name in decision.absent]
    notes += [f"{name} recused" for name in decision.recused]
    if decision.votes:
        sides = (decision.votes.for_, decision.votes.against, decision.votes.abstain)
        counts = "–".join("?" if s.count is None else str(s.count) for s in sides)
        notes.append(f"votes {counts}")
    if notes:
        line.append(f"  [{'; '.join(notes)}]", style="italic")
    return line


def _amount(amount: Amount) -> str:
    value = _grouped(amount.low)
    if amount.high != amount.low:
        value += f"–{_grouped(amount.high)}"
    per = f"/{amount.per}" if amount.per else ""
    about = "~" if amount.approx else ""
    return f"{about}{value} {amount.currency}{per}"


def _grouped(value: Decimal) -> str:
    return f"{value:,f}".replace(",", " ")


def _some(values: list[str]) -> str:
    unique = list(dict.fromkeys(values))
    more = f" (+{len(unique) - _MOST})" if len(unique) > _MOST else ""
    return ", ".join(unique[:_MOST]) + more


def _short(text: str, width: int = 150) -> str:
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - 1] + "…"
