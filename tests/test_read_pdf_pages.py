"""PDFs: page breaks, running matter, turned and damaged pages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make_pdf import LEFT, RIGHT, Pdf
from reading import texts
from reportlab.lib.utils import simpleSplit

from referat_nlp.errors import ReadError
from referat_nlp.readers import read

LONG = (
    "Forvaltningen har siden foråret arbejdet med en samlet plan for stierne langs "
    "åen, og planen har været drøftet med lodsejerne, idrætsforeningen og skolen. "
    "Der er enighed om, at stien skal have fast belægning, og at den skal kunne "
    "bruges hele året af både gående og cyklister."
)


def test_a_paragraph_over_a_page_break_is_whole(pdf, load):
    words = LONG + " " + LONG.replace("stierne", "vejene")
    lines = simpleSplit(words, "Helvetica", 10, RIGHT - LEFT)
    pdf.y = 760
    for line in lines[:2]:
        pdf.line(line)
    pdf.at(280, 815, "Side 1")
    pdf.next_page()
    for line in lines[2:]:
        pdf.line(line)
    pdf.at(280, 815, "Side 2")
    source = load(pdf.save())
    assert texts(source) == [words]
    assert source.lines[0].page == 1


DIGITS = ["nul", "et", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni"]


def many_pages(pdf: Pdf, heads: list[list[tuple[float, float, str]]]) -> bytes:
    for number, extra in enumerate(heads, 1):
        for x, y, text in extra:
            pdf.at(x, y, text)
        spelt = " ".join(DIGITS[int(d)] for d in str(number))
        pdf.text(f"Afsnit {spelt} begynder her. {LONG}")
        pdf.next_page()
    return pdf.save()


def test_running_heads_and_feet_go_and_are_kept_once(pdf, load):
    pages = [
        [(LEFT, 40, "Byrådet, 27-03-2008"), (280, 815, f"Side {n} af 4")]
        for n in range(1, 5)
    ]
    pages[0] = pages[0][1:]
    source = load(many_pages(pdf, pages))
    assert "Side" not in source.text
    assert "27-03" not in source.text
    assert source.running == ("Byrådet, 27-03-2008",)
    assert len(source.lines) == 4


def test_odd_and_even_heads_and_roman_numbers(pdf, load):
    roman = ["i", "ii", "iii", "iv", "v", "vi"]
    pages = [
        [
            (LEFT if n % 2 else 400, 40, "Lindø Kommune" if n % 2 else "Referat 2012"),
            (290, 815, roman[n]),
        ]
        for n in range(6)
    ]
    source = load(many_pages(pdf, pages))
    assert set(source.running) == {"Lindø Kommune", "Referat 2012"}
    assert all(line.text.startswith("Afsnit") for line in source.lines)


def test_bare_page_numbers_go(pdf, load):
    source = load(many_pages(pdf, [[(290, 815, str(n))] for n in (7, 8, 9)]))
    assert len(source.lines) == 3
    assert source.running == ()


def test_points_at_the_head_of_pages_stay(pdf, load):
    pages = [
        [
            (LEFT, 60, f"Punkt {n}."),
            (LEFT, 75, "Åben sag"),
            (290, 815, f"Side {n} af 3"),
        ]
        for n in (1, 2, 3)
    ]
    found = texts(load(many_pages(pdf, pages)))
    assert [t for t in found if not t.startswith("Afsnit")] == [
        "Punkt 1.",
        "Åben sag",
        "Punkt 2.",
        "Åben sag",
        "Punkt 3.",
        "Åben sag",
    ]


def test_access_stays_at_the_head_of_pages_and_goes_at_their_feet(pdf, load):
    pages = [[(LEFT, 60, "Åben sag"), (290, 815, "åben")] for _ in range(4)]
    source = load(many_pages(pdf, pages))
    assert texts(source).count("Åben sag") == 4
    assert source.running == ("åben",)


def test_a_two_hundred_page_document_is_read(pdf, load):
    pages = [[(290, 815, f"Side {n} af 200")] for n in range(1, 201)]
    source = load(many_pages(pdf, pages))
    assert len(source.pages) == len(source.lines) == 200


def test_a_turned_page_reads_as_displayed(pdf, load):
    pdf.canvas.setPageRotation(90)
    pdf.canvas.rotate(90)
    for i, text in enumerate(["Mødedato: 3. maj", "Beslutning", "Godkendt."]):
        pdf.canvas.drawString(80, -(60 + 30 * i), text)
    source = load(pdf.save())
    assert texts(source) == ["Mødedato: 3. maj", "Beslutning", "Godkendt."]
    assert source.lines[0].box is not None
    assert source.lines[0].box[0] == pytest.approx(80, abs=2)


def test_a_page_printed_sideways_is_turned(pdf, load):
    pdf.text(LONG)
    pdf.next_page()
    pdf.canvas.rotate(90)
    ruled_sideways = [(80, "Projekt"), (300, "2024"), (400, "I alt")]
    for x, text in ruled_sideways:
        pdf.canvas.drawString(x, -60, text)
    for x, text in [(80, "Anlæg"), (300, "1.200"), (400, "950")]:
        pdf.canvas.drawString(x, -75, text)
    assert texts(load(pdf.save()))[1:] == ["Projekt\t2024\tI alt", "Anlæg\t1.200\t950"]


def test_a_stamp_along_the_margin_is_no_text(pdf, load):
    pdf.text(LONG)
    pdf.canvas.rotate(90)
    pdf.canvas.drawString(200, -30, "KOPI AF ORIGINALEN")
    assert texts(load(pdf.save())) == [LONG]


@settings(max_examples=40, deadline=None, database=None)
@given(st.integers(0, 3000), st.integers(0, 255), st.integers(0, 400))
def test_a_damaged_pdf_reads_or_says_so(tmp_path_factory, where, byte, run):
    pdf = Pdf()
    pdf.text(LONG)
    data = bytearray(pdf.save())
    data[where : where + run] = bytes([byte]) * min(run, len(data) - where)
    path = tmp_path_factory.mktemp("pdf") / "minutes.pdf"
    path.write_bytes(bytes(data))
    try:
        source = read(path)
    except ReadError as error:
        assert "minutes.pdf: " in str(error)  # noqa: PT017
    else:
        assert source.text
