"""Rules of detention centres: count, release, hand-over. Intake on Tuesday 2024-12-17, 15 days to 2025-01-01."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from procedures.national.verdicts import finding_under, national_case, unattested, verdict_under
from zhixing_rules.procedures.national.actors import NationalActor
from zhixing_rules.procedures.national.detention_centre_rules import RULES

if TYPE_CHECKING:
    from space.json_records import Facts

COUNT, RELEASE, HAND_OVER = "jls.32.count", "jls.30.release", "jls.31.hand-over"

finding_of, verdict_of = finding_under(RULES), verdict_under(RULES)


def detained(**facts: object) -> Facts:
    """A detention that ends on New Year's Day."""
    taken = {"id": "d1", "person": "p1", "decided_on": "2024-12-17", "intake_on": "2024-12-17", "days": 15}
    return national_case(detentions=[taken | facts])


SHORT = {"days": 10, "printed_end": "2024-12-30"}
"""Ten days end on 2024-12-27, before the end that the decision prints."""


def of_2012(intake: str) -> Facts:
    """A detention of one day, of 2012."""
    return detained(decided_on=intake, intake_on=intake, days=1)


def test_the_count_gives_no_verdict_but_says_why() -> None:
    finding = finding_of(COUNT, detained())
    assert finding.verdict.value == "not_applicable"
    assert "art. 27 para. 3" in finding.message("en")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"released_on": "2025-01-01"}, "pass", id="on a holiday"),
        pytest.param({"released_on": "2025-01-02"}, "fail", id="the first working day is a day late"),
        pytest.param({"released_on": "2024-12-31"}, "not_applicable", id="before the end of the term"),
        pytest.param({"released_early_on": "2024-12-31"}, "not_applicable", id="released early"),
        pytest.param({"released_early_on": "2025-01-02"}, "fail", id="recorded as early, after the end"),
        pytest.param({}, "fail", id="never released"),
        pytest.param({"leave_days": 2, "released_on": "2025-01-03"}, "pass", id="leave does not count"),
        pytest.param({"leave_days": 2, "released_on": "2025-01-04"}, "fail", id="leave is at an end"),
        pytest.param({"printed_end": "2024-12-31", "released_on": "2024-12-31"}, "pass", id="the printed end"),
        pytest.param({"printed_end": "2024-12-31", "released_on": "2025-01-01"}, "fail", id="after the printed end"),
        pytest.param(SHORT | {"released_on": "2024-12-27"}, "pass", id="printed end too late, released in time"),
        pytest.param(SHORT | {"released_on": "2024-12-30"}, "fail", id="longer than its days"),
        pytest.param(SHORT | {"leave_days": 2, "released_on": "2024-12-29"}, "pass", id="its days and leave"),
        pytest.param(SHORT | {"leave_days": 2, "released_on": "2024-12-30"}, "fail", id="longer than with leave"),
        pytest.param(SHORT | {"days": None, "released_on": "2024-12-30"}, "pass", id="the printed end alone"),
        pytest.param({"handed_over_on": "2025-01-01"}, "pass", id="handed over on the last day"),
        pytest.param({"handed_over_on": "2024-12-31"}, "not_applicable", id="handed over before it"),
        pytest.param({"handed_over_on": "2025-01-02"}, "fail", id="handed over a day late"),
        pytest.param({"days": None, "released_on": "2025-01-01"}, "open", id="days not recorded"),
        pytest.param({"intake_on": None}, "not_applicable", id="no intake"),
    ],
)
def test_a_person_is_released_on_the_day_the_term_ends(facts: Facts, expected: str) -> None:
    assert verdict_of(RELEASE, detained(**facts)) == expected


def test_the_release_is_pending_through_the_last_day() -> None:
    for day, expected in (("2024-12-20", "pending"), ("2025-01-01", "pending"), ("2025-01-02", "fail")):
        assert verdict_of(RELEASE, detained() | {"complete_as_of": day}, on=day) == expected
    assert verdict_of(RELEASE, unattested(detained())) == "open"


