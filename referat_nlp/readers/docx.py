"""Word files (.docx): headings, bold, lists and tables, read from the XML."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from ..errors import ReadError
from ..text import Line
from .draft import Draft
from .html_tables import pair
from .limits import Limits
from .marks import is_item

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|overskrift)\s*([1-6])$", re.IGNORECASE)
_BODY = "word/document.xml"


def read_docx(data: bytes, name: str, limits: Limits) -> Draft:
    """The lines of a Word file.

    Raises
    ------
    ReadError
        If the file is broken or its text unpacks beyond the limit.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            document = _xml(archive, _BODY, name, limits)
            levels = _heading_styles(archive, name, limits)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise ReadError(
            f"{name}: the Word file is broken. Open it in Word and save it again."
        ) from error
    body = document.find(f"{_W}body")
    return Draft(lines=list(_blocks(body, levels)) if body is not None else [])


def _xml(archive: zipfile.ZipFile, part: str, name: str, limits: Limits) -> Any:
    from lxml import etree

    with archive.open(part) as file:
        content = file.read(limits.unpacked_bytes + 1)
    if len(content) > limits.unpacked_bytes:
        raise ReadError(
            f"{name}: its text unpacks to more than {limits.unpacked_bytes} bytes. "
            "Split the file."
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error


def _heading_styles(
    archive: zipfile.ZipFile, name: str, limits: Limits
) -> dict[str, int]:
    """Heading level by style id; Danish Word calls them "Overskrift"."""
    if "word/styles.xml" not in archive.namelist():
        return {}
    levels = {}
    for style in _xml(archive, "word/styles.xml", name, limits).iter(f"{_W}style"):
        label = style.find(f"{_W}name")
        match = _HEADING.match(_value(label) if label is not None else "")
        if match:
            levels[style.get(f"{_W}styleId") or ""] = int(match[1])
    return levels


def _value(element: Any) -> str:
    return element.get(f"{_W}val") or ""


def _blocks(parent: Any, levels: dict[str, int]) -> Iterator[Line]:
    gap = False
    for block in parent:
        if block.tag == f"{_W}p":
            lines = list(_paragraph(block, levels, gap))
            gap = not lines
            yield from lines
        elif block.tag == f"{_W}tbl":
            yield from _table(block, levels)
            gap = True
        elif block.tag == f"{_W}sdt":
            for content in block.iterfind(f"{_W}sdtContent"):
                yield from _blocks(content, levels)


def _paragraph(block: Any, levels: dict[str, int], gap: bool) -> Iterator[Line]:
    style = block.find(f"{_W}pPr/{_W}pStyle")
    level = levels.get(_value(style)) if style is not None else None
    listed = block.find(f"{_W}pPr/{_W}numPr") is not None
    runs = [r for r in block.iter(f"{_W}r") if _run_text(r).strip()]
    bold = bool(runs) and all(_is_on(r, "b") for r in runs)
    italic = bool(runs) and all(_is_on(r, "i") for r in runs)
    text = "".join(_run_text(r) for r in block.iter(f"{_W}r"))
    for number, part in enumerate(t for t in text.split("\n") if t.strip()):
        yield Line(
            text=part,
            level=level,
            bold=bold,
            italic=italic,
            item=(listed and level is None and not number) or is_item(part),
            gap=(gap or level is not None) and not number,
        )


def _run_text(run: Any) -> str:
    parts = []
    for child in run:
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag == f"{_W}tab":
            parts.append("\t")
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif child.tag == f"{_W}noBreakHyphen":
            parts.append("-")
    return "".join(parts)


def _is_on(run: Any, name: str) -> bool:
    mark = run.find(f"{_W}rPr/{_W}{name}")
    return mark is not None and _value(mark) not in ("0", "false", "none")


def _table(table: Any, levels: dict[str, int]) -> Iterator[Line]:
    for row in table.iterfind(f"{_W}tr"):
        cells = [list(_blocks(cell, levels)) for cell in row.iterfind(f"{_W}tc")]
        yield from _row(cells)


def _row(cells: list[list[Line]]) -> Iterator[Line]:
    filled = [cell for cell in cells if cell]
    if len(filled) == 2 and len(filled[0]) == 1:
        label, *values = filled[0] + filled[1]
        if label.text.strip().endswith(":"):
            text = pair(label, values[0])
            yield Line(text=text) if text else label
            yield from values[1:] if text else values
            return
    if len(filled) == 1 or any(len(c) > 3 for c in filled):
        yield from (line for cell in filled for line in cell)
        return
    texts = [" ".join(line.text for line in cell) for cell in cells]
    if any(texts):
        bold = all(line.bold for cell in filled for line in cell)
        yield Line(text="\t".join(texts).rstrip("\t"), bold=bold)
