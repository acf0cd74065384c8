"""Amounts and dates: ours beside the other readers, on the challenge sets.

Run ``python -m tests.benchmarks.values`` in the repository's root. It prints one
Markdown table per set. The other readers are no dependencies; to see their rows::

    pip install dateparser price-parser quantulum3 babel

``exact``: span and value are the gold's. ``value``: the right values were found on
the line, wherever the span was cut and whatever ``per`` says. All readers run one
after the other on one core. ``lines/s`` is the speed on the challenge lines, nearly
all of which hold a number; ``sentences/s`` that on the sentences of the minutes in
``corpus/dev``, as they come.
"""

from __future__ import annotations

import os
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from referat_nlp import find_amounts, find_dates
from tests.benchmarks import rivals
from tests.benchmarks.rivals import Reader
from tests.test_frozen import (
    AMOUNTS,
    AMOUNTS_2,
    AMOUNTS_3,
    DATES,
    DATES_2,
    DATES_3,
    Key,
    Line,
    amount_key,
    challenges,
    date_key,
)

MINIMUM_SECONDS = 1.0
DEV = Path(__file__).parents[2] / "corpus" / "dev"
# Enough sentences to be of every kind, few enough for the slowest reader.
EVERY = 4


def our_amounts(line: Line) -> Iterator[Key]:
    for a in find_amounts(line.text):
        yield a.start, a.end, a.low, a.high, a.currency, a.per


def our_dates(line: Line) -> Iterator[Key]:
    for d in find_dates(line.text, anchor=line.anchor):
        yield d.start, d.end, d.from_, d.to


AMOUNT_READERS: list[tuple[str, Callable[[], Reader]]] = [
    ("referat_nlp", lambda: our_amounts),
    ("naive regex", rivals.naive_amounts),
    ("babel parse_decimal (regex's candidates)", rivals.babel_amounts),
    ("price-parser (whole line, one price)", rivals.price_parser_lines),
    ("price-parser (regex's candidates)", rivals.price_parser_amounts),
    ("quantulum3 (text put into English notation)", rivals.quantulum_amounts),
]
DATE_READERS: list[tuple[str, Callable[[], Reader]]] = [
    ("referat_nlp", lambda: our_dates),
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
    prose = sentences()
    phrases = list(challenges("phrases_amounts.txt", amount_key))
    # start, end and per are what "value" leaves out of an amount.
    for title, lines in (
        ("Amounts", [*AMOUNTS, *AMOUNTS_2, *AMOUNTS_3]),
        ("Amounts, short phrases", phrases),
    ):
        report(title, lines, prose, AMOUNT_READERS, value=lambda key: key[2:5])
    phrases = list(challenges("phrases_dates.txt", date_key))
    for title, lines in (
        ("Dates", [*DATES, *DATES_2, *DATES_3]),
        ("Dates, short phrases", phrases),
    ):
        report(title, lines, prose, DATE_READERS, value=lambda key: key[2:])


def sentences() -> list[Line]:
    """Sentences of minutes as they come, most of them without money or date."""
    from referat_nlp import read
    from referat_nlp.rules.sentences import sentences as split

    paths = sorted(p for p in DEV.iterdir() if p.suffix != ".json")
    texts = [" ".join(s.text.split()) for p in paths for s in split(read(p).text)]
    day = date(2024, 3, 12)
    return [Line(0, text, day, frozenset()) for text in texts[::EVERY]]


def report(
    title: str,
    lines: list[Line],
    prose: list[Line],
    readers: list[tuple[str, Callable[[], Reader]]],
    *,
    value: Callable[[Key], Key],
) -> None:
    gold = sum(len(line.gold) for line in lines)
    empty = sum(not line.gold for line in lines)
    print(f"\n**{title}**: {len(lines)} lines, {gold} values, {empty} lines without\n")
    print(
        "| reader | precision | recall | F1 exact | F1 value | false "
        "| lines/s | sentences/s |"
    )
    print("| --- |" + " ---: |" * 7)
    for name, make in readers:
        try:
            read = make()
        except ImportError:
            print(f"| {name} | not installed | | | | | | |")
            continue
        s = measure(lines, read, value)
        speeds = [lines_per_second(some, read) for some in (lines, prose)]
        print(
            f"| {name} | {s.precision:.3f} | {s.recall:.3f} | {s.f1:.3f} "
            f"| {s.value_f1:.3f} | {s.false_lines} "
            + "".join(f"| {speed:,.0f} " for speed in speeds)
            + "|"
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
    """Speed in seconds of the processor, after the warm-up that ``measure`` was."""
    passes, start = 0, time.process_time()
    while (spent := time.process_time() - start) < MINIMUM_SECONDS:
        for line in lines:
            list(read(line))
        passes += 1
    return passes * len(lines) / spent


if __name__ == "__main__":
    main()
