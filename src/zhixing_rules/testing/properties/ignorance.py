"""Unknown facts: a certain verdict does not change when more facts are recorded."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from zhixing_rules.case_space import ATTESTED
from zhixing_rules.engine import Verdict
from zhixing_rules.errors import RecordError
from zhixing_rules.language import (
    Coalesce,
    Day,
    Event,
    Extended,
    Fact,
    Flag,
    Recorded,
    Text,
    event_bounds,
    parts_of,
    parts_read,
)
from zhixing_rules.testing.examples import check_examples, findings, judged_records
from zhixing_rules.testing.judged_record import JudgedRecord
from zhixing_rules.testing.property import in_english
from zhixing_rules.testing.repair import steps_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.language import Expression, Procedure, Rule
    from zhixing_rules.testing.property import Trial

__all__ = ["never_reverses"]

_CERTAIN: Final = {Verdict.PASS, Verdict.FAIL, Verdict.NOT_APPLICABLE}
_Pair = tuple[JudgedRecord, JudgedRecord, tuple[str, ...]]


def never_reverses(trial: Trial) -> None:
    """Remove some recorded facts: a verdict that is certain without them must be the verdict with them."""
    rule = trial.required_rule

    def check(pair: _Pair) -> None:
        poorer, fuller, removed = pair
        try:
            before, after = findings(trial, poorer), findings(trial, fuller)
        except RecordError:
            return
        for path, finding in before.items():
            then = after.get(path)
            if then is None or then.verdict is finding.verdict:
                continue
            reversed_ = finding.verdict in _CERTAIN or (
                finding.verdict is Verdict.PENDING and then.verdict is Verdict.NOT_APPLICABLE
            )
            if reversed_:
                zh = f"未记录时结论为“{finding.verdict.zh}”，补录后成为“{then.verdict.zh}”"
                before_en, after_en = in_english(finding.verdict), in_english(then.verdict)
                en = f"gives {before_en} if not recorded, and {after_en} once recorded:"
                raise poorer.violation(rule, f"{zh}：{'、'.join(removed)}", f"{en} {', '.join(removed)}")

    check_examples(trial, _pairs(trial), check)


@st.composite
def _pairs(draw: st.DrawFn, trial: Trial) -> _Pair:
    """Draw a record without some facts that may be unknown, the full record, and the pointers of the removed facts.

    If the poorer record still has an attestation, only facts that it leaves open are removed: events after its day;
    flags and words of closed lists, which no attestation answers; dates in documents, unless a rule tests whether they
    are recorded.
    """
    fuller = draw(judged_records(trial))
    attested = fuller.facts.get(ATTESTED)
    upto = None if attested is None else draw(st.sampled_from((attested, None)))
    open_to = _left_open(trial.procedure, trial.required_rule)
    pointers = [
        each for each in _pointers(fuller.facts) if upto is None or _may_be_unknown(fuller, each, open_to, upto)
    ]
    chosen = draw(st.lists(st.sampled_from(pointers), unique=True, min_size=1, max_size=6)) if pointers else []
    poorer = fuller if upto is not None else fuller.without(f"/{ATTESTED}")
    for each in chosen:
        poorer = poorer.without(each)
    return poorer, fuller, tuple(sorted(chosen))


def _pointers(facts: Any, pointer: str = "") -> Iterator[str]:  # noqa: ANN401  any JSON value
    """Yield the JSON Pointer of every recorded field, except ids and the attestation."""
    if isinstance(facts, dict):
        for name, value in facts.items():
            if name not in {"id", ATTESTED}:
                yield f"{pointer}/{name}"
                yield from _pointers(value, f"{pointer}/{name}")
    elif isinstance(facts, list):
        for index, value in enumerate(facts):
            yield from _pointers(value, f"{pointer}/{index}")


def _may_be_unknown(example: JudgedRecord, pointer: str, open_to: dict[tuple[str, ...], bool], upto: str) -> bool:
    """Whether a field may be unknown although the record is attested through a day."""
    steps = steps_of(pointer)
    is_event = open_to.get(tuple(step for step in steps if not step.isdigit()))
    if is_event is None:
        return False
    return not is_event or date.fromisoformat(_at(example.facts, steps)) > date.fromisoformat(upto)


def _at(facts: Any, steps: tuple[str, ...]) -> Any:  # noqa: ANN401  any JSON value
    for step in steps:
        facts = facts[int(step)] if isinstance(facts, list) else facts[step]
    return facts


@lru_cache(maxsize=1024)
def _left_open(procedure: Procedure, rule: Rule) -> dict[tuple[str, ...], bool]:
    """Return the fields that an attestation leaves open, and whether each is the date of an event."""
    parts = parts_read(procedure, rule)
    tested = {part.fact for part in parts if isinstance(part, Recorded)}
    tested |= {part.first for part in parts if isinstance(part, Coalesce)}
    tested |= {part.by for part in parts if isinstance(part, Extended)}
    answered = {(fact.subject, fact.place) for fact in tested if not _is_never_answered(fact)}
    answered |= {(fact.subject, fact.place) for part in parts for fact in _signs(part)}
    left_open: dict[tuple[str, ...], bool] = {}
    closed = set[tuple[str, ...]]()
    for fact in (part for part in parts if isinstance(part, Fact)):
        steps = (*(step.field for step in fact.subject.chain[1:]), *fact.place.split("."))
        if fact.place != fact.path or (fact.subject, fact.place) in answered:
            closed.add(steps)
        elif isinstance(fact, Flag | Text | Event | Day):
            left_open[steps] = left_open.get(steps, False) or isinstance(fact, Event)
        else:
            closed.add(steps)
    return {steps: is_event for steps, is_event in left_open.items() if steps not in closed}


def _signs(part: Expression) -> Iterator[Fact]:
    """Yield the facts that show that an event has happened: without them, an attestation says that it has not."""
    if isinstance(part, Event | Day):
        yield from event_bounds(part.subject, part.path).shown_by
        if part.shown_by is not None:
            yield from (each for each in parts_of(part.shown_by) if isinstance(each, Fact))


def _is_never_answered(fact: Fact) -> bool:
    """Whether no attestation answers a fact: a flag or a word of a closed list, but not a free text."""
    return isinstance(fact, Flag) or (isinstance(fact, Text) and bool(fact.terms))
