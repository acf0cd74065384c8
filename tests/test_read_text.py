"""Plain text, Markdown, encodings, FirstAgenda JSON, Word files and bad files."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from referat_nlp.errors import ReadError
from referat_nlp.lexicon import phrasebook
from referat_nlp.readers import read
from referat_nlp.text import Source, normalise, repair

REAL = Path(__file__).parents[2] / "shared" / "real"


@pytest.fixture
def load(tmp_path: Path):
    def load(content: str | bytes, name: str = "minutes.txt") -> Source:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read(path)

    return load


def texts(source: Source) -> list[str]:
    return [line.text for line in source.lines]


DANISH = "Åben sag\nØkonomiudvalget indstiller, at Ærø får en færge – på prøve.\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp850"],
)
def test_danish_letters_survive_every_encoding(load, encoding):
    text = DANISH.replace("–", "-") if encoding == "cp850" else DANISH
    data = text.encode(encoding)
    if encoding == "utf-16-be":
        data = b"\xfe\xff" + data
    assert load(data).text == text.strip()


def test_one_broken_byte_does_not_spoil_utf8(load):
    source = load(DANISH.encode() + b"\xff slut")
    assert source.lines[0].text == "Åben sag"
    assert source.warnings == ("1 unreadable characters in the UTF-8 text",)


def test_latin1_declared_html_is_decoded(load):
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>Rådet på Læsø</p>'
    assert load(page.encode("cp1252"), "x.html").text == "Rådet på Læsø"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("RegionsrÃ¥det", "Regionsrådet"),
        ("Regionsr├ådet", "Regionsrådet"),
        ("M├©de om ├ÿkonomi p├Ñ Fan├©", "Møde om Økonomi på Fanø"),
        ("BudgetÃ¦ndring â€“ Ã…ben sag", "Budgetændring – Åben sag"),
        ("Château Ålborg", "Château Ålborg"),
    ],
)
def test_mojibake_is_repaired_where_certain(load, wrong, right):
    assert repair(wrong) == right
    assert load(wrong).text == right


def test_offsets_lines_and_gaps(load):
    source = load("Punkt 1\r\n\r\n\r\nGodkendt.\rSlut\n")
    assert source.text == "Punkt 1\n\nGodkendt.\nSlut"
    assert [line.gap for line in source.lines] == [False, True, False]
    for line in source.lines:
        assert source.text[line.start : line.end] == line.text
    assert (source.media_type, source.pages) == ("text/plain", ())
    assert len(source.sha256) == 64


def test_normalising_twice_changes_nothing_more():
    text = "Re\u0301sume\u0301\u00a0 a \t b\u00adc \u2011 ﬁnans\r\n"
    once = normalise(text)
    assert once == "Résumé a\tbc - finans\n"
    assert normalise(once) == once


def test_halves_of_characters_do_not_break_the_text():
    assert normalise("a \ud83d\ude00 b") == "a \U0001f600 b"
    normalise("a \ud83d b").encode()


def test_columns_set_with_spaces_become_cells(load):
    source = load(
        "41.      Kommuneplan\n"
        "Sagsnr. 315923    Byrådet     Åbent punkt\n"
        "Drift       -250  1.100\n"
        "Mødet blev hævet.  Slut.\n"
    )
    assert texts(source) == [
        "41. Kommuneplan",
        "Sagsnr. 315923\tByrådet\tÅbent punkt",
        "Drift\t-250\t1.100",
        "Mødet blev hævet. Slut.",
    ]


def test_page_lines_of_a_pdf_turned_to_text_go(load):
    page = "Byrådet den 3. maj 2004      Side {} af 2\nPunkt {}\nSe side 2\n\f"
    source = load(page.format(1, "et") + page.format(2, "to"))
    assert texts(source) == ["Punkt et", "Se side 2", "Punkt to", "Se side 2"]
    assert source.running == ("Byrådet den 3. maj 2004 Side 1 af 2",)


def test_a_bar_of_links_goes(load):
    source = load("Skip til indhold | Kontakt | A-Å\nØkonomi | Vej\nGodkendt.\n")
    assert texts(source) == ["Økonomi | Vej", "Godkendt."]


def test_only_certain_hyphens_are_undone(load):
    source = load(
        "den nye kommune-\nplan er klar\nTeknik-\nog Miljøudvalget\nAnne-\nLise\n"
    )
    assert texts(source) == [
        "den nye kommuneplan", "er klar", "Teknik-", "og Miljøudvalget", "Anne-",
        "Lise",
    ]  # fmt: skip


def test_list_marks_make_items(load):
    source = load(
        "• et\n- to\n· tre\na) fire\nat fem godkendes\nAt 1) seks\n4. Punkt\n"
    )
    assert [line.item for line in source.lines] == [True] * 6 + [False]


def test_letter_spaced_lines_close_up(load):
    source = load(
        "U D S K R I F T\nR E F E R A T   A F   M Ø D E\nA, B og C stemte for"
    )
    assert texts(source) == ["UDSKRIFT", "REFERAT AF MØDE", "A, B og C stemte for"]


def test_a_site_around_plain_text_goes(load):
    source = load(
        "Spring til indhold\n  Hjem Råd Dagsorden eller referat - Byrådet\n\n"
        "Byrådet 3. maj 2022\n\nÅben\n\nBeslutning\n\nGodkendt.\n\nTil toppen\n"
        "Åben\n\nBeslutning\n\nUdskriv sagen til borgerne.\n\n"
        "Lindø Kommune\nTorvet 1\n9999 Lindø\nTlf. 99 88 77 66\nCVR 12345678\n"
        "Privatlivspolitik\n"
    )
    assert texts(source) == [
        "Byrådet 3. maj 2022", "Åben", "Beslutning", "Godkendt.", "Åben", "Beslutning",
        "Udskriv sagen til borgerne.",
    ]  # fmt: skip
    assert source.running[0] == "Lindø Kommune"


def test_a_telephone_number_in_the_last_point_stays(load):
    text = "Beslutning\nGodkendt.\nSpørgsmål kan rettes på tlf. 99 88 77 66 hos Lis."
    assert load(text + "\nMødet hævet kl. 20.").text == text + "\nMødet hævet kl. 20."


def test_the_noise_lexicon_does_what_its_examples_say():
    assert list(phrasebook("noise").check()) == []


MARKDOWN = """\
# Referat

