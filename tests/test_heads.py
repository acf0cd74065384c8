"""Lines that say whose decision follows, and which names mean one body."""

from __future__ import annotations

import pytest

from referat_nlp.records import Meeting, Section
from referat_nlp.rules.decisions import find_decisions
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


@pytest.mark.parametrize(
    ("line", "body", "day"),
    [
        ("Det besluttede Kommunalbestyrelsen", "Kommunalbestyrelsen", None),
        (
            "Det sagde Udvalget for Skole og Fritid den 4. april 2018",
            "Udvalget for Skole og Fritid",
            "2018-04-04",
        ),
        ("Sådan besluttede byrådet", "byrådet", None),
        (
            "Økonomiudvalget besluttede den 6. juni 2012",
            "Økonomiudvalget",
            "2012-06-06",
        ),
        ("Kultur og Fritid vedtog den 3. maj 2011", "Kultur og Fritid", "2011-05-03"),
        ("Regionsrådets behandling", "Regionsrådet", None),
        ("Behandlet i Teknisk Udvalg 07-10-2021", "Teknisk Udvalg", "2021-10-07"),
        (
            "Protokol fra teknik- og miljøudvalget 08.09.2021",
            "teknik- og miljøudvalget",
            "2021-09-08",
        ),
        ("Protokol", None, None),
        ("Hvad sagde socialudvalget den 3/5-2019?", "socialudvalget", "2019-05-03"),
    ],
)
def test_heading_of_a_decision_names_its_body(
    line: str, body: str | None, day: str | None
) -> None:
    head = read_head(line, heading=True)
    assert head is not None
    assert (head.body, head.day and head.day.isoformat()) == (body, day)


@pytest.mark.parametrize("line", ["Afstemning", "Udvalgets bemærkninger"])
def test_other_headings_name_no_body(line: str) -> None:
    assert read_head(line, heading=True) is None


def test_old_protocol_puts_the_council_under_the_committee() -> None:
    text = "Økonomiudvalget 19/2 2008: Anbefales.\nByrådet tiltrådte bevillingen."
    sections = [
        Section(
            kind="decision", heading="Økonomiudvalget 19/2 2008", start=0, end=len(text)
        )
    ]
    found = find_decisions(
        text, sections, meeting=Meeting(body="Byrådet", kind="minutes")
    )
    assert [(d.body, d.outcome) for d in found] == [
        ("Økonomiudvalget", "recommended"),
        (None, "approved"),
    ]


def test_ballot_in_a_section_of_its_own_belongs_to_the_decision() -> None:
    text = (
        "Afgørelse\nVedtaget med 8 stemmer mod 6.\nAfstemning\nJa (8): A, F\nNej (6): V"
    )
    at = text.index("Afstemning")
    sections = [
        Section(kind="decision", heading="Afgørelse", start=0, end=at),
        Section(kind="decision", heading="Afstemning", start=at, end=len(text)),
    ]
    (found,) = find_decisions(text, sections)
    assert found.votes is not None
    assert (found.votes.for_.count, found.votes.for_.parties) == (8, ("A", "F"))
    assert [d.who for d in found.dissents] == ["V"]
