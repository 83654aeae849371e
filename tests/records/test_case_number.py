"""案号: the national grammar, the spellings that are read, and which part of a number is wrong."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from zhixing_rules.records import CaseNumber, CaseNumberDefect, CourtLevel
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


SPELLINGS = [
    ("(2024)豫0802执123号", "（2024）豫0802执123号"),
    ("（2024)豫0802执123号", "（2024）豫0802执123号"),
    ("（２０２４）豫０８０２执１２３号", "（2024）豫0802执123号"),
    ("〔2024〕豫0802执123号", "（2024）豫0802执123号"),
    ("[2024]豫0802执123号", "（2024）豫0802执123号"),
    ("【2024】豫0802执123号", "（2024）豫0802执123号"),
    ("［２０２４］豫0802执123号", "（2024）豫0802执123号"),
    (" （2024） 豫0802 执 123 号\u3000", "（2024）豫0802执123号"),
    ("\u200b（2024）豫0802执\xa0123号\ufeff", "（2024）豫0802执123号"),
    ("（2024）豫0802执00123号", "（2024）豫0802执123号"),
    ("（2024）豫0802执123號", "（2024）豫0802执123号"),
    ("（2024）豫0802执字第123号", "（2024）豫0802执123号"),
    ("（2024）豫0802执第123号", "（2024）豫0802执123号"),
    ("（2024）豫0802执恢0007號", "（2024）豫0802执恢7号"),
    ("（2024）豫0802执123号之一", "（2024）豫0802执123号之一"),
    ("（2024）豫0802执123号之2", "（2024）豫0802执123号之2"),
    ("（2024）豫0802执123-1号", "（2024）豫0802执123-1号"),
    ("(2014)焦执字第12-1号", "（2014）焦执字第12-1号"),
    ("(2014)焦执字第00012号", "（2014）焦执字第12号"),
    ("【2015】山阳执恢字第8号", "（2015）山阳执恢字第8号"),
]
"""How a number without a defect may be written, and how it is printed."""

DEFECTS = [
    ("（24）豫0802执1号", "year"),
    ("（1024）豫0802执1号", "year"),
    ("（2051）豫0802执1号", "year"),
    ("豫0802执1号", "year"),
    ("执行案件", "year"),
    ("无", "year"),
    ("x" * 50, "year"),
    ("2024豫0802执123号", "brackets"),
    ("2024年豫0802执123号", "brackets"),
    ("（2024）豫080执1号", "court"),
    ("（2024）豫08021执1号", "court"),
    ("（2024）0802执1号", "court"),
    ("（2016）焦执字第12号", "court"),
    ("（2024）豫0802首执1号", "type"),
    ("（2013）焦执裁字第9号", "type"),
    ("（2024）豫0802执0号", "sequence"),
    ("（2024）豫0802执1234567890号", "sequence"),
    ("（2024）豫0802执号", "sequence"),
    ("（2024）豫0802执1", "ending"),
    ("（2024）豫0802执1号号", "ending"),
    ("（2024）豫0802执1号之", "ending"),
    ("（2024）豫0802执123、124号", "several"),
    ("（2024）豫0802执123号、124号", "several"),
    ("（2024）豫0802执123至125号", "several"),
    ("（2024）豫0802执123-125号", "several"),
    ("（2024）豫0802执123\u2013124号", "several"),
    ("（2024）豫0802执105-101号", "several"),
    ("（2024）豫0802执123 124号", "several"),
    ("（2024）豫0802执123\u3000124号", "several"),
    ("（2024）豫0802执123号，（2024）豫0802执124号", "several"),
]
"""Numbers with the part that is wrong."""


@pytest.mark.parametrize(("text", "printed"), SPELLINGS)
def test_a_number_is_read_however_it_is_spelt(text: str, printed: str) -> None:
    number = CaseNumber.parse(text)
    assert (str(number), number.defect) == (printed, None)
    assert CaseNumber.parse(printed) == number


@pytest.mark.parametrize(("text", "defect"), DEFECTS)
def test_the_part_that_is_wrong_is_named_and_the_text_kept(text: str, defect: str) -> None:
    number = CaseNumber.read(text)
    assert number is not None
    assert (str(number), number.defect) == (text, defect)
    with pytest.raises(ValueError, match="案号") as refused:
        CaseNumber.parse(text)
    zh, en = CaseNumberDefect(defect).zh, CaseNumberDefect(defect).en
    assert str(refused.value) == f"不是案号，例：（2024）豫0802执123号；{zh} · not a case number: {en}"


def test_two_numbers_on_two_lines_of_a_cell_are_several() -> None:
    number = CaseNumber.read("（2024）豫0802执123\n124号")
    assert number is not None
    assert (str(number), number.defect, number.sequence) == ("（2024）豫0802执123 124号", "several", None)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("(2014)焦执字第12-1号", (2014, None, "执", 12, "-1")),
        ("（2024）豫0802执123号之一", (2024, "豫0802", "执", 123, "之一")),
        ("（2024）豫0802执123、124号", (2024, "豫0802", "执", None, "")),
        ("（2024）豫0802首执1号", (2024, "豫0802", None, None, "")),
        ("（2024）豫080执1号", (2024, None, None, None, "")),
        ("豫0802执1号", (None, "豫0802", "执", 1, "")),
        ("执行案件", (None, None, None, None, "")),
    ],
)
def test_only_what_can_be_read_is_known(text: str, known: tuple[object, ...]) -> None:
    number = CaseNumber.read(text)
    assert number is not None
    assert (number.year, number.court_code, number.type_code, number.sequence, number.document) == known
    assert (number.year_begins is None) == (number.year is None)
    assert (number.area is None) == (number.court_code is None)


@pytest.mark.parametrize("text", ["", " ", "\u3000\u200b", "\x00"])
def test_a_text_that_shows_nothing_is_no_number(text: str) -> None:
    assert CaseNumber.read(text) is None
    with pytest.raises(ValueError, match="案号"):
        CaseNumber.parse(text)


@examples(2000)
@given(st.text(alphabet="（）()〔〕[]0123456789豫执恢号之一、-年字第 x", max_size=40))
def test_reading_what_was_printed_changes_nothing(text: str) -> None:
    number = CaseNumber.read(text)
    if number is not None:
        assert CaseNumber.read(str(number)) == number


@examples(100)
@given(
    year=st.integers(2016, 2050),
    court=st.sampled_from(["豫08", "豫0802", "豫0883", "最高法", "京01", "兵0101"]),
    kind=st.sampled_from(TYPE_CODES),
    sequence=st.integers(1, 99_999),
)
def test_a_printed_number_reads_back(year: int, court: str, kind: str, sequence: int) -> None:
    number = CaseNumber(year, court, "", kind, sequence)
    assert CaseNumber.parse(str(number)) == number


@pytest.mark.parametrize(("year", "defect"), [(1949, "year"), (1950, None), (2050, None), (2051, "year")])
def test_a_year_is_plausible(year: int, defect: str | None) -> None:
    number = CaseNumber.read(f"（{year}）豫0802执1号")
    assert number is not None
    assert (number.defect, number.year) == (defect, None if defect else year)


SAME = (
    (
        "（2025）豫0802执1号",
        "(2025)豫0802执01号",
        "（2025）豫0802执1号之一",
        "2025豫0802执1号",
        " ２０２５ 年豫0802执1-1号",
    ),
    ("（2025）豫0802知执1号",),
    ("（2025）豫0802执恢1号",),
    ("（2025）豫0803执1号",),
    ("（2024）豫0802执1号",),
    ("（2025）豫0802执12号",),
    ("（2025）最高法执1号",),
    ("（2014）焦执字第12号", "（2014）焦执字第0012-1号", "（2014）焦执字12号之三", "2014焦执字第12号"),
    ("（2014）焦执字第1号",),
    ("（2014）山执字第12号",),
)
UNIDENTIFIED = (
    *("待定", "无", "-", "", "（2025）豫0823执号", "（2025）豫0823执1", "豫0802执1号", "（2025）豫0802某1号"),
    *("（2025）焦执字第1号", "（2025）豫0802执1号、2号", "（2025）豫0802执1-1234号", "（2025）执1号"),
)


def identity(text: str) -> str | None:
    number = CaseNumber.read(text)
    return None if number is None else number.identity


def test_every_spelling_of_a_number_identifies_the_same_case_and_no_other() -> None:
    identities = [{identity(text) for text in spellings} for spellings in SAME]
    assert all(len(each) == 1 and None not in each for each in identities)
    assert len(set.union(*identities)) == len(SAME)


@pytest.mark.parametrize("text", UNIDENTIFIED)
def test_what_lacks_a_part_identifies_no_case(text: str) -> None:
    assert identity(text) is None
