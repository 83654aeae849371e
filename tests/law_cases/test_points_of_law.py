"""Points of law on which the oracle, the norms and the library once differed."""

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
    """Return the lawful case with a referral for 妨害公务 instead of 拒执."""
    return case(referrals__0__offence="obstruction", referrals__0__obstructs_enforcement=obstructs, **changes)


def test_an_entry_without_a_case_number_fails_once_the_letter_is_sent() -> None:
    """Annex: every entry begins with 案号. The same record without a telephone number fails annex.person."""
    record = case(requests__0__targets__0__case_number=...)
    assert verdict(record, "annex.case-number", TARGET) == "fail"
    assert verdict(record, "annex.case-number", TARGET, date(2025, 1, 6)) == "pending"
    assert verdict(case(persons__0__telephone=...), "annex.person", TARGET) == "fail"


@pytest.mark.parametrize("at_seat", [True, False])
def test_article_7_does_not_apply_to_another_offence_that_does_not_obstruct_enforcement(
    at_seat: bool,
) -> None:
    """Art 11: 比照 extends art 7 only to persons who also obstruct enforcement; the court's seat is a rule for 拒执."""
    record = of_another_offence(obstructs=False, referrals__0__at_court_seat=at_seat)
    assert verdict(record, "art7.p1.detention", REFERRAL) == "not_applicable"
    assert verdict(record, "art7.p2.competent-organ", REFERRAL) == "not_applicable"


def test_a_referral_for_another_offence_does_not_fulfil_the_duty_to_refer_the_refusal() -> None:
    """Art 7(2): 将拒不执行判决、裁定案件……移送. A referral for 妨害公务 only is a different case."""
    assert verdict(of_another_offence(obstructs=False), "art7.p2.referral", DETENTION) == "fail"


def test_article_7_applies_to_another_offence_that_obstructs_enforcement() -> None:
    record = of_another_offence(obstructs=True)
    assert verdict(record, "art7.p2.referral", DETENTION) == "pass"
    assert verdict(record, "art7.p2.competent-organ", REFERRAL) == "pass"


def test_a_ruling_to_enforce_a_document_of_another_kind_is_an_instrument() -> None:
    """Art 15: 支付令、生效的调解书、仲裁裁决、公证债权文书等: the list is not exhaustive."""
    basis = {"kind": "other", "effective": True, "enforceable": True, "ruling_made_on": "2024-12-02"}
    assert verdict(case(basis=basis), "art15.instrument", "") == "pass"


def test_a_ruling_to_enforce_a_mediation_document_that_is_not_effective_is_not_an_instrument() -> None:
    """Art 15: 生效的调解书."""
    basis = {"kind": "mediation", "effective": False, "enforceable": True, "ruling_made_on": "2024-12-02"}
    assert verdict(case(basis=basis), "art15.instrument", "") == "fail"


def test_a_result_that_locates_the_person_requires_withdrawal_too() -> None:
    """Art 3(四): 已经发现被执行人下落的, by any means, including the result of the query."""
    record = case(requests__0__targets__0__result_locates=True)
    assert verdict(record, "art3.i3.measures", TARGET) == "review"
    assert verdict(record, "art3.i4.withdrawal", TARGET) == "review"


def test_the_approval_of_an_unsent_letter_is_pending_after_approval_by_the_courts_own_bureau() -> None:
    """Art 3(一) does not forbid other approvals; the breach is to send without that of the intermediate bureau."""
    record = case(requests__0__approver="own_bureau")
    assert verdict(record, "art3.i1.approval", REQUEST, date(2025, 1, 6)) == "pending"
    assert verdict(record, "art3.i1.approval", REQUEST, date(2025, 1, 8)) == "fail"


def test_the_consent_to_a_future_query_is_pending_after_consent_by_another_leader() -> None:
    record = case(
        requests__0__consenter="court_leader",
        requests__0__consented_on="2025-01-07",
        requests__0__queried_on="2025-01-09",
    )
    assert verdict(record, "art3.i2.consent", REQUEST, date(2025, 1, 8)) == "pending"
    assert verdict(record, "art3.i2.consent", REQUEST, date(2025, 1, 10)) == "fail"


def test_a_refusal_sent_to_the_referring_court_passes_without_review() -> None:
    """Art 9 sets no time for 反馈, not even 及时, so feedback to the right court passes without review."""
    refused = {
        "referrals__0__conditions_met": False,
        "referrals__0__filed_on": ...,
        "referrals__0__refusal_made_on": "2025-02-05",
        "referrals__0__refusal_sent_on": "2025-02-06",
    }
    assert verdict(case(**refused, referrals__0__refusal_to="same_court"), "art9.refusal-feedback", REFERRAL) == "pass"
    assert verdict(case(**refused, referrals__0__refusal_to="other"), "art9.refusal-feedback", REFERRAL) == "fail"


def test_a_detention_decided_on_a_later_day_is_not_a_ground_for_tracing() -> None:
    """Art 1(二): 人民法院决定予以司法拘留的: an act recorded for a later day has not happened yet."""
    record = case(major_or_difficult=False, requests__0__sent_on="2025-01-22", requests__0__queried_on="2025-01-22",
                  requests__0__feedback_on="2025-01-23", requests__0__consented_on="2025-01-22",
                  detentions__0__intake_on="2025-01-25")  # fmt: skip
    assert verdict(record, "art1.scope", TARGET, date(2025, 1, 20)) == "pass"
    assert verdict(record, "art1.scope", TARGET, date(2025, 1, 19)) != "pass"
