"""What one clause of a recommendation asks for: bodies, actions, inner clause.

A recommendation is a chain of at-clauses: "at udvalget anbefaler, at byrådet
godkender, at ...". Each verb that takes an at-clause is a link; the innermost
clause is what is recommended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from ..lexicon import Phrasebook, PhraseHit
from ..records import Action, Step
from .bodies import body_at_start, is_body, is_office, split_names

_AT = re.compile(r"\s*at\b(?:\s*\d{1,2}[.):]+)?\s*", re.IGNORECASE)
_NESTED = re.compile(
    r"(?:\s+(?:det|enstemmigt|hermed|endvidere|desuden|samtidig))?[\s,:]*(?=at\b)",
    re.IGNORECASE,
)
# Parts that hold verbs of their own: brackets, quotations, subordinate clauses.
_ASIDE = re.compile(
    r"\([^()]{0,300}\)|[\"“”»][^\"“”«»]{0,300}[\"“”«]"
    r"|(?<=,)\s*(?:som|der|hvor\w*|hvis|hvilke\w*|hvad|hvem|idet|da|når|såfremt|jf\.?"
    r"|fordi|mens|medmindre|om)\b[^,;:]{0,400}(?=,)",
    re.IGNORECASE,
)
_LIGHT = re.compile(
    r"\b(?:tager|tages|tage|giver|gives|give|meddeler|meddeles|sender|sendes|bliver"
    r"|træffer|træffes|stiller|stilles|fremlægger|fremlægges|støtter)\b",
    re.IGNORECASE,
)
_THAT = re.compile(r"\bat\b", re.IGNORECASE)
_TO = re.compile(r"\b(?:over ?for|til)\s+", re.IGNORECASE)
_ADDRESS = re.compile(
    r"\s*(?:(?:over ?for|til)\s+)?(?P<names>[^.:;()]{2,160}?)(?=,?\s*\bat\b|\s*:|,?\s*$)",
    re.IGNORECASE,
)
_NOT = re.compile(r"\bikke\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_REFUSED = re.compile(r"\b(?:ikke|afslag)\b", re.IGNORECASE)
_NOT_AFTER = re.compile(r"\s+ikke\b", re.IGNORECASE)
_FOLLOWING = re.compile(
    r"\b(?:følgende|nedenstående|nedennævnte)\b", re.IGNORECASE
)
_ORIENTED = re.compile(
    r"(?:orienteres|informeres|bliver orienteret|gøres bekendt)", re.IGNORECASE
)
_AND = re.compile(r"\b(?:og|samt|eller)\s+(?:\w+\s+)?$", re.IGNORECASE)
_SPLIT = re.compile(
    r"(?:[,;]?\s+(?:og|samt|men|eller|og/eller)\s+|[,;.]\s*)(?=at\b)", re.IGNORECASE
)
# Words after which an at-clause belongs to the clause before it.
_GOVERNS = re.compile(
    r"\b(?:for|om|af|til|ved|på|i|med|efter|under|uden|så|således|sådan|dog|end|fra|over"
    r"|er|betyder|sikrer|sikre|sikres|mener|vurderer|vurderes|forventer|forventes"
    r"|forudsætter|forudsættes|bemærker|bemærkes|konstaterer|konstateres|oplyser"
    r"|oplyses|fremgår|ønsker|ønskes|kræver|kræves|indebærer|medfører|gør|tilbage"
    r"|betinget|klart|aftalt|aftales|aftaler|gælder|ikke|blot|kun|også)$",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:er|har|skal|kan|vil|bør|må|bliver|får|går|sker|tages|\w+(?<!n)es|\w+ås|\w+er)\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"\s+\w+r\b", re.IGNORECASE)
_DEPTH = 6
_WINDOW = 400


class Context(Struct, frozen=True):
    """What stands before a clause: links done, bodies addressed, action governing."""

    prefix: tuple[Step, ...] = ()
    bodies: tuple[str, ...] = ()
    action: Action | None = None


class Reading(Struct, frozen=True):
    """A chain read down to ``start``; ``hungry`` if the clause itself is to come."""

    context: Context
    start: int
    hungry: bool = False


class Verb(Struct, frozen=True):
    """The governing verb of a clause: where, its action, and who is its subject."""

    start: int
    end: int
    action: Action
    subject: tuple[str, ...]
    impersonal: bool
    active: bool


def find_verb(clause: str, book: Phrasebook) -> Verb | None:
    """The verb that says what is to be done in ``clause`` (without its "at")."""
    masked = _ASIDE.sub(lambda m: " " * len(m[0]), clause)
    hit = _main_hit(masked, book) or _main_hit(clause, book)
    if hit is None:
        return None
    light = _LIGHT.search(clause, 0, hit.start)
    verb = clause[light.start() :] if light else hit.text
    start = light.start() if light else hit.start
    active = verb.split()[0].lower().endswith("r")
    before = clause[:start].strip(" ,")
    return Verb(
        start=start,
        end=hit.end,
        action=_action(clause, hit),
        subject=_subject(before, active or bool(_ORIENTED.match(hit.text))),
        impersonal=before.lower().split(" ")[0] in ("", "det", "der"),
        active=active,
    )


def _main_hit(clause: str, book: Phrasebook) -> PhraseHit | None:
    hits = book.find(clause)
    verbs = [h for h in hits if ".nominal" not in h.entry.id]
    if not verbs:
        return hits[0] if hits else None
    main = verbs[0]
    for other in verbs[1:]:
        # "drøfter og godkender": the word that disposes of the matter counts.
        if main.entry.label != "discuss" or not _AND.search(clause[: other.start]):
            break
        main = other
    return _final(clause, main, verbs[-1])


def _final(clause: str, main: PhraseHit, last: PhraseHit) -> PhraseHit:
    """The passive that ends the clause, where the verb met first is within its subject.

    "at det forslag som forelægges i maj godkendes" is about "godkendes".
    """
    between = clause[main.end : last.start]
    ends = clause[last.end :].strip(" .,;\n") == ""
    active = main.text.split()[0].lower().endswith("r")
    if not ends or active or last.entry.label == "other" or _AND.search(between):
        return main
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


def _subject(before: str, active: bool) -> tuple[str, ...]:
    """The bodies that are to act; offices and things are none."""
    name = _TO.split(before, maxsplit=1)[0].strip(" ,")
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
    if proper and 2 <= len(words) <= 8 and not is_office(name) and "Kommune" not in name:
        return (name,)
    return ()


def read_chain(
    text: str, start: int, end: int, context: Context, book: Phrasebook
) -> Reading:
    """Follow the links from the clause at ``start`` down to the innermost one."""
    for _ in range(_DEPTH):
        at = _AT.match(text, start, end)
        inner = at.end() if at else start
        clause = text[inner:end]
        if not clause.strip(" ,:;\n"):
            return Reading(context, start, hungry=True)
        verb = find_verb(clause, book)
        if verb is None or not _links(clause, verb):
            return _last(clause, verb, context, start)
        step, following = _link(clause, verb, context)
        nested = _THAT.search(text, inner + following, end)
        if nested is None:
            return Reading(step, start, hungry=True)
        start = nested.start()
        context = step
        if step.action is not None:
            return Reading(step, start)
    return Reading(context, start)


def _last(clause: str, verb: Verb | None, context: Context, start: int) -> Reading:
    """The clause at the chain's end, or a stem whose list is still to come."""
    bare = clause.strip(" ,:;\n")
    if verb is None:
        names = split_names(bare)
        opening = body_at_start(bare)
        if all(is_body(n) for n in names):
            return Reading(_address(context, names), start, hungry=True)
        if opening is not None and clause.rstrip().endswith(":"):
            return Reading(_address(context, (opening[0],)), start, hungry=True)
        return Reading(context, start)
    if clause.rstrip().endswith((":", ",")) and _FOLLOWING.search(clause):
        return Reading(govern(context, verb), start, hungry=True)
    return Reading(context, start)


