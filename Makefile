# Needs make and Python 3.11 or newer with its venv module; everything else goes into .venv.
PYTHON ?= python3
VENV := .venv
PORT := 8000
LOCKS := requirements
INSTALLED := $(VENV)/.installed
BENCH := .venv-bench
MEASURABLE := $(BENCH)/.installed
TESTABLE := $(VENV)/.installed-for-tests
REWRITTEN := $(VENV)/.rewritten
RELEASE := .venv-release
RELEASABLE := $(RELEASE)/.installed
# Each worker loads all tests anew. Where browsers and servers are waited for, two more than there are processors pay.
CORES := $(shell getconf _NPROCESSORS_ONLN)
PYTEST = $(VENV)/bin/pytest --dist worksteal -n
WAITING = $(PYTEST) $$(($(CORES) + 2))

# Nothing is installed but what a lock file names by its hash; the project's own build needs hatchling from there.
# Python compiles what is imported, and that once: pip would compile all of it, most of which nothing imports.
LOCKED = bin/pip install --quiet --disable-pip-version-check --no-compile --require-hashes
ITSELF = bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
COMPILE = $(RELEASE)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-header --no-annotate --upgrade

# Programs that tests start again and again would each compile all of the code, where this forbids to keep it.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run check quick test everything coverage soak mutants style bench words schema editor lock oldest newest pythons sbom dist clean

help: ## say what make can do here
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

run: $(INSTALLED) ## start the decision aids on this computer, and say where to look
	@$(VENV)/bin/decision-aid serve --port $(PORT) --told-as 'make run PORT='

check: $(TESTABLE) ## check style and types, and run the tests that need no browser; about a minute on two idle cores
	@$(MAKE) --no-print-directory --jobs 2 style quick

quick: $(TESTABLE)
	$(PYTEST) $(CORES) --ignore tests/browser -m "not (slow or soak)"

test: $(TESTABLE) ## check style and types, and run every test but those of make soak, both at once
	@$(MAKE) --no-print-directory --jobs 2 style everything

everything: $(REWRITTEN)
	$(WAITING)

coverage: $(TESTABLE) ## run every test as make test does, and tell which lines none of them reaches
	$(WAITING) --cov --cov-report=term:skip-covered

soak: $(TESTABLE) ## run the tests that take minutes, and make up a hundred times as many examples for the others
	$(WAITING) -m "soak or hypothesis" --hypothesis-profile soak

style: $(TESTABLE)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

mutants: $(TESTABLE) ## change the engine a thousand times, and see that its quick tests notice; five minutes of an idle processor
	$(VENV)/bin/python -m tests.mutants

bench: $(MEASURABLE) ## time everything beside others, and keep the tables in benchmarks/RESULTS.md
	$(BENCH)/bin/python -m benchmarks

editor: ## build the script of the rule file editor; this alone needs node, and its packages from the lock file
	cd editor-source && npm ci --ignore-scripts --no-audit --no-fund && npm run build

words: $(TESTABLE) ## find the interface's texts for translation, and make the translated ones ready for use
	$(VENV)/bin/python -m tests.support.words

schema: $(TESTABLE) ## write the JSON Schema of rule files and the reference of their keys anew
	$(VENV)/bin/python -m tests.support.rule_file_schema

lock: $(RELEASABLE) ## choose the newest version of everything that is installed, and write its hashes to requirements/
	$(COMPILE) --output-file $(LOCKS)/run.txt pyproject.toml
	$(RELEASE)/bin/python -m tests.support.versions build | $(COMPILE) --output-file $(LOCKS)/build.txt -
	$(COMPILE) --extra test --constraint $(LOCKS)/run.txt --constraint $(LOCKS)/build.txt --output-file $(LOCKS)/test.txt pyproject.toml
	$(COMPILE) --extra release --constraint $(LOCKS)/test.txt --output-file $(LOCKS)/release.txt pyproject.toml

oldest: $(RELEASABLE) ## run the quick tests with the oldest versions that pyproject.toml names
	$(RELEASE)/bin/python -m tests.support.versions oldest $(TESTS)

newest: $(RELEASABLE) ## run the quick tests with the newest versions of everything, and say which package breaks what
	$(RELEASE)/bin/python -m tests.support.versions newest $(TESTS)

pythons: $(RELEASABLE) ## run the quick tests on each Python from 3.11 on that PATH leads to
	$(RELEASE)/bin/python -m tests.support.versions pythons $(TESTS)

sbom: $(RELEASABLE) ## list all that is shipped, with versions, hashes and licences, in dist/; after make dist
	$(RELEASE)/bin/python -m tests.support.sbom

dist: $(TESTABLE) ## build wheel and sdist into dist/, with install.txt, by which pip takes the wheel and all it needs by hash
	@rm -f dist/decision_aid-*
	$(VENV)/bin/python -m build --no-isolation --sdist --wheel --outdir dist .
	$(VENV)/bin/python -m tests.support.release dist

clean: ## take away .venv and all else that can be made again
	rm -rf $(VENV) .venv-* build dist .coverage htmlcov .mypy_cache .pytest_cache .ruff_cache .hypothesis editor-source/node_modules
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps keep a second start short: nothing is installed again until pyproject.toml or a lock file changes.
$(INSTALLED): pyproject.toml $(LOCKS)/run.txt $(LOCKS)/build.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "decision-aid needs Python 3.11 or newer, and found " + sys.version)'
	@echo "Setting up $(VENV), this once ..."
	@$(PYTHON) -m venv $(VENV)
	@$(VENV)/$(LOCKED) --requirement $(LOCKS)/run.txt --requirement $(LOCKS)/build.txt
	@$(VENV)/$(ITSELF)
	@touch $@

$(TESTABLE): $(INSTALLED) $(LOCKS)/test.txt
	@$(VENV)/$(LOCKED) --requirement $(LOCKS)/test.txt
	@touch $@

# Collected once before the first run, the tests' assertions are rewritten once, and not by each worker anew.
$(REWRITTEN): $(TESTABLE)
	@$(VENV)/bin/pytest --collect-only -qq > /dev/null || true
	@touch $@

$(RELEASABLE): $(LOCKS)/release.txt
	@$(PYTHON) -m venv $(RELEASE)
	@$(RELEASE)/$(LOCKED) --requirement $(LOCKS)/release.txt
	@touch $@

$(MEASURABLE): pyproject.toml $(LOCKS)/test.txt benchmarks/requirements.txt
	@$(PYTHON) -m venv $(BENCH)
	@$(BENCH)/$(LOCKED) --requirement $(LOCKS)/test.txt
	@$(BENCH)/$(ITSELF)
	@$(BENCH)/bin/pip install --quiet --disable-pip-version-check --requirement benchmarks/requirements.txt
	@touch $@
