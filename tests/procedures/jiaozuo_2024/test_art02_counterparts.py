"""Article 2: the police departments that receive requests, and the contact officers of the court.

The lawful case: the result came on Thursday 9 January 2025.
"""

from __future__ import annotations

from datetime import date

import pytest

from procedures.jiaozuo_2024.verdicts import (
    LATER,
    REQUEST,
    Facts,
    answer_of,
    by_reading,
    case,
    finding_of,
    mechanism,
    of_intermediate_court,
    remarks_of,
    remedy_of,
    request,
    unattested,
    verdict_of,
)
from zhixing_rules import JIAOZUO_2024, validate
from zhixing_rules.errors import RecordError
from zhixing_rules.procedures.jiaozuo_2024.courts import DIRECTORY

MUNICIPAL = {"name": "焦作市公安局", "level": "municipal", "desk": True}
COUNTY = {"name": "博爱县公安局", "level": "county", "desk": True}
OFFICER, AT_ANY_HOUR = "art2.p2.officer", "art2.p2.round-the-clock"


def officers(*each: Facts) -> Facts:
    """The 执行110 officers of the court, appointed on the effective date by default."""
    defaults = [{"id": f"o{number}", "name": "王某丙", "appointed_on": "2024-10-10"} for number in range(len(each))]
    return mechanism(officers=[first | changed for first, changed in zip(defaults, each, strict=True)])


def received(on: str | None, **facts: object) -> Facts:
    """The court received the result of the 9th on a day."""
    return request(feedback_received_on=on, **facts)


@pytest.mark.parametrize(
    ("organ", "on", "expected"),
    [
        pytest.param(MUNICIPAL, "2025-06-03", "pass", id="the municipal department"),
        pytest.param(MUNICIPAL | {"desk": False}, "2025-06-03", "fail", id="another department"),
        pytest.param(COUNTY, "2025-06-03", "fail", id="a county organ"),
        pytest.param(COUNTY, "2025-01-06", "pending", id="the day before it is sent"),
        pytest.param(COUNTY, "2025-01-07", "fail", id="the day it is sent"),
    ],
)
def test_a_request_of_the_intermediate_court_goes_to_the_municipal_department(
    organ: Facts, on: str, expected: str
) -> None:
    assert verdict_of("art2.i1.desk", of_intermediate_court(request(organ=organ)), on=on) == expected


@pytest.mark.parametrize(
    ("organ", "on", "expected"),
    [
        pytest.param(COUNTY, "2025-06-03", "pass", id="the department of its county"),
        pytest.param(COUNTY | {"desk": False}, "2025-06-03", "fail", id="another department"),
        pytest.param(COUNTY | {"name": "温县公安局"}, "2025-06-03", "fail", id="another county"),
        pytest.param(MUNICIPAL, "2025-06-03", "fail", id="sent to the municipal department"),
        pytest.param(MUNICIPAL, "2025-01-06", "pending", id="the day before it is sent"),
        pytest.param(MUNICIPAL, "2025-01-07", "fail", id="the day it is sent"),
    ],
)
def test_a_request_of_a_basic_court_goes_to_the_department_of_its_area(organ: Facts, on: str, expected: str) -> None:
    assert verdict_of("art2.i2.desk", request(organ=organ), on=on) == expected


def test_each_item_applies_to_its_level_of_court() -> None:
    assert verdict_of("art2.i1.desk", case()) == "not_applicable"
    assert verdict_of("art2.i2.desk", of_intermediate_court(case())) == "not_applicable"


@pytest.mark.parametrize(
    ("rule", "record", "pointer"),
    [
        ("art2.i2.desk", request(organ__desk=...), "/requests/0/organ/desk"),
        ("art2.i2.desk", request(organ__level=...), "/requests/0/organ/level"),
        ("art2.i2.desk", request(organ__name=...), "/requests/0/organ/name"),
        ("art2.i1.desk", case(case_number=...), "/court_level"),
        ("art2.i1.desk", of_intermediate_court(request(organ=MUNICIPAL | {"desk": None})), "/requests/0/organ/desk"),
    ],
)
def test_missing_facts_are_listed(rule: str, record: Facts, pointer: str) -> None:
    assert answer_of(rule, record) == ("open", pointer)


