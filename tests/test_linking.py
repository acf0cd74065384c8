"""Names of one document that mean the same: members, surnames, short forms."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat_nlp.records import Entity
from referat_nlp.rules.names import (
    People,
    find_entities,
    link_entities,
    link_points,
    merge_entities,
)


def linked(text: str, *members: str) -> list[tuple[str, str | None]]:
    return [
        (e.text, e.canonical) for e in link_entities(text, find_entities(text), members)
    ]


def test_a_member_is_known_wherever_he_is_named():
    text = "Xu Okvist ønskede sagen udsat. Okvists forslag faldt."
    assert linked(text) == []
    assert linked(text, "Xu Okvist") == [
        ("Xu Okvist", "Xu Okvist"),
        ("Okvists", "Xu Okvist"),
    ]


def test_a_member_is_a_politician_and_no_organisation():
    text = "Xu Okvist ønskede sagen udsat."
    model = Entity(
        start=0, end=9, text=text[:9], rule="model.ORG", label="ORG", canonical=None
    )
    (found,) = link_entities(text, merge_entities([], [model], text), ["Xu Okvist"])
    assert (found.label, found.kind, found.rule) == (
        "PER",
        "politician",
        "person.member",
    )


def test_a_title_and_a_surname_are_the_full_name():
    text = (
        "Borgmester Ib Holm (A) bød velkommen. Kritikken fra borgmester Holm var mild."
    )
    assert linked(text) == [("Ib Holm", "Ib Holm"), ("Holm", "Ib Holm")]


@pytest.mark.parametrize(
    "text",
    [
        "Ib Holm (A) og Eva Holm (V) stemte for. Formand Holm stemte imod.",
        "Ib Okholm (A) stemte for. Det gjorde Xenia Okholm ikke.",
        "Ib Skov (A) stemte for. Skov og eng fredes.",
        "Ib Holbæk (A) stemte for. Vejen til Holbæk lukkes.",
    ],
)
def test_a_surname_that_could_be_another_is_not_linked(text):
    alone = {c for t, c in linked(text) if " " not in t}
    assert alone <= {"Holbæk"}


def test_variants_of_a_name_are_one():
    text = "Ib Bo Holm (A) foreslog det. Ib B. Holm (A) trak det. Ib Holm (A) tav."
    assert {c for _, c in linked(text)} == {"Ib Bo Holm"}


def test_an_ambiguous_variant_stays_itself():
    people = People([], ["Ib Bo Holm", "Ib Ole Holm", "Ib Holm"])
    assert [
        people.who(n) for n in ("Ib Bo Holm", "Ib Ole Holm", "Ib Holm", "Holm")
    ] == [
        "Ib Bo Holm",
        "Ib Ole Holm",
        "Ib Holm",
        None,
    ]


def test_the_mayor_where_one_member_is():
    text = "Borgmester Ib Holm (A) bød velkommen. Borgmesteren orienterede om sagen."
    assert linked(text)[1:] == []
    assert linked(text, "Ib Holm")[1:] == [("Borgmesteren", "Ib Holm")]


def test_two_mayors_are_none():
    text = (
        "Borgmester Ib Holm (A) afløser borgmester Eva Sand (V). Borgmesteren er glad."
    )
    assert "Borgmesteren" not in dict(linked(text, "Ib Holm", "Eva Sand"))


def test_a_bracketed_short_form_is_the_name():
    text = "Lundeby Idrætsforening (LIF) søger. Tilskuddet til LIF er 5.000 kr."
    assert linked(text) == [
        ("Lundeby Idrætsforening", "Lundeby Idrætsforening"),
        ("LIF", "Lundeby Idrætsforening"),
        ("LIF", "Lundeby Idrætsforening"),
    ]


def test_the_definite_noun_is_the_name():
    text = "Lundeby Musikskole flytter. Aftalen med Musikskolen udløber."
    assert linked(text)[1:] == [("Musikskolen", "Lundeby Musikskole")]


def test_the_name_behind_the_noun_is_the_name():
    text = "Børnehuset Snurretoppen søger penge. Der er 40 børn i Snurretoppen."
    assert linked(text) == [
        ("Børnehuset Snurretoppen", "Børnehuset Snurretoppen"),
        ("Snurretoppen", "Børnehuset Snurretoppen"),
    ]


def test_a_noun_or_a_place_behind_the_noun_is_none():
    assert len(linked("Restaurant Havnen lukker. Der bades i Havnen.")) == 1


def test_a_definite_noun_of_two_names_is_neither():
    text = "Lundeby Skole og Terneby Skole flytter. Hos Skolen er der ro."
    assert all(t != "Skolen" for t, _ in linked(text))


def test_a_town_once_certain_is_one_everywhere():
    text = "Mødet holdes i Vipperød. Vipperød har to skoler."
    assert linked(text) == [("Vipperød", "Vipperød")] * 2


def test_points_share_what_they_know():
    points = [
        "Borgmester Ib Okholm (A) bød velkommen.\n",
        "Okholm foreslog en pause.\n",
    ]
    spans = [(0, len(points[0])), (len(points[0]), len(points[0]) + len(points[1]))]
    found = link_points(
        "".join(points), spans, [find_entities(p) for p in points], ["Ib Okholm"]
    )
    assert [[(e.start, e.text) for e in own] for own in found] == [
        [(11, "Ib Okholm")],
        [(0, "Okholm")],
    ]


@given(st.text(alphabet="AB ab.\nÆ(æs)-", max_size=200))
def test_linked_names_are_ordered_and_as_printed(text):
    found = link_entities(text, find_entities(text), ["Ab Ba", "Æs Ab"])
    assert all(text[e.start : e.end] == e.text for e in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_linking_twice_changes_nothing():
    text = "Borgmester Ib Holm (A) talte. Lundeby Skole (LS) og Holm svarede i LS."
    once = link_entities(text, find_entities(text), ["Ib Holm"])
    assert link_entities(text, once, ["Ib Holm"]) == once


def test_linking_takes_time_in_proportion_to_the_text():
    line = "Ib Holm (A) og Lundeby Idrætsforening (LIF) mødte Holm i Lundeby Skov.\n"
    start = time.perf_counter()
    link_entities(line * 3000, find_entities(line * 3000), ["Ib Holm"])
    assert time.perf_counter() - start < 10
