"""DaCy's pipelines: a stand-in where DaCy looks for its models, the network off."""

import json
import os
import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import pytest
import spacy

from referat_nlp import pipeline
from referat_nlp.errors import ModelError
from referat_nlp.pipes.entities import model_entities

ROOT = Path(__file__).resolve().parent.parent
TEXT = "Asger Blomdal fra Lindevænget Boldklub talte i Strandby om Superligaen."
NAMES = ("Asger Blomdal", "Lindevænget Boldklub", "Strandby", "Superligaen")

COARSE = ("PER", "ORG", "LOC", "MISC")
FINE = ("PERSON", "ORGANIZATION", "GPE", "EVENT")
OURS = list(zip(NAMES, ("PER", "ORG", "LOC"), strict=False))

MINUTES = """Referat
Byrådet i Tingby Kommune
Mødedato: 5. marts 2024

1. Tilskud til boldklubben
Sagsfremstilling
Klubben søger om 25.000 kr. til lys, der skal stå klar den 12. juni 2024. Hallen har
kostet 3 mio. kr.
Beslutning
Godkendt.

2. Eventuelt
Intet.
"""
IN_A_FRESH_PROCESS = """
import json, socket

def offline(*_):
    raise OSError("the network is off")

socket.socket.connect = offline
from referat_nlp.pipeline import load
from referat_nlp.pipes.entities import model_entities
names = model_entities(load("dacy/small")({text!r}))
print(json.dumps([(e.text, e.label) for e in names]))
"""


def stand_in(labels):
    """A pipeline that calls the names of TEXT by these labels."""
    nlp = spacy.blank("da")
    nlp.add_pipe("entity_ruler").add_patterns(
        [
            {"label": label, "pattern": name}
            for label, name in zip(labels, NAMES, strict=True)
        ]
    )
    return nlp


class Dacy:
    """What DaCy is asked for and what it answers with."""

    def __init__(self):
        self.asked, self.labels = [], COARSE

    def load(self, name):
        self.asked.append(name)
        if self.labels is None:
            raise ValueError(f"The model '{name}' is not available in DaCy.")
        return stand_in(self.labels)


@pytest.fixture
def dacy(monkeypatch):
    """DaCy, or an empty module in its place, with a ``load`` of our own."""
    fake = Dacy()
    # spaCy imports the parts of an installed DaCy that a bare stand-in lacks.
    module = import_module("dacy") if find_spec("dacy") else ModuleType("dacy")
    monkeypatch.setattr(module, "load", fake.load, raising=False)
    monkeypatch.setitem(sys.modules, "dacy", module)
    monkeypatch.setattr(pipeline, "load", pipeline.load.__wrapped__)
    return fake


@pytest.mark.parametrize(
    "name", ["small", "medium", "large", "da_dacy_large_ner_fine_grained-0.1.0"]
)
def test_the_name_is_handed_to_dacy(dacy, name):
    pipeline.load(f"dacy/{name}")
    assert dacy.asked == [name]


@pytest.mark.parametrize("labels", [COARSE, FINE])
def test_its_labels_become_ours(dacy, labels):
    dacy.labels = labels
    names = model_entities(pipeline.load("dacy/small")(TEXT))
    assert [(e.text, e.label) for e in names] == OURS


def test_it_gets_our_tokens_and_sentences(dacy):
    nlp = pipeline.load("dacy/small")
    assert nlp.pipe_names == ["referat_sentences", "entity_ruler"]
    assert nlp("Se bil. 3")[1].text == "bil."


def test_a_model_that_dacy_does_not_know_is_a_model_error(dacy):
    dacy.labels = None
    with pytest.raises(ModelError, match="not available in DaCy"):
        pipeline.load("dacy/da_dacy_gigantic")


def test_its_money_and_dates_are_compared_with_the_rules(tmp_path):
    nlp = spacy.blank("da")
    patterns = {"MONEY": "25.000 kr.", "DATE": "juni"}
    nlp.add_pipe("entity_ruler").add_patterns(
        [{"label": label, "pattern": text} for label, text in patterns.items()]
    )
    nlp.to_disk(tmp_path / "model")
    (tmp_path / "referat.txt").write_text(MINUTES, "utf-8")
    out = subprocess.run(
        [
            sys.executable,
            ROOT / "examples" / "compare_with_a_model.py",
            tmp_path / "model",
            tmp_path / "referat.txt",
        ],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    ).stdout
    assert "MONEY both: 1: 25.000 kr." in out
    assert "MONEY rules only: 1: 3 mio. kr." in out
    assert "DATE overlap: 1: 12. juni 2024" in out
    assert "DATE model only: 0" in out


@pytest.mark.skipif(find_spec("dacy") is None, reason="DaCy is not installed")
def test_dacy_itself_loads_the_pipeline_that_lies_in_its_folder(tmp_path):
    model = "da_dacy_small_trf-1.0.0"
    folder = tmp_path / model / "da_dacy_small_trf" / model
    folder.mkdir(parents=True)
    stand_in(COARSE).to_disk(folder)
    # DaCy reads the variable when it is imported.
    done = subprocess.run(
        [sys.executable, "-c", IN_A_FRESH_PROCESS.format(text=TEXT)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | {"DACY_CACHE_DIR": str(tmp_path)},
    )
    assert [tuple(e) for e in json.loads(done.stdout.splitlines()[-1])] == OURS
