"""Scanned pages and text layers that say nothing: read by OCR, or named."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from make_pdf import HEIGHT, WIDTH, Pdf
from reportlab.lib.utils import ImageReader

import referat_nlp as rn
from referat_nlp.errors import ReadError
from referat_nlp.readers import ocr, read
from referat_nlp.readers.text_layer import flaw_of

needs_tesseract = pytest.mark.skipif(
    not ocr.is_installed(), reason="needs tesseract-ocr-dan and pytesseract"
)
PAGE = [
    "Referat af mødet i Teknikudvalget den 12. marts 2031",
    "4. Ny sti langs Ellebækken",
    "Forvaltningen indstiller, at udvalget godkender anlægget af en cykelsti langs",
    "Ellebækken og frigiver 1.250.000 kr. til formålet, jf. § 15, stk. 2.",
    "Beslutning",
    "Indstillingen blev godkendt.",
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "minutes.pdf"


@cache
def page_image() -> ImageReader:
    """A picture of ``PAGE`` at 200 dots an inch."""
    pdf = Pdf(size=11.0, leading=18.0)
    for line in PAGE:
        pdf.line(line)
    sheet = pypdfium2.PdfDocument(pdf.save())[0]
    return ImageReader(sheet.render(scale=200 / 72).to_pil())


def write(path: Path, pages: str) -> None:
    """A PDF with a page of text for each ``t`` and a scanned one for each ``s``."""
    pdf = Pdf()
    for number, kind in enumerate(pages, 1):
        if kind == "s":
            pdf.canvas.drawImage(page_image(), 0, 0, WIDTH, HEIGHT)
        else:
            pdf.y = 90.0 + 40 * number
            pdf.text(f"Punkt {number} blev drøftet og sendt i høring. " * 5)
        pdf.next_page()
    path.write_bytes(pdf.save())


@pytest.fixture
def without(monkeypatch):
    monkeypatch.setattr(ocr, "is_installed", lambda: False)


@pytest.mark.usefixtures("without")
def test_one_scan_of_five_is_named_and_the_rest_read(path):
    write(path, "ttstt")
    source = read(path)
    assert [f"Punkt {n} " in source.text for n in (1, 2, 4, 5)] == [True] * 4
    assert len(source.warnings) == 1
    assert source.warnings[0].startswith("page 3 is scanned and not read; ")
    assert "apt install tesseract-ocr tesseract-ocr-dan" in source.warnings[0]
    assert "pip install 'referat-nlp[ocr]'" in source.warnings[0]
    assert source.recognised == {}


@pytest.mark.usefixtures("without")
@pytest.mark.parametrize("how", ["auto", "always", "never"])
def test_nothing_but_scans_says_what_to_install(path, how):
    write(path, "ss")
    with pytest.raises(ReadError, match=r"minutes\.pdf: scanned pages.*\[ocr\]"):
        read(path, ocr=how)


def test_never_says_how_to_have_them_read(path, monkeypatch):
    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    write(path, "tstss")
    source = read(path, ocr="never")
    assert source.warnings == (
        "pages 2, 4 and 5 are scanned and not read; ocr='auto' (--ocr auto) reads by "
        "OCR",
    )


def test_other_choices_are_refused(path):
    with pytest.raises(ReadError, match="auto, always, never"):
        read(path, ocr="sometimes")


def words_of(page: int) -> ocr.Recognised:
    text = f"Side {page} sagde noget utydeligt om havnens fremtid".split()
    style = (10.0, False, False, True)
    words = [
        ocr.Word(t, 70.0 + 45 * i, 390.0, 112.0 + 45 * i, 400.0, *style)
        for i, t in enumerate(text)
    ]
    return ocr.Recognised(words, 0.5 if page == 2 else 0.9)


@pytest.fixture
def recogniser(monkeypatch):
    """A stand-in for Tesseract that is unsure of the second page it sees."""
    calls: list[int] = []

    def recognise(page, limits):
        calls.append(len(calls) + 1)
        return words_of(calls[-1])

    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    monkeypatch.setattr(ocr, "recognise", recognise)
    return calls


def test_low_confidence_names_the_page(path, recogniser):
    write(path, "ss")
    source = read(path)
    assert source.recognised == {1: 0.9, 2: 0.5}
    assert source.warnings == (
        "pages 1 and 2 read by OCR, mean confidence 0.70",
        "page 2 read by OCR with low confidence: check what they say",
    )


def test_auto_leaves_text_alone_and_always_does_not(path, recogniser):
    write(path, "tt")
    assert read(path).recognised == {}
    assert recogniser == []
    assert list(read(path, ocr="always").recognised) == [1, 2]


def test_no_more_pages_than_the_limit(path, recogniser):
    write(path, "sss")
    source = read(path, limits=rn.Limits(ocr_pages=2))
    assert list(source.recognised) == [1, 2]
    assert "page 3 is scanned and not read; OCR took too long" in source.warnings[0]


def shifted(text: str) -> str:
    """What a font whose codes are glyph numbers makes of a text."""
    return "".join(chr(ord(c) - 29) if ord(c) > 61 else c for c in text)


DANISH = (
    "Udvalget drøftede sagen på mødet den 4. maj og vedtog at sende forslaget i høring "
    "hos skolernes bestyrelser, jf. folkeskolelovens § 40, stk. 2. Borgmesteren "
    "orienterede om budgettet for det kommende år. "
) * 6


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        (DANISH, None),
        (shifted(DANISH), "unreadable"),
        (DANISH[:300] + "\ue021\ue033\ue04f" * 400, "unreadable"),
        (" ".join(DANISH.replace(" ", "")), "spaced"),
        (DANISH.translate(str.maketrans("", "", "æøå")), "letters"),
        (DANISH.replace("§ ", ""), "sections"),
        ("The council met on 3 May and heard the mayor on the new harbour. " * 9, None),
        ("Anne Holm (A)\nBo Lund (V)\nCarl Friis Dam (C)\nDitte Skov (F)\n" * 9, None),
        ("Drift 1.250 1.300 -50\nAnlæg 400 380 20\nI alt 1.650 1.680 -30\n" * 9, None),
        ("1 2 3 4 5 6 7 8 9 " * 9, None),
        ("Godkendt.", None),
        ("", None),
    ],
)
def test_flaws_of_text_layers(text, flaw):
    assert flaw_of(text) == flaw


def garbled(path: Path) -> None:
    pdf = Pdf()
    pdf.text(shifted(DANISH))
    pdf.next_page()
    pdf.y = 200.0
    pdf.text(DANISH)
    path.write_bytes(pdf.save())


@pytest.mark.usefixtures("without")
def test_a_garbled_layer_is_kept_and_named(path):
    garbled(path)
    source = read(path)
    assert len(source.warnings) == 1
    assert source.warnings[0].startswith("the text layer of page 1 is no text")
    assert "[ocr]" in source.warnings[0]
    assert "Borgmesteren orienterede" in source.text


def test_a_garbled_layer_is_read_by_ocr(path, recogniser):
    garbled(path)
    source = read(path)
    assert list(source.recognised) == [1]
    assert source.text.startswith("Side 1 sagde noget utydeligt")


@needs_tesseract
def test_a_scan_reads_like_its_text_and_its_values_are_located(path):
    write(path, "ts")
    source = read(path)
    assert source.recognised[2] > 0.8
    lines = [line.text for line in source.lines if line.page == 2]
    assert lines == [PAGE[0], PAGE[1], " ".join(PAGE[2:4]), PAGE[4], PAGE[5]]
    minutes = rn.mine(path, model="none")
    (amount,) = [a for p in minutes.points for a in p.amounts]
    (place,) = rn.locate(minutes, amount)
    image = pypdfium2.PdfDocument(path.read_bytes())[1].render(scale=1).to_pil()
    ink = image.convert("L").point(lambda grey: 255 * (grey < 128))
    left, top, right, bottom = place.box
    assert place.page == 2
    assert 60 < right - left < 90
    assert 7 < bottom - top < 13
    assert ink.crop((left, top, right, bottom)).getbbox() is not None
    # Above and below the line nothing is printed.
    assert ink.crop((left, top - 5, right, top - 1)).getbbox() is None
    assert ink.crop((left, bottom + 1, right, bottom + 5)).getbbox() is None


@needs_tesseract
def test_an_empty_scan_is_empty(path):
    from PIL import Image

    pdf = Pdf()
    pdf.canvas.drawImage(ImageReader(Image.new("L", (60, 80), 255)), 0, 0, 595, 842)
    pdf.next_page()
    pdf.text("Mødet blev hævet.")
    path.write_bytes(pdf.save())
    source = read(path)
    assert (source.text, source.warnings) == ("Mødet blev hævet.", ())


def test_a_page_is_drawn_no_larger_than_the_limit(monkeypatch):
    import sys
    import types

    sizes = []

    def image_to_data(image, **options):
        sizes.append(image.size)
        names = "block_num par_num line_num text left top width height conf"
        return {name: [] for name in names.split()}

    stub = types.SimpleNamespace(
        image_to_data=image_to_data,
        Output=types.SimpleNamespace(DICT="dict"),
        TesseractError=RuntimeError,
    )
    monkeypatch.setitem(sys.modules, "pytesseract", stub)
    data = io.BytesIO()
    document = pypdfium2.PdfDocument.new()
    document.new_page(10_000, 10_000)
    document.save(data)
    page = pypdfium2.PdfDocument(data.getvalue())[0]
    assert ocr.recognise(page, rn.Limits(pixels=250_000)).words == []
    assert sizes == [(500, 500)]
