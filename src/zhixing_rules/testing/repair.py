"""Facts made loadable: what a record's own checks object to is left unrecorded, until they object no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from zhixing_rules.errors import RecordError
from zhixing_rules.records import load

if TYPE_CHECKING:
    from pydantic import BaseModel

    from zhixing_rules.testing.record_generator import Facts

__all__ = ["mended", "place_of", "with_value", "without"]

R = TypeVar("R", bound="BaseModel")

_ROUNDS: Final = 20


def mended(model: type[R], facts: Facts) -> R:
    """A record of the facts, without those that contradict others.

    Raises:
        RecordError: leaving out what is objected to does not help.
    """
    for _ in range(_ROUNDS):
        try:
            return load(model, facts)
        except RecordError as refused:
            left = facts
            for problem in refused.problems:
                left = without(left, place_of(problem.pointer))
            if left == facts:
                raise
            facts = left
    return load(model, facts)


def place_of(pointer: str) -> tuple[str, ...]:
    """The steps of a JSON Pointer."""
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])


def without(facts: Any, place: tuple[str, ...]) -> Any:  # noqa: ANN401  any JSON value
    """The same facts, but for one place; as they are where there is none."""
    if not place:
        return facts
    step, *rest = place
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


def with_value(facts: Any, place: tuple[str, ...], value: object) -> Any:  # noqa: ANN401  as above
    """The same facts with another value at one place; what leads to it is made where it is not there.

    The step ``-`` is a new record at the end of a list.
    """
    if not place:
        return value
    step, *rest = place
    if step == "-" or step.isdigit():
        listed = list(facts or ())
        if step == "-":
            return [*listed, with_value({}, tuple(rest), value)]
        index = int(step)
        return [*listed[:index], with_value(listed[index], tuple(rest), value), *listed[index + 1 :]]
    inner = dict(facts or {})
    return {**inner, step: with_value(inner.get(step), tuple(rest), value)}
