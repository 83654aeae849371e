"""The case space of rules: a record of each subject that they read, and the fields that vary."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, Any

from zhixing_rules._values import dataclass
from zhixing_rules.case_space.axes import Axis, key_of, values_of
from zhixing_rules.case_space.critical_days import critical_days_of
from zhixing_rules.errors import RuleDefect
from zhixing_rules.language import LOCAL, fields_read, verdict_parts
from zhixing_rules.records.annotations import bare_type, terms_of
from zhixing_rules.records.enums import Layer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from enum import StrEnum

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.case_space.critical_days import CriticalDays
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import FieldsRead, Procedure, Subject

__all__ = ["ATTESTED", "Space", "space_of"]

ATTESTED = "complete_as_of"
_FURTHER = "complete_for"
"""The field of a whole record with the day through which it is complete."""


@dataclass(frozen=True, eq=False, slots=True)
class Space:
    """The case space of some rules of one subject.

    Attributes:
        subject: the subject of the rules.
        path: the JSON Pointer of the judged record.
        subjects: every subject with a record in the space, containers before their members, each with the index of its
            record in its list.
        axes: the fields that vary.
        days: the days.
        attests: whether the whole record has the field `ATTESTED`.
        fixed: fields of the whole record with a fixed value: its kind, and the layers of law it is complete for.
    """

    subject: Subject
    path: str
    subjects: tuple[tuple[Subject, int], ...]
    axes: tuple[Axis, ...]
    days: CriticalDays
    attests: bool
    fixed: tuple[tuple[str, Any], ...]

    @property
    def size(self) -> int:
        """The number of points."""
        return prod(len(axis.values) + 1 for axis in self.axes) * len(self.days.report_days) * (1 + self.attests)


def space_of(rules: Sequence[ResolvedRule], calendar: Calendar, procedure: Procedure) -> Space:
    """Return the case space of rules of one subject.

    Args:
        rules: the rules, or versions of one rule; all of the same subject.
        calendar: the working days.
        procedure: the procedure of the rules.

    Returns:
        The space: the fields that the rules read, each with the values that they distinguish.

    Raises:
        RuleDefect: the rules have several subjects.
    """
    judged_subjects = {resolved.rule.per for resolved in rules}
    if len(judged_subjects) != 1:
        raise RuleDefect("the rules of a case space must have one subject")
    (subject,) = judged_subjects
    parts = verdict_parts(version for resolved in rules for version in resolved.versions())
    reads, days = fields_read(parts), critical_days_of(parts, calendar, procedure.commencement.day)
    subjects = _subjects(subject, reads)
    root = subject.chain[0]
    axes = [*_list_axes(subject, subjects), *_field_axes(reads, subjects, days)]
    layers = tuple(Layer(each) for each in {resolved.rule.layer for resolved in rules} - {LOCAL})
    further = _FURTHER if layers and _FURTHER in root.record.model_fields else None
    return Space(
        subject=subject,
        path="".join(f"/{each.field}/{subjects[each]}" for each in subject.chain[1:]),
        subjects=tuple(subjects.items()),
        axes=tuple(axes),
        days=days,
        attests=ATTESTED in root.record.model_fields,
        fixed=(
            *(_record_kind(root) if root is not procedure.roots[0] else ()),
            *(() if further is None else ((further, layers),)),
        ),
    )


def _subjects(subject: Subject, reads: FieldsRead) -> dict[Subject, int]:
    """Return every subject with a record in the space, with its index in its list; subjects may share a list."""
    referred = [reference.to for each in subject.chain for reference in each.refers]
    wanted = [
        *subject.chain,
        *(each for each in referred if any(owner is each for owner, _ in reads.fields)),
        *(step for each in reads.lists for step in each.chain),
    ]
    subjects: dict[Subject, int] = {}
    for each in dict.fromkeys(wanted):
        subjects[each] = sum((other.within, other.field) == (each.within, each.field) for other in subjects)
    return subjects


def _list_axes(subject: Subject, subjects: Iterable[Subject]) -> Iterable[Axis]:
    """Return the lists that may be empty or not recorded: those that do not contain the judged record."""
    always = {(each.within, each.field) for each in subject.chain}
    spare = dict.fromkeys((each.within, each.field) for each in subjects if (each.within, each.field) not in always)
    return [Axis(within, (field,), ((), True), is_list=True) for within, field in spare if within is not None]


def _field_axes(reads: FieldsRead, subjects: dict[Subject, int], days: CriticalDays) -> Iterable[Axis]:
    for (subject, place), use in reads.fields.items():
        if subject in subjects and place != "id":
            path = tuple(place.split("."))
            if values := values_of(subject, path, use, days):
                yield Axis(subject, path, values)
    for subject in subjects:
        for reference in subject.refers:
            if reference.to in subjects and (subject, reference.field) not in reads.fields:
                yield Axis(subject, (reference.field,), (key_of(reference.to),))


def _record_kind(root: Subject) -> Iterable[tuple[str, StrEnum]]:
    """Yield the field with the kind of the record: the one whose enum has a single member."""
    for name, field in root.record.model_fields.items():
        terms = terms_of(bare_type(field.annotation))
        if len(terms) == 1:
            yield name, terms[0]
