"""Article 16: every half year the two bodies collect the state of the work and consult.

By the calendar the first whole half is January to June 2025; from 10 October 2024 the first ends on 10 April 2025.
"""

from __future__ import annotations

from datetime import date

import pytest

from procedures.jiaozuo_2024.verdicts import (
    LATER,
    Facts,
    answer_of,
    by_reading,
    finding_of,
    mechanism,
    remarks_of,
    remedy_of,
    unattested,
    verdict_of,
)
from zhixing_rules import RecordError

RULE = "art16.half-yearly"
WITHIN = {"half-year-meeting": "within-half"}
COUNTED = WITHIN | {"half-year-cycle": "from-effective-date"}


def met(*days: str | None, **facts: object) -> Facts:
    """The two bodies consulted on these days, and reports on the work were collected."""
    meetings = [
        {"id": f"m{number}", "held_on": day, "both": True, "collected": True} | facts
        for number, day in enumerate(days, 1)
    ]
    return mechanism(meetings=meetings)


@pytest.mark.parametrize(
    ("days", "on", "expected"),
    [
        pytest.param([], "2024-12-31", "pending", id="what was left of 2024 is no half year"),
        pytest.param([], "2025-01-01", "pending", id="the first half year has begun"),
        pytest.param([], "2025-06-30", "pending", id="its last day"),
        pytest.param([], "2025-07-01", "fail", id="the day after it"),
        pytest.param(["2025-01-01"], "2025-06-30", "pass", id="on its first day"),
        pytest.param(["2024-12-31"], "2025-06-30", "pending", id="the day before it counts for nothing"),
        pytest.param(["2025-06-30"], "2025-06-29", "pending", id="planned for tomorrow"),
        pytest.param(["2025-06-30"], "2025-06-30", "pass", id="on its last day"),
        pytest.param(["2025-06-30"], "2025-07-01", "pending", id="and the next one runs"),
        pytest.param(["2025-07-01"], "2025-07-01", "fail", id="a day late"),
        pytest.param(["2025-03-03"], "2025-12-31", "pending", id="the last day of the second"),
        pytest.param(["2025-03-03"], "2026-01-01", "fail", id="the second missed"),
        pytest.param(["2025-03-03", "2025-12-31"], "2026-01-01", "pending", id="the second fulfilled on its last day"),
        pytest.param(["2025-03-03", "2025-09-09", "2026-02-02"], "2026-03-03", "pass", id="every period fulfilled"),
        pytest.param(
            ["2025-09-09", "2026-02-02"], "2026-03-03", "fail", id="two later consultations do not replace a missed one"
        ),
    ],
)
def test_the_two_bodies_consult_in_every_half_of_the_calendar_year(days: list[str], on: str, expected: str) -> None:
    assert verdict_of(RULE, met(*days), on=on, readings=WITHIN) == expected


SUMMED_UP = (("2025-07-08", "2025H1"), ("2026-01-15", "2025H2"), ("2026-07-06", "2026H1"))
"""A consultation in the month after each half year."""


def summing_up(*meetings: tuple[str, str | None]) -> Facts:
    """The two bodies consulted on these days, each time on the half year that is given."""
    record = met(*(day for day, _ in meetings))
    for meeting, (_, half) in zip(record["meetings"], meetings, strict=True):
        meeting["covers"] = half
    return record


@pytest.mark.parametrize(
    ("meetings", "on", "following_month", "within_half"),
    [
        pytest.param(SUMMED_UP, "2026-11-29", "pending", "fail", id="each in the month after"),
        pytest.param((), "2025-07-31", "pending", "fail", id="none, on the last day of the month after"),
        pytest.param((), "2025-08-01", "fail", "fail", id="none, the day after"),
        pytest.param(
            (("2025-07-08", None),), "2025-08-01", "review", "fail", id="in the month after, not known of what"
        ),
        pytest.param((("2025-08-04", None),), "2025-08-05", "fail", "fail", id="after the month"),
        pytest.param(
            (("2025-08-04", "2025H1"),), "2025-08-05", "fail", "fail", id="after the month, of the first half"
        ),
        pytest.param((("2025-07-31", "2025H1"),), "2025-08-01", "pending", "fail", id="on its last day"),
        pytest.param((("2025-07-31", "2025H2"),), "2025-08-01", "fail", "fail", id="of the half in which it is held"),
        pytest.param(
            (("2025-07-31", "2025H2"),), "2025-07-31", "pending", "fail", id="the first can still be answered"
        ),
        pytest.param((("2025-07-31", "2024H2"),), "2025-08-01", "fail", "fail", id="of an older half"),
        pytest.param((("2025-06-30", None), ("2025-07-08", None)), "2025-07-31", "pass", "pass", id="one in each half"),
        pytest.param((("2025-06-30", None),), "2025-07-31", "pending", "pending", id="the first answered"),
    ],
)
def test_a_consultation_in_the_month_after_a_half_year_answers_it_if_it_sums_it_up(
    meetings: tuple[tuple[str, str | None], ...], on: str, following_month: str, within_half: str
) -> None:
    expected = {"following-month": following_month, "within-half": within_half}
    assert by_reading("half-year-meeting", RULE, summing_up(*meetings), on=on) == expected


