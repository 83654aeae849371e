"""The header: what the audience may know of whose case it is; a gap is shown as one."""

from __future__ import annotations

import pytest

from support.desk_case import CASE, ON, desk_case
from zhixing_rules.views import case_view


def test_the_header_names_the_case_the_court_the_officer_and_the_persons() -> None:
    header = case_view(CASE, on=ON).header
    assert {each.title.zh: each.value for each in header.items} == {
        "案号": "（2026）豫0825执1103号",
        "执行法院": "温县人民法院",
        "承办人": "李某",
        "书记员": "王某",
        "对应公安机关": "温县公安局",
        "案由": None,
    }
    assert [(each.name, each.part.zh) for each in header.persons] == [
        *(("郑某甲", "被执行人"), ("郑某乙", "被执行人")),
        ("钱某丙", "申请执行人"),
    ]


@pytest.mark.parametrize(
    ("audience", "items"),
    [
        ("court_staff", ["case_number", "court", "officer", "clerk", "police_counterpart", "cause"]),
        ("police", ["case_number", "court", "police_counterpart", "cause"]),
        ("debtor", ["court", "police_counterpart"]),
        ("public", ["court", "police_counterpart"]),
    ],
)
def test_the_header_holds_what_the_audience_may_see(audience: str, items: list[str]) -> None:
    header = case_view(CASE, on=ON, audience=audience).header
    assert [each.name for each in header.items] == items
    assert bool(header.persons) == (audience in {"court_staff", "police"})


def test_what_is_not_recorded_is_a_gap_and_what_is_withheld_is_absent() -> None:
    header = case_view(desk_case(officer=None), on=ON).header
    assert [each.value for each in header.items if each.name == "officer"] == [None]
    assert header.value("officer") is None
    assert "officer" not in [each.name for each in case_view(CASE, on=ON, audience="police").header.items]


def test_a_joint_mechanism_has_a_court_and_no_persons() -> None:
    header = case_view({"record": "joint_mechanism", "court": "温县人民法院"}, on=ON).header
    assert [(each.name, each.value) for each in header.items] == [
        ("court", "温县人民法院"),
        ("police_counterpart", None),
    ]
    assert header.persons == ()
