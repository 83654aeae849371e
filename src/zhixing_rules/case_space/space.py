"""The space around rules: a record of each subject that they speak of or look at, and the fields that vary."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import prod
from typing import TYPE_CHECKING, Any

from zhixing_rules.case_space.axes import Axis, bare, key_of, values_of
from zhixing_rules.case_space.critical_days import clock_of
from zhixing_rules.case_space.fields_read import reads_of
from zhixing_rules.errors import RuleDefect

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.case_space.critical_days import Clock
    from zhixing_rules.case_space.fields_read import Reads
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Procedure, Subject

__all__ = ["ATTESTED", "Space", "space_of"]

ATTESTED = "complete_as_of"
"""The field by which a whole record says through which day it is complete."""


@dataclass(frozen=True, eq=False, slots=True)
class Space:
    """What varies around some rules of one subject.

    Attributes:
        subject: whom the rules are judged for.
        path: the JSON Pointer of the record that is judged.
        held: every subject with a record in the space, each after its container, with the number of its record in
            the list that holds it.
        axes: what varies.
        clock: the days.
        attests: whether the whole record can say through which day it is complete.
        fixed: what the whole record always says of itself, such as the word for its kind.
    """

    subject: Subject
    path: str
    held: tuple[tuple[Subject, int], ...]
    axes: tuple[Axis, ...]
    clock: Clock
    attests: bool
    fixed: tuple[tuple[str, Any], ...]

    @property
    def size(self) -> int:
        """How many points it has."""
        return prod(len(axis.values) + 1 for axis in self.axes) * len(self.clock.ons) * (1 + self.attests)


def space_of(rules: Sequence[ResolvedRule], calendar: Calendar, procedure: Procedure) -> Space:
    """The space around rules of one subject.

    Args:
        rules: the rules, or versions of one rule; all of the same subject.
        calendar: the working days.
        procedure: the procedure they are of, which says what whole records there are.

    Raises:
        RuleDefect: the rules are of several subjects.
    """
    subjects = {resolved.rule.per for resolved in rules}
    if len(subjects) != 1:
        raise RuleDefect("a space is around rules of one subject")
    (subject,) = subjects
    reads, clock = reads_of(rules), clock_of(rules, calendar, procedure.commencement.day)
    held = _held(subject, reads)
    root = subject.chain[0]
    axes = [*_lists(subject, held), *_fields(reads, held, clock)]
    return Space(
        subject=subject,
        path="".join(f"/{each.field}/{held[each]}" for each in subject.chain[1:]),
        held=tuple(held.items()),
        axes=tuple(axes),
        clock=clock,
        attests=ATTESTED in root.record.model_fields,
        fixed=tuple(_word_of_kind(root)) if root is not procedure.roots[0] else (),
    )


def _held(subject: Subject, reads: Reads) -> dict[Subject, int]:
    """Every subject with a record in the space, with its number in its list; subjects may share a list."""
    referred = [reference.to for each in subject.chain for reference in each.refers]
    wanted = [
        *subject.chain,
        *(each for each in referred if any(owner is each for owner, _ in reads.fields)),
        *(step for each in reads.lists for step in each.chain),
    ]
    held: dict[Subject, int] = {}
    for each in dict.fromkeys(wanted):
        held[each] = sum((other.within, other.field) == (each.within, each.field) for other in held)
    return held


def _lists(subject: Subject, held: Iterable[Subject]) -> Iterable[Axis]:
    """The lists that may be empty or not recorded: those that do not hold the record that is judged."""
    always = {(each.within, each.field) for each in subject.chain}
    spare = dict.fromkeys((each.within, each.field) for each in held if (each.within, each.field) not in always)
    return [Axis(within, (field,), ((), True), listed=True) for within, field in spare if within is not None]


def _fields(reads: Reads, held: dict[Subject, int], clock: Clock) -> Iterable[Axis]:
    for (subject, place), mention in reads.fields.items():
        if subject in held and place != "id":
            path = tuple(place.split("."))
            if values := values_of(subject, path, mention, clock):
                yield Axis(subject, path, values)
    for subject in held:
        for reference in subject.refers:
            if reference.to in held and (subject, reference.field) not in reads.fields:
                yield Axis(subject, (reference.field,), (key_of(reference.to),))


def _word_of_kind(root: Subject) -> Iterable[tuple[str, StrEnum]]:
    """The field that says what kind of record this is: the one with a single word to say."""
    for name, field in root.record.model_fields.items():
        kind = bare(field.annotation)
        if isinstance(kind, type) and issubclass(kind, StrEnum) and len(kind) == 1:
            yield name, next(iter(kind))
