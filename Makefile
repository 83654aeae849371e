# Two commands on a bare machine with Python 3.11 or later and pip:  make demo   make test
# 在只有 Python 3.11 以上和 pip 的机器上：make demo　make test

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: demo test proofs covered heavy lint generate docs mutants rule bench clean
.DELETE_ON_ERROR:

# validate and plan on a bundled case · 对随附案件作一次判断和一份计划
demo: $(VENV)/.core
	$(BIN)/zhixing demo

# everything that must hold · 全部检查
# Four lots, two at a time. Coverage makes tests up to five times as slow: it is taken of the quick ones alone, and what
# only the others reach counts as not covered.
PROOFS := tests/oracle tests/space tests/mutants tests/disclosure tests/fuzz tests/agreement \
	tests/test_docs.py tests/test_docs_articles.py
HEAVY := tests/archives tests/batch tests/comparison tests/exploring tests/impacts tests/calendars/test_interval.py \
	tests/cli/commands/test_compare.py tests/cli/commands/test_impact.py tests/conformance/test_vectors.py \
	tests/engine/compile/test_verdicts.py tests/engine/test_applicable_version.py tests/engine/test_plan_followed.py \
	tests/interchange/test_impacts.py tests/interchange/test_results.py tests/amendment/test_transition.py \
	tests/procedures/jiaozuo_2024/test_courts.py tests/render/test_comparisons.py tests/render/test_texts.py \
	tests/screening/test_growth.py tests/testing/test_properties.py tests/testing/test_must_show.py \
	tests/testing/test_plugin.py tests/testing/test_strategies.py tests/test_benchmarks.py tests/test_rule_template.py

test: $(VENV)/.dev
	@mkdir -p build
	@echo "十余分钟；每一批完成后显示，进行中的见 build/*.txt · some minutes; each lot is shown when it is done"
	@$(MAKE) --no-print-directory --keep-going --jobs=2 proofs covered heavy lint

# what a lot writes is shown in one piece, when it is done
SHOWN = > build/$@.txt 2>&1; code=$$?; cat build/$@.txt; exit $$code

proofs: $(VENV)/.dev
	@$(BIN)/python -m pytest --durations=20 $(PROOFS) $(SHOWN)

covered: $(VENV)/.dev
	@($(BIN)/python -m coverage run -m pytest --durations=20 $(PROOFS:%=--ignore=%) $(HEAVY:%=--ignore=%) && \
	$(BIN)/python -m coverage report --fail-under 90) $(SHOWN)

heavy: $(VENV)/.dev
	@$(BIN)/python -m pytest --durations=20 $(HEAVY) $(SHOWN)

lint: $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/mypy docs/generate.py
	$(BIN)/lint-imports

# every change to a rule is noticed · 改动任何一条规则都会被发现
mutants: $(VENV)/.dev
	PYTHONPATH=tests $(BIN)/python -m mutants

# write every generated file: pages, schemas, anchors · 重新生成全部生成文件：文档页、JSON Schema、锚点清单
generate: $(VENV)/.core
	$(BIN)/python docs/generate.py

# the generated files, then the site in site/index.html · 重新生成文档和网站
docs: $(VENV)/.docs generate
	$(BIN)/sphinx-build -W -E --keep-going -q -c docs/website -d build/doctrees docs site

# add the stub of a rule: make rule ID=art12.p2.example QUOTE=应当制定执行预案 SUBJECT=operation · 新写一条规则
rule: $(VENV)/.dev
	@PYTHONPATH=tests $(BIN)/python tests/support/rule_template.py "$(ID)" "$(QUOTE)" "$(SUBJECT)"

bench: $(VENV)/.bench
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/peers.py
	$(BIN)/python benchmarks/growth.py
	$(BIN)/python benchmarks/scale.py

clean:
	rm -rf $(VENV) dist build site .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
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
