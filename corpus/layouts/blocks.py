"""The blocks of the light markup, one per line of a source's body.

``# `` a point's heading, ``## kind: `` a section's heading, ``### `` an inner
heading (``### kind: `` if it opens a section), ``> `` italics, ``~ `` a small line,
``= `` a large line, ``- `` a bullet, ``| a | b |`` a table row, ``@@ word rest`` a
directive; all else is a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PREFIX = {
    "# ": "title",
    "### ": "inner",
    "> ": "italic",
    "~ ": "small",
    "= ": "large",
    "- ": "bullet",
}
_KIND = re.compile(r"[a-z]+: ")
_SECTION = re.compile(r"## ([a-z]+): (.+)")
_ITEM = re.compile(r"(?:\d{1,2}[.)]|[a-h]\)|[Aa]t \d\)|at) ")


@dataclass(frozen=True)
class Block:
    """One line of light markup: its kind and its words (cells for a table)."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def blocks(body: str) -> list[Block]:
    """Split a body into blocks; table rows that follow each other are one."""
    found: list[Block] = []
    for line in body.splitlines():
        block = _block(line)
        if block.kind == "table" and found and found[-1].kind == "table":
            found[-1] = Block("table", rows=found[-1].rows + block.rows)
        elif line.strip():
            found.append(block)
        else:
            found.append(Block("blank"))
    return found


def _block(line: str) -> Block:
    if line.startswith("@@ "):
        word, _, rest = line[3:].partition(" ")
        return Block("@" + word, rest)
    if line.startswith("|"):
        cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
        return Block("table", rows=(cells,))
    if section := _SECTION.match(line):
        return Block("heading", section[2])
    for prefix, kind in _PREFIX.items():
        if line.startswith(prefix):
            words = line[len(prefix) :]
            return Block(kind, _KIND.sub("", words) if kind == "inner" else words)
    return Block("item" if _ITEM.match(line) else "para", line)
