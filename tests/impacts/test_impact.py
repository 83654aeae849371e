"""`impact` over many cases: counts, order, memory, and cases that cannot be read."""

from __future__ import annotations

import gc
import json
import tracemalloc
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from support.amendments import AMENDED, FIVE_DAYS, WITH_NOTICE
from support.notices import day_of_notice, notice_for
from zhixing_rules import JIAOZUO_2024, PRC, Case, RecordError, impact, load, moves, validate
from zhixing_rules.impacts import CaseMoves, MovedField, Skipped, Urgency
from zhixing_rules.interchange import read_jsonl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from zhixing_rules import Impact

ON = date(2025, 3, 18)


def referred(received: str = "2025-03-12", **more: object) -> dict[str, Any]:
    """Return a synthetic case whose referral is under review."""
    facts = {"id": "f1", "offence": "refusal", "sent_on": received, "received_on": received}
    under_review = {**facts, "conditions_met": True, "materials_complete": True, **more}
    return {"complete_as_of": ON.isoformat(), "referrals": [under_review]}


def detained(intake: str, complete: str) -> dict[str, Any]:
    facts = {"id": "d1", "decided_on": intake, "intake_on": intake, "days": 15}
    return {
        "complete_as_of": complete,
        "detentions": [{**facts, "criminal_liability_needed": True, "view_on": intake}],
    }


def movements_by_rule(result: Impact, number: int) -> dict[str, Any]:
    """Return the movements of a case by rule id."""
    (case,) = [each for each in result.cases if each.number == number]
    return {each.rule_id: each for each in case.movements}


# ------------------------------------------------------------------------------------------------ what moves


def test_a_shorter_period_makes_a_pending_filing_overdue() -> None:
    result = impact(JIAOZUO_2024, FIVE_DAYS, [{}, referred()], on=ON)
    assert (result.read, result.unread, result.moved) == (2, 0, 1)
    filing = movements_by_rule(result, 2)["art9.filing"]
    assert filing.path == "/referrals/0"
    assert (filing.old.verdict.value, filing.new.verdict.value) == ("pending", "fail")
    assert (filing.old.status.value, filing.new.status.value) == ("due", "overdue")
    assert (filing.old.due, filing.new.due, filing.days) == (date(2025, 3, 19), date(2025, 3, 17), -2)
    assert filing.moved == (MovedField.VERDICT, MovedField.STATUS, MovedField.DUE, MovedField.SAFE_DUE)
    assert (filing.urgency, filing.newly_fails, result.failed) == (Urgency.OVERDUE, True, True)
    assert {rule.rule_id for rule in result.rules} == {"art9.filing", "art9.outcome"}, (
        "the conditions are met: no other outcome is left"
    )


def test_a_due_day_after_a_holiday_moves_to_before_it() -> None:
    case = {**referred("2025-09-25"), "complete_as_of": "2025-09-26"}
    result = impact(JIAOZUO_2024, FIVE_DAYS, [case], on=date(2025, 9, 26))
    filing = movements_by_rule(result, 1)["art9.filing"]
    assert (filing.old.due, filing.new.due, filing.days) == (date(2025, 10, 9), date(2025, 9, 30), -9)
    assert (filing.urgency, filing.act_by, result.failed) == (Urgency.SOONER, date(2025, 9, 30), False)
    (rule,) = [each for each in result.rules if each.rule_id == "art9.filing"]
    assert (rule.cases, rule.count, rule.sooner, rule.soonest, rule.later, rule.latest) == (1, 1, 1, -9, 0, 0)
    assert rule.verdicts == ()


def test_an_act_done_between_the_two_due_days_is_newly_breached() -> None:
    result = impact(JIAOZUO_2024, FIVE_DAYS, [referred(filed_on="2025-03-18")], on=ON)
    assert result.cases[0].urgency is Urgency.BREACHED
    filing = movements_by_rule(result, 1)["art9.filing"]
    assert (filing.old.verdict.value, filing.new.verdict.value, filing.new.status.value) == ("pass", "fail", "done")
    assert result.failed


