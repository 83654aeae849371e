"""A small synthetic case for the tests of the rules, and functions that judge one rule."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any

from space import templates
from space.json_records import Facts
from zhixing_rules.engine.validation import validate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhixing_rules.engine.report import Finding

__all__ = ["LAWFUL", "REPORT_DAY", "Facts", "case", "failed_rules", "finding_of", "verdict"]

LAWFUL: Facts = templates.case(
    complete_as_of="2026-10-31",
    requests=[templates.answered(centre_informed_on="2025-01-08")],
    detentions=[templates.detention(decided_on="2025-01-20", intake_on="2025-01-20", view_on="2025-01-21")],
    referrals=[
        templates.referral(
            detention="d1",
            organ_name="博爱县公安局",
            organ_level="county",
            sent_before_release=True,
            filed_on="2025-02-05",
        )
    ],
)
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
