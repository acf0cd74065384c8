"""What an agenda point is about: printed KLE numbers, procedure, classifier."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referat_nlp.errors import ModelError
from referat_nlp.lexicon import phrasebook
from referat_nlp.rules.kle import main_groups, read_kle
from referat_nlp.topics import classify, classify_many, explain, is_procedure, kle
from referat_nlp.topics.features import PointText, features, words
from referat_nlp.topics.kle import is_english

DATA = Path(__file__).resolve().parents[1] / "models" / "topics"


@pytest.mark.parametrize(
    ("text", "number", "facet"),
    [
        ("01.02.05-P16-1-20", "01.02.05", "P16"),
        ("J.nr. 00.01.00", "00.01.00", None),
        ("06.00.00P15-1-25", "06.00.00", "P15"),
        ("Åbent - 17.00.00A00 - 2008/048591", "17.00.00", "A00"),
        ("Journalnr. 00.01 P27/", "00.01", "P27"),
        ("08.03.00G01/549", "08.03.00", "G01"),
        ("00.01.00", "00.01.00", None),
        ("Sagsnr.: 326-2014-1327  J.nr.: 05.09.00  Dok.nr.: 9", "05.09.00", None),
        ("KLE-nr. 27.36.04 Sagsbehandler: LHA", "27.36.04", None),
        ("16.03.26-P19-1-07", "16.03.26", "P19"),
    ],
)
def test_a_kle_number_is_read_as_printed(
    text: str, number: str, facet: str | None
) -> None:
    found = read_kle(text)
    assert found is not None
    assert (found.number, found.facet) == (number, facet)
    assert text[found.start : found.end].startswith(number)


@pytest.mark.parametrize(
    "text",
    [
        "2019-018025",
        "25/26411",
        "EMN-2019-01234",
        "306-2009-600",
        "1-21-78-2-18",
        "S2025-4603",
        "20-332957F",
        "Mødet den 01.02.05 blev aflyst",
        "fra 01.02.05 til 28.02.05",
        "den 12.05.2024",
        "kl. 12.30 A10",
        "2.100.000 kr.",
        "16.03.26",
        "",
    ],
)
def test_other_numbers_and_dates_are_no_kle_number(text: str) -> None:
    assert read_kle(text) is None


@pytest.mark.parametrize(
    ("case_number", "code"),
    [("05.04.00-P20-3-24", "05"), ("Åbent - 17.00.00A00 - 2008/0485", "17")],
)
def test_a_printed_number_decides_against_the_words(
    case_number: str, code: str
) -> None:
    (topic,) = classify("Høring om ny badesø", case_number=case_number)
    assert (topic.code, topic.score, topic.source) == (code, 1.0, "case_number")
    assert topic.scheme == "KLE"
    assert topic.label == main_groups()[code]


def test_a_journal_line_at_the_head_of_the_text_decides() -> None:
    (topic,) = classify("Ny sag", "Åbent\nJ.nr.: 29.09.00\nForvaltningen indstiller")
    assert (topic.code, topic.source) == ("29", "case_number")


@pytest.mark.parametrize(
    "case_number", ["16.03.26-P19-1-07", "00.22.00-P35-4-24", "24/11873"]
)
def test_discontinued_groups_and_meeting_cases_leave_it_to_the_words(
    case_number: str,
) -> None:
    found = classify("Ny cykelsti langs Skovvej", case_number=case_number)
    assert (found[0].code, found[0].source) == ("05", "classifier")


def test_a_meeting_case_decides_a_point_of_the_meeting() -> None:
    (topic,) = classify("Meddelelser", case_number="00.22.00-P35-4-24")
    assert (topic.code, topic.source) == ("00", "case_number")


@pytest.mark.parametrize(
    "title",
    [
        "Eventuelt",
        "Evt.",
        "Meddelelser",
        "2. Meddelelser fra borgmesteren",
        "Godkendelse af dagsorden",
        "Godkendelse af dagsorden for mødet den 3. juni 2024",
        "Underskriftsark",
        "Lukket: Orientering",
        "Orientering fra formanden",
        "Orientering fra formanden/gensidig orientering",
        "Spørgetid for borgere",
        "Punkt 14 - Eventuelt (lukket)",
        "Evt",
        "EVENTUELT",
        "Meddelelse",
        "Lukket: Meddelelser",
        "A. Meddelelser",
        "Meddelelser fra formand, medlemmer og forvaltning",
        "Orientering v/ formanden",
        "Borgmesteren orienterer",
        "Huskeliste og orientering fra forvaltningen",
        "Bordet rundt",
        "Siden sidst",
        "Orienteringspunkter (O)",
        "Godkendelse af dagsorden (B)",
        "Godkendelse af referat fra mødet den 4. maj 2026 kl. 16.30",
        "Program for byrådsmødet",
        "Mødekalender 2027 for Børne- og Skoleudvalget",
        "Mødeplan 2027 for Teknisk Udvalg",
        "Underskrift",
        "Næste møde",
        "Sager på vej",
        "Sager pa\u030a vej",
        "Udkast til mødeplan for 2031",
        "Valg af næstformand",
    ],
)
def test_procedure_is_never_uncertain(title: str) -> None:
    assert is_procedure(title)
    (topic,) = classify(title, body="Teknik- og Miljøudvalget")
    assert topic.code == "00"
    assert topic.score > 0.9


@pytest.mark.parametrize(
    "title",
    [
        "Meddelelser om støj fra havnen",
        "Eventuelt salg af skolen",
        "Orientering om rotter",
        "Dagsordenssystem",
        "2024",
        "",
    ],
)
def test_a_subject_is_no_procedure(title: str) -> None:
    assert not is_procedure(title)


def test_the_examples_of_the_procedure_lexicon_hold() -> None:
    assert list(phrasebook("procedure").check()) == []


# Wordings that the training data does not hold.
@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Ny busrute mellem Ravnsø og Tangholm", "13"),
        ("Endelig vedtagelse af lokalplan 7.31 for Ravnsø Mark", "01"),
        ("Tillæg nr. 12 til Spildevandsplan 2024, Tangholm", "06"),
        ("Nye regler for sortering af madaffald", "07"),
        ("Byggetilladelse til carport i skel på Elmevænget", "02"),
        ("Skema B for 18 almene familieboliger i Tangholm", "03"),
        ("Bump og chikaner på Elmevænget", "05"),
        ("Beskæftigelsesplan 2031", "15"),
        ("Elevfravær i folkeskolen", "17"),
        ("Medlemstilskud til idrætsforeninger", "18"),
        ("Åbningstider på Ravnsø Bibliotek", "21"),
        ("Alkoholbevilling til Restaurant Tangen", "22"),
        ("Grundskyldspromille 2031", "25"),
        ("Ventelister til plejehjem", "27"),
        ("Normeringer i vuggestuer", "28"),
        ("Ventetid til genoptræning", "29"),
        ("Antal anbragte børn i plejefamilier", "34"),
        ("Sygefravær blandt kommunens ansatte", "81"),
        ("Valgstyrere til kommunalvalget", "84"),
        ("Informationssikkerhed og NIS2", "85"),
        ("Ventetid på knæoperationer", "29"),
        ("Graveområder for grus i Tangholm", "01"),
    ],
)
def test_the_subject_decides_not_the_action(title: str, code: str) -> None:
    assert classify(title)[0].code == code
    assert classify(f"Orientering om {title}")[0].code == code


def test_the_committee_tips_the_scale() -> None:
    def score(body: str) -> float:
        found = classify("Nyt tilbud til unge", "Et værested.", body=body)
        return next((t.score for t in found if t.code in ("34", "17")), 0.0)

    assert score("Børne- og Skoleudvalget") > score("Havneudvalget")


def test_the_name_of_a_committee_is_no_subject() -> None:
    point = PointText(text="Fritids- og Kulturudvalget drøfter støj.")
    found = {word for view in features(point) for _, word in view}
    assert found == {"drøfter", "støj"}


def test_a_sender_says_nothing_of_the_subject() -> None:
    subject = "parkeringspladser ved banegården"
    alone = features(PointText(title=subject))
    for before in (
        "Forespørgsel fra Liberal Alliance om",
        "Forslag til byrådsbeslutning fra SF's byrådsgruppe vedrørende",
        "Medlemsforslag fra to medlemmer:",
        "Lukket sag:",
    ):
        assert features(PointText(title=f"{before} {subject}")) == alone


def test_at_most_three_topics_best_first_each_a_probability() -> None:
    found = classify("Salg af areal til ny cykelsti og regnvandsbassin ved skolen")
    assert 1 <= len(found) <= 3
    assert [t.score for t in found] == sorted((t.score for t in found), reverse=True)
    assert sum(t.score for t in found) <= 1.0 + 1e-6


@pytest.mark.parametrize(
    "title", [None, "", "   ", "–", "2024", "Qwxz vrbl", "The annual report of a club"]
)
def test_nothing_is_claimed_of_what_says_nothing(title: str | None) -> None:
    assert classify(title) == []


@pytest.mark.parametrize(
    "text",
    [
        "The committee approved that the lease of the harbour is to be renewed.",
        "Minutes of the meeting, which was held in the town hall and open to all.",
    ],
)
def test_english_text_has_no_topic(text: str) -> None:
    assert classify("Report on schools", text) == []
    assert is_english(text)


def test_a_few_english_words_are_no_english_text() -> None:
    text = "Der orienteres om projektet Back to the Future of Work for unge ledige."
    assert not is_english(text)
    assert classify("Status på unge ledige", text)[0].code == "15"


def test_a_huge_point_takes_bounded_time() -> None:
    classify("Støj", "varm op")
    text = "spildevand og kloakering i det åbne land " * 15_000
    started = time.perf_counter()
    found = classify("Nyt projekt", text, case_number="1" * 100_000)
    assert time.perf_counter() - started < 2
    assert found[0].code == "06"


def test_many_at_once_are_as_one_by_one() -> None:
    points = [
        PointText(title="Eventuelt"),
        PointText(title="Ny børnehave i Ravnsø"),
        PointText(title=None),
        PointText(title="Sag", case_number="82.00.00-G01-1-25"),
    ]
    alone = [classify(p.title, p.text, case_number=p.case_number) for p in points]
    assert classify_many(points) == alone


def test_explain_names_the_words_that_decided() -> None:
    found = explain("Orientering om tømning af septiktanke i Ravnsø")
    assert "septiktanke" in [word for word, _ in found[:3]]
    assert explain("") == []


def test_explain_names_the_number_that_decided() -> None:
    assert explain("Ny sag", case_number="05.04.00-P20-3-24") == [("05.04.00", 1.0)]
    found = explain("Ny cykelsti", case_number="00.22.00-P35-4-24")
    assert found[0][0] == "cykelsti"


def test_a_point_of_two_subjects_gets_both() -> None:
    found = classify("Ny cykelsti og regnvandsbassin ved Elmelund")
    assert {"05", "06"} <= {t.code for t in found if t.score > 0.2}


def test_names_and_numbers_are_told_from_common_words() -> None:
    found = words("Nyt hus i Tangbro. SFO 2025")
    assert [(w.text, w.name) for w in found] == [
        ("nyt", False),
        ("hus", False),
        ("i", False),
        ("tangbro", True),
        ("sfo", False),
    ]


def test_a_missing_model_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(kle.resources, "files", lambda _: tmp_path)
    kle.kle_model.cache_clear()
    try:
        with pytest.raises(ModelError, match="train_topics"):
            classify("Ny cykelsti")
    finally:
        kle.kle_model.cache_clear()


def test_the_model_knows_every_main_group() -> None:
    assert len(main_groups()) == 37
    assert sorted(kle.kle_model().classifier.classes_) == sorted(main_groups())


@pytest.mark.parametrize(
    ("name", "least"), [("titles.csv", 60), ("descriptions.csv", 15)]
)
def test_the_training_data_covers_every_main_group(name: str, least: int) -> None:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        rows = [tuple(row.values()) for row in csv.DictReader(file)]
    codes = [row[0].split()[0] for row in rows]
    assert {c for row in rows for c in row[0].split()} == set(main_groups())
    assert min(codes.count(c) for c in main_groups()) >= least
    assert all(text.strip() for _, text in rows)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200), st.text(max_size=300))
def test_any_text_is_survived(title: str, text: str) -> None:
    found = classify(title, text, case_number=text)
    assert all(t.code in main_groups() and 0 <= t.score <= 1 for t in found)
    explain(title, text)
