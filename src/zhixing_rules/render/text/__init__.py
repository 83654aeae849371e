"""Plain text in Chinese or English, aligned and safe to print on a terminal."""

from typing import TYPE_CHECKING, Final

from zhixing_rules._lazy_exports import lazy_exports

if TYPE_CHECKING:
    from zhixing_rules.render.text.articles import article
    from zhixing_rules.render.text.audits import audit
    from zhixing_rules.render.text.comparisons import comparison
    from zhixing_rules.render.text.conformance import conformity
    from zhixing_rules.render.text.coverage import coverage
    from zhixing_rules.render.text.days import calendar, count, day, provisional, shift
    from zhixing_rules.render.text.explanations import explanation
    from zhixing_rules.render.text.impacts import impact
    from zhixing_rules.render.text.mentions import mentions
    from zhixing_rules.render.text.plans import plan
    from zhixing_rules.render.text.problems import problems
    from zhixing_rules.render.text.readings import readings, sweep
    from zhixing_rules.render.text.reports import report

__all__ = [
    "article",
    "audit",
    "calendar",
    "comparison",
    "conformity",
    "count",
    "coverage",
    "day",
    "explanation",
    "impact",
    "mentions",
    "plan",
    "problems",
    "provisional",
    "readings",
    "report",
    "shift",
    "sweep",
]

_LAZY: Final = {
    ".articles": ("article",),
    ".audits": ("audit",),
    ".comparisons": ("comparison",),
    ".conformance": ("conformity",),
    ".coverage": ("coverage",),
    ".days": ("calendar", "count", "day", "provisional", "shift"),
    ".explanations": ("explanation",),
    ".impacts": ("impact",),
    ".mentions": ("mentions",),
    ".plans": ("plan",),
    ".problems": ("problems",),
    ".readings": ("readings", "sweep"),
    ".reports": ("report",),
}
"""Names imported on first use."""

__getattr__, __dir__ = lazy_exports(__name__, _LAZY)
