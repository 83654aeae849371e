"""How far due days move: one small record, its days put on every day of the calendar in turn."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.calendars import DAWN
from zhixing_rules.case_space import instance_in, sample_points
from zhixing_rules.comparison.effective_rule import called, last_day
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.engine.verdict import Verdict
from zhixing_rules.errors import RecordError
from zhixing_rules.records import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.case_space import Point
    from zhixing_rules.comparison.rule_diff import Pair
    from zhixing_rules.comparison.witness import Scales, Witness
    from zhixing_rules.language import Moment

__all__ = ["DueMoves", "Shift", "due_moves"]

_LOOKED_AT: Final = 3000
_DECIDED: Final = {Verdict.PASS, Verdict.FAIL, Verdict.PENDING}
_CANDIDATES: Final = 100
_YEARS: Final = 2 * 366
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Shift:
    """One due day that moves.

    Attributes:
        trigger: the day that calls for the act.
        old: the last day on which it was in time.
        new: the last day on which it is.
    """

    trigger: date
    old: date
    new: date

    @property
    def days(self) -> int:
        """By how many calendar days it moves: later is positive."""
        return (self.new - self.old).days


@dataclass(frozen=True, slots=True)
class DueMoves:
    """How far the due day of a rule moves, for one small record on each day of two years.

    Attributes:
        witness: the record.
        shifts: each of them, by the day that calls for the act.
    """

    witness: Witness
    shifts: tuple[Shift, ...]

    @property
    def counts(self) -> tuple[tuple[int, int], ...]:
        """By how many days it moves, later being positive, and for how many triggers it does so; in order."""
        return tuple(sorted(Counter(each.days for each in self.shifts).items()))

    @property
    def earlier(self) -> Shift | None:
        """The one that moves to an earlier day by most; ``None`` where none does."""
        most = min(self.shifts, key=lambda each: each.days)
        return most if most.days < 0 else None

    @property
    def later(self) -> Shift | None:
        """The one that moves to a later day by most; ``None`` where none does."""
        most = max(self.shifts, key=lambda each: each.days)
        return most if most.days > 0 else None


def due_moves(scales: Scales) -> DueMoves | None:
    """How far the due day moves; ``None`` where no record shows that it does."""
    ends = _ends(scales.pair)
    if ends is None:
        return None

    def shows(point: Point) -> bool:
        if not point.attested or not _DECIDED.issuperset(scales.weigh(point)):
            return False
        shift = ends.of(EvaluationContext.of(scales.point_records.instance(), point.on, point.on, scales.calendar))
        return shift is not None and shift.old != shift.new

    candidates = (each for each in sample_points(scales.space, _LOOKED_AT) if shows(each))
    witness = scales.smallest(sorted(islice(candidates, _CANDIDATES), key=lambda each: each.weight), shows)
    return None if witness is None else DueMoves(witness, tuple(_slid(scales, ends, witness)))


@dataclass(frozen=True, slots=True)
class _Ends:
    """What calls for an act, and its last day by either version."""

    called: Moment
    old: Moment
    new: Moment

    def of(self, context: EvaluationContext) -> Shift | None:
        """The three days in a scene; ``None`` where one of them is not certain."""
        found = [context.between(each) for each in (self.called, self.old, self.new)]
        if not all(each.exact and DAWN < each.low <= date.max.toordinal() for each in found):
            return None
        return Shift(*(date.fromordinal(each.low) for each in found))


def _ends(pair: Pair) -> _Ends | None:
    """The last days of two versions; ``None`` where one has none, or both the same."""
    if pair.old is None or pair.new is None:
        return None
    calls, before, now = called(pair.new), last_day(pair.old), last_day(pair.new)
    return None if calls is None or before is None or now is None or before == now else _Ends(calls, before, now)


def _slid(scales: Scales, ends: _Ends, witness: Witness) -> Iterator[Shift]:
    """The due days of a record with all its days put off by one day, by two, and so on."""
    model, last = scales.space.subject.chain[0].record, scales.calendar.final_through
    for step in range(_YEARS):
        try:
            record = load(model, _put_off(witness.facts, step))
        except RecordError:
            continue
        on = witness.on + timedelta(days=step)
        shift = ends.of(EvaluationContext.of(instance_in(record, scales.space), on, on, scales.calendar))
        if shift is not None and max(shift.old, shift.new) <= last:
            yield shift


def _put_off(value: Any, days: int) -> Any:  # noqa: ANN401  any JSON
    """JSON with every day in it put off."""
    if isinstance(value, dict):
        return {key: _put_off(each, days) for key, each in value.items()}
    if isinstance(value, list):
        return [_put_off(each, days) for each in value]
    if isinstance(value, str) and _DAY.fullmatch(value):
        return (date.fromisoformat(value) + timedelta(days=days)).isoformat()
    return value
