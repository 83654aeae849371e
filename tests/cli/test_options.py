"""Option ``--audience``: output, exit code and errors depend only on what the audience may know."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ON = ("--on", "2025-10-12")


def test_confidential_breach_does_not_change_the_exit_code(run: Callable[..., Any], case_file: Path) -> None:
    assert run("validate", case_file, *ON).code == 1
    assert run("validate", case_file, *ON, "--audience", "police").code == 1
    result = run("validate", case_file, *ON, "--audience", "public", "--all")
    assert (result.code, result.err) == (0, "")
    assert "供公众阅看　只含其可以知悉的内容" in result.out
    assert not [word for word in ("查控", "公安", "措施", "手段") if word in result.out]
    assert "第八条" not in result.out


def test_error_in_a_withheld_field_changes_neither_output_nor_exit_code(
    run: Callable[..., Any], write: Callable[[object], Path]
) -> None:
    good = {"basis": {"kind": "judgment"}}
    first = run("validate", write(good), *ON, "--audience", "party", "--json")
    for wrong in ({"requests": 7}, {"no_such_field": 1}, {"persons": [{"id": "张"}], "case_number": "x"}):
        assert run("validate", write({**good, **wrong}), *ON).code == 2
        result = run("validate", write({**good, **wrong}), *ON, "--audience", "party", "--json")
        assert (result.code, result.out, result.err) == (first.code, first.out, first.err)
    result = run("validate", write({"basis": {"kind": "poem"}}), *ON, "--audience", "party")
    assert result.code == 2
    assert "/basis/kind" in result.err


def test_confidential_rule_is_reported_as_unknown(run: Callable[..., Any], case_file: Path) -> None:
    unknown = run("explain", "art99.none", case_file, *ON, "--audience", "public")
    hidden = run("explain", "art3.i1.letter", case_file, *ON, "--audience", "public")
    assert (hidden.code, hidden.out, hidden.err) == (unknown.code, unknown.out, unknown.err)
    assert "art15.instrument" in hidden.err
    assert run("explain", "art15.instrument", case_file, *ON, "--audience", "public").code == 0


def test_json_names_its_audience(run: Callable[..., Any], case_file: Path) -> None:
    for command in ("validate", "plan"):
        audience = json.loads(run(command, case_file, *ON, "--json", "--audience", "court_staff").out)["audience"]
        assert audience == {"id": "court_staff", "zh": "法院工作人员", "en": "court staff", "withheld": ["means"]}


@pytest.mark.parametrize("command", ["validate", "plan", "demo"])
def test_unknown_audience_is_bad_usage(run: Callable[..., Any], case_file: Path, command: str) -> None:
    result = run(command, *([] if command == "demo" else [case_file]), "--audience", "everybody")
    assert result.code == 2
    assert "court_staff" in result.err
