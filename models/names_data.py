"""What the name models learn from: UNER's news and council sentences of our own."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from spacy.language import Language  # noqa: E402

from referat_nlp.lexicon import table  # noqa: E402

LABELS = ("PER", "LOC", "ORG")
PARTS = ("train", "dev", "test")
TEMPLATES = HERE / "names_templates.txt"


class Text(NamedTuple):
    """A text and its names as (start, end, label)."""

    text: str
    names: list[tuple[int, int, str]]


def read_iob2(path: Path) -> list[Text]:
    """The sentences of one UNER file, with character offsets."""
    texts = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        text = next(x[9:] for x in lines if x.startswith("# text = "))
        rows = [x.split("\t") for x in lines if not x.startswith("#")]
        names: list[tuple[int, int, str]] = []
        at = 0
        for row in rows:
            at = text.index(row[1], at)
            end, tag = at + len(row[1]), row[2]
            if tag.startswith("B-"):
                names.append((at, end, tag[2:]))
            elif tag.startswith("I-"):
                names[-1] = (names[-1][0], end, names[-1][2])
            at = end
        texts.append(Text(text, [n for n in names if n[2] in LABELS]))
    return texts


def read_silver(path: Path) -> list[Text]:
    """The texts that ``silver.py`` wrote."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Text(row["text"], [tuple(n) for n in row["names"]]) for row in rows]


class Words:
    """Random fillers for the slots of the templates."""

    def __init__(self, rng: random.Random) -> None:
        names = table("names")
        self.rng = rng
        self.first = [r["name"] for r in names if r["kind"] == "first"]
        self.last = [r["name"] for r in names if r["kind"] == "last"]
        # Most Danes' family names are patronymics; a flat draw would hide that.
        self.sen = [n for n in self.last if n.endswith("sen")]
        self.common = [r["word"] for r in table("words")]
        self.stems = [
            r["word"].capitalize() for r in table("fields") if len(r["word"]) > 3
        ]
        self.towns = [r["name"] for r in table("places") if r["kind"] == "town"]
        self.met: dict[tuple[str, int, bool], list[str]] = {}

    def meet(self, texts: list[Text]) -> None:
        """Remember the names of real texts, to be swapped for each other."""
        met = {(x.text[s:e], label) for x in texts for s, e, label in x.names}
        for name, label in sorted(met):
            self.met.setdefault(likeness(name, label), []).append(name)

    def other(self, name: str, label: str) -> str:
        """Another name to stand where this one stood."""
        if label == "PER" and " " in name:
            return self.person()
        if label == "LOC" and name in self.towns:
            return self.rng.choice(self.towns)
        return self.rng.choice(self.met.get(likeness(name, label), [name]))

    def surname(self) -> str:
        """One family name, every other time one in -sen."""
        return self.rng.choice(self.sen if self.rng.random() < 0.5 else self.last)

    def person(self) -> str:
        """A full name of two to four words; seldom a surname alone."""
        if self.rng.random() < 0.06:
            return self.surname()
        parts = [self.rng.choice(self.first)]
        if self.rng.random() < 0.15:
            parts[0] += "-" + self.rng.choice(self.first)
        if self.rng.random() < 0.1:
            parts.append(self.rng.choice("ABCEFHJKLMNPRSTV") + ".")
        elif self.rng.random() < 0.35:
            parts.append(self.surname())
        return " ".join([*parts, self.surname()])

    def sentence(self, lists: dict[str, list[str]]) -> Text:
        """A sentence in the manner of council minutes."""
        return self.expand(self.rng.choice(lists["sentence"]), lists)

    def fill(self, slot: str, lists: dict[str, list[str]]) -> str:
        """A filler for one slot."""
        if slot == "PER":
            return self.person()
        if slot == "first":
            return self.rng.choice(self.first)
        if slot == "last":
            return self.surname()
        if slot == "town":
            return self.rng.choice(self.towns)
        if slot == "word":
            return self.rng.choice(self.common)
        if slot == "Word":
            return self.rng.choice(self.common).capitalize()
        if slot == "Compound":
            return self.rng.choice(self.stems) + self.rng.choice(self.common)
        if slot == "n":
            return str(self.rng.randint(1, 199))
        if slot == "letter":
            return self.rng.choice("ABCFIKMOVØÅ")
        return self.expand(self.rng.choice(lists[slot]), lists).text

    def expand(self, template: str, lists: dict[str, list[str]]) -> Text:
        """Fill a template; slots in capitals become names."""
        out, names, rest = "", [], template.replace("\\n", "\n").replace("\\t", "\t")
        while "{" in rest:
            head, _, tail = rest.partition("{")
            slot, _, rest = tail.partition("}")
            out += head
            filler = self.fill(slot, lists)
            if slot in LABELS and rest.startswith("s "):
                # UNER's names keep the genitive's s, which is no token.
                filler, rest = filler + "s", rest[1:]
            if slot in LABELS:
                names.append((len(out), len(out) + len(filler), slot))
            out += filler
        return Text(out + rest, names)


