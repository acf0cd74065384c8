"""Train the accurate name model: a small transformer that needs no PyTorch to run.

Two commands, from the repository's root (``pip install -e '.[train]'`` before)::

    python models/encoder.py --texts ../shared/data --out build/encoder
    python models/train_accurate.py --data ../shared/data/uner

It fine-tunes the encoder on UNER Danish-DDT and on council-style sentences made from
our own templates, once for each seed; averages the weights of the runs; settles the
mean by a short run at a low rate; writes it as an int8 ONNX graph in a spaCy pipeline
to ``models/shipped/names-accurate``; measures; and writes the figures into the card,
``names-accurate.md``. What lies in ``--work`` already is not trained again.
"""

from __future__ import annotations

import argparse
import functools
import json
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import numpy as np  # noqa: E402
import onnx_graph  # noqa: E402
import spacy  # noqa: E402
from card import fill, interval_row, scores_table  # noqa: E402
from names_data import LABELS, PARTS, Text, interval, read_iob2, score  # noqa: E402
from spacy.language import Language  # noqa: E402

from referat_nlp.pipeline import register  # noqa: E402
from referat_nlp.pipes.onnx_ner import MODEL, TOKENIZER  # noqa: E402
from referat_nlp.pipes.tokens import add_abbreviations  # noqa: E402

PIPE = "names"
META = {
    "name": "referat_names_accurate",
    "version": "1.0.0",
    "description": "People, places and organisations of Danish council minutes",
    "license": "CC BY-SA 4.0",
    "sources": [
        {"name": "UNER Danish-DDT", "license": "CC BY-SA 4.0"},
        {"name": "intfloat/multilingual-e5-small", "license": "MIT"},
    ],
}

Weights = dict[str, np.ndarray]


def tokenizer_only() -> Language:
    """The pipeline before it finds names."""
    register()
    nlp = spacy.blank("da", meta=META)
    add_abbreviations(nlp)
    nlp.add_pipe("referat_sentences")
    return nlp


def train(seed: int, args: argparse.Namespace, news: list[Text]) -> Weights:
    """The weights of one run."""
    from tagger import Recipe, train_one

    return train_one(seed, args.encoder, news, tokenizer_only(), Recipe())


def settle(mean: Weights, args: argparse.Namespace, news: list[Text]) -> Weights:
    """The weights after the short run that follows averaging."""
    from tagger import SETTLING, train_one

    return train_one(0, args.encoder, news, tokenizer_only(), SETTLING, mean)


def saved(path: Path, make: Callable[[], Weights]) -> Weights:
    """Weights from an earlier call where they are there, else made and kept."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(path, **make())
    with np.load(path) as file:
        return dict(file)


def write(weights: Weights, encoder: Path, out: Path, *, int8: bool) -> Language:
    """Write the weights as a pipeline to ``out`` and load it from there."""
    heads = json.loads((encoder / "config.json").read_text("utf-8"))
    model = out.with_name(f"{out.name}.files")
    model.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(encoder / "tokenizer.json", model / TOKENIZER)
    onnx_graph.write(weights, heads["num_attention_heads"], model / MODEL, int8=int8)
    nlp = tokenizer_only()
    pipe = nlp.add_pipe("referat_onnx_names", PIPE, config={"labels": list(LABELS)})
    pipe.from_disk(model)
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out)
    shutil.rmtree(model)
    strings = out / "vocab" / "strings.json"
    strings.write_text(json.dumps(sorted(LABELS)), encoding="utf-8")
    return spacy.load(out)


def average(runs: Sequence[Weights]) -> Weights:
    """The mean of the runs' weights."""
    return {name: np.mean([run[name] for run in runs], axis=0) for name in runs[0]}


def measure(
    stages: dict[str, Weights], args: argparse.Namespace, parts: dict[str, list[Text]]
) -> dict[str, Any]:
    """Scores of each run and stage; the last one is also written as int8, to ship."""
    report = dict[str, Any]()
    for name, weights in stages.items():
        nlp = write(weights, args.encoder, args.work / "trial", int8=False)
        report[name] = {x: score(nlp, parts[x])["all.f"] for x in PARTS[1:]}
    nlp = write(weights, args.encoder, args.out, int8=True)
    report["shipped"] = {x: score(nlp, parts[x]) for x in PARTS[1:]}
    report["interval"] = {x: interval(nlp, parts[x]) for x in PARTS[1:]}
    return report


def results(report: dict[str, Any]) -> str:
    """The card's tables of figures."""
    rows = ["| F1 | dev | test |", "| --- | --- | --- |"]
    for name, values in report.items():
        if name not in ("shipped", "interval"):
            rows.append(f"| {name}, fp32 | {values['dev']} | {values['test']} |")
    shipped = {part: x["all.f"] for part, x in report["shipped"].items()}
    rows.append(f"| settled, int8: shipped | {shipped['dev']} | {shipped['test']} |")
    rows.append(interval_row(report["interval"]))
    return "\n".join([scores_table(report["shipped"]), "", *rows])


def main() -> None:
    """Train, average, write, measure, tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of UNER")
    parser.add_argument("--encoder", type=Path, default=Path("build/encoder"))
    parser.add_argument("--work", type=Path, default=Path("build/names-accurate"))
    parser.add_argument("--out", type=Path, default=HERE / "shipped/names-accurate")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    args = parser.parse_args()
    parts = {x: read_iob2(args.data / f"da_ddt-ud-{x}.iob2") for x in PARTS}
    news = parts["train"]
    stages = {
        f"seed {seed}": saved(
            args.work / f"seed{seed}.npz", functools.partial(train, seed, args, news)
        )
        for seed in args.seeds
    }
    stages["mean"] = mean = average(list(stages.values()))
    stages["settled"] = saved(
        args.work / "settled.npz", lambda: settle(mean, args, news)
    )
    report = measure(stages, args, parts)
    (args.out / "scores.json").write_text(json.dumps(report, indent=1), "utf-8")
    fill(HERE / "names-accurate.md", results(report))
    print(json.dumps(report))


if __name__ == "__main__":
    main()
