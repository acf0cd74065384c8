"""Boxes of spans on their pages, and the pictures of pages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pdfplumber
import pytest
from make_pdf import LEFT, Pdf
from reportlab.pdfbase.pdfmetrics import stringWidth

import referat_nlp as rn
from referat_nlp.errors import ReferatError
from referat_nlp.pages import draw_pages

ROOT = Path(__file__).parents[1]
PDFS = sorted((ROOT / "corpus" / "dev").glob("*.pdf"))


@pytest.mark.parametrize("path", PDFS, ids=lambda p: p.stem)
def test_boxes_hold_the_words_they_name(path):
    minutes = rn.mine(path, model="none")
    spans = [s for p in minutes.points for s in (*p.amounts, *p.dates, p.title) if s]
    assert spans
    with pdfplumber.open(path) as pdf:
        for span in spans:
            places = rn.locate(minutes, span)
            printed = "".join(
                pdf.pages[p.page - 1].crop(widened(p.box)).extract_text(x_tolerance=1)
                for p in places
            )
            assert squeezed(span.text) in squeezed(printed), span


def widened(box):
    return box[0] - 0.5, box[1] - 0.5, box[2] + 0.5, box[3] + 0.5


def squeezed(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


@pytest.mark.parametrize("printed", ["-22,3 mio. kr.", "22,3 mio. kr."])
def test_the_box_of_an_amount_holds_its_minus(tmp_path, printed):
    pdf = Pdf()
    for line in ("Referat af mødet i byrådet", "1. Budget", "Sagsfremstilling"):
        pdf.text(line, font="Helvetica-Bold")
    pdf.text(f"Rammen er {printed} i alt - det samme som i fjor.")
    pdf.text("Beslutning", font="Helvetica-Bold")
    pdf.text("Godkendt.")
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf.save())
    minutes = rn.mine(path, model="none")
    (amount,) = minutes.points[0].amounts
    (place,) = rn.locate(minutes, amount)
    left = LEFT + stringWidth("Rammen er ", "Helvetica", 10)
    assert place.box[0] == pytest.approx(left, abs=0.5)


def test_pages_are_drawn(tmp_path):
    minutes = rn.mine(PDFS[0], model="none")
    target = draw_pages(minutes, tmp_path / "out.pdf", resolution=40)
    with pdfplumber.open(target) as pdf:
        assert len(pdf.pages) == len(minutes.source.pages)
    draw_pages(minutes, tmp_path / "out.png", resolution=40)
    assert len(list(tmp_path.glob("out*.png"))) == len(minutes.source.pages)


def test_text_has_no_pages():
    minutes = rn.mine(ROOT / "tests" / "layouts" / "til-toppen.txt", model="none")
    with pytest.raises(ReferatError, match="only a PDF"):
        rn.locate(minutes, minutes.points[0].title)


def test_a_changed_file_is_refused(tmp_path):
    path = tmp_path / "a.pdf"
    shutil.copy(PDFS[0], path)
    minutes = rn.mine(path, model="none")
    shutil.copy(PDFS[1], path)
    with pytest.raises(ReferatError, match="changed"):
        rn.locate(minutes, minutes.points[0].title)