def test_an_added_document_is_a_new_step_and_a_document_of_the_referral() -> None:
    case = detained("2025-03-10", "2025-03-11")
    result = impact(JIAOZUO_2024, AMENDED["a fifth document"], [case], on=date(2025, 3, 11))
    referral = movements_by_rule(result, 1)["art7.p2.referral"]
    assert (referral.moved, referral.urgency) == ((MovedField.DOCUMENTS,), Urgency.MORE)
    added = {rule for rule, _ in referral.new.documents} - {rule for rule, _ in referral.old.documents}
    assert added == {"art8.leads"}
    sent = {**referred(), "referrals": [{**referred()["referrals"][0], "inventory": ["evidence"]}]}
    breached = impact(JIAOZUO_2024, AMENDED["a fifth document"], [sent], on=ON)
    assert movements_by_rule(breached, 1)["art8.leads"].old is None
    assert movements_by_rule(breached, 1)["art8.leads"].newly_fails


def test_a_dropped_rule_requires_nothing() -> None:
    case = detained("2025-03-10", "2025-03-11")
    result = impact(JIAOZUO_2024, AMENDED["no referral"], [case], on=date(2025, 3, 11))
    movement = movements_by_rule(result, 1)["art7.p2.referral"]
    assert movement.new is None
    assert movement.urgency is Urgency.OTHER
    assert {each.path for each in movements_by_rule(result, 1).values()} == {"/detentions/0", "/referrals/-"}
    assert not result.failed


def test_an_act_already_overdue_is_not_urgent_again() -> None:
    result = impact(JIAOZUO_2024, FIVE_DAYS, [referred("2025-03-05")], on=ON)
    filing = movements_by_rule(result, 1)["art9.filing"]
    assert (filing.old.status.value, filing.new.status.value) == ("overdue", "overdue")
    assert (filing.moved[0], filing.urgency, filing.newly_fails) == (MovedField.DUE, Urgency.OTHER, False)


def test_nothing_moves_if_nothing_changed() -> None:
    result = impact(JIAOZUO_2024, AMENDED["nothing"], [referred(), detained("2025-03-10", "2025-03-11")], on=ON)
    assert (result.read, result.moved, result.rules, result.cases) == (2, 0, (), ())
    assert set(result.urgencies.values()) == {0}


def test_a_chosen_reading_applies_to_both_procedures() -> None:
    case = {**referred("2025-03-07"), "complete_as_of": "2025-03-11"}
    chosen = {"period-roll": "statutory-13-only"}
    days = [
        movements_by_rule(impact(JIAOZUO_2024, FIVE_DAYS, [case], on=date(2025, 3, 11), readings=readings), 1)[
            "art9.filing"
        ].new.due
        for readings in (None, chosen)
    ]
    expected = [
        validate(case, on=date(2025, 3, 11), procedure=FIVE_DAYS, readings=readings).rule("art9.filing")[0].due
        for readings in (None, chosen)
    ]
    assert days == expected
    with pytest.raises(ValueError, match="no such"):
        impact(JIAOZUO_2024, FIVE_DAYS, [], on=ON, readings={"nothing": "x"})


# ------------------------------------------------------------------------------------------------ a notice


def test_a_notice_moves_the_deadlines_counted_across_its_days_and_lists_those_days() -> None:
    near, far = detained("2025-01-16", "2025-01-21"), detained("2025-03-10", "2025-03-11")
    result = impact(JIAOZUO_2024, JIAOZUO_2024, [near, far], on=date(2025, 1, 21), new_calendar=WITH_NOTICE)
    assert [case.number for case in result.cases] == [1]
    referral = movements_by_rule(result, 1)["art7.p2.referral"]
    assert (referral.old.safe_due, referral.new.safe_due) == (date(2025, 1, 20), date(2025, 1, 17))
    assert referral.lines == (date(2025, 1, 27),)
    assert (referral.new.due, referral.act_by) == (date(2025, 1, 31), date(2025, 1, 17))
    (line,) = result.lines
    assert (line.day, line.notice) == (date(2025, 1, 27), "虚构〔2025〕0号")
    assert (line.old_zh, line.new_zh) == ("星期一", "虚构放假（虚构〔2025〕0号）")
    assert result.old.calendar != result.new.calendar


def test_a_published_notice_makes_a_provisional_due_day_certain() -> None:
    before, case = PRC.through(2024), {**referred("2024-12-26"), "complete_as_of": "2024-12-27"}
    result = impact(JIAOZUO_2024, JIAOZUO_2024, [case], on=date(2024, 12, 27), calendar=before, new_calendar=PRC)
    filing = movements_by_rule(result, 1)["art9.filing"]
    assert (filing.old.provisional, filing.new.provisional) == (True, False)
    days = [line.day for line in result.lines]
    assert date(2025, 2, 3) in days
    assert date(2025, 1, 1) not in days, "off by law before the notice as after it"


