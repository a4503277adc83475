# make lesson    set up and build every article of seeds/ into decks/
# make setup     only set up
# make test      set up and run the tests            make test ARGS="-k quiz"
# make lint      ruff and mypy
# make eval      annotation against the data of ../shared, into tests/eval/RESULTS.md        make eval ARGS=names
# make dictionary  what a newer CC-CEDICT has changed for the learner's dictionary
# make bench     how long building and starting take
# make lock      new versions of the packages into lock/
# make clean     remove what was made, but not decks/ and the cache of sources

PYTHON ?= python3
NEWER := apt install python3 python3-venv (3.11 or later), or name one: make PYTHON=/path/to/python3
SHARED := ../shared
BENCH := $(SHARED)/bench
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input
LOCKED := $(PIP) --require-hashes --no-deps --no-build-isolation

# Nothing is newer than what was built last, and every seed has a lesson.
UNCHANGED = [ -e $(VENV)/built ] \
    && [ -z "$$(find seeds lesson lock -newer $(VENV)/built -type f ! -name '*.pyc' ! -name README.md -print -quit)" ] \
    && [ "$$(ls seeds/*.txt | wc -l)" -le "$$(ls decks/*/lesson.json 2>/dev/null | wc -l)" ]

.PHONY: lesson test lint eval dictionary bench lock clean setup
.DELETE_ON_ERROR:
.NOTPARALLEL:

lesson: setup
	@if $(UNCHANGED); then \
	    echo "The lessons are up to date:"; ls -d decks/*/; \
	else \
	    $(BIN)/lesson build seeds/*.txt && touch $(VENV)/built; \
	fi
	@echo "The program is $(BIN)/lesson, for example: $(BIN)/lesson quiz ordos"

test: setup $(VENV)/test
	@$(BIN)/python tests/support/browsers.py
	$(BIN)/python -m pytest $(or $(ARGS),--cov=lesson)

lint: setup $(VENV)/test
	$(BIN)/ruff check .
	$(BIN)/mypy

eval: setup
	$(BIN)/python tests/eval $(ARGS)

dictionary: setup
	@$(BIN)/python -m lesson.compile.dictionary

bench: setup
	$(BIN)/python tests/bench/speed.py
	$(BIN)/python tests/bench/deck.py
	$(BIN)/python tests/bench/worksheet.py

setup: $(VENV)/lesson
	@$(BIN)/python hatch_build.py

$(VENV)/made:
	@command -v $(PYTHON) >/dev/null || { echo "make: there is no $(PYTHON); $(NEWER)" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo "make: $$($(PYTHON) --version 2>&1) is too old; $(NEWER)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	    || { echo "make: $(PYTHON) has no module for virtual environments; apt install python3-venv" >&2; exit 1; }
	@echo "Making a virtual environment in $(VENV)"
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

# setuptools first: jieba is a source archive. Only then what it needs is there without an isolated, unhashed build.
$(VENV)/packages: $(VENV)/made lock/build.txt lock/lesson.txt
	@echo "Installing packages (a minute or two)"
	@$(LOCKED) -r lock/build.txt
	@$(LOCKED) -r lock/lesson.txt
	@command -v npm >/dev/null || $(LOCKED) -r lock/npm.txt
	@touch $@

$(VENV)/lesson: $(VENV)/packages pyproject.toml lesson/__init__.py
	@echo "Compiling the lexicon"
	@$(BIN)/python hatch_build.py
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test: $(VENV)/lesson lock/test.txt
	@echo "Installing what the tests need"
	@$(LOCKED) -r lock/test.txt
	@$(BIN)/python tests/support/web_tools.py
	@touch $@

# All at once first, so that the four files agree. A folder of its own, as uv is needed for nothing else.
lock:
	@$(PYTHON) -m venv $(VENV)-lock
	@$(VENV)-lock/bin/python -m pip install --quiet 'uv>=0.13,<0.14'
	@$(VENV)-lock/bin/python lock/lock.py

clean:
	rm -rf $(VENV) $(VENV)-lock lesson/data build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
