"""Random records: valid or contradictory, around every threshold, and small after shrinking."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, find, given
from hypothesis import strategies as st
from pydantic import BaseModel

from support.effort import examples
from support.tiny_office import LOAN, TINY_OFFICE, Ledger
from zhixing_rules import JIAOZUO_2024, PRC, Case, JointMechanism, Procedure, RecordError, load
from zhixing_rules.language import Subject
from zhixing_rules.procedures.fields.subjects import REFERRAL
from zhixing_rules.records import CaseNumber, Letter, Person, Referral, is_credit_code, is_resident_number
from zhixing_rules.testing import (
    Flavour,
    case_numbers,
    contradictory,
    credit_codes,
    days,
    names,
    records,
    resident_numbers,
)
from zhixing_rules.testing.sample_values import NOWHERE

KINDS = ((Case, JIAOZUO_2024), (JointMechanism, JIAOZUO_2024), (Ledger, TINY_OFFICE))
FEW = examples(25, suppress_health_check=list(HealthCheck))
MORE = examples(150, suppress_health_check=list(HealthCheck))
SEARCH = examples(2000, least=2000, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("flavour", Flavour)
@pytest.mark.parametrize(("model", "procedure"), KINDS, ids=["case", "mechanism", "another office"])
def test_a_random_record_loads_from_its_json(model: type[BaseModel], procedure: Procedure, flavour: Flavour) -> None:
    @FEW
    @given(records(model, procedure=procedure, flavour=flavour))
    def loads(record: BaseModel) -> None:
        assert load(model, record.model_dump_json(exclude_none=True)) == record

    loads()


@pytest.mark.parametrize(("model", "procedure"), KINDS, ids=["case", "mechanism", "another office"])
def test_contradictory_facts_are_refused(model: type[BaseModel], procedure: Procedure) -> None:
    @FEW
    @given(contradictory(model, procedure=procedure))
    def refused(facts: dict[str, Any]) -> None:
        with pytest.raises(RecordError):
            load(model, facts)

    refused()


@pytest.mark.parametrize("kind", [Person, Letter, REFERRAL, LOAN], ids=["person", "letter", "referral", "loan"])
def test_a_part_of_a_record_can_be_drawn_alone(kind: Subject | type[BaseModel]) -> None:
    model = kind if isinstance(kind, type) else kind.record

    @FEW
    @given(records(kind))
    def drawn(part: BaseModel) -> None:
        assert isinstance(part, model)

    drawn()


def _sizes(flavour: Flavour) -> int:
    """Return the number of facts in a few records of a flavour."""
    sizes: list[int] = []

    @FEW
    @given(records(Case, procedure=JIAOZUO_2024, flavour=flavour))
    def measured(case: Case) -> None:
        sizes.append(case.model_dump_json(exclude_none=True).count('":'))

    measured()
    return sum(sizes)


def test_a_partial_record_has_fewer_facts() -> None:
    assert _sizes(Flavour.PARTIAL) * 2 < _sizes(Flavour.VALID)


def test_a_case_shrinks_to_the_relevant_facts() -> None:
    def released_early(case: Case) -> bool:
        return any(each.released_early_on and each.leave_days for each in case.detentions or ())

    smallest = find(records(Case, procedure=JIAOZUO_2024), released_early, settings=SEARCH)
    assert smallest.model_dump_json(exclude_none=True) == (
        '{"detentions":[{"id":"detention-1","leave_days":1,"released_early_on":"2025-01-05"}]}'
    )


def test_references_name_existing_records() -> None:
    referenced: set[str] = set()

    @MORE
    @given(records(Case, procedure=JIAOZUO_2024))
    def linked(case: Case) -> None:
        existing = {each.id for each in case.detentions or ()}
        referenced.update(each.detention for each in case.referrals or () if each.detention in existing)

    linked()
    assert referenced
    assert referenced <= {"detention-1", "detention-2"}


@pytest.mark.parametrize("late", [0, 1])
def test_days_lie_on_both_sides_of_every_period(late: int) -> None:
    def at_the_boundary(each: Referral) -> bool:
        return bool(each.received_on and each.filed_on and (each.filed_on - each.received_on).days == 7 + late)

    boundary = records(REFERRAL, procedure=JIAOZUO_2024, flavour=Flavour.BOUNDARY)
    assert find(boundary, at_the_boundary, settings=SEARCH)


@pytest.mark.parametrize(
    "day", [date(2024, 10, 9), date(2024, 10, 10), PRC.final_through], ids=["eve", "commencement", "last settled day"]
)
def test_days_are_drawn_at_the_commencement_and_at_the_end_of_the_calendar(day: date) -> None:
    assert find(days(JIAOZUO_2024), lambda each: each == day, settings=SEARCH) == day


@FEW
@given(names(), resident_numbers(), credit_codes(), case_numbers("沪0101"))
def test_sample_values_are_valid_and_belong_to_nobody(name: str, resident: str, credit: str, case: CaseNumber) -> None:
    assert "某" in name
    assert is_resident_number(resident)
    assert resident.startswith(NOWHERE)
    assert is_credit_code(credit)
    assert NOWHERE in credit
    assert case == CaseNumber.parse(str(case))


def test_an_unknown_type_raises_an_error_that_names_it_and_can_be_supplied() -> None:
    class Sized(BaseModel):
        size: float | None = None

    with pytest.raises(TypeError, match=r"Sized\.size.*kinds"):
        find(records(Sized), lambda _: True, settings=FEW)
    drawn = find(records(Sized, kinds={float: st.just(1.5)}), lambda each: each.size is not None, settings=FEW)
    assert drawn.size == 1.5
