"""assert_conforms: every law, for every rule, all breaches at once."""

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

__all__ = ["assert_conforms", "breach", "trials"]


def assert_conforms(
    procedure: Procedure,
    *,
    calendar: Calendar = PRC,
    properties: Iterable[Property] = PROPERTIES,
    rules: Collection[str] | None = None,
    examples: int = EXAMPLES,
    readings: Mapping[str, str] | None = None,
) -> None:
    """Try every law on a procedure.

    Args:
        procedure: the rules.
        calendar: the working days.
        properties: the properties to check.
        rules: the ids of the rules to try them on; all of them, unless given.
        examples: how many records to try each law on, for each rule where it goes rule by rule.
        readings: alternatives to take instead of the defaults, by reading id.

    Raises:
        NonConforming: with every breach, each with the smallest case that was found.
        LookupError: there is no such rule.
    """
    for rule_id in rules or ():
        procedure.rule(rule_id)
    trial = Trial(procedure, calendar, None, examples, readings or {})
    found = (breach(property_, each) for property_ in properties for each in trials(property_, trial, rules))
    broken = tuple(each for each in found if each is not None)
    if broken:
        raise NonConforming(procedure.id, broken)


def trials(property_: Property, trial: Trial, rules: Collection[str] | None = None) -> Iterator[Trial]:
    """What a law is tried on: each rule in the order of the law, or the procedure as a whole."""
    if not property_.per_rule:
        yield trial
        return
    for rule in trial.procedure.rules:
        if rules is None or rule.id in rules:
            yield replace(trial, rule=rule)


def breach(property_: Property, trial: Trial) -> PropertyViolated | None:
    """How a law is broken in one trial; ``None`` where it holds."""
    try:
        property_.check(trial)
    except PropertyViolated as broken:
        return broken.broken_by(property_)
    return None
