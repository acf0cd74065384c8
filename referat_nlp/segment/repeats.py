"""Titles printed more than once: in the contents, and again at their points."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from .cued import Cued
from .vocabulary import fold

_PAGE = re.compile(r"\d{1,3}|[ivx]{1,5}")
_LEADERS = " \t.…"
# Lines between two entries of a contents list: wrapped titles, pages, groups.
_BETWEEN = 3
_SHORTEST_LIST = 3
# A title printed twice stands again within so many lines.
_TWIN = 3


class Repeats:
    """Finds titles that a contents list prints and the body prints again."""

    def __init__(self, lines: Sequence[Cued]) -> None:
        self._places: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._lines = lines
        #: Whether the document has section headings at all.
        self.sectioned = any(c.heading is not None for c in lines)
        self._keys = {c.index: self._key(c) for c in lines if c.numbered is not None}
        for index, key in self._keys.items():
            self._places[key].append(index)
        self._contents = set(self._lists())

    def _lists(self) -> Iterator[int]:
        """The lines of lists that the document goes through again, all of them.

        A title may be worded otherwise at its point, or the text end before it.
        """
        block: list[Cued] = []
        for cued in self._lines:
            if cued.heading is not None or not _goes_on(block, cued):
                yield from self._met_again(block)
                block = []
            if cued.numbered is not None:
                block.append(cued)
        yield from self._met_again(block)

    def _met_again(self, block: list[Cued]) -> list[int]:
        if len(block) < _SHORTEST_LIST:
            return []
        end = block[-1].index
        again = any(self._places[self._keys[c.index]][-1] > end for c in block)
        return [c.index for c in block] if again else []

    def listed(self, cued: Cued) -> bool:
        """Whether this is an entry of a contents list."""
        return cued.index in self._contents or self.later(cued)

    def _key(self, cued: Cued) -> tuple[str, str]:
        assert cued.numbered is not None
        title = cued.text[cued.numbered.rest :]
        if not title and cued.index + 1 < len(self._lines):
            title = self._lines[cued.index + 1].text
        return cued.numbered.number, fold(_without_page(title))[:40]

    def _others(self, cued: Cued) -> tuple[list[int], list[int]]:
        """The printings above and below: the nearest few and the farthest one."""
        places = self._places[self._keys[cued.index]]
        at = bisect_left(places, cued.index)
        above = [*places[:1], *places[max(at - _TWIN, 1) : at]] if at else []
        below = [*places[at + 1 : at + 1 + _TWIN], *places[-1:]]
        return above, [i for i in below if i > cued.index]

    def later(self, cued: Cued) -> bool:
        """Whether the same number and title stand again further down."""
        return any(not self._twin(cued.index, i) for i in self._others(cued)[1])

    def earlier(self, cued: Cued) -> bool:
        """Whether the same number and title stand further up."""
        return any(not self._twin(i, cued.index) for i in self._others(cued)[0])

    def just_before(self, cued: Cued) -> bool:
        """Whether this is the second printing of a title printed twice."""
        return any(self._twin(i, cued.index) for i in self._others(cued)[0])

    def titled_above(self, cued: Cued) -> bool:
        """Whether a bare number only repeats that of the heading it stands under."""
        assert cued.numbered is not None
        if cued.numbered.rest < len(cued.text):
            return False
        for other in reversed(self._lines[max(0, cued.index - 30) : cued.index]):
            if other.heading is not None:
                return False
            if other.numbered is None:
                continue
            # "1. viceborgmester Ole Bæk" is no title.
            if other.text[other.numbered.rest :][:1].isupper():
                return other.numbered.number == cued.numbered.number
        return False

    def _twin(self, first: int, second: int) -> bool:
        between = range(first + 1, second)
        return second - first <= _TWIN and not any(i in self._keys for i in between)


def _without_page(title: str) -> str:
    """A contents line less its leaders and its page, arabic or roman."""
    stem = title.rstrip("0123456789ivx")
    if stem.endswith(tuple(_LEADERS)) and _PAGE.fullmatch(title, len(stem)):
        title = stem
    return title.rstrip(_LEADERS)


def _goes_on(block: list[Cued], cued: Cued) -> bool:
    if not block or cued.index - block[-1].index > _BETWEEN:
        return False
    last, number = block[-1].numbered, cued.numbered
    return last is None or number is None or number.order > last.order
