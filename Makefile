# Everything here sets itself up on first use: a virtual environment in .venv, the locked
# requirements, then this checkout. A second call finds the stamps and does nothing.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=
# The day on which the tests take place; today if it is empty.
DAY ?=
CANDIDATES := python3 python3.14 python3.13 python3.12 python3.11 python
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in $(CANDIDATES); do \
	"$$p" -c '$(NEW_ENOUGH)' >/dev/null 2>&1 && { echo "$$p"; break; }; done)

# Settings that would send an installation elsewhere or change what it installs. Those that
# say where packages come from (an index, a proxy, a certificate) are left to work.
unexport PIP_TARGET PIP_PREFIX PIP_ROOT PIP_SRC PIP_USER PIP_PYTHON PIP_DRY_RUN PIP_REPORT
unexport PIP_CONSTRAINT PIP_BUILD_CONSTRAINT PIP_REQUIREMENT PIP_EDITABLE PIP_REQUIRE_HASHES
unexport PIP_NO_DEPS PIP_NO_BINARY PIP_ONLY_BINARY PIP_PRE PIP_NO_BUILD_ISOLATION
unexport PIP_USE_PEP517 PIP_NO_USE_PEP517 PIP_IGNORE_INSTALLED PIP_FORCE_REINSTALL
unexport PIP_PLATFORM PIP_PYTHON_VERSION PIP_IMPLEMENTATION PIP_ABI
unexport PYTHONHOME PYTHONPATH
# Without byte code on the disk the program takes several times as long to start.
unexport PYTHONDONTWRITEBYTECODE

PIP_INSTALL = $(BIN)/python -m pip install --quiet --no-user --disable-pip-version-check
LOCKED = $(PIP_INSTALL) --require-hashes --only-binary :all:
CHECKOUT = $(PIP_INSTALL) --no-deps --no-build-isolation --editable .
ON_DAY = $(BIN)/python -m scripts.day "$(DAY)"
UV = build/lock/bin/uv
SOURCES = build/tinydb/.made build/mistune/.made
COMPILE = env -u PIP_FIND_LINKS -u UV_FIND_LINKS $(UV) pip compile --quiet --universal \
	--python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url \
	--no-emit-find-links --custom-compile-command "make lock" $(ARGS)

.DEFAULT_GOAL := help
.PHONY: help demo run test torture bench lint wheel newest docs lock clean

help:  ## say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.run  ## open the program on a made-up journal, in a temporary file
	@$(BIN)/mentorjournal --demo $(ARGS)

run: $(VENV)/.run  ## open your own journal; ARGS="…" goes to the program
	@$(BIN)/mentorjournal $(ARGS)

test: $(VENV)/.dev $(SOURCES)  ## run the tests; ARGS="…" goes to pytest; DAY=2028-02-29T23:58,Berlin
	@$(ON_DAY) $(BIN)/python -m pytest --numprocesses auto --dist worksteal $(ARGS)

torture: $(VENV)/.dev $(SOURCES)  ## prove the promises at length (an hour or two); ends with a table
	@MENTORJOURNAL_TORTURE=$(or $(TORTURE),20) $(ON_DAY) $(BIN)/python -m pytest -m "proof or hypothesis or in_turn" \
		--numprocesses auto --dist worksteal $(ARGS)

bench: $(VENV)/.dev  ## measure against a bare Textual app (minutes; ARGS=--quick for fewer)
	@$(BIN)/python -m benchmarks $(ARGS)

lint: $(VENV)/.dev  ## check style, format, types and the direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

wheel: $(VENV)/.dev  ## build into dist/ and try the wheel in an empty environment
	@$(BIN)/python -m scripts.check_wheel

newest: $(VENV)/.dev  ## try the newest Textual 8 with the tests of what is replaced in it
	@$(BIN)/python -m scripts.newest_textual

docs: build/docs/.made  ## build the documentation into build/site; a dead link or picture fails
	@rm -rf build/site
	@build/docs/bin/python -m sphinx --quiet --fresh-env --fail-on-warning --keep-going \
		--nitpicky -c docs -d build/docs/read . build/site
	@build/docs/bin/python -m scripts.check_site build/site

lock: build/lock/.made  ## write requirements/*.txt anew; ARGS=--upgrade takes newer versions
	@$(COMPILE) pyproject.toml --output-file requirements/run.txt
	@$(COMPILE) --group pyproject.toml:build --constraints requirements/run.txt \
		--output-file requirements/build.txt
	@$(COMPILE) pyproject.toml --group dev --constraints requirements/run.txt \
		--constraints requirements/build.txt --output-file requirements/dev.txt
	@$(COMPILE) --group pyproject.toml:docs --constraints requirements/dev.txt \
		--fork-strategy fewest --output-file requirements/docs.txt
	@$(COMPILE) --group pyproject.toml:lock --output-file requirements/lock.txt

clean:  ## remove the environment and everything that was made
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.made:
	@test -n "$(PYTHON)" && "$(PYTHON)" -c '$(NEW_ENOUGH)' || { echo \
		"mentorjournal needs Python 3.11 or newer. Install it, or name it: make PYTHON=/path/to/python3" >&2; \
		exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo \
		"$(PYTHON) has no venv module. Install it (on Debian and Ubuntu: apt install python3-venv) and try again." >&2; \
		exit 1; }
	@echo "Setting up in $(VENV), once." >&2
	@"$(PYTHON)" -m venv --clear $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.made requirements/run.txt requirements/build.txt pyproject.toml
	@$(LOCKED) --requirement requirements/run.txt --requirement requirements/build.txt
	@$(CHECKOUT)
	@touch $@

# What the tests need includes all that the program needs.
$(VENV)/.dev: $(VENV)/.made requirements/dev.txt pyproject.toml
	@$(LOCKED) --requirement requirements/dev.txt
	@$(CHECKOUT)
	@touch $(VENV)/.run $@

# TinyDB's own tests, and CommonMark's examples, come with sources that are fetched in the
# locked version and checked by hash. The tests say so if they are missing, and fail where CI
# is set.
build/%/.made: $(VENV)/.dev requirements/dev.txt
	@rm -rf build/$* && mkdir -p build/$*
	@sed -n '/^$*==/,/[^\\]$$/p' requirements/dev.txt >build/$*/locked.txt
	@if $(BIN)/python -m pip download --quiet --disable-pip-version-check --require-hashes \
		--no-deps --no-build-isolation --no-binary $* --dest build/$* \
		--requirement build/$*/locked.txt; \
	then $(BIN)/python -m tarfile -e build/$*/$*-*.tar.gz build/$* && touch $@; \
	else echo "The source of $* could not be fetched, so what it holds cannot be tried." >&2; fi

# What locks and what makes the documentation have environments of their own: neither the program
# nor its tests need them.
build/lock/.made build/docs/.made: build/%/.made: $(VENV)/.made requirements/%.txt
	@$(BIN)/python -m venv --clear build/$*
	@build/$*/bin/python -m pip install --quiet --no-user --disable-pip-version-check \
		--require-hashes --only-binary :all: --requirement requirements/$*.txt
	@touch $@
