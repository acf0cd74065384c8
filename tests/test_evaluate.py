"""The evaluation itself: perfect gold scores 1, every kind of error is counted."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from referat_nlp.boundaries import Opened, compare
from referat_nlp.errors import GoldError
from referat_nlp.evaluate import align, evaluate
from referat_nlp.extract import mine
from referat_nlp.gold import as_gold
from referat_nlp.scores import Score

LAYOUT = Path(__file__).parent / "layouts" / "til-toppen.txt"


@pytest.fixture
def gold(tmp_path):
    """A gold folder that agrees with the record, and a way to change it."""
    shutil.copy(LAYOUT, tmp_path / "doc.txt")
    meeting, points = as_gold(mine(tmp_path / "doc.txt", model="none"))

    def write(change=lambda data: None):
        data = {"meeting": meeting, "points": points}
        change(data)
        path = tmp_path / "doc.gold.json"
        path.write_text(json.dumps(data), "utf-8")
        return tmp_path

    return write


def test_gold_that_agrees_scores_one(gold):
    report = evaluate(gold(), model="none")
    assert report.errors == []
    assert all(score.f1 == 1 for score in report.scores.values())
    assert report.scores["points"].right == 3


def test_a_wrong_outcome_is_counted_and_listed(gold):
    def change(data):
        data["points"][1]["decisions"][0]["outcome"] = "rejected"

    report = evaluate(gold(change), model="none")
    assert report.scores["outcome"].recall == pytest.approx(2 / 3)
    (error,) = [e for e in report.errors if e.field == "outcome"]
    assert (error.point, error.gold, error.found) == ("2", "rejected", "approved")


def test_a_missed_point_costs_its_items(gold):
    def change(data):
        extra = json.loads(json.dumps(data["points"][1]))
        extra |= {"number": "9", "title": "Helt andet punkt"}
        data["points"].append(extra)

    report = evaluate(gold(change), model="none")
    assert report.scores["points"].missed == 1
    assert report.scores["recommendations"].missed == len(
        mine(LAYOUT, model="none").points[1].recommendations
    )


def test_an_invented_point_is_counted(gold):
    report = evaluate(gold(lambda data: data["points"].pop()), model="none")
    assert report.scores["points"].invented == 1


def test_boundaries_off_by_a_line_count_in_part(gold):
    text = mine(LAYOUT, model="none").text
    lines = text.splitlines()

    def change(data):
        for point, start in zip(data["points"], mined_starts(), strict=True):
            point["opening"] = text[start : start + 80]
            point["sections"] = []
        below = lines.index(text[mined_starts()[1] :].split("\n")[0]) + 1
        data["points"][1]["opening"] = "\n".join(lines[below : below + 4])

    report = evaluate(gold(change), model="none")
    assert report.scores["point_boundaries"].similarity == pytest.approx(8 / 9)


def mined_starts():
    return [point.start for point in mine(LAYOUT, model="none").points]


def test_an_opening_that_is_nowhere_is_a_miss():
    text = Opened("Første linje\nAnden linje\n\nTredje linje\n")
    assert text.find(["Anden  linje", "Fjerde linje", "Tredje-linje"]) == [1, -1, 2]
    assert compare([1, -1, 2], [1, 2]) == Score(2, 1, 0)


def test_intervals_hold_the_figure_and_are_the_same_every_time(gold):
    def change(data):
        data["points"][1]["decisions"][0]["outcome"] = "rejected"

    folder = gold(change)
    shutil.copy(LAYOUT, folder / "other.txt")
    meeting, points = as_gold(mine(LAYOUT, model="none"))
    other = json.dumps({"meeting": meeting, "points": points, "family": "other"})
    (folder / "other.gold.json").write_text(other, "utf-8")
    report = evaluate(folder, model="none")
    low, high = report.intervals()["outcome"]
    assert low == pytest.approx(2 / 3)
    assert high == 1
    assert report.intervals() == report.intervals()
    assert [d.family for d in report.documents] == ["", "other"]
    assert "| other | 3 | 1.00 |" in report.by_family()


def test_align_pairs_untitled_points_in_order():
    blank = {"number": None, "title": None}
    pairs = list(align([blank, blank], [blank, blank, blank]))
    assert [g is not None and f is not None for g, f in pairs] == [True, True, False]


def test_gold_without_its_document_is_named(tmp_path):
    (tmp_path / "x.gold.json").write_text('{"points": []}', "utf-8")
    with pytest.raises(GoldError, match=r"x\.pdf"):
        evaluate(tmp_path)


def test_gold_that_is_not_json_is_named(tmp_path):
    (tmp_path / "x.gold.json").write_text("{", "utf-8")
    with pytest.raises(GoldError, match=r"x\.gold\.json"):
        evaluate(tmp_path)
