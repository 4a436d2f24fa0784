# Two commands do everything on a fresh machine with Python 3.11 or newer: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
MEASURE := $(VENV)/.measure

ROUNDS ?= 1000
rewrites: ROUNDS = 100000
KEYS ?= 50000
SEED ?= 1

.PHONY: run test check quick torture soak rewrites properties cover mutants lint types imports spelling bench catalogue clean FORCE

run: $(READY)  ## open the app; transcripts go to ./transcripts
	@if [ -d transcripts ]; then chmod go= transcripts; fi  # git makes folders that everybody can look into
	@$(BIN)/interview-tui --transcripts transcripts

test: check  ## everything: format, lint, types, import contracts, spelling, tests

check: $(READY)  ## the steps are in tools/check.py, which also runs where there is no make
	@$(BIN)/python -m tools.check

quick: $(READY)  ## a minute: what gives the most for the least; the rule is in tests/running.py
	@$(BIN)/python -m tools.check --quick

lint types imports spelling: $(READY)  ## one step of those
	@$(BIN)/python -m tools.check $@

torture: $(READY)  ## end the program in every way, ROUNDS times from SEED; the short version is in `make check`
	$(BIN)/python -m tests.torture --rounds $(ROUNDS) --seed $(SEED)

soak: $(READY)  ## one long interview of KEYS keys from SEED: memory, open files, time a key (Linux); the short version is in `make check`
	$(BIN)/python -m tests.soak --keys $(KEYS) --seed $(SEED)

rewrites: $(READY)  ## rewrite transcripts as formatters and hands do, ROUNDS times from SEED: nothing private is shared; short in `make check`
	$(BIN)/python -m tests.rewrites --rounds $(ROUNDS) --seed $(SEED)

properties: $(READY)  ## every property with forty times the examples of `make check`; takes more than half an hour
	$(BIN)/python -m tests.properties $(TESTS)

cover: $(MEASURE)  ## branch coverage by all tests: the lines that are missed, each room, in total
	$(BIN)/python tools/cover.py $(TESTS)

mutants: $(MEASURE)  ## small faults in MODULES that no test finds, and the score; without MODULES all, or go on (not on Windows)
	$(BIN)/python tools/mutants.py $(MODULES)

bench: $(READY)  ## measure all that is to be fast, each figure beside its goal (Linux; takes about 8 minutes)
	@echo 'This takes about 8 minutes. bench/README.md says what is measured, and how.'
	$(BIN)/python -m bench.run

catalogue: $(READY)  ## take new texts into the Dutch catalogue, drop unused ones
	$(BIN)/python tools/catalogue.py update

$(READY): FORCE  # which says itself whether there is anything to do
	@$(PYTHON) -m tools.environment

$(MEASURE): $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[measure]'
	@touch $@

clean:
	rm -rf $(VENV) build dist mutants .mypy_cache .ruff_cache .pytest_cache .hypothesis