## Punkt 4.

### Plan for *stier* \\[udkast\\]

**Teknik indstiller**, at byrådet godkender *stiplanen*.

*Beslutning:*
**Tiltrådt.**

- at et\\
* at to
1\\. at tre

| Post | 2024 |
| :--- | ---: |
| Drift | -250 |

Kopi til [Ida](mailto:ida@example.org) 3*4*5 og a_b_c.
***
Sag | nr
"""


def test_markdown_markup_becomes_layout(load):
    source = load(MARKDOWN)
    assert source.media_type == "text/markdown"
    assert texts(source) == [
        "Referat",
        "Punkt 4.",
        "Plan for stier [udkast]",
        "Teknik indstiller, at byrådet godkender stiplanen.",
        "Beslutning:",
        "Tiltrådt.",
        "at et",
        "at to",
        "1. at tre",
        "Post\t2024",
        "Drift\t-250",
        "Kopi til Ida 3*4*5 og a_b_c.",
        "Sag | nr",
    ]
    by = {line.text: line for line in source.lines}
    assert [by[t].level for t in ("Referat", "Punkt 4.", "Beslutning:")] == [1, 2, None]
    assert by["Beslutning:"].italic
    assert by["Tiltrådt."].bold
    assert not by["Teknik indstiller, at byrådet godkender stiplanen."].bold
    assert by["at et"].item
    assert by["at to"].item


def test_stars_and_hashes_in_plain_text_stay(load):
    source = load("Beløb *) i kr.\n#hashtag\n*) ekskl. moms\nPris * antal = sum\n")
    assert source.media_type == "text/plain"
    assert "Beløb *) i kr." in source.text


GLUED = """\
Mødedato12. marts 2031
MødestedSkipperstuen
UdvalgTeknikudvalget
Lis Holm (F)Indholdsfortegnelse
Indholdsfortegnelse1. Fraværende
2. Ny stiKlik her for at folde ud og læse mere om Ny sti
UdskrivSagsid.: 31/17
SagsfremstillingStien er slidt.
ØkonomiDer er ingen udgift.
Bilag 1: OversigtskortBilag 2: Overslag
BeslutningGodkendt.
Fraværende- Bo Lund
Hjørnet blev ryddet.Udskriv
"""


def test_words_that_a_copy_glued_come_loose(load):
    assert texts(load(GLUED)) == [
        "Mødedato", "12. marts 2031", "Mødested", "Skipperstuen", "Udvalg",
        "Teknikudvalget", "Lis Holm (F)", "Indholdsfortegnelse", "Indholdsfortegnelse",
        "1. Fraværende", "2. Ny sti", "Sagsid.: 31/17", "Sagsfremstilling",
        "Stien er slidt.", "Økonomi", "Der er ingen udgift.",
        "Bilag 1: Oversigtskort", "Bilag 2: Overslag", "Beslutning", "Godkendt.",
        "Fraværende", "- Bo Lund", "Hjørnet blev ryddet.",
    ]  # fmt: skip


def test_words_that_belong_together_stay_together(load):
    lines = [
        "Beslutningstema", "Indstillingen", "Referatet", "ØkonomiUdvalget drøftede",
        "Økonomi- og Teknikudvalget", "StartUp-huset", "SkipperNyt udkom", "Bilag1",
        "Indstilling-nr. 4", "Beslutninger", "Udvalgets AnsvarsOmråde",
        "Sag 31-17 Bilag 2 - kort",
    ]  # fmt: skip
    assert texts(load("\n".join(lines))) == lines


def test_pipes_at_the_edges_of_rows_go(load):
    source = load(
        "Mødested: | Skipperstuen |\n|---|---:|\n| Drift | -250 |\n| Byrådet | |\n"
        "at | stien anlægges |\nØkonomi | Vej\n"
    )
    assert texts(source) == [
        "Mødested: Skipperstuen", "Drift\t-250", "Byrådet", "at stien anlægges",
        "Økonomi | Vej",
    ]  # fmt: skip


def test_lines_of_sites_go_from_text_and_content_like_them_stays(load):
    source = load(
        "Du er her:\nForsiden | Kontakt | Ledige job | Web-TV |\n"
        "Kunne ikke indlæse data fra kommunens hjemmeside.\n"
        "Kopier link til punktet - Print\nTil indholdsfortegnelse\nStørrelse: px\n"
        "Godkendt.\nTil toppen af bakken anlægges en sti.\nTransport - Print\n"
    )
    assert texts(source) == [
        "Godkendt.", "Til toppen af bakken anlægges en sti.", "Transport - Print",
    ]  # fmt: skip


FLAT = """\
Transkript

