"""What the topic model sees of an agenda point: word and character n-grams.

Training and prediction share this module; a change here needs a new model
(``python models/train_topics.py``).
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import Struct

#: A NumPy array or a SciPy sparse matrix; heavy to import, so not named here.
Array = Any
Matrix = Any

#: How much of a point's text is read: what it is about is said early.
TEXT_WORDS = 350
#: A cap in front of the word split, so that a huge point costs nothing extra.
TEXT_CHARACTERS = 6_000
HASH_SPACE = 2**31 - 1
_GRAM_SIZES = (3, 4, 5)

_WORD = re.compile(r"§ ?\d{1,3}|\w+(?:[-/&']\w+)*")
_YEAR_OR_NUMBER = re.compile(r"[\d/&'-]+\Z")
# Streets and towns; other long words with a capital are plans and institutions.
_PLACE = re.compile(
    r"(?:vej|gade|allé|stræde|by|rup|bro|lund|bæk|sted|borg|holm|havn|strand|ø|å)"
    r"(?:en|et|s|ens|ets)?\Z"
)
_SHORTEST_COMPOUND = 6
_SENTENCE_END = re.compile(r"[.:;!?\n•-]\s*\Z")


class PointText(Struct, frozen=True, kw_only=True):
    """What there is to tell the topic of one agenda point by."""

    title: str | None = None
    text: str = ""
    body: str | None = None
    case_number: str | None = None


class Word(Struct, frozen=True):
    """A word of a point; ``name`` when its capital says it is a name."""

    text: str
    name: bool


#: "Klima-, Teknik- og Miljøudvalget", "Udvalget for Skole og Fritid", "Teknisk Udvalg",
#: "Magistratens 3. Afdeling": who treats a point is read from its own field.
COMMITTEE = re.compile(
    r"\bUdvalget (?:for|vedrørende) "
    r"(?:[A-ZÆØÅ]\w{0,40}(?:,| og|, og)? ){0,5}[A-ZÆØÅ]\w{0,40}"
    r"|\bMagistratens (?:\d{1,2}\. )?[Aa]fdeling(?:er|s)?\b"
    r"|(?:\b[A-ZÆØÅ]\w{2,30}-,? (?:og )?){0,4}"
    r"\b(?:[A-ZÆØÅ]\w{0,40}(?:udvalg)|(?:[A-ZÆØÅ]\w{2,30} )?Udvalg"
    r"|Byråd|Kommunalbestyrelse|Regionsråd)(?:et|ets|en|ens|s)?\b"
)
_ACCESS = re.compile(
    r"\A\W*(?:lukket|åbent?|fortroligt?)(?: (?:sag|punkt|dagsordenspunkt))?"
    r"\s*[:–—-]\s*",
    re.IGNORECASE,
)
#: "Forslag til byrådsbeslutning fra SF's byrådsgruppe om": who asks is no subject.
_SENDER = re.compile(
    r"\A[^\n]{0,60}?(?:forslag|forespørgsel|spørgsmål|initiativ|initiativsag)"
    r"(?: til \w{0,20}beslutning)? fra [^:\n]{2,120}?"
    r"(?: (?:om|vedrørende|vedr\.?|angående)(?: at)?|:) ",
    re.IGNORECASE,
)
#: Takes a part of a point; cuts its words into features.
Reader = Callable[[PointText], str]
Cutter = Callable[[Sequence[Word]], Iterator[tuple[str, str]]]


def words(text: str, limit: int = TEXT_WORDS) -> list[Word]:
    """The words of ``text`` in lower case, numbers left out.

    Danish writes common nouns small, so a capital inside a sentence marks a name;
    an abbreviation in capitals (SFO, PFAS) is no name.

    >>> [w.text for w in words("Ny cykelsti i Egebro 2025")]
    ['ny', 'cykelsti', 'i', 'egebro']
    """
    found: list[Word] = []
    last = 0
    # A table saved on a Mac may spell "å" in two characters.
    text = unicodedata.normalize("NFC", text[:TEXT_CHARACTERS])
    for match in _WORD.finditer(text):
        raw = match[0]
        opens = last == 0 or bool(_SENTENCE_END.search(text[last : match.start()]))
        last = match.end()
        if _YEAR_OR_NUMBER.match(raw):
            continue
        name = raw[0].isupper() and not opens and not raw[:2].isupper()
        lower = raw.lower().replace(" ", "")
        if name and len(lower) >= _SHORTEST_COMPOUND:
            name = bool(_PLACE.search(lower))
        found.append(Word(lower, name))
        if len(found) == limit:
            break
    return found


def word_grams(found: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """Words and pairs of words, each with the word that it begins with."""
    for i, word in enumerate(found):
        yield f"w:{word.text}", word.text
        if i + 1 < len(found):
            yield f"w:{word.text} {found[i + 1].text}", word.text


def letter_grams(found: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """Letter sequences, which open up compounds, each with its word."""
    for word in found:
        # The inside of a name says nothing of the subject: Egebro is no bridge.
        if word.name:
            continue
        padded = f" {word.text} "
        for size in _GRAM_SIZES:
            for at in range(len(padded) - size + 1):
                yield f"c:{padded[at : at + size]}", word.text


def body_grams(found: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """The words of the deciding body and how they begin."""
    for word in found:
        yield f"b:{word.text}", word.text
        yield f"b:{word.text[:5]}", word.text


def _title(point: PointText) -> str:
    subject = _SENDER.sub("", _ACCESS.sub("", point.title or ""))
    return COMMITTEE.sub("–", subject)


def _text(point: PointText) -> str:
    return COMMITTEE.sub("–", point.text[:TEXT_CHARACTERS])


def _body(point: PointText) -> str:
    return (point.body or "").replace("-", " ")


#: What is read, how it is cut into features, and how much it weighs.
VIEWS: tuple[tuple[Reader, Cutter, float], ...] = (
    (_title, word_grams, 1.0),
    (_title, letter_grams, 1.0),
    (_text, word_grams, 0.45),
    (_text, letter_grams, 0.45),
    (_body, body_grams, 0.35),
)


def features(point: PointText) -> list[list[tuple[str, str]]]:
    """The features of each view, each with the word it comes from."""
    return [list(cut(words(read(point)))) for read, cut, _ in VIEWS]


@functools.cache
def hasher() -> Any:
    """Scikit-learn's stateless hashing of feature strings."""
    from sklearn.feature_extraction import FeatureHasher

    return FeatureHasher(HASH_SPACE, input_type="string", alternate_sign=False)


