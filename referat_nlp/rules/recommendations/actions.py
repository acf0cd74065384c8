"""The verb of a clause: what is to be done, and which body is to do it."""

from __future__ import annotations

import functools
import re

from msgspec import Struct

from ...lexicon import Phrasebook, PhraseHit
from ...records import Action
from ..bodies import body_at_start, is_body, is_office, is_recommender, split_names
from ..people import is_person

#: "til" or "over for" before the body addressed.
TO = re.compile(r"\b(?:over ?for|til)\s+", re.IGNORECASE)
# Parts that hold verbs of their own: brackets, quotations, subordinate clauses.
_ASIDE = re.compile(
    r"\([^()]{0,300}\)|[\"“”»][^\"“”«»]{0,300}[\"“”«]"
    r"|(?<=,)\s*(?:som|der|hvor\w*|hvis|hvilke\w*|hvad|hvem|idet|da|når|såfremt|jf\.?"
    r"|fordi|mens|medmindre|om)\b[^,;:]{0,400}(?=,)",
    re.IGNORECASE,
)
_LIGHT = re.compile(
    r"\b(?:tager|tages|tage|giver|gives|give|meddeler|meddeles|sender|sendes|bliver"
    r"|træffer|træffes|stiller|stilles|fremlægger|fremlægges|støtter|bedes)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\bikke\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_REFUSED = re.compile(r"\b(?:ikke|afslag)\b", re.IGNORECASE)
_NOT_AFTER = re.compile(r"\s+ikke\b", re.IGNORECASE)
_ORIENTED = re.compile(
    r"(?:orienteres|informeres|bliver orienteret|gøres bekendt)", re.IGNORECASE
)
# Passives whose subject is the one told to do what follows.
_TOLD = re.compile(r"(?:pålægges|anmodes|opfordres|bedes)\b", re.IGNORECASE)
_GENERIC = re.compile(r"(?:forvaltningen|administrationen|direktionen)$", re.IGNORECASE)
_NEW_CLAUSE = re.compile(
    r",|\b(?:at|hvis|når|så|som|der|såfremt|indtil|før)\b", re.IGNORECASE
)
_AND = re.compile(r"\b(?:og|samt|eller)\s+(?:\w+\s+)?$", re.IGNORECASE)
# The head of a compound says what is given: "underskudsgaranti" is a guarantee.
_FOREPART = re.compile(
    r"(?<![\w-])\w{2,30}(?=(?:bevilling|dispensation|tilladelse|tilskud|støtte|tilsagn"
    r"|garanti|lån|refusion|fritagelse)(?:e?n|e?r|e?rne|et)?\b)",
    re.IGNORECASE,
)
# What both have, in small letters; most clauses have neither.
_MAY_COMPOUND = re.compile(
    r"bevilling|dispensation|tilladelse|tilskud|støtte|tilsagn|garanti|lån|refusion"
    r"|fritagelse"
)
_MAY_ASIDE = re.compile(r"[\"“”»(,]")
_LONGEST = 2000
# The clauses of a point are asked for their verb more than once each.
_AT_HAND = 64


class Verb(Struct, frozen=True):
    """The governing verb of a clause: where, its action, and who is its subject."""

    start: int
    end: int
    action: Action
    subject: tuple[str, ...]
    impersonal: bool
    active: bool


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


@functools.lru_cache(maxsize=_AT_HAND)
def find_verb(clause: str, book: Phrasebook) -> Verb | None:
    """The verb that says what is to be done in ``clause`` (without its "at")."""
    clause = clause[:_LONGEST]
    if _MAY_COMPOUND.search(clause.lower()):
        clause = _FOREPART.sub(_blank, clause)
    masked = _ASIDE.sub(_blank, clause) if _MAY_ASIDE.search(clause) else clause
    hits = book.find(masked)
    if not hits and masked != clause:
        hits = book.find(clause)
    hit = _main_hit(clause, hits)
    if hit is None:
        return None
    light = _LIGHT.search(clause, 0, hit.start)
    verb = clause[light.start() :] if light else hit.text
    start = light.start() if light else hit.start
    spoken = verb.split()[0].strip(",").lower()
    active = spoken.endswith("r") or spoken == "bedes"
    before = clause[:start].strip(" ,")
    action = _action(clause, hit)
    subject = _subject(before, active or bool(_ORIENTED.match(hit.text)))
    if hits[0].start < start and _is_active(hits[0]):
        # "udvalget drøfter planen og beslutter": the first verb has the subject.
        subject = _subject(clause[: hits[0].start].strip(" ,"), True) or subject
    if _TOLD.match(verb):
        subject = subject or _told(before)
    if action == "other" and all(name.isupper() for name in subject):
        subject = ()  # "IFK opfører": an acronym that need not be a body
    return Verb(
        start=start,
        end=hit.end,
        action=action,
        subject=subject,
        impersonal=before.lower().split(" ")[0] in ("", "det", "der"),
        active=active,
    )


def _main_hit(clause: str, hits: list[PhraseHit]) -> PhraseHit | None:
    verbs = [h for h in hits if ".nominal" not in h.entry.id]
    if not verbs:
        return hits[0] if hits else None
    main = verbs[0]
    for other in verbs[1:]:
        # "drøfter og godkender": the word that disposes of the matter counts.
        if main.entry.label != "discuss" or not _AND.search(clause[: other.start]):
            break
        main = other
    last = verbs[-1]
    if last.entry.label == "recommend" and not clause[last.end :].strip(" ,:;\n"):
        return last  # "godkender og herefter over for byrådet indstiller, at"
    return _final(clause, main, last)


def _final(clause: str, main: PhraseHit, last: PhraseHit) -> PhraseHit:
    """The passive that ends the clause, where the verb met first is within its subject.

    "at det forslag som forelægges i maj godkendes" is about "godkendes".
    """
    between = clause[main.end : last.start]
    ends = clause[last.end :].strip(" .,;\n") == ""
    if not ends or last.entry.label == "other" or _AND.search(between):
        return main
    if _is_active(main):
        # "at orienteringen om at banen ændrer navn tages til efterretning"
        inside = main.entry.label == "other" and not _NEW_CLAUSE.search(between)
        return last if inside else main
    return main if re.search(r"\bat\b|,\s*idet\b", between) else last


def _action(clause: str, hit: PhraseHit) -> Action:
    action: Action = hit.entry.label  # type: ignore[assignment]
    negated = (
        _NOT.search(clause[: hit.start])
        or _NOT_AFTER.match(clause, hit.end)
        or _REFUSED.search(hit.text)
    )
    if negated and action in ("approve", "grant"):
        return "reject"
    return action


def _is_active(hit: PhraseHit) -> bool:
    return hit.text.split()[0].strip(",").lower().endswith("r")


def _told(before: str) -> tuple[str, ...]:
    """The named bodies and offices that are told to do something."""
    names = split_names(before.strip(" ,"))
    named = all(
        n[:1].isupper()
        and _GENERIC.match(n) is None
        and (is_body(n) or is_recommender(n))
        for n in names
    )
    return names if named else ()


def _subject(before: str, active: bool) -> tuple[str, ...]:
    """The bodies that are to act; offices and things are none."""
    name = TO.split(before, maxsplit=1)[0].strip(" ,")
    if not name or not active:
        return ()
    names = split_names(name)
    if all(is_body(n) for n in names):
        return names
    opening = body_at_start(name)
    if opening is not None:
        rest = name[opening.end() :].split()
        return (opening[0],) if len(rest) <= 6 else ()
    words = name.split()
    proper = all(w[0].isupper() or w in ("og", "&", "for") for w in words)
    if (
        proper
        and 2 <= len(words) <= 8
        and not is_office(name)
        and "Kommune" not in name
        and not is_person(name)
    ):
        return (name,)
    return ()
