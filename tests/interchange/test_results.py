"""Reports, plans and explanations as dictionaries, compared with their schemas."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from support.disclosed import kept
from support.effort import examples
from support.records import cases
from support.tiny_office import TINY_OFFICE
from zhixing_rules import explain, plan, validate
from zhixing_rules.interchange import (
    deadline_to_dict,
    dumps,
    explanation_to_dict,
    finding_to_dict,
    plan_to_dict,
    report_to_dict,
    schema,
)

if TYPE_CHECKING:
    from zhixing_rules import Case

JudgedCase = tuple[dict[str, Any], date]

VALIDATORS = {name: Draft202012Validator(schema(name, closed=True)) for name in ("report", "plan", "explanation")}


def check(name: str, written: dict[str, Any]) -> None:
    """Assert that the dictionary matches its schema after a round trip through JSON."""
    VALIDATORS[name].validate(json.loads(dumps(written)))


def test_a_report_matches_its_schema(judged_case: JudgedCase) -> None:
    case, on = judged_case
    report = validate(case, on=on)
    written = report_to_dict(kept(report), sensitive=True)
    check("report", written)
    check("report", report_to_dict(kept(report)))
    assert len(written["findings"]) == len(report)
    assert sum(written["counts"].values()) == len(report)
    assert written["provenance"]["on"] == on.isoformat()


def test_a_plan_matches_its_schema(judged_case: JudgedCase) -> None:
    case, on = judged_case
    steps = plan(case, on=on)
    written = plan_to_dict(kept(steps))
    check("plan", written)
    assert [step["rule_id"] for step in written["steps"]] == [step.rule_id for step in steps.steps]


def test_every_explanation_matches_its_schema(judged_case: JudgedCase) -> None:
    case, on = judged_case
    for finding in validate(case, on=on):
        check("explanation", explanation_to_dict(kept(explain(finding))))


@examples(60)
@given(case=cases())
def test_reports_and_plans_of_any_record_match_the_schemas(case: Case) -> None:
    on = date(2025, 2, 4)
    check("report", report_to_dict(kept(validate(case, on=on))))
    check("plan", plan_to_dict(kept(plan(case, on=on))))


def test_a_finding_contains_verdict_citation_quote_and_remedy(bundled: JudgedCase) -> None:
    case, on = bundled
    (finding,) = validate(case, on=on).rule("art8.i3.enforcement-report")
    written = finding_to_dict(kept(finding))
    assert written["verdict"] == "fail"
    assert written["verdict_zh"] == "违反"
    assert written["path"] == "/referrals/0"
    assert written["citation"] == "焦中法〔2024〕101号第八条第（三）项"
    assert written["citation_key"] == "art8.i3"
    assert written["quote"] == "案件执行情况说明"
    assert written["deadline"] is None
    assert written["due"] is None
    assert written["missing"] == []
    assert written["remedy_zh"]
    assert written["remedy_en"]


def test_a_missing_fact_is_named_in_both_languages() -> None:
    report = validate({"basis": {"kind": "judgment"}}, on=date(2025, 1, 2))
    assert {
        "path": "/basis/effective",
        "title_zh": "已发生法律效力",
        "title_en": "has taken legal effect",
        "known_by": "judge",
        "known_by_zh": "承办法官",
        "known_by_en": "the handling judge",
    } in report_to_dict(kept(report))["missing"]


def test_a_missing_fact_of_a_record_of_another_procedure_names_nobody_who_knows_it() -> None:
    loan = {"loans": [{"id": "l1", "received_on": "2024-03-04"}]}
    report = validate(loan, on=date(2024, 3, 20), procedure=TINY_OFFICE)
    written = report_to_dict(kept(report))["missing"]
    assert written
    assert {(each["known_by"], each["known_by_zh"], each["known_by_en"]) for each in written} == {(None, None, None)}


def test_a_deadline_contains_its_days_and_steps(bundled: JudgedCase) -> None:
    case, on = bundled
    (finding,) = validate(case, on=on).rule("art7.p2.referral")
    counted = kept(finding).deadline
    assert counted is not None
    written = deadline_to_dict(counted)
    assert (written["due"], written["safe_due"]) == ("2025-10-10", "2025-09-30")
    assert written["window"] == ["2025-09-29", "2025-09-30", "2025-10-09"]
    assert written["steps"][1]["basis_zh"].startswith("拘留所条例")
    assert finding_to_dict(kept(finding))["due"] == "2025-10-10"


def test_a_provisional_day_is_not_the_due_day_of_a_finding() -> None:
    received = {"id": "f1", "offence": "refusal", "sent_on": "2026-12-24", "received_on": "2026-12-25"}
    case = {"complete_as_of": "2026-12-26", "referrals": [received]}
    (finding,) = validate(case, on=date(2026, 12, 26)).rule("art9.filing")
    written = finding_to_dict(kept(finding))
    assert written["deadline"]["provisional"] is True
    assert written["due"] is None


def test_a_remark_is_in_both_languages() -> None:
    detention = {"id": "d1", "intake_on": "2025-01-20", "days": 15, "criminal_liability_needed": True}
    dates = {"decided_on": "2025-01-20", "view_on": "2025-01-20", "printed_end": "2025-02-03"}
    case = {"detentions": [{**detention, **dates}]}
    (finding,) = validate(case, on=date(2025, 2, 1)).rule("art7.p2.referral")
    assert [set(remark) for remark in finding_to_dict(kept(finding))["remarks"]] == [{"zh", "en"}] * 2


@pytest.mark.parametrize("name", ["report", "plan", "explanation"])
def test_a_schema_refuses_missing_and_unknown_keys(name: str) -> None:
    assert not VALIDATORS[name].is_valid({})
    assert not VALIDATORS[name].is_valid({"provenance": {}, "unknown": 1})
