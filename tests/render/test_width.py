"""The width of text, and how it is padded, wrapped and cleaned."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from zhixing_rules.render.width import clean, pad, width, wrap

TEXTS = st.text(st.sampled_from("条款项年月日认为，。（）「」：abc/0123 -ABé☑□\u00a0\u3000“”"), max_size=80)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("第七条", 6),
        ("ＡＢ", 4),
        ("“”…—", 4),
        ("e\u0301", 1),
        ("\u200b", 0),
        ("가", 2),
        ("ｱ", 1),
        ("😀", 2),
    ],
)
def test_width_follows_east_asian_width(text: str, columns: int) -> None:
    assert width(text) == columns


def test_padding_counts_columns() -> None:
    assert pad("待办", 6) == "待办  "
    assert pad("待办事项", 6) == "待办事项"


@pytest.mark.parametrize("control", ["\x1b[31m", "\x00", "\x07", "\x7f", "\x9b", "\r", "\u202e", "\u2066", "\u2028"])
def test_control_characters_are_replaced(control: str) -> None:
    cleaned = clean(f"前{control}后")
    assert not [each for each in cleaned if unicodedata.category(each) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]
    assert cleaned.startswith("前")
    assert cleaned.endswith("后")


def test_line_breaks_and_tabs_become_blanks_and_lone_surrogates_are_replaced() -> None:
    assert clean("一\r\n二\n三\t四") == "一 二 三 四"
    assert clean("\ud800") == "\ufffd"


@examples(300)
@given(text=TEXTS, columns=st.integers(min_value=4, max_value=40))
def test_no_line_is_too_wide_and_no_character_is_lost(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("", 10, [""]),
        ("中文", 1, ["中", "文"]),
        ("一二三，四五", 6, ["一二", "三，四", "五"]),
        ("一二（三四）", 6, ["一二", "（三", "四）"]),
        ("（（（（（甲", 6, ["（（（", "（（甲"]),
        ("（（（甲", 6, ["（（（", "甲"]),
        ("see art7.p2 now", 11, ["see art7.p2", "now"]),
        ("/requests/0/targets/1", 8, ["/request", "s/0/targ", "ets/1"]),
        ("一二三四 ，五", 8, ["一二三四", "，五"]),
        ("至迟2026年12月2日办理", 16, ["至迟", "2026年12月2日办", "理"]),
        ("2026年12月2日", 6, ["2026年", "12月2", "日"]),
    ],
)
def test_lines_break_at_expected_places(text: str, columns: int, lines: list[str]) -> None:
    assert wrap(text, columns) == lines
