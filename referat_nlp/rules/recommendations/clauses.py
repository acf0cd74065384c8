"""What one clause of a recommendation asks for, read down to the innermost clause.

A recommendation is a chain of at-clauses: "at udvalget anbefaler, at byrådet
godkender, at ...". Each verb that takes an at-clause is a link; the innermost
clause is what is recommended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from ...lexicon import Phrasebook
from ...records import Action, Step
from ..bodies import body_at_start, is_body, split_names
from .actions import TO, Verb, find_verb

_AT = re.compile(r"\s*at\b(?:\s*\d{1,2}[.):]+)?\s*", re.IGNORECASE)
_NESTED = re.compile(
    r"(?:\s+(?:det|enstemmigt|hermed|endvidere|desuden|samtidig))?[\s,:]*(?=at\b)",
    re.IGNORECASE,
)
_TO_DO = re.compile(r"at\s+(?:ikke\s+|fortsat\s+)?(?P<verb>\w+)", re.IGNORECASE)
_SHORT_VERBS = frozenset(
    ("gå", "få", "se", "stå", "bede", "lade", "give", "tage", "yde")
)
# Words in -e that open a clause instead: determiners, adjectives, plural nouns.
_NO_VERB = re.compile(
    r"alle|begge|denne|disse|hele|samme|mange|flere|nogle|nye|gamle|store|ingen|samtlige"
    r"|\w+(?:erne|rende|gende|tende|ående|ige|iske|ede)",
    re.IGNORECASE,
)
# "tager planen til efterretning" has its object; "tager til efterretning" awaits it.
_COMPLETE = re.compile(
    r"\w+\s+(?!(?:til|stilling|beslutning|afgørelse|over|enten)\b)", re.IGNORECASE
)
_NOTHING = re.compile(r"[\s,:;]*(?:enten[\s,:;]*)?", re.IGNORECASE)
_THAT = re.compile(r"\bat\b", re.IGNORECASE)
_WAY = re.compile(
    r"\b(?:via|gennem)\s+(?P<names>[^.:;()]{2,120}?)"
    r"(?=,?\s+(?:til|over ?for|indstiller|anbefaler|indstilles|anbefales)\b|,?\s*$)",
    re.IGNORECASE,
)
_BY_WAY = re.compile(r"\s+(?:via|gennem)\s+", re.IGNORECASE)
_ADDRESS = re.compile(
    r"\s*(?:(?:over ?for|til)\s+)?(?P<names>[^.:;()]{2,160}?)"
    r"(?=,?\s*\bat\b|\s*:|,?\s*$)",
    re.IGNORECASE,
)
# "følgende regnskaber godkendes:" and "der træffes beslutning om" await their list;
# "efter følgende kriterier:" only explains.
_FOLLOWING = re.compile(
    r"(?P<by_way>\b(?:til|for|med|i|på|efter|under|fra|ved|jf\.?)\s+(?:de\s+)?)?"
    r"\b(?:følgende|nedenstående|nedennævnte)\b(?P<end>$)?",
    re.IGNORECASE,
)
_MAY_LIST = re.compile(r"følgende|nedenstående|nedennævnte")
_ABOUT = re.compile(r"\b(?:om|hvorvidt)$", re.IGNORECASE)
_TAIL = 20
_SPLIT = re.compile(
    r"(?:[,;]?\s+(?:og|samt|men|eller|og/eller)\s+|[,;.]\s*)(?=at\b)", re.IGNORECASE
)
# Words after which an at-clause belongs to the clause before it.
_GOVERNS = re.compile(
    r"\b(?:for|om|af|til|ved|på|i|med|efter|under|uden|så|således|sådan|dog|end|fra|over"
    r"|er|betyder|sikrer|sikre|sikres|mener|vurderer|vurderes|forventer|forventes"
    r"|forudsætter|forudsættes|bemærker|bemærkes|konstaterer|konstateres|oplyser"
    r"|oplyses|fremgår|ønsker|ønskes|kræver|kræves|indebærer|medfører|gør|tilbage"
    r"|(?:er|blev|bliver|har|var)\s+\w+t|(?:som|der|hvor)\s+(?:\w+\s+){0,3}\w+er"
    r"|meddeles|meddeler|svares|svarer|præciseres|præciserer|tilkendegives|tilkendegiver"
    r"|understreges|understreger|anføres|anfører|påpeges|påpeger|tilføjes|tilføjer"
    r"|ændring|tilføjelse|bemærkning|betingelse|forudsætning|undtagelse|præcisering"
    r"|betinget|klart|aftalt|aftales|(?<!e )aftaler|gælder|ikke|blot|kun|også"
    r"|herunder)$",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:er|har|skal|kan|vil|bør|må|bliver|får|går|sker|tages|\w+(?<!n)es|\w+ås|\w+er)\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"\s+\w+r\b", re.IGNORECASE)
# "indstiller til udvalget, at byrådet godkender": whoever meets, merely addressed.
_UNNAMED = frozenset(("udvalget", "rådet", "bestyrelsen"))
_DEPTH = 6
_WINDOW = 400
# How far from the end of a clause the words stand that await another one.
_NEAR = 120


class Context(Struct, frozen=True):
    """What stands before a clause: links done, bodies addressed, action governing."""

    prefix: tuple[Step, ...] = ()
    bodies: tuple[str, ...] = ()
    action: Action | None = None


class Reading(Struct, frozen=True):
    """A chain read down: the innermost at-clause starts at ``start``.

    Its verb is sought from ``inner`` on: of "at udvalget anbefaler byrådet at godkende
    planen" the infinitive says what is to be done, but is no clause of its own.
    ``hungry`` tells that the clause itself is still to come.
    """

    context: Context
    start: int
    inner: int
    hungry: bool = False


def read_chain(
    text: str, start: int, end: int, context: Context, book: Phrasebook
) -> Reading:
    """Follow the links from the clause at ``start`` down to the innermost one."""
    shown = start
    for _ in range(_DEPTH):
        at = _AT.match(text, start, end)
        inner = at.end() if at else start
        clause = text[inner:end]
        if not clause.strip(" ,:;\n"):
            return Reading(context, shown, start, hungry=True)
        verb = find_verb(clause, book)
        if verb is None or not _links(clause, verb):
            context, hungry = _last(clause, verb, context)
            return Reading(context, shown, start, hungry)
        context, following = _link(clause, verb, context)
        nested = _THAT.search(text, inner + following, end)
        if nested is None:
            return Reading(context, shown, start, hungry=True)
        start = nested.start()
        if not _is_infinitive(text, start, end):
            shown = start
        elif _recommends(text[nested.end() : end], book):
            context = replace(context, action=None)
        if context.action is not None:
            empty = not text[nested.end() : end].strip(" ,:;\n")
            return Reading(context, shown, start, hungry=empty)
    return Reading(context, shown, start)


def _recommends(infinitive: str, book: Phrasebook) -> bool:
    """Whether what is decided is to recommend: "beslutter at anbefale byrådet, at"."""
    verb = find_verb(infinitive, book)
    return verb is not None and verb.action == "recommend" and _links(infinitive, verb)


def _is_infinitive(text: str, start: int, end: int) -> bool:
    """Whether "at" is that of an infinitive: "at sælge", not "at alle skoler"."""
    match = _TO_DO.match(text, start, end)
    if match is None:
        return False
    word = match["verb"].lower()
    return word in _SHORT_VERBS or (
        len(word) > 3 and word.endswith("e") and _NO_VERB.fullmatch(word) is None
    )


def _last(clause: str, verb: Verb | None, context: Context) -> tuple[Context, bool]:
    """The context at the chain's end, and whether its list is still to come."""
    bare = clause.strip(" ,:;\n")
    if verb is None:
        names = split_names(bare)
        opening = body_at_start(bare)
        if all(is_body(n) for n in names):
            return _address(context, names), True
        if opening is not None and clause.rstrip().endswith(":"):
            return _address(context, (opening[0],)), True
        return context, False
    if not bare.endswith(".") and _awaits_list(bare):
        return govern(context, verb), True
    return context, False


