"""Article 2: which police desk a request goes to."""

from __future__ import annotations

import pytest

from procedures.jiaozuo_2024.verdicts import (
    Facts,
    answer_of,
    by_reading,
    case,
    of_intermediate_court,
    request,
    verdict_of,
)

MUNICIPAL = {"name": "焦作市公安局", "level": "municipal", "desk": True}
COUNTY = {"name": "博爱县公安局", "level": "county", "desk": True}


@pytest.mark.parametrize(
    ("organ", "on", "expected"),
    [
        pytest.param(MUNICIPAL, "2025-06-03", "pass", id="its own desk"),
        pytest.param(MUNICIPAL | {"desk": False}, "2025-06-03", "fail", id="another department"),
        pytest.param(COUNTY, "2025-06-03", "fail", id="a county organ"),
        pytest.param(COUNTY, "2025-01-06", "pending", id="the day before it is sent"),
        pytest.param(COUNTY, "2025-01-07", "fail", id="the day it is sent"),
    ],
)
def test_the_intermediate_court_goes_to_the_municipal_desk(organ: Facts, on: str, expected: str) -> None:
    assert verdict_of("art2.i1.desk", of_intermediate_court(request(organ=organ)), on=on) == expected


@pytest.mark.parametrize(
    ("organ", "on", "expected"),
    [
        pytest.param(COUNTY, "2025-06-03", "pass", id="the desk of its own county"),
        pytest.param(COUNTY | {"desk": False}, "2025-06-03", "fail", id="another department"),
        pytest.param(COUNTY | {"name": "温县公安局"}, "2025-06-03", "fail", id="another county"),
        pytest.param(MUNICIPAL, "2025-06-03", "fail", id="the municipal desk"),
        pytest.param(MUNICIPAL, "2025-01-06", "pending", id="the day before it is sent"),
        pytest.param(MUNICIPAL, "2025-01-07", "fail", id="the day it is sent"),
    ],
)
def test_a_basic_court_goes_to_the_desk_of_its_own_area(organ: Facts, on: str, expected: str) -> None:
    assert verdict_of("art2.i2.desk", request(organ=organ), on=on) == expected


def test_each_item_speaks_to_its_own_level_of_court() -> None:
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
def test_what_is_wanting_is_asked_for(rule: str, record: Facts, pointer: str) -> None:
    assert answer_of(rule, record) == ("open", pointer)


def test_yuxi_counterpart_the_organ_of_the_yuxi_tribunal_is_asked_for_and_taken_as_set() -> None:
    record = case(court="玉溪法庭", police_counterpart=...)
    assert answer_of("art2.i2.desk", record) == ("open", "/police_counterpart")
    assert verdict_of("art2.i2.desk", record | {"police_counterpart": "博爱县公安局"}) == "pass"


def test_police_organ_names_says_whether_the_list_of_organs_settles_the_counterpart() -> None:
    basic = case(police_counterpart=...)
    assert by_reading("police-organ-names", "art2.i2.desk", basic) == {
        "same-organs": "pass",
        "different-organs": "open",
    }
    intermediate = of_intermediate_court(request(organ=MUNICIPAL))
    del intermediate["police_counterpart"]
    assert by_reading("police-organ-names", "art2.i1.desk", intermediate) == {
        "same-organs": "pass",
        "different-organs": "open",
    }
