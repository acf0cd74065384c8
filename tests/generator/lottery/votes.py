"""Votes and dissent in the notations of minutes, with what they say."""

from __future__ import annotations

from random import Random

from msgspec import Struct

from referat_nlp.records import DissentKind

Person = tuple[str, str]
Dissents = tuple[tuple[str, DissentKind], ...]


class Side(Struct, frozen=True):
    """One side of a vote; ``None`` where no count is printed."""

    count: int | None = None
    parties: tuple[str, ...] = ()


class Ballot(Struct, frozen=True):
    """The lines of a vote and what they say of the three sides and of dissent."""

    lines: tuple[str, ...]
    sides: tuple[Side, Side, Side] | None
    dissents: Dissents


#: Counts of the sides are f, a and u, their parties P, Q and R.
NOTATIONS = {
    "for-imod": "For stemte {f} ({P}). Imod stemte {a} ({Q}).",
    "lines": "For: {f} ({P})\nImod: {a} ({Q})\nUndlod: {u} ({R})",
    "parties": "For stemte: {P}\nImod stemte: {Q}",
    "mod": "Afstemning: {f} stemmer for og {a} stemmer imod.",
    "undlod": "{f} stemte for ({P}), {a} stemte imod ({Q}), og {u} undlod at stemme "
    "({R}).",
    "abstaining": "For indstillingen stemte {f}, imod stemte {a}. {u} undlod at "
    "stemme.",
    "majority": "Et flertal ({P}) stemte for. Et mindretal ({Q}) stemte imod.",
    "members": "{f} medlemmer ({P}) stemte for, {a} medlemmer ({Q}) stemte imod.",
    "told": "Stemmerne faldt således:\nFor: {P}\nImod: {Q}\nHverken for eller imod: "
    "{R}",
}
#: One member or party that does not go along: p is a person, q the party.
_DISSENT: dict[str, tuple[str, DissentKind]] = {
    "person-against": ("{p} ({q}) stemte imod.", "against"),
    "person-idet": ("{p} stemte imod, idet udgiften er for høj.", "against"),
    "person-abstains": ("{p} ({q}) undlod at stemme.", "abstain"),
    "party-against": ("{q} stemte imod.", "against"),
    "party-cannot": ("{q} kan ikke anbefale indstillingen.", "against"),
    "person-reserves": ("{p} tog forbehold.", "reservation"),
    "party-reserves": ("{q} tager forbehold frem til næste møde.", "reservation"),
}
NAMES = (*NOTATIONS, *_DISSENT)
_GLUE = (", ", " og ", "+")


def ballot(
    draw: Random, notation: str, people: tuple[Person, ...], carried: bool
) -> Ballot:
    """A vote in this notation; where the proposal fell, the other side is larger."""
    if notation in _DISSENT:
        return _dissent(draw, notation, people)
    template, glue = NOTATIONS[notation], draw.choice(_GLUE)
    sides = _sides(draw, carried)
    slots: dict[str, object] = {}
    printed = []
    for count, letters, side in zip("fau", "PQR", sides, strict=True):
        slots |= {count: side.count, letters: _joined(side.parties, glue)}
        shown = side.count if f"{{{count}}}" in template else None
        named = side.parties if f"{{{letters}}}" in template else ()
        printed.append(Side(shown, named))
    dissents: Dissents = ()
    if carried:
        dissents = tuple((party, "against") for party in printed[1].parties)
        dissents += tuple((party, "abstain") for party in printed[2].parties)
    lines = tuple(template.format(**slots).split("\n"))
    return Ballot(lines, (printed[0], printed[1], printed[2]), dissents)


def _dissent(draw: Random, notation: str, people: tuple[Person, ...]) -> Ballot:
    (template, kind), (name, party) = _DISSENT[notation], draw.choice(people)
    who = name if "{p}" in template else party
    sides = None
    if "stemte" in template or "stemme" in template:
        side = Side(None, () if who == name else (party,))
        sides = (
            Side(),
            side if kind == "against" else Side(),
            side if kind == "abstain" else Side(),
        )
    return Ballot((template.format(p=name, q=party),), sides, ((who, kind),))


def _sides(draw: Random, carried: bool) -> tuple[Side, Side, Side]:
    parties = draw.sample(("A", "V", "C", "F", "Ø", "B", "O"), 6)
    counts = [draw.randrange(12, 20), draw.randrange(3, 9), draw.randrange(2, 4)]
    groups = [parties[:3], parties[3:5], parties[5:]]
    if not carried:
        counts[:2], groups[:2] = counts[1::-1], groups[1::-1]
    first, second, third = (
        Side(count, tuple(sorted(group)))
        for count, group in zip(counts, groups, strict=True)
    )
    return first, second, third


def _joined(parties: tuple[str, ...], glue: str) -> str:
    if glue != " og " or len(parties) < 2:
        return glue.join(parties)
    return f"{', '.join(parties[:-1])} og {parties[-1]}"
