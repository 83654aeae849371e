"""Deterministic JSON text of results."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Final

from zhixing_rules._text_safety import has_control_characters
from zhixing_rules.calendars import Calendar, DayExplanation, DayInterval
from zhixing_rules.comparison import Comparison
from zhixing_rules.engine import (
    Deadline,
    DisclosedDeadline,
    DisclosedExplanation,
    DisclosedFinding,
    DisclosedPlan,
    DisclosedReport,
    Explanation,
    Finding,
    Plan,
    Report,
    only_disclosed,
)
from zhixing_rules.errors import RecordError
from zhixing_rules.impacts import CaseMoves, DisclosedCaseMoves, DisclosedImpact, Impact
from zhixing_rules.interchange.comparisons import comparison_to_dict
from zhixing_rules.interchange.days import calendar_to_dict, day_to_dict, span_to_dict
from zhixing_rules.interchange.deadlines import deadline_to_dict
from zhixing_rules.interchange.explanations import explanation_to_dict
from zhixing_rules.interchange.impacts import case_moves_to_dict, impact_to_dict
from zhixing_rules.interchange.plans import plan_to_dict
from zhixing_rules.interchange.problems import problems_to_dict
from zhixing_rules.interchange.reports import finding_to_dict, report_to_dict

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

__all__ = ["dumps"]

_UNUSUAL: Final = re.compile(r"[^\x00-\x7e\u3000-\u9fff]")

_WRITERS: dict[type, Callable[[Any], dict[str, Any]]] = {
    DisclosedReport: report_to_dict,
    DisclosedPlan: plan_to_dict,
    DisclosedExplanation: explanation_to_dict,
    DisclosedFinding: finding_to_dict,
    DisclosedDeadline: deadline_to_dict,
    DisclosedImpact: impact_to_dict,
    DisclosedCaseMoves: case_moves_to_dict,
    DayExplanation: day_to_dict,
    DayInterval: span_to_dict,
    Calendar: calendar_to_dict,
    RecordError: problems_to_dict,
    Comparison: comparison_to_dict,
}

_UNDISCLOSED = (Report, Plan, Explanation, Finding, Deadline, Impact, CaseMoves)


def dumps(value: object) -> str:
    r"""Return a disclosed result, or any structure that contains results, as JSON text.

    Chinese is not escaped, keys keep their order, days are ISO dates, and the text ends with a line break. Control
    characters of a terminal, including marks of text direction, are escaped.

    Raises:
        DisclosureRefused: the value contains a result that was not disclosed.
        TypeError: the value contains something that is neither JSON nor a result.

    >>> dumps({"案号": None})
    '{\n  "案号": null\n}\n'
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2, default=_plain)
    return _UNUSUAL.sub(_escaped, text) + "\n"


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1] if has_control_characters(match[0]) else match[0]


def _plain(value: object) -> object:
    for kind, write in _WRITERS.items():
        if isinstance(value, kind):
            return write(value)
    if type(value) is date:
        return value.isoformat()
    if isinstance(value, _UNDISCLOSED):
        only_disclosed(DisclosedReport, value)
    raise TypeError(f"a {type(value).__name__} cannot be written as JSON")
