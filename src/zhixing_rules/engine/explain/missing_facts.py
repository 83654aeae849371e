"""The facts that are still missing: those that could change an undecided verdict, the most decisive first.

A fact is decisive where its value alone could settle the condition that reads it. A fact that cannot change the
outcome is not listed, nor is the day of an event that is attested not to have happened by the day of the report, unless
the verdict depends on nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.calendars import DAWN, FOREVER
from zhixing_rules.engine.applicable_version import may_govern, transitions
from zhixing_rules.engine.explain.description import Bilingual, list_title
from zhixing_rules.engine.recurrence import last_day_for
from zhixing_rules.language import (
    All,
    Any_,
    Attach,
    Coalesce,
    Compare,
    Condition,
    Contains,
    DaysBetween,
    Equal,
    Exists,
    Extended,
    Fact,
    First,
    Flag,
    IfElse,
    InTable,
    Is,
    Moment,
    Not,
    Perform,
    PeriodEnd,
    Quantity,
    Recorded,
    Recur,
    Truth,
    Unnumbered,
    children,
    parts_of_consequence,
)
from zhixing_rules.records import informant_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.engine.instances import Instance
    from zhixing_rules.engine.interpret.context import EvaluationContext
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Consequence, Expression, Subject
    from zhixing_rules.records import Informant

__all__ = ["Missing", "missing_facts", "missing_for_condition"]


@dataclass(frozen=True, slots=True, repr=False)
class Missing(TypeNameRepr):
    """A fact that is not recorded and could still change a verdict.

    Attributes:
        path: where it belongs, as a JSON Pointer.
        zh: its title in Chinese.
        en: its title in English.
        why_zh: what it is needed for.
        why_en: the same in English.
        known_by: who can say it; ``None`` for a type of record that this library does not have.
    """

    path: str
    zh: str
    en: str
    why_zh: str
    why_en: str
    known_by: Informant | None


def missing_facts(
    resolved: ResolvedRule, context: EvaluationContext, instance: Instance, *, to_come: bool = False
) -> tuple[Missing, ...]:
    """Return the facts that could still change a rule's verdict about a subject.

    Args:
        resolved: the rule.
        context: the facts.
        instance: the subject.
        to_come: list also the days of events that are attested not to have happened by the day of the report.

    Returns:
        The facts, the most decisive first; empty where the verdict is settled.
    """
    where = dict(zip(instance.subject.visible_subjects, instance.paths, strict=True))
    reason = Bilingual(resolved.rule.zh, resolved.rule.en)
    found: dict[str, tuple[int, Missing]] = {}
    undecided = (each for each in transitions(resolved, context) if not context.truth(each).decided)
    wants = [want for each in undecided for want in _of_condition(each, context, where, 0)]
    wants += [want for version in may_govern(resolved, context) for want in _wanted(version, context, where)]
    for want in wants:
        known = found.get(want.path)
        if (to_come or not want.to_come) and (known is None or want.depth < known[0]):
            by = _known_by(instance, want.path)
            found[want.path] = (want.depth, Missing(want.path, want.zh, want.en, reason.zh, reason.en, by))
    return tuple(each for _, each in sorted(found.values(), key=lambda pair: pair[0]))


def missing_for_condition(condition: Condition, context: EvaluationContext, instance: Instance) -> tuple[Missing, ...]:
    """Return the facts that leave a condition undecided about a subject.

    Args:
        condition: the condition.
        context: the facts.
        instance: the subject.

    Returns:
        The facts, the most decisive first; empty where the condition is decided.
    """
    where = dict(zip(instance.subject.visible_subjects, instance.paths, strict=True))
    wants = [] if context.truth(condition).decided else _of_condition(condition, context, where, 0)
    first: dict[str, Missing] = {}
    for _, path, zh, en, to_come in sorted(wants, key=lambda want: want.depth):
        if not to_come:
            first.setdefault(path, Missing(path, zh, en, "", "", _known_by(instance, path)))
    return tuple(first.values())


def _known_by(instance: Instance, path: str) -> Informant | None:
    return informant_of(instance.subject.chain[0].record, path.split("/")[1:])


class Want(NamedTuple):
    """A fact that is not recorded.

    Attributes:
        depth: how much must be settled besides it.
        path: where it belongs, as a JSON Pointer.
        zh: its title in Chinese.
        en: its title in English.
        to_come: whether it is the day of an event that is attested not to have happened by the day of the report.
    """

    depth: int
    path: str
    zh: str
    en: str
    to_come: bool = False


def _wanted(resolved: ResolvedRule, context: EvaluationContext, where: dict[Subject, str]) -> Iterator[Want]:
    if not context.truth(resolved.applies).decided:
        yield from _of_condition(resolved.applies, context, where, 0)
    done = context.discharged(resolved.then) if isinstance(resolved.then, Perform) else None
    if isinstance(resolved.then, Recur):
        yield from _of_acts(resolved.then, context, where)
        return
    for part in parts_of_consequence(resolved.then):
        if isinstance(part, Condition):
            if _hour_of_another_day(resolved.then, part, context):
                continue
            deeper = done is not None and done.high > context.on  # whether it was done comes before how
            manner_matters = done is None or done.low <= context.on  # how an act was done matters once it may be done
            if manner_matters and not context.truth(part).decided:
                yield from _of_condition(part, context, where, 1 + deeper)
        elif isinstance(resolved.then, Perform) and part is resolved.then.within.safe:
            continue  # the safe day decides no verdict
        elif isinstance(part, Moment) and isinstance(resolved.then, Perform | Attach):
            yield from _of_moment(part, context, where, 1)


def _hour_of_another_day(then: Consequence, part: Condition, context: EvaluationContext) -> bool:
    """Return whether a condition is about the last day alone, and the act was done on another."""
    if not isinstance(then, Perform) or part is not then.within.last_day or isinstance(then.within.closes, Unnumbered):
        return False
    done, closes = context.discharged(then), context.between(then.within.closes)
    return done.high < closes.low or done.low > closes.high


def _of_acts(then: Recur, context: EvaluationContext, where: dict[Subject, str]) -> Iterator[Want]:
    """Yield what is unknown of the acts of a recurring duty.

    That is whether each counts and for which period, and whether the list is complete.
    """
    act = then.act
    yield from _of_list(act.subject, act.where, context, where, 1)
    place = f"{where[act.subject.within]}/{act.subject.field}" if act.subject.within is not None else ""
    for index, member in context.numbered(act.subject, act.where) or ():
        if member.truth(act.where) is Truth.NOT_MET:
            continue
        inner = {**where, act.subject: f"{place}/{index}"}
        if member.value(act.event) is None:
            yield _fact(act.event, inner, 1)
        elif not member.truth(act.for_previous).decided and _after_a_period(then, member):
            yield from _of_condition(act.for_previous, member, inner, 2)


def _after_a_period(then: Recur, member: EvaluationContext) -> bool:
    """Return whether an act lies in the months after a period in which that period can still be fulfilled."""
    if not isinstance(then.period_end, PeriodEnd):
        return False
    day, grace = member.between(then.act.event).low, then.period_end.months_after
    return any(last < day <= last_day_for(last, grace) for _, last in member.periods(then.period_end))


def _of_condition(  # noqa: C901  one case a node
    condition: Condition, context: EvaluationContext, where: dict[Subject, str], depth: int
) -> Iterator[Want]:
    """Yield the facts that leave a condition undecided."""
    match condition:
        case All() | Any_():
            for part in condition.parts:
                if not context.truth(part).decided:
                    yield from _of_condition(part, context, where, depth + isinstance(condition, Any_))
        case Not():
            yield from _of_condition(condition.part, context, where, depth)
        case Flag():
            yield _fact(condition, where, depth)
        case Is() | Contains() | Recorded():
            yield _fact(condition.fact, where, depth)
        case Equal() | InTable():
            for side in (condition.left, condition.right):
                if side is not None and context.value(side) is None:
                    yield _fact(side, where, depth)
            if isinstance(condition, InTable) and condition.otherwise is not None:
                yield from _of_condition(condition.otherwise, context, where, depth)
        case Compare():
            yield from _of_moment(condition.left, context, where, depth)
            yield from _of_moment(condition.right, context, where, depth)
        case Exists():
            yield from _of_list(condition.subject, condition.where, context, where, depth)


def _of_list(
    subject: Subject, condition: Condition, context: EvaluationContext, where: dict[Subject, str], depth: int
) -> Iterator[Want]:
    place = f"{where[subject.within]}/{subject.field}" if subject.within is not None else ""
    members = context.numbered(subject, condition)
    if members is None and context.attested(context.on):
        return  # attested: the list is empty
    if members is None:
        yield Want(depth, place, *list_title(subject))
        return
    if subject.arises and not context.attested(context.on):
        yield Want(depth + 1, place, f"是否另有{subject.zh}", f"{list_title(subject).en} (whether complete)")
    for index, member in members:
        if not member.truth(condition).decided:
            inner = {**where, subject: f"{place}/{index}"}
            yield from _of_condition(condition, member, inner, depth + 1)


def _of_moment(  # noqa: C901  one case a node
    moment: Expression, context: EvaluationContext, where: dict[Subject, str], depth: int
) -> Iterator[Want]:
    """Yield the unrecorded facts that leave a moment inexact."""
    if isinstance(moment, Fact):
        if context.value(moment) is None:
            yield _fact(moment, where, depth, to_come=_never_by_now(moment, context))
        return
    if isinstance(moment, Unnumbered) or (isinstance(moment, Moment) and context.between(moment).exact):
        return
    if isinstance(moment, First):
        yield from _of_list(moment.subject, moment.where, context, where, depth)
        for index, member in context.numbered(moment.subject, moment.where) or ():
            if member.truth(moment.where) is Truth.MET and member.value(moment.event) is None:
                path = f"{where[moment.subject.within]}" if moment.subject.within is not None else ""
                inner = {**where, moment.subject: f"{path}/{moment.subject.field}/{index}"}
                yield _fact(moment.event, inner, depth)
        return
    if isinstance(moment, IfElse) and (taken := context.truth(moment.condition)).decided:
        yield from _of_moment(moment.met if taken is Truth.MET else moment.unmet, context, where, depth)
        return
    for part in children(moment):
        if isinstance(part, Condition):
            if not context.truth(part).decided:
                yield from _of_condition(part, context, where, depth + 1)
        elif isinstance(part, Moment | Quantity) and not (isinstance(moment, Coalesce) and part is moment.settled):
            extra = isinstance(moment, Extended | DaysBetween)
            yield from _of_moment(part, context, where, depth + extra)


def _never_by_now(moment: Fact, context: EvaluationContext) -> bool:
    """Return whether an unrecorded event is attested not to have happened by the day of the report."""
    if not isinstance(moment, Moment):
        return False
    bounds = context.between(moment)
    return bounds.low > max(context.on, DAWN) and bounds.high >= FOREVER


def _fact(fact: Fact, where: dict[Subject, str], depth: int, *, to_come: bool = False) -> Want:
    return Want(depth, f"{where[fact.subject]}/{fact.place.replace('.', '/')}", fact.zh, fact.en, to_come)
