"""The shipped name model: loads in a fresh process, keeps its floor."""

import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from referat_nlp import pipeline
from referat_nlp.errors import ModelError
from referat_nlp.pipes.cnn_names import STRETCH, CnnNames, stretches
from referat_nlp.pipes.entities import entities_of

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "models" / "shipped" / "names-fast"
UNER = ROOT.parent / "shared" / "data" / "uner"


@pytest.fixture(scope="module")
def nlp():
    try:
        return pipeline.load("fast")
    except ModelError:
        return pipeline.load(SHIPPED)


def test_the_shipped_model_is_small():
    size = sum(f.stat().st_size for f in SHIPPED.rglob("*") if f.is_file())
    assert size < 10_000_000


def test_the_flags_are_set_in_a_fresh_process():
    code = (
        "from referat_nlp.pipeline import load\n"
        f"nlp = load({str(SHIPPED)!r})\n"
        "from spacy.attrs import FLAG19, FLAG21\n"
        "mette, vejle = nlp.vocab['Mette'], nlp.vocab['Vejle']\n"
        "print(mette.check_flag(FLAG19), vejle.check_flag(FLAG19), "
        "vejle.check_flag(FLAG21))"
    )
    out = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert out.stdout.split() == ["True", "False", "True"]


def test_people_without_title_or_letter_are_found(nlp):
    text = "På mødet fortalte Ragnhild Ulvskov om arbejdet i foreningen."
    (found,) = (e for e in entities_of(nlp(text)) if e.label == "PER")
    assert found.text == "Ragnhild Ulvskov"
    assert found.rule.startswith("model.")


def test_headings_are_no_names(nlp):
    text = "Indstilling\nSagsfremstilling\nØkonomiske konsekvenser\nBilag\nBeslutning"
    assert entities_of(nlp(text)) == []


def test_no_name_goes_over_a_line_break(nlp):
    text = "Til stede:\nRagnvi Ulvskov\nAsger Blomdal\nTorun Hvidbro"
    assert all("\n" not in e.text for e in entities_of(nlp(text)))


MINUTES = (
    "Afbud: Ragnvi Ulvskov og Asger Blomdal.\n"
    "Lindevænget Boldklub har søgt om penge til nyt lys i hallen i Strandby.\n"
)


def found_in(docs):
    return [[(e.start_char, e.end_char, e.label_) for e in d.ents] for d in docs]


def test_names_do_not_depend_on_the_batch_or_on_other_texts(nlp):
    texts = [MINUTES, "Udsat.", MINUTES[40:], MINUTES * 5, "Ragnvi Ulvskov"]
    alone = found_in(map(nlp, texts))
    assert alone[0]
    for size in (1, 2, 5):
        assert found_in(nlp.pipe(texts, batch_size=size)) == alone
    assert found_in(nlp.pipe(texts[::-1]))[::-1] == alone


def test_a_long_text_is_read_in_stretches_of_lines(nlp, monkeypatch):
    read = []
    predict = CnnNames.predict
    monkeypatch.setattr(
        CnnNames, "predict", lambda self, docs: read.extend(docs) or predict(self, docs)
    )
    times = 3 * STRETCH // len(nlp.make_doc(MINUTES))
    (found,) = found_in([nlp(MINUTES * times)])
    assert len(read) > 2
    assert max(map(len, read)) <= STRETCH
    (alone,) = found_in([nlp(MINUTES * 2)])
    assert alone == [name for name in found if name[1] <= 2 * len(MINUTES)]
    assert len(found) == times * len(alone) / 2


@pytest.mark.parametrize(
    ("text", "cuts"),
    [
        ("", []),
        ("a b c", [(0, 3)]),
        ("a b\nc d\ne f", [(0, 3), (3, 6), (6, 8)]),
        ("a\nb\nc\nd\n", [(0, 4), (4, 8)]),
        ("a b c d e f", [(0, 4), (4, 6)]),
    ],
)
def test_stretches_end_with_a_line_or_where_they_are_full(text, cuts):
    assert list(stretches(spacy.blank("da")(text), 4)) == cuts


@pytest.mark.skipif(not UNER.exists(), reason="UNER Danish-DDT is not here")
def test_news_names_keep_their_floor(nlp):
    sys.path.insert(0, str(ROOT / "models"))
    try:
        from names_data import read_iob2, score
    finally:
        sys.path.pop(0)
    scores = score(nlp, read_iob2(UNER / "da_ddt-ud-dev.iob2"))
    assert scores["all.f"] > 73
    assert scores["PER.f"] > 80
