"""The documents that accompany the act of a step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zhixing_rules.engine.applicable_version import governing
from zhixing_rules.engine.dependencies import documents_with
from zhixing_rules.engine.instances import inside
from zhixing_rules.engine.step import RequiredDocument
from zhixing_rules.language import Attach, First, Truth, conjunction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.instances import Instance, RecordIndex
    from zhixing_rules.engine.interpret.context import EvaluationContext
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Moment, Perform, Subject

__all__ = ["documents_of"]


def documents_of(
    known: RecordIndex, compiled: CompiledProcedure, then: Perform, instance: Instance, context: EvaluationContext
) -> Iterator[RequiredDocument]:
    """Yield the documents that are due with the same event as an act, or with the event that it must precede.

    Args:
        known: the whole record.
        compiled: the procedure.
        then: the act.
        instance: the subject.
        context: the facts.

    Yields:
        Each document, and whether it exists.
    """
    done = then.done.event if isinstance(then.done, First) else then.done
    wanted = documents_with(compiled)
    read: dict[Subject, list[EvaluationContext]] = {}
    for event in (done, then.within.closes):
        for amended in wanted.get(event, ()):
            if amended.rule.in_force is not None and not amended.rule.in_force.includes(context.on):
                continue
            subject = amended.rule.per
            if subject not in read:
                read[subject] = list(_contexts(known, subject, then, instance, context))
            yield from _document(amended, event, read[subject])


def _document(amended: ResolvedRule, event: Moment, read: Sequence[EvaluationContext]) -> Iterator[RequiredDocument]:
    """Yield the document that the applicable version of a rule requires with an event, if it requires one."""
    applicable = [(governing(amended, context).then, context) for context in read]
    requiring = [(then, context) for then, context in applicable if isinstance(then, Attach) and then.to == event]
    versions = (each.then for each in amended.versions() if isinstance(each.then, Attach))
    if applicable and not requiring:
        return
    document = requiring[0][0] if requiring else next(versions)
    truths = [context.truth(then.demand) for then, context in requiring]
    ready = {Truth.MET: True, Truth.NOT_MET: False}.get(conjunction(truths)) if truths else None
    yield RequiredDocument(amended.rule.id, document.document_zh, document.document_en, ready)


def _contexts(
    known: RecordIndex, subject: Subject, then: Perform, instance: Instance, context: EvaluationContext
) -> Iterator[EvaluationContext]:
    """Yield the records that the document is checked in: this one, those inside it, or those that the act creates."""
    if subject in instance.subject.visible_subjects:
        yield context
    elif subject.within is instance.subject:
        for inner in inside(known, instance, subject):
            yield replace(context, records=inner.by_subject(), seen={})
    elif isinstance(then.done, First) and then.done.subject is subject:
        for member in context.members(subject, then.done.where) or ():
            if member.truth(then.done.where) is Truth.MET:
                yield member
