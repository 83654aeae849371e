"""The main rules on tracing and referral: changes to a lawful case and the rules that then fail."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from zhixing_rules.engine.validation import validate
from zhixing_rules.errors import RecordError

from .records import LAWFUL, REPORT_DAY, Facts, case, failed_rules, finding_of, verdict

REQUEST: Final = "/requests/0"
TARGET: Final = "/requests/0/targets/0"
REFERRAL: Final = "/referrals/0"

NO_INSTRUMENT: Final = {"art15.instrument", "art7.p1.detention"}
"""Rules that fail without an instrument of art. 15: art. 7(1) needs an instrument whose enforcement is refused."""


def with_second_person(kind: str, *, unit: bool, role: str, evidenced: bool = True, debtor: bool = True) -> Facts:
    """Return the lawful case in which p2 may be the debtor, and p1 is not but has a role in p2."""
    second = {"id": "p2", "kind": kind, "debtor": debtor, "roles": [], "name": "虚构商行"}
    changed = case(
        persons__0__debtor=False,
        persons__0__roles=[{"kind": role, "unit": "p2", "evidenced": evidenced}],
    )
    assert unit == (kind == "unit")
    changed["persons"].append(second)
    return changed


def test_no_rule_fails_and_no_rule_is_open_in_the_lawful_case() -> None:
    report = validate(LAWFUL, on=REPORT_DAY)
    assert failed_rules(LAWFUL) == set()
    assert report.by("open") == ()
    assert report.by("pending") == ()


# ------------------------------------------------------------------------------------------------ tracing


def test_a_basic_courts_request_approved_only_by_its_own_bureau_fails_the_approval() -> None:
    record = case(requests__0__approver="own_bureau")
    assert failed_rules(record) == {"art3.i1.approval"}
    assert verdict(record, "art3.i1.approval", REQUEST) == "fail"


def test_a_request_approved_by_the_intermediate_bureau_only_after_it_was_sent_fails_the_approval() -> None:
    assert failed_rules(case(requests__0__approved_on="2025-01-08")) == {"art3.i1.approval"}


def test_a_basic_courts_request_sent_to_the_municipal_bureaus_desk_fails_the_desk_and_the_level() -> None:
    record = case(requests__0__organ={"name": "焦作市公安局", "level": "municipal", "desk": True})
    assert verdict(record, "art2.i2.desk", REQUEST) == "fail"
    assert failed_rules(record) == {"art2.i2.desk", "art3.i1.same-level"}


def test_a_basic_courts_request_sent_to_a_neighbouring_countys_desk_fails_the_desk() -> None:
    assert failed_rules(case(requests__0__organ__name="温县公安局")) == {"art2.i2.desk"}


def test_an_intermediate_courts_request_sent_to_the_municipal_bureaus_desk_passes() -> None:
    record = case(
        case_number="（2024）豫08执1号",
        court="焦作市中级人民法院",
        police_counterpart="焦作市公安局",
        requests__0__organ={"name": "焦作市公安局", "level": "municipal", "desk": True},
    )
    assert verdict(record, "art2.i1.desk", REQUEST) == "pass"
    assert verdict(record, "art2.i2.desk", REQUEST) == "not_applicable"
    assert failed_rules(record) == set()


def test_a_spouse_as_target_fails() -> None:
    record = with_second_person("natural", unit=False, role="spouse")
    assert verdict(record, "art5.i3.non-debtor", TARGET) == "fail"
    assert verdict(record, "art1.scope", TARGET) == "fail"


def test_the_controller_of_a_unit_debtor_is_within_the_scope() -> None:
    record = with_second_person("unit", unit=True, role="actual_controller")
    assert verdict(record, "art5.i3.non-debtor", TARGET) == "pass"
    assert verdict(record, "art1.scope", TARGET) == "pass"


@pytest.mark.parametrize("role", ["legal_representative", "principal", "directly_responsible", "actual_controller"])
def test_each_listed_role_in_a_unit_debtor_passes_only_with_evidence(role: str) -> None:
    assert verdict(with_second_person("unit", unit=True, role=role), "art5.i3.non-debtor", TARGET) == "pass"
    unproven = with_second_person("unit", unit=True, role=role, evidenced=False)
    assert verdict(unproven, "art5.i3.non-debtor", TARGET) == "fail"


@pytest.mark.parametrize("role", ["spouse", "relative", "guarantor", "shareholder", "other"])
def test_every_other_relation_to_a_unit_debtor_fails(role: str) -> None:
    assert verdict(with_second_person("unit", unit=True, role=role), "art5.i3.non-debtor", TARGET) == "fail"


def test_the_controller_of_a_natural_debtor_fails() -> None:
    record = with_second_person("natural", unit=False, role="actual_controller")
    assert verdict(record, "art5.i3.non-debtor", TARGET) == "fail"


def test_the_controller_of_a_unit_that_is_not_a_debtor_fails() -> None:
    record = with_second_person("unit", unit=True, role="actual_controller", debtor=False)
    assert verdict(record, "art5.i3.non-debtor", TARGET) == "fail"


def test_a_person_whose_whereabouts_are_known_fails() -> None:
    record = case(requests__0__targets__0__whereabouts_known=True)
    assert verdict(record, "art5.i3.known-whereabouts", TARGET) == "fail"


def test_a_letter_whose_entry_has_a_trial_number_fails_the_case_number_of_that_entry() -> None:
    record = case(requests__0__targets__0__case_number="（2024）豫0822民初1号")
    assert failed_rules(record) == {"annex.case-number"}
    assert verdict(record, "annex.case-number", TARGET) == "fail"
    assert verdict(record, "annex.case-number", "") == "pass"


# ------------------------------------------------------------------------------------------------ referral


@pytest.mark.parametrize(
    ("document", "rule", "zh"),
    [
        ("particulars", "art8.particulars", "基本情况"),
        ("referral_letter", "art8.i1.referral-letter", "案件移送函"),
        ("effective_instrument", "art8.i2.effective-instrument", "生效法律文书"),
        ("enforcement_report", "art8.i3.enforcement-report", "案件执行情况说明"),
        ("evidence", "art8.i4.evidence", "证据材料"),
    ],
)
def test_a_referral_without_one_document_fails_only_that_item_and_names_the_document(
    document: str, rule: str, zh: str
) -> None:
    documents = [each for each in LAWFUL["referrals"][0]["inventory"] if each != document]
    record = case(referrals__0__inventory=documents)
    assert failed_rules(record) == {rule}
    assert zh in finding_of(record, rule, REFERRAL).message("zh")


def test_an_empty_inventory_fails_all_five_items_and_an_unrecorded_one_is_open() -> None:
    rules = {"art8.particulars", "art8.i1.referral-letter", "art8.i2.effective-instrument"}
    rules |= {"art8.i3.enforcement-report", "art8.i4.evidence"}
    assert failed_rules(case(referrals__0__inventory=[])) == rules
    unknown = case(referrals__0__inventory=..., complete_as_of=...)
    assert {each.rule_id for each in validate(unknown, on=REPORT_DAY).by("open")} >= rules


def test_a_police_organ_outside_the_courts_seat_is_not_competent() -> None:
    assert failed_rules(case(referrals__0__at_court_seat=False)) == {"art7.p2.competent-organ"}


def test_a_referral_on_the_day_of_expiry_but_after_release_is_late() -> None:
    before = case(referrals__0__sent_on="2025-02-04", referrals__0__received_on="2025-02-04")
    after = case(
        referrals__0__sent_on="2025-02-04",
        referrals__0__received_on="2025-02-04",
        referrals__0__sent_before_release=False,
    )
    assert failed_rules(before) == set()
    assert failed_rules(after) == {"art7.p2.referral"}


def test_article_7_requires_no_referral_if_the_view_was_formed_after_release() -> None:
    record = case(detentions__0__view_on="2025-02-05", referrals=[])
    assert verdict(record, "art7.p2.referral", "/detentions/0") == "not_applicable"


# ------------------------------------------------------------------------------------------------ definitions


@pytest.mark.parametrize("kind", ["payment_order", "mediation", "award", "notarised_debt"])
def test_another_document_is_an_instrument_only_with_its_enforcement_ruling(kind: str) -> None:
    without_ruling = case(basis={"kind": kind, "effective": True, "enforceable": True})
    with_ruling = case(basis={"kind": kind, "effective": True, "enforceable": True, "ruling_made_on": "2024-12-02"})
    assert failed_rules(without_ruling) == NO_INSTRUMENT
    assert failed_rules(with_ruling) == set()


@pytest.mark.parametrize("flaw", ["effective", "enforceable"])
def test_a_judgment_that_is_not_effective_or_not_enforceable_is_not_an_instrument(flaw: str) -> None:
    basis = {"kind": "judgment", "effective": True, "enforceable": True} | {flaw: False}
    assert failed_rules(case(basis=basis)) == NO_INSTRUMENT


@pytest.mark.parametrize("sent", ["2024-10-08", "2024-10-09"])
def test_only_the_later_steps_of_a_request_sent_before_commencement_are_governed(sent: str) -> None:
    record = case(requests__0__sent_on=sent, requests__0__approver="own_bureau", detentions=[], referrals=[])

    def applicable(readings: dict[str, str] | None = None) -> set[str]:
        findings = validate(record, on=REPORT_DAY, readings=readings)
        return {
            each.rule_id
            for each in findings
            if each.path.startswith(REQUEST) and each.verdict.value != "not_applicable"
        }

    assert applicable() == {"art3.i2.feedback"}
    assert applicable({"commencement-act": "first-act"}) == set()


def test_the_rules_apply_to_a_request_sent_on_the_day_of_printing() -> None:
    record = case(requests__0__sent_on="2024-10-10", requests__0__approver="own_bureau")
    assert verdict(record, "art17.commencement", REQUEST) == "pass"
    assert verdict(record, "art3.i1.approval", REQUEST) == "fail"


def test_the_rules_apply_to_a_request_of_the_day_before_printing_only_under_the_dated_reading() -> None:
    record = case(requests__0__sent_on="2024-10-09", requests__0__approver="own_bureau")
    dated = {"effective-date": "dated"}
    assert finding_of(record, "art3.i1.approval", REQUEST).verdict.value == "not_applicable"
    assert finding_of(record, "art3.i1.approval", REQUEST, readings=dated).verdict.value == "fail"


def test_only_the_referral_rule_applies_to_a_detention_decided_before_commencement_that_ends_after_it() -> None:
    record = case(
        detentions__0__decided_on="2024-09-27",
        detentions__0__intake_on="2024-09-27",
        detentions__0__view_on="2024-09-30",
        detentions__0__serious=False,
    )
    assert verdict(record, "art7.p1.detention", "/detentions/0") == "not_applicable"
    assert verdict(record, "art7.p2.referral", "/detentions/0") == "fail"


# ------------------------------------------------------------------------------------------------ another case number


def test_a_trial_judgment_of_another_city_as_an_enforcement_case_fails_with_reasons() -> None:
    record = {"case_number": "(2024)豫0402民初1234号", "court": "焦作市中级人民法院", "complete_as_of": "2025-06-30"}
    report = validate(record, on=REPORT_DAY)
    assert {each.rule_id for each in report.by("fail")} == {"annex.case-number"}
    (addressee,) = report.rule("notice.addressee")
    assert addressee.verdict.value == "not_applicable"
    assert any("does not apply to courts of other areas" in remark.en for remark in addressee.remarks)
    for each in report.by("fail"):
        assert len(each.message("zh")) > len("不符合")
        assert each.message("en")


# ------------------------------------------------------------------------------------------------ inconsistent records


@pytest.mark.parametrize(
    ("record", "pointers"),
    [
        (case(referrals__0__received_on="2025-01-26"), ["/referrals/0/received_on"]),
        (case(detentions__0__released_early_on="2025-01-19"), ["/detentions/0/released_early_on"]),
        (case(detentions__0__person="nobody"), ["/detentions/0/person", "/referrals/0/person"]),
        (case(referrals__0__detention="none"), ["/referrals/0/detention"]),
        (case(court_level="intermediate"), ["/court_level"]),
        (case(requests__0__sent_on="2023-12-29"), ["/requests/0/sent_on"]),
        (
            case(requests__0__feedback_on="2025-01-07", referrals__0__filed_on="2025-01-26"),
            ["/referrals/0/filed_on", "/requests/0/feedback_on"],
        ),
        (case(detentions__0__days=16, persons__0__name=7), ["/detentions/0/days", "/persons/0/name"]),
    ],
)
def test_an_inconsistent_record_is_refused_with_the_path_of_every_problem(record: Facts, pointers: list[str]) -> None:
    with pytest.raises(RecordError) as refused:
        validate(record, on=REPORT_DAY)
    assert [problem.pointer for problem in refused.value.problems] == pointers


def test_the_error_for_a_refused_record_repeats_no_value() -> None:
    with pytest.raises(RecordError) as refused:
        validate(case(persons__0__resident_number="110105194912310021", court_level="intermediate"), on=REPORT_DAY)
    assert "110105194912310021" not in str(refused.value)


def test_two_persons_with_the_same_id_are_reported_at_both_paths() -> None:
    record = case()
    record["persons"] = [{"id": "p1"}, {"id": "p1"}]
    with pytest.raises(RecordError) as refused:
        validate(record, on=date(2025, 6, 3))
    assert [problem.pointer for problem in refused.value.problems] == ["/persons/0/id", "/persons/1/id"]
