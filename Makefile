# One command per intent. `make` lists them. Python 3.11 or newer is all that has to be there.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

BIN := .venv/bin
STAMP := .venv/.ready
BASELINE := protos/baseline/limner.binpb
CHECKED := limner_client server tests tools bench migrations
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-annotate --custom-compile-command "make lock"

.PHONY: help setup demo serve quick test check lint types layers api bench bench-smoke artists minio grpcurl toxiproxy node go-example \
	fmt protos baseline golden pictures gallery documents lock wheel clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# The stamp is newer than what it was made from, so a second run costs nothing. The way to the sources is written from
# where it lies: Python 3.11 reads it in the locale's encoding, which may not have the letters of the folder's name.
$(STAMP): requirements.lock pyproject.toml
	@case "$$PWD" in *[\"\$$\`\\:]* | *$$'\n'*) \
		echo 'Limner cannot be installed below a path that holds one of " $$ ` \ : or a line break: rename the folder' >&2; exit 1;; \
	esac
	@if [ ! -x $(BIN)/python ]; then \
		found=""; \
		for each in $${PYTHON:-python3 python3.13 python3.12 python3.11}; do \
			if "$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then found="$$each"; break; fi; \
		done; \
		if [ -z "$$found" ]; then \
			echo "Limner needs Python 3.11 or newer. Install one, or name it: make setup PYTHON=/path/to/python3" >&2; exit 1; \
		fi; \
		if ! "$$found" -m venv .venv; then \
			rm -rf .venv; echo "$$found cannot make a virtual environment (Debian: apt install python3-venv)" >&2; exit 1; \
		fi; \
	fi
	@rm -f .venv/lib/python3*/site-packages/_limner.pth
	@echo "Installing the locked packages into .venv (a minute or two, the first time)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@cd .venv/lib/python3*/site-packages && printf '../../../../%s\n' . generated >_limner.pth
	@touch $@

setup: $(STAMP) ## Make .venv with the locked packages and Limner itself (the other targets do it by themselves)

demo: $(STAMP) ## Start everything, draw a battle map, save it
	@$(BIN)/limner demo

serve: $(STAMP) ## Run the server with its embedded database and one worker
	@$(BIN)/limner serve

quick: $(STAMP) ## While you work: lint, types, layers, and unit tests without whole pictures; says how long it took
	@$(MAKE) --no-print-directory lint types layers; \
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile --quiet -m "not pictures" tests/unit; \
	echo "quick: $$SECONDS s"

test: $(STAMP) ## Run the tests, three files at once, the longest first; some need what `make minio grpcurl toxiproxy` builds once
	@$(BIN)/python -m pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder --quiet

check: lint types layers api ## Lint, types, layers, protos, fresh stubs

lint: $(STAMP) ## Part of check: ruff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP) ## Part of check: mypy --strict
	$(BIN)/mypy --strict $(CHECKED)

layers: $(STAMP) ## Part of check: import-linter
	$(BIN)/lint-imports --no-logo

api: $(STAMP) ## Part of check: buf lint, format and breaking, fresh stubs
	$(BIN)/buf lint
	$(BIN)/buf format --diff --exit-code
	$(BIN)/buf breaking --against $(BASELINE)
	$(BIN)/python tools/protos.py --check

fmt: $(STAMP) ## Format Python and protos
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .
	$(BIN)/buf format --write

bench: $(STAMP) ## Measure on this machine; WRITE=docs/benchmarks.md keeps the table, BESIDE=path measures another checkout
	@$(BIN)/python -m bench $(if $(WRITE),--write "$(WRITE)") $(if $(BESIDE),--beside "$(BESIDE)")

artists: $(STAMP) ## Install skia, cairo and libvips, beside which benchmarks draw where they are there
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-artists.lock

bench-smoke: $(STAMP) ## Run every benchmark for a moment, to see that it works
	@$(BIN)/python -m bench --smoke

minio: $(STAMP) ## Build the MinIO server into the cache folder (needs Go, 5 minutes, once)
	@$(BIN)/python tools/go_part.py minio

grpcurl: $(STAMP) ## Build grpcurl into the cache folder (needs Go, 1 minute, once)
	@$(BIN)/python tools/go_part.py grpcurl

toxiproxy: $(STAMP) ## Build Toxiproxy into the cache folder (needs Go, 1 minute, once)
	@$(BIN)/python tools/go_part.py toxiproxy

node: $(STAMP) ## Install gRPC for Node, and types of Foundry, into the cache folder (needs npm, seconds, once)
	@$(BIN)/python tools/node_part.py
	@$(BIN)/python tools/foundry_types_part.py

go-example: $(STAMP) ## Make the stubs of examples/go from protos/ and build it (needs Go)
	@cd examples/go && ../../$(BIN)/buf generate && go build -buildvcs=false -o example .

protos: $(STAMP) ## Write stubs and descriptors below generated/ from protos/
	$(BIN)/buf format --write
	$(BIN)/python tools/protos.py

baseline: $(STAMP) ## At a release: keep the API that `buf breaking` compares with from now on
	$(BIN)/buf build --exclude-source-info --output $(BASELINE)

golden: $(STAMP) ## Store the golden pictures anew; look at them before you commit them
	LIMNER_GOLDEN=rewrite $(BIN)/python -m pytest tests/golden

pictures: $(STAMP) ## Draw the pictures of the documentation anew
	@$(BIN)/python tools/pictures.py

gallery: $(STAMP) ## Draw docs/gallery.md anew, with a server of its own (2 minutes)
	@$(BIN)/python -m tools.gallery

documents: $(STAMP) ## Write the parts of README and docs/ that programs make (needs grpcurl)
	@$(BIN)/python -m tools.documents

# Versions stay as they are unless pyproject.toml asks for others; `make lock UPGRADE=--upgrade` takes the newest.
lock: $(STAMP) ## Write the lock files from pyproject.toml
	$(COMPILE) $(UPGRADE) --group dev pyproject.toml --output-file requirements.lock
	$(COMPILE) --constraint requirements.lock pyproject.toml --output-file requirements-server.lock
	$(COMPILE) --constraint requirements.lock --group build --output-file requirements-build.lock
	$(COMPILE) --constraint requirements.lock --group artists --output-file requirements-artists.lock

wheel: $(STAMP) ## Build the wheel into dist/
	@$(BIN)/python -m hatchling build --target wheel

clean: ## Remove .venv, caches and built files; data folders stay
	rm -rf examples/go/gen examples/go/example .venv dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