def counts(rows: Sequence[Sequence[str]], columns: Array) -> Matrix:
    """Count the features of each row, only those among the sorted ``columns``."""
    import numpy as np
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

    hashed = hasher().transform(rows)
    place: Array = np.searchsorted(columns, hashed.indices)
    place[place == len(columns)] = 0
    known = columns[place] == hashed.indices
    row: Array = np.repeat(np.arange(len(rows)), np.diff(hashed.indptr))
    return csr_matrix(
        (hashed.data[known], (row[known], place[known])),
        shape=(len(rows), len(columns)),
        dtype=np.float32,
    )


def weigh(
    points: Sequence[PointText],
    columns: Array,
    idf: Array,
) -> Matrix:
    """The feature matrix: per view log counts times ``idf``, length 1, weighted."""
    from scipy.sparse import csr_matrix
    from sklearn.preprocessing import normalize

    cut = [features(p) for p in points]
    total = csr_matrix((len(points), len(columns)), dtype="float32")
    for i, (_, _, weight) in enumerate(VIEWS):
        part = counts([[g for g, _ in views[i]] for views in cut], columns)
        part.data = 1 + _log(part.data)
        total = total + normalize(part.multiply(idf).tocsr()) * weight
    return total.tocsr()


def _log(data: Any) -> Any:
    import numpy as np

    return np.log(data)
