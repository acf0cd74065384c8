"""Carry a rule's hits into spaCy: one class for every rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec

from ..records import Entity, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan


class RulePipe:
    """A spaCy component that runs a rule over each text.

    The hits stand in ``doc.spans[key]``, widened to whole tokens, and as plain
    dicts with exact character offsets in ``doc.user_data[key]``, in the same
    order. ``rule`` takes the text, or the Doc where ``on_doc`` is true.
    """

    def __init__(
        self,
        rule: Callable[..., Sequence[Span]],
        key: str,
        *,
        on_doc: bool = False,
    ) -> None:
        self.rule = rule
        self.key = key
        self.on_doc = on_doc

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        hits = self.rule(doc if self.on_doc else doc.text)
        doc.spans[self.key] = [_as_span(doc, hit) for hit in hits]
        # Only plain values: records on a Doc would break Doc.to_bytes.
        doc.user_data[self.key] = msgspec.to_builtins(list(hits))
        return doc


def _as_span(doc: Doc, hit: Span) -> SpacySpan:
    label = hit.label if isinstance(hit, Entity) else hit.rule
    # "kr." is one token, so a hit may end inside one: widen, never drop.
    return doc.char_span(hit.start, hit.end, label=label, alignment_mode="expand")
