"""Real meetings printed in the generator's layouts and read back.

Run ``python -m tests.benchmarks.greve_round_trip [--meetings 60] [--misses]`` in the
repository's root. The meetings of a FirstAgenda portal state their structure: points,
titles, case numbers and headed sections. Each is printed in every layout family, read
again, and what is found again counted. A heading counts where its wording is one of
the lexicon's, for only those make sections; a signature page is no point.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import tarfile
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from lxml import html
from msgspec import Struct

from referat_nlp.readers import read
from referat_nlp.segment import Segment, segment
from referat_nlp.segment.vocabulary import fold, vocabulary
from tests.generator.model import (
    Block,
    Listing,
    Meeting,
    Paragraph,
    Point,
    Print,
    Section,
    Table,
)
from tests.generator.pdf import PDF_FAMILIES
from tests.generator.web import WEB_FAMILIES

DATA = Path(__file__).parents[3] / "shared" / "data" / "greve"
ARCHIVE = "firstagenda-json-*.tar.xz"
FIELDS = ("points", "titles", "case numbers", "headings")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CONTAINERS = {"div", "p", "ul", "ol", "table", "section", "span", *_HEADINGS}
_MOST_COLUMNS, _LONGEST_CELL = 6, 120

Family = Callable[[Meeting, Random], Print]


class Tally(Struct):
    """What a layout should give back and gave back, by field."""

    wanted: Counter[str]
    found: Counter[str]
    extra: int = 0

    def share(self, field: str) -> float:
        """How much of a field was found again."""
        return self.found[field] / max(self.wanted[field], 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--meetings", type=int, default=60)
    parser.add_argument("--misses", action="store_true", help="print every miss")
    options = parser.parse_args()
    meetings = list(_meetings(options.meetings))
    total = sum(len(m.points) for m in meetings)
    print(f"{len(meetings)} meetings, {total} points\n")
    print(f"| layout | {' | '.join(FIELDS)} | points too many |")
    print("| --- |" + " ---: |" * (len(FIELDS) + 1))
    for kind, families in (("HTML", WEB_FAMILIES), ("PDF", PDF_FAMILIES)):
        whole = Tally(Counter(), Counter())
        for family in families:
            tally = measure(family, meetings, options.misses)
            _print_row(family.__name__, tally)
            whole.wanted += tally.wanted
            whole.found += tally.found
            whole.extra += tally.extra
        _print_row(f"**{kind}**", whole)


def _print_row(name: str, tally: Tally) -> None:
    shares = " | ".join(f"{tally.share(field):.4f}" for field in FIELDS)
    print(f"| {name} | {shares} | {tally.extra} |", flush=True)


def measure(family: Family, meetings: list[Meeting], misses: bool) -> Tally:
    """Print all meetings in one layout, read them back and count."""
    tally = Tally(Counter(), Counter())
    with tempfile.TemporaryDirectory() as folder:
        for seed, meeting in enumerate(meetings):
            printed = family(meeting, Random(seed))
            path = Path(folder, f"{seed}{printed.suffix}")
            path.write_bytes(printed.data)
            source = read(path)
            found = segment(source).segments
            for line in _compare(meeting, found, source.text, tally):
                if misses:
                    print(f"{family.__name__} {seed}: {line}")
    return tally


def _compare(
    meeting: Meeting, segments: tuple[Segment, ...], text: str, tally: Tally
) -> Iterator[str]:
    """Count one meeting; yields a line for every miss."""
    by_number = {s.number: s for s in segments}
    tally.extra += max(0, len(segments) - len(meeting.points))
    for point in meeting.points:
        found = by_number.get(point.number)
        title, case, headings = _said(found, text) if found else ("", "", Counter())
        wanted = Counter(fold(section.heading) for section in point.sections)
        hit = {
            "points": (1, int(found is not None)),
            "titles": (1, int(fold(title) == fold(point.title))),
            "case numbers": (
                int(point.case_number is not None),
                int(point.case_number is not None and case == point.case_number),
            ),
            "headings": (wanted.total(), (wanted & headings).total()),
        }
        for field, (want, got) in hit.items():
            tally.wanted[field] += want
            tally.found[field] += got
            if got < want:
                yield (
                    f"{field} of {point.number} {point.title!r}: {title!r} {case!r} "
                    + (f"{dict(wanted - headings)}" if field == "headings" else "")
                )


def _said(found: Segment, text: str) -> tuple[str, str, Counter[str]]:
    title, case = (
        " ".join(text[span.start : span.end].split()) if span else ""
        for span in (found.title, found.case_number)
    )
    return title, case, Counter(fold(s.heading) for s in found.sections if s.heading)


def _meetings(count: int) -> Iterator[Meeting]:
    """Meetings spread evenly over the archive."""
    archive = next(DATA.glob(ARCHIVE), None)
    if archive is None:
        raise SystemExit(f"{DATA}: no {ARCHIVE} here")
    with tarfile.open(archive) as tar:
        names = sorted(n for n in tar.getnames() if n.endswith(".json"))
        for name in names[:: max(len(names) // count, 1)][:count]:
            member = tar.extractfile(name)
            if member is not None:
                yield _meeting(json.load(member))


def _meeting(data: dict[str, Any]) -> Meeting:
    about, moment = data["Moede"], dt.datetime.fromisoformat(data["Moede"]["Dato"])
    people = [(m["Name"], "") for m in about.get("Moededeltagere") or ()]
    return Meeting(
        "Greve Kommune",
        data["Udvalg"]["Navn"],
        moment.date(),
        f"{moment:%H:%M}",
        about.get("Sted") or "Rådhuset",
        tuple(people),
        (),
        tuple(_points(data["Dagsordenpunkter"])),
    )


def _points(items: list[dict[str, Any]]) -> Iterator[Point]:
    for item in items:
        if vocabulary().line_label(item["Navn"]) == "signature":
            continue
        blocks = [b for f in item["Felter"] if f["Html"] for b in _blocks(f["Html"])]
        yield Point(
            item["Punktnummer"],
            " ".join(item["Navn"].split()),
            item["SagsNummer"] or None,
            "open",
            tuple(_sections(blocks)),
        )


def _sections(blocks: list[Block | str]) -> Iterator[Section]:
    """The blocks under each heading; what stands above the first is left out."""
    heading: str | None = None
    held: list[Block] = []
    for block in blocks:
        if not isinstance(block, str):
            held.append(block)
            continue
        if heading is not None:
            yield _section(heading, held)
        heading, held = block, []
    if heading is not None:
        yield _section(heading, held)


def _section(heading: str, blocks: list[Block]) -> Section:
    return Section(vocabulary().headings[fold(heading)], heading, tuple(blocks))


def _blocks(markup: str) -> Iterator[Block | str]:
    """The blocks of a field, headings of the lexicon as their words."""
    yield from _walk(html.fromstring(markup))


def _walk(element: Any) -> Iterator[Block | str]:
    if element.tag in ("ul", "ol"):
        items = tuple(t for li in element.iter("li") if (t := _text(li)))
        numbered = element.tag == "ol"
        marks = tuple(f"{i}." if numbered else "•" for i in range(1, len(items) + 1))
        if items:
            yield Listing(items, marks)
    elif element.tag == "table":
        yield from _table(element)
    elif any(c.tag in _CONTAINERS for c in element):
        if (element.text or "").strip():
            yield Paragraph(" ".join(element.text.split()))
        for child in element:
            yield from _walk(child)
            if (child.tail or "").strip():
                yield Paragraph(" ".join(child.tail.split()))
    elif text := _text(element):
        known = element.tag in _HEADINGS and fold(text) in vocabulary().headings
        yield text if known else Paragraph(text)


def _table(element: Any) -> Iterator[Block]:
    rows = [tuple(_text(c) for c in tr.iter("td", "th")) for tr in element.iter("tr")]
    width = max(map(len, rows), default=0)
    cells = [cell for row in rows for cell in row]
    fits = 1 < width <= _MOST_COLUMNS and max(map(len, cells)) < _LONGEST_CELL
    if fits and len(rows) > 1 and all(len(row) == width for row in rows):
        yield Table(tuple(rows))
    else:
        yield from (Paragraph(cell) for cell in cells if cell)


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


if __name__ == "__main__":
    main()
