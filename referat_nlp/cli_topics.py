"""The command group ``referat topics``: schemes of one's own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from .readers import documents
from .records import Failure

topics = typer.Typer(help="Train a topic scheme of your own, or find what to label.")


@topics.command()
def train(
    labels: Annotated[
        Path, typer.Argument(help="A CSV table with the columns title, text, label.")
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The folder to write the model to.")
    ],
) -> None:
    """Train a model of LABELS and write it with a report of how good it is."""
    from .topics.own import REPORT_FILE, train_scheme

    validation = train_scheme(labels, output)
    print(
        f"{len(validation.truth)} points, {len(set(validation.truth))} labels: "
        f"macro-F1 {validation.macro_f1:.2f}, accuracy {validation.accuracy:.2f} "
        f"(cross-validated) → {output / REPORT_FILE}",
        file=sys.stderr,
    )


@topics.command()
def suggest(
    paths: Annotated[list[Path], typer.Argument(help="Minutes, or folders of them.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The CSV table to write.")
    ],
    scheme: Annotated[
        str, typer.Option("--topics", help="KLE, or a folder that train wrote.")
    ] = "KLE",
    count: Annotated[int, typer.Option("--count", "-n", min=1)] = 50,
) -> None:
    """Write the points that are worth labelling next: unsure, and of every kind."""
    from .extract import mine_many
    from .topics.suggest import suggest as run
    from .topics.suggest import write_suggestions

    mined = []
    for result in mine_many(documents(paths), model="none"):
        if isinstance(result, Failure):
            print(f"referat: {result.reason}", file=sys.stderr)
        else:
            mined.append(result)
    rows = run(mined, scheme, count)
    write_suggestions(rows, output)
    print(f"{len(rows)} points to label → {output}", file=sys.stderr)
