"""The meeting head: municipality, body, kind, date, times, place, attendance."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from ..lexicon import table
from ..records import Meeting, MeetingKind, Session
from ..rules.dates import find_dates
from ..text import Source
from .fields import PLACE_LINE, Field, read_fields
from .lines import Cued
from .members import read_members
from .points import Point
from .vocabulary import NAMED_BODY, Vocabulary

T = TypeVar("T")

_BODY = re.compile(NAMED_BODY)
_BODY_AFTER = re.compile(
    r"(?i:referat|dagsorden|beslutningsprotokol|protokol|udskrift|møde(?:t)?)\b"
    r"[^\n]{0,40}?\b(?i:af|fra|til|i|for)\s+(?i:det\s+|den\s+)?"
    rf"(?P<body>{NAMED_BODY}|(?:by|regions|kommune)?rådet|[\wæøå-]*udvalget"
    r"|kommunalbestyrelsen|magistraten|borgerrepræsentationen)"
)
# A body without a telling ending: "Åbent referat til Plan, Miljø og Teknik".
_UNUSUAL_BODY = re.compile(
    r"(?im:^[^\n]{0,20}(?:referat|dagsorden|protokol)) (?:til|fra|for|af) "
    r"(?:møde[t]? i |mødet i )?((?-i:[A-ZÆØÅ])[^\n\d]{3,60}?)(?: den\b|,? \d|$)",
    re.MULTILINE,
)
_MUNICIPALITY = re.compile(
    r"\b(?:Skt\. |Sankt |Store |Lille )?"
    r"(?:[A-ZÆØÅ][\wæøå]+[- ]){0,2}?[A-ZÆØÅ][\wæøåÆØÅ]+ (?:Kommune|KOMMUNE)\b"
)
_REGION = re.compile(r"\b(Region (?:[A-ZÆØÅ][a-zæøå]+))\b")
_COUNCIL = re.compile(
    r"((?:[A-ZÆØÅ][\wæøå]+[- ]){0,2}[A-ZÆØÅ][\wæøå-]+) "
    r"(Byråd|Kommunalbestyrelse|BYRÅD|KOMMUNALBESTYRELSE)\b"
)
_CLOCK = re.compile(
    r"(?<![\d.,])([012]?\d)[.:]([0-5]\d)(?::\d\d)?(?!\d|-\d{4}|-\d\d-|\.\d)"
)
_AT_CLOCK = re.compile(
    r"\b(?:kl\.?|klokken)\s*([012]?\d)(?:[.:]([0-5]\d)|\s?[-–]\s?([012]?\d)(?![\d.:]))?",
    re.IGNORECASE,
)
_CLOSED_AT = re.compile(
    r"\b[Mm]ødet\s+(?:blev\s+)?(?:hævet|sluttede|sluttet|slut|afsluttet|hævedes)\w*\s*"
    r"(?:den[^\n]{0,30})?:?\s*(?:kl\.?\s*)?([012]?\d)[.:]([0-5]\d)"
)
# "kl. 19 i Byrådssalen", "kl. 19.00, Byrådssalen", "Mødet blev holdt i Salen", or a
# line "i Salen".
_AT = (
    r"\bkl\.?\s*[012]?\d(?:[.:][0-5]\d)?(?:\s*[-–]\s*(?:kl\.?\s*)?[012]?\d[.:][0-5]\d)?"
)
_PLACE_AFTER = re.compile(
    rf"(?:{_AT},?\s+|\b[Mm]øde[tr]?\s+(?:blev\s+)?(?:af)?hold(?:t|es)\s+|^)(?:i|på)\s+"
    r"((?:lokale|mødelokale|byrådssalen)?\s*[A-ZÆØÅ0-9]?[^\n.]{2,80})"
    rf"|{_AT},\s+((?:\w*(?:salen|lokale)|Rådhuset)\b[^\n.]{{0,60}})"
)
_PEOPLE = frozenset({"present", "absent", "guests"})
# "Referat af bestyrelsesmøde", "byrådsmøde den …".
_MEETING_OF = re.compile(r"\b([\w-]*(?:råd|udvalg|bestyrelse|magistrat))smøde", re.I)
_DECIDED = re.compile(
    r"(?:Endelig )?(?:Beslutning(?:er)?|Afgørelse|Vedtagelse|Referat)\s+"
)
_UNNAMED = frozenset({"udvalget", "rådet"})
_FROM_TO = re.compile(
    r"\b[Mm]ødet (?:begyndte|startede|åbnede|blev åbnet|blev indledt) kl\.?\s*"
    r"([012]?\d)[.:]([0-5]\d),? og (?:blev )?"
    r"(?:sluttede|afsluttedes|hævet|hævedes|afsluttet) kl\.?\s*([012]?\d)[.:]([0-5]\d)"
)
_OPENED = re.compile(r"\b(?:ekstraordinær|ordinær)[te]?\b", re.IGNORECASE)


def read_head(
    source: Source, lines: Sequence[Cued], points: Sequence[Point], words: Vocabulary
) -> Meeting:
    """Read the meeting's facts from what stands outside the agenda points."""
    if not points:
        return Meeting()
    head, after = lines[: points[0].first], lines[points[-1].last :]
    texts = _head_texts(source, head)
    fields = read_fields(head, words)
    places = set(_values(fields, "place"))
    body = _body(fields, [t for t in texts if not any(p in t for p in places)])
    day = _date(fields, texts)
    inferred = []
    if body is None or day is None:
        own_body, own_day = _from_decisions(lines, points, words, body)
        inferred += ["body"] if body is None and own_body else []
        inferred += ["date"] if day is None and own_day else []
        body, day = body or own_body, day or own_day
    people = {v for f in fields if set(f.labels) & _PEOPLE for v in f.values}
    lasting = [t for t in texts if not any(v in t for v in people)]
    name, certain = _municipality([*lasting, *(c.text for c in after)])
    inferred += [] if certain or name is None else ["municipality"]
    start, end = _times(fields, texts, source.text)
    return Meeting(
        municipality=name,
        body=_lower_twin(_definite(body), source.text),
        kind=_kind(texts, lines, points),
        session=_session(texts),
        date=day,
        start_time=start,
        end_time=end,
        place=_place(fields, texts),
        attendance=read_members(fields, head),
        inferred=tuple(inferred),
    )


