"""What the topic model sees of an agenda point: word and character n-grams.

Training and prediction share this module; a change here needs a new model
(``python models/train_topics.py``).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_matrix

#: How much of a point's text is read: what it is about is said early.
TEXT_WORDS = 350
#: A cap in front of the word split, so that a huge point costs nothing extra.
TEXT_CHARACTERS = 6_000
TITLE_WEIGHT, TEXT_WEIGHT, BODY_WEIGHT = 1.0, 0.7, 0.45
HASH_SPACE = 2**31 - 1
_GRAM_SIZES = (3, 4, 5)

_WORD = re.compile(r"§ ?\d{1,3}|\w+(?:[-/&']\w+)*")
_YEAR_OR_NUMBER = re.compile(r"[\d/&'-]+\Z")
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


def words(text: str, limit: int = TEXT_WORDS) -> list[Word]:
    """The words of ``text`` in lower case, numbers left out.

    Danish writes common nouns small, so a capital inside a sentence marks a name;
    an abbreviation in capitals (SFO, PFAS) is no name.

    >>> [w.text for w in words("Ny cykelsti i Egebro 2025")]
    ['ny', 'cykelsti', 'i', 'egebro']
    """
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(text[:TEXT_CHARACTERS]):
        raw = match[0]
        opens = last == 0 or bool(_SENTENCE_END.search(text[last : match.start()]))
        last = match.end()
        if _YEAR_OR_NUMBER.match(raw):
            continue
        name = raw[0].isupper() and not opens and not raw[:2].isupper()
        found.append(Word(raw.lower().replace(" ", ""), name))
        if len(found) == limit:
            break
    return found


def grams(found: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """Features of consecutive words, each with the word that it comes from."""
    for i, word in enumerate(found):
        yield f"w:{word.text}", word.text
        if i + 1 < len(found):
            pair = f"{word.text} {found[i + 1].text}"
            yield f"w:{pair}", pair
        # The inside of a name says nothing of the subject: Egebro is no bridge.
        if not word.name:
            padded = f" {word.text} "
            for size in _GRAM_SIZES:
                for at in range(len(padded) - size + 1):
                    yield f"c:{padded[at : at + size]}", word.text


def body_grams(body: str | None) -> list[str]:
    """Features of the deciding body: its words and their openings."""
    found = [w.text for w in words((body or "").replace("-", " "), 12)]
    return [f"b:{w}" for w in found] + [f"b:{w[:5]}" for w in found]


def _title_grams(point: PointText) -> list[str]:
    return [g for g, _ in grams(words(point.title or ""))]


def _text_grams(point: PointText) -> list[str]:
    return [g for g, _ in grams(words(point.text))]


def _body_grams(point: PointText) -> list[str]:
    return body_grams(point.body)


VIEWS = (
    (_title_grams, TITLE_WEIGHT),
    (_text_grams, TEXT_WEIGHT),
    (_body_grams, BODY_WEIGHT),
)


@functools.cache
def hasher() -> Any:
    """Scikit-learn's stateless hashing of feature strings."""
    from sklearn.feature_extraction import FeatureHasher

    return FeatureHasher(HASH_SPACE, input_type="string", alternate_sign=False)


def counts(rows: Sequence[Sequence[str]], columns: np.ndarray[Any, Any]) -> csr_matrix:
    """Count the features of each row, only those among the sorted ``columns``."""
    import numpy as np
    from scipy.sparse import csr_matrix

    hashed = hasher().transform(rows)
    place = np.searchsorted(columns, hashed.indices)
    place[place == len(columns)] = 0
    known = columns[place] == hashed.indices
    row = np.repeat(np.arange(len(rows)), np.diff(hashed.indptr))
    return csr_matrix(
        (hashed.data[known], (row[known], place[known])),
        shape=(len(rows), len(columns)),
        dtype=np.float32,
    )


def weigh(
    points: Sequence[PointText],
    columns: np.ndarray[Any, Any],
    idf: np.ndarray[Any, Any],
) -> csr_matrix:
    """The feature matrix: per view log counts times ``idf``, length 1, weighted."""
    from scipy.sparse import csr_matrix
    from sklearn.preprocessing import normalize

    total = None
    for view, weight in VIEWS:
        part = counts([view(p) for p in points], columns)
        part.data = 1 + _log(part.data)
        part = normalize(part.multiply(idf).tocsr()) * weight
        total = part if total is None else total + part
    return csr_matrix(total)


def _log(data: Any) -> Any:
    import numpy as np

    return np.log(data)
