"""The members that a printed list names: with party, stand-in, and who came."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from ..records import Attendee, Presence
from .absence_cues import NOT_THERE
from .people import Mention, find_persons, party_letters

# The longest line taken for a list of members.
_LONG_LIST = 3000
# How far behind a name its mark may stand.
_TAIL = 80
_CELLS = re.compile(r"\t| {2,}|\s*\|\s*|\s+/\s+")
# Words of a list's own that are no names.
_FURNITURE = re.compile(
    r"(?:navne?|parti(?:er)?|liste|gruppe|fremmøde|status|rolle|titel|funktion|stilling"
    r"|medlem(?:mer)?|deltagere?|stedfortrædere?|suppleant(?:er)?|bemærkning(?:er)?"
    r"|mødte?|deltog|deltaget|afbud|fravær(?:ende)?|tilstede|til|stede|ikke|for"
    r"|formand|næstformand|borgmester|ja|nej|x)",
    re.IGNORECASE,
)
_LINES = re.compile(r"\n|;(?!\s*(?:som |i )?(?:stedfortræder|suppleant|stedet)\b)|•|·")
_TICKS = frozenset({"x", "ja", "✓", "✔", "v"})
_CAME = re.compile(r"(?:til ?stede|mødt|fremmødt|deltog|deltaget)", re.IGNORECASE)
_STAND_IN = re.compile(r"(?:stedfortræder|suppleant)", re.IGNORECASE)
_AWAY = re.compile(r"(?:afbud|fravær(?:ende)?|ikke mødt|forfald)", re.IGNORECASE)
# "A: Ida Krog, Ole Bæk" and "Venstre: Per Lund" group a council by party.
_GROUP = re.compile(r"\s*(?:liste\s+|for\s+)?(?P<party>[^\d:\t]{1,40}?)\s*:\s", re.I)
# "Forældrevalgte: Ida Krog, Ole Bæk"; "Ida Krog: afbud" is a name and its mark.
_LABEL = re.compile(
    r"\s*(?:(?:Fra|For) [\w/ -]{2,40}|[A-ZÆØÅ][\w/-]*(?: [a-zæøå/][\w/-]*){0,4}):\s+"
    r"(?=[A-ZÆØÅ])"
)
# What stands right behind a name, up to the next sign that parts a list.
_BESIDE = re.compile(
    r"[\s,:(–-]{1,8}(?:liste\s+)?(?P<party>[^\s,;:()\t][^,;:()\t]{0,38}?)"
    r"(?=\s*[,;:()\t]|\s{2,}|\s[-–]\s|\s*$)",
    re.IGNORECASE,
)
# "deltog fra kl. 17", "ankom under punkt 3", "forlod mødet kl. 18".
_IN_PART = re.compile(
    r"\b(?:deltog|deltager|mødte|ankom|kom|forlod|gik)\b(?! ikke)", re.IGNORECASE
)
_REPLACES = re.compile(
    r"\b(?:stedfortræder|suppleant|mødte?|møder|deltog|deltager|indkaldt) for\b"
    r"|i stedet for\b|\(for $"
)
_REPLACED = re.compile(
    r"stedfortræder|suppleant|i ?stedet|i (?:hans|hendes) sted"
    r"|for (?:ham|hende|hvem)\b"
    r"|(?:afbud|fraværende|forfald|forhindret)\W*\($"
)
# "Afbud: Ida Krog. I stedet for Ida Krog var indkaldt Ole Bæk."
_INSTEAD_OF = re.compile(
    r"(?:^|[.;:,]) *(?:i stedet )?for (?!hvem|ham|hende)(?:\w+ )?$"
)
_CALLED_IN = re.compile(
    r"(?: \([^)]*\))?,? (?:(?:var|er|blev) )?"
    r"(?:indkaldt|mødte?|møder|deltog|deltager)\b"
)
_CAME_INSTEAD = re.compile(
    r"\s*(?:\([^)]{1,40}\)\s*)?(?:,\s*\w\s)?\s*(?:mødte|deltog|mødt|deltager|møder"
    r"|er mødt)?\s*(?:som |i )(?:stedfortræder|suppleant|stedet)(?! for)"
)

# Among those away, "Ida Krog, A - Ole Bæk stedfortræder", "Ida Krog, Ole Bæk indkaldt".
_CALLED = re.compile(
    r"(?:\s*\([^)]{1,40}\)|,\s*\w{1,2}\b)?[\s,(-]{1,3}(?:er |var |blev )?"
    r"(?:indkaldt|mødte?|deltog|stedfortræder|suppleant)\b"
    r"(?! (?:for|fra|til|i|under)\b|:| [A-ZÆØÅ])"
)


def read_names(text: str, *, away: bool = False) -> list[Attendee]:
    """The members of a printed list, with party, stand-in and whether they came.

    Each is printed as "Ida Krog (A)", "Ida Krog, A", "Ida Krog" or as the row of a
    table; they are parted by commas, "og", semicolons or lines. The one a stand-in
    replaces is absent; in a plain list everybody is present whom it does not mark
    ("Ida Krog (A): afbud", a cross in the column Afbud). ``away`` reads a list of
    absent members: there a stand-in, and who came late, is present.

    >>> [a.name for a in read_names("Ida Krog (A), Ole Bæk (V) og Per M. Lund")]
    ['Ida Krog', 'Ole Bæk', 'Per M. Lund']
    """
    members: list[Attendee] = []
    columns: list[str] = []
    party = None
    for line in _LINES.split(text) if text else ():
        cells = [cell.strip() for cell in _CELLS.split(line[:_LONG_LIST])]
        if is_header(line):
            columns = cells
        elif members and _AWAY.fullmatch(line.strip(" ()")):
            # A mark on a line of its own belongs to the name above it.
            members[-1] = replace(members[-1], status="absent")
        elif is_party(line.strip(" :")):
            party = line.strip(" :")
        else:
            found = _read_line(line[:_LONG_LIST], away)
            found = [replace(a, party=a.party or party) for a in found]
            members += _ticked(found, cells, columns)
    return members


def is_header(line: str) -> bool:
    """Whether a line names the columns of a list: ``Navn  Parti  Fremmøde``."""
    if not is_row(line):
        return False
    cells = [cell for cell in _CELLS.split(line) if cell.strip()]
    return len(cells) > 1 and all(map(_is_furniture, cells))


def is_row(line: str) -> bool:
    """Whether a line holds cells side by side."""
    return any(mark in line for mark in ("\t", "|", "  ", " / "))


def is_party_list(line: str) -> bool:
    """Whether a line lists the members of one party: ``Venstre: Ole Bæk, …``."""
    return _group(line) is not None


def _group(line: str) -> re.Match[str] | None:
    match = _GROUP.match(line) if ":" in line else None
    if match is None or not is_party(match["party"]):
        return None
    # "A: Forslag fra Ida Krog" is a motion.
    named = next(iter(find_persons(line[match.end() :], single=True)), None)
    before = line[match.end() :][: named.start] if named else "fra"
    return None if re.search(r"\b(?:fra|af|om|til)\b", before) else match


def _is_furniture(cell: str) -> bool:
    return all(_FURNITURE.fullmatch(word) for word in re.findall(r"\w+", cell))


def _ticked(
    found: list[Attendee], cells: Sequence[str], columns: Sequence[str]
) -> list[Attendee]:
    """A row's member with the party, status and stand-in that its cells tell."""
    if found and len(cells) > 1 and found[0].party is None:
        party = next(filter(is_party, cells[1:]), None)
        found = [replace(found[0], party=party), *found[1:]]
    if columns and found and _AWAY.match(columns[0]):
        found = [replace(found[0], status="absent"), *found[1:]]
    for cell, column in zip(cells, columns, strict=False):
        instead = next((p for p in found[1:] if p.name == cell), None)
        if instead and _STAND_IN.match(column):
            found[0] = replace(found[0], status="absent", substitute=cell)
    for cell, column in zip(cells[1:], columns[1:], strict=False):
        if cell.lower() in _TICKS and found:
            if _AWAY.match(column):
                return [replace(found[0], status="absent"), *found[1:]]
            if _CAME.match(column):
                return [replace(found[0], status="present"), *found[1:]]
    return found


