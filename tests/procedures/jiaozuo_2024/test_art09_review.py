"""Article 9: the police review a referral.

The lawful case: received on Monday 27 January 2025. Seven days end on 3 February, inside the Spring Festival break, and
so on Wednesday the 5th; thirty days in all end on Wednesday 26 February.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from procedures.jiaozuo_2024.verdicts import (
    LATER,
    Facts,
    answer_of,
    by_reading,
    case,
    referral,
    remarks_of,
    remedy_actors,
    unattested,
    verdict_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

FILING, EXTENSION, NOTICE, SUPPLEMENT, REFUSAL, FEEDBACK, OUTCOME = (
    "art9.filing",
    "art9.extension",
    "art9.supplement-notice",
    "art9.supplement",
    "art9.refusal-notice",
    "art9.refusal-feedback",
    "art9.outcome",
)
LONGER = {"extended_on": "2025-02-05", "major_or_difficult": True, "extension_approver": "county_level_head"}
"""Extended on the last of the first seven days."""
NOTHING_ELSE = dict.fromkeys(("supplement_notified_on", "refusal_made_on", "transferred_on"), "2026-10-30")
"""Recorded for a day after the report: none of them has happened by then."""


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


def unanswered(**facts: object) -> Facts:
    """Received, and nothing else recorded of the review."""
    blank = dict.fromkeys(("filed_on", "conditions_met", "materials_complete"))
    return referral(**{**blank, **facts})


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
        (REFUSAL, refused("2024-12-02")),
        (OUTCOME, unanswered()),
    ],
)
def test_a_review_is_governed_if_the_referral_was_received_on_or_after_commencement(rule: str, record: Facts) -> None:
    """Each of these breaches its rule, and was sent before commencement."""
    for received, expected in (("2024-10-09", "not_applicable"), ("2024-10-10", "fail")):
        record["referrals"][0] |= {"sent_on": "2024-10-08", "received_on": received, "detention": None}
        assert verdict_of(rule, record) == expected


@pytest.mark.parametrize(
    ("rule", "step", "facts", "governed"),
    [
        (SUPPLEMENT, "supplement_notified_on", {"supplement_due_on": "2024-10-14"}, "fail"),
        (FEEDBACK, "refusal_made_on", {"refusal_sent_on": "2024-10-11", "refusal_to": "other"}, "fail"),
    ],
)
def test_what_follows_an_older_review_is_governed_from_the_first_day(
    rule: str, step: str, facts: Facts, governed: str
) -> None:
    """commencement-act: the request for evidence calls for the supply, the refusal for its sending."""
    for day, each_step in {"2024-10-09": "not_applicable", "2024-10-10": governed}.items():
        older = {"id": "f1", "sent_on": "2024-09-30", "received_on": "2024-10-08", **facts, step: day}
        verdicts = by_reading("commencement-act", rule, case(referrals=[older], detentions=[]))
        assert verdicts == {"each-step": each_step, "first-act": "not_applicable"}, day


# ------------------------------------------------------------------------------------------------ no outcome


def test_the_police_owe_an_outcome_by_the_end_of_the_review_period() -> None:
    assert verdict_of(OUTCOME, unanswered(), on="2025-02-05") == "pending"
    assert verdict_of(OUTCOME, unanswered(), on="2025-02-06") == "fail"
    assert verdict_of(OUTCOME, unanswered(**LONGER), on="2025-02-26") == "pending"
    assert verdict_of(OUTCOME, unanswered(**LONGER), on="2025-02-27") == "fail"
    assert verdict_of(OUTCOME, unanswered(**LONGER | {"extended_on": "2025-02-06"}), on="2025-02-06") == "fail"
    assert remedy_actors(OUTCOME) == {("court", "police")}


def test_passing_the_case_on_in_time_is_an_outcome_of_the_review() -> None:
    assert verdict_of(OUTCOME, unanswered(transferred_on="2025-02-05")) == "pass"
    assert verdict_of(OUTCOME, unanswered(transferred_on="2025-02-06")) == "fail"
    for rule in (FILING, NOTICE, REFUSAL):
        assert verdict_of(rule, unanswered(transferred_on="2025-02-05")) == "not_applicable", rule


@pytest.mark.parametrize(
    ("rule", "late"),
    [
        (FILING, {"filed_on": "2025-02-06"}),
        (NOTICE, {"supplement_notified_on": "2025-02-06", "supplement_due_on": "2025-02-14"}),
        (REFUSAL, {"refusal_made_on": "2025-02-06"}),
    ],
)
def test_a_late_outcome_fails_its_own_rule_once(rule: str, late: dict[str, object]) -> None:
    record = unanswered(**late)
    failed = {each for each in (FILING, NOTICE, REFUSAL, OUTCOME) if verdict_of(each, record) == "fail"}
    assert failed == {rule}


def test_silence_after_a_recorded_assessment_is_marked_as_one_inaction() -> None:
    """The verdict is the one on the record without the assessment, which the assessment may not reverse."""
    record = filed(None)
    assert verdict_of(FILING, record) == verdict_of(OUTCOME, record) == "fail"
    assert "counts once" in remarks_of(OUTCOME, record)
    assert remarks_of(OUTCOME, filed("2025-02-05")) == ""
    assert remarks_of(OUTCOME, unanswered()) == remarks_of(OUTCOME, record), "which the applicant may know of"


@pytest.mark.parametrize("rule", [NOTICE, REFUSAL])
def test_nobody_is_asked_for_the_assessment_once_the_case_is_filed_or_passed_on(rule: str) -> None:
    for act in ("filed_on", "transferred_on"):
        assert answer_of(rule, unanswered(**{act: "2025-02-05"})) == ("not_applicable", "")


def test_a_case_refused_without_a_recorded_assessment_needs_no_notice() -> None:
    assert answer_of(NOTICE, unanswered(refusal_made_on="2025-02-05")) == ("not_applicable", "")


def refused_then_filed(made: str, on: str, **facts: object) -> Facts:
    """Refused on a day, and filed on another, as the police now find the conditions met."""
    return filed(on, **{"refusal_made_on": made, "refusal_sent_on": made, "refusal_to": "same_court", **facts})


@pytest.mark.parametrize(
    ("made", "on", "in_first_term"),
    [
        pytest.param("2025-02-05", "2025-02-24", "fail", id="refused in time, filed after the period"),
        pytest.param("2025-02-04", "2025-02-05", "pass", id="refused and filed within the period"),
        pytest.param("2025-02-06", "2025-02-24", "fail", id="refused late"),
    ],
)
def test_filing_after_refusal_decides_whether_the_first_period_applies_to_a_later_filing(
    made: str, on: str, in_first_term: str
) -> None:
    record = refused_then_filed(made, on)
    assert by_reading("filing-after-refusal", FILING, record) == {
        "own-term": "not_applicable",
        "first-term": in_first_term,
    }
    assert "article 9 sets no period" in remarks_of(FILING, record)
    assert remarks_of(REFUSAL, record) == ""
    assert [verdict_of(rule, record) for rule in (OUTCOME, NOTICE)] == ["not_applicable"] * 2
    assert verdict_of(REFUSAL, record) == ("fail" if made > "2025-02-05" else "pass")


def test_a_filing_on_the_day_of_the_refusal_or_before_it_is_the_filing_of_the_review() -> None:
    for on in ("2025-02-04", "2025-02-05"):
        assert verdict_of(FILING, refused_then_filed("2025-02-05", on)) == "pass"
    assert verdict_of(FILING, refused_then_filed("2025-02-06", "2025-02-06")) == "fail"


def test_a_filing_by_another_organ_after_the_transfer_is_not_judged_by_the_first_period() -> None:
    record = filed("2025-02-24", transferred_on="2025-02-05")
    for chosen in ("own-term", "first-term"):
        assert verdict_of(FILING, record, readings={"filing-after-refusal": chosen}) == "not_applicable"


def test_a_refusal_that_contradicts_the_record_has_a_remark() -> None:
    assert "conditions met" in remarks_of(REFUSAL, refused("2025-02-05", conditions_met=True))
    assert remarks_of(REFUSAL, refused("2025-02-05")) == ""
    later = filed("2025-02-04", refusal_made_on="2025-02-05")
    assert "after the case was filed" in remarks_of(REFUSAL, later)
    assert verdict_of(FILING, later) == "pass"
    assert remarks_of(REFUSAL, filed("2025-02-04")) == remarks_of(FILING, later) == ""


def test_a_refusal_that_contradicts_the_record_has_a_remark_in_a_record_that_is_not_attested_too() -> None:
    refusal = unattested(refused("2025-02-05", conditions_met=True))
    assert answer_of(REFUSAL, refusal) == ("open", "/referrals/0/filed_on"), "a refusal after a filing is another act"
    assert "conditions met" in remarks_of(REFUSAL, refusal)
    later = unattested(filed("2025-02-04", refusal_made_on="2025-02-05"))
    assert "after the case was filed" in remarks_of(REFUSAL, later)


def test_a_refusal_ends_the_duty_to_file() -> None:
    assert verdict_of(FILING, refused("2025-02-05", conditions_met=True)) == "not_applicable"


def test_a_late_transfer_stays_late_whatever_is_done_after_it() -> None:
    for after in ({}, {"filed_on": "2025-02-12"}, {"refusal_made_on": "2025-02-12"}):
        assert verdict_of(OUTCOME, unanswered(transferred_on="2025-02-06", **after)) == "fail"
        assert verdict_of(OUTCOME, unanswered(transferred_on="2025-02-05", **after)) == "pass"
    assert verdict_of(OUTCOME, unanswered(transferred_on="2025-02-06", filed_on="2025-02-06")) == "not_applicable"


@pytest.mark.parametrize("end", ["filed_on", "refusal_made_on", "transferred_on"])
def test_what_is_asked_or_refused_after_the_review_is_no_act_of_it(end: str) -> None:
    """After the filing, further evidence serves the investigation; the court owes nothing to a review that is over."""
    ended = {end: "2025-01-30", "supplement_notified_on": "2025-02-10", "supplement_due_on": "2025-02-20"}
    assert verdict_of(NOTICE, unanswered(**ended)) == "not_applicable"
    assert verdict_of(SUPPLEMENT, unanswered(**ended)) == "not_applicable"
    assert verdict_of(NOTICE, unanswered(**ended | {"supplement_notified_on": "2025-01-30"})) == "pass"
    if end != "refusal_made_on":
        refused_then = {end: "2025-01-30", "refusal_made_on": "2025-02-10"}
        assert verdict_of(REFUSAL, unanswered(**refused_then)) == "not_applicable"
        assert verdict_of(REFUSAL, unanswered(**refused_then | {"refusal_made_on": "2025-01-30"})) == "pass"


@pytest.mark.parametrize("end", ["filed_on", "refusal_made_on", "transferred_on"])
def test_a_review_that_ends_before_the_last_day_of_the_court_ends_its_duty_to_supply(end: str) -> None:
    request = {"supplement_notified_on": "2025-01-30", "supplement_due_on": "2025-02-10"}
    for day, expected in {"2025-02-10": "not_applicable", "2025-02-11": "fail"}.items():
        record = unanswered(**request, **{end: day})
        assert verdict_of(SUPPLEMENT, record) == expected
        assert verdict_of(SUPPLEMENT, unanswered(**request, supplied_on="2025-02-07", **{end: day})) == "pass"
    assert verdict_of(OUTCOME, unanswered(**request, transferred_on="2025-02-10")) == "pass", "nobody needs to judge"


def test_review_silence_decides_whether_an_outcome_is_owed() -> None:
    assert by_reading("review-silence", OUTCOME, unanswered()) == {
        "silence-is-breach": "fail",
        "not-covered": "not_applicable",
    }


# ------------------------------------------------------------------------------------------------ readings


def done(rule: str, on: str, **facts: object) -> Facts:
    """The act that a rule demands, done on a day."""
    if rule == OUTCOME:
        return unanswered(transferred_on=on, **facts)
    if rule == FEEDBACK:
        return refused("2025-02-05", **{"refusal_sent_on": on, "refusal_to": "same_court", **facts})
    return {FILING: filed, NOTICE: asked, REFUSAL: refused}[rule](on, **facts)


@pytest.mark.parametrize("rule", [FILING, NOTICE, REFUSAL, FEEDBACK, OUTCOME])
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
"""Asked for on the last day of the period and supplied seven days later.

