"""Train the fast name model: a small spaCy CNN with gazetteer flags.

One command, from the repository's root::

    python models/train_names.py --data ../shared/data/uner

It reads the three IOB2 files of UNER Danish-DDT, adds council-style sentences
made from our own templates (``names_templates.txt``), trains one model per seed,
keeps the one that is best on the development set, reports the test set once and
writes the model to ``models/shipped/names-fast``.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import spacy  # noqa: E402
from spacy.language import Language  # noqa: E402
from spacy.tokens import Doc  # noqa: E402
from spacy.training import Example  # noqa: E402

from referat_nlp.lexicon import table  # noqa: E402
from referat_nlp.pipeline import register  # noqa: E402
from referat_nlp.pipes.gazetteer import CALLBACK, FLAGS  # noqa: E402
from referat_nlp.pipes.tokens import add_abbreviations, mark_sentences  # noqa: E402

LABELS = ("PER", "LOC", "ORG")
WIDTH = 96


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

    def surname(self) -> str:
        """One family name, every other time one in -sen."""
        return self.rng.choice(self.sen if self.rng.random() < 0.5 else self.last)

    def person(self) -> str:
        """A full name of two to four words."""
        parts = [self.rng.choice(self.first)]
        if self.rng.random() < 0.15:
            parts[0] += "-" + self.rng.choice(self.first)
        if self.rng.random() < 0.1:
            parts.append(self.rng.choice("ABCEFHJKLMNPRSTV") + ".")
        elif self.rng.random() < 0.35:
            parts.append(self.surname())
        return " ".join([*parts, self.surname()])

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
        out, names, rest = "", [], template.replace("\\n", "\n")
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


def swap_names(item: Text, words: Words) -> Text:
    """The same sentence with other people and towns in it."""
    out, names, at = "", [], 0
    for start, end, label in item.names:
        old = item.text[start:end]
        new = old
        if label == "PER" and " " in old:
            new = words.person()
        elif label == "LOC" and old in words.towns:
            new = words.rng.choice(words.towns)
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


def batches_of(
    train: list[Text], words: Words, lists: dict[str, list[str]]
) -> Iterator[Text]:
    """One epoch: the news as it is or with names swapped, and council texts."""
    rng = words.rng
    for item in train:
        yield swap_names(item, words) if rng.random() < 0.3 else item
    for _ in range(len(train) // 3):
        some = [
            words.expand(rng.choice(lists["sentence"]), lists)
            for _ in range(rng.randint(1, 4))
        ]
        text = join(some, rng.choice(["\n", "\n\n", " "]))
        if rng.random() < 0.04:
            text = Text(text.text.upper(), text.names)
        yield text


def to_doc(nlp: Language, item: Text) -> Doc:
    """The tokenised text with sentence starts, unless one cuts a name."""
    doc = mark_sentences(nlp.make_doc(item.text))
    for start, end, _ in item.names:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None and any(t.is_sent_start for t in span[1:]):
            return nlp.make_doc(item.text)
    return doc


def blank_pipeline() -> Language:
    """The untrained pipeline."""
    register()
    nlp = spacy.blank(
        "da", config={"nlp": {"after_creation": {"@callbacks": CALLBACK}}}
    )
    nlp.meta |= {
        "name": "referat_names_fast",
        "version": "1.0.0",
        "description": "People, places and organisations of Danish council minutes",
        "license": "CC BY-SA 4.0",
        "sources": [{"name": "UNER Danish-DDT", "license": "CC BY-SA 4.0"}],
    }
    add_abbreviations(nlp)
    nlp.add_pipe("referat_sentences")
    attrs = ["NORM", "PREFIX", "SUFFIX", "SHAPE", *FLAGS]
    ner = nlp.add_pipe(
        "ner",
        config={
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2",
                "state_type": "ner",
                "extra_state_tokens": False,
                "hidden_width": 64,
                "maxout_pieces": 2,
                "use_upper": True,
                "tok2vec": {
                    "@architectures": "spacy.Tok2Vec.v2",
                    "embed": {
                        "@architectures": "spacy.MultiHashEmbed.v2",
                        "width": WIDTH,
                        "attrs": attrs,
                        "rows": [5000, 1000, 2500, 2500] + [32] * len(FLAGS),
                        "include_static_vectors": False,
                    },
                    "encode": {
                        "@architectures": "spacy.MaxoutWindowEncoder.v2",
                        "width": WIDTH,
                        "depth": 4,
                        "window_size": 1,
                        "maxout_pieces": 3,
                    },
                },
            }
        },
    )
    for label in LABELS:
        ner.add_label(label)
    return nlp


def score(nlp: Language, texts: list[Text]) -> dict[str, float]:
    """Exact-span precision, recall and F1, over all and per label."""
    hit: dict[str, list[int]] = {x: [0, 0, 0] for x in ("all", *LABELS)}
    for doc, item in zip(nlp.pipe(t.text for t in texts), texts, strict=True):
        found = {(e.start_char, e.end_char, e.label_) for e in doc.ents}
        for label in hit:
            gold = {n for n in item.names if label in ("all", n[2])}
            mine = {n for n in found if label in ("all", n[2])}
            hit[label][0] += len(gold & mine)
            hit[label][1] += len(mine)
            hit[label][2] += len(gold)
    scores = {}
    for label, (both, found_n, gold_n) in hit.items():
        scores[f"{label}.p"] = round(100 * both / max(found_n, 1), 1)
        scores[f"{label}.r"] = round(100 * both / max(gold_n, 1), 1)
        scores[f"{label}.f"] = round(200 * both / max(found_n + gold_n, 1), 1)
    return scores


def train_one(
    seed: int, epochs: int, train: list[Text], dev: list[Text], out: Path
) -> float:
    """Train with one seed; the best epoch on dev is left in ``out``."""
    spacy.util.fix_random_seed(seed)
    rng = random.Random(seed)
    nlp, words = blank_pipeline(), Words(rng)
    lists = read_templates(HERE / "names_templates.txt")
    optimizer = nlp.initialize()
    optimizer.learn_rate = 0.001
    best = 0.0
    for epoch in range(epochs):
        texts = list(batches_of(train, words, lists))
        rng.shuffle(texts)
        size = min(128, int(16 * 1.25**epoch))
        for i in range(0, len(texts), size):
            nlp.update(
                [
                    Example.from_dict(to_doc(nlp, t), {"entities": t.names})
                    for t in texts[i : i + size]
                ],
                sgd=optimizer,
                drop=0.3,
            )
        if epoch < 4:
            continue
        with nlp.use_params(optimizer.averages):
            f1 = score(nlp, dev)["all.f"]
            print(f"seed {seed} epoch {epoch} dev {f1}", flush=True)
            if f1 > best:
                best = f1
                save(nlp, out)
    return best


def save(nlp: Language, out: Path) -> None:
    """Write the model without the strings that only training met."""
    nlp.to_disk(out)
    strings = out / "vocab" / "strings.json"
    strings.write_text(json.dumps(sorted(LABELS)), encoding="utf-8")


def main() -> None:
    """Train all seeds, keep the best on dev, report test once."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=HERE / "shipped" / "names-fast")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--epochs", type=int, default=16)
    args = parser.parse_args()
    train, dev, test = (
        read_iob2(args.data / f"da_ddt-ud-{part}.iob2")
        for part in ("train", "dev", "test")
    )
    best: dict[int, float] = {}
    for seed in args.seeds:
        folder = args.out.with_name(f"{args.out.name}.seed{seed}")
        best[seed] = train_one(seed, args.epochs, train, dev, folder)
    winner = max(best, key=lambda s: best[s])
    finish(args.out, winner, best, dev, test)


def finish(
    out: Path, winner: int, best: dict[int, float], dev: list[Text], test: list[Text]
) -> None:
    """Put the winner in its place and write its scores beside it."""
    import shutil

    if out.exists():
        shutil.rmtree(out)
    for seed in best:
        folder = out.with_name(f"{out.name}.seed{seed}")
        if seed == winner:
            folder.rename(out)
        else:
            shutil.rmtree(folder)
    nlp = spacy.load(out)
    began = time.perf_counter()
    scores = {"dev": score(nlp, dev), "test": score(nlp, test)}
    seconds = time.perf_counter() - began
    words = sum(len(nlp.make_doc(t.text)) for t in dev + test)
    report = {"seed": winner, "dev_by_seed": best, **scores}
    (out / "scores.json").write_text(json.dumps(report, indent=1), encoding="utf-8")
    print(json.dumps(report), f"{words / seconds:.0f} words a second")


if __name__ == "__main__":
    main()
