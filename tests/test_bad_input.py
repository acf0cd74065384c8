"""Documents no reader should choke on: bounded time and memory, one clear message.

Each is read in a process of its own, which then reads a sound document.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest
from make_pdf import Pdf
from raw_pdf import WITH_HELVETICA, one_page, raw_pdf, show, stream

import referat_nlp as rn
from referat_nlp.errors import ReadError
from referat_nlp.readers import read

SECONDS, MEGABYTES = 60, 900
CHILD = """
import json, pathlib, re, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
from referat_nlp.errors import ReadError
from referat_nlp.readers import read
told = []
for path in sys.argv[1:]:
    start = time.process_time()
    try:
        source = read(path, ocr="never")
        told.append({"text": source.text[:200], "warnings": source.warnings})
    except ReadError as error:
        told.append({"error": str(error)})
    told[-1]["seconds"] = time.process_time() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
status = pathlib.Path("/proc/self/status")
if status.exists():
    # Linux counts what the parent held before the fork into ru_maxrss.
    peak = int(re.search(r"VmHWM:\\s*(\\d+)", status.read_text())[1]) / 1024
print(json.dumps({"told": told, "megabytes": peak}))
"""


@pytest.fixture
def attempt(tmp_path: Path):
    """Read bytes or a path as a file, then a sound one; what the first came to."""
    sound = tmp_path / "sound.txt"
    sound.write_text("Referat\n\n1. Ny sti\n\nGodkendt.\n", "utf-8")

    def run(data: bytes | Path, name: str = "bad.pdf") -> dict:
        path = data
        if isinstance(data, bytes):
            path = tmp_path / name
            path.write_bytes(data)
        done = subprocess.run(
            [sys.executable, "-c", CHILD, str(path), str(sound)],
            capture_output=True,
            text=True,
            timeout=5 * SECONDS,
            cwd=Path(__file__).parents[1],
        )
        assert done.returncode == 0, done.stderr[-2000:]
        result = json.loads(done.stdout)
        bad, good = result["told"]
        assert "Ny sti" in good["text"]
        assert bad["seconds"] < SECONDS
        assert result["megabytes"] < MEGABYTES
        if "error" in bad:
            assert bad["error"].startswith(f"{path}: ")
            assert "\n" not in bad["error"]
        return bad

    return run


def bomb(size: int, filters: bytes = b"/FlateDecode", rounds: int = 1) -> bytes:
    """A page whose content unpacks to ``size`` blanks."""
    squeeze = zlib.compressobj(9, wbits=-15)
    block = squeeze.compress(b" " * 10_000_000) + squeeze.flush(zlib.Z_FULL_FLUSH)
    # The same packed block over and over is as good as packing it all.
    data = b"\x78\x9c" + block * (size // 10_000_000)
    for _ in range(rounds - 1):
        data = zlib.compress(data, 9)
    return one_page(stream(data, b"/Filter[%b]" % filters))


def test_a_stream_that_unpacks_to_gigabytes(attempt):
    assert "unpacks to more than" in attempt(bomb(2_000_000_000))["error"]


def test_a_stream_packed_twice(attempt):
    # Three kilobytes that hold three megabytes that hold the blanks.
    data = bomb(2_000_000_000, b"/FlateDecode/FlateDecode", rounds=2)
    padded = data + b"%" + b"x" * 200_000
    assert "unpacks to more than" in attempt(padded)["error"]


def test_a_limit_can_be_raised_and_lowered(tmp_path):
    pdf = Pdf()
    for number in range(3):
        pdf.text(f"Punkt {number} drøftes og godkendes.")
        pdf.next_page()
    path = tmp_path / "minutes.pdf"
    path.write_bytes(pdf.save())
    assert "Punkt 2" in read(path).text
    for limits, message in (
        (rn.Limits(pages=2), "3 pages, more than 2"),
        (rn.Limits(characters=50), "more than 50 characters"),
        (rn.Limits(unpacked_bytes=100), "unpacks to more than 100"),
        (rn.Limits(file_bytes=100), "more than 100"),
    ):
        with pytest.raises(ReadError, match=message):
            read(path, limits=limits)


def encrypted(user: str) -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    data = io.BytesIO()
    canvas = Canvas(data, encrypt=StandardEncryption(user, ownerPassword="ejer"))
    canvas.drawString(72, 700, "Godkendt.")
    canvas.save()
    return data.getvalue()


def test_a_password_is_asked_for(attempt):
    assert "needs a password" in attempt(encrypted("hemmelig"))["error"]


def test_an_empty_password_opens(attempt):
    assert attempt(encrypted(""))["text"] == "Godkendt."


@pytest.mark.parametrize("part", [0.02, 0.3, 0.6, 0.95])
def test_a_truncated_pdf(tmp_path, part):
    pdf = Pdf()
    pdf.text("Udvalget godkendte forslaget. " * 40)
    data = pdf.save()
    path = tmp_path / "minutes.pdf"
    path.write_bytes(data[: int(len(data) * part)])
    with pytest.raises(
        ReadError, match=r"minutes\.pdf: .*(broken or cut|no text|empty)"
    ):
        read(path)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty.*Fetch it again"),
        (b"%PDF-1.4\n" + b"\x93\x01" * 500, "broken or cut short.*Fetch it again"),
        (bytes(range(256)) * 4000, "binary data"),
        (b"PK\x03\x04 word/document.xml" + b"\x00" * 50, "Word file is broken"),
    ],
)
def test_no_document_at_all(tmp_path, data, message):
    path = tmp_path / "bad.pdf"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=rf"(?s)bad\.pdf: .*{message}"):
        read(path)


def test_a_page_as_large_as_a_house(attempt):
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 10000 10000]/Contents 4 0 R"
    data = raw_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            page + b"/Resources<<%b>>>>" % WITH_HELVETICA,
            stream(b"1 1 9000 9000 re S " + show(b"(Godkendt.)")),
        ]
    )
    assert attempt(data)["text"] == "Godkendt."


def test_five_thousand_tiny_pages(attempt):
    count = 5_000
    kids = b" ".join(b"%d 0 R" % (3 + 2 * n) for n in range(count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 80 20]/Contents %d 0 R"
    pages = []
    for n in range(count):
        pages.append(page % (4 + 2 * n) + b"/Resources<<%b>>>>" % WITH_HELVETICA)
        pages.append(stream(b"BT /F 9 Tf 5 8 Td (Sag %d) Tj ET" % n))
    tree = b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, count)
    data = raw_pdf([b"<</Type/Catalog/Pages 2 0 R>>", tree, *pages])
    assert attempt(data)["text"].startswith("Sag 0")


def test_a_font_that_does_not_tell_its_letters(tmp_path):
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H"
        b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        b"/FontDescriptor<</Type/FontDescriptor/FontName/X/Flags 4>>>>]>>"
    )
    codes = b"".join(b"%04x" % (3 + n % 60) for n in range(45))
    lines = b"".join(
        b" BT /G 10 Tf 70 %d Td <%b> Tj ET" % (600 - 13 * n, codes) for n in range(9)
    )
    data = one_page(
        stream(show(b"(Godkendt.)") + lines),
        resources=WITH_HELVETICA[:-2] + b"/G %b>>" % font,
    )
    path = tmp_path / "minutes.pdf"
    path.write_bytes(data)
    source = read(path, ocr="never")
    assert "Godkendt." in source.text
    assert len(source.warnings) == 1
    assert "the text layer of page 1 is no text" in source.warnings[0]


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"


@pytest.mark.parametrize(
    "data",
    [
        raw_pdf([CATALOGUE, b"<</Type/Pages/Kids[2 0 R]/Count 1>>"]),
        raw_pdf([CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 9>>",
                 b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R 3 0 R]/Count 9>>"]),
        raw_pdf([CATALOGUE, b"<</Type/Pages/Kids 2 0 R/Count 2 0 R>>"]),
        raw_pdf([b"1 0 R"]),
    ],
    ids=["itself", "each other", "indirect", "catalogue"],
)  # fmt: skip
def test_a_page_tree_that_refers_to_itself(attempt, data):
    assert "error" in attempt(data)


def test_a_drawing_that_draws_itself(attempt):
    form = stream(
        b"/X Do " + show(b"(Godkendt.)"),
        b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]"
        b"/Resources<</XObject<</X 5 0 R>>%b>>" % WITH_HELVETICA,
    )
    data = one_page(stream(b"/X Do"), form, resources=b"/XObject<</X 5 0 R>>")
    assert "Godkendt." in attempt(data)["text"]


def test_a_million_lines_drawn(attempt):
    data = one_page(
        stream(show(b"(Godkendt.)") + b" 10 10 m 500 10 l S" * 300_000),
        resources=WITH_HELVETICA,
    )
    assert attempt(data)["text"] == "Godkendt."


@pytest.mark.parametrize(
    ("tag", "count"), [("div", 100_000), ("ul><li", 50_000), ("table><tr><td", 30_000)]
)
def test_html_nested_without_end(attempt, tag, count):
    told = attempt(f"<h1>Referat</h1><{tag}>".encode() + f"<{tag}>".encode() * count)
    assert "Referat" in told.get("text", "") or "no text" in told.get("error", "")


def test_html_of_a_hundred_megabytes(attempt):
    assert "more than" in attempt(b"<p>Godkendt.\n" * 8_000_000, "a.html")["error"]


def test_html_just_below_the_limit(attempt):
    paragraph = b"<p>Udvalget godkendte indstillingen.</p>\n"
    told = attempt(
        paragraph * (rn.Limits().html_characters // len(paragraph)), "a.html"
    )
    assert told["text"].startswith("Udvalget")


def test_pictures_in_html_do_not_count(tmp_path):
    path = tmp_path / "a.html"
    picture = "A" * (rn.Limits().html_characters + 10)
    path.write_text(
        f'<h1>Referat</h1><img src="data:image/png;base64,{picture}">', "utf-8"
    )
    assert read(path).text == "Referat"


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"meeting": {"items": [{"title": "Ny sti"}]}}),
        json.dumps([{"Dagsordenpunkter": []}]),
        "[" * 100_000 + "]" * 100_000,
        "{}",
    ],
    ids=["another", "list", "deep", "bare"],
)
def test_json_of_another_schema(attempt, text):
    assert "FirstAgenda" in attempt(text.encode(), "m.json")["error"]


@pytest.mark.parametrize(
    "data", [{}, {"Dagsordenpunkter": 7, "Moede": [1], "Udvalg": "x"}, {"Moede": None}]
)
def test_json_of_the_schema_with_other_types(tmp_path, data):
    path = tmp_path / "m.json"
    path.write_text(
        json.dumps({"Dagsordenpunkter": [None, {"Navn": 5}]} | data), "utf-8"
    )
    try:
        assert "5" in read(path).text
    except ReadError as error:
        assert "m.json: there is no text" in str(error)  # noqa: PT017


def zipped(parts: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


W = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'


@pytest.mark.parametrize(
    "body",
    [
        b" " * 300_000_000,
        b"<w:p>" * 200_000,
        b"<w:tbl><w:tr><w:tc>" * 50_000,
    ],
    ids=["blanks", "deep", "tables"],
)
def test_a_word_file_that_unpacks_without_end(attempt, body):
    told = attempt(zipped({"word/document.xml": W + b"<w:body>" + body}), "m.docx")
    assert "text unpacks to more than" in told["error"] or "broken" in told["error"]


def test_a_bad_document_costs_no_other(tmp_path):
    good = tmp_path / "good.txt"
    good.write_text("Referat\n\n1. Ny sti\n\nBeslutning\nGodkendt.\n", "utf-8")
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(bomb(400_000_000))
    results = list(rn.mine_many([bad, good], model="none"))
    assert isinstance(results[0], rn.Failure)
    assert results[1].points[0].title.text == "Ny sti"
