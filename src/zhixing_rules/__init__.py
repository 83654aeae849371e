"""zhixing_rules: 焦中法〔2024〕101号 as checkable rules.

>>> from datetime import date
>>> from zhixing_rules import PRC, validate
>>> PRC.back(date(2025, 2, 4), 3)  # three working days before 4 February 2025
datetime.date(2025, 1, 24)
>>> report = validate({"案号": "（2024）豫0402民初1234号"}, on=date(2025, 1, 2))
>>> print(report.by("fail")[0].message())
附件：案号系执行案件案号——不符合。案号的类型代字不属于执、执他、执保、执协、执复、执异、执恢、执监
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Final

from zhixing_rules._lazy_exports import lazy_exports

if TYPE_CHECKING:
    from zhixing_rules.calendars import PRC, Calendar
    from zhixing_rules.comparison import compare
    from zhixing_rules.engine import (
        Deadline,
        Explanation,
        Finding,
        Plan,
        Report,
        Step,
        Verdict,
        disclose,
        explain,
        plan,
        validate,
    )
    from zhixing_rules.errors import (
        AmendmentRefused,
        CalendarError,
        CalendarNotPublished,
        CitationError,
        DisclosureRefused,
        Problem,
        RecordError,
        RuleDefect,
        ZhixingError,
    )
    from zhixing_rules.impacts import Impact, impact, moves
    from zhixing_rules.language import Procedure, Rule
    from zhixing_rules.law import Citation
    from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
    from zhixing_rules.procedures.jiaozuo_with_national import JIAOZUO_WITH_NATIONAL
    from zhixing_rules.records import Audience, Case, JointMechanism, load, normalise
    from zhixing_rules.screening import redact, screen

__version__ = "0.1.0"

__all__ = [
    "JIAOZUO_2024",
    "JIAOZUO_WITH_NATIONAL",
    "PRC",
    "AmendmentRefused",
    "Audience",
    "Calendar",
    "CalendarError",
    "CalendarNotPublished",
    "Case",
    "Citation",
    "CitationError",
    "Deadline",
    "DisclosureRefused",
    "Explanation",
    "Finding",
    "Impact",
    "JointMechanism",
    "Plan",
    "Problem",
    "Procedure",
    "RecordError",
    "Report",
    "Rule",
    "RuleDefect",
    "Step",
    "Verdict",
    "ZhixingError",
    "compare",
    "disclose",
    "explain",
    "impact",
    "load",
    "moves",
    "normalise",
    "plan",
    "redact",
    "screen",
    "validate",
]

_LAZY: Final = {
    ".calendars": ("PRC", "Calendar"),
    ".comparison": ("compare",),
    ".engine": (
        *("Deadline", "Explanation", "Finding", "Plan", "Report", "Step", "Verdict"),
        *("disclose", "explain", "plan", "validate"),
    ),
    ".errors": (
        *("AmendmentRefused", "CalendarError", "CalendarNotPublished", "CitationError", "DisclosureRefused"),
        *("Problem", "RecordError", "RuleDefect", "ZhixingError"),
    ),
    ".impacts": ("Impact", "impact", "moves"),
    ".language": ("Procedure", "Rule"),
    ".law": ("Citation",),
    ".procedures.jiaozuo_2024": ("JIAOZUO_2024",),
    ".procedures.jiaozuo_with_national": ("JIAOZUO_WITH_NATIONAL",),
    ".records": ("Audience", "Case", "JointMechanism", "load", "normalise"),
    ".screening": ("redact", "screen"),
    ".": ("calendars", "engine", "errors", "language", "law", "procedures", "records"),
}
"""Names imported on first use, so that no command and no program waits for more than it needs."""

__getattr__, __dir__ = lazy_exports(__name__, _LAZY)

if sys.modules.get("hypothesis") is not None:  # Hypothesis was imported first: register the records for from_type
    import_module("zhixing_rules.testing.hypothesis_types").register()
