"""The classes of information that a rule reads, and that its finding could therefore reveal.

A finding reveals something about every fact that its rule can read: in each alternative of each reading, in each
list it iterates, in each id that joins records. So it belongs to all their classes, whatever its verdict.
"""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from zhixing_rules.engine.dependencies import makers_of
from zhixing_rules.engine.expected_acts import rules_before
from zhixing_rules.errors import RuleDefect
from zhixing_rules.language import Fact, Perform, Subject, parts_of, parts_read
from zhixing_rules.records import Secrecy, classes_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.language import Expression, Procedure, Rule

__all__ = ["classes_awaited", "classes_of_days", "classes_of_lists", "classes_of_rules", "classes_to_come"]


@lru_cache(maxsize=64)
def classes_of_rules(procedure: Procedure) -> Mapping[str, frozenset[Secrecy]]:
    """Return the classes that each rule reads, by rule id."""
    found: dict[str, frozenset[Secrecy]] = {}
    for rule in procedure.rules:
        found[rule.id] = found.get(rule.id, frozenset()).union(_of_rule(procedure, rule))
    return MappingProxyType(found)


def classes_of_days(rule: Rule) -> frozenset[Secrecy]:
    """Return the classes that the last day of a rule and the day on which its act was done read; not why it applies.

    Raises:
        RuleDefect: the rule is not a duty to act by a day.
    """
    if not isinstance(rule.then, Perform):
        raise RuleDefect(f"{rule.id}: only a duty to act has a last day")
    window = rule.then.within
    moments = (rule.then.done, window.closes, window.opens, window.recommended)
    parts = [part for moment in moments if moment is not None for part in parts_of(moment)]
    return frozenset(_of_parts(rule, parts))


def classes_of_lists(subject: Subject) -> frozenset[Secrecy]:
    """Return the classes of the lists that contain the records of a subject."""
    above = zip(subject.chain, subject.chain[1:], strict=False)
    return frozenset(each for holder, held in above for each in classes_at(holder.record, [held.field]))


def classes_awaited(compiled: CompiledProcedure, rule_id: str) -> frozenset[Secrecy]:
    """Return the classes read by the rules that decide whether a step is still waited for."""
    rules = classes_of_rules(compiled.procedure)
    return frozenset(each for before in rules_before(compiled)[rule_id] for each in rules[before])


def classes_to_come(compiled: CompiledProcedure, subject: Subject) -> frozenset[Secrecy]:
    """Return the classes read by the rules whose acts create a record of a subject, such as a referral."""
    rules = classes_of_rules(compiled.procedure)
    return frozenset(each for resolved in makers_of(compiled).get(subject, ()) for each in rules[resolved.rule.id])


def _of_rule(procedure: Procedure, rule: Rule) -> Iterator[Secrecy]:
    yield from _of_parts(rule, parts_read(procedure, rule))


def _of_parts(rule: Rule, parts: Iterable[Expression]) -> Iterator[Secrecy]:
    parts = tuple(parts)
    seen = {subject for part in parts for subject in _subjects(part)}
    for subject in {rule.per, *seen}:
        yield from classes_of_lists(subject)
    for part in parts:
        if isinstance(part, Fact):
            yield from classes_at(part.subject.record, part.path.split("."))
    for holder in rule.per.chain:
        for reference in holder.refers:
            if reference.to in seen:
                yield from classes_at(holder.record, [reference.field])


def _subjects(part: Expression) -> Iterator[Subject]:
    """Return the subjects that an expression names directly."""
    values = (getattr(part, each.name) for each in fields(part))  # type: ignore[arg-type]  # every node is a dataclass
    return (value for value in values if isinstance(value, Subject))