def _links(clause: str, verb: Verb) -> bool:
    """Whether the verb takes the at-clause (or the list) that follows it."""
    rest = clause[verb.end :]
    if verb.action == "recommend":
        address = _ADDRESS.match(rest)
        follows = _NESTED.match(rest) or not rest.strip(" ,:;\n")
        return bool(follows or (address and _addressed(rest)))
    if not verb.active and not verb.impersonal:
        return False
    return _NESTED.match(rest) is not None or not rest.strip(" ,:;\n")


def _addressed(rest: str) -> tuple[str, ...]:
    match = _ADDRESS.match(rest)
    if match is None:
        return ()
    names = split_names(match["names"])
    explicit = _TO.match(rest.lstrip()) is not None
    return names if explicit or all(is_body(n) for n in names) else ()


def _link(clause: str, verb: Verb, context: Context) -> tuple[Context, int]:
    """The context after the link and where in the clause its complement starts."""
    if verb.action != "recommend":
        return govern(context, verb), verb.end
    rest = clause[verb.end :]
    follows = _NESTED.match(rest) is not None
    names = () if follows else _addressed(rest)
    before = _TO.split(clause[: verb.start], maxsplit=1)
    if len(before) == 2:
        names = split_names(before[1])
    done = govern(context, verb)
    return Context(prefix=steps_of(done), bodies=names), verb.end


