"""Recommendations in the forms that officials give them."""

from __future__ import annotations

from random import Random

from .content import Block, Items, Matter, Part
from .layout import Layout

_SHORT = {
    "approve": "Til godkendelse.", "grant": "Til godkendelse.",
    "note": "Til orientering.", "discuss": "Til drøftelse.",
    "appoint": "Til godkendelse.", "opening": "Til godkendelse.",
    "closing": "Til orientering.",
}  # fmt: skip
#: How clauses in running text are recommended, and to whom.
_SAID = {
    "inline": "indstiller",
    "to-council": "indstiller til Byrådet",
    "proposes": "foreslår",
    "recommends": "anbefaler",
    "via": "indstiller til Byrådet via Økonomiudvalget",
}
Recommended = tuple[Part, tuple[str, ...], tuple[str, ...]]


def recommendation(draw: Random, layout: Layout, matter: Matter) -> Recommended:
    """The part as printed, the clauses it holds, and who recommends them."""
    heading, form = matter.parts["recommendation"].heading, layout.recommend
    clauses = matter.clauses
    by: tuple[str, ...] = (matter.author,)
    if form == "til":
        clauses, by = (_SHORT[matter.kind],), ()
        return Part("recommendation", heading, clauses), clauses, by
    if form == "author-heading":
        heading = f"{matter.author} indstiller"
        part = Part("recommendation", heading, (_items(draw, clauses, "-"),))
        return part, clauses, by
    blocks: tuple[Block, ...]
    if form in _SAID:
        said = " og ".join([", ".join(clauses[:-1]), clauses[-1]][len(clauses) < 2 :])
        blocks = (_ended(f"{matter.author} {_SAID[form]}, {said}", "."),)
    elif form == "bare":
        blocks, by = (_ended(clauses[0][0].upper() + clauses[0][1:], "."),), ()
        clauses = clauses[:1]
    elif form == "impersonal":
        blocks, by = ("Det indstilles,", _items(draw, clauses, "-")), ()
    elif form == "bracket":
        blocks = (_items(draw, clauses, "1."), f"({matter.author})")
    elif form in ("no-at", "at-numbered"):
        clauses = tuple(clause.removeprefix("at ") for clause in clauses)
        lead = f"{matter.author} indstiller, at:"
        mark = "1." if form == "no-at" else "At 1)"
        if form == "at-numbered":
            lead, by = "Det indstilles:", ()
        blocks = (lead, _items(draw, clauses, mark))
    else:
        mark = {"numbered": "1.", "bullets": "•", "at-lines": "", "indented": "a)"}[
            form
        ]
        blocks = (f"{matter.author} indstiller,", _items(draw, clauses, mark))
    return Part("recommendation", heading, blocks), clauses, by


def _items(draw: Random, clauses: tuple[str, ...], mark: str) -> Items:
    """Clauses as list items, ended one of the usual ways."""
    glue, end = draw.choice(
        ((",", "."), ("", ""), (", og", "."), (";", "."), (".", "."))
    )
    ends = [glue] * (len(clauses) - 1) + [end]
    marks = tuple(
        mark.replace("1", str(i + 1)).replace("a)", f"{'abc'[i]})")
        for i in range(len(clauses))
    )
    return Items(tuple(map(_ended, clauses, ends)), marks)


def _ended(text: str, end: str) -> str:
    """The text with its end; the full stop of an abbreviation is the sentence's."""
    return text + end.lstrip("." if text.endswith(".") else "")
