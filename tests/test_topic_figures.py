"""The figures of topics: macro-F1, calibration, and their rows of the evaluation."""

from __future__ import annotations

import json

import pytest

from referat_nlp.evaluate import evaluate
from referat_nlp.topics.figures import Answer, calibration_error, macro_f1


def answers(*pairs: tuple[str, str | None]) -> list[Answer]:
    return [Answer(tuple(gold.split("/")), told, 1.0) for gold, told in pairs]


def test_rare_groups_do_not_count_but_their_mistakes_do() -> None:
    found = answers(*[("05", "05")] * 3, *[("17", "17")] * 2, ("17", "05"))
    assert macro_f1(found) == pytest.approx((6 / 7 + 4 / 5) / 2)
    assert macro_f1(found[:5]) == 1.0
    assert macro_f1(found[3:5]) is None


def test_any_acceptable_group_is_right_and_no_answer_is_wrong() -> None:
    found = answers(("15/32", "32"), ("32", "32"), ("32", None))
    assert macro_f1(found) == pytest.approx(4 / 5)


def test_calibration_counts_only_what_was_answered() -> None:
    sure = [Answer(("05",), "05", 0.8)] * 4 + [Answer(("05",), "17", 0.8)]
    assert calibration_error(sure) == pytest.approx(0)
    assert calibration_error([*sure, Answer(("05",), None)]) == pytest.approx(0)
    assert calibration_error([Answer(("05",), None)]) is None


def test_the_evaluation_prints_both(tmp_path) -> None:
    titles = {"Asfalt på Skovvej": "05", "Cykelsti i Tangby": "05", "Fortov": "05"}
    lines = [
        f"{i}. {title}\n\nBeslutning\nGodkendt.\n" for i, title in enumerate(titles, 1)
    ]
    (tmp_path / "doc.txt").write_text("Referat\n\n" + "\n".join(lines), "utf-8")
    points = [
        {"number": str(i), "title": title, "topics": [code]}
        for i, (title, code) in enumerate(titles.items(), 1)
    ]
    gold = {"meeting": {}, "points": points}
    (tmp_path / "doc.gold.json").write_text(json.dumps(gold), "utf-8")
    rows = evaluate(tmp_path, model="none").markdown().splitlines()
    (macro,) = [row for row in rows if row.startswith("| topic_macro_f1 | 3 |")]
    (error,) = [row for row in rows if row.startswith("| topic_ece | 3 |")]
    assert "| 1.000 | 1.000-1.000 |" in macro
    assert 0 < float(error.split("|")[5]) < 0.5
