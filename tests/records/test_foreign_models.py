"""Records inside other models of pydantic: what the errors of those models show, as docs/security.md says."""

from __future__ import annotations

import json
import traceback
from typing import TYPE_CHECKING, Any, cast

import pytest
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError, validate_call

from zhixing_rules import Case, JointMechanism, RecordError, load
from zhixing_rules.records import Person, Secret
from zhixing_rules.records.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

MARK = "机密标记7391"
BAD: dict[str, Any] = {
    "court": MARK,
    "court_level": MARK,
    MARK: 1,
    "persons": [{"id": "p1", "name": 7, "resident_number": MARK}, {"id": "p1"}],
}
TWICE: dict[str, Any] = {"court": MARK, "persons": [{"id": "p1", "name": MARK}, {"id": "p1"}]}


class _Folder(BaseModel):
    case: Case
    note: int = 0


class _Either(BaseModel):
    record: Case | JointMechanism


class _Hidden(BaseModel):
    model_config = ConfigDict(hide_input_in_errors=True)
    case: Case
    note: int


def _take(case: Case) -> Case:
    return case


ERRORS: dict[str, Callable[[Any], object]] = {
    "an adapter": lambda data: TypeAdapter(Case).validate_python(data),
    "an adapter, JSON": lambda data: TypeAdapter(Case).validate_json(json.dumps(data)),
    "an adapter of a list": lambda data: TypeAdapter(list[Case]).validate_python([{}, data]),
    "an adapter of a list, JSON": lambda data: TypeAdapter(list[Case]).validate_json(json.dumps([{}, data])),
    "another model": lambda data: _Folder(case=data),
    "another model, JSON": lambda data: _Folder.model_validate_json(json.dumps({"case": data})),
    "another model, one of two": lambda data: _Either(record=data),
    "an argument": cast("Any", validate_call(_take)),
    "the validator": TypeAdapter(Case).validator.validate_python,
}


@pytest.mark.parametrize("name", ERRORS)
@pytest.mark.parametrize("data", [BAD, TWICE, MARK], ids=["fields", "contradiction", "no object"])
def test_the_error_of_another_model_shows_no_value_of_a_record(name: str, data: Any) -> None:  # noqa: ANN401  any input
    with pytest.raises(ValidationError) as refused:
        ERRORS[name](data)
    shown = (str(refused.value), repr(refused.value), str(refused.value.errors()), refused.value.json())
    assert not any(MARK in each for each in shown)
    assert MARK not in "".join(traceback.format_exception(refused.value))


@pytest.mark.parametrize("form", ["", ", JSON"], ids=["python", "json"])
@pytest.mark.parametrize("data", [BAD, TWICE], ids=["fields", "contradiction"])
def test_the_error_of_another_model_lists_the_problems_of_the_record(form: str, data: dict[str, Any]) -> None:
    data = data if form else {**data, "persons": tuple(data["persons"])}
    with pytest.raises(RecordError) as wanted:
        Case.model_validate_json(json.dumps(data)) if form else Case.model_validate(data)
    with pytest.raises(ValidationError) as refused:
        ERRORS[f"an adapter{form}"](data)
    found = [(each["ctx"]["pointer"], each["type"], each["msg"]) for each in refused.value.errors()]
    assert sorted(found) == sorted(
        (each.pointer, each.code, f"{each.zh} · {each.en}") for each in wanted.value.problems
    )
    persons = {each["loc"][:2] for each in refused.value.errors() if each["loc"][:1] == ("persons",)}
    assert ("persons", 0) in persons


def test_a_record_inside_another_model_is_read_as_by_load() -> None:
    data = {"court": "某", "complete_as_of": "2025-03-07", "persons": [{"id": "p1", "name": "某甲"}]}
    wanted = load(Case, data)
    assert TypeAdapter(list[Case]).validate_json(json.dumps([data])) == [wanted]
    assert _Folder.model_validate_json(json.dumps({"case": data})).case == wanted
    assert _Folder(case=wanted).case is wanted
    assert _Folder.model_validate_json(_Folder(case=wanted).model_dump_json(exclude_none=True)).case == wanted
    assert TypeAdapter(list[Person]).validate_json('[{"id": "p1"}]') == [Person(id="p1")]