def _address(context: Context, names: tuple[str, ...]) -> Context:
    """The context once the clause has named who acts."""
    if not names:
        return context
    spoken = [n.lower() for n in context.bodies]
    generic = len(names) == 1 and any(s.endswith(names[0].lower()) for s in spoken)
    if generic and names[0].lower() not in spoken:
        return context  # "til Økonomiudvalget, at udvalget godkender"
    through = tuple(
        Step(body=b, action="recommend")
        for b in context.bodies
        if b.lower() not in [n.lower() for n in names]
    )
    if any(s in [n.lower() for n in names] for s in spoken):
        through = ()
    return replace(context, prefix=context.prefix + through, bodies=names)


def govern(context: Context, verb: Verb) -> Context:
    """The context in which ``verb`` decides for everything below it."""
    return replace(_address(context, verb.subject), action=verb.action)


def steps_of(context: Context) -> tuple[Step, ...]:
    """The links of a finished context, one for each body addressed."""
    action = context.action or "other"
    bodies: tuple[str | None, ...] = context.bodies or (None,)
    return context.prefix + tuple(Step(body=b, action=action) for b in bodies)


def read_steps(
    text: str, start: int, end: int, context: Context, book: Phrasebook
) -> tuple[Step, ...]:
    """The steps of one clause or list item standing under ``context``."""
    at = _AT.match(text, start, end)
    verb = find_verb(text[at.end() if at else start : end], book)
    if context.action is not None:
        own = verb is not None and verb.active and verb.subject
        if not own:
            return steps_of(context)
        context = replace(context, action=None)
    reading = read_chain(text, start, end, context, book)
    if reading.context.action is not None:
        return steps_of(reading.context)
    at = _AT.match(text, reading.start, end)
    verb = find_verb(text[at.end() if at else reading.start : end], book)
    if verb is None:
        return steps_of(_address(reading.context, _actor(text[reading.start : end])))
    return steps_of(govern(reading.context, verb))


def _actor(clause: str) -> tuple[str, ...]:
    """The body that does something for which the lexicon has no verb."""
    clause = _AT.sub("", clause, count=1)
    opening = body_at_start(clause)
    if opening is None or _PRESENT.match(clause, opening.end()) is None:
        return ()
    return (opening[0],)


def split_clauses(
    text: str, start: int, end: int, book: Phrasebook
) -> Iterator[tuple[int, int]]:
    """The coordinated at-clauses of running text: "at …, at … og at …"."""
    begun = start
    for joint in _SPLIT.finditer(text, start, end):
        before = text[max(begun, joint.start() - _WINDOW) : joint.start()]
        if not before or _inside(before, joint[0], book):
            continue
        if not _FINITE.search(text, joint.end() + 2, end):
            continue
        yield begun, joint.start()
        begun = joint.end()
    yield begun, end


def _inside(before: str, joint: str, book: Phrasebook) -> bool:
    """Whether the at-clause after ``joint`` is part of the clause ``before`` it."""
    if before.count("(") > before.count(")"):
        return True
    if re.search(r"\w", joint):
        return False
    before = _AT.sub("", before, count=1).rstrip(" ,")
    verb = find_verb(before, book)
    if verb is not None and verb.end == len(before):
        return verb.active or verb.impersonal
    return _GOVERNS.search(before) is not None
