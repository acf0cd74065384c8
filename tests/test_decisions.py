"""The decisions of a point: every body's, which is the meeting's own, and who dealt."""

from __future__ import annotations

from datetime import date

import pytest
from case_lines import build, told

from referat_nlp.records import Meeting, Section
from referat_nlp.rules.decisions import find_decisions

COUNCIL = Meeting(body="Byrådet", date=date(2019, 3, 20), kind="minutes")


def test_each_body_has_its_decision_and_the_meetings_own_has_no_name() -> None:
    text, sections = build(
        (
            "decision",
            "Beslutning i Økonomiudvalget den 12-03-2019",
            "Anbefales.\nFraværende: Ida Krog",
        ),
        ("decision", "Beslutning i Byrådet den 20-03-2019", "Tiltrådt."),
    )
    expected = [
        ("Økonomiudvalget", "2019-03-12", "recommended"),
        (None, None, "approved"),
    ]
    found = find_decisions(text, sections, meeting=COUNCIL)
    assert told(found) == expected
    assert found[0].absent == ("Ida Krog",)
    assert found[1].absent == ()
    assert told(find_decisions(text, sections)) == expected


def test_heads_inside_one_section_cut_it() -> None:
    text, sections = build(
        (
            "decision",
            "Beslutning",
            "Økonomiudvalget, 12-03-2019, pkt. 33:\nIndstilles godkendt.\n\n"
            "Byrådet, 20-03-2019, pkt. 40:\nGodkendt.",
        ),
    )
    assert told(find_decisions(text, sections, meeting=COUNCIL)) == [
        ("Økonomiudvalget", "2019-03-12", "recommended"),
        (None, None, "approved"),
    ]


def test_block_with_date_place_and_absence_lines() -> None:
    text, sections = build(
        (
            "decision",
            "Beslutning fra Teknikudvalget",
            "Dato: 4. marts 2019\nSted: Lokale 2\nFraværende: Ole Bæk\nAnbefales.",
        ),
        (
            "decision",
            "Beslutning fra Byrådet",
            "Dato: 20. marts 2019\nSted: Salen\nFraværende:\nGodkendt.",
        ),
    )
    found = find_decisions(text, sections, meeting=COUNCIL)
    assert told(found) == [
        ("Teknikudvalget", "2019-03-04", "recommended"),
        (None, None, "approved"),
    ]
    assert found[0].absent == ("Ole Bæk",)
    assert [d.text for d in found] == ["Anbefales.", "Godkendt."]


def test_recommendation_tells_other_bodies_decisions_and_absences() -> None:
    text, sections = build(
        (
            "recommendation",
            "Indstilling",
            "Forvaltningen indstiller, at byrådet godkender stien.\n"
            "Økonomiudvalget anbefaler indstillingen.\n"
            "Økonomiudvalget: Kai Holm var fraværende.",
        ),
        ("decision", "Beslutning", "Godkendt.\nOle Bæk var fraværende."),
    )
    found = find_decisions(text, sections, meeting=COUNCIL)
    assert told(found) == [
        ("Økonomiudvalget", None, "recommended"),
        (None, None, "approved"),
    ]
    assert found[0].absent == ("Kai Holm",)
    assert found[1].absent == ("Ole Bæk",)


def test_log_of_the_case_tells_earlier_decisions() -> None:
    text, sections = build(
        (
            "process",
            "Sagens forløb",
            "04-03-2019 Magistraten\nFremsendes til Birkeby Byråd.\n"
            "20-03-2019 Byrådet\nUdsat.",
        ),
        ("decision", "Beslutning", "Udsat."),
    )
    assert told(find_decisions(text, sections, meeting=COUNCIL)) == [
        ("Magistraten", "2019-03-04", "referred"),
        (None, None, "postponed"),
    ]


