"""What a law is tried on: a record made for one rule, and the day it is judged on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from zhixing_rules.engine import validate
from zhixing_rules.language import TRUE
from zhixing_rules.language.procedure import UncheckedProcedure
from zhixing_rules.testing.fulfilment import met, places_in_sight
from zhixing_rules.testing.judged_record import ATTESTED, Situation
from zhixing_rules.testing.property import PropertyViolated
from zhixing_rules.testing.record_generator import Maker
from zhixing_rules.testing.repair import mended, without
from zhixing_rules.testing.thresholds import thresholds
from zhixing_rules.testing.visible_fields import seen_by

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine import Finding
    from zhixing_rules.language import Procedure, Rule, Subject
    from zhixing_rules.testing.property import Trial

__all__ = ["alone", "findings", "situations", "tried", "whole_situations"]

_DEMAND_TOO: Final = 2
S = TypeVar("S")
_QUIET: Final = settings(
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
    report_multiple_bugs=False,
    print_blob=False,
)


@st.composite
def situations(draw: st.DrawFn, trial: Trial) -> Situation:
    """Records that hold what one rule can see, on days around its thresholds; most of them attested to the day.

    In three of five the facts are put on record that make the rule apply to the first of its subjects, and in one of
    them those that it demands.
    """
    maker = _maker(trial.procedure, trial.the_rule, trial.calendar)
    situation = _situation(draw, maker, trial.the_rule.per.chain[0])
    which = draw(st.sampled_from((None, 0, 1, 2, None)))
    if which is None:
        return situation
    for finding in findings(trial, situation).values():
        places, then = places_in_sight(finding), finding.resolved.then
        made = met(finding.resolved.applies, situation, places, which)
        if which == _DEMAND_TOO:
            made = met(getattr(then, "demand", getattr(then, "provided", TRUE)), made, places)
        record = mended(made.root.record, made.facts)
        return replace(made, facts=record.model_dump(mode="json", exclude_none=True))
    return situation


@st.composite
def whole_situations(draw: st.DrawFn, trial: Trial) -> Situation:
    """Whole records of a procedure, on days around its thresholds."""
    root = draw(st.sampled_from(trial.procedure.roots))
    return _situation(draw, _whole_maker(trial.procedure, root, trial.calendar), root)


def _situation(draw: Any, maker: Maker, root: Subject) -> Situation:  # noqa: ANN401  Hypothesis has no name for it
    anchor = draw(maker.anchors())
    facts = maker.facts(draw, anchor)
    on, attested = (draw(st.sampled_from(maker.known.around(anchor))) for _ in range(2))
    on = max(on, anchor) if draw(st.booleans()) else on + timedelta(days=30)
    if ATTESTED in root.record.model_fields:
        facts = without(facts, (ATTESTED,))
        upto = draw(st.sampled_from((on, None, on, attested, on - timedelta(days=1))))
        facts = facts if upto is None else {ATTESTED: upto.isoformat(), **facts}
    record = mended(root.record, facts)
    return Situation(root, record.model_dump(mode="json", exclude_none=True), on)


@lru_cache(maxsize=1024)
def _maker(procedure: Procedure, rule: Rule, calendar: Calendar) -> Maker:
    model = rule.per.chain[0].record
    return Maker(model, thresholds(procedure, rule, calendar), procedure, seen_by(procedure, rule), blanks=1)


@lru_cache(maxsize=64)
def _whole_maker(procedure: Procedure, root: Subject, calendar: Calendar) -> Maker:
    return Maker(root.record, thresholds(procedure, None, calendar), procedure, blanks=3)


@lru_cache(maxsize=1024)
def alone(procedure: Procedure, rule: Rule) -> Procedure:
    """The procedure with one rule and no other, so that it is soon made ready."""
    return UncheckedProcedure.of(procedure, rules=(rule,))


def findings(
    trial: Trial, situation: Situation, *, rule: Rule | None = None, readings: Mapping[str, str] | None = None
) -> dict[str, Finding]:
    """What the rule of a trial, or another in its place, says of each of its subjects, by path."""
    report = validate(
        situation.record,
        on=situation.on,
        procedure=alone(trial.procedure, rule or trial.the_rule),
        calendar=trial.calendar,
        readings={**trial.readings, **(readings or {})},
    )
    return {finding.path: finding for finding in report}


def tried(
    trial: Trial, drawn: st.SearchStrategy[S], check: Callable[[S], None], *, share: float = 1, shrink: bool = True
) -> None:
    """Try a check on what is drawn, as many times as the trial says, or so many times as often.

    Raises:
        LawBroken: with the smallest case found, or the first, unless it is to `shrink`.
    """
    phases = (Phase.generate, Phase.shrink) if shrink else (Phase.generate,)

    @settings(_QUIET, max_examples=max(1, int(trial.examples * share)), phases=phases)
    @given(drawn)
    def once(each: S) -> None:
        check(each)

    try:
        once()
    except PropertyViolated as broken:
        broken.__notes__ = []
        raise
