"""PDFs: tables, columns, and labels with their values."""

from __future__ import annotations

from make_pdf import HEIGHT, LEFT, Pdf
from reading import texts

LONG = (
    "Forvaltningen har siden foråret arbejdet med en samlet plan for stierne langs "
    "åen, og planen har været drøftet med lodsejerne, idrætsforeningen og skolen. "
    "Der er enighed om, at stien skal have fast belægning, og at den skal kunne "
    "bruges hele året af både gående og cyklister."
)


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


def test_a_full_value_takes_no_label_from_below(pdf, load):
    pdf.at(LEFT, pdf.y, "BESLUTNING")
    pdf.text(LONG, x=200, after=0)
    full = "Bo Lund og to andre medlemmer kan slet ikke støtte forslaget nu."
    pdf.line(full, x=200)
    pdf.row([(LEFT, "INDSTILLING"), (200, "Forvaltningen indstiller,")])
    pdf.line("at stien anlægges.", x=200)
    assert texts(load(pdf.save())) == [
        f"BESLUTNING\t{LONG}",
        full,
        "INDSTILLING\tForvaltningen indstiller,",
        "at stien anlægges.",
    ]


def test_a_line_far_left_of_a_full_one_goes_on_with_nothing(pdf, load):
    pdf.text(LONG, x=200, after=0)
    pdf.line("Bo Lund og to andre medlemmer kan slet ikke støtte forslaget nu.", x=200)
    pdf.line("Økonomiudvalget tager sagen op igen.")
    assert texts(load(pdf.save()))[-1] == "Økonomiudvalget tager sagen op igen."


def test_a_label_left_of_a_table_stands_before_it(pdf, load):
    pdf.at(LEFT, 117, "Økonomi")
    for y in (108, 128, 148):
        pdf.canvas.line(200, HEIGHT - y, 520, HEIGHT - y)
    for x in (200, 360, 520):
        pdf.canvas.line(x, HEIGHT - 108, x, HEIGHT - 148)
    for y, cells in [(120, ("1.000 kr.", "2024")), (140, ("Drift", "450"))]:
        pdf.at(210, y, cells[0])
        pdf.at(370, y, cells[1])
    assert texts(load(pdf.save())) == ["Økonomi", "1.000 kr.\t2024", "Drift\t450"]


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
