"""The findings of one rule, as far as an audience may know of the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules._suggestions import did_you_mean
from zhixing_rules.engine import rules_for
from zhixing_rules.errors import Problem, RecordError

if TYPE_CHECKING:
    from zhixing_rules.engine import Finding, Report
    from zhixing_rules.records import Audience

__all__ = ["findings_of_rule"]


def findings_of_rule(report: Report, rule: str, path: str | None, audience: Audience) -> tuple[Finding, ...]:
    """Return the findings of a rule, for every subject or for one. A hidden rule is treated as unknown.

    Args:
        report: the report of a record without the fields that the audience may not see.
        rule: the id of the rule.
        path: the subject, as a JSON Pointer into the record; ``None`` for all.
        audience: who receives the findings.

    Returns:
        The findings, which are not disclosed yet.

    Raises:
        RecordError: the audience knows no such rule, or the record has no such subject.
    """
    visible = rules_for(report.procedure, audience)
    if rule not in visible:
        known = dict.fromkeys(each.id for each in report.procedure.rules if each.id in visible)
        ids, asked = ", ".join(known), did_you_mean(rule, known)
        texts = f"没有这一规则；已有：{ids}{asked.zh}", f"no such rule; known: {ids}{asked.en}"
        raise RecordError([Problem("", "no_such_rule", *texts)])
    findings = report.rule(rule)
    if path is None:
        return findings
    at_path = tuple(finding for finding in findings if finding.path == path)
    if not at_path:
        paths = ", ".join(finding.path or '""' for finding in findings) or "—"
        texts = f"该规则没有这一对象；已有：{paths}", f"no such subject of this rule; known: {paths}"
        raise RecordError([Problem("", "no_such_subject", *texts)])
    return at_path
