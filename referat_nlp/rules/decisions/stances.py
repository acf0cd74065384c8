"""Who takes which side: "stemte imod", "For stemte:", "kan ikke anbefale".

Every stance is met as a cue with the stretch of text that names its holders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ...lexicon import Phrasebook, phrasebook
from ..people import Mention
from ..sentences import Sentence
from .ballots import Column, read_ballot
from .counts import NUM, number, read_count
from .holders import find_holders, is_listing
from .motions import Topic, find_topics, topic_at
from .quotes import mask_quotes
from .stance_cues import Cue, Side, find_cues
from .subjects import BRACKET, FROM, remarkless, subject_of

_GROUP = re.compile(
    rf"(?:\b(?:flertal|mindretal)\w*|\b{NUM}\s+(?:medlem\w*|af\s+\w+\s+medlemmer)"
    rf"|\b{NUM}\s+stemmer\b|\b{NUM}\s*(?=\()|\([\d\s]+\)|\bi alt\b)",
    re.IGNORECASE,
)


_BODY_LAST = re.compile(
    r"(?:udvalg(?:et)?|råd(?:et)?|bestyrelsen?|magistraten|repræsentationen"
    r"|forvaltningen|administrationen|\b(?:man|der|det|de|han|hun|vi))\W*$",
    re.IGNORECASE,
)

_MORE = re.compile(rf"\b({NUM})\s+stemmer?\s+fra\b", re.IGNORECASE)
_AGAINST = re.compile(r"\s(?:i?mod)\s", re.IGNORECASE)

_DISPOSED = re.compile(
    r"(?:vedt|godkend|tiltr|anbefal|forkast|afvis|stadfæst|bifald|nedstem)\w*[^.;]{0,80}$",
    re.IGNORECASE,
)

# "Et mindretal bestående af Ida Krog (A) ønsker punktet udsat."
_MINORITY = re.compile(
    r"\bmindretal(?:let)?,?\s*(?:på\s+\w+\s*)?(?:,?\s*(?:der\s+)?(?:best[åo]\w+\s+af"
    r"|udgøres\s+af|nemlig)\s+|(?=\()|(?<=,)\s*)(?P<who>[^.;:]{1,200}?)(?:,?\s+(?:ønske"
    r"|mene|finde|foresl|foretr|begær|vil\b|fand|opford)|\s*(?:[.;]|$))",
    re.IGNORECASE,
)

# Who votes how, and then why: what the reasons say of sides is no vote.
_REASON = re.compile(
    r"[^.;:]{0,60}?\b(?:med (?:\w+ )?(?:bemærkning|ønske|begrundelse)\w*|da|fordi)\b",
    re.IGNORECASE,
)
_TURN = re.compile(r";|\b(?:mens|medens|hvorimod)\b", re.IGNORECASE)
_TELLS = re.compile(
    r"\b(?:oplyste[rd]?e?|orienterede|fortalte|nævnte|forklarede|redegjorde)\b[^.;]*$",
    re.IGNORECASE,
)
# How far before a cue the words stand that tell what it is worth.
_NEAR = 150
# What is longer is no sentence; a cap keeps an endless one cheap.
_LONGEST = 6000


class Stance(Struct, frozen=True):
    """One side taken: by whom, how many, and whether a vote was cast.

    ``unnamed`` is a side of "20 stemmer mod 5" or "mod stemmerne fra Ø", which tells
    who were for what was decided, not who were for the proposal. ``total`` is a side
    whose count is that of everybody on it, ``listed`` one that heads its voters.
    ``topic`` tells what was voted on.
    """

    side: Side
    sentence: int
    start: int
    end: int
    count: int | None
    holders: tuple[Mention, ...]
    voting: bool
    total: bool = False
    listed: bool = False
    unnamed: bool = False
    topic: Topic = "matter"


def find_stances(
    parts: Sequence[Sentence], overlay: Path | None = None
) -> list[Stance]:
    """All stances of the sentences, in order."""
    book = phrasebook("stances", overlay)
    found: list[Stance] = []
    quoted = False
    tabled = -1
    masked: list[Sentence] = []
    for part in parts:
        # A quoted statement gives reasons; who voted how stands outside it.
        inside = quoted and not part.line_start
        text, quoted = mask_quotes(part.text[:_LONGEST], inside)
        masked.append(replace(part, text=text))
    topics = find_topics(masked)
    for index, part in enumerate(masked):
        if index <= tabled:
            continue
        columns, tabled = read_ballot(masked, index)
        taken = [_of_column(index, c) for c in columns]
        for stance in taken or _of_sentence(part, index, masked, book):
            topic = topic_at(topics[index], stance.start)
            found.append(replace(stance, topic=topic))
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
        total=True,
        listed=True,
    )


def _following(parts: Sequence[Sentence], index: int, book: Phrasebook) -> str:
    """The lines after "For stemte:", as far as they list voters."""
    listed: list[str] = []
    for part in parts[index + 1 :]:
        if not part.line_start:
            continue
        if any(c.kind in ("lead", "count", "pair") for c in find_cues(part.text, book)):
            break
        voters = remarkless(part.text)
        if listed and not is_listing(voters):
            break
        listed.append(voters)
        if not is_listing(voters):
            break
    return "\n".join(listed)


def _with_following(
    subject: str, parts: Sequence[Sentence], index: int, book: Phrasebook
) -> str:
    """The voters of "For stemte:" and "Imod: 2", with those in the lines below."""
    if find_holders(subject):
        return subject
    below = _following(parts, index, book)
    listing = not re.search(r"\w", subject) or is_listing(below)
    return f"{subject}\n{below}" if listing else subject


def _of_sentence(
    part: Sentence, index: int, parts: Sequence[Sentence], book: Phrasebook
) -> Iterator[Stance]:
    cues = _cues(part.text, book)
    latest: Stance | None = None
    left = 0
    for at, cue in enumerate(cues):
        right = cues[at + 1].start if at + 1 < len(cues) else len(part.text)
        if cue.kind == "pair":
            taken, left = _pair(part, index, cue, right)
        elif cue.kind == "of":
            taken, left = _from(part, index, cue, right), right
        else:
            subject, left = subject_of(part.text, cue, left, right)
            if cue.kind == "lead" and left >= len(part.text):
                subject = _with_following(subject, parts, index, book)
            stance = _read(part, index, cue, subject)
            if stance is None and latest is not None:
                stance = _repeated(latest, cue, subject)
            taken = [stance] if stance is not None else []
        yield from taken
        latest = taken[-1] if taken else latest
    if not cues and (minority := _MINORITY.search(part.text)):
        holders = find_holders(minority["who"])
        if holders:
            start, end = minority.span()
            cue = Cue("opinion", "against", start, end, minority[0], voting=False)
            yield _stance(part, index, cue, None, holders)


def _repeated(latest: Stance, cue: Cue, subject: str) -> Stance | None:
    """The vote of "Venstre kan ikke støtte forslaget og stemmer imod"."""
    same = cue.kind == "trail" and cue.side == latest.side and latest.holders
    if same and cue.voting and subject.rstrip().endswith((" og", " og har")):
        return replace(latest, voting=True)
    return None


def _cues(text: str, book: Phrasebook) -> list[Cue]:
    """The cues of a sentence that take a side here.

    Left out are the counts that belong to a list, and what reasons and reports say.
    """
    cues: list[Cue] = []
    listed = False
    until = 0
    for cue in find_cues(text, book):
        if cue.start < until and cue.kind in ("trail", "opinion", "group"):
            continue
        near = max(0, cue.start - _NEAR)
        if cue.sole and (listed or not _DISPOSED.search(text, near, cue.start)):
            continue
        if cue.kind in ("count", "trail") and _TELLS.search(text, near, cue.start):
            continue
        cues.append(cue)
        listed = listed or cue.kind == "lead"
        if cue.kind in ("trail", "opinion") and (why := _REASON.match(text, cue.end)):
            turn = _TURN.search(text, why.end())
            until = turn.start() if turn else len(text)
    return cues


def _pair(part: Sentence, index: int, cue: Cue, right: int) -> tuple[list[Stance], int]:
    """Both sides of "20 stemmer (A, V) mod 5 (Ø)"."""
    pro = BRACKET.search(cue.text)
    con = BRACKET.match(part.text, cue.end)
    end = con.end() if con else cue.end
    named = con[0] if con else ""
    if con is None and FROM.match(part.text, end):
        named, end = remarkless(part.text[end:right]), right
    sides: tuple[tuple[Side, int | None, str], ...] = (
        ("for", cue.count, pro[0] if pro else ""),
        ("against", cue.no, named),
    )
    taken = [
        _stance(part, index, replace(cue, side=side), count, find_holders(who))
        for side, count, who in sides
    ]
    return taken, end


def _from(part: Sentence, index: int, cue: Cue, right: int) -> list[Stance]:
    """The sides of "med stemmerne fra A og V mod stemmerne fra O"."""
    subject = remarkless(part.text[cue.end : right])
    count = cue.count
    pieces = _AGAINST.split(subject, maxsplit=1) if cue.side == "for" else [subject]
    taken = []
    for piece, side in zip(pieces, (cue.side, "against"), strict=False):
        holders = find_holders(piece)
        if holders:
            total = count or read_count(piece, holders)
            if count is not None:
                total = count + sum(number(m[1]) for m in _MORE.finditer(piece))
            taken.append(_stance(part, index, replace(cue, side=side), total, holders))
        count = None
    return taken


def _read(part: Sentence, index: int, cue: Cue, subject: str) -> Stance | None:
    if cue.text.lower().startswith("deltog") and "nhabil" in part.text:
        return None
    grouped = _GROUP.search(subject) is not None
    if cue.kind == "group" and not grouped:
        return None
    plain = cue.kind in ("trail", "group", "opinion")
    if plain and not grouped and _BODY_LAST.search(subject):
        return None
    holders = find_holders(subject)
    count = cue.count
    if count is None and (cue.kind == "lead" or grouped):
        count = read_count(subject, holders)
    if not holders and count is None:
        return None
    voting = cue.voting or (grouped and count is not None)
    return _stance(part, index, replace(cue, voting=voting), count, holders)


def _stance(
    part: Sentence,
    index: int,
    cue: Cue,
    count: int | None,
    holders: tuple[Mention, ...],
) -> Stance:
    return Stance(
        cue.side,
        index,
        part.start + cue.start,
        part.start + cue.end,
        count,
        holders,
        cue.voting,
        total=cue.kind in ("pair", "lead") or (cue.kind == "count" and not holders),
        listed=cue.kind == "lead" and cue.voting,
        unnamed=cue.sole or cue.kind in ("pair", "of", "owned"),
    )
