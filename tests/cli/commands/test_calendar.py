"""``zhixing calendar``: version and coverage, and notices read from their text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from support.notice_texts import NOTICE_TEXTS, whole_notice
from zhixing_rules import PRC
from zhixing_rules._dates import chinese_date

if TYPE_CHECKING:
    from collections.abc import Callable


def test_status_shows_version_and_last_final_day(run: Callable[..., Any]) -> None:
    result = run("calendar", "status")
    assert (result.code, result.err) == (0, "")
    assert chinese_date(PRC.final_through) in result.out
    data = run("calendar", "status", "--json").json
    assert data["version"] == PRC.version
    assert data["years"][-1] == {"year": 2026, "notices": ["国办发明电〔2025〕7号"]}


def test_status_says_of_which_days_the_notice_of_another_year_is_the_source(run: Callable[..., Any]) -> None:
    lines = [line.strip() for line in run("calendar", "status").out.splitlines()]
    assert "2005  国办发明电〔2005〕35号（12月31日）" in lines
    assert "2004—2023  数据出自日历库，文号未在此记录" in lines
    assert "2026  国办发明电〔2025〕7号" in lines
    assert any(line.startswith("未公布  其余日期") for line in lines)
    assert "国办发明电〔2005〕35号 (2005-12-31)" in run("calendar", "status", "--lang", "en").out


@pytest.fixture
def notice_text(tmp_path: Path) -> Path:
    path = tmp_path / "通知.txt"
    path.write_text(whole_notice(2026), encoding="utf-8-sig")
    return path


def test_the_days_of_a_notice_are_read_from_its_text(run: Callable[..., Any], notice_text: Path) -> None:
    result = run("calendar", "read", notice_text)
    assert (result.code, result.err) == (0, "")
    lines = [line.split("  ") for line in result.out.splitlines()]
    assert ["", "文号", "", "国办发明电〔2025〕7号"] in lines
    assert ["", "放假", "2026年2月15日至2026年2月23日（9天）", "春节"] in lines
    assert ["", "上班", "2026年2月28日（星期六）", "春节"] in lines
    english = run("calendar", "read", "-", "--lang", "en", stdin=whole_notice(2026).encode()).out
    assert english.startswith("Holiday notice for 2026\n")
    assert "worked  2026-02-28 (Saturday)  Spring Festival" in english


def test_the_file_that_is_written_is_loaded_by_notice(
    run: Callable[..., Any], notice_text: Path, tmp_path: Path
) -> None:
    file = tmp_path / "2026.json"
    written = run("calendar", "read", notice_text, "--json", "--out", file)
    assert (written.code, written.out, written.err) == (0, "", "")
    assert json.loads(file.read_text(encoding="utf-8")) == run("calendar", "read", notice_text, "--json").json
    assert run("calendar", "read", notice_text, "--json", "--out", file).code == 2
    status = run("calendar", "status", "--notice", file, "--json").json
    assert status["covered_through"] == "2026-12-31"
    assert PRC.with_notice(file.read_bytes()).is_working(PRC.final_through) is PRC.is_working(PRC.final_through)


def test_a_text_that_contradicts_itself_is_refused_with_every_place(run: Callable[..., Any]) -> None:
    text = whole_notice(2026).replace("（周四）至3日", "（周五）至3日").replace("共9天", "共8天")
    result = run("calendar", "read", "-", stdin=text.encode())
    assert (result.code, result.out) == (2, "")
    assert "/1/1  元旦第1句：第1个日期应为星期四" in result.err
    assert "/2/1  春节第1句：天数不符，所列日期为9天" in result.err
    codes = [
        each["code"] for each in json.loads(run("calendar", "read", "-", "--json", stdin=text.encode()).err)["problems"]
    ]
    assert codes == ["wrong_weekday", "wrong_count"]


def test_the_year_and_granted_days_are_given_if_the_text_does_not_say_them(run: Callable[..., Any]) -> None:
    text = (NOTICE_TEXTS[2026] + "八、虚构纪念日：9月3日放假，共1天。").encode()
    assert "没有写明年份" in run("calendar", "read", "-", stdin=text).err
    assert "放假多出1个工作日" in run("calendar", "read", "-", "--year", "2026", stdin=text).err
    result = run("calendar", "read", "-", "--year", "2026", "--granted", "2026-09-03", stdin=text)
    assert (result.code, result.err) == (0, "")
    assert run("calendar", "read", "-", "--year", "2051", stdin=text).code == 2
