"""The library says nothing on the side: it logs nothing, warns of nothing, and keeps pydantic's errors to itself."""

from __future__ import annotations

import ast
import logging
import pickle
import warnings
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

import zhixing_rules
from fuzz.hostile import CANARY, COURTS, DRAFT, NOTICES, RECORDS
from fuzz.invariants import assert_clean, leaks, tried, zhixing
from zhixing_rules import PRC, Case, Problem, RecordError, explain, load, plan, redact, validate
from zhixing_rules.cli.input_errors import CaseFileError, DirectoryError, NoticeError
from zhixing_rules.interchange import read_jsonl
from zhixing_rules.procedures.jiaozuo_2024.courts import DIRECTORY

SOURCES = sorted(Path(zhixing_rules.__file__).parent.rglob("*.py"))
BAD = (
    f'{{"court": "{CANARY}',
    f'{{"{CANARY}": 1}}',
    f'{{"court_level": "{CANARY}"}}',
    f'{{"persons": [{{"id": "{CANARY}"}}]}}',
)


def test_nothing_is_logged_and_nothing_warned_of(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        for record in RECORDS:
            report = validate(record, on=date(2025, 10, 20))
            plan(record, on=date(2025, 10, 20))
            for finding in report:
                explain(finding)
        for bad in BAD:
            for _, outcome in read_jsonl([bad]):
                assert isinstance(outcome, RecordError)
            zhixing("validate", "-", given=bad.encode())
        PRC.with_notice(NOTICES[-1])
        DIRECTORY.with_entries(COURTS)
        redact(DRAFT, "public")
    assert caplog.records == []
    assert warned == []


def test_no_module_asks_for_a_logger_and_nothing_is_run_but_compiled_rules() -> None:
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {each.name for node in ast.walk(tree) if isinstance(node, ast.Import) for each in node.names}
        names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert not names & {"logging", "warnings", "syslog"}, path.name
        called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        run = {each.id for each in called if isinstance(each, ast.Name)} & {"eval", "exec", "compile", "print", "input"}
        compiles = path.parts[-3:-1] == ("engine", "compile") and path.name in {"verdicts.py", "due_days.py"}
        assert run == ({"compile", "exec"} if compiles else set()), path.name


@pytest.mark.parametrize("bad", BAD, ids=range(len(BAD)))
def test_the_error_of_pydantic_never_escapes_nor_hangs_on_ours(bad: str) -> None:
    with pytest.raises(RecordError) as refused:
        load(Case, bad)
    assert not isinstance(refused.value, ValidationError)
    assert refused.value.__cause__ is None
    assert refused.value.__context__ is None
    assert tried(lambda: load(Case, bad), RecordError) is None


@pytest.mark.parametrize("kind", [RecordError, NoticeError, DirectoryError, CaseFileError])
def test_an_error_of_problems_is_the_same_after_pickling(kind: type[RecordError]) -> None:
    error = kind([Problem(f"/{number}", "x", "甲", "a") for number in range(1500)])
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(error, protocol))  # noqa: S301  our own bytes
        assert (type(again), again.problems, again.args) == (kind, error.problems, error.args)


class _Told(Exception):  # noqa: N818  it is no error of ours
    pass


def test_an_error_that_hangs_on_another_is_looked_into() -> None:
    for held in (CANARY, f"\x1b{CANARY}"):
        error = RecordError([Problem("", "x", "x", "x")])
        assert_clean(error)
        error.__context__ = _Told(held)
        with pytest.raises(AssertionError):
            assert_clean(error)


def test_internal_error_shows_only_its_type(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError(CANARY)

    monkeypatch.setattr("zhixing_rules.cli.commands.validate.validate", broken)
    ran = zhixing("validate", "-", given=b"{}")
    assert ran.code == 101
    assert "RuntimeError" in ran.err
    assert not leaks(ran.out + ran.err)
