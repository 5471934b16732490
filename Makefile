# Everything a new machine needs: Python 3.11 and make.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test bench train fuzz web pictures
demo: export LEGATION_LEDGER = .demo/row.db
demo: .venv/ready
	$(BIN)/legation code examples/moscow-washington.nl.txt
	rm -rf .demo
	$(BIN)/legation import examples/us-russia.measures.csv --mapping records
	$(BIN)/legation import examples/us-russia.strengths.csv --mapping figures
	$(BIN)/legation add examples/moscow-washington.nl.txt
	$(BIN)/legation relations USA RUS --at 2021-12-01

test: .venv/ready
	$(BIN)/ruff check src tests quality bench
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest
	$(BIN)/python quality/gate.py

train: .venv/ready
	$(BIN)/python quality/train.py

fuzz: .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/fuzz.txt
	mkdir -p .fuzz
	$(BIN)/python quality/fuzz.py -max_total_time=600 -timeout=60 -artifact_prefix=.fuzz/

# What the pages need in a browser, from npm; users need no Node, since the result is part of the package.
web:
	npm --prefix frontend install --silent
	npm --prefix frontend run --silent build

# The pictures of docs/pages.md, as the browser tests see the pages.
pictures: .venv/ready
	rm -rf docs/pages
	LEGATION_PICTURES=docs/pages $(BIN)/python -m pytest tests/web/browser/test_looks.py

bench: .venv/ready
	$(BIN)/python bench/bench.py
	$(BIN)/python bench/books.py
	$(BIN)/python bench/web.py

.venv/ready: requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@
