"""Segmentation of many small layouts, each a file in ``tests/layouts``.

``expected.txt`` has a line a point: number | title | case number | access | kinds
of its sections; a dash is ``None``.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from referat_nlp.readers import read
from referat_nlp.segment import segment
from referat_nlp.segment.cues import (
    access_within,
    is_contents_line,
    read_case,
    read_heading,
    trim_access,
)
from referat_nlp.segment.lines import cue_lines
from referat_nlp.segment.numbers import read_number
from referat_nlp.segment.vocabulary import vocabulary
from referat_nlp.text import Line, Source, assemble

LAYOUTS = Path(__file__).parent / "layouts"
WORDS = vocabulary()


def assembled(*texts: str) -> Source:
    lines = [Line(text=text, gap=True) for text in texts]
    return assemble(lines, path="x.txt", sha256="", media_type="text/plain")


def expected() -> dict[str, list[str]]:
    points: dict[str, list[str]] = {}
    for line in (LAYOUTS / "expected.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            points[name] = []
        elif line.strip():
            points[name].append(line)
    return points


def described(path: Path) -> list[str]:
    source = read(path)
    lines = []
    for part in segment(source).segments:
        title, case = (
            source.text[p.start : p.end] if p else None
            for p in (part.title, part.case_number)
        )
        kinds = " ".join(s.kind for s in part.sections)
        title = title and " ".join(title.split())
        fields = (part.number, title, case, part.access, kinds)
        lines.append(" | ".join(f or "-" for f in fields))
    return lines


@pytest.mark.parametrize(("name", "points"), expected().items(), ids=str)
def test_layout_gives_the_points_a_reader_sees(name, points):
    assert described(LAYOUTS / name) == points


def test_every_layout_has_its_expectation():
    files = {p.name for p in LAYOUTS.iterdir()} - {"expected.txt"}
    assert files == set(expected())


@pytest.mark.parametrize("path", sorted(LAYOUTS.glob("*.[th]*")), ids=lambda p: p.name)
def test_points_are_ordered_and_sections_lie_inside(path):
    if path.name == "expected.txt":
        return
    source = read(path)
    cut = segment(source)
    position = 0
    for part in cut.segments:
        assert position <= part.start < part.end <= len(source.text)
        position = part.end
        inside = part.start
        for section in part.sections:
            assert inside <= section.start < section.end <= part.end
            inside = section.end


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Punkt 4.", "4"),
        ("Pkt. 44", "44"),
        ("#12 Tilskud til festival", "12"),
        ("Sag nr. 8", "8"),
        ("Nr.60 - Salg af jord", "60"),
        ("342. Orientering", "342"),
        ("49/1. Høring (Åben sag)", "49/1"),
        ("8. 1. Budgetopfølgning", "8"),
        ("5. 2. behandling af budget", "5"),
        ("• 302. Takster - Godkendelse", "302"),
        ("ØU-55/07-O Salg af grund", "ØU-55/07-O"),
        ("4. Medlemsforslag om cykelstier", "4"),
        ("3. februar 2020", None),
        ("12.03.2019", None),
        ("2.018.000 kr. til vejen", None),
        ("14 stemmer for", None),
        ("10.30 - 12.00 Frokost", None),
        ("2020 blev et godt år", None),
        ("Sag 306-2009-600", None),
        ("Sag 19/8714", None),
        ("Sag 25.01.00-P20-336-18", None),
        ("Sag nr. 3/2011", "3/2011"),
        ("25 mio. kr. afsættes", None),
    ],
)
def test_point_numbers(line, number):
    found = read_number(line)
    assert (found.number if found else None) == number


@pytest.mark.parametrize(
    ("line", "case"),
    [
        ("Sagsnr.: 13/10057  Sagsansvarlig: mhe.of", "13/10057"),
        ("J.nr.: 00.22.04", "00.22.04"),
        ("Journalnr. 00.01 P27/", "00.01 P27/"),
        ("Journal nr.: 08.03.00G01/549", "08.03.00G01/549"),
        ("Sagsnr.: 330-2018-3619 Dok.nr.: 330-2018-500301 Åbent", "330-2018-3619"),
        ("Åbent - 17.00.00A00 - 2008/048591", "17.00.00A00"),
        ("02.34.02-P19-12-20", "02.34.02-P19-12-20"),
        ("Sag 306-2009-600", "306-2009-600"),
        ("Sagsnr. 299834 Udvalg Åbent punkt", "299834"),
        ("Sagsnr.: 1-21-78-2-18", "1-21-78-2-18"),
        ("EMN-2019-01234", "EMN-2019-01234"),
        ("(Sagsnr. 23/0457 – åben)", "23/0457"),
        ("(2. behandling)", None),
        ("Dok. 306-2019-263412", None),
        ("Sag nr. 129", None),
        ("12-03-2019", None),
        ("10.02.20", None),
    ],
)
def test_case_numbers(line, case):
    place = read_case(line, WORDS)
    assert (line[slice(*place)] if place else None) == case


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("BESLUTNING:", "decision"),
        ("Beslutning: Godkendt.", "decision"),
        ("Beslutning i Økonomiudvalget den 12-03-2019", "decision"),
        ("Økonomiudvalget, 23-05-2018, pkt. 203:", "decision"),
        ("Kommunalbestyrelsens møde 28. november 2005 Punkt 1:", "decision"),
        ("Beslutning fra Plan, Miljø og Teknik, 7. januar 2020, pkt. 2", "decision"),
        ("Udvalget:", "decision"),
        ("Sagens forløb:", "process"),
        ("Økonomiske konsekvenser", "economy"),
        ("Beslutningstema", "summary"),
        ("Skolechefens indstilling", "recommendation"),
        ("Budgetmæssige og juridiske konsekvenser", "economy"),
        ("Organisatoriske konsekvenser:", "other"),
        ("Godkendelse af skolechefens indstilling", None),
        ("Referat af møde i Havneudvalget den 5. maj 2019", None),
        ("Økonomiudvalget anbefaler indstillingen.", None),
        ("Byrådet, 27-03-2008", None),
        ("Godkendt.", None),
    ],
)
def test_section_headings(line, kind):
    heading = read_heading(line, WORDS)
    assert (heading.kind if heading else None) == kind


BAD = [
    "1. ",
    "(åben) ",
    "Aaudvalget, ",
    "Udvalget for Aa, Aa ",
    "den 1. maj 2019 ",
    "Beslutning i ",
    "Aaske, aaske ",
]


@pytest.mark.parametrize("bad", BAD)
def test_cues_of_a_megabyte_of_bad_text_are_read_in_linear_time(bad):
    line = bad * (1_000_000 // len(bad))
    start = time.process_time()
    read_number(line)
    read_case(line, WORDS)
    read_heading(line, WORDS)
    trim_access(line)
    access_within(line)
    is_contents_line(line)
    assert time.process_time() - start < 20


def test_many_alike_entries_are_told_apart_in_bounded_time():
    lines = [Line(text="1. 1. 1. Punkt om noget og andet")] * 20_000
    source = assemble(lines, path="-", sha256="", media_type="text/plain")
    start = time.process_time()
    segment(source)
    assert time.process_time() - start < 60


def test_huge_list_of_numbers_is_segmented_in_bounded_time(tmp_path):
    path = tmp_path / "list.txt"
    path.write_text("Referat\n" + "1. Punkt om noget\n" * 20_000, "utf-8")
    assert len(segment(read(path)).segments) <= 1


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("IV. Ny skole", "IV", "Ny skole"),
        ("(2) Ny skole", "2", "Ny skole"),
        ("[2] Ny skole", "2", "Ny skole"),
        ("Ad pkt. 7: Ny skole", "7", "Ny skole"),
        ("Ad. 7 Ny skole", "7", "Ny skole"),
        ("Punkt: 7", "7", ""),
        ("Punkt 7 af 12", "7", ""),
        ("96/2011 Ny skole", "96/2011", "Ny skole"),
        ("4 / Ny skole", "4", "Ny skole"),
        ("3a. Ny skole", "3a", "Ny skole"),
        ("Ny skole\tPunkt 7", "7", "Ny skole"),
        ("Til pkt. 3: Ny skole", "3", "Ny skole"),
        ("________ 2. Ny skole", "2", "Ny skole"),
        ("3.1 Ny skole", "3.1", "Ny skole"),
    ],
)
def test_numbers_of_many_forms(line, number, title):
    found = read_number(line)
    assert found is not None
    assert (found.number, line[found.rest : found.end]) == (number, title)


def test_a_name_is_no_roman_number():
    source = assembled("Referat af møde den 3. maj 2022", "V. Hansen", "1. Ny skole")
    assert [c.numbered is not None for c in cue_lines(source, WORDS)] == [0, 0, 1]


def test_minutes_without_points_keep_their_head():
    source = assembled(
        "Lokalrådet for Østersogn", "Referat af møde den 3. maj 2022", "Vejen er våd."
    )
    cut = segment(source)
    assert cut.segments == ()
    assert cut.meeting.body is not None
    assert str(cut.meeting.date) == "2022-05-03"


def test_another_bodys_decision_told_in_a_case_is_no_heading():
    line = "Miljø- og Fødevareklagenævnets afgørelse"
    assert read_heading(line, WORDS) is None


LOCAL_LABELS = """
[[entry]]
id = "label.case.local"
label = "case_number"
text = ["aktnøgle"]

