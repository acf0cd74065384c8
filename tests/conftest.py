"""Fixtures of the tests that read files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from make_pdf import Pdf

from referat_nlp.readers import read
from referat_nlp.text import Source


@pytest.fixture
def pdf() -> Pdf:
    return Pdf()


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., Source]:
    def load(content: str | bytes, name: str = "minutes.txt") -> Source:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read(path)

    return load
