"""Order of two moments that holds in every record, derived from the form of their expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.comparison.entailment import entails
from zhixing_rules.language import (
    Coalesce,
    Days,
    Earliest,
    Extended,
    Fixed,
    IfElse,
    Latest,
    Named,
    Quantity,
    Rolled,
    Shifted,
    WeekDays,
    WorkingDays,
)

if TYPE_CHECKING:
    from zhixing_rules.language import Moment, Span

__all__ = ["never_before"]


def never_before(later: Moment, earlier: Moment) -> bool:
    """Whether the form of two moments proves that one never precedes the other; ``False`` means not proved."""
    later, earlier = _plain(later), _plain(earlier)
    return later == earlier or _same_form(later, earlier) or _by_parts(later, earlier)


def _plain(moment: Moment) -> Moment:
    return _plain(moment.moment) if isinstance(moment, Named) else moment


def _same_form(later: Moment, earlier: Moment) -> bool:  # noqa: PLR0911  one case a form
    match later, earlier:
        case Fixed(), Fixed():
            return later.day >= earlier.day
        case Shifted(), Shifted():
            return never_before(later.base, earlier.base) and _no_shorter(later, earlier)
        case Rolled(), Rolled():
            return later.over is earlier.over and never_before(later.base, earlier.base)
        case Extended(), Extended():
            return later.by == earlier.by and never_before(later.base, earlier.base)
        case Coalesce(), Coalesce():
            same = (later.first, later.settled) == (earlier.first, earlier.settled)
            return same and never_before(later.then, earlier.then)
        case IfElse(), IfElse():
            return _either_way(later, earlier)
    return False


def _by_parts(later: Moment, earlier: Moment) -> bool:
    """Compare with the operands of one side: a moved moment with its base, `Latest` and `Earliest` with their parts."""
    return any(
        (
            isinstance(later, Latest) and any(never_before(part, earlier) for part in later.parts),
            isinstance(later, Earliest) and all(never_before(part, earlier) for part in later.parts),
            isinstance(earlier, Earliest) and any(never_before(later, part) for part in earlier.parts),
            isinstance(earlier, Latest) and all(never_before(later, part) for part in earlier.parts),
            isinstance(later, Rolled | Extended) and never_before(later.base, earlier),
            isinstance(later, Shifted) and later.sign > 0 and never_before(later.base, earlier),
            isinstance(earlier, Shifted) and earlier.sign < 0 and never_before(later, earlier.base),
            isinstance(later, IfElse) and all(never_before(part, earlier) for part in (later.met, later.unmet)),
            isinstance(earlier, IfElse) and all(never_before(later, part) for part in (earlier.met, earlier.unmet)),
        )
    )


def _either_way(later: IfElse, earlier: IfElse) -> bool:
    """Compare two conditional moments: each branch with its own, and crosswise unless the conditions exclude it."""
    return (
        never_before(later.met, earlier.met)
        and never_before(later.unmet, earlier.unmet)
        and (entails(later.condition, earlier.condition) is True or never_before(later.met, earlier.unmet))
        and (entails(earlier.condition, later.condition) is True or never_before(later.unmet, earlier.met))
    )


def _no_shorter(later: Shifted, earlier: Shifted) -> bool:
    if later.sign != earlier.sign:
        return later.sign > earlier.sign
    one, other = (later.span, earlier.span) if later.sign > 0 else (earlier.span, later.span)
    if isinstance(one, Quantity) or isinstance(other, Quantity):
        return one == other
    return _covers(one, other)


def _covers(one: Span, other: Span) -> bool:
    """Whether one span always reaches at least as far as another; a working day spans at least one day."""
    if type(one) is type(other):
        return one.count >= other.count
    return isinstance(one, WorkingDays | WeekDays) and isinstance(other, Days) and one.count >= other.count
