"""Recommendations: own cases over all itemisations, and properties of any text."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referat_nlp.lexicon import phrasebook
from referat_nlp.records import Recommendation, Section, SectionKind
from referat_nlp.rules.recommendations import find_recommendations

CASES = Path(__file__).parent / "cases" / "recommendations.txt"
KINDS: dict[str, SectionKind] = {"section": "recommendation", "prose": "case"}


def read_cases():
    text = re.sub(r"(?m)^# .*\n", "", CASES.read_text(encoding="utf-8"))
    for block in re.split(r"(?m)^=== ", text)[1:]:
        head, rest = block.split("\n", 1)
        name, mode = re.fullmatch(r"(.+) \[(section|prose|whole)\]", head).groups()
        body, _, expected = rest.partition("\n---\n")
        rows = [line for line in expected.splitlines() if line.strip()]
        gap = name.startswith("~ ")
        marks = [pytest.mark.xfail(reason=f"known gap: {name[2:]}")] if gap else []
        yield pytest.param(body, mode, rows, id=name.removeprefix("~ "), marks=marks)


def read_text(text: str, mode: str = "section") -> list[Recommendation]:
    if mode == "whole":
        return find_recommendations(text)
    section = Section(kind=KINDS[mode], heading=None, start=0, end=len(text))
    return find_recommendations(text, [section])


def as_row(found: Recommendation) -> str:
    steps = " > ".join(f"{s.body or '-'}:{s.action}" for s in found.steps)
    return f"{'; '.join(found.by) or '-'} | {steps} | {found.text}".replace("\n", "⏎")


@pytest.mark.parametrize(("text", "mode", "rows"), read_cases())
def test_recommendations_match_the_case(text, mode, rows):
    assert [as_row(r) for r in read_text(text, mode)] == rows


def test_there_are_enough_cases():
    assert len(list(read_cases())) >= 150


def test_the_lexicon_does_what_its_examples_say():
    assert list(phrasebook("actions").check()) == []


WORDS = st.sampled_from(
    [
        "at",
        "indstiller",
        "anbefaler",
        "foreslår",
        "Det",
        "indstilles",
        "byrådet",
        "Økonomiudvalget",
        "udvalget",
        "godkender",
        "godkendes",
        "drøftes",
        "til",
        "efterretning",
        "tages",
        "og",
        "samt",
        ",",
        ".",
        ":",
        ";",
        "1.",
        "2)",
        "-",
        "•",
        "via",
        "Forvaltningen",
        "over",
        "for",
        "planen",
        "(",
        ")",
        "\n",
        "\n\n",
        "at:",
        "følgende",
        "herunder:",
        "eller",
    ]
)


@given(st.lists(WORDS, max_size=60).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_spans_are_exact_ordered_and_apart(text):
    for mode in ("section", "prose", "whole"):
        last = 0
        for found in read_text(text, mode):
            assert text[found.start : found.end] == found.text
            assert found.text.strip() == found.text != ""
            assert found.start >= last
            assert found.steps
            last = found.end


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_no_text_makes_it_raise(text):
    for found in (read_text(text), read_text(text, "whole")):
        assert all(clause.text in text for clause in found)


@given(st.sampled_from(["", "Punkt om havnen\n\n", "Der er søgt bredt i sagen.\n\n"]))
def test_neutral_text_before_shifts_and_changes_nothing(before):
    text = "Staben indstiller, at byrådet godkender planen."
    [alone] = read_text(text)
    [shifted] = read_text(before + text)
    assert shifted.start == alone.start + len(before)
    assert (shifted.by, shifted.steps, shifted.text) == (
        alone.by,
        alone.steps,
        alone.text,
    )


@pytest.mark.parametrize(
    "piece",
    [
        "at ",
        "indstiller, at ",
        "Forvaltningen indstiller til Byrådet via ",
        "Børne-, ",
        "Udvalget for Børn, ",
        "(",
        "- at x:\n",
        "at det godkendes, ",
        "1. ",
        "Anna Bo ",
        ", der ",
        "tager ",
        "Staben indstiller, at udvalget\ndrøfter x\n",
        "at udvalget anbefaler byrådet\n",
        "at beslutte at anbefale ",
        "Byens indstilling fra ",
        "Børne- og Kulturudvalgets ",
        "til følgende ",
    ],
)
def test_a_long_text_of_anything_takes_seconds(piece):
    text = piece * (300_000 // len(piece))
    started = time.perf_counter()
    read_text(text)
    assert time.perf_counter() - started < 20


def test_a_decision_section_is_never_read():
    text = "Forretningsudvalget indstiller, at planen godkendes."
    section = Section(kind="decision", heading=None, start=0, end=len(text))
    assert find_recommendations(text, [section]) == []


def test_prose_is_not_read_where_there_is_a_recommendation():
    text = (
        "Indstilling\nStaben indstiller, at planen godkendes.\n"
        "Sagsfremstilling\nForvaltningen foreslår, at planen udsættes."
    )
    cut = text.index("Sagsfremstilling")
    sections = [
        Section(kind="recommendation", heading="Indstilling", start=0, end=cut),
        Section(kind="case", heading="Sagsfremstilling", start=cut, end=len(text)),
    ]
    assert [r.text for r in find_recommendations(text, sections)] == [
        "at planen godkendes."
    ]


def test_the_opening_of_a_point_is_read_when_no_section_recommends():
    text = (
        "Ny skole\n2031-000123\n\nSkoleforvaltningen indstiller, at byrådet vedtager"
        " planen.\n\nBeslutning\nGodkendt.\n"
    )
    cut = text.index("Beslutning")
    sections = [
        Section(kind="decision", heading="Beslutning", start=cut, end=len(text))
    ]
    [found] = find_recommendations(text, sections)
    assert found.by == ("Skoleforvaltningen",)


def test_a_heading_can_be_the_stem():
    text = "Administrationen indstiller\n1. at planen godkendes\n2. at sagen drøftes"
    section = Section(
        kind="recommendation",
        heading="Administrationen indstiller",
        start=0,
        end=len(text),
    )
    found = find_recommendations(text, [section])
    assert [r.by for r in found] == [("Administrationen",)] * 2


def test_an_overlay_adds_a_verb(tmp_path):
    (tmp_path / "actions.toml").write_text(
        '[[entry]]\nid = "mine"\nlabel = "approve"\ntext = ["velsignes"]\n',
        encoding="utf-8",
    )
    text = "Staben indstiller, at planen velsignes."
    section = Section(kind="recommendation", heading=None, start=0, end=len(text))
    [found] = find_recommendations(text, [section], overlay=tmp_path)
    assert found.steps[0].action == "approve"


@pytest.mark.parametrize(
    ("heading", "by"),
    [
        ("Direktionens indstilling", ("Direktionen",)),
        ("Indstilling fra Teknisk Udvalg", ("Teknisk Udvalg",)),
        ("Administrativ indstilling", ()),
    ],
)
def test_a_heading_can_name_who_recommends(heading, by):
    text = f"{heading}\nDet indstilles, at planen godkendes."
    section = Section(kind="recommendation", heading=heading, start=0, end=len(text))
    [found] = find_recommendations(text, [section])
    assert found.by == by


def test_a_committees_own_line_recommends_where_nobody_else_does():
    log = "Kulturudvalget den 4. maj 2031, pkt. 8"
    own = "Byrådets møde 9. maj 2031. Punkt 3:"
    text = (
        f"{log}\nForpagteren har opsagt aftalen.\nKulturudvalget indstiller til"
        f" byrådet, at kroen genudbydes.\n{own}\nTiltrådt."
    )
    cut = text.index(own)
    sections = [
        Section(kind="decision", heading=log, start=0, end=cut),
        Section(kind="decision", heading=own, start=cut, end=len(text)),
    ]
    undivided = [Section(kind="decision", heading=log, start=0, end=len(text))]
    for parts in (sections, undivided):
        [found] = find_recommendations(text, parts)
        assert found.text == "at kroen genudbydes."
        assert found.by == ("Kulturudvalget",)


def test_the_last_committee_decides_and_recommends_nothing():
    log = "Kulturudvalget den 4. maj 2031, pkt. 8"
    text = f"{log}\nKulturudvalget indstiller til byrådet, at kroen genudbydes."
    section = Section(kind="decision", heading=log, start=0, end=len(text))
    assert find_recommendations(text, [section]) == []
