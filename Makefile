# What can be made here: see `make help`. Written for GNU make 3.81 and later.

PYTHON ?= python3
PYTEST_ARGS ?=
BENCH_ARGS ?= --write

VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --disable-pip-version-check --no-input
COMPILE := $(RUN) -m uv pip compile pyproject.toml --quiet --no-config --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-emit-index-url --custom-compile-command 'make lock'

AUDITOR := pip-audit==2.10.1

.PHONY: help site pictures drawings test test-all tools check bench lock package audit messages clean

help: ## List what can be made (this)
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

site: $(VENV)/.site ## Build content/ into public/, installing what that needs
	@$(RUN) -m bulletin build --strict

test: $(VENV)/.dev tools check ## Check the code and run the tests, but for the heavy ones
	$(RUN) -m pytest -m "not heavy" -n 2 --dist worksteal $(PYTEST_ARGS)

test-all: $(VENV)/.dev ## Run the heavy tests, installing what they need
	@$(RUN) -m tests.tools.prepare --heavy
	$(RUN) -m pytest -m heavy $(PYTEST_ARGS)

check: $(VENV)/.dev ## Lint the code and check its types
	$(RUN) -m ruff check
	$(RUN) -m mypy

tools: $(VENV)/.dev ## Install what the tests need beyond Python, or say how to
	@$(RUN) -m tests.tools.prepare

pictures: $(VENV)/.dev tools ## Take pictures of every kind of page, into build/pictures
	$(RUN) -m bulletin build --strict --output build/site
	$(RUN) -m tests.tools.screenshots build/site build/pictures --widths 360 1280 --contrast --print --cases
	$(RUN) -m bulletin build --site tests/sites/features --as-of 2025-01-15 --output build/features
	$(RUN) -m tests.tools.screenshots build/features build/pictures/features --widths 360 1280 --print --cases

drawings: $(VENV)/.dev tools ## Take a picture of every chart and other drawing, into build/drawings
	$(RUN) -m bulletin build --strict --output build/site
	$(RUN) -m tests.tools.drawings build/site build/drawings

bench: $(VENV)/.site ## Measure builds beside other generators for docs/BENCHMARKS.md; says how long it takes
	@$(RUN) -m tests.benchmarks.run $(BENCH_ARGS)

lock: $(VENV)/.dev ## Renew both lock files (UPGRADE=1 takes the newest versions)
	$(COMPILE) $(if $(UPGRADE),--upgrade) --output-file requirements.lock
	$(COMPILE) $(if $(UPGRADE),--upgrade) --extra dev --constraint requirements.lock --output-file requirements-dev.lock

package: $(VENV)/.dev ## Build the wheel, the sdist and their bill of materials (CycloneDX) into dist/
	$(RUN) -m hatchling build --directory dist
	$(RUN) -W ignore -m cyclonedx_py requirements requirements.lock --pyproject pyproject.toml \
		--output-reproducible --validate -o dist/bulletin-ssg.cdx.json

audit: $(VENV)/.dev ## Ask a public database for known weaknesses of what is locked (needs the network)
	$(RUN) -m uv tool run --from $(AUDITOR) pip-audit --disable-pip --require-hashes --strict \
		--requirement requirements.lock --requirement requirements-dev.lock

messages: $(VENV)/.site ## Bring the message catalogs up to date with the code and the layouts
	$(RUN) -m bulletin messages update
	$(RUN) -m bulletin messages check

clean: ## Remove all that was made: the site, the environment, the caches
	rm -rf public build dist $(VENV) tests/tools/node_modules .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find bulletin layouts tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(v < (3, 11) and "Python 3.11 or newer is needed; $(PYTHON) is %d.%d. If a newer one has another name: make site PYTHON=python3.12" % v[:2])'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements.lock | $(VENV)/bin/python
	@echo "Installing what the build needs (once) ..."
	@$(PIP) install --quiet --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.site
	@echo "Installing what the tests need (once) ..."
	@$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@touch $@
