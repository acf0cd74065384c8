"""Lower case that keeps every character in its place."""

from __future__ import annotations


def lower(text: str) -> str:
    """The text in lower case, as long as it was.

    >>> lower("DEN 3. MAJ"), len(lower("İ"))
    ('den 3. maj', 1)
    """
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