def test_yuxi_counterpart_the_organ_of_the_yuxi_tribunal_is_missing_until_it_is_recorded() -> None:
    record = case(court="玉溪法庭", police_counterpart=...)
    assert answer_of("art2.i2.desk", record) == ("open", "/police_counterpart")
    assert verdict_of("art2.i2.desk", record | {"police_counterpart": "博爱县公安局"}) == "pass"


def test_police_organ_names_decides_whether_the_directory_determines_the_counterpart() -> None:
    """Only the organ of the intermediate court is known well enough; of the others the case must say it."""
    basic = case(police_counterpart=...)
    assert by_reading("police-organ-names", "art2.i2.desk", basic) == {
        "same-organs": "open",
        "different-organs": "open",
    }
    intermediate = of_intermediate_court(request(organ=MUNICIPAL))
    del intermediate["police_counterpart"]
    assert by_reading("police-organ-names", "art2.i1.desk", intermediate) == {
        "same-organs": "pass",
        "different-organs": "open",
    }


@pytest.mark.parametrize(
    ("court", "organ", "counterpart", "expected"),
    [
        pytest.param("焦作市中级人民法院", "焦作市公安局", "焦作市公安局", "pass", id="its own"),
        pytest.param("焦作市中级人民法院", "焦作市公安局", ..., "pass", id="its own, not recorded as counterpart"),
        pytest.param("焦作市中级人民法院", "焦作市公安局", "郑州市公安局", "pass", id="its own, another recorded"),
        pytest.param("焦作市中级人民法院", "郑州市公安局", "郑州市公安局", "fail", id="another city's, recorded"),
        pytest.param("焦作市中级人民法院", "郑州市公安局", ..., "fail", id="another city's, nothing recorded"),
        pytest.param(..., "郑州市公安局", "郑州市公安局", "open", id="the court is not recorded"),
        pytest.param(..., "焦作市公安局", "焦作市公安局", "open", id="nor decided by the organ"),
        pytest.param(..., "郑州市公安局", "焦作市公安局", "fail", id="neither the directory's nor the recorded one"),
    ],
)
def test_the_directory_decides_the_counterpart_of_a_court_that_it_knows(
    court: object, organ: str, counterpart: object, expected: str
) -> None:
    record = of_intermediate_court(request(organ=MUNICIPAL | {"name": organ}))
    record |= {"court": court, "police_counterpart": counterpart}
    known = {name: value for name, value in record.items() if value is not ...}
    assert verdict_of("art2.i1.desk", known) == expected


@pytest.mark.parametrize(
    ("court", "counterpart", "remarked"),
    [
        ("焦作市中级人民法院", "焦作市公安局", False),
        ("焦作市中级人民法院", "郑州市公安局", True),
        ("焦作市中级人民法院", None, False),
        (None, "郑州市公安局", False),
        ("虚构市中级人民法院", "郑州市公安局", False),
    ],
)
def test_a_counterpart_that_the_directory_contradicts_has_a_remark(
    court: str | None, counterpart: str | None, remarked: bool
) -> None:
    record = of_intermediate_court(request(organ=MUNICIPAL | {"name": "焦作市公安局"}))
    record |= {"court": court, "police_counterpart": counterpart}
    assert ("is not the organ of the court in the directory" in remarks_of("art2.i1.desk", record)) is remarked


def test_a_counterpart_that_the_user_s_directory_contradicts_has_a_remark() -> None:
    own = DIRECTORY.with_entries('[[courts]]\nname = "博爱县人民法院"\norgan = {value = "示例县公安局"}')
    for procedure, remarked in ((JIAOZUO_2024, False), (JIAOZUO_2024.with_directory(own), True)):
        (found,) = validate(case(), on=date.fromisoformat(LATER), procedure=procedure).rule("art2.i2.desk")
        assert any("directory" in each.en for each in found.remarks) is remarked


