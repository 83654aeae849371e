"""Facts that no rule of the Opinion reads yet: the interpreter, compiled Python and the columns read them alike."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from support.columns import disagreements
from zhixing_rules import JIAOZUO_2024, PRC, Case, load
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.engine.instances import instances
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.engine.interpret.verdicts import verdict_of
from zhixing_rules.engine.verdict import VERDICTS, Verdict
from zhixing_rules.language import Permit, happened, select
from zhixing_rules.procedures.fields import detention, referral
from zhixing_rules.procedures.fields.subjects import DETENTION, REFERRAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.language import Condition, Procedure, Subject

ON = date(2025, 3, 20)
MONDAY, TUESDAY = "2025-03-03", "2025-03-04"
TIMES = (None, "09:20", "10:00", "10:01")
RULES = {DETENTION: "art7.p1.detention", REFERRAL: "art9.extension"}


def with_condition(subject: Subject, when: Condition, condition: Condition) -> Procedure:
    """Return the Opinion with another condition in one of its rules about a subject."""
    then = Permit("测试", "a test", condition)
    changed = RULES[subject]
    rules = tuple(
        replace(rule, when=when, then=then) if (rule.per, rule.id) == (subject, changed) else rule
        for rule in JIAOZUO_2024.rules
    )
    return replace(JIAOZUO_2024, rules=rules)


TOLD = with_condition(DETENTION, happened(detention.decided_on), detention.family_told_in_24_hours)
PASSED_ON = with_condition(REFERRAL, happened(referral.sent_on), referral.transferred_in_24_hours)
HEADS = with_condition(
    REFERRAL, happened(referral.sent_on), referral.evidence_heads.contains("ability", referral.sent_on)
)
ITEM = with_condition(REFERRAL, happened(referral.sent_on), referral.serious_item.is_("item_4", "item_5"))


def told() -> Iterator[dict[str, Any]]:
    for start, day, end in product(TIMES, (None, MONDAY, TUESDAY), TIMES):
        times = {"taken_at": start, "family_told_on": day, "family_told_at": end}
        yield {"detentions": [{"id": "d", "decided_on": MONDAY, "intake_on": MONDAY, **times}]}


def referred(*given: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for each in given:
        yield {"referrals": [{"id": "r", "sent_on": "2025-03-01", **each}]}


def passed_on() -> Iterator[dict[str, Any]]:
    names = ("wrong_organ_held_at", "transferred_on", "transferred_at")
    for values in product(TIMES, (None, MONDAY, TUESDAY), TIMES):
        yield from referred({"wrong_organ_held_on": MONDAY, **dict(zip(names, values, strict=True))})


@pytest.mark.parametrize(
    ("procedure", "subject", "given", "expected"),
    [
        (TOLD, DETENTION, [*told()], {"pass": 17, "fail": 1, "open": 30}),
        (PASSED_ON, REFERRAL, [*passed_on()], {"pass": 17, "fail": 1, "open": 30}),
        (
            HEADS,
            REFERRAL,
            [*referred({}, {"evidence_heads": []}, {"evidence_heads": ["ability"]}, {"evidence_heads": ["duty"]})],
            {"open": 1, "fail": 2, "pass": 1},
        ),
        (
            ITEM,
            REFERRAL,
            [*referred({}, {"serious_item": "item_4"}, {"serious_item": "第（六）项"})],
            {"open": 1, "pass": 1, "fail": 1},
        ),
    ],
    ids=["told", "passed_on", "heads", "item"],
)
def test_every_evaluator_reads_the_facts_alike(
    procedure: Procedure, subject: Subject, given: list[dict[str, Any]], expected: dict[str, int]
) -> None:
    cases = [load(Case, each) for each in given]
    root = procedure.root_of(cases[0])
    count, wrong = disagreements(cases, root, ON, procedure)
    assert count
    assert wrong == []
    assert Counter(_verdicts(procedure, subject, cases)) == Counter({Verdict(name): n for name, n in expected.items()})


def _verdicts(procedure: Procedure, subject: Subject, cases: list[Case]) -> Iterator[Verdict]:
    """Yield the verdicts of one rule, which compiled Python and the interpreter both give."""
    compiled = compile_procedure(procedure, PRC, select(procedure.readings, None))
    for case in cases:
        for _, rules in compiled.subject_rules_of(procedure.root_of(case)):
            for instance in instances(case, rules.subject):
                codes = rules.judge(ON.toordinal(), 0, *instance.records)
                context = EvaluationContext.of(instance, ON, None, PRC)
                for code, resolved in zip(codes, rules.rules, strict=True):
                    assert verdict_of(resolved, context) is VERDICTS[code]
                    if (resolved.rule.per, resolved.rule.id) == (subject, RULES[subject]):
                        yield VERDICTS[code]
