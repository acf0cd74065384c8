"""Train the fast name model: a small spaCy CNN with gazetteer flags.

One command, from the repository's root::

    python models/train_names.py --data ../shared/data/uner --silver build/silver.jsonl

It reads the three IOB2 files of UNER Danish-DDT, adds council-style sentences made
from our own templates (``names_templates.txt``) and text that the accurate model has
labelled (``silver.py`` writes it), trains one model per seed, keeps the one that is
best on the development set, measures, writes the model to
``models/shipped/names-fast`` and the figures into the card, ``names.md``. What lies
in ``--work`` already is not trained again.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import spacy  # noqa: E402
from card import fill, interval_row, scores_table  # noqa: E402
from names_data import (  # noqa: E402
    LABELS,
    PARTS,
    TEMPLATES,
    Text,
    Words,
    interval,
    join,
    read_iob2,
    read_silver,
    read_templates,
    score,
    swap_names,
)
from spacy.language import Language  # noqa: E402
from spacy.tokens import Doc  # noqa: E402
from spacy.training import Example  # noqa: E402

from referat_nlp.pipeline import register  # noqa: E402
from referat_nlp.pipes.gazetteer import CALLBACK, FLAGS  # noqa: E402
from referat_nlp.pipes.tokens import add_abbreviations, mark_sentences  # noqa: E402

WIDTH = 96
#: The last epochs see no silver: its labels are a model's.
GOLD_EPOCHS = 4


def epoch_of(
    train: list[Text], silver: list[Text], words: Words, lists: dict[str, list[str]]
) -> Iterator[Text]:
    """One epoch: the news as it is or with names swapped, council texts, silver."""
    rng = words.rng
    for item in train:
        yield swap_names(item, words) if rng.random() < 0.3 else item
    for _ in range(len(train) // 3):
        some = [words.sentence(lists) for _ in range(rng.randint(1, 4))]
        text = join(some, rng.choice(["\n", "\n\n", " "]))
        if rng.random() < 0.04:
            text = Text(text.text.upper(), text.names)
        yield text
    for item in rng.sample(silver, min(len(silver), len(train))):
        yield swap_names(item, words) if rng.random() < 0.3 else item


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
        "sources": [
            {"name": "UNER Danish-DDT", "license": "CC BY-SA 4.0"},
            {"name": "Folketinget, transcripts", "license": "free, source named"},
            {"name": "Greve Kommune, minutes", "license": "public record"},
        ],
    }
    add_abbreviations(nlp)
    nlp.add_pipe("referat_sentences")
    attrs = ["NORM", "PREFIX", "SUFFIX", "SHAPE", *FLAGS]
    ner = nlp.add_pipe(
        "referat_cnn_names",
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


def train_one(seed: int, epochs: int, parts: dict[str, list[Text]], out: Path) -> None:
    """Train with one seed; the best epoch on dev is left in ``out``."""
    if out.exists():
        return
    unfinished = out.with_suffix(".unfinished")
    spacy.util.fix_random_seed(seed)
    words, lists = Words(random.Random(seed)), read_templates(TEMPLATES)
    words.meet(parts["train"] + parts["silver"])
    nlp = blank_pipeline()
    optimizer = nlp.initialize()
    optimizer.learn_rate = 0.001
    best = 0.0
    for epoch in range(epochs):
        silver = parts["silver"] if epoch < epochs - GOLD_EPOCHS else []
        texts = list(epoch_of(parts["train"], silver, words, lists))
        words.rng.shuffle(texts)
        learn(nlp, optimizer, texts, size=min(128, int(16 * 1.25**epoch)))
        if epoch < 4:
            continue
        with nlp.use_params(optimizer.averages):
            f1 = score(nlp, parts["dev"])["all.f"]
            print(f"seed {seed} epoch {epoch} dev {f1}", flush=True)
            if f1 > best:
                best = f1
                save(nlp, unfinished)
    unfinished.rename(out)


def learn(nlp: Language, optimizer: Any, texts: list[Text], size: int) -> None:
    """Learn from the texts in batches."""
    for i in range(0, len(texts), size):
        batch = [
            Example.from_dict(to_doc(nlp, t), {"entities": t.names})
            for t in texts[i : i + size]
        ]
        nlp.update(batch, sgd=optimizer, drop=0.3)


def save(nlp: Language, out: Path) -> None:
    """Write the model without the strings that only training met."""
    out.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(out)
    strings = out / "vocab" / "strings.json"
    strings.write_text(json.dumps(sorted(LABELS)), encoding="utf-8")


def main() -> None:
    """Train all seeds, keep the best on dev, measure, tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of UNER")
    parser.add_argument("--silver", type=Path, help="what silver.py wrote")
    parser.add_argument("--out", type=Path, default=HERE / "shipped" / "names-fast")
    parser.add_argument("--work", type=Path, default=Path("build/names-fast"))
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--epochs", type=int, default=16)
    args = parser.parse_args()
    parts = {x: read_iob2(args.data / f"da_ddt-ud-{x}.iob2") for x in PARTS}
    parts["silver"] = read_silver(args.silver) if args.silver else []
    runs = {seed: args.work / f"seed{seed}" for seed in args.seeds}
    for seed, run in runs.items():
        train_one(seed, args.epochs, parts, run)
    report = measure(runs, args.out, parts)
    (args.out / "scores.json").write_text(json.dumps(report, indent=1), "utf-8")
    fill(HERE / "names.md", results(report))
    print(json.dumps(report))


def measure(
    runs: dict[int, Path], out: Path, parts: dict[str, list[Text]]
) -> dict[str, Any]:
    """Scores of each seed and, in full, of the best on dev, which is shipped."""
    report, best = dict[str, Any](), 0.0
    for seed, run in runs.items():
        nlp = spacy.load(run)
        scores = {x: score(nlp, parts[x])["all.f"] for x in PARTS[1:]}
        report[f"seed {seed}"] = scores
        if scores["dev"] > best:
            best = scores["dev"]
            shutil.rmtree(out, ignore_errors=True)
            shutil.copytree(run, out)
    nlp = spacy.load(out)
    report["shipped"] = {x: score(nlp, parts[x]) for x in PARTS[1:]}
    report["interval"] = {x: interval(nlp, parts[x]) for x in PARTS[1:]}
    return report


def results(report: dict[str, Any]) -> str:
    """The card's tables of figures."""
    rows = ["| F1 | dev | test |", "| --- | --- | --- |"]
    for name, values in report.items():
        if name.startswith("seed"):
            rows.append(f"| {name} | {values['dev']} | {values['test']} |")
    rows.append(interval_row(report["interval"]))
    return "\n".join([scores_table(report["shipped"]), "", *rows])


if __name__ == "__main__":
    main()
