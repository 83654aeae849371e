"""The movements of a case equal the differences between its reports and plans under the two procedures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given
from hypothesis import strategies as st

from support.amendments import AMENDED, WITH_NOTICE
from support.effort import examples
from support.records import DAYS, cases, mechanisms
from support.tiny_office import ANSWER, TINY_OFFICE, received_on
from zhixing_rules import JIAOZUO_2024, PRC, plan, validate
from zhixing_rules.engine import Status
from zhixing_rules.impacts import CaseMoves, Movement, RuleOutcome, moves
from zhixing_rules.language import Perform, Window, WorkingDays

if TYPE_CHECKING:
    from zhixing_rules import Calendar, Case, JointMechanism, Procedure

OutcomesByPlace = dict[tuple[str, str], list[RuleOutcome]]


def outcomes(case: Case | JointMechanism, on: date, procedure: Procedure, calendar: Calendar) -> OutcomesByPlace:
    """Return the outcomes of all rules in a case, from a report and a plan."""
    result: OutcomesByPlace = {}
    verdicts = {
        (each.rule_id, each.path): each.verdict
        for each in validate(case, on=on, procedure=procedure, calendar=calendar)
    }
    steps = plan(case, on=on, procedure=procedure, calendar=calendar).in_law_order
    for step in steps:
        key = (step.rule_id, step.path)
        days = (step.earliest, step.due, step.safe_due, step.provisional)
        documents = tuple((each.rule_id, each.ready) for each in step.documents)
        result.setdefault(key, []).append(RuleOutcome(verdicts.get(key), step.status, *days, documents))
    for key, verdict in verdicts.items():
        result.setdefault(key, [RuleOutcome(verdict)])
    return result


def expected_movements(old: OutcomesByPlace, new: OutcomesByPlace) -> dict[tuple[str, str], list[tuple[object, ...]]]:
    """Return what differs at each place; several records to come may have the same place."""
    result = {}
    for key in {*old, *new}:
        before, after = old.get(key, []), new.get(key, [])
        length = max(len(before), len(after))
        pairs = zip([*before, *[None] * (length - len(before))], [*after, *[None] * (length - len(after))], strict=True)
        changed = [difference(*pair) for pair in pairs]
        if moved := [each for each in changed if each[0]]:
            result[key] = moved
    return result


def difference(old: RuleOutcome | None, new: RuleOutcome | None) -> tuple[object, ...]:
    """Return what moved between two outcomes, the values of each, and the urgency."""
    movement = Movement("", "", JIAOZUO_2024.rules[0].cite, "", "", None, old, new)
    return movement.moved, values_of(old), values_of(new), movement.urgency


def values_of(outcome: RuleOutcome | None) -> tuple[object, ...]:
    if outcome is None or outcome.empty:
        return ()
    return outcome.verdict, outcome.status, outcome.earliest, outcome.due, outcome.safe_due, outcome.provisional


@examples(60, phases=[Phase.generate])
@given(
    case=cases(fuller=True) | cases() | mechanisms(),
    on=st.sampled_from(DAYS),
    new=st.sampled_from(sorted(AMENDED)),
    noticed=st.booleans(),
)
def test_movements_equal_the_differences_between_two_reports_and_plans(
    case: Case | JointMechanism, on: date, new: str, noticed: bool
) -> None:
    calendar = WITH_NOTICE if noticed else PRC
    (result,) = moves(JIAOZUO_2024, AMENDED[new], [case], on=on, new_calendar=calendar)
    assert isinstance(result, CaseMoves)
    actual: dict[tuple[str, str], list[tuple[object, ...]]] = {}
    for each in result.movements:
        values = (each.moved, values_of(each.old), values_of(each.new), each.urgency)
        actual.setdefault((each.rule_id, each.path), []).append(values)
    expected = expected_movements(outcomes(case, on, JIAOZUO_2024, PRC), outcomes(case, on, AMENDED[new], calendar))
    assert {key: sorted(map(str, values)) for key, values in actual.items()} == {
        key: sorted(map(str, values)) for key, values in expected.items()
    }


# ---------------------------------------------------------------------------------- days that generated records lack


def office(window: Window) -> Procedure:
    """Return the procedure of the drawing office with another period for its answer."""
    assert isinstance(ANSWER.then, Perform)
    return replace(TINY_OFFICE, rules=(replace(ANSWER, then=replace(ANSWER.then, within=window)),), readings=())


IN_FIVE_WORKING_DAYS = received_on.after(WorkingDays(5))
WITHIN_FIVE = office(Window(after=received_on, closes=IN_FIVE_WORKING_DAYS))
ON_THE_FIFTH = office(Window(after=received_on, opens=IN_FIVE_WORKING_DAYS, closes=IN_FIVE_WORKING_DAYS))
CALLED_FOR_TOO_LATE = office(Window(after=IN_FIVE_WORKING_DAYS, closes=received_on))


@pytest.mark.parametrize("received", [date(2025, 3, 3), date(2026, 12, 25)], ids=["settled", "not yet settled"])
def test_a_last_day_before_the_day_that_calls_for_the_act_is_not_safe(received: date) -> None:
    record = {"complete_as_of": received.isoformat(), "loans": [{"id": "l1", "received_on": received.isoformat()}]}
    (found,) = moves(WITHIN_FIVE, CALLED_FOR_TOO_LATE, [record], on=received)
    assert isinstance(found, CaseMoves)
    (movement,) = found.movements
    assert movement.new is not None
    assert (movement.new.due, movement.new.safe_due) == (received, None)
    (step,) = plan(record, on=received, procedure=CALLED_FOR_TOO_LATE).steps
    assert step.safe_due is None


@pytest.mark.parametrize(("on", "status"), [(date(2025, 3, 9), Status.UPCOMING), (date(2025, 3, 10), Status.DUE)])
def test_a_movement_is_upcoming_only_before_the_first_day(on: date, status: Status) -> None:
    record = {"complete_as_of": on.isoformat(), "loans": [{"id": "l1", "received_on": "2025-03-03"}]}
    (found,) = moves(WITHIN_FIVE, ON_THE_FIFTH, [record], on=on)
    assert isinstance(found, CaseMoves)
    (movement,) = found.movements
    assert movement.new is not None
    assert (movement.new.earliest, movement.new.status) == (date(2025, 3, 10), status)
