"""Fine-tune the encoder to tag names: network, samples and one training run."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from names_data import LABELS, TEMPLATES, Text, Words, join, read_templates, swap_names
from spacy.language import Language
from torch.nn.functional import cross_entropy
from transformers import BertModel

from referat_nlp.pipes.onnx_ner import (
    Splitter,
    Window,
    as_printed,
    lines_of,
    tags_of,
    windows,
)

TAGS = tags_of(LABELS)
SPECIAL, PADDING, IGNORED = 4, 1, -100


class Recipe(NamedTuple):
    """What was chosen on the development set."""

    epochs: int = 4
    batch: int = 12
    rate: float = 1.2e-4  # of the encoder; its head learns at ``head_rate``
    head_rate: float = 1e-3
    warm_up: float = 0.06
    frozen: int = 2  # lowest layers left as they are, like the embeddings
    masked: float = 0.06  # of the pieces; in place of dropout, which is slow
    nameless: float = 0.4  # of the news without names, drawn anew each epoch
    swapped: float = 0.3  # of the sentences get other names
    council: float = 0.25  # council texts for each sentence of news


#: The mean of several runs lies between them: a short run at a low rate settles it.
SETTLING = Recipe(epochs=2, rate=4e-5, head_rate=3e-4, nameless=1.0)


class Sample(NamedTuple):
    """A window and the tag of each of its words."""

    window: Window
    tags: list[int]


class Tagger(torch.nn.Module):
    """The encoder with a linear layer for the tags of first pieces."""

    def __init__(self, encoder: Path, recipe: Recipe) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(
            encoder,
            add_pooling_layer=False,
            attn_implementation="eager",
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        )
        self.bert.embeddings.requires_grad_(False)
        self.bert.encoder.layer[: recipe.frozen].requires_grad_(False)
        self.masked = recipe.masked
        self.mask = self.bert.config.vocab_size - 1
        # The same in every run: only runs that begin alike can be averaged.
        torch.manual_seed(0)
        self.dropout = torch.nn.Dropout(0.1)
        self.head = torch.nn.Linear(self.bert.config.hidden_size, len(TAGS))

    def forward(self, pieces: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The scores of the tags for every piece."""
        if self.training:
            hidden = (torch.rand(pieces.shape) < self.masked) & (pieces > SPECIAL)
            pieces = torch.where(hidden, self.mask, pieces)
        states = self.bert(input_ids=pieces, attention_mask=mask).last_hidden_state
        return self.head(self.dropout(states))


def epoch_of(
    news: list[Text], words: Words, lists: dict[str, list[str]], recipe: Recipe
) -> Iterator[Text]:
    """One epoch: news alone and in runs of sentences, and council texts."""
    rng = words.rng
    news = [x for x in news if x.names or rng.random() < recipe.nameless]
    at = 0
    while at < len(news):
        some = news[at : at + (1 if rng.random() < 0.6 else rng.randint(2, 4))]
        at += len(some)
        some = [
            swap_names(x, words) if rng.random() < recipe.swapped else x for x in some
        ]
        if rng.random() < 0.2:
            some.insert(rng.randint(0, len(some)), words.sentence(lists))
        yield recased(join(some, rng.choice("\n ")), rng)
    for _ in range(int(len(news) * recipe.council)):
        some = [words.sentence(lists) for _ in range(rng.choice([1, 1, 2, 3, 4, 5]))]
        yield recased(join(some, rng.choice(["\n", "\n\n", " "])), rng)


def recased(item: Text, rng: random.Random) -> Text:
    """Now and then the text in capitals or small letters."""
    chance = rng.random()
    if chance < 0.03 and len(item.text.upper()) == len(item.text):
        return Text(item.text.upper(), item.names)
    if 0.03 <= chance < 0.04:
        return Text(item.text.lower(), item.names)
    return item


