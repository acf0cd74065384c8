"""Records as tables: pandas frames, and CSV, Parquet or SQLite on disk."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import ReferatError
from .people import COLUMNS as PEOPLE
from .people import Sighting, people_rows, sightings
from .records import AgendaPoint, Decision, Failure, Minutes, Span, VoteSide

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]

#: The columns of every table, in order; empty tables have them too.
COLUMNS: dict[str, list[str]] = {
    "meetings": [
        "document",
        "municipality",
        "body",
        "kind",
        "session",
        "date",
        "start_time",
        "end_time",
        "place",
        "media_type",
        "points",
        "warnings",
    ],
    "attendance": ["document", "name", "party", "status", "substitute"],
    "points": [
        "document",
        "point",
        "number",
        "title",
        "case_number",
        "access",
        "start",
        "end",
        "outcome",
        "text",
    ],
    "recommendations": [
        "document",
        "point",
        "by",
        "bodies",
        "actions",
        "start",
        "end",
        "text",
        "rule",
    ],
    "decisions": [
        "document",
        "point",
        "body",
        "date",
        "outcome",
        "unanimous",
        "followed",
        "votes_for",
        "votes_against",
        "votes_abstain",
        "parties_for",
        "parties_against",
        "parties_abstain",
        "absent",
        "recused",
        "start",
        "end",
        "text",
        "rule",
    ],
    "dissents": [
        "document",
        "point",
        "body",
        "who",
        "kind",
        "start",
        "end",
        "text",
        "rule",
    ],
    "amounts": [
        "document",
        "point",
        "value",
        "low",
        "high",
        "currency",
        "per",
        "approx",
        "scaled_by",
        "role",
        "start",
        "end",
        "text",
        "rule",
    ],
    "dates": [
        "document",
        "point",
        "from",
        "to",
        "edtf",
        "inferred",
        "start",
        "end",
        "text",
        "rule",
    ],
    "entities": [
        "document",
        "point",
        "label",
        "kind",
        "canonical",
        "start",
        "end",
        "text",
        "rule",
    ],
    "topics": ["document", "point", "scheme", "code", "label", "score", "source"],
    "people": PEOPLE,
}


def to_frames(minutes: Iterable[Minutes | Failure]) -> dict[str, pd.DataFrame]:
    """One DataFrame a kind of record, joined by ``document`` and ``point``.

    ``document`` is the source's path (``PATH#2`` for the second meeting of a file
    that holds several), ``point`` the point's 1-based index.
    Money stays ``Decimal`` (whole units of the currency), days are
    ``datetime.date``, lists are strings joined by ``"; "``. ``people`` has a row for
    each member of each body over all the meetings. A document that could not be read
    is a row of ``meetings`` without points, its reason under ``warnings``.
    """
    import pandas as pd

    tables: dict[str, list[Row]] = {name: [] for name in COLUMNS}
    seen: list[Sighting] = []
    meetings: Counter[str] = Counter()
    for record in minutes:
        if isinstance(record, Failure):
            row = {"document": record.path, "points": 0, "warnings": record.reason}
            tables["meetings"].append(row)
            continue
        document = record.source.path
        meetings[document] += 1
        if meetings[document] > 1:
            document = f"{document}#{meetings[document]}"
        for name, row in _rows(record):
            tables[name].append({"document": document, **row})
        seen += sightings(record, document)
    tables["people"] = people_rows(seen)
    return {
        name: pd.DataFrame(rows, columns=COLUMNS[name]) for name, rows in tables.items()
    }


def _rows(minutes: Minutes) -> Iterator[tuple[str, Row]]:
    meeting, kept = minutes.meeting, COLUMNS["meetings"]
    yield (
        "meetings",
        {
            **{name: v for name, v in _fields(meeting).items() if name in kept},
            "media_type": minutes.source.media_type,
            "points": len(minutes.points),
            "warnings": _join(minutes.warnings),
        },
    )
    for person in meeting.attendance:
        yield "attendance", _fields(person)
    for point in minutes.points:
        for name, row in _point_rows(point, minutes.text):
            yield name, {"point": point.index, **row}


def _point_rows(point: AgendaPoint, text: str) -> Iterator[tuple[str, Row]]:
    own = point.decision
    yield (
        "points",
        {
            **_fields(point),
            "title": " ".join(point.title.text.split()) if point.title else None,
            "case_number": point.case_number.text if point.case_number else None,
            "outcome": own.outcome if own else None,
            "text": text[point.start : point.end],
        },
    )
    for clause in point.recommendations:
        row = _fields(clause)
        row["by"] = _join(clause.by)
        row["bodies"] = _join(step.body or "" for step in clause.steps)
        row["actions"] = _join(step.action for step in clause.steps)
        yield "recommendations", row
    for decision in point.decisions:
        yield "decisions", _decision_row(decision)
        for dissent in decision.dissents:
            yield "dissents", {"body": decision.body, **_fields(dissent)}
    spans: dict[str, tuple[Span, ...]] = {
        "amounts": point.amounts,
        "dates": point.dates,
        "entities": point.entities,
    }
    for name, found in spans.items():
        for span in found:
            yield name, _fields(span)
    for topic in point.topics:
        yield "topics", _fields(topic)


def _decision_row(decision: Decision) -> Row:
    row = _fields(decision)
    row["absent"] = _join(decision.absent)
    row["recused"] = _join(decision.recused)
    votes = decision.votes
    sides = {
        "for": votes.for_ if votes else VoteSide(),
        "against": votes.against if votes else VoteSide(),
        "abstain": votes.abstain if votes else VoteSide(),
    }
    for side, vote in sides.items():
        row[f"votes_{side}"] = vote.count
        row[f"parties_{side}"] = _join(vote.parties)
    return row


def _fields(record: Any) -> Row:
    names = zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True)
    return {encoded: getattr(record, name) for name, encoded in names}


def _join(values: Iterable[str]) -> str:
    return "; ".join(values)


def write_tables(frames: dict[str, pd.DataFrame], target: str | Path) -> Path:
    """Write the tables to ``target``: ``.sqlite``/``.db``, or a folder of files.

    A folder gets one CSV a table (UTF-8 with BOM, as Excel wants it), or one
    Parquet file a table when its name ends in ``.parquet``.

    Raises
    ------
    ReferatError
        If ``target`` is called like a file of another kind or cannot be written, or
        Parquet is asked for and pyarrow is not installed.
    """
    target = Path(target)
    check_target(target)
    try:
        return _write(frames, target)
    except (OSError, sqlite3.Error) as error:
        raise ReferatError(f"{target}: cannot be written ({error}).") from error


def check_target(target: Path) -> None:
    """Refuse a name that promises a file which is not written, before the work.

    Raises
    ------
    ReferatError
        Naming the kinds that are.
    """
    if target.suffix.lower() in {".xlsx", ".xls", ".ods", ".csv", ".json", ".jsonl"}:
        raise ReferatError(
            f"{target}: write NAME.sqlite, NAME.parquet (a folder), or a folder, which "
            "gets one CSV file a table."
        )


def _write(frames: dict[str, pd.DataFrame], target: Path) -> Path:
    if target.suffix in {".sqlite", ".db"}:
        _write_sqlite(frames, target)
        return target
    target.mkdir(parents=True, exist_ok=True)
    for name, frame in frames.items():
        if target.suffix == ".parquet":
            _write_parquet(frame, target / f"{name}.parquet")
        else:
            frame.to_csv(target / f"{name}.csv", index=False, encoding="utf-8-sig")
    return target


# SQLite has no type for days, which are text there, nor for exact decimals: whole
# kroner are integers, others REAL.
_DAYS = ("date", "from", "to", "first_seen", "last_seen")
_MONEY = ("value", "low", "high")


def _write_sqlite(frames: dict[str, pd.DataFrame], target: Path) -> None:
    import pandas as pd

    with sqlite3.connect(target) as database:
        for name, frame in frames.items():
            plain = frame.astype(object).where(frame.notna(), None)
            for columns, convert in ((_DAYS, str), (_MONEY, _number)):
                for column in filter(plain.columns.__contains__, columns):
                    values = [None if v is None else convert(v) for v in plain[column]]
                    plain[column] = pd.Series(values, plain.index, dtype=object)
            kinds = {c: "NUMERIC" for c in _MONEY if c in plain}
            plain.to_sql(name, database, index=False, if_exists="replace", dtype=kinds)
    database.close()


def _number(amount: Decimal) -> int | float:
    return int(amount) if amount == int(amount) else float(amount)


def _write_parquet(frame: pd.DataFrame, path: Path) -> None:
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise ReferatError(
            "Parquet needs pyarrow: pip install 'referat-nlp[parquet]', "
            "or write CSV or SQLite instead."
        ) from error
    frame.to_parquet(path, index=False)
