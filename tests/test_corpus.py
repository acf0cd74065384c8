"""The corpus is well-formed, and its documents are what its sources say."""

import importlib
import sys
from pathlib import Path
from typing import get_args

import pytest

from referat_nlp.records import Outcome

CORPUS = Path(__file__).parent.parent / "corpus"
GOLDS = sorted(CORPUS.glob("*/*.gold.json"))
SOURCES = sorted(CORPUS.glob("sources/*/*.src"))
OUTCOMES = get_args(Outcome)


@pytest.fixture(scope="module")
def tools():
    """The corpus's own scripts, importable as they are when run."""
    sys.path.insert(0, str(CORPUS))
    yield {
        n: importlib.import_module(n) for n in ("check", "build", "annotation", "gold")
    }
    sys.path.remove(str(CORPUS))


@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.name)
def test_gold_keeps_to_the_contract_and_to_its_document(tools, path):
    assert tools["check"].problems(path) == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_document_is_what_its_source_makes(tools, path, tmp_path):
    source = tools["annotation"].read_source(path)
    name = f"{path.stem}.{source.head['format']}"
    made = tmp_path / name
    made.write_bytes(tools["build"].document(source))
    kept = CORPUS / source.split / name
    # The bytes of a PDF vary with the zlib at hand; its words do not.
    words = tools["check"].document_text
    assert words(made) == words(kept)
    assert kept.stat().st_size < 100_000


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_outcome_occurs_at_least_twice(tools, outcome):
    assert tools["check"].census(GOLDS)["outcome " + outcome] >= 2


def test_a_text_that_is_not_in_the_document_is_reported(tools, tmp_path):
    document = next(p for p in (CORPUS / "dev").glob("elleskov*.txt"))
    gold = document.with_suffix(".gold.json").read_text(encoding="utf-8")
    (tmp_path / document.name).write_bytes(document.read_bytes())
    broken = tmp_path / (document.stem + ".gold.json")
    broken.write_text(gold.replace("Orientering givet.", "Aldrig skrevet."))
    assert tools["check"].problems(broken) == [
        "decision not in the document: 'Aldrig skrevet.'"
    ]


def test_a_mark_left_open_is_an_error(tools):
    with pytest.raises(ValueError, match="never closed"):
        tools["annotation"].strip_marks("Der gives {$5000|5.000 kr.")


def test_flags_after_a_unit_of_several_words_are_flags(tools):
    record = tools["gold"].amount_record("2.300", "$2300000 s=1.000 kr. expense y")
    assert (record["scaled_by"], record["role"], record["per"]) == (
        "1.000 kr.",
        "expense",
        "year",
    )
