"""--audience: what each audience gets of the command, its exit code and its errors included."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ON = ("--on", "2025-10-12")


def test_a_failure_that_an_audience_may_not_know_of_does_not_show_in_the_exit_code(
    run: Callable[..., Any], case_file: Path
) -> None:
    assert run("validate", case_file, *ON).code == 1
    assert run("validate", case_file, *ON, "--audience", "police").code == 1
    ran = run("validate", case_file, *ON, "--audience", "public", "--all")
    assert (ran.code, ran.err) == (0, "")
    assert "限 公众 阅　只含其可以知悉的内容" in ran.out
    assert not [word for word in ("查控", "公安", "措施", "手段") if word in ran.out]
    assert "第八条" not in ran.out


def test_an_error_in_what_is_withheld_changes_neither_output_nor_exit_code(
    run: Callable[..., Any], write: Callable[[object], Path]
) -> None:
    good = {"basis": {"kind": "judgment"}}
    first = run("validate", write(good), *ON, "--audience", "party", "--json")
    for wrong in ({"requests": 7}, {"no_such_field": 1}, {"persons": [{"id": "张"}], "case_number": "x"}):
        assert run("validate", write({**good, **wrong}), *ON).code == 2
        ran = run("validate", write({**good, **wrong}), *ON, "--audience", "party", "--json")
        assert (ran.code, ran.out, ran.err) == (first.code, first.out, first.err)
    ran = run("validate", write({"basis": {"kind": "poem"}}), *ON, "--audience", "party")
    assert ran.code == 2
    assert "/basis/kind" in ran.err


def test_a_rule_an_audience_may_not_know_of_is_as_if_it_were_not_there(
    run: Callable[..., Any], case_file: Path
) -> None:
    unknown = run("explain", "art99.none", case_file, *ON, "--audience", "public")
    hidden = run("explain", "art3.i1.letter", case_file, *ON, "--audience", "public")
    assert (hidden.code, hidden.out, hidden.err) == (unknown.code, unknown.out, unknown.err)
    assert "art15.instrument" in hidden.err
    assert run("explain", "art15.instrument", case_file, *ON, "--audience", "public").code == 0


def test_json_says_for_whom_it_is(run: Callable[..., Any], case_file: Path) -> None:
    for verb in ("validate", "plan"):
        told = json.loads(run(verb, case_file, *ON, "--json", "--audience", "court_staff").out)["audience"]
        assert told == {"id": "court_staff", "zh": "法院工作人员", "en": "court staff", "withheld": ["method"]}


@pytest.mark.parametrize("verb", ["validate", "plan", "demo"])
def test_an_unknown_audience_is_bad_usage(run: Callable[..., Any], case_file: Path, verb: str) -> None:
    ran = run(verb, *([] if verb == "demo" else [case_file]), "--audience", "everybody")
    assert ran.code == 2
    assert "court_staff" in ran.err
