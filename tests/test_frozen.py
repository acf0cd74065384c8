"""The rules on challenge sets, written by people who had not seen the rules.

First scored, before anything was mended: amounts F1 0.965, dates 0.968. The rules
have been mended since, so the first two sets guard against steps back and prove
nothing. A second pair, written against the mended rules, first scored: amounts F1
1.000 without a false hit, dates 0.973 with one false hit on 48 lines without gold.
A third, smaller pair first scored 1.000 and 0.976 without a false hit, once three
slips in its gold (spans that the contract cuts otherwise) were put right.

A hit counts when its span and its value are the gold's. Precision, recall and F1
run over all lines of a set; a false hit is one on a line without gold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec import Struct

import referat_nlp
from referat_nlp.annotate import Gold, parse_annotated

CASES = Path(__file__).parent / "cases"

Key = tuple[object, ...]


class Line(Struct, frozen=True):
    """One challenge: its text, the meeting's date, the keys to be found in it."""

    number: int
    text: str
    anchor: date | None
    gold: frozenset[Key]


class Score(Struct, frozen=True):
    """Counts over a set; ``false_lines`` are lines without gold that got a hit."""

    right: int
    found: int
    gold: int
    negatives: int
    false_lines: int

    @property
    def precision(self) -> float:
        return self.right / self.found

    @property
    def recall(self) -> float:
        return self.right / self.gold

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.gold)

    @property
    def false_share(self) -> float:
        return self.false_lines / self.negatives


def amount_key(gold: Gold) -> Key:
    values = gold.attributes
    low = values.get("low", values.get("value", ""))
    high = values.get("high", low)
    currency, per = values.get("currency", "DKK"), values.get("per")
    return gold.start, gold.end, Decimal(low), Decimal(high), currency, per


def date_key(gold: Gold) -> Key:
    first, last = gold.attributes["from"], gold.attributes["to"]
    return gold.start, gold.end, date.fromisoformat(first), date.fromisoformat(last)


def challenges(name: str, key: Callable[[Gold], Key]) -> Iterator[Line]:
    """The lines of a set, each with the anchor that an ``@anchor`` line set."""
    anchor = None
    source = (CASES / name).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(source, start=1):
        if line.startswith("@anchor "):
            anchor = date.fromisoformat(line.removeprefix("@anchor ").strip())
        elif line.strip() and not line.startswith("#"):
            marked = line.replace("\\n", "\n").replace("\\t", "\t")
            text, gold = parse_annotated(marked)
            yield Line(number, text, anchor, frozenset(map(key, gold)))


def found_amounts(line: Line) -> frozenset[Key]:
    return frozenset(
        (a.start, a.end, a.low, a.high, a.currency, a.per)
        for a in referat_nlp.find_amounts(line.text)
    )


def found_dates(line: Line) -> frozenset[Key]:
    return frozenset(
        (d.start, d.end, d.from_, d.to)
        for d in referat_nlp.find_dates(line.text, anchor=line.anchor)
    )


def score(lines: list[Line], find: Callable[[Line], frozenset[Key]]) -> Score:
    pairs = [(line.gold, find(line)) for line in lines]
    return Score(
        right=sum(len(gold & found) for gold, found in pairs),
        found=sum(len(found) for _, found in pairs),
        gold=sum(len(gold) for gold, _ in pairs),
        negatives=sum(not gold for gold, _ in pairs),
        false_lines=sum(bool(found) for gold, found in pairs if not gold),
    )


AMOUNTS = list(challenges("amounts_frozen.txt", amount_key))
DATES = list(challenges("dates_frozen.txt", date_key))
AMOUNTS_2 = list(challenges("frozen2_amounts.txt", amount_key))
DATES_2 = list(challenges("frozen2_dates.txt", date_key))
AMOUNTS_3 = list(challenges("frozen3_amounts.txt", amount_key))
DATES_3 = list(challenges("frozen3_dates.txt", date_key))


@pytest.fixture(scope="module")
def amounts() -> Score:
    return score(AMOUNTS, found_amounts)


@pytest.fixture(scope="module")
def dates() -> Score:
    return score(DATES, found_dates)


@pytest.fixture(scope="module")
def amounts_2() -> Score:
    return score(AMOUNTS_2, found_amounts)


@pytest.fixture(scope="module")
def dates_2() -> Score:
    return score(DATES_2, found_dates)


@pytest.mark.parametrize(
    "lines",
    [AMOUNTS, DATES, AMOUNTS_2, DATES_2],
    ids=["amounts", "dates", "amounts-2", "dates-2"],
)
def test_a_set_is_large_and_a_third_of_it_holds_nothing(lines: list[Line]) -> None:
    empty = sum(not line.gold for line in lines)
    assert len(lines) >= 130
    assert 0.3 <= empty / len(lines) <= 0.4


def test_amounts_reach_their_floor(amounts: Score) -> None:
    assert amounts.f1 >= 0.97, amounts


def test_dates_reach_their_floor(dates: Score) -> None:
    assert dates.f1 >= 0.95, dates


def test_amounts_of_the_second_set_reach_their_floor(amounts_2: Score) -> None:
    assert amounts_2.f1 >= 0.97, amounts_2


def test_dates_of_the_second_set_reach_their_floor(dates_2: Score) -> None:
    assert dates_2.f1 >= 0.95, dates_2


def test_the_third_sets_reach_their_floors() -> None:
    amounts, dates = score(AMOUNTS_3, found_amounts), score(DATES_3, found_dates)
    assert amounts.f1 >= 0.97, amounts
    assert dates.f1 >= 0.95, dates
    assert not amounts.false_lines + dates.false_lines


@pytest.mark.parametrize(
    ("name", "key", "find"),
    [
        ("phrases_amounts.txt", amount_key, found_amounts),
        ("phrases_dates.txt", date_key, found_dates),
    ],
)
def test_short_phrases_are_read_exactly(name, key, find) -> None:
    for line in challenges(name, key):
        assert find(line) == line.gold


def test_amounts_stay_off_lines_without_any(amounts: Score) -> None:
    assert amounts.false_share < 0.02, amounts


def test_dates_stay_off_lines_without_any(dates: Score) -> None:
    assert dates.false_share < 0.02, dates


def test_second_amounts_stay_off_lines_without_any(amounts_2: Score) -> None:
    assert amounts_2.false_share < 0.02, amounts_2


def test_second_dates_stay_off_lines_without_any(dates_2: Score) -> None:
    assert dates_2.false_share < 0.02, dates_2
