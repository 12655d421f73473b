# Everything a person needs: `make run` opens the explorer, `make test` passes the tests; both do all the set-up.
.POSIX:
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CATALOGUE := src/imtui/locale/fr/LC_MESSAGES/imtui
GUIDE := build/guide.json

.PHONY: run test fuzz monkey lint format build catalogue pictures lock pyz pyz-check bench manual clean

run: $(GUIDE) ## open the explorer
	@$(BIN)/imtui $(ARGS)

test: $(VENV)/.dev $(GUIDE) ## pass the tests
	$(BIN)/python -m pytest $(ARGS)

fuzz: $(VENV)/.dev ## search for inputs that break a promise, for an hour (ARGS=60: for a minute)
	cd $(VENV) && PYTHONPATH=../tests $(CURDIR)/$(BIN)/python ../tests/fuzz $(or $(ARGS),3600)

monkey: $(VENV)/.dev ## visit at random, 100,000 events and more (ARGS="SEED EVENTS")
	PYTHONPATH=tests:tests/tui:tests/terminal $(BIN)/python -m monkey $(ARGS)

lint: $(VENV)/.dev ## check style, types, imports and data
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/imtui check data

format: $(VENV)/.dev ## put the code in its usual form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

build: $(VENV)/.dev ## build wheel and sdist in dist/
	$(BIN)/python -m hatchling build

catalogue: $(VENV)/.dev ## bring the French catalogue up to date with the code
	$(BIN)/pybabel -q extract -k _ -k later -k plural:1,2 --no-location -o $(VENV)/imtui.pot src
	$(BIN)/pybabel -q update -N --no-wrap -i $(VENV)/imtui.pot -o $(CATALOGUE).po -l fr
	sed -E -e '/^"(Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By):/d' \
	  -e 's/^("Project-Id-Version:).*imtui/\1 imtui/' $(CATALOGUE).po >$(VENV)/imtui.po
	mv $(VENV)/imtui.po $(CATALOGUE).po

pictures: $(VENV)/.dev ## make the pictures of the documentation from the program
	PYTHONPATH=tests/tui $(BIN)/python docs/make_pictures.py

lock: $(VENV)/.dev ## pin the dependencies of imtui.pyz by their hashes
	$(BIN)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-header --no-annotate \
	  -o packaging/requirements.lock pyproject.toml $(ARGS)

pyz: $(VENV)/.dev ## build dist/imtui.pyz: everything in one file
	$(BIN)/python packaging/build_pyz.py

pyz-check: $(VENV)/.dev ## build imtui.pyz twice, here and under other circumstances, and compare
	$(BIN)/python packaging/check_pyz.py

bench: $(VENV)/.dev ## measure start, filter, commands and memory against bare Textual
	$(BIN)/python benchmarks

manual: $(VENV)/.dev ## make the man page and the completions from the program
	$(BIN)/python packaging/make_manual.py

clean: ## remove what was made here
	rm -rf $(VENV) dist build $(CATALOGUE).mo

# A folder is newer when a file came, went or was replaced.
$(GUIDE): $(VENV)/.run $(wildcard data data/* data/*/*.yaml src/imtui/guide src/imtui/guide/*.py src/imtui/guide/*/*.py)
	@$(BIN)/python packaging/compile_guide.py

$(VENV)/.run: pyproject.toml $(CATALOGUE).po
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "imtui needs Python 3.11 or newer; this is $$($(PYTHON) --version). Debian 12 and 13 have it: apt install python3" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "The module venv of Python is missing: sudo apt install python3-venv" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@
