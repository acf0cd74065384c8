"""Find many set names in one pass over the words of a text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

_WORD = re.compile(r"[\w-]+|[,&]")

Row = Mapping[str, str]


class NameHit(NamedTuple):
    """A name met in a text, its genitive's s included, and its lexicon row."""

    start: int
    end: int
    row: Row


class PhraseIndex:
    """Names of one or more words, looked up by their first word.

    A final genitive s (or an apostrophe and s) is allowed; the longest name at a
    place wins. ``cased`` names must be printed as they are in the lexicon.
    """

    def __init__(self, named: Iterable[tuple[str, Row]], *, cased: bool) -> None:
        self.cased = cased
        self.names: dict[str, list[tuple[tuple[str, ...], Row]]] = {}
        for name, row in named:
            words = tuple(_WORD.findall(self._fold(name)))
            self.names.setdefault(words[0], []).append((words, row))
        for choices in self.names.values():
            choices.sort(key=lambda choice: -len(choice[0]))

    def find(self, text: str) -> Iterator[NameHit]:
        """The names in ``text``, in order and without overlap."""
        words, printed = _words(text)
        folded = printed if self.cased else _lower(text)
        names, done = self.names, 0
        for at, word in enumerate(folded):
            if at < done or not (word in names or word.removesuffix("s") in names):
                continue
            found = self._at(folded, at)
            if found is not None:
                size, row = found
                done = at + size
                yield NameHit(words[at][0], words[done - 1][1], row)

    def _at(self, folded: tuple[str, ...], at: int) -> tuple[int, Row] | None:
        first = folded[at]
        for key in (first, first.removesuffix("s")):
            for words, row in self.names.get(key, ()):
                if _same(folded[at : at + len(words)], words):
                    return len(words), row
        return None

    def _fold(self, text: str) -> str:
        return text if self.cased else text.lower()


# The same text is looked through for bodies, parties, towns and municipalities.
@functools.lru_cache(maxsize=2)
def _words(text: str) -> tuple[tuple[tuple[int, int], ...], tuple[str, ...]]:
    spans = tuple(m.span() for m in _WORD.finditer(text))
    return spans, tuple(text[start:end] for start, end in spans)


@functools.lru_cache(maxsize=2)
def _lower(text: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _words(text)[1])


def _same(printed: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return printed[:-1] == words[:-1] and printed[-1] in (words[-1], words[-1] + "s")
