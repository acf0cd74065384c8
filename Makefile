PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test lint evaluate wheel clean

# Mine the sample minutes: a summary of each, then tables in demo/.
demo: $(STAMP)
	$(BIN)/python examples/demo.py corpus demo

test: $(STAMP)
	$(BIN)/python -m pytest

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

evaluate: $(STAMP)
	$(BIN)/referat evaluate corpus/test

# Build the wheel, install it in an empty environment, mine from another directory.
wheel: $(STAMP)
	rm -rf dist build/wheel
	$(BIN)/python -m build --quiet --wheel
	$(PYTHON) -m venv build/wheel
	build/wheel/bin/pip install --quiet dist/*.whl
	cd / && "$(CURDIR)/build/wheel/bin/referat" mine "$(CURDIR)/corpus/dev/hvidemose-boern-kultur-2019-03-12.pdf" \
		| grep --quiet '"outcome":"recommended"'
	test "$$(du -sm build/wheel/lib | cut -f1)" -lt 875

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable ".[dev]"
	touch $@

clean:
	rm -rf $(VENV) demo build dist *.egg-info
