"""Markdown, FirstAgenda JSON and Word files."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from reading import texts

from referat_nlp.readers import read

REAL = Path(__file__).parents[2] / "shared" / "real"


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
