"""Interpretation of the Civil Procedure Law: telling the family, early release, one act, queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from procedures.national.verdicts import finding_under, national_case, unattested, verdict_under
from space import templates
from zhixing_rules.procedures.national.civil_procedure_interpretation import RULES

if TYPE_CHECKING:
    from space.json_records import Facts

FAMILY, EARLY, ONCE, QUERY = "msj.180.family", "msj.182.early", "msj.184.once", "msj.483.query"

finding_of, verdict_of = finding_under(RULES), verdict_under(RULES)


def detained(**facts: object) -> Facts:
    """A detention with its intake on Friday 2025-10-03, inside the holidays."""
    taken = {"id": "d1", "person": "p1", "decided_on": "2025-10-03", "intake_on": "2025-10-03", "days": 15}
    return national_case(detentions=[taken | facts])


def told(day: str | None, **facts: object) -> Facts:
    """The family was told on a day."""
    return detained(family_told_on=day, **facts)


HOURS = {"taken_at": "09:20"}
"""Taken at 09:20: the hours begin at 10:00."""


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(told("2025-10-03"), "pass", id="on the day"),
        pytest.param(told("2025-10-04"), "open", id="the next day, without hours"),
        pytest.param(told("2025-10-04", **HOURS), "open", id="the next day, one hour unknown"),
        pytest.param(told("2025-10-04", **HOURS, family_told_at="10:00"), "pass", id="the last minute"),
        pytest.param(told("2025-10-04", **HOURS, family_told_at="10:01"), "fail", id="a minute late"),
        pytest.param(told("2025-10-05"), "fail", id="two days later, never moved over holidays"),
        pytest.param(told(None), "fail", id="not told"),
        pytest.param(told(None, family_unreached_recorded=True), "not_applicable", id="not reached, on record"),
        pytest.param(told("2025-10-05", family_unreached_recorded=True), "not_applicable", id="late, on record"),
        pytest.param(told("2025-10-03", family_unreached_recorded=True), "pass", id="told and on record"),
        pytest.param(told(None, family_unreached_recorded=False), "fail", id="not reached, not on record"),
        pytest.param(told("2025-10-03", intake_on="2025-10-04"), "pass", id="told when taken, before the intake"),
        pytest.param(told("2025-10-03", intake_on=None), "not_applicable", id="not taken in"),
    ],
)
def test_the_family_is_told_within_twenty_four_hours(record: Facts, expected: str) -> None:
    assert verdict_of(FAMILY, record) == expected


def test_the_family_can_still_be_told_on_the_next_day() -> None:
    for day, expected in (("2025-10-03", "pending"), ("2025-10-04", "pending"), ("2025-10-05", "fail")):
        assert verdict_of(FAMILY, told(None) | {"complete_as_of": day}, on=day) == expected


def test_what_is_missing_is_the_hour() -> None:
    missing = finding_of(FAMILY, told("2025-10-04")).missing
    assert [each.path for each in missing] == ["/detentions/0/family_told_at"]
    assert verdict_of(FAMILY, unattested(told(None))) == "open"


@pytest.mark.parametrize(("day", "expected"), [("2022-04-09", "not_applicable"), ("2022-04-10", "fail")])
def test_the_family_is_told_by_the_day_of_intake(day: str, expected: str) -> None:
    record = detained(decided_on=day, intake_on=day)
    assert verdict_of(FAMILY, record) == expected


DECIDED = {"early_release_decided_on": "2025-10-08", "early_release_approved": True}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(DECIDED, "pass", id="decided and approved by then"),
        pytest.param(DECIDED | {"early_release_decided_on": "2025-10-09"}, "fail", id="decided the day after"),
        pytest.param(DECIDED | {"early_release_approved": False}, "fail", id="not approved"),
        pytest.param(DECIDED | {"early_release_approved": None}, "fail", id="no approval on a complete record"),
        pytest.param(DECIDED | {"early_release_decided_on": None}, "fail", id="no decision"),
        pytest.param({"released_early_on": None}, "not_applicable", id="not released early"),
    ],
)
def test_early_release_needs_approval_and_a_decision(facts: Facts, expected: str) -> None:
    assert verdict_of(EARLY, detained(**{"released_early_on": "2025-10-08"} | facts)) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"released_on": "2025-10-17"}, "fail", id="the day before the end"),
        pytest.param({"released_on": "2025-10-18"}, "not_applicable", id="on the last day"),
        pytest.param({"released_on": "2025-10-20"}, "not_applicable", id="after the end"),
        pytest.param(DECIDED | {"released_on": "2025-10-08"}, "pass", id="decided and approved by then"),
        pytest.param(DECIDED | {"released_on": "2025-10-07"}, "fail", id="decided the day after"),
        pytest.param({"released_on": "2025-10-08", "days": None}, "open", id="term not recorded"),
        pytest.param({"released_on": "2025-10-17", "printed_end": "2025-10-17"}, "not_applicable", id="printed end"),
        pytest.param(
            DECIDED | {"released_on": "2025-10-18", "released_early_on": "2025-10-08"}, "pass", id="both recorded"
        ),
    ],
)
def test_a_release_before_the_end_of_the_term_is_an_early_one(facts: Facts, expected: str) -> None:
    assert verdict_of(EARLY, detained(**facts)) == expected


def test_early_release_is_open_where_nothing_is_attested() -> None:
    assert verdict_of(EARLY, unattested(detained(released_early_on="2025-10-08"))) == "open"
    for day, expected in (("2022-04-09", "not_applicable"), ("2022-04-10", "fail")):
        record = detained(decided_on="2022-04-05", intake_on="2022-04-05", released_early_on=day)
        assert verdict_of(EARLY, record) == expected


def twice(**later: object) -> Facts:
    """Two detentions of one person, the second on 2025-12-01."""
    first = {"id": "d1", "person": "p1", "decided_on": "2025-10-03", "act": "隐匿车辆"}
    second = {"id": "d2", "person": "p1", "decided_on": "2025-12-01", "act": "隐匿车辆"}
    return national_case(detentions=[first, second | later])


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(twice(), "fail", id="the same act"),
        pytest.param(twice(act="殴打执行人员"), "pass", id="a new act"),
        pytest.param(twice(act=None), "open", id="act not recorded"),
        pytest.param(twice(person="p2"), "not_applicable", id="another person"),
        pytest.param(twice(decided_on="2025-10-03"), "fail", id="two decisions of one day"),
        pytest.param(twice(decided_on="2025-10-03", act="殴打执行人员"), "pass", id="two acts on one day"),
        pytest.param(twice(decided_on="2025-10-02"), "not_applicable", id="the day before"),
        pytest.param(twice(decided_on="2025-10-04"), "fail", id="the day after"),
    ],
)
def test_no_second_detention_for_the_same_act(record: Facts, expected: str) -> None:
    record["persons"].append({"id": "p2", "kind": "natural"})
    assert verdict_of(ONCE, record, at="/detentions/1") == expected


def test_the_first_detention_is_not_the_second() -> None:
    assert verdict_of(ONCE, twice(), at="/detentions/0") == "not_applicable"


def test_of_two_decisions_of_one_day_each_may_be_the_later_one() -> None:
    record = twice(decided_on="2025-10-03")
    assert [verdict_of(ONCE, record, at=f"/detentions/{number}") for number in (0, 1)] == ["fail", "fail"]


def test_other_words_for_the_act_get_a_remark() -> None:
    (remark,) = finding_of(ONCE, twice(act="藏匿车辆"), at="/detentions/1").remarks
    assert "由人核对" in remark.zh
    assert "differ in words" in remark.en
    assert not finding_of(ONCE, twice(), at="/detentions/1").remarks
    assert not finding_of(ONCE, twice(act="藏匿车辆"), at="/detentions/0").remarks


def test_a_fine_before_the_detention_gets_a_remark() -> None:
    for fined, expected in (("2025-10-02", 1), ("2025-10-03", 0), ("2025-10-04", 0), (None, 0)):
        remarks = finding_of(ONCE, detained(fined_on=fined)).remarks
        assert len(remarks) == expected
    (remark,) = finding_of(ONCE, detained(fined_on="2025-10-02")).remarks
    assert "不得连续适用" in remark.zh
    assert "may not follow one another" in remark.en
    early = detained(decided_on="2022-04-09", intake_on="2022-04-09", fined_on="2022-04-01")
    assert not finding_of(ONCE, early).remarks


@pytest.mark.parametrize(("day", "expected"), [("2022-04-09", "not_applicable"), ("2022-04-10", "fail")])
def test_a_second_detention_is_judged_by_its_decision(day: str, expected: str) -> None:
    record = twice(decided_on=day)
    record["detentions"][0]["decided_on"] = "2022-03-01"
    assert verdict_of(ONCE, record, at="/detentions/1") == expected


def test_an_undated_second_detention_is_open() -> None:
    assert verdict_of(ONCE, unattested(twice(decided_on=None)), at="/detentions/1") == "open"


def query(*documents: str, **facts: object) -> Facts:
    """A letter of 2025-01-07 with these documents."""
    record = national_case(requests=[templates.request(**facts)])
    record["requests"][0]["letter"]["attachments"] = list(documents)
    return record


def test_a_query_without_a_notice_to_assist_is_for_a_person() -> None:
    assert verdict_of(QUERY, query("judgment_document", "assistance_notice")) == "pass"
    assert verdict_of(QUERY, query("judgment_document")) == "review"
    assert verdict_of(QUERY, query()) == "review"
    assert verdict_of(QUERY, query(sent_on=None)) == "pending"
    remedy = finding_of(QUERY, query()).remedy
    assert remedy is None or remedy.by.value == "court"


@pytest.mark.parametrize(("day", "expected"), [("2022-04-09", "not_applicable"), ("2022-04-10", "review")])
def test_a_query_is_judged_by_the_day_of_its_letter(day: str, expected: str) -> None:
    record = query("judgment_document", sent_on=day, approved_on=day)
    assert verdict_of(QUERY, record) == expected


def test_documents_that_are_not_recorded_are_open() -> None:
    record = unattested(query())
    del record["requests"][0]["letter"]["attachments"]
    assert verdict_of(QUERY, record) == "open"
