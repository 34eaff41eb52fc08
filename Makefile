# The two commands of the README are `make demo` and `make test`. Both use uv where it is installed and
# fall back to venv and pip.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)

.PHONY: demo test test-all test-slow check fix docs screenshots base-install benchmarks clean

demo: $(VENV)/.base
	$(BIN)/commonplace demo

test: $(VENV)/.dev
	$(BIN)/python scripts/get_chromium.py
	$(BIN)/pytest -m "not slow" --cov --cov-report=term:skip-covered

test-all: test test-slow

test-slow: $(VENV)/.dev
	$(BIN)/pytest -m slow

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/make_docs.py --check

fix: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python scripts/make_docs.py

docs: $(VENV)/.dev
	$(BIN)/python scripts/make_docs.py

screenshots: $(VENV)/.dev
	$(BIN)/python scripts/get_chromium.py
	$(BIN)/python scripts/make_screenshots.py

base-install:
	$(PYTHON) scripts/check_base_install.py

benchmarks: $(VENV)/.dev
	$(BIN)/python benchmarks/parse_chatgpt.py
	$(BIN)/python benchmarks/import_memory.py
	$(BIN)/python benchmarks/scan_speed.py
	$(BIN)/python benchmarks/store_scale.py
	$(BIN)/python benchmarks/privacy/run.py --set both

$(VENV)/.base: pyproject.toml
ifdef UV
	uv sync --quiet --no-default-groups --inexact
else
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable .
endif
	touch $@

$(VENV)/.dev: pyproject.toml
ifdef UV
	uv sync --quiet
else
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable . --group dev
endif
	touch $@ $(VENV)/.base

clean:
	rm -rf $(VENV) build dist .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