def _read_line(line: str, away: bool) -> list[Attendee]:
    found: list[Attendee] = []
    party = None
    if group := _group(line):
        party, line = group["party"], line[group.end() :]
    elif label := _LABEL.match(line):
        line = line[label.end() :]
    persons = list(_members(line))
    index = 0
    while index < len(persons):
        person = persons[index]
        following = persons[index + 1] if index + 1 < len(persons) else None
        stop = following.start if following else len(line)
        own = party or person.party or _party_beside(line, person.end, stop)
        role = _role(line, person, following, away) if following else None
        if role is not None and following is not None:
            end = persons[index + 2].start if index + 2 < len(persons) else len(line)
            theirs = following.party or _party_beside(line, following.end, end)
            found += _pair(role, (person.text, own), (following.text, theirs))
            index += 2
            continue
        tail = line[person.end : min(stop, person.end + _TAIL)]
        missed = NOT_THERE.search(tail) or (away and not _IN_PART.search(tail))
        found.append(_attendee(person.text, own, away=bool(missed)))
        index += 1
    return found


def _pair(
    role: str, one: tuple[str, str | None], other: tuple[str, str | None]
) -> list[Attendee]:
    """The absent member and the one who came instead, in the order printed."""
    if role == "replaced":
        return [_attendee(*one, away=True, instead=other[0]), _attendee(*other)]
    return [_attendee(*one), _attendee(*other, away=True, instead=one[0])]


def _attendee(
    name: str, party: str | None, *, away: bool = False, instead: str | None = None
) -> Attendee:
    status: Presence = "absent" if away else "present"
    return Attendee(name=name, party=party, status=status, substitute=instead)


def _members(line: str) -> Iterator[Mention]:
    for person in find_persons(line, single=True):
        if not _is_furniture(person.text):
            yield person


def _party_beside(line: str, end: int, stop: int) -> str | None:
    beside = _BESIDE.match(line, end, stop)
    if beside is None and stop < len(line):
        return None
    return beside["party"] if beside and is_party(beside["party"]) else None


def is_party(text: str) -> bool:
    """Whether ``text`` is a party's name or letter and nothing more."""
    if text.casefold() in party_letters() or text.casefold() == "løsgænger":
        return True
    return len(text) == 1 and text.isupper()


def _role(line: str, person: Mention, following: Mention, away: bool) -> str | None:
    """Whether ``person`` is replaced by, or replaces, the one named next."""
    between = line[person.end : following.start].lower()
    if _INSTEAD_OF.search(line[: person.start].lower()) and _CALLED_IN.match(between):
        return "replaced"
    if _INSTEAD_OF.search(between):
        return None
    if _REPLACES.search(between):
        return "replaces"
    if _REPLACED.search(between):
        return "replaced"
    tail = line[following.end : following.end + _TAIL]
    called = _CAME_INSTEAD.match(tail.lower()) or (
        away and ". " not in between and _CALLED.match(tail)
    )
    return "replaced" if called else None
