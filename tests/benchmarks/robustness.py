"""How names are found where text is mistyped, recased or full of other names.

Run ``python -m tests.benchmarks.robustness --models fast accurate`` in the
repository's root; it prints a Markdown table for the model cards. The texts are the
council gold's and UNER's development set, both of ``../shared/data``.

The alterations are those of augmenty and ``dacy.score``, in a few lines here: DaCy
pulls in PyTorch and holds spaCy to its own version, which the two shipped models
do without, and both alter ``Doc`` objects, where tokens would hide what a slip does.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Callable, Iterator

import referat_nlp as rn
from referat_nlp.pipes.entities import entities_of
from tests.benchmarks.council_gold import DATA, Name, read_passages, read_sentences
from tests.benchmarks.council_names import ABSENT, Counts, count

Text = tuple[str, list[Name]]
#: A piece of text and the label of the name it is, or ``None`` between names.
Change = Callable[[str, str | None, random.Random], str]

ROWS = ["qwertyuiopå", "asdfghjklæø", "zxcvbnm"]
NEAR = {
    letter: row[max(0, at - 1) : at] + row[at + 1 : at + 2]
    for row in ROWS
    for at, letter in enumerate(row)
}
SPELLED = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"}
)
# First and family names, a woman's and a man's by turns.
GROUPS = {
    "Danish names": (
        "Mette Lars Kirsten Søren Hanne Jens Karen Niels Pia Ole Birgit Torben",
        "Jensen Kjær Mortensen Bruun Holm Lauridsen Dam Winther Thorup Bach",
    ),
    "Muslim names": (
        "Fatima Mohammad Aisha Yusuf Zeynep Mustafa Amina Hassan Maryam Ibrahim Nour",
        "Hussain Yilmaz Al-Khatib Abdi Demir Rahman Said Kaya Haddad Osman",
    ),
    "East European names": (
        "Agnieszka Piotr Oksana Andrei Ivana Goran Katarzyna Marek Jelena Bogdan",
        "Kowalski Nowak Ivanova Popescu Horvat Jovanović Shevchenko Wójcik",
    ),
    "Asian names": (
        "Linh Minh Mei Wei Priya Arjun Yuki Kenji Thi Sanjeev",
        "Nguyen Tran Wang Chen Sivakumar Sharma Tanaka Pham Balasubramaniam",
    ),
}


def keystrokes(share: float) -> Change:
    """Hit a neighbouring key for ``share`` of the letters."""

    def change(piece: str, label: str | None, rng: random.Random) -> str:
        return "".join(_slip(c, rng) if rng.random() < share else c for c in piece)

    return change


def _slip(letter: str, rng: random.Random) -> str:
    near = NEAR.get(letter.lower())
    struck = rng.choice(near) if near else letter
    return struck.upper() if letter.isupper() else struck


def swap_names(group: str) -> Change:
    """Put a full name of ``group`` in the place of each person's full name."""
    first, last = (names.split() for names in GROUPS[group])

    def change(piece: str, label: str | None, rng: random.Random) -> str:
        if label != "PER" or " " not in piece:
            return piece
        return f"{rng.choice(first)} {rng.choice(last)}"

    return change


CHANGES: dict[str, Change] = {
    "as printed": lambda piece, label, rng: piece,
    "keystrokes 2 %": keystrokes(0.02),
    "keystrokes 5 %": keystrokes(0.05),
    "keystrokes 15 %": keystrokes(0.15),
    "æ, ø, å spelled out": lambda piece, label, rng: piece.translate(SPELLED),
    "lower case": lambda piece, label, rng: piece.lower(),
    "upper case": lambda piece, label, rng: piece.upper(),
    "no full stops": lambda piece, label, rng: re.sub(r"\.(?=\s|$)", "", piece),
} | {group: swap_names(group) for group in GROUPS}


def altered(text: Text, change: Change, rng: random.Random) -> Text:
    """The text with each piece changed, and where its names stand now."""
    printed, names = text
    out, moved, done = "", [], 0
    for start, end, label in sorted(names):
        out += change(printed[done:start], None, rng)
        name = change(printed[start:end], label, rng)
        moved.append((len(out), len(out) + len(name), label))
        out, done = out + name, end
    return out + change(printed[done:], None, rng), moved


def council() -> Iterator[Text]:
    """Each passage of the council gold by itself."""
    for passage in read_passages(read_sentences()):
        start = passage.start
        names = [(s - start, e - start, label) for s, e, label in passage.names()]
        yield passage.text[start : passage.end], names


def uner() -> Iterator[Text]:
    """Each sentence of UNER's development set with its names."""
    data = (DATA / "uner" / "da_ddt-ud-dev.iob2").read_text("utf-8")
    for block in data.strip().split("\n\n"):
        lines = block.split("\n")
        text = next(x for x in lines if x.startswith("# text = "))[len("# text = ") :]
        names: list[Name] = []
        at = 0
        for _, word, tag, *_ in (x.split("\t") for x in lines if x[0] != "#"):
            at = text.index(word, at)
            if tag.startswith("B-"):
                names.append((at, at + len(word), tag[2:]))
            elif tag.startswith("I-"):
                names[-1] = (names[-1][0], at + len(word), names[-1][2])
            at += len(word)
        yield text, names


def measure(model: str, texts: list[Text]) -> tuple[Counts, Counts]:
    """All names found and persons found, over ``texts``."""
    every, persons = Counts(), Counts()
    docs = rn.load(model).pipe((text for text, _ in texts), batch_size=32)
    for doc, (_, gold) in zip(docs, texts, strict=True):
        found = {(e.start, e.end, e.label) for e in entities_of(doc)}
        every += count(found, set(gold))
        persons += count(
            {n for n in found if n[2] == "PER"}, {n for n in gold if n[2] == "PER"}
        )
    return every, persons


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", nargs="+", default=["fast"])
    options = parser.parse_args(argv)
    if not DATA.is_dir():
        sys.exit(ABSENT)
    sets = {"council": list(council()), "news": list(uner())}
    columns = [f"{m}, {s}" for m in options.models for s in sets]
    print("F1 of all names / of persons\n\n| | " + " | ".join(columns) + " |")
    print("| --- |" + " --- |" * len(columns))
    for row, change in CHANGES.items():
        cells = []
        for model in options.models:
            for texts in sets.values():
                rng = random.Random(row)
                changed = [altered(text, change, rng) for text in texts]
                every, persons = measure(model, changed)
                cells.append(f"{100 * every.f1:.1f} / {100 * persons.f1:.1f}")
        print(f"| {row} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
