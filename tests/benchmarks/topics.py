"""KLE main groups of real points, labelled by reading before any prediction.

Run ``python -m tests.benchmarks.topics`` in the repository's root; it needs the
minutes of Greve in ``../shared/data/greve``, of which ``corpus/topics`` holds the
labels only. ``--confusion`` lists what was told instead, by main group.
``--ablation`` blanks parts of the dev points (the model is not trained anew).
``--card`` writes the table into ``models/topics.md``.

``test`` was drawn and labelled first; ``late`` was drawn, read and labelled after the
training data was written; ``dev`` chose temperature and threshold. They share no case.

A point may have several acceptable groups, the foremost first: ``top-1`` and
``top-3`` count any of them, ``first`` only the foremost. An empty answer is wrong.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import Counter
from pathlib import Path

from msgspec import Struct

from referat_nlp.records import Topic
from referat_nlp.topics import PointText, classify_many, features
from referat_nlp.topics.kle import kle_model
from referat_nlp.topics.training import calibration_error

ROOT = Path(__file__).parents[2]
GREVE = ROOT.parent / "shared" / "data" / "greve" / "items-2022-2024.jsonl.xz"
LABELS = ROOT / "corpus" / "topics"
CARD = ROOT / "models" / "topics.md"
MACRO_FROM = 3
_BLOCK = re.compile(r"(<!-- figures -->\n).*?(<!-- end -->)", re.DOTALL)
_HEAD = (
    "| points | n | top-1 | first | top-3 | macro-F1 | ECE | uncertain |\n"
    "| --- | --: | --: | --: | --: | --: | --: | --: |"
)
SETS = {
    "test": "greve.jsonl",
    "late": "greve-late.jsonl",
    "dev": "greve-dev.jsonl",
}


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
    with lzma.open(GREVE, "rt", encoding="utf-8") as file:
        rows = map(json.loads, file)
        texts = {(row["moede_id"], row["punkt"]): row for row in rows}
    with (LABELS / SETS[name]).open(encoding="utf-8") as file:
        labels = [json.loads(line) for line in file]
    return [
        Labelled(_point(texts[r["document"], r["point"]]), r["topics"], r["doubt"])
        for r in labels
    ]


def _point(row: dict[str, str]) -> PointText:
    return PointText(
        title=row["titel"],
        text=row["tekst"],
        body=row["udvalg"],
        case_number=row["sagsnr"],
    )


def measure(gold: list[Labelled], told: list[list[Topic]]) -> Figures:
    """The figures of ``told``, one answer a point of ``gold``."""
    from sklearn.metrics import f1_score

    answers = [[topic.code for topic in topics] for topics in told]
    pairs = list(zip(gold, answers, strict=True))
    right = [bool(a) and a[0] in g.codes for g, a in pairs]
    # Of several acceptable groups the one that was told, else the foremost.
    truth = [
        a[0] if ok else g.codes[0] for (g, a), ok in zip(pairs, right, strict=True)
    ]
    common = [code for code, n in Counter(truth).items() if n >= MACRO_FROM]
    best = [a[0] if a else "-" for a in answers]
    sure = [i for i, topics in enumerate(told) if topics]
    return Figures(
        points=len(gold),
        top1=sum(right) / len(gold),
        first=sum(b == g.codes[0] for b, g in zip(best, gold, strict=True)) / len(gold),
        top3=sum(bool({*a} & {*g.codes}) for g, a in pairs) / len(gold),
        macro_f1=float(f1_score(truth, best, labels=common, average="macro")),
        ece=calibration_error(
            [told[i][0].score for i in sure], [right[i] for i in sure]
        ),
        uncertain=1 - len(sure) / len(gold),
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
    if not GREVE.exists():
        print(f"{GREVE.relative_to(ROOT.parent)} is not here: nothing to measure.")
    elif "--ablation" in sys.argv:
        ablation(labelled("dev"))
    elif "--confusion" in sys.argv:
        gold = labelled("test")
        confusion(gold, classify_many([g.point for g in gold]))
    elif "--card" in sys.argv:
        text = CARD.read_text("utf-8")
        CARD.write_text(_BLOCK.sub(rf"\1\n{report()}\n\n\2", text), "utf-8")
    else:
        print(report())


if __name__ == "__main__":
    main()
