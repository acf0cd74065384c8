"""The shape of the code base: layers, light imports, size, commands, names."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "referat_nlp"

# A module may import from its own layer and those above it in this list.
LAYERS = [
    "errors records",
    "text lexicon overlay annotate",
    "rules readers",
    "segment",
    "pipes topics",
    "pipeline",
    "extract",
    "export gold people show scores pages",
    "boundaries",
    "evaluate",
    "cli cli_topics",
    "__init__ __main__",
]
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names.split()}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """First parts of the package's own modules that ``path`` imports."""
    package = path.relative_to(PACKAGE).parts[:-1]
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            inside = (*base, *(node.module.split(".") if node.module else ()))
            names |= {inside[0]} if inside else {a.name for a in node.names}
    return names


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_downwards(path):
    here = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if here == "__init__":
        return
    for there in imported(path) - {"__version__"}:
        assert RANK[there] <= RANK[here], f"{here} must not import {there}"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_files_fit_in_a_head(path):
    assert path.read_text("utf-8").count("\n") <= 350


def run_python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_import_is_light():
    code = "import sys, referat_nlp; print('spacy' in sys.modules, len(sys.modules))"
    assert run_python(code).startswith("False")


def test_help_imports_neither_spacy_nor_sklearn():
    code = (
        "import sys; sys.argv = ['referat', '--help']\n"
        "from referat_nlp.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print({'spacy', 'sklearn', 'pandas'} & set(sys.modules))"
    )
    assert run_python(code).endswith("set()")


def test_factories_are_the_published_ones():
    published = {
        point.name
        for point in entry_points(group="spacy_factories")
        if point.value.startswith("referat_nlp.")
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert published == set(project["entry-points"]["spacy_factories"])


def test_every_command_is_in_the_readme():
    from referat_nlp.cli import app

    readme = (ROOT / "README.md").read_text("utf-8")
    groups = [("", app)]
    groups += [(f"{g.name} ", g.typer_instance) for g in app.registered_groups]
    for prefix, group in groups:
        for command in group.registered_commands:
            assert f"referat {prefix}{command.callback.__name__}" in readme
