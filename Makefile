# Every target sets up what it needs by itself: see installer/set-up.sh.
# PYTHON=... names another interpreter, ARGS=... goes to the program or to pytest.
.DEFAULT_GOAL := help
SET_UP := PYTHON="$(PYTHON)" sh installer/set-up.sh
BIN := .venv/bin
PICTURES := review-light review-dark conflict-light escalation-light history-light unmatched-light keys-light
PYTEST := $(BIN)/python -m pytest $(ARGS)

.PHONY: help demo demo-fresh test long bench check format pictures installer clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 22

demo: ## the workbench on a believable day, with a sandbox ERP beside it
	@$(SET_UP)
	@$(BIN)/poworkbench demo $(ARGS)

demo-fresh: ## the same from its first minute: yesterday's demo is thrown away
	@$(SET_UP)
	@$(BIN)/poworkbench demo --fresh $(ARGS)

test: ## unit, contract, property, flow, screen and architecture tests
	@$(SET_UP) test
	@$(PYTEST)

long: ## the tests that take their time: killed processes, the built wheel
	@$(SET_UP) test
	@$(PYTEST) -m long

bench: ## speed beside a named peer in the same run, as ratios
	@$(SET_UP) test
	@for one in benchmarks/*.py; do echo "$$one"; $(BIN)/python $$one; done

check: ## style, types, layers
	@$(SET_UP) test,dev
	@failed=0; for step in "ruff check" "ruff format --check" mypy "lint-imports --no-cache"; do \
		echo "== $$step"; $(BIN)/$$step || failed=1; done; exit $$failed

format: ## sort imports, lay out the code
	@$(SET_UP) test,dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

pictures: ## the pictures of docs/pictures, taken from the running program
	@$(SET_UP)
	@$(BIN)/poworkbench demo --headless --home build/pictures
	@mkdir -p docs/pictures
	@for name in $(PICTURES); do cp build/pictures/screens/$$name.png docs/pictures/; done

installer: ## a frozen program under build/, tried with --self-check
	@$(SET_UP) build
	@sh installer/build.sh

clean: ## throw away what was made here
	rm -rf build dist .venv .pytest_cache .ruff_cache .mypy_cache .hypothesis .import_linter_cache
