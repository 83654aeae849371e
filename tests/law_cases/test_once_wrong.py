"""Small records that once got a wrong verdict, were shown no step, or were accepted: once_wrong.jsonl.

Each line has an id, why it matters, the day, the readings and the record; ``expect`` has the verdicts that every
finding of a rule may have, ``at`` those at one place, ``plan`` what a step must look like (``*`` is any rule);
``load`` is there if the record is refused.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from zhixing_rules import RecordError, plan, validate

CASES: list[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("once_wrong.jsonl").read_text(encoding="utf-8").splitlines()
]


def judged(case: dict[str, Any]) -> dict[str, Any]:
    return {"on": date.fromisoformat(case["on"]), "readings": case.get("readings")}


def cases(kind: str) -> pytest.MarkDecorator:
    chosen = [case for case in CASES if case.get(kind)]
    return pytest.mark.parametrize("case", chosen, ids=[case["id"] for case in chosen])


@cases("load")
def test_a_record_that_cannot_be_is_refused(case: dict[str, Any]) -> None:
    with pytest.raises(RecordError):
        validate(case["record"], **judged(case))


@cases("expect")
def test_every_finding_of_a_rule_has_the_right_verdict(case: dict[str, Any]) -> None:
    report = validate(case["record"], **judged(case))
    for rule, allowed in case["expect"].items():
        found = {each.verdict.value for each in report.rule(rule)}
        assert found, rule
        assert found <= set(allowed), rule


@cases("at")
def test_the_finding_at_a_place_has_the_right_verdict(case: dict[str, Any]) -> None:
    report = validate(case["record"], **judged(case))
    for path, verdicts in case["at"].items():
        for rule, allowed in verdicts.items():
            assert [each.verdict.value for each in report.rule(rule) if each.path == path] == allowed


@cases("plan")
def test_the_plan_has_the_right_steps(case: dict[str, Any]) -> None:
    whole = plan(case["record"], **judged(case))
    for rule, wanted in case["plan"].items():
        mine = [step for step in whole.steps if rule in {"*", step.rule_id}]
        assert bool(mine) is not wanted.get("absent", False)
        assert len({(step.rule_id, step.path, step.from_path) for step in mine}) == len(mine)
        for name in ("status", "due", "provisional"):
            expected = wanted.get(name)
            allowed = expected if isinstance(expected, list) else [expected]
            assert name not in wanted or {str(getattr(step, name)) for step in mine} & set(map(str, allowed)), name
        assert not wanted.get("in_next") or rule in {step.rule_id for step in whole.next}


def test_there_are_records_of_every_kind() -> None:
    assert min(sum(bool(case.get(kind)) for case in CASES) for kind in ("load", "plan", "expect")) >= 5
