"""A small table of labelled points that the tests of own schemes share."""

from __future__ import annotations

import csv
from pathlib import Path

STEMS = {
    "vand": [
        "Kloak i",
        "Vandværk ved",
        "Regnvand fra",
        "Spildevand i",
        "Grundvand ved",
    ],
    "vej": ["Cykelsti i", "Asfalt på", "Fortov ved", "Vejlys i", "Rundkørsel ved"],
    "skole": ["Elever i", "Lærere på", "Klasser ved", "Skolemad i", "SFO på"],
}
PLACES = ["Ravnsø", "Tangby", "Elmelund"]
ROWS = [
    (f"{stem} {place}", f"Sagen handler om {stem.split()[0].lower()}.", label)
    for label, stems in STEMS.items()
    for stem in stems
    for place in PLACES
]


def write(path: Path, rows: list[tuple[str, ...]], *, head: str = "title,text,label"):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head.split(","))
        writer.writerows(rows)
    return path
