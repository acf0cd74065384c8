"""Votes and dissents, family by family of how councils print them."""

from __future__ import annotations

import pytest
from case_lines import cases, only
from hypothesis import given
from hypothesis import strategies as st

from referat_nlp.records import VoteSide
from referat_nlp.rules.decisions import find_decisions


def side(value: VoteSide) -> str:
    count = "-" if value.count is None else str(value.count)
    return f"{count} {', '.join(value.parties + value.persons)}".strip()


@pytest.mark.parametrize(("expected", "text"), cases("votes"))
def test_votes(expected: str, text: str) -> None:
    votes = only(text).votes
    if votes is None:
        assert expected == "none"
    else:
        sides = (votes.for_, votes.against, votes.abstain)
        assert " / ".join(side(s) for s in sides) == expected


@pytest.mark.parametrize(("expected", "text"), cases("dissents"))
def test_dissents(expected: str, text: str) -> None:
    found = only(text).dissents
    assert all(text[d.start : d.end] == d.text and d.who in d.text for d in found)
    assert ("; ".join(f"{d.who} {d.kind}" for d in found) or "none") == expected


@given(st.text(alphabet="Godkent ikaUs.,:;\n-()123AØV", max_size=200))
def test_any_text_gives_exact_spans(text: str) -> None:
    for decision in find_decisions(text):
        assert text[decision.start : decision.end] == decision.text
        for dissent in decision.dissents:
            assert text[dissent.start : dissent.end] == dissent.text