def test_the_directory_of_a_user_comes_first() -> None:
    own = DIRECTORY.with_entries('[[courts]]\nname = "博爱县人民法院"\norgan = {value = "示例县公安局"}')
    procedure = JIAOZUO_2024.with_directory(own)
    for organ, expected in (("示例县公安局", "pass"), ("博爱县公安局", "fail")):
        record = request(organ=COUNTY | {"name": organ})
        (found,) = validate(record, on=date.fromisoformat(LATER), procedure=procedure).rule("art2.i2.desk")
        assert found.verdict.value == expected, "the record names 博爱县公安局"


# ------------------------------------------------------------------------------------------------ art2.p2.officer


@pytest.mark.parametrize(
    ("record", "on", "expected"),
    [
        pytest.param(officers({}), LATER, "pass", id="one in post"),
        pytest.param(
            officers({}) | {"court_level": "basic", "court": "温县人民法院"}, LATER, "pass", id="a basic court"
        ),
        pytest.param(officers(), LATER, "fail", id="none"),
        pytest.param(
            officers() | {"court_level": "basic", "court": "温县人民法院"}, LATER, "fail", id="none at a basic court"
        ),
        pytest.param(mechanism(officers=...), LATER, "fail", id="no list, and the record complete"),
        pytest.param(officers({"name": None}), LATER, "fail", id="no name"),
        pytest.param(officers(), "2024-10-09", "pending", id="none the day before it took effect"),
        pytest.param(officers(), "2024-10-10", "fail", id="none the day it took effect"),
        pytest.param(officers({"appointed_on": "2024-10-11"}), "2024-10-10", "fail", id="appointed a day late"),
        pytest.param(officers({"appointed_on": "2024-10-11"}), "2024-10-11", "pass", id="on that day"),
        pytest.param(officers({"ended_on": "2025-05-05"}), "2025-05-04", "pass", id="the day before the post ends"),
        pytest.param(officers({"ended_on": "2025-05-05"}), "2025-05-05", "pass", id="the day it ends"),
        pytest.param(officers({"ended_on": "2025-05-05"}), "2025-05-06", "fail", id="the day after it ended"),
        pytest.param(
            officers({"ended_on": "2025-05-05"}, {"appointed_on": "2025-05-05"}), "2025-05-05", "pass", id="succeeded"
        ),
        pytest.param(
            officers({"ended_on": "2025-05-05"}, {"name": None}), LATER, "fail", id="one named and gone, one unnamed"
        ),
    ],
)
def test_every_court_has_a_named_officer_in_office(record: Facts, on: str, expected: str) -> None:
    assert verdict_of(OFFICER, record, on=on) == expected


@pytest.mark.parametrize(
    ("record", "pointer"),
    [
        (unattested(mechanism(officers=...)), "/officers"),
        (unattested(officers()), "/officers"),
        (unattested(officers({"name": None, "ended_on": "2026-02-02"})), "/officers/0/name"),
        (unattested(officers({"appointed_on": None, "ended_on": "2026-02-02"})), "/officers/0/appointed_on"),
        (unattested(officers({})), "/officers/0/ended_on"),
    ],
)
def test_missing_facts_of_the_officer_are_listed(record: Facts, pointer: str) -> None:
    finding = finding_of(OFFICER, record)
    assert finding.verdict.value == "open"
    assert pointer in [each.path for each in finding.missing]


def test_effective_date_decides_from_when_the_standing_duties_apply() -> None:
    for rule, record in ((OFFICER, officers()), (AT_ANY_HOUR, mechanism(round_the_clock=False))):
        assert by_reading("effective-date", rule, record, on="2024-10-08") == {"printed": "pending", "dated": "pending"}
        assert by_reading("effective-date", rule, record, on="2024-10-09") == {"printed": "pending", "dated": "fail"}


# ------------------------------------------------------------------------------------------------ round the clock


