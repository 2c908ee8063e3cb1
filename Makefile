# Everything that is done to this repository, by name. `make` alone lists it.
# Needs Python 3.11 or newer, pip and make; uses uv when it is on the PATH.

.DEFAULT_GOAL := help
.PHONY: help run test check format schema features bench bench-peers lock clean

# The tests start some hundred processes, each of which would compile all modules anew.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
PYTHON_IN_VENV := $(BIN)/python
PYTEST := $(PYTHON_IN_VENV) -m pytest
BENCH ?=
TESTS ?=

help: ## what there is
	@sed -n 's/^\([a-z-]*\):.*## /\1 \t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 14

run: .venv/.run ## migrate the embedded database, fill it with demo data when empty, serve on 127.0.0.1:8000
	@$(BIN)/voronka migrate && $(BIN)/voronka demo --if-empty && exec $(BIN)/voronka serve

test: .venv/.dev ## run every test; a part of them: make test TESTS="tests/test_deals.py -k move"
	@$(PYTEST) -n auto --dist worksteal $(TESTS)

check: .venv/.dev ## format, lint, types, architecture, and that what is generated is up to date
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/voronka schema --check
	$(PYTEST) --collect-only --quiet --check-features
	$(PYTEST) tests/test_house.py tests/test_compose.py

format: .venv/.dev ## put the code into its one form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

schema: .venv/.run ## write schema.graphql
	$(BIN)/voronka schema > schema.graphql.new
	mv schema.graphql.new schema.graphql

features: .venv/.dev ## run every test and write docs/features.md
	$(PYTEST) -n auto --dist worksteal --write-features

bench: .venv/.dev ## measure; options: make bench BENCH="--deals 200000 --database postgres"
	@$(PYTHON_IN_VENV) -m bench $(BENCH)

bench-peers: .venv/.dev ## measure against PostGraphile and hand-written SQL; options as above
	@$(PYTHON_IN_VENV) -m bench.peers $(BENCH)

lock: ## resolve the dependencies anew (needs uv; UPGRADE=--upgrade takes the newest that fit)
	echo 'setuptools>=77' | uv pip compile --quiet $(LOCK) pyproject.toml - --output-file requirements.lock
	echo 'setuptools>=77' | uv pip compile --quiet $(LOCK) pyproject.toml - --extra dev \
		--constraint requirements.lock --output-file requirements-dev.lock

LOCK = --generate-hashes --universal --python-version 3.11 --custom-compile-command 'make lock' $(UPGRADE)

clean: ## remove what was installed and generated; the database under var/ stays
	rm -rf .venv .mypy_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info build

.venv/.run: requirements.lock pyproject.toml tools/install
	@tools/install requirements.lock
	@touch $@

.venv/.dev: requirements-dev.lock pyproject.toml tools/install
	@tools/install requirements-dev.lock
	@touch $@
