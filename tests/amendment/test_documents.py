"""A fifth document in article 8, and a removed one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from zhixing_rules import JIAOZUO_2024, AmendmentRefused, plan, validate
from zhixing_rules.amendment import (
    AddItem,
    Commence,
    DropDocument,
    DropRule,
    ReplaceRule,
    RequireDocument,
    Reword,
    Transition,
)

LEADS = "被执行人财产线索清单"
FIFTH = (
    Reword("art8.i4", "证据材料。", "证据材料；"),
    AddItem("art8", f"{LEADS}。"),
    RequireDocument(
        rule="art8.i5.property-leads",
        like="art8.i4.evidence",
        clause="art8.i5",
        quote=LEADS,
        held_in="referral.other_papers",
        document=LEADS,
        zh=LEADS,
        en="the list of leads to the debtor's property",
    ),
)
FIVE_DOCUMENTS = JIAOZUO_2024.amend(*FIFTH, name="five_documents")
ON = date(2025, 3, 31)


def referred(**more: object) -> dict[str, Any]:
    detained = {"id": "d1", "decided_on": "2025-03-03", "intake_on": "2025-03-03", "days": 15}
    detained |= {"criminal_liability_needed": True, "view_on": "2025-03-04"}
    known = {"id": "f1", "offence": "refusal", "detention": "d1", "sent_on": "2025-03-12", "inventory": ["evidence"]}
    return {"complete_as_of": "2025-03-31", "detentions": [detained], "referrals": [known | more]}


def like(**changes: str) -> RequireDocument:
    return replace(FIFTH[2], **changes)


def refused(*changes: Any) -> list[tuple[str, str, str]]:  # noqa: ANN401  any change
    with pytest.raises(AmendmentRefused) as caught:
        JIAOZUO_2024.amend(*changes, name="x")
    return [(problem.pointer, problem.code, problem.zh) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("others", "verdict"),
    [([LEADS], "pass"), (["别的材料", LEADS], "pass"), (["别的材料"], "fail"), ([], "fail"), (None, "fail")],
)
def test_a_fifth_document_is_required_of_every_referral(others: list[str] | None, verdict: str) -> None:
    case = referred() if others is None else referred(other_papers=others)
    (finding,) = validate(case, on=ON, procedure=FIVE_DOCUMENTS).rule("art8.i5.property-leads")
    assert finding.verdict == verdict
    assert (str(finding.citation), finding.quote) == ("焦中法〔2024〕101号第八条第（五）项", LEADS)
    assert finding.resolved.rule.zh == f"移送材料含{LEADS}"
    if others is None:
        del case["complete_as_of"]
        (unknown,) = validate(case, on=ON, procedure=FIVE_DOCUMENTS).rule("art8.i5.property-leads")
        assert (unknown.verdict, [each.path for each in unknown.missing]) == ("open", ["/referrals/0/other_papers"])


def test_the_fifth_document_is_in_the_plan_of_the_referral() -> None:
    for others, ready in (([LEADS], True), ([], False)):
        steps = plan(referred(other_papers=others), on=ON, procedure=FIVE_DOCUMENTS).steps
        (document,) = (
            each for step in steps if step.rule_id == "art7.p2.referral" for each in step.documents if each.zh == LEADS
        )
        assert document.ready is ready
        assert document.en == "the list of leads to the debtor's property"
    case = referred() | {"referrals": []}
    (step,) = (each for each in plan(case, on=ON, procedure=FIVE_DOCUMENTS).steps if each.rule_id == "art7.p2.referral")
    assert [each.zh for each in step.documents][-1] == LEADS


def test_the_instrument_has_a_fifth_item_numbered_like_the_others() -> None:
    article = FIVE_DOCUMENTS.instrument.text(FIVE_DOCUMENTS.instrument.at(8))
    assert article.splitlines()[-2:] == ["(四) 涉嫌拒执犯罪的证据材料；", f"(五) {LEADS}。"]
    assert FIVE_DOCUMENTS.quote_problems() == ()
    old, new = ({rule.id: rule for rule in each.rules} for each in (JIAOZUO_2024, FIVE_DOCUMENTS))
    assert set(new) - set(old) == {"art8.i5.property-leads"}
    assert all(new[rule_id] is rule for rule_id, rule in old.items())


def test_a_listed_document_without_a_rule_can_be_required() -> None:
    made = JIAOZUO_2024.amend(
        *FIFTH[:2], like(held_in="referral.inventory", document="other", quote=LEADS), name="other_papers"
    )
    verdicts = [
        validate(referred(inventory=held), on=ON, procedure=made).rule("art8.i5.property-leads")[0].verdict
        for held in (["other"], ["evidence"])
    ]
    assert verdicts == ["pass", "fail"]


def test_a_document_in_transition_is_required_only_from_the_first_day() -> None:
    made = JIAOZUO_2024.amend(*FIFTH, Commence(date(2025, 3, 13), Transition.BY_TRIGGER), name="x")
    verdicts = [
        validate(referred(sent_on=day, other_papers=[]), on=ON, procedure=made)
        .rule("art8.i5.property-leads")[0]
        .verdict
        for day in ("2025-03-12", "2025-03-13")
    ]
    assert verdicts == ["not_applicable", "fail"]
    steps = plan(referred(other_papers=[]), on=ON, procedure=made).steps
    assert LEADS not in [document.zh for step in steps for document in step.documents]


def test_a_document_that_the_list_cannot_contain_is_refused_with_the_alternative() -> None:
    ((place, code, reason),) = [each for each in refused(*FIFTH[:2], like(held_in="referral.inventory")) if each[0]]
    assert (place, code) == ("/changes/2", "cannot_be_made")
    assert "referral.other_papers" in reason
    assert "enforcement_report" in reason
    assert LEADS not in reason


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"held_in": "referral.sent_on"}, "referral.inventory、referral.other_papers"),
        ({"held_in": "warehouse.documents"}, "没有这一对象"),
        ({"held_in": "referral"}, "没有这一对象"),
        ({"held_in": "referral.inventory", "document": "evidence"}, "已有规则要求这一材料"),
        ({"like": "art9.filing"}, "一份材料"),
        ({"like": "art8.nothing"}, "没有这一规则"),
        ({"clause": "art8.i6"}, "没有这一条款"),
        ({"rule": "art8.i4.evidence"}, "已有规则"),
    ],
)
def test_an_invalid_document_requirement_is_refused_with_the_reason(changes: dict[str, str], expected: str) -> None:
    problems = refused(*FIFTH[:2], like(**changes))
    assert any(place == "/changes/2" and expected in reason for place, _, reason in problems), problems


def test_a_document_without_its_words_in_the_clause_is_refused() -> None:
    assert [each[1] for each in refused(FIFTH[0], FIFTH[1], like(quote="没有这句话"))] == ["unquoted"]
    assert ("/changes/0", "cannot_be_made") in [each[:2] for each in refused(AddItem("art9", "甲。"))]
    assert ("/changes/0", "cannot_be_made") in [each[:2] for each in refused(AddItem("art8.i1", "甲。"))]
    assert ("/changes/0", "cannot_be_made") in [each[:2] for each in refused(AddItem("art8", " "))]
    assert ("/changes/0", "cannot_be_made") in [each[:2] for each in refused(AddItem("art99", "甲。"))]


def test_further_quotes_of_the_model_rule_are_not_copied() -> None:
    (evidence,) = JIAOZUO_2024.rule("art8.i4.evidence")
    quoting = replace(evidence, also=((JIAOZUO_2024.instrument.at(9), "缺乏相应证据材料"),))
    made = JIAOZUO_2024.amend(ReplaceRule(quoting), name="first").amend(*FIFTH, name="second")
    assert made.rule("art8.i5.property-leads")[0].also == ()


def test_only_a_rule_that_requires_a_document_can_be_dropped_as_one() -> None:
    four = JIAOZUO_2024.amend(DropDocument("art8.i4.evidence"), name="x")
    assert four.rules == JIAOZUO_2024.amend(DropRule("art8.i4.evidence"), name="x").rules
    assert [each[:2] for each in refused(DropDocument("art9.filing"))] == [("/changes/0", "cannot_be_made")]
    both = refused(DropDocument("art8.i4.evidence"), DropRule("art8.i4.evidence"))
    assert {each[0] for each in both if each[1] == "contradicts"} == {"/changes/0", "/changes/1"}
