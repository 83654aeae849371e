"""Points on which the oracle, the norms and the library were held against each other one by one."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from .records import Facts, case, verdict

REQUEST: Final = "/requests/0"
TARGET: Final = "/requests/0/targets/0"
REFERRAL: Final = "/referrals/0"
DETENTION: Final = "/detentions/0"


def of_another_offence(*, obstructs: bool, **changes: object) -> Facts:
    """The referral is not for 拒执 but for 妨害公务."""
    return case(referrals__0__offence="obstruction", referrals__0__obstructs_enforcement=obstructs, **changes)


def test_an_entry_that_states_no_case_number_fails_once_the_letter_of_a_complete_record_is_sent() -> None:
    """Annex: every entry begins with 案号. The same record without a telephone number fails annex.person."""
    record = case(requests__0__targets__0__case_number=...)
    assert verdict(record, "annex.case-number", TARGET) == "fail"
    assert verdict(record, "annex.case-number", TARGET, date(2025, 1, 6)) == "pending"
    assert verdict(case(persons__0__telephone=...), "annex.person", TARGET) == "fail"


@pytest.mark.parametrize("at_seat", [True, False])
def test_the_organ_for_another_offence_is_not_judged_by_article_seven_unless_enforcement_is_obstructed(
    at_seat: bool,
) -> None:
    """Art 11: 比照 reaches art 7 only where the person also obstructs the enforcement; the seat is a rule of 拒执."""
    record = of_another_offence(obstructs=False, referrals__0__at_court_seat=at_seat)
    assert verdict(record, "art7.p1.detention", REFERRAL) == "not_applicable"
    assert verdict(record, "art7.p2.competent-organ", REFERRAL) == "not_applicable"


def test_referring_another_offence_does_not_discharge_the_duty_to_refer_the_refusal() -> None:
    """Art 7(2): 将拒不执行判决、裁定案件……移送. A referral for 妨害公务 alone is not that case."""
    assert verdict(of_another_offence(obstructs=False), "art7.p2.referral", DETENTION) == "fail"


def test_referring_another_offence_by_which_enforcement_is_obstructed_follows_article_seven() -> None:
    record = of_another_offence(obstructs=True)
    assert verdict(record, "art7.p2.referral", DETENTION) == "pass"
    assert verdict(record, "art7.p2.competent-organ", REFERRAL) == "pass"


def test_a_ruling_made_to_enforce_a_paper_of_another_kind_is_an_instrument() -> None:
    """Art 15: 支付令、生效的调解书、仲裁裁决、公证债权文书等: the list is open."""
    basis = {"kind": "other", "effective": True, "enforceable": True, "ruling_made_on": "2024-12-02"}
    assert verdict(case(basis=basis), "art15.instrument", "") == "pass"


def test_a_ruling_made_to_enforce_a_mediation_paper_that_is_not_effective_is_no_instrument() -> None:
    """Art 15: 生效的调解书."""
    basis = {"kind": "mediation", "effective": False, "enforceable": True, "ruling_made_on": "2024-12-02"}
    assert verdict(case(basis=basis), "art15.instrument", "") == "fail"


def test_a_result_that_shows_where_the_person_is_calls_for_withdrawal_too() -> None:
    """Art 3(四): 已经发现被执行人下落的, by any route; the result of the query is one."""
    record = case(requests__0__targets__0__result_locates=True)
    assert verdict(record, "art3.i3.measures", TARGET) == "review"
    assert verdict(record, "art3.i4.withdrawal", TARGET) == "review"


def test_a_letter_not_yet_sent_that_its_own_bureau_has_approved_awaits_the_intermediate_bureau() -> None:
    """Art 3(一) forbids no approval on the way; the breach is sending without the intermediate bureau's."""
    record = case(requests__0__approver="own_bureau")
    assert verdict(record, "art3.i1.approval", REQUEST, date(2025, 1, 6)) == "pending"
    assert verdict(record, "art3.i1.approval", REQUEST, date(2025, 1, 8)) == "fail"


def test_a_query_not_yet_run_to_which_another_leader_consented_awaits_the_police_leader() -> None:
    record = case(
        requests__0__consenter="court_leader",
        requests__0__consented_on="2025-01-07",
        requests__0__queried_on="2025-01-09",
    )
    assert verdict(record, "art3.i2.consent", REQUEST, date(2025, 1, 8)) == "pending"
    assert verdict(record, "art3.i2.consent", REQUEST, date(2025, 1, 10)) == "fail"


def test_a_refusal_sent_to_the_court_that_referred_is_fed_back_and_needs_no_one_to_judge() -> None:
    """Art 9 sets no time for 反馈, not even 及时: once it is done towards the right court, nothing is left to weigh."""
    refused = {
        "referrals__0__conditions_met": False,
        "referrals__0__filed_on": ...,
        "referrals__0__refusal_made_on": "2025-02-05",
        "referrals__0__refusal_sent_on": "2025-02-06",
    }
    assert verdict(case(**refused, referrals__0__refusal_to="same_court"), "art9.refusal-feedback", REFERRAL) == "pass"
    assert verdict(case(**refused, referrals__0__refusal_to="other"), "art9.refusal-feedback", REFERRAL) == "fail"


def test_a_detention_decided_only_tomorrow_is_no_ground_for_tracing_today() -> None:
    """Art 1(二): 人民法院决定予以司法拘留的: what is recorded for a later day has not happened yet."""
    record = case(major_or_difficult=False, requests__0__sent_on="2025-01-22", requests__0__queried_on="2025-01-22",
                  requests__0__feedback_on="2025-01-23", requests__0__consented_on="2025-01-22",
                  detentions__0__intake_on="2025-01-25")  # fmt: skip
    assert verdict(record, "art1.scope", TARGET, date(2025, 1, 20)) == "pass"
    assert verdict(record, "art1.scope", TARGET, date(2025, 1, 19)) != "pass"
