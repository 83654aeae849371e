"""Recurring duties: their periods, which periods were fulfilled, and the resulting verdict."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from zhixing_rules.calendars import DAWN, FOREVER
from zhixing_rules.engine.recurrence import (
    Act,
    due_in_periods,
    fulfilments,
    last_day_for,
    period_end,
    periods_through,
    recurred,
    recurred_at_all,
)
from zhixing_rules.language import Truth

EFFECT = "2024-10-10"
FIRST_HALF = ("2025-01-01", "2025-06-30")
NEVER = FOREVER
"""Every act is recorded."""


def number(day: str) -> int:
    """Return the ordinal of a day."""
    return date.fromisoformat(day).toordinal()


def span(first: str, last: str) -> tuple[int, int]:
    """Return a period."""
    return number(first), number(last)


def periods(since: str, day: str, *, calendar: bool, months: int = 6) -> list[tuple[str, str]]:
    """Return the periods up to the one that contains a day, as ISO dates."""
    found = periods_through(number(since), months, number(day), calendar=calendar)
    return [(date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()) for first, last in found]


JUDGED = Truth.TO_BE_JUDGED


def act(day: str, *, counts: bool | Truth | None = True) -> Act:
    """Return an act on a known day."""
    return counts if isinstance(counts, Truth) else Truth.of(counts), number(day), number(day), Truth.NOT_MET


def act_for(day: str, previous: Truth, *, counts: Truth = Truth.MET) -> Act:
    """Return an act on a known day that was done for the previous period, was not, or may have been."""
    return counts, number(day), number(day), previous


def unrecorded_act(after: str, *, counts: bool | None = True) -> Act:
    """Return an act on record without its day: it was done after the complete days, or never."""
    return Truth.of(counts), number(after), FOREVER, Truth.NOT_MET


def fulfilment(period: tuple[int, int], acts: list[Act], unrecorded_from: int, on: int) -> Truth:
    """Return whether a period is fulfilled."""
    (state,) = fulfilments([period], acts, unrecorded_from, on)
    return state


def fulfilled(period: tuple[int, int], acts: list[Act], unrecorded_from: int, on: int) -> bool | None:
    """Return whether a period is fulfilled; ``None`` where facts are missing."""
    return {Truth.MET: True, Truth.NOT_MET: False, Truth.OPEN: None}[fulfilment(period, acts, unrecorded_from, on)]


# ------------------------------------------------------------------------------------------------ by the calendar


@pytest.mark.parametrize(
    ("since", "first"),
    [
        pytest.param("2024-10-10", FIRST_HALF, id="in the second half: an incomplete period is left out"),
        pytest.param("2024-07-02", FIRST_HALF, id="a day into a half"),
        pytest.param("2024-07-01", ("2024-07-01", "2024-12-31"), id="on the first day of a half: a whole one"),
        pytest.param("2024-12-31", FIRST_HALF, id="on the last day of a half"),
        pytest.param("2025-01-01", FIRST_HALF, id="on the first day of a year"),
        pytest.param("2025-01-02", ("2025-07-01", "2025-12-31"), id="a day into a year"),
        pytest.param("2025-06-30", ("2025-07-01", "2025-12-31"), id="on the last day of the first half"),
    ],
)
def test_calendar_periods_begin_with_the_first_whole_half_year(since: str, first: tuple[str, str]) -> None:
    assert periods(since, since, calendar=True) == [first], "at least one, also before it begins"


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("2024-10-09", 1),
        ("2024-12-31", 1),
        ("2025-01-01", 1),
        ("2025-06-30", 1),
        ("2025-07-01", 2),
        ("2025-12-31", 2),
        ("2026-01-01", 3),
    ],
)
def test_calendar_periods_are_listed_up_to_the_current_one(day: str, count: int) -> None:
    halves = [FIRST_HALF, ("2025-07-01", "2025-12-31"), ("2026-01-01", "2026-06-30")]
    assert periods(EFFECT, day, calendar=True) == halves[:count]


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        (1, [("2024-11-01", "2024-11-30"), ("2024-12-01", "2024-12-31"), ("2025-01-01", "2025-01-31")]),
        (3, [("2025-01-01", "2025-03-31")]),
        (12, [("2025-01-01", "2025-12-31")]),
    ],
)
def test_calendar_periods_of_any_length_end_with_a_month(months: int, expected: list[tuple[str, str]]) -> None:
    assert periods(EFFECT, "2025-01-15", calendar=True, months=months) == expected


def test_february_is_a_whole_month_in_every_year() -> None:
    assert periods("2024-02-01", "2024-02-29", calendar=True, months=1) == [("2024-02-01", "2024-02-29")]
    assert periods("2025-02-01", "2025-02-28", calendar=True, months=1) == [("2025-02-01", "2025-02-28")]


# ------------------------------------------------------------------------------------------------ from a day


@pytest.mark.parametrize(
    ("day", "count"), [("2024-10-09", 1), ("2024-10-10", 1), ("2025-04-10", 1), ("2025-04-11", 2), ("2025-10-11", 3)]
)
def test_periods_from_a_day_end_on_the_day_with_the_same_number(day: str, count: int) -> None:
    expected = [(EFFECT, "2025-04-10"), ("2025-04-11", "2025-10-10"), ("2025-10-11", "2026-04-10")]
    assert periods(EFFECT, day, calendar=False) == expected[:count]


def test_periods_from_a_month_end_are_counted_from_the_beginning() -> None:
    assert periods("2024-08-31", "2026-03-01", calendar=False) == [
        ("2024-08-31", "2025-02-28"),
        ("2025-03-01", "2025-08-31"),
        ("2025-09-01", "2026-02-28"),
        ("2026-03-01", "2026-08-31"),
    ]


def test_no_period_from_a_day_exceeds_the_last_representable_day() -> None:
    assert periods("9999-01-31", "9999-12-31", calendar=False) == [("9999-01-31", "9999-07-31")]


@pytest.mark.parametrize("calendar", [False, True])
@pytest.mark.parametrize("since", [DAWN, date.max.toordinal() + 1, FOREVER])
def test_a_duty_without_a_known_first_day_has_one_period_at_the_bound(since: int, calendar: bool) -> None:
    assert periods_through(since, 3, number("2025-01-01"), calendar=calendar) == ((since, since),)


@pytest.mark.parametrize("since", ["9999-02-01", "9999-12-31"])
@pytest.mark.parametrize("calendar", [False, True])
def test_a_period_that_would_exceed_the_last_representable_day_ends_on_it(since: str, calendar: bool) -> None:
    assert periods(since, "9999-12-31", calendar=calendar, months=12) == [(since, "9999-12-31")]


@pytest.mark.parametrize("calendar", [False, True])
def test_a_duty_can_begin_on_the_first_representable_day(calendar: bool) -> None:
    first, *_ = periods("0001-01-01", "0003-01-01", calendar=calendar, months=12)
    assert first == ("0001-01-01", "0001-12-31" if calendar else "0002-01-01")


@examples(100)
@given(
    since=st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    days=st.integers(0, 1500),
    months=st.sampled_from([1, 2, 3, 4, 6, 12]),
    calendar=st.booleans(),
)
def test_periods_are_consecutive_and_the_last_one_contains_the_day(
    since: date, days: int, months: int, calendar: bool
) -> None:
    on = since.toordinal() + days
    found = list(periods_through(since.toordinal(), months, on, calendar=calendar))
    assert found
    assert all(first <= last for first, last in found)
    assert all(later[0] == earlier[1] + 1 for earlier, later in pairwise(found))
    assert all(last < on for _, last in found[:-1])
    assert found[-1][1] >= on
    assert found[0][0] >= since.toordinal()


# ------------------------------------------------------------------------------------------------ fulfilled periods


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-12-31", False),
        ("2025-01-01", True),
        ("2025-06-30", True),
        ("2025-07-01", False),
    ],
)
def test_a_period_is_fulfilled_by_an_act_from_its_first_day_to_its_last(day: str, expected: bool) -> None:
    assert fulfilled(span(*FIRST_HALF), [act(day)], NEVER, number("2026-01-01")) is expected


def test_an_act_after_the_day_of_the_report_does_not_count() -> None:
    assert fulfilled(span(*FIRST_HALF), [act("2025-06-04")], NEVER, number("2025-06-03")) is False
    assert fulfilled(span(*FIRST_HALF), [act("2025-06-04")], NEVER, number("2025-06-04")) is True


@pytest.mark.parametrize(("counts", "expected"), [(True, True), (False, False), (None, None)])
def test_an_act_that_may_not_count_leaves_the_period_open(counts: bool | None, expected: bool | None) -> None:
    acts = [act("2025-03-03", counts=counts)]
    assert fulfilled(span(*FIRST_HALF), acts, NEVER, number("2026-01-01")) is expected


def test_an_act_for_a_person_to_judge_leaves_the_period_to_be_judged_unless_facts_are_missing() -> None:
    acts, later = [act("2025-03-03", counts=JUDGED)], number("2026-01-01")
    assert fulfilment(span(*FIRST_HALF), acts, NEVER, later) is JUDGED
    assert fulfilment(span(*FIRST_HALF), acts, number("2025-06-30"), later) is Truth.OPEN
    assert fulfilment(span(*FIRST_HALF), [*acts, act("2025-03-03", counts=None)], NEVER, later) is Truth.OPEN
    assert fulfilment(span(*FIRST_HALF), [*acts, act("2025-03-03")], NEVER, later) is Truth.MET
    assert fulfilment(span("2025-07-01", "2025-12-31"), acts, NEVER, later) is Truth.NOT_MET


def test_one_act_that_counts_fulfils_the_period() -> None:
    acts = [act("2025-03-03", counts=None), act("2025-04-04"), act("2025-05-05", counts=False)]
    assert fulfilled(span(*FIRST_HALF), acts, DAWN, number("2026-01-01")) is True


@pytest.mark.parametrize(
    ("unrecorded_from", "expected"), [("2025-06-30", None), ("2025-07-01", False), ("2024-12-31", None)]
)
def test_an_act_may_be_unrecorded_where_the_record_is_not_complete_through_the_period(
    unrecorded_from: str, expected: bool | None
) -> None:
    assert fulfilled(span(*FIRST_HALF), [], number(unrecorded_from), number("2026-01-01")) is expected


@pytest.mark.parametrize(("unrecorded_from", "expected"), [("2025-06-03", None), ("2025-06-04", False)])
def test_in_the_current_period_only_acts_up_to_today_count(unrecorded_from: str, expected: bool | None) -> None:
    assert fulfilled(span(*FIRST_HALF), [], number(unrecorded_from), number("2025-06-03")) is expected


@pytest.mark.parametrize(
    ("after", "counts", "expected"),
    [
        pytest.param("2025-06-30", True, None, id="perhaps on the last day"),
        pytest.param("2025-07-01", True, False, id="only after it"),
        pytest.param("2025-01-01", None, None, id="perhaps in it, and perhaps it counts"),
        pytest.param("2025-01-01", False, False, id="it counts for nothing whenever it was"),
    ],
)
def test_an_act_without_its_day_may_have_been_done_in_any_later_period(
    after: str, counts: bool | None, expected: bool | None
) -> None:
    acts = [unrecorded_act(after, counts=counts)]
    assert fulfilled(span(*FIRST_HALF), acts, NEVER, number("2026-01-01")) is expected


def test_a_period_that_has_not_begun_is_not_fulfilled() -> None:
    assert fulfilled(span(*FIRST_HALF), [act("2024-11-11")], NEVER, number("2024-12-31")) is False


# ---------------------------------------------------------------------------------------------- verdicts with a period


def verdict_on(on: str, acts: list[Act], unrecorded_from: int = NEVER) -> str:
    """Return the verdict of the half-yearly duty on a day."""
    spans = list(periods_through(number(EFFECT), 6, number(on), calendar=True))
    return recurred(number(on), acts, unrecorded_from, spans).value


@pytest.mark.parametrize(
    ("on", "acts", "expected"),
    [
        pytest.param("2024-10-10", [], "pending", id="before the first period"),
        pytest.param("2025-06-30", [], "pending", id="on its last day"),
        pytest.param("2025-07-01", [], "fail", id="the day after it"),
        pytest.param("2025-06-30", [act("2025-06-30")], "pass", id="fulfilled on its last day"),
        pytest.param("2025-07-01", [act("2025-06-30")], "pending", id="fulfilled, and the next has begun"),
        pytest.param("2025-07-01", [act("2025-07-01")], "fail", id="an act in the next period does not count"),
        pytest.param("2026-01-01", [act("2025-06-30"), act("2025-12-31")], "pending", id="two fulfilled"),
        pytest.param(
            "2026-01-01", [act("2025-06-30"), act("2025-07-01"), act("2026-01-01")], "pass", id="all fulfilled"
        ),
        pytest.param("2026-01-01", [act("2025-06-30"), act("2026-01-01")], "fail", id="one missed between"),
        pytest.param("2025-07-01", [act("2025-03-03", counts=False)], "fail", id="an act that does not count"),
        pytest.param("2025-07-01", [act("2025-03-03", counts=None)], "open", id="an act that may not count"),
        pytest.param("2025-07-01", [act("2025-03-03", counts=JUDGED)], "review", id="an act for a person to judge"),
        pytest.param("2025-06-30", [act("2025-03-03", counts=JUDGED)], "review", id="the same, in the current period"),
        pytest.param(
            "2026-01-01", [act("2025-03-03", counts=JUDGED)], "fail", id="the same, but another period was missed"
        ),
        pytest.param(
            "2025-06-30",
            [act("2025-03-03", counts=None)],
            "pending",
            id="an act that may not count, in the current period",
        ),
    ],
)
def test_an_ended_period_without_an_act_fails_and_the_current_one_is_pending(
    on: str, acts: list[Act], expected: str
) -> None:
    assert verdict_on(on, acts) == expected


def test_an_act_that_may_be_unrecorded_leaves_an_ended_period_open() -> None:
    assert verdict_on("2025-07-01", [], DAWN) == "open"
    assert verdict_on("2025-06-30", [], DAWN) == "pending"
    assert verdict_on("2026-01-01", [act("2025-03-03")], number("2025-12-31")) == "open"
    assert verdict_on("2026-01-01", [act("2025-03-03")], number("2026-01-01")) == "fail"
    assert verdict_on("2026-01-01", [], number("2025-07-01")) == "fail", "the first was certainly missed"


def test_an_act_without_its_day_leaves_an_ended_period_open() -> None:
    assert verdict_on("2025-07-01", [unrecorded_act("2025-02-02")]) == "open"
    assert verdict_on("2025-07-01", [unrecorded_act("2025-07-01")]) == "fail"


# --------------------------------------------------------------------------------- in the month after a period

HALVES = periods_through(number(EFFECT), 6, number("2026-02-01"), calendar=True)
"""The first half of 2025, the second, and the first of 2026."""
YES, NO, OPEN = Truth.MET, Truth.NOT_MET, Truth.OPEN


def states(acts: list[Act], on: str = "2026-02-01", unrecorded_from: int = NEVER) -> list[Truth]:
    """Return whether each half year is fulfilled, where an act in the month after it is still in time."""
    return fulfilments(HALVES, acts, unrecorded_from, number(on), 1)


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        pytest.param([act_for("2025-07-31", YES)], [YES, NO, NO], id="for the previous period, in time"),
        pytest.param([act_for("2025-08-01", YES)], [NO, YES, NO], id="a day late: for the period it lies in"),
        pytest.param([act_for("2025-07-31", NO)], [NO, YES, NO], id="for its own period"),
        pytest.param([act_for("2025-07-31", JUDGED)], [JUDGED, JUDGED, NO], id="nobody has recorded for which"),
        pytest.param([act_for("2025-07-31", OPEN)], [OPEN, OPEN, NO], id="not known for which"),
        pytest.param([act("2025-06-30"), act_for("2025-07-31", JUDGED)], [YES, YES, NO], id="not needed before"),
        pytest.param([act("2025-06-30"), act_for("2025-07-31", YES)], [YES, YES, NO], id="not needed before: its own"),
        pytest.param(
            [act_for("2025-07-08", YES), act_for("2026-01-15", YES)], [YES, YES, NO], id="one after each period"
        ),
        pytest.param(
            [act_for("2025-01-15", JUDGED), act_for("2025-07-15", JUDGED), act_for("2026-01-15", JUDGED)],
            [YES, YES, YES],
            id="one at the start of each period",
        ),
        pytest.param([act_for("2025-07-31", YES, counts=JUDGED)], [JUDGED, NO, NO], id="whether it counts is judged"),
        pytest.param([act_for("2025-07-31", YES, counts=NO)], [NO, NO, NO], id="it does not count"),
    ],
)
def test_an_act_in_the_month_after_a_period_fulfils_one_of_the_two(acts: list[Act], expected: list[Truth]) -> None:
    assert states(acts) == expected


@pytest.mark.parametrize(
    ("on", "acts", "expected", "due"),
    [
        pytest.param("2025-06-30", [], "pending", "2025-07-31", id="the last day of the half"),
        pytest.param("2025-07-31", [], "pending", "2025-07-31", id="the last day of the month after it"),
        pytest.param("2025-08-01", [], "fail", "2026-01-31", id="the day after"),
        pytest.param("2025-07-15", [act("2025-06-20")], "pending", "2026-01-31", id="the next half alone is due"),
        pytest.param("2025-07-15", [act_for("2025-07-10", YES)], "pending", "2026-01-31", id="the same, answered late"),
        pytest.param(
            "2025-07-15", [act_for("2025-07-10", NO)], "pending", "2025-07-31", id="the old half is still due"
        ),
        pytest.param("2025-07-15", [act_for("2025-07-10", JUDGED)], "review", "2025-07-31", id="which is not recorded"),
        pytest.param("2025-08-01", [act_for("2025-07-10", JUDGED)], "review", "2026-01-31", id="and the month is over"),
        pytest.param("2025-07-15", [act("2025-06-20"), act_for("2025-07-10", JUDGED)], "pass", "2026-01-31", id="both"),
    ],
)
def test_a_period_expires_with_the_month_after_it(on: str, acts: list[Act], expected: str, due: str) -> None:
    spans = periods_through(number(EFFECT), 6, number(on), calendar=True)
    assert recurred(number(on), acts, NEVER, spans, 1).value == expected
    assert due_in_periods(number(on), acts, NEVER, spans, 1) == number(due)


def test_an_act_that_may_be_unrecorded_leaves_the_period_open_through_the_month_after_it() -> None:
    assert states([], unrecorded_from=number("2025-07-31")) == [OPEN, OPEN, OPEN]
    assert states([], unrecorded_from=number("2025-08-01")) == [NO, OPEN, OPEN]


@pytest.mark.parametrize(
    ("last", "months", "expected"),
    [("2025-06-30", 1, "2025-07-31"), ("2025-12-31", 1, "2026-01-31"), ("2025-04-10", 1, "2025-05-10"),
     ("2025-06-30", 2, "2025-08-31"), ("2025-06-30", 0, "2025-06-30")],
)  # fmt: skip
def test_the_months_after_a_period_are_whole(last: str, months: int, expected: str) -> None:
    assert last_day_for(number(last), months) == number(expected)


@pytest.mark.parametrize(
    ("on", "end"), [("2025-07-31", "2025-07-31"), ("2025-08-01", "2026-01-31"), ("2024-10-10", "2025-07-31")]
)
def test_the_end_of_a_period_is_that_of_the_earliest_that_has_not_expired(on: str, end: str) -> None:
    assert period_end(number(EFFECT), 6, number(on), calendar=True, grace=1) == number(end)


# ------------------------------------------------------------------------------------------- verdicts without a period


@pytest.mark.parametrize(
    ("acts", "unrecorded_from", "expected"),
    [
        pytest.param([], FOREVER, "review", id="certainly no act"),
        pytest.param([act("2025-03-03")], FOREVER, "review", id="an act"),
        pytest.param([act("2025-03-03")], DAWN, "review", id="an act, and perhaps more"),
        pytest.param([], DAWN, "open", id="perhaps an act"),
        pytest.param([act("2025-03-03", counts=None)], FOREVER, "open", id="an act that may not count"),
        pytest.param([act("2025-03-03", counts=False)], FOREVER, "review", id="an act that does not count"),
        pytest.param([act("2025-03-03", counts=JUDGED)], FOREVER, "review", id="an act for a person to judge"),
        pytest.param([act("2025-06-04", counts=None)], FOREVER, "review", id="an act after today"),
        pytest.param([], number("2025-06-03"), "open", id="perhaps an act today"),
        pytest.param([], number("2025-06-04"), "review", id="no act by today"),
    ],
)
def test_without_a_period_a_person_judges_once_the_acts_are_known(
    acts: list[Act], unrecorded_from: int, expected: str
) -> None:
    assert recurred_at_all(number("2025-06-03"), acts, unrecorded_from).value == expected
