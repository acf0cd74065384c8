"""Amounts of money: the case file, and properties that hold for any text."""

from __future__ import annotations

import re
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from referat_nlp.annotate import Case, read_cases
from referat_nlp.rules.amounts import find_amounts
from referat_nlp.rules.amounts.numbers import parse_number, plain, read_words

FILE = Path(__file__).parent / "cases" / "amounts.txt"
CASES = list(read_cases(FILE.read_text(encoding="utf-8").splitlines()))


def _params() -> list[Any]:
    gap = pytest.mark.xfail(strict=True, reason="known gap, marked ~ in the case file")
    return [
        pytest.param(
            case, id=f"amounts:{case.line}", marks=gap if case.known_gap else ()
        )
        for case in CASES
    ]


def _expected(case: Case) -> list[dict[str, Any]]:
    rows = []
    for gold in case.gold:
        marks = dict(gold.attributes)
        value = marks.pop("value", None)
        low, high = marks.pop("low", value), marks.pop("high", value)
        assert low is not None, "an amount needs value, or low and high"
        assert high is not None, "an amount needs value, or low and high"
        row = {"start": gold.start, "end": gold.end, "currency": "DKK", "per": None}
        rows.append(row | {"low": Decimal(low), "high": Decimal(high)} | marks)
    return rows


