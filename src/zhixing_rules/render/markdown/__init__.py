"""Markdown for a ticket, a wiki or a case note: the content of the texts, in headings, lists and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.render.documents.comparisons import comparison_document
from zhixing_rules.render.documents.impacts import impact_document
from zhixing_rules.render.documents.plans import plan_document
from zhixing_rules.render.documents.reports import report_document
from zhixing_rules.render.markdown.writer import to_markdown

if TYPE_CHECKING:
    from zhixing_rules.comparison import Comparison
    from zhixing_rules.engine import DisclosedPlan, DisclosedReport
    from zhixing_rules.impacts import DisclosedImpact
    from zhixing_rules.render.document import Language

__all__ = ["comparison", "impact", "plan", "report"]


def report(report: DisclosedReport, *, everything: bool = False, language: Language = "zh") -> str:
    """Write a report as Markdown.

    Args:
        report: the report, as disclosed to its audience.
        everything: whether to list also what is met and what does not apply, and every missing fact.
        language: ``zh`` or ``en``.

    Returns:
        The Markdown source, ending with a line break; a section for each verdict that has listed findings.

    Raises:
        DisclosureRefused: the report was not disclosed.
    """
    return to_markdown(report_document(report, everything=everything), language)


def plan(plan: DisclosedPlan, *, language: Language = "zh") -> str:
    """Write a plan as Markdown.

    Raises:
        DisclosureRefused: the plan was not disclosed.
    """
    return to_markdown(plan_document(plan), language)


def impact(impact: DisclosedImpact, *, language: Language = "zh") -> str:
    """Write an impact as Markdown.

    Raises:
        DisclosureRefused: the impact was not disclosed.
    """
    return to_markdown(impact_document(impact), language)


def comparison(compared: Comparison, *, language: Language = "zh") -> str:
    """Write a comparison as Markdown, with its cases as JSON that can be loaded."""
    return to_markdown(comparison_document(compared), language)
