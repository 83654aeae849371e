"""Whatever the record, there is an answer, and it is the same again."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zhixing_rules.engine import disclose, plan, validate
from zhixing_rules.engine.instances import instances
from zhixing_rules.records import load
from zhixing_rules.testing.situations import tried, whole_situations

if TYPE_CHECKING:
    from zhixing_rules.engine import Deadline, Plan, Report
    from zhixing_rules.testing.judged_record import Situation
    from zhixing_rules.testing.property import Trial

__all__ = ["answers_always_alike", "replays_from_receipt"]

_SHARE = 0.2
_KEEPER = "keeper"


def answers_always_alike(trial: Trial) -> None:
    """Every rule answers once for each of its subjects, whatever is recorded, and answers the same again."""

    def check(situation: Situation) -> None:
        try:
            said = _said(_report(trial, situation), _plan(trial, situation))
            again = _said(_report(trial, situation), _plan(trial, situation))
        except Exception as fault:  # noqa: BLE001  whatever it is, it is what the law forbids
            zh, en = f"判断时出错：{type(fault).__name__}", f"raised {type(fault).__name__}"
            raise situation.broken(None, zh, en) from None
        if said != again:
            raise situation.broken(None, "同一记录同一天，两次结论不同", "says two things of one record on one day")
        answered = Counter((each.resolved.rule, each.path) for each in _report(trial, situation))
        for rule in trial.procedure.rules:
            speaks = rule.per.chain[0] is situation.root
            paths = [each.path for each in instances(situation.record, rule.per)] if speaks else []
            if any(answered[rule, path] != 1 for path in paths):
                raise situation.broken(rule, "没有恰好一个结论", "does not answer exactly once")

    tried(trial, whole_situations(trial), check, share=_SHARE)


def replays_from_receipt(trial: Trial) -> None:
    """What was stored, judged anew by what its receipt names, gives the same to the last byte."""

    def check(situation: Situation) -> None:
        first = _report(trial, situation)
        provenance = first.provenance
        stored = load(situation.root.record, situation.record.model_dump_json(exclude_none=True))
        again = validate(
            stored,
            on=provenance.on,
            procedure=trial.procedure,
            calendar=trial.calendar,
            readings=dict(provenance.readings),
        )
        if again.provenance != provenance:
            raise situation.broken(None, "依收据重做，收据不同", "made again from its receipt, has another receipt")
        if _said(again, None) != _said(first, None):
            raise situation.broken(None, "依收据重做，结论不同", "made again from its receipt, says something else")

    tried(trial, whole_situations(trial), check, share=_SHARE)


def _report(trial: Trial, situation: Situation) -> Report:
    return validate(
        situation.record,
        on=situation.on,
        procedure=trial.procedure,
        calendar=trial.calendar,
        readings=trial.readings,
    )


def _plan(trial: Trial, situation: Situation) -> Plan:
    return plan(
        situation.record,
        on=situation.on,
        procedure=trial.procedure,
        calendar=trial.calendar,
        readings=trial.readings,
    )


def _days(found: Deadline | None) -> object:
    return None if found is None else (found.trigger, found.earliest, found.due, found.due_latest, found.safe_due)


def _said(report: Report, made: Plan | None) -> str:
    """All that a report and a plan tell the keeper, as text."""
    told = disclose(report, _KEEPER)
    lines = [
        f"{each.rule_id} {each.path} {each.verdict} {each.message('zh')} {each.message('en')}"
        f" {_days(each.deadline)} {[(one.path, one.zh, one.why_zh) for one in each.missing]}"
        for each in told
    ]
    steps = () if made is None else disclose(made, _KEEPER).steps
    lines += [f"{each.rule_id} {each.path} {each.status} {_days(each.deadline)} {each.why_zh}" for each in steps]
    return "\n".join(lines)