def samples_of(nlp: Language, split: Splitter, item: Text) -> Iterator[Sample]:
    """The text as the model reads it."""
    doc = nlp.make_doc(item.text)
    tags = [0] * len(doc)
    for start, end, label in item.names:
        span = doc.char_span(start, end, alignment_mode="expand")
        inside = TAGS.index(f"I-{label}")
        tags[span.start : span.end] = [inside] * len(span)
        tags[span.start] = inside - 1
    for window in windows(lines_of(as_printed(doc), split)):
        yield Sample(window, [tags[i] for i in window.tokens])


def batches_of(
    samples: list[Sample], size: int, rng: random.Random
) -> list[list[Sample]]:
    """Batches of windows of like length, in random order."""
    rng.shuffle(samples)
    batches = []
    for start in range(0, len(samples), size * 40):
        pool = sorted(
            samples[start : start + size * 40], key=lambda s: len(s.window.pieces)
        )
        batches += [pool[i : i + size] for i in range(0, len(pool), size)]
    rng.shuffle(batches)
    return batches


def tensors(batch: list[Sample]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Pieces, attention mask and gold tags of a batch."""
    shape = len(batch), max(len(s.window.pieces) for s in batch)
    pieces = torch.full(shape, PADDING)
    gold = torch.full(shape, IGNORED)
    for row, (window, tags) in enumerate(batch):
        pieces[row, : len(window.pieces)] = torch.tensor(window.pieces)
        gold[row, window.heads] = torch.tensor(tags)
    return pieces, (pieces != PADDING).long(), gold


def train_one(
    seed: int,
    encoder: Path,
    news: list[Text],
    nlp: Language,
    recipe: Recipe,
    start: dict[str, np.ndarray] | None = None,
) -> dict[str, np.ndarray]:
    """The weights after one run, from the pretrained encoder or from ``start``."""
    model = Tagger(encoder, recipe)
    if start is not None:
        model.load_state_dict({k: torch.from_numpy(v) for k, v in start.items()})
    split = Splitter(encoder / "tokenizer.json")
    torch.manual_seed(seed)
    words, lists = Words(random.Random(seed)), read_templates(TEMPLATES)
    optimizer = optimizer_of(model, recipe)
    model.train()
    for epoch in range(recipe.epochs):
        began, losses = time.perf_counter(), []
        texts = epoch_of(news, words, lists, recipe)
        samples = [s for item in texts for s in samples_of(nlp, split, item)]
        batches = batches_of(samples, recipe.batch, words.rng)
        for i, batch in enumerate(batches):
            done = (epoch + i / len(batches)) / recipe.epochs
            losses.append(step(model, optimizer, batch, done, recipe))
        seconds = time.perf_counter() - began
        mean = sum(losses) / len(losses)
        print(f"seed {seed} epoch {epoch} loss {mean:.4f} {seconds:.0f} s", flush=True)
    return {name: value.numpy() for name, value in model.state_dict().items()}


def optimizer_of(model: Tagger, recipe: Recipe) -> torch.optim.Optimizer:
    """AdamW with a rate for the encoder and one for the head."""
    body = [p for p in model.bert.parameters() if p.requires_grad]
    groups = [
        {"params": body, "full_rate": recipe.rate},
        {"params": list(model.head.parameters()), "full_rate": recipe.head_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def step(
    model: Tagger,
    optimizer: torch.optim.Optimizer,
    batch: list[Sample],
    done: float,
    recipe: Recipe,
) -> float:
    """Learn from one batch; ``done`` is the share of the run behind us."""
    share = min(done / recipe.warm_up, (1 - done) / (1 - recipe.warm_up))
    for group in optimizer.param_groups:
        group["lr"] = group["full_rate"] * share
    pieces, mask, gold = tensors(batch)
    scores = model(pieces, mask)
    loss = cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORED)
    loss.backward()
    trained = [p for group in optimizer.param_groups for p in group["params"]]
    torch.nn.utils.clip_grad_norm_(trained, 1.0)
    optimizer.step()
    optimizer.zero_grad()
    return loss.item()
