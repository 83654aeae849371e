# Two commands on a bare machine with Python 3.11 or later and pip:  make demo   make test
# 在只有 Python 3.11 以上和 pip 的机器上：make demo　make test

PYTHON ?= python3
unexport PYTHONDONTWRITEBYTECODE  # else each worker and each process of a test compiles everything anew
VENV := .venv
BIN := $(VENV)/bin
RELEASE := .venv-release
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: demo test test-all coverage lint generate golden docs mutants code-mutants rule bench constraints release clean
.DELETE_ON_ERROR:

# validate and plan on a bundled case · 对随附案件作一次判断和一份计划
demo: $(VENV)/.core
	$(BIN)/zhixing demo

# Tests. Two things decide what runs:
#   the markers         `deep` is on tests that cost much and have no number of examples to scale, only test-all runs them;
#                       `scaled` on tests that take more examples the more effort, test-all runs them a second time
#   ZHIXING_EFFORT      quick (the default), thorough, full or nightly: how many examples, see tests/support/effort.py
# A part of them: .venv/bin/python -m pytest tests/oracle, or with ZHIXING_EFFORT=full in front, or with -m 'not deep'.
# Before a release: make coverage test-all EFFORT=full.  At night: make test-all EFFORT=nightly
EFFORT ?= thorough
# Deep tests that also have a number of examples take the quick one, else they alone need a quarter of an hour.
DEEP_EFFORT ?= quick
# Two workers or more share the tests.
WORKERS := --numprocesses=auto --maxprocesses=4 --dist=worksteal

# code style, types, quick tests: about seven minutes on two cores · 代码检查、类型检查、快速测试，双核约七分钟
test: lint
	ZHIXING_EFFORT=quick $(BIN)/python -m pytest $(WORKERS) -m 'not deep'

# the same, then more examples and the deep tests: about fifteen minutes · 再加更多样例和深度测试，约十五分钟
test-all: test
	ZHIXING_EFFORT=$(EFFORT) $(BIN)/python -m pytest $(WORKERS) -m 'scaled and not deep' tests
	ZHIXING_EFFORT=$(DEEP_EFFORT) $(BIN)/python -m pytest $(WORKERS) -m deep tests

# which lines the quick tests reach; not measured of properties, proofs and pages, see tests/support/coverage_scope.py
# 快速测试的覆盖率
coverage: $(VENV)/.dev
	$(BIN)/python -m coverage erase
	ZHIXING_EFFORT=quick $(BIN)/python -m coverage run -m pytest $(WORKERS) -m 'not deep'
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report

lint: $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/mypy docs/generate.py
	$(BIN)/lint-imports

# every change to a rule is noticed · 改动任何一条规则都会被发现
mutants: $(VENV)/.dev
	PYTHONPATH=tests $(BIN)/python -m mutants

# a sample of changes to the code, and those that no test notices: make code-mutants SAMPLE=400 SEED=1 · 改动代码的抽样
SAMPLE ?= 400
SEED ?= 1
code-mutants: $(VENV)/.dev
	PYTHONPATH=tests $(BIN)/python -m mutants.code --sample $(SAMPLE) --seed $(SEED)

# write the golden files of outputs anew, to be read in review · 重新写出各输出的对照文件，供审阅
golden: $(VENV)/.dev
	PYTHONPATH=tests $(BIN)/python -m support.golden

# write every generated file: pages, schemas, anchors · 重新生成全部生成文件：文档页、JSON Schema、锚点清单
generate: $(VENV)/.core
	$(BIN)/python docs/generate.py

# the generated files, then the site in site/index.html; with SITE_URL=https://host/project its pages say that they are
# published at SITE_URL/VERSION/, and site/ is what belongs there · 重新生成文档和网站
docs: $(VENV)/.docs generate
	$(BIN)/sphinx-build -j auto -W -E --keep-going -q -D html_baseurl="$(SITE_URL)" -c docs/website -d build/doctrees docs site

# add the stub of a rule: make rule ID=art12.p2.example QUOTE=应当制定执行预案 SUBJECT=operation · 新写一条规则
rule: $(VENV)/.dev
	@PYTHONPATH=tests $(BIN)/python tests/support/rule_template.py "$(ID)" "$(QUOTE)" "$(SUBJECT)"

bench: $(VENV)/.bench
	$(BIN)/python benchmarks/against.py
	$(BIN)/python benchmarks/subject_growth.py
	$(BIN)/python benchmarks/peers.py
	$(BIN)/python benchmarks/scale.py
	$(BIN)/python benchmarks/worklists.py

# the files of a release in dist/, of the last commit: make release BASE_URL=https://host/project/blob/v1.0.0, or without
# BASE_URL where no site shows the repository; nothing is uploaded · 发布文件，不上传
release: $(RELEASE)/.installed
	$(RELEASE)/bin/python -m release --base-url "$(BASE_URL)"

# pin what the core and each extra need, with hashes; newer versions: make constraints UPGRADE=--upgrade · 锁定依赖版本
constraints: $(RELEASE)/.installed
	$(RELEASE)/bin/python -m release.constraints $(UPGRADE)

clean:
	rm -rf $(VENV) $(RELEASE) dist build site .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests docs examples benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11+ / 需要 Python 3.11 以上: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.core: pyproject.toml | $(BIN)/python
	$(PIP) install --quiet --editable .
	touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(PIP) install --quiet --editable '.[dev]'
	touch $@ $(VENV)/.core

$(VENV)/.docs: pyproject.toml | $(BIN)/python
	$(PIP) install --quiet --editable '.[docs]'
	touch $@ $(VENV)/.core

$(VENV)/.bench: pyproject.toml | $(BIN)/python
	$(PIP) install --quiet --editable '.[bench]'
	touch $@ $(VENV)/.core

# The tools of a release have one version each, since they leave their mark in its bytes.
$(RELEASE)/.installed: constraints/release.txt
	$(PYTHON) -m venv $(RELEASE)
	$(RELEASE)/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes --requirement $<
	touch $@