[[entry]]
id = "label.title.local"
label = "title"
text = ["sagsord"]

[[entry]]
id = "label.place.local"
label = "place"
text = ["holdes ved"]
"""
HEAD = ("Referat", "Byrådet den 3. maj 2021")
FIRST = ("Indstilling", "At den bygges.", "Beslutning", "Godkendt.")
SECOND = ("Indstilling", "At den bygges.", "Beslutning", "Udsat.")


@pytest.mark.parametrize(
    ("first", "second", "cases"),
    [
        (["1. Sagsord: Ny skole"], ["2. Sagsord: Ny bro"], [None, None]),
        (["Ny skole", "Aktnøgle:"], ["Ny bro", "Aktnøgle: 7712"], [None, "7712"]),
        (
            ["Ny skole", "Holdes ved Engen"],
            ["Ny bro", "Holdes ved Åen"],
            [None, None],
        ),
        (
            ["Punkt 1", "Holdes ved: Engen", "Ny skole"],
            ["Punkt 2", "Holdes ved: Åen", "Ny bro"],
            [None, None],
        ),
    ],
)
def test_an_overlays_labels_reach_titles_and_starts(tmp_path, first, second, cases):
    (tmp_path / "labels.toml").write_text(LOCAL_LABELS, "utf-8")
    source = assembled(*HEAD, *first, *FIRST, *second, *SECOND)

    parts = segment(source, overlay=tmp_path).segments

    spans = [(part.title, part.case_number) for part in parts]
    read = [[p and source.text[p.start : p.end] for p in pair] for pair in spans]
    assert read == [["Ny skole", cases[0]], ["Ny bro", cases[1]]]
