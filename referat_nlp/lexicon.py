"""Lexicons: phrases as data, checked when loaded, found in one pass of the words.

A lexicon file is TOML with ``[[entry]]`` tables: ``id``, ``label``, ``text`` (a
list of wordings), ``examples`` and optionally ``counterexamples``,
``unless_before`` (words that cancel a hit when they stand directly before it),
``unless_after``, ``weak`` (the entry gives way to any other that its rule finds in
the same text) and ``disabled``.

A wording is literal words, any case, with any white space between them.
``" ... "`` stands for up to five words of the same sentence; ``{number}``,
``{letter}`` and ``{name}`` are slots; a final ``*`` on a word leaves its ending
open ("udvalg*"). A ``[slots]`` table names further slots, each a list of wordings:
``{matter}`` stands for any one of ``slots.matter``. The longest match at a place
wins, then file order.
"""

from __future__ import annotations

import csv
import functools
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

from .errors import LexiconError

_SLOTS = {
    "{number}": r"\d+",
    "{letter}": r"[A-ZÆØÅ]",
    "{name}": r"[A-ZÆØÅ][\w.-]*(?: [A-ZÆØÅ][\w.-]*){0,4}",
}
# Up to five words, none of which ends a sentence.
_GAP = r"\s+(?:[^\s.;:]+\s+){0,5}?"
_WORD = re.compile(r"(?<![\w-])\w+|(?<!\S)[^\w\s]")
_NEXT = re.compile(r"\W*\s(\w+)")
_PLAIN = re.compile(r"\w+")
_PREFIX = 4
# Words whose wordings are kept at hand.
_WORDS = 50_000
_ENTRY = re.compile(r"^\[\[entry\]\]", re.MULTILINE)


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """One lexicon entry; see the module's text for the meaning of the fields."""

    id: str
    label: str
    text: list[str]
    examples: list[str] = []
    counterexamples: list[str] = []
    unless_before: list[str] = []
    unless_after: list[str] = []
    weak: bool = False
    disabled: bool = False


class Lexicon(Struct, frozen=True, forbid_unknown_fields=True):
    """The content of one lexicon file."""

    entry: list[Entry] = []
    slots: dict[str, list[str]] = {}


class PhraseHit(Struct, frozen=True):
    """A wording met in a text, as offsets into it, with its entry."""

    start: int
    end: int
    text: str
    entry: Entry


class _Wording(NamedTuple):
    order: int
    pattern: re.Pattern[str]
    entry: Entry
    # The words that may come second; empty where any may.
    second: frozenset[str] = frozenset()