def test_a_printed_end_after_the_days_gets_a_remark() -> None:
    (remark,) = finding_of(RELEASE, detained(**SHORT, released_on="2024-12-27")).remarks
    assert "较早" in remark.zh
    assert "the earlier day counts" in remark.en
    assert not finding_of(RELEASE, detained(printed_end="2025-01-01", released_on="2025-01-01")).remarks
    assert not finding_of(RELEASE, of_2012("2012-03-30")).remarks


def test_the_house_is_asked_to_release() -> None:
    remedy = finding_of(RELEASE, detained()).remedy
    assert remedy is not None
    assert (remedy.by.value, remedy.to and remedy.to.value) == ("court", "detention_centre")


def test_an_overdue_release_is_no_matter_of_the_police() -> None:
    assert {each for each in NationalActor if each.of_police} == {NationalActor.VEHICLE_REGISTRY}


def test_the_release_is_judged_by_the_last_day_of_the_term() -> None:
    assert verdict_of(RELEASE, of_2012("2012-03-30")) == "not_applicable"
    assert verdict_of(RELEASE, of_2012("2012-03-31")) == "fail"


def handed_over(measure: str | None, **facts: object) -> Facts:
    """The person was released on the last day; a measure was decided on a day."""
    referral = {"id": "f1", "detention": "d1", "sent_on": "2024-12-20", "criminal_measure_on": measure}
    return detained(**{"released_on": "2025-01-01"} | facts) | {"referrals": [referral]}


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(handed_over("2025-01-01", handed_over_on="2025-01-01"), "pass", id="on release"),
        pytest.param(handed_over("2024-12-31", handed_over_on="2025-01-02"), "fail", id="the day after"),
        pytest.param(handed_over("2024-12-31"), "fail", id="let go"),
        pytest.param(handed_over("2025-01-01"), "open", id="measure and release on one day"),
        pytest.param(
            handed_over("2025-01-01", handed_over_on="2025-01-02"), "not_applicable", id="on one day, handed over later"
        ),
        pytest.param(
            handed_over("2024-12-31", released_on=None, handed_over_on="2025-01-01"), "pass", id="handed over alone"
        ),
        pytest.param(handed_over("2025-01-02"), "not_applicable", id="decided after the release"),
        pytest.param(handed_over(None), "not_applicable", id="no measure"),
        pytest.param(handed_over("2024-12-31", released_on=None), "not_applicable", id="not released"),
        pytest.param(
            handed_over("2024-12-25", released_on=None, released_early_on="2024-12-26", handed_over_on="2024-12-26"),
            "pass",
            id="on early release",
        ),
        pytest.param(detained(released_on="2025-01-01"), "not_applicable", id="no referral"),
    ],
)
def test_a_person_under_a_criminal_measure_is_handed_over(record: Facts, expected: str) -> None:
    assert verdict_of(HAND_OVER, record) == expected


def test_a_measure_on_the_day_of_release_gets_a_remark() -> None:
    finding = finding_of(HAND_OVER, handed_over("2025-01-01"))
    assert [each.path for each in finding.missing] == ["/detentions/0/handed_over_on"]
    assert "先后由人核对" in finding.remarks[0].zh
    assert "check which came first" in finding.remarks[0].en
    assert not finding_of(HAND_OVER, handed_over("2025-01-01", handed_over_on="2025-01-01")).remarks
    assert not finding_of(HAND_OVER, handed_over("2024-12-31")).remarks


def test_the_hand_over_is_open_where_nothing_is_attested() -> None:
    assert verdict_of(HAND_OVER, unattested(handed_over("2024-12-31"))) == "open"
    assert verdict_of(HAND_OVER, unattested(handed_over(None))) == "open"


@pytest.mark.parametrize(("day", "expected"), [("2012-03-31", "not_applicable"), ("2012-04-01", "fail")])
def test_the_hand_over_is_judged_by_the_day_of_release(day: str, expected: str) -> None:
    record = handed_over("2012-03-20", decided_on="2012-03-20", intake_on="2012-03-20", released_on=day)
    record["referrals"][0]["sent_on"] = "2012-03-20"
    assert verdict_of(HAND_OVER, record) == expected
