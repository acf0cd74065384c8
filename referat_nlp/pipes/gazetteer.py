"""Lexeme flags that tell a name model which words are names and places.

spaCy does not save flag getters with a pipeline, so the pipeline's config names
a callback that sets them each time the vocabulary is built.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..rules.names.word_lists import (
    is_body_word,
    is_common,
    is_first_name,
    is_last_name,
    is_place,
)

if TYPE_CHECKING:
    from spacy.language import Language

#: The name under which a pipeline's config asks for :func:`make_flagger`.
CALLBACK = "referat_nlp.gazetteer_flags.v1"

#: spaCy's free flag numbers start at 18.
FLAGS: dict[str, Callable[[str], bool]] = {
    "FLAG19": is_first_name,
    "FLAG20": is_last_name,
    "FLAG21": is_place,
    "FLAG22": is_body_word,
    "FLAG23": is_common,
}


def make_flagger() -> Callable[[Language], Language]:
    """The callback: sets the flags on a new pipeline's vocabulary."""

    def add_flags(nlp: Language) -> Language:
        from spacy.attrs import IDS

        for name, getter in FLAGS.items():
            nlp.vocab.add_flag(getter, flag_id=IDS[name])
        return nlp

    return add_flags
