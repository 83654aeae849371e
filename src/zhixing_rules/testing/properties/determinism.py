"""Determinism: every record gets a verdict, and the same one on every run."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zhixing_rules.engine import disclose, plan, validate
from zhixing_rules.engine.instances import instances
from zhixing_rules.records import load
from zhixing_rules.testing.examples import check_examples, whole_judged_records

if TYPE_CHECKING:
    from zhixing_rules.engine import Deadline, Plan, Report
    from zhixing_rules.testing.judged_record import JudgedRecord
    from zhixing_rules.testing.property import Trial

__all__ = ["answers_always_alike", "replays_from_provenance"]

_SHARE = 0.2
_KEEPER = "keeper"


def answers_always_alike(trial: Trial) -> None:
    """Every rule gives exactly one verdict for each of its subjects, and the same verdict on every run."""

    def check(example: JudgedRecord) -> None:
        try:
            first = _as_text(_report(trial, example), _plan(trial, example))
            again = _as_text(_report(trial, example), _plan(trial, example))
        except Exception as error:  # noqa: BLE001  any exception violates the property
            zh, en = f"判断时出错：{type(error).__name__}", f"raised {type(error).__name__}"
            raise example.violation(None, zh, en) from None
        if first != again:
            zh, en = "同一记录同一日，两次结论不同", "gives two results for one record on one day"
            raise example.violation(None, zh, en)
        counts = Counter((each.rule_id, each.instance.subject, each.path) for each in _report(trial, example))
        for rule in trial.procedure.rules:
            judged = rule.per.chain[0] is example.root
            paths = [each.path for each in instances(example.record, rule.per)] if judged else []
            if any(counts[rule.id, rule.per, path] != 1 for path in paths):
                raise example.violation(rule, "结论不是恰好一个", "does not give exactly one verdict")

    check_examples(trial, whole_judged_records(trial), check, share=_SHARE)


def replays_from_provenance(trial: Trial) -> None:
    """Judging a stored record again with the values in its provenance gives an identical result."""

    def check(example: JudgedRecord) -> None:
        first = _report(trial, example)
        provenance = first.provenance
        stored = load(example.root.record, example.record.model_dump_json(exclude_none=True))
        again = validate(
            stored,
            on=provenance.on,
            procedure=trial.procedure,
            calendar=trial.calendar,
            readings=dict(provenance.readings),
        )
        if again.provenance != provenance:
            raise example.violation(None, "依生成信息重新判断，生成信息不同", "judged again, has another provenance")
        if _as_text(again, None) != _as_text(first, None):
            raise example.violation(None, "依生成信息重新判断，结论不同", "judged again, gives another result")

    check_examples(trial, whole_judged_records(trial), check, share=_SHARE)


def _report(trial: Trial, example: JudgedRecord) -> Report:
    return validate(
        example.record,
        on=example.on,
        procedure=trial.procedure,
        calendar=trial.calendar,
        readings=trial.readings,
    )


def _plan(trial: Trial, example: JudgedRecord) -> Plan:
    return plan(
        example.record,
        on=example.on,
        procedure=trial.procedure,
        calendar=trial.calendar,
        readings=trial.readings,
    )


def _days(deadline: Deadline | None) -> object:
    if deadline is None:
        return None
    return (deadline.trigger, deadline.earliest, deadline.due, deadline.due_latest, deadline.safe_due)


def _as_text(report: Report, planned: Plan | None) -> str:
    """Return everything that a report and a plan disclose to the keeper, as text."""
    disclosed = disclose(report, _KEEPER)
    lines = [
        f"{each.rule_id} {each.path} {each.verdict} {each.message('zh')} {each.message('en')}"
        f" {_days(each.deadline)} {[(one.path, one.zh, one.why_zh) for one in each.missing]}"
        for each in disclosed
    ]
    steps = () if planned is None else disclose(planned, _KEEPER).steps
    lines += [f"{each.rule_id} {each.path} {each.status} {_days(each.deadline)} {each.why_zh}" for each in steps]
    return "\n".join(lines)
