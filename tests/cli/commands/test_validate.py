"""``zhixing validate``: output, exit codes, and readings that would change a verdict."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from zhixing_rules.interchange import schema

if TYPE_CHECKING:
    from collections.abc import Callable

ON = ("--on", "2025-10-12")
CLEAN: dict[str, Any] = {"basis": {"kind": "judgment", "effective": True, "enforceable": True}}
MECHANISM = Path(__file__).parents[3] / "examples" / "joint_mechanism.json"
SENSITIVE = {
    "case_number": "（2024）豫0802执1号",
    "complete_as_of": "2024-10-12",
    "detentions": [
        {
            "id": "d1",
            "intake_on": "2024-09-25",
            "days": 15,
            "criminal_liability_needed": True,
            "view_on": "2024-09-26",
        }
    ],
    "referrals": [{"id": "f1", "detention": "d1", "offence": "refusal", "sent_on": "2024-10-08"}],
}


def test_exit_code_is_1_if_a_rule_is_breached(run: Callable[..., Any], case_file: Path) -> None:
    result = run("validate", case_file, *ON)
    assert (result.code, result.err) == (1, "")
    assert result.out.startswith("检查报告\n限查控专管人员阅\n判断之日 2025年10月12日")
    assert "art8.i3.enforcement-report" in result.out


def test_exit_code_is_0_if_no_rule_is_breached(run: Callable[..., Any], write: Callable[[object], Path]) -> None:
    result = run("validate", write(CLEAN), *ON)
    assert (result.code, result.err) == (0, "")


def test_chinese_keys_are_accepted(run: Callable[..., Any]) -> None:
    result = run("validate", "-", *ON, stdin='{"案号": "（2024）豫0402民初1234号"}'.encode())
    assert result.code == 1
    assert "annex.case-number" in result.out


@pytest.mark.parametrize("extra", [(), ("--sensitive",)])
def test_json_report_matches_its_schema(run: Callable[..., Any], case_file: Path, extra: tuple[str, ...]) -> None:
    result = run("validate", case_file, *ON, "--json", *extra)
    assert result.code == 1
    Draft202012Validator(schema("report", closed=True)).validate(result.json)
    assert ("sensitive_to" in result.json) is bool(extra)
    assert result.json["provenance"]["on"] == "2025-10-12"


def test_report_in_english(run: Callable[..., Any], case_file: Path) -> None:
    result = run("validate", case_file, *ON, "--lang", "en", "--all", "--sensitive")
    assert result.out.startswith("Report\nfor the designated keeper only\non 2025-10-12; record complete")
    assert "not applicable" in result.out


def test_sweep_lists_only_findings_that_another_reading_changes(
    run: Callable[..., Any], write: Callable[[object], Path]
) -> None:
    result = run("validate", write(SENSITIVE), "--on", "2024-10-12", "--sweep")
    assert "transfer-window=latest-date（最迟在该期间的首日）→ 违反" in result.out
    assert "art7.p2.referral  /detentions/0" in result.out
    assert "annex.case-number" not in result.out
    in_english = run("validate", write(SENSITIVE), "--on", "2024-10-12", "--sweep", "--lang", "en").out
    assert "transfer-window=latest-date" in in_english
    data = run("validate", write(SENSITIVE), "--on", "2024-10-12", "--sweep", "--json").json
    changes = data["sensitive_to"]
    assert {finding["rule_id"] for finding in data["findings"]} == {change["rule_id"] for change in changes}
    assert {"was": "pass", "verdict": "fail", "alternative": "latest-date"}.items() <= next(
        change for change in changes if change["alternative"] == "latest-date"
    ).items()


def test_joint_mechanism_is_accepted_like_a_case(run: Callable[..., Any]) -> None:
    report = run("validate", MECHANISM, "--on", "2026-11-20", "--json").json
    failed = {finding["rule_id"] for finding in report["findings"] if finding["verdict"] == "fail"}
    assert failed == {"art16.half-yearly", "art5.i1.publicity"}
    plan = run("plan", MECHANISM, "--on", "2026-11-20")
    assert "未办理的周期：2025年7月1日至2025年12月31日" in plan.out
    explanation = run("explain", "art16.half-yearly", MECHANISM, "--on", "2026-11-20")
    assert "2027年1月31日" in explanation.out
