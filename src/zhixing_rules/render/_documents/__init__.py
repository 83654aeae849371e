"""Results as documents: one function for each result, imported on first use."""

from typing import TYPE_CHECKING, Final

from zhixing_rules._lazy_exports import lazy_exports

if TYPE_CHECKING:
    from zhixing_rules.render._documents.articles import article_document
    from zhixing_rules.render._documents.audits import audit_document
    from zhixing_rules.render._documents.case_reports import case_document
    from zhixing_rules.render._documents.comparisons import comparison_document
    from zhixing_rules.render._documents.conformance import conformity_document
    from zhixing_rules.render._documents.coverage import coverage_document
    from zhixing_rules.render._documents.days import (
        calendar_document,
        count_document,
        day_document,
        days_between,
        notice_document,
        provisional_document,
        shift_document,
    )
    from zhixing_rules.render._documents.explanations import count_section, explanation_document
    from zhixing_rules.render._documents.impacts import impact_document
    from zhixing_rules.render._documents.listings import listing_document
    from zhixing_rules.render._documents.mechanisms import mechanism_document
    from zhixing_rules.render._documents.mentions import mentions_document
    from zhixing_rules.render._documents.plans import plan_document
    from zhixing_rules.render._documents.problems import problems_document
    from zhixing_rules.render._documents.readings import readings_document
    from zhixing_rules.render._documents.reports import report_document, sweep_document
    from zhixing_rules.render._documents.worklists import worklist_document

__all__ = [
    "article_document",
    "audit_document",
    "calendar_document",
    "case_document",
    "comparison_document",
    "conformity_document",
    "count_document",
    "count_section",
    "coverage_document",
    "day_document",
    "days_between",
    "explanation_document",
    "impact_document",
    "listing_document",
    "mechanism_document",
    "mentions_document",
    "notice_document",
    "plan_document",
    "problems_document",
    "provisional_document",
    "readings_document",
    "report_document",
    "shift_document",
    "sweep_document",
    "worklist_document",
]

_LAZY: Final = {
    ".articles": ("article_document",),
    ".audits": ("audit_document",),
    ".case_reports": ("case_document",),
    ".comparisons": ("comparison_document",),
    ".conformance": ("conformity_document",),
    ".coverage": ("coverage_document",),
    ".days": (
        "calendar_document",
        "count_document",
        "day_document",
        "days_between",
        "notice_document",
        "provisional_document",
        "shift_document",
    ),
    ".explanations": ("count_section", "explanation_document"),
    ".impacts": ("impact_document",),
    ".listings": ("listing_document",),
    ".mechanisms": ("mechanism_document",),
    ".mentions": ("mentions_document",),
    ".plans": ("plan_document",),
    ".problems": ("problems_document",),
    ".readings": ("readings_document",),
    ".reports": ("report_document", "sweep_document"),
    ".worklists": ("worklist_document",),
}

__getattr__, __dir__ = lazy_exports(__name__, _LAZY)
