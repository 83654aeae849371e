"""Statistics by court and half-year, against plain loops over the JSON."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from support.docket import DOCKET, MECHANISM, ON, UNREADABLE, Loose, case
from support.effort import exactly
from support.records import cases
from zhixing_rules import JIAOZUO_2024, plan
from zhixing_rules.language import Actor
from zhixing_rules.records import Audience, withhold
from zhixing_rules.views import CaseLedger, LedgerRow, Measure, Period, WorkGroup, count_cases, ledger
from zhixing_rules.views.half_year_statistics import ANSWERS, half_year_of

if TYPE_CHECKING:
    from zhixing_rules.records import Case

COUNTED = {
    "查控请求": ("requests", "sent_on"),
    "收到反馈": ("requests", "feedback_on"),
    "司法拘留": ("detentions", "decided_on"),
    "移送": ("referrals", "sent_on"),
    "立案": ("referrals", "filed_on"),
    "通知补充": ("referrals", "supplement_notified_on"),
    "不予立案": ("referrals", "refusal_made_on"),
}


def half_of(day: str) -> str:
    year, month, _ = day.split("-")
    return f"{year}年{'上' if int(month) < 7 else '下'}半年"


def expected(
    records: list[dict[str, Any]], on: str, first: str = "0000", last: str = "9999"
) -> Counter[tuple[str, ...]]:
    """Return the numbers of events, counted in the JSON, whose ISO days are compared as texts."""
    found: Counter[tuple[str, ...]] = Counter()
    for record in records:
        court = record.get("court") or ""
        for title, (members, name) in COUNTED.items():
            for member in record.get(members) or []:
                day = member.get(name)
                if day is not None and day <= on and first <= day <= last:
                    found[court, half_of(day), title] += 1
                unknown = title in {"查控请求", "司法拘留", "移送"} and (record.get("complete_as_of") or "0000") < on
                if day is None and unknown:
                    found[court, "", title] += 1
    return found


def counted(records: Loose, **options: Loose) -> Counter[tuple[str, ...]]:
    rows = count_cases(records, **{"on": ON, **options}).statistics.rows()
    found: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        for measure, number in row.counts.items():
            if measure.zh in COUNTED and number:
                found[row.court, "" if row.half is None else row.half.title.zh, measure.zh] += number
    return found


def test_the_numbers_of_the_docket() -> None:
    assert counted(DOCKET) == expected(list(DOCKET), "2026-09-28")
    assert sum(counted(DOCKET).values()) == 13


@exactly(60)
@given(record=cases(fuller=True))
def test_the_numbers_of_any_case(record: Case) -> None:
    document = json.loads(record.model_dump_json(exclude_none=True))
    on = date(2025, 2, 4)
    assert counted([record], on=on) == expected([document], "2025-02-04")


@pytest.mark.parametrize(
    ("first", "last"), [("2026-06-15", "2026-06-30"), ("2026-06-16", "2026-07-01"), ("2026-07-01", "2026-09-28")]
)
def test_a_period_includes_both_its_days(first: str, last: str) -> None:
    period = Period(date.fromisoformat(first), date.fromisoformat(last))
    assert counted(DOCKET, period=period) == expected(list(DOCKET), "2026-09-28", first, last)


def test_what_happens_after_the_day_is_not_counted() -> None:
    assert counted(DOCKET, on=date(2026, 6, 15)) == expected(list(DOCKET), "2026-06-15")


@pytest.mark.parametrize(("day", "title"), [(date(2026, 6, 30), "2026年上半年"), (date(2026, 7, 1), "2026年下半年")])
def test_the_half_years_meet_at_the_end_of_june(day: date, title: str) -> None:
    assert half_year_of(day).title.zh == title


def test_overdue_acts_count_by_organ_in_the_half_year_of_their_last_day() -> None:
    found: Counter[tuple[str, bool, str]] = Counter()
    silent = set()
    for number, record in enumerate(DOCKET):
        for step in plan(record, on=ON).steps:
            if step.status.value != "overdue" or step.due is None:
                continue
            key = record.get("court", ""), half_of(step.due.isoformat())
            if step.actor in {Actor.POLICE, Actor.POLICE_LEADER}:
                if step.rule_id in ANSWERS:
                    silent.add((number, step.path, *key))
            else:
                found[key[0], False, key[1]] += 1
    for _, _, court, half in silent:
        found[court, True, half] += 1
    actual: Counter[tuple[str, bool, str]] = Counter()
    for row in count_cases(DOCKET, on=ON).statistics.rows():
        if row.half is not None:
            for measure, of_police in ((Measure.COURT_OVERDUE, False), (Measure.POLICE_OVERDUE, True)):
                actual[row.court, of_police, row.half.title.zh] += row.counts[measure] or 0
    assert +actual == found
    assert sum(number for (_, of_police, _), number in found.items() if of_police) == 1


def test_the_rules_that_are_answers_exist() -> None:
    assert {rule.id for rule in JIAOZUO_2024.rules} >= ANSWERS


def test_a_silent_referral_counts_once_and_an_answered_one_does_not() -> None:
    sent = {"id": "f1", "person": "p1", "offence": "refusal", "sent_on": "2026-09-01", "received_on": "2026-09-01"}
    silent, answered = case(11, 1, referrals=[sent]), case(11, 1, referrals=[sent | {"filed_on": "2026-09-25"}])
    totals = [count_cases([each], on=ON).statistics.total(Measure.POLICE_OVERDUE) for each in (silent, answered)]
    assert totals == [1, 0]


def test_a_record_without_a_day_counts_without_a_half_year_unless_it_is_attested() -> None:
    undated = case(11, 1, referrals=[{"id": "f1"}])
    not_attested = {name: value for name, value in undated.items() if name != "complete_as_of"}
    assert counted([undated]) == Counter()
    assert counted([not_attested]) == Counter({("示例三法院", "", "移送"): 1})


@pytest.mark.parametrize("audience", list(Audience))
def test_the_numbers_do_not_depend_on_what_the_audience_may_not_see(audience: Audience) -> None:
    reduced = [withhold(json.dumps(each), audience) for each in (*DOCKET, MECHANISM)]
    whole = list(count_cases((*DOCKET, MECHANISM), on=ON, audience=audience).statistics.rows())
    assert [(row.court, row.half, row.counts) for row in whole] == [
        (row.court, row.half, row.counts) for row in count_cases(reduced, on=ON, audience=audience).statistics.rows()
    ]


def test_a_number_that_may_not_be_known_is_none() -> None:
    found = count_cases(DOCKET, on=ON, audience="party").statistics
    assert found.total(Measure.REQUESTS) is None
    assert found.total(Measure.REFERRALS) == 3
    assert all(row.counts[Measure.FEEDBACK] is None for row in found.rows())


def test_a_case_that_cannot_be_read_is_counted_apart() -> None:
    found = count_cases([*DOCKET, UNREADABLE], on=ON)
    assert (found.read, found.unread, [each.number for each in found.unread_cases]) == (5, 1, [6])
    assert counted([*DOCKET, UNREADABLE]) == counted(DOCKET)


def test_a_case_that_is_given_twice_counts_once_however_its_number_is_written() -> None:
    respelled = str(DOCKET[1]["case_number"]).replace("（", "(").replace("）", ")")
    again: dict[str, Any] = DOCKET[1] | {"case_number": respelled}
    whole, twice = (count_cases(each, on=ON) for each in (DOCKET, [*DOCKET, again, {**DOCKET[2], "officer": "示例"}]))
    assert [row.counts for row in twice.statistics.rows()] == [row.counts for row in whole.statistics.rows()]
    assert (whole.repeats, twice.repeats, twice.read) == (0, 2, len(DOCKET) + 2)
    assert [(each.number, each.first, each.same) for each in twice.repeated_cases] == [(6, 2, True), (7, 3, False)]


def test_cases_without_a_number_that_identifies_them_all_count() -> None:
    for number in (None, "待定"):
        records: list[dict[str, Any]] = [{"referrals": [{"id": "r1", "sent_on": "2026-08-03"}]}] * 2
        records = [each if number is None else {**each, "case_number": number} for each in records]
        assert count_cases(records, on=ON).statistics.total(Measure.REFERRALS) == 2


def test_courts_are_in_the_order_of_the_directory() -> None:
    """The intermediate court first, then as the directory has them, others after them, and the unknown last."""
    names = ["温县人民法院", "", "示例法院", "焦作市解放区人民法院", "焦作市中级人民法院", "沁阳市人民法院"]
    referral = {"referrals": [{"id": "r1", "sent_on": "2026-08-03"}]}
    found = count_cases([{**referral, **({"court": name} if name else {})} for name in names], on=ON)
    order = ["焦作市中级人民法院", "焦作市解放区人民法院", "温县人民法院", "沁阳市人民法院", "示例法院", ""]
    assert [row.court for row in found.statistics.rows()] == order


def test_totals_are_the_sums_over_the_courts() -> None:
    found = count_cases(DOCKET, on=ON).statistics
    rows, totals = list(found.rows()), list(found.totals())
    for total in totals:
        for measure in Measure:
            parts = [row.counts[measure] or 0 for row in rows if row.half == total.half]
            assert total.counts[measure] == sum(parts)
    assert {total.half for total in totals} == {row.half for row in rows}


def test_what_was_done_late_is_not_overdue_now() -> None:
    late = [row for row in ledger_rows(*DOCKET) if row.group is None and row.late_days]
    assert all(row.done_on is not None for row in late)
    overdue = sum(row.group is WorkGroup.OVERDUE and row.due is not None for row in ledger_rows(*DOCKET))
    assert count_cases(DOCKET, on=ON).statistics.total(Measure.COURT_OVERDUE) == overdue


def ledger_rows(*records: Loose) -> list[LedgerRow]:
    return [row for part in ledger(records, on=ON) if isinstance(part, CaseLedger) for row in part.rows]
