"""Results as dictionaries and JSON text, the JSON Schemas, and the reading of JSON Lines and amendment files.

>>> from datetime import date
>>> from zhixing_rules import disclose, validate
>>> report = report_to_dict(disclose(validate({}, on=date(2025, 1, 2)), "keeper"))
>>> report["provenance"]["on"], report["counts"]["fail"]
('2025-01-02', 0)
"""

from typing import TYPE_CHECKING, Final

from zhixing_rules._lazy_exports import lazy_exports

if TYPE_CHECKING:
    from zhixing_rules.interchange.amendments import amendment_to_toml, read_amendment
    from zhixing_rules.interchange.articles import article_to_dict
    from zhixing_rules.interchange.audits import audit_to_dict
    from zhixing_rules.interchange.citations import citation_to_dict
    from zhixing_rules.interchange.comparisons import comparison_to_dict
    from zhixing_rules.interchange.conformance import conformity_to_dict
    from zhixing_rules.interchange.coverage import coverage_to_dict, readings_to_dict
    from zhixing_rules.interchange.days import calendar_to_dict, day_to_dict, span_to_dict
    from zhixing_rules.interchange.deadlines import deadline_to_dict
    from zhixing_rules.interchange.encoding import dump, dumps
    from zhixing_rules.interchange.explanations import explanation_to_dict
    from zhixing_rules.interchange.impacts import case_moves_to_dict, impact_to_dict
    from zhixing_rules.interchange.jsonl import read_jsonl
    from zhixing_rules.interchange.mechanisms import mechanism_to_dict
    from zhixing_rules.interchange.mentions import mentions_to_dict
    from zhixing_rules.interchange.plans import plan_to_dict
    from zhixing_rules.interchange.problems import problems_to_dict
    from zhixing_rules.interchange.reports import finding_to_dict, report_to_dict
    from zhixing_rules.interchange.schemas import SCHEMAS, schema
    from zhixing_rules.interchange.worklists import worklist_to_dict

__all__ = [
    "SCHEMAS",
    "amendment_to_toml",
    "article_to_dict",
    "audit_to_dict",
    "calendar_to_dict",
    "case_moves_to_dict",
    "citation_to_dict",
    "comparison_to_dict",
    "conformity_to_dict",
    "coverage_to_dict",
    "day_to_dict",
    "deadline_to_dict",
    "dump",
    "dumps",
    "explanation_to_dict",
    "finding_to_dict",
    "impact_to_dict",
    "mechanism_to_dict",
    "mentions_to_dict",
    "plan_to_dict",
    "problems_to_dict",
    "read_amendment",
    "read_jsonl",
    "readings_to_dict",
    "report_to_dict",
    "schema",
    "span_to_dict",
    "worklist_to_dict",
]

_LAZY: Final = {
    ".amendments": ("amendment_to_toml", "read_amendment"),
    ".articles": ("article_to_dict",),
    ".audits": ("audit_to_dict",),
    ".citations": ("citation_to_dict",),
    ".comparisons": ("comparison_to_dict",),
    ".conformance": ("conformity_to_dict",),
    ".coverage": ("coverage_to_dict", "readings_to_dict"),
    ".days": ("calendar_to_dict", "day_to_dict", "span_to_dict"),
    ".deadlines": ("deadline_to_dict",),
    ".encoding": ("dump", "dumps"),
    ".explanations": ("explanation_to_dict",),
    ".impacts": ("case_moves_to_dict", "impact_to_dict"),
    ".jsonl": ("read_jsonl",),
    ".mentions": ("mentions_to_dict",),
    ".plans": ("plan_to_dict",),
    ".problems": ("problems_to_dict",),
    ".reports": ("finding_to_dict", "report_to_dict"),
    ".schemas": ("SCHEMAS", "schema"),
    ".mechanisms": ("mechanism_to_dict",),
    ".worklists": ("worklist_to_dict",),
}
"""Names imported on first use."""

__getattr__, __dir__ = lazy_exports(__name__, _LAZY)
