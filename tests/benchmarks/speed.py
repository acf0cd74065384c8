"""What each rule costs, in times spaCy's blank Danish tokenizer takes on the text.

Run ``python -m tests.benchmarks.speed [folder]`` in the repository's root (a minute).
It reads the documents of the folder (``corpus/dev`` unless told), cuts them into
points and times every rule over all points, each in processor time, best of five. It
prints a Markdown table; the last row is all of the rules together.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from msgspec.structs import replace

from referat_nlp.readers import read
from referat_nlp.records import Meeting, Section
from referat_nlp.rules.amounts import find_amounts
from referat_nlp.rules.dates import find_dates
from referat_nlp.rules.decisions import find_decisions
from referat_nlp.rules.recommendations import find_recommendations
from referat_nlp.segment import Segment, segment

RUNS = 5
Point = tuple[str, list[Section], Meeting]


def point_of(text: str, part: Segment, meeting: Meeting) -> Point:
    """A point's own text, and its sections as offsets into that."""
    sections = [
        replace(s, start=s.start - part.start, end=s.end - part.start)
        for s in part.sections
    ]
    return text[part.start : part.end], sections, meeting


def best(run: Callable[[], object]) -> float:
    """Seconds of processor time of the fastest of a few runs, the first not counted."""
    run()
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "corpus/dev")
    kinds = {".txt", ".md", ".html", ".pdf"}
    sources = [read(p) for p in sorted(folder.iterdir()) if p.suffix in kinds]
    cuts = [(s.text, segment(s)) for s in sources]
    points = [point_of(t, part, c.meeting) for t, c in cuts for part in c.segments]
    tokenizer = spacy.blank("da").tokenizer
    rules: dict[str, Callable[[], object]] = {
        "segment": lambda: [segment(s) for s in sources],
        "recommendations": lambda: [find_recommendations(t, s) for t, s, _ in points],
        "decisions": lambda: [find_decisions(t, s, meeting=m) for t, s, m in points],
        "amounts": lambda: [find_amounts(t) for t, _, _ in points],
        "dates": lambda: [find_dates(t, anchor=m.date) for t, _, m in points],
    }
    unit = best(lambda: [tokenizer(s.text) for s in sources])
    size = sum(len(s.text) for s in sources)
    print(
        f"{size:,} characters, {len(points)} points; {unit * 1000:.0f} ms to tokenize\n"
    )
    print("| rule | ms | times the tokenizer |\n|---|--:|--:|")
    total = 0.0
    for name, run in rules.items():
        cost = best(run)
        total += cost
        print(f"| {name} | {cost * 1000:.0f} | {cost / unit:.2f} |")
    print(f"| all | {total * 1000:.0f} | {total / unit:.2f} |")


if __name__ == "__main__":
    main()
