"""案号: the national grammar, both kinds of brackets, and what is no number at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from zhixing_rules.records import CaseNumber, CourtLevel
from zhixing_rules.records.case_number import TYPE_CODES


@pytest.mark.parametrize(
    ("text", "court", "kind", "level"),
    [
        ("（2024）豫0802执123号", "豫0802", "执", CourtLevel.BASIC),
        ("(2024)豫08执恢7号", "豫08", "执恢", CourtLevel.INTERMEDIATE),
        ("（2024)豫0402民初1234号", "豫0402", "民初", CourtLevel.BASIC),
        ("（2024）豫0802司惩5号", "豫0802", "司惩", CourtLevel.BASIC),
        ("（2024）豫0802司惩复5号", "豫0802", "司惩复", CourtLevel.BASIC),
        ("（2024）最高法执9号", "最高法", "执", None),
        ("（2024）豫执监9号", "豫", "执监", None),
        ("（2024）豫01知民初9号", "豫01", "民初", CourtLevel.INTERMEDIATE),
    ],
)
def test_a_case_number_is_parsed_into_its_parts(text: str, court: str, kind: str, level: CourtLevel | None) -> None:
    number = CaseNumber.parse(text)
    assert (number.court_code, number.type_code, number.court_level) == (court, kind, level)
    assert number.is_enforcement is kind.startswith("执")
    assert number.year_begins == date(2024, 1, 1)


KINDS = (
    *("执", "执恢", "执保", "执异", "执复", "执监", "执协", "执他"),
    *("司惩", "司惩复", "司救刑", "司救民", "司救行", "司救赔", "司救执", "司救访", "司救他"),
    *("刑初", "刑终", "刑监", "刑申", "刑抗", "刑再", "刑更", "刑他"),
    *("民初", "民终", "民监", "民申", "民抗", "民再", "民撤", "民特", "民督", "民催", "民他"),
    *("行初", "行终", "行审", "财保", "行保", "证保", "破申", "破", "强清", "清申"),
)
"""The type codes, written a second time."""


@pytest.mark.parametrize("kind", KINDS)
def test_each_type_code_is_read(kind: str) -> None:
    number = CaseNumber.parse(f"（2024）豫0802{kind}1号")
    assert (number.type_code, number.is_enforcement) == (kind, kind in KINDS[:8])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "（2024）豫0802执0号",
        "（2024）豫0802执012号",
        "（2024）豫080执1号",
        "（24）豫0802执1号",
        "（2024）0802执1号",
        "（2024）豫0802首执1号",
        "（2024）豫0802执1",
        "（２０２４）豫0802执1号",
        "（2024）豫0802执1号号",
        "x" * 50,
    ],
)
def test_a_text_outside_the_grammar_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="案号"):
        CaseNumber.parse(text)


@examples(100)
@given(
    year=st.integers(2016, 2099),
    court=st.sampled_from(["豫08", "豫0802", "豫0883", "最高法", "京01", "兵0101"]),
    kind=st.sampled_from(TYPE_CODES),
    sequence=st.integers(1, 99_999),
)
def test_a_printed_number_reads_back(year: int, court: str, kind: str, sequence: int) -> None:
    number = CaseNumber(year, court, "", kind, sequence)
    assert CaseNumber.parse(str(number)) == number


@pytest.mark.parametrize("text", ["（0000）豫08执1号", "（0007）豫0802执1号", "（9999）最高法执1号"])
def test_a_year_is_printed_with_four_digits(text: str) -> None:
    assert str(CaseNumber.parse(text)) == text
