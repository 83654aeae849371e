"""Article 9: the police review a referral.

The lawful case: received on Monday 27 January 2025. Seven days end on 3 February, inside the Spring Festival break, and
so on Wednesday the 5th; thirty days in all end on Wednesday 26 February.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from procedures.jiaozuo_2024.verdicts import LATER, Facts, answer_of, by_reading, case, referral, unattested, verdict_of

if TYPE_CHECKING:
    from collections.abc import Callable

FILING, EXTENSION, NOTICE, SUPPLEMENT, REFUSAL, FEEDBACK = (
    "art9.filing",
    "art9.extension",
    "art9.supplement-notice",
    "art9.supplement",
    "art9.refusal-notice",
    "art9.refusal-feedback",
)
LONGER = {"extended_on": "2025-02-05", "major_or_difficult": True, "extension_approver": "county_level_head"}
"""Extended on the last of the first seven days."""


def filed(on: str | None, **facts: object) -> Facts:
    """Material complete, conditions met; the case filed on a day."""
    return referral(**{"filed_on": on, **facts})


def asked(on: str | None, **facts: object) -> Facts:
    """Conditions met but evidence missing; the court notified on a day to supply it by 14 March."""
    notice = {"supplement_notified_on": on, "supplement_due_on": None if on is None else "2025-03-14"}
    return referral(**{"filed_on": None, "materials_complete": False, **notice, **facts})


def supplied(on: str | None, **facts: object) -> Facts:
    """The court was notified on 5 February to supply evidence by the 14th, and did so on a day."""
    return asked("2025-02-05", **{"supplement_due_on": "2025-02-14", "supplied_on": on, **facts})


def refused(on: str | None, **facts: object) -> Facts:
    """Conditions not met; the notice of refusal made on a day."""
    return referral(**{"filed_on": None, "conditions_met": False, "refusal_made_on": on, **facts})


def fed_back(on: str | None, to: str | None = "same_court", **facts: object) -> Facts:
    """Refused on 5 February; the notice sent on a day."""
    return refused("2025-02-05", **{"refusal_sent_on": on, "refusal_to": to, **facts})


# ------------------------------------------------------------------------------------------------ the acts


@pytest.mark.parametrize(
    ("rule", "act"),
    [
        pytest.param(FILING, filed, id="art9.filing"),
        pytest.param(NOTICE, asked, id="art9.supplement-notice"),
        pytest.param(REFUSAL, refused, id="art9.refusal-notice"),
    ],
)
def test_the_police_act_inside_the_review_period(rule: str, act: Callable[..., Facts]) -> None:
    assert verdict_of(rule, act("2025-02-05")) == "pass"
    assert verdict_of(rule, act("2025-02-06")) == "fail"
    assert verdict_of(rule, act(None), on="2025-02-05") == "pending"
    assert verdict_of(rule, act(None), on="2025-02-06") == "fail"
    assert verdict_of(rule, act("2025-02-26", **LONGER)) == "pass"
    assert verdict_of(rule, act("2025-02-27", **LONGER)) == "fail"


@pytest.mark.parametrize(
    ("rule", "record", "expected"),
    [
        pytest.param(FILING, refused(None), "not_applicable", id="review-outcomes: no filing without conditions"),
        pytest.param(FILING, asked("2025-02-05"), "not_applicable", id="review-outcomes: none without evidence"),
        pytest.param(FILING, supplied("2025-02-05"), "fail", id="review-outcomes: a filing once it is supplied"),
        pytest.param(NOTICE, filed("2025-02-05"), "not_applicable", id="nothing to supplement"),
        pytest.param(NOTICE, refused(None), "not_applicable", id="nothing to supplement in a refusal"),
        pytest.param(NOTICE, asked("2025-02-05", supplement_due_on=None), "fail", id="a notice that names no period"),
        pytest.param(REFUSAL, filed("2025-02-05"), "not_applicable", id="nothing to refuse"),
    ],
)
def test_each_outcome_of_the_review_has_its_condition(rule: str, record: Facts, expected: str) -> None:
    assert verdict_of(rule, record) == expected


@pytest.mark.parametrize(
    ("rule", "record"), [(FILING, filed("2025-02-06")), (NOTICE, asked("2025-02-06")), (REFUSAL, refused("2025-02-06"))]
)
def test_an_act_of_the_police_is_evaluated_even_if_their_finding_is_not_recorded(rule: str, record: Facts) -> None:
    record["referrals"][0] |= {"conditions_met": None, "materials_complete": None}
    assert verdict_of(rule, record) == "fail"


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(referral(**LONGER), "pass", id="on the last of the seven days, by the head"),
        pytest.param(referral(**LONGER | {"extended_on": "2025-02-06"}), "fail", id="the day after"),
        pytest.param(referral(**LONGER | {"major_or_difficult": False}), "fail", id="a plain case"),
        pytest.param(referral(**LONGER | {"extension_approver": "other"}), "fail", id="by another officer"),
        pytest.param(case(), "not_applicable", id="not extended"),
    ],
)
def test_only_a_major_case_is_extended_and_only_within_the_first_seven_days(record: Facts, expected: str) -> None:
    """complex-case: the flag of the police counts, not that of the court, which is set in every one of these."""
    assert verdict_of(EXTENSION, record) == expected


@pytest.mark.parametrize(
    ("record", "on", "expected"),
    [
        pytest.param(supplied("2025-02-14"), LATER, "pass", id="on the day named"),
        pytest.param(supplied("2025-02-15"), LATER, "fail", id="the day after"),
        pytest.param(supplied(None), "2025-02-14", "pending", id="not yet on the day named"),
        pytest.param(supplied(None), "2025-02-15", "fail", id="not on the day after"),
        pytest.param(case(), LATER, "not_applicable", id="never asked"),
    ],
)
def test_the_court_supplies_the_evidence_within_the_set_period(record: Facts, on: str, expected: str) -> None:
    assert verdict_of(SUPPLEMENT, record, on=on) == expected


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(fed_back("2025-02-05"), "pass", id="with the notice"),
        pytest.param(fed_back("2025-03-20"), "pass", id="long after: no time is set"),
        pytest.param(fed_back("2025-02-06", "other"), "fail", id="to a court that did not refer"),
        pytest.param(fed_back(None, None), "review", id="not yet: assessed by a person"),
        pytest.param(fed_back(None), "open", id="sent to a court, the day not recorded"),
        pytest.param(case(), "not_applicable", id="no refusal"),
    ],
)
def test_the_notice_of_refusal_is_sent_to_the_referring_court(record: Facts, expected: str) -> None:
    assert verdict_of(FEEDBACK, record) == expected


@pytest.mark.parametrize(
    ("rule", "record"),
    [
        (FILING, filed("2024-12-02")),
        (EXTENSION, referral(**LONGER | {"extended_on": "2024-12-02"})),
        (NOTICE, asked("2024-12-02")),
        (SUPPLEMENT, supplied("2025-03-03")),
        (REFUSAL, refused("2024-12-02")),
        (FEEDBACK, fed_back("2025-02-06", "other")),
    ],
)
def test_a_review_is_governed_if_the_referral_was_received_on_or_after_commencement(rule: str, record: Facts) -> None:
    """Each of these breaches its rule, and was sent before commencement."""
    for received, expected in (("2024-10-09", "not_applicable"), ("2024-10-10", "fail")):
        record["referrals"][0] |= {"sent_on": "2024-10-08", "received_on": received, "detention": None}
        assert verdict_of(rule, record) == expected


# ------------------------------------------------------------------------------------------------ readings


def done(rule: str, on: str, **facts: object) -> Facts:
    """The act that a rule demands, done on a day."""
    if rule == FEEDBACK:
        return refused("2025-02-05", **{"refusal_sent_on": on, "refusal_to": "same_court", **facts})
    return {FILING: filed, NOTICE: asked, REFUSAL: refused}[rule](on, **facts)


@pytest.mark.parametrize("rule", [FILING, NOTICE, REFUSAL, FEEDBACK])
@pytest.mark.parametrize(
    ("reading", "on", "facts", "expected"),
    [
        (
            "review-start",
            "2025-02-12",
            {"review_ended_on": "2025-02-05"},
            {"receipt": "fail", "end-of-review": "pass"},
        ),
        ("review-extension", "2025-03-05", LONGER, {"total-30": "fail", "plus-30": "pass"}),
        ("review-extension", "2025-03-06", LONGER, {"total-30": "fail", "plus-30": "fail"}),
        ("period-roll", "2025-02-05", {}, {"announced-rest-days": "pass", "statutory-13-only": "fail"}),
        (
            "extension-moment",
            "2025-02-26",
            LONGER | {"extended_on": "2025-02-06"},
            {"within-first-seven": "fail", "any-time": "pass"},
        ),
        (
            "extension-approver",
            "2025-02-26",
            LONGER | {"extension_approver": "other"},
            {"county-level-head": "fail", "unnamed": "pass"},
        ),
    ],
)
def test_the_end_of_the_review_period_depends_on_the_reading(
    rule: str, reading: str, on: str, facts: dict[str, object], expected: dict[str, str]
) -> None:
    """The feedback has a time only where the reading refusal-feedback gives it one."""
    timed = {"refusal-feedback": "made-and-sent-in-period"} if rule == FEEDBACK else {}
    assert by_reading(reading, rule, done(rule, on, **facts), others=timed) == expected


def test_a_major_case_without_an_extension_has_seven_days() -> None:
    record = filed("2025-02-26", **LONGER | {"extended_on": None})
    assert by_reading("extension-moment", FILING, record) == {"within-first-seven": "open", "any-time": "open"}
    record = filed("2025-02-26", major_or_difficult=True)
    assert by_reading("extension-moment", FILING, record) == {"within-first-seven": "fail", "any-time": "fail"}


PAUSED = {"supplement_notified_on": "2025-02-05", "supplement_due_on": "2025-02-14", "supplied_on": "2025-02-12"}
"""Seven days asked for on the last day of the period: where the clock stops, it ends on 10 February instead."""


@pytest.mark.parametrize("rule", [FILING, REFUSAL, FEEDBACK])
def test_supplement_clock_decides_whether_the_supplement_suspends_the_period(rule: str) -> None:
    timed = {"refusal-feedback": "made-and-sent-in-period"} if rule == FEEDBACK else {}
    for on, expected in (
        ("2025-02-05", {"runs": "pass", "stops": "pass"}),
        ("2025-02-10", {"runs": "fail", "stops": "pass"}),
        ("2025-02-11", {"runs": "fail", "stops": "fail"}),
    ):
        assert by_reading("supplement-clock", rule, done(rule, on, **PAUSED), others=timed) == expected


@pytest.mark.parametrize("rule", [FILING, NOTICE, REFUSAL])
def test_a_supplement_notice_after_the_period_does_not_extend_it(rule: str) -> None:
    late = {"supplement_notified_on": "2025-02-06", "supplement_due_on": "2025-02-14", "supplied_on": "2025-02-13"}
    record = asked(None, **late) if rule == NOTICE else done(rule, "2025-02-10", **late)
    assert by_reading("supplement-clock", rule, record) == {"runs": "fail", "stops": "fail"}


@pytest.mark.parametrize(
    ("reading", "facts", "expected"),
    [
        ("extension-moment", {"extended_on": "2025-02-06"}, {"within-first-seven": "fail", "any-time": "pass"}),
        ("extension-approver", {"extension_approver": "other"}, {"county-level-head": "fail", "unnamed": "pass"}),
        ("period-roll", {}, {"announced-rest-days": "pass", "statutory-13-only": "fail"}),
        (
            "review-start",
            {"extended_on": "2025-02-12", "review_ended_on": "2025-02-05"},
            {"receipt": "fail", "end-of-review": "pass"},
        ),
    ],
)
def test_the_lawfulness_of_an_extension_depends_on_the_reading(
    reading: str, facts: dict[str, object], expected: dict[str, str]
) -> None:
    assert by_reading(reading, EXTENSION, referral(**LONGER | facts)) == expected


def test_supplement_length_and_period_roll_decide_the_period_of_the_court() -> None:
    """Three days from the 5th end on Saturday 8 February, a day worked by notice; 1 February lies in the break."""
    by_length = "supplement-length"
    assert by_reading(by_length, SUPPLEMENT, supplied("2025-02-10")) == {"as-named": "pass", "three-days": "fail"}
    short = supplied("2025-02-08", supplement_due_on="2025-02-06")
    assert by_reading(by_length, SUPPLEMENT, short) == {"as-named": "fail", "three-days": "pass"}
    resting = supplied("2025-02-05", supplement_notified_on="2025-01-27", supplement_due_on="2025-02-01")
    assert by_reading("period-roll", SUPPLEMENT, resting) == {
        "announced-rest-days": "pass",
        "statutory-13-only": "fail",
    }


def test_refusal_feedback_decides_whether_the_period_applies_to_the_sending() -> None:
    for on, sent_in_period in (("2025-02-05", "pass"), ("2025-02-06", "fail")):
        assert by_reading("refusal-feedback", FEEDBACK, fed_back(on)) == {
            "made-in-period": "pass",
            "made-and-sent-in-period": sent_in_period,
        }


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ("same_court", {"referring-court": "pass", "enforcement-court": "pass"}),
        ("referring_court", {"referring-court": "pass", "enforcement-court": "fail"}),
        ("enforcement_court", {"referring-court": "fail", "enforcement-court": "pass"}),
    ],
)
def test_refusal_addressee_decides_which_court_is_notified(to: str, expected: dict[str, str]) -> None:
    assert by_reading("refusal-addressee", FEEDBACK, fed_back("2025-02-06", to)) == expected


# ------------------------------------------------------------------------------------------------ what is asked for


@pytest.mark.parametrize(
    ("rule", "record", "pointer"),
    [
        (FILING, filed(None, conditions_met=None), "/referrals/0/conditions_met"),
        (FILING, filed(None, materials_complete=None), "/referrals/0/materials_complete"),
        (FILING, unattested(filed("2025-02-06", received_on=None)), "/referrals/0/received_on"),
        (FILING, unattested(filed("2025-02-06", major_or_difficult=True)), "/referrals/0/extended_on"),
        (EXTENSION, unattested(case()), "/referrals/0/extended_on"),
        (EXTENSION, referral(**LONGER | {"major_or_difficult": None}), "/referrals/0/major_or_difficult"),
        (EXTENSION, referral(**LONGER | {"extension_approver": None}), "/referrals/0/extension_approver"),
        (NOTICE, unattested(asked("2025-02-05", supplement_due_on=None)), "/referrals/0/supplement_due_on"),
        (NOTICE, asked(None, materials_complete=None), "/referrals/0/materials_complete"),
        (SUPPLEMENT, unattested(supplied("2025-02-10", supplement_due_on=None)), "/referrals/0/supplement_due_on"),
        (SUPPLEMENT, unattested(supplied(None)), "/referrals/0/supplied_on"),
        (REFUSAL, refused(None, conditions_met=None), "/referrals/0/conditions_met"),
        (REFUSAL, unattested(refused(None)), "/referrals/0/refusal_made_on"),
        (FEEDBACK, fed_back("2025-02-06", None), "/referrals/0/refusal_to"),
        (FEEDBACK, unattested(case()), "/referrals/0/refusal_made_on"),
    ],
)
def test_missing_facts_are_listed(rule: str, record: Facts, pointer: str) -> None:
    assert answer_of(rule, record) == ("open", pointer)
