"""A procedure made ready: readings decided, rules compiled, once for each calendar and choice of readings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.engine.compile.verdicts import compile_rules
from zhixing_rules.engine.readings_applied import ResolvedRule, Resolver
from zhixing_rules.language import Fixed, Perform, Recur, Window, readings_of, select

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.language import Condition, Consequence, Procedure, Reading, Rule, Selection, Subject

__all__ = ["CompiledProcedure", "SubjectRules", "Variant", "compile_procedure", "window_of"]


@dataclass(frozen=True, slots=True)
class SubjectRules:
    """The rules of one subject, with the function that judges them."""

    subject: Subject
    rules: tuple[ResolvedRule, ...]
    judge: Callable[..., tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Variant:
    """A rule of a chapter under another alternative of one reading.

    Attributes:
        rule: its place in the chapter.
        reading: the reading.
        alternative: the alternative taken instead.
    """

    rule: int
    reading: str
    alternative: str


Sweep = tuple[tuple[Variant, ...], "Callable[..., tuple[int, ...]] | None"]
"""The variants of a chapter's rules, and the function that judges them all at once."""


@dataclass(frozen=True, eq=False, slots=True)
class CompiledProcedure:
    """A procedure under one calendar and one choice of readings."""

    procedure: Procedure
    calendar: Calendar
    selection: Selection
    all_subject_rules: tuple[SubjectRules, ...]
    _resolver: Resolver
    _windows: dict[Rule, tuple[tuple[Window, Condition], ...]] = field(default_factory=dict)
    _sweeps: dict[int, Sweep] = field(default_factory=dict)
    _by_root: dict[Subject, tuple[tuple[int, SubjectRules], ...]] = field(default_factory=dict)

    def subject_rules_of(self, root: Subject) -> tuple[tuple[int, SubjectRules], ...]:
        """The chapters of one kind of whole record, each with its number."""
        if root not in self._by_root:
            numbered = enumerate(self.all_subject_rules)
            self._by_root[root] = tuple(each for each in numbered if each[1].subject.chain[0] is root)
        return self._by_root[root]

    def resolved(self, rule_id: str) -> tuple[ResolvedRule, ...]:
        """The rules of an id with every reading decided: one for each subject. Raises ``LookupError`` where none is."""
        wanted = self.procedure.rule(rule_id)
        return tuple(
            each for subject_rules in self.all_subject_rules for each in subject_rules.rules if each.rule in wanted
        )

    def variants(self, own: ResolvedRule) -> tuple[tuple[str, str, ResolvedRule], ...]:
        """A rule under every other alternative of one reading at a time, where that changes what it says."""
        said = _judged_by(own)
        return tuple(each for each in self._others(own.rule) if _judged_by(each[2]) != said)

    def windows(self, rule: Rule) -> tuple[tuple[Window, Condition], ...]:
        """The windows of a rule, with when it applies, under each alternative of each reading, one at a time."""
        if rule not in self._windows:
            resolved = [self._resolved(rule, self.selection), *(each for _, _, each in self._others(rule))]
            found: dict[Window, Condition] = {}
            for each in resolved:
                window = window_of(each.then)
                if window is not None:
                    found.setdefault(window, each.applies)
            self._windows[rule] = tuple(found.items())
        return self._windows[rule]

    def sweep(self, subject_rules: int) -> Sweep:
        """Every rule of a chapter under every other alternative, one at a time, where that changes the rule at all."""
        if subject_rules not in self._sweeps:
            variants, rules = [], []
            for place, base in enumerate(self.all_subject_rules[subject_rules].rules):
                for reading, alternative, other in self.variants(base):
                    variants.append(Variant(place, reading, alternative))
                    rules.append(other)
            subject = self.all_subject_rules[subject_rules].subject
            judge = compile_rules(rules, subject, self.calendar) if rules else None
            self._sweeps[subject_rules] = (tuple(variants), judge)
        return self._sweeps[subject_rules]

    def _resolved(self, rule: Rule, selection: Selection) -> ResolvedRule:
        return self._resolver.rule(self.procedure, rule, selection)

    def _others(self, rule: Rule) -> Iterator[tuple[str, str, ResolvedRule]]:
        """A rule under every other alternative of every reading it can depend on, each taken alone."""
        chosen = dict(self.selection)
        for reading in self._depended_on(rule):
            current = chosen.get(reading.id, reading.default.id)
            for alternative in reading.alternatives:
                if alternative.id != current:
                    other = select(self.procedure.readings, {**chosen, reading.id: alternative.id})
                    yield reading.id, alternative.id, self._resolved(rule, other)

    def _depended_on(self, rule: Rule) -> Iterator[Reading]:
        """Every reading that a version of a rule can depend on, as the procedure lists it."""
        found = [reading.id for version in rule.versions() for reading in version.readings]
        since = [version.superseded.since for version in rule.versions() if version.superseded is not None]
        for whole in (*since, self.procedure.commencement.day):
            found += [reading.id for reading in readings_of(whole)]
        listed = {reading.id: reading for reading in self.procedure.readings}
        return (listed[each] for each in dict.fromkeys(found))

    def __reduce__(self) -> tuple[Any, ...]:
        return compile_procedure, (self.procedure, self.calendar, self.selection)


def _judged_by(resolved: ResolvedRule) -> list[tuple[Condition, Condition, Consequence]]:
    """All that a rule's verdict is made of."""
    return [(each.since, each.applies, each.then) for each in resolved.versions()]


def window_of(then: Consequence) -> Window | None:
    """The days on which an act is in time; those of the round that runs, for one that comes round."""
    if isinstance(then, Recur):
        return Window(after=NO_DAY, closes=then.period_end)
    return then.within if isinstance(then, Perform) else None


NO_DAY: Final = Fixed(date.min)
"""However early: no act calls for the next round."""


@lru_cache(maxsize=256)
def compile_procedure(procedure: Procedure, calendar: Calendar, selection: Selection = ()) -> CompiledProcedure:
    """The book of a procedure. The same arguments give the same book."""
    all_subject_rules, resolver = [], Resolver()
    for subject in procedure.subjects():
        rules = tuple(resolver.rule(procedure, rule, selection) for rule in procedure.rules_for(subject))
        all_subject_rules.append(SubjectRules(subject, rules, compile_rules(rules, subject, calendar)))
    return CompiledProcedure(procedure, calendar, selection, tuple(all_subject_rules), resolver)
