"""A small synthetic case for the tests of the rules, and functions that judge one rule."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any

from zhixing_rules.engine.validation import validate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhixing_rules.engine.report import Finding

Facts = dict[str, Any]

NUMBER = "（2024）豫0822执1号"

LAWFUL: Facts = {
    "case_number": NUMBER,
    "court": "博爱县人民法院",
    "police_counterpart": "博爱县公安局",
    "complete_as_of": "2026-10-31",
    "basis": {"kind": "judgment", "effective": True, "enforceable": True},
    "major_or_difficult": True,
    "persons": [
        {
            "id": "p1",
            "kind": "natural",
            "debtor": True,
            "roles": [],
            "name": "张某甲",
            "sex": "男",
            "resident_number": "11010519491231002X",
            "address": "虚构路1号",
            "telephone": "00000000",
        }
    ],
    "requests": [
        {
            "id": "r1",
            "letter": {
                "dated_on": "2025-01-06",
                "sealed": True,
                "issuing_court": "博爱县人民法院",
                "addressed_to": "博爱县公安局",
                "contact": "李某乙",
                "attachments": ["judgment_document", "enforcement_notice"],
            },
            "approved_on": "2025-01-06",
            "approver": "intermediate_bureau",
            "organ": {"name": "博爱县公安局", "level": "county", "desk": True},
            "sent_on": "2025-01-07",
            "consented_on": "2025-01-08",
            "consenter": "police_leader",
            "queried_on": "2025-01-08",
            "feedback_on": "2025-01-09",
            "centre_informed_on": "2025-01-08",
            "feedback_to_court": True,
            "targets": [
                {
                    "person": "p1",
                    "case_number": NUMBER,
                    "need_held": True,
                    "need_reason": "线索中断",
                    "whereabouts_known": False,
                    "result_locates": False,
                }
            ],
        }
    ],
    "detentions": [
        {
            "id": "d1",
            "person": "p1",
            "decided_on": "2025-01-20",
            "ground": "refusal",
            "refuses": True,
            "serious": True,
            "intake_on": "2025-01-20",
            "days": 15,
            "leave_days": 0,
            "criminal_liability_needed": True,
            "view_on": "2025-01-21",
        }
    ],
    "referrals": [
        {
            "id": "f1",
            "person": "p1",
            "detention": "d1",
            "offence": "refusal",
            "organ_name": "博爱县公安局",
            "organ_level": "county",
            "at_court_seat": True,
            "at_place_of_act": True,
            "level_agreed": True,
            "obstructs_enforcement": False,
            "inventory": ["particulars", "referral_letter", "effective_instrument", "enforcement_report", "evidence"],
            "sent_on": "2025-01-27",
            "sent_before_release": True,
            "received_on": "2025-01-27",
            "materials_complete": True,
            "conditions_met": True,
            "major_or_difficult": False,
            "filed_on": "2025-02-05",
        }
    ],
    "private_prosecutions": [],
}
"""A case of a basic court in which no rule fails."""

REPORT_DAY = date(2025, 6, 3)


def case(**changes: object) -> Facts:
    """Return the lawful case with some facts changed.

    A keyword is a path such as ``requests__0__approver``; the value ``...`` removes the fact.
    """
    changed = deepcopy(LAWFUL)
    for path, value in changes.items():
        *steps, last = (int(step) if step.isdigit() else step for step in path.split("__"))
        place: Any = changed
        for step in steps:
            place = place[step]
        if value is ...:
            del place[last]
        else:
            place[last] = value
    return changed


def finding_of(
    record: Facts, rule_id: str, path: str, on: date = REPORT_DAY, readings: Mapping[str, str] | None = None
) -> Finding:
    """Return the one finding of a rule on the subject at a path."""
    findings = [each for each in validate(record, on=on, readings=readings).rule(rule_id) if each.path == path]
    assert len(findings) == 1, f"not one finding of {rule_id} on {path}"
    return findings[0]


def verdict(record: Facts, rule_id: str, path: str, on: date = REPORT_DAY) -> str:
    """Return the verdict of a rule on the subject at a path."""
    return finding_of(record, rule_id, path, on).verdict.value


def failed_rules(record: Facts, on: date = REPORT_DAY) -> set[str]:
    """Return the ids of the rules that fail for any subject."""
    return {each.rule_id for each in validate(record, on=on).by("fail")}
