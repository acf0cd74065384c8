"""Outcomes, votes, dissents and absences of decision texts, and whose they are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat_nlp.records import Decision, Meeting, Section, VoteSide
from referat_nlp.rules.attendance import read_names
from referat_nlp.rules.decisions import find_decisions
from referat_nlp.rules.decisions.heads import read_head, same_body

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[object]:
    """One pytest case a line: what is expected, and the decision text."""
    found: list[object] = []
    lines = (CASES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        gap = line.startswith("~")
        expected, text = line.lstrip("~ ").split(" | ", 1)
        marks = [pytest.mark.xfail(reason="known gap")] if gap else []
        found.append(
            pytest.param(
                expected.strip(),
                text.replace(" ⏎ ", "\n").replace(" ⏎", "\n"),
                id=f"{name}:{number}",
                marks=marks,
            )
        )
    return found


def only(text: str) -> Decision:
    (decision,) = find_decisions(text)
    assert text[decision.start : decision.end] == decision.text
    return decision


@pytest.mark.parametrize(("outcome", "text"), cases("outcomes"))
def test_outcome(outcome: str, text: str) -> None:
    assert only(text).outcome == outcome


def side(value: VoteSide) -> str:
    count = "-" if value.count is None else str(value.count)
    return f"{count} {', '.join(value.parties + value.persons)}".strip()


@pytest.mark.parametrize(("expected", "text"), cases("votes"))
def test_votes(expected: str, text: str) -> None:
    votes = only(text).votes
    if votes is None:
        assert expected == "none"
    else:
        sides = (votes.for_, votes.against, votes.abstain)
        assert " / ".join(side(s) for s in sides) == expected


@pytest.mark.parametrize(("expected", "text"), cases("dissents"))
def test_dissents(expected: str, text: str) -> None:
    found = only(text).dissents
    assert all(text[d.start : d.end] == d.text and d.who in d.text for d in found)
    assert ("; ".join(f"{d.who} {d.kind}" for d in found) or "none") == expected


@pytest.mark.parametrize(("expected", "text"), cases("absence"))
def test_absence(expected: str, text: str) -> None:
    decision = only(text)
    parts = []
    if decision.absent:
        parts.append(f"absent: {', '.join(decision.absent)}")
    if decision.recused:
        parts.append(f"recused: {', '.join(decision.recused)}")
    assert ("; ".join(parts) or "none") == expected


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


def test_read_names_of_a_head() -> None:
    listed = (
        "Borgmester Ida Krog (A)\nOle Bæk, V\n"
        "Kai Holm (F) - stedfortræder for Lis Ager\n"
        "Per von Lund (Venstre), Bo H. Dam og Eva Rose-Lund"
    )
    members = read_names(listed)
    assert [m.name for m in members] == [
        "Ida Krog",
        "Ole Bæk",
        "Kai Holm",
        "Lis Ager",
        "Per von Lund",
        "Bo H. Dam",
        "Eva Rose-Lund",
    ]
    assert [m.party for m in members[:3]] == ["A", "V", "F"]
    assert (members[3].status, members[3].substitute) == ("absent", "Kai Holm")


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Erling Bæk, (A)", "Erling Bæk A present"),
        ("Ida Krog, 1. næstformand- afbud", "Ida Krog - absent"),
        ("Ida Krog (A): afbud", "Ida Krog A absent"),
        ("Ida Krog – deltog ikke", "Ida Krog - absent"),
        ("Ida Krog (V) (til kl. 18)", "Ida Krog V present"),
        ("Ida Krog (A) deltog ikke i pkt. 3", "Ida Krog A present"),
        ("Ida Krog afbud, Ole Bæk (V)", "Ida Krog - absent; Ole Bæk V present"),
        ("Ida Krog (I)Indholdsfortegnelse", "Ida Krog I present"),
        ("Ida Krog, Oplysningsforbundene", "Ida Krog - present"),
        ("Ida Krog, Ældre Sagen", "Ida Krog - present"),
        ("Ida Krog, forældrerepræsentant", "Ida Krog - present"),
        ("Per Sand (PS)", "Per Sand - present"),
        ("Per Sand (SF)", "Per Sand SF present"),
        ("Konst. direktør Ida Krog", "Ida Krog - present"),
        ("Fhv. rådmand Ole Bæk", "Ole Bæk - present"),
        *((word, "") for word in ("Sager 162 - 177", "Sagsforløb", "Kopier", "Søg")),
    ],
)
def test_read_names_reads_marks_and_refuses_what_is_no_name(
    printed: str, read: str
) -> None:
    members = read_names(printed)
    found = (f"{m.name} {m.party or '-'} {m.status}" for m in members)
    assert "; ".join(found) == read


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


def test_a_section_of_its_own_may_tell_who_was_away() -> None:
    text, sections = sectioned("Indstilling\nBeslutning\nGodkendt.\n")
    start = len(text)
    text += "Fraværende\nIda Krog (O)\n"
    sections.append(
        Section(kind="other", heading="Fraværende", start=start, end=len(text))
    )
    (decision,) = find_decisions(text, sections)
    assert decision.absent == ("Ida Krog",)


@given(st.text(alphabet="Godkent ikaUs.,:;\n-()123AØV", max_size=200))
def test_any_text_gives_exact_spans(text: str) -> None:
    for decision in find_decisions(text):
        assert text[decision.start : decision.end] == decision.text
        for dissent in decision.dissents:
            assert text[dissent.start : dissent.end] == dissent.text


@pytest.mark.parametrize(
    "unit",
    [
        "Godkendt ",
        "ikke ",
        "A, ",
        "Ida Krog ",
        "stemte imod ",
        "1. ",
        "( ",
        "for 3 ",
        "\n",
        "Fraværende: ",
    ],
)
def test_long_dull_text_does_not_hang(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    assert all(text[d.start : d.end] == d.text for d in find_decisions(text))
