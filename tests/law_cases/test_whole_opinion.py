"""Coverage of the whole Opinion, and results that depend on several articles."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pytest

from zhixing_rules import JIAOZUO_2024, plan, validate
from zhixing_rules.engine import cover
from zhixing_rules.procedures.jiaozuo_2024.coverage import coverage_table

Facts = dict[str, Any]

ON: Final = date(2026, 11, 20)
INTERMEDIATE_COURT: Final[Facts] = {"record": "joint_mechanism", "court": "焦作市中级人民法院"}
ATTESTED_MECHANISM: Final[Facts] = INTERMEDIATE_COURT | {"complete_as_of": ON.isoformat()}


def verdict_of(record: Facts, rule_id: str, readings: dict[str, str] | None = None) -> str:
    (finding,) = validate(record, on=ON, readings=readings).rule(rule_id)
    return finding.verdict.value


def test_every_norm_is_a_rule_and_every_sentence_is_covered() -> None:
    coverage = cover(JIAOZUO_2024, coverage_table())
    assert coverage.present == coverage.norms
    assert coverage.share == 1.0
    assert coverage.problems == ()


def test_the_rules_on_inspection_do_not_apply_to_a_vehicle_with_a_lapsed_seal_and_give_the_reason() -> None:
    record = {
        "complete_as_of": ON.isoformat(),
        "vehicles": [{"id": "v1", "found_during": "inspection", "found_on": "2026-11-02", "sealed_on": "2024-11-01"}],
    }
    for rule_id in ("art13.p2.notify", "art13.p2.attend"):
        (finding,) = validate(record, on=ON).rule(rule_id)
        assert finding.verdict.value == "not_applicable"
        assert "发现日期晚于查封届满日（查封届满日为2026年11月1日）" in finding.message()


def test_on_the_last_day_of_the_seal_the_vehicle_is_still_sealed() -> None:
    record = {
        "complete_as_of": ON.isoformat(),
        "vehicles": [{"id": "v1", "found_during": "inspection", "found_on": "2026-11-01", "sealed_on": "2024-11-01"}],
    }
    assert verdict_of(record, "art13.p2.notify") == "review"


@pytest.mark.parametrize(
    ("record", "readings", "verdict"),
    [
        (INTERMEDIATE_COURT, {}, "open"),
        (INTERMEDIATE_COURT, {"bulletin-cycle": "half-year"}, "open"),
        (ATTESTED_MECHANISM, {}, "review"),
        (ATTESTED_MECHANISM, {"bulletin-cycle": "half-year"}, "fail"),
    ],
    ids=["not attested", "not attested, half-yearly", "attested", "attested, half-yearly"],
)
def test_the_bulletin_rule_with_no_bulletins_recorded(record: Facts, readings: dict[str, str], verdict: str) -> None:
    assert verdict_of(record, "art6.bulletin", readings) == verdict


def test_the_report_names_the_reading_of_the_window_that_changes_the_verdict() -> None:
    record = {
        "case_number": "（2024）豫0802执1号",
        "complete_as_of": "2024-10-12",
        "detentions": [
            {
                "id": "d1",
                "decided_on": "2024-09-25",
                "intake_on": "2024-09-25",
                "days": 15,
                "criminal_liability_needed": True,
                "view_on": "2024-09-26",
            }
        ],
        "referrals": [{"id": "f1", "detention": "d1", "offence": "refusal", "sent_on": "2024-10-08"}],
    }
    report = validate(record, on=date(2024, 10, 12))
    verdicts = {
        (each.reading, each.alternative): (each.was.value, each.verdict.value)
        for each in report.sensitive_to
        if each.rule_id == "art7.p2.referral"
    }
    assert verdicts["transfer-window", "latest-date"] == ("pass", "fail")
    assert ("transfer-window", "window") not in verdicts, "8 October is one of the three working days"


def test_a_recurring_duty_lists_its_due_day_and_missed_periods_under_each_reading() -> None:
    record = ATTESTED_MECHANISM | {"meetings": [{"id": "m1", "held_on": "2025-04-10", "both": True, "collected": True}]}

    def step(alternative: str) -> Any:  # noqa: ANN401  a step
        steps = plan(record, on=ON, readings={"half-year-cycle": alternative}).steps
        return next(each for each in steps if each.rule_id == "art16.half-yearly")

    by_calendar, from_effect = step("calendar"), step("from-effective-date")
    assert [each.last.isoformat() for each in by_calendar.deadline.missed_periods] == ["2025-12-31", "2026-06-30"]
    assert [each.last.isoformat() for each in from_effect.deadline.missed_periods] == [
        "2025-10-10",
        "2026-04-10",
        "2026-10-10",
    ]
    assert by_calendar.due == date(2027, 1, 31)
    assert from_effect.due == date(2027, 5, 10)
    assert by_calendar.safe_due == date(2026, 12, 28), "within the half year, and not in its tentative days"
    assert from_effect.safe_due == date(2027, 1, 29), "2027-01-31 is a Sunday"
    assert [each.last.isoformat() for each in by_calendar.deadline.periods[-2:]] == ["2027-06-30", "2027-12-31"]
    assert by_calendar.remedy.to.zh == "公安机关"


def test_the_step_of_a_fulfilled_period_is_done_and_names_the_missed_periods() -> None:
    record = ATTESTED_MECHANISM | {"meetings": [{"id": "m1", "held_on": "2026-08-01", "both": True, "collected": True}]}
    step = next(each for each in plan(record, on=ON).steps if each.rule_id == "art16.half-yearly")
    assert step.status.value == "done"
    assert step.why_zh.startswith("未办理的周期：2025年1月1日至2025年6月30日")


def test_every_breach_has_a_remedy_and_an_actor() -> None:
    record = ATTESTED_MECHANISM | {"round_the_clock": False, "command_centre": False}
    for finding in validate(record, on=ON).by("fail"):
        assert finding.remedy is not None
        assert finding.remedy.by.zh
        assert finding.remedy.zh


def test_the_remedy_of_a_leak_states_its_consequences() -> None:
    record = {
        "complete_as_of": ON.isoformat(),
        "disclosures": [{"id": "x1", "disclosed_on": "2026-11-02", "recipient": "party", "tracing": True}],
    }
    (finding,) = validate(record, on=ON).rule("art5.i2.third-party")
    assert finding.verdict.value == "fail"
    assert finding.remedy is not None
    assert "追究" in finding.remedy.follows_zh


def test_a_case_and_a_joint_mechanism_have_different_rules() -> None:
    case_rules = {finding.rule_id for finding in validate({"record": "case"}, on=ON)}
    mechanism_rules = {finding.rule_id for finding in validate(ATTESTED_MECHANISM, on=ON)}
    assert case_rules == {rule.id for rule in JIAOZUO_2024.rules if rule.per.name == "case"}
    assert mechanism_rules.isdisjoint(case_rules)


def test_the_police_organ_of_the_yuxi_court_is_a_missing_fact() -> None:
    record = {
        "court": "玉溪法庭",
        "court_level": "basic",
        "requests": [
            {"id": "r1", "sent_on": "2026-11-02", "organ": {"name": "某公安局", "level": "county", "desk": True}}
        ],
    }
    (finding,) = validate(record, on=ON).rule("art2.i2.desk")
    assert finding.verdict.value == "open"
    assert "/police_counterpart" in [each.path for each in finding.missing]
    assert "玉溪法庭" in finding.remarks[0].zh