@pytest.mark.parametrize("statutory", [None, False])
def test_a_day_off_in_another_month_moves_nothing_whatever_the_notice_says_of_its_kind(statutory: bool | None) -> None:
    case = {**referred("2025-09-25"), "complete_as_of": "2025-09-26"}
    day = day_of_notice("2025-12-10", granted=True, statutory=statutory)
    calendar = PRC.with_notice(notice_for(2025, day))
    assert impact(JIAOZUO_2024, JIAOZUO_2024, [case], on=date(2025, 9, 26), new_calendar=calendar).moved == 0


def test_the_days_of_a_year_that_was_published_are_a_cause_only_inside_the_count() -> None:
    on = date(2025, 9, 29)
    for case in (referred("2025-09-22"), detained("2025-09-28", "2025-09-29")):
        given = {**case, "complete_as_of": str(on)}
        result = impact(JIAOZUO_2024, JIAOZUO_2024, [given], on=on, calendar=PRC.through(2024), new_calendar=PRC)
        assert len(result.lines) > 30
        (moved,) = result.cases
        for each in moved.movements:
            known = [side for side in (each.old, each.new) if side]
            days = [day for side in known for day in (side.earliest, side.due, side.safe_due) if day]
            assert all(min(days) <= day <= max(days) for day in each.lines)


def noticed(*days: str) -> dict[str, Any]:
    """Return a synthetic notice: no such notice exists."""
    return notice_for(2025, *(day_of_notice(day, granted=True, statutory=False) for day in days))


def test_a_notice_moves_the_safe_day_of_a_rule_that_counts_no_working_days() -> None:
    incident = {"id": "v1", "violent": True, "reported_on": "2025-03-04"}
    case = {"complete_as_of": "2025-03-04", "incidents": [incident]}
    calendar = PRC.with_notice(noticed("2025-03-05", "2025-03-06"))
    result = impact(JIAOZUO_2024, JIAOZUO_2024, [case], on=date(2025, 3, 4), new_calendar=calendar)
    dispatch = movements_by_rule(result, 1)["art12.p1.dispatch"]
    assert (dispatch.old.due, dispatch.new.due) == (date(2025, 3, 5), date(2025, 3, 5))
    assert (dispatch.old.safe_due, dispatch.new.safe_due) == (date(2025, 3, 5), date(2025, 3, 4))
    assert (dispatch.moved, dispatch.lines) == ((MovedField.SAFE_DUE,), (date(2025, 3, 5),))


def test_a_backward_count_lists_only_the_days_inside_it() -> None:
    # the last working day before a detention that ends on Tuesday 25 March, and the three: 20, 21, 24
    case = detained("2025-03-10", "2025-03-11")
    calendar = PRC.with_notice(noticed("2025-03-18", "2025-03-19", "2025-03-20", "2025-03-24", "2025-03-25"))
    result = impact(JIAOZUO_2024, JIAOZUO_2024, [case], on=date(2025, 3, 11), new_calendar=calendar)
    referral = movements_by_rule(result, 1)["art7.p2.referral"]
    assert (referral.old.safe_due, referral.new.safe_due) == (date(2025, 3, 17), date(2025, 3, 14))
    assert referral.lines == tuple(date(2025, 3, day) for day in (18, 19, 20, 24))


def test_a_day_before_what_calls_for_the_act_moves_no_safe_day() -> None:
    """The safe day is sought from the break of 1 to 8 October back, but not before the receipt in it."""
    case = {**referred("2025-10-01"), "complete_as_of": "2025-10-02"}
    without = ("2025-10-07", "2025-10-11")
    calendar = PRC.with_notice(notice_for(2025, day_of_notice("2025-09-30", granted=True), without=without))
    result = impact(JIAOZUO_2024, JIAOZUO_2024, [case], on=date(2025, 10, 2), calendar=PRC, new_calendar=calendar)
    filing = movements_by_rule(result, 1)["art9.filing"]
    assert MovedField.SAFE_DUE in filing.moved
    assert filing.lines == (date(2025, 10, 7),)


