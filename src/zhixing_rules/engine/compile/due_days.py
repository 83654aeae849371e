"""The days of rules as straight-line Python: when an act is due, and whether it was done.

The results are the days of `deadline` and the inputs of the status in `plan`, without explanations, for comparing two
procedures over many cases. `deadline` and `plan` walk the tree, and are the oracle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zhixing_rules.calendars import DAWN, FOREVER
from zhixing_rules.engine.compile.generated_module import GeneratedModule
from zhixing_rules.engine.compile.python_expressions import PythonWriter
from zhixing_rules.engine.compiled_procedure import window_of
from zhixing_rules.engine.deadline import day_of, safe_day
from zhixing_rules.language import Perform, Unnumbered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Moment, Subject, Window

__all__ = ["Dated", "compile_days", "dated"]


class Dated(NamedTuple):
    """The days of an act for one subject, and whether it was done. The days are those of `Deadline`.

    Attributes:
        earliest: the first day on which it is in time, inclusive.
        due: the last day, inclusive; where `provisional`, the earliest that day can be.
        safe_due: a day that is in time under every reading.
        provisional: whether a day is not certain.
        acted: whether the act was done as required.
        called_for: whether it is certainly called for.
    """

    earliest: date | None
    due: date | None
    safe_due: date | None
    provisional: bool
    acted: bool
    called_for: bool


Days = tuple[int, ...]
"""Two bounds of each moment: the last day if it has a number, then the first day and the recommended day, if any."""
Ends = tuple[tuple[int, int, int, bool], ...]
"""Of each alternative with a number: the bounds of the last day, the latest first day, whether it does not apply."""
Raw = tuple[Days, int, Ends, bool, bool]
"""Of one rule: its days, the day that calls for the act, the ends of its alternatives, called for, acted."""


def compile_days(
    compiled: CompiledProcedure, rules: Sequence[ResolvedRule], subject: Subject
) -> Callable[..., tuple[Raw, ...]]:
    """Compile the days of rules into one function.

    Args:
        compiled: the procedure.
        rules: rules of one subject, none of which recurs.
        subject: the subject.

    Returns:
        A function of ``(on, a1, *records)``, as that of `compile_rules`.
    """
    module = GeneratedModule(compiled.calendar)
    writer = _DayWriter(module, tuple(dict.fromkeys(subject.visible_subjects)), subject.chain)
    expressions = [writer.raw(compiled, rule) for rule in rules]
    module.functions.append(writer.function("days", _tuple(expressions)))
    source = "\n".join(module.functions)
    exec(compile(source, f"<days for {subject.name}>", "exec"), module.names)  # noqa: S102  generated from rules alone
    days: Callable[..., tuple[Raw, ...]] = module.names["days"]
    return days


def dated(
    days: Callable[..., tuple[Raw, ...]],
    rules: Sequence[ResolvedRule],
    on: int,
    after: int,
    records: Sequence[object],
) -> Iterator[Dated]:
    """Yield the days of each rule for one subject.

    Args:
        days: the result of `compile_days` for the rules.
        rules: the rules.
        on: the day, as an ordinal.
        after: the day after the last complete day, ``DAWN`` where the record attests nothing.
        records: the visible records.

    Yields:
        The days, in the order of the rules.
    """
    settled = days(on, FOREVER, *records)  # as if every event were recorded
    now = days(on, after, *records)
    attested = days(on, max(on + 1, after), *records)
    for resolved, then, this, complete in zip(rules, settled, now, attested, strict=True):
        yield _dated(window_of(resolved.then), then, this, rests=this[0] != complete[0])


def _dated(window: Window | None, settled: Raw, now: Raw, *, rests: bool) -> Dated:
    bounds, called_for, ends, _, _ = settled
    _, _, _, called_for_now, acted = now
    if window is None:
        return Dated(None, None, None, provisional=False, acted=acted, called_for=called_for_now)
    numbered = not isinstance(window.closes, Unnumbered)
    opens = bounds[2 * numbered] if window.opens is not None else DAWN
    safe = safe_day([end[:3] for end in ends if not end[3]], called_for) if numbered else DAWN
    exact = all(low == high for low, high in zip(bounds[::2], bounds[1::2], strict=True))
    return Dated(
        day_of(opens), day_of(bounds[0]) if numbered else None, day_of(safe), not exact or rests, acted, called_for_now
    )


class _DayWriter(PythonWriter):
    """Generator of the days of the rules of one subject."""

    def raw(self, compiled: CompiledProcedure, resolved: ResolvedRule) -> str:
        """Return an expression for the `Raw` value of one rule."""
        own, then = window_of(resolved.then), resolved.then
        days = [] if own is None else self._bounds([own.closes, own.opens, own.recommended])
        called_for = str(DAWN) if own is None else self.bounds(own.after)[0]
        ends = [
            _tuple([*self.bounds(window.closes), self._opened(window), self.rails(applies)[1]])
            for window, applies in compiled.windows(resolved.rule)
            if not isinstance(window.closes, Unnumbered)
        ]
        is_called_for = f"({self.rails(resolved.applies)[0]}) and ({self.rails(resolved.called_for)[0]})"
        acted = "False"
        if isinstance(then, Perform):
            acted = f"{self.bounds(then.done)[1]} <= on and not ({self.rails(then.provided)[1]})"
        return _tuple([_tuple(days), called_for, _tuple(ends), is_called_for, acted])

    def _bounds(self, moments: Sequence[Moment | None]) -> list[str]:
        known = [each for each in moments if each is not None and not isinstance(each, Unnumbered)]
        return [bound for moment in known for bound in self.bounds(moment)]

    def _opened(self, window: Window) -> str:
        return str(DAWN) if window.opens is None else self.bounds(window.opens)[1]


def _tuple(parts: Sequence[str]) -> str:
    return "(" + "".join(f"{part}, " for part in parts) + ")"
