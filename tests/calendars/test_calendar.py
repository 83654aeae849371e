from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from zhixing_rules.calendars import PRC
from zhixing_rules.errors import CalendarNotPublished

if TYPE_CHECKING:
    from collections.abc import Callable


def expected(days: list[tuple[date, bool]], start: int, step: int, limit: int) -> list[date]:
    """Return at most `limit` working days from a day on, working_days day by day."""
    working_days: list[date] = []
    index = start + step
    while 0 <= index < len(days) and len(working_days) < limit:
        day, working = days[index]
        if working:
            working_days.append(day)
        index += step
    return working_days


def test_add_agrees_with_a_day_by_day_count_for_every_day_and_offset(every_day: list[tuple[date, bool]]) -> None:
    add = PRC.add
    for index, (day, _) in enumerate(every_day):
        forward, backward = expected(every_day, index, 1, 60), expected(every_day, index, -1, 30)
        assert [add(day, n) for n in range(1, len(forward) + 1)] == forward
        assert [add(day, -n) for n in range(1, len(backward) + 1)] == backward
        assert add(day, 0) == day
        if len(forward) < 60:
            with pytest.raises(CalendarNotPublished) as caught:
                add(day, len(forward) + 1)
            assert caught.value.day == date(2026, 12, 29)
        if len(backward) < 30:
            with pytest.raises(CalendarNotPublished) as caught:
                add(day, -len(backward) - 1)
            assert caught.value.day == date(2003, 12, 31)


def test_roll_and_count_agree_with_a_day_by_day_count_for_every_day(every_day: list[tuple[date, bool]]) -> None:
    total = 0
    origin = date(2003, 12, 31)
    pending: list[date] = []
    for day, working in every_day:
        total += working
        assert PRC.is_working(day) is working
        assert PRC.count(origin, day) == total
        pending.append(day)
        if working:
            assert {PRC.roll(each) for each in pending} == {day}
            pending.clear()
    assert pending == []


@pytest.mark.parametrize(
    ("day", "back_one", "back_two", "back_three"),
    [
        (date(2024, 10, 24), date(2024, 10, 23), date(2024, 10, 22), date(2024, 10, 21)),
        (date(2024, 10, 10), date(2024, 10, 9), date(2024, 10, 8), date(2024, 9, 30)),
        (date(2025, 2, 4), date(2025, 1, 27), date(2025, 1, 26), date(2025, 1, 24)),
        (date(2025, 2, 8), date(2025, 2, 7), date(2025, 2, 6), date(2025, 2, 5)),
        (date(2026, 11, 23), date(2026, 11, 20), date(2026, 11, 19), date(2026, 11, 18)),
    ],
)
def test_back_gives_the_expected_days_around_holidays(
    day: date, back_one: date, back_two: date, back_three: date
) -> None:
    assert [PRC.back(day, n) for n in (1, 2, 3)] == [back_one, back_two, back_three]


@pytest.mark.parametrize(
    ("day", "rolled"),
    [
        (date(2024, 10, 1), date(2024, 10, 8)),
        (date(2024, 10, 12), date(2024, 10, 12)),  # a make-up Saturday
        (date(2025, 2, 8), date(2025, 2, 8)),  # the same
        (date(2025, 10, 3), date(2025, 10, 9)),
        (date(2025, 10, 5), date(2025, 10, 9)),
        (date(2025, 10, 26), date(2025, 10, 27)),
        (date(2026, 10, 31), date(2026, 11, 2)),
        (date(2005, 12, 31), date(2005, 12, 31)),
    ],
)
def test_roll_gives_the_expected_days_around_holidays(day: date, rolled: date) -> None:
    assert PRC.roll(day) == rolled


def test_counting_backwards_is_the_negative_of_counting_forwards() -> None:
    assert PRC.count(date(2024, 9, 30), date(2024, 10, 9)) == 2
    assert PRC.count(date(2024, 10, 9), date(2024, 9, 30)) == -2


def test_counting_from_a_day_to_itself_is_zero_even_past_the_final_days() -> None:
    assert PRC.count(date(2030, 1, 1), date(2030, 1, 1)) == 0


def test_adding_zero_returns_the_day_even_past_the_final_days() -> None:
    assert PRC.add(date(2030, 1, 1), 0) == date(2030, 1, 1)


def test_back_refuses_a_negative_number() -> None:
    with pytest.raises(ValueError, match="negative"):
        PRC.back(date(2024, 1, 8), -1)


def test_a_day_outside_the_final_days_can_be_a_start_if_only_final_days_are_counted() -> None:
    assert PRC.add(date(2003, 12, 31), 1) == date(2004, 1, 2)
    assert PRC.add(date(2026, 12, 29), -1) == date(2026, 12, 28)
    assert PRC.count(date(2003, 12, 31), date(2004, 1, 2)) == 1


