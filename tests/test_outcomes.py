"""How decision texts ended, the passage that says so, and what was followed."""

from __future__ import annotations

import pytest
from case_lines import cases, only


@pytest.mark.parametrize(("outcome", "text"), cases("outcomes"))
def test_outcome(outcome: str, text: str) -> None:
    assert only(text).outcome == outcome


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("Godkendt.\n\nUdvalget ønsker en status til maj.", "Godkendt."),
        ("Drøftet. Indstillingen godkendt.", "Indstillingen godkendt."),
        ("*Anbefales.*", "Anbefales."),
        ("Ad 1: Godkendt. Ad 2: Udsat.", "Ad 1: Godkendt. Ad 2: Udsat."),
        (
            "Formanden bød velkommen. Solen skinnede.\n\nVi gik hjem.",
            "Formanden bød velkommen. Solen skinnede.",
        ),
        (
            "Tilbagesendes Kulturens 2. Afdeling.",
            "Tilbagesendes Kulturens 2. Afdeling.",
        ),
        ("Fraværende: Ida Krog\nUdsat.", "Udsat."),
        (
            "Udvalget godkendte forslaget, idet der er lagt vægt på hensynet til\n"
            "naboerne. Kai Holm stemte imod.",
            "Udvalget godkendte forslaget, idet der er lagt vægt på hensynet til\n"
            "naboerne.",
        ),
    ],
)
def test_passage_is_the_sentence_that_states_the_outcome(
    text: str, passage: str
) -> None:
    assert only(text).text == passage


@pytest.mark.parametrize(
    ("text", "unanimous"),
    [
        ("Enstemmigt godkendt.", True),
        ("Et enigt udvalg anbefaler planen.", True),
        ("Godkendt.", False),
        ("Ikke enstemmigt godkendt.", False),
    ],
)
def test_unanimous_only_where_said(text: str, unanimous: bool) -> None:
    assert only(text).unanimous is unanimous


@pytest.mark.parametrize(("followed", "text"), cases("followed"))
def test_followed_only_where_the_text_says_so(followed: str, text: str) -> None:
    assert (only(text).followed or "none") == followed
