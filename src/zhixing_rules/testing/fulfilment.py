"""Fulfilment of rules in a record: record an act as performed on a day in the way that the rule demands.

Every demand that a single field can meet is recorded. Conditions that need several dates in a certain order are not
solved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.language import (
    All,
    Any_,
    Compare,
    Contains,
    Day,
    Equal,
    Event,
    Exists,
    First,
    Flag,
    Is,
    Not,
    NotBefore,
    Perform,
    Recorded,
    Text,
    Today,
)
from zhixing_rules.language.fields import fact_at
from zhixing_rules.records.annotations import bare_type, field_at, is_record, member_type
from zhixing_rules.records.clock_time import is_clock_time
from zhixing_rules.records.field_values import CLOCK_TIMES
from zhixing_rules.records.secrecy_classes import derived_from
from zhixing_rules.testing.sample_values import ANY_WORDS, WORDS

if TYPE_CHECKING:
    from datetime import date

    from zhixing_rules.engine import Finding
    from zhixing_rules.language import Condition, Fact, Moment, Subject
    from zhixing_rules.testing.judged_record import JudgedRecord

__all__ = ["fulfil", "perform_on", "pointer_of_act", "visible_pointers"]

_Pointers = dict["Subject", str]


def pointer_of_act(finding: Finding) -> str | None:
    """Return the JSON Pointer of the date of the demanded act; ``None`` if there is no such act or field.

    For an act that creates a record, it points to the only record of the list, or to its end if the list is empty.
    """
    then = finding.resolved.then
    if not isinstance(then, Perform):
        return None
    pointers = visible_pointers(finding)
    done = _event(then.done)
    if isinstance(then.done, First):
        pointer = _pointer_of_member(finding, then.done, pointers)
        return None if pointer is None else f"{pointer}/{_steps(then.done.event)}"
    return None if done is None or done.subject not in pointers else f"{pointers[done.subject]}/{_steps(done)}"


def perform_on(example: JudgedRecord, finding: Finding, day: date) -> JudgedRecord | None:
    """Record the act of a finding as performed on a day.

    Args:
        example: the record to start from.
        finding: the finding of the rule that demands the act.
        day: the day of the act.

    Returns:
        The changed record; ``None`` if the act has no field.
    """
    then, pointer = finding.resolved.then, pointer_of_act(finding)
    if pointer is None or not isinstance(then, Perform):
        return None
    result = example.having(pointer, day.isoformat())
    pointers = visible_pointers(finding)
    conditions = [then.provided, then.within.last_day]
    if isinstance(then.done, First):
        member = pointer.removesuffix(f"/{_steps(then.done.event)}")
        index = len(_members(example.facts, member)) if member.endswith("/-") else None
        member = member if index is None else f"{member.removesuffix('-')}{index}"
        if index is not None:
            result = result.having(f"{member}/id", f"{then.done.subject.name}-{index + 1}")
        pointers = {**pointers, then.done.subject: member}
        conditions.insert(0, then.done.where)
    for condition in conditions:
        result = fulfil(condition, result, pointers)
    return result


def fulfil(condition: Condition, example: JudgedRecord, pointers: _Pointers, which: int = 0) -> JudgedRecord:  # noqa: C901  one case a node
    """Record facts that meet a condition, as far as single fields can meet it.

    Args:
        condition: the condition to meet.
        example: the record to start from.
        pointers: JSON Pointers of the visible records, by subject.
        which: number of the alternative to meet, modulo the number of alternatives.

    Returns:
        The changed record.
    """
    match condition:
        case All():
            for part in condition.parts:
                example = fulfil(part, example, pointers, which)
        case Any_():
            example = fulfil(condition.parts[which % len(condition.parts)], example, pointers, which)
        case Exists():
            example = fulfil(condition.where, example, pointers, which)
        case Compare(left=Event() as event, right=Today()):
            example = _set_default(example, event, example.on.isoformat(), pointers)
        case Flag():
            example = _set_flag(example, condition, value=True, pointers=pointers)
        case Not(part=Flag() as part):
            example = _set_flag(example, part, value=False, pointers=pointers)
        case Is():
            example = _set(example, condition.fact, condition.values[which % len(condition.values)], pointers)
        case Not(part=Is() as part) if part.fact.terms:
            example = _set(
                example, part.fact, next(each for each in part.fact.terms if each not in part.values), pointers
            )
        case Contains():
            values = [*(_read(example.facts, _pointer(condition.fact, pointers)) or ()), condition.value]
            example = _set(example, condition.fact, list(dict.fromkeys(values)), pointers)
        case Recorded():
            example = _record(condition.fact, example, pointers)
        case Equal():
            example = _link(condition, example, pointers)
    return example


def _record(fact: Fact, example: JudgedRecord, pointers: _Pointers) -> JudgedRecord:
    """Record some value for a fact."""
    return _set_default(example, fact, _some_value(fact, example), pointers)


def _some_value(fact: Fact, example: JudgedRecord) -> object:
    if isinstance(fact, Flag):
        return True
    if isinstance(fact, Event | Day):
        return example.on.isoformat()
    if isinstance(fact, Text) and fact.terms:
        return fact.terms[0]
    field = field_at(fact.subject.record, fact.place.split("."))
    if is_record(bare_type(field.annotation)):
        return {}
    if is_clock_time(field):
        return CLOCK_TIMES[0]
    return WORDS.get(fact.place.rpartition(".")[2], ANY_WORDS)[0] if member_type(field.annotation) is None else []


def _link(same: Equal, example: JudgedRecord, pointers: _Pointers) -> JudgedRecord:
    """Record in a new record the id by which it refers to an existing one."""
    for key, known in ((same.left, same.right), (same.right, same.left)):
        value = _read(example.facts, _pointer(known, pointers)) if known.subject in pointers else None
        if value is not None and key.path != "id" and key.subject in pointers:
            return _set_default(example, key, value, pointers)
    return example


def _set(example: JudgedRecord, fact: Fact, value: object, pointers: _Pointers) -> JudgedRecord:
    return example if fact.subject not in pointers else example.having(_pointer(fact, pointers), value)


def _set_flag(example: JudgedRecord, fact: Flag, *, value: bool, pointers: _Pointers) -> JudgedRecord:
    """Set a yes or no; one that is derived from days and times gets these, which make it a yes."""
    if bare_type(field_at(fact.subject.record, fact.place.split(".")).annotation) is bool:
        return _set(example, fact, value, pointers)
    for name in derived_from(fact.subject.record, fact.path):
        source = fact_at(fact.subject, name)
        example = _set_default(example, source, _some_value(source, example), pointers)
    return example


def _set_default(example: JudgedRecord, fact: Fact, value: object, pointers: _Pointers) -> JudgedRecord:
    if fact.subject not in pointers or _read(example.facts, _pointer(fact, pointers)) is not None:
        return example
    return example.having(_pointer(fact, pointers), value)


# ------------------------------------------------------------------------------------------------ pointers


def _event(moment: Moment) -> Event | None:
    if isinstance(moment, NotBefore):
        return moment.event
    return moment if isinstance(moment, Event) else None


def _steps(fact: Fact) -> str:
    return fact.place.replace(".", "/")


def _pointer(fact: Fact, pointers: _Pointers) -> str:
    return f"{pointers[fact.subject]}/{_steps(fact)}"


def visible_pointers(finding: Finding) -> _Pointers:
    """Return the JSON Pointers of the records that a rule can see; missing referenced records are left out."""
    instance = finding.instance
    visible = zip(instance.subject.visible_subjects, instance.records, instance.paths, strict=True)
    return {subject: path for subject, record, path in visible if record is not None}


def _pointer_of_member(finding: Finding, done: First, pointers: _Pointers) -> str | None:
    """Return the pointer of the record that an act created, or of the end of its list if there is none yet."""
    holder = done.subject.within
    if holder is None or holder not in pointers:
        return None
    listed = f"{pointers[holder]}/{done.subject.field}"
    count = len(getattr(finding.instance.by_subject()[holder], done.subject.field) or ())
    return f"{listed}/-" if count == 0 else f"{listed}/0" if count == 1 else None


def _members(facts: Any, member: str) -> list[Any]:  # noqa: ANN401  any JSON value
    return _read(facts, member.rpartition("/")[0]) or []


def _read(facts: Any, pointer: str) -> Any:  # noqa: ANN401  any JSON value
    for step in pointer.split("/")[1:]:
        if isinstance(facts, list):
            facts = facts[int(step)] if step.isdigit() and int(step) < len(facts) else None
        else:
            facts = None if facts is None else facts.get(step)
    return facts
