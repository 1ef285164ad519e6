# Needs make and Python 3.11 or newer with its venv module; everything else goes into .venv.
PYTHON ?= python3
VENV := .venv
PIP := $(VENV)/bin/pip install --quiet --disable-pip-version-check
INSTALLED := $(VENV)/.installed
BENCH := .venv-bench
MEASURABLE := $(BENCH)/.installed
TESTABLE := $(VENV)/.installed-for-tests

.DEFAULT_GOAL := help
.PHONY: help run test soak bench words editor clean

help: ## say what make can do here
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-6s %s\n", $$1, $$2 }' Makefile

run: $(INSTALLED) ## start the decision aids on this computer, and say where to look
	@$(VENV)/bin/decision-aid serve

test: $(TESTABLE) ## check style and types, then run every test
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/pytest -n logical --dist loadfile --cov --cov-report=term:skip-covered

soak: $(TESTABLE) ## run the tests that take minutes
	$(VENV)/bin/pytest -n logical -m soak

bench: $(MEASURABLE) ## time everything beside others, and keep the tables in benchmarks/RESULTS.md
	$(BENCH)/bin/python -m benchmarks

editor: ## build the script of the rule file editor; this alone needs node, and its packages from the lock file
	cd editor-source && npm ci --ignore-scripts --no-audit --no-fund && npm run build

words: $(TESTABLE) ## find the interface's texts for translation, and make the translated ones ready for use
	$(VENV)/bin/python -m tests.words

clean: ## take away .venv and all else that can be made again
	rm -rf $(VENV) $(BENCH) build dist .coverage htmlcov .mypy_cache .pytest_cache .ruff_cache .hypothesis editor-source/node_modules
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps keep a second start short: nothing is installed again until pyproject.toml changes.
$(INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "decision-aid needs Python 3.11 or newer, and found " + sys.version)'
	@echo "Setting up $(VENV), this once ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --editable .
	@touch $@

$(TESTABLE): $(INSTALLED)
	@$(PIP) --editable '.[test]'
	@touch $@

$(MEASURABLE): pyproject.toml benchmarks/requirements.txt
	@$(PYTHON) -m venv $(BENCH)
	@$(BENCH)/bin/pip install --quiet --disable-pip-version-check --editable '.[test]' --requirement benchmarks/requirements.txt
	@touch $@
