"""The notice: to which courts the Opinion is addressed."""

from __future__ import annotations

import pytest

from procedures.jiaozuo_2024.verdicts import answer_of, case, remarks_of, verdict_of

RULE = "notice.addressee"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        pytest.param("（2024）豫08执1号", "pass", id="the intermediate court"),
        pytest.param("（2024）豫0822执1号", "pass", id="a basic court"),
        pytest.param("（2024）豫0899执1号", "pass", id="a Jiaozuo code that no table lists"),
        pytest.param("（2024）豫0402执1号", "not_applicable", id="a basic court of another prefecture"),
        pytest.param("（2024）冀08执1号", "not_applicable", id="the same digits in another province"),
        pytest.param("（2024）豫执1号", "not_applicable", id="the provincial court"),
    ],
)
def test_the_opinion_addresses_the_courts_of_jiaozuo(number: str, expected: str) -> None:
    assert verdict_of(RULE, case(case_number=number)) == expected


def test_a_missing_case_number_is_listed() -> None:
    assert answer_of(RULE, case(case_number=...)) == ("open", "/case_number")


def test_a_remark_states_that_the_code_is_derived_for_a_court_of_another_area() -> None:
    assert "the official table, which was not available" in remarks_of(RULE, case(case_number="（2024）豫0402执1号"))
    assert "does not apply to courts of other areas" in remarks_of(RULE, case(case_number="（2024）豫0402执1号"))
    assert remarks_of(RULE, case()) == ""


def test_the_letters_of_a_court_of_another_area_are_judged_as_those_of_any_other() -> None:
    rules = ("art3.i1.letter", "art3.i1.approval", "art3.i2.consent", "art7.p2.referral", "art9.filing")
    elsewhere = case(case_number="（2024）豫0402执1号")
    assert [verdict_of(rule, elsewhere) for rule in rules] == [verdict_of(rule, case()) for rule in rules]


@pytest.mark.parametrize(
    ("court", "number", "expected"),
    [
        pytest.param("武陟县人民法院", "（2024）豫0823执1号", False, id="its code"),
        pytest.param("武陟县人民法院", "（2024）豫0822执1号", True, id="the code of another court"),
        pytest.param("河南省武陟县人民法院", "（2024）豫0823执1号", False, id="with the province"),
        pytest.param("河南省焦作市解放区人民法院", "（2024）豫0802执1号", False, id="with province and city"),
        pytest.param("武陟县法院", "（2024）豫0823执1号", False, id="abbreviated"),
        pytest.param("玉溪法庭", "（2024）豫0823执1号", False, id="a tribunal whose code is not known"),
        pytest.param(None, "（2024）豫0823执1号", False, id="not recorded"),
    ],
)
def test_only_a_court_named_as_in_the_directory_is_said_to_have_another_code(
    court: str | None, number: str, expected: bool
) -> None:
    remarks = remarks_of(RULE, case(court=court, case_number=number))
    assert ("does not belong to the enforcing court" in remarks) is expected
