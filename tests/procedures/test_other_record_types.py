"""A procedure whose case is derived from ours: its own document words, the same classes, no words for the Opinion."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, Any

import pytest

from zhixing_rules import JIAOZUO_2024, Case, RecordError, plan, validate
from zhixing_rules.engine import disclose
from zhixing_rules.language import Actor, Attach, Commencement, Fixed, Procedure, Remedy, Rule, Subject, event, present
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION
from zhixing_rules.records import Audience, Referral, Term, classes_at, load, withhold
from zhixing_rules.records.record import LongestList, Record, outcome, personal, public
from zhixing_rules.views import case_view, worklist

ON = date(2025, 3, 20)


class OwnDocument(Term):
    """The documents of the other city."""

    RECEIPT = "receipt", "收条", "the receipt"
    LETTER = "referral_letter", "案件移送函", "the referral letter"


class OwnReferral(Referral):
    inventory: Annotated[tuple[OwnDocument, ...], LongestList] | None = personal(  # type: ignore[assignment]  # other words
        "inventory", "移送材料清单", "YSCLQD", "inventory", "第八条"
    )


class OwnCase(Case):
    referrals: Annotated[tuple[OwnReferral, ...], LongestList] | None = outcome(
        "referrals", "移送", "YS", "referrals", "第七条至第九条"
    )


CASE = Subject("case", "案件", OwnCase)
REFERRAL = Subject("referral", "移送", OwnReferral, CASE, "referrals", arises=True)
sent_on = event(REFERRAL, "sent_on")
RECEIPT = Rule(
    id="art8.receipt",
    cite=OPINION.at(8),
    quote="应附",
    per=REFERRAL,
    then=Attach(
        "附收条",
        "the receipt goes with it",
        present(REFERRAL, "inventory").contains("receipt", settled=sent_on),
        to=sent_on,
        document_zh="收条",
        document_en="the receipt",
    ),
    remedy=Remedy("补送收条", "send the receipt", by=Actor.COURT),
)
OTHER = Procedure(
    id="other_city",
    instrument=OPINION,
    roots=(CASE,),
    rules=(replace(RECEIPT, quote=OPINION.text(OPINION.at(8))[:12]),),
    readings=(),
    commencement=Commencement(day=Fixed(date(2024, 10, 10)), acts=((REFERRAL, sent_on),)),
)
RECORD: dict[str, Any] = {
    "case_number": "（2025）豫9902执1号",
    "complete_as_of": "2025-03-20",
    "persons": [{"id": "p1", "name": "示例人", "debtor": True}],
    "referrals": [{"id": "r1", "sent_on": "2025-03-10", "inventory": ["收条"]}],
}


def test_the_documents_of_the_procedure_are_read_and_those_of_another_are_refused() -> None:
    (finding,) = validate(RECORD, on=ON, procedure=OTHER)
    assert finding.verdict.value == "pass"
    with pytest.raises(RecordError) as error:
        validate(RECORD, on=ON)
    assert [each.pointer for each in error.value.problems] == ["/referrals/0/inventory/0"]
    theirs = {**RECORD, "referrals": [{"id": "r1", "inventory": ["evidence"]}]}
    assert validate(theirs, on=ON, procedure=JIAOZUO_2024)
    with pytest.raises(RecordError):
        validate(theirs, on=ON, procedure=OTHER)


def test_classes_of_derived_facts_hold_for_a_derived_record() -> None:
    for place in (("level",), ("persons", "valid_resident_number"), ("persons", "name"), ("referrals", "inventory")):
        assert classes_at(OwnCase, place) == classes_at(Case, place)
    assert withhold(RECORD, Audience.PUBLIC, OTHER.record_types) == {"complete_as_of": "2025-03-20"}


def test_views_show_it_as_a_case() -> None:
    view = case_view(
        {**RECORD, "referrals": [{"id": "r1", "sent_on": "2025-03-10", "inventory": []}]}, on=ON, procedure=OTHER
    )
    assert [(each.rule_id, each.subject.zh) for each in view.breaches] == [("art8.receipt", "移送1")]
    assert view.header.value("case_number") == "（2025）豫9902执1号"
    assert [each.name for each in view.header.persons] == ["示例人"]
    assert worklist([RECORD], on=ON, procedure=OTHER).read == 1
    assert [each.status.value for each in plan(RECORD, on=ON, procedure=OTHER).steps] == []


def test_a_record_of_the_other_type_is_no_record_of_the_opinion() -> None:
    assert isinstance(load(OwnCase, RECORD), Case)
    with pytest.raises(TypeError, match="not a record type of other_city"):
        OTHER.root_of(Case())


def test_problems_of_another_record_are_disclosed_by_its_own_classes() -> None:
    class Note(Record):
        case_number: bool | None = public("case_number", "编号", "BH", "number", "第一条")
        persons: bool | None = personal("persons", "人员", "RY", "persons", "第一条")

    with pytest.raises(RecordError) as error:
        load(Note, {"case_number": "x", "persons": "x"})
    assert [each.pointer for each in disclose(error.value, Audience.PUBLIC).problems] == ["/case_number"]
    with pytest.raises(RecordError) as error:
        load(OwnCase, {"case_number": 1, "level": 1, "court_level": "x"})
    assert "/case_number" not in {each.pointer for each in disclose(error.value, Audience.PUBLIC).problems}
