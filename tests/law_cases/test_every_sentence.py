"""What covering the whole Opinion must show: one sentence a test."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pytest

from zhixing_rules import JIAOZUO_2024, plan, validate
from zhixing_rules.engine import cover
from zhixing_rules.procedures.jiaozuo_2024.coverage import coverage_table

Facts = dict[str, Any]

ON: Final = date(2026, 11, 20)
OF_THE_INTERMEDIATE_COURT: Final[Facts] = {"record": "joint_mechanism", "court": "焦作市中级人民法院"}
ATTESTED: Final[Facts] = OF_THE_INTERMEDIATE_COURT | {"complete_as_of": ON.isoformat()}


def said(record: Facts, rule_id: str, readings: dict[str, str] | None = None) -> str:
    (finding,) = validate(record, on=ON, readings=readings).rule(rule_id)
    return finding.verdict.value


def test_every_norm_is_a_rule_and_every_sentence_is_covered() -> None:
    covered = cover(JIAOZUO_2024, coverage_table())
    assert covered.present == covered.norms
    assert covered.share == 1.0
    assert covered.problems == ()


def test_a_vehicle_found_at_inspection_with_its_seal_lapsed_is_not_spoken_of_and_the_reason_is_told() -> None:
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
    assert said(record, "art13.p2.notify") == "review"


@pytest.mark.parametrize(
    ("record", "readings", "verdict"),
    [
        (OF_THE_INTERMEDIATE_COURT, {}, "open"),
        (OF_THE_INTERMEDIATE_COURT, {"bulletin-cycle": "half-year"}, "open"),
        (ATTESTED, {}, "review"),
        (ATTESTED, {"bulletin-cycle": "half-year"}, "fail"),
    ],
    ids=["nothing attested", "a cycle chosen", "attested", "attested and a cycle chosen"],
)
def test_a_bulletin_mechanism_with_nothing_recorded(record: Facts, readings: dict[str, str], verdict: str) -> None:
    assert said(record, "art6.bulletin", readings) == verdict


def test_the_sweep_says_which_reading_of_the_window_changes_the_verdict() -> None:
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
    found = {
        (each.reading, each.alternative): (each.was.value, each.verdict.value)
        for each in report.sensitive_to
        if each.rule_id == "art7.p2.referral"
    }
    assert found["transfer-window", "latest-date"] == ("pass", "fail")
    assert ("transfer-window", "window") not in found, "8 October is one of the three working days"


def test_a_recurring_duty_names_its_next_days_and_the_rounds_missed_under_each_reading() -> None:
    record = ATTESTED | {"meetings": [{"id": "m1", "held_on": "2025-04-10", "both": True, "collected": True}]}

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
    assert by_calendar.due == date(2026, 12, 31)
    assert from_effect.due == date(2027, 4, 10)
    assert by_calendar.safe_due == from_effect.safe_due == date(2026, 12, 31)
    assert [each.last.isoformat() for each in by_calendar.deadline.periods[-2:]] == ["2027-06-30", "2027-12-31"]
    assert by_calendar.remedy.to.zh == "公安机关"


def test_the_plan_of_a_round_already_kept_is_done_and_still_names_what_was_missed() -> None:
    record = ATTESTED | {"meetings": [{"id": "m1", "held_on": "2026-08-01", "both": True, "collected": True}]}
    step = next(each for each in plan(record, on=ON).steps if each.rule_id == "art16.half-yearly")
    assert step.status.value == "done"
    assert step.why_zh.startswith("未办理的周期：2025年1月1日至2025年6月30日")


def test_every_breach_says_who_does_what_about_it() -> None:
    record = ATTESTED | {"round_the_clock": False, "command_centre": False}
    for finding in validate(record, on=ON).by("fail"):
        assert finding.remedy is not None
        assert finding.remedy.by.zh
        assert finding.remedy.zh


def test_what_follows_a_leak_stands_with_its_breach() -> None:
    record = {
        "complete_as_of": ON.isoformat(),
        "disclosures": [{"id": "x1", "disclosed_on": "2026-11-02", "recipient": "party", "tracing": True}],
    }
    (finding,) = validate(record, on=ON).rule("art5.i2.third-party")
    assert finding.verdict.value == "fail"
    assert finding.remedy is not None
    assert "追究" in finding.remedy.follows_zh


def test_a_case_says_nothing_of_a_joint_mechanism_and_the_reverse() -> None:
    of_case = {finding.rule_id for finding in validate({"record": "case"}, on=ON)}
    of_mechanism = {finding.rule_id for finding in validate(ATTESTED, on=ON)}
    assert of_case == {rule.id for rule in JIAOZUO_2024.rules if rule.per.name == "case"}
    assert of_mechanism.isdisjoint(of_case)


def test_yuxi_is_asked_for_its_police_organ_in_words() -> None:
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
