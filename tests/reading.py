"""What the tests of the readers share."""

from __future__ import annotations

from referat_nlp.text import Source


def texts(source: Source) -> list[str]:
    return [line.text for line in source.lines]
