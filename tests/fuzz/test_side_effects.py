"""The library does not log, does not warn, and does not let errors of pydantic escape."""

from __future__ import annotations

import ast
import logging
import pickle
import warnings
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from pydantic import ValidationError

import zhixing_rules
from fuzz.hostile import CANARY, COURTS, DRAFT, NOTICES, RECORDS
from fuzz.invariants import assert_clean, leaks, result_or_none, run_command
from zhixing_rules import PRC, Case, Problem, RecordError, explain, load, plan, redact, validate
from zhixing_rules.cli.input_errors import CaseFileError, DirectoryError, NoticeError
from zhixing_rules.interchange import read_jsonl
from zhixing_rules.procedures.jiaozuo_2024.courts import DIRECTORY

SOURCES = sorted(Path(zhixing_rules.__file__).parent.rglob("*.py"))
INVALID_RECORDS = (
    f'{{"court": "{CANARY}',
    f'{{"{CANARY}": 1}}',
    f'{{"court_level": "{CANARY}"}}',
    f'{{"persons": [{{"id": "{CANARY}"}}]}}',
)


def test_the_library_does_not_log_and_does_not_warn(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with warnings.catch_warnings(record=True) as emitted:
        warnings.simplefilter("always")
        for record in RECORDS:
            report = validate(record, on=date(2025, 10, 20))
            plan(record, on=date(2025, 10, 20))
            for finding in report:
                explain(finding)
        for invalid in INVALID_RECORDS:
            for _, outcome in read_jsonl([invalid]):
                assert isinstance(outcome, RecordError)
            run_command("validate", "-", given=invalid.encode())
        PRC.with_notice(NOTICES[-1])
        DIRECTORY.with_entries(COURTS)
        redact(DRAFT, "public")
    assert caplog.records == []
    assert emitted == []


SILENCES: Final[dict[tuple[str, ...], set[str]]] = {
    ("office", "xlsx.py"): {"warnings"},  # of openpyxl, with values of cells
    ("http", "server.py"): {"logging"},  # of uvicorn, with addresses and tracebacks
}
"""The modules that import a logger, or warnings, to silence those of another library."""


def test_no_module_imports_a_logger_and_only_rules_and_constructors_are_executed() -> None:
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {each.name for node in ast.walk(tree) if isinstance(node, ast.Import) for each in node.names}
        names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert names & {"logging", "warnings", "syslog"} == SILENCES.get(path.parts[-2:], set()), path.name
        called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        run = {each.id for each in called if isinstance(each, ast.Name)} & {"eval", "exec", "compile", "print", "input"}
        compiles = path.parts[-3:-1] == ("engine", "compile") and path.name == "python_source.py"
        announces = path.parts[-2:] == ("commands", "serve.py")  # that it is ready, and its address
        expected = {"compile", "exec"} if compiles else {"exec"} if path.name == "_values.py" else set()
        expected |= {"print"} if announces else set()
        assert run == expected, path.name


@pytest.mark.parametrize("invalid", INVALID_RECORDS, ids=range(len(INVALID_RECORDS)))
def test_an_error_of_pydantic_neither_escapes_nor_is_chained(invalid: str) -> None:
    with pytest.raises(RecordError) as refused:
        load(Case, invalid)
    assert not isinstance(refused.value, ValidationError)
    assert refused.value.__cause__ is None
    assert refused.value.__context__ is None
    assert result_or_none(lambda: load(Case, invalid), RecordError) is None


@pytest.mark.parametrize("error_type", [RecordError, NoticeError, DirectoryError, CaseFileError])
def test_an_error_with_problems_is_equal_after_pickling(error_type: type[RecordError]) -> None:
    error = error_type([Problem(f"/{number}", "x", "甲", "a") for number in range(1500)])
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(error, protocol))  # noqa: S301  our own bytes
        assert (type(again), again.problems, again.args) == (error_type, error.problems, error.args)


class _OtherError(Exception):
    pass


def test_assert_clean_checks_the_chained_errors() -> None:
    for message in (CANARY, f"\x1b{CANARY}"):
        error = RecordError([Problem("", "x", "x", "x")])
        assert_clean(error)
        error.__context__ = _OtherError(message)
        with pytest.raises(AssertionError):
            assert_clean(error)


def test_internal_error_shows_only_its_type(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError(CANARY)

    monkeypatch.setattr("zhixing_rules.cli.commands.validate.validate", broken)
    result = run_command("validate", "-", given=b"{}")
    assert result.code == 101
    assert "RuntimeError" in result.err
    assert not leaks(result.out + result.err)
