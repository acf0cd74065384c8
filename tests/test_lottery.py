"""Invented meetings read back from layouts drawn by lot.

The floors say what must hold over a few layouts at once; single documents may fail.
``python -m tests.benchmarks.layouts`` shows which values of which dimension do.
"""

from __future__ import annotations

from collections import Counter

import pytest
from generator.lottery.compose import composed
from generator.lottery.dimensions import DIMENSIONS
from generator.lottery.scoring import Tally, scored
from generator.lottery.writers import written

import referat_nlp as rn

SEEDS = range(1, 31)
FLOORS = {
    "points": 0.97,
    "case": 0.94,
    "access": 0.97,
    "sections": 0.95,
    "clauses": 0.95,
    "outcome": 0.97,
    "others": 0.94,
    "votes": 0.9,
    "absent": 0.95,
    "body": 0.97,
    "date": 0.97,
    "people": 0.97,
}


@pytest.fixture(scope="module")
def tally(tmp_path_factory) -> Tally:
    folder = tmp_path_factory.mktemp("lottery")
    every = Tally()
    for seed in SEEDS:
        document = composed(seed)
        suffix, data = written(document, seed)
        path = folder / f"{seed}{suffix}"
        path.write_bytes(data)
        every.merge(scored(document.gold, rn.mine(path, model="none")))
    return every


@pytest.mark.parametrize("field", FLOORS)
def test_layouts_drawn_by_lot_are_read(field, tally):
    assert (tally.f1(field) or 0) >= FLOORS[field]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_seed_always_gives_the_same_file(seed):
    assert written(composed(seed), seed) == written(composed(seed), seed)


@pytest.mark.parametrize("seed", range(1, 100))
def test_what_reading_must_give_is_printed(seed):
    document = composed(seed)
    shown = " ".join(
        " ".join([line.mark, line.text, *line.cells]) for line in document.lines
    )
    for point in document.gold.points:
        for said in (point.number, point.title, point.case_number, *point.absent):
            assert said is None or said in shown


def test_the_lot_falls_on_nearly_every_value():
    drawn = Counter(
        pair
        for seed in range(1, 300)
        for pair in composed(seed).gold.layout.values().items()
    )
    values = {(name, value) for name, found in DIMENSIONS.items() for value in found}
    assert len(values - set(drawn)) <= 0.05 * len(values)
