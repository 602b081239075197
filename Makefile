# `make` alone lists the targets. PYTHON=… names another Python (3.11 or later) to build on,
# ARGS=… is handed on to pytest, to the demo and to the benchmarks.

PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python
STAMP  := $(VENV)/.setup-done
ARGS   ?=

# The tool that makes the lock; only `make lock` needs it.
UV_VERSION := 0.13.9

# pip for the environment: its own, or else (where ensurepip is missing) that of $(PYTHON).
PIP = $(shell $(PY) -m pip --version >/dev/null 2>&1 && echo $(PY) -m pip || echo $(PYTHON) -m pip --python $(PY))
PIP_INSTALL = $(PIP) install --quiet --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help setup demo desk test fuzz lint format bench soak browser screenshots record lock clean
.DELETE_ON_ERROR:

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(STAMP) ## make .venv with everything pinned, and Amends in it (quick when nothing changed)
	@:

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Amends needs Python 3.11 or later, and '$(PYTHON)' is none. Name one: make setup PYTHON=python3.12" >&2; exit 1; }
	@echo "Making $(VENV) …"
	@$(PYTHON) -m venv --clear $(VENV) >/dev/null 2>&1 \
	  || { $(PYTHON) -m pip --version >/dev/null 2>&1 && $(PYTHON) -m venv --clear --without-pip $(VENV); } \
	  || { rm -rf $(VENV); \
	       echo "No virtual environment could be made: '$(PYTHON)' has neither ensurepip nor pip." >&2; \
	       echo "On Debian or Ubuntu install one of the packages python3-venv and python3-pip." >&2; exit 1; }

$(STAMP): pyproject.toml requirements.lock src/amends/version.py | $(PY)
	@rm -f $@
	@echo "Installing what requirements.lock names …"
	@$(PIP_INSTALL) --require-hashes -r requirements.lock || { \
	  echo "Something in requirements.lock could not be installed; pip says above what and why." >&2; \
	  echo "It needs a package index that pip reaches; 'make clean setup' starts afresh." >&2; exit 1; }
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable . || { \
	  echo "Amends itself could not be installed; pip says above why." >&2; exit 1; }
	@touch $@
	@echo "Ready: $(VENV)/bin/amends"

demo: setup ## six cases, from the first call to the note
	@$(VENV)/bin/amends demo $(ARGS)

desk: setup ## serve a workspace over HTTP (make desk ARGS='--port 8080 --database sqlite:///care.db')
	@$(VENV)/bin/amends desk $(ARGS)

browser: ## install the browser that the desk's tests run in (Debian's Chromium; asks for root)
	@command -v chromium-headless-shell >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	  { apt-get update -qq; for package in chromium-headless-shell chromium; do \
	    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$package >/dev/null && break; done; }; } || \
	  command -v chromium >/dev/null || \
	  { echo "No Chromium could be installed here; install the package 'chromium', or name one: AMENDS_CHROMIUM=/path" >&2; exit 1; }

# The many processes that tests start read the program quicker where its bytecode may be kept.
test: setup ## run the tests (make test ARGS='-k name')
	@PYTHONDONTWRITEBYTECODE= $(PY) -m pytest -n auto --dist worksteal $(ARGS)

fuzz: setup ## send the HTTP interface many made-up requests (some minutes)
	@AMENDS_REQUESTS=50 $(PY) -m pytest -n auto -p no:cacheprovider --timeout 0 tests/http/test_schema.py $(ARGS)

lint: setup ## ruff, mypy and the direction of imports
	@failed=0; \
	$(VENV)/bin/ruff check . || failed=1; \
	$(VENV)/bin/ruff format --check . || failed=1; \
	$(VENV)/bin/mypy || failed=1; \
	$(VENV)/bin/lint-imports || failed=1; \
	exit $$failed

format: setup ## let ruff format, and repair what it safely can
	@$(VENV)/bin/ruff check --fix-only --quiet .
	@$(VENV)/bin/ruff format .

bench: setup ## measure, beside other engines (make bench ARGS='--quick')
	@$(PY) -m benchmarks $(ARGS)

soak: setup ## twenty minutes of load, with an eye on memory
	@$(PY) -m benchmarks --only soak --update $(ARGS)

record: setup ## record the golden files anew (read the difference before you commit it)
	@$(PY) -m tests.record $(ARGS)

screenshots: setup browser ## make the pictures of the desk anew
	@$(PY) -m tests.desk.screenshots

lock: $(PY) ## pin anew after a change of pyproject.toml (ARGS=--upgrade: take the newest of all)
	@$(PIP_INSTALL) uv==$(UV_VERSION)
	@$(VENV)/bin/uv pip compile pyproject.toml --group dev --output-file requirements.lock $(ARGS) \
	  --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --custom-compile-command 'make lock' --quiet
	@echo "requirements.lock is made; 'make setup' installs it."

clean: ## remove what was built, and the environment
	@rm -rf $(VENV) .venv-bench build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
