"""Write the documents and the gold of the corpus from their annotated sources.

Run ``python corpus/build.py`` in the repository's root. The output is the same,
byte for byte, whenever it is run.
"""

from __future__ import annotations

import json
import re
import sys
import textwrap
from pathlib import Path

from annotation import Source, read_source
from gold import gold_record
from layouts.html import render_html
from layouts.pdf import render_pdf

CORPUS = Path(__file__).parent


def document(source: Source) -> bytes:
    """The document a source describes, in its own format."""
    if source.head["format"] == "pdf":
        return render_pdf(source)
    if source.head["format"] == "html":
        return render_html(source).encode()
    plain = re.sub(r"^@@.*\n", "", source.body, flags=re.MULTILINE)
    if "wrap" in source.head:
        plain = wrapped(plain, source.head["wrap"])
    encoding: str = source.head.get("encoding", "utf-8")
    return plain.encode(encoding)


def wrapped(text: str, width: int) -> str:
    """Break lines as a typewriter would, keeping each line's indent."""
    lines = []
    for line in text.split("\n"):
        indent = " " * (len(line) - len(line.lstrip()))
        # A table keeps its columns: two blanks inside a line mean one.
        if len(line) <= width or "   " in line.strip():
            lines.append(line)
            continue
        lines += textwrap.wrap(
            line.strip(),
            width,
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
    return "\n".join(lines)


def build() -> None:
    """Write every document of the corpus, and its gold beside it."""
    for path in sorted((CORPUS / "sources").glob("*/*.src")):
        source = read_source(path)
        out = CORPUS / source.split
        out.mkdir(exist_ok=True)
        target = out / f"{source.id}.{source.head['format']}"
        target.write_bytes(document(source))
        gold = json.dumps(gold_record(source), ensure_ascii=False, indent=1)
        (out / f"{source.id}.gold.json").write_text(gold + "\n", encoding="utf-8")
        print(f"{target.name}: {target.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    build()
