"""Plain text: encodings, lines, what a copy or a site left around them."""

from __future__ import annotations

import pytest
from reading import texts

from referat_nlp.lexicon import phrasebook
from referat_nlp.text import normalise, repair

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


def test_a_line_that_begins_as_a_breadcrumb_does_stays(load):
    source = load(
        "Start og slut: 12.00-16.20\nForside Politik Referater\nHjem til alle\n"
    )
    assert texts(source) == ["Start og slut: 12.00-16.20", "Hjem til alle"]