def test_a_count_of_another_reading_is_no_cause_of_another_last_day() -> None:
    """Received on 24 December, due on the 31st; a reading counts twenty days more, up to a make-up day in January."""
    case = {**referred("2026-12-24"), "complete_as_of": "2026-12-24"}
    days = day_of_notice("2027-01-31", off=False), day_of_notice("2027-02-11")
    calendar = PRC.with_notice(notice_for(2027, *days))
    result = impact(JIAOZUO_2024, JIAOZUO_2024, [case], on=date(2026, 12, 24), new_calendar=calendar)
    assert result.lines
    filing = movements_by_rule(result, 1)["art9.filing"]
    assert (filing.moved, filing.lines) == ((MovedField.DUE, MovedField.SAFE_DUE), ())


def test_a_forward_count_does_not_list_the_day_it_starts_from() -> None:
    request = {"id": "r1", "sent_on": "2025-03-10", "queried_on": "2025-03-10"}
    case = {"complete_as_of": "2025-03-11", "requests": [request]}
    calendar = PRC.with_notice(noticed("2025-03-10", "2025-03-12", "2025-03-17"))
    result = impact(
        JIAOZUO_2024, JIAOZUO_2024, [case], on=date(2025, 3, 11), new_calendar=calendar,
        readings={"promptly": "three-working-days"},
    )  # fmt: skip
    feedback = movements_by_rule(result, 1)["art3.i2.feedback"]
    assert (feedback.old.due, feedback.new.due) == (date(2025, 3, 13), date(2025, 3, 14))
    assert feedback.lines == (date(2025, 3, 12),)


def test_the_same_calendar_has_no_lines() -> None:
    result = impact(JIAOZUO_2024, FIVE_DAYS, [referred()], on=ON)
    assert result.lines == ()
    assert all(each.lines == () for case in result.cases for each in case.movements)


# ------------------------------------------------------------------------------------------------ many cases


def portfolio(size: int) -> Iterator[str]:
    """Yield open cases received on the 14 days up to `ON`; every second one has no referral."""
    for number in range(size):
        day = ON - timedelta(days=number % 14)
        case = {**referred(day.isoformat()), "case_number": f"（2025）豫0802执{number + 1}号"}
        yield json.dumps(case if number % 2 else {"complete_as_of": ON.isoformat()})


def test_cases_are_sorted_by_urgency_then_day_and_counts_include_all_cases() -> None:
    whole = impact(JIAOZUO_2024, FIVE_DAYS, portfolio(56), on=ON)
    ranks = [list(Urgency).index(case.urgency) for case in whole.cases if case.urgency]
    assert ranks == sorted(ranks)
    for urgency in Urgency:
        days = [case.act_by for case in whole.cases if case.urgency is urgency and case.act_by]
        assert days == sorted(days)
    few = impact(JIAOZUO_2024, FIVE_DAYS, portfolio(56), on=ON, limit=3)
    assert [case.number for case in few.cases] == [case.number for case in whole.cases][:3]
    assert (few.moved, few.urgencies, [rule.count for rule in few.rules]) == (
        whole.moved, whole.urgencies, [rule.count for rule in whole.rules]
    )  # fmt: skip
    assert whole.moved == len(whole.cases) == sum(whole.urgencies.values())
    assert impact(JIAOZUO_2024, FIVE_DAYS, portfolio(56), on=ON, limit=0).cases == ()
    assert few.cases[0].key.startswith("（2025）豫0802执")


def collected(cases: Iterator[str]) -> Iterator[str]:
    """Yield the cases and collect the garbage of those before, so that only what is stored is measured."""
    for number, case in enumerate(cases):
        if number % 10 == 0:
            gc.collect()
        yield case


@pytest.mark.deep
def test_memory_does_not_grow_with_the_number_of_cases() -> None:
    impact(JIAOZUO_2024, FIVE_DAYS, portfolio(100), on=ON, limit=10)
    peaks = []
    gc.collect()
    gc.freeze()  # the objects of other tests, so that each collection is short
    for size in (50, 500):
        tracemalloc.start()
        impact(JIAOZUO_2024, FIVE_DAYS, collected(portfolio(size)), on=ON, limit=10)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    gc.unfreeze()
    assert (peaks[1] - peaks[0]) / 450 < 200, (
        peaks
    )  # bytes: a stored case takes 200 as text alone, 800 with its movements


def test_at_most_a_hundred_movements_of_a_case_are_stored_and_all_are_counted() -> None:
    many = [{**referred()["referrals"][0], "id": f"f{number}"} for number in range(120)]
    result = impact(JIAOZUO_2024, FIVE_DAYS, [{**referred(), "referrals": many}], on=ON)
    assert (len(result.cases[0].movements), result.cases[0].more) == (100, 140)
    assert [(rule.cases, rule.count) for rule in result.rules] == [(1, 120)] * 2
    assert {each.rule_id for each in result.cases[0].movements} == {"art9.filing", "art9.outcome"}


