"""Who takes which side: "stemte imod", "For stemte:", "kan ikke anbefale".

Every stance is met as a cue with the stretch of text that names its holders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ..people import Mention
from ..sentences import Sentence
from .ballots import Column, read_ballot
from .holders import NUM, find_holders, is_listing, number, read_count
from .stance_cues import CUE, Side, is_vote, side_of
from .subjects import BRACKET, remarkless, subject_of

_GROUP = re.compile(
    rf"(?:\b(?:flertal|mindretal)\w*|\b{NUM}\s+(?:medlem\w*|af\s+\w+\s+medlemmer)"
    rf"|\b{NUM}\s*(?=\()|\([\d\s]+\)|\bi alt\b)",
    re.IGNORECASE,
)


_BODY_LAST = re.compile(
    r"(?:udvalg(?:et)?|råd(?:et)?|bestyrelsen?|magistraten|repræsentationen"
    r"|forvaltningen|administrationen|man|der|det|de|han|hun|vi)\W*$",
    re.IGNORECASE,
)

_AMENDMENT = re.compile(
    r"ændringsforslag|\bunderændring|\bforeslog\b|\b(?:stillede|fremsatte"
    r"|stiller) (?:\w+ ){0,2}forslag|"
    r"\bforslag(?:et)? (?:fra|om at (?:udsætte|sende))\b|\bmodforslag"
    r"|\balternative? forslag|\budsættelsesforslag|\bspurgte\b.{0,90}\binhabil",
    re.IGNORECASE,
)

_AFTERWARDS = re.compile(
    r"\bindstilling|\bherefter|\bderefter|\bhovedforslag|\bsamlede forslag|^\W*sagen\b",
    re.IGNORECASE,
)

_QUOTES = '”“„»«"'
_FROM = re.compile(r"\s+fra\b")
_AGAINST = re.compile(r"\s(?:i?mod)\s", re.IGNORECASE)

_DISPOSED = re.compile(
    r"(?:vedt|godkend|tiltr|anbefal|forkast|afvis|stadfæst|bifald|nedstem)\w*[^.;]{0,80}$",
    re.IGNORECASE,
)

# "Et mindretal bestående af Ida Krog (A) ønsker punktet udsat."
_MINORITY = re.compile(
    r"\bmindretal(?:let)?,?\s*(?:på\s+\w+\s*)?(?:,?\s*(?:der\s+)?(?:best[åo]\w+\s+af"
    r"|udgøres\s+af|nemlig)\s+|(?=\())(?P<who>[^.;:]{1,200}?)(?:\s+(?:ønske|mene|finde"
    r"|foresl|foretr|begær|vil\b|fand|opford)|\s*(?:[.;]|$))",
    re.IGNORECASE,
)


class Stance(Struct, frozen=True):
    """One side taken: by whom, how many, and whether a vote was cast.

    ``unnamed`` is a side of "20 stemmer mod 5" or "mod stemmerne fra Ø", which tells
    who were for what was decided, not who were for the proposal.
    """

    side: Side
    sentence: int
    start: int
    end: int
    count: int | None
    holders: tuple[Mention, ...]
    voting: bool
    amendment: bool
    listed: bool = False
    unnamed: bool = False


def find_stances(parts: Sequence[Sentence]) -> list[Stance]:
    """All stances of the sentences, in order."""
    found: list[Stance] = []
    amendment = False
    quoted = False
    tabled = -1
    for index, part in enumerate(parts):
        before = quoted and not part.line_start
        quoted = before != (sum(map(part.text.count, _QUOTES)) % 2 == 1)
        # A quoted statement gives reasons; who voted how stands outside it.
        if before or part.text[0] in _QUOTES or index <= tabled:
            continue
        amending = _AMENDMENT.search(part.text)
        after = _AFTERWARDS.search(part.text, amending.end() if amending else 0)
        if amending is not None:
            amendment = True
        elif after is not None:
            amendment = False
        columns, tabled = read_ballot(parts, index)
        taken = [_of_column(index, c) for c in columns]
        for stance in taken or _of_sentence(part, index, parts):
            past = after is not None and part.start + after.start() < stance.start
            is_amendment = amendment and not (amending is not None and past)
            found.append(replace(stance, amendment=is_amendment))
        if amending is not None and after is not None:
            amendment = False
    return found


def _of_column(index: int, column: Column) -> Stance:
    return Stance(
        column.side,
        index,
        column.start,
        column.end,
        column.count,
        column.holders,
        voting=True,
        amendment=False,
        listed=True,
    )


def _following(parts: Sequence[Sentence], index: int) -> str:
    """The lines after "For stemte:", as far as they list voters."""
    listed: list[str] = []
    for part in parts[index + 1 :]:
        lead = CUE.search(part.text)
        if lead is not None and (lead["lead"] or lead["count"]):
            break
        if listed and not is_listing(part.text):
            break
        listed.append(part.text)
        if not is_listing(part.text):
            break
    return "\n".join(listed)


def _of_sentence(
    part: Sentence, index: int, parts: Sequence[Sentence]
) -> Iterator[Stance]:
    cues = _cues(part.text)
    latest: Stance | None = None
    left = 0
    for at, cue in enumerate(cues):
        right = cues[at + 1].start() if at + 1 < len(cues) else len(part.text)
        if cue["pair"]:
            taken, left = _pair(part, index, cue, right)
        elif cue["fra"]:
            taken, left = _from(part, index, cue, right), right
        else:
            subject, left = subject_of(part.text, cue, left, right)
            if cue["lead"] and not re.search(r"\w", subject):
                subject = remarkless(_following(parts, index))
            stance = _read(part, index, cue, subject)
            if stance is None and latest is not None:
                stance = _repeated(latest, cue, subject)
            taken = [stance] if stance is not None else []
        yield from taken
        latest = taken[-1] if taken else latest
    if not cues and (minority := _MINORITY.search(part.text)):
        holders = find_holders(minority["who"])
        if holders:
            yield _stance("against", part, index, minority, None, holders, False)


def _repeated(latest: Stance, cue: re.Match[str], subject: str) -> Stance | None:
    """The vote of "Venstre kan ikke støtte forslaget og stemmer imod"."""
    same = cue["trail"] and side_of(cue) == latest.side and latest.holders
    if same and is_vote(cue) and subject.rstrip().endswith((" og", " og har")):
        return replace(latest, voting=True)
    return None


def _cues(text: str) -> list[re.Match[str]]:
    """The cues of a sentence; the counts that belong to a list are none."""
    cues: list[re.Match[str]] = []
    listed = False
    for cue in CUE.finditer(text):
        near = max(0, cue.start() - 120)
        if not cue["sole"] or (
            not listed and _DISPOSED.search(text, near, cue.start())
        ):
            cues.append(cue)
        listed = listed or bool(cue["lead"])
    return cues


def _pair(
    part: Sentence, index: int, cue: re.Match[str], right: int
) -> tuple[list[Stance], int]:
    """Both sides of "20 stemmer (A, V) mod 5 (Ø)"."""
    yes, no = cue["yes"] or cue["yes2"], cue["no"] or cue["no2"]
    pro = BRACKET.search(cue[0])
    con = BRACKET.match(part.text, cue.end())
    end = con.end() if con else cue.end()
    named = con[0] if con else ""
    if con is None and _FROM.match(part.text, end):
        named, end = remarkless(part.text[end:right]), right
    sides: tuple[tuple[Side, str, str], ...] = (
        ("for", yes, pro[0] if pro else ""),
        ("against", no, named),
    )
    taken = [
        replace(
            _stance(side, part, index, cue, number(n), find_holders(who), True),
            unnamed=True,
        )
        for side, n, who in sides
    ]
    return taken, end


def _from(part: Sentence, index: int, cue: re.Match[str], right: int) -> list[Stance]:
    """The sides of "med stemmerne fra A og V mod stemmerne fra O"."""
    subject = remarkless(part.text[cue.end() : right])
    count = number(cue["n2"]) if cue["n2"] else None
    side = side_of(cue)
    pieces = _AGAINST.split(subject, maxsplit=1) if side == "for" else [subject]
    taken = []
    for piece, of in zip(pieces, (side, "against"), strict=False):
        holders = find_holders(piece)
        if holders:
            total = count or read_count(piece, holders)
            stance = _stance(of, part, index, cue, total, holders, True)
            taken.append(replace(stance, unnamed=True))
        count = None
    return taken


def _read(
    part: Sentence, index: int, cue: re.Match[str], subject: str
) -> Stance | None:
    if cue[0].lower().startswith("deltog") and "nhabil" in part.text:
        return None
    grouped = _GROUP.search(subject) is not None
    if cue["group"] and not grouped:
        return None
    plain = cue["trail"] or cue["group"]
    if plain and not grouped and _BODY_LAST.search(subject):
        return None
    holders = find_holders(subject)
    count = _printed_count(cue, subject, holders, grouped)
    if not holders and count is None:
        return None
    voting = is_vote(cue) or (grouped and count is not None)
    taken = _stance(side_of(cue), part, index, cue, count, holders, voting)
    return replace(taken, unnamed=bool(cue["sole"] or cue["gen"]))


def _stance(
    side: Side,
    part: Sentence,
    index: int,
    cue: re.Match[str],
    count: int | None,
    holders: tuple[Mention, ...],
    voting: bool,
) -> Stance:
    return Stance(
        side,
        index,
        part.start + cue.start(),
        part.start + cue.end(),
        count,
        holders,
        voting,
        amendment=False,
        listed=bool(cue.groupdict().get("lead")),
    )


def _printed_count(
    cue: re.Match[str], subject: str, holders: Sequence[Mention], grouped: bool
) -> int | None:
    printed = cue["n"] or cue["n3"] or cue["n4"]
    if printed:
        return number(printed)
    if cue["lead"] or grouped:
        return read_count(subject, holders)
    return None