@pytest.mark.parametrize(("on", "due"), [("2026-11-29", "2027-01-31"), ("2026-07-31", "2027-01-31")])
def test_the_last_day_is_that_of_the_month_after_the_half_year(on: str, due: str) -> None:
    assert finding_of(RULE, summing_up(*SUMMED_UP), on=on).due == date.fromisoformat(due)


def test_a_consultation_after_the_month_counts_for_its_own_half_year() -> None:
    record = summing_up(("2025-03-03", None), ("2025-08-04", None))
    assert verdict_of(RULE, record, on="2025-12-31") == "pass"


def test_the_half_year_that_a_consultation_sums_up_is_asked_for() -> None:
    record = summing_up(("2025-07-08", None))
    assert answer_of(RULE, record, on="2025-08-01") == ("review", "/meetings/0/covers")
    held_later = finding_of(RULE, summing_up(("2025-03-03", None), ("2025-07-08", None)), on="2025-08-01")
    assert held_later.verdict.value == "pass", "the first half year was answered"


@pytest.mark.parametrize("half", ["2025", "2025H3", "2025H1H", "H1", "1025H1"])
def test_a_half_year_is_written_with_its_year_and_its_number(half: str) -> None:
    with pytest.raises(RecordError) as refused:
        verdict_of(RULE, summing_up(("2025-07-08", half)))
    assert [each.pointer for each in refused.value.problems] == ["/meetings/0/covers"]


@pytest.mark.parametrize(
    "facts",
    [pytest.param({"both": False}, id="one body alone"), pytest.param({"collected": False}, id="no collecting")],
)
def test_a_meeting_counts_if_both_took_part_and_reports_were_collected(facts: Facts) -> None:
    assert verdict_of(RULE, met("2025-03-03", **facts), on="2025-06-30") == "pending"
    assert verdict_of(RULE, met("2025-03-03", **facts), on="2025-08-01") == "fail"


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(mechanism(court="温县人民法院", court_level="basic"), "not_applicable", id="a basic court"),
        pytest.param(mechanism(court_level=...), "fail", id="the intermediate court by its name"),
        pytest.param(mechanism(court=...), "fail", id="the intermediate court by its level"),
    ],
)
def test_the_duty_is_that_of_the_intermediate_court_and_the_municipal_police(record: Facts, expected: str) -> None:
    assert verdict_of(RULE, record, on="2025-08-01") == expected


@pytest.mark.parametrize("court", ["河南省焦作市中级人民法院", "焦作中院", "郑州市中级人民法院"])
def test_an_unlisted_court_is_evaluated_by_its_level_with_a_remark(court: str) -> None:
    """Its name may be the same court written otherwise: a duty that is not spoken of would be the worse mistake."""
    other = mechanism(court=court, meetings=[])
    assert verdict_of(RULE, other, on="2025-08-01") == "fail"
    assert "not in the directory" in remarks_of(RULE, other)


# ------------------------------------------------------------------------------------------------ readings


