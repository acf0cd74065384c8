"""Amounts and dates: ours beside the other readers, on the challenge sets.

Run ``python -m tests.benchmarks.values`` in the repository's root. It prints one
Markdown table per set. The other readers are no dependencies; to see their rows::

    pip install dateparser price-parser quantulum3 babel

``exact``: span and value are the gold's. ``value``: the right values were found on
the line, wherever the span was cut and whatever ``per`` says. All readers run one
after the other on one core; a line is a sentence, some are small tables.
"""

from __future__ import annotations

import os
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable

from msgspec import Struct

from tests.benchmarks import rivals
from tests.benchmarks.rivals import Reader
from tests.test_frozen import AMOUNTS, DATES, Key, Line, found_amounts, found_dates

MINIMUM_SECONDS = 1.0

AMOUNT_READERS: list[tuple[str, Callable[[], Reader]]] = [
    ("referat_nlp", lambda: found_amounts),
    ("naive regex", rivals.naive_amounts),
    ("babel parse_decimal (regex's candidates)", rivals.babel_amounts),
    ("price-parser (regex's candidates)", rivals.price_parser_amounts),
    ("quantulum3 (text put into English notation)", rivals.quantulum_amounts),
]
DATE_READERS: list[tuple[str, Callable[[], Reader]]] = [
    ("referat_nlp", lambda: found_dates),
    ("naive regex", rivals.naive_dates),
    ("babel parse_date (regex's candidates)", rivals.babel_dates),
    ("dateparser search_dates, da", rivals.dateparser_plain),
    ("dateparser, da, DMY, month required, periods", rivals.dateparser_tuned),
]


class Scores(Struct, frozen=True):
    """Precision, recall and F1, and lines with hits where there is nothing."""

    precision: float
    recall: float
    f1: float
    value_f1: float
    false_lines: int


def main() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    warnings.simplefilter("ignore")
    # start, end and per are what "value" leaves out of an amount.
    report("Amounts", AMOUNTS, AMOUNT_READERS, value=lambda key: key[2:5])
    report("Dates", DATES, DATE_READERS, value=lambda key: key[2:])


def report(
    title: str,
    lines: list[Line],
    readers: list[tuple[str, Callable[[], Reader]]],
    *,
    value: Callable[[Key], Key],
) -> None:
    gold = sum(len(line.gold) for line in lines)
    empty = sum(not line.gold for line in lines)
    print(f"\n**{title}**: {len(lines)} lines, {gold} values, {empty} lines without\n")
    print("| reader | precision | recall | F1 exact | F1 value | false | lines/s |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, make in readers:
        try:
            read = make()
        except ImportError:
            print(f"| {name} | not installed | | | | | |")
            continue
        s, speed = measure(lines, read, value), lines_per_second(lines, read)
        print(
            f"| {name} | {s.precision:.3f} | {s.recall:.3f} | {s.f1:.3f} "
            f"| {s.value_f1:.3f} | {s.false_lines} | {speed:,.0f} |"
        )
        sys.stdout.flush()


def measure(lines: list[Line], read: Reader, value: Callable[[Key], Key]) -> Scores:
    pairs = [(line.gold, list(read(line))) for line in lines]
    found = sum(len(hits) for _, hits in pairs)
    gold = sum(len(keys) for keys, _ in pairs)
    right = sum(_common(keys, hits) for keys, hits in pairs)
    values = sum(_common(map(value, keys), map(value, hits)) for keys, hits in pairs)
    return Scores(
        precision=right / found if found else 0.0,
        recall=right / gold,
        f1=2 * right / (found + gold),
        value_f1=2 * values / (found + gold),
        false_lines=sum(bool(hits) and not keys for keys, hits in pairs),
    )


def _common(gold: Iterable[Key], hits: Iterable[Key]) -> int:
    return (Counter(gold) & Counter(hits)).total()


def lines_per_second(lines: list[Line], read: Reader) -> float:
    """Speed after the warm-up that ``measure`` was."""
    passes, start = 0, time.perf_counter()
    while (spent := time.perf_counter() - start) < MINIMUM_SECONDS:
        for line in lines:
            list(read(line))
        passes += 1
    return passes * len(lines) / spent


if __name__ == "__main__":
    main()
