"""PDFs: reading order, paragraphs, tables, running matter, and bad files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make_pdf import HEIGHT, LEFT, RIGHT, Pdf
from raw_pdf import WITH_HELVETICA, one_page, show, stream
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth

from referat_nlp.errors import ReadError
from referat_nlp.readers import read
from referat_nlp.readers.pdf_glyphs import glyphs_of
from referat_nlp.text import Source

ROOT = Path(__file__).parents[1]
LONG = (
    "Forvaltningen har siden foråret arbejdet med en samlet plan for stierne langs "
    "åen, og planen har været drøftet med lodsejerne, idrætsforeningen og skolen. "
    "Der er enighed om, at stien skal have fast belægning, og at den skal kunne "
    "bruges hele året af både gående og cyklister."
)


@pytest.fixture
def pdf() -> Pdf:
    return Pdf()


@pytest.fixture
def load(tmp_path: Path):
    def load(data: bytes) -> Source:
        path = tmp_path / "minutes.pdf"
        path.write_bytes(data)
        return read(path)

    return load


def texts(source: Source) -> list[str]:
    return [line.text for line in source.lines]


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


def test_labels_stand_with_values_drawn_later(pdf, load):
    labels = ["Mødedato:", "Mødested:", "Afbud:", "Bemærkninger:"]
    values = ["12-03-2019", "Rådhuset, lokale 2", "", "Ingen"]
    for i, label in enumerate(labels):
        pdf.at(LEFT, 120 + 20 * i, label)
    for i, value in enumerate(values):
        pdf.at(220, 120 + 20 * i, value)
    assert texts(load(pdf.save())) == [
        "Mødedato: 12-03-2019",
        "Mødested: Rådhuset, lokale 2",
        "Afbud:",
        "Bemærkninger: Ingen",
    ]


def test_a_label_with_several_values(pdf, load):
    pdf.at(LEFT, 120, "Medlemmer:")
    names = ["Ida Kolding (A)", "Bo Lund (V)", "Anna Marie Holm Petersen (F)"]
    for i, name in enumerate(names):
        pdf.at(220, 120 + 14 * i, name)
    pdf.at(LEFT, 175, "Afbud:")
    pdf.at(220, 175, "Karl Vestergård (C)")
    assert texts(load(pdf.save())) == [
        "Medlemmer: Ida Kolding (A)",
        "Bo Lund (V)",
        "Anna Marie Holm Petersen (F)",
        "Afbud: Karl Vestergård (C)",
    ]


def test_labels_set_out_of_step_with_their_values(pdf, load):
    for i, label in enumerate(["Mødedato:", "Medlemmer:", "Afbud:"]):
        pdf.at(LEFT, 133 + 13 * i, label)
    values = [
        "12-03-2019",
        "Ida Kolding (A), Bo Lund (V) og Anna Holm",
        "(F)",
        "Per Dam",
    ]
    for i, value in enumerate(values):
        pdf.at(220, 120 + 13 * i, value)
    assert texts(load(pdf.save())) == [
        "Mødedato: 12-03-2019",
        "Medlemmer: Ida Kolding (A), Bo Lund (V) og Anna Holm (F)",
        "Afbud: Per Dam",
    ]


def test_labels_without_colon(pdf, load):
    for i, (label, value) in enumerate(
        [
            ("Mødedato", "12-03-2019"),
            ("Mødested", "Rådhuset"),
            ("Starttidspunkt", "17:00"),
        ]
    ):
        pdf.at(LEFT, 120 + 16 * i, label, "Helvetica-Bold")
        pdf.at(220, 120 + 16 * i, value)
    assert texts(load(pdf.save())) == [
        "Mødedato\t12-03-2019",
        "Mødested\tRådhuset",
        "Starttidspunkt\t17:00",
    ]


def test_name_columns_are_read_down(pdf, load):
    left = ["Ida Kolding (A)", "Bo Lund (V)", "Anna Holm (F)", "Per Dam (C)"]
    right = ["Mie Vang (B)", "Ole Krog (O)", "Lis Bøgh (Ø)"]
    for i, name in enumerate(left):
        pdf.at(LEFT, 120 + 14 * i, name)
    for i, name in enumerate(right):
        pdf.at(300, 120 + 14 * i, name)
    assert texts(load(pdf.save())) == left + right


def test_text_columns_are_read_down(pdf, load):
    pdf.text("Referat fra mødet", font="Helvetica-Bold", size=14)
    top = pdf.y
    pdf.text(LONG, right=285)
    pdf.y = top + 4
    pdf.text(LONG.replace("stierne", "vejene"), x=305)
    assert texts(load(pdf.save())) == [
        "Referat fra mødet",
        LONG,
        LONG.replace("stierne", "vejene"),
    ]


def test_a_table_that_leaves_its_column_moves_no_edge(pdf, load):
    title = "Fælles drift af havnens store lystbådebroer i 2031"
    for page in range(3):
        for x in (LEFT, 305):
            pdf.y = 90.0
            pdf.text(LONG, x=x, right=x + 215)
            pdf.text(LONG.replace("stierne", "vejene"), x=x, right=x + 215)
        if page == 1:
            pdf.row([(305, "Anlæg i alt"), (450, "1.200"), (533, "950")])
        pdf.text(title, x=305, right=520, font="Helvetica-Bold")
        pdf.next_page()
    assert texts(load(pdf.save())).count(title) == 3


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


def test_a_table_without_rules(pdf, load):
    pdf.text("Økonomi", font="Helvetica-Bold", after=2)
    pdf.row([(LEFT, "Beløb i 1.000 kr."), (300, "2024"), (360, "2025"), (420, "I alt")])
    pdf.row([(LEFT, "Anlæg"), (300, "1.200"), (360, "-250"), (420, "950")])
    pdf.row([(LEFT, "Tilskud fra staten og regionen"), (300, "0"), (420, "0")])
    pdf.y += 8
    pdf.text(LONG)
    assert texts(load(pdf.save())) == [
        "Økonomi",
        "Beløb i 1.000 kr.\t2024\t2025\tI alt",
        "Anlæg\t1.200\t-250\t950",
        "Tilskud fra staten og regionen\t0\t\t0",
        LONG,
    ]


def ruled(pdf: Pdf, xs: list[float], ys: list[float]) -> None:
    for y in ys:
        pdf.canvas.line(xs[0], HEIGHT - y, xs[-1], HEIGHT - y)
    for x in xs:
        pdf.canvas.line(x, HEIGHT - ys[0], x, HEIGHT - ys[-1])


def test_cells_of_a_ruled_table_wrap(pdf, load):
    ruled(pdf, [70, 200, 330, 460], [100, 120, 160, 180])
    for x, y, text in [
        (75, 114, "Projekt"),
        (205, 114, "Formål"),
        (335, 114, "1.000 kr."),
        (75, 134, "Ny sti langs den"),
        (75, 147, "gamle bane"),
        (205, 134, "Sikker skolevej"),
        (335, 134, "2.400"),
        (75, 174, "I alt"),
        (335, 174, "2.400"),
    ]:
        pdf.at(x, y, text)
    assert texts(load(pdf.save())) == [
        "Projekt\tFormål\t1.000 kr.",
        "Ny sti langs den gamle bane\tSikker skolevej\t2.400",
        "I alt\t\t2.400",
    ]


def test_a_ruled_front_page(pdf, load):
    ruled(pdf, [70, 200, 500], [100, 120, 170])
    pdf.at(75, 114, "Mødested:")
    pdf.at(205, 114, "Rådhuset")
    pdf.at(75, 134, "Deltagere:")
    for i, name in enumerate(["Ida Kolding (A)", "Bo Lund (V)", "Anna Holm (F)"]):
        pdf.at(205, 134 + 13 * i, name)
    assert texts(load(pdf.save())) == [
        "Mødested: Rådhuset",
        "Deltagere: Ida Kolding (A)",
        "Bo Lund (V)",
        "Anna Holm (F)",
    ]


def test_a_table_over_a_page_break_says_its_head_once(pdf, load):
    head = [(LEFT, "Projekt"), (300, "2024"), (420, "I alt")]
    pdf.row(head)
    pdf.row([(LEFT, "Anlæg"), (300, "1.200"), (420, "950")])
    pdf.next_page()
    pdf.row(head)
    pdf.row([(LEFT, "Drift"), (300, "100"), (420, "100")])
    assert texts(load(pdf.save())) == [
        "Projekt\t2024\tI alt",
        "Anlæg\t1.200\t950",
        "Drift\t100\t100",
    ]


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