def _head_texts(source: Source, head: Sequence[Cued]) -> list[str]:
    texts = [c.text for c in head if not c.contents and c.numbered is None]
    return [*texts, *([source.title] if source.title else []), *source.running]


def _values(fields: Sequence[Field], label: str) -> Iterable[str]:
    return (f.value for f in fields if label in f.labels and f.value)


def _body(fields: Sequence[Field], texts: Sequence[str]) -> str | None:
    for value in _values(fields, "body"):
        named = _BODY.search(value)
        return named[0] if named else value
    texts = [_ordinary(t) if t.isupper() else t for t in texts]
    joined = "\n".join(texts)
    spread = re.sub(r"\n", " ", joined)
    for text in (joined, spread):
        match = _BODY_AFTER.search(text)
        if match and match["body"].lower() not in _UNNAMED:
            return match["body"]
    for text in texts:
        if match := _BODY.match(text.strip()):
            return match[0]
    found = _BODY.search(joined) or _UNUSUAL_BODY.search(joined)
    if found is None and (meeting := _MEETING_OF.search(joined)):
        return meeting[1] + ("n" if meeting[1].endswith("e") else "et")
    return found[found.lastindex or 0] if found else None


def _ordinary(text: str) -> str:
    """A line in capitals as a name is written: ``BØRNE- OG KULTURUDVALGET``."""
    return re.sub(r"\b(?:Og|For|I|Af|Til)\b", lambda m: m[0].lower(), text.title())


def _date(fields: Sequence[Field], texts: Sequence[str]) -> date | None:
    for text in [*_values(fields, "date"), *_values(fields, "start_time"), *texts]:
        for mention in find_dates(text):
            if mention.from_ == mention.to:
                return mention.from_
    return None


def _from_decisions(
    lines: Sequence[Cued],
    points: Sequence[Point],
    words: Vocabulary,
    body: str | None,
) -> tuple[str | None, date | None]:
    """Body and date of the last decision block of the points, where they agree."""
    bodies: Counter[str] = Counter()
    days: Counter[date] = Counter()
    for point in points:
        block = [
            c.index
            for c in lines[point.body : point.last]
            if c.heading and c.heading.kind == "decision"
        ]
        if not block:
            continue
        own = [i for i in block if body and _names(lines[i].text, body)]
        at = (own or block)[-1]
        heading = lines[at].heading
        dated = [f.value for f in read_fields(lines[at : at + 3], words)]
        text = "\n".join([heading.text if heading else "", *dated[:1]])
        text = _DECIDED.sub("", text)
        if match := _BODY.search(text):
            bodies[match[0]] += 1
        days.update(m.from_ for m in find_dates(text)[:1] if m.from_ == m.to)
    return _agreed(bodies), _agreed(days)


def _names(text: str, body: str) -> bool:
    return body.removesuffix("et").lower() in text.lower()


def _agreed(counts: Counter[T]) -> T | None:
    if not counts:
        return None
    value, times = counts.most_common(1)[0]
    return value if times > sum(counts.values()) / 2 else None


