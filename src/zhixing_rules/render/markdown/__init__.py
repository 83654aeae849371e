"""Markdown for a ticket, a wiki or a case note: the content of the texts, in headings and tables."""

from zhixing_rules.render.markdown.comparisons import comparison
from zhixing_rules.render.markdown.impacts import impact
from zhixing_rules.render.markdown.plans import plan
from zhixing_rules.render.markdown.reports import report

__all__ = ["comparison", "impact", "plan", "report"]
