"""Examples on which properties are checked: judged records at random, and a runner for checks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from zhixing_rules.case_space import ATTESTED
from zhixing_rules.engine import validate
from zhixing_rules.language import TRUE
from zhixing_rules.language.procedure import UncheckedProcedure
from zhixing_rules.language.rule import LOCAL
from zhixing_rules.testing.fulfilment import fulfil, visible_pointers
from zhixing_rules.testing.judged_record import JudgedRecord
from zhixing_rules.testing.property import PropertyViolated
from zhixing_rules.testing.record_generator import RecordGenerator
from zhixing_rules.testing.repair import repair, without
from zhixing_rules.testing.thresholds import thresholds
from zhixing_rules.testing.visible_fields import visible_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine import Finding
    from zhixing_rules.language import Procedure, Rule, Subject
    from zhixing_rules.testing.property import Trial

__all__ = [
    "check_examples",
    "findings",
    "judged_records",
    "procedure_with_only",
    "procedure_with_version",
    "whole_judged_records",
]

_WITH_DEMAND: Final = 2
S = TypeVar("S")
_SETTINGS: Final = settings(
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
    report_multiple_bugs=False,
    print_blob=False,
)


@st.composite
def judged_records(draw: st.DrawFn, trial: Trial) -> JudgedRecord:
    """Draw a record with the fields that one rule can see, on days around its thresholds; most are attested.

    In three of five records, the rule applies to the first of its subjects; in one of these, its demand is met too.
    """
    generator = _generator(trial.procedure, trial.required_rule, trial.calendar)
    rule = trial.required_rule
    example = _judged_record(draw, generator, rule.per.chain[0], () if rule.layer == LOCAL else (rule.layer,))
    which = draw(st.sampled_from((None, 0, 1, 2, None)))
    if which is None:
        return example
    for finding in findings(trial, example).values():
        pointers, then = visible_pointers(finding), finding.resolved.then
        fulfilled = fulfil(finding.resolved.applies, example, pointers, which)
        if which == _WITH_DEMAND:
            fulfilled = fulfil(getattr(then, "demand", getattr(then, "provided", TRUE)), fulfilled, pointers)
        record = repair(fulfilled.root.record, fulfilled.facts)
        return replace(fulfilled, facts=record.model_dump(mode="json", exclude_none=True))
    return example


@st.composite
def whole_judged_records(draw: st.DrawFn, trial: Trial) -> JudgedRecord:
    """Draw a whole record of a procedure, on days around its thresholds."""
    root = draw(st.sampled_from(trial.procedure.roots))
    layers = tuple(layer for layer, _ in trial.procedure.rules_by_layer if layer != LOCAL)
    return _judged_record(draw, _whole_generator(trial.procedure, root, trial.calendar), root, layers)


def _judged_record(
    draw: Any,  # noqa: ANN401  Hypothesis exports no type for it
    generator: RecordGenerator,
    root: Subject,
    layers: tuple[str, ...],
) -> JudgedRecord:
    anchor = draw(generator.anchors())
    facts = generator.facts(draw, anchor)
    on, attested = (draw(st.sampled_from(generator.thresholds.around(anchor))) for _ in range(2))
    on = max(on, anchor) if draw(st.booleans()) else on + timedelta(days=30)
    if ATTESTED in root.record.model_fields:
        facts = without(facts, (ATTESTED,))
        upto = draw(st.sampled_from((on, None, on, attested, on - timedelta(days=1))))
        facts = facts if upto is None else {ATTESTED: upto.isoformat(), **facts}
        if layers and "complete_for" in root.record.model_fields:
            facts = {**facts, "complete_for": list(layers)}
    record = repair(root.record, facts)
    return JudgedRecord(root, record.model_dump(mode="json", exclude_none=True), on)


@lru_cache(maxsize=1024)
def _generator(procedure: Procedure, rule: Rule, calendar: Calendar) -> RecordGenerator:
    model = rule.per.chain[0].record
    fields = visible_fields(procedure, rule)
    return RecordGenerator(model, thresholds(procedure, rule, calendar), procedure, fields, blanks=1)


@lru_cache(maxsize=64)
def _whole_generator(procedure: Procedure, root: Subject, calendar: Calendar) -> RecordGenerator:
    return RecordGenerator(root.record, thresholds(procedure, None, calendar), procedure, blanks=3)


@lru_cache(maxsize=64)
def procedure_with_version(procedure: Procedure, version: Rule) -> Procedure:
    """Return the procedure with one version of a rule in place of the rule with all its versions."""
    if version in procedure.rules:
        return procedure
    rules = tuple(version if version in rule.versions() else rule for rule in procedure.rules)
    return UncheckedProcedure.of(procedure, rules=rules)


@lru_cache(maxsize=1024)
def procedure_with_only(procedure: Procedure, rule: Rule) -> Procedure:
    """Return the procedure with one rule only, which compiles faster."""
    return UncheckedProcedure.of(procedure, rules=(rule,))


def findings(
    trial: Trial, example: JudgedRecord, *, rule: Rule | None = None, readings: Mapping[str, str] | None = None
) -> dict[str, Finding]:
    """Judge a record by one rule.

    Args:
        trial: the trial.
        example: the record and the day.
        rule: a rule to use instead of the rule of the trial.
        readings: alternatives to take in addition to those of the trial, by reading id.

    Returns:
        The finding for each subject of the rule, by path.
    """
    report = validate(
        example.record,
        on=example.on,
        procedure=procedure_with_only(trial.procedure, rule or trial.required_rule),
        calendar=trial.calendar,
        readings={**trial.readings, **(readings or {})},
    )
    return {finding.path: finding for finding in report}


def check_examples(
    trial: Trial, examples: st.SearchStrategy[S], check: Callable[[S], None], *, share: float = 1, shrink: bool = True
) -> None:
    """Run a check on random examples.

    Args:
        trial: the trial, which sets the number of examples.
        examples: strategy that draws an example.
        check: function that raises `PropertyViolated` for an example that violates the property.
        share: factor for the number of examples.
        shrink: whether to look for the smallest violating example; otherwise the first one is reported.

    Raises:
        PropertyViolated: if an example violates the property.
    """
    phases = (Phase.generate, Phase.shrink) if shrink else (Phase.generate,)

    @settings(_SETTINGS, max_examples=max(1, int(trial.examples * share)), phases=phases)
    @given(examples)
    def run(example: S) -> None:
        check(example)

    try:
        run()
    except PropertyViolated as violated:
        violated.__notes__ = []
        raise