1 REFERAT Skovrådet Mødedato: Onsdag den 5. maj 2004 Mødested: Skipperstuen \
Starttidspunkt: Kl. 16:00 Afbud: Lis Holm Fraværende: Ingen

2 Skovrådet, Indholdsfortegnelse Sag nr. Side 18. Hegn om dammen 19. Eventuelt

3 Skovrådet Side 1 18. Hegn om dammen J.nr.: 04.01 ÅBEN SAG Sagsfremstilling Dammen \
er dyb, og hegnet, der blev sat i 1. etape, er råddent. Indstilling at hegnet fornys. \
Beslutning Drøftet. 19. Eventuelt Åben sag Beslutning: Intet.

4 Skovrådet Side 2 Mødet sluttede tidligt.
"""


def test_lines_of_running_text_are_recovered(load):
    source = load(FLAT)
    assert texts(source) == [
        "REFERAT Skovrådet", "Mødedato: Onsdag den 5. maj 2004",
        "Mødested: Skipperstuen", "Starttidspunkt: Kl. 16:00", "Afbud: Lis Holm",
        "Fraværende: Ingen", "Skovrådet,", "Indholdsfortegnelse", "Sag nr. Side",
        "18. Hegn om dammen", "19. Eventuelt", "18. Hegn om dammen", "J.nr.: 04.01",
        "ÅBEN SAG", "Sagsfremstilling",
        "Dammen er dyb, og hegnet, der blev sat i 1. etape, er råddent.", "Indstilling",
        "at hegnet fornys.", "Beslutning", "Drøftet.", "19. Eventuelt", "Åben sag",
        "Beslutning: Intet.", "Mødet sluttede tidligt.",
    ]  # fmt: skip
    assert "recovered from running text" in source.warnings[0]


def test_a_list_of_points_on_one_line_is_cut(load):
    titles = [
        "1. Godkendelse af dagsorden", "2. Orientering fra formanden", "3. Ny sti",
        "4. Hegn om dammen ved Skovvej", "21. Køb af jord", "22. Salg af jord",
    ]  # fmt: skip
    assert texts(load(" ".join(titles))) == titles


PARAGRAPH = (
    "Beslutning om stien blev taget i 2030. Økonomi og tid er vurderet. Indstilling "
    "til rådet følger senere, jf. punkt 3 og sag nr. 4. Bilag kan ses på nettet. Vi "
    "har fire dele. 1. Dammen renses. 2. Hegnet fornys. 3. Stien lægges. 4. Alt males. "
)


@pytest.mark.parametrize(
    "text",
    [
        PARAGRAPH * 5,
        "Formål: at rense dammen. Tidsplan: to år. Økonomi: 2 mio. kr. " * 20,
        "1 " + PARAGRAPH + "\n2 " + PARAGRAPH.replace("1. D", "Rens d"),
        "1. Dammen ved Skovvej renses. 2. Hegnet om dammen fornys. 3. Stien lægges om "
        "bakken. 4. Alle huse males røde.",
    ],
)
def test_ordinary_long_paragraphs_stay_whole(load, text):
    source = load(text)
    assert texts(source) == [line.strip() for line in text.split("\n")]
    assert source.warnings == ()


@pytest.mark.skipif(not REAL.exists(), reason="no real documents beside the project")
def test_real_markdown_loses_its_asterisks():
    source = read(REAL / "aalborg-beskaeftigelsesudvalget-2020-plan.md")
    assert "at byrådet godkender Beskæftigelsesplan for 2020." in source.text
    assert "Anbefalet med bemærkninger." in source.text
    assert "*" not in source.text
    assert "#" not in source.text


AGENDA = {
    "Udvalg": {"Navn": "Teknikudvalget"},
    "Moede": {
        "Dato": "2031-02-03T16:30:00+01:00",
        "Sted": "Rådhuset",
        "Navn": "Ekstraordinær dagsorden",
        "Afsluttet": True,
        "Moededeltagere": [
            {"Name": "Ida Kolding", "Absent": False},
            {"Name": "Bo Lund", "Absent": True},
        ],
    },
    "Dagsordenpunkter": [
        {
            "Punktnummer": "7",
            "Navn": "Ny sti",
            "SagsNummer": "31-000815",
            "Felter": [
                {"Navn": "", "Html": "<h2>Beslutning</h2><p>Godkendt.</p>"},
                {"Navn": "Resume", "Html": "<ul><li>kort</li></ul>"},
            ],
            "Bilag": [{"Navn": "Kort over stien"}],
        },
        {"Punktnummer": None, "Navn": "Lukket punkt", "Felter": None},
    ],
}


def test_firstagenda_json_becomes_headed_lines(load):
    source = load(json.dumps(AGENDA), "m.json")
    assert [(line.text, line.level) for line in source.lines] == [
        ("Teknikudvalget", 1),
        ("Ekstraordinært møde", None),
        ("Mødedato: 03-02-2031 kl. 16:30", None),
        ("Mødested: Rådhuset", None),
        ("Til stede:", None),
        ("Ida Kolding", None),
        ("Fraværende:", None),
        ("Bo Lund", None),
        ("7. Ny sti", 2),
        ("Sagsnr.: 31-000815", None),
        ("Beslutning", 3),
        ("Godkendt.", None),
        ("Resume", 3),
        ("kort", None),
        ("Bilag", 3),
        ("Kort over stien", None),
        ("Lukket punkt", 2),
    ]


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, styles: str = "") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        )
        archive.writestr(
            "word/styles.xml", f'<w:styles xmlns:w="{W}">{styles}</w:styles>'
        )
    return data.getvalue()


def para(text: str, props: str = "", run: str = "") -> str:
    words = f"<w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r>"
    return f"<w:p><w:pPr>{props}</w:pPr>{words}</w:p>"


def test_a_word_file_is_read(load):
    cell = "<w:tc>{}</w:tc>".format
    data = docx(
        para("Ny sti", '<w:pStyle w:val="Overskrift1"/>')
        + para("Beslutning", run="<w:b/>")
        + para("at stien anlægges", "<w:numPr/>")
        + f"<w:tbl><w:tr>{cell(para('Drift'))}{cell(para('-250'))}"
        f"{cell(para('9'))}</w:tr>"
        f"<w:tr>{cell(para('Dato:'))}{cell(para('3. maj'))}</w:tr></w:tbl>",
        '<w:style w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style>',
    )
    source = load(data, "m.docx")
    assert texts(source) == [
        "Ny sti", "Beslutning", "at stien anlægges", "Drift\t-250\t9", "Dato: 3. maj",
    ]  # fmt: skip
    assert source.lines[0].level == 1
    assert source.lines[1].bold
    assert source.lines[2].item


def test_an_entity_bomb_in_a_word_file_stays_small(load):
    bomb = (
        '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
        f'<w:document xmlns:w="{W}"><w:body>{para("&b;")}{para("Godkendt.")}</w:body>'
        "</w:document>"
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", bomb)
    assert texts(load(data.getvalue(), "m.docx")) == ["Godkendt."]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", r"empty.*Fetch it again"),
        (b" \n \t\n", r"empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, r"image.*ocrmypdf -l dan"),
        (b"PK\x03\x04" + b"\x00" * 50, r"zip archive.*Unpack"),
        (b"PK\x03\x04 word/document.xml" + b"\x00" * 50, r"Word file is broken"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 50, r"old Word.*\.docx or PDF"),
        (b"{\\rtf1 Godkendt}", r"RTF"),
        (bytes(range(256)) * 20, r"binary data"),
        (b"<html><body></body></html>", r"no text in it"),
    ],
)
def test_bad_files_say_what_to_do(load, data, message):
    with pytest.raises(ReadError, match=rf"(?s)minutes\.txt: .*{message}"):
        load(data)


def test_missing_files_and_folders_say_so(tmp_path):
    with pytest.raises(ReadError, match=r"none\.pdf: no such file"):
        read(tmp_path / "none.pdf")
    with pytest.raises(ReadError, match="a folder"):
        read(tmp_path)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device file")
def test_a_device_is_not_read_for_ever():
    with pytest.raises(ReadError, match="no regular file"):
        read("/dev/zero")


def test_the_name_of_a_file_does_not_matter(load):
    assert (
        load("<html><body><h1>Referat</h1></body></html>", "a.pdf").lines[0].level == 1
    )
    assert load("Godkendt.", "a.html").media_type == "text/plain"


@pytest.mark.parametrize(
    "text",
    [
        "a b " * 250_000,
        "*" * 300_000 + "\n# x",
        "**a" * 200_000 + "\n# x",
        "# x\n" + "[" * 300_000,
        "1.1.1 " * 150_000,
        "(a" * 400_000,
        " " * 1_000_000 + "x",
        "forside > " * 100_000,
        "a-\n" * 300_000,
        "<x" * 400_000,
        "<div>" * 2_000 + "x",
        "<ol><li>" * 1_000 + "x",
        "<table><tr><td>" * 600 + "x",
        "Indstilling: Beslutning: Sagsfremstilling: " * 23_000,
        "12. Aa 13. Bb " * 70_000,
        "BeslutningUdskriv" * 60_000,
        "| " * 500_000 + "x",
        "<ul>" + "<li><a href='#a'>Punkt</a>" * 10_000,
    ],
    ids=lambda text: text[:12],
)
def test_a_megabyte_of_anything_is_read_in_time(load, text):
    import time

    start = time.perf_counter()
    load(text)
    assert time.perf_counter() - start < 15
