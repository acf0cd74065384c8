"""The rules as spaCy components: on any Danish pipeline, nothing lost."""

import subprocess
import sys

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from referat_nlp import pipeline
from referat_nlp.errors import ModelError
from referat_nlp.pipes.rule_pipe import RulePipe
from referat_nlp.pipes.tokens import mark_sentences
from referat_nlp.records import Span

TEXT = (
    "Lundeby Byråd godkendte den 3. maj 2024 en bevilling på 1,2 mio. kr. til skolen.\n"
    "Fraværende: Ib Holm (SF)"
)
FACTORIES = {
    "referat_amounts": "amounts",
    "referat_dates": "dates",
    "referat_recommendations": "recommendations",
    "referat_decisions": "decisions",
    "referat_entities": "entities",
}


@pytest.fixture(autouse=True)
def _registered():
    pipeline.register()


@pytest.fixture
def nlp() -> Language:
    return spacy.blank("da")


def find_unit(text: str) -> list[Span]:
    """A rule whose hit ends inside spaCy's token "kr."."""
    start = text.index("1,2")
    end = text.index("kr") + 2
    return [Span(start=start, end=end, text=text[start:end], rule="test.unit")]


@pytest.mark.parametrize(("factory", "key"), FACTORIES.items())
def test_each_factory_writes_spans_and_plain_values(nlp, factory, key):
    nlp.add_pipe(factory)
    doc = nlp(TEXT)
    assert len(doc.spans[key]) == len(doc.user_data[key])
    for span, plain in zip(doc.spans[key], doc.user_data[key], strict=True):
        assert TEXT[plain["start"] : plain["end"]] == plain["text"]
        assert plain["text"] in span.text


def test_a_hit_that_ends_inside_a_token_is_widened_not_dropped(nlp):
    doc = RulePipe(find_unit, "units")(nlp("Det koster 1,2 mio. kr. i alt."))
    assert [s.text for s in doc.spans["units"]] == ["1,2 mio. kr."]
    assert doc.user_data["units"][0]["text"] == "1,2 mio. kr"


def test_annotated_docs_survive_bytes(nlp):
    for factory in FACTORIES:
        nlp.add_pipe(factory)
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again.user_data["entities"] == doc.user_data["entities"]
    assert [s.text for s in again.spans["amounts"]] == ["1,2 mio. kr."]


def test_two_processes_give_what_one_gives(nlp):
    for factory in FACTORIES:
        nlp.add_pipe(factory)
    one = [doc.user_data["entities"] for doc in nlp.pipe([TEXT] * 4)]
    two = [doc.user_data["entities"] for doc in nlp.pipe([TEXT] * 4, n_process=2)]
    assert one == two
    assert one[0]


def test_dates_take_the_meetings_day_as_anchor(nlp):
    nlp.add_pipe("referat_dates", config={"anchor": "2024-02-29"})
    (plain,) = nlp("Fristen er den 7. marts.").user_data["dates"]
    assert plain["from"] == "2024-03-07"


def test_importing_the_package_and_the_factories_loads_no_rule():
    code = (
        "import sys, spacy, referat_nlp.pipes.factories\n"
        "spacy.blank('da')\n"
        "print([m for m in sys.modules if m.startswith('referat_nlp.rules')])"
    )
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert out.stdout.strip() == "[]"


def test_sentences_start_at_line_breaks_and_after_full_stops(nlp):
    doc = mark_sentences(nlp("Godkendt. Udsat\nAfbud: Ib Holm"))
    assert [s.text for s in doc.sents] == ["Godkendt.", "Udsat\n", "Afbud: Ib Holm"]


@pytest.mark.parametrize("short", ["udv.", "bil.", "mhp.", "jf.", "t.kr.", "sagsnr."])
def test_officials_abbreviations_are_one_token(short):
    nlp = pipeline.load("none")
    assert short in [t.text for t in nlp(f"Se {short} om sagen.")]
    assert len(list(nlp(f"Se {short} Bent om sagen.").sents)) == 1


def test_none_loads_a_pipeline_without_a_model_once():
    assert pipeline.load("none").pipe_names == ["referat_sentences"]
    assert pipeline.load("none") is pipeline.load("none")


def test_an_unknown_model_says_what_there_is():
    with pytest.raises(ModelError, match=r"'fast'.*'none'.*'dacy/small'"):
        pipeline.load("da_findes_ikke")


def test_an_unknown_dacy_size_says_what_there_is():
    with pytest.raises(ModelError, match="dacy/large"):
        pipeline.load("dacy/enormous")


def test_a_missing_dacy_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "dacy", None)
    with pytest.raises(ModelError, match=r"pip install 'referat-nlp\[dacy\]'"):
        pipeline.load("dacy/small")


def test_dacy_offline_says_what_to_do(monkeypatch):
    class Offline:
        @staticmethod
        def load(size: str) -> Language:
            raise ConnectionError(f"no route for {size}")

    monkeypatch.setitem(sys.modules, "dacy", Offline)
    with pytest.raises(ModelError, match="DACY_CACHE_DIR"):
        pipeline.load("dacy/medium")


def test_a_pipeline_that_finds_no_names_is_refused(tmp_path, nlp):
    nlp.to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="no component that finds names"):
        pipeline.load(tmp_path / "blank")


def test_any_installed_pipeline_is_adapted(tmp_path, nlp):
    nlp.add_pipe("ner").add_label("PER")
    nlp.initialize()
    nlp.to_disk(tmp_path / "own")
    own = pipeline.load(tmp_path / "own")
    assert own.pipe_names == ["referat_sentences", "ner"]
    assert own("Se bil. 3")[1].text == "bil."
