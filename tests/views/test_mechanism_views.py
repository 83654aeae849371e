"""The joint mechanism: gaps in the roster day by day, and the days of the plan."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.docket import HOSTILE, MECHANISM, ON, Loose, main_case
from support.effort import exactly
from zhixing_rules import plan
from zhixing_rules.errors import RecordError
from zhixing_rules.interchange import dumps
from zhixing_rules.records import Audience, withhold
from zhixing_rules.render import markdown, text
from zhixing_rules.views import MechanismView, Period, mechanism_view

DAYS = [date(2026, 7, 1) + timedelta(number) for number in range(20)]
PERIOD = Period(DAYS[0], DAYS[-1])


def view(record: Loose = MECHANISM, **options: Loose) -> MechanismView:
    return mechanism_view(record, **{"on": ON, **options})


def with_officers(*terms: tuple[str | None, str | None], **fields: Loose) -> dict[str, Any]:
    officers = []
    for number, (begun, ended) in enumerate(terms):
        days = {"appointed_on": begun, "ended_on": ended}
        officers.append({"id": f"o{number}", **{name: day for name, day in days.items() if day is not None}})
    return {**MECHANISM, "officers": officers, **fields}


def gaps(record: Loose, **options: Loose) -> list[tuple[str, str, bool]]:
    found = view(record, **{"period": PERIOD, **options}).gaps
    return [(each.first.isoformat()[5:], each.last.isoformat()[5:], each.certain) for each in found]


def test_the_gap_between_two_officers() -> None:
    [gap, to_come] = view().gaps
    assert (to_come.first, to_come.last, to_come.certain) == (date(2026, 9, 29), date(2026, 12, 31), False)
    assert (gap.first, gap.last, gap.certain, gap.days) == (date(2026, 8, 15), date(2026, 8, 23), True, 9)


@pytest.mark.parametrize(
    ("ended", "begun", "expected"),
    [
        ("2026-07-05", "2026-07-06", []),
        ("2026-07-05", "2026-07-07", [("07-06", "07-06", True)]),
        ("2026-07-06", "2026-07-06", []),
    ],
)
def test_the_last_day_in_office_and_the_day_of_appointment_count(
    ended: str, begun: str, expected: list[tuple[str, str, bool]]
) -> None:
    assert gaps(with_officers(("2026-01-05", ended), (begun, None))) == expected


def test_days_that_the_record_does_not_attest_are_not_certain() -> None:
    record = with_officers(("2026-01-05", "2026-07-05"), complete_as_of="2026-07-10")
    assert gaps(record) == [("07-06", "07-10", True), ("07-11", "07-20", False)]
    record["complete_as_of"] = "2026-07-06"
    assert gaps(record) == [("07-06", "07-06", True), ("07-07", "07-20", False)]


def test_no_day_after_the_day_of_judgment_or_of_the_attestation_is_known() -> None:
    record = with_officers(("2026-01-01", None), complete_as_of="2026-08-01")
    found = view(record, on=date(2026, 11, 2)).gaps
    assert [(str(each.first), str(each.last), each.certain) for each in found] == [("2026-08-02", "2026-12-31", False)]
    ended = with_officers(("2026-01-01", "2026-12-01"), complete_as_of="2026-12-31")
    early = view(ended, on=date(2026, 11, 2)).gaps
    assert [(str(each.first), each.certain) for each in early] == [("2026-11-03", False)]
    assert gaps(with_officers(("2026-01-01", None), complete_as_of="2026-07-20")) == []


def test_an_empty_roster_is_a_certain_gap_only_as_far_as_it_is_attested() -> None:
    record = with_officers(complete_as_of="2026-07-10")
    assert gaps(record) == [("07-01", "07-10", True), ("07-11", "07-20", False)]
    assert gaps(with_officers(), on=date(2026, 7, 5)) == [("07-01", "07-05", True), ("07-06", "07-20", False)]


def test_missed_consultations_are_overdue_with_their_half_years() -> None:
    record = {**MECHANISM, "meetings": [], "complete_as_of": "2026-09-28"}
    [duty] = [each for each in view(record).duties if each.rule_id == "art16.half-yearly"]
    step = next(each for each in plan(record, on=ON).steps if each.rule_id == "art16.half-yearly")
    assert step.deadline is not None
    assert [(each.first, each.last) for each in duty.missed] == [
        (each.first, each.last) for each in step.deadline.missed_periods
    ]
    assert duty.missed[-1] == Period(date(2026, 1, 1), date(2026, 6, 30))
    written = text.mechanism(view(record), width=100)
    assert re.search(
        r"半年汇总、会商（第十六条）\n +状态 +逾期\n +未办 +2025年上半年、2025年下半年、2026年上半年\n", written
    )
    assert all(not each.missed for each in view().duties if each.rule_id == "art6.bulletin")


def test_a_section_that_an_audience_may_not_know_is_left_out() -> None:
    for audience in ("police", "party", "public"):
        for written in (text.mechanism(view(audience=audience), width=80), markdown.mechanism(view(audience=audience))):
            assert "不得知悉" not in written
            assert "执行110专员" not in written


def test_an_officer_without_a_day_of_appointment_may_have_been_in_office() -> None:
    assert gaps(with_officers((None, "2026-07-05"))) == [("07-01", "07-05", False), ("07-06", "07-20", True)]
    assert gaps(with_officers((None, None))) == [("07-01", "07-20", False)]


def test_a_list_that_is_not_recorded_has_neither_officers_nor_gaps() -> None:
    record = {name: value for name, value in MECHANISM.items() if name != "officers"}
    assert (view(record).roster, view(record).roster_withheld, view(record).gaps) == (None, False, ())
    assert gaps(with_officers()) == [("07-01", "07-20", True)]


def _in_order(term: tuple[date | None, date | None]) -> bool:
    begun, ended = term
    return begun is None or ended is None or begun <= ended


days = st.none() | st.sampled_from(DAYS)
terms = st.lists(st.tuples(days, days).filter(_in_order), max_size=4)


@exactly(80)
@given(terms, st.none() | st.sampled_from(DAYS))
def test_gaps_agree_with_a_count_day_by_day(
    found: list[tuple[date | None, date | None]], complete: date | None
) -> None:
    written = [(_iso(begun), _iso(ended)) for begun, ended in found]
    record = with_officers(*written)
    record.pop("complete_as_of")
    if complete is not None:
        record["complete_as_of"] = complete.isoformat()
    try:
        actual = view(record, period=PERIOD).gaps
    except RecordError:  # such as an end before the attested day that contradicts it
        return
    expected = {}
    for day in DAYS:
        attested = complete is not None and day <= complete
        if any(
            begun is not None and begun <= day and (attested if ended is None else day <= ended)
            for begun, ended in found
        ):
            continue
        possible = any(begun is None and (ended is None or day <= ended) for begun, ended in found)
        expected[day] = attested and not possible
    assert {each.first + timedelta(number): each.certain for each in actual for number in range(each.days)} == expected
    assert all(later.first > earlier.last for earlier, later in pairwise(actual))


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def test_the_period_is_the_half_year_of_the_day_unless_it_is_given() -> None:
    found = [view(on=day).period for day in (date(2026, 6, 30), date(2026, 7, 1))]
    assert found == [Period(date(2026, 1, 1), date(2026, 6, 30)), Period(date(2026, 7, 1), date(2026, 12, 31))]
    assert view(period=Period(date(2026, 3, 1), None)).period == Period(date(2026, 3, 1), date(2026, 12, 31))
    with pytest.raises(ValueError, match="before it begins"):
        view(period=Period(None, date(2026, 6, 30)))


def test_the_days_of_the_duties_are_those_of_the_plan() -> None:
    steps = {step.rule_id: step for step in plan(MECHANISM, on=ON).steps}
    duties = view().duties
    assert {each.rule_id for each in duties} == {"art6.bulletin", "art16.half-yearly"}
    for duty in duties:
        step = steps[duty.rule_id]
        assert (duty.due, duty.safe_due, duty.status, duty.provisional) == (
            step.due,
            step.safe_due,
            step.status,
            step.provisional,
        )
    assert {each.rule_id: each.last_on for each in duties} == {
        "art6.bulletin": date(2026, 7, 6),
        "art16.half-yearly": date(2026, 7, 15),
    }


def test_a_bulletin_after_the_day_is_not_the_latest() -> None:
    assert [each.last_on for each in view(on=date(2026, 7, 5)).duties if each.rule_id == "art6.bulletin"] == [None]


def test_an_arrangement_that_is_not_recorded_is_neither_there_nor_missing() -> None:
    found = {each.title.zh: each.exists for each in view().arrangements}
    assert found == {"24小时可接收反馈": True, "执行指挥中心统一协调查控": None, "人员、车辆信息已共享互通": None}
    written = text.mechanism(view(), width=100)
    assert "人员、车辆信息已共享互通：【未记录】" in written


@pytest.mark.parametrize("audience", ["police", "party", "debtor", "public"])
def test_who_may_not_know_the_roster_does_not_receive_it(audience: str) -> None:
    found = view(audience=audience)
    assert (found.roster, found.roster_withheld, found.gaps, found.arrangements) == (None, True, (), ())
    for written in (text.mechanism(found, width=80), markdown.mechanism(found), dumps(found)):
        assert "示例专员" not in written
        assert "2026-08-15" not in written
        assert "8月15日" not in written


@pytest.mark.parametrize("audience", list(Audience))
def test_outputs_do_not_depend_on_what_the_audience_may_not_see(audience: Audience) -> None:
    reduced = withhold(json.dumps(MECHANISM), audience)
    for write in (lambda found: text.mechanism(found, width=80), markdown.mechanism, dumps):
        assert write(view(audience=audience)) == write(view(reduced, audience=audience))


def test_a_case_is_refused() -> None:
    with pytest.raises(RecordError) as refused:
        view(main_case())
    assert refused.value.problems[0].code == "not_a_mechanism"


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_escaped(name: str) -> None:
    record = {**MECHANISM, "court": name, "officers": [{"id": "o1", "name": name}]}
    assert "<b>" not in markdown.mechanism(view(record)).replace("\\<b\\>", "")
    assert json.loads(dumps(view(record)))["roster"][0]["name"] == name


def test_the_english_text_names_the_gap() -> None:
    assert "nobody in office: 2026-08-15 — 2026-08-23 (9 days)" in text.mechanism(view(), width=100, language="en")


def test_the_repr_shows_types_only() -> None:
    assert "示例" not in repr(view()) + repr(view().roster) + repr(view().duties)
