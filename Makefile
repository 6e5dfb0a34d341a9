# hm: what a developer or a production editor types. `make help` lists it.

ISSUE   = issue-63
BIN     = .venv/bin
UV      = uv==0.13.9

.DEFAULT_GOAL = help
.PHONY: help setup build pages test lint validate docs references fonts bench findings lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

setup: ## make .venv with everything hm needs (the others do it by themselves)
	@.ci/setup

build: setup ## build an issue: make build ISSUE=issue-63
	$(BIN)/hm build $(ISSUE)

pages: setup ## contact sheets of an issue, in build/: make pages ISSUE=issue-63
	$(BIN)/hm build $(ISSUE) -e sheets

test: setup ## run the tests: make test ARGS="-k flatplan"
	$(BIN)/pytest -n auto --maxprocesses 4 $(ARGS)

lint: setup ## ruff and mypy
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

validate: setup ## ask judges that others wrote about the PDFs of whole issues
	$(BIN)/python tests/validate/validate.py

docs: setup ## write docs/rules.md from the docstrings of the rules
	$(BIN)/python docs/make_rules.py

references: setup ## accept how pages look now: draw docs/templates and docs/pages anew
	$(BIN)/python -m tests.seen.accept

fonts: setup ## make the ready fonts anew, after a change of styles/fonts
	$(BIN)/python -m hm.editions.web_fonts styles/fonts/web
	$(BIN)/python -m hm.layout.ready_fonts styles/fonts/print

bench: setup ## time hm beside a plain baseline, on a real issue where there is one
	$(BIN)/python tests/bench/bench.py

findings: setup ## measure the checks against what readers found, where their lists lie
	$(BIN)/python -m tests.findings --write

lock: setup ## pin again what pyproject.toml asks for: make lock UPGRADE=--upgrade
	@tool=$$(mktemp -d) && trap 'rm -rf "$$tool"' EXIT && \
	$(BIN)/python -m venv "$$tool" && \
	"$$tool/bin/pip" install --quiet --disable-pip-version-check $(UV) && \
	"$$tool/bin/uv" pip compile --quiet --no-config --universal --python-version 3.11 \
		--extra dev --generate-hashes --custom-compile-command 'make lock' $(UPGRADE) \
		--output-file requirements.lock pyproject.toml

clean: ## remove .venv, the caches and everything built
	rm -rf .venv .hm build dist out .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find hm tests issues -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true
