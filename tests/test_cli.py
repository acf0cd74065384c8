"""The command line: records to stdout, messages to stderr, telling exit codes."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from referat_nlp import cli
from referat_nlp.records import Minutes

LAYOUTS = Path(__file__).parent / "layouts"
GOOD = LAYOUTS / "til-toppen.txt"


def run(capsys, *arguments: object) -> tuple[int, str, str]:
    import sys

    argv, sys.argv = sys.argv, ["referat", *map(str, arguments)]
    try:
        cli.main()
        code = 0
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 0
    finally:
        sys.argv = argv
    out, err = capsys.readouterr()
    return code, out, err


def test_mine_prints_one_record_a_line(capsys):
    code, out, err = run(capsys, "mine", GOOD, LAYOUTS / "one-point-text.txt")
    records = [Minutes.from_json(line) for line in out.splitlines()]
    assert code == 0
    assert err == ""
    assert [len(r.points) for r in records] == [3, 1]


def test_a_bad_document_costs_no_other_its_record(capsys, tmp_path):
    junk = tmp_path / "junk.pdf"
    junk.write_bytes(b"%PDF-1.7 broken")
    code, out, err = run(capsys, "mine", junk, tmp_path / "missing.pdf", GOOD)
    assert code == 1
    assert len(out.splitlines()) == 1
    assert len(err.splitlines()) == 2
    assert str(junk) in err
    assert "missing.pdf" in err


def test_no_minutes_is_a_record_with_a_warning(capsys):
    code, out, err = run(capsys, "mine", LAYOUTS / "not-minutes.txt")
    record = Minutes.from_json(out)
    assert code == 0
    assert record.points == ()
    assert record.warnings
    assert "not-minutes.txt" in err


def test_show_names_points_and_outcomes(capsys):
    code, out, _ = run(capsys, "show", GOOD)
    assert code == 0
    assert "2. behandling af spildevandsplan" in out
    assert "approved" in out


def test_tables_as_csv_and_sqlite(capsys, tmp_path):
    code, _, err = run(capsys, "tables", LAYOUTS, "-o", tmp_path / "csv")
    assert code == 0
    assert "documents" in err
    assert "outcome" in (tmp_path / "csv" / "points.csv").read_text("utf-8-sig")
    run(capsys, "tables", GOOD, "-o", tmp_path / "minutes.sqlite")
    with sqlite3.connect(tmp_path / "minutes.sqlite") as database:
        rows = database.execute("select number, outcome from points").fetchall()
    assert rows[1] == ("2", "approved")


def test_money_is_a_number_in_sqlite_and_what_failed_is_a_row(capsys, tmp_path):
    text = (
        GOOD.read_text("utf-8") + "\nDer bevilges 2.500.000 kr. og 9,75 kr. pr. m2.\n"
    )
    minutes, junk = tmp_path / "a.txt", tmp_path / "junk.pdf"
    minutes.write_text(text, "utf-8")
    junk.write_bytes(b"%PDF-1.7 broken")
    target = tmp_path / "minutes.sqlite"
    assert run(capsys, "tables", minutes, junk, "-o", target)[0] == 1
    with sqlite3.connect(target) as database:
        values = database.execute(
            "select value from amounts where value > 9"
        ).fetchall()
        told = database.execute("select document, points, warnings from meetings")
        rows = {name: (points, why) for name, points, why in told}
    assert values == [(2_500_000,), (9.75,)]
    assert rows[str(junk)][0] == 0
    assert "broken" in rows[str(junk)][1]


def test_a_name_that_promises_another_kind_of_table_is_refused(capsys, tmp_path):
    code, _, err = run(capsys, "tables", GOOD, "-o", tmp_path / "minutes.xlsx")
    assert code == 1
    assert "NAME.sqlite" in err


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (None, "", "no such folder"),
        ("notes.toml", "", "no lexicon in it"),
        (
            "outcomes.toml",
            '[[entry]]\nid = "ice"\nlabel = "postpone"\ntext = ["på is"]',
            "choose one of",
        ),
    ],
)
def test_a_folder_of_lexicons_that_adds_nothing_says_so(
    capsys, tmp_path, name, content, said
):
    folder = tmp_path / "mine"
    if name:
        folder.mkdir()
        (folder / name).write_text(content, "utf-8")
    code, out, err = run(capsys, "mine", GOOD, "--lexicons", folder)
    assert (code, out) == (1, "")
    assert said in err
    assert "Traceback" not in err


def test_schema_is_json(capsys):
    code, out, _ = run(capsys, "schema")
    assert code == 0
    assert json.loads(out)["$defs"]["Minutes"]


def test_evaluate_without_gold_says_so(capsys, tmp_path):
    code, out, err = run(capsys, "evaluate", tmp_path)
    assert (code, out) == (1, "")
    assert "gold" in err


def test_unknown_model_names_the_choices(capsys):
    code, out, err = run(capsys, "mine", GOOD, "--model", "nosuch_model")
    assert (code, out) == (1, "")
    assert "fast" in err
    assert "Traceback" not in err


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_options_without_a_command(capsys, option):
    code, out, _ = run(capsys, option)
    assert code == 0
    assert "referat" in out


def test_lexicons_do_what_their_examples_say(capsys):
    assert run(capsys, "lexicon", "check")[:2] == (0, "")


def test_a_phrase_is_explained(capsys):
    code, out, _ = run(capsys, "lexicon", "explain", "Indstillingen blev tiltrådt.")
    assert code == 0
    assert any(
        line.startswith("outcomes") and "approved" in line for line in out.splitlines()
    )


def test_an_overlay_adds_an_outcome(capsys, tmp_path):
    (tmp_path / "outcomes.toml").write_text(
        "[[entry]]\nid = 'rejected.dropped'\nlabel = 'rejected'\n"
        "text = ['lagt på is for altid']\n"
        "examples = ['Sagen blev lagt på is for altid.']",
        "utf-8",
    )
    document = tmp_path / "doc.txt"
    document.write_text(
        "Referat\n\n1. Ny vej\n\nBeslutning\nForslaget blev lagt på is for altid.\n"
        "\n2. Eventuelt\n\nBeslutning\nIntet.\n",
        "utf-8",
    )
    plain = Minutes.from_json(run(capsys, "mine", document)[1])
    mine = Minutes.from_json(run(capsys, "mine", document, "--lexicons", tmp_path)[1])
    assert plain.points[0].decision.outcome != "rejected"
    assert mine.points[0].decision.outcome == "rejected"
