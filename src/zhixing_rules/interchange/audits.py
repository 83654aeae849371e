"""Audits as dictionaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.interchange.formats import format_of
from zhixing_rules.interchange.problems import problem_to_dict
from zhixing_rules.interchange.shared import audience_to_dict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zhixing_rules.batch.audit.results import DisclosedAudit, DuplicateCase, FileResult, VerdictCount

__all__ = ["audit_to_dict"]


def audit_to_dict(audit: DisclosedAudit) -> dict[str, Any]:
    """Return an audit as a dictionary: audience, settings, counts by rule, files, what is unread, and duplicates."""
    return {
        "format": format_of("audit"),
        "audience": audience_to_dict(audit.audience),
        "settings": audit.settings,
        "cases": audit.cases,
        "unread": audit.unread,
        "by": list(audit.by),
        "counts": [_counted(each, audit.by) for each in audit.counts],
        "files": [_file(each) for each in audit.files],
        "passed_over": [{"file": each.file, "reason": problem_to_dict(each.problem)} for each in audit.passed_over],
        "listed_unread": [
            {"file": each.file, "place": each.place, "problem": problem_to_dict(each.problem)}
            for each in audit.listed_unread
        ],
        "duplicates": None if audit.duplicates is None else _duplicates(audit.duplicates, audit.listed_duplicates),
    }


def _duplicates(counts: Mapping[str, int], listed: Iterable[DuplicateCase]) -> dict[str, Any]:
    records = [
        {
            "file": each.file,
            "place": each.place,
            "of_file": each.of_file,
            "of_place": each.of_place,
            "kind": each.kind,
        }
        for each in listed
    ]
    return {**counts, "listed": records}


def _counted(each: VerdictCount, by: tuple[str, ...]) -> dict[str, Any]:
    keys = {"court": each.court, "month": None if each.month is None else f"{each.month:%Y-%m}"}
    return {
        "rule_id": each.rule_id,
        "citation": str(each.citation),
        "citation_key": each.citation.key,
        "title_zh": each.zh,
        "title_en": each.en,
        **{key: keys[key] for key in by},
        "verdict": each.verdict.value,
        "verdict_zh": each.verdict.zh,
        "count": each.count,
        "share": round(each.share, 6),
        "worst_delay": each.worst_delay,
    }


def _file(each: FileResult) -> dict[str, Any]:
    return {
        "file": each.file,
        "cases": each.cases,
        "unread": each.unread,
        "duplicates": each.duplicates,
        "done_before": each.reused,
        "problem": None if each.problem is None else problem_to_dict(each.problem),
    }
