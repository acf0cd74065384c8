"""Reading a table of labelled points: columns title, text and label.

Excel's habits are read as they are (``;``, tabs, Windows-1252, UTF-16); what would
spoil a model is one message that says which row and what to change.
"""

from __future__ import annotations

import codecs
import io
from collections import Counter
from pathlib import Path

from msgspec import Struct

from ..errors import LabelError

COLUMNS = ("title", "text", "label")
LEAST_EXAMPLES = 5
_SHOWN = 60
_SAVE = "Save it as 'CSV UTF-8' with the columns title, text and label."


class LabelledPoint(Struct, frozen=True):
    """One row: what a point says and what it is about."""

    title: str
    text: str
    label: str
    row: int


def read_labels(path: Path) -> list[LabelledPoint]:
    """The labelled rows of ``path``; rows whose label is empty are left out.

    A row that is there twice counts once.

    Raises
    ------
    LabelError
        If the table cannot train a model; the message says what to change.
    """
    rows = [r for r in _rows(path) if r.label]
    _check_contradictions(path, rows)
    unique = list({(r.title, r.text): r for r in rows}.values())
    _check_counts(path, Counter(r.label for r in unique))
    return unique


def _rows(path: Path) -> list[LabelledPoint]:
    import pandas as pd

    text = _decode(path)
    head = text.partition("\n")[0]
    try:
        frame = pd.read_csv(
            io.StringIO(text),
            sep=max(",;\t", key=head.count),
            dtype=str,
            keep_default_na=False,
            index_col=False,
        )
    except ValueError as error:  # pandas' parser errors are of this kind
        why = " ".join(str(error).split())  # pandas writes over several lines
        raise LabelError(f"{path}: is no CSV table ({why}). {_SAVE}") from error
    frame.columns = [str(name).strip().lower() for name in frame.columns]
    missing = [name for name in COLUMNS if name not in frame.columns]
    if missing:
        raise LabelError(
            f"{path}: the column {missing[0]!r} is missing; the first line has: "
            f"{', '.join(frame.columns)}. Name the columns title, text and label."
        )
    cells = frame[list(COLUMNS)].itertuples(index=False)
    # Row 1 of the sheet is the head.
    return [_row(path, number, *row) for number, row in enumerate(cells, 2)]


def _row(path: Path, number: int, *cells: str) -> LabelledPoint:
    title, text, label = (str(cell).strip() for cell in cells)
    if label and not title and not text:
        raise LabelError(
            f"{path}: row {number} has the label {label!r} but neither title nor text. "
            "Fill one in, or delete the row."
        )
    return LabelledPoint(title, text, label, number)


def _decode(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise LabelError(
            f"{path}: cannot be read ({error.strerror}). Name a CSV file."
        ) from error
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", errors="replace")
    if b"\0" in raw:  # a workbook, a database, a picture
        raise LabelError(f"{path}: is no text, so no CSV table. {_SAVE}")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Danish Excel's "CSV" is Windows-1252.
        return raw.decode("cp1252", errors="replace")


def _check_contradictions(path: Path, rows: list[LabelledPoint]) -> None:
    seen: dict[tuple[str, str], LabelledPoint] = {}
    for row in rows:
        first = seen.setdefault((row.title, row.text), row)
        if first.label != row.label:
            shown = (row.title or row.text)[:_SHOWN]
            raise LabelError(
                f"{path}: rows {first.row} and {row.row} are the same point "
                f"({shown!r}) with the labels {first.label!r} and {row.label!r}. "
                "Keep one of them."
            )


def _check_counts(path: Path, counts: Counter[str]) -> None:
    if not counts:
        raise LabelError(f"{path}: no row has a label. Fill in the column 'label'.")
    if len(counts) == 1:
        raise LabelError(
            f"{path}: every row has the label {next(iter(counts))!r}. Add points of "
            "at least one other label."
        )
    few = sorted((n, label) for label, n in counts.items() if n < LEAST_EXAMPLES)
    if few:
        listed = ", ".join(f"{label!r} ({n})" for n, label in few)
        raise LabelError(
            f"{path}: too few different rows of {listed}. Give each label at least "
            f"{LEAST_EXAMPLES}, or merge it with another."
        )
