"""The timeline: lanes, periods, days and the calendar behind them."""

from __future__ import annotations

from datetime import date, timedelta

from support.desk_case import CASE, ON, desk_case
from zhixing_rules import PRC
from zhixing_rules.views import case_view
from zhixing_rules.views.timelines import BarKind, MarkKind, timeline_days


def test_the_near_timeline_shows_ten_days_before_and_thirteen_after() -> None:
    near = case_view(CASE, on=ON).near
    assert [each.day for each in near.days] == [ON + timedelta(number) for number in range(-10, 14)]
    for lane in near.lanes:
        assert all(near.days[0].day <= mark.day <= near.days[-1].day for mark in lane.marks)


def test_the_whole_timeline_begins_and_ends_with_what_is_recorded_or_due() -> None:
    whole = case_view(CASE, on=ON).whole
    assert whole.days[0].day == date(2026, 8, 12)
    assert whole.days[-1].day == ON + timedelta(13)


def test_a_detention_is_a_bar_from_intake_to_its_last_day() -> None:
    lanes = {lane.title.zh: lane for lane in case_view(CASE, on=ON).whole.lanes}
    bars = [
        (each.first, each.last, each.label.zh) for each in lanes["司法拘留2"].bars if each.kind is BarKind.DETENTION
    ]
    assert bars == [(date(2026, 9, 23), date(2026, 10, 8), "拘留15日")]
    assert lanes["司法拘留2"].person == "郑某甲"


def test_an_early_release_ends_the_bar_and_an_unknown_day_leaves_it_out() -> None:
    released = desk_case()
    released["detentions"][0]["released_early_on"] = "2026-08-20"
    lanes = {lane.title.zh: lane for lane in case_view(released, on=ON).whole.lanes}
    assert [each.last for each in lanes["司法拘留1"].bars] == [date(2026, 8, 20)]
    del released["detentions"][0]["days"]
    lanes = {lane.title.zh: lane for lane in case_view(released, on=ON).whole.lanes}
    assert lanes["司法拘留1"].bars == ()


def test_the_working_days_that_the_law_names_are_cut_where_nobody_works() -> None:
    """A detention that ends on 9 October 2026: the three working days before are 29 and 30 September and 8 October."""
    case = desk_case(requests=[], referrals=[], operations=[])
    case["detentions"] = [CASE["detentions"][1] | {"intake_on": "2026-09-24"}]
    (lane,) = case_view(case, on=ON).near.lanes[:1]
    windows = [(each.first, each.last) for each in lane.bars if each.kind is BarKind.WINDOW]
    assert windows == [(date(2026, 9, 29), date(2026, 9, 30)), (date(2026, 10, 8), date(2026, 10, 8))]


def test_a_lane_marks_what_happened_and_what_is_due() -> None:
    lanes = {lane.title.zh: lane for lane in case_view(CASE, on=ON).whole.lanes}
    marks = [(each.day, each.kind) for each in lanes["移送1"].marks]
    assert (date(2026, 8, 25), MarkKind.EVENT) in marks
    assert (date(2026, 9, 21), MarkKind.OVERDUE) in marks
    assert [each.day for each in lanes["移送1"].marks] == sorted(each.day for each in lanes["移送1"].marks)


def test_the_calendar_knows_breaks_make_up_days_and_days_without_a_notice() -> None:
    days = {each.day: each for each in timeline_days(PRC, date(2026, 9, 20), date(2026, 10, 10))}
    assert (days[date(2026, 9, 20)].sign, days[date(2026, 9, 20)].working) == ("班", True)
    assert (days[date(2026, 10, 3)].sign, days[date(2026, 10, 3)].holiday) == ("休", "国庆节")
    assert (days[date(2026, 9, 26)].sign, days[date(2026, 9, 26)].working) == ("休", False), "in the break of 中秋"
    (later,) = timeline_days(PRC, date(2031, 5, 6), date(2031, 5, 6))
    assert later.working is None


def test_the_description_says_the_picture_in_words() -> None:
    near = case_view(CASE, on=ON).near
    for lane in near.lanes:
        assert lane.title.zh in near.description.zh
        for mark in lane.marks:
            assert mark.label.zh in near.description.zh


def test_an_audience_that_may_not_know_the_intake_sees_no_bar() -> None:
    lanes = case_view(CASE, on=ON, audience="party").whole.lanes
    assert not [bar for lane in lanes for bar in lane.bars if bar.kind is BarKind.DETENTION]
    assert not [lane for lane in lanes if lane.person]
