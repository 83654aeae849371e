"""A compiled procedure: readings selected and rules compiled, once for each calendar and selection of readings."""

from __future__ import annotations

from dataclasses import field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from zhixing_rules._values import dataclass
from zhixing_rules.engine.compile.verdicts import compile_rules
from zhixing_rules.engine.readings_applied import ResolvedRule, Resolver
from zhixing_rules.engine.window import window_of
from zhixing_rules.language import readings_read, select

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.language import (
        Alternative,
        Condition,
        Consequence,
        Procedure,
        Reading,
        Rule,
        Selection,
        Subject,
        Window,
    )

__all__ = ["CompiledProcedure", "SubjectRules", "Variant", "compile_procedure"]


@dataclass(frozen=True)
class SubjectRules:
    """The rules of one layer on one subject, with the function that returns their verdicts.

    Attributes:
        subject: the subject.
        rules: the rules.
        calendar: the working days.
        layer: the layer of law that they belong to.
    """

    subject: Subject
    rules: tuple[ResolvedRule, ...]
    calendar: Calendar
    layer: str

    @cached_property
    def judge(self) -> Callable[..., tuple[int, ...]]:
        """The function, see `compile_rules`; compiled for the first record of the subject."""
        return compile_rules(self.rules, self.subject, self.calendar)


@dataclass(frozen=True, slots=True)
class Variant:
    """A rule of a subject under another alternative of one reading.

    Attributes:
        rule: its index among the rules of the subject.
        reading: the reading.
        alternative: the alternative used instead.
    """

    rule: int
    reading: str
    alternative: str


Sweep = tuple[tuple[Variant, ...], "Callable[..., tuple[int, ...]] | None"]
"""The variants of the rules of a subject, and the function that returns their verdicts; ``None`` without variants."""


@dataclass(frozen=True, eq=False, slots=True)
class CompiledProcedure:
    """A procedure under one calendar and one selection of readings."""

    procedure: Procedure
    calendar: Calendar
    selection: Selection
    all_subject_rules: tuple[SubjectRules, ...]
    _resolver: Resolver
    _windows: dict[Rule, tuple[tuple[Window, Condition], ...]] = field(default_factory=dict)
    _sweeps: dict[int, Sweep] = field(default_factory=dict)
    _by_root: dict[Subject, tuple[tuple[int, SubjectRules], ...]] = field(default_factory=dict)

    def subject_rules_of(self, root: Subject) -> tuple[tuple[int, SubjectRules], ...]:
        """Return the rules of every subject of a kind of record, each with its index."""
        if root not in self._by_root:
            numbered = enumerate(self.all_subject_rules)
            self._by_root[root] = tuple(each for each in numbered if each[1].subject.chain[0] is root)
        return self._by_root[root]

    def resolved(self, rule_id: str) -> tuple[ResolvedRule, ...]:
        """Return the resolved rules with an id, one for each subject. Raises ``LookupError`` for an unknown id."""
        wanted = self.procedure.rule(rule_id)
        return tuple(
            each for subject_rules in self.all_subject_rules for each in subject_rules.rules if each.rule in wanted
        )

    def variants(self, own: ResolvedRule) -> tuple[tuple[str, str, ResolvedRule], ...]:
        """Return a rule under every other alternative of one reading at a time, where that changes the rule."""
        parts = _verdict_parts(own)
        return tuple(each for each in self._others(own.rule) if _verdict_parts(each[2]) != parts)

    def windows(self, rule: Rule) -> tuple[tuple[Window, Condition], ...]:
        """Return the windows of a rule and when each applies, under each alternative of each reading, one at a time."""
        if rule not in self._windows:
            resolved = [self._resolved(rule, self.selection), *(each for _, _, each in self._others(rule))]
            found: dict[Window, Condition] = {}
            for each in resolved:
                window = window_of(each.then)
                if window is not None:
                    found.setdefault(window, each.applies)
            self._windows[rule] = tuple(found.items())
        return self._windows[rule]

    def windows_by_alternative(self, rule: Rule) -> Iterator[tuple[Reading, Alternative, Window, Condition]]:
        """Yield the window of a rule under every other alternative of every reading, and when it applies."""
        readings = {each.id: each for each in self.procedure.readings}
        for reading_id, alternative, resolved in self._others(rule):
            window = window_of(resolved.then)
            if window is not None:
                reading = readings[reading_id]
                yield reading, reading.alternative(alternative), window, resolved.applies

    def sweep(self, subject_rules: int) -> Sweep:
        """Return the rules of a subject under every other alternative, one at a time, where that changes the rule."""
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
        """Yield a rule under every other alternative of every reading it can depend on, one at a time."""
        chosen = dict(self.selection)
        for reading in self._depended_on(rule):
            current = chosen.get(reading.id, reading.default.id)
            for alternative in reading.alternatives:
                if alternative.id != current:
                    other = select(self.procedure.readings, {**chosen, reading.id: alternative.id})
                    yield reading.id, alternative.id, self._resolved(rule, other)

    def _depended_on(self, rule: Rule) -> Iterator[Reading]:
        """Yield every reading that a rule depends on, as the procedure lists it."""
        listed = {reading.id: reading for reading in self.procedure.readings}
        return (listed[each.id] for each in readings_read(self.procedure, rule))

    def __reduce__(self) -> tuple[Any, ...]:
        return compile_procedure, (self.procedure, self.calendar, self.selection)


def _verdict_parts(resolved: ResolvedRule) -> list[tuple[Condition, Condition, Consequence]]:
    """Return everything that the verdict of a rule depends on."""
    return [(each.since, each.applies, each.then) for each in resolved.versions()]


@lru_cache(maxsize=256)
def compile_procedure(procedure: Procedure, calendar: Calendar, selection: Selection = ()) -> CompiledProcedure:
    """Compile a procedure; the result is cached.

    Args:
        procedure: the procedure.
        calendar: the working days.
        selection: the selected alternatives that are not the default.

    Returns:
        The compiled procedure; the same object for the same arguments.
    """
    all_subject_rules, resolver = [], Resolver()
    for layer, rules_of_layer in procedure.rules_by_layer:
        for subject in dict.fromkeys(rule.per for rule in rules_of_layer):
            of_subject = (rule for rule in rules_of_layer if rule.per is subject)
            rules = tuple(resolver.rule(procedure, rule, selection) for rule in of_subject)
            all_subject_rules.append(SubjectRules(subject, rules, calendar, layer))
    return CompiledProcedure(procedure, calendar, selection, tuple(all_subject_rules), resolver)
