"""Label real text with the accurate name model, for the fast one to learn from.

One command, from the repository's root::

    python models/silver.py --texts ../shared/data --out build/silver.jsonl

It draws lines of council minutes and of parliament's transcripts, leaves out the
documents of the council gold, and writes each line with the names found in it. The
lines stay where they are written: nothing of them is shipped.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from spacy.language import Language  # noqa: E402

from referat_nlp.pipeline import load  # noqa: E402

GOLD = HERE.parent / "corpus" / "names" / "council.jsonl"
MINUTES = "greve/items-2022-2024.jsonl.xz"
SPEECH = "folketinget/folketinget_2022-2023.txt.xz"
SHORTEST, LONGEST = 20, 400  # characters


def council_lines(path: Path) -> Iterator[str]:
    """The lines of the minutes that are in no gold."""
    rows = map(json.loads, GOLD.read_text(encoding="utf-8").splitlines())
    gold = {row["document"] for row in rows}
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for item in map(json.loads, file):
            if f"greve/{item['moede_id']}/{item['punkt']}" not in gold:
                yield from item["tekst"].splitlines()


def speech_lines(path: Path) -> Iterator[str]:
    """The lines of the transcripts."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        yield from map(str.strip, file)


def drawn(lines: Iterator[str], many: int, rng: random.Random) -> list[str]:
    """Different lines of middling length."""
    fitting = {line for line in lines if SHORTEST <= len(line) <= LONGEST}
    return rng.sample(sorted(fitting), min(many, len(fitting)))


def labelled(nlp: Language, lines: list[str]) -> Iterator[str]:
    """A JSON line for each text with names, and for a part of the others."""
    for doc in nlp.pipe(lines):
        names = [(e.start_char, e.end_char, e.label_) for e in doc.ents]
        if names or len(doc.text) % 4 == 0:
            yield json.dumps({"text": doc.text, "names": names}, ensure_ascii=False)


def main() -> None:
    """Draw, label, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("build/silver.jsonl"))
    parser.add_argument("--model", default="accurate", help="as load() takes it")
    parser.add_argument("--lines", type=int, default=12_000, help="of each source")
    args = parser.parse_args()
    rng = random.Random(0)
    lines = drawn(council_lines(args.texts / MINUTES), args.lines, rng)
    lines += drawn(speech_lines(args.texts / SPEECH), args.lines, rng)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    with args.out.open("w", encoding="utf-8") as file:
        file.writelines(row + "\n" for row in labelled(load(args.model), lines))


if __name__ == "__main__":
    main()
