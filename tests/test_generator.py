"""Invented meetings read back from every layout that the generator prints."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from random import Random

import pdfplumber
import pytest
from generator.families import FAMILIES, PDF_NAMES, printed
from generator.model import Expected, Print

import referat_nlp as rn
from referat_nlp.pages import Place
from referat_nlp.records import AgendaPoint, Minutes, Span

SEEDS = (1, 2, 3)
LEADERS = re.compile(r"\.{4,}")
LONG_LINE = re.compile(r"[^\n\t]{150,}")
WORD = re.compile(r"\w{3,}")


@pytest.fixture(scope="module")
def mined(tmp_path_factory):
    """Print and mine a meeting once, however many tests ask for it."""
    folder = tmp_path_factory.mktemp("prints")
    known: dict[tuple[str, int], tuple[Print, Minutes]] = {}

    def mine(family: str, seed: int) -> tuple[Print, Minutes]:
        if (family, seed) not in known:
            made = printed(family, seed)
            path = Path(folder, f"{family}-{seed}{made.suffix}")
            path.write_bytes(made.data)
            known[family, seed] = made, rn.mine(path, model="none")
        return known[family, seed]

    return mine


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("family", FAMILIES)
def test_the_text_is_the_ideal_one_in_reading_order(family, seed, mined):
    ideal, minutes = mined(family, seed)
    assert token_f1(ideal.text, minutes.text) >= 0.995


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("family", FAMILIES)
def test_points_and_their_sections_are_those_printed(family, seed, mined):
    ideal, minutes = mined(family, seed)
    assert [said(point) for point in minutes.points] == list(ideal.points)


@pytest.mark.parametrize("family", sorted(set(FAMILIES) - {"first_agenda"}))
def test_a_layout_gives_the_record_that_the_portals_json_gives(family, mined):
    _, minutes = mined(family, SEEDS[0])
    _, original = mined("first_agenda", SEEDS[0])
    for point, wanted in zip(minutes.points, original.points, strict=True):
        assert stated(point) == stated(wanted)


@pytest.mark.parametrize("family", PDF_NAMES)
def test_boxes_hold_the_words_they_name(family, mined):
    _, minutes = mined(family, SEEDS[0])
    words = [m for m in WORD.finditer(minutes.text) if not m[0].isdigit()]
    found = [m.span() for m in Random(family).sample(words, 12)]
    found += [(s.start, s.end) for s in Random(family).sample(list(minutes.spans()), 6)]
    found += [m.span() for m in LONG_LINE.finditer(minutes.text)][:6]
    with pdfplumber.open(minutes.source.path) as pdf:
        for start, end in found:
            text = minutes.text[start:end]
            span = Span(start=start, end=end, text=text, rule="test")
            assert boxed(pdf, rn.locate(minutes, span)) == letters(text)


def token_f1(ideal: str, text: str) -> float:
    """F1 of the tokens that stand in the same order in both."""
    wanted, found = (LEADERS.sub(" ", t).split() for t in (ideal, text))
    matcher = difflib.SequenceMatcher(None, wanted, found, autojunk=False)
    return matcher.ratio()


def said(point: AgendaPoint) -> Expected:
    return Expected(
        point.number,
        point.title.text if point.title else None,
        point.case_number.text if point.case_number else None,
        point.access,
        tuple(section.kind for section in point.sections),
    )


def stated(point: AgendaPoint) -> list[object]:
    """All that a point states but for where; access is not printed everywhere."""
    return [
        point.number,
        point.title and point.title.text,
        point.case_number and point.case_number.text,
        [s.kind for s in point.sections],
        [(r.text, r.by, r.steps) for r in point.recommendations],
        [(d.outcome, d.body, d.absent) for d in point.decisions],
        sorted((a.value, a.text, a.scaled_by or "") for a in point.amounts),
        [(d.from_, d.to, d.text) for d in point.dates],
    ]


def boxed(pdf: pdfplumber.PDF, places: list[Place]) -> str:
    """The letters whose middle lies in the boxes, box by box."""
    return letters(
        "".join(
            char["text"]
            for place in places
            for char in pdf.pages[place.page - 1].chars
            if place.box[0] < (char["x0"] + char["x1"]) / 2 < place.box[2]
            and place.box[1] < (char["top"] + char["bottom"]) / 2 < place.box[3]
        )
    )


def letters(text: str) -> str:
    """Letters and figures: spaces, and hyphens at line ends, differ on the page."""
    return "".join(char for char in text if char.isalnum())
