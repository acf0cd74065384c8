"""How officials' Danish falls into tokens and sentences."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from ..lexicon import table

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_ENDS = frozenset(".?!")


def add_abbreviations(nlp: Language) -> None:
    """Keep officials' abbreviations ("udv.", "jf.", "t.kr.") in one piece.

    spaCy's Danish does not know them all, and the full stop of one it does not
    know ends a sentence.
    """
    for row in table("abbreviations"):
        short = row["abbreviation"]
        for form in (short, short[0].upper() + short[1:]):
            nlp.tokenizer.add_special_case(form, [{"ORTH": form}])


def mark_sentences(doc: Doc) -> Doc:
    """Start a sentence after each line break and each sentence's end.

    A name model never carries an entity over such a start.
    """
    for before, token in itertools.pairwise(doc):
        if token.is_space:
            token.is_sent_start = False
            continue
        broken = "\n" in before.text
        ended = before.text in _ENDS and not token.is_lower and not token.is_punct
        token.is_sent_start = broken or ended
    return doc
