"""The folder of lexicon files that a user lays over the shipped ones."""

from __future__ import annotations

import functools
import os
from pathlib import Path

from .errors import LexiconError
from .lexicon import lexicon_folder, names, read_lexicon


def overlay_folder(folder: str | os.PathLike[str] | None) -> Path | None:
    """The folder as a path, once it is sure that it adds something.

    Raises
    ------
    LexiconError
        If there is no such folder, no file in it is called like a shipped lexicon,
        or an entry has a label that its lexicon does not know.
    """
    return None if folder is None else _checked(Path(folder))


@functools.cache
def _checked(folder: Path) -> Path:
    if not folder.is_dir():
        raise LexiconError(f"{folder}: no such folder of lexicons.")
    shipped = {p.name for p in lexicon_folder().iterdir()} - {"LAESMIG.md"}
    if not any(path.name in shipped for path in folder.iterdir()):
        raise LexiconError(
            f"{folder}: no lexicon in it. A file adds to the shipped one of the same "
            f"name: {', '.join(sorted(shipped))}."
        )
    for name in names():
        if (folder / f"{name}.toml").exists():
            _check_labels(folder / f"{name}.toml")
    return folder


def _check_labels(path: Path) -> None:
    known = {e.label for e in read_lexicon(lexicon_folder() / path.name).entry}
    for entry in read_lexicon(path).entry:
        if entry.label not in known:
            raise LexiconError(
                f"{path}: '{entry.id}' has the label '{entry.label}'; "
                f"choose one of {', '.join(sorted(known))}."
            )
