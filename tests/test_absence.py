"""Who was away or disqualified, and the names that a printed list holds."""

from __future__ import annotations

import pytest
from case_lines import cases, only

from referat_nlp.rules.rosters import read_names


@pytest.mark.parametrize(("expected", "text"), cases("absence"))
def test_absence(expected: str, text: str) -> None:
    decision = only(text)
    parts = []
    if decision.absent:
        parts.append(f"absent: {', '.join(decision.absent)}")
    if decision.recused:
        parts.append(f"recused: {', '.join(decision.recused)}")
    assert ("; ".join(parts) or "none") == expected


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
