# Two commands matter: `make demo` opens the sample plan, `make test` runs every test.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check bench sample pictures format clean

demo: .venv/installed
	@$(BIN)/planner demo

# Three at a time on two cores: half of the time is waiting for terminals.
test: .venv/installed-dev
	$(BIN)/pytest -n 3 --dist worksteal

check: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/installed-dev
	$(BIN)/python -m tests.bench

sample: .venv/installed-dev
	$(BIN)/python -m tests.sample sample.db

pictures: .venv/installed-dev
	$(BIN)/python -m tests.pictures docs

format: .venv/installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml | .venv/bin/python
	@echo "installing planner into .venv …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/installed-dev: pyproject.toml | .venv/bin/python
	@echo "installing planner and what its tests need into .venv …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ .venv/installed

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache
