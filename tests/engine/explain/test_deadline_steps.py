"""The steps by which a last day is counted, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from support.tiny_office import ANSWER, NO_FEE, TINY_OFFICE, received_on
from zhixing_rules import validate
from zhixing_rules.language import Days, Perform, Span, WeekDays, Window, WorkingDays

assert isinstance(ANSWER.then, Perform)
PERFORM = ANSWER.then
NO_NOTICES = "（不考虑放假通知）", " (holiday notices disregarded)"


@pytest.mark.parametrize(
    ("span", "after", "before"),
    [
        (WorkingDays(2), ("向后计2个工作日", "2 working days after"), ("向前计2个工作日", "2 working days before")),
        (Days(2), ("开始之日不计入，加2日", "the first day not counted, plus 2 days"), ("减2日", "less 2 days")),
        (
            WeekDays(2),
            (f"向后计2个周一至周五{NO_NOTICES[0]}", f"2 weekdays (Monday to Friday) after{NO_NOTICES[1]}"),
            (f"向前计2个周一至周五{NO_NOTICES[0]}", f"2 weekdays (Monday to Friday) before{NO_NOTICES[1]}"),
        ),
    ],
    ids=["working days", "days", "weekdays"],
)
def test_a_count_names_its_direction(span: Span, after: tuple[str, str], before: tuple[str, str]) -> None:
    for closes, words in ((received_on.after(span), after), (received_on.before(span), before)):
        rule = replace(ANSWER, then=replace(PERFORM, within=Window(received_on, closes)), quote=NO_FEE.quote)
        record = {"loans": [{"id": "l1", "received_on": "2024-03-13"}]}
        procedure = replace(TINY_OFFICE, rules=(rule, NO_FEE))
        (finding,) = validate(record, on=date(2024, 3, 20), procedure=procedure).rule(rule.id)
        assert finding.deadline is not None
        last = finding.deadline.steps[-1]
        assert (last.zh.partition(" → ")[0], last.en.partition(" → ")[0]) == words
