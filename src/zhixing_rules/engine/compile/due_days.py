"""The days of rules as straight-line Python: when an act is due, and where it stands.

This is what `deadline` says of the days, and `plan` of the status, without a word of why: for whoever compares two
procedures over many cases. Those two walk the tree, and are the oracle.
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
    """When an act is due for one subject, and where it stands. The days are those of `Deadline`.

    Attributes:
        earliest: the first day on which it is in time.
        due: the last day; where `provisional`, the earliest that day can be.
        safe_due: a day that is in time under every reading.
        provisional: whether a day is not certain.
        acted: whether the act was done as it must be.
        asked: whether it is called for, for certain.
    """

    earliest: date | None
    due: date | None
    safe_due: date | None
    provisional: bool
    acted: bool
    asked: bool


Days = tuple[int, ...]
"""Bounds, two of each moment: the last day where it has a number, then the others there are."""
Ends = tuple[tuple[int, int, int, bool], ...]
"""Of each alternative with a number: the bounds of the last day, the latest its first day can be, whether it is out."""
Raw = tuple[Days, int, Ends, bool, bool]
"""Of one rule: its days, the day that calls for the act, the ends of its alternatives, and the state of the act."""


def compile_days(
    compiled: CompiledProcedure, rules: Sequence[ResolvedRule], subject: Subject
) -> Callable[..., tuple[Raw, ...]]:
    """One function of ``(on, a1, *records)``, as `compile_rules` makes one; no rule may have rounds."""
    module = GeneratedModule(compiled.calendar)
    writer = _DayWriter(module, tuple(dict.fromkeys(subject.visible_subjects)), subject.chain)
    written = [writer.raw(compiled, rule) for rule in rules]
    module.functions.append(writer.function("days", _tuple(written)))
    source = "\n".join(module.functions)
    exec(compile(source, f"<days for {subject.name}>", "exec"), module.names)  # noqa: S102  made from rules alone
    made: Callable[..., tuple[Raw, ...]] = module.names["days"]
    return made


def dated(
    days: Callable[..., tuple[Raw, ...]],
    rules: Sequence[ResolvedRule],
    on: int,
    after: int,
    records: Sequence[object],
) -> Iterator[Dated]:
    """The days of each rule for one subject.

    Args:
        days: what `compile_days` made of the rules.
        rules: the rules.
        on: the day, as an ordinal.
        after: the day after the last complete day, ``DAWN`` where there is none.
        records: the records in sight.
    """
    settled = days(on, FOREVER, *records)  # were everything recorded that there will ever be
    now = days(on, after, *records)
    attested = days(on, max(on + 1, after), *records)
    for resolved, then, this, told in zip(rules, settled, now, attested, strict=True):
        yield _dated(window_of(resolved.then), then, this, rests=this[0] != told[0])


def _dated(window: Window | None, settled: Raw, now: Raw, *, rests: bool) -> Dated:
    bounds, called_for, ends, _, _ = settled
    _, _, _, asked, acted = now
    if window is None:
        return Dated(None, None, None, provisional=False, acted=acted, asked=asked)
    numbered = not isinstance(window.closes, Unnumbered)
    opens = bounds[2 * numbered] if window.opens is not None else DAWN
    safe = safe_day([end[:3] for end in ends if not end[3]], called_for) if numbered else DAWN
    exact = all(low == high for low, high in zip(bounds[::2], bounds[1::2], strict=True))
    return Dated(day_of(opens), day_of(bounds[0]) if numbered else None, day_of(safe), not exact or rests, acted, asked)


class _DayWriter(PythonWriter):
    """Writes the days of the rules of one subject."""

    def raw(self, compiled: CompiledProcedure, resolved: ResolvedRule) -> str:
        """An expression for what is known of one rule."""
        own, then = window_of(resolved.then), resolved.then
        days = [] if own is None else self._bounds([own.closes, own.opens, own.recommended])
        called_for = str(DAWN) if own is None else self.bounds(own.after)[0]
        ends = [
            _tuple([*self.bounds(window.closes), self._opened(window), self.rails(applies)[1]])
            for window, applies in compiled.windows(resolved.rule)
            if not isinstance(window.closes, Unnumbered)
        ]
        asked = f"({self.rails(resolved.applies)[0]}) and ({self.rails(resolved.called_for)[0]})"
        acted = "False"
        if isinstance(then, Perform):
            acted = f"{self.bounds(then.done)[1]} <= on and not ({self.rails(then.provided)[1]})"
        return _tuple([_tuple(days), called_for, _tuple(ends), asked, acted])

    def _bounds(self, moments: Sequence[Moment | None]) -> list[str]:
        known = [each for each in moments if each is not None and not isinstance(each, Unnumbered)]
        return [bound for moment in known for bound in self.bounds(moment)]

    def _opened(self, window: Window) -> str:
        return str(DAWN) if window.opens is None else self.bounds(window.opens)[1]


def _tuple(parts: Sequence[str]) -> str:
    return "(" + "".join(f"{part}, " for part in parts) + ")"
