"""The same twelve rules of our own: compiled verdicts, `validate` from a loaded record, and the walked tree."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.twelve.rules import RULES
from benchmarks.twelve.sample import ON

from zhixing_rules import JIAOZUO_2024, PRC, validate
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.engine.instances import instances
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.engine.interpret.verdicts import verdict_of
from zhixing_rules.engine.verdict import VERDICTS
from zhixing_rules.language import select

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from zhixing_rules import Case, Report
    from zhixing_rules.engine.instances import Instance
    from zhixing_rules.engine.readings_applied import ResolvedRule

__all__ = ["READINGS", "TWELVE", "Prepared", "in_order", "validated", "validated_report"]

READINGS = {"transfer-window": "window", "promptly": "three-working-days"}
"""Readings by which two of the twelve count working days."""

TWELVE = replace(JIAOZUO_2024, rules=tuple(rule for rule in JIAOZUO_2024.rules if (rule.id, rule.per.name) in RULES))
"""The procedure with twelve of its rules."""

_BOOK = compile_procedure(TWELVE, PRC, select(TWELVE.readings, READINGS))
_PLACES = [
    (rule.rule.id, rule.rule.per.name) for subject_rules in _BOOK.all_subject_rules for rule in subject_rules.rules
]
_ORDER = [_PLACES.index(key) for key in RULES]


class Prepared:
    """A case whose first subject of each kind has been looked up, so that verdicts alone are timed."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._on = ON.toordinal()
        self._after = 0 if case.complete_as_of is None else case.complete_as_of.toordinal() + 1
        self._jobs: list[tuple[Callable[..., tuple[int, ...]], tuple[object, ...]]] = []
        self._walks: list[tuple[tuple[ResolvedRule, ...], Instance]] = []
        for subject_rules in _BOOK.all_subject_rules:
            first = instances(case, subject_rules.subject)[0]
            self._jobs.append((subject_rules.judge, first.records))
            self._walks.append((subject_rules.rules, first))

    def compiled(self) -> list[tuple[int, ...]]:
        """The verdicts, a tuple for each kind of subject."""
        on, after = self._on, self._after
        return [judge(on, after, *records) for judge, records in self._jobs]

    def walked(self) -> list[tuple[int, ...]]:
        """The same by the evaluator that walks the tree."""
        return [
            tuple(VERDICTS.index(verdict_of(rule, context)) for rule in rules)
            for rules, instance in self._walks
            for context in (EvaluationContext.of(instance, ON, self.case.complete_as_of, PRC),)
        ]


def in_order(verdicts: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    """Verdicts by subject, in the order of `RULES`."""
    flat = [each for group in verdicts for each in group]
    return tuple(flat[place] for place in _ORDER)


def validated_report(case: Case) -> Report:
    """A report from a loaded record."""
    return validate(case, on=ON, procedure=TWELVE, readings=READINGS)


def validated(case: Case) -> tuple[int, ...]:
    """The verdicts of a report on the first subject of each kind, in the order of `RULES`."""
    report = validated_report(case)
    return tuple(VERDICTS.index(report.rule(rule_id)[0].verdict) for rule_id, _ in RULES)
