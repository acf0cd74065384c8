"""Lines that say whose decision follows, and which names mean one body."""

from __future__ import annotations

import pytest

from referat_nlp.rules.decisions.heads import read_head, same_body


@pytest.mark.parametrize(
    ("line", "body", "day"),
    [
        (
            "Beslutning i Økonomiudvalget den 12-03-2019",
            "Økonomiudvalget",
            "2019-03-12",
        ),
        (
            "Beslutning Teknik- og Miljøudvalget den 11-08-2021",
            "Teknik- og Miljøudvalget",
            "2021-08-11",
        ),
        (
            "BESLUTNING I ØKONOMIUDVALGET DEN 10-03-2015",
            "ØKONOMIUDVALGET",
            "2015-03-10",
        ),
        ("Økonomiudvalget, 23-05-2018, pkt. 203:", "Økonomiudvalget", "2018-05-23"),
        (
            "Økonomiudvalgets beslutning i mødet den 29. marts 2021",
            "Økonomiudvalget",
            "2021-03-29",
        ),
        (
            "Social- og Sundhedsudvalget den 7. maj 2019: Anbefales",
            "Social- og Sundhedsudvalget",
            "2019-05-07",
        ),
        (
            "Beslutning fra Plan, Miljø og Teknik, 7. januar 2020, pkt. 207",
            "Plan, Miljø og Teknik",
            "2020-01-07",
        ),
        ("19-08-2019 Magistraten", "Magistraten", "2019-08-19"),
        (
            "Kommunalbestyrelsens møde 28. november 2005 Punkt 1:",
            "Kommunalbestyrelsen",
            "2005-11-28",
        ),
        ("Byrådets beslutning", "Byrådet", None),
        ("Beslutning i KB den 1. maj 2020", "KB", "2020-05-01"),
        ("Vedtagelse:", None, None),
        ("Beslutning:", None, None),
    ],
)
def test_head_tells_whose_decision_follows(
    line: str, body: str | None, day: str | None
) -> None:
    head = read_head(line)
    assert head is not None
    assert head.body == body
    assert (head.day.isoformat() if head.day else None) == day


@pytest.mark.parametrize(
    "line",
    [
        "Godkendt.",
        "Økonomiudvalget anbefaler indstillingen.",
        "Byrådet godkendte indstillingen den 3. maj 2019.",
        "Fraværende: Ida Krog",
        "Udvalget ønsker følgende belyst:",
        "",
    ],
)
def test_running_text_is_no_head(line: str) -> None:
    assert read_head(line) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Økonomiudvalget", "ØU", True),
        ("KB", "Kommunalbestyrelsen", True),
        ("TMU", "Teknik- og Miljøudvalget", True),
        ("Byrådets", "Aarhus Byråd", True),
        ("ØKONOMIUDVALGET", "Økonomiudvalget", True),
        ("Økonomiudvalget", "Erhvervsudvalget", False),
        ("ØU", "Erhvervsudvalget", False),
    ],
)
def test_same_body(one: str, other: str, same: bool) -> None:
    assert same_body(one, other) is same
