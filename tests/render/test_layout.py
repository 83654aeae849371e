"""Tables, places and the text builder."""

from __future__ import annotations

from datetime import date

import pytest

from zhixing_rules import Audience, validate
from zhixing_rules.render.places import place
from zhixing_rules.render.tables import table
from zhixing_rules.render.text.builder import TextBuilder
from zhixing_rules.render.width import width


def test_columns_are_aligned_in_any_script() -> None:
    rows = [["1", "已办", "done"], ["22", "等待前序", "x"], ["3", "abc", "第七条"]]
    lines = [line for row in table(rows, columns=40, flexible=2, limits=[None] * 3) for line in row]
    starts = [width(line[: line.index(row[2])]) for line, row in zip(lines, rows, strict=True)]
    assert starts == [14, 14, 14]


def test_the_flexible_cell_is_wrapped_to_the_remaining_width() -> None:
    (lines,) = table([["一", "移送有管辖权的公安机关", "第七条"]], columns=24, flexible=1, limits=[None, None, None])
    assert len(lines) > 1
    assert all(width(line) <= 24 for line in lines)
    assert lines[0].endswith("第七条")


def test_a_limited_cell_is_wrapped_too() -> None:
    (lines,) = table([["市中级人民法院执行局", "甲"]], columns=80, flexible=1, limits=[10, None])
    assert lines == ["市中级人民  甲", "法院执行局"]


@pytest.mark.parametrize(
    ("pointer", "titles"),
    [
        ("", ""),
        ("/requests/0/targets/1", "查控请求1·查控对象2"),
        ("/referrals/-", "移送（待产生）"),
        ("/basis/kind", "执行依据·文书类型"),
        ("/unknown/0/deeper", "unknown1·deeper"),
        ("/0", "1"),
        ("/-", "（待产生）"),
    ],
)
def test_a_pointer_is_shown_as_titles(pointer: str, titles: str) -> None:
    assert place(pointer) == titles


def builder(*, colour: bool = False) -> TextBuilder:
    return TextBuilder(colour=colour, columns=20, language="zh")


def test_colours_are_used_only_on_request() -> None:
    plain, coloured = builder(), builder(colour=True)
    for each in (plain, coloured):
        each.write("违反", style="bad")
        each.write(style="bad")
    assert plain.text() == "违反\n\n"
    assert coloured.text() == "\x1b[1;31m违反\x1b[0m\n\n"


def test_lines_after_the_first_are_indented_by_the_hang() -> None:
    written = builder()
    written.write("一二三四五六七八九十一二三四", indent=2, hang=2)
    assert written.text() == "  一二三四五六七八\n    九十一二三四\n"


def test_an_empty_field_is_omitted() -> None:
    written = builder()
    written.field("最迟", "due", "")
    written.field("最迟", "due", "2025-01-27")
    assert written.text() == "  最迟    2025-01-27\n"


def test_the_header_has_chosen_readings_and_a_missing_attestation() -> None:
    written = TextBuilder(colour=False, columns=100, language="zh")
    report = validate({}, on=date(2025, 1, 2), readings={"effective-date": "dated"})
    written.header("检查报告", "Report", report.provenance, Audience.COURT_STAFF)
    assert "另选解读 effective-date=dated" in written.text()
    assert "未声明完整" in written.text()
    assert "限 法院工作人员 阅　只含其可以知悉的内容" in written.text()
