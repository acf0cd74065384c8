"""Web pages: structure kept, the site around the minutes removed."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading import texts

from referat_nlp.readers import read
from referat_nlp.text import Line, Source


@pytest.fixture
def load(tmp_path: Path):
    def load(body: str, head: str = "") -> Source:
        path = tmp_path / "page.html"
        path.write_text(
            f"<!doctype html><html><head>{head}</head><body>{body}</body></html>",
            encoding="utf-8",
        )
        return read(path)

    return load


def line(source: Source, text: str) -> Line:
    return next(found for found in source.lines if found.text == text)


def test_headings_emphasis_and_breaks(load):
    source = load(
        "<h1>Referat</h1><h3>Punkt 2</h3><p><b>Beslutning</b><br>"
        "<em>Godkendt.</em> Enigt.</p>"
        "<p><span style='font-weight:700'>Økonomi</span></p>"
        "<p><i>Udsat.</i></p><div role='heading' aria-level='4'>Bilag</div>",
        "<title>Byrådet 3. maj\n 2022</title>",
    )
    assert texts(source) == [
        "Referat", "Punkt 2", "Beslutning", "Godkendt. Enigt.", "Økonomi", "Udsat.",
        "Bilag",
    ]  # fmt: skip
    assert source.title == "Byrådet 3. maj 2022"
    assert [found.level for found in source.lines] == [1, 3] + [None] * 4 + [4]
    assert [f.text for f in source.lines if f.bold] == ["Beslutning", "Økonomi"]
    assert [f.text for f in source.lines if f.italic] == ["Udsat."]
    assert line(source, "Økonomi").gap
    assert not line(source, "Godkendt. Enigt.").gap


def test_lists_print_their_numbers(load):
    source = load(
        "<ol start=3><li>at et</li><li><p>at to</p><p>Note</p></li>"
        "<li value=9>at ni<ul><li>under</li></ul></li></ol>"
        "<ol type=a><li>bogstav</li></ol><ol><li>1. selv talt</li></ol>"
        "<ol style='list-style: none'><li>4. titel</li></ol><ul><li>punkt</li></ul>"
    )
    assert texts(source) == [
        "3. at et", "4. at to", "Note", "9. at ni", "under", "a. bogstav",
        "1. selv talt", "4. titel", "punkt",
    ]  # fmt: skip
    assert [f.text for f in source.lines if not f.item] == ["Note"]


def test_clauses_that_word_processors_set_as_paragraphs_are_items(load):
    source = load(
        "<p class=MsoNormal>Byrådet godkender,<o:p></o:p></p>"
        "<p>·<span style='font:7pt Times'>&nbsp;&nbsp; </span>at stien anlægges</p>"
        "<p>at vejen lukkes</p><p>a) kort</p><h3>At bo i byen</h3>"
    )
    assert [(found.text, found.item) for found in source.lines] == [
        ("Byrådet godkender,", False),
        ("· at stien anlægges", True),
        ("at vejen lukkes", True),
        ("a) kort", True),
        ("At bo i byen", False),
    ]


def test_a_word_that_may_head_a_section_goes_only_as_a_link(load):
    source = load("<h3>Tilgængelighed</h3><p>God.</p><a href='/t'>Tilgængelighed</a>")
    assert texts(source) == ["Tilgængelighed", "God."]


def test_label_and_value_pairs_share_a_line(load):
    source = load(
        "<dl><dt>Mødedato</dt><dd>12. marts 2024</dd><dt>Sted:</dt><dd>Rådhuset</dd>"
        "<dt>Beslutning</dt><dd>Godkendt.</dd></dl>"
        "<table><tr><th>Starttid</th><td>kl. 17.00</td></tr>"
        "<tr><td>Slut:</td><td>kl. 19.05</td></tr>"
        "<tr><td>Deltagere:</td><td>Ida Kolding (A)<br>Bo Lund (V)</td></tr></table>"
        "<div class='field'><div class='field__label'>Udvalg</div>"
        "<div class='field__item'>Byrådet</div></div>"
        "<p><strong>Sagsnr.:</strong>31/815</p>"
    )
    assert texts(source) == [
        "Mødedato: 12. marts 2024", "Sted: Rådhuset", "Beslutning", "Godkendt.",
        "Starttid: kl. 17.00", "Slut: kl. 19.05", "Deltagere:", "Ida Kolding (A)",
        "Bo Lund (V)", "Udvalg: Byrådet", "Sagsnr.: 31/815",
    ]  # fmt: skip


def test_table_rows_keep_their_cells(load):
    source = load(
        "<table><caption>Tabel 1</caption>"
        "<thead><tr><th>1.000 kr.</th><th>2024</th><th>2025</th></tr></thead>"
        "<tr><td>Drift <br>og løn</td><td>-250</td><td></td></tr>"
        "<tr><th>I alt</th><td>950</td></tr><tr><td></td><td></td></tr></table>"
    )
    assert texts(source) == [
        "Tabel 1", "1.000 kr.\t2024\t2025", "Drift og løn\t-250", "I alt\t950",
    ]  # fmt: skip


def test_labels_hyphenated_by_hand_close_up(load):
    source = load(
        "<table><tr><td><b>Indstil-<br>ling:</b></td><td>At stien anlægges.</td></tr>"
        "<tr><td>BESLUT-<br>NING:</td><td>Godkendt.</td></tr></table>"
        "<p>Kultur-<br>og Fritidsudvalget<br>Punkt 4-<br>udsat</p>"
    )
    assert texts(source) == [
        "Indstilling:", "At stien anlægges.", "BESLUTNING: Godkendt.", "Kultur-",
        "og Fritidsudvalget", "Punkt 4-", "udsat",
    ]  # fmt: skip
    assert source.lines[0].bold


def test_layout_tables_are_read_as_blocks(load):
    source = load(
        "<table><tr><td><h2>1. Ny sti</h2><p>Godkendt.</p></td>"
        "<td><table><tr><td>Post</td><td>100</td></tr></table></td></tr>"
        "<tr><td colspan=2><p>Slut.</p><p>Farvel.</p></td></tr></table>"
    )
    assert texts(source) == ["1. Ny sti", "Godkendt.", "Post\t100", "Slut.", "Farvel."]
    assert source.lines[0].level == 2


def test_a_page_laid_out_in_a_table_keeps_its_lines(load):
    source = load(
        "<table><tr><td>Udvalg</td><td>1. Ny sti<br>Sag 31-815<br>Beslutning<br>"
        "Godkendt.<br>Fraværende: Ida</td></tr></table>"
    )
    assert texts(source) == [
        "Udvalg", "1. Ny sti", "Sag 31-815", "Beslutning", "Godkendt.",
        "Fraværende: Ida",
    ]  # fmt: skip


def test_words_split_by_markup_stay_whole_and_blocks_do_not_glue(load):
    source = load(
        "<p>Kommune<span>plan</span>en</p><div>Et</div>To<div>Tre</div>"
        "<p><span>Åben</span><span>Lukket</span> <a>1</a></p>"
        "<p>900 kr. pr. m<sup>2</sup> og 4.500<sup>1</sup> kr.</p>"
    )
    assert texts(source) == [
        "Kommuneplanen", "Et", "To", "Tre", "Åben Lukket 1",
        "900 kr. pr. m2 og 4.500¹ kr.",
    ]  # fmt: skip


def test_hidden_panels_and_accordions_are_content(load):
    source = load(
        "<details><summary>1. Ny sti</summary><p>Godkendt.</p></details>"
        "<button aria-expanded='false'>2. Ny vej</button>"
        "<div style='display:none' aria-hidden='true'><p>Udsat.</p></div>"
        "<template><h2>3. Ny bro</h2><p>Afvist.</p></template>"
        "<div hidden>Drøftet.</div>"
    )
    assert texts(source) == [
        "1. Ny sti", "Godkendt.", "2. Ny vej", "Udsat.", "3. Ny bro", "Afvist.",
        "Drøftet.",
    ]  # fmt: skip
    assert line(source, "1. Ny sti").bold
    assert line(source, "2. Ny vej").bold


SITE = """
<a class="skip-link" href="#main">Spring til hovedindhold</a>
<div id="cookie-banner" style="display:none"><h2>Vi passer på dine data</h2>
<p>Lindø Kommune bruger cookies til statistik.</p><button>Accepter alle</button></div>
<header><a href="/">Lindø Kommune</a><nav><ul><li><a href="/b">Borger</a></li>
<li><a href="/e">Erhverv</a></li><li><a href="/p">Politik</a></li></ul></nav></header>
<ul><li><a href="/1">Bolig</a></li><li><a href="/2">Natur</a></li>
<li><a href="/3">Skole</a></li><li><a href="/4">Vej</a></li></ul>
<div class="breadcrumb"><a href="/">Forside</a> / <a href="/p">Politik</a> / Nu</div>
<main><h1>Referat fra Byrådet</h1><ul><li><a href="#p1">1. Ny sti</a></li>
<li><a href="#p2">2. Ny vej</a></li></ul>
<div class="tools"><a href="javascript:print()">Udskriv</a> <a href="#">Læs op</a></div>
<section id="p1"><h2>1. Ny sti</h2><button>Kopier link til punktet</button>
<p>Godkendt.</p><h3>Bilag</h3><ul><li><a href="/a.pdf">Kort over stien</a></li>
<li><a href="/b.pdf">Notat</a></li></ul><a href="#top">Til toppen</a></section>
<section id="p2"><h2>2. Ny vej</h2><p>Udsat.</p>
<footer>Ida Kolding var fraværende.</footer></section></main>
<footer><p>Lindø Kommune, Torvet 1, 9999 Lindø</p><p>Tlf. 99 88 77 66, CVR 12345678</p>
<ul><li><a href="/was">Tilgængelighedserklæring</a></li></ul></footer>
<script>var x = "Godkendt";</script>
"""


def test_the_site_around_the_minutes_goes(load):
    source = load(SITE)
    assert texts(source) == [
        "Referat fra Byrådet",
        "1. Ny sti",
        "Godkendt.",
        "Bilag",
        "Kort over stien",
        "Notat",
        "2. Ny vej",
        "Udsat.",
        "Ida Kolding var fraværende.",
    ]
    assert "Lindø Kommune" in source.running
    assert "Lindø Kommune, Torvet 1, 9999 Lindø" in source.running


def test_in_page_links_that_hold_the_only_titles_stay(load):
    source = load(
        "<h1>Dagsorden</h1><ul><li><a href='#1'>1. Ny sti</a></li>"
        "<li><a href='#2'>2. Ny vej</a></li></ul><div id='1'>Godkendt.</div>"
    )
    assert texts(source)[1:3] == ["1. Ny sti", "2. Ny vej"]


def test_a_page_in_a_form_or_a_class_named_menu_is_read(load):
    source = load(
        "<form class='has-menu cookie-accepted'><div class='sidebar-right'>"
        "<h2>1. Ny sti</h2><p>Byrådet godkendte indstillingen.</p></div></form>"
    )
    assert texts(source) == ["1. Ny sti", "Byrådet godkendte indstillingen."]


def test_a_footer_without_markup_goes(load):
    source = load(
        "<h2>1. Ny sti</h2><p>Godkendt.</p><p>Lindø Kommune</p><p>Torvet 1</p>"
        "<p>9999 Lindø</p><p>Telefon: 99 88 77 66</p><p>lindoe@example.org</p>"
        "<p>EAN: 5790000000000</p><p>Åbningstider</p><p>Mandag 10.00-14.00</p>"
    )
    assert texts(source) == ["1. Ny sti", "Godkendt."]


MENU = "".join(
    f"<div><a href='/{n}'>{n}</a></div>"
    for n in ("Bolig", "Natur", "Skole", "Vej", "By")
)


def test_a_menu_without_markup_goes_above_the_first_heading(load):
    assert texts(load(f"{MENU}<h1>Referat</h1><p>Godkendt.</p>")) == [
        "Referat",
        "Godkendt.",
    ]
    assert texts(load(f"<h1>Referat</h1><p>Links:</p>{MENU}"))[2:] == [
        "Bolig", "Natur", "Skole", "Vej", "By",
    ]  # fmt: skip
    assert texts(load(f"<p>Godkendt.</p>{MENU}"))[1] == "Bolig"


def test_a_page_without_minutes_is_just_text(load):
    source = load("<article><h1>Ny svømmehal</h1><p>Den åbner til maj.</p></article>")
    assert texts(source) == ["Ny svømmehal", "Den åbner til maj."]


def test_fragments_and_broken_markup_are_read(tmp_path):
    path = tmp_path / "fragment"
    path.write_text("<div><p>Åben<p>Beslutning<b>Godkendt & <i>noteret</div>", "utf-8")
    source = read(path)
    assert source.media_type == "text/html"
    assert texts(source) == ["Åben", "Beslutning Godkendt & noteret"]


def test_preformatted_lines_stay(load):
    assert texts(load("<pre>Referat\n\n  Punkt 1\nGodkendt.</pre>")) == [
        "Referat", "Punkt 1", "Godkendt.",
    ]  # fmt: skip


def test_lines_underlined_throughout_stand_out_like_bold_ones(load):
    source = load(
        "<p><u>Fraværende</u></p><p>Se <u>planen</u> her.</p>"
        "<p><span style='text-decoration: underline'>Bilag</span></p>"
        "<p><a style='text-decoration: underline' href='#a'>Kort</a></p>"
        "<p style='text-decoration: none'>Godkendt.</p>"
    )
    assert [f.text for f in source.lines if f.bold] == ["Fraværende", "Bilag"]


def test_a_page_of_running_text_is_cut(load):
    pages = (
        "1 REFERAT Skovrådet Mødedato: 5. maj 2004 Mødested: Skipperstuen Afbud: Ingen "
        "Deltagere: Lis Holm, Bo Lund og Ida Krog samt forvaltningens folk fra Skovby",
        "2 Skovrådet Side 1 18. Hegn om dam ÅBEN SAG Sagsfremstilling Dammen er dyb, "
        "og hegnet er råddent. Indstilling at hegnet fornys. Beslutning Drøftet.",
    )
    source = load("".join(f"<p>{page}</p>" for page in pages))
    assert texts(source)[-6:] == [
        "Sagsfremstilling", "Dammen er dyb, og hegnet er råddent.", "Indstilling",
        "at hegnet fornys.", "Beslutning", "Drøftet.",
    ]  # fmt: skip
    assert "recovered from running text" in source.warnings[0]
