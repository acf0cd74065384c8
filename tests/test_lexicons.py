"""Every lexicon entry does what its examples say, and errors speak to authors."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from referat_nlp.errors import LexiconError
from referat_nlp.lexicon import (
    Entry,
    Phrasebook,
    check_all,
    explain,
    lexicon_folder,
    names,
    phrasebook,
    table,
)
from referat_nlp.records import Outcome


def book(*texts: str, **fields: object) -> Phrasebook:
    entry = Entry(id="a", label="x", text=list(texts), **fields)  # type: ignore[arg-type]
    return Phrasebook("test", [entry], {"matter": ["sagen", "punktet"]})


def found(phrases: Phrasebook, text: str) -> list[str]:
    return [hit.text for hit in phrases.find(text)]


@pytest.mark.parametrize("name", names())
def test_entries_do_what_their_examples_say(name: str) -> None:
    assert list(phrasebook(name).check()) == []


def test_outcomes_have_labels_of_the_contract() -> None:
    assert {e.label for e in phrasebook("outcomes").entries} == set(
        get_args(Outcome)
    ) - {"other"}


def test_every_outcome_entry_has_both_kinds_of_example() -> None:
    entries = phrasebook("outcomes").entries
    assert [e.id for e in entries if not e.examples or not e.counterexamples] == []


@pytest.mark.parametrize(
    ("wording", "text", "hits"),
    [
        ("taget til efterretning", "Taget  til\nefterretning.", 1),
        ("taget til efterretning", "Taget til efterretningen", 0),
        ("udvalg*", "Udvalgets indstilling", 1),
        ("udvalg*", "Underudvalget mødes", 0),
        ("{matter} ... udsat", "Sagen blev derfor udsat.", 1),
        ("{matter} ... udsat", "Sagen. Mødet blev udsat.", 0),
        ("{matter} ... udsat", "Punktet er en to tre fire fem seks udsat", 0),
        ("valgt blev {name}", "Valgt blev Ida Krog", 1),
        ("valgt blev {name}", "Valgt blev ingen", 0),
        ("punkt {number}", "Punkt 12", 1),
        ("-", "-", 1),
    ],
)
def test_wordings(wording: str, text: str, hits: int) -> None:
    assert len(found(book(wording), text)) == hits


def test_the_longest_match_at_a_place_wins() -> None:
    phrases = book("godkendt", "godkendt med ... ændring*", "godkendt som indstillet")
    assert found(phrases, "Godkendt med den ændring") == ["Godkendt med den ændring"]


def test_words_before_and_after_cancel() -> None:
    phrases = book("udsat", unless_before=["blev ikke"], unless_after=["for støj"])
    assert found(phrases, "Sagen blev ikke udsat.") == []
    assert found(phrases, "Udsat for støj.") == []
    assert found(phrases, "Udsat.") == ["Udsat"]


def test_a_disabled_entry_is_silent() -> None:
    assert found(book("udsat", disabled=True), "Udsat.") == []


def test_check_names_file_and_entry() -> None:
    phrases = book("udsat", examples=["Godkendt."], counterexamples=["Udsat."])
    complaints = list(phrases.check())
    assert len(complaints) == 2
    assert all(c.startswith("test: 'a'") for c in complaints)


def test_unknown_slot_is_an_error() -> None:
    with pytest.raises(LexiconError, match=r"'a' names the slot 'nobody'"):
        book("{nobody} udsat")


def test_entry_without_wording_is_an_error() -> None:
    with pytest.raises(LexiconError, match="'a' has no wording"):
        book()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[[entry]\n", "own.toml"),
        ('[[entry]]\nid = "a"\n', "missing required field"),
        ('[[entry]]\nid = "a"\nlabel = "x"\ntext = ["a"]\ntypo = 1\n', "typo"),
        (
            '[[entry]]\nid = "a"\nlabel = "x"\ntext = ["a"]\n'
            '[[entry]]\nid = "a"\nlabel = "x"\ntext = ["b"]\n',
            "two entries are called 'a'",
        ),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, content: str, message: str) -> None:
    from referat_nlp.lexicon import read_lexicon

    path = tmp_path / "own.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        read_lexicon(path)


def test_overlay_adds_replaces_and_disables(tmp_path: Path) -> None:
    (tmp_path / "outcomes.toml").write_text(
        '[[entry]]\nid = "approved.own"\nlabel = "approved"\ntext = ["fornøjet"]\n'
        '[[entry]]\nid = "postponed.untreated"\nlabel = "postponed"\n'
        'text = ["x"]\ndisabled = true\n',
        encoding="utf-8",
    )
    own = phrasebook("outcomes", tmp_path)
    assert [h.entry.id for h in own.find("Fornøjet.")] == ["approved.own"]
    assert "postponed.untreated" not in {e.id for e in own.entries}
    assert check_all(tmp_path) == check_all()


def test_explain_tells_entry_and_place() -> None:
    told = [e for e in explain("Sagen blev tiltrådt.") if e.lexicon == "outcomes"]
    assert [(e.entry, e.label, e.start, e.end) for e in told] == [
        ("approved.tiltraadt", "approved", 11, 19)
    ]


def test_tables_read_both_separators(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("a;b\n1;2\n", encoding="utf-8-sig")
    assert table("own", tmp_path) == ({"a": "1", "b": "2"},)
    assert not (lexicon_folder() / "own.csv").exists()
