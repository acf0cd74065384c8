"""Files that are broken, missing, misnamed or huge."""

from __future__ import annotations

from pathlib import Path

import pytest

from referat_nlp.errors import ReadError
from referat_nlp.readers import documents, read


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


def test_a_folder_gives_its_documents_and_says_when_it_has_none(tmp_path):
    for name in ("b.pdf", "sub/a.HTML", "old.doc", "a.gold.json", "logo.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    empty = tmp_path / "empty"
    empty.mkdir()
    named = tmp_path / "logo.png"
    found = documents([tmp_path, named, empty])
    assert [p.name for p in found] == [
        "b.pdf",
        "old.doc",
        "a.HTML",
        "logo.png",
        "empty",
    ]
    with pytest.raises(ReadError, match="a folder"):
        read(empty)
