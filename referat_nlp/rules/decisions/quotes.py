"""Quoted statements in a decision: they give reasons, and who voted stands outside."""

from __future__ import annotations

import re

_MARK = re.compile('[”“„»«"]')


def mask_quotes(text: str, inside: bool) -> tuple[str, bool]:
    """The text with its quotations blanked, and whether one is left open.

    ``inside`` tells that a quotation was open where the text begins.

    >>> mask_quotes('Ø: "Nej" Tak', False)
    ('Ø:       Tak', False)
    """
    if not inside and _MARK.search(text) is None:
        return text, False
    kept = []
    left = 0
    for mark in _MARK.finditer(text):
        piece = text[left : mark.start()]
        kept.append((" " * len(piece) if inside else piece) + " ")
        inside = not inside
        left = mark.end()
    rest = text[left:]
    kept.append(" " * len(rest) if inside else rest)
    return "".join(kept), inside
