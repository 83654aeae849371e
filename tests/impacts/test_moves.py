"""What moves in a case, against all that `validate` and `plan` say of it under either procedure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from support.amendments import AMENDED, WITH_NOTICE
from support.records import DAYS, cases, mechanisms
from zhixing_rules import JIAOZUO_2024, PRC, plan, validate
from zhixing_rules.impacts import CaseMoves, Movement, Standing, moves

if TYPE_CHECKING:
    from datetime import date

    from zhixing_rules import Calendar, Case, JointMechanism, Procedure

Placed = dict[tuple[str, str], list[Standing]]


def standings(case: Case | JointMechanism, on: date, procedure: Procedure, calendar: Calendar) -> Placed:
    """How every rule stands in a case, the long way round."""
    found: Placed = {}
    verdicts = {
        (each.rule_id, each.path): each.verdict
        for each in validate(case, on=on, procedure=procedure, calendar=calendar)
    }
    steps = plan(case, on=on, procedure=procedure, calendar=calendar).in_law_order
    for step in steps:
        key = (step.rule_id, step.path)
        days = (step.earliest, step.due, step.safe_due, step.provisional)
        papers = tuple((each.rule_id, each.ready) for each in step.documents)
        found.setdefault(key, []).append(Standing(verdicts.get(key), step.status, *days, papers))
    for key, verdict in verdicts.items():
        found.setdefault(key, [Standing(verdict)])
    return found


def moved_the_long_way(old: Placed, new: Placed) -> dict[tuple[str, str], list[tuple[object, ...]]]:
    """The places where the one differs from the other, with what differs; several to come may stand in one place."""
    found = {}
    for key in {*old, *new}:
        before, after = old.get(key, []), new.get(key, [])
        length = max(len(before), len(after))
        pairs = zip([*before, *[None] * (length - len(before))], [*after, *[None] * (length - len(after))], strict=True)
        changed = [told(*pair) for pair in pairs]
        if moved := [each for each in changed if each[0]]:
            found[key] = moved
    return found


def told(old: Standing | None, new: Standing | None) -> tuple[object, ...]:
    """What moved between two standings, and the days and words of each."""
    movement = Movement("", "", JIAOZUO_2024.rules[0].cite, "", "", None, old, new)
    return movement.moved, days_of(old), days_of(new), movement.urgency


def days_of(standing: Standing | None) -> tuple[object, ...]:
    if standing is None or standing.empty:
        return ()
    return standing.verdict, standing.status, standing.earliest, standing.due, standing.safe_due, standing.provisional


@settings(max_examples=60, phases=[Phase.generate], deadline=None, derandomize=True)
@given(
    case=cases(fuller=True) | cases() | mechanisms(),
    on=st.sampled_from(DAYS),
    new=st.sampled_from(sorted(AMENDED)),
    noticed=st.booleans(),
)
def test_what_moves_is_what_differs_between_two_reports_and_two_plans(
    case: Case | JointMechanism, on: date, new: str, noticed: bool
) -> None:
    calendar = WITH_NOTICE if noticed else PRC
    (found,) = moves(JIAOZUO_2024, AMENDED[new], [case], on=on, new_calendar=calendar)
    assert isinstance(found, CaseMoves)
    told_of: dict[tuple[str, str], list[tuple[object, ...]]] = {}
    for each in found.movements:
        said = (each.moved, days_of(each.old), days_of(each.new), each.urgency)
        told_of.setdefault((each.rule_id, each.path), []).append(said)
    expected = moved_the_long_way(standings(case, on, JIAOZUO_2024, PRC), standings(case, on, AMENDED[new], calendar))
    assert {key: sorted(map(str, said)) for key, said in told_of.items()} == {
        key: sorted(map(str, said)) for key, said in expected.items()
    }
