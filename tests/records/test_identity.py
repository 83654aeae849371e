"""Identity numbers: the check character, a real date, and no area code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from zhixing_rules.records import Secret, is_credit_code, is_resident_number
from zhixing_rules.records.identity import credit_code_defect, normalised, resident_number_defect


@pytest.mark.parametrize(
    ("number", "valid"),
    [
        ("11010519491231002X", True),
        ("11010519491231002x", False),
        ("110105194912310021", False),
        ("11010519491331002X", False),
        ("1101051949123100", False),
        ("１1010519491231002X", False),
        ("", False),
    ],
)
def test_a_resident_number_is_checked_by_shape_date_and_check_character(number: str, valid: bool) -> None:
    assert is_resident_number(number) is valid


@examples(100)
@given(st.text(alphabet="0123456789X", min_size=17, max_size=19))
def test_at_most_one_check_character_fits(head: str) -> None:
    assert sum(is_resident_number(head[:17] + check) for check in "0123456789X") <= 1


@pytest.mark.parametrize(
    ("code", "valid"),
    [("91350100M000100Y43", True), ("91350100M000100Y44", False), ("91350100I000100Y43", False), ("", False)],
)
def test_a_credit_code_is_checked_by_alphabet_and_check_character(code: str, valid: bool) -> None:
    assert is_credit_code(code) is valid


def test_a_secret_compares_by_its_text_and_shows_nothing() -> None:
    one, other = Secret("甲"), Secret("甲")
    assert one == other
    assert one != "甲"
    assert len({one, other}) == 1
    assert (repr(one), str(one), f"{one}", one.reveal()) == ("Secret('***')", "***", "***", "甲")


@pytest.mark.parametrize(
    ("number", "defect"),
    [
        ("11010519491231002X", None),
        ("110105********002X", "masked"),
        ("1101XXXXXXXXXX002X", "masked"),
        ("110105491231002", "fifteen"),
        ("110105194912310021", "check"),
        ("11010519491331002X", "birth"),
        ("E00000000", "shape"),
        ("X" * 499 + "!", "masked"),
    ],
)
def test_what_is_wrong_with_a_resident_number_is_named(number: str, defect: str | None) -> None:
    assert resident_number_defect(normalised(number)) == defect


@pytest.mark.parametrize(
    ("code", "defect"),
    [
        ("91350100M000100Y43", None),
        ("91350100M000100Y44", "check"),
        ("110105491231002", "fifteen"),
        ("9135●●●●M000100Y43", "masked"),
        ("未登记", "shape"),
        ("91350100I000100Y43", "shape"),
    ],
)
def test_what_is_wrong_with_a_credit_code_is_named(code: str, defect: str | None) -> None:
    assert credit_code_defect(normalised(code)) == defect
