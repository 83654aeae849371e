"""Records found by the id they name: which are left out, in which order, and what is not known."""

from __future__ import annotations

import copy
import pickle
from datetime import date
from typing import Any, NamedTuple

import pytest

from zhixing_rules import JIAOZUO_2024, PRC, load, validate
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.engine.instances import instances
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.engine.interpret.verdicts import verdict_of
from zhixing_rules.engine.join_index import FEW, JoinIndex, join_of
from zhixing_rules.language import Equal, all_of, any_of, not_
from zhixing_rules.procedures.fields import detention, referral
from zhixing_rules.procedures.fields.subjects import DETENTION, REFERRAL
from zhixing_rules.records import Case

NAMES_IT = Equal(referral.detention, detention.id)


class Listed(NamedTuple):
    number: int
    detention: str | None


def listed(*names: str | None) -> tuple[Listed, ...]:
    """Return records that name these ids, then as many that name another one as make the list a long one."""
    return tuple(Listed(number, name) for number, name in enumerate((*names, *["other"] * FEW)))


def test_a_record_that_names_another_id_is_left_out() -> None:
    items = listed("d1", "d2", "d1")
    assert JoinIndex().members(items, "detention", "d1") == [items[0], items[2]]


def test_a_record_that_names_no_id_may_name_any_one() -> None:
    items = listed("d2", None, "d1", None)
    assert JoinIndex().members(items, "detention", "d1") == [items[1], items[2], items[3]]
    assert JoinIndex().members(items, "detention", "d9") == [items[1], items[3]]


def test_a_record_is_numbered_by_its_place_in_the_whole_list() -> None:
    items = listed("d2", None, "d1")
    assert list(JoinIndex().numbered(items, "detention", "d1")) == [(1, items[1]), (2, items[2])]
    assert list(JoinIndex().numbered(items, "detention", None)) == list(enumerate(items))
    assert list(JoinIndex().numbered(items[:3], "detention", "d1")) == list(enumerate(items[:3]))


def test_every_record_may_name_an_unknown_id() -> None:
    items = listed("d1", None)
    assert JoinIndex().members(items, "detention", None) is items


@pytest.mark.parametrize(("more", "whole"), [(0, True), (1, False)])
def test_a_short_list_is_not_sorted(more: int, whole: bool) -> None:
    items = tuple(Listed(number, "d1") for number in range(FEW + more))
    assert (JoinIndex().members(items, "detention", "d2") is items) is whole


def test_two_lists_and_two_fields_are_kept_apart() -> None:
    index, one, other = JoinIndex(), listed("d1"), listed("d2", "d1")
    assert index.members(one, "detention", "d1") == [one[0]]
    assert index.members(other, "detention", "d1") == [other[1]]
    assert index.members(other, "number", 0) == [other[0]]


def test_a_copy_of_an_index_has_no_lists() -> None:
    index, items = JoinIndex(), listed("d1", "d2")
    index.members(items, "detention", "d1")
    for other in (copy.deepcopy(index), pickle.loads(pickle.dumps(index))):  # noqa: S301  our own
        assert other._lists == {}
        assert other.members(items, "detention", "d2") == [items[1]]


def test_a_condition_that_demands_the_id_names_the_field_and_the_fact() -> None:
    wanted = ("detention", detention.id)
    assert join_of(NAMES_IT, REFERRAL) == wanted
    assert join_of(Equal(detention.id, referral.detention), REFERRAL) == wanted
    assert join_of(all_of(referral.sent_on <= referral.received_on, all_of(NAMES_IT, NAMES_IT)), REFERRAL) == wanted
    assert join_of(NAMES_IT, DETENTION) == ("id", referral.detention)


def test_a_condition_that_can_be_met_without_the_id_is_no_join() -> None:
    assert join_of(any_of(NAMES_IT, referral.sent_on <= referral.received_on), REFERRAL) is None
    assert join_of(not_(NAMES_IT), REFERRAL) is None
    assert join_of(Equal(referral.offence, referral.detention), REFERRAL) is None


def long_lists() -> dict[str, Any]:
    """Two letters with long lists of persons, one withdrawn for one of them; two detentions, one often referred."""
    many = range(FEW + 2)
    withdrawn = [{"person": "p0", "withdrawn_on": "2025-10-08" if number == FEW else None} for number in many]
    kept = [{"person": "p1", "result_locates": number == FEW or None} for number in many]
    dates = {"decided_on": None, "intake_on": "2025-09-08", "days": 15}
    return {
        "case_number": "（2025）豫0823执901号",
        "complete_as_of": "2025-10-05",
        "persons": [{"id": "p0"}, {"id": "p1"}],
        "requests": [
            {"id": "r0", "approved_on": "2025-10-09", "targets": withdrawn},
            {"id": "r1", "approved_on": "2025-10-09", "targets": kept},
            {"id": "r2", "approved_on": "2025-10-09", "targets": []},
        ],
        "detentions": [{"id": f"d{each}", "person": "p0", **dates} for each in range(2)],
        "referrals": [
            {
                "id": f"f{each}",
                "detention": f"d{int(each == 1)}",
                "offence": "refusal",
                "sent_on": f"2025-09-{each + 10}",
            }
            for each in range(FEW + 4)
        ],
    }


@pytest.mark.parametrize("on", [date(2025, 10, 5), date(2025, 10, 10)])
@pytest.mark.parametrize("readings", [{}, {"detention-precondition": "precondition"}], ids=["default", "precondition"])
def test_what_is_found_in_a_list_for_one_record_is_that_of_the_others(on: date, readings: dict[str, str]) -> None:
    """The interpreter, with an index of its own for each record, gives the same verdicts."""
    case = load(Case, long_lists())
    compiled = compile_procedure(JIAOZUO_2024, PRC, tuple(readings.items()))
    found = {(each.rule_id, each.path): each.verdict for each in validate(case, on=on, readings=readings)}
    alone = {
        (rule.rule.id, one.path): verdict_of(rule, EvaluationContext.of(one, on, case.complete_as_of, PRC))
        for _, subject_rules in compiled.subject_rules_of(JIAOZUO_2024.root_of(case))
        for one in instances(case, subject_rules.subject)
        for rule in subject_rules.rules
    }
    assert found == alone
    assert len({found["art3.i1.approval", f"/requests/{each}"] for each in range(3)}) > 1, "the lists differ"
