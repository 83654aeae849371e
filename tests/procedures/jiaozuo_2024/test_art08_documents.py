"""Article 8: what a referral must hold."""

from __future__ import annotations

import pytest

from procedures.jiaozuo_2024.verdicts import LATER, LAWFUL, Facts, answer_of, case, referral, unattested, verdict_of

DOCUMENTS = {
    "art8.particulars": "particulars",
    "art8.i1.referral-letter": "referral_letter",
    "art8.i2.effective-instrument": "effective_instrument",
    "art8.i3.enforcement-report": "enforcement_report",
    "art8.i4.evidence": "evidence",
}


def without(document: str, **facts: object) -> Facts:
    """A referral that includes all documents but one; the lawful one was sent on 27 January 2025."""
    inventory = [each for each in LAWFUL["referrals"][0]["inventory"] if each != document]
    return referral(inventory=inventory, **facts)


@pytest.mark.parametrize(("rule", "document"), DOCUMENTS.items())
def test_each_document_is_required_on_the_day_of_the_referral(rule: str, document: str) -> None:
    assert verdict_of(rule, case()) == "pass"
    assert verdict_of(rule, without(document), on="2025-01-26") == "pending"
    assert verdict_of(rule, without(document), on="2025-01-27") == "fail"


@pytest.mark.parametrize(("rule", "document"), DOCUMENTS.items())
def test_no_document_replaces_another(rule: str, document: str) -> None:
    assert verdict_of(rule, referral(inventory=[document])) == "pass"
    others = [each for each in DOCUMENTS.values() if each != document]
    assert verdict_of(rule, referral(inventory=["other", *others])) == "fail"


@pytest.mark.parametrize("rule", DOCUMENTS)
def test_a_missing_inventory_is_listed_unless_the_record_is_complete(rule: str) -> None:
    assert answer_of(rule, unattested(referral(inventory=...))) == ("open", "/referrals/0/inventory")
    assert verdict_of(rule, referral(inventory=...)) == "fail"


@pytest.mark.parametrize(("rule", "document"), DOCUMENTS.items())
def test_a_referral_sent_before_commencement_needs_no_documents(rule: str, document: str) -> None:
    for sent, expected in (("2024-10-09", "not_applicable"), ("2024-10-10", "fail")):
        assert verdict_of(rule, without(document, sent_on=sent, detention=None), on=LATER) == expected