class Phrasebook:
    """The entries of one lexicon file (with its overlay), ready to search with.

    Raises
    ------
    LexiconError
        If an entry has no wording or names a slot that nobody has defined.
    """

    def __init__(
        self,
        name: str,
        entries: Sequence[Entry],
        slots: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self.name = name
        self.entries = [e for e in entries if not e.disabled]
        self.slots = {k: tuple(v) for k, v in (slots or {}).items()}
        # Wordings by the word they begin with: one look-up a word keeps a large
        # lexicon as fast as a small one.
        self._by_word: dict[str, list[_Wording]] = {}
        self._by_prefix: dict[str, list[_Wording]] = {}
        self._anywhere: list[_Wording] = []
        order = 0
        for entry in self.entries:
            if not entry.text:
                raise LexiconError(f"{name}: '{entry.id}' has no wording in 'text'.")
            for text in entry.text:
                pattern = self._compile(text, entry)
                second = _second(text, self.slots)
                self._index(_Wording(order, pattern, entry, second), text)
                order += 1
        self._of_word = functools.lru_cache(maxsize=_WORDS)(self._candidates)

    def _compile(self, wording: str, entry: Entry) -> re.Pattern[str]:
        try:
            pattern = compile_wording(wording, self.slots)
        except KeyError as error:
            raise LexiconError(
                f"{self.name}: '{entry.id}' names the slot {error}, which is not "
                "in the [slots] table."
            ) from error
        return re.compile(pattern + r"(?!\w)", re.IGNORECASE)

    def _index(self, wording: _Wording, text: str) -> None:
        first = text.split()[0]
        for word in self.slots.get(first.strip("{}"), [first]):
            start = _WORD.match(word.split()[0].casefold())
            if start is None or first in _SLOTS:
                self._anywhere.append(wording)
            elif word.split()[0].endswith("*") and start[0] == word.split()[0][:-1]:
                self._by_prefix.setdefault(start[0][:_PREFIX], []).append(wording)
            else:
                self._by_word.setdefault(start[0], []).append(wording)

    def _candidates(self, printed: str) -> tuple[_Wording, ...]:
        """The wordings that may begin with a word, as printed."""
        word = printed.casefold()
        found = list(self._by_word.get(word, ()))
        for length in range(1, min(_PREFIX, len(word)) + 1):
            found += self._by_prefix.get(word[:length], ())
        return (*found, *self._anywhere)

    def find(self, text: str) -> list[PhraseHit]:
        """All hits in ``text``, in order and without overlap."""
        hits: list[PhraseHit] = []
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end:
                continue
            candidates = self._of_word(word[0])
            hit = self._best(text, word, candidates) if candidates else None
            if hit is not None:
                hits.append(hit)
                end = hit.end
        return hits

    def _best(
        self, text: str, word: re.Match[str], candidates: Sequence[_Wording]
    ) -> PhraseHit | None:
        best: tuple[int, int, Entry] | None = None
        after = _NEXT.match(text, word.end())
        following = after[1].casefold() if after else ""
        for wording in candidates:
            if wording.second and following not in wording.second:
                continue
            match = wording.pattern.match(text, word.start())
            if match is None or match.end() == word.start():
                continue
            if _cancelled(text, match, wording.entry):
                continue
            rank = (match.end(), -wording.order)
            if best is None or rank > best[:2]:
                best = (*rank, wording.entry)
        if best is None:
            return None
        return PhraseHit(word.start(), best[0], text[word.start() : best[0]], best[2])

    def check(self) -> Iterator[str]:
        """Complaints about entries that do not do what their examples say."""
        for entry in self.entries:
            for example in entry.examples:
                if not any(h.entry.id == entry.id for h in self.find(example)):
                    yield (
                        f"{self.name}: '{entry.id}' does not match its own example "
                        f"{example!r}. Add a wording to 'text' or drop the example."
                    )
            for example in entry.counterexamples:
                if any(h.entry.id == entry.id for h in self.find(example)):
                    yield (
                        f"{self.name}: '{entry.id}' matches its counterexample "
                        f"{example!r}. Narrow a wording or add to 'unless_before'."
                    )


def _second(wording: str, slots: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The words that may come second in a wording; empty where any may."""
    words = wording.split()
    first = slots.get(words[0].strip("{}"), [words[0]])
    if len(words) < 2 or any(len(w.split()) > 1 or "*" in w for w in first):
        return frozenset()
    second = slots.get(words[1].strip("{}"), [words[1]])
    if not all(_PLAIN.fullmatch(w.split()[0]) for w in second):
        return frozenset()
    return frozenset(w.split()[0].casefold() for w in second)


def compile_wording(
    wording: str, slots: Mapping[str, Sequence[str]] | None = None
) -> str:
    r"""The regular expression of one wording.

    >>> compile_wording("tages til  efterretning")
    'tages\\s+til\\s+efterretning'
    >>> compile_wording("{body} beslutter", {"body": ["udvalget", "byrådet"]})
    '(?:udvalget|byrådet)\\s+beslutter'
    """
    known = slots or {}
    return _GAP.join(
        r"\s+".join(_word(word, known) for word in part.split())
        for part in wording.split(" ... ")
    )


def _word(word: str, slots: Mapping[str, Sequence[str]]) -> str:
    if word in _SLOTS:
        # The lexicon ignores case, but a capital is what makes a name.
        return f"(?-i:{_SLOTS[word]})"
    if word.startswith("{") and word.endswith("}"):
        members = sorted(slots[word[1:-1]], key=len, reverse=True)
        return "(?:" + "|".join(compile_wording(m) for m in members) + ")"
    if word.endswith("*"):
        return re.escape(word[:-1]) + r"\w*"
    return re.escape(word)


def _cancelled(text: str, match: re.Match[str], entry: Entry) -> bool:
    if not entry.unless_before and not entry.unless_after:
        return False
    before = text[max(0, match.start() - 60) : match.start()].rstrip().lower()
    after = text[match.end() : match.end() + 60].lstrip(" ,\n").lower()
    return any(
        before.endswith(w) and not _in_word(before[: -len(w)][-1:])
        for w in entry.unless_before
    ) or any(
        after.startswith(w) and not _in_word(after[len(w) : len(w) + 1])
        for w in entry.unless_after
    )


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def read_lexicon(path: Path) -> Lexicon:
    """The entries and slots of one TOML file.

    Raises
    ------
    LexiconError
        Naming the file, and the entry or key that is wrong.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        lexicon = msgspec.convert(data, Lexicon)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, OSError) as error:
        raise LexiconError(f"{path}: {error}") from error
    seen: set[str] = set()
    for entry in lexicon.entry:
        if entry.id in seen:
            raise LexiconError(f"{path}: two entries are called '{entry.id}'.")
        seen.add(entry.id)
    return lexicon


def lexicon_folder() -> Path:
    """The folder of the lexicons that travel with the package."""
    return Path(str(resources.files("referat_nlp") / "lexicons"))


@functools.cache
def phrasebook(name: str, overlay: Path | None = None) -> Phrasebook:
    """The phrasebook ``name`` (``"outcomes"`` …), merged by id with an overlay.

    An overlay's slot adds its members to the slot of the same name.
    """
    own = read_lexicon(lexicon_folder() / f"{name}.toml")
    entries = {e.id: e for e in own.entry}
    slots = {k: list(v) for k, v in own.slots.items()}
    if overlay is not None and (overlay / f"{name}.toml").exists():
        theirs = read_lexicon(overlay / f"{name}.toml")
        entries |= {e.id: e for e in theirs.entry}
        for key, members in theirs.slots.items():
            slots[key] = slots.get(key, []) + members
    return Phrasebook(name, list(entries.values()), slots)


def names(overlay: Path | None = None) -> list[str]:
    """The names of all phrase lexicons, the overlay's included.

    Other TOML files of the folder hold the tables of one rule: they have no
    ``[[entry]]``.
    """
    folders = [f for f in (lexicon_folder(), overlay) if f is not None]
    paths = [path for folder in folders for path in folder.glob("*.toml")]
    return sorted({p.stem for p in paths if _ENTRY.search(p.read_text("utf-8-sig"))})


def check_all(overlay: Path | None = None) -> list[str]:
    """Every complaint of every phrase lexicon; an empty list when all is well."""
    return [c for name in names(overlay) for c in phrasebook(name, overlay).check()]


class Explanation(NamedTuple):
    """Which entry of which lexicon met which stretch of a text."""

    lexicon: str
    entry: str
    label: str
    start: int
    end: int
    text: str


def explain(text: str, overlay: Path | None = None) -> list[Explanation]:
    """What every phrase lexicon finds in ``text``, lexicon by lexicon."""
    return [
        Explanation(name, h.entry.id, h.entry.label, h.start, h.end, h.text)
        for name in names(overlay)
        for h in phrasebook(name, overlay).find(text)
    ]


@functools.cache
def table(name: str, overlay: Path | None = None) -> tuple[dict[str, str], ...]:
    """The rows of a CSV table ``name``; ``;`` or ``,`` as Danish Excel writes it."""
    rows: list[dict[str, str]] = []
    for folder in (lexicon_folder(), overlay):
        path = folder / f"{name}.csv" if folder else None
        if path and path.exists():
            text = path.read_text(encoding="utf-8-sig")
            delimiter = ";" if ";" in text.split("\n", 1)[0] else ","
            rows += csv.DictReader(text.splitlines(), delimiter=delimiter)
    return tuple(rows)
