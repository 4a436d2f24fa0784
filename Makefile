# Two commands do everything on a fresh machine with Python 3.11 or newer: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
MEASURE := $(VENV)/.measure

ROUNDS ?= 1000
KEYS ?= 50000
SEED ?= 1

.PHONY: run test check quick torture soak cover mutants lint types imports spelling bench catalogue clean

run: $(READY)  ## open the app; transcripts go to ./transcripts
	@if [ -d transcripts ]; then chmod go= transcripts; fi  # git makes folders that everybody can look into
	@$(BIN)/interview-tui --transcripts transcripts

test: check  ## everything: format, lint, types, import contracts, spelling, tests

check: $(READY) lint types imports spelling
	$(BIN)/pytest

quick: $(READY) lint types imports spelling  ## a minute: what gives the most for the least; the rule is in tests/running.py
	$(BIN)/pytest --quick

torture: $(READY)  ## end the program in every way, ROUNDS times from SEED; the short version is in `make check`
	$(BIN)/python -m tests.torture --rounds $(ROUNDS) --seed $(SEED)

soak: $(READY)  ## one long interview of KEYS keys from SEED: memory, open files, time a key (Linux); the short version is in `make check`
	$(BIN)/python -m tests.soak --keys $(KEYS) --seed $(SEED)

cover: $(MEASURE)  ## branch coverage by all tests: the lines that are missed, each room, in total
	$(BIN)/python tools/cover.py $(TESTS)

mutants: $(MEASURE)  ## small faults in MODULES that no test finds, and the score; without MODULES all, or go on (not on Windows)
	$(BIN)/python tools/mutants.py $(MODULES)

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

imports: $(READY)
	$(BIN)/lint-imports

spelling: $(READY)
	$(BIN)/codespell README.md CHANGELOG.md ARCHITECTURE.md CONTRIBUTING.md SECURITY.md docs src tests bench tools

bench: $(READY)  ## measure all that is to be fast, each figure beside its goal (Linux; takes about 7 minutes)
	@echo 'This takes about 7 minutes. bench/README.md says what is measured, and how.'
	$(BIN)/python -m bench.run

catalogue: $(READY)  ## take new texts into the Dutch catalogue, drop unused ones
	$(BIN)/python tools/catalogue.py update

$(READY): pyproject.toml constraints.txt hatch_build.py $(shell find src -name '*.po')
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "In gesprek needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 run")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

$(MEASURE): $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[measure]'
	@touch $@

clean:
	rm -rf $(VENV) build dist mutants .mypy_cache .ruff_cache .pytest_cache .hypothesis
