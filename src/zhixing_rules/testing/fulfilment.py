"""A clerk for any procedure: puts an act on record as done on a day, in the way the rule demands.

Where a rule demands more than one thing, each is put on record that a field alone can hold; days that must stand in an
order to each other are left as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_origin

from pydantic import BaseModel

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
from zhixing_rules.testing.sample_values import ANY_WORDS, WORDS
from zhixing_rules.testing.visible_fields import bare

if TYPE_CHECKING:
    from datetime import date

    from zhixing_rules.engine import Finding
    from zhixing_rules.language import Condition, Fact, Moment, Subject
    from zhixing_rules.testing.judged_record import Situation

__all__ = ["done_on", "met", "place_of_act", "places_in_sight"]

_Places = dict["Subject", str]


def place_of_act(finding: Finding) -> str | None:
    """Where the day of an act stands, as a JSON Pointer; ``None`` where the rule demands none or it has no field.

    For an act that brings about a record, the place is that of the only one there is, or of the one still to come.
    """
    then = finding.resolved.then
    if not isinstance(then, Perform):
        return None
    places = places_in_sight(finding)
    done = _event(then.done)
    if isinstance(then.done, First):
        place = _place_of_member(finding, then.done, places)
        return None if place is None else f"{place}/{_steps(then.done.event)}"
    return None if done is None or done.subject not in places else f"{places[done.subject]}/{_steps(done)}"


def done_on(situation: Situation, finding: Finding, day: date) -> Situation | None:
    """The situation with an act of its finding done on a day; ``None`` where it has no place."""
    then, place = finding.resolved.then, place_of_act(finding)
    if place is None or not isinstance(then, Perform):
        return None
    made = situation.having(place, day.isoformat())
    places = places_in_sight(finding)
    conditions = [then.provided, then.within.last_day]
    if isinstance(then.done, First):
        member = place.removesuffix(f"/{_steps(then.done.event)}")
        index = len(_listed(situation.facts, member)) if member.endswith("/-") else None
        member = member if index is None else f"{member.removesuffix('-')}{index}"
        if index is not None:
            made = made.having(f"{member}/id", f"{then.done.subject.name}-{index + 1}")
        places = {**places, then.done.subject: member}
        conditions.insert(0, then.done.where)
    for condition in conditions:
        made = met(condition, made, places)
    return made


def met(condition: Condition, made: Situation, places: _Places, which: int = 0) -> Situation:  # noqa: C901  one case a node
    """A situation in which a condition is met, as far as fields alone can meet it.

    Args:
        condition: what is to be met.
        made: the situation to begin from.
        places: where the records stand that can be seen, by subject.
        which: which of several alternatives to meet; counted round.
    """
    match condition:
        case All():
            for part in condition.parts:
                made = met(part, made, places, which)
        case Any_():
            made = met(condition.parts[which % len(condition.parts)], made, places, which)
        case Exists():
            made = met(condition.where, made, places, which)
        case Compare(left=Event() as event, right=Today()):
            made = _unless_there(made, event, made.on.isoformat(), places)
        case Flag():
            made = _put(made, condition, value=True, places=places)
        case Not(part=Flag() as part):
            made = _put(made, part, value=False, places=places)
        case Is():
            made = _put(made, condition.fact, condition.values[which % len(condition.values)], places)
        case Not(part=Is() as part) if part.fact.terms:
            made = _put(made, part.fact, next(each for each in part.fact.terms if each not in part.values), places)
        case Contains():
            held = [*(_read(made.facts, _place(condition.fact, places)) or ()), condition.value]
            made = _put(made, condition.fact, list(dict.fromkeys(held)), places)
        case Recorded():
            made = _recorded(condition.fact, made, places)
        case Equal():
            made = _joined(condition, made, places)
    return made


def _recorded(fact: Fact, made: Situation, places: _Places) -> Situation:
    """A situation in which a fact is on record, whatever it says."""
    return _unless_there(made, fact, _something(fact, made), places)


def _something(fact: Fact, made: Situation) -> object:
    if isinstance(fact, Flag):
        return True
    if isinstance(fact, Event | Day):
        return made.on.isoformat()
    if isinstance(fact, Text) and fact.terms:
        return fact.terms[0]
    kind = _kind(fact)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return {}
    return [] if get_origin(kind) is tuple else WORDS.get(fact.place.rpartition(".")[2], ANY_WORDS)[0]


def _kind(fact: Fact) -> Any:  # noqa: ANN401  any type
    kind: Any = fact.subject.record
    for step in fact.place.split("."):
        kind = bare(kind.model_fields[step].annotation)
    return kind


def _joined(same: Equal, made: Situation, places: _Places) -> Situation:
    """The record still to come, with the id by which it is known to belong to the one at hand."""
    for key, known in ((same.left, same.right), (same.right, same.left)):
        value = _read(made.facts, _place(known, places)) if known.subject in places else None
        if value is not None and key.path != "id" and key.subject in places:
            return _unless_there(made, key, value, places)
    return made


def _put(made: Situation, fact: Fact, value: object, places: _Places) -> Situation:
    return made if fact.subject not in places else made.having(_place(fact, places), value)


def _unless_there(made: Situation, fact: Fact, value: object, places: _Places) -> Situation:
    if fact.subject not in places or _read(made.facts, _place(fact, places)) is not None:
        return made
    return made.having(_place(fact, places), value)


# ------------------------------------------------------------------------------------------------ places


def _event(moment: Moment) -> Event | None:
    if isinstance(moment, NotBefore):
        return moment.event
    return moment if isinstance(moment, Event) else None


def _steps(fact: Fact) -> str:
    return fact.place.replace(".", "/")


def _place(fact: Fact, places: _Places) -> str:
    return f"{places[fact.subject]}/{_steps(fact)}"


def places_in_sight(finding: Finding) -> _Places:
    """Where the records stand that a rule sees; those that are referred to and not there are left out."""
    instance = finding.instance
    seen = zip(instance.subject.visible_subjects, instance.records, instance.paths, strict=True)
    return {subject: path for subject, record, path in seen if record is not None}


def _place_of_member(finding: Finding, done: First, places: _Places) -> str | None:
    """The record that an act brought about, or the end of the list where it will stand."""
    holder = done.subject.within
    if holder is None or holder not in places:
        return None
    listed = f"{places[holder]}/{done.subject.field}"
    count = len(getattr(finding.instance.by_subject()[holder], done.subject.field) or ())
    return f"{listed}/-" if count == 0 else f"{listed}/0" if count == 1 else None


def _listed(facts: Any, member: str) -> list[Any]:  # noqa: ANN401  any JSON value
    return _read(facts, member.rpartition("/")[0]) or []


def _read(facts: Any, pointer: str) -> Any:  # noqa: ANN401  any JSON value
    for step in pointer.split("/")[1:]:
        if isinstance(facts, list):
            facts = facts[int(step)] if step.isdigit() and int(step) < len(facts) else None
        else:
            facts = None if facts is None else facts.get(step)
    return facts
