"""``zhixing demo``: the synthetic case and its results."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from zhixing_rules import Case, load, validate
from zhixing_rules.interchange import schema

if TYPE_CHECKING:
    from collections.abc import Callable


def test_report_and_plan_are_shown_with_exit_code_0(run: Callable[..., Any]) -> None:
    result = run("demo")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("演示：案件、人员、号码均属虚构。\n")
    for expected in ("检查报告\n", "办案计划\n", "art8.i3.enforcement-report", "判断之日 2025年10月12日"):
        assert expected in result.out
    assert "synthetic" in run("demo", "--lang", "en").out


def test_json_demo_matches_the_schemas(run: Callable[..., Any]) -> None:
    data = run("demo", "--json", "--on", "2025-10-11").json
    Draft202012Validator(schema("report", closed=True)).validate(data["report"])
    Draft202012Validator(schema("plan", closed=True)).validate(data["plan"])
    assert data["plan"]["provenance"]["on"] == "2025-10-11"


def test_record_can_be_passed_to_validate(run: Callable[..., Any], record: dict[str, Any]) -> None:
    result = run("demo", "--record")
    assert result.json == record
    assert run("validate", "-", "--on", "2025-10-12", stdin=result.out.encode()).code == 1


def test_demo_case_is_recognisably_synthetic(record: dict[str, Any]) -> None:
    case = load(Case, record)
    for person in case.persons or ():
        assert person.resident_number is not None
        assert person.resident_number.reveal()[6:10] == "1900"
    assert [finding.rule_id for finding in validate(record, on=date(2025, 10, 12)).by("fail")] == [
        "art1.scope",
        "art5.i3.non-debtor",
        "art8.i3.enforcement-report",
    ]
