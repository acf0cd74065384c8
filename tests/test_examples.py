"""The example scripts run and print what they promise."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LAYOUTS = "tests/layouts"


def run(script: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, f"examples/{script}", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_one_document_to_a_table():
    out = run("document_to_table.py", f"{LAYOUTS}/region-access-column.txt")
    assert "Anlægsbevilling til akuthus" in out
    assert "45500000" in out


def test_a_folder_to_a_csv_of_decisions(tmp_path):
    target = tmp_path / "decisions.csv"
    out = run("folder_to_decisions_csv.py", LAYOUTS, str(target))
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert int(out.split()[0]) == len(rows) > 20
    assert {"document", "outcome", "title", "body_of_meeting"} <= rows[0].keys()


def test_who_dissents():
    out = run("who_dissents.py", LAYOUTS)
    assert "Karen Holm" in out
    assert "against" in out


def test_demo_writes_its_tables(tmp_path):
    out = run("demo.py", "corpus/dev", str(tmp_path / "demo"))
    assert "documents mined" in out
    assert (tmp_path / "demo" / "minutes.sqlite").exists()


def test_themes_without_labels(tmp_path):
    target = tmp_path / "themes"
    out = run("discover_themes.py", "corpus/dev", str(target), "--themes", "4")
    assert len(out.splitlines()) == 5
    with (target / "themes.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows[0]) == 5
    assert len(rows) > 3
    assert (target / "themes.svg").read_text("utf-8").count("<polyline") == 4
