"""The three real documents beside the project, where they are present."""

from __future__ import annotations

from pathlib import Path

import pytest

from referat_nlp.evaluate import evaluate

REAL = Path(__file__).parents[2] / "shared" / "real"

COMPLETE = (
    "points",
    "case_number",
    "access",
    "recommendations",
    "by",
    "steps",
    "action",
    "outcome",
    "dissents",
    "absent",
    "amounts",
    "municipality",
    "body",
    "kind",
    "date",
)


@pytest.fixture(scope="module")
def report():
    if not REAL.is_dir():
        pytest.skip("../shared/real is not here")
    return evaluate(REAL)


@pytest.mark.parametrize("field", COMPLETE)
def test_real_documents_match_their_gold_completely(report, field):
    errors = [e for e in report.errors if e.field == field]
    assert errors == []
    assert report.scores[field].right > 0


def test_real_documents_dates_reach_the_floor(report):
    assert report.scores["dates"].f1 >= 0.95
