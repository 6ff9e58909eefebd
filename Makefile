# Dozor: `make demo` runs it, `make test` proves it. Needs Python 3.11+, make and git; the rest is set up here.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
# uv does not read pip's configuration: a registry that this machine names there is handed on (empty is as if unset).
export UV_DEFAULT_INDEX ?= $(shell test -x $(RUN)/python && $(RUN)/python -m pip config list 2>/dev/null | sed -n "s/^[a-z:]*\.index.url='\(.*\)'$$/\1/p" | tail -n 1)

.PHONY: help setup demo test check story bench lock

help:
	@echo "make demo   set up what is missing and start Dozor on this machine (Ctrl-C stops it)"
	@echo "make test   set up what is missing and pass all checks and tests"
	@echo "make story  play the whole way from a call to a closed ticket, without a person"
	@echo "make bench  measure it (docs/performance.md)"
	@echo "make setup  only the set-up; make check  what CI runs; make lock  renew requirements/*.txt"

setup: $(VENV)/ready
	@$(RUN)/dozor setup

demo: $(VENV)/ready
	@$(RUN)/dozor demo

story: $(VENV)/ready
	@$(RUN)/dozor story

bench: setup
	@$(RUN)/python -m benchmarks

test: check

check: setup
	@$(RUN)/dozor check

lock: | $(RUN)/uv
	$(RUN)/uv pip compile -q --no-header --generate-hashes --python-version 3.11 --universal --no-annotate requirements/functions.in -o requirements/functions.txt
	$(RUN)/uv pip compile -q --no-header --generate-hashes --python-version 3.11 --universal --no-annotate -c requirements/functions.txt requirements/dev.in -o requirements/dev.txt

$(RUN)/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Dozor needs Python 3.11 or newer as '$(PYTHON)'; name another: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "This Python lacks venv (on Debian: apt-get install python3-venv)."; exit 1; }
	@test -x $(RUN)/python || $(PYTHON) -m venv $(VENV)
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check "$$(grep -oE '^uv==[0-9.]+' requirements/dev.txt)"

$(VENV)/ready: requirements/dev.txt pyproject.toml | $(RUN)/uv
	@echo "Setting up the environment in $(VENV) (a minute the first time) ..."
	@$(RUN)/uv pip sync --quiet --require-hashes --python $(RUN)/python requirements/dev.txt
	@$(RUN)/uv pip install --quiet --no-deps --no-build-isolation --python $(RUN)/python -e .
	@touch $@
