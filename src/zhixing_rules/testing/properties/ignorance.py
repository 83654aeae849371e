"""What is sure of a record stays so when more is filled in."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from zhixing_rules.engine import Verdict
from zhixing_rules.errors import RecordError
from zhixing_rules.language import Coalesce, Day, Event, Extended, Fact, Flag, Recorded, Text
from zhixing_rules.testing.judged_record import ATTESTED, Situation
from zhixing_rules.testing.repair import place_of
from zhixing_rules.testing.situations import findings, situations, tried
from zhixing_rules.testing.visible_fields import expressions_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.language import Procedure, Rule
    from zhixing_rules.testing.property import Trial

__all__ = ["never_reverses"]

_SURE: Final = {Verdict.PASS, Verdict.FAIL, Verdict.NOT_APPLICABLE}
_Pair = tuple[Situation, Situation, tuple[str, ...]]


def never_reverses(trial: Trial) -> None:
    """Blank some of what is recorded: a verdict that is sure without it must be that of the record with it."""
    rule = trial.the_rule

    def check(pair: _Pair) -> None:
        poorer, fuller, blanked = pair
        try:
            before, after = findings(trial, poorer), findings(trial, fuller)
        except RecordError:
            return
        for path, finding in before.items():
            then = after.get(path)
            if then is None or then.verdict is finding.verdict:
                continue
            reversed_ = finding.verdict in _SURE or (
                finding.verdict is Verdict.PENDING and then.verdict is Verdict.NOT_APPLICABLE
            )
            if reversed_:
                zh = f"未记录时结论为“{finding.verdict.zh}”，补录后成为“{then.verdict.zh}”"
                en = f"says {finding.verdict} without, and {then.verdict} once recorded:"
                raise poorer.broken(rule, f"{zh}：{'、'.join(blanked)}", f"{en} {', '.join(blanked)}")

    tried(trial, _pairs(trial), check)


@st.composite
def _pairs(draw: st.DrawFn, trial: Trial) -> _Pair:
    """A record, the same with some of it blanked that may be unknown, and what was blanked.

    Where the poorer record still attests to a day, only what that leaves open is blanked: events after the day; any
    yes or no and any word, for no attestation answers those; days written somewhere that nothing says are absent.
    """
    fuller = draw(situations(trial))
    said = fuller.facts.get(ATTESTED)
    upto = None if said is None else draw(st.sampled_from((said, None)))
    open_to = _left_open(trial.procedure, trial.the_rule)
    places = [each for each in _places(fuller.facts) if upto is None or _may_be_unknown(fuller, each, open_to, upto)]
    chosen = draw(st.lists(st.sampled_from(places), unique=True, min_size=1, max_size=6)) if places else []
    poorer = fuller if upto is not None else fuller.without(f"/{ATTESTED}")
    for each in chosen:
        poorer = poorer.without(each)
    return poorer, fuller, tuple(sorted(chosen))


def _places(facts: Any, pointer: str = "") -> Iterator[str]:  # noqa: ANN401  any JSON value
    """Every field that is recorded, as a JSON Pointer; ids and the attestation left out."""
    if isinstance(facts, dict):
        for name, value in facts.items():
            if name not in {"id", ATTESTED}:
                yield f"{pointer}/{name}"
                yield from _places(value, f"{pointer}/{name}")
    elif isinstance(facts, list):
        for index, value in enumerate(facts):
            yield from _places(value, f"{pointer}/{index}")


def _may_be_unknown(situation: Situation, pointer: str, open_to: dict[tuple[str, ...], bool], upto: str) -> bool:
    """Whether a record attested to a day may lack what another has at a place."""
    place = place_of(pointer)
    is_event = open_to.get(tuple(step for step in place if not step.isdigit()))
    if is_event is None:
        return False
    return not is_event or date.fromisoformat(_at(situation.facts, place)) > date.fromisoformat(upto)


def _at(facts: Any, place: tuple[str, ...]) -> Any:  # noqa: ANN401  any JSON value
    for step in place:
        facts = facts[int(step)] if isinstance(facts, list) else facts[step]
    return facts


@lru_cache(maxsize=1024)
def _left_open(procedure: Procedure, rule: Rule) -> dict[tuple[str, ...], bool]:
    """The fields whose absence an attestation does not answer, and whether each is the day of an event."""
    parts = expressions_of(procedure, rule)
    answered = {part.fact for part in parts if isinstance(part, Recorded)}
    answered |= {part.first for part in parts if isinstance(part, Coalesce)}
    answered |= {part.by for part in parts if isinstance(part, Extended)}
    answers = {(fact.subject, fact.place) for fact in answered if not _is_a_question(fact)}
    found: dict[tuple[str, ...], bool] = {}
    closed = set[tuple[str, ...]]()
    for fact in (part for part in parts if isinstance(part, Fact)):
        steps = (*(step.field for step in fact.subject.chain[1:]), *fact.place.split("."))
        if fact.place != fact.path or (fact.subject, fact.place) in answers:
            closed.add(steps)
        elif isinstance(fact, Flag | Text | Event | Day):
            found[steps] = found.get(steps, False) or isinstance(fact, Event)
        else:
            closed.add(steps)
    return {steps: is_event for steps, is_event in found.items() if steps not in closed}


def _is_a_question(fact: Fact) -> bool:
    """Whether no attestation answers it: a yes or no, or a word of a closed list; a free text may be wanting."""
    return isinstance(fact, Flag) or (isinstance(fact, Text) and bool(fact.terms))
