"""The corpus's source form: a document with its gold written into it.

A source is a TOML head between ``+++`` lines and a body. In the body ``{tag|text}``
marks a stretch of the printed text (see ``GUIDELINES.md`` for the tags), and a line
beginning with ``@@`` steers: ``@@ point``, ``@@ section``, ``@@ end``. Taking the
marks away leaves the document; the marks are its gold.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_OPEN = re.compile(r"\{([^|{}\n]*)\|")
_LINE_MARK = re.compile(r"^(?:#{1,3}(?: [a-z]+:)?|>|~|=|-\s(?=\S)|\|) ?", re.MULTILINE)


@dataclass(frozen=True)
class Mark:
    """A marked stretch; offsets count the body without marks."""

    tag: str
    start: int
    end: int


@dataclass(frozen=True)
class Source:
    """One parsed source file."""

    id: str
    head: dict[str, Any]
    body: str
    marks: list[Mark] = field(default_factory=list)
    #: The half of the corpus: the folder the source lies in.
    split: str = "dev"

    @property
    def is_light(self) -> bool:
        """Whether the body is light markup, to be laid out (HTML and PDF)."""
        return self.head["format"] in {"pdf", "html"}

    def clean(self, text: str) -> str:
        """The words of a stretch of the body as they come out printed."""
        text = re.sub(r"^@@.*\n?", "", text, flags=re.MULTILINE)
        if self.is_light:
            text = _LINE_MARK.sub("", text).replace("**", "").replace("__", "")
            return re.sub(r" \|(?=\s|$)", "", text).strip()
        return re.sub(r"(?<=[a-zæøå])-\n\s*(?=[a-zæøå])", "", text).strip()

    def printed(self, mark: Mark) -> str:
        """The marked words on one line, as the canonical text would hold them."""
        return " ".join(self.clean(self.body[mark.start : mark.end]).split())


def strip_marks(text: str) -> tuple[str, list[Mark]]:
    """Return the text without marks, and the marks in the order they open."""
    out: list[str] = []
    size = 0
    stack: list[tuple[str, int]] = []
    marks: list[Mark] = []
    position = 0
    while position < len(text):
        opening = _OPEN.match(text, position)
        if opening:
            stack.append((opening[1].strip(), size))
            position = opening.end()
        elif text[position] == "}":
            if not stack:
                raise ValueError(f"'}}' closes nothing near {text[:position][-60:]!r}")
            tag, start = stack.pop()
            marks.append(Mark(tag, start, size))
            position += 1
        else:
            out.append(text[position])
            size += 1
            position += 1
    if stack:
        raise ValueError(f"mark never closed: {stack[-1]}")
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    return "".join(out), marks


def read_source(path: Path) -> Source:
    """Parse one source file."""
    _, head, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    plain, marks = strip_marks(body)
    return Source(path.stem, tomllib.loads(head), plain, marks, path.parent.name)
