"""Who can say what a field holds: every field has an answer, and each exception is one that was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.tiny_office import TINY_OFFICE
from zhixing_rules.records import Case, Informant, JointMechanism, informant_of, record_inside
from zhixing_rules.records.informants import _OF_FIELDS, _OF_RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel


def places(model: type[BaseModel], *steps: str) -> Iterator[tuple[type[BaseModel], tuple[str, ...]]]:
    """Yield the path of every field of a record and of the records in it, with the record that holds it."""
    for name, field in model.model_fields.items():
        yield model, (*steps, name)
        if (inner := record_inside(field.annotation)) is not None:
            yield from places(inner, *steps, name, *(["0"] if "tuple" in str(field.annotation) else []))


PLACES = [(root, model, path) for root in (Case, JointMechanism) for model, path in places(root)]


def test_somebody_can_say_what_each_field_of_each_record_holds() -> None:
    found = {(root.__name__, "/".join(path)): informant_of(root, path) for root, _, path in PLACES}
    assert len(found) > 150
    assert {place for place, who in found.items() if who is None} == set()
    assert set(found.values()) == set(Informant)


def test_each_exception_is_a_field_of_its_record_and_is_declared_once() -> None:
    reached = {model for _, model, _ in PLACES}
    assert set(_OF_FIELDS) | set(_OF_RECORDS) <= reached
    for model, declared in _OF_FIELDS.items():
        fields = [field for each in declared.values() for field in each]
        assert len(fields) == len(set(fields))
        assert set(fields) <= model.model_fields.keys(), model.__name__


@pytest.mark.parametrize(
    ("path", "known_by"),
    [
        ("", "judge"),
        ("court_level", "judge"),
        ("level", "judge"),
        ("case_number/area", "judge"),
        ("persons/0/name", "judge"),
        ("persons/0/valid_resident_number", "judge"),
        ("persons/0/roles/0/evidenced", "judge"),
        ("persons/0/address", "applicant"),
        ("persons/0/telephone", "applicant"),
        ("requests", "judge"),
        ("requests/0/sent_on", "judge"),
        ("requests/0/letter/sealed", "judge"),
        ("requests/0/organ/name", "judge"),
        ("requests/0/organ/desk", "police"),
        ("requests/0/consented_on", "police"),
        ("requests/0/consenter", "police"),
        ("requests/0/queried_on", "police"),
        ("requests/0/feedback_on", "police"),
        ("requests/0/feedback_received_on", "keeper"),
        ("requests/0/centre_informed_on", "judge"),
        ("requests/0/targets/1/result_locates", "keeper"),
        ("requests/0/targets/1/measures_on", "judge"),
        ("detentions/0/decided_on", "judge"),
        ("detentions/0/days", "judge"),
        ("detentions/0/intake_on", "detention_centre"),
        ("detentions/0/leave_days", "detention_centre"),
        ("detentions/0/released_early_on", "detention_centre"),
        ("detentions/0/view_on", "judge"),
        ("referrals/0/sent_on", "judge"),
        ("referrals/-/sent_on", "judge"),
        ("referrals/-2/received_on", "police"),
        ("referrals/0/evidence/0/head", "judge"),
        ("referrals/0/urged_on", "judge"),
        ("referrals/0/supplied_on", "judge"),
        ("referrals/0/outcome_owed_unsupplied", "judge"),
        ("referrals/0/received_on", "police"),
        ("referrals/0/materials_complete", "police"),
        ("referrals/0/conditions_met", "police"),
        ("referrals/0/extended_on", "police"),
        ("referrals/0/filed_on", "police"),
        ("referrals/0/supplement_due_on", "police"),
        ("referrals/0/refusal_to", "police"),
        ("private_prosecutions/0/arrest_decided_on", "judge"),
        ("private_prosecutions/0/executed_by", "police"),
        ("incidents/0/reported_on", "judge"),
        ("incidents/0/dispatched_on", "police"),
        ("incidents/0/dispatched_at_once", "judge"),
        ("vehicles/0/sealed_on", "judge"),
        ("vehicles/0/found_on", "police"),
        ("vehicles/0/attended_on", "judge"),
        ("operations/0/plan_made_on", "judge"),
        ("accesses", "keeper"),
        ("accesses/0/by_keeper", "keeper"),
        ("disclosures/0/gives_tracing", "judge"),
        ("publications/0/kind", "judge"),
        ("查控请求/0/查询日期", "police"),
    ],
)
def test_the_police_the_keeper_and_the_detention_centre_know_what_they_do(path: str, known_by: str) -> None:
    assert informant_of(Case, path.split("/") if path else ()) is Informant(known_by)


@pytest.mark.parametrize(
    ("path", "known_by"),
    [
        (("court",), "command_centre"),
        (("officers", "0", "appointed_on"), "command_centre"),
        (("publications", "0", "kind"), "command_centre"),
        (("information_shared",), "police"),
    ],
)
def test_the_command_centre_knows_the_joint_mechanism(path: tuple[str, ...], known_by: str) -> None:
    assert informant_of(JointMechanism, path) is Informant(known_by)


def test_a_record_type_made_from_one_of_the_library_has_its_answers() -> None:
    class Extended(Case):
        """A case with another field."""

        note: str | None = None

    assert informant_of(Extended, ["referrals", "0", "filed_on"]) is Informant.POLICE
    assert informant_of(Extended, ["note"]) is Informant.JUDGE


def test_nobody_is_named_for_a_record_of_another_procedure() -> None:
    (root,) = TINY_OFFICE.roots
    assert informant_of(root.record, ["loans", "0", "received_on"]) is None


def test_an_unknown_place_is_refused() -> None:
    with pytest.raises(LookupError, match="Case has no field"):
        informant_of(Case, ["weather"])
