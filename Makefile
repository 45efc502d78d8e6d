# Two commands matter: `make run` designs West Yorkshire; `make test` runs every test.
SHELL := /bin/bash
PYTHON := .venv/bin/python
export PY

.PHONY: run test lint types contracts lock benchmarks table listening peers reference picture clean

# Time that runs out (exit code 14) still leaves a report, which says how much may be missing.
run: .venv/.ok
	@$(PYTHON) -m purposebuilt appraise examples/west_yorkshire --room examples/west_yorkshire_room --out out/west_yorkshire || [ $$? = 14 ]
	@echo "Open out/west_yorkshire/report.html in a browser, and shared_purpose.html beside it (an illustrative room)."

test: .venv/.ok node_modules/.ok
	$(PYTHON) -m pytest -n auto

lint: .venv/.ok
	.venv/bin/ruff check . && .venv/bin/ruff format --check .

types: .venv/.ok
	.venv/bin/mypy

contracts: .venv/.ok
	.venv/bin/lint-imports

reference: .venv/.ok
	$(PYTHON) -m purposebuilt.publishing.reference docs/reference purposebuilt.cli.commands:purposebuilt

picture: out/west_yorkshire/report.html
	for name in report shared_purpose; do chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1280,1700 --screenshot=docs/pictures/$$name.png file://$(CURDIR)/out/west_yorkshire/$$name.html; done

# Those that need nothing but this folder; the table needs a folder of cases with known answers.
benchmarks: .venv/.ok
	@for name in start check design_files west_yorkshire; do echo "== $$name"; $(PYTHON) benchmarks/$$name.py || exit 1; done

# make table CASES=FOLDER [DATA=FOLDER] [LONG=1]; peers that were not installed are told as recorded.
table: .venv/.ok
	$(PYTHON) benchmarks/table.py $(if $(CASES),--cases $(CASES)) $(if $(DATA),--data $(DATA)) $(if $(LONG),--long) $(if $(wildcard .venv-peers/bin/python),--peer-python .venv-peers/bin/python) $(if $(wildcard .venv-peers/apart/bin/python),--peers-apart .venv-peers/apart/bin/python)

# make listening DATA=FOLDER [QUICK=1]: every number that hearing a room has to reach, in one table at the end.
listening: .venv/.ok
	$(PYTHON) benchmarks/listening_table.py $(if $(DATA),--data $(DATA)) $(if $(QUICK),--quick) $(if $(wildcard .venv-peers/bin/python),--peer-python .venv-peers/bin/python) $(if $(wildcard .venv-peers/shares/bin/python),--shares-python .venv-peers/shares/bin/python)

# The peers, in an environment of their own: make peers PEER_PYTHON=python3.12
peers: benchmarks/peers.txt benchmarks/peers-apart.txt benchmarks/peers-shares.txt
	$(or $(PEER_PYTHON),python3.12) -m venv .venv-peers
	.venv-peers/bin/pip install -q --disable-pip-version-check -r benchmarks/peers.txt
	$(or $(PEER_PYTHON),python3.12) -m venv .venv-peers/apart
	.venv-peers/apart/bin/pip install -q --disable-pip-version-check -r benchmarks/peers-apart.txt
	$(or $(PEER_PYTHON),python3.12) -m venv .venv-peers/shares
	.venv-peers/shares/bin/pip install -q --disable-pip-version-check -r benchmarks/peers-shares.txt

# The stamp is older than the lock or the project file when either has changed: then everything is installed again.
.venv/.ok: requirements.lock compiler.lock pyproject.toml bootstrap.sh hatch_build.py $(wildcard src/purposebuilt/engines/tree/*pp src/purposebuilt/participation/shares/runs/*pp)
	@bash bootstrap.sh

node_modules/.ok: package-lock.json .npmrc
	@command -v npm >/dev/null || { echo "The tests need npm for the accessibility checker, and this machine has none: run 'apt-get install nodejs npm', then the same command again (make run does not need it)." >&2; exit 1; }
	@npm ci --silent </dev/null >&2 || { echo "The accessibility checker axe-core could not be fetched: check that this machine reaches its npm registry, then run the same command again." >&2; exit 1; }
	@touch $@

lock: .venv/.ok
	.venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" pyproject.toml --group dev -o requirements.lock
	.venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" --group compiler -o compiler.lock /dev/null

clean:
	rm -rf .venv .venv-peers .boot node_modules out
