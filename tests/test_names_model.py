"""The shipped name model: loads in a fresh process, keeps its floor."""

import subprocess
import sys
from pathlib import Path

import pytest

from referat_nlp import pipeline
from referat_nlp.errors import ModelError
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
