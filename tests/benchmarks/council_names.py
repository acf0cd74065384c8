"""How well names and sentences of real council text are found.

Run ``python -m tests.benchmarks.council_names --model fast --split dev --errors`` in
the repository's root. It needs ``../shared/data`` beside the checkout. Spans and
labels count only where both are exact; intervals are 95 %, by resampling documents.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterable, Iterator

from msgspec import Struct

import referat_nlp as rn
from referat_nlp.pipes.entities import entities_of
from tests.benchmarks.council_gold import (
    DATA,
    GOLD,
    SECOND,
    GoldSentence,
    Name,
    Passage,
    first_word,
    read_passages,
    read_sentences,
)

ABSENT = f"The texts of the gold are not here ({DATA}): nothing is measured."
ROWS = ("all", "PER", "ORG", "LOC", "sentences")
SAMPLES, SEED = 1000, 1


class Counts(Struct):
    """Right, predicted and annotated, of one row of the table."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.right + other.right, self.found + other.found, self.gold + other.gold
        )

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.gold) if self.right else 0.0


class Result(Struct, frozen=True):
    """What one passage scored, a row each, and its wrong and missing names."""

    passage: Passage
    counts: dict[str, Counts]
    missed: set[Name]
    invented: set[Name]


def count(found: set[Name] | set[int], gold: set[Name] | set[int]) -> Counts:
    """Exact agreement of two sets."""
    return Counts(len(found & gold), len(found), len(gold))  # type: ignore[operator]


def score(passage: Passage, names: Iterable[Name], starts: Iterable[int]) -> Result:
    """Compare names and sentence starts found in the whole text with the gold."""
    first, last = passage.start, passage.end
    found = {n for n in names if n[0] < last and first < n[1]}
    gold = passage.names()
    own = first_word(passage.text, first)
    ours = {first_word(passage.text, s) for s in starts}
    counts = {
        label: count(
            {n for n in found if n[2] == label}, {n for n in gold if n[2] == label}
        )
        for label in ("PER", "ORG", "LOC")
    }
    counts["all"] = count(found, gold)
    counts["sentences"] = count(
        {s for s in ours if own < s < last}, passage.sentence_starts()
    )
    return Result(passage, counts, gold - found, found - gold)


def evaluate(model: str, passages: Iterable[Passage]) -> list[Result]:
    """Score the names and sentences that ``model`` and the rules find."""
    passages = list(passages)
    docs = rn.load(model).pipe((p.text for p in passages), batch_size=8)
    return [
        score(
            passage,
            ((e.start, e.end, e.label) for e in entities_of(doc)),
            (sent.start_char for sent in doc.sents),
        )
        for passage, doc in zip(passages, docs, strict=True)
    ]


def total(results: Iterable[Result], row: str) -> Counts:
    return sum((r.counts[row] for r in results), Counts())


def interval(results: list[Result], row: str) -> tuple[float, float]:
    """The 95 % interval of a row's F1 over resampled documents."""
    rng = random.Random(SEED)
    scores = sorted(
        total(rng.choices(results, k=len(results)), row).f1 for _ in range(SAMPLES)
    )
    return scores[SAMPLES // 40], scores[-SAMPLES // 40]


def table(results: list[Result]) -> Iterator[str]:
    """A Markdown table: precision, recall and F1 of each row."""
    yield "| | gold | precision | recall | F1 | 95 % |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for row in ROWS:
        sums = total(results, row)
        low, high = interval(results, row)
        yield (
            f"| {row} | {sums.gold} | {sums.precision:.3f} | {sums.recall:.3f} "
            f"| {sums.f1:.3f} | {low:.3f}-{high:.3f} |"
        )


def errors(results: Iterable[Result]) -> Iterator[str]:
    """Each missing and each invented name with the words around it."""
    for result in results:
        text = result.passage.text
        wrong = [(n, "missed") for n in result.missed]
        wrong += [(n, "invented") for n in result.invented]
        for (start, end, label), what in sorted(wrong):
            around = text[max(0, start - 40) : start] + "[" + text[start:end] + "]"
            around += text[end : end + 30]
            yield f"{what:8} {label} {' '.join(around.split())}"


def agreement(rows: Iterable[GoldSentence], second: Iterable[GoldSentence]) -> Counts:
    """Exact agreement of two readings over the sentences that have both."""
    again = {(s.document, s.start): set(s.entities) for s in second}
    both = [s for s in rows if (s.document, s.start) in again]
    pairs = ((set(s.entities), again[(s.document, s.start)]) for s in both)
    return sum((count(a, b) for a, b in pairs), Counts())


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="fast", help="as rn.load() takes it")
    parser.add_argument("--split", choices=("dev", "test"), help="else both")
    parser.add_argument("--errors", action="store_true", help="list the wrong names")
    options = parser.parse_args(argv)
    rows = read_sentences(GOLD)
    twice = agreement(rows, read_sentences(SECOND))
    if not DATA.is_dir():
        sys.exit(ABSENT)
    kept = [r for r in rows if options.split in (None, r.split)]
    results = evaluate(options.model, read_passages(kept))
    print(f"{options.model}, {options.split or 'dev and test'}: {len(kept)} sentences")
    print("\n".join(table(results)))
    print(f"Two readings of {twice.gold} names agree with F1 {twice.f1:.3f}.")
    if options.errors:
        print("\n".join(errors(results)))


if __name__ == "__main__":
    main()
