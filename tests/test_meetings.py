"""Files that hold several meetings, and files that only look like it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from make_pdf import Pdf

import referat_nlp as rn
from referat_nlp.readers import read
from referat_nlp.segment import split_meetings

POINTS = """
1. Godkendelse af dagsorden
Beslutning
Godkendt.

2. {title}
Sagsfremstilling
Sagen blev også drøftet på mødet den 3. februar 2019.
Indstilling
Teknik indstiller, at sagen godkendes.
Beslutning i Økonomiudvalget den 26. februar 2019
Anbefales.
Beslutning
Godkendt.
"""
HEAD = """Havnsø Kommune
Referat
{body}
Mødedato: {day}
Mødested: {place}
"""


def minutes_of(
    day: str, title: str, body: str = "Byrådet", place: str = "Salen"
) -> str:
    return HEAD.format(day=day, body=body, place=place) + POINTS.format(title=title)


def written(folder: Path, text: str, name: str = "doc.txt") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def days(path: Path) -> list[date | None]:
    return [m.meeting.date for m in rn.mine_all(path, model="none")]


MARCH, APRIL, MAY = (date(2019, month, 5) for month in (3, 4, 5))
THREE = "\n".join(
    minutes_of(day, title, place=place)
    for day, title, place in (
        ("Tirsdag den 5. marts 2019 kl. 17.00", "Nyt tag på hallen", "Byrådssalen"),
        ("Fredag den 5. april 2019 kl. 9", "Lokalplan 12", "Kantinen"),
        ("Søndag den 5. maj 2019 kl. 18.30", "Cykelsti ved åen", "Hallen"),
    )
)


def test_each_meeting_of_a_text_file_is_a_record_of_its_own(tmp_path):
    path = written(tmp_path, THREE)
    found = rn.mine_all(path, model="none")
    assert [m.meeting.date for m in found] == [MARCH, APRIL, MAY]
    assert [m.meeting.place for m in found] == ["Byrådssalen", "Kantinen", "Hallen"]
    titles = [[p.title.text for p in m.points] for m in found]
    assert titles == [
        ["Godkendelse af dagsorden", "Nyt tag på hallen"],
        ["Godkendelse af dagsorden", "Lokalplan 12"],
        ["Godkendelse af dagsorden", "Cykelsti ved åen"],
    ]
    assert len({m.source for m in found}) == 1
    whole = read(path).text
    assert [whole.count(m.text) for m in found] == [1, 1, 1]


def test_mine_names_the_way_to_several_meetings(tmp_path):
    path = written(tmp_path, THREE)
    first = rn.mine(path, model="none")
    assert first.warnings == (
        "Holds 3 meetings, of which this is the first: mine_all(path) gives them all.",
    )
    assert first.points == rn.mine_all(path, model="none")[0].points


def test_tables_tell_the_meetings_of_a_file_apart(tmp_path):
    path = written(tmp_path, THREE)
    points = rn.to_frames(rn.mine_many([path], model="none"))["points"]
    names = [str(path), f"{path}#2", f"{path}#3"]
    assert list(points["document"]) == [name for name in names for _ in range(2)]


def test_numbers_may_run_on_through_the_year(tmp_path):
    points = "{}. Takster\nBeslutning\nGodkendt.\n{}. Eventuelt\nBeslutning\nIntet.\n"
    text = "".join(
        f"Byrådet den 5. {month} 2019\n\n{points.format(first, first + 1)}\n"
        for month, first in (("marts", 11), ("april", 13), ("maj", 15))
    )
    path = written(tmp_path, f"Beslutningsprotokol\n{text}")
    assert days(path) == [MARCH, APRIL, MAY]


def test_two_bodies_may_meet_on_one_day(tmp_path):
    day = "5. marts 2019"
    text = minutes_of(day, "Takster", "Byrådet") + minutes_of(
        day, "Skoler", "Børneudvalget"
    )
    found = rn.mine_all(written(tmp_path, text), model="none")
    assert [m.meeting.body for m in found] == ["Byrådet", "Børneudvalget"]


def test_meetings_of_a_web_page(tmp_path):
    def section(day: str, title: str) -> str:
        return (
            f"<h2>Referat af møde i Havneudvalget den {day}</h2>"
            f"<h3>1. Godkendelse af dagsorden</h3><h4>Beslutning</h4><p>Godkendt.</p>"
            f"<h3>2. {title}</h3><h4>Indstilling</h4><p>Havnen indstiller, at sagen "
            "godkendes.</p><h4>Beslutning</h4><p>Godkendt.</p>"
        )

    page = (
        "<html><head><title>Referater 2019</title></head><body><main><h1>Referater</h1>"
        + section("5. maj 2019", "Ny bro")
        + section("5. april 2019", "Takster for både")
        + "</main></body></html>"
    )
    path = written(tmp_path, page, "page.html")
    found = rn.mine_all(path, model="none")
    assert [m.meeting.date for m in found] == [MAY, APRIL]
    assert [m.points[1].title.text for m in found] == ["Ny bro", "Takster for både"]


def test_meetings_of_a_pdf_know_their_pages(tmp_path):
    pdf = Pdf()
    for day, title in (("5. marts 2019", "Ny bro"), ("5. april 2019", "Takster")):
        for line in minutes_of(day, title).splitlines():
            pdf.line(line, font="Helvetica-Bold" if line[:1].isdigit() else "Helvetica")
        pdf.next_page()
        pdf.y = 90
    path = tmp_path / "doc.pdf"
    pdf.canvas.save()
    path.write_bytes(pdf.data.getvalue())
    found = rn.mine_all(path, model="none")
    assert [m.meeting.date for m in found] == [MARCH, APRIL]
    assert [[p.number for p in m.source.pages] for m in found] == [[1], [2]]
    title = found[1].points[1].title
    assert [place.page for place in rn.locate(found[1], title)] == [2]


ONE = minutes_of("5. marts 2019", "Nyt tag på hallen")
QUOTED = """
3. Godkendelse af referat
Sagsfremstilling
Referatet af forrige møde lyder:
Mødedato: 5. februar 2019
1. Takster
Beslutning
Godkendt.
2. Valg
Beslutning
Valgt blev Ida Krog.
Beslutning
Godkendt.

