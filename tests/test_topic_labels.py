"""Tables of labelled points: Excel's habits are read, what cannot train is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from topic_rows import ROWS, write

from referat_nlp.errors import LabelError
from referat_nlp.topics.labels import read_labels
from referat_nlp.topics.own import train_scheme


def bad(tmp_path: Path, rows: list[tuple[str, ...]], **kwargs: str) -> str:
    path = write(tmp_path / "labels.csv", rows, **kwargs)
    with pytest.raises(LabelError) as caught:
        read_labels(path)
    message = str(caught.value)
    assert str(path) in message
    assert "\n" not in message
    return message


def test_a_missing_column_is_named(tmp_path):
    message = bad(tmp_path, ROWS, head="titel,text,label")
    assert "'title' is missing" in message
    assert "titel, text, label" in message


def test_one_label_only(tmp_path):
    assert "at least one other label" in bad(tmp_path, [r for r in ROWS if "vej" in r])


def test_fewer_than_five_of_a_label(tmp_path):
    message = bad(tmp_path, [*ROWS, ("Bål", "", "fest"), ("Kor", "", "fest")])
    assert "'fest' (2)" in message
    assert "at least 5" in message


def test_a_row_repeated_does_not_count_twice(tmp_path):
    assert "'fest' (1)" in bad(tmp_path, [*ROWS, *[("Bål", "", "fest")] * 5])


def test_the_same_point_with_two_labels(tmp_path):
    message = bad(tmp_path, [*ROWS, (ROWS[0][0], ROWS[0][1], "vej")])
    assert "rows 2 and 47" in message
    assert "Keep one" in message


def test_a_row_that_says_nothing(tmp_path):
    assert "row 47" in bad(tmp_path, [*ROWS, ("", " ", "vej")])


@pytest.mark.parametrize("rows", [[], [("Kloak", "", "")]])
def test_no_labels_at_all(tmp_path, rows):
    assert "no row has a label" in bad(tmp_path, rows)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no CSV table"),
        (b"PK\x03\x04\x00\x00", "no text"),
        (b'title,text,label\n"a', "no CSV table"),
        (b"title,text,label\na,b,c,d\na,b,c,d,e,f\n", "no CSV table"),
    ],
)
def test_no_table_at_all(tmp_path, content, says):
    path = tmp_path / "labels.csv"
    path.write_bytes(content)
    with pytest.raises(LabelError, match=rf"labels\.csv: is {says}") as caught:
        read_labels(path)
    assert "\n" not in str(caught.value)


def test_points_without_words_cannot_train(tmp_path):
    rows = [(str(2000 + i), "–", label) for i in range(5) for label in ("a", "b")]
    rows = [(t + x * (label == "b"), x, label) for t, x, label in rows]
    with pytest.raises(LabelError, match="No word occurs"):
        train_scheme(write(tmp_path / "labels.csv", rows), tmp_path / "own")


def test_a_folder_that_cannot_be_made(tmp_path):
    labels = write(tmp_path / "labels.csv", ROWS)
    with pytest.raises(LabelError, match="cannot be made a folder"):
        train_scheme(labels, labels)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(LabelError, match="cannot be read"):
        read_labels(tmp_path / "labels.csv")


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("cp1252", ";"), ("utf-8-sig", ";"), ("utf-16", "\t"), ("utf-8", ",")],
)
def test_excel_s_habits_are_read(tmp_path, encoding, mark):
    lines = [mark.join(["Title ", "TEXT", "label", "note"])]
    lines += [mark.join([t, f'"{x}"', label, ""]) for t, x, label in ROWS]
    path = tmp_path / "labels.csv"
    path.write_bytes("\r\n".join(lines).encode(encoding))
    found = read_labels(path)
    assert [(r.title, r.text, r.label) for r in found] == ROWS


def test_a_huge_text_is_read(tmp_path):
    path = write(tmp_path / "labels.csv", [*ROWS, ("Sø", "vand " * 100_000, "vand")])
    assert len(read_labels(path)) == len(ROWS) + 1