def read_templates(path: Path) -> dict[str, list[str]]:
    """Lists of templates by the ``[name]`` line above them."""
    lists: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = lists.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            current.append(line)
    return lists


def likeness(name: str, label: str) -> tuple[str, int, bool]:
    """What two names share that can stand in the same sentence: a genitive's s."""
    return label, min(len(name.split()), 3), name.endswith("s")


def swap_names(item: Text, words: Words) -> Text:
    """The same sentence with other names in it."""
    out, names, at = "", [], 0
    for start, end, label in item.names:
        new = words.other(item.text[start:end], label)
        out += item.text[at:start]
        names.append((len(out), len(out) + len(new), label))
        out += new
        at = end
    return Text(out + item.text[at:], names)


def join(items: list[Text], glue: str) -> Text:
    """Several texts as one, as they stand together in a document."""
    out, names = "", []
    for item in items:
        out += glue if out else ""
        names += [(s + len(out), e + len(out), label) for s, e, label in item.names]
        out += item.text
    return Text(out, names)


Counts = dict[str, list[int]]


def count(nlp: Language, texts: list[Text]) -> list[Counts]:
    """For each text and label: names found rightly, found, and in the gold."""
    counts = []
    for doc, item in zip(nlp.pipe(t.text for t in texts), texts, strict=True):
        found = {(e.start_char, e.end_char, e.label_) for e in doc.ents}
        one: Counts = {}
        for label in ("all", *LABELS):
            gold = {n for n in item.names if label in ("all", n[2])}
            mine = {n for n in found if label in ("all", n[2])}
            one[label] = [len(gold & mine), len(mine), len(gold)]
        counts.append(one)
    return counts


def score(nlp: Language, texts: list[Text]) -> dict[str, float]:
    """Exact-span precision, recall and F1 in percent, over all and per label."""
    counts, scores = count(nlp, texts), dict[str, float]()
    for label in ("all", *LABELS):
        both, found, gold = (sum(c[label][i] for c in counts) for i in range(3))
        scores[f"{label}.p"] = round(100 * both / max(found, 1), 1)
        scores[f"{label}.r"] = round(100 * both / max(gold, 1), 1)
        scores[f"{label}.f"] = round(200 * both / max(found + gold, 1), 1)
    return scores


def interval(nlp: Language, texts: list[Text], draws: int = 1000) -> list[float]:
    """The middle 95 % of the F1 on corpora drawn from the texts with replacement."""
    counts = [c["all"] for c in count(nlp, texts)]
    rng, values = random.Random(0), []
    for _ in range(draws):
        drawn = rng.choices(counts, k=len(counts))
        both, found, gold = (sum(c[i] for c in drawn) for i in range(3))
        values.append(200 * both / max(found + gold, 1))
    values.sort()
    return [round(values[round(q * (draws - 1))], 1) for q in (0.025, 0.975)]
