"""KLE main groups of real points, labelled by reading before any prediction.

Run ``python -m tests.benchmarks.topics`` in the repository's root; it needs the
minutes of Greve and the case titles of Aarhus in ``../shared/data``, of which
``corpus/topics`` holds the labels only. ``--confusion`` lists what was told instead,
by main group. ``--ablation`` blanks parts of the dev points (the model is not trained
anew). ``--card`` writes the table into ``models/topics.md``.

``test`` was drawn and labelled first, ``late`` after the first training data was
written, ``second`` before and ``last`` after its second part; ``dev`` chose temperature
and threshold. ``aarhus`` and ``aarhus, last`` are titles alone (1997-2020), labelled
with ``second`` and ``last``. They share no case.

A point may have several acceptable groups, the foremost first: ``top-1`` and
``top-3`` count any of them, ``first`` only the foremost. An empty answer is wrong.
"""

from __future__ import annotations

import functools
import json
import lzma
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

from msgspec import Struct

from referat_nlp.records import Topic
from referat_nlp.topics import PointText, classify_many, features
from referat_nlp.topics.figures import Answer, calibration_error, macro_f1
from referat_nlp.topics.kle import kle_model

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
GREVE = DATA / "greve" / "items-2022-2024.jsonl.xz"
AARHUS = DATA / "aarhus_decisions" / "aarhus_decisions.jsonl.xz"
LABELS = ROOT / "corpus" / "topics"
CARD = ROOT / "models" / "topics.md"
_BLOCK = re.compile(r"(<!-- figures -->\n).*?(<!-- end -->)", re.DOTALL)
_HEAD = (
    "| points | n | top-1 | first | top-3 | macro-F1 | ECE | uncertain |\n"
    "| --- | --: | --: | --: | --: | --: | --: | --: |"
)
SETS = {
    "test": "greve.jsonl",
    "late": "greve-late.jsonl",
    "second": "greve-second.jsonl",
    "last": "greve-last.jsonl",
    "dev": "greve-dev.jsonl",
    "aarhus": "aarhus.jsonl",
    "aarhus, last": "aarhus-last.jsonl",
}


#: The points of a source by document and number.
Texts = dict[tuple[str, str | None], PointText]


class Labelled(Struct, frozen=True):
    """A real point, its acceptable main groups, and whether we were in doubt."""

    point: PointText
    codes: list[str]
    doubt: bool


class Figures(Struct, frozen=True):
    """The figures of one set."""

    points: int
    top1: float
    first: float
    top3: float
    macro_f1: float
    ece: float
    uncertain: float

    def row(self) -> str:
        values = (self.top1, self.first, self.top3, self.macro_f1, self.ece)
        shown = " | ".join(f"{value:.3f}" for value in values)
        return f"{self.points} | {shown} | {self.uncertain:.3f}"


def labelled(name: str) -> list[Labelled]:
    """The points of one label file with their text."""
    texts = _aarhus() if SETS[name].startswith("aarhus") else _greve()
    with (LABELS / SETS[name]).open(encoding="utf-8") as file:
        labels = [json.loads(line) for line in file]
    return [
        Labelled(texts[r["document"], r.get("point")], r["topics"], r["doubt"])
        for r in labels
    ]


@functools.cache
def _greve() -> Texts:
    with lzma.open(GREVE, "rt", encoding="utf-8") as file:
        rows = map(json.loads, file)
        return {(row["moede_id"], row["punkt"]): _point(row) for row in rows}


@functools.cache
def _aarhus() -> Texts:
    with lzma.open(AARHUS, "rt", encoding="utf-8") as file:
        rows = map(json.loads, file)
        titles = {row["sag"]: row["sagstitel"] or "" for row in rows}
    return {
        (case, None): PointText(title=unicodedata.normalize("NFC", title))
        for case, title in titles.items()
    }


def _point(row: dict[str, str]) -> PointText:
    return PointText(
        title=row["titel"],
        text=row["tekst"],
        body=row["udvalg"],
        case_number=row["sagsnr"],
    )


def measure(gold: list[Labelled], told: list[list[Topic]]) -> Figures:
    """The figures of ``told``, one answer a point of ``gold``."""
    pairs = list(zip(gold, told, strict=True))
    answers = [
        Answer(tuple(g.codes), t[0].code, t[0].score)
        if t
        else Answer(tuple(g.codes), None)
        for g, t in pairs
    ]
    n = len(gold)
    return Figures(
        points=n,
        top1=sum(a.right for a in answers) / n,
        first=sum(a.told == a.gold[0] for a in answers) / n,
        top3=sum(bool({x.code for x in t} & {*g.codes}) for g, t in pairs) / n,
        macro_f1=macro_f1(answers) or 0.0,
        ece=calibration_error(answers) or 0.0,
        uncertain=sum(a.told is None for a in answers) / n,
    )


def report() -> str:
    """A table: every set as it is, without procedure, and without our doubts."""
    rows = [_HEAD]
    for name in SETS:
        gold = labelled(name)
        told = classify_many([g.point for g in gold])
        views = {
            "all": range(len(gold)),
            "without 00": [i for i, g in enumerate(gold) if g.codes[0] != "00"],
            "without doubts": [i for i, g in enumerate(gold) if not g.doubt],
        }
        for view, chosen in views.items():
            figures = measure([gold[i] for i in chosen], [told[i] for i in chosen])
            rows.append(f"| {name}, {view} | {figures.row()} |")
    return "\n".join(rows)


def confusion(gold: list[Labelled], told: list[list[Topic]]) -> None:
    """Print how often a group was told in place of another."""
    wrong = Counter(
        ("/".join(g.codes), t[0].code if t else "-")
        for g, t in zip(gold, told, strict=True)
        if not t or t[0].code not in g.codes
    )
    print("\n| label | told | points |\n| --- | --- | --: |")
    for (label, answer), n in wrong.most_common():
        print(f"| {label} | {answer} | {n} |")


def ablation(gold: list[Labelled]) -> None:
    """Print the figures when the shipped model does not see some of a point."""
    names = ["title words", "title letters", "text words", "text letters", "body"]
    left_out = [(), *((i,) for i in range(len(names))), (0, 1), (2, 3), (0, 2), (1, 3)]
    whole = features.VIEWS
    print(_HEAD)
    for without in left_out:
        features.VIEWS = tuple(
            (read, cut, 0.0 if i in without else weight)
            for i, (read, cut, weight) in enumerate(whole)
        )
        figures = measure(gold, kle_model().rank([g.point for g in gold]))
        name = " and ".join(names[i] for i in without) or "nothing"
        print(f"| dev, without {name} | {figures.row()} |", flush=True)
    features.VIEWS = whole


def main() -> None:
    """Print the table that the arguments ask for."""
    if not DATA.exists():
        print(f"{DATA.relative_to(ROOT.parent)} is not here: nothing to measure.")
    elif "--ablation" in sys.argv:
        ablation(labelled("dev"))
    elif "--confusion" in sys.argv:
        for name in SETS:
            gold = labelled(name)
            print(f"\n{name}")
            confusion(gold, classify_many([g.point for g in gold]))
    elif "--card" in sys.argv:
        text = CARD.read_text("utf-8")
        CARD.write_text(_BLOCK.sub(rf"\1\n{report()}\n\n\2", text), "utf-8")
    else:
        print(report())


if __name__ == "__main__":
    main()
