"""The records that acts still to be done will create, such as the referral that a detention calls for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.engine.applicable_version import governing
from zhixing_rules.engine.dependencies import first_of, joined_by, makers_of
from zhixing_rules.engine.instances import Instance, RecordIndex, instances, seen_with
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.language import First, Truth
from zhixing_rules.records.annotations import blank

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.language import Subject

__all__ = ["with_those_to_come"]


def with_those_to_come(
    known: RecordIndex, compiled: CompiledProcedure, subject: Subject, on: date, complete: date | None
) -> Iterator[Instance]:
    """Yield the records of a subject, then one blank record for each act that will create one.

    Args:
        known: the whole record.
        compiled: the procedure.
        subject: the subject.
        on: the day.
        complete: the last day, inclusive, for which the record is complete; ``None`` where it attests nothing.

    Yields:
        The records. A blank record names the record that its act belongs to. The path of the first ends with ``/-``,
        the next member of the list (RFC 6901), those of the others with ``/-2``, ``/-3`` and so on, no members at all.
    """
    yield from instances(known.root, subject, known)
    expected = 0
    for amended in makers_of(compiled).get(subject, ()):
        for instance in instances(known.root, amended.rule.per, known):
            context = EvaluationContext.of(instance, on, complete, compiled.calendar, known.joins)
            resolved = governing(amended, context)
            done = first_of(resolved)
            if done is None or done.subject is not subject or _has_one(done, context):
                continue
            if context.truth(resolved.applies) is not Truth.NOT_MET:
                expected += 1
                yield _to_come(known, subject, instance, done, "-" if expected == 1 else f"-{expected}")


def _has_one(done: First, context: EvaluationContext) -> bool:
    return any(
        member.truth(done.where) is not Truth.NOT_MET for member in context.members(done.subject, done.where) or ()
    )


def _to_come(known: RecordIndex, subject: Subject, instance: Instance, done: First, index: str) -> Instance:
    """Return a blank record with the ids by which the condition of the rule joins it to the record it will follow."""
    records = instance.by_subject()
    values: dict[str, Any] = {}
    for own, other in joined_by(done):
        values[own.path] = getattr(records[other.subject], other.path)
    root = Instance(subject, "", (known.root,), ("",))
    expected = seen_with(known, root, subject, blank(subject.record, **values), index)
    return expected._replace(from_path=instance.path)