@pytest.mark.parametrize(
    ("calculate", "first_unsettled"),
    [
        (lambda: PRC.add(date(2026, 12, 28), 1), date(2026, 12, 29)),
        (lambda: PRC.add(date(2026, 12, 29), 1), date(2026, 12, 30)),
        (lambda: PRC.add(date(2026, 12, 1), 10**30), date(2026, 12, 29)),
        (lambda: PRC.add(date(2030, 4, 29), 1), date(2030, 4, 30)),
        (lambda: PRC.add(date(2030, 5, 1), 1), date(2030, 5, 3)),  # 2 May is off by law
        (lambda: PRC.add(date(2026, 12, 31), 1), date(2027, 1, 2)),
        (lambda: PRC.roll(date(2027, 2, 5)), date(2027, 2, 9)),
        (lambda: PRC.add(date.max, 1), date.max),
        (lambda: PRC.add(date(2003, 12, 30), 1), date(2003, 12, 31)),
        (lambda: PRC.back(date(2026, 12, 30), 1), date(2026, 12, 29)),
        (lambda: PRC.back(date(2027, 1, 9), 3), date(2026, 12, 29)),
        (lambda: PRC.back(date(2004, 1, 2), 1), date(2003, 12, 31)),
        (lambda: PRC.back(date(1990, 1, 2), 1), date(1990, 1, 1)),
        (lambda: PRC.roll(date(2026, 12, 29)), date(2026, 12, 29)),
        (lambda: PRC.roll(date(2003, 12, 31)), date(2003, 12, 31)),
        (lambda: PRC.is_working(date(2026, 12, 29)), date(2026, 12, 29)),
        (lambda: PRC.is_working(date(2003, 12, 31)), date(2003, 12, 31)),
        (lambda: PRC.is_working(date(2027, 1, 2)), date(2027, 1, 2)),
        (lambda: PRC.is_working(date(2051, 1, 1)), date(2051, 1, 1)),
        (lambda: PRC.count(date(2026, 12, 31), date(2027, 1, 2)), date(2027, 1, 2)),
        (lambda: PRC.count(date(2026, 12, 30), date(2027, 1, 1)), date(2026, 12, 31)),
        (lambda: PRC.count(date(2026, 12, 1), date(2026, 12, 29)), date(2026, 12, 29)),
        (lambda: PRC.count(date(2026, 12, 29), date(2026, 12, 1)), date(2026, 12, 29)),
        (lambda: PRC.count(date(2003, 12, 30), date(2004, 1, 5)), date(2003, 12, 31)),
        (lambda: PRC.skipped(date(2026, 12, 20), date(2026, 12, 30)), date(2026, 12, 29)),
        (lambda: PRC.made_up(date(2026, 12, 20), date(2026, 12, 30)), date(2026, 12, 29)),
    ],
)
def test_a_result_that_depends_on_an_unsettled_day_is_refused_with_that_day(
    calculate: Callable[[], object], first_unsettled: date
) -> None:
    with pytest.raises(CalendarNotPublished) as caught:
        calculate()
    assert caught.value.day == first_unsettled


def test_a_statutory_holiday_of_an_unpublished_year_is_a_final_day_off() -> None:
    for day in (date(2027, 1, 1), date(2027, 2, 5), date(2027, 2, 8), date(2028, 10, 3), date(2050, 10, 3)):
        assert PRC.is_working(day) is False
    assert PRC.is_working(datetime(2026, 12, 31, 17, 0, tzinfo=UTC)) is False
    assert PRC.count(date(2026, 12, 31), date(2027, 1, 1)) == PRC.count(date(2027, 1, 1), date(2026, 12, 31)) == 0
    assert PRC.count(date(2027, 2, 4), date(2027, 2, 8)) == 0
    assert [day.reason_en for day in PRC.skipped(date(2026, 12, 31), date(2027, 1, 1))] == [
        "New Year's Day holiday (全国年节及纪念日放假办法 art. 2)"
    ]
    assert PRC.made_up(date(2027, 2, 4), date(2027, 2, 8)) == ()


def test_an_aware_datetime_counts_as_its_day_in_china() -> None:
    moment = datetime(2024, 9, 30, 17, 0, tzinfo=UTC)  # 01:00 on 1 October in China
    assert PRC.add(moment, 0) == date(2024, 10, 1)
    assert PRC.add(moment, -1) == date(2024, 9, 30)
    assert PRC.roll(moment) == date(2024, 10, 8)
    assert PRC.is_working(moment) is False
    assert PRC.count(moment, date(2024, 10, 8)) == 1
    assert PRC.why(moment).day == date(2024, 10, 1)
    assert PRC.interval(moment, 1).earliest == date(2024, 10, 8)


@pytest.mark.parametrize(
    "calculate",
    [
        lambda moment: PRC.add(moment, 1),
        PRC.roll,
        PRC.is_working,
        PRC.why,
        PRC.knowledge,
        PRC.roll_interval,
        lambda moment: PRC.interval(moment, 1),
        lambda moment: PRC.count(moment, date(2024, 1, 1)),
    ],
)
def test_a_naive_datetime_is_refused(calculate: Callable[[datetime], object]) -> None:
    with pytest.raises(TypeError, match="zone"):
        calculate(datetime(2024, 9, 30, 17, 0))  # noqa: DTZ001  a naive datetime is tested


def test_skipped_days_are_explained_in_either_order_of_the_range() -> None:
    start, end = date(2024, 9, 28), date(2024, 10, 12)
    skipped = PRC.skipped(start, end)
    assert [day.day for day in skipped] == [date(2024, 10, d) for d in range(1, 8)]
    assert skipped == PRC.skipped(end, start)
    assert {day.notice for day in skipped} == {"国办发明电〔2023〕7号"}


def test_make_up_days_are_distinguished_from_other_working_days() -> None:
    made_up = PRC.made_up(date(2024, 9, 28), date(2024, 10, 12))
    assert [day.day for day in made_up] == [date(2024, 9, 29), date(2024, 10, 12)]
    assert all(day.working for day in made_up)


def test_skipped_and_working_days_add_up_to_the_range(every_day: list[tuple[date, bool]]) -> None:
    start, end = date(2019, 12, 31), date(2021, 12, 31)
    assert len(PRC.skipped(start, end)) + PRC.count(start, end) == (end - start) // timedelta(days=1)
    off = [day for day, working in every_day if start < day <= end and not working]
    assert [day.day for day in PRC.skipped(start, end)] == off
