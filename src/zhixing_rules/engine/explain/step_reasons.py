"""Why a step of a plan waits, what is missing for it, or what is wrong with it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.engine.applicable_version import transitions
from zhixing_rules.engine.explain.description import Bilingual
from zhixing_rules.engine.explain.messages import missed_in_words
from zhixing_rules.engine.explain.missing_facts import missing_for_condition
from zhixing_rules.engine.explain.reasons import is_occurrence, reasons
from zhixing_rules.engine.status import Status, is_done
from zhixing_rules.language import TRUE, All, Any_, Not, Perform, Recur, Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhixing_rules.engine.deadline import Deadline
    from zhixing_rules.engine.explain.missing_facts import Missing
    from zhixing_rules.engine.instances import Instance
    from zhixing_rules.engine.interpret.context import EvaluationContext
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Condition

__all__ = ["step_reasons"]


def step_reasons(  # noqa: PLR0917  a step depends on all of them
    amended: ResolvedRule,
    resolved: ResolvedRule,
    status: Status,
    instance: Instance,
    context: EvaluationContext,
    counted: Deadline | None,
) -> Bilingual:
    """Return what a step waits for, what is missing, or what is wrong; empty for a step that is ready to be done.

    Args:
        amended: the rule with all its versions.
        resolved: the version that governs.
        status: the status of the step.
        instance: the subject.
        context: the facts.
        counted: the deadline; ``None`` where the rule has none.

    Returns:
        The words.
    """
    why = _why(resolved, status, instance, context, counted)
    if status in {Status.DONE, Status.WAITING}:
        return why
    return _joined([each for each in (why, _unknown_version(amended, instance, context)) if each.zh], "；")


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
    to_come, done = context.assuming(None), getattr(resolved.then, "done", None)
    conditions = (resolved.applies, resolved.called_for)
    for condition in conditions:
        missing = [
            each for each in missing_for_condition(condition, to_come, instance) if each.zh != getattr(done, "zh", "")
        ]
        if missing:
            return _not_recorded(missing, to_come.truth(condition))
    parts = (part for condition in conditions for part in _still_to_come(condition, to_come))
    others = (part for part in parts if not (is_occurrence(part) and part.left == done))
    return _joined([words for part in others for words in reasons(part, context)], "；")


def _still_to_come(condition: Condition, context: EvaluationContext) -> Iterator[Condition]:
    """Yield the parts of a condition that are undecided, and the events that have not happened by this day.

    A negation is left out: what it names would rule the step out, and is not waited for. So is a condition that is met.
    """
    if isinstance(condition, Not) or context.truth(condition) is Truth.MET:
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
    return Bilingual(mark.join(zh), ", ".join(en))
