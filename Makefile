# Two commands matter: `make run` designs West Yorkshire; `make test` runs every test.
SHELL := /bin/bash
PY ?= python3.11
UV := .boot/bin/uv
PYTHON := .venv/bin/python
export UV_PYTHON_DOWNLOADS := never

.PHONY: run test lint types contracts lock benchmarks reference clean

run: .venv/.ok
	$(PYTHON) -m purposebuilt appraise examples/west_yorkshire --out out/west_yorkshire

test: .venv/.ok node_modules/.ok
	$(PYTHON) -m pytest -n auto

lint: .venv/.ok
	.venv/bin/ruff check . && .venv/bin/ruff format --check .

types: .venv/.ok
	.venv/bin/mypy

contracts: .venv/.ok
	.venv/bin/lint-imports

reference: .venv/.ok
	$(PYTHON) -m purposebuilt.publishing.reference docs/reference

$(UV):
	@bash bootstrap.sh $(PY)

.venv/.ok: $(UV) requirements.lock pyproject.toml
	@bash bootstrap.sh $(PY) install
	@touch $@

node_modules/.ok: package-lock.json
	@npm ci --silent || { echo "The page checker could not be installed: Node's package registry was not reached. Check the network, then run the same command again." >&2; exit 1; }
	@touch $@

lock: $(UV)
	$(UV) pip compile -q --python-version 3.11 --generate-hashes pyproject.toml --group dev -o requirements.lock

clean:
	rm -rf .venv .boot node_modules out
