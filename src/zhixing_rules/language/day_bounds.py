"""What bounds the day of an event that is not recorded: the other facts of its record, as the order of events says."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from zhixing_rules._values import dataclass
from zhixing_rules.language.fields import event, fact_at

if TYPE_CHECKING:
    from zhixing_rules.language.expression import Event, Fact
    from zhixing_rules.language.subject import Subject

__all__ = ["EventBounds", "event_bounds"]


@dataclass(frozen=True, eq=False, slots=True)
class EventBounds:
    """The facts of a record that bound the day of one of its events.

    Attributes:
        not_before: events that it cannot be earlier than, each with the number of days by which it may be.
        not_after: events that it cannot be later than, each with the number of days by which it may be.
        presupposed_by: events that show that it has happened.
        shown_by: facts that show that it has happened if they are recorded; a yes-or-no fact if it is yes.
    """

    not_before: tuple[tuple[Event, int], ...]
    not_after: tuple[tuple[Event, int], ...]
    presupposed_by: tuple[Event, ...]
    shown_by: tuple[Fact, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All these facts, each once."""
        days = (each for each, _ in (*self.not_before, *self.not_after))
        return tuple(dict.fromkeys((*days, *self.presupposed_by, *self.shown_by)))


@lru_cache(maxsize=1024)
def event_bounds(subject: Subject, path: str) -> EventBounds:
    """Return what bounds the day of an event.

    Args:
        subject: the subject whose record holds the day.
        path: the dotted path of the day from that record.

    Returns:
        The bounds; they are empty where no fact of the record bounds the day.
    """
    order = subject.order
    if order is None:
        return EventBounds((), (), (), ())
    not_before, not_after = (
        tuple((event(subject, name), lag) for name, lag in found)
        for found in (order.not_before(path), order.not_after(path))
    )
    presupposed_by = tuple(event(subject, name) for name in order.presupposed_by(path))
    return EventBounds(not_before, not_after, presupposed_by, tuple(fact_at(subject, n) for n in order.shown_by(path)))
