# Each target makes its own .venv first. 第一次运行会自动建好环境。
export NO_MKDOCS_2_WARNING = 1
# The date inside compressed files; fixed, so that two builds of one commit are the same bytes.
export SOURCE_DATE_EPOCH = 315532800
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(if $(shell $(name) -c 'import sys; print(sys.version_info >= (3, 11) or "")' 2>/dev/null),$(name))))
BIN = .venv/bin

.PHONY: serve test build check schema lock bench search-eval search-bench stale clean
.DEFAULT_GOAL := build

.venv/.ready: requirements.txt
	@test -n "$(PYTHON)" || { echo "需要 Python 3.11 或更新的版本，这里没有找到 (Python >= 3.11 not found)"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "$(PYTHON) 缺少 venv 模块；Debian、Ubuntu 请先安装 python3-venv (the venv module is missing)"; exit 1; }
	@$(PYTHON) -m venv .venv && $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt && touch $@

check: .venv/.ready
	@$(BIN)/python -m macros.check

build: .venv/.ready
	@$(BIN)/python -m pipeline site

serve: check
	@echo "打开 http://127.0.0.1:8000/ ，改动会自动刷新；按 Ctrl+C 停止"
	@$(BIN)/python -m mkdocs serve --dev-addr 127.0.0.1:8000

test: check
	@$(BIN)/python -m tests.browser_setup
	@$(BIN)/python -m pytest

stale: .venv/.ready
	@$(BIN)/python -m macros.check --stale $(or $(DAYS),180)

schema: .venv/.ready
	@$(BIN)/python -m macros.schema

bench: .venv/.ready
	@$(BIN)/python -m bench.build

QUERIES = bench/queries.tsv
TOPICS = bench/topics.tsv
search-eval: build
	@$(if $(PEERS),$(BIN)/python -m pip install --quiet --disable-pip-version-check -r bench/requirements-peers.txt)
	@$(BIN)/python -m bench.search_eval --queries $(QUERIES) --topics $(TOPICS) $(if $(PEERS),--peers)

search-bench: build
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r bench/requirements-peers.txt
	@$(BIN)/python -m bench.search_cost

lock: .venv/.ready
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url requirements.in -o requirements.txt

clean:
	@rm -rf site .build
