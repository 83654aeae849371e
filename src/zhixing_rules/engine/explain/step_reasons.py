"""Why a step of a plan waits, what is missing for it, or what is wrong with it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.engine.applicable_version import transitions
from zhixing_rules.engine.explain.description import Bilingual
from zhixing_rules.engine.explain.messages import missed_in_words
from zhixing_rules.engine.explain.missing_facts import missing_for_condition
from zhixing_rules.engine.explain.reasons import is_occurrence, reasons
from zhixing_rules.engine.explain.remarks import remarks_that_apply
from zhixing_rules.engine.status import Standing, Status, is_done
from zhixing_rules.language import TRUE, All, Any_, Event, Named, Not, Perform, Recur, Truth, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhixing_rules.engine.deadline import Deadline
    from zhixing_rules.engine.explain.missing_facts import Missing
    from zhixing_rules.engine.instances import Instance
    from zhixing_rules.engine.interpret.context import EvaluationContext
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Condition, Expression

__all__ = ["step_reasons"]


_NOT_ATTESTED: Final = Bilingual(
    "记录未声明完整截至判断之日，未记录办理的按尚未办理计",
    "the record is not attested to be complete to this day: an act that is not recorded is taken as not done",
)


def step_reasons(  # noqa: PLR0917  a step depends on all of them
    amended: ResolvedRule,
    resolved: ResolvedRule,
    standing: Standing,
    instance: Instance,
    context: EvaluationContext,
    counted: Deadline | None,
) -> Bilingual:
    """Return what a step waits for, what is missing, supposed or wrong, and the remarks of its rule; else empty.

    Args:
        amended: the rule with all its versions.
        resolved: the version that governs.
        standing: the status of the step.
        instance: the subject.
        context: the facts.
        counted: the deadline; ``None`` where the rule has none.

    Returns:
        The words.
    """
    status = standing.status
    why = [_why(resolved, status, instance, context, counted)]
    if status in {Status.DONE, Status.WAITING}:
        return why[0]
    if standing.supposed:
        missing = (
            each
            for condition in (resolved.applies, resolved.called_for)
            for each in missing_for_condition(condition, context, instance)
        )
        why += [_NOT_ATTESTED, _not_recorded(list(missing), Truth.OPEN)]
    why.append(_unknown_version(amended, instance, context))
    why += [Bilingual(each.zh, each.en) for each in remarks_that_apply(resolved, context)]
    return _joined([each for each in why if each.zh], "；")


def _why(
    resolved: ResolvedRule, status: Status, instance: Instance, context: EvaluationContext, counted: Deadline | None
) -> Bilingual:
    """Return what a step waits for, what is missing, or what is wrong; empty for a step that is ready to be done."""
    if status is Status.WAITING:
        return _waits(resolved, instance, context)
    if isinstance(resolved.then, Recur):
        return missed_in_words(counted)
    condition = getattr(resolved.then, "demand", getattr(resolved.then, "provided", TRUE))
    again = status is Status.OVERDUE or is_done(resolved.then, context)
    if again and context.truth(condition) is Truth.NOT_MET:
        return _joined(reasons(condition, context, required=True), "；")
    if status is not Status.DONE and not isinstance(resolved.then, Perform):
        return _not_recorded(missing_for_condition(condition, context, instance), context.truth(condition))
    return Bilingual("", "")


def _waits(resolved: ResolvedRule, instance: Instance, context: EvaluationContext) -> Bilingual:
    """Return what could still call for a step; a settled reason for which it does not apply is left out."""
    done = getattr(resolved.then, "done", None)
    later = context.from_now_on(frozenset({done} if isinstance(done, Event) else ()))
    parts = [
        part
        for condition in (resolved.applies, resolved.called_for)
        for part in _still_to_come(condition, later)
        if not (is_occurrence(part) and done in (part.left, _unnamed(part.left)))  # a step does not wait for itself
    ]
    wanted = {part: missing_for_condition(part, later, instance) for part in parts}
    words: list[Bilingual] = []
    for truth in (Truth.OPEN, Truth.TO_BE_JUDGED):
        missing = [each for part in parts if later.truth(part) is truth for each in wanted[part]]
        words.append(_not_recorded(missing, truth))
    # what is attested not to have happened is not unrecorded: it has not happened yet
    words += [each for part in parts if not wanted[part] for each in reasons(part, context)]
    return _joined([each for each in words if each.zh], "；")


def _unnamed(moment: Expression) -> Expression:
    return moment.moment if isinstance(moment, Named) else moment


def _still_to_come(condition: Condition, context: EvaluationContext) -> Iterator[Condition]:
    """Yield the parts of a condition that are undecided, and the events that have not happened by this day.

    That an event has not happened is left out: the event would exclude the step, and is not waited for. So is a
    condition that is met.
    """
    excludes = isinstance(condition, Not) and any(isinstance(part, Event) for part in parts_of(condition))
    if excludes or context.truth(condition) is Truth.MET:
        return
    if isinstance(condition, All | Any_):
        for part in condition.parts:
            yield from _still_to_come(part, context)
    elif not context.truth(condition).decided or (
        is_occurrence(condition) and context.truth(condition) is Truth.NOT_MET
    ):
        yield condition


def _unknown_version(amended: ResolvedRule, instance: Instance, context: EvaluationContext) -> Bilingual:
    """Return the facts needed to know which version of a rule governs; empty where that is known."""
    missing = [
        each
        for condition in transitions(amended, context)
        for each in missing_for_condition(condition, context, instance)
    ]
    return _not_recorded(missing, Truth.OPEN)


def _not_recorded(missing: Sequence[Missing], truth: Truth) -> Bilingual:
    """List missing facts, each title once, as not recorded or as to be judged; empty where nothing is missing."""
    if not missing:
        return Bilingual("", "")
    titles = _joined([Bilingual(each.zh, each.en) for each in missing], "、")
    if truth is Truth.TO_BE_JUDGED:
        return Bilingual(f"待判断：{titles.zh}", f"to be judged: {titles.en}")
    return Bilingual(f"未记录：{titles.zh}", f"not recorded: {titles.en}")


def _joined(parts: Sequence[Bilingual], mark: str) -> Bilingual:
    """Join the parts, each once in each language."""
    zh, en = dict.fromkeys(each.zh for each in parts), dict.fromkeys(each.en for each in parts)
    return Bilingual(mark.join(zh), ("; " if mark == "；" else ", ").join(en))
