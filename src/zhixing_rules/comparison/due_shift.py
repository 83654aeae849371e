"""How far due days move: one small record, evaluated with its dates shifted day by day over two years."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules._values import dataclass
from zhixing_rules.calendars import DAWN
from zhixing_rules.case_space import instance_in, sample_points
from zhixing_rules.comparison.effective_rule import last_day, trigger_day
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.engine.verdict import Verdict
from zhixing_rules.errors import RecordError
from zhixing_rules.records import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.case_space import Point
    from zhixing_rules.comparison.rule_diff import Pair
    from zhixing_rules.comparison.witness import PairEvaluator, Witness
    from zhixing_rules.language import Moment

__all__ = ["DueMoves", "Shift", "due_moves"]

_MAX_POINTS: Final = 3000
_DECIDED: Final = {Verdict.PASS, Verdict.FAIL, Verdict.PENDING}
_MAX_CANDIDATES: Final = 100
_DAYS_SHIFTED: Final = 2 * 366
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Shift:
    """The old and new due day for one trigger day.

    Attributes:
        trigger: the day that triggers the duty.
        old: the last day on which the act was in time, inclusive.
        new: the last day on which it is in time now, inclusive.
    """

    trigger: date
    old: date
    new: date

    @property
    def days(self) -> int:
        """Number of calendar days that the due day moves; positive if it moves later."""
        return (self.new - self.old).days


@dataclass(frozen=True, slots=True)
class DueMoves:
    """How far the due day of a rule moves, for one small record shifted over two years.

    Attributes:
        witness: the record.
        shifts: one entry for each trigger day, in order.
    """

    witness: Witness
    shifts: tuple[Shift, ...]

    @property
    def counts(self) -> tuple[tuple[int, int], ...]:
        """Pairs of days moved (positive means later) and the number of trigger days, sorted."""
        return tuple(sorted(Counter(each.days for each in self.shifts).items()))

    @property
    def earlier(self) -> Shift | None:
        """The largest shift to an earlier day; ``None`` if no due day moves earlier."""
        largest = min(self.shifts, key=lambda each: each.days)
        return largest if largest.days < 0 else None

    @property
    def later(self) -> Shift | None:
        """The largest shift to a later day; ``None`` if no due day moves later."""
        largest = max(self.shifts, key=lambda each: each.days)
        return largest if largest.days > 0 else None


def due_moves(evaluator: PairEvaluator) -> DueMoves | None:
    """Return how far the due day moves; ``None`` if no record was found on which it does."""
    days = _compared_days(evaluator.pair)
    if days is None:
        return None

    def shows(point: Point) -> bool:
        if not point.attested or not _DECIDED.issuperset(evaluator.verdicts(point)):
            return False
        instance = evaluator.point_records.instance()
        shift = days.shift_in(EvaluationContext.of(instance, point.on, point.on, evaluator.calendar))
        return shift is not None and shift.old != shift.new

    candidates = (each for each in sample_points(evaluator.space, _MAX_POINTS) if shows(each))
    witness = evaluator.smallest(sorted(islice(candidates, _MAX_CANDIDATES), key=lambda each: each.weight), shows)
    return None if witness is None else DueMoves(witness, tuple(_shifts(evaluator, days, witness)))


@dataclass(frozen=True, slots=True)
class _ComparedDays:
    """The trigger day of an act, and its last day by either version."""

    trigger: Moment
    old: Moment
    new: Moment

    def shift_in(self, context: EvaluationContext) -> Shift | None:
        """Return the three days in a context; ``None`` if one of them is not certain."""
        ranges = [context.between(each) for each in (self.trigger, self.old, self.new)]
        if not all(each.exact and DAWN < each.low <= date.max.toordinal() for each in ranges):
            return None
        return Shift(*(date.fromordinal(each.low) for each in ranges))


def _compared_days(pair: Pair) -> _ComparedDays | None:
    """Return the days to compare; ``None`` if a version has no last day or both have the same."""
    if pair.old is None or pair.new is None:
        return None
    trigger, before, now = trigger_day(pair.new), last_day(pair.old), last_day(pair.new)
    if trigger is None or before is None or now is None or before == now:
        return None
    return _ComparedDays(trigger, before, now)


def _shifts(evaluator: PairEvaluator, days: _ComparedDays, witness: Witness) -> Iterator[Shift]:
    """Yield the due days of a record with all its dates shifted by zero days, one day, two days and so on."""
    model, last = evaluator.space.subject.chain[0].record, evaluator.calendar.final_through
    for step in range(_DAYS_SHIFTED):
        try:
            record = load(model, _with_dates_shifted(witness.facts, step))
        except RecordError:
            continue
        on = witness.on + timedelta(days=step)
        shift = days.shift_in(EvaluationContext.of(instance_in(record, evaluator.space), on, on, evaluator.calendar))
        if shift is not None and max(shift.old, shift.new) <= last:
            yield shift


def _with_dates_shifted(value: Any, days: int) -> Any:  # noqa: ANN401  any JSON
    """Return JSON with every date in it shifted later by a number of days."""
    if isinstance(value, dict):
        return {key: _with_dates_shifted(each, days) for key, each in value.items()}
    if isinstance(value, list):
        return [_with_dates_shifted(each, days) for each in value]
    if isinstance(value, str) and _DAY.fullmatch(value):
        return (date.fromisoformat(value) + timedelta(days=days)).isoformat()
    return value
