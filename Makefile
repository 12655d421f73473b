# Everything a person needs: `make run` opens the explorer, `make test` runs the tests; both do all the set-up.
.POSIX:
PYTHON ?= python3
VENV := .venv
NEWEST := .venv-newest
BIN := $(VENV)/bin
CATALOGUES := $(wildcard src/imtui/locale/*/LC_MESSAGES/imtui.po)
GUIDE := build/guide.json
COMPILED := $(CATALOGUES:.po=.mo) $(GUIDE)
INSTALL := $(BIN)/python -m pip -qq --disable-pip-version-check install
STOPPED := { echo "The set-up stopped. It needs the Internet; the same command goes on from here." >&2; exit 1; }
LOCK = $(BIN)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-header --no-annotate $(ARGS)

.PHONY: run test test-long test-pythons test-newest fuzz monkey golden mutants lint format build catalogue pictures lock pyz pyz-check bench manual upkeep release release-files release-sign release-pdf release-check clean

run: $(COMPILED) ## open the explorer
	@$(BIN)/imtui $(ARGS)

# Five at a time on any machine: they wait for terminals more than they work.
test: $(VENV)/.dev $(COMPILED) ## run the tests, in two minutes or so
	$(BIN)/python -m pytest -m "not long" -n 5 --dist worksteal $(ARGS)

test-long: $(VENV)/.dev $(COMPILED) ## run the long tests: large and hostile packs, random visits, a live system
	$(BIN)/python -m pytest -m long $(ARGS)

test-pythons: $(VENV)/.dev ## run the tests with every other Python that is here, from 3.11 to 3.14
	@for python in $$(PYTHONPATH=packaging $(BIN)/python -c 'import build_pyz; print(*build_pyz.other_pythons())'); do \
	  $(MAKE) PYTHON=$$python VENV=.venv-$${python##*/} ARGS="$(or $(ARGS),tests/unit tests/tui)" test || exit 1; \
	done

test-newest: ## run all tests with the newest of everything, in an environment of its own: before a release
	rm -rf $(NEWEST)
	$(PYTHON) -m venv $(NEWEST)
	$(NEWEST)/bin/python -m pip install --quiet --upgrade pip
	$(NEWEST)/bin/python -m pip install --quiet --editable . --group dev
	$(NEWEST)/bin/python -m pip list
	touch $(NEWEST)/.run $(NEWEST)/.dev
	$(MAKE) VENV=$(NEWEST) test test-long

fuzz: $(VENV)/.dev ## search for inputs that break a promise, for an hour (ARGS=60: for a minute)
	cd $(VENV) && PYTHONPATH=../tests $(CURDIR)/$(BIN)/python ../tests/fuzz $(or $(ARGS),3600)

monkey: $(VENV)/.dev ## visit at random, 100,000 events and more (ARGS="SEED EVENTS")
	PYTHONPATH=packaging:tests:tests/tui:tests/terminal $(BIN)/python -m monkey $(ARGS)

golden: $(VENV)/.dev $(COMPILED) ## write the pages and frames that tests compare with anew: read how they differ
	LANG=en_GB.UTF-8 PYTHONPATH=tests/tui $(BIN)/python tests/golden

mutants: $(VENV)/.dev $(COMPILED) ## change the source at random in a copy, and list what no test notices (ARGS="60 SEED")
	PYTHONPATH=tests $(BIN)/python -m mutants $(ARGS)

lint: $(VENV)/.dev $(COMPILED) ## check style, types, imports and data
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/imtui check data

format: $(VENV)/.dev ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

build: $(VENV)/.dev ## build wheel and sdist in dist/
	$(BIN)/python -m hatchling build

