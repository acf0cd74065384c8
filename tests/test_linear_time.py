"""The rules of decisions and recommendations on a megabyte of what is hard for them."""

from __future__ import annotations

import time

import pytest

from referat_nlp.records import Section
from referat_nlp.rules.decisions import find_decisions
from referat_nlp.rules.recommendations import find_recommendations

MEGABYTE = 1_000_000
# A quadratic rule takes hours; the slowest linear one a few seconds.
ENOUGH = 60

HARD = (
    "Godkendt ",
    "1. ",
    "( ",
    "for 3 ",
    "\n",
    "For stemte: ",
    "Ø (Ida Krog) ",
    "med 3 stemmer mod ",
    "indstiller, at ",
    "kan ikke ",
    "Ad 1: ",
    '"',
    "Byrådet den 1. maj 2020 ",
    "inhabil ",
    "Ø: For\n",
    "For | Imod\n",
    "a-",
    "og I ",
    "hverken stemte ",
)


@pytest.mark.parametrize("unit", HARD)
def test_a_megabyte_is_read_in_linear_time(unit: str) -> None:
    text = (unit * (MEGABYTE // len(unit) + 1))[:MEGABYTE]
    section = Section(kind="recommendation", heading=None, start=0, end=len(text))
    start = time.process_time()
    decisions = find_decisions(text)
    recommendations = find_recommendations(text, [section])
    assert time.process_time() - start < ENOUGH
    found = [*decisions, *recommendations]
    assert all(text[x.start : x.end] == x.text for x in found)
