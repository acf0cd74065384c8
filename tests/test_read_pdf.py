"""PDFs: letters, words, lines and paragraphs in reading order."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make_pdf import HEIGHT, LEFT, RIGHT, Pdf
from raw_pdf import WITH_HELVETICA, one_page, show, stream
from reading import texts
from reportlab.pdfbase.pdfmetrics import stringWidth

from referat_nlp.readers import read
from referat_nlp.readers.pdf_glyphs import glyphs_of

ROOT = Path(__file__).parents[1]


LONG = (
    "Forvaltningen har siden foråret arbejdet med en samlet plan for stierne langs "
    "åen, og planen har været drøftet med lodsejerne, idrætsforeningen og skolen. "
    "Der er enighed om, at stien skal have fast belægning, og at den skal kunne "
    "bruges hele året af både gående og cyklister."
)


def test_a_wrapped_paragraph_is_one_line(pdf, load):
    pdf.text("Sagsfremstilling", font="Helvetica-Bold", after=0)
    pdf.text(LONG)
    pdf.text("Kort afsnit.")
    source = load(pdf.save())
    assert texts(source) == ["Sagsfremstilling", LONG, "Kort afsnit."]
    assert [line.bold for line in source.lines] == [True, False, False]
    assert [line.size for line in source.lines] == [10.0, 10.0, 10.0]
    assert source.lines[2].gap
    assert not source.lines[1].gap


def test_italics_size_and_box_are_told(pdf, load):
    pdf.text("Godkendt.", font="Helvetica-Oblique", size=12)
    line = load(pdf.save()).lines[0]
    assert (line.italic, line.size, line.page) == (True, 12.0, 1)
    assert line.box is not None
    assert line.box[0] == pytest.approx(LEFT, abs=2)
    assert line.box[1] < 90 < line.box[3] + 1


def test_short_lines_stay_apart(pdf, load):
    lines = ["Fraværende:", "Ida Kolding (A)", "Bo Lund (V)", "Åben sag"]
    for line in lines:
        pdf.line(line)
    pdf.text(LONG)
    assert texts(load(pdf.save())) == [*lines, LONG]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        (["kommune-", "planen"], "kommuneplanen"),
        (["Teknik- og Miljø-", "udvalget"], "Teknik- og Miljøudvalget"),
        (["Teknik-", "og Miljøudvalget"], "Teknik- og Miljøudvalget"),
        (["Job- og", "Velfærdsudvalget"], "Job- og Velfærdsudvalget"),
        (["drift-/", "anlæg"], "drift-/anlæg"),
        (["Teknik-/", "og Miljø"], "Teknik-/og Miljø"),
        (["IT-", "systemet"], "IT-systemet"),
        (["ØKONOMI-", "UDVALGET"], "ØKONOMIUDVALGET"),
        (["Anne-", "Lise"], "Anne-Lise"),
        (["2021-", "2024"], "2021-2024"),
    ],
)
def test_line_end_hyphens(pdf, load, broken, whole):
    first, second = broken
    lead = "Sagen er sendt til høring hos"
    while stringWidth(f"{lead} {first}", "Helvetica", 10) < RIGHT - LEFT - 25:
        lead += " os"
    pdf.text(LONG)
    pdf.line(f"{lead} {first}")
    pdf.line(f"{second} inden fristen.")
    assert texts(load(pdf.save()))[1] == f"{lead} {whole} inden fristen."


def test_list_items_and_labels_start_lines(pdf, load):
    pdf.text("Direktionen indstiller, at", after=0)
    item = "1. " + LONG
    pdf.text(item, after=0)
    pdf.line("2. planen sendes i høring, og")
    pdf.line("a) at budgettet tages op igen")
    pdf.line("• cykler")
    pdf.line("- biler")
    pdf.line("Ad 1: Godkendt.")
    pdf.line("Sagsnr.: 19/4711")
    assert texts(load(pdf.save())) == [
        "Direktionen indstiller, at",
        item,
        "2. planen sendes i høring, og",
        "a) at budgettet tages op igen",
        "• cykler",
        "- biler",
        "Ad 1: Godkendt.",
        "Sagsnr.: 19/4711",
    ]


def test_a_hanging_item_is_one_line(pdf, load):
    pdf.at(LEFT, pdf.y, "4.")
    pdf.text(LONG, x=LEFT + 28)
    pdf.at(LEFT, pdf.y, "5.")
    pdf.text("Budget", x=LEFT + 28)
    assert texts(load(pdf.save())) == [f"4. {LONG}", "5. Budget"]


@pytest.mark.parametrize("rest", ["2031.", "Lindø Havn.", "og i dens havn."])
def test_a_hanging_clause_without_a_mark_is_one_line(pdf, load, rest):
    pdf.text(LONG)
    clause = "at sagen sendes i høring hos de berørte kommuner"
    while stringWidth(f"{clause} og", "Helvetica", 10) < RIGHT - LEFT - 4:
        clause += " og"
    pdf.line(clause)
    pdf.line(rest, x=LEFT + 12)
    pdf.line("at planen godkendes.")
    assert texts(load(pdf.save()))[1:] == [f"{clause} {rest}", "at planen godkendes."]


def test_full_lines_that_open_items_stay_apart(pdf, load):
    """Each clause fills its line, so only its mark tells where it begins."""

    def filled(start: str, end: str) -> str:
        while stringWidth(f"{start} {end}", "Helvetica", 10) < RIGHT - LEFT - 12:
            start += " og"
        return f"{start} {end}"

    pdf.text(LONG)
    lines = [
        filled("at planen for byen vedtages", "nu,"),
        filled("at den sendes", "ud,"),
    ]
    pdf.line("Byrådet beslutter:")
    for line in lines:
        pdf.line(line)
    assert texts(load(pdf.save()))[1:] == ["Byrådet beslutter:", *lines]


def test_a_justified_line_of_few_words_is_one_line(pdf, load):
    pdf.row([(LEFT, "Budget"), (140, "2"), (182.5, "(2031)"), (250, "-")])
    words = ["Budget", "2", "(2031)", "forslag"]
    x = float(LEFT)
    pdf.y += 40
    for word in words:
        pdf.at(x, pdf.y, word)
        x += stringWidth(word, "Helvetica", 10) + 25
    assert texts(load(pdf.save())) == ["Budget\t2\t(2031)\t-", " ".join(words)]


def test_a_number_that_belongs_to_the_line_above(pdf, load):
    for line in ("3. Endelig vedtagelse af lokalplan nr.", "11.58 for Engen"):
        pdf.line(line, font="Helvetica-Bold")
    pdf.y += 20
    wide = "Der sendes et brev til alle beboere i området om den nye plan for engen."
    pdf.text(wide, right=235)
    assert texts(load(pdf.save()))[0] == (
        "3. Endelig vedtagelse af lokalplan nr. 11.58 for Engen"
    )


def test_a_numbered_title_below_a_full_line_stands_alone(pdf, load):
    for line in ("Referat fra mødet i Byrådet kl. 18.00", "1. Godkendelse af referat"):
        pdf.line(line)
    pdf.y += 20
    wide = "Der sendes et brev til alle beboere i området om den nye plan for engen."
    pdf.text(wide, right=235)
    assert texts(load(pdf.save()))[:2] == [
        "Referat fra mødet i Byrådet kl. 18.00",
        "1. Godkendelse af referat",
    ]


def test_letters_stand_where_their_widths_put_them():
    for path in sorted((ROOT / "corpus" / "dev").glob("*.pdf")):
        document = pypdfium2.PdfDocument(path)
        for page in document:
            textpage = page.get_textpage()
            quick, exact = glyphs_of(textpage), glyphs_of(textpage, exact=True)
            off = np.abs(quick.box - exact.box).max()
            assert off < 0.2 * max(look.size for look in exact.looks)
            textpage.close()
        document.close()


def test_a_gap_inside_a_word_is_seen():
    # Too narrow for PDFium to put a space there.
    textpage = pypdfium2.PdfDocument(
        one_page(
            stream(
                show(b"[(Anlaeg) -240 (sum Anlaeg) 240 (sum)]").replace(b"Tj", b"TJ")
            ),
            resources=WITH_HELVETICA,
        )
    )[0].get_textpage()
    quick, exact = glyphs_of(textpage), glyphs_of(textpage, exact=True)
    assert np.abs(quick.box - exact.box).max() < 0.01


def test_the_order_of_drawing_does_not_matter(pdf, load):
    pdf.at(280, 815, "Side 1 af 1")
    pdf.at(LEFT, 300, "Beslutning")
    pdf.at(LEFT, 320, "Godkendt.")
    pdf.at(LEFT, 100, "Indstilling")
    pdf.at(LEFT, 120, "Direktionen indstiller, at sagen godkendes.")
    assert texts(load(pdf.save())) == [
        "Indstilling",
        "Direktionen indstiller, at sagen godkendes.",
        "Beslutning",
        "Godkendt.",
    ]


def test_letter_spaced_headings_close_up(pdf, load):
    pdf.line("U D S K R I F T", font="Helvetica-Bold")
    pdf.y += 10
    pdf.canvas.setFont("Helvetica-Bold", 14)
    text = pdf.canvas.beginText(LEFT, HEIGHT - pdf.y)
    text.setCharSpace(9)
    text.textOut("REFERAT")
    pdf.canvas.drawText(text)
    assert texts(load(pdf.save())) == ["UDSKRIFT", "REFERAT"]


def test_dot_leaders_stay_in_the_line(pdf, load):
    pdf.line("1. Godkendelse af dagsorden ............................ 3")
    pdf.line("2. Budget .............................................. 4")
    found = texts(load(pdf.save()))
    assert len(found) == 2
    assert found[0].startswith("1. Godkendelse af dagsorden ....")
    assert found[0].endswith("3")


def test_raised_note_figures_stay_off_the_number(pdf, load):
    pdf.at(LEFT, 100, "Udgiften er 4.500")
    end = LEFT + stringWidth("Udgiften er 4.500", "Helvetica", 10)
    pdf.at(end, 96, "1", size=6)
    pdf.at(end + 6, 100, "kr. pr. år.")
    assert texts(load(pdf.save())) == ["Udgiften er 4.500¹ kr. pr. år."]


@settings(max_examples=60, deadline=None, database=None)
@given(
    st.lists(
        st.tuples(
            st.integers(40, 480), st.integers(60, 780), st.sampled_from([8, 10, 14])
        ),
        min_size=1,
        max_size=40,
        unique_by=lambda spot: (spot[0] // 60, spot[1] // 18),
    )
)
def test_no_word_is_ever_lost(tmp_path_factory, spots):
    pdf = Pdf()
    for number, (x, y, size) in enumerate(spots):
        spot = (x // 60 * 60 + 20, y // 18 * 18)
        pdf.at(*spot, f"ord{number}q", size=size)
    path = tmp_path_factory.mktemp("pdf") / "minutes.pdf"
    path.write_bytes(pdf.save())
    found = read(path).text
    assert [n for n in range(len(spots)) if f"ord{n}q" not in found] == []
