"""The accurate name model: windows, decoding, the component, what is shipped."""

import itertools
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from referat_nlp import pipeline
from referat_nlp.errors import ModelError
from referat_nlp.pipes.onnx_ner import (
    END,
    MODEL,
    START,
    OnnxNames,
    Word,
    as_printed,
    best_tags,
    lines_of,
    names_of,
    windows,
)

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "models" / "shipped" / "names-accurate"
UNER = ROOT.parent / "shared" / "data" / "uner"

MINUTES = (
    "Referat fra mødet i Teknik- og Miljøudvalget i Åby Havn Kommune\n"
    "Til stede:\nRagnvi Ulvskov (A)\nAsger Blomdal (V)\nTorun Hvidbro (F)\n\n"
    "Asger Blomdal spurgte, om Lindevænget Boldklub kan bruge hallen i Strandby, mens "
    "taget lægges om. "
)


@pytest.fixture(scope="module")
def nlp():
    return pipeline.load("accurate")


def letters(words):
    """One piece for each letter."""
    return [[ord(c) for c in word.strip()] for word in words]


def decided(line, size=20, overlap=6):
    return [i for w in windows([line], size, overlap) for i in w.tokens]


def test_tokens_keep_the_space_before_them():
    doc = spacy.blank("da")("Afbud: Ib Holm(A)\nUdsat")
    assert as_printed(doc) == [
        " Afbud",
        ":",
        " Ib",
        " Holm",
        "(",
        "A",
        ")",
        "\n",
        " Udsat",
    ]


def test_short_lines_share_a_window_with_an_end_mark_after_each():
    doc = spacy.blank("da")("Ib\n\nBo")
    (window,) = windows(lines_of(as_printed(doc), letters))
    assert window.pieces == [START, *map(ord, "Ib"), END, *map(ord, "Bo"), END]
    assert (window.heads, window.tokens) == ([1, 4], [0, 2])


def test_a_line_that_fits_alone_begins_a_new_window():
    lines = [[Word(0, [7] * 10)], [Word(1, [8] * 10)]]
    assert [w.tokens for w in windows(lines, 20, 6)] == [[0], [1]]


@given(st.lists(st.integers(1, 6), max_size=60))
def test_every_word_is_decided_once_and_in_order(lengths):
    line = [Word(i, [9] * length) for i, length in enumerate(lengths)]
    assert decided(line) == list(range(len(line)))


@given(st.lists(st.lists(st.integers(1, 6), min_size=1, max_size=30), max_size=8))
def test_no_window_is_longer_than_asked(lines):
    words = [[Word(0, [9] * length) for length in line] for line in lines]
    assert all(len(w.pieces) <= 20 for w in windows(words, 20, 6))


def test_words_are_decided_where_they_have_context_on_both_sides():
    line = [Word(i, [9]) for i in range(40)]
    first, second, *_ = windows([line], 20, 6)
    assert first.tokens[-1] == 14  # read up to word 17
    assert second.pieces.count(9) == 18
    assert second.tokens[0] == 15


TAG_SCORES = st.lists(
    st.lists(st.integers(-9, 9), min_size=5, max_size=5), min_size=1, max_size=4
)


@given(TAG_SCORES)
def test_the_best_allowed_sequence_of_tags_is_found(rows):
    scores = np.array(rows, np.float32)

    def allowed(tags):
        return all(
            tag % 2 or not tag or before in (tag, tag - 1)
            for before, tag in itertools.pairwise((0, *tags))
        )

    def total(tags):
        return sum(row[tag] for row, tag in zip(scores, tags, strict=True))

    every = filter(allowed, itertools.product(range(5), repeat=len(rows)))
    best = best_tags(list(scores), 2)
    assert allowed(best)
    assert total(best) == max(map(total, every))


def test_tags_become_names():
    assert names_of([1, 2, 2, 1, 0, 5]) == [(0, 2, 0), (3, 3, 0), (5, 5, 2)]
    assert names_of([]) == []


def test_a_finder_without_files_says_so():
    with pytest.raises(ModelError, match="load one from disk"):
        OnnxNames(["PER"])(spacy.blank("da")("Ib"))


def test_a_broken_file_says_which(tmp_path):
    (tmp_path / MODEL).write_bytes(b"no graph")
    with pytest.raises(ModelError, match=str(tmp_path)):
        OnnxNames(["PER"]).from_disk(tmp_path)(spacy.blank("da")("Ib"))


def test_the_shipped_model_is_small():
    size = sum(f.stat().st_size for f in SHIPPED.rglob("*") if f.is_file())
    assert size < 40_000_000


def test_people_places_and_organisations_are_found(nlp):
    found = {(e.text, e.label_) for e in nlp(MINUTES).ents}
    assert {
        ("Ragnvi Ulvskov", "PER"),
        ("Asger Blomdal", "PER"),
        ("Torun Hvidbro", "PER"),
        ("Lindevænget Boldklub", "ORG"),
        ("Strandby", "LOC"),
    } <= found


def test_no_name_goes_over_a_line_break(nlp):
    assert all("\n" not in e.text for e in nlp(MINUTES).ents)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\u200b", "\uf0b7", "_" * 300, "x" * 20_000]
)
def test_any_text_will_do(nlp, text):
    assert nlp(text).text == text


def test_a_long_line_is_read_to_its_end(nlp):
    text = "Sagen blev drøftet igen uden at nogen besluttede noget, og " * 20
    doc = nlp(f"{text} Asger Blomdal var fraværende.")
    assert [e.text for e in doc.ents] == ["Asger Blomdal"]


def test_names_do_not_depend_on_the_batch_or_on_other_texts(nlp):
    texts = [MINUTES, "Udsat.", MINUTES[40:], MINUTES * 5, "Ragnvi Ulvskov"]

    def names(docs):
        return [[(e.start_char, e.end_char, e.label_) for e in d.ents] for d in docs]

    alone = names(map(nlp, texts))
    for size in (1, 2, 5):
        assert names(nlp.pipe(texts, batch_size=size)) == alone
    assert names(nlp.pipe(texts[::-1]))[::-1] == alone


def test_the_pipeline_survives_a_copy_on_disk(nlp, tmp_path):
    nlp.to_disk(tmp_path / "copy")
    copy = pipeline.load(tmp_path / "copy")
    ours, theirs = nlp(MINUTES).ents, copy(MINUTES).ents
    assert [(e.text, e.label_) for e in theirs] == [(e.text, e.label_) for e in ours]


def test_it_runs_where_pytorch_is_not():
    code = (
        "import sys\n"
        "sys.modules |= dict.fromkeys(('torch', 'transformers', 'tensorflow'))\n"
        "from referat_nlp.pipeline import load\n"
        "print([e.text for e in load('accurate')('Afbud fra Asger Blomdal.').ents])"
    )
    out = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert out.stdout.strip() == "['Asger Blomdal']"


@pytest.mark.skipif(not UNER.exists(), reason="UNER Danish-DDT is not here")
def test_news_names_keep_their_floor(nlp):
    sys.path.insert(0, str(ROOT / "models"))
    try:
        from names_data import read_iob2, score
    finally:
        sys.path.pop(0)
    scores = score(nlp, read_iob2(UNER / "da_ddt-ud-dev.iob2"))
    assert scores["all.f"] > 80
    assert scores["PER.f"] > 88
