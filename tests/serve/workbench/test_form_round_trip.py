"""No value is lost or changed on the way from a record into the page and back from what the browser sends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, get_args
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.desk import DAY, HOSTILE, hostile_case, main_case
from support.effort import examples
from support.posted_pages import sent_of
from zhixing_rules import JIAOZUO_2024, RecordError, load
from zhixing_rules.records import Case, JointMechanism
from zhixing_rules.serve.settings import ServiceSettings
from zhixing_rules.serve.workbench.form_changes import changed
from zhixing_rules.serve.workbench.posted_form import form_values, record_in_form
from zhixing_rules.serve.workbench.record_form import canonical
from zhixing_rules.serve.workbench.work_page import WorkPage
from zhixing_rules.serve.workbench.work_state import first_conditions
from zhixing_rules.testing.strategies import records

if TYPE_CHECKING:
    from pydantic import BaseModel

SETTINGS: Final = ServiceSettings()
CONDITIONS: Final = first_conditions(SETTINGS, DAY)
ROOTS: Final = {each.record: each for each in JIAOZUO_2024.roots}


def back(model: type[BaseModel], record: dict[str, Any]) -> dict[str, Any]:
    """The record that comes back from a page which nobody changed."""
    page = WorkPage(settings=SETTINGS, conditions=CONDITIONS, root=ROOTS[model], record=record)
    sent = sent_of(page.html()[0])
    return canonical(model, record_in_form(model, form_values(urlencode(sent, doseq=True, errors="strict").encode())))


def same(one: object, other: object) -> bool:
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


@pytest.mark.parametrize("model", [Case, JointMechanism])
@examples(40)
@given(data=st.data())
def test_a_record_that_can_be_read_comes_back_as_it_is(model: type[BaseModel], data: st.DataObject) -> None:
    drawn = data.draw(records(model, procedure=JIAOZUO_2024))
    record = canonical(model, json.loads(drawn.model_dump_json(exclude_none=True)))
    assert same(back(model, record), record)
    assert load(model, back(model, record)) == drawn


JSON: Final = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
TEXTS: Final = st.text(st.characters(codec=None), max_size=30) | st.sampled_from(
    ["\r", "\n", "a\r\nb", "\nfirst", "last\n", "\x00", "\ud800", "\u202e", '"><script>', "&lt;", "?", " ", "　"]
)


@examples(200)
@given(data=st.data())
def test_whatever_stands_in_a_field_comes_back_unless_a_form_reads_it_as_what_was_meant(data: st.DataObject) -> None:
    section = data.draw(st.sampled_from(["persons", "requests", "detentions", "referrals", "publications"]))
    member = {"persons": "persons", "requests": "requests"}.get(section, section)
    field = Case.model_fields[member]
    entry_type = next(each for each in _types(field.annotation) if hasattr(each, "model_fields"))
    names = st.sampled_from(sorted(entry_type.model_fields))
    entry = data.draw(st.dictionaries(names | st.text(max_size=5), JSON | TEXTS, max_size=4) | JSON)
    record = canonical(Case, {section: [entry, {}], "officer": data.draw(TEXTS | JSON)})
    assert meant(back(Case, record)) == meant(record)


def _types(annotation: Any) -> list[Any]:  # noqa: ANN401  any annotation
    return [annotation, *(each for part in get_args(annotation) for each in _types(part))]


def meant(value: Any) -> Any:  # noqa: ANN401  any JSON
    """A value as a form understands it: a number or a word in a text is one, an empty text is nothing."""
    if isinstance(value, dict):
        return {key: meant(each) for key, each in value.items() if meant(each) is not None}
    if isinstance(value, list):
        return [meant(each) for each in value]
    if value is None or value == "":
        return None
    return value if isinstance(value, str) else json.dumps(value)


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_names_come_back(name: str) -> None:
    record = canonical(Case, hostile_case(HOSTILE[name]))
    assert same(back(Case, record), record)


def test_ten_thousand_characters_come_back() -> None:
    record = canonical(Case, {"officer": "某\n" * 5000})
    assert same(back(Case, record), record)


@pytest.mark.parametrize(
    ("record", "field"),
    [
        ({"persons": []}, "persons"),
        ({"basis": {}}, "basis"),
        ({"referrals": [{"id": "r1", "inventory": []}]}, "referrals"),
        ({"persons": [{"id": "p1", "roles": []}]}, "persons"),
        ({"requests": [{"id": "q1", "letter": {}}]}, "requests"),
    ],
)
def test_a_list_without_entries_is_not_a_list_that_is_not_recorded(record: dict[str, Any], field: str) -> None:
    assert back(Case, record) == record
    assert field not in back(Case, {})


def test_a_value_that_is_changed_in_the_page_counts_in_place_of_the_kept_one() -> None:
    record = canonical(Case, {"officer": "a\rb"})
    page = WorkPage(settings=SETTINGS, conditions=CONDITIONS, root=ROOTS[Case], record=record).html()[0]
    assert record_in_form(Case, form_values(urlencode(sent_of(page), doseq=True).encode())) == record
    sent = sent_of(page, f__officer="李某")
    assert record_in_form(Case, form_values(urlencode(sent, doseq=True).encode())) == {"officer": "李某"}


def test_chinese_keys_and_words_are_those_of_the_form() -> None:
    record = canonical(Case, main_case())
    assert record["court_level"] == "basic"
    assert load(Case, record) == load(Case, main_case())
    assert canonical(Case, {"案号": "1", "case_number": "2"}) == {"case_number": "2", "案号": "1"}


@pytest.mark.parametrize(
    ("change", "pointer", "expected", "focus"),
    [
        ("add", "/persons", {"persons": [{"id": "person1"}]}, "/persons/0"),
        ("none", "/persons", {"persons": []}, "/persons"),
        ("forget", "/vehicles", {}, "/vehicles"),
        ("remove", "/persons/0", {}, "/persons"),
        ("add", "/officer", {}, ""),
        ("add", "/persons/0/roles", {}, ""),
        ("add", "", {}, ""),
        ("remove", "", {}, ""),
        ("add", "/no_such_field", {}, ""),
    ],
)
def test_a_button_changes_the_list_that_it_names(
    change: str, pointer: str, expected: dict[str, Any], focus: str
) -> None:
    record: dict[str, Any] = {}
    assert (changed(Case, record, change, pointer), record) == (focus, expected)


def test_lists_in_lists_are_changed_too() -> None:
    record: dict[str, Any] = {"persons": [{"id": "person1"}, {"id": "x"}]}
    assert changed(Case, record, "add", "/persons/1/roles") == "/persons/1/roles/0"
    assert changed(Case, record, "add", "/persons") == "/persons/2"
    assert record["persons"][2]["id"] == "person2"
    assert changed(Case, record, "remove", "/persons/0") == "/persons"
    assert [each["id"] for each in record["persons"]] == ["x", "person2"]


@pytest.mark.parametrize(
    "body", [b"k/officer=%7B&f/officer=", b"n/persons=1001", b"n/persons=-1", b"n/persons=x", b"u=1"]
)
def test_a_form_that_was_tampered_with_is_refused_without_its_values(body: bytes) -> None:
    with pytest.raises(RecordError) as error:
        record_in_form(Case, form_values(body))
    assert "1001" not in str(error.value)


@pytest.mark.parametrize("body", [b"a=%ff", "a=某".encode()])
def test_a_body_that_is_no_form_in_utf_8_is_refused(body: bytes) -> None:
    with pytest.raises(RecordError):
        form_values(body)
