"""How officials' Danish falls into tokens and sentences."""

from __future__ import annotations

import functools
import itertools
from typing import TYPE_CHECKING

from ..lexicon import table
from ..rules.names.word_lists import opens_only

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_ENDS = frozenset(".?!")
# After these a number is a reference, whose full stop ends the sentence.
_COUNTED = frozenset({"punkt", "pkt.", "nr.", "side", "bilag", "stk.", "sag", "§"})
# No line ends with these unless it is wrapped.
_LINKING = frozenset(
    {"og", "eller", "samt", "af", "for", "i", "til", "med", "på", "fra"}
)
# A printed line at least this long may be wrapped; a shorter one ends as it is.
_FULL_LINE = 60


def add_abbreviations(nlp: Language) -> None:
    """Keep officials' abbreviations ("udv.", "jf.", "t.kr.") in one piece.

    spaCy's Danish does not know them all, and the full stop of one it does not
    know ends a sentence.
    """
    for row in table("abbreviations"):
        short = row["abbreviation"]
        for form in (short, short[0].upper() + short[1:]):
            nlp.tokenizer.add_special_case(form, [{"ORTH": form}])


@functools.cache
def _closing() -> frozenset[str]:
    """Abbreviations that a sentence may end with: "kr.", "m.v."."""
    rows = (row for row in table("abbreviations") if row["ends"])
    return frozenset(row["abbreviation"] for row in rows)


def mark_sentences(doc: Doc) -> Doc:
    """Start a sentence after each line break and each sentence's end.

    A name model never carries an entity over such a start. A line that is merely
    wrapped is no end: it is long, and a small letter goes on below it.
    """
    import numpy as np

    line = 0
    starts = [1] * len(doc)
    for before, token in itertools.pairwise(doc):
        if token.is_space:
            starts[token.i] = -1
            continue
        if "\n" in before.text:
            begins = not _is_wrapped(doc, token, before.idx - line)
            line = token.idx
        else:
            begins = _ends(doc, before, token)
        starts[token.i] = 1 if begins else -1
    # Set one by one, each start would have spaCy look through the whole text.
    return doc.from_array(["SENT_START"], np.array(starts).astype("uint64"))


def _is_wrapped(doc: Doc, token: Token, length: int) -> bool:
    """Whether the line above ``token`` goes on with it."""
    if length < _FULL_LINE or doc[token.i - 1].text.count("\n") > 1:
        return False
    last = doc[token.i - 2].text
    listed = token.text == "at" or len(token) == 1
    goes_on = token.is_lower and token.is_alpha and not listed
    return last in _LINKING or (goes_on and last[-1] not in ".:;?!")


def _ends(doc: Doc, before: Token, token: Token) -> bool:
    """Whether ``before`` closes a sentence that ``token`` does not go on with."""
    if before.text in _ENDS:
        return not token.is_lower and not token.is_punct
    if before.text[-1] != "." or not token.text[0].isupper():
        return False
    if before.lower_ in _closing():
        return opens_only(token.text)
    counted = before.i > 0 and doc[before.i - 1].lower_ in _COUNTED
    return counted and before.text[:-1].isdigit()
