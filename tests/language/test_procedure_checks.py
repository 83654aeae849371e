"""A procedure with a defect is refused when it is made; one error lists every defect, in Chinese and English."""

from __future__ import annotations

import pickle
from dataclasses import replace
from typing import Any

import pytest
from pydantic import BaseModel

from support.tiny_office import ANSWER, COUNT, LEDGER, LOAN, NO_FEE, PAPERS, TINY_OFFICE, Ledger, answered_on, fee_taken
from zhixing_rules import JIAOZUO_2024
from zhixing_rules.errors import RuleDefect
from zhixing_rules.language import (
    TRUE,
    Actor,
    Attach,
    Forbid,
    Note,
    ProcedureActor,
    Qualify,
    Remedy,
    Subject,
)
from zhixing_rules.language.procedure import UncheckedProcedure
from zhixing_rules.records.enums import Term
from zhixing_rules.records.record import Record, public, required

ELSEWHERE = replace(PAPERS, id="art2.no-fee", per=LEDGER, when=TRUE, then=Note("甲", "a", "乙", "b"))
"""Another norm with the id of a rule."""


class CityActor(ProcedureActor):
    OFFICE = "drawing_office", "图纸处", "the drawing office"
    STATION = "station", "派出所", "the police station", True
    COURT = "court", "图纸法院", "the other court"
    UNNAMED = "unnamed", "", ""


def defects_of(**changes: Any) -> list[str]:  # noqa: ANN401  any field of a procedure
    with pytest.raises(RuleDefect) as error:
        replace(TINY_OFFICE, **changes)
    lines = str(error.value).split("\n")
    assert all(line.startswith(f"{changes.get('id', 'tiny_office')}: ") and " · " in line for line in lines)
    return lines


def with_rule(rule: Any, **changes: Any) -> dict[str, Any]:  # noqa: ANN401  as above
    changed = replace(rule, **changes)
    return {"rules": tuple(changed if each is rule else each for each in TINY_OFFICE.rules)}


def by(actor: object) -> Remedy:
    return Remedy("补正", "correct it", by=actor)  # type: ignore[arg-type]  # also what is no actor


def test_a_procedure_without_a_defect_is_made() -> None:
    assert replace(TINY_OFFICE).hash == TINY_OFFICE.hash
    assert replace(TINY_OFFICE, **with_rule(NO_FEE, remedy=by(CityActor.STATION))).actors == (
        Actor.COURT,
        CityActor.STATION,
    )


@pytest.mark.parametrize(
    ("changes", "zh", "en"),
    [
        ({"id": "城市"}, "规程标识须为", "the id of a procedure is"),
        (with_rule(NO_FEE, id="第二条"), "规则标识须为", "a rule id is"),
        (with_rule(NO_FEE, quote="不得收取任何费用"), "引文不在第二条", "absent from art2"),
        (with_rule(NO_FEE, remedy=None), "没有写明补救", "art2.no-fee can be breached and names no remedy"),
        (with_rule(PAPERS, remedy=None), "没有写明补救", "art1.papers can be breached"),
        (with_rule(ANSWER, brief_zh="在五个工作日之内答复申请人", brief_en="x"), "至多 12 字", "at most 12"),
        (with_rule(ANSWER, brief_zh="答复"), "须中英文都有", "give both"),
        (with_rule(NO_FEE, remedy=by("court")), "其不是 ProcedureActor", "not a member of a ProcedureActor"),
        (with_rule(NO_FEE, remedy=by(CityActor.COURT)), "办理主体重复：court", "2 actors have the value court"),
        (with_rule(NO_FEE, remedy=by(CityActor.UNNAMED)), "和中文名称", "and a Chinese name"),
        ({"rules": (*TINY_OFFICE.rules, NO_FEE)}, "规则重复：art2.no-fee", "duplicate rules: art2.no-fee"),
        (
            {
                "rules": (
                    *TINY_OFFICE.rules,
                    replace(PAPERS, id="art2.no-fee", per=LEDGER, when=TRUE, then=Note("", "", "", "")),
                )
            },
            "须引用同一条款",
            "cite 2 clauses",
        ),
        ({"readings": ()}, "解读未列入 readings：working-days", "a reading is not listed: working-days"),
        ({"readings": (COUNT, replace(COUNT))}, "解读重复：working-days", "2 readings have the id working-days"),
        ({"roots": ()}, "没有记录", "no record"),
        ({"roots": (LOAN,)}, "loan 在其他记录之内", "loan is inside a record"),
    ],
    ids=lambda each: None if isinstance(each, dict) else each[:12],
)
def test_each_defect_is_named_with_what_to_do(changes: dict[str, Any], zh: str, en: str) -> None:
    lines = defects_of(**changes)
    assert any(zh in line and en in line for line in lines), lines


def test_one_error_lists_every_defect() -> None:
    rules = (replace(PAPERS, remedy=None), replace(ANSWER, quote="应在收到后五个工作日内答复"), NO_FEE, NO_FEE)
    lines = defects_of(rules=rules, readings=())
    assert len(lines) == 4


def test_what_cannot_be_breached_needs_no_remedy() -> None:
    for harmless in (Note("甲", "a", "乙", "b"), Qualify("甲", "a", TRUE)):
        assert replace(TINY_OFFICE, **with_rule(NO_FEE, then=harmless, remedy=None)).actors == (Actor.COURT,)
    for duty in (Forbid("甲", "a", fee_taken), Attach("甲", "a", fee_taken, to=answered_on)):
        assert defects_of(**with_rule(NO_FEE, then=duty, remedy=None))


class Undeclared(BaseModel):
    id: str | None = None


def test_a_field_of_no_class_is_refused() -> None:
    class Open(Record):
        notes: tuple[Undeclared, ...] | None = public("notes", "备注", "BZ", "notes", "第一条")

    lines = defects_of(roots=(LEDGER, Subject("open", "记录", Open)))
    assert any("Undeclared.id has no class of secrecy" in line for line in lines)


class OtherWord(Term):
    OTHER = "other", "其他记录", "another record"


def test_several_records_are_told_apart_by_a_word() -> None:
    class Plain(Record):
        day: bool | None = public("day", "日", "R", "day", "第一条")

    class Named(Record):
        record: OtherWord = required("record", "记录类型", "JLLX", "record", "第一条")

    assert any("a Term with one member" in line for line in defects_of(roots=(LEDGER, Subject("plain", "记录", Plain))))
    two = replace(TINY_OFFICE, roots=(LEDGER, Subject("named", "记录", Named)))
    assert two.named_records == {"ledger": Ledger, "other": Named}


def test_an_unchecked_procedure_is_checked_when_asked() -> None:
    unchecked = UncheckedProcedure.of(TINY_OFFICE, **with_rule(NO_FEE, remedy=None))
    with pytest.raises(RuleDefect, match="names no remedy"):
        unchecked.checked()
    with pytest.raises(RuleDefect, match="duplicate rules"):
        UncheckedProcedure.of(TINY_OFFICE, rules=(NO_FEE, NO_FEE))


def test_an_actor_is_the_same_after_pickling() -> None:
    assert pickle.loads(pickle.dumps(CityActor.STATION)) is CityActor.STATION  # noqa: S301  our own bytes


def test_the_actors_of_the_opinion_are_those_of_the_enum() -> None:
    assert set(JIAOZUO_2024.actors) == set(Actor)
    assert {each for each in Actor if each.of_police} == {Actor.POLICE, Actor.POLICE_LEADER}
