# Everything a newcomer needs on day one. The work is done by the small programs in tools/.
PYTHON ?= python3
BIN := .venv/bin
RUFF := $(BIN)/ruff
CONFIG := --config server/pyproject.toml
MYPY := $(BIN)/mypy --config-file server/pyproject.toml
# So many files of the server's tests at a time; the tests of a file in turn, those in the browser in two halves.
# Tests with real calls wait more than they work, so that two cores bear three; with four, sound is late now and then.
WORKERS ?= 3
TOOL := $(BIN)/python -m tools
CHECKS := check-format check-style check-types contracts tidy check-map check-lock check-page

# Tests start many centres: whatever the shell says, only the first one compiles the program.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help setup run test test-page test-server check $(CHECKS) map format bench walk sim match slice lock clean

help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1 \t/' | expand -t 24

setup: ## all that running needs, without starting
	@$(PYTHON) -m tools.setup run

run: ## set up what is missing, then start the demo centre (ARGS="--http 127.0.0.1:8090 …")
	@$(PYTHON) -m tools.setup run
	@exec $(BIN)/ringhall demo $(ARGS)

test: ## set up what tests need, then run all of them (ARGS="-k routing" narrows the server's)
	@$(PYTHON) -m tools.setup test
	@$(MAKE) --no-print-directory --keep-going test-page test-server

test-page:
	$(BIN)/python -m tools.npm run test

test-server:
	cd server && ../$(BIN)/python -m pytest -n $(WORKERS) --no-loadscope-reorder $(ARGS)

check: ## format, style, types, import contracts, tidiness, map, locks; the page's too
	@$(PYTHON) -m tools.setup check
	@$(MAKE) --no-print-directory --keep-going $(CHECKS)

check-format:
	$(RUFF) format $(CONFIG) --check --output-format concise server tools

check-style:
	$(RUFF) check $(CONFIG) --quiet server tools

check-types:
	$(MYPY) server/ringhall server/tests server/bench tools

check-map:
	$(TOOL).map --check

check-lock:
	$(TOOL).lock --check

check-page:
	$(BIN)/python -m tools.npm exec tsc -- -b
	$(BIN)/python -m tools.npm run lint

contracts: ## who may import whom
	$(BIN)/lint-imports $(CONFIG)

tidy: ## the longest files and functions, and what does not belong
	$(TOOL).tidy

map: ## write docs/map anew from the code
	$(TOOL).map
	$(TOOL).openapi
	cd server && ../$(BIN)/python -m tests.support.streams

format: ## bring Python into the one format
	$(RUFF) format $(CONFIG) server tools
	$(RUFF) check $(CONFIG) --fix server tools

bench: ## measure on this machine, and write docs/benchmarks.md
	@$(PYTHON) -m tools.setup test
	cd server && PYTHONPATH=.. ../$(BIN)/python -m bench $(ARGS)

walk: ## tell a story step by step: make walk STORY=a-caller-presses-2
	@$(TOOL).walk $(STORY)

sim: ## play the centre in simulated time, with all that can go wrong: make sim SEED=7 HOURS=10000 (AGENTS= SEEDS= ARGS=--calm)
	cd server && ../$(BIN)/python -m tests.support.sim --seed $(or $(SEED),1) --hours $(or $(HOURS),1000) \
		--agents $(or $(AGENTS),0) --seeds $(or $(SEEDS),1) $(ARGS)

match: ## compare the match with a scan of all pairs: make match SEED=7 EVENTS=1000000
	cd server && ../$(BIN)/python -m tests.support.same_offers --seed $(or $(SEED),1) --events $(or $(EVENTS),1000000)

slice: ## files of a new slice, with its test: make slice NAME=business/cases
	@$(TOOL).new_slice $(NAME)

lock: ## lock files from server/pyproject.toml (ARGS=--upgrade takes newer versions)
	$(TOOL).lock $(ARGS)

clean: ## remove what was built; .venv and data stay
	rm -rf server/ringhall/page web/dist web/node_modules .venv/stamps
	rm -rf .mypy_cache .ruff_cache .import_linter_cache server/.pytest_cache server/.hypothesis server/.mypy_cache