def _awaits_list(clause: str) -> bool:
    if _ABOUT.search(clause[-_TAIL:]) is not None:
        return True
    return _MAY_LIST.search(clause.lower()) is not None and any(
        m["end"] is not None or m["by_way"] is None for m in _FOLLOWING.finditer(clause)
    )


def _links(clause: str, verb: Verb) -> bool:
    """Whether the verb takes the at-clause (or the list) that follows it."""
    rest = clause[verb.end :]
    if verb.action == "recommend":
        follows = _NESTED.match(rest) or not rest.strip(" ,:;\n")
        return bool(follows or _addressed(rest))
    if not verb.active and not verb.impersonal:
        return False
    if _NOTHING.fullmatch(rest) is None:
        return _NESTED.match(rest) is not None
    return ":" in rest or _COMPLETE.match(clause, verb.start, verb.end) is None


def _addressed(rest: str) -> tuple[str, ...]:
    way = _WAY.match(rest[:_WINDOW].lstrip())
    if way is not None:
        rest = rest.lstrip()[way.end() :]
    match = _ADDRESS.match(rest)
    if match is None:
        return ()
    # "til Byrådet via Økonomiudvalget": the way is read by itself.
    names = split_names(_BY_WAY.split(match["names"], maxsplit=1)[0])
    explicit = TO.match(rest.lstrip()) is not None
    return names if explicit or all(is_body(n) for n in names) else ()


