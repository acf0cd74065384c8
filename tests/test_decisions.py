"""The decisions of a point: every body's, which is the meeting's own, and who dealt."""

from __future__ import annotations

from datetime import date

import pytest

from referat_nlp.records import Decision, Meeting, Section
from referat_nlp.rules.decisions import find_decisions


def build(*pieces: tuple[str | None, str, str]) -> tuple[str, list[Section]]:
    """A point's text of (kind, heading, body) pieces, with its sections."""
    text, sections = "4. Ny cykelsti\n", []
    for kind, heading, body in pieces:
        start = len(text)
        text += f"{heading}\n{body}\n"
        sections.append(
            Section(kind=kind, heading=heading, start=start, end=len(text))  # type: ignore[arg-type]
        )
    return text, sections


def told(decisions: list[Decision]) -> list[tuple[str | None, str | None, str]]:
    return [
        (d.body, d.date.isoformat() if d.date else None, d.outcome) for d in decisions
    ]


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


def test_a_list_of_dealings_announces_no_decision_of_the_committees() -> None:
    text, sections = build(
        (
            "decision",
            "Økonomiudvalget den 12. marts 2019, pkt. 4",
            "Prisen er steget.\nØkonomiudvalget indstiller til byrådet,\n"
            "at taksten forhøjes til 20 kr.",
        ),
        ("decision", "Byrådets møde 20. marts 2019. Punkt 3:", "Tiltrådt."),
    )
    assert told(find_decisions(text, sections, meeting=COUNCIL)) == [
        (None, None, "approved")
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


def test_future_treatment_is_no_decision() -> None:
    text, sections = build(
        (
            "process",
            "Behandlingsplan",
            "02-04-2019 Økonomiudvalget\n09-04-2019 Byrådet",
        ),
        ("decision", "Beslutning", "Drøftet."),
    )
    assert told(find_decisions(text, sections, meeting=COUNCIL)) == [
        (None, None, "discussed")
    ]


@pytest.mark.parametrize("body", ["", "\n", ".", " \n"])
def test_empty_decision_section_is_no_decision(body: str) -> None:
    text, sections = build(("decision", "Beslutning", body))
    assert find_decisions(text, sections, meeting=COUNCIL) == []


@pytest.mark.parametrize("body", ["Ingen.", "---", "Intet at bemærke."])
def test_empty_words_elsewhere_are_no_decision(body: str) -> None:
    text, sections = build(
        ("economy", "Økonomi", body), ("legal", "Retsgrundlag", body)
    )
    assert find_decisions(text, sections, meeting=COUNCIL) == []


def test_agenda_with_an_earlier_bodys_decision_has_no_own() -> None:
    text, sections = build(
        ("decision", "Beslutning i Økonomiudvalget den 12-03-2019", "Anbefales."),
        ("decision", "Beslutning i Byrådet den 20-03-2019", ""),
    )
    agenda = Meeting(body="Byrådet", date=date(2019, 3, 20), kind="agenda")
    assert told(find_decisions(text, sections, meeting=agenda)) == [
        ("Økonomiudvalget", "2019-03-12", "recommended")
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


def sectioned(text: str) -> tuple[str, list[Section]]:
    """A point of an Indstilling and a Beslutning, with its sections."""
    cut = text.index("Beslutning\n")
    return text, [
        Section(kind="recommendation", heading="Indstilling", start=0, end=cut),
        Section(kind="decision", heading="Beslutning", start=cut, end=len(text)),
    ]


def test_absence_of_another_body_makes_it_no_decider() -> None:
    text, sections = sectioned(
        "Indstilling\nStaben indstiller, at planen godkendes.\n"
        "Jobudvalget: Ida Krog var fraværende.\n"
        "Kulturudvalget: Ole Bæk var fraværende.\n"
        "Økonomiudvalget anbefaler indstillingen.\n"
        "Kulturudvalget: Anbefales.\n"
        "Beslutning\nGodkendt.\n"
    )
    found = find_decisions(text, sections, meeting=Meeting(body="Byrådet"))
    assert [(d.body, d.absent) for d in found] == [
        ("Økonomiudvalget", ()),
        ("Kulturudvalget", ("Ole Bæk",)),
        (None, ()),
    ]


@pytest.mark.parametrize(
    ("body", "outcome"), [("Byrådet", "other"), ("Teknisk Udvalg", "approved")]
)
def test_what_another_body_has_decided_is_a_report(body: str, outcome: str) -> None:
    told = "Indstilling\nBeslutning\nTeknisk Udvalg har godkendt planen.\n"
    text, sections = sectioned(told)
    (decision,) = find_decisions(text, sections, meeting=Meeting(body=body))
    assert decision.outcome == outcome


@pytest.mark.parametrize("heading", ["Fraværende", "Fremmøde og inhabilitet"])
def test_a_section_of_its_own_may_tell_who_was_away(heading: str) -> None:
    text, sections = sectioned("Indstilling\nBeslutning\nGodkendt.\n")
    start = len(text)
    text += f"{heading}\nAfbud: Ida Krog (O)\n"
    sections.append(Section(kind="other", heading=heading, start=start, end=len(text)))
    (decision,) = find_decisions(text, sections)
    assert decision.absent == ("Ida Krog",)


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


@pytest.mark.parametrize(
    ("place", "absent"),
    [("under punkterne 12-15", ()), ("under punkterne 2-4", ("Ida Krog",))],
)
def test_who_was_away_from_other_points_is_not_away_from_this(
    place: str, absent: tuple[str, ...]
) -> None:
    text = f"3. Cykelstier\nBeslutning\nGodkendt. Ida Krog (V) deltog ikke {place}."
    start = text.index("Beslutning")
    section = Section(kind="decision", heading="Beslutning", start=start, end=len(text))
    [decision] = find_decisions(text, [section])
    assert decision.absent == absent


def test_the_agendas_point_tells_who_leaves_at_others() -> None:
    text = (
        "1. Godkendelse af dagsorden\nBeslutning\nGodkendt.\n"
        "Ida Krog deltog ikke under punkterne 12-15.\nAfbud: Ole Bæk\n"
    )
    section = Section(kind="decision", heading="Beslutning", start=28, end=len(text))
    (decision,) = find_decisions(text, [section], meeting=COUNCIL)
    assert decision.absent == ("Ole Bæk",)


def test_bodies_that_head_items_of_a_decision_decide_nothing() -> None:
    listed = (
        "Økonomiudvalget anbefaler, at planen godkendes.\n"
        "Følgende belyses:\n"
        "Teknisk Udvalg:\n- Veje\n- Broer\n"
        "Kulturudvalget:\n- Haller\n"
        "Afbud: Ida Krog\n"
    )
    text, sections = build(("decision", "Beslutning", listed))
    meeting = Meeting(body="Økonomiudvalget", kind="minutes")
    (decision,) = find_decisions(text, sections, meeting=meeting)
    assert (decision.outcome, decision.absent) == ("recommended", ("Ida Krog",))


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


def test_what_an_office_recommends_is_no_decision() -> None:
    advice = "Administrationen indstiller, at planen godkendes."
    text, sections = build(("decision", "Beslutning", advice))
    assert find_decisions(text, sections, meeting=COUNCIL) == []


def test_a_body_follows_what_another_recommends() -> None:
    said = "Økonomiudvalget anbefaler Børn- og Ungeudvalgets indstilling.\nGodkendt."
    text, sections = build(("decision", "Beslutning", said))
    found = find_decisions(text, sections, meeting=COUNCIL)
    assert told(found) == [
        ("Økonomiudvalget", None, "recommended"),
        (None, None, "approved"),
    ]
