# Each target makes what it needs first. 第一次运行会自动建好环境。
export NO_MKDOCS_2_WARNING = 1
# The date inside compressed files; fixed, so that two builds of one commit are the same bytes.
export SOURCE_DATE_EPOCH = 315532800
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(if $(shell $(name) -c 'import sys; print(sys.version_info >= (3, 11) or "")' 2>/dev/null),$(name))))
BIN = .venv/bin
# Whole or not at all: the stamp is set last, so what was half installed is installed again. The log tells the rest.
INSTALL = -m pip install --quiet --disable-pip-version-check --require-hashes
NOT_INSTALLED = { echo "装不上依赖：多半是连不上软件包的网站，或者磁盘满了、不能写；详情在 $@.log，改好再运行一次 (packages not installed: no network, full or read-only disk; see $@.log)"; exit 1; }

.PHONY: serve test test-quick test-later old-browsers lint build check schema sheet lock bench bench-web bench-growth search-eval search-danger search-bench stale clean
.DEFAULT_GOAL := build

.venv/.ready: requirements.txt
	@test -n "$(PYTHON)" || { echo "需要 Python 3.11 或更新的版本，这里没有找到 (Python >= 3.11 not found)"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "$(PYTHON) 缺少 venv 模块；Debian、Ubuntu 请先安装 python3-venv (the venv module is missing)"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "建不了 .venv：这个文件夹不能写，或者磁盘满了 (cannot create .venv: folder read-only or disk full)"; exit 1; }
	@$(BIN)/python $(INSTALL) -r requirements.txt >$@.log 2>&1 || $(NOT_INSTALLED)
	@touch $@

# What only the tests and the gates need.
.venv/.ready-dev: requirements-dev.txt .venv/.ready
	@$(BIN)/python $(INSTALL) -r requirements-dev.txt >$@.log 2>&1 || $(NOT_INSTALLED)
	@touch $@

lint/node_modules/.ready: lint/package-lock.json .venv/.ready-dev
	@mkdir -p $(@D)
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm ci --prefix lint --cache .build/npm --no-audit --no-fund --ignore-scripts >.venv/npm.log 2>&1 || { echo "装不上 TypeScript 和 acorn：多半是连不上 npm；详情在 .venv/npm.log (npm packages not installed; see .venv/npm.log)"; exit 1; }
	@touch $@

# What the search is held against in the bench, in an environment of its own.
.venv-peers/.ready: bench/requirements-peers.txt .venv/.ready
	@$(PYTHON) -m venv .venv-peers
	@.venv-peers/bin/python $(INSTALL) -r bench/requirements-peers.txt >$@.log 2>&1 || $(NOT_INSTALLED)
	@touch $@

# Scores are extra: without them the rest of the bench goes on.
LIGHTHOUSE = .build/lighthouse/.ready
$(LIGHTHOUSE): bench/lighthouse/package-lock.json .venv/.ready-dev
	@mkdir -p $(@D)
	@cp bench/lighthouse/package.json bench/lighthouse/package-lock.json $(@D)
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm ci --prefix $(@D) --cache .build/npm --no-audit --no-fund --ignore-scripts >$(@D)/npm.log 2>&1 && touch $@ || echo "装不上 Lighthouse，不打分；详情在 $(@D)/npm.log (Lighthouse not installed, no scores; see $(@D)/npm.log)"

check: .venv/.ready
	@$(BIN)/python -m macros.check

build: .venv/.ready
	@$(BIN)/python -m pipeline site

serve: check
	@echo "打开 http://127.0.0.1:8000/ ，改动会自动刷新；按 Ctrl+C 停止"
	@$(BIN)/python -m mkdocs serve --dev-addr 127.0.0.1:8000

test: check .venv/.ready-dev
	@$(BIN)/python -m tests.set_up
	@$(BIN)/python -m pytest

test-quick: check .venv/.ready-dev
	@$(BIN)/python -m pytest -m "not browser"

# The same tests, with the clock of the machine ahead; installed before, for certificates have run out by then.
AHEAD ?= 400
test-later: .venv/.ready-dev
	@$(BIN)/python -m tests.set_up
	@command -v faketime >/dev/null || { echo "需要 faketime；Debian、Ubuntu 运行 apt-get install faketime (faketime not found)"; exit 1; }
	@NO_FAKE_STAT=1 faketime -f '+$(AHEAD)d' $(MAKE) --no-print-directory test

# The tools in browsers as old as readers have them; fetched once, into .build/old-browsers. KERNELS="78 107" for some.
old-browsers: build .venv/.ready-dev
	@$(BIN)/python -m tests.old_browsers site $(KERNELS)

lint: .venv/.ready-dev lint/node_modules/.ready
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/mypy
	@$(BIN)/node lint/node_modules/typescript/bin/tsc --project lint
	@$(BIN)/node lint/parse.mjs
	@echo "写法、格式、类型、脚本都没有问题"

# Every provision for reading beside the law; ID="… …" for some.
sheet: .venv/.ready
	@$(BIN)/python -m macros.check.sheet $(ID)

stale: .venv/.ready
	@$(BIN)/python -m macros.check --stale $(or $(DAYS),180)

schema: .venv/.ready
	@$(BIN)/python -m macros.schema

bench: .venv/.ready-dev
	@$(BIN)/python -m bench.build

bench-web: build .venv/.ready-dev .venv-peers/.ready $(LIGHTHOUSE)
	@$(BIN)/python -m bench.web
	@test ! -e $(LIGHTHOUSE) || $(BIN)/python -m bench.lighthouse_scores

bench-growth: .venv/.ready-dev
	@$(BIN)/python -m bench.growth

QUERIES = bench/queries.tsv
TOPICS = bench/topics.tsv
search-eval: build .venv/.ready-dev $(if $(PEERS),.venv-peers/.ready)
	@$(BIN)/python -m bench.search_eval --queries $(QUERIES) --topics $(TOPICS) $(if $(PEERS),--peers)

search-danger: build .venv/.ready-dev
	@$(BIN)/python -m bench.search_danger --queries $(or $(DANGER),bench/danger.tsv)

search-bench: build .venv/.ready-dev .venv-peers/.ready
	@$(BIN)/node bench/search_engine.cjs site
	@$(BIN)/python -m bench.search_cost

COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url
lock: .venv/.ready-dev
	@$(COMPILE) requirements.in -o requirements.txt
	@$(COMPILE) requirements-dev.in -o requirements-dev.txt
	@$(COMPILE) bench/requirements-peers.in -o bench/requirements-peers.txt
	@for folder in lint bench/lighthouse; do (cd $$folder && PATH="$(CURDIR)/$(BIN):$$PATH" npm install --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund --silent) || exit; done

clean:
	@rm -rf site .build
