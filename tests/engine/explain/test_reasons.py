"""Reasons: the parts that decided a condition, with missing items listed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from support.tiny_office import LOAN, Loan, received_on
from zhixing_rules import validate
from zhixing_rules.calendars import PRC
from zhixing_rules.engine.explain.reasons import reasons
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.language import Days, Fixed, Named
from zhixing_rules.records import load

ON = date(2025, 6, 30)


def _findings(record: dict[str, Any], rule_id: str) -> list[tuple[str, ...]]:
    report = validate({"complete_as_of": "2025-06-30", **record}, on=ON)
    return [tuple(each.zh for each in finding.reasons) for finding in report.rule(rule_id)]


def _letter(*attachments: str) -> dict[str, Any]:
    letter = {"dated_on": "2025-06-02", "sealed": True, "attachments": list(attachments)}
    return {"requests": [{"id": "r1", "sent_on": "2025-06-02", "letter": letter, "targets": []}]}


@pytest.mark.parametrize(
    ("attachments", "missing"),
    [
        ((), "缺少：生效裁判文书（或者其他执行依据和执行裁定）、执行通知书"),
        (("enforcement_notice",), "缺少：生效裁判文书（或者其他执行依据和执行裁定）"),
        (("other_basis", "enforcement_notice"), "缺少：生效裁判文书（或者执行裁定）"),
        (("judgment_document",), "缺少：执行通知书"),
    ],
)
def test_missing_items_are_listed_with_their_alternatives(attachments: tuple[str, ...], missing: str) -> None:
    assert _findings(_letter(*attachments), "annex.attachments") == [(missing,)]


def test_a_category_that_does_not_fit_is_not_a_reason_where_another_fits() -> None:
    record = {
        "persons": [{"id": "p1", "kind": "natural", "name": "甲", "address": "某处", "debtor": True}],
        "requests": [{"id": "r1", "sent_on": "2025-06-02", "targets": [{"person": "p1"}]}],
    }
    assert ("缺少：性别、身份证号（或者其他证件号）、联系电话",) in _findings(record, "annex.person")


@pytest.mark.parametrize(
    ("basis", "reason"),
    [
        ({"kind": "judgment", "effective": False, "enforceable": True}, "已发生法律效力：否"),
        ({"kind": "award", "effective": True, "enforceable": True}, "尚未作出执行裁定"),
    ],
)
def test_a_definition_names_what_is_lacking_for_this_kind_of_document(basis: dict[str, Any], reason: str) -> None:
    assert _findings({"basis": basis}, "art15.instrument") == [(reason,)]


def test_what_a_fact_is_not_is_one_sentence() -> None:
    record = {
        "court_level": "intermediate",
        "requests": [{"id": "r1", "sent_on": "2025-06-02", "approved_on": "2025-06-02", "approver": "other"}],
    }
    assert _findings(record, "art3.i1.approval") == [("审批部门既不是市中级人民法院执行局也不是本院执行局",)]


def test_an_event_that_has_not_happened_is_not_compared() -> None:
    detention = {"id": "d1", "decided_on": "2025-06-02", "refuses": True, "serious": True, "ground": "refusal"}
    record = {"basis": {"kind": "award", "effective": True, "enforceable": True}, "detentions": [detention]}
    assert _findings(record, "art7.p1.detention") == [("尚未作出执行裁定",)]


@pytest.mark.parametrize(
    ("received", "days", "named"),
    [
        ("2024-03-04", 0, "（届满日为2024年3月4日）"),
        ("1991-04-09", -1, "（届满日为1991年4月8日）"),
        ("1991-04-09", -726_930, "（届满日为1年1月1日）"),
        ("1991-04-09", -726_931, ""),
        ("2050-12-31", 1, "（届满日为2051年1月1日）"),
        ("2050-12-31", 2_903_312, "（届满日为9999年12月31日）"),
        ("2050-12-31", 2_903_313, ""),
        (None, 0, ""),
    ],
)
def test_a_day_with_a_name_is_given_where_it_is_known(received: str | None, days: int, named: str) -> None:
    day = received_on if not days else (received_on.after if days > 0 else received_on.before)(Days(abs(days)))
    condition = Named(day, "届满日", "the last day") <= Fixed(date(2024, 3, 10))
    loan = load(Loan, {"id": "l1", "received_on": received})
    (sentence,) = reasons(condition, EvaluationContext(ON.toordinal(), None, PRC, {LOAN: loan}))
    assert "".join(sentence.zh.partition("（")[1:]) == named
