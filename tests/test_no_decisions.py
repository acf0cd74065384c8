"""What stands near a decision and is none: reports, plans, absence, empty words."""

from __future__ import annotations

from datetime import date

import pytest
from case_lines import build, told

from referat_nlp.records import Meeting, Section
from referat_nlp.rules.decisions import find_decisions

COUNCIL = Meeting(body="Byrådet", date=date(2019, 3, 20), kind="minutes")


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


def test_what_an_office_recommends_is_no_decision() -> None:
    advice = "Administrationen indstiller, at planen godkendes."
    text, sections = build(("decision", "Beslutning", advice))
    assert find_decisions(text, sections, meeting=COUNCIL) == []