catalogue: $(VENV)/.dev ## bring the catalogue of each language up to date with the code
	$(BIN)/pybabel -q extract --sort-output -k _ -k later -k plural:1,2 --no-location -o $(VENV)/imtui.pot src
	for po in $(CATALOGUES); do \
	  language=$${po#src/imtui/locale/}; \
	  $(BIN)/pybabel -q update -N --no-wrap -i $(VENV)/imtui.pot -o $$po -l $${language%%/*} && \
	  sed -E -e '/^"(Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By):/d' \
	    -e 's/^("Project-Id-Version:).*imtui/\1 imtui/' $$po >$(VENV)/imtui.po && \
	  mv $(VENV)/imtui.po $$po || exit 1; \
	done

pictures: $(VENV)/.dev ## make the pictures of the documentation from the program
	PYTHONPATH=tests/tui $(BIN)/python docs/make_pictures.py

lock: $(VENV)/.run ## renew the versions and hashes in packaging/locked (ARGS=--upgrade: take the newest)
	@$(INSTALL) 'uv>=0.9'
	$(LOCK) --group dev pyproject.toml -o packaging/locked/dev.txt
	$(LOCK) --group build -c packaging/locked/dev.txt -o packaging/locked/build.txt
	$(LOCK) pyproject.toml -c packaging/locked/dev.txt -o packaging/locked/program.txt

pyz: $(VENV)/.dev ## build dist/imtui.pyz: everything in one file
	$(BIN)/python packaging/build_pyz.py

pyz-check: $(VENV)/.dev ## build imtui.pyz twice, here and under other circumstances, and compare
	$(BIN)/python packaging/check_pyz.py

bench: $(VENV)/.dev $(COMPILED) ## measure start, filter, commands and memory against bare Textual
	$(BIN)/python benchmarks

manual: $(VENV)/.dev ## make the man page and the completions from the program
	$(BIN)/python packaging/make_manual.py

upkeep: $(VENV)/.dev ## list what of the guide is due to be looked at again; asks the network (ARGS=--help)
	@PYTHONPATH=tools $(BIN)/python -m upkeep $(ARGS)

release: $(VENV)/.dev $(COMPILED) ## check, tag, build and sign a version (VERSION=x.y.z); see docs/releasing.md
	$(BIN)/python packaging/release.py $(VERSION)

release-files: $(VENV)/.run $(COMPILED) ## build the files of the version that is checked out, the same for everybody
	$(BIN)/python packaging/release_files.py

release-sign: $(VENV)/.run ## sign the digests of these files with OpenPGP (KEY=fingerprint)
	$(BIN)/python packaging/release_sign.py $(KEY)

release-pdf: $(VENV)/.run ## print the sheets of these files with Chromium
	$(BIN)/python packaging/release_pdf.py

release-check: $(VENV)/.run ## build these files in Debian 12 and in Debian 13, and compare
	$(BIN)/python packaging/release_check.py

clean: ## remove what was made here
	rm -rf .venv .venv-* dist build $(CATALOGUES:.po=.mo)

# The set-up, one line a step. What is installed is in packaging/locked: versions and hashes.
# The environment is made anew when the Python that it runs on was replaced, as by a new release of the system.
$(VENV)/.run: $(wildcard $(BIN)/python) pyproject.toml packaging/locked/program.txt packaging/locked/build.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "imtui needs Python 3.11 or newer; this is $$($(PYTHON) --version). Debian 12 and 13 have it: sudo apt install python3" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "The module venv of Python is missing: sudo apt install python3-venv" >&2; exit 1; }
	@echo "Making an environment for $$($(PYTHON) --version) in $(VENV)"
	@$(PYTHON) -m venv --clear $(VENV)
	@echo "Downloading and installing what imtui needs (14 MB)"
	@$(INSTALL) --require-hashes -r packaging/locked/program.txt -r packaging/locked/build.txt || $(STOPPED)
	@echo "Installing imtui itself"
	@$(INSTALL) --no-deps --no-build-isolation --editable . || $(STOPPED)
	@touch $@

$(VENV)/.dev: $(VENV)/.run packaging/locked/dev.txt
	@echo "Downloading and installing what the tests and checks need (75 MB)"
	@$(INSTALL) --require-hashes -r packaging/locked/dev.txt || $(STOPPED)
	@touch $@

$(CATALOGUES:.po=.mo): %.mo: %.po | $(VENV)/.run
	@echo "Compiling the translation $<"
	@$(BIN)/pybabel -q compile -i $< -o $@

# A folder is newer when a file came, went or was replaced.
$(GUIDE): $(VENV)/.run $(wildcard data data/* data/*/*.yaml src/imtui/guide src/imtui/guide/*.py src/imtui/guide/*/*.py)
	@echo "Compiling the guide in data/"
	@$(BIN)/python packaging/compile_guide.py
