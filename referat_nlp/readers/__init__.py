"""Read a document, whatever it is, into one canonical text with its lines."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import Literal, get_args

from msgspec import structs

from ..errors import ReadError
from ..text import Source, assemble
from . import detect
from .draft import Draft
from .folders import documents
from .limits import DEFAULT, Limits
from .row_tables import unrolled

__all__ = ["Limits", "Ocr", "documents", "read"]

#: Whether scanned pages are read by OCR: where a page needs it, all of them, none.
Ocr = Literal["auto", "always", "never"]

_PICTURE = re.compile(r"data:[a-z]+/[^\s\"'<>)]*")


def read(
    path: str | os.PathLike[str], *, ocr: Ocr = "auto", limits: Limits = DEFAULT
) -> Source:
    """Read a PDF, HTML, Word, Markdown or text file, chosen by its content.

    Parameters
    ----------
    path
        The file.
    ocr
        ``"auto"`` reads the pages of a PDF that have no text, or one that says
        nothing, by OCR where it is installed; ``"always"`` all pages; ``"never"``
        none.
    limits
        How large a document may be; see :class:`Limits`.

    Raises
    ------
    ReadError
        If the file is missing, empty, broken, encrypted, scanned, too large or no
        text; the message names the file and says what to do.
    """
    if ocr not in get_args(Ocr):
        raise ReadError(f"ocr={ocr!r}: choose one of {', '.join(get_args(Ocr))}.")
    data = _bytes(Path(path), limits)
    name = os.fspath(path)
    kind = detect.media_type(data, name)
    if kind == detect.PDF:
        from .pdf import read_pdf

        draft = read_pdf(data, name, ocr=ocr, limits=limits)
    elif kind:
        from .docx import read_docx

        draft = read_docx(data, name, limits)
    else:
        kind, draft = _read_text(data, name, limits)
    source = assemble(
        unrolled(draft.lines),
        path=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=kind,
        title=draft.title,
        running=draft.running,
        warnings=draft.warnings,
        recognised=draft.recognised,
    )
    if not source.text:
        raise ReadError(f"{name}: there is no text in it. Is it the right file?")
    return source


def _bytes(path: Path, limits: Limits) -> bytes:
    if path.is_dir():
        raise ReadError(f"{path}: a folder. Name its files; documents() lists them.")
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise ReadError(
                f"{path}: {size} bytes, more than {limits.file_bytes}. Split the file."
            )
        if not path.is_file():
            raise ReadError(f"{path}: no regular file. Save it as one and read that.")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(f"{path}: no such file. Check the name.") from error
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: cannot be opened ({error}).") from error
    if not data.strip():
        raise ReadError(f"{path}: the file is empty. Fetch it again.")
    return data


def _read_text(data: bytes, name: str, limits: Limits) -> tuple[str, Draft]:
    # No encoding takes more than four bytes a character.
    _check(len(data) // 4, limits.characters, name)
    text, warnings = detect.decode(data, name)
    _check(len(text), limits.characters, name)
    kind = detect.text_type(text, name)
    if kind == detect.HTML:
        _check(len(_PICTURE.sub("", text)), limits.html_characters, name)
    draft = _lines(text, kind)
    return kind, structs.replace(draft, warnings=(*warnings, *draft.warnings))


def _check(length: int, limit: int, name: str) -> None:
    if length > limit:
        raise ReadError(
            f"{name}: {length} characters, more than {limit}. Split the file."
        )


def _lines(text: str, kind: str) -> Draft:
    if kind == detect.FIRSTAGENDA:
        from .firstagenda import read_firstagenda

        return read_firstagenda(text)
    if kind == detect.HTML:
        from .html import read_html

        return read_html(text)
    if kind == detect.MARKDOWN:
        from .markdown import read_markdown

        return read_markdown(text)
    from .plain import read_plain

    return read_plain(text)
