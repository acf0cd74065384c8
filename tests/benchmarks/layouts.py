"""How minutes are read in layouts drawn by lot, dimension by dimension.

Run ``python -m tests.benchmarks.layouts --seeds 200`` in the repository's root; it
prints F1 of every field over all documents, then for every value of every dimension
of the layout, and the seeds that were read worst. ``--dump DIR`` writes these
documents and, beside each, what was printed in it and what was misread.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec

import referat_nlp as rn
from tests.generator.lottery.compose import composed
from tests.generator.lottery.dimensions import DIMENSIONS
from tests.generator.lottery.model import Gold
from tests.generator.lottery.scoring import FIELDS, Tally, scored
from tests.generator.lottery.writers import written

SHOWN = ("points", "case", "access", "sections", "clauses", "outcome", "others",
         "votes", "absent", "body", "people")  # fmt: skip


class Reading(NamedTuple):
    """One document and how well it was read."""

    seed: int
    gold: Gold
    tally: Tally
    suffix: str
    data: bytes

    @property
    def loss(self) -> float:
        """How much went wrong: points weigh most."""
        weights = {"points": 4.0, "sections": 2.0, "outcome": 2.0}
        figures = {name: self.tally.f1(name) for name in FIELDS}
        return sum(
            weights.get(name, 0.5) * (1 - figure)
            for name, figure in figures.items()
            if figure is not None
        )


def readings(seeds: Iterable[int]) -> Iterable[Reading]:
    """Print, mine and score the document of every seed."""
    with tempfile.TemporaryDirectory() as folder:
        for seed in seeds:
            document = composed(seed)
            suffix, data = written(document, seed)
            path = Path(folder, f"lot{suffix}")
            path.write_bytes(data)
            minutes = rn.mine(path, model="none")
            tally = scored(document.gold, minutes)
            yield Reading(seed, document.gold, tally, suffix, data)


def totals(found: Iterable[Reading]) -> Tally:
    """All counts together."""
    tally = Tally()
    for reading in found:
        tally.merge(reading.tally)
    return tally


def row(name: str, count: int, tally: Tally, fields: Iterable[str]) -> str:
    """One line of a Markdown table."""
    figures = (tally.f1(field) for field in fields)
    cells = ("-" if f is None else f"{f:.3f}" for f in figures)
    return f"| {name} | {count} | {' | '.join(cells)} |"


def report(found: list[Reading], worst: int) -> str:
    """Tables over all documents and by dimension, and the worst seeds."""
    out = ["| field | F1 |", "| --- | ---: |"]
    every = totals(found)
    out += [f"| {name} | {every.f1(name) or 0:.3f} |" for name in FIELDS]
    for dimension in DIMENSIONS:
        out += ["", f"| {dimension} | n | {' | '.join(SHOWN)} |"]
        out.append("| --- |" + " ---: |" * (len(SHOWN) + 1))
        groups: dict[str, list[Reading]] = defaultdict(list)
        for reading in found:
            groups[reading.gold.layout.values()[dimension]].append(reading)
        ranked = sorted(
            groups, key=lambda value: totals(groups[value]).f1("points") or 0
        )
        for value in ranked:
            group = groups[value]
            shown = value.replace("|", "/").strip() or "(none)"
            out.append(row(shown, len(group), totals(group), SHOWN))
    ends = sorted(found, key=lambda reading: -reading.loss)[:worst]
    out += ["", "Worst: " + ", ".join(f"{r.seed} ({r.loss:.1f})" for r in ends)]
    return "\n".join(out)


def dump(found: list[Reading], folder: Path, worst: int) -> None:
    """Write the worst documents, what was misread in them, and their gold."""
    folder.mkdir(parents=True, exist_ok=True)
    for reading in sorted(found, key=lambda r: -r.loss)[:worst]:
        name = f"lot_{reading.seed:04}"
        (folder / f"{name}{reading.suffix}").write_bytes(reading.data)
        gold = msgspec.json.format(msgspec.json.encode(reading.gold), indent=1)
        errors = "\n".join(reading.tally.errors)
        text = f"loss {reading.loss:.2f}\n{errors}\n\n{gold.decode()}\n"
        (folder / f"{name}.expect").write_text(text, "utf-8")


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--worst", type=int, default=25)
    parser.add_argument("--dump", type=Path)
    options = parser.parse_args(argv)
    found = list(readings(range(options.first, options.first + options.seeds)))
    print(report(found, options.worst))
    if options.dump:
        dump(found, options.dump, options.worst)


if __name__ == "__main__":
    main()