4. Eventuelt
Beslutning
Intet.
"""
LETTER = """
3. Brev fra naboen
Sagsfremstilling
Byrådet
Mødedato: 5. februar 2019
Naboen beder om svar.
Beslutning
Taget til efterretning.

4. Eventuelt
Beslutning
Intet.
"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ONE, id="one meeting"),
        pytest.param(
            "Forside\nHavnsø Kommune\nByrådet\nMødedato: 5. marts 2019\n\n" + ONE,
            id="cover",
        ),
        pytest.param(
            ONE.replace("\n2. ", "\nByrådet\nMødedato: 5. marts 2019\n2. "),
            id="running head",
        ),
        pytest.param(ONE + QUOTED, id="earlier minutes quoted"),
        pytest.param(ONE + LETTER, id="a line of the head within a point"),
        pytest.param(
            ONE + "\nNæste møder\nMødedato: 5. april 2019\nMødedato: 5. maj 2019\n",
            id="coming meetings",
        ),
        pytest.param(
            "Byrådets møder\nMødedato: 5. marts 2019\nMødedato: 5. april 2019\n" + ONE,
            id="list of meetings above",
        ),
        pytest.param(
            "Byrådet den 5. marts 2019\n1. Takster\nBilag\n"
            "Byrådet den 5. februar 2019\nBeslutning\nGodkendt.\n"
            "2. Valg\nBilag\nByrådet den 8. januar 2019\nBeslutning\nGodkendt.\n",
            id="earlier minutes attached",
        ),
    ],
)
def test_one_meeting_is_not_cut(tmp_path, text):
    assert len(split_meetings(read(written(tmp_path, text)))) == 1


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parent / "layouts").iterdir()), ids=lambda p: p.name
)
def test_no_layout_is_cut(path):
    assert len(split_meetings(read(path))) == 1
