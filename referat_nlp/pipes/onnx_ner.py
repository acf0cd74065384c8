"""A transformer that finds names, run by onnxruntime alone.

A line of a document is a sequence of its own to the model: names never go over a
line break. Short lines share a window, divided by the model's end mark, so that a list
is read as one; a long line is read in windows that overlap. Each window is run alone:
the int8 model scales its arithmetic to all it is given at once, so texts batched
together would change each other's names.
"""

from __future__ import annotations

import functools
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from spacy.tokens import Doc, Span

# The pieces of XLM-R's vocabulary that begin and end a window and stand for no piece.
START, END, UNKNOWN = 0, 2, 3
#: Pieces of a window, its start and end mark included; longer ones tell no more.
WINDOW = 128
#: Pieces that two windows of one long line share.
OVERLAP = 32
#: A word of more pieces is no name but an address or a row of signs.
WORD = 12
#: Words whose pieces are remembered.
MEMORY = 50_000
#: The files of a component on disk.
MODEL, TOKENIZER = "model.onnx", "tokenizer.json"


def tags_of(labels: Sequence[str]) -> list[str]:
    """The model's tags in their order: outside, then begin and inside of each label.

    >>> tags_of(["PER", "LOC"])
    ['O', 'B-PER', 'I-PER', 'B-LOC', 'I-LOC']
    """
    return ["O", *(f"{place}-{label}" for label in labels for place in "BI")]


class OnnxNames:
    """The spaCy component: names of a Doc as ``doc.ents``.

    Parameters
    ----------
    labels
        The labels in the order of the model's tags.
    threads
        Threads of one window's arithmetic.
    """

    def __init__(self, labels: Sequence[str], threads: int = 1) -> None:
        self.labels = tuple(labels)
        self.threads = threads
        self._folder: Path | None = None
        self._loaded: tuple[Splitter, Any] | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.ents``."""
        import numpy as np

        split, session = self._load()
        lines = lines_of(as_printed(doc), split)
        scores: dict[int, np.ndarray] = {}
        for window in windows(lines):
            pieces = np.array(window.pieces, np.int64)
            (rows,) = session.run(None, {"pieces": pieces})
            scores.update(zip(window.tokens, rows[window.heads], strict=True))
        doc.ents = [span for line in lines for span in self._names(doc, line, scores)]
        return doc

    def _names(
        self, doc: Doc, line: list[Word], scores: dict[int, np.ndarray]
    ) -> Iterator[Span]:
        from spacy.tokens import Span

        best = best_tags([scores[word.place] for word in line], len(self.labels))
        for first, last, label in names_of(best):
            start, end = line[first].place, line[last].place + 1
            yield Span(doc, start, end, label=self.labels[label])

    def _load(self) -> tuple[Splitter, Any]:
        """Tokenizer and session, at first use: a pipeline is often only looked at."""
        if self._loaded is None:
            if self._folder is None:
                raise ModelError("This name finder has no model; load one from disk.")
            import onnxruntime

            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = self.threads
            options.inter_op_num_threads = 1
            # The graph is written as it shall run: to look for a better one is idle.
            level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
            options.graph_optimization_level = level
            # To plan which results share memory takes longer than all other loading,
            # and those of one window are a few MB.
            options.enable_mem_reuse = False
            try:
                split = Splitter(self._folder / TOKENIZER)
                session = onnxruntime.InferenceSession(
                    self._folder / MODEL, options, providers=["CPUExecutionProvider"]
                )
            except Exception as error:  # both libraries raise what they like
                raise ModelError(
                    f"The name model in {self._folder} cannot be read: {error}"
                ) from error
            self._loaded = split, session
        return self._loaded

    def to_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> None:
        """Copy the model's files to the folder ``path``."""
        if self._folder is None:
            return
        Path(path).mkdir(parents=True, exist_ok=True)
        for name in (MODEL, TOKENIZER):
            if (self._folder / name) != Path(path) / name:
                shutil.copyfile(self._folder / name, Path(path) / name)

    def from_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> OnnxNames:
        """Take the model's files from the folder ``path``, where they stay."""
        self._folder, self._loaded = Path(path), None
        return self

    def __getstate__(self) -> dict[str, Any]:
        # A session belongs to its process.
        return {**self.__dict__, "_loaded": None}


class Splitter:
    """Cuts tokens into pieces; remembers those it has met."""

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(path))
        self._known: dict[str, list[int]] = {}

    def __call__(self, words: Sequence[str]) -> list[list[int]]:
        """The pieces of each word, at least one."""
        new = [word for word in dict.fromkeys(words) if word not in self._known]
        if len(self._known) + len(new) > MEMORY:
            self._known, new = {}, list(dict.fromkeys(words))
        coded = self._tokenizer.encode_batch_fast(new, add_special_tokens=False)
        for word, encoding in zip(new, coded, strict=True):
            self._known[word] = encoding.ids[:WORD] or [UNKNOWN]
        return [self._known[word] for word in words]


class Word(NamedTuple):
    """A token that the model reads: its place in the Doc and its pieces."""

    place: int
    pieces: list[int]


