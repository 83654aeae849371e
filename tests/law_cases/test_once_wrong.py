"""Small records that once got a wrong verdict, were shown no step, or were accepted: once_wrong.jsonl.

Each line has an id, why it matters, the day, the readings and the record; ``expect`` has the verdicts that every finding
of a rule may have, ``at`` those at one place, ``plan`` what a step must look like (``*`` is any rule), and ``load`` is
``refused``, or ``refused-or-judged`` where either is right.
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


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_a_record_that_once_was_judged_wrongly_is_judged_rightly(case: dict[str, Any]) -> None:
    on, readings = date.fromisoformat(case["on"]), case.get("readings")
    if case.get("load") == "refused":
        with pytest.raises(RecordError):
            validate(case["record"], on=on, readings=readings)
        return
    report = validate(case["record"], on=on, readings=readings)
    for rule, allowed in case["expect"].items():
        found = {each.verdict.value for each in report.rule(rule)}
        assert found, rule
        assert found <= set(allowed), rule
    for path, verdicts in case.get("at", {}).items():
        for rule, allowed in verdicts.items():
            assert [each.verdict.value for each in report.rule(rule) if each.path == path] == allowed
    steps = plan(case["record"], on=on, readings=readings)
    for rule, wanted in case.get("plan", {}).items():
        mine = [step for step in steps.steps if rule in {"*", step.rule_id}]
        if wanted.get("absent"):
            assert mine == []
            continue
        assert mine
        if "unique" in wanted:
            assert len({(step.rule_id, step.path) for step in mine}) == len(mine)
        if "status" in wanted:
            assert {step.status.value for step in mine} & set(wanted["status"])
        if "due" in wanted:
            assert wanted["due"] in {str(step.due) for step in mine}
        if "provisional" in wanted:
            assert {step.provisional for step in mine} == {wanted["provisional"]}
        if wanted.get("in_next"):
            assert rule in {step.rule_id for step in steps.next}


def test_there_are_records_of_every_kind() -> None:
    kinds = [next((kind for kind in ("load", "plan") if kind in case), "expect") for case in CASES]
    assert min(kinds.count(kind) for kind in ("load", "plan", "expect")) >= 5
