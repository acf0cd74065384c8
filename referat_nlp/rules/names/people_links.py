"""Who is meant: full names of a document, and the shorter forms that mean them."""

from __future__ import annotations

from collections.abc import Iterable

Words = tuple[str, ...]


def _words(name: str) -> Words:
    return tuple(name.casefold().replace("-", " ").replace(".", " ").split())


def _fullest(name: str) -> tuple[int, int, str]:
    """Sorts names with most words first, and those written out before initials."""
    words = _words(name)
    return -len(words), -sum(map(len, words)), name


class People:
    """The people of a document, each under one name.

    "Ib B. Holm" and "Ib Holm" are one unless there is an "Ib C. Holm" as well; of
    the forms of a member that of the list wins, else the longest.

    >>> people = People(["Ib B. Holm"], ["Ib Holm", "Eva Sand", "Ulla Sand"])
    >>> people.who("Ib Holm"), people.who("Holm"), people.who("Sand")
    ('Ib B. Holm', 'Ib B. Holm', None)
    """

    def __init__(self, members: Iterable[str], others: Iterable[str]) -> None:
        self.names: dict[Words, str] = {}
        self.by_word: dict[str, set[str]] = {}
        listed = [m for m in members if " " in m]
        longest = sorted({o for o in others if " " in o}, key=_fullest)
        groups: dict[Words, list[str]] = {}
        for name in dict.fromkeys([*listed, *longest]):
            words = _words(name)
            if len(words) > 1:
                groups.setdefault((words[0], words[-1]), []).append(name)
        for group in groups.values():
            self._add_group(group)

    def _add_group(self, names: list[str]) -> None:
        longest = min(names, key=_fullest)
        one = all(_fits(_words(name), _words(longest)) for name in names)
        for name in names:
            canonical = names[0] if one else name
            self.names[_words(name)] = canonical
            for word in (_words(name)[0], _words(name)[-1]):
                self.by_word.setdefault(word, set()).add(canonical)

    def who(self, name: str) -> str | None:
        """The full name that ``name`` means, or ``None`` if that is not certain."""
        words = _words(name)
        if len(words) != 1:
            return self.names.get(words)
        meant = self.by_word.get(words[0], set())
        return next(iter(meant)) if len(meant) == 1 else None

    def surnames(self) -> dict[str, str]:
        """Family names, as printed, that mean one person only."""
        found = {}
        for name in self.names.values():
            last = name.split()[-1]
            if self.who(last) == name:
                found[last] = name
        return found


def _fits(short: Words, long: Words) -> bool:
    """Whether ``short`` is ``long`` with middle names left out or as initials."""
    left = iter(long)
    return all(any(_same(word, other) for other in left) for word in short)


def _same(word: str, other: str) -> bool:
    return word == other or (len(word) == 1 and other.startswith(word))