class Window(NamedTuple):
    """What the model reads at once.

    ``heads`` are the positions of first pieces and ``tokens`` the words they stand
    for; a word in the overlap of two windows is listed in one of them only.
    """

    pieces: list[int]
    heads: list[int]
    tokens: list[int]


def lines_of(
    words: Sequence[str], split: Callable[[Sequence[str]], list[list[int]]]
) -> list[list[Word]]:
    """The words of each line with their pieces.

    ``words`` are tokens as printed, with the space before them where there is one.
    """
    lines: list[list[Word]] = [[]]
    for i, (word, pieces) in enumerate(zip(words, split(words), strict=True)):
        if not word.isspace():
            lines[-1].append(Word(i, pieces))
        elif "\n" in word:
            lines.append([])
    return [line for line in lines if line]


def as_printed(doc: Doc) -> list[str]:
    """The tokens, each with the space before it where it has one or begins a line."""
    words, spaced = [], True
    for token in doc:
        words.append(f" {token.text}" if spaced and not token.is_space else token.text)
        spaced = bool(token.whitespace_) or token.is_space
    return words


def windows(
    lines: Iterable[list[Word]], size: int = WINDOW, overlap: int = OVERLAP
) -> Iterator[Window]:
    """Cut lines into windows of at most ``size`` pieces."""
    gathered = _Gathered()
    for line in lines:
        length = sum(len(word.pieces) for word in line)
        if len(gathered.pieces) + length + 1 > size and gathered.heads:
            yield gathered.window()
            gathered = _Gathered()
        if length + 2 <= size:
            gathered.add(line)
        else:
            yield from _parts(line, size - 2, overlap)
    if gathered.heads:
        yield gathered.window()


class _Gathered:
    """A window being filled."""

    def __init__(self) -> None:
        self.pieces, self.heads, self.tokens = [START], list[int](), list[int]()

    def add(
        self, words: Sequence[Word], skip: int = 0, keep: int | None = None
    ) -> None:
        """Read ``words``, of which those from ``skip`` to ``keep`` are decided here."""
        decided = set(range(len(words))[skip:keep])
        for i, word in enumerate(words):
            if i in decided:
                self.heads.append(len(self.pieces))
                self.tokens.append(word.place)
            self.pieces += word.pieces
        self.pieces.append(END)

    def window(self) -> Window:
        """What has been gathered."""
        return Window(self.pieces, self.heads, self.tokens)


def _parts(line: list[Word], size: int, overlap: int) -> Iterator[Window]:
    """Windows of a long line; in an overlap each decides the half it knows best."""
    start, decided = 0, 0
    while decided < len(line):
        stop = _reach(line, start, size)
        following = _back(line, stop, overlap)
        keep = len(line) if stop == len(line) else (following + stop + 1) // 2
        part = _Gathered()
        part.add(line[start:stop], decided - start, keep - start)
        yield part.window()
        start, decided = following, keep


def _reach(line: list[Word], start: int, size: int) -> int:
    """The end of the longest run of words from ``start`` within ``size`` pieces."""
    stop = start
    while stop < len(line) and (size := size - len(line[stop].pieces)) >= 0:
        stop += 1
    return stop


def _back(line: list[Word], stop: int, overlap: int) -> int:
    """The start of the longest run of words up to ``stop`` within ``overlap``."""
    start = stop
    while start and (overlap := overlap - len(line[start - 1].pieces)) >= 0:
        start -= 1
    return start


def best_tags(scores: Sequence[np.ndarray], labels: int) -> list[int]:
    """The best sequence of tags in which "inside" only follows its own label."""
    import numpy as np

    allowed, first = _transitions(labels)
    best, came = scores[0] + first, []
    for row in scores[1:]:
        total = best[:, None] + allowed
        came.append(total.argmax(axis=0))
        best = total.max(axis=0) + row
    path = [int(np.argmax(best))]
    for back in reversed(came):
        path.append(int(back[path[-1]]))
    return path[::-1]


@functools.cache
def _transitions(labels: int) -> tuple[np.ndarray, np.ndarray]:
    """What following a tag and beginning a line with it costs: nothing or all."""
    import numpy as np

    tags = np.arange(2 * labels + 1)
    inside = (tags > 0) & (tags % 2 == 0)
    same = (tags[:, None] + 1) // 2 == (tags + 1) // 2
    never = np.float32(-1e9)
    allowed = np.where(inside & ~same, never, 0).astype(np.float32)
    return allowed, np.where(inside, never, 0).astype(np.float32)


def names_of(tags: Sequence[int]) -> list[tuple[int, int, int]]:
    """First word, last word and label of each name in a line's tags.

    >>> names_of([0, 1, 2, 0, 3, 3, 4])
    [(1, 2, 0), (4, 4, 1), (5, 6, 1)]
    """
    names: list[tuple[int, int, int]] = []
    for i, tag in enumerate(tags):
        if tag % 2:
            names.append((i, i, tag // 2))
        elif tag:
            names[-1] = (names[-1][0], i, names[-1][2])
    return names