def test_an_announced_decision_of_the_committee_counts() -> None:
    text, sections = build(
        (
            "decision",
            "Økonomiudvalget den 12. marts 2019, pkt. 4:",
            "Økonomiudvalget indstiller, at taksten forhøjes til 20 kr.",
        ),
        ("decision", "Byrådets møde 20. marts 2019. Punkt 3:", "Tiltrådt."),
    )
    assert told(find_decisions(text, sections, meeting=COUNCIL)) == [
        ("Økonomiudvalget", "2019-03-12", "recommended"),
        (None, None, "approved"),
    ]


def test_a_listed_block_goes_to_the_body_that_its_sentence_names() -> None:
    text, sections = build(
        ("decision", "Teknisk Udvalg den 5. marts 2019, pkt. 8", ""),
        (
            "decision",
            "Økonomiudvalget den 12. marts 2019, pkt. 4",
            "Teknisk Udvalgs flertal indstiller forslaget til godkendelse.",
        ),
        ("decision", "Byrådets møde 20. marts 2019. Punkt 3:", "Udsat."),
    )
    assert told(find_decisions(text, sections, meeting=COUNCIL)) == [
        ("Teknisk Udvalg", None, "recommended"),
        (None, None, "postponed"),
    ]


def test_the_case_text_tells_a_committees_stand_in_a_line_of_its_own() -> None:
    text, sections = build(
        (
            "economy",
            "Økonomi",
            "Udgiften er 2 mio. kr. I 2012 godkendte Økonomiudvalget planen.\n"
            "Økonomiudvalget anbefaler indstillingen.\n"
            "Økonomiudvalget godkendte forslaget.",
        ),
        ("decision", "Beslutning", "Godkendt."),
    )
    assert told(find_decisions(text, sections, meeting=COUNCIL)) == [
        ("Økonomiudvalget", None, "recommended"),
        (None, None, "approved"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Teknisk Udvalg den 4. marts 2019 anbefalede indstillingen.",
            ("Teknisk Udvalg", "2019-03-04", "recommended"),
        ),
        (
            "Teknisk Udvalg har i møde den 4/3 2019 anbefalet indstillingen.",
            ("Teknisk Udvalg", "2019-03-04", "recommended"),
        ),
        (
            "Teknisk Udvalg indstiller til byrådet, at forslaget godkendes.",
            ("Teknisk Udvalg", None, "recommended"),
        ),
        (
            "Teknisk Udvalg kan ikke anbefale indstillingen.",
            ("Teknisk Udvalg", None, "rejected"),
        ),
        (
            "Teknisk Udvalg - 4. marts 2019\nUdsat.",
            ("Teknisk Udvalg", "2019-03-04", "postponed"),
        ),
    ],
)
def test_the_history_of_the_case_tells_decisions(
    sentence: str, expected: tuple[str | None, str | None, str]
) -> None:
    text, sections = build(
        ("process", "Sagens forløb", sentence), ("decision", "Beslutning", "Godkendt.")
    )
    assert told(find_decisions(text, sections, meeting=COUNCIL)) == [
        expected,
        (None, None, "approved"),
    ]


def test_another_bodys_sentence_before_the_meetings_own_decision() -> None:
    text, sections = build(
        (
            "decision",
            "Beslutning",
            "Magistraten fremsender indstillingen med anbefaling.\n\n"
            "Byrådet tiltrådte indstillingen.\nFraværende: Ida Krog",
        )
    )
    found = find_decisions(text, sections, meeting=COUNCIL)
    assert told(found) == [
        ("Magistraten", None, "recommended"),
        (None, None, "approved"),
    ]
    assert found[1].absent == ("Ida Krog",)


def test_a_protocol_carried_on_tells_later_decisions_of_others() -> None:
    text, sections = build(
        ("decision", "Udvalgets afgørelse", "Anbefales."),
        ("decision", "Økonomiudvalgets erklæring den 16. april 2031", "Tiltrædes."),
        ("decision", "Regionsrådets beslutning den 30. april 2031", "Bevilget."),
    )
    assert told(find_decisions(text, sections, meeting=COUNCIL))[1:] == [
        ("Økonomiudvalget", "2031-04-16", "approved"),
        ("Regionsrådet", "2031-04-30", "approved"),
    ]


