r"""Text with its gold values written into it, and case files made of such lines.

``<amount value=1200000 per=year>1,2 mio. kr.</amount>`` marks a span: a lower-case
name, attributes bare or in double quotes, no nesting. A ``<`` that no letter or
``/`` follows is ordinary text. In a case file ``#`` starts a comment line, ``~ `` a
known gap, and ``\n`` and ``\t`` stand for a line end and a tab.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

_TAG = re.compile(r"</?[A-Za-zÆØÅæøå][^<>]*>?|</")
_OPEN = re.compile(r"<([a-z]\w*)((?:\s+[a-z]\w*=(?:\"[^\"<>]*\"|[^\s\"<>=]+))*)\s*>")
_ATTRIBUTE = re.compile(r"([a-z]\w*)=(?:\"([^\"]*)\"|(\S+))")


class Gold(Struct, frozen=True):
    """A marked span: offsets into the text without its markup."""

    label: str
    start: int
    end: int
    text: str
    attributes: dict[str, str]


class Case(Struct, frozen=True):
    """One line of a case file; ``line`` counts from 1."""

    line: int
    text: str
    gold: list[Gold]
    known_gap: bool = False


def parse_annotated(line: str) -> tuple[str, list[Gold]]:
    """Split an annotated line into its text and the spans marked in it.

    >>> text, gold = parse_annotated("Det koster <amount value=5>5 kr.</amount> nu")
    >>> text, gold[0].start, gold[0].attributes
    ('Det koster 5 kr. nu', 11, {'value': '5'})

    Raises
    ------
    ValueError
        If the line holds markup that cannot be read; the message quotes it.
    """
    parts: list[str] = []
    gold: list[Gold] = []
    opened: tuple[str, int, dict[str, str]] | None = None
    length = position = 0
    for tag in _TAG.finditer(line):
        parts.append(line[position : tag.start()])
        length += tag.start() - position
        position = tag.end()
        if opened is None:
            label, attributes = _opening(tag[0], line)
            opened = (label, length, attributes)
        else:
            label, start, attributes = opened
            if tag[0] != f"</{label}>":
                raise ValueError(f"expected </{label}>, met {tag[0]!r} in {line!r}")
            text = "".join(parts)[start:]
            gold.append(Gold(label, start, length, text, attributes))
            opened = None
    if opened is not None:
        raise ValueError(f"<{opened[0]}> is never closed in {line!r}")
    parts.append(line[position:])
    return "".join(parts), gold


def read_cases(lines: Iterable[str]) -> Iterator[Case]:
    """Read the cases of a case file, leaving out comments and blank lines.

    Raises
    ------
    ValueError
        If a line's markup cannot be read; the message says which line.
    """
    for number, raw in enumerate(lines, start=1):
        line = raw.rstrip("\r\n")
        if not line.strip() or line.startswith("#"):
            continue
        body = line.removeprefix("~ ")
        try:
            text, gold = parse_annotated(body.replace("\\n", "\n").replace("\\t", "\t"))
        except ValueError as error:
            raise ValueError(f"line {number}: {error}") from error
        yield Case(number, text, gold, known_gap=body != line)


def _opening(tag: str, line: str) -> tuple[str, dict[str, str]]:
    match = _OPEN.fullmatch(tag)
    if match is None:
        raise ValueError(f"cannot read the markup {tag!r} in {line!r}")
    attributes = {
        name: quoted or bare for name, quoted, bare in _ATTRIBUTE.findall(match[2])
    }
    return match[1], attributes
