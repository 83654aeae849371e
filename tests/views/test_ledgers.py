"""The rows of the ledger: the same acts as in the worklist, what is done, and every event."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import Any

import pytest

from support.docket import DOCKET, MECHANISM, ON, UNREADABLE, Loose, case, main_case
from zhixing_rules import plan, validate
from zhixing_rules.records import Audience, withhold
from zhixing_rules.views import CaseLedger, LedgerRow, Period, UnreadCase, case_view, ledger, worklist

EVERYTHING = (*DOCKET, MECHANISM)


def parts(*cases: Loose, **options: Loose) -> list[CaseLedger]:
    found = list(ledger(cases, **{"on": ON, **options}))
    assert all(isinstance(each, CaseLedger) for each in found)
    return [each for each in found if isinstance(each, CaseLedger)]


def rows(*cases: Loose, **options: Loose) -> list[LedgerRow]:
    return [row for part in parts(*cases, **options) for row in part.rows]


@pytest.mark.parametrize("audience", list(Audience))
def test_what_is_to_be_done_is_what_the_worklist_has(audience: Audience) -> None:
    expected = Counter(
        (row.case.number, row.item.rule_id, row.item.subject.zh, row.item.due, row.item.safe_due)
        for row in worklist(EVERYTHING, on=ON, audience=audience).rows
    )
    found = Counter(
        (row.case.number, row.rule_id, row.subject.zh, row.due, row.safe_due)
        for row in rows(*EVERYTHING, audience=audience)
        if row.group is not None
    )
    assert found == expected


def test_what_is_done_is_every_act_of_the_plan_that_is_done() -> None:
    expected = Counter(
        (number, step.rule_id, step.done_on)
        for number, record in enumerate(EVERYTHING, start=1)
        for step in plan(record, on=ON).steps
        if step.status.value == "done" and not step.check
    )
    found = Counter((row.case.number, row.rule_id, row.done_on) for row in rows(*EVERYTHING) if row.group is None)
    assert found == expected
    assert all(row.state.zh == "已办" for row in rows(*EVERYTHING) if row.group is None)


def test_a_verdict_is_that_of_the_report() -> None:
    for record, part in zip(DOCKET, parts(*DOCKET), strict=True):
        verdicts = {(each.rule_id, each.path): each.verdict for each in validate(record, on=ON)}
        by_rule = {rule for rule, _ in verdicts}
        for row in part.rows:
            assert row.verdict is None or row.verdict in verdicts.values()
            assert row.rule_id in by_rule or row.verdict is None


def test_the_days_of_an_act_done_late_are_counted() -> None:
    sent = {"id": "f1", "person": "p1", "offence": "refusal", "sent_on": "2026-08-03", "received_on": "2026-08-03"}
    on_time, late = (
        case(11, 1, referrals=[sent | {"conditions_met": True, "materials_complete": True, "filed_on": day}])
        for day in ("2026-08-10", "2026-08-11")
    )
    [first] = [row for row in rows(on_time) if row.rule_id == "art9.filing"]
    assert (first.done_on, first.late_days) == (date(2026, 8, 10), None)
    [second] = [row for row in rows(late) if row.rule_id == "art9.filing"]
    assert (second.done_on, second.late_days) == (date(2026, 8, 11), 1)


def test_overdue_days_are_those_after_the_last_day() -> None:
    for row in rows(*DOCKET):
        if row.group is not None and row.late_days is not None:
            assert row.due is not None
            assert (ON - row.due).days == row.late_days > 0


def test_the_events_are_those_of_the_report() -> None:
    for record, part in zip(DOCKET, parts(*DOCKET), strict=True):
        view = case_view(record, on=ON)
        assert [(each.day, each.title, each.subject) for each in part.events] == [
            (each.day, each.title, each.subject) for each in view.events if each.day <= ON
        ]


def test_a_period_limits_events_and_what_is_done_but_not_what_is_to_be_done() -> None:
    period = Period(date(2026, 7, 1), date(2026, 8, 7))
    for whole, part in zip(parts(*DOCKET), parts(*DOCKET, period=period), strict=True):
        assert [row.rule_id for row in part.rows if row.group is not None] == [
            row.rule_id for row in whole.rows if row.group is not None
        ]
        assert all(row.done_on is None or period.contains(row.done_on) for row in part.rows if row.group is None)
        assert [each.day for each in part.events] == [each.day for each in whole.events if period.contains(each.day)]
    [filed] = [row for row in rows(DOCKET[1], period=period) if row.rule_id == "art9.filing"]
    assert filed.done_on == date(2026, 8, 7)
    earlier = Period(date(2026, 7, 1), date(2026, 8, 6))
    assert not [row for row in rows(DOCKET[1], period=earlier) if row.rule_id == "art9.filing"]


def test_a_period_that_ends_before_it_begins_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        ledger([], on=ON, period=Period(date(2026, 7, 2), date(2026, 7, 1)))


def test_a_case_that_cannot_be_read_does_not_stop_the_others() -> None:
    found = list(ledger([DOCKET[0], UNREADABLE, DOCKET[2]], on=ON))
    assert [type(each) for each in found] == [CaseLedger, UnreadCase, CaseLedger]
    assert isinstance(found[1], UnreadCase)
    assert found[1].number == 2


def test_a_problem_is_told_only_to_who_may_know_of_it() -> None:
    [found] = ledger([main_case() | {"officer": 1}], on=ON, audience="public")
    assert isinstance(found, UnreadCase)
    assert all("officer" not in each.pointer for each in found.error.problems)


def test_to_the_police_the_other_organ_is_the_court() -> None:
    states = {row.state.zh for row in rows(*DOCKET, audience="police") if row.group is not None}
    assert "等法院办理" in states
    assert "等公安答复" not in states


@pytest.mark.parametrize("audience", list(Audience))
def test_the_ledger_does_not_depend_on_what_the_audience_may_not_see(audience: Audience) -> None:
    reduced = [withhold(json.dumps(each), audience) for each in EVERYTHING]
    for whole, part in zip(parts(*EVERYTHING, audience=audience), parts(*reduced, audience=audience), strict=True):
        assert [_plain(row) for row in whole.rows] == [_plain(row) for row in part.rows]
        assert [_plain(each) for each in whole.events] == [_plain(each) for each in part.events]
        assert whole.counts == part.counts


def _plain(value: Loose) -> list[Any]:
    return [getattr(value, name) for name in type(value).__dataclass_fields__]


def test_parts_are_made_when_they_are_asked_for() -> None:
    def endless() -> Loose:
        number = 0
        while True:
            number += 1
            yield case(11, number, detentions=main_case()["detentions"])

    found = ledger(endless(), on=ON)
    assert [len(part.rows) for part, _ in zip(found, range(3), strict=False) if isinstance(part, CaseLedger)] == [1] * 3


def test_a_case_that_is_given_again_adds_nothing_to_the_numbers() -> None:
    first, same, other = parts(main_case(), main_case(), main_case() | {"officer": "示例"})
    assert first.counts
    assert not same.counts
    assert not other.counts
    assert (first.repeated, len(same.rows), len(same.events)) == (None, 0, 0)
    assert (len(other.rows), len(other.events)) == (len(first.rows), len(first.events)), "nothing can be hidden by it"


def test_to_an_audience_that_may_not_know_the_number_no_case_is_given_twice() -> None:
    assert [each.repeated for each in parts(main_case(), main_case(), audience="party")] == [None, None]
