from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from zhixing_rules.law.numerals import from_chinese, to_chinese

ZERO_SIGN = "\N{IDEOGRAPHIC NUMBER ZERO}"


def test_every_number_up_to_9999_has_a_unique_numeral_that_parses_back() -> None:
    numerals = [to_chinese(number) for number in range(1, 10_000)]
    assert [from_chinese(numeral) for numeral in numerals] == list(range(1, 10_000))
    assert len(set(numerals)) == 9999


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (118, "一百一十八"),
        (313, "三百一十三"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1100, "一千一百"),
        (2008, "二千零八"),
        (9999, "九千九百九十九"),
    ],
)
def test_numerals_are_written_as_statutes_write_them(number: int, numeral: str) -> None:
    assert to_chinese(number) == numeral
    assert from_chinese(numeral) == number


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_a_number_out_of_range_has_no_numeral(number: int) -> None:
    with pytest.raises(ValueError, match="between 1 and 9999"):
        to_chinese(number)


@pytest.mark.parametrize(
    "numeral", ["", "零", "一一", "十十", "一十", "百", "一百一", "百零一零", "万", "7", "两千", "十百"]
)
def test_a_nonstandard_numeral_is_refused(numeral: str) -> None:
    with pytest.raises(ValueError, match="numeral"):
        from_chinese(numeral)


@examples(100)
@given(st.text(alphabet="零〇一二三四五六七八九十百千万两", max_size=12))
def test_every_parsed_numeral_is_in_its_standard_form(numeral: str) -> None:
    try:
        number = from_chinese(numeral)
    except ValueError:
        return
    assert to_chinese(number) == numeral.replace(ZERO_SIGN, "零")
