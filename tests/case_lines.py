"""Cases of the decision rules: one line each, what is expected and the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from referat_nlp.records import Decision, Section
from referat_nlp.rules.decisions import find_decisions

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[object]:
    """One pytest case a line: what is expected, and the decision text."""
    found: list[object] = []
    lines = (CASES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        gap = line.startswith("~")
        expected, text = line.lstrip("~ ").split(" | ", 1)
        marks = [pytest.mark.xfail(reason="known gap")] if gap else []
        found.append(
            pytest.param(
                expected.strip(),
                text.replace(" ⏎ ", "\n").replace(" ⏎", "\n"),
                id=f"{name}:{number}",
                marks=marks,
            )
        )
    return found


def only(text: str) -> Decision:
    (decision,) = find_decisions(text)
    assert text[decision.start : decision.end] == decision.text
    return decision


def build(*pieces: tuple[str | None, str, str]) -> tuple[str, list[Section]]:
    """A point's text of (kind, heading, body) pieces, with its sections."""
    text, sections = "4. Ny cykelsti\n", []
    for kind, heading, body in pieces:
        start = len(text)
        text += f"{heading}\n{body}\n"
        sections.append(
            Section(kind=kind, heading=heading, start=start, end=len(text))  # type: ignore[arg-type]
        )
    return text, sections


def told(decisions: list[Decision]) -> list[tuple[str | None, str | None, str]]:
    return [
        (d.body, d.date.isoformat() if d.date else None, d.outcome) for d in decisions
    ]
