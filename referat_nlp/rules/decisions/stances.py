"""Who takes which side: "stemte imod", "For stemte:", "kan ikke anbefale".

Every stance is met as a cue with the stretch of text that names its holders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ...lexicon import Phrasebook, phrasebook
from ..people import Mention
from ..sentences import Sentence
from .ballots import Column, read_ballot
from .counts import NUM, number, read_count
from .cue_filter import standing_cues
from .holders import find_holders, is_listing
from .motions import Topic, find_topics, topic_at
from .quotes import mask_quotes
from .stance_cues import Cue, Side, find_cues, may_vote
from .subjects import BRACKET, EXCEPT, FROM, remarkless, subject_of

_GROUP = re.compile(
    rf"(?:\b(?:flertal|mindretal)\w*|\b(?:gruppe|liste)\s+(?-i:[A-ZÆØÅ]\b)|\b{NUM}\s+(?:medlem\w*|af\s+\w+\s+medlemmer)"
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

# "Et mindretal bestående af Ida Krog (A) ønsker punktet udsat."
_MINORITY = re.compile(
    r"\bmindretal(?:let)?,?\s*(?:på\s+\w+\s*)?(?:,?\s*(?:der\s+)?(?:best[åo]\w+\s+af"
    r"|udgøres\s+af|nemlig)\s+|(?=\()|(?<=,)\s*)(?P<who>[^.;:]{1,200}?)(?:,?\s+(?:ønske"
    r"|mene|finde|foresl|foretr|begær|vil\b|fand|opford)|\s*(?:[.;]|$))",
    re.IGNORECASE,
)

# "10 stemmer mod 4. De fire var Ida Krog, …"
_THOSE = re.compile(
    rf"\W*(?:mindretallet|de\s+(?P<n>{NUM}))(?:,\s+(?:der|som)\s+stemte\s+imod,)?\s+"
    r"(?:bestod|består|udgjordes|udgøres|udgjorde|var|er)\s+(?:af\s+)?(?P<who>[^;:]+)",
    re.IGNORECASE,
)

# "Herfor stemte A, herimod stemte V."
_HEREBY = re.compile(r"\b[Hh]er(?=(?:imod|for)\b)")
# "Ida Krog ønskede ført til protokol, at hun stemte imod."
_OF_SPEAKER = re.compile(
    r"\b(?:protokol|refera|tilført)\w*,?\s+at\s+(?:han|hun|de|vi)\s*$", re.IGNORECASE
)
# What is longer is no sentence; a cap keeps an endless one cheap.
_LONGEST = 6000


class Stance(Struct, frozen=True):
    """One side taken: by whom, how many, and whether a vote was cast.

    ``unnamed`` is a side of "20 stemmer mod 5" or "mod stemmerne fra Ø", which tells
    who were for what was decided, not who were for the proposal. ``total`` is a side
    whose count is that of everybody on it, ``listed`` one that heads its voters.
    ``told`` is one said without a word of voting ("kan ikke anbefale"), ``abstained``
    one that says "undlod". ``topic`` tells
    what was voted on.
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
    told: bool = False
    abstained: bool = False
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
        if may_vote(text):
            text = _HEREBY.sub("   ", text)
        masked.append(part if text == part.text else replace(part, text=text))
    for index, part in enumerate(masked):
        if index <= tabled:
            continue
        columns, tabled = read_ballot(masked, index)
        taken = [_of_column(index, c) for c in columns]
        found += taken or _of_sentence(part, index, masked, book)
        if not taken and (those := _THOSE.match(part.text)):
            found += _of_those(part, index, those, found)
    found = list(_as_votes(found, masked))
    topics = find_topics(masked) if found else []
    return [replace(s, topic=topic_at(topics[s.sentence], s.start)) for s in found]


def _as_votes(found: Sequence[Stance], parts: Sequence[Sentence]) -> Iterator[Stance]:
    """The stances; what is said beside a vote is a vote too.

    "Gruppe A anbefaler, gruppe V stemmer imod", "Fire af fem medlemmer anbefaler. Ida
    Krog kan ikke anbefale", "Ø stemte imod. F undlod at tage stilling".
    """
    voting = {s.sentence for s in found if s.voting}
    counted = any(s.voting and s.told and s.count is not None for s in found)
    for stance in found:
        beside = {
            "for": stance.sentence in voting or _of_majority(parts, stance, voting),
            "against": counted,
            "abstain": bool(voting) and stance.abstained,
        }
        if stance.told and beside.get(stance.side):
            stance = replace(stance, voting=True)
        yield stance


def _of_majority(parts: Sequence[Sentence], stance: Stance, voting: Set[int]) -> bool:
    """Whether it is the vote of "Et flertal (A og V) godkendte. Ø stemte imod."."""
    said = parts[stance.sentence].text.lower()
    return stance.sentence + 1 in voting and "flertal" in said


def _of_those(
    part: Sentence, index: int, those: re.Match[str], found: Sequence[Stance]
) -> Iterator[Stance]:
    """The voters of "10 stemmer mod 4. De fire var …", "Mindretallet bestod af …"."""
    count = number(those["n"]) if those["n"] else None
    sides = [
        s.side
        for s in reversed(found)
        if s.voting
        and (s.count == count if count is not None else s.side == "against")
        and not s.holders
    ]
    holders = find_holders(those["who"])
    if sides and holders:
        start, end = those.span()
        cue = Cue("lead", sides[0], start, end, those[0], voting=True)
        yield _stance(part, index, cue, None, holders)


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
    cues = standing_cues(part.text, book)
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


def _pair(part: Sentence, index: int, cue: Cue, right: int) -> tuple[list[Stance], int]:
    """Both sides of "20 stemmer (A, V) mod 5 (Ø)"."""
    pro = BRACKET.search(cue.text)
    # A bracket with sides of its own, "(imod: V)", is read after this.
    con = BRACKET.match(part.text, cue.end, right)
    end = con.end() if con else cue.end
    named = con[0] if con else ""
    if con is None and FROM.match(part.text, end):
        named, end = remarkless(part.text[end:right]), right
    sides: list[tuple[Side, int | None, str]] = [
        ("for", cue.count, EXCEPT.split(pro[0])[0] if pro else ""),
        ("against", cue.no, EXCEPT.split(named)[0]),
    ]
    if cue.none is not None:
        sides.append(("abstain", cue.none, ""))
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
    subject = _OF_SPEAKER.sub("", subject)
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
        told=cue.kind in ("opinion", "group"),
        abstained=cue.text.lower().startswith("undl"),
    )
