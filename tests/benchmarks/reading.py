"""Pages a second and peak memory of our PDF reader beside two others.

Run ``python -m tests.benchmarks.reading`` in the repository's root (a few minutes).
It writes a 100-page and a 1,000-page PDF in the manner of minutes (running heads and
feet, prose, a ruled table on every fifth page) and prints a Markdown table. The
others extract text only: no running matter removed, no paragraphs, no tables.

Every figure comes from a process of its own, all on the same core. Speed is by
processor time, the best of three rounds in which the readers take turns, so that a
busy machine slows all of them alike. Peak memory is what the operating system saw,
imports included.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.make_pdf import HEIGHT, LEFT, RIGHT, Pdf

PROSE = (
    "Teknisk Forvaltning har gennemgået de indkomne høringssvar og vurderer, at planen "
    "kan vedtages med enkelte ændringer af byggefelterne mod syd. Der er afsat "
    "1.250.000 kr. til formålet, og arbejdet ventes afsluttet den 14. juni 2024. "
    "Naboerne har især peget på trafikken omkring den nye rundkørsel og på afstanden "
    "til de eksisterende haver."
)
PARAGRAPHS = 6
TABLE_EVERY = 5
SHORT, LONG = 100, 1000
RUNS = 3


def read_ours(path: str) -> None:
    from referat_nlp.readers import read

    read(path)


def read_pdfplumber(path: str) -> None:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.close()  # else every page's objects stay in memory


def read_pypdfium2(path: str) -> None:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    for page in pdf:
        text = page.get_textpage()
        for index in range(text.count_chars()):
            text.get_charbox(index)
            text.get_text_range(index, 1)
        text.close()
        page.close()
    pdf.close()


OURS = "referat_nlp.readers.read"
READERS: dict[str, Callable[[str], None]] = {
    OURS: read_ours,
    "pdfplumber extract_text": read_pdfplumber,
    "pypdfium2 per character": read_pypdfium2,
}


def main() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        short, long = Path(folder, "short.pdf"), Path(folder, "long.pdf")
        write_minutes(Path(folder, "page.pdf"), 1)
        write_minutes(short, SHORT)
        write_minutes(long, LONG)
        rounds = [
            {name: _in_own_process(name, short) for name in READERS}
            for _ in range(RUNS)
        ]
        seconds = {name: min(run[name][0] for run in rounds) for name in READERS}
        print(
            f"| reader | pages/s | ours is faster | peak MB, {SHORT} pages "
            f"| {LONG:,} pages | ratio |"
        )
        print("| --- | ---: | ---: | ---: | ---: | ---: |")
        for name in READERS:
            small, (_, large) = rounds[0][name][1], _in_own_process(name, long)
            print(
                f"| {name} | {SHORT / seconds[name]:.1f} "
                f"| {seconds[name] / seconds[OURS]:.1f} times "
                f"| {small:.0f} | {large:.0f} | {large / small:.2f} |"
            )
            sys.stdout.flush()


def write_minutes(path: Path, pages: int) -> None:
    pdf = Pdf()
    for number in range(1, pages + 1):
        pdf.at(LEFT, 40, "Teknik- og Miljøudvalget, 12-03-2024")
        pdf.at(RIGHT - 60, HEIGHT - 30, f"Side {number} af {pages}")
        pdf.line(f"{number}. Lokalplan {number}.1 for Engdraget", font="Helvetica-Bold")
        for _ in range(PARAGRAPHS):
            pdf.text(PROSE)
        if number % TABLE_EVERY == 0:
            _draw_table(pdf)
        pdf.next_page()
        pdf.y = 90.0
    pdf.canvas.save()
    path.write_bytes(pdf.data.getvalue())


def _draw_table(pdf: Pdf) -> None:
    columns = [LEFT, LEFT + 200, LEFT + 300, RIGHT]
    top = pdf.y - pdf.leading
    rows = [
        "(1.000 kr.)|2024|2025",
        "Drift|250|275",
        "Anlæg|1.400|-300",
        "I alt|1.650|-25",
    ]
    for row in rows:
        pdf.row(zip((x + 4 for x in columns), row.split("|"), strict=False), step=20)
    lines = [HEIGHT - top - 20 * count for count in range(len(rows) + 1)]
    pdf.canvas.grid(columns, lines)


def _in_own_process(name: str, path: Path) -> tuple[float, float]:
    """Processor seconds of reading and the process's peak memory in MB."""
    command = [sys.executable, "-m", "tests.benchmarks.reading", name, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, kilobytes = done.stdout.split()
    return float(seconds), float(kilobytes) / 1024


def measure_here(name: str, path: str) -> None:
    """What a child process does: read once, print seconds and peak kilobytes."""
    READERS[name](str(Path(path).with_name("page.pdf")))  # imports off the clock
    start = time.process_time()
    READERS[name](path)
    seconds = time.process_time() - start
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        measure_here(*sys.argv[1:])
    else:
        main()
