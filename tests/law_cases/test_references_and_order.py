"""Records that refer to each other, acts out of order, and unrecorded or empty lists."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from law_cases.records import REPORT_DAY, case, verdict
from zhixing_rules import RecordError, Verdict, validate

DETENTION, REFERRAL, REQUEST, TARGET = "/detentions/0", "/referrals/0", "/requests/0", "/requests/0/targets/0"
Facts = dict[str, Any]


def test_a_later_referral_does_not_cure_a_referral_after_release_on_the_last_day() -> None:
    late = {
        "sent_on": "2025-02-04",
        "received_on": "2025-02-04",
        "filed_on": "2025-02-05",
        "sent_before_release": False,
    }
    record = case(**{f"referrals__0__{name}": value for name, value in late.items()})
    later = {"id": "f9", "sent_on": "2025-03-04", "received_on": "2025-03-04", "filed_on": "2025-03-05"}
    record["referrals"].append({**record["referrals"][0], **later, "sent_before_release": True})
    assert verdict(record, "art7.p2.referral", DETENTION) == "fail"
    (finding,) = validate(record, on=REPORT_DAY).rule("art7.p2.referral")
    assert "移送在解除拘留之前：否" in finding.message()


def test_the_hour_of_release_matters_only_on_the_day_of_release() -> None:
    record = case(referrals__0__sent_on="2025-01-24", referrals__0__sent_before_release=...)
    report = validate(record, on=REPORT_DAY, readings={"transfer-window": "latest-date"})
    assert report.rule("art7.p2.referral")[0].verdict is Verdict.PASS


def test_a_referral_of_a_person_other_than_the_detained_one_is_refused() -> None:
    with pytest.raises(RecordError) as refused:
        validate(case(referrals__0__person="p2"), on=REPORT_DAY)
    assert "/referrals/0/person" in [problem.pointer for problem in refused.value.problems]


@pytest.mark.parametrize(("targets", "expected"), [([], "fail"), (..., "fail")])
def test_a_letter_without_persons_fails(targets: object, expected: str) -> None:
    assert verdict(case(requests__0__targets=targets), "annex.person", REQUEST) == expected


def test_the_unrecorded_persons_of_a_letter_are_missing_facts_without_an_attestation() -> None:
    record = case(requests__0__targets=..., complete_as_of=...)
    (finding,) = [each for each in validate(record, on=REPORT_DAY).rule("annex.person") if each.path == REQUEST]
    assert finding.verdict is Verdict.OPEN
    assert finding.missing[0].path == "/requests/0/targets"


def test_a_request_for_a_person_located_before_it_was_sent_fails() -> None:
    assert (
        verdict(case(requests__0__targets__0__located_on="2025-01-02"), "art5.i3.known-whereabouts", TARGET) == "fail"
    )


def test_a_request_for_a_detained_person_fails() -> None:
    late = {
        "sent_on": "2025-01-22",
        "consented_on": "2025-01-22",
        "queried_on": "2025-01-23",
        "feedback_on": "2025-01-24",
    }
    record = case(**{f"requests__0__{name}": day for name, day in late.items()})
    assert verdict(record, "art5.i3.known-whereabouts", TARGET) == "fail"
    assert verdict(case(), "art5.i3.known-whereabouts", TARGET) == "pass"


def test_a_detention_already_carried_out_is_not_a_ground_for_tracing() -> None:
    late = {
        "sent_on": "2025-03-04",
        "consented_on": "2025-03-04",
        "queried_on": "2025-03-05",
        "feedback_on": "2025-03-06",
    }
    record = case(major_or_difficult=False, **{f"requests__0__{name}": day for name, day in late.items()})
    assert verdict(record, "art1.scope", TARGET) == "fail"


def test_a_detention_before_the_enforcement_ruling_fails() -> None:
    basis = {"kind": "notarised_debt", "effective": True, "enforceable": True}
    assert verdict(case(basis=basis | {"ruling_made_on": "2025-01-21"}), "art7.p1.detention", DETENTION) == "fail"
    assert verdict(case(basis=basis | {"ruling_made_on": "2025-01-20"}), "art7.p1.detention", DETENTION) == "pass"


def test_article_7_does_not_apply_to_a_detention_on_another_ground() -> None:
    record = case(detentions__0__ground="property_report", detentions__0__refuses=False)
    assert verdict(record, "art7.p1.detention", DETENTION) == "not_applicable"


def test_consent_before_the_letter_was_sent_does_not_count() -> None:
    assert verdict(case(requests__0__consented_on="2025-01-02"), "art3.i2.consent", REQUEST) == "fail"


def test_an_arrest_before_its_decision_fails() -> None:
    prosecution = {
        "id": "s1",
        "arrest_conditions_met": True,
        "arrest_decided_on": "2025-03-04",
        "executed_by": "police",
    }
    for day, expected in (("2025-03-03", "fail"), ("2025-03-04", "pass"), ("2025-03-05", "review")):
        record = case(private_prosecutions=[prosecution | {"executed_on": day}])
        assert verdict(record, "art10.arrest", "/private_prosecutions/0") == expected


def test_the_bureau_of_the_intermediate_court_approves_requests_of_that_court() -> None:
    for number, expected in (("（2024）豫08执1号", "pass"), ("（2024）豫0822执1号", "fail")):
        record = case(requests__0__approver="own_bureau", case_number=number)
        record["requests"][0]["targets"][0]["case_number"] = number
        assert verdict(record, "art3.i1.approval", REQUEST) == expected


def test_a_specified_period_that_ends_on_a_rest_day_ends_on_the_next_working_day() -> None:
    facts = {"supplement_notified_on": "2025-01-27", "supplement_due_on": "2025-02-01", "filed_on": "2025-02-07"}
    for day, expected in (("2025-02-05", "pass"), ("2025-02-06", "fail")):
        record = case(**{f"referrals__0__{name}": value for name, value in (facts | {"supplied_on": day}).items()})
        assert verdict(record, "art9.supplement", REFERRAL) == expected


@pytest.mark.parametrize("attested", [..., "2025-01-27"])
def test_an_empty_list_of_referrals_is_complete_only_through_the_attested_day(attested: object) -> None:
    record = case(complete_as_of=attested, detentions__0__printed_end="2025-02-04", referrals=[])
    record["detentions"][0]["released_early_on"] = "2025-02-03"
    (finding,) = validate(record, on=REPORT_DAY).rule("art7.p2.referral")
    assert finding.verdict is Verdict.OPEN
    assert any(missing.path == "/referrals" for missing in finding.missing)


def test_a_target_without_a_person_is_open() -> None:
    record = case(requests__0__targets__0__person=...)
    (finding,) = [each for each in validate(record, on=REPORT_DAY).rule("annex.person") if each.path == TARGET]
    assert finding.verdict is Verdict.OPEN


def test_a_thousand_targets_are_judged() -> None:
    persons = [{"id": f"p{number}", "debtor": True} for number in range(1000)]
    targets = [{"person": f"p{number}"} for number in range(1000)]
    report = validate({"persons": persons, "requests": [{"id": "r1", "targets": targets}]}, on=date(2025, 3, 1))
    assert len(report) > 8000
