"""The twelve rules in this library: compiled verdicts, `validate` on a loaded record, and interpreted verdicts."""

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
"""Readings under which two of the twelve rules count working days."""

TWELVE = replace(JIAOZUO_2024, rules=tuple(rule for rule in JIAOZUO_2024.rules if (rule.id, rule.per.name) in RULES))
"""The procedure reduced to twelve of its rules."""

_COMPILED = compile_procedure(TWELVE, PRC, select(TWELVE.readings, READINGS))
_POSITIONS = [
    (rule.rule.id, rule.rule.per.name) for subject_rules in _COMPILED.all_subject_rules for rule in subject_rules.rules
]
_ORDER = [_POSITIONS.index(key) for key in RULES]


class Prepared:
    """A case with the first record of each subject looked up, so that only the verdicts are timed.

    Args:
        case: the case.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self._on = ON.toordinal()
        self._after = 0 if case.complete_as_of is None else case.complete_as_of.toordinal() + 1
        self._judges: list[tuple[Callable[..., tuple[int, ...]], tuple[object, ...]]] = []
        self._rules_and_records: list[tuple[tuple[ResolvedRule, ...], Instance]] = []
        for subject_rules in _COMPILED.all_subject_rules:
            first = instances(case, subject_rules.subject)[0]
            self._judges.append((subject_rules.judge, first.records))
            self._rules_and_records.append((subject_rules.rules, first))

    def compiled(self) -> list[tuple[int, ...]]:
        """Return the verdicts, a tuple for each subject."""
        on, after = self._on, self._after
        return [judge(on, after, *records) for judge, records in self._judges]

    def interpreted(self) -> list[tuple[int, ...]]:
        """Return the same verdicts by the interpreter."""
        return [
            tuple(VERDICTS.index(verdict_of(rule, context)) for rule in rules)
            for rules, instance in self._rules_and_records
            for context in (EvaluationContext.of(instance, ON, self.case.complete_as_of, PRC),)
        ]


def in_order(verdicts: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    """Return verdicts by subject in the order of `RULES`."""
    flat = [each for group in verdicts for each in group]
    return tuple(flat[position] for position in _ORDER)


def validated_report(case: Case) -> Report:
    """Return the report on a case."""
    return validate(case, on=ON, procedure=TWELVE, readings=READINGS)


def validated(case: Case) -> tuple[int, ...]:
    """Return the verdicts of the report on the first record of each subject, in the order of `RULES`."""
    report = validated_report(case)
    return tuple(VERDICTS.index(report.rule(rule_id)[0].verdict) for rule_id, _ in RULES)
