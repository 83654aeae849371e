"""A procedure made ready: readings decided, rules compiled, once for each calendar and choice of readings."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from zhixing_rules.engine.compiling import compile_rules
from zhixing_rules.engine.resolving import ResolvedRule, Resolver
from zhixing_rules.language import Perform, select

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.language import Condition, Procedure, Rule, Selection, Subject, Window

__all__ = ["Book", "Chapter", "open_book"]


@dataclass(frozen=True, slots=True)
class Chapter:
    """The rules of one subject, with the function that judges them."""

    subject: Subject
    rules: tuple[ResolvedRule, ...]
    judge: Callable[..., tuple[int, ...]]


@dataclass(frozen=True, eq=False, slots=True)
class Book:
    """A procedure under one calendar and one choice of readings."""

    procedure: Procedure
    calendar: Calendar
    selection: Selection
    chapters: tuple[Chapter, ...]
    _resolver: Resolver
    _windows: dict[Rule, tuple[tuple[Window, Condition], ...]] = field(default_factory=dict)

    def windows(self, rule: Rule) -> tuple[tuple[Window, Condition], ...]:
        """The windows of a rule, with when it applies, under each alternative of each reading, one at a time."""
        if rule not in self._windows:
            selections = [self.selection, *(each for _, each in self.variants(rule))]
            resolved = [self._resolver.rule(self.procedure, rule, selection) for selection in selections]
            pairs = [(each.then.within, each.applies) for each in resolved if isinstance(each.then, Perform)]
            self._windows[rule] = tuple(dict.fromkeys(pairs))
        return self._windows[rule]

    def variants(self, rule: Rule) -> tuple[tuple[tuple[str, str], Selection], ...]:
        """Every other alternative of every reading a rule depends on, each with the selection that takes it alone."""
        chosen = dict(self.selection)
        found = []
        for reading in rule.readings:
            current = chosen.get(reading.id, reading.default.id)
            for alternative in reading.alternatives:
                if alternative.id != current:
                    other = select(self.procedure.readings, {**chosen, reading.id: alternative.id})
                    found.append(((reading.id, alternative.id), other))
        return tuple(found)

    def __reduce__(self) -> tuple[Any, ...]:
        return open_book, (self.procedure, self.calendar, self.selection)


@lru_cache(maxsize=256)
def open_book(procedure: Procedure, calendar: Calendar, selection: Selection = ()) -> Book:
    """The book of a procedure. The same arguments give the same book."""
    chapters, resolver = [], Resolver()
    for subject in procedure.subjects():
        rules = tuple(resolver.rule(procedure, rule, selection) for rule in procedure.rules_for(subject))
        chapters.append(Chapter(subject, rules, compile_rules(rules, subject, calendar)))
    return Book(procedure, calendar, selection, tuple(chapters), resolver)
