"""What the library must show: each test is one sentence a lawyer would check first."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from zhixing_rules.engine.validation import validate
from zhixing_rules.errors import RecordError

from .records import LATER, LAWFUL, Facts, case, failed, find, verdict

REQUEST: Final = "/requests/0"
TARGET: Final = "/requests/0/targets/0"
REFERRAL: Final = "/referrals/0"

NO_INSTRUMENT: Final = {"art15.instrument", "art7.p1.detention"}
"""Without a judgment or ruling in the sense of art 15 there is none that could be refused (art 7(1))."""


def with_second_person(kind: str, *, unit: bool, role: str, evidenced: bool = True, debtor: bool = True) -> Facts:
    """The lawful case, in which not p1, a mere relation, but p2 is the debtor."""
    second = {"id": "p2", "kind": kind, "debtor": debtor, "roles": [], "name": "虚构商行"}
    changed = case(
        persons__0__debtor=False,
        persons__0__roles=[{"kind": role, "unit": "p2", "evidenced": evidenced}],
    )
    assert unit == (kind == "unit")
    changed["persons"].append(second)
    return changed


def test_nothing_fails_and_nothing_is_open_in_the_lawful_case() -> None:
    report = validate(LAWFUL, on=LATER)
    assert failed(LAWFUL) == set()
    assert report.by("open") == ()
    assert report.by("pending") == ()


# ------------------------------------------------------------------------------------------------ tracing


def test_a_basic_courts_request_approved_only_by_its_own_bureau_fails_the_approval() -> None:
    record = case(requests__0__approver="own_bureau")
    assert failed(record) == {"art3.i1.approval"}
    assert verdict(record, "art3.i1.approval", REQUEST) == "fail"


def test_a_request_approved_by_the_intermediate_bureau_only_after_it_was_sent_fails_the_approval() -> None:
    assert failed(case(requests__0__approved_on="2025-01-08")) == {"art3.i1.approval"}


def test_a_basic_courts_request_sent_to_the_municipal_bureaus_desk_fails_the_desk_and_the_level() -> None:
    record = case(requests__0__organ={"name": "焦作市公安局", "level": "municipal", "desk": True})
    assert verdict(record, "art2.i2.desk", REQUEST) == "fail"
    assert failed(record) == {"art2.i2.desk", "art3.i1.same-level"}


def test_a_basic_courts_request_sent_to_a_neighbouring_countys_desk_fails_the_desk() -> None:
    assert failed(case(requests__0__organ__name="温县公安局")) == {"art2.i2.desk"}


def test_an_intermediate_courts_request_sent_to_the_municipal_bureaus_desk_passes() -> None:
    record = case(
        case_number="（2024）豫08执1号",
        court="焦作市中级人民法院",
        police_counterpart="焦作市公安局",
        requests__0__organ={"name": "焦作市公安局", "level": "municipal", "desk": True},
    )
    assert verdict(record, "art2.i1.desk", REQUEST) == "pass"
    assert verdict(record, "art2.i2.desk", REQUEST) == "not_applicable"
    assert failed(record) == set()


def test_a_spouse_as_target_fails_as_no_debtor() -> None:
    record = with_second_person("natural", unit=False, role="spouse")
    assert verdict(record, "art5.i3.non-debtor", TARGET) == "fail"
    assert verdict(record, "art1.scope", TARGET) == "fail"


def test_the_controller_of_a_unit_debtor_passes_as_within_the_scope() -> None:
    record = with_second_person("unit", unit=True, role="actual_controller")
    assert verdict(record, "art5.i3.non-debtor", TARGET) == "pass"
    assert verdict(record, "art1.scope", TARGET) == "pass"


@pytest.mark.parametrize("role", ["legal_representative", "principal", "directly_responsible", "actual_controller"])
def test_each_listed_role_in_a_unit_debtor_passes_and_needs_its_evidence(role: str) -> None:
    assert verdict(with_second_person("unit", unit=True, role=role), "art5.i3.non-debtor", TARGET) == "pass"
    unproven = with_second_person("unit", unit=True, role=role, evidenced=False)
    assert verdict(unproven, "art5.i3.non-debtor", TARGET) == "fail"


@pytest.mark.parametrize("role", ["spouse", "relative", "guarantor", "shareholder", "other"])
def test_no_other_relation_to_a_unit_debtor_passes(role: str) -> None:
    assert verdict(with_second_person("unit", unit=True, role=role), "art5.i3.non-debtor", TARGET) == "fail"


def test_the_controller_of_a_natural_debtor_does_not_pass() -> None:
    record = with_second_person("natural", unit=False, role="actual_controller")
    assert verdict(record, "art5.i3.non-debtor", TARGET) == "fail"


def test_the_controller_of_a_unit_that_is_no_debtor_does_not_pass() -> None:
    record = with_second_person("unit", unit=True, role="actual_controller", debtor=False)
    assert verdict(record, "art5.i3.non-debtor", TARGET) == "fail"


def test_a_person_whose_whereabouts_are_known_fails() -> None:
    record = case(requests__0__targets__0__whereabouts_known=True)
    assert verdict(record, "art5.i3.known-whereabouts", TARGET) == "fail"


def test_a_letter_whose_entry_has_a_trial_number_fails_the_case_number_of_that_entry() -> None:
    record = case(requests__0__targets__0__case_number="（2024）豫0822民初1号")
    assert failed(record) == {"annex.case-number"}
    assert verdict(record, "annex.case-number", TARGET) == "fail"
    assert verdict(record, "annex.case-number", "") == "pass"


# ------------------------------------------------------------------------------------------------ referral


@pytest.mark.parametrize(
    ("paper", "rule", "zh"),
    [
        ("particulars", "art8.particulars", "基本情况"),
        ("referral_letter", "art8.i1.referral-letter", "案件移送函"),
        ("effective_instrument", "art8.i2.effective-instrument", "生效法律文书"),
        ("enforcement_report", "art8.i3.enforcement-report", "案件执行情况说明"),
        ("evidence", "art8.i4.evidence", "证据材料"),
    ],
)
def test_a_referral_missing_one_paper_fails_exactly_that_item_and_names_the_paper(
    paper: str, rule: str, zh: str
) -> None:
    papers = [each for each in LAWFUL["referrals"][0]["inventory"] if each != paper]
    record = case(referrals__0__inventory=papers)
    assert failed(record) == {rule}
    assert zh in find(record, rule, REFERRAL).message("zh")


def test_an_empty_inventory_lacks_all_five_and_one_not_taken_is_a_question() -> None:
    papers = {"art8.particulars", "art8.i1.referral-letter", "art8.i2.effective-instrument"}
    papers |= {"art8.i3.enforcement-report", "art8.i4.evidence"}
    assert failed(case(referrals__0__inventory=[])) == papers
    unknown = case(referrals__0__inventory=..., complete_as_of=...)
    assert {each.rule_id for each in validate(unknown, on=LATER).by("open")} >= papers


def test_a_referral_to_an_organ_not_at_the_courts_seat_is_not_competent() -> None:
    assert failed(case(referrals__0__at_court_seat=False)) == {"art7.p2.competent-organ"}


def test_a_referral_on_the_day_of_expiry_but_after_release_is_late() -> None:
    before = case(referrals__0__sent_on="2025-02-04", referrals__0__received_on="2025-02-04")
    after = case(
        referrals__0__sent_on="2025-02-04",
        referrals__0__received_on="2025-02-04",
        referrals__0__sent_before_release=False,
    )
    assert failed(before) == set()
    assert failed(after) == {"art7.p2.referral"}


def test_who_formed_the_view_only_after_release_was_under_no_duty_of_this_article() -> None:
    record = case(detentions__0__view_on="2025-02-05")
    assert verdict(record, "art7.p2.referral", "/detentions/0") == "not_applicable"


# ------------------------------------------------------------------------------------------------ definitions


@pytest.mark.parametrize("kind", ["payment_order", "mediation", "award", "notarised_debt"])
def test_another_paper_without_its_enforcement_ruling_is_no_instrument_and_with_it_is_one(kind: str) -> None:
    bare = case(basis={"kind": kind, "effective": True, "enforceable": True})
    ruled = case(basis={"kind": kind, "effective": True, "enforceable": True, "ruling_made_on": "2024-12-02"})
    assert failed(bare) == NO_INSTRUMENT
    assert failed(ruled) == set()


@pytest.mark.parametrize("flaw", ["effective", "enforceable"])
def test_a_judgment_not_yet_effective_or_without_enforceable_content_is_no_instrument(flaw: str) -> None:
    basis = {"kind": "judgment", "effective": True, "enforceable": True} | {flaw: False}
    assert failed(case(basis=basis)) == NO_INSTRUMENT


@pytest.mark.parametrize("sent", ["2024-10-08", "2024-10-09"])
def test_a_request_sent_before_commencement_is_not_governed_by_any_rule(sent: str) -> None:
    record = case(requests__0__sent_on=sent, requests__0__approver="own_bureau", detentions=[], referrals=[])
    spoken = {each.verdict.value for each in validate(record, on=LATER) if each.path.startswith(REQUEST)}
    assert spoken == {"not_applicable"}


def test_a_request_sent_on_the_day_of_printing_is_governed() -> None:
    record = case(requests__0__sent_on="2024-10-10", requests__0__approver="own_bureau")
    assert verdict(record, "art17.commencement", REQUEST) == "pass"
    assert verdict(record, "art3.i1.approval", REQUEST) == "fail"


def test_a_request_sent_the_day_before_printing_is_governed_only_if_the_date_of_the_document_counts() -> None:
    record = case(requests__0__sent_on="2024-10-09", requests__0__approver="own_bureau")
    dated = {"effective-date": "dated"}
    assert find(record, "art3.i1.approval", REQUEST).verdict.value == "not_applicable"
    assert find(record, "art3.i1.approval", REQUEST, readings=dated).verdict.value == "fail"


def test_a_detention_decided_before_commencement_that_ends_after_it_is_governed_for_the_referral_alone() -> None:
    record = case(
        detentions__0__decided_on="2024-09-27",
        detentions__0__intake_on="2024-09-27",
        detentions__0__view_on="2024-09-30",
        detentions__0__serious=False,
    )
    assert verdict(record, "art7.p1.detention", "/detentions/0") == "not_applicable"
    assert verdict(record, "art7.p2.referral", "/detentions/0") == "fail"


# ------------------------------------------------------------------------------------------------ foreign text


def test_the_foreign_judgment_offered_as_an_enforcement_case_is_refused_with_reasons_and_no_crash() -> None:
    foreign = {"case_number": "(2024)豫0402民初1234号", "court": "焦作市中级人民法院", "complete_as_of": "2025-06-30"}
    report = validate(foreign, on=LATER)
    assert {each.rule_id for each in report.by("fail")} == {"notice.addressee", "annex.case-number"}
    for each in report.by("fail"):
        assert len(each.message("zh")) > len("不符合")
        assert each.message("en")


# ------------------------------------------------------------------------------------------------ contradictions


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
def test_a_record_that_contradicts_itself_is_refused_with_every_place(record: Facts, pointers: list[str]) -> None:
    with pytest.raises(RecordError) as refused:
        validate(record, on=LATER)
    assert [problem.pointer for problem in refused.value.problems] == pointers


def test_a_refused_record_repeats_no_value_of_it() -> None:
    with pytest.raises(RecordError) as refused:
        validate(case(persons__0__resident_number="110105194912310021", court_level="intermediate"), on=LATER)
    assert "110105194912310021" not in str(refused.value)


def test_two_persons_with_the_same_id_are_refused_at_both_places() -> None:
    record = case()
    record["persons"] = [record["persons"][0], record["persons"][0]]
    with pytest.raises(RecordError) as refused:
        validate(record, on=date(2025, 6, 3))
    assert [problem.pointer for problem in refused.value.problems] == ["/persons/0/id", "/persons/1/id"]
