"""A work item: its days in words on both sides of every boundary."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from support.desk_case import CASE, ON, desk_case
from zhixing_rules.views import WorkItem, case_view


def item_of(rule_id: str, record: dict[str, Any], on: date) -> WorkItem:
    (item,) = [each for each, _ in case_view(record, on=on).items if each.rule_id == rule_id]
    return item


DETAINED = desk_case(requests=[], referrals=[], operations=[], detentions=[CASE["detentions"][1]])


@pytest.mark.parametrize(
    ("day", "left", "words"),
    [
        (date(2026, 10, 7), 1, "余1日"),
        (date(2026, 10, 8), 0, "今天到期"),
        (date(2026, 10, 9), -1, "逾1日"),
    ],
)
def test_the_days_left_are_counted_to_the_last_day(day: date, left: int, words: str) -> None:
    record = DETAINED | {"complete_as_of": day.isoformat()}
    item = item_of("art7.p2.referral", record, day)
    assert (item.days_left, item.days_in_words.zh) == (left, words)
    assert item.overdue == (left < 0)


def test_without_a_number_of_days_the_days_that_have_passed_are_shown() -> None:
    item = item_of("art3.i4.withdrawal", CASE, ON)
    assert (item.due, item.pace.zh, item.elapsed_days, item.days_in_words.zh) == (None, "及时", 17, "已过17日")
    assert item_of("art4.coordination", CASE, ON).pace.zh == "未规定"


def test_an_act_whose_safe_day_is_over_is_best_done_today_until_the_last_day() -> None:
    before, after = item_of("art7.p2.referral", DETAINED, ON), item_of("art7.p2.referral", DETAINED, date(2026, 10, 8))
    assert (before.safe_due, before.safe_passed, before.group.zh) == (None, True, "今天宜办")
    assert after.safe_passed
    assert not before.safe_today
    late = item_of("art7.p2.referral", DETAINED | {"complete_as_of": "2026-10-09"}, date(2026, 10, 9))
    assert not late.safe_passed


def test_what_is_overdue_has_no_safe_day_any_more() -> None:
    late = item_of("art9.supplement", CASE, ON)
    assert (late.due, late.safe_due, late.overdue) == (date(2026, 9, 21), None, True)


def test_a_safe_day_is_shown_with_the_reason_why_it_is_earlier() -> None:
    before = desk_case(complete_as_of="2026-09-01")
    (details,) = [
        each for item, each in case_view(before, on=date(2026, 9, 1)).items if item.rule_id == "art9.supplement"
    ]
    assert details.safe_note.zh == "另一种解读（第九条“指定期限”：三日）的期限更早届满"


def test_a_document_that_is_missing_from_what_was_sent_is_an_act_to_mend() -> None:
    item = item_of("art8.i3.enforcement-report", CASE, ON)
    assert (item.brief.zh, item.actor.value, item.due, item.days_in_words.zh) == (
        *("补送案件执行情况说明", "court"),
        *(date(2026, 8, 25), "逾34日"),
    )
    complete = desk_case()
    complete["referrals"][0]["inventory"].append("enforcement_report")
    assert not [each for each, _ in case_view(complete, on=ON).items if each.rule_id.startswith("art8")]
    not_attested = desk_case(complete_as_of=None)
    del not_attested["referrals"][0]["inventory"]
    shown = [each for each, _ in case_view(not_attested, on=ON).items if each.rule_id.startswith("art8")]
    assert not shown, "what was sent is not recorded"


def test_documents_that_are_missing_from_one_referral_are_one_act_of_the_article_they_are_items_of() -> None:
    record = desk_case()
    record["referrals"][0]["inventory"] = []
    (found,) = [each for each, _ in case_view(record, on=ON).items if each.rule_id.startswith("art8")]
    assert (found.brief.zh, found.citation.short) == ("补送材料（5项）", "第八条")
    assert found.action.zh.count("；") == 4


def test_a_check_that_failed_asks_for_its_remedy() -> None:
    record = desk_case()
    record["requests"][0]["organ"]["level"] = "municipal"
    item = item_of("art3.i1.same-level", record, ON)
    assert (item.brief.zh, item.overdue) == ("改送同级公安机关", True)
