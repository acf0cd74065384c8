"""Records: round trip, schema, and the invariant of every span."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import referat_nlp as rn
from referat_nlp.extract import mine_source
from referat_nlp.records import (
    Amount,
    Meeting,
    Minutes,
    SourceInfo,
    json_schema,
)
from referat_nlp.text import Line, assemble

LAYOUTS = Path(__file__).parent / "layouts"


@pytest.fixture(scope="module")
def minutes() -> Minutes:
    return rn.mine(LAYOUTS / "region-access-column.txt", model="none")


def test_json_round_trip_keeps_everything(minutes):
    assert Minutes.from_json(minutes.to_json()) == minutes
    assert Minutes.from_json(minutes.to_json(indent=2)) == minutes


def test_json_speaks_the_contract(minutes):
    plain = json.loads(minutes.to_json())
    assert plain["schema"] == "referat-nlp/minutes/1"
    assert plain["meeting"]["date"] == "2021-03-08"
    amount = plain["points"][1]["amounts"][0]
    assert (amount["value"], amount["currency"]) == ("45500000", "DKK")
    assert {"from", "to", "edtf"} <= plain["points"][1]["dates"][0].keys()


def test_schema_requires_what_the_contract_names():
    definitions = json_schema()["$defs"]
    assert {"meeting", "points", "source", "text"} <= set(
        definitions["Minutes"]["properties"]
    )
    assert "from" in definitions["DateMention"]["properties"]
    assert "for" in definitions["Votes"]["properties"]


def test_a_span_that_lies_about_its_text_is_refused(minutes):
    point = minutes.points[0]
    assert point.title is not None
    wrong = replace(point, title=replace(point.title, text="Noget andet"))
    with pytest.raises(ValueError, match="Noget andet"):
        replace(minutes, points=(wrong,))


def test_unknown_fields_and_values_are_refused(minutes):
    plain = json.loads(minutes.to_json())
    plain["points"][0]["access"] = "ajar"
    with pytest.raises(msgspec.ValidationError):
        Minutes.from_json(json.dumps(plain))


def test_records_cannot_be_changed(minutes):
    with pytest.raises(AttributeError):
        minutes.text = "andet"


@given(value=st.decimals(allow_nan=False, allow_infinity=False, places=2))
def test_money_survives_json_exactly(value: Decimal):
    amount = Amount(
        start=0, end=1, text="x", rule="r", value=value, low=value, high=value
    )
    assert msgspec.json.decode(msgspec.json.encode(amount), type=Amount) == amount


_WORDS = st.sampled_from(
    [
        "Punkt",
        "1.",
        "Pkt.",
        "2",
        "3.",
        "Indstilling",
        "Beslutning",
        "Godkendt.",
        "Udsat",
        "Økonomi",
        "at",
        "byrådet",
        "godkender",
        "2-3",
        "mio.",
        "kr.",
        "den",
        "4.",
        "maj",
        "2021",
        "Ida",
        "Krog",
        "(A)",
        "stemte",
        "imod",
        "Åben",
        "Lukket",
        "Sagsnr.:",
        "21/1234",
        "Fraværende:",
        "Byrådet",
        "indstiller,",
        ",",
        ":",
        "Referat\n\n",
    ]
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.lists(st.lists(_WORDS, min_size=1, max_size=8), max_size=25))
def test_any_text_gives_spans_that_are_exact(lines: list[list[str]]):
    source = assemble(
        [Line(text=" ".join(words), gap=len(words) % 2 == 0) for words in lines],
        path="x.txt",
        sha256="0",
        media_type="text/plain",
    )
    minutes = mine_source(source, model="none")
    assert Minutes.from_json(minutes.to_json()) == minutes
    for span in minutes.spans():
        assert minutes.text[span.start : span.end] == span.text
    for point in minutes.points:
        assert 0 <= point.start < point.end <= len(minutes.text)


def test_an_empty_record_is_a_record():
    empty = Minutes(
        source=SourceInfo(path="x", sha256="0", media_type="text/plain"),
        meeting=Meeting(),
        text="",
    )
    assert Minutes.from_json(empty.to_json()) == empty
