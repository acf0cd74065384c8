"""Schemes beside KLE: the CAP crosswalk, and models of one's own labels."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from topic_rows import ROWS, write

import referat_nlp as rn
from referat_nlp.errors import LabelError, ModelError
from referat_nlp.lexicon import table
from referat_nlp.records import AgendaPoint, Meeting, Minutes, SourceInfo, Span, Topic
from referat_nlp.topics import PointText, load_scheme, recode
from referat_nlp.topics.cap import cap_of, cap_topics, to_cap
from referat_nlp.topics.own import LABELS_FILE, REPORT_FILE, train_scheme
from referat_nlp.topics.report import Validation
from referat_nlp.topics.schemes import MODEL_FILE
from referat_nlp.topics.suggest import choose, suggest, write_suggestions
from tests.test_cli import run


@pytest.fixture(scope="module")
def trained(tmp_path_factory) -> tuple[Path, Validation]:
    folder = tmp_path_factory.mktemp("schemes")
    labels = write(folder / "labels.csv", ROWS)
    return folder / "my-topics", train_scheme(labels, folder / "my-topics")


def minutes(*titles: str, case: str | None = None) -> Minutes:
    text, points = "", []
    for index, title in enumerate(titles, 1):
        start = len(text)
        text += f"{title}\n"
        heading = Span(start=start, end=start + len(title), text=title, rule="test")
        number = None
        if case:
            at = len(text)
            text += f"{case}\n"
            number = Span(start=at, end=at + len(case), text=case, rule="test")
        points.append(
            AgendaPoint(
                index=index,
                number=str(index),
                title=heading,
                case_number=number,
                access=None,
                start=start,
                end=len(text),
            )
        )
    return Minutes(
        source=SourceInfo(path="m.txt", sha256="", media_type="text/plain", pages=()),
        meeting=Meeting(),
        text=text,
        points=tuple(points),
    )


# --- CAP ---------------------------------------------------------------------


def test_the_crosswalk_names_every_main_group_and_only_what_there_is():
    groups = {row["code"] for row in table("kle")}
    rows = table("cap_kle")
    assert {row["kle"] for row in rows} <= groups
    assert {code for code in groups if len(code) == 2} <= {row["kle"] for row in rows}
    assert {row["cap"] for row in rows} <= set(cap_topics())
    assert all(row["why"] for row in rows)
    assert len(rows) == len({row["kle"] for row in rows})
    assert len(cap_topics()) == 21


@pytest.mark.parametrize(
    ("kle", "cap"),
    [("01", "14"), ("01.02.05", "14"), ("01.30.10", "7"), ("15.40", "9"), ("17", "6")],
)
def test_the_longer_number_wins(kle: str, cap: str):
    assert cap_of(kle) == cap


def test_every_kle_group_has_a_cap_topic():
    assert all(cap_of(row["code"]) in cap_topics() for row in table("kle"))


def test_groups_of_one_cap_topic_add_up():
    kle = [
        Topic(scheme="KLE", code=code, label="", score=score, source="classifier")
        for code, score in [("17", 0.5), ("82", 0.3), ("83", 0.25)]
    ]
    found = [(t.code, t.score) for t in to_cap(kle)]
    assert found == [("20", 0.55), ("6", 0.5)]


def test_a_printed_number_is_coded_by_its_group():
    (point,) = recode(minutes("Ny plan", case="01.30.00-P16-1-26"), "CAP").points
    assert [(t.scheme, t.code, t.label) for t in point.topics] == [
        ("CAP", "7", "Environment")
    ]
    assert point.topics[0].source == "case_number"


def test_a_record_is_recoded_there_and_back():
    first = recode(minutes("Ny cykelsti langs Elmevej", "Eventuelt"), "KLE")
    cap = rn.recode(first, "CAP")
    assert [p.topics[0].code for p in cap.points] == ["10", "20"]
    assert recode(cap, "KLE") == first


# --- schemes of one's own ------------------------------------------------------


def test_a_scheme_is_trained_and_used(trained):
    folder, validation = trained
    assert validation.macro_f1 > 0.9
    found = recode(minutes("Kloak i Vesterby", "Cykelsti i Vesterby"), folder).points
    assert [p.topics[0].code for p in found] == ["vand", "vej"]
    assert {t.scheme for p in found for t in p.topics} == {"my-topics"}


def test_the_same_labels_give_the_same_bytes(trained, tmp_path):
    folder, _ = trained
    again = tmp_path / "my-topics"
    train_scheme(folder / LABELS_FILE, again)
    for name in (MODEL_FILE, REPORT_FILE, LABELS_FILE):
        assert (again / name).read_bytes() == (folder / name).read_bytes()


def test_two_labels_are_told_apart_and_explained(tmp_path):
    rows = [row for row in ROWS if row[2] != "skole"]
    train_scheme(write(tmp_path / "l.csv", rows), tmp_path / "two")
    model = load_scheme(tmp_path / "two")
    for title, label in [("Kloak i Vesterby", "vand"), ("Cykelsti i Egeby", "vej")]:
        (best, *_) = model.rank([PointText(title=title)])[0]
        assert best.code == label
        assert model.explain(PointText(title=title))[0][0] == title.split()[0].lower()


def test_the_report_shows_figures_and_pictures(trained):
    page = (trained[0] / REPORT_FILE).read_text("utf-8")
    for part in ("Macro-F1", "Confusion matrix", "Most confused pairs", "Calibration"):
        assert part in page
    assert page.count("<svg") == page.count("</svg>") == 2
    assert "skole" in page


def test_the_report_counts_what_was_confused():
    validation = Validation(
        truth=["a", "a", "a", "<b>"],
        told=["a", "<b>", "<b>", "a"],
        scores=[0.9, 0.6, 0.6, 0.6],
        temperature=1.0,
    )
    assert validation.confused() == [(("a", "<b>"), 2), (("<b>", "a"), 1)]
    assert validation.accuracy == 0.25
    assert validation.calibration_error == pytest.approx(0.25 * 0.1 + 0.75 * 0.6)


def test_labels_are_escaped_in_the_report(tmp_path):
    rows = [(t, x, label.replace("vej", "<vej>")) for t, x, label in ROWS]
    train_scheme(write(tmp_path / "l.csv", rows), tmp_path / "my")
    page = (tmp_path / "my" / REPORT_FILE).read_text("utf-8")
    assert "<vej>" not in page
    assert "&lt;vej&gt;" in page


# --- folders without a model ----------------------------------------------------


@pytest.mark.parametrize("folder", ["nowhere", "empty"])
def test_a_folder_without_a_model(tmp_path, folder):
    (tmp_path / "empty").mkdir()
    with pytest.raises(ModelError, match="topics train"):
        load_scheme(tmp_path / folder)


def test_a_file_that_is_no_model(tmp_path):
    (tmp_path / MODEL_FILE).write_bytes(b"junk")
    with pytest.raises(ModelError, match="no topic model"):
        load_scheme(tmp_path)


# --- what to label next --------------------------------------------------------


def test_doubt_and_variety_choose():
    import numpy as np
    from scipy.sparse import csr_matrix

    doubt = np.array([0.9, 0.89, 0.5, 0.0])
    matrix = csr_matrix(np.array([[1.0, 0], [1, 0], [0, 1], [1, 1]]))
    assert choose(doubt, matrix, 3) == [0, 2, 1]
    assert sorted(choose(doubt, matrix, 99)) == [0, 1, 2, 3]


def test_what_is_labelled_or_procedure_is_not_suggested(trained):
    known = ROWS[0][0]
    mined = minutes("Eventuelt", "Bål på stranden", "Bål på stranden", known)
    rows = suggest([mined], trained[0], 10)
    assert [row["title"] for row in rows] == ["Bål på stranden", known]
    text = [(known, "", "vand"), *ROWS]
    train_scheme(
        write(trained[0].parent / "more.csv", text), trained[0].parent / "more"
    )
    rows = suggest([mined], trained[0].parent / "more", 10)
    assert [row["title"] for row in rows] == ["Bål på stranden"]
    assert rows[0]["label"] == ""


def test_nothing_left_to_label():
    with pytest.raises(LabelError, match="no point left"):
        suggest([minutes("Eventuelt")], "KLE", 5)


def test_a_table_that_cannot_be_written(tmp_path):
    with pytest.raises(LabelError, match="cannot be written"):
        write_suggestions([], tmp_path)


# --- the command line ------------------------------------------------------------


def test_train_suggest_mine_and_tables(capsys, tmp_path):
    labels = write(tmp_path / "labels.csv", ROWS)
    own, doc = tmp_path / "own", tmp_path / "doc.txt"
    doc.write_text(
        "Referat\n\n1. Kloak i Egeby\n\nBeslutning\nGodkendt.\n\n"
        "2. Cykelsti i Egeby\n\nBeslutning\nGodkendt.\n",
        "utf-8",
    )
    code, out, err = run(capsys, "topics", "train", labels, "-o", own)
    assert (code, out) == (0, "")
    assert "macro-F1" in err
    code, out, _ = run(capsys, "mine", doc, "--model", "none", "--topics", own)
    found = Minutes.from_json(out)
    assert [p.topics[0].code for p in found.points] == ["vand", "vej"]
    todo = tmp_path / "todo.csv"
    code, _, err = run(capsys, "topics", "suggest", doc, "-o", todo, "--topics", own)
    assert code == 0
    assert "2 points" in err
    with todo.open(encoding="utf-8-sig", newline="") as file:
        assert {row["title"] for row in csv.DictReader(file)} == {
            "Kloak i Egeby",
            "Cykelsti i Egeby",
        }
    cap = tmp_path / "cap"
    run(capsys, "tables", doc, "-o", cap, "--model", "none", "--topics", "CAP")
    assert "Transportation" in (cap / "topics.csv").read_text("utf-8-sig")


@pytest.mark.parametrize("command", ["mine", "tables"])
def test_an_unknown_scheme_is_one_line(capsys, tmp_path, command):
    doc = tmp_path / "doc.txt"
    doc.write_text("1. Kloak\n", "utf-8")
    more = ["-o", tmp_path / "out"] if command == "tables" else []
    code, out, err = run(capsys, command, doc, "--topics", tmp_path / "nowhere", *more)
    assert (code, out) == (1, "")
    assert "Choose KLE, CAP" in err
    assert len(err.splitlines()) == 1
