"""The command line: reads arguments, calls the library, writes its records.

Records go to stdout, messages to stderr; the exit code is 0 when all went well,
1 when a document failed, 2 when the command was called wrongly.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from . import __version__
from .cli_topics import topics
from .errors import ReferatError
from .readers import Ocr, documents
from .records import Failure, Minutes, json_schema

app = typer.Typer(
    name="referat",
    help="Turn Danish council minutes (kommunale referater) into data.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

lexicon = typer.Typer(help="Check the lexicons, or explain a phrase by them.")
app.add_typer(lexicon, name="lexicon", no_args_is_help=True)
app.add_typer(topics, name="topics", no_args_is_help=True)

Paths = Annotated[
    list[Path], typer.Argument(help="PDF, HTML, Markdown or text files, or folders.")
]
Model = Annotated[
    str,
    typer.Option(
        help="What finds names: accurate, fast, none, dacy/small, dacy/medium, "
        "dacy/large, or the name or path of any spaCy pipeline."
    ),
]
Lexicons = Annotated[
    Path | None,
    typer.Option(help="A folder of lexicon files that add to the shipped ones."),
]
OcrChoice = Annotated[
    Ocr,
    typer.Option(
        help="Read scanned pages by OCR where it is installed: pages without text "
        "(auto), all pages (always), or none (never)."
    ),
]

Scheme = Annotated[
    str,
    typer.Option(
        "--topics",
        help="The topic scheme: KLE, CAP (Comparative Agendas Project), or a folder "
        "that 'referat topics train' wrote.",
    ),
]


@app.command()
def mine(
    paths: Paths,
    model: Model = "accurate",
    lexicons: Lexicons = None,
    ocr: OcrChoice = "auto",
    scheme: Scheme = "KLE",
) -> None:
    """Print one JSON record a meeting, a line each."""
    from .extract import mine_many

    recoded = _recoder(scheme)
    failed = 0
    for result in mine_many(documents(paths), model=model, lexicons=lexicons, ocr=ocr):
        if isinstance(result, Failure):
            failed += 1
            _complain(result.reason)
        else:
            _warn(result)
            print(recoded(result).to_json(), flush=True)
    raise typer.Exit(1 if failed else 0)


@app.command()
def show(
    path: Path,
    model: Model = "accurate",
    lexicons: Lexicons = None,
    ocr: OcrChoice = "auto",
    pages: Annotated[
        Path | None,
        typer.Option(help="OUT.pdf or OUT.png: the pages with every find boxed."),
    ] = None,
) -> None:
    """Print a readable summary of each meeting of one file."""
    from .extract import mine_all
    from .show import print_summary

    for count, minutes in enumerate(
        mine_all(path, model=model, lexicons=lexicons, ocr=ocr)
    ):
        _warn(minutes)
        if count:
            print()
        print_summary(minutes)
        if pages is not None:
            from .pages import draw_pages

            name = f"{pages.stem}-meeting{count + 1}" if count else pages.stem
            drawn = draw_pages(minutes, pages.with_stem(name))
            print(f"pages → {drawn}", file=sys.stderr)


@app.command()
def tables(
    paths: Paths,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            help="NAME.sqlite, NAME.parquet (a folder) or a folder for CSV files.",
        ),
    ],
    model: Model = "accurate",
    lexicons: Lexicons = None,
    ocr: OcrChoice = "auto",
    scheme: Scheme = "KLE",
) -> None:
    """Write all records of many documents as tables: CSV, Parquet or SQLite."""
    from .export import check_target, to_frames, write_tables
    from .extract import mine_many

    recoded = _recoder(scheme)
    check_target(output)
    results: list[Minutes | Failure] = []
    failed = 0
    for result in mine_many(documents(paths), model=model, lexicons=lexicons, ocr=ocr):
        if isinstance(result, Failure):
            failed += 1
            _complain(result.reason)
            results.append(result)
        else:
            _warn(result)
            results.append(recoded(result))
    written = write_tables(to_frames(results), output)
    print(f"{len(results) - failed} documents → {written}", file=sys.stderr)
    raise typer.Exit(1 if failed else 0)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="A folder of documents with gold.")],
    model: Model = "accurate",
    errors: Annotated[
        bool, typer.Option(help="List every miss and every invention.")
    ] = False,
    families: Annotated[
        bool, typer.Option(help="Also print the main figures by layout family.")
    ] = False,
) -> None:
    """Print precision, recall, F1 (or accuracy) and intervals of every field."""
    from .evaluate import evaluate as run

    report = run(gold, model=model)
    print(report.markdown())
    if families:
        print(f"\n{report.by_family()}")
    if errors:
        for error in report.errors:
            print("\t".join((error.document, error.point, error.field)), end="\t")
            print(f"gold: {error.gold}\tfound: {error.found}")
    for failure in report.failures:
        _complain(failure.reason)
    raise typer.Exit(1 if report.failures else 0)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))


@lexicon.command()
def check(lexicons: Lexicons = None) -> None:
    """Run the examples and counterexamples of every lexicon entry."""
    from .lexicon import check_all
    from .overlay import overlay_folder

    complaints = check_all(overlay_folder(lexicons))
    for complaint in complaints:
        print(complaint)
    raise typer.Exit(1 if complaints else 0)


@lexicon.command()
def explain(text: str, lexicons: Lexicons = None) -> None:
    """Print which entries match TEXT: lexicon, entry, label and the words met."""
    from .lexicon import explain as run
    from .overlay import overlay_folder

    for hit in run(text, overlay_folder(lexicons)):
        print(f"{hit.lexicon}\t{hit.entry}\t{hit.label}\t{hit.text}")


@app.callback(invoke_without_command=True)
def root(
    version: Annotated[bool, typer.Option(help="Print the version.")] = False,
) -> None:
    """Turn Danish council minutes (kommunale referater) into data."""
    if version:
        print(f"referat-nlp {__version__}")
        raise typer.Exit


def _recoder(scheme: str) -> Callable[[Minutes], Minutes]:
    """What puts a record into ``scheme``; a folder is checked before any mining."""
    if scheme == "KLE":
        return lambda minutes: minutes
    from .topics import load_scheme, recode

    model = "CAP" if scheme == "CAP" else load_scheme(scheme)
    return lambda minutes: recode(minutes, model)


def _warn(minutes: Minutes) -> None:
    for warning in minutes.warnings:
        _complain(f"{minutes.source.path}: {warning}")


def _complain(message: str) -> None:
    print(f"referat: {message}", file=sys.stderr)


def main() -> None:
    """Run the command line; a known error is one line and exit code 1."""
    try:
        app()
    except ReferatError as error:
        _complain(str(error))
        sys.exit(1)
