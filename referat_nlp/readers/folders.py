"""Which files of a folder are documents."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

# Kinds that cannot be read are among them: each costs a row that says what to do.
_SUFFIXES = {".pdf", ".html", ".htm", ".xhtml", ".md", ".txt", ".json"}
_SUFFIXES |= {".docx", ".doc", ".rtf", ".odt"}
_GOLD = ".gold.json"


def documents(paths: Iterable[str | os.PathLike[str]]) -> list[Path]:
    """The files named, and those of the folders named with all below them.

    Parameters
    ----------
    paths
        Files and folders. A file named is kept whatever it is; of a folder come, in
        order of name, the files that look like documents by their suffix. Gold files
        (``.gold.json``) are left out.

    Returns
    -------
    list of Path
        A folder without documents stands for itself, so that reading it says so.
    """
    found: list[Path] = []
    for path in map(Path, paths):
        inside = sorted(filter(_is_document, path.rglob("*"))) if path.is_dir() else []
        found += inside or [path]
    return found


def _is_document(path: Path) -> bool:
    kind = path.suffix.lower() in _SUFFIXES
    return kind and not path.name.endswith(_GOLD) and path.is_file()