def test_at_most_a_hundred_unreadable_cases_are_listed_and_all_are_counted() -> None:
    result = impact(JIAOZUO_2024, FIVE_DAYS, ["{"] * 103, on=ON)
    assert (result.unread, [each.number for each in result.skipped]) == (103, list(range(1, 101)))


def test_nothing_is_read_ahead() -> None:
    taken: list[int] = []

    def cases() -> Iterator[dict[str, Any]]:
        for number in range(3):
            taken.append(number)
            yield referred()

    results = moves(JIAOZUO_2024, FIVE_DAYS, cases(), on=ON)
    first = next(results)
    assert isinstance(first, CaseMoves)
    assert (taken, first.number, len(first.movements)) == ([0], 1, 2)


# ------------------------------------------------------------------------------------------------ where they come from


def test_a_bad_line_is_listed_and_the_other_lines_are_read(tmp_path: Path) -> None:
    lines = [*portfolio(4), "", '{"court": 7, "referrals": "x"}', "{", *portfolio(4)]
    path = tmp_path / "cases.jsonl"
    path.write_text("\ufeff" + "\n".join(lines), encoding="utf-8")
    result = impact(JIAOZUO_2024, FIVE_DAYS, path, on=ON)
    alone = impact(JIAOZUO_2024, FIVE_DAYS, portfolio(4), on=ON)
    assert (result.read, result.unread, result.moved) == (8, 2, 2 * alone.moved)
    assert [each.number for each in result.skipped] == [6, 7]
    assert {problem.pointer for problem in result.skipped[0].error.problems} == {"/court", "/referrals"}
    assert sorted(case.number for case in result.cases) == [2, 4, 9, 11]
    first = impact(JIAOZUO_2024, FIVE_DAYS, str(path), on=ON, limit=1)
    assert (first.unread, len(first.skipped), len(first.cases)) == (2, 1, 1)


def test_cases_can_be_records_mappings_text_bytes_or_pairs_with_a_key() -> None:
    text = json.dumps(referred())
    inputs: list[Any] = [load(Case, text), referred(), text, text.encode(), ("甲", referred()), (77, text)]
    result = impact(JIAOZUO_2024, FIVE_DAYS, inputs, on=ON)
    assert [(case.number, case.key) for case in result.cases] == [
        (1, ""),
        (2, ""),
        (3, ""),
        (4, ""),
        (5, "甲"),
        (77, ""),
    ]
    from_jsonl = impact(JIAOZUO_2024, FIVE_DAYS, read_jsonl([text, "{", "", text]), on=ON)
    assert ([case.number for case in from_jsonl.cases], [each.number for each in from_jsonl.skipped]) == ([1, 4], [2])


def test_a_line_that_is_too_long_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("jsonl", "loading"):
        monkeypatch.setattr(f"zhixing_rules.records.{module}.MAX_SIZE", 1000)
    path = tmp_path / "cases.jsonl"
    good = json.dumps(referred())
    path.write_text("\n".join([good, json.dumps({"court": "甲" * 5000}), good, " " * 999 + "{}"]), encoding="utf-8")
    result = impact(JIAOZUO_2024, FIVE_DAYS, path, on=ON)
    assert (result.read, [each.number for each in result.skipped]) == (2, [2, 4])
    assert {problem.code for each in result.skipped for problem in each.error.problems} == {"too_large"}


def test_the_error_of_a_skipped_case_has_no_traceback() -> None:
    (skipped,) = moves(JIAOZUO_2024, FIVE_DAYS, ['{"court": 7}'], on=ON)
    assert isinstance(skipped, Skipped)
    assert (skipped.error.__traceback__, skipped.error.__cause__, skipped.error.__context__) == (None, None, None)
    assert isinstance(skipped.error, RecordError)


def test_procedures_for_different_records_are_refused() -> None:
    of_cases = tuple(rule for rule in JIAOZUO_2024.rules if rule.per.chain[0] is JIAOZUO_2024.roots[0])
    other = replace(JIAOZUO_2024, roots=JIAOZUO_2024.roots[:1], rules=of_cases)
    with pytest.raises(ValueError, match="different records"):
        impact(JIAOZUO_2024, other, [], on=ON)
