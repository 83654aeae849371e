"""Article 11: two other offences follow the same procedure. A definition: it cannot be breached."""

from __future__ import annotations

import pytest

from procedures.jiaozuo_2024.verdicts import Facts, answer_of, by_reading, case, referral, remarks_of, verdict_of

RULE = "art11.same-procedure"


def of(offence: str, **facts: object) -> Facts:
    """The referral is for this offence."""
    return referral(offence=offence, **facts)


@pytest.mark.parametrize(
    ("offence", "expected"),
    [("obstruction", "pass"), ("property_disposal", "pass"), ("refusal", "not_applicable")],
)
def test_two_other_offences_are_handled_by_analogy(offence: str, expected: str) -> None:
    assert verdict_of(RULE, of(offence)) == expected


def test_a_missing_offence_is_listed() -> None:
    assert answer_of(RULE, referral(offence=...)) == ("open", "/referrals/0/offence")


@pytest.mark.parametrize("offence", ["obstruction", "property_disposal"])
def test_articles_eight_and_nine_apply_by_analogy(offence: str) -> None:
    assert verdict_of("art8.i4.evidence", of(offence, inventory=["referral_letter"])) == "fail"
    assert verdict_of("art9.filing", of(offence, filed_on="2025-02-06")) == "fail"


@pytest.mark.parametrize("offence", ["obstruction", "property_disposal"])
def test_article_seven_applies_if_enforcement_is_obstructed_or_under_the_wider_reading(offence: str) -> None:
    elsewhere = {"at_court_seat": False}
    assert verdict_of("art7.p2.competent-organ", of(offence, **elsewhere)) == "not_applicable"
    assert verdict_of("art7.p2.competent-organ", of(offence, **elsewhere, obstructs_enforcement=True)) == "fail"
    assert by_reading("analogy-scope", "art7.p2.competent-organ", of(offence, **elsewhere)) == {
        "arts-8-9": "not_applicable",
        "arts-7-9": "fail",
    }


def test_a_remark_states_that_article_seven_applies() -> None:
    assert "article 7 applies as well" in remarks_of(RULE, of("obstruction", obstructs_enforcement=True))
    assert remarks_of(RULE, of("obstruction")) == ""
    assert remarks_of(RULE, case()) == ""
