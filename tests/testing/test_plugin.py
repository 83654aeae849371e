"""The pytest plugin and the Hypothesis entry point in another project."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from support.effort import examples
from support.tiny_office import TINY_OFFICE
from zhixing_rules import records
from zhixing_rules.testing import PROPERTIES

if TYPE_CHECKING:
    from collections.abc import Callable

    RunPytest = Callable[..., pytest.RunResult]

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[2]
BROKEN = """
from dataclasses import replace

from office import ANSWER, NO_FEE, PAPERS, TINY_OFFICE, received_on
from zhixing_rules.language import Window, WorkingDays
from zhixing_rules.language.procedure import UncheckedProcedure

_EMPTY = Window(after=received_on, closes=received_on.before(WorkingDays(5)))
BROKEN = UncheckedProcedure.of(
    TINY_OFFICE,
    rules=(PAPERS, replace(ANSWER, then=replace(ANSWER.then, within=_EMPTY)), replace(NO_FEE, remedy=None)),
)
"""


@pytest.fixture
def run_pytest(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> RunPytest:
    """Run pytest in another project, in strict mode, with warnings as errors."""
    pytester.makepyfile(
        office=(ROOT / "tests/support/tiny_office.py").read_text(encoding="utf-8"),
        broken=BROKEN,
        test_own="def test_own(): pass",
    )
    pytester.makeini("[pytest]\naddopts = --strict-markers --strict-config\nfilterwarnings = error\n")
    monkeypatch.syspath_prepend(str(pytester.path))

    def run(*arguments: str) -> pytest.RunResult:
        return pytester.runpytest_inprocess("-p", "zhixing_hooks", "--zhixing-examples", "30", *arguments)

    return run


def _tests_for(rule_id: str) -> set[str]:
    return {f"zhixing::{prop.id}[{rule_id}]" for prop in PROPERTIES if prop.per_rule}


def _collected(result: pytest.RunResult) -> set[str]:
    return {line for line in result.outlines if "::" in line}


def test_every_property_and_rule_is_one_named_test_after_the_tests_of_the_project(run_pytest: RunPytest) -> None:
    result = run_pytest("--zhixing-procedure", "office:TINY_OFFICE", "--collect-only", "-q")
    named = set().union(*(_tests_for(rule.id) for rule in TINY_OFFICE.rules))
    once = {f"zhixing::{prop.id}" for prop in PROPERTIES if not prop.per_rule}
    assert _collected(result) == {"test_own.py::test_own", *named, *once}


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (("-k", "art2.answer"), _tests_for("art2.answer")),
        (("-k", "art2.answer and quotes"), {"zhixing::quotes-resolve[art2.answer]"}),
        (("-m", 'zhixing_rule(id="art2.no-fee")'), _tests_for("art2.no-fee")),
        (("-m", 'zhixing_rule(clause="art1", per="loan")'), _tests_for("art1.papers")),
        (("-m", 'zhixing_property(id="replays-from-provenance")'), {"zhixing::replays-from-provenance"}),
        (("-m", "not zhixing"), {"test_own.py::test_own"}),
    ],
)
def test_tests_can_be_selected_by_rule_and_by_property(
    run_pytest: RunPytest, chosen: tuple[str, ...], expected: set[str]
) -> None:
    assert (
        _collected(run_pytest("--zhixing-procedure", "office:TINY_OFFICE", "--collect-only", "-q", *chosen)) == expected
    )


def test_a_rule_id_with_several_subjects_is_labelled_with_the_subject(
    pytester: pytest.Pytester, run_pytest: RunPytest
) -> None:
    pytester.makepyfile(
        twice="from dataclasses import replace\nfrom office import LEDGER, NO_FEE, TINY_OFFICE\n"
        "from zhixing_rules.language import TRUE, Note\n"
        "OTHER = replace(NO_FEE, per=LEDGER, then=Note('甲', 'a', '甲', 'a'), when=TRUE)\n"
        "TWICE = replace(TINY_OFFICE, rules=(NO_FEE, OTHER))\n"
    )
    chosen = ("--collect-only", "-q", "-k", "quotes")
    assert _collected(run_pytest("--zhixing-procedure", "twice:TWICE", *chosen)) == {
        "zhixing::quotes-resolve[art2.no-fee/loan]",
        "zhixing::quotes-resolve[art2.no-fee/ledger]",
    }


def test_a_correct_procedure_passes(run_pytest: RunPytest) -> None:
    result = run_pytest("--zhixing-procedure", "office:TINY_OFFICE", "-p", "no:cacheprovider", "-m", "zhixing")
    result.assert_outcomes(passed=3 * len(_tests_for("")) + 2, deselected=1)
    assert result.ret == 0


def test_a_violation_is_reported_with_its_clause_and_a_case_that_loads(
    pytester: pytest.Pytester, run_pytest: RunPytest
) -> None:
    chosen = ("-m", "zhixing_property(id='window-is-open') or zhixing_property(id='duty-has-actor-and-exit')")
    result = run_pytest("--zhixing-procedure", "broken:BROKEN", "--zhixing-cases", "cases", *chosen)
    result.assert_outcomes(failed=2, passed=4, deselected=30)
    file = pytester.path / "cases" / "window-is-open_art2.answer.json"
    result.stdout.fnmatch_lines(
        [
            "art2.no-fee 测图〔2024〕1号第二条「不得收取费用」",
            "window-is-open：*",
            "art2.answer 测图〔2024〕1号第二条「应在收到申请后五个工作日内答复」",
            "理由 · why*",
            f"反例 · the case：{file}",
        ]
    )
    assert file.read_text(encoding="utf-8") in result.stdout.str()
    record = records.load(TINY_OFFICE.roots[0].record, file.read_text(encoding="utf-8"))
    assert record.loans[0].received_on is not None  # type: ignore[attr-defined]  # a ledger
    assert [path.name for path in file.parent.iterdir()] == [file.name], "a violation without a case writes no file"


def test_the_case_of_an_earlier_run_is_deleted_once_the_property_holds(
    pytester: pytest.Pytester, run_pytest: RunPytest
) -> None:
    chosen = ("-k", "window-is-open and art2.answer")
    file = pytester.path / ".pytest_cache/d/zhixing/window-is-open_art2.answer.json"
    assert run_pytest("--zhixing-procedure", "broken:BROKEN", *chosen).ret == 1
    assert json.loads(file.read_text(encoding="utf-8"))["loans"]
    assert run_pytest("--zhixing-procedure", "office:TINY_OFFICE", *chosen).ret == 0
    assert not file.exists()


def test_without_a_cache_the_case_is_written_to_a_temporary_directory(run_pytest: RunPytest) -> None:
    result = run_pytest("--zhixing-procedure", "broken:BROKEN", "-p", "no:cacheprovider", "-k", "window-is-open")
    (line,) = {each for each in result.outlines if each.startswith("反例")}  # repeated at the end if CI is set
    file = Path(line.partition("：")[2])
    assert json.loads(file.read_text(encoding="utf-8"))["loans"]
    file.unlink()
    file.parent.rmdir()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("office", "write MODULE:NAME"),
        ("no_such_module:X", "ModuleNotFoundError"),
        ("office:NO_SUCH", "AttributeError"),
        ("office:ANSWER", "is a Rule, not a Procedure"),
    ],
)
def test_an_invalid_procedure_name_is_a_usage_error_with_a_hint(run_pytest: RunPytest, name: str, message: str) -> None:
    result = run_pytest("--zhixing-procedure", name)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert message in result.stderr.str()
    assert "Traceback" not in result.stderr.str()


def test_other_test_runs_do_not_import_the_library() -> None:
    script = (
        "import sys, pytest, zhixing_hooks, hypothesis\n"
        "try: pytest.main(['--version', '-p', 'zhixing_hooks'])\n"
        "finally: print(sorted({each.partition('.')[0] for each in sys.modules} & {'zhixing_rules', 'pydantic'}))"
    )
    completed = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, encoding="utf-8")  # noqa: S603  fixed command
    assert completed.stdout.splitlines()[-1] == "[]"


def test_without_hypothesis_the_error_names_the_extra(run_pytest: RunPytest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    result = run_pytest("--zhixing-procedure", "office:TINY_OFFICE")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "zhixing-rules[test]" in result.stderr.str()


# ------------------------------------------------------------------------------------------------ from_type

KINDS = [
    each
    for name in records.__all__
    if isinstance(each := getattr(records, name), type)
    and each is not records.Record
    and (issubclass(each, BaseModel) or each in {records.CaseNumber, records.Secret})
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_from_type_supports_every_record_type(kind: type) -> None:
    drawn = set()

    @examples(5)
    @given(st.from_type(kind))
    def draw(value: object) -> None:
        assert type(value) is kind
        drawn.add(str(value.model_dump(mode="json")) if isinstance(value, BaseModel) else hash(value))

    draw()
    assert len(drawn) > 1
    assert len(repr(st.from_type(kind))) < 1000, "a failure message contains the strategy"


@pytest.mark.parametrize("order", [("hypothesis", "zhixing_rules"), ("zhixing_rules", "hypothesis")])
def test_from_type_works_in_either_order_of_import(order: tuple[str, str]) -> None:
    script = (
        f"import {order[0]}, {order[1]}, sys\n"
        "print('zhixing_rules.testing.strategies' in sys.modules)\n"
        "print(hypothesis.strategies.from_type(zhixing_rules.Case))"
    )
    completed = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, encoding="utf-8")  # noqa: S603  fixed command
    assert completed.stdout.splitlines() == ["False", "any_record(Case)"]


# ------------------------------------------------------------------------------------------------ a fresh environment


@pytest.mark.deep
def test_the_wheel_installs_both_in_a_fresh_environment(tmp_path: Path) -> None:
    alone = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def run(*command: object, cwd: Path = ROOT) -> str:
        words = [str(each) for each in command]
        return subprocess.run(words, cwd=cwd, env=alone, check=True, capture_output=True, encoding="utf-8").stdout  # noqa: S603  fixed commands

    venv.create(tmp_path / "venv", with_pip=False, symlinks=True)
    python, project = tmp_path / "venv/bin/python", tmp_path / "project"
    offline = ("--no-index", "--no-deps", "-q", "--disable-pip-version-check")
    pip = (sys.executable, "-m", "pip")
    run(*pip, "wheel", *offline, "--no-build-isolation", "-w", tmp_path, ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    run(*pip, "--python", python, "install", *offline, wheel)
    site = next((tmp_path / "venv").glob("lib/python*/site-packages"))
    (site / "borrowed.pth").write_text(sysconfig.get_paths()["purelib"], encoding="utf-8")  # the dependencies
    project.mkdir()
    (project / "office.py").write_bytes((ROOT / "tests/support/tiny_office.py").read_bytes())
    origins = run(
        python, "-c", "import zhixing_rules, zhixing_hooks; print(zhixing_rules.__file__, zhixing_hooks.__file__)"
    )
    assert origins.count(str(site)) == 2
    chosen = ("-k", "art2.no-fee", "--zhixing-examples", 3, "-W", "error", "-p", "no:cacheprovider", "-q")
    output = run(python, "-m", "pytest", "--zhixing-procedure", "office:TINY_OFFICE", *chosen, cwd=project)
    assert f"{len(_tests_for(''))} passed, 24 deselected" in output