def test_half_year_cycle_decides_when_the_half_years_end() -> None:
    by_calendar, by_count = {"calendar": "pending", "from-effective-date": "pending"}, met("2025-04-10")
    assert by_reading("half-year-cycle", RULE, met(), on="2025-04-10", others=WITHIN) == by_calendar
    assert by_reading("half-year-cycle", RULE, met(), on="2025-04-11", others=WITHIN) == by_calendar | {
        "from-effective-date": "fail"
    }
    assert by_reading("half-year-cycle", RULE, by_count, on="2025-04-10", others=WITHIN) == {
        "calendar": "pass",
        "from-effective-date": "pass",
    }
    assert by_reading("half-year-cycle", RULE, by_count, on="2025-04-11", others=WITHIN) == {
        "calendar": "pass",
        "from-effective-date": "pending",
    }
    late = {"calendar": "pass", "from-effective-date": "fail"}
    assert by_reading("half-year-cycle", RULE, met("2025-04-11"), on="2025-04-11", others=WITHIN) == late
    twice = ("2024-10-10", "2025-05-05")
    assert verdict_of(RULE, met(*twice), on="2025-10-10", readings=COUNTED) == "pass", "the second still runs"
    assert verdict_of(RULE, met(*twice), on="2025-10-11", readings=COUNTED) == "pending", "the third has begun"
    assert verdict_of(RULE, met(*twice, "2025-10-11"), on="2025-10-11", readings=COUNTED) == "pass"


def test_effective_date_moves_only_the_half_years_counted_from_it() -> None:
    record = met("2025-04-10")
    assert by_reading("effective-date", RULE, record, on="2025-04-10", others=COUNTED) == {
        "printed": "pass",
        "dated": "fail",
    }
    assert by_reading("effective-date", RULE, met("2025-04-09"), on="2025-04-09", others=COUNTED) == {
        "printed": "pass",
        "dated": "pass",
    }
    assert by_reading("effective-date", RULE, met(), on="2025-08-01") == {"printed": "fail", "dated": "fail"}


# ------------------------------------------------------------------------------------------------ what is asked for


@pytest.mark.parametrize(
    ("record", "pointer"),
    [
        (unattested(mechanism(meetings=...)), "/meetings"),
        (unattested(met("2025-08-02")), "/meetings"),
        (met("2025-03-03", both=None), "/meetings/0/both"),
        (met("2025-03-03", collected=None), "/meetings/0/collected"),
        (unattested(mechanism(court_level=..., court=...)), "/court"),
    ],
)
def test_missing_facts_are_listed(record: Facts, pointer: str) -> None:
    assert answer_of(RULE, record, on="2025-08-03") == ("open", pointer)


def test_the_missing_day_of_a_meeting_is_listed() -> None:
    found = finding_of(RULE, unattested(met(None)), on="2025-08-03")
    assert found.verdict.value == "open"
    assert "/meetings/0/held_on" in [each.path for each in found.missing]


def test_a_recorded_meeting_suffices_even_if_others_may_be_missing() -> None:
    assert verdict_of(RULE, unattested(met("2025-03-03")), on="2025-06-30") == "pass"
    assert verdict_of(RULE, unattested(met()), on="2025-06-30") == "pending"
    through_july = met() | {"complete_as_of": "2025-07-31"}
    assert verdict_of(RULE, through_july, on="2025-08-01") == "fail", "complete through the month after the half year"
    assert verdict_of(RULE, through_july | {"complete_as_of": "2025-07-30"}, on="2025-08-01") == "open"


# ------------------------------------------------------------------------------------------------ deadline and remedy


def test_the_deadline_names_the_current_the_missed_and_the_next_two_periods() -> None:
    deadline = finding_of(RULE, met("2025-03-03"), on="2026-02-02").deadline
    assert deadline is not None
    assert [(each.first, each.last, each.fulfilled) for each in deadline.periods] == [
        (date(2025, 1, 1), date(2025, 6, 30), True),
        (date(2025, 7, 1), date(2025, 12, 31), False),
        (date(2026, 1, 1), date(2026, 6, 30), None),
        (date(2026, 7, 1), date(2026, 12, 31), None),
        (date(2027, 1, 1), date(2027, 6, 30), None),
    ]
    assert [each.last for each in deadline.missed_periods] == [date(2025, 12, 31)]
    assert [each.until for each in deadline.periods[:2]] == [date(2025, 7, 31), date(2026, 1, 31)]
    assert deadline.due == date(2026, 7, 31)


def test_the_remedy_names_the_court_and_the_police() -> None:
    assert remedy_of(RULE, met(), on="2025-08-01") == ("court", "police", "")
    assert finding_of(RULE, met(), on=LATER).remedy is None, "not while the round runs"
