"""The draft of the half-year report: nothing for `screen`, and no number that is not known."""

from __future__ import annotations

from datetime import date

import pytest

from support.docket import DOCKET, HOSTILE, MECHANISM, ON, UNREADABLE, Loose
from zhixing_rules.records import Audience
from zhixing_rules.render.half_year_draft import half_year_draft
from zhixing_rules.screening import screen
from zhixing_rules.views import Period, count_cases, mechanism_view


def draft(record: Loose = MECHANISM, cases: Loose = DOCKET, **options: Loose) -> str:
    view = mechanism_view(record, on=ON, **options)
    audience = options.get("audience", "keeper")
    counted = None if cases is None else count_cases(cases, on=ON, period=view.period, audience=audience)
    return half_year_draft(view, counted)


NOTHING_KNOWN = {"record": "joint_mechanism"}


@pytest.mark.parametrize(
    "record", [MECHANISM, NOTHING_KNOWN, {**MECHANISM, "officers": []}], ids=["full", "empty", "none"]
)
@pytest.mark.parametrize("cases", [DOCKET, (), None], ids=["docket", "no cases", "no docket"])
@pytest.mark.parametrize("audience", list(Audience))
def test_screen_finds_nothing(record: Loose, cases: Loose, audience: Audience) -> None:
    assert screen(draft(record, cases, audience=audience)) == ()


def test_screen_would_find_a_mention() -> None:
    assert screen(draft() + "公安机关协助查控被执行人。\n")


def test_a_number_that_is_not_known_is_not_recorded() -> None:
    without = draft(cases=None)
    assert without.count("| 【未记录】 |") == 9
    assert "统计。" not in without.split("##")[2]
    assert "| 移送拒不执行判决、裁定等案件 | 2 件 |" in draft()
    assert "| 移送拒不执行判决、裁定等案件 | 0 件 |" in draft(cases=())


def test_a_number_that_may_not_be_known_is_not_recorded_either() -> None:
    assert "| 依法查找 | 【未记录】 |" in draft(audience="party")
    assert "| 移送拒不执行判决、裁定等案件 | 2 件 |" in draft(audience="party")


def test_numbers_are_those_of_the_period() -> None:

    first_half = draft(period=Period(date(2026, 1, 1), date(2026, 6, 30)))
    assert first_half.splitlines()[:3] == ["内部稿，发布前另行审查", "", "# 2026年上半年执行工作情况（稿）"]
    assert "| 依法查找 | 1 件次 |" in first_half
    assert "| 移送拒不执行判决、裁定等案件 | 1 件 |" in first_half


def test_what_the_numbers_leave_out_is_said() -> None:
    text = draft(cases=[*DOCKET, UNREADABLE])
    assert "以上据 5 件案件的记录统计。" in text
    assert "另有日期【未记录】的未计入：移送拒不执行判决、裁定等案件 2 件。" in text
    assert "另有 1 件未能读取，未计入。" in text


def test_gaps_and_days_of_the_roster_and_the_duties() -> None:
    text = draft()
    roster = "- 专人专岗：期间内任职 2 人；空缺 2026年8月15日至2026年8月23日；"
    assert f"{roster}【未记录】是否有人任职的日期 2026年9月29日至2026年12月31日\n" in text
    assert "- 定期通报：最近一次 2026年7月6日\n" in text
    assert "- 半年汇总、会商：最近一次 2026年7月15日，逾期未办：2025年上半年、2025年下半年，下次最迟" in text
    assert "- 专人专岗：【未记录】\n" in draft(NOTHING_KNOWN)


def test_only_officers_who_served_in_the_period_count() -> None:

    text = draft(period=Period(date(2026, 8, 24), date(2026, 9, 28)))
    assert "- 专人专岗：期间内任职 1 人，每日均有人在岗\n" in text


def test_no_name_is_in_the_draft() -> None:
    assert "示例专员" not in draft()
    assert "示例法官" not in draft()
    assert "示例某甲" not in draft()


@pytest.mark.parametrize("name", HOSTILE)
def test_the_name_of_the_court_is_no_markup(name: str) -> None:
    text = draft({**MECHANISM, "court": name})
    assert "\n|" not in text.split("报告单位：")[1].split("\n")[0]
    assert "<b>" not in text.replace("\\<b\\>", "")


def test_the_draft_does_not_certify_days_to_come() -> None:
    record = {**MECHANISM, "officers": [{"id": "o1", "appointed_on": "2026-01-01"}], "complete_as_of": "2026-08-01"}
    text = draft(record)
    assert "每日均有人在岗" not in text
    assert "【未记录】是否有人任职的日期 2026年8月2日至2026年12月31日" in text


def test_missed_half_years_are_named() -> None:
    text = draft({**MECHANISM, "meetings": []})
    assert "逾期未办：2025年上半年、2025年下半年、2026年上半年，下次最迟" in text
    assert screen(text) == ()


def test_a_case_given_twice_is_said_to_count_once() -> None:
    text = draft(cases=[*DOCKET, DOCKET[0]])
    assert "以上据 5 件案件的记录统计。" in text
    assert "另有 1 件案号与前面的案件相同，未重复计入。" in text
    assert screen(text) == ()


def test_results_are_not_said_to_belong_to_the_requests_of_the_period() -> None:
    assert "| 收到结果 |" in draft()
    assert "其中" not in draft()
