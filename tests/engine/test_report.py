"""The report: counts, filters, missing facts, sensitivity to readings, and provenance."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, date, datetime
from typing import Any

import pytest

from zhixing_rules import PRC, Verdict, explain, validate
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.language import Truth

Record = dict[str, Any]
NATIONAL_DAY: Record = {
    "case_number": "（2024）豫0823执1号",
    "complete_as_of": "2024-10-20",
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


def test_a_report_can_be_counted_and_filtered() -> None:
    report = validate(NATIONAL_DAY, on=date(2024, 10, 20))
    assert sum(report.counts.values()) == len(report) == len(list(report))
    assert {finding.verdict for finding in report.by("pass")} == {Verdict.PASS}
    assert [finding.path for finding in report.rule("art7.p2.referral")] == ["/detentions/0"]
    assert report.failed is bool(report.by(Verdict.FAIL))
    paths = [missing.path for missing in report.missing]
    assert len(set(paths)) == len(paths)
    with pytest.raises(
        ValueError, match=r"pass（符合）、fail（违反）.*use one of: pass, fail, pending, open, review, not_applicable"
    ):
        report.by("nonsense")  # type: ignore[arg-type]  # what is tested
    with pytest.raises(LookupError, match=r"art7\.p2\.referral"):
        report.rule("art7.p2.nonsense")


def test_the_provenance_names_the_inputs_of_the_report() -> None:
    provenance = validate(NATIONAL_DAY, on=date(2024, 10, 20), readings={"transfer-window": "window"}).provenance
    assert provenance.readings == (("transfer-window", "window"),)
    assert (provenance.procedure, provenance.calendar, provenance.on) == (
        "jiaozuo_2024",
        PRC.version,
        date(2024, 10, 20),
    )
    assert provenance.complete_as_of == date(2024, 10, 20)


def test_sensitivity_names_the_readings_that_change_the_verdict() -> None:
    report = validate(NATIONAL_DAY, on=date(2024, 10, 20))
    found = {
        (each.reading, each.alternative, each.verdict)
        for each in report.sensitive_to
        if each.rule_id == "art7.p2.referral"
    }
    assert report.rule("art7.p2.referral")[0].verdict is Verdict.PASS
    assert found == {
        ("transfer-window", "latest-date", Verdict.FAIL),
        ("detention-expiry", "inclusive", Verdict.NOT_APPLICABLE),
    }, "counted from the day of intake the detention ends on 10-09, before the Opinion governs"


def test_a_day_is_a_day_in_china_and_a_naive_time_is_refused() -> None:
    evening = datetime(2024, 10, 19, 20, 0, tzinfo=UTC)
    assert validate(NATIONAL_DAY, on=evening).provenance.on == date(2024, 10, 20)
    with pytest.raises(TypeError):
        validate(NATIONAL_DAY, on=datetime(2024, 10, 20))  # noqa: DTZ001  the naive one is the point


def test_an_unknown_reading_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="transfer-window"):
        validate({}, on=date(2025, 1, 2), readings={"transfer-windwo": "window"})


def test_an_explanation_marks_the_parts_that_do_not_matter() -> None:
    finding = validate({"basis": {"kind": "other"}}, on=date(2025, 1, 2)).rule("art15.instrument")[0]
    explained = explain(finding)
    assert explained.demand is not None
    parts = {part.zh: part for part in explained.demand.parts}
    court = next(part for zh, part in parts.items() if "已发生法律效力，且具有执行内容" in zh)
    assert court.truth is Truth.NOT_MET
    effective = next(part for part in court.parts if part.zh == "已发生法律效力")
    assert (effective.truth, effective.skipped) == (Truth.OPEN, True)
    assert explained.deadline is None


@pytest.mark.parametrize("language", ["de", ""])
def test_a_message_is_in_chinese_or_english(language: str) -> None:
    finding = validate({}, on=date(2025, 1, 2)).findings[0]
    with pytest.raises(ValueError, match="zh or en"):
        finding.message(language)  # type: ignore[arg-type]  # an unknown language


def test_a_remark_does_not_change_the_verdict() -> None:
    early = copy.deepcopy(NATIONAL_DAY)
    early["referrals"][0]["sent_on"] = "2024-09-27"
    finding = validate(early, on=date(2024, 10, 20)).rule("art7.p2.referral")[0]
    assert finding.verdict is Verdict.PASS
    assert any("早于届满前末三个工作日" in remark.zh for remark in finding.remarks)
    early["detentions"][0] |= {"days": 14, "printed_end": "2024-10-10"}
    finding = validate(early, on=date(2024, 10, 20)).rule("art7.p2.referral")[0]
    assert any("不一致" in remark.zh for remark in finding.remarks)


def test_provenance_and_deadlines_can_be_pickled() -> None:
    report = validate(NATIONAL_DAY, on=date(2024, 10, 20))
    counted = report.rule("art7.p2.referral")[0].deadline
    assert pickle.loads(pickle.dumps((report.provenance, counted))) == (report.provenance, counted)  # noqa: S301  our own bytes


def test_a_list_that_is_not_recorded_is_missing_until_the_record_attests_or_has_an_empty_list() -> None:
    bare: Record = {"case_number": "（2025）豫0823执1号"}
    lists = {"/requests", "/detentions", "/referrals", "/private_prosecutions"}
    assert lists <= {missing.path for missing in validate(bare, on=date(2025, 3, 3)).missing}
    attested = bare | {"complete_as_of": "2025-03-03"}
    assert not lists & {missing.path for missing in validate(attested, on=date(2025, 3, 3)).missing}
    empty = bare | {path[1:]: [] for path in lists}
    assert not lists & {missing.path for missing in validate(empty, on=date(2025, 3, 3)).missing}


def test_a_report_can_be_pickled_and_read_again() -> None:
    report = validate(NATIONAL_DAY, on=date(2024, 10, 20))
    again = pickle.loads(pickle.dumps(report))  # noqa: S301  our own bytes
    assert [(each.rule_id, each.path, each.message()) for each in again] == [
        (each.rule_id, each.path, each.message()) for each in report
    ]


def test_sensitivity_is_the_same_after_the_cache_is_cleared() -> None:
    report = validate(NATIONAL_DAY, on=date(2024, 10, 20))
    first = report.sensitive_to
    compile_procedure.cache_clear()
    assert report.sensitive_to == first
