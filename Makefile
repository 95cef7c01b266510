# The commands. Each sets up what it needs and says what it is doing.
#   make run     fill the library from corpus/ and open the chat     (PORT=8501 READOUT_ADDRESS=127.0.0.1)
#   make test    every test, also those in a real browser
#   make lint    ruff and mypy
#   make eval    quality on our question sets     (CLAPNQ=FILE adds ClapNQ, OUTSIDE=DIR texts by others,
#                CLAIMS="FILE …" written sentences or WiCE,
#                RECORD="FILE …" actors, sums and deadlines that you labelled in articles,
#                ABLATE=1 an ablation; MODEL=provider:name measures what that model writes)
#   make bench   speed and size, as JSON     (SCALE=100000 what questions cost as the library grows to so many passages)
#   make load    fifty people asking one server for five minutes, as JSON     (SECONDS=60 PEOPLE=20 DATA=DIR PROCESSES=4)
#   make soak    kills ingest again and again, and asks while it changes articles: nothing may be lost and nothing fail
#                (HOUR=1 has fifty people ask for an hour instead: memory must stay flat)
#   make fit     train the reader's weights again on our questions
#   make shots   screenshots of the window, including the README's

PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin

# Where Python is told to keep no compiled files, each of the tests' many processes compiles everything again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test lint eval bench load soak fit shots clean

run: $(VENV)/.run
	@echo "Filling the library from corpus/ (only what changed) …"
	@$(BIN)/python -m ingest corpus/ || [ $$? -eq 1 ]
	@address=$$($(BIN)/python -c 'from rag.settings import Settings; print(Settings.read().address)') && \
		echo "Serving the chat on http://$$address:$(PORT) (Ctrl-C stops it) …" && \
		exec $(BIN)/streamlit run app.py --server.address "$$address" --server.port $(PORT) --server.headless true

# Three processes, as tests in the browser mostly wait; one that runs out of tests takes over half of another's.
test: $(VENV)/.dev $(VENV)/.browser
	$(BIN)/python -m pytest -n 3 --dist worksteal

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

eval: $(VENV)/.dev
	@CLAPNQ="$(CLAPNQ)" CLAIMS="$(CLAIMS)" RECORD="$(RECORD)" OUTSIDE="$(OUTSIDE)" JOINT="$(JOINT)" ABLATE="$(ABLATE)" MODEL="$(MODEL)" $(BIN)/python -m tests.eval

bench: $(VENV)/.dev
	@$(BIN)/python -m tests.bench$(if $(SCALE),.scale $(SCALE))

load: $(VENV)/.dev
	@SECONDS="$(SECONDS)" PEOPLE="$(PEOPLE)" DATA="$(DATA)" PROCESSES="$(PROCESSES)" $(BIN)/python -m tests.bench.load

soak: $(VENV)/.dev
	$(BIN)/python -m tests.bench.soak$(if $(HOUR), hour)

fit: $(VENV)/.dev
	$(BIN)/python -m tests.eval.fit

shots: $(VENV)/.dev $(VENV)/.browser
	$(BIN)/python -m tests.browser.shots --readme

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Readout needs Python 3.11 or newer; name one with make PYTHON=python3.12 …"; exit 1; }
	@echo "Making a virtual environment in $(VENV) …"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml | $(VENV)/bin/python
	@echo "Installing what Readout needs (some minutes the first time) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	@echo "Installing what Readout and its tests need (some minutes the first time) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.run

# Chromium without its own windows takes a third less of the processor, so a browser that is there already is used only
# where that cannot be had; where there is none either, Playwright's own build.
$(VENV)/.browser: $(VENV)/.dev
	@command -v chromium-headless-shell >/dev/null || { \
		echo "Installing Chromium for the browser tests …"; \
		SUDO=$$([ "$$(id -u)" -eq 0 ] || echo sudo -n); \
		command -v apt-get >/dev/null && $$SUDO apt-get update -qq && $$SUDO apt-get install -y -qq chromium-headless-shell; } || \
		command -v chromium || command -v chromium-browser || command -v google-chrome || \
		$(BIN)/playwright install --with-deps --only-shell chromium
	@touch $@