def _found(text: str, expected: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what was found, with the optional marks where the gold states them."""
    rows = []
    for i, amount in enumerate(find_amounts(text)):
        keys = (
            set(expected[i]) if i < len(expected) else {"start", "end", "low", "high"}
        )
        row = {key: getattr(amount, key) for key in keys}
        if "approx" in row:
            row["approx"] = "yes" if row["approx"] else "no"
        if "role" in row:
            row["role"] = row["role"] or "none"
        rows.append(row)
    return rows


@pytest.mark.parametrize("case", _params())
def test_amounts_match_the_marked_text(case: Case) -> None:
    assert {g.label for g in case.gold} <= {"amount"}
    expected = _expected(case)
    assert _found(case.text, expected) == expected
    for amount in find_amounts(case.text):
        assert case.text[amount.start : amount.end] == amount.text


def test_the_case_file_is_large_and_a_third_holds_no_money() -> None:
    empty = sum(1 for case in CASES if not case.gold)
    assert len(CASES) >= 400
    assert empty * 3 >= len(CASES)


kroner = st.integers(min_value=1, max_value=10**10)


def _dotted(value: int, mark: str = ".") -> str:
    return f"{value:,}".replace(",", mark)


@settings(deadline=None)
@given(kroner)
def test_a_value_in_any_notation_reads_back(value: int) -> None:
    for written in (
        f"{_dotted(value)} kr.",
        f"{_dotted(value)},00 kr.",
        f"{_dotted(value)} kroner",
        f"kr. {_dotted(value)}",
        f"DKK {value}",
        f"{value},-",
        f"{_dotted(value, ' ')} kr.",
    ):
        (amount,) = find_amounts(f"Der gives {written}")
        assert (amount.text, amount.value) == (written, Decimal(value))


@settings(deadline=None)
@given(st.integers(1, 99999), st.sampled_from(["t.kr.", "mio. kr.", "mia. kr."]))
def test_a_scaled_value_reads_back(tenths: int, unit: str) -> None:
    factor = {"t.kr.": 10**3, "mio. kr.": 10**6, "mia. kr.": 10**9}[unit]
    written = f"{tenths // 10},{tenths % 10} {unit}"
    (amount,) = find_amounts(f"Der gives {written} til formålet")
    assert (amount.text, amount.value) == (written, Decimal(tenths) * factor / 10)


@settings(deadline=None)
@given(
    st.integers(1, 9998),
    st.integers(1, 999),
    st.sampled_from(
        ["{}-{} mio. kr.", "{} - {} t.kr.", "{} til {} kroner", "{}–{} kr."]
    ),
)
def test_a_range_in_any_notation_reads_back(low: int, more: int, notation: str) -> None:
    high = min(low + more, 9999)
    # "1980-2070 mio. kr." may be a year and a sum, and is read so.
    assume(not 1980 <= low < 2070 <= high)
    written = notation.format(low, high)
    factor = 10**6 if "mio" in written else 1000 if "t.kr" in written else 1
    (amount,) = find_amounts(f"Det koster {written} at bygge")
    assert (amount.text, amount.value) == (written, None)
    assert (amount.low, amount.high) == (low * factor, high * factor)


NUMERALS = ["to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve"]


@settings(deadline=None)
@given(st.integers(0, 8), st.integers(1, 9), st.sampled_from([" til ", "-", " – "]))
def test_a_range_in_words_reads_back(low: int, more: int, joint: str) -> None:
    high = min(low + more, 9)
    written = f"{NUMERALS[low]}{joint}{NUMERALS[high]} mio. kr."
    (amount,) = find_amounts(f"Det koster {written} at bygge")
    assert amount.text == written
    assert (amount.low, amount.high) == ((low + 2) * 10**6, (high + 2) * 10**6)


@settings(deadline=None)
@given(kroner, st.text("abcæøå \n", max_size=40), st.text("abcæøå \n", max_size=40))
def test_padding_shifts_and_changes_nothing(value: int, left: str, right: str) -> None:
    text = f"Der gives ca. {_dotted(value)} kr. om året."
    (bare,) = find_amounts(text)
    (padded,) = find_amounts(f"{left}.\n\n{text}\n\n{right}")
    shift = len(left) + 3
    assert (padded.start, padded.end) == (bare.start + shift, bare.end + shift)
    for field in ("text", "value", "per", "approx", "currency", "role", "rule"):
        assert getattr(padded, field) == getattr(bare, field)


_PIECES = st.sampled_from(
    re.findall(
        r"[^ ]+",
        "1 2,5 1.000 250 2024 ½ 1/2 kr. kr t.kr. mio. mia. mill DKK € ,- - – ( ) | "
        "\t \n (1.000 kr.) fra til mellem og en halv million hundrede pr. år årligt "
        "m2 ca. minus ÷ % § ## Tabel budget i hele . : 10.02.20 999999999999 kroner",
    )
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=30).map(" ".join)))
def test_any_text_gives_ordered_hits_and_no_error(text: str) -> None:
    end = 0
    for amount in find_amounts(text):
        assert amount.start >= end
        assert amount.end > amount.start
        assert text[amount.start : amount.end] == amount.text
        assert amount.low <= amount.high
        assert (amount.value is None) == (amount.low != amount.high)
        assert "E" not in str(amount.low) + str(amount.high)
        end = amount.end


@pytest.mark.parametrize(
    "piece",
    ["1", "1.", "1 ", "1.000", "1 000 ", "9,", "kr. ", "to og ", "million ", "½",
     "(", "(kr.) ", "1\t", "1.000 kr.\n", "|\n", "a|\n1|\n", "mio. 2 ", "- ", "årlig ",
     "pr. ", "kr.1", "a 1 2\n", "x 1\n(1.000 kr.)\n", "|\nab\n", "1 á ", "en time ",
     "5 kr. pr. m2 ", "fra 5 kr. til ", "hhv. 1 kr. og ", "timepris ",
     "5 kr. stigende til ", "5 kr. pr. m2 mod ", "5 kr. i årlig ", "kr1 KR1 "],
)  # fmt: skip
def test_time_grows_with_the_length_of_adversarial_text(piece: str) -> None:
    def seconds(length: int) -> float:
        text = "(1.000 kr.)\n" + piece * (length // len(piece))
        begin = time.process_time()
        find_amounts(text)
        return time.process_time() - begin

    # Four times the text may take four times as long, not sixteen.
    small = seconds(20_000)
    assert seconds(80_000) < 8 * max(small, 0.1)


@pytest.mark.parametrize(
    ("value", "written"),
    [("4E+6", "4000000"), ("-1250000.50", "-1250000.50"), ("12.5", "12.50"),
     ("200.00", "200"), ("0.360", "0.36"), ("-0", "0")],
)  # fmt: skip
def test_values_are_written_plainly(value: str, written: str) -> None:
    assert str(plain(Decimal(value))) == written


@pytest.mark.parametrize(
    ("words", "value"),
    [("femogtyve", 25), ("to hundrede og halvtreds tusinde", 250_000),
     ("halvanden", "1.5"), ("tolv hundrede", 1200), ("en halv million", 500_000),
     ("halvfjerds", 70), ("to og en halv", "2.5"),
     ("en million to hundrede tusinde", 1_200_000)],
)  # fmt: skip
def test_number_words(words: str, value: int | str) -> None:
    assert read_words(words) == Decimal(value)


def test_words_that_only_begin_like_numbers_are_none() -> None:
    assert read_words("tosproget") is None
    assert read_words("og") is None


def test_a_comma_before_three_digits_is_a_slip_unless_scaled() -> None:
    assert parse_number("100,000") == 100_000
    assert parse_number("0,500") == Decimal("0.5")
    assert parse_number("100,250", scaled=True) == Decimal("100.25")


@pytest.mark.parametrize(
    ("head", "factor"),
    [
        ("Tusind kroner", 1_000),
        ("Tusinde kr.", 1_000),
        ("Mio. kr., løbende priser", 1_000_000),
        ("Mio. kr., ekskl. moms", 1_000_000),
    ],
)
def test_the_words_of_a_tables_corner_scale_its_cells(head, factor):
    found = find_amounts(f"{head}\tBudget\tSkøn\nVejdrift\t6,5\t7,5")
    assert [amount.value for amount in found] == [65 * factor / 10, 75 * factor / 10]
