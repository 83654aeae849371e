"""Limits of a record: every list has one, and all lists of a case have one together."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, get_args, get_origin

import pytest
from annotated_types import MaxLen

from zhixing_rules.errors import RecordError
from zhixing_rules.interchange import SCHEMAS, schema
from zhixing_rules.records import Case, Detention, JointMechanism, Referral, load, record_inside
from zhixing_rules.records.annotations import bare_type
from zhixing_rules.records.consistency import LISTS, LISTS_COUNTED, LISTS_INSIDE
from zhixing_rules.records.loading import MAX_LIST, MAX_RECORDS, MAX_VALUES

if TYPE_CHECKING:
    from pydantic import BaseModel

ROOTS = (Case, JointMechanism)


def lists_of(model: type[BaseModel], path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the annotation of every list in a record, at any depth, with its path."""
    for name, field in model.model_fields.items():
        annotation = field.rebuild_annotation()
        if get_origin(bare_type(field.annotation)) in (tuple, list, set, frozenset, dict):
            yield f"{path}/{name}", annotation
        inside = record_inside(field.annotation)
        if inside is not None:
            yield from lists_of(inside, f"{path}/{name}")


def limits(annotation: Any) -> Iterator[int]:  # noqa: ANN401  any annotation
    """Yield the limits of a list, not those of its entries."""
    for each in getattr(annotation, "__metadata__", ()):
        yield from (limit.max_length for limit in (each, *getattr(each, "metadata", ())) if isinstance(limit, MaxLen))
    if get_origin(annotation) is not tuple:
        for each in get_args(annotation):
            yield from limits(each)


@pytest.mark.parametrize("root", ROOTS, ids=lambda root: root.__name__)
def test_every_list_of_a_record_has_a_limit(root: type[BaseModel]) -> None:
    found = {path: list(limits(annotation)) for path, annotation in lists_of(root)}
    assert {path: each for path, each in found.items() if each != [MAX_LIST]} == {}
    assert root is not Case or {"/referrals/inventory", "/persons/roles", "/requests/letter/attachments"} < set(found)


def test_a_list_without_a_limit_is_seen() -> None:
    class Unlimited(Detention):
        notes: tuple[str, ...] | None = None

    ((path, annotation),) = lists_of(Unlimited)
    assert (path, list(limits(annotation))) == ("/notes", [])


@pytest.mark.parametrize("name", ["case", "mechanism"])
def test_every_list_of_the_schema_has_a_limit(name: str) -> None:
    assert name in SCHEMAS
    arrays = list(arrays_in(schema(name)))
    assert arrays
    assert all(each.get("maxItems") == MAX_LIST for each in arrays)


def arrays_in(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.get("type") == "array":
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from arrays_in(each)


# ------------------------------------------------------------------------------------------------ all lists together


def targets(count: int) -> dict[str, Any]:
    """Return a case of this many records: requests, with as many targets each as a list may have."""
    requests, rest = divmod(count, MAX_LIST + 1)
    whole: list[dict[str, Any]] = [{"id": f"r{number}", "targets": [{}] * MAX_LIST} for number in range(requests)]
    return {"requests": [*whole, *([{"id": "rest", "targets": [{}] * (rest - 1)}] if rest else [])]}


def everything(count: int) -> dict[str, Any]:
    """Return a case with every list of a case, and this many records."""
    lists: dict[str, Any] = {name: [{"id": name}] for name in LISTS}
    for name, inside in LISTS_INSIDE.items():
        lists[name][0][inside] = [{}]
    remaining = count - len(LISTS) - len(LISTS_INSIDE)
    for name in LISTS:
        more = min(remaining, MAX_LIST - 1)
        lists[name] += [{"id": f"{name}-{number}"} for number in range(more)]
        remaining -= more
    return lists


@pytest.mark.parametrize("case_of", [targets, everything], ids=["targets", "every list"])
def test_a_case_has_at_most_the_limit_of_records(case_of: Any) -> None:  # noqa: ANN401  a function above
    assert isinstance(load(Case, case_of(MAX_RECORDS)), Case)
    for construct in (partial(load, Case), Case.model_validate_json):
        with pytest.raises(RecordError) as refused:
            construct(json.dumps(case_of(MAX_RECORDS + 1)))
        (problem,) = refused.value.problems
        assert problem.code == "too_many_records"
        assert problem.pointer == ("/requests" if case_of is targets else "/persons")
        assert str(MAX_RECORDS) in problem.zh
        assert str(MAX_RECORDS) in problem.en


def test_a_case_of_python_objects_has_the_same_limit() -> None:
    requests = load(Case, targets(MAX_RECORDS)).requests or ()
    assert len(Case(requests=requests).requests or ()) == len(requests)
    with pytest.raises(RecordError, match="/requests: "):
        Case(requests=requests, vehicles=load(Case, {"vehicles": [{"id": "v"}]}).vehicles)


def test_the_other_problems_of_a_case_with_too_many_records_are_listed_too() -> None:
    case = {**targets(MAX_RECORDS + 1), "vehicles": [{"id": "v"}, {"id": "v"}], "court": 1}
    with pytest.raises(RecordError) as refused:
        load(Case, case)
    assert {(each.pointer, each.code) for each in refused.value.problems} == {
        ("/court", "string_type"),
        ("/requests", "too_many_records"),
        ("/vehicles/0/id", "duplicate_id"),
        ("/vehicles/1/id", "duplicate_id"),
    }


def test_a_thousand_other_problems_do_not_hide_that_there_are_too_many_records() -> None:
    lists = {name: [{"id": "same"}] * MAX_LIST for name in LISTS}
    with pytest.raises(RecordError) as refused:
        load(Case, lists)
    assert "too_many_records" in {each.code for each in refused.value.problems}


def test_every_list_of_records_is_counted() -> None:
    paths = {path for path, annotation in lists_of(Case) if record_inside(annotation) is not None}
    inside = {f"/{name}/{inner}" for name, inner in LISTS_INSIDE.items()}
    assert paths == {f"/{name}" for name in LISTS_COUNTED} | inside


def test_a_joint_mechanism_cannot_have_more_records_than_a_case() -> None:
    assert len(list(lists_of(JointMechanism))) * MAX_LIST <= MAX_RECORDS


def test_a_case_of_the_maximum_number_of_records_is_within_the_other_limits() -> None:
    fields = len(Referral.model_fields)
    assert MAX_LIST * fields + (MAX_RECORDS - MAX_LIST) * 2 < MAX_VALUES