def test_every_part_of_a_record_hides_its_input_too() -> None:
    models: list[Any] = [Person, *Record.__subclasses__()]
    for model in models:
        with pytest.raises(ValidationError) as refused:
            TypeAdapter(model).validate_python({MARK: MARK, "id": MARK})
        assert MARK not in str(refused.value) + str(refused.value.errors()), model.__name__


@pytest.mark.parametrize(
    "make", [lambda: Case(**BAD), lambda: Case.model_validate(BAD), lambda: Case(court=MARK * 900)]
)
def test_a_constructor_shows_no_value(make: Callable[[], Case]) -> None:
    with pytest.raises(RecordError) as refused:
        make()
    assert MARK not in str(refused.value) + repr(refused.value.problems)
    assert refused.value.__context__ is None


def test_assignment_and_deletion_show_no_value() -> None:
    case: Any = Case(court=MARK)
    with pytest.raises(RecordError) as assigned:
        case.court = MARK
    assert [(each.pointer, each.code) for each in assigned.value.problems] == [("/court", "frozen")]
    assert MARK not in str(assigned.value) + repr(assigned.value)
    with pytest.raises(RecordError) as deleted:
        del case.court
    assert deleted.value.problems == assigned.value.problems
    for change in (case.__setattr__, lambda name, _: case.__delattr__(name)):
        with pytest.raises(RecordError) as unknown:
            change(MARK, 1)
        assert [(each.pointer, each.code) for each in unknown.value.problems] == [("/…", "frozen")]
    assert case == Case(court=MARK)


def test_what_security_md_says_of_the_errors_of_the_model_around_is_true() -> None:
    """Where the error is that of the outer model, pydantic keeps its input; with the two settings it shows nothing."""
    data = {"case": {"court": MARK}, "note": MARK}
    with pytest.raises(ValidationError) as shown:
        _Folder.model_validate(data)
    assert MARK in str(shown.value)
    with pytest.raises(ValidationError) as missing:
        _Hidden.model_validate({"case": {"court": MARK}})
    assert MARK in str(missing.value.errors())
    assert MARK not in str(missing.value) + str(missing.value.errors(include_input=False))
    with pytest.raises(ValidationError) as broken:
        TypeAdapter(list[Case]).validate_json(f'[{{"court": "{MARK}')
    assert MARK in str(broken.value.errors())
    assert MARK not in str(broken.value.errors(include_input=False))


def test_what_security_md_says_of_the_keys_and_other_branches_around_a_record_is_true() -> None:
    for config in (ConfigDict(), ConfigDict(hide_input_in_errors=True)):
        with pytest.raises(ValidationError) as key:
            TypeAdapter(dict[str, Case], config=config).validate_python({MARK: {"court": 7}})
        assert MARK in str(key.value)  # the key belongs to the dictionary, not to the record
    with pytest.raises(ValidationError) as branch:
        TypeAdapter(Case | int).validate_python({"court": MARK, "x": 1})
    assert MARK in str(branch.value)  # the input of the other branch
    hidden = TypeAdapter(Case | int, config=ConfigDict(hide_input_in_errors=True))
    with pytest.raises(ValidationError) as quiet:
        hidden.validate_python({"court": MARK, "x": 1})
    assert MARK not in str(quiet.value) + str(quiet.value.errors(include_input=False))


def test_a_single_value_of_a_record_in_another_model_is_not_covered() -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(Secret).validate_python(MARK * 100)
    assert MARK in str(refused.value.errors())


def test_another_model_with_a_record_shows_nothing_of_it() -> None:
    folder = _Folder(case=Case(court=MARK))
    assert MARK not in repr(folder) + str(folder)
