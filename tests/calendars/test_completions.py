"""Every way in which the notices may complete the unpublished years, against the intervals given before they do."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from zhixing_rules.calendars import FOREVER, PRC
from zhixing_rules.calendars.statutory_days import statutory_days
from zhixing_rules.calendars.table import WorkingDayTable

FIRST, END, LAST = date(2004, 1, 1), PRC.final_through, date(2030, 12, 31)
BY_LAW = {each.day.toordinal() for year in range(2027, 2031) for each in statutory_days(year)}
FINAL = [day for day in range(FIRST.toordinal(), END.toordinal() + 1) if PRC.is_working(date.fromordinal(day))]
WITHOUT_LAW = WorkingDayTable(
    FIRST.toordinal(), [day in set(FINAL) for day in range(FIRST.toordinal(), END.toordinal() + 1)]
)

DAYS = st.dates(END - timedelta(days=40), date(2028, 12, 31)).map(date.toordinal)
NUMBERS = st.integers(-90, 90).filter(bool)
SEEDS = st.integers(0, 2**32).map(Random)


def any_completion(random: Random) -> list[int]:
    """Return working days in which each day that the law leaves open is worked or not, in any mixture."""
    share = random.choice((0.1, 0.5, 0.7, 0.95))
    days = range(END.toordinal() + 1, LAST.toordinal() + 1)
    return FINAL + [day for day in days if day not in BY_LAW and random.random() < share]


def likely_completion(random: Random) -> list[int]:
    """Return working days like those of the years so far: breaks around festivals, some weekends worked for them."""
    off, worked = set(BY_LAW), set[int]()
    for festival in BY_LAW:
        first = festival - random.randint(0, 2)
        off |= set(range(first, first + random.randint(1, 4)))
        worked.add(festival + random.choice((-1, 1)) * random.randint(4, 9))
    days = range(END.toordinal() + 1, LAST.toordinal() + 1)
    return FINAL + [day for day in days if day not in off and (date.fromordinal(day).weekday() < 5 or day in worked)]


def working_day(work: list[int], day: int, n: int) -> int:
    """Return the n-th working day after or before a day."""
    return work[bisect_right(work, day) + n - 1] if n > 0 else work[bisect_left(work, day) + n]


@examples(100)
@given(SEEDS, DAYS, NUMBERS)
def test_the_true_day_of_any_completion_lies_in_the_bounds(random: Random, day: int, n: int) -> None:
    work = any_completion(random)
    if bisect_right(work, day) + n >= len(work):
        return  # so few days are worked that the completion ends before
    truth = working_day(work, day, n)
    earliest, latest = PRC.shift(day, n)
    assert earliest <= truth <= latest
    interval = PRC.interval(date.fromordinal(day), n)
    assert interval.earliest.toordinal() == earliest
    assert n > 0 or interval.latest.toordinal() == latest
    rolled = working_day(work, day - 1, 1)
    low, high = PRC.roll_ord(day)
    assert low <= rolled <= high


@examples(100)
@given(SEEDS, DAYS, NUMBERS)
def test_the_true_day_of_a_likely_completion_lies_in_the_interval(random: Random, day: int, n: int) -> None:
    truth = date.fromordinal(working_day(likely_completion(random), day, n))
    interval = PRC.interval(date.fromordinal(day), n)
    assert interval.earliest <= truth <= interval.latest


@examples(200)
@given(DAYS, NUMBERS)
def test_the_law_never_widens_an_interval(day: int, n: int) -> None:
    without, with_law = WITHOUT_LAW.bounds(day, n), PRC.shift(day, n)
    assert without[0] <= with_law[0] <= with_law[1] <= without[1]
    assert (with_law[0] == with_law[1]) == (without[0] == without[1]), "no count ends in the days that the law settles"
    assert n < 0 or with_law[1] in {with_law[0], FOREVER}


@examples(100)
@given(DAYS, NUMBERS)
def test_an_end_of_an_interval_is_never_a_statutory_holiday(day: int, n: int) -> None:
    assert not BY_LAW & set(PRC.shift(day, n))
    assert PRC.roll_ord(day)[0] not in BY_LAW
