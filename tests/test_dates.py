"""Dates: the annotated cases, and properties that hold for any text."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referat_nlp.annotate import Case, read_cases
from referat_nlp.rules.dates import find_dates

CASES = Path(__file__).parent / "cases" / "dates.txt"
ANCHOR = date(2024, 3, 12)
MONTHS = [
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
]


def cases() -> Iterator[object]:
    """Every case with the anchor that the nearest ``@anchor`` line above sets."""
    lines = CASES.read_text(encoding="utf-8").split("\n")
    anchors: list[date | None] = []
    anchor: date | None = None
    for line in lines:
        if line.startswith("@anchor "):
            word = line.removeprefix("@anchor ").strip()
            anchor = None if word == "none" else date.fromisoformat(word)
        anchors.append(anchor)
    kept = ["" if line.startswith("@") else line for line in lines]
    for case in read_cases(kept):
        marks = [pytest.mark.xfail(reason="known gap")] if case.known_gap else []
        yield pytest.param(
            case, anchors[case.line - 1], id=f"dates:{case.line}", marks=marks
        )


@pytest.mark.parametrize(("case", "anchor"), list(cases()))
def test_dates_match_the_marked_text(case: Case, anchor: date | None) -> None:
    found = find_dates(case.text, anchor=anchor)
    assert [
        (h.text, h.start, h.end, str(h.from_), str(h.to), h.inferred) for h in found
    ] == [
        (g.text, g.start, g.end, a["from"], a["to"], a.get("inferred"))
        for g in case.gold
        for a in [g.attributes]
    ]
    marked = [g.attributes.get("edtf") for g in case.gold]
    assert [m and h.edtf for h, m in zip(found, marked, strict=True)] == marked


def test_the_case_file_is_large_and_a_third_holds_no_date() -> None:
    lines = CASES.read_text(encoding="utf-8").split("\n")
    found = list(read_cases("" if line.startswith("@") else line for line in lines))
    empty = sum(1 for case in found if not case.gold)
    assert len(found) >= 500
    assert empty * 3 >= len(found)


NOTATIONS = (
    lambda d: f"{d.day}. {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day}.{MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day}. {MONTHS[d.month - 1][:3]}. {d.year}",
    lambda d: f"{d.day}-{MONTHS[d.month - 1][:3]}-{d.year}",
    lambda d: f"{MONTHS[d.month - 1].capitalize()} {d.day}, {d.year}",
    lambda d: f"{d:%d.%m.%Y}",
    lambda d: f"{d:%d-%m-%Y}",
    lambda d: f"{d:%d/%m/%Y}",
    lambda d: f"{d.day}/{d.month} {d.year}",
    lambda d: f"{d.day}/{d.month}-{d.year}",
    lambda d: f"{d.day}.{d.month}.{d.year}",
    lambda d: f"{d:%Y-%m-%d}",
)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
WORDS = [
    *MONTHS,
    *(
        "den",
        "d.",
        "og",
        "til",
        "-",
        "–",
        "/",
        ".",
        ",",
        " ",
        "\n",
        "\t",
        "2024",
        "2023",
    ),
    *("uge", "kvartal", "halvår", "primo", "ultimo", "24", "31", "3", "12", "i", "fra"),
    *("foråret", "påske", "kl.", "§", "sidste år", "Q3", "senest", "blev", "tirsdag"),
]
soup = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)


@settings(deadline=None)
@given(days, st.sampled_from(NOTATIONS))
def test_a_date_written_in_any_notation_reads_back(day, write) -> None:
    text = f"Mødet holdes {write(day)} på rådhuset."
    [hit] = find_dates(text)
    assert (hit.from_, hit.to, hit.text) == (day, day, write(day))
    assert hit.edtf == day.isoformat()
    assert hit.inferred is None


@settings(deadline=None)
@given(days, st.integers(1, 700), st.sampled_from(NOTATIONS))
def test_a_period_written_in_any_notation_reads_back(day, length, write) -> None:
    end = day + timedelta(days=length)
    if end.year > 2100:
        return
    text = f"Ordningen løber {write(day)} – {write(end)}."
    [hit] = find_dates(text)
    assert (hit.from_, hit.to) == (day, end)
    assert hit.edtf == f"{day}/{end}"


@settings(deadline=None)
@given(soup, st.sampled_from(["Sagen er sendt i høring.\n\n", "Punkt uden dato.\n"]))
def test_padding_shifts_and_changes_nothing(text, padding) -> None:
    plain = find_dates(text, anchor=ANCHOR)
    padded = find_dates(padding + text, anchor=ANCHOR)
    shift = len(padding)
    assert [(h.start + shift, h.end + shift, h.from_, h.to) for h in plain] == [
        (h.start, h.end, h.from_, h.to) for h in padded
    ]


@given(st.one_of(st.text(), soup), st.sampled_from([None, ANCHOR, date(1, 1, 1)]))
@settings(max_examples=300, deadline=None)
def test_hits_are_ordered_exact_and_within_the_years(text, anchor) -> None:
    position = 0
    for hit in find_dates(text, anchor=anchor):
        assert position <= hit.start < hit.end
        assert text[hit.start : hit.end] == hit.text
        assert date(1900, 1, 1) <= hit.from_ <= hit.to <= date(2101, 12, 31)
        position = hit.end


@pytest.mark.parametrize(
    "piece",
    ["maj ", "uge 1, ", "2024\t", "2024\n", "2024 ", "|2024", "foråret ", "blev maj ",
     "er a et ", "godkendt maj ", "på a møde ", "a for b ", "takster 2024\n",
     "notat fra ", "2020 1. kvartal ", "a, der maj ", "i år ", "\n|\n2024",
     "i dag ", "i går til ", "denne måned ", "har maj "],
)  # fmt: skip
def test_time_grows_with_the_length_of_adversarial_text(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        begin = time.process_time()
        find_dates(text, anchor=ANCHOR)
        return time.process_time() - begin

    # Four times the text may take four times as long, not sixteen.
    small = seconds(20_000)
    assert seconds(80_000) < 8 * max(small, 0.1)


@pytest.mark.parametrize(
    ("piece", "length"),
    [
        *((p, 1_000_000) for p in ("1-", "10.02.", "1/", "den ", "9", " ", "\n")),
        *((p, 300_000) for p in ("1 og ", "1. og ", "maj-", "i 2023, ", "1. maj\n")),
        *(
            (p, 50_000)
            for p in ("uge 1, ", "maj ", "primo ", "1. maj til ", "hvert år ")
        ),
        *(
            (p, 50_000)
            for p in ("3. kvartal og ", "1. maj 2024, ", "Møder 2024\n1. maj ")
        ),
    ],
)
def test_repetition_takes_bounded_time(piece: str, length: int) -> None:
    text = piece * (length // len(piece))
    started = time.process_time()
    find_dates(text, anchor=ANCHOR)
    assert time.process_time() - started < 30
