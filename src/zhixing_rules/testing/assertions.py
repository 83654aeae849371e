"""`assert_conforms`: check every property for every rule and report all violations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zhixing_rules.calendars import PRC
from zhixing_rules.testing.properties import PROPERTIES
from zhixing_rules.testing.property import EXAMPLES, NonConforming, Property, PropertyViolated, Trial

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.language import Procedure

__all__ = ["assert_conforms", "trials", "violation"]


def assert_conforms(
    procedure: Procedure,
    *,
    calendar: Calendar = PRC,
    properties: Iterable[Property] = PROPERTIES,
    rules: Collection[str] | None = None,
    examples: int = EXAMPLES,
    readings: Mapping[str, str] | None = None,
) -> None:
    """Check the properties of a procedure.

    Args:
        procedure: the rules.
        calendar: the working days.
        properties: the properties to check.
        rules: ids of the rules to check; all rules if ``None``.
        examples: number of records for each property, and for each rule if it is checked rule by rule.
        readings: alternatives to take instead of the defaults, by reading id.

    Raises:
        NonConforming: if a property is violated; lists every violation with the smallest case found.
        LookupError: if the procedure has no rule with a given id.
    """
    for rule_id in rules or ():
        procedure.rule(rule_id)
    trial = Trial(procedure, calendar, None, examples, readings or {})
    results = (violation(prop, each) for prop in properties for each in trials(prop, trial, rules))
    violations = tuple(each for each in results if each is not None)
    if violations:
        raise NonConforming(procedure.id, violations)


def trials(prop: Property, trial: Trial, rules: Collection[str] | None = None) -> Iterator[Trial]:
    """Yield the trials of a property.

    Args:
        prop: the property.
        trial: a trial of the whole procedure.
        rules: ids of the rules to include; all rules if ``None``.

    Yields:
        One trial for each version of each rule, in the order of the law and the newest version first, if the
        property is checked rule by rule; otherwise the given trial.
    """
    if not prop.per_rule:
        yield trial
        return
    for rule in trial.procedure.rules:
        if rules is None or rule.id in rules:
            yield from (replace(trial, rule=version) for version in rule.versions())


def violation(prop: Property, trial: Trial) -> PropertyViolated | None:
    """Return the violation of a property in one trial; ``None`` if it holds."""
    try:
        prop.check(trial)
    except PropertyViolated as violated:
        return violated.of(prop)
    return None
