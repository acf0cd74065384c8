"""spaCy's CNN name finder, reading one stretch of one text at a time.

spaCy keeps every layer's numbers for all it is given at once: two gigabytes for a
document of 200 pages. A name never goes over a line break, so a long text can be read
in stretches of lines; and texts read one by one never depend on each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from spacy.pipeline import EntityRecognizer  # noqa: TID253 - its factory imports this
from spacy.tokens import Span  # noqa: TID253

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Tokens read at once; about five pages.
STRETCH = 2_500


class CnnNames(EntityRecognizer):  # type: ignore[misc]
    """The spaCy component: names of a Doc as ``doc.ents``."""

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.ents``."""
        if len(doc) <= STRETCH:
            return super().__call__(doc)
        names = []
        for start, end in stretches(doc):
            part = super().__call__(doc[start:end].as_doc())
            names += [
                Span(doc, start + e.start, start + e.end, e.label) for e in part.ents
            ]
        doc.ents = names
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 1) -> Iterator[Doc]:
        """Text by text, however many there are."""
        return map(self, docs)


def stretches(doc: Doc, size: int = STRETCH) -> Iterator[tuple[int, int]]:
    """Start and end of runs of at most ``size`` tokens, cut after line breaks.

    A line longer than that is cut where it is full.
    """
    start, line = 0, 0
    for token in doc:
        if token.i - start == size:
            end = line if line > start else token.i
            yield start, end
            start = end
        if "\n" in token.text:
            line = token.i + 1
    if start < len(doc):
        yield start, len(doc)
