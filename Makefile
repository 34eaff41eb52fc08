# The two commands of the README are `make demo` and `make test`. Both use uv where it is installed and
# fall back to venv and pip.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)

.PHONY: demo test search test-all test-slow test-models test-trainers test-cluster check fix docs screenshots base-install benchmarks clean

demo: $(VENV)/.base
	$(BIN)/commonplace demo

test: $(VENV)/.dev
	$(BIN)/python scripts/get_chromium.py
	$(BIN)/pytest -m "not slow and not models and not trainers and not cluster" --cov --cov-report=term:skip-covered

test-all: test test-slow test-models test-trainers test-cluster

test-slow: $(VENV)/.dev
	$(BIN)/pytest -m slow

# Property tests on other examples than the last time; what fails here is worth a test of its own.
search: $(VENV)/.dev
	HYPOTHESIS_PROFILE=search $(BIN)/pytest -m "not slow and not models and not trainers and not cluster and not browser"

# Packages of optional models want other versions of what they share with the rest: a venv of their own.
test-models: $(VENV)-models/.done
	$(VENV)-models/bin/python -m pytest -n 0 -m models tests/privacy/recognisers tests/curate/labels/test_model.py

# Trainers and what they bring are no part of the rest either.
test-trainers: $(VENV)-trainers/.done
	$(VENV)-trainers/bin/python -m pytest -n 0 -m trainers tests/publish/trainers tests/build/trainers

# Ray is a large package, and only a lab with several machines has it.
test-cluster: $(VENV)-cluster/.done
	$(VENV)-cluster/bin/python -m pytest -n 0 -m cluster tests/curate/cluster

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
	$(BIN)/python benchmarks/publish_speed.py
	$(BIN)/python benchmarks/collect_speed.py
	$(BIN)/python benchmarks/withdraw_bytes.py
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

$(VENV)-models/.done: pyproject.toml tests/privacy/recognisers/requirements.txt
	$(PYTHON) -m venv $(VENV)-models
	$(VENV)-models/bin/python -m pip install --quiet --upgrade pip
	$(VENV)-models/bin/python -m pip install --quiet --editable '.[recognisers]' \
	  --requirement tests/privacy/recognisers/requirements.txt
	touch $@

$(VENV)-trainers/.done: pyproject.toml tests/publish/trainers/requirements.txt tests/publish/trainers/requirements-alone.txt
	$(PYTHON) -m venv $(VENV)-trainers
	$(VENV)-trainers/bin/python -m pip install --quiet --upgrade pip
	$(VENV)-trainers/bin/python -m pip install --quiet --editable . --requirement tests/publish/trainers/requirements.txt
	$(VENV)-trainers/bin/python -m pip install --quiet --no-deps --requirement tests/publish/trainers/requirements-alone.txt
	touch $@

$(VENV)-cluster/.done: pyproject.toml
	$(PYTHON) -m venv $(VENV)-cluster
	$(VENV)-cluster/bin/python -m pip install --quiet --upgrade pip
	$(VENV)-cluster/bin/python -m pip install --quiet --editable '.[cluster,lab]' hypothesis pytest pytest-timeout pytest-xdist
	touch $@

clean:
	rm -rf $(VENV) $(VENV)-cluster $(VENV)-models $(VENV)-trainers build dist .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