The period starts again and ends on 19 February; where the clock only stops, it ends on the 10th instead.
"""


@pytest.mark.parametrize("rule", [FILING, REFUSAL, FEEDBACK, OUTCOME])
def test_supplement_clock_decides_how_the_supplement_moves_the_period(rule: str) -> None:
    timed = {"refusal-feedback": "made-and-sent-in-period"} if rule == FEEDBACK else {}
    for on, expected in (
        ("2025-02-05", {"restarts": "pass", "stops": "pass", "runs": "pass"}),
        ("2025-02-10", {"restarts": "pass", "stops": "pass", "runs": "fail"}),
        ("2025-02-11", {"restarts": "pass", "stops": "fail", "runs": "fail"}),
        ("2025-02-19", {"restarts": "pass", "stops": "fail", "runs": "fail"}),
        ("2025-02-20", {"restarts": "fail", "stops": "fail", "runs": "fail"}),
    ):
        assert by_reading("supplement-clock", rule, done(rule, on, **PAUSED), others=timed) == expected


def test_a_restarted_review_of_thirty_days_is_not_cut_short() -> None:
    """Supplied on 12 February, seven days end on the 19th, but the thirty days on the 26th."""
    for on, expected in (("2025-02-26", "pass"), ("2025-02-27", "fail")):
        assert verdict_of(FILING, filed(on, **LONGER | PAUSED)) == expected
    late = LONGER | PAUSED | {"supplement_due_on": "2025-02-24", "supplied_on": "2025-02-24"}
    for on, expected in (("2025-03-03", "pass"), ("2025-03-04", "fail")):
        assert verdict_of(FILING, filed(on, **late)) == expected


def test_the_last_day_for_the_notice_is_never_moved() -> None:
    """A notice in time that names no period can be repeated until the end of the first review, not of the restart."""
    record = asked("2025-02-05", supplement_due_on=None, supplied_on="2025-02-06")
    assert by_reading("supplement-clock", NOTICE, record, on="2025-02-06") == {
        "restarts": "fail",
        "stops": "fail",
        "runs": "fail",
    }


def test_silence_after_the_supply_is_a_breach_whatever_the_assessment() -> None:
    record = unanswered(**PAUSED)
    assert verdict_of(OUTCOME, record, on="2025-02-19") == "pending"
    assert verdict_of(OUTCOME, record, on="2025-02-20") == "fail"


UNSUPPLIED = {"supplement_notified_on": "2025-02-05", "supplement_due_on": "2025-02-14"}
"""Asked for in time and never supplied: seven days after the last day of the court end on 21 February."""


@pytest.mark.parametrize(
    ("owed", "verdict"), [(None, "review"), (True, "fail"), (False, "not_applicable")], ids=["open", "yes", "no"]
)
def test_a_person_judges_whether_an_outcome_is_owed_without_the_supply(owed: bool | None, verdict: str) -> None:
    record = unanswered(**UNSUPPLIED, outcome_owed_unsupplied=owed)
    assert verdict_of(OUTCOME, record, on="2025-02-21") == "not_applicable"
    assert verdict_of(OUTCOME, record, on="2025-02-22") == verdict


@pytest.mark.parametrize("rule", [FILING, REFUSAL])
def test_an_outcome_long_after_the_court_supplied_nothing_is_not_passed_without_that_judgment(rule: str) -> None:
    for on, expected in (
        ("2025-02-21", {None: "pass", True: "pass", False: "pass"}),
        ("2025-02-22", {None: "review", True: "fail", False: "pass"}),
    ):
        for owed, verdict in expected.items():
            assert verdict_of(rule, done(rule, on, **UNSUPPLIED, outcome_owed_unsupplied=owed)) == verdict


@pytest.mark.parametrize("rule", [FILING, NOTICE, REFUSAL])
def test_a_supplement_notice_after_the_period_does_not_extend_it(rule: str) -> None:
    late = {"supplement_notified_on": "2025-02-06", "supplement_due_on": "2025-02-14", "supplied_on": "2025-02-13"}
    record = asked(None, **late) if rule == NOTICE else done(rule, "2025-02-10", **late)
    assert by_reading("supplement-clock", rule, record) == {"restarts": "fail", "stops": "fail", "runs": "fail"}


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

ENDS = ("filed_on", "refusal_made_on", "transferred_on")
"""What ends a review."""


@pytest.mark.parametrize(
    ("rule", "record", "pointer"),
    [
        (FILING, filed(None, conditions_met=None), "/referrals/0/conditions_met"),
        (FILING, filed(None, materials_complete=None), "/referrals/0/materials_complete"),
        (FILING, unattested(filed("2025-02-06", received_on=None, **NOTHING_ELSE)), "/referrals/0/received_on"),
        (FILING, unattested(filed("2025-02-06")), "/referrals/0/refusal_made_on"),
        (FILING, unattested(filed("2025-02-06", major_or_difficult=True, **NOTHING_ELSE)), "/referrals/0/extended_on"),
        (EXTENSION, unattested(case()), "/referrals/0/extended_on"),
        (EXTENSION, referral(**LONGER | {"major_or_difficult": None}), "/referrals/0/major_or_difficult"),
        (EXTENSION, referral(**LONGER | {"extension_approver": None}), "/referrals/0/extension_approver"),
        (NOTICE, unattested(asked("2025-02-05")), "/referrals/0/filed_on"),
        (
            NOTICE,
            unattested(asked("2025-02-05", supplement_due_on=None, **dict.fromkeys(ENDS, "2025-03-05"))),
            "/referrals/0/supplement_due_on",
        ),
        (NOTICE, asked(None, materials_complete=None), "/referrals/0/materials_complete"),
        (SUPPLEMENT, unattested(supplied("2025-02-10", supplement_due_on=None)), "/referrals/0/supplement_due_on"),
        (SUPPLEMENT, unattested(supplied(None)), "/referrals/0/supplied_on"),
        (REFUSAL, refused(None, conditions_met=None), "/referrals/0/conditions_met"),
        (REFUSAL, unattested(refused(None)), "/referrals/0/refusal_made_on"),
        (FEEDBACK, fed_back("2025-02-06", None), "/referrals/0/refusal_to"),
        (FEEDBACK, unattested(case()), "/referrals/0/refusal_made_on"),
        (OUTCOME, unattested(unanswered()), "/referrals/0/filed_on"),
    ],
)
def test_missing_facts_are_listed(rule: str, record: Facts, pointer: str) -> None:
    assert answer_of(rule, record) == ("open", pointer)
