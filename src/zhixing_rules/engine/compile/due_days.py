"""The days of rules, compiled to one Python function: when an act is due, and whether it was done.

The results are the days of `deadline` and the inputs of the status in `plan`, without explanations, for comparing two
procedures over many cases. `deadline` and `plan` walk the tree, and are the oracle.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from zhixing_rules.calendars import DAWN
from zhixing_rules.engine.compile.decisions import DueDays
from zhixing_rules.engine.compile.lowering import Lowering
from zhixing_rules.engine.compile.operations import Operations
from zhixing_rules.engine.compile.python_source import compile_operations
from zhixing_rules.engine.deadline import SafeDay, day_of, safe_day, windows_of_safe_day
from zhixing_rules.engine.window import window_of
from zhixing_rules.language import Perform, Recur, Unnumbered

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine.compile.operations import Op
    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.join_index import JoinIndex
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Subject

__all__ = ["Dated", "compile_days", "has_compiled_days"]


class Dated(NamedTuple):
    """The days of an act for one subject, and whether it was done. The days are those of `Deadline`.

    Attributes:
        earliest: the first day on which it is in time, inclusive.
        due: the last day, inclusive; where `provisional`, the earliest that day can be.
        safe_due: the last working day that is in time under every reading.
        provisional: whether a day is not certain.
        acted: whether the act was done as required.
        done_on: the day on which it was done, in whatever manner; ``None`` where it was not or the day is not recorded.
        called_for: whether it is certainly called for.
        called_for_as_recorded: whether it is called for if what is not recorded up to the day has not happened.
        safe_past: whether there is no safe day because the limit it rests on was over before the act was called for.
        since: the day that calls for it; ``None`` where it is not certain.
    """

    earliest: date | None
    due: date | None
    safe_due: date | None
    provisional: bool
    acted: bool
    done_on: date | None
    called_for: bool
    called_for_as_recorded: bool
    safe_past: bool
    since: date | None


_ONE, _END = 9, 4
"""How many values a rule has, and how many more for each alternative with a number of days and for a safe day."""


def has_compiled_days(resolved: ResolvedRule) -> bool:
    """Return whether the days of a rule can be compiled; those of a recurring or an amended rule are interpreted."""
    return resolved.superseded is None and not isinstance(resolved.then, Recur)


def compile_days(
    compiled: CompiledProcedure, rules: Sequence[ResolvedRule], subject: Subject
) -> Callable[..., tuple[Dated, ...]]:
    """Compile the days of rules into one function.

    Args:
        compiled: the procedure.
        rules: rules of one subject that have compiled days.
        subject: the subject.

    Returns:
        A function of ``(on, after, *records)``, as that of `compile_rules`, that returns the days of each rule.
    """
    days = DueDays(Lowering(Operations(), subject.chain))
    values = [_values(days, compiled, rule) for rule in rules]
    ends = list(accumulate(map(len, values), initial=0))
    rows = [slice(first, last) for first, last in pairwise(ends)]
    function = compile_operations([each for row in values for each in row], subject, compiled.calendar, "days")

    def dated(on: int, after: int, *records: object, joins: JoinIndex | None = None) -> tuple[Dated, ...]:
        found = function(on, after, *records, joins=joins)
        return tuple(_dated(found[row], compiled.calendar) for row in rows)

    return dated


def _values(days: DueDays, compiled: CompiledProcedure, resolved: ResolvedRule) -> list[Op]:
    """Return the operations of one rule: the days of `Dated`, the trigger, then the limits of the safe day."""
    own, then, lowering = window_of(resolved.then), resolved.then, days.lowering
    ops, dawn = lowering.ops, lowering.ops.const(DAWN)
    due, opens, provisional, trigger, since = None, None, ops.false, dawn, dawn
    if own is not None:
        (due, opens, provisional), called = days.of(own), days.settled.bounds(own.after)
        trigger, since = called.low, ops.select(ops.same(called.low, called.high), called.low, dawn)
    acted, done_on = ops.false, dawn
    if isinstance(then, Perform):
        day = lowering.discharged(then)
        done = ops.at_most(day.high, lowering.on)
        acted = ops.all_(done, ops.not_(lowering.truth(then.provided).unmet))
        done_on = ops.select(ops.all_(done, ops.same(day.low, day.high)), day.low, dawn)
    called_for, as_recorded = (
        ops.all_(each.truth(resolved.applies).met, each.truth(resolved.called_for).met)
        for each in (lowering, days.as_recorded)
    )
    values = [opens or dawn, due or dawn, provisional, acted, done_on, called_for, as_recorded, trigger, since]
    if own is None or due is None:
        return values
    for window, applies in windows_of_safe_day(compiled, resolved):
        if not isinstance(window.closes, Unnumbered):
            opened = dawn if window.opens is None else days.settled.bounds(window.opens).high
            judged = lowering if window == own else days.settled
            values += [*days.settled.bounds(window.closes), opened, judged.truth(applies).unmet]
    if own.safe is not None:
        values += [*days.settled.bounds(own.safe), dawn, ops.false]
    return values


def _dated(values: Sequence[int], calendar: Calendar) -> Dated:
    opens, due, provisional, acted, done_on, called_for, as_recorded, trigger, since = values[:_ONE]
    ends = [values[place : place + _END] for place in range(_ONE, len(values), _END)]
    limits = [(low, high, opened) for low, high, opened, out in ends if not out]
    safe = safe_day(limits, trigger, calendar) if ends else SafeDay(DAWN, DAWN)
    days = day_of(opens), day_of(due), day_of(safe.day)
    called = bool(called_for), bool(as_recorded)
    return Dated(*days, bool(provisional), bool(acted), day_of(done_on), *called, safe.past, day_of(since))
