"""Read a document, whatever it is, into one canonical text with its lines."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from msgspec import structs

from ..errors import ReadError
from ..text import Source, assemble
from . import detect
from .draft import MAX_CHARACTERS, MAX_FILE_BYTES, Draft

__all__ = ["read"]


def read(path: str | os.PathLike[str]) -> Source:
    """Read a PDF, HTML, Word, Markdown or text file, chosen by its content.

    Raises
    ------
    ReadError
        If the file is missing, empty, broken, encrypted, scanned or no text;
        the message names the file and says what to do.
    """
    data = _bytes(Path(path))
    name = os.fspath(path)
    kind = detect.media_type(data, name)
    if kind:
        draft = _read_binary(data, kind, name)
    else:
        text, warnings = detect.decode(data, name)
        if len(text) > MAX_CHARACTERS:
            raise ReadError(
                f"{name}: {len(text)} characters, more than {MAX_CHARACTERS}. "
                "Split the file."
            )
        kind = detect.text_type(text)
        draft = _read_text(text, kind)
        draft = structs.replace(draft, warnings=(*warnings, *draft.warnings))
    source = assemble(
        draft.lines,
        path=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=kind,
        title=draft.title,
        running=draft.running,
        warnings=draft.warnings,
    )
    if not source.text:
        raise ReadError(f"{name}: there is no text in it. Is it the right file?")
    return source


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise ReadError(f"{path}: a folder. Name the files in it, one by one.")
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise ReadError(
                f"{path}: {size} bytes, more than {MAX_FILE_BYTES}. Split the file."
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


def _read_binary(data: bytes, kind: str, name: str) -> Draft:
    if kind == detect.PDF:
        from .pdf import read_pdf

        return read_pdf(data, name)
    from .docx import read_docx

    return read_docx(data, name)


def _read_text(text: str, kind: str) -> Draft:
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