def _link(clause: str, verb: Verb, context: Context) -> tuple[Context, int]:
    """The context after the link and where in the clause its complement starts."""
    if verb.action != "recommend":
        return govern(context, verb), verb.end
    rest = clause[verb.end :]
    follows = _NESTED.match(rest) is not None
    names = () if follows else _addressed(rest)
    before = TO.split(clause[: verb.start], maxsplit=1)
    if len(before) == 2:
        names = split_names(_BY_WAY.split(before[1], maxsplit=1)[0])
    done = steps_of(govern(context, verb))
    return Context(prefix=done + _through(clause, done), bodies=names), verb.end


def _through(clause: str, done: tuple[Step, ...]) -> tuple[Step, ...]:
    """The bodies on the way: "udvalget indstiller via Økonomiudvalget til Byrådet"."""
    clause = clause[:_WINDOW]
    that = _THAT.search(clause)
    way = _WAY.search(clause, 0, that.start() if that else len(clause))
    if way is None:
        return ()
    taken = {(s.body or "").lower() for s in done}
    return tuple(
        Step(body=n, action="recommend")
        for n in split_names(way["names"])
        if is_body(n) and n.lower() not in taken
    )


def _address(context: Context, names: tuple[str, ...]) -> Context:
    """The context once the clause has named who acts."""
    if not names:
        return context
    spoken = [n.lower() for n in context.bodies]
    generic = len(names) == 1 and any(
        s.endswith(names[0].lower())
        or (b.isupper() and names[0].lower() in ("udvalget", "rådet"))
        for s, b in zip(spoken, context.bodies, strict=True)
    )
    if generic and names[0].lower() not in spoken:
        # "til Økonomiudvalget, at udvalget godkender": as the clause prints it.
        return replace(context, bodies=names)
    through = tuple(
        Step(body=b, action="recommend")
        for b in context.bodies
        if b.lower() not in [n.lower() for n in names] and b.lower() not in _UNNAMED
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
    if reading.context.action is not None or (
        reading.hungry and reading.context.prefix
    ):
        return steps_of(reading.context)
    at = _AT.match(text, reading.inner, end)
    verb = find_verb(text[at.end() if at else reading.inner : end], book)
    if verb is None:
        return steps_of(_address(reading.context, _actor(text[reading.inner : end])))
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
        if not _FINITE.search(text, joint.end() + 2, min(end, joint.end() + _WINDOW)):
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
    return takes_clause(before)


def takes_clause(before: str) -> bool:
    """Whether text that ends like this is still waiting for its at-clause."""
    return _GOVERNS.search(before[-_NEAR:].rstrip(" ,")) is not None
