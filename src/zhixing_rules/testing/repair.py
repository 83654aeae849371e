"""Repair of random facts, so that they can be loaded, and edits of JSON values by path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from zhixing_rules.errors import RecordError
from zhixing_rules.records import load

if TYPE_CHECKING:
    from pydantic import BaseModel

    from zhixing_rules.testing.record_generator import Facts

__all__ = ["repair", "steps_of", "with_value", "without"]

R = TypeVar("R", bound="BaseModel")

_MAX_ATTEMPTS: Final = 20


def repair(model: type[R], facts: Facts) -> R:
    """Load facts, leaving out those that contradict others.

    Raises:
        RecordError: if leaving out the reported facts does not help.
    """
    for _ in range(_MAX_ATTEMPTS):
        try:
            return load(model, facts)
        except RecordError as error:
            remaining = facts
            for problem in error.problems:
                remaining = without(remaining, steps_of(problem.pointer))
            if remaining == facts:
                raise
            facts = remaining
    return load(model, facts)


def steps_of(pointer: str) -> tuple[str, ...]:
    """Return the unescaped steps of a JSON Pointer."""
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])


def without(facts: Any, steps: tuple[str, ...]) -> Any:  # noqa: ANN401  any JSON value
    """Return the facts without the value at a path; unchanged if there is no such value."""
    if not steps:
        return facts
    step, *rest = steps
    if isinstance(facts, dict):
        if step not in facts:
            return facts
        if not rest:
            return {name: value for name, value in facts.items() if name != step}
        return {**facts, step: without(facts[step], tuple(rest))}
    if isinstance(facts, list) and step.isdigit() and int(step) < len(facts) and rest:
        index = int(step)
        return [*facts[:index], without(facts[index], tuple(rest)), *facts[index + 1 :]]
    return facts


def with_value(facts: Any, steps: tuple[str, ...], value: object) -> Any:  # noqa: ANN401  as above
    """Return the facts with another value at a path.

    Args:
        facts: the JSON value to change.
        steps: the path; ``-`` stands for a new record at the end of a list.
        value: the new value.

    Returns:
        A changed copy; missing objects on the path are created.
    """
    if not steps:
        return value
    step, *rest = steps
    if step == "-" or step.isdigit():
        members = list(facts or ())
        if step == "-":
            return [*members, with_value({}, tuple(rest), value)]
        index = int(step)
        return [*members[:index], with_value(members[index], tuple(rest), value), *members[index + 1 :]]
    inner = dict(facts or {})
    return {**inner, step: with_value(inner.get(step), tuple(rest), value)}
