"""Find many set names in one pass over the words of a text."""

from __future__ import annotations

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
        self.names: dict[str, list[tuple[list[str], Row]]] = {}
        for name, row in named:
            words = _WORD.findall(self._fold(name))
            self.names.setdefault(words[0], []).append((words, row))
        for choices in self.names.values():
            choices.sort(key=lambda choice: -len(choice[0]))

    def find(self, text: str) -> Iterator[NameHit]:
        """The names in ``text``, in order and without overlap."""
        words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
        folded = [self._fold(text[start:end]) for start, end in words]
        at = 0
        while at < len(words):
            found = self._at(folded, at)
            if found is None:
                at += 1
                continue
            size, row = found
            yield NameHit(words[at][0], words[at + size - 1][1], row)
            at += size

    def _at(self, folded: list[str], at: int) -> tuple[int, Row] | None:
        first = folded[at]
        for key in (first, first.removesuffix("s")):
            for words, row in self.names.get(key, ()):
                if _same(folded[at : at + len(words)], words):
                    return len(words), row
        return None

    def _fold(self, text: str) -> str:
        return text if self.cased else text.lower()


def _same(printed: list[str], words: list[str]) -> bool:
    return printed[:-1] == words[:-1] and printed[-1] in (words[-1], words[-1] + "s")
