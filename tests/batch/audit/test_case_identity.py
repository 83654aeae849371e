"""Which case a number identifies: the same in all its spellings, and none for what is not a number."""

from __future__ import annotations

import pytest

pl = pytest.importorskip("polars", reason="needs the extra [batch]")

from zhixing_rules.batch.audit.case_identity import identities_of, identity_of  # noqa: E402  as above
from zhixing_rules.records.case_number import CaseNumber  # noqa: E402  as above

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
NONE = (
    *("待定", "无", "-", "", "（2025）豫0823执号", "（2025）豫0823执1", "豫0802执1号", "（2025）豫0802某1号"),
    *("（2025）焦执字第1号", "（2025）豫0802执1号、2号", "（2025）豫0802执1-1234号", "（2025）执1号"),
)


def test_every_spelling_of_a_number_identifies_the_same_case_and_no_other() -> None:
    identities = [{identity_of(text) for text in spellings} for spellings in SAME]
    assert all(len(each) == 1 and None not in each for each in identities)
    assert len(set.union(*identities)) == len(SAME)


@pytest.mark.parametrize("text", NONE)
def test_what_lacks_a_part_identifies_no_case(text: str) -> None:
    assert identity_of(text) is None


def test_a_column_has_the_identities_of_its_numbers() -> None:
    texts = [None, *NONE, *(str(CaseNumber.read(text)) for spellings in SAME for text in spellings), *NONE]
    expected = [None if text is None else identity_of(text) for text in texts]
    assert identities_of(pl.Series(texts, dtype=pl.String)).to_list() == expected
    for empty in ([], [None]):
        assert identities_of(pl.Series(empty, dtype=pl.String)).to_list() == empty