def _municipality(texts: Sequence[str]) -> tuple[str | None, bool]:
    """The municipality or region, and whether it is printed as such."""
    known = {row["name"].upper(): row["name"] for row in table("municipalities")}
    found: Counter[str] = Counter()
    for text in texts:
        for match in _MUNICIPALITY.finditer(text):
            name = match[0]
            found[known.get(name.upper(), _capitalised(name))] += 1
        for match in _REGION.finditer(text):
            found[match[1]] += 1
    if found:
        return max(found, key=lambda n: (n.upper() in known, found[n])), True
    for text in texts:
        if council := _COUNCIL.search(text):
            name = f"{_capitalised(council[1])} Kommune"
            return known.get(name.upper(), name), False
    return None, True


def _capitalised(name: str) -> str:
    return name.title() if name.isupper() else name


def _definite(body: str | None) -> str | None:
    """``Aarhus Byråd`` is ``Byrådet`` of that municipality."""
    match = _COUNCIL.fullmatch(body) if body else None
    if match is None:
        return body
    return "Byrådet" if match[2].upper() == "BYRÅD" else "Kommunalbestyrelsen"


def _lower_twin(body: str | None, text: str) -> str | None:
    """``ØKONOMIUDVALGET`` as the text prints it elsewhere in ordinary case."""
    if body is None:
        return None
    body = " ".join(body.split())
    if not body.isupper():
        return body[0].upper() + body[1:]
    pattern = re.escape(body).replace(r"\ ", r"\s+")
    for match in re.finditer(pattern, text, re.IGNORECASE):
        if not match[0].isupper():
            return " ".join(match[0].split())
    return body


def _kind(
    texts: Sequence[str], lines: Sequence[Cued], points: Sequence[Point]
) -> MeetingKind | None:
    decided = any(
        c.heading is not None and c.heading.kind == "decision" and _has_body(c, lines)
        for c in lines[points[0].first :]
    )
    joined = "\n".join(texts).lower()
    if decided or re.search(r"referat|protokol|udskrift", joined.replace(" ", "")):
        return "minutes" if decided or "dagsorden" not in joined else "agenda"
    return "agenda" if "dagsorden" in joined else None


def _has_body(cued: Cued, lines: Sequence[Cued]) -> bool:
    assert cued.heading is not None
    if cued.heading.end < len(cued.text):
        return True
    following = lines[cued.index + 1 : cued.index + 2]
    return any(c.heading is None and c.numbered is None for c in following)


def _session(texts: Sequence[str]) -> Session | None:
    match = next((m for t in texts if (m := _OPENED.search(t))), None)
    if match is None:
        return None
    return "extraordinary" if match[0].lower().startswith("ekstra") else "ordinary"


def _times(
    fields: Sequence[Field], texts: Sequence[str], text: str
) -> tuple[str | None, str | None]:
    start = end = None
    for field in fields:
        clocks = _clocks(field.value)
        if not clocks:
            continue
        if "start_time" in field.labels or "date" in field.labels:
            start = start or clocks[0]
            end = end or (clocks[1] if len(clocks) > 1 else None)
        elif "end_time" in field.labels:
            end = clocks[0]
    if start is None:
        head = next((c for t in texts if (c := _clocks(t, strict=True))), [])
        start = head[0] if head else None
        end = end or (head[1] if len(head) > 1 else None)
    if match := _FROM_TO.search(text):
        start = start or f"{int(match[1]):02}:{match[2]}"
        end = end or f"{int(match[3]):02}:{match[4]}"
    if end is None and (match := _CLOSED_AT.search(text)):
        end = f"{int(match[1]):02}:{match[2]}"
    return start, end


def _clocks(text: str, *, strict: bool = False) -> list[str]:
    """Clock times of a field's value; ``strict`` wants a ``kl.`` before the first."""
    match = _AT_CLOCK.search(text)
    if match is None and strict:
        return []
    times = []
    if match and match[2] is None:
        times += [f"{int(hour):02}:00" for hour in (match[1], match[3]) if hour]
    for mention in reversed(find_dates(text)):
        text = text[: mention.start] + " " * len(mention.text) + text[mention.end :]
    times += [f"{int(m[1]):02}:{m[2]}" for m in _CLOCK.finditer(text)]
    return [t for t in times if t < "24:00"]


def _place(fields: Sequence[Field], texts: Sequence[str]) -> str | None:
    for value in _values(fields, "place"):
        return value.strip(" .,")
    for text in texts[:12]:
        if len(text) < 200 and (match := _PLACE_AFTER.search(text)):
            return (match[1] or match[2]).strip(" ,")
    return next((t for t in texts[:12] if PLACE_LINE.fullmatch(t)), None)