@pytest.mark.parametrize(
    ("reachable", "on", "expected"),
    [
        pytest.param(True, LATER, "pass", id="at any hour"),
        pytest.param(False, LATER, "fail", id="in office hours"),
        pytest.param(False, "2024-10-09", "pending", id="the day before it took effect"),
        pytest.param(False, "2024-10-10", "fail", id="the day it took effect"),
    ],
)
def test_feedback_can_be_received_at_any_hour(reachable: bool, on: str, expected: str) -> None:
    assert verdict_of(AT_ANY_HOUR, mechanism(round_the_clock=reachable), on=on) == expected


def test_missing_availability_is_listed() -> None:
    assert answer_of(AT_ANY_HOUR, mechanism(round_the_clock=...)) == ("open", "/round_the_clock")


@pytest.mark.parametrize(
    ("record", "on", "expected"),
    [
        pytest.param(received("2025-01-09"), LATER, "pass", id="the same day"),
        pytest.param(received("2025-01-10"), LATER, "pass", id="the next day, within 24 hours by the day"),
        pytest.param(received("2025-01-11"), LATER, "fail", id="two days later"),
        pytest.param(of_intermediate_court(received("2025-01-10")), LATER, "pass", id="the intermediate court too"),
        pytest.param(received(None), "2025-01-10", "pending", id="not received on the next day"),
        pytest.param(received(None), "2025-01-11", "fail", id="not received two days later"),
        pytest.param(received(None), "2025-01-08", "not_applicable", id="the day before the result"),
        pytest.param(received(None, feedback_on=..., feedback_to_court=...), LATER, "not_applicable", id="no result"),
        pytest.param(
            of_intermediate_court(received("2025-01-11")), LATER, "fail", id="the intermediate court is bound like it"
        ),
    ],
)
def test_round_the_clock_is_a_deadline_of_a_day_only_under_the_alternative(
    record: Facts, on: str, expected: str
) -> None:
    verdicts = {"availability": "not_applicable", "deadline": expected}
    assert by_reading("round-the-clock", AT_ANY_HOUR, record, at=REQUEST, on=on) == verdicts


@pytest.mark.parametrize(("day", "each_step"), [("2024-10-09", "not_applicable"), ("2024-10-10", "fail")])
def test_feedback_on_an_older_letter_is_received_in_time_from_the_first_day(day: str, each_step: str) -> None:
    record = case(requests=[{"id": "r1", "sent_on": "2024-10-08", "feedback_on": day}])
    verdicts = by_reading("commencement-act", AT_ANY_HOUR, record, at=REQUEST, others={"round-the-clock": "deadline"})
    assert verdicts == {"each-step": each_step, "first-act": "not_applicable"}


def test_the_missing_day_of_receipt_is_listed_if_it_matters() -> None:
    unknown, rival = unattested(received(None)), {"round-the-clock": "deadline"}
    assert answer_of(AT_ANY_HOUR, unknown, readings=rival) == ("open", "/requests/0/feedback_received_on")
    assert verdict_of(AT_ANY_HOUR, unknown) == "not_applicable"
    no_result = unattested(received(None, feedback_on=...))
    assert answer_of(AT_ANY_HOUR, no_result, readings=rival) == ("open", "/requests/0/feedback_on")


def test_round_the_clock_read_as_a_deadline_does_not_require_availability() -> None:
    expected = {"availability": "fail", "deadline": "not_applicable"}
    assert by_reading("round-the-clock", AT_ANY_HOUR, mechanism(round_the_clock=False)) == expected


def test_feedback_cannot_be_received_before_it_is_given() -> None:
    with pytest.raises(RecordError, match="/requests/0/feedback_received_on"):
        verdict_of(AT_ANY_HOUR, received("2025-01-08"))


def test_the_remedy_is_for_the_court() -> None:
    assert remedy_of("art2.i2.desk", request(organ=MUNICIPAL)) == ("court", "", "")
    assert remedy_of("art2.i1.desk", of_intermediate_court(request(organ=COUNTY))) == ("court", "", "")
    assert remedy_of(OFFICER, officers()) == ("court", "", "")
    assert remedy_of(AT_ANY_HOUR, mechanism(round_the_clock=False)) == ("court", "", "")
