"""The gold of names and sentences in real council text: standoff, no text in it.

``corpus/names/council.jsonl`` says where the sentences of 90 passages stand in the
documents of ``../shared/data`` and which names they hold (``corpus/GUIDELINES.md``);
``council_second.jsonl`` is a second reading of some of them.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import re
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct
from msgspec import json as msgjson

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "corpus" / "names" / "council.jsonl"
SECOND = GOLD.with_name("council_second.jsonl")
DATA = ROOT.parent / "shared" / "data"

Name = tuple[int, int, str]

# Where a sentence's own words begin: list marks and hashes are nobody's.
_FIRST_WORD = re.compile(r"[^\W_]")


class GoldSentence(Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence of a document; ``entities`` count from the sentence's start."""

    document: str
    field: str
    stratum: str
    split: str
    start: int
    end: int
    sha1: str
    entities: tuple[Name, ...]


class Passage(Struct, frozen=True):
    """The annotated sentences of one document, in order, and its whole text."""

    document: str
    text: str
    sentences: tuple[GoldSentence, ...]

    @property
    def start(self) -> int:
        return self.sentences[0].start

    @property
    def end(self) -> int:
        return self.sentences[-1].end

    def names(self) -> set[Name]:
        """The annotated names as offsets into the whole text."""
        return {
            (s.start + start, s.start + end, label)
            for s in self.sentences
            for start, end, label in s.entities
        }

    def sentence_starts(self) -> set[int]:
        """The first word of each sentence after the first."""
        starts = (s.start for s in self.sentences[1:])
        return {first_word(self.text, start) for start in starts}


def first_word(text: str, start: int) -> int:
    """Where the first word at or after ``start`` begins."""
    found = _FIRST_WORD.search(text, start)
    return found.start() if found else len(text)


def read_sentences(path: Path = GOLD) -> list[GoldSentence]:
    """The gold's rows, in the order of the file."""
    lines = path.read_text("utf-8").splitlines()
    return [msgjson.decode(line, type=GoldSentence) for line in lines]


def read_passages(rows: Iterable[GoldSentence], data: Path = DATA) -> list[Passage]:
    """The rows of each document with its text.

    Raises ``ValueError`` where a sentence's text is not the one that was annotated.
    """
    texts = _texts(data)
    grouped: dict[str, list[GoldSentence]] = {}
    for row in rows:
        text = texts[row.document][row.start : row.end]
        if hashlib.sha1(text.encode()).hexdigest() != row.sha1:
            raise ValueError(f"{row.document}: another text at {row.start}.")
        grouped.setdefault(row.document, []).append(row)
    return [Passage(name, texts[name], tuple(s)) for name, s in grouped.items()]


def _texts(data: Path) -> dict[str, str]:
    texts = {}
    with lzma.open(data / "greve" / "items-2022-2024.jsonl.xz", "rt") as lines:
        for item in map(json.loads, lines):
            texts[f"greve/{item['moede_id']}/{item['punkt']}"] = item["tekst"]
    with (data / "digst_sample" / "items.jsonl").open(encoding="utf-8") as lines:
        for item in map(json.loads, lines):
            texts[f"digst_sample/{item['id']}"] = item["indhold"]
    return texts
