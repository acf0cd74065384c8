"""Minutes set as one table, a row a point, in every format that has tables."""

from __future__ import annotations

from make_pdf import LEFT
from reading import texts

HEAD = ("Punkt", "Sag", "Beslutning", "Ansvarlig")
ROWS = (
    ("1", "Ny sti ved åen", "Godkendt.", "Ida"),
    ("2.", "Salg af den gamle skole", "Udsat.", "-"),
)
LINES = [
    "1. Ny sti ved åen", "Beslutning", "Godkendt.", "Ansvarlig: Ida",
    "2. Salg af den gamle skole", "Beslutning", "Udsat.",
]  # fmt: skip


def html(head, rows):
    cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in (head, *rows)]
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def test_each_row_of_a_web_page_is_a_point(load):
    source = load(f"<h1>Referat</h1>{html(HEAD, ROWS)}<p>Afbud: Bo Lund</p>")
    assert texts(source) == ["Referat", *LINES, "Afbud: Bo Lund"]
    assert [line.text for line in source.lines if line.bold and not line.level] == [
        "1. Ny sti ved åen", "Beslutning", "2. Salg af den gamle skole", "Beslutning",
    ]  # fmt: skip


def test_each_row_of_a_pdf_is_a_point(pdf, load):
    pdf.line("Mødet blev holdt på rådhuset")
    pdf.y += 20
    for row in (HEAD, *ROWS):
        pdf.row(zip((LEFT, 130, 300, 420), row, strict=True), step=20)
    source = load(pdf.save())
    lines = ["Mødet blev holdt på rådhuset", "1 Ny sti ved åen", *LINES[1:]]
    assert texts(source) == lines
    assert all(line.box for line in source.lines)


def test_number_and_title_may_share_a_cell(load):
    rows = [("4 - Ny sti", "Godkendt."), ("5 - Eventuelt", "Intet.")]
    assert texts(load(html(("Dagsorden", "Referat"), rows))) == [
        "4 - Ny sti", "Referat", "Godkendt.", "5 - Eventuelt", "Referat", "Intet.",
    ]  # fmt: skip


def test_a_table_of_decisions_within_a_point_stays(load):
    rows = [("1", "Svømmeklubben", "Godkendt."), ("2", "Koret", "Afslag.")]
    table = html(("Nr.", "Ansøger", "Beslutning"), rows)
    page = f"<h2>3. Tilskud til foreninger</h2><h3>Sagsfremstilling</h3>{table}"
    assert texts(load(page))[2:] == [
        "Nr.\tAnsøger\tBeslutning", *map("\t".join, rows),
    ]  # fmt: skip


def test_rows_that_count_nothing_up_stay(load):
    rows = [("2024", "Drift", "450"), ("2025", "Anlæg", "900")]
    lines = texts(load(html(("År", "Post", "Resultat"), rows)))
    assert lines == ["År\tPost\tResultat", *map("\t".join, rows)]
