# Every target sets up what it needs in .venv by itself; only python3 (3.11 or newer, with venv) must be there.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CODE := tui index tests tools
ARGS ?=

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help run test check format bench pictures install clean

help:  ## List the targets
	@sed -n 's/^\([a-z]*\):.*  ## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name does; do \
		printf '  make %-10s %s\n' "$$name" "$$does"; done

run: $(READY)  ## Start the reader; ARGS="..." is its command line
	@$(BIN)/korea-reader $(ARGS)

test: $(READY)  ## Run the tests; ARGS="..." goes to pytest
	@$(BIN)/pytest -n 4 --dist worksteal $(ARGS)

check: $(READY)  ## Lint, format, types and layers, without changing anything
	@$(BIN)/ruff check --quiet --output-format concise $(CODE)
	@$(BIN)/ruff format --check --quiet $(CODE)
	@$(BIN)/mypy --no-error-summary
	@PYTHONPATH=. $(BIN)/lint-imports --no-logo

format: $(READY)  ## Format the code and mend what ruff can mend
	@$(BIN)/ruff check --fix --quiet $(CODE) || true
	@$(BIN)/ruff format --quiet $(CODE)

bench: $(READY)  ## Measure start-up, import, search and drawing
	@$(BIN)/python -m tests.bench $(ARGS)

pictures: $(READY)  ## Draw docs/screens anew from the running program
	@$(BIN)/python -m tools.pictures

install: $(READY)  ## Set up .venv with the program and the tools of its developers

clean:  ## Remove .venv and everything that tools leave behind
	@rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Made anew when what the project needs has changed.
$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "korea-reader needs Python 3.11 or newer with venv; say which with PYTHON=..." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Setting up $(VENV) ..." >&2
	@$(BIN)/python -m pip install -qq --constraint constraints.txt --editable '.[dev]'
	@touch $@
