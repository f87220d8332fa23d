# make demo   sets everything up and checks a sample report
# make test   sets everything up and runs every test
# make help   says what else there is

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for python in python3 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info[:2] not in ((3, 11), (3, 12)))' 2>/dev/null \
	&& echo $$python && break; done)
INSTALL := $(BIN)/python -m pip --disable-pip-version-check install --quiet
CATALOGUES := $(wildcard engine/gongkai/locale/*/LC_MESSAGES/*.po)
SAMPLE := samples/bureau-2024.html

.PHONY: help demo test ocr-test eyes prose fuzz benchmarks cells picture expected catalogues schemas register locks clean

help:
	@echo "make demo        set up, then check $(SAMPLE)"
	@echo "make test        set up, then lint, types, import contracts and all tests"
	@echo "make ocr-test    set up with the extra ocr, then run the tests of scans"
	@echo "make eyes        set up, then hold what is read against what programs show (EYES='FOLDER …')"
	@echo "make fuzz        set up, then read 20,000 damaged reports (FUZZ='--files 500 --run 7')"
	@echo "make benchmarks  set up, then measure speed and memory"
	@echo "make prose       set up, then measure what is said of passages of prose: precision, recall, share understood"
	@echo "make cells       set up, then count the cells that each format gives for certain"
	@echo "make picture     draw docs/check.svg and docs/architecture.svg again"
	@echo "make expected    write tests/cli/views/expected again, after a change of the printed checklist"
	@echo "make catalogues  sort the messages by where they are used and compile them, after adding some"
	@echo "make schemas     write the schemas of rule files again, after adding a kind or a key"
	@echo "make register    write docs/register.md again, after adding a column"
	@echo "make locks       resolve requirements/*.txt again (needs uv)"
	@echo "make clean       remove the virtual environment"

demo: $(VENV)/run.stamp $(VENV)/catalogues.stamp
	@$(BIN)/gongkai check --fail-on never $(SAMPLE)

test: $(VENV)/test.stamp $(VENV)/catalogues.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/pyright --pythonpath $(BIN)/python
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest

# The extra brings some 300 MB of libraries and has an environment of its own.
ocr-test:
	@$(MAKE) --no-print-directory VENV=$(VENV)-ocr $(VENV)-ocr/ocr.stamp $(VENV)-ocr/catalogues.stamp
	$(VENV)-ocr/bin/pytest tests/readers/scan tests/transcript tests/kinds/test_transcript.py -rs

# What people open files with: installed where that is allowed, told and skipped elsewhere.
EYES ?= samples
eyes: $(VENV)/test.stamp $(VENV)/catalogues.stamp
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && ! command -v chromium soffice pdftotext >/dev/null; then \
	  { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
	    chromium libreoffice-writer libreoffice-calc poppler-utils fonts-wqy-zenhei; } >/dev/null || true; fi
	cd tests && ../$(BIN)/python -m eyes $(patsubst %,../%,$(EYES))

# What is said of passages of prose: precision, recall and the share understood, by family.
prose: $(VENV)/test.stamp $(VENV)/catalogues.stamp
	cd tests && ../$(BIN)/python -m prose.scores

fuzz: $(VENV)/test.stamp $(VENV)/catalogues.stamp
	cd tests && ../$(BIN)/python -m fuzz $(FUZZ)

benchmarks: $(VENV)/test.stamp $(VENV)/bench.stamp $(VENV)/catalogues.stamp
	$(BIN)/python tests/benchmarks/check.py
	$(BIN)/python tests/benchmarks/formats.py
	$(BIN)/python tests/benchmarks/hostile.py
	$(BIN)/python tests/benchmarks/inference.py
	$(BIN)/python tests/benchmarks/assess.py 400
	$(BIN)/python tests/benchmarks/season.py 400

cells: $(VENV)/test.stamp $(VENV)/catalogues.stamp
	$(BIN)/python tests/benchmarks/cells.py

picture: $(VENV)/test.stamp $(VENV)/catalogues.stamp
	$(BIN)/python tests/published/picture.py
	cd tests && ../$(BIN)/python -m published.architecture

catalogues: $(VENV)/run.stamp
	cd tests && ../$(BIN)/python -m published.catalogues
	@$(MAKE) --no-print-directory $(VENV)/catalogues.stamp

expected: $(VENV)/test.stamp $(VENV)/catalogues.stamp
	cd tests && ../$(BIN)/python -m cli.views.printed

# Schemas and the page about the register hold words of the catalogues.
schemas: $(VENV)/test.stamp $(VENV)/catalogues.stamp
	cd tests && ../$(BIN)/python -m published.schemas

register: $(VENV)/test.stamp $(VENV)/catalogues.stamp
	cd tests && ../$(BIN)/python -m published.register_page

# The first environment step needs Python 3.11 or 3.12: durable-rules does not build on later ones.
$(VENV)/build.stamp: requirements/build.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or 3.12 is needed: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "Setting up $(VENV) …" >&2
	@$(PYTHON) -m venv $(VENV)
	@$(INSTALL) --require-hashes -r requirements/build.txt
	@touch $@

$(VENV)/run.stamp: $(VENV)/build.stamp requirements/run.txt pyproject.toml hatch_build.py
	@$(INSTALL) --no-build-isolation --use-pep517 --require-hashes -r requirements/run.txt
	@$(INSTALL) --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/test.stamp: $(VENV)/run.stamp requirements/test.txt
	@$(INSTALL) --no-build-isolation --require-hashes -r requirements/test.txt
	@touch $@

$(VENV)/ocr.stamp: $(VENV)/run.stamp requirements/ocr.txt
	@$(INSTALL) --no-build-isolation --require-hashes -r requirements/ocr.txt
	@touch $@

$(VENV)/bench.stamp: $(VENV)/run.stamp requirements/bench.txt
	@$(INSTALL) --no-build-isolation --require-hashes -r requirements/bench.txt
	@touch $@

$(VENV)/catalogues.stamp: $(VENV)/run.stamp $(CATALOGUES)
	@$(BIN)/pybabel --quiet compile --directory engine/gongkai/locale --domain gongkai
	@touch $@

LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-header
locks:
	$(LOCK) requirements/build.in --output-file requirements/build.txt
	$(LOCK) pyproject.toml --output-file requirements/run.txt
	$(LOCK) pyproject.toml --group test --output-file requirements/test.txt
	$(LOCK) pyproject.toml --group bench --output-file requirements/bench.txt
	$(LOCK) pyproject.toml --extra ocr --group test --output-file requirements/ocr.txt

clean:
	rm -rf $(VENV)
