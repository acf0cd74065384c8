"""What the README and the docstrings show is what happens."""

from __future__ import annotations

import doctest
import importlib
import re
from pathlib import Path

import pytest

import referat_nlp as rn

ROOT = Path(__file__).parents[1]
MODULES = sorted(
    str(p.relative_to(ROOT)).removesuffix(".py").replace("/", ".")
    for p in (ROOT / "referat_nlp").rglob("*.py")
    if ">>>" in p.read_text("utf-8")
)


@pytest.mark.parametrize("name", [n.removesuffix(".__init__") for n in MODULES])
def test_docstring_examples_run(name):
    results = doctest.testmod(importlib.import_module(name))
    assert results.attempted > 0
    assert results.failed == 0


def test_the_readme_s_first_example_says_what_happens(monkeypatch):
    monkeypatch.chdir(ROOT)
    readme = (ROOT / "README.md").read_text("utf-8")
    block = re.search(r"```python\n(.*?)```", readme, re.DOTALL)
    assert block is not None
    scope: dict[str, object] = {}
    checked = 0
    for line in block[1].splitlines():
        code, _, promised = line.partition("#")
        if promised.strip().startswith(("'", "Decimal", '"')):
            assert repr(eval(code, scope)) == promised.strip()
            checked += 1
        elif code.strip():
            exec(code, scope)
    assert checked >= 4


def test_every_public_name_is_importable():
    for name in rn.__all__:
        assert getattr(rn, name) is not None
