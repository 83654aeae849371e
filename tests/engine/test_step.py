"""A step computes its details on demand, and nothing made from it refers to the record."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from zhixing_rules import plan
from zhixing_rules.engine.step import Step, StepDetails, deferred_step
from zhixing_rules.records import Case, load

if TYPE_CHECKING:
    from collections.abc import Callable

ON = date(2025, 1, 21)
NAME = "虚构的姓名"
CASE = load(
    Case,
    {
        "case_number": "（2025）豫0802执1号",
        "complete_as_of": "2025-01-21",
        "persons": [{"id": "p1", "name": NAME}],
        "detentions": [
            {
                "id": "d1",
                "person": "p1",
                "decided_on": "2025-01-20",
                "intake_on": "2025-01-20",
                "days": 15,
                "criminal_liability_needed": True,
                "view_on": "2025-01-21",
            }
        ],
    },
)
DETAILS = StepDetails(
    documents=(), deadline=None, why_zh="说明", why_en="note", safe_why_zh="", safe_why_en="", remedy=None
)


def unread() -> tuple[Step, ...]:
    """Return the steps of a plan of which no detail has been read."""
    steps = plan(CASE, on=ON).steps
    assert steps
    assert all(step._details is not None for step in steps)  # type: ignore[attr-defined]  # internal
    return steps


def read(step: Step) -> Step:
    """Return a step whose details have been read, and with them all attributes."""
    assert all(hasattr(step, each.name) for each in dataclasses.fields(Step))
    return step


def counting_step() -> tuple[Step, list[None]]:
    """Return a step and a list that grows with each computation of its details."""
    calls: list[None] = []

    def details() -> StepDetails:
        calls.append(None)
        return DETAILS

    known = [None for each in dataclasses.fields(Step) if each.name not in StepDetails._fields]
    return deferred_step(details, *known), calls


def test_details_are_computed_once_and_only_when_one_is_read() -> None:
    step, calls = counting_step()
    assert step.due is None
    assert repr(step) == "Step(…)"
    assert calls == []
    assert (step.why_en, step.why_zh, step.documents, step.deadline, step.remedy) == ("note", "说明", (), None, None)
    assert len(calls) == 1


def test_a_step_whose_details_are_read_does_not_hold_the_record() -> None:
    for step in unread():
        assert read(step)._details is None  # type: ignore[attr-defined]  # internal


def test_computing_details_changes_no_other_attribute() -> None:
    for step, other in zip(unread(), map(read, unread()), strict=True):
        assert (step.rule_id, step.status, step.due, step.safe_due) == (
            other.rule_id,
            other.status,
            other.due,
            other.safe_due,
        )
        if other.deadline is not None:
            assert (step.earliest, step.due) == (other.deadline.earliest, other.deadline.due)
            assert (step.safe_due, step.provisional) == (other.deadline.safe_due, other.deadline.provisional)


def pickled(step: Step) -> Any:  # noqa: ANN401  what comes back
    return pickle.loads(pickle.dumps(step))  # noqa: S301  our own bytes


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, dataclasses.replace, pickled])
def test_a_copy_has_the_details_and_no_record(copied: Callable[[Step], Step]) -> None:
    for step, same in zip(unread(), map(read, unread()), strict=True):
        other = copied(step)
        assert not hasattr(other, "_details")
        assert type(other) is Step
        assert other == same
        assert hash(other) == hash(same)


def test_a_pickled_step_contains_nothing_of_the_record() -> None:
    written = pickle.dumps(unread())
    for hidden in (NAME, "Case", "Situation", "RecordIndex"):
        assert hidden.encode() not in written


def test_the_fields_of_a_step_are_its_attributes_alone() -> None:
    for step in unread():
        assert list(dataclasses.asdict(step)) == [each.name for each in dataclasses.fields(Step)]
    for step in unread():
        assert len(dataclasses.astuple(step)) == len(dataclasses.fields(Step))


def test_a_step_has_no_other_attribute_and_cannot_be_changed() -> None:
    (step, *_) = unread()
    with pytest.raises(AttributeError, match="no attribute 'documents_of'"):
        step.documents_of  # type: ignore[attr-defined]  # noqa: B018  the point of the test
    with pytest.raises(dataclasses.FrozenInstanceError):
        step.why_zh = ""  # type: ignore[misc]  # as above


def test_two_plans_of_one_record_have_equal_steps() -> None:
    assert plan(CASE, on=ON).steps == plan(CASE, on=ON).steps
    assert plan(CASE, on=ON).steps != plan(CASE, on=date(2025, 2, 21)).steps


def test_a_name_that_is_no_attribute_computes_no_details() -> None:
    for step in plan(CASE, on=ON).steps:
        assert not hasattr(step, "colour")
        assert object.__getattribute__(step, "_details") is not None
