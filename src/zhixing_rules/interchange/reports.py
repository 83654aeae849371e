"""Reports and findings as dictionaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.engine import DisclosedFinding, DisclosedReport, only_disclosed
from zhixing_rules.interchange.deadlines import deadline_to_dict
from zhixing_rules.interchange.formats import format_of
from zhixing_rules.interchange.lazy_array import LazyArray, complete
from zhixing_rules.interchange.shared import audience_to_dict, iso, missing_to_dict, provenance_to_dict, remedy_to_dict
from zhixing_rules.language import Confidence

if TYPE_CHECKING:
    from zhixing_rules.engine.answers import Answer
    from zhixing_rules.engine.disclosure.results import DisclosedDays
    from zhixing_rules.engine.duties import DutyFinding
    from zhixing_rules.engine.report import ReadingSensitivity

__all__ = ["finding_to_dict", "report_document", "report_to_dict"]


def report_to_dict(report: DisclosedReport, *, sensitive: bool = False) -> dict[str, Any]:
    """Return a report as a dictionary: audience, provenance, counts, every finding, and every missing fact once.

    Args:
        report: the report, as disclosed to its audience.
        sensitive: whether to add the verdicts that another reading would change, with one alternative of one reading
            chosen at a time.

    Raises:
        DisclosureRefused: the report was not disclosed.
    """
    return complete(report_document(report, sensitive=sensitive))


def report_document(report: DisclosedReport, *, sensitive: bool = False) -> dict[str, Any]:
    """Return the dictionary of `report_to_dict` with lists whose elements are made when they are written.

    Raises:
        DisclosureRefused: the report was not disclosed.
    """
    report = only_disclosed(DisclosedReport, report)
    result = {
        "format": format_of("report"),
        "audience": audience_to_dict(report.audience),
        "provenance": provenance_to_dict(report.provenance),
        "counts": {verdict.value: count for verdict, count in report.counts.items()},
        "findings": LazyArray(finding_to_dict, report.findings),
        "missing": LazyArray(missing_to_dict, report.missing),
    }
    if report.days:
        result["days"] = LazyArray(_days, report.days)
    if report.duties:
        result["duties"] = LazyArray(_duty, report.duties)
    if sensitive:
        result["sensitive_to"] = LazyArray(_sensitivity, report.sensitive_to)
    return result


def _days(each: DisclosedDays) -> dict[str, Any]:
    return {
        "rule_id": each.rule_id,
        "path": each.path,
        "due": iso(each.due),
        "provisional": each.provisional,
        "done_on": iso(each.done_on),
    }


def _duty(each: DutyFinding) -> dict[str, Any]:
    return {
        "id": each.id,
        "title_zh": each.zh,
        "title_en": each.en,
        "path": each.path,
        "verdict": each.verdict.value,
        "decided_by": each.decided_by,
        "see": list(each.see),
        "due": iso(each.due),
        "safe_due": iso(each.safe_due),
    }


def _sensitivity(each: ReadingSensitivity) -> dict[str, Any]:
    return {
        "rule_id": each.rule_id,
        "path": each.path,
        "reading": each.reading,
        "alternative": each.alternative,
        "verdict": each.verdict.value,
        "verdict_zh": each.label.zh,
        "was": each.was.value,
        "was_zh": each.was_label.zh,
    }


def finding_to_dict(finding: DisclosedFinding) -> dict[str, Any]:
    """Return a finding as a dictionary.

    Raises:
        DisclosureRefused: the finding was not disclosed.
    """
    finding = only_disclosed(DisclosedFinding, finding)
    deadline, remedy = finding.deadline, finding.remedy
    capped = {} if finding.raw is finding.verdict else {"raw": finding.raw.value}
    excerpt = {} if finding.confidence is Confidence.A else {"confidence": finding.confidence.value}
    return {
        "rule_id": finding.rule_id,
        "verdict": finding.verdict.value,
        "verdict_zh": finding.label.zh,
        "path": finding.path,
        "citation": str(finding.citation),
        "citation_key": finding.citation.key,
        "quote": finding.quote,
        "due": iso(finding.due),
        "deadline": None if deadline is None else deadline_to_dict(deadline),
        "missing": [missing_to_dict(each) for each in finding.missing],
        "message_zh": finding.message("zh"),
        "message_en": finding.message("en"),
        "remedy_zh": None if remedy is None else remedy.zh,
        "remedy_en": None if remedy is None else remedy.en,
        "remedy": remedy_to_dict(remedy),
        "remarks": [{"zh": remark.zh, "en": remark.en} for remark in finding.remarks],
        "readings": dict(finding.readings),
        "judgment": None if finding.judgment is None else _judgment(finding.judgment),
        **capped,
        **excerpt,
    }


def _judgment(answer: Answer) -> dict[str, Any]:
    return {
        "verdict": answer.verdict.value,
        "verdict_zh": answer.verdict.zh,
        "by": answer.by,
        "on": iso(answer.on),
        "used": answer.used,
    }
