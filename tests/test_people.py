"""The ``people`` table: who sits where, over many meetings."""

from datetime import date

import pytest

import referat_nlp as rn
from referat_nlp.people import Sighting, people_rows

MINUTES = """\
Lundeby Kommune
Referat
Økonomiudvalget
{day}

Til stede: {there}
Fraværende: {away}

1. Godkendelse af dagsorden
Beslutning
Godkendt.
"""


def sight(name: str, day: int, **given: str | None) -> Sighting:
    fields = {"municipality": "Lundeby", "body": "Byrådet", "party": None, **given}
    return Sighting(name=name, date=date(2024, 5, day), document=f"{day}.txt", **fields)


def test_one_row_a_person_and_body():
    rows = people_rows(
        [
            sight("Ib Holm", 2, party="V"),
            sight("Ib Holm", 1, party="A"),
            sight("Ib Holm", 3, body="Socialudvalget"),
            sight("Ib Holm", 4, municipality="Terneby"),
        ]
    )
    assert [(r["municipality"], r["body"], r["meetings"]) for r in rows] == [
        ("Lundeby", "Byrådet", 2),
        ("Lundeby", "Socialudvalget", 1),
        ("Terneby", "Byrådet", 1),
    ]
    assert rows[0] == {
        "name": "Ib Holm",
        "municipality": "Lundeby",
        "body": "Byrådet",
        "party": "V",
        "first_seen": date(2024, 5, 1),
        "last_seen": date(2024, 5, 2),
        "meetings": 2,
    }


def test_forms_of_a_name_are_one_person_within_a_municipality():
    rows = people_rows([sight("Ib B. Holm", 1), sight("Ib Holm", 2)])
    assert [(r["name"], r["meetings"]) for r in rows] == [("Ib B. Holm", 2)]


def test_what_is_not_known_is_left_open():
    unknown = Sighting("Ib Holm", None, None, None, None, "a.txt")
    (row,) = people_rows([unknown])
    assert [row[k] for k in ("municipality", "body", "party", "first_seen")] == [
        None
    ] * 4


@pytest.fixture(scope="module")
def frames(tmp_path_factory):
    folder = tmp_path_factory.mktemp("minutes")
    meetings = [
        ("9. januar 2024", "Ib Holm (A), Eva Sand (V)", "Bo Kær (C)"),
        ("6. februar 2024", "Ib Holm (A), Bo Kær (C)", "Eva Sand (V)"),
    ]
    paths = []
    for number, (day, there, away) in enumerate(meetings):
        paths.append(folder / f"{number}.txt")
        paths[-1].write_text(
            MINUTES.format(day=day, there=there, away=away), encoding="utf-8"
        )
    return rn.to_frames(rn.mine_many(paths, model="none"))


def test_people_of_several_meetings(frames):
    people = frames["people"].set_index("name")
    assert list(people.index) == ["Bo Kær", "Eva Sand", "Ib Holm"]
    assert set(people["body"]) == {"Økonomiudvalget"}
    assert dict(people["party"]) == {"Bo Kær": "C", "Eva Sand": "V", "Ib Holm": "A"}
    assert set(people["meetings"]) == {2}
    assert people.loc["Ib Holm", "first_seen"] == date(2024, 1, 9)
    assert people.loc["Ib Holm", "last_seen"] == date(2024, 2, 6)


def test_the_table_is_written(frames, tmp_path):
    import sqlite3

    from referat_nlp.export import write_tables

    target = write_tables(frames, tmp_path / "all.sqlite")
    with sqlite3.connect(target) as database:
        rows = database.execute("select name, first_seen from people").fetchall()
    database.close()
    assert ("Ib Holm", "2024-01-09") in rows
