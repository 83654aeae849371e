"""A pair in a table: what is known if a text is not recorded, or not in the table."""

from __future__ import annotations

from datetime import date

import pytest

from zhixing_rules.calendars import PRC
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.language import FALSE, TRUE, Condition, InTable, Table, Truth, text
from zhixing_rules.procedures.fields.subjects import CASE
from zhixing_rules.records import Case, load

TABLE = Table("pairs", (("甲院", "甲局"), ("乙院", "乙局"), ("丙院", "甲局")))


def truth(court: str | None, organ: str | None, otherwise: Condition | None = None, *, both: bool = True) -> Truth:
    recorded = {"court": court, "police_counterpart": organ}
    record = load(Case, {key: value for key, value in recorded.items() if value is not None})
    left = text(CASE, "court") if both else None
    condition = InTable(left, text(CASE, "police_counterpart"), TABLE, "对应", "corresponds", otherwise)
    return EvaluationContext(date(2025, 3, 10).toordinal(), None, PRC, {CASE: record}).truth(condition)


@pytest.mark.parametrize(
    ("court", "organ", "expected"),
    [
        ("甲院", "甲局", Truth.MET),
        ("丙院", "甲局", Truth.MET),
        ("乙院", "甲局", Truth.NOT_MET),
        ("丁院", "甲局", Truth.NOT_MET),
        ("甲院", "丁局", Truth.NOT_MET),
    ],
)
def test_a_table_that_contains_a_text_decides_the_pair(court: str, organ: str, expected: Truth) -> None:
    for otherwise in (None, TRUE, FALSE):
        assert truth(court, organ, otherwise) is expected


@pytest.mark.parametrize(
    ("court", "organ", "if_met", "if_not_met"),
    [
        ("丁院", "丁局", Truth.MET, Truth.NOT_MET),
        ("丁院", None, Truth.OPEN, Truth.NOT_MET),
        (None, "丁局", Truth.OPEN, Truth.NOT_MET),
        ("甲院", None, Truth.OPEN, Truth.OPEN),
        (None, "甲局", Truth.OPEN, Truth.OPEN),
        (None, None, Truth.OPEN, Truth.OPEN),
    ],
)
def test_another_condition_decides_what_the_table_cannot_contain(
    court: str | None, organ: str | None, if_met: Truth, if_not_met: Truth
) -> None:
    assert truth(court, organ) is Truth.OPEN
    assert truth(court, organ, TRUE) is if_met
    assert truth(court, organ, FALSE) is if_not_met


@pytest.mark.parametrize(("organ", "expected"), [("甲局", Truth.MET), ("丁局", Truth.NOT_MET), (None, Truth.OPEN)])
def test_without_a_first_text_only_the_second_counts(organ: str | None, expected: Truth) -> None:
    assert truth(None, organ, both=False) is expected
