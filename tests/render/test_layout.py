"""Tables, places and the layout of each block as text."""

from __future__ import annotations

from datetime import date

import pytest

from zhixing_rules import Audience, validate
from zhixing_rules._bilingual import Bilingual
from zhixing_rules.render._phrases import place, provenance_lines
from zhixing_rules.render.document import (
    Block,
    Changes,
    Code,
    Document,
    Entry,
    Group,
    Item,
    Language,
    Line,
    Quote,
    Row,
    Section,
    Table,
    TableRow,
    Tally,
)
from zhixing_rules.render.tables import table
from zhixing_rules.render.text.writer import to_text
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
        ("/referrals/-2", "移送（待产生2）"),
        ("/basis/kind", "执行依据·文书类型"),
        ("/unknown/0/deeper", "unknown1·deeper"),
        ("/0", "1"),
        ("/-", "（待产生）"),
    ],
)
def test_a_pointer_is_shown_as_titles(pointer: str, titles: str) -> None:
    assert place(pointer) == (titles, pointer)


def written(*blocks: Block, width: int = 20, colour: bool = False, language: Language = "zh") -> str:
    return to_text(Document("", blocks), width=width, colour=colour, language=language)


def test_colours_are_used_only_on_request() -> None:
    blocks = Line("违反", "bad"), Line("", "bad")
    assert written(*blocks) == "违反\n\n"
    assert written(*blocks, colour=True) == "\x1b[1;31m违反\x1b[0m\n\n"


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        (Group((Line("一二三四五六七八九十一二"),)), ["  一二三四五六七八九", "  十一二"]),
        (Item("一二三四五六七八九十一二"), ["一二三四五六七八九", "  十一二"]),
        (Item("一二三四五六七八九十", term="2025"), ["2025  一二三四", "      五六七八九十"]),
        (Item("一二三四五六七八九十", term="乙", mark=""), ["  乙  一二三四五", "    六七八九十"]),
        (Item("甲", mark="✓", blocks=(Row("丙", "丁"),)), ["✓ 甲", "  丙      丁"]),
        (Item("甲", term="1", blocks=(Line("乙"),)), ["1  甲", "   乙"]),
        (Entry("甲", (Line("乙"),)), ["", "甲", "  乙"]),
        (Entry("甲", (Line("乙"),), number=7), ["", " 7  甲", "    乙"]),
        (Section("甲", (Line("乙"),)), ["", "── 甲 ──────────────", "乙"]),
        (Section("", (Line("乙"),)), ["", "乙"]),
        (Quote("甲"), ["「甲」"]),
        (Tally((), "没有"), ["没有"]),
        (Tally((Row("甲", "1"), Row("乙", "2", "bad"))), ["甲 1　乙 2"]),
        (Changes("不同", (("甲", "", "乙"),)), ["不同    甲：— → 乙"]),
        (Table("agreement", ("甲", "乙", "丙"), (), 0, empty="没有"), ["没有"]),
        (
            Table("agreement", ("甲", "乙", "丙"), (TableRow(("1", "2", "3"), note="n"),), 2, note="注"),
            ["甲  乙  丙", "1   2   3", "        n", "注"],
        ),
    ],
)
def test_each_block_has_its_indent(block: Block, lines: list[str]) -> None:
    assert written(block).splitlines() == lines


@pytest.mark.parametrize(
    "block", [Row("最迟", ""), Row("", Bilingual("", "x")), Item("", term="甲"), Code("{}"), Group(())]
)
def test_what_is_empty_is_omitted(block: Block) -> None:
    assert written(block) == "\n"


def test_each_text_is_in_the_language_of_the_document() -> None:
    row = Row(Bilingual("最迟", "due"), date(2025, 1, 27))
    assert written(row, width=40) == "最迟    2025年1月27日\n"
    assert written(row, width=40, language="en") == "due         2025-01-27\n"


def test_the_header_has_chosen_readings_and_a_missing_attestation() -> None:
    report = validate({}, on=date(2025, 1, 2), readings={"effective-date": "dated"})
    document = Document("检查报告", tuple(provenance_lines(report.provenance)), Audience.COURT_STAFF)
    output = to_text(document)
    assert output.startswith(
        "检查报告\n限法院工作人员阅　只含其可以知悉的内容\n判断之日 2025年1月2日　记录未声明完整截至何日\n"
    )
    assert "另选解读 effective-date=dated" in output