@pytest.mark.parametrize(
    ("last", "outcome"),
    [
        ("Byrådet besluttede at antage tilbuddet.", ["approved"]),
        ("Byrådet besluttede i 2012 at udbyde opgaven.", []),
        ("Byrådet besluttede tidligere at udbyde opgaven.", []),
    ],
)
def test_the_last_line_of_a_point_without_headings_may_tell(
    last: str, outcome: list[str]
) -> None:
    text, sections = build(
        ("recommendation", "Indstilling", f"Chefen anbefaler det.\n\n{last}")
    )
    meeting = Meeting(body="Byrådet", kind="minutes")
    found = find_decisions(text, sections, meeting=meeting)
    assert [d.outcome for d in found] == outcome


def test_a_committees_sentence_in_the_case_without_a_heading() -> None:
    lead = "Sag nr. 61\nSkolestruktur\nSkoleudvalget anbefaler forslaget.\n"
    text = lead + "Byrådet:\nVedtaget."
    section = Section(
        kind="decision", heading="Byrådet", start=len(lead), end=len(text)
    )
    assert told(find_decisions(text, [section], meeting=COUNCIL)) == [
        ("Skoleudvalget", None, "recommended"),
        (None, None, "approved"),
    ]


def test_point_on_the_agenda_itself_is_approved_though_a_point_moves() -> None:
    text = "1. Godkendelse af dagsorden\nBeslutning\nGodkendt, idet sag nr. 8 udgår.\n"
    start = text.index("Beslutning")
    section = Section(kind="decision", heading="Beslutning", start=start, end=len(text))
    assert told(find_decisions(text, [section])) == [(None, None, "approved")]


def test_decision_on_the_headings_own_line() -> None:
    text, sections = "4. Sti\nBeslutning: Godkendt.\n", []
    start = text.index("Beslutning")
    sections.append(
        Section(kind="decision", heading="Beslutning", start=start, end=len(text))
    )
    (decision,) = find_decisions(text, sections)
    assert (decision.text, decision.outcome) == ("Godkendt.", "approved")


def test_the_bare_committee_is_the_one_that_meets() -> None:
    said = "Udvalget besluttede: Drøftet."
    text, sections = build(("decision", "Beslutning", said))
    meeting = Meeting(body="Børne- og Kulturudvalget")
    (decision,) = find_decisions(text, sections, meeting=meeting)
    assert (decision.body, decision.outcome) == (None, "discussed")


def test_a_body_in_a_tables_cell_decides_what_the_next_cell_says() -> None:
    text = (
        "1. Tilsyn\nSagsfremstilling\nArbejdet er i gang.\n"
        "Økonomiudvalget\tAnbefales\nByrådet\tGodkendt."
    )
    start = text.index("Sagsfremstilling")
    section = Section(
        kind="case", heading="Sagsfremstilling", start=start, end=len(text)
    )
    found = find_decisions(text, [section], meeting=COUNCIL)
    assert [(d.body, d.outcome) for d in found] == [
        ("Økonomiudvalget", "recommended"),
        (None, "approved"),
    ]


def test_how_a_body_voted_belongs_to_its_decision() -> None:
    said = (
        "Regionsrådet fulgte udvalgets indstilling med 12 stemmer for og 5 imod. "
        "2 medlemmer undlod at stemme."
    )
    text, sections = build(("decision", "Beslutning", said))
    meeting = Meeting(body="Forretningsudvalget", kind="minutes")
    (decision,) = find_decisions(text, sections, meeting=meeting)
    assert decision.votes is not None
    assert (decision.body, decision.votes.abstain.count) == ("Regionsrådet", 2)


def test_a_body_follows_what_another_recommends() -> None:
    said = "Økonomiudvalget anbefaler Børn- og Ungeudvalgets indstilling.\nGodkendt."
    text, sections = build(("decision", "Beslutning", said))
    found = find_decisions(text, sections, meeting=COUNCIL)
    assert told(found) == [
        ("Økonomiudvalget", None, "recommended"),
        (None, None, "approved"),
    ]
