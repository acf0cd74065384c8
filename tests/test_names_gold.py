"""The gold of names in council text: its form, its texts, and how we score on it."""

from __future__ import annotations

import itertools

import pytest

from tests.benchmarks.council_gold import (
    DATA,
    GOLD,
    SECOND,
    GoldSentence,
    Passage,
    read_passages,
    read_sentences,
)
from tests.benchmarks.council_names import agreement, evaluate, score, total

ROWS = read_sentences(GOLD)


def test_the_gold_is_large_enough():
    assert len(ROWS) >= 400
    assert len(read_sentences(SECOND)) >= 100


def test_names_lie_inside_their_sentences_and_do_not_overlap():
    for row in ROWS + read_sentences(SECOND):
        ends = [0]
        for start, end, label in row.entities:
            assert label in ("PER", "ORG", "LOC")
            assert ends[-1] <= start < end <= row.end - row.start
            ends.append(end)


def test_no_document_is_in_both_halves():
    halves: dict[str, set[str]] = {}
    for row in ROWS:
        halves.setdefault(row.split, set()).add(row.document)
    assert set(halves) == {"dev", "test"}
    assert not halves["dev"] & halves["test"]


def test_sentences_of_a_document_are_ordered():
    for before, after in itertools.pairwise(ROWS):
        assert before.document != after.document or before.end <= after.start


def test_two_readings_agree():
    assert agreement(ROWS, read_sentences(SECOND)).f1 >= 0.95


def test_scores_count_exact_names_and_sentence_starts():
    text = "Overskrift\nIb Holm mødte. Byrådet så til."
    rows = [(0, 10, ()), (11, 25, ((0, 7, "PER"),)), (26, 42, ((0, 7, "ORG"),))]
    sentences = tuple(
        GoldSentence("a", "tekst", "body", "dev", start, end, "", names)
        for start, end, names in rows
    )
    found = [(11, 18, "PER"), (26, 32, "ORG"), (50, 52, "LOC")]
    result = score(Passage("a", text, sentences), found, [0, 11, 30])
    assert (result.counts["all"].right, result.counts["all"].found) == (1, 2)
    assert result.counts["PER"].f1 == 1
    assert result.missed == {(26, 33, "ORG")}
    assert result.invented == {(26, 32, "ORG")}
    assert (result.counts["sentences"].right, result.counts["sentences"].gold) == (1, 2)


@pytest.fixture(scope="module")
def passages():
    if not DATA.is_dir():
        pytest.skip("../shared/data is not here")
    return read_passages(ROWS)


def test_the_texts_are_those_that_were_annotated(passages):
    assert sum(len(p.sentences) for p in passages) == len(ROWS)


# Floors on the whole gold, a little below what was measured: a fall is a regression.
@pytest.mark.parametrize(("model", "floor"), [("none", 0.88), ("fast", 0.90)])
def test_names_and_sentences_are_found(passages, model, floor):
    results = evaluate(model, passages)
    assert total(results, "all").f1 >= floor
    assert total(results, "sentences").f1 >= 0.95
