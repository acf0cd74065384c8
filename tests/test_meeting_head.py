"""The meeting head in many hands: who met, when, where, and whose minutes they are."""

from __future__ import annotations

import pytest
from meeting_heads import HEADS

from referat_nlp.readers import read
from referat_nlp.rules.rosters import read_names
from referat_nlp.segment import segment

POINTS = """

1. Godkendelse af dagsorden
Indstilling
Det indstilles, at dagsordenen godkendes.
Beslutning
Godkendt.

2. Budgetopfølgning
Sagsnr. 22/1234
Indstilling
Forvaltningen indstiller, at opfølgningen godkendes.
Beslutning
Tiltrådt.
"""


@pytest.mark.parametrize("name", HEADS)
def test_head(name, tmp_path):
    head, facts, members = HEADS[name]
    path = tmp_path / "doc.txt"
    path.write_text(head + POINTS, "utf-8")
    meeting = segment(read(path)).meeting
    found = (
        meeting.municipality,
        meeting.body,
        meeting.start_time,
        meeting.end_time,
        meeting.place,
    )
    assert " | ".join(map(str, found)) == facts
    assert [
        f"{a.name}; {a.party or '-'}; {a.status}; {a.substitute or '-'}"
        for a in meeting.attendance
    ] == members.strip().splitlines()


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        ("www.havnsoe.dk\n", "Havnsø ligger smukt.", "Havnsø Kommune"),
        ("Byrådet i Lille Åstrup\n", "", "Lille Åstrup Kommune"),
        ("", "Havnsø Kommune køber grunden.", None),
    ],
)
def test_a_municipality_that_no_head_states_is_inferred(before, after, name, tmp_path):
    path = tmp_path / "doc.txt"
    text = f"Referat\nTeknisk Udvalg den 3. maj 2016\n{before}{POINTS}{after}\n"
    path.write_text(text, "utf-8")
    meeting = segment(read(path)).meeting
    assert meeting.municipality == name
    assert ("municipality" in meeting.inferred) is (name is not None)


def test_the_members_of_an_agenda_have_not_met(tmp_path):
    path = tmp_path / "doc.txt"
    path.write_text(
        "Dagsorden\nTeknisk Udvalg den 3. maj 2016\n"
        "Medlemmer: Ida Krog (A), Ole Bæk (V)\nAfbud: Ole Bæk\n\n"
        "1. Vejplan\nIndstilling\nDet indstilles, at planen godkendes.\n\n"
        "2. Lokalplan 7\nIndstilling\nDet indstilles, at planen godkendes.\n",
        "utf-8",
    )
    meeting = segment(read(path)).meeting
    assert [(a.name, a.status) for a in meeting.attendance] == [("Ole Bæk", "absent")]


def test_who_came_late_is_present_in_a_list_of_the_absent():
    members = read_names("Ida Krog\nOle Bæk deltog fra kl. 17", away=True)
    assert [m.status for m in members] == ["absent", "present"]


def test_the_word_of_a_menu_is_no_label_of_the_body(tmp_path):
    path = tmp_path / "doc.txt"
    path.write_text(
        f"Regionsrådet\n\nUdvalg\n\nPrintversion\n\nProtokol 3. maj 2016{POINTS}",
        "utf-8",
    )
    assert segment(read(path)).meeting.body == "Regionsrådet"


def test_members_party_by_party_without_a_label(tmp_path):
    path = tmp_path / "doc.txt"
    rows = "Liste A: Ida Krog, Per Lund\nListe V: Ole Bæk"
    head = f"Referat\nByrådet den 3. maj 2016\n{rows}"
    path.write_text(head + POINTS, "utf-8")
    found = segment(read(path)).meeting.attendance
    assert [(a.name, a.party) for a in found] == [
        ("Ida Krog", "A"),
        ("Per Lund", "A"),
        ("Ole Bæk", "V"),
    ]


def test_members_listed_at_the_very_end(tmp_path):
    path = tmp_path / "doc.txt"
    tail = "\nDeltagere:\nIda Krog (A)\nOle Bæk (V)\n\nAfbud:\nPer Lund (V)\n"
    path.write_text(f"Referat\nByrådet den 3. maj 2016{POINTS}{tail}", "utf-8")
    found = segment(read(path)).meeting.attendance
    assert [(a.name, a.status) for a in found] == [
        ("Ida Krog", "present"),
        ("Ole Bæk", "present"),
        ("Per Lund", "absent"),
    ]


def test_members_listed_below_a_point_without_text(tmp_path):
    path = tmp_path / "doc.txt"
    tail = "\n3. Meddelelser\n-\n\nMødt:\nIda Krog (A)\nOle Bæk (V)\n"
    path.write_text(f"Referat\nByrådet den 3. maj 2016{POINTS}{tail}", "utf-8")
    found = segment(read(path)).meeting.attendance
    assert [a.name for a in found] == ["Ida Krog", "Ole Bæk"]


def test_absence_below_the_last_decision_is_that_points(tmp_path):
    path = tmp_path / "doc.txt"
    path.write_text(
        f"Referat\nByrådet den 3. maj 2016{POINTS}Fraværende: Per Lund (V)\n", "utf-8"
    )
    assert segment(read(path)).meeting.attendance == ()


def test_weekdays_and_bodies_are_no_members():
    assert read_names("Onsdag den 15. maj 2002, Kommunalbestyrelsens lokaler") == []
