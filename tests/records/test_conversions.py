"""Lenient reading: every spelling before and after, what stays a problem, and what is said of it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from zhixing_rules import Case, JointMechanism, RecordError, load, normalise
from zhixing_rules.records import Detention, Person, Record, load_one_of, record_inside
from zhixing_rules.records.annotations import field_names
from zhixing_rules.testing import records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel


def nested_models(model: type[Record]) -> Iterator[type[Record]]:
    yield model
    for field in model.model_fields.values():
        if (inner := record_inside(field.annotation)) is not None:
            yield from nested_models(inner)


MODELS = tuple(dict.fromkeys((*nested_models(Case), *nested_models(JointMechanism))))

UNCHANGED = object()

DATES: Final[tuple[Any, ...]] = (
    ("2025-03-07", UNCHANGED),
    ("2025/3/7", "2025-03-07"),
    ("2025/03/07", "2025-03-07"),
    ("2025.3.7", "2025-03-07"),
    ("2025-3-7", "2025-03-07"),
    ("2025年3月7日", "2025-03-07"),
    ("2025年03月07日", "2025-03-07"),
    ("2025年3月7号", "2025-03-07"),
    (" 2025 年 3 月 7 日　", "2025-03-07"),
    ("２０２５年３月７日", "2025-03-07"),
    ("２０２５－０３－０７", "2025-03-07"),
    ("20250307", "2025-03-07"),
    (20250307, "2025-03-07"),
    (20250307.5, UNCHANGED),
    ("'2025-03-07", "2025-03-07"),
    ("2025-03-07 ", "2025-03-07"),
    ("2025-03-07 00:00:00", "2025-03-07"),
    ("2025-03-07T00:00:00", "2025-03-07"),
    ("2025-03-07T00:00:00.000", "2025-03-07"),
    ("2025-03-07T00:00:00+08:00", "2025-03-07"),
    ("2025-03-07T00:00:00.000+0800", "2025-03-07"),
    ("2025-03-06T16:00:00Z", "2025-03-07"),
    ("2025-03-06T16:00:00+00:00", "2025-03-07"),
    ("2025-03-06T11:00:00-05:00", "2025-03-07"),
    ("2025/3/7 0:00", "2025-03-07"),
    ("2025年3月7日0:00", "2025-03-07"),
    (datetime(2025, 3, 7), "2025-03-07"),  # noqa: DTZ001  as spreadsheets give it
    (datetime(2025, 3, 6, 16, tzinfo=UTC), "2025-03-07"),
    ("2025-03-07T00:00:00Z", UNCHANGED),
    ("2025-03-07 09:30:00", UNCHANGED),
    ("2025-03-07T00:00:01", UNCHANGED),
    ("2025-03-07T00:00:00.001", UNCHANGED),
    ("2025-03-07T24:00:00", UNCHANGED),
    ("2025-03-07T00:00:00+25:00", UNCHANGED),
    ("9999-12-31T16:00:00Z", UNCHANGED),
    ("03/07/2025", UNCHANGED),
    ("25-3-7", UNCHANGED),
    ("2025年3月", UNCHANGED),
    ("2025-02-30", UNCHANGED),
    ("20251301", UNCHANGED),
    ("2025-3/7", UNCHANGED),
    ("45723", UNCHANGED),
    (45723, UNCHANGED),
    (45723.0, UNCHANGED),
    ("٢٠٢٥-٠٣-٠٧", UNCHANGED),
    ("", None),
    ("　", None),
    ("\u200b", None),
    ("/", None),
    ("-", None),
    ("NULL", None),
    ("N/A", None),
    ("无", None),
    (float("nan"), None),
)

WORDS: Final[tuple[Any, ...]] = (
    ("serious", "是", True),
    ("serious", "否", False),
    ("serious", " 是 ", True),
    ("serious", "Y", True),
    ("serious", "n", False),
    ("serious", "Ｙ", True),
    ("serious", "TRUE", True),
    ("serious", "false", False),
    ("serious", "Yes", True),
    ("serious", "√", True),
    ("serious", "\u00d7", False),
    ("serious", True, UNCHANGED),
    ("serious", "有", UNCHANGED),
    ("serious", "无", UNCHANGED),
    ("serious", 1, UNCHANGED),
    ("serious", 0, UNCHANGED),
    ("serious", "1", UNCHANGED),
    ("serious", "不详", UNCHANGED),
    ("serious", "否 ", False),
    ("serious", "", None),
    ("serious", "/", None),
    ("days", "15", 15),
    ("days", "15.0", 15),
    ("days", "１５", 15),
    ("days", 15.0, 15),
    ("days", 15, UNCHANGED),
    ("days", True, UNCHANGED),
    ("days", 15.5, UNCHANGED),
    ("days", "十五", UNCHANGED),
    ("days", "15天", UNCHANGED),
    ("days", "1e1", UNCHANGED),
    ("days", "9" * 5000, UNCHANGED),
    ("days", "无", UNCHANGED),
    ("days", " ", None),
    ("id", 7, "n7"),
    ("id", "7", "n7"),
    ("id", 7.0, "n7"),
    ("id", "007", "n007"),
    ("id", " d1 ", "d1"),
    ("id", "d1", UNCHANGED),
    ("id", 1234567890, UNCHANGED),
    ("id", "", UNCHANGED),
    ("id", None, UNCHANGED),
    ("person", 7, "n7"),
    ("ground", "拒不执行判决、裁定", UNCHANGED),
    ("ground", "拒不执行判决、裁定 ", "refusal"),
    ("ground", "Refusal", "refusal"),
    ("ground", "refusal", UNCHANGED),
    ("ground", "拒执", UNCHANGED),
    ("ground", "无", None),
)

TEXTS: Final[tuple[Any, ...]] = (
    ("telephone", 13, "13"),
    ("telephone", 13.0, "13"),
    ("telephone", 13.5, UNCHANGED),
    ("telephone", 1e20, UNCHANGED),
    ("telephone", True, UNCHANGED),
    ("telephone", "13", UNCHANGED),
    ("resident_number", 10**17, str(10**17)),
    ("address", "无", None),
    ("address", "--", None),
    ("address", "测试路1号", UNCHANGED),
    ("address", " 测试路1号 ", UNCHANGED),
)


def converted(model: type[BaseModel], name: str, value: object) -> tuple[Any, tuple[str, ...]]:
    result = normalise(model, {name: value})
    return result.data[name], tuple(each.pointer for each in result.conversions)


@pytest.mark.parametrize(
    ("model", "name", "before", "after"),
    [
        *((Detention, "intake_on", *spelling) for spelling in DATES),
        *((Detention, *spelling) for spelling in WORDS),
        *((Person, *spelling) for spelling in TEXTS),
    ],
    ids=lambda value: "same" if value is UNCHANGED else getattr(value, "__name__", ascii(value)[:24]),
)
def test_a_spelling_is_converted_or_left_as_it_is(
    model: type[BaseModel], name: str, before: object, after: object
) -> None:
    for key in model.model_fields[name].validation_alias.choices:  # type: ignore[union-attr]  # every field has some
        value, places = converted(model, str(key), before)
        if after is UNCHANGED:
            assert (value, type(value), places) == (before, type(before), ())
        else:
            assert (value, type(value), places) == (after, type(after), (f"/{key}",))


def test_a_time_of_day_in_a_mapping_is_refused_at_its_place() -> None:
    case = {"detentions": [{"id": "d1", "intake_on": datetime(2025, 3, 7, 9, 30)}]}  # noqa: DTZ001  as above
    with pytest.raises(RecordError) as refused:
        load(Case, case, lenient=True)
    assert [(each.pointer, each.code) for each in refused.value.problems] == [("/detentions/0/intake_on", "date")]


def test_a_missing_day_of_pandas_is_not_recorded() -> None:
    pandas = pytest.importorskip("pandas", reason="needs pandas")
    frame = pandas.DataFrame({"id": ["d1", "d2"], "intake_on": pandas.to_datetime(["2025-03-07", None])})
    case = load(Case, {"detentions": frame.to_dict("records")}, lenient=True)
    assert [each.intake_on for each in case.detentions or ()] == [date(2025, 3, 7), None]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("案件移送函、生效法律文书", ["案件移送函", "生效法律文书"]),
        ("案件移送函, 生效法律文书；", ["案件移送函", "生效法律文书"]),
        ("案件移送函\n生效法律文书", ["案件移送函", "生效法律文书"]),
        ("其他材料", ["其他材料"]),
        ("", None),
        ("/", None),
        ("无", "无"),
    ],
)
def test_a_list_of_words_may_be_one_text(text: str, after: object) -> None:
    result = normalise(Case, {"移送": [{"移送材料清单": text}]})
    assert result.data["移送"][0]["移送材料清单"] == after
    assert len(result.conversions) == (text != "无")


def test_a_list_of_names_is_not_divided_at_the_comma_of_a_name() -> None:
    result = normalise(Case, {"referrals": [{"other_papers": "甲、乙的说明；丙的说明"}]})
    assert result.data["referrals"][0]["other_papers"] == ["甲、乙的说明", "丙的说明"]


def test_entries_of_lists_and_records_in_records_are_converted_at_their_places() -> None:
    case = {
        "basis": {"effective": "是"},
        "requests": [{"id": 3, "letter": {"dated_on": "2025/3/7", "attachments": ["执行裁定 ", ""]}, "organ": " "}],
    }
    result = normalise(Case, case)
    assert result.data["requests"][0] == {
        "id": "n3",
        "letter": {"dated_on": "2025-03-07", "attachments": ["enforcement_ruling", ""]},
        "organ": None,
    }
    assert [(each.pointer, each.code) for each in result.conversions] == [
        ("/basis/effective", "yes_no"),
        ("/requests/0/id", "id"),
        ("/requests/0/letter/dated_on", "date"),
        ("/requests/0/letter/attachments/0", "word"),
        ("/requests/0/organ", "blank"),
    ]
    assert case["basis"] == {"effective": "是"}


def test_unknown_keys_and_values_of_other_shapes_are_not_touched() -> None:
    odd: dict[str, Any] = {"x": "是", "basis": [], "persons": "是", "requests": {"id": 1}, "detentions": [7, None]}
    result = normalise(Case, odd)
    assert (result.data, result.conversions) == (odd, ())


def test_load_is_strict_unless_told_otherwise() -> None:
    data = {"complete_as_of": "2025年3月7日", "detentions": [{"id": 1, "serious": "是"}]}
    with pytest.raises(RecordError):
        load(Case, data)
    for given_data in (data, json.dumps(data), json.dumps(data).encode()):
        case = load(Case, given_data, lenient=True)
        assert case.complete_as_of == date(2025, 3, 7)
        assert case == load_one_of((Case, JointMechanism), given_data, lenient=True)
    assert load(Case, case, lenient=True) is case


@pytest.mark.parametrize("text", ["{", "[]", "7", '{"a": NaN', '{"court": "x", "court": "y"}', "[" * 100_000, b"\xff"])
def test_what_is_not_an_object_is_refused_as_in_strict_reading(text: str | bytes) -> None:
    errors = []
    for call in (lambda: load(Case, text), lambda: load(Case, text, lenient=True), lambda: normalise(Case, text)):
        with pytest.raises(RecordError) as refused:
            call()
        errors.append(refused.value.problems)
    assert errors[0] == errors[1] == errors[2]


def test_nothing_that_is_shown_contains_a_value() -> None:
    result = normalise(Case, {"persons": [{"id": "p1", "telephone": 31415926, "debtor": "是"}]})
    assert repr(result) == "Normalised(…)"
    for each in result.conversions:
        assert "31415926" not in f"{each}{each!r}"
        assert all((each.pointer, each.code, each.zh, each.en))


def test_no_key_of_a_record_needs_escaping_in_a_pointer() -> None:
    assert not [key for model in MODELS for key in field_names(model) if set(key) & set("/~")]


@examples(500)
@given(st.data())
def test_a_valid_record_is_not_converted(data: st.DataObject) -> None:
    kinds: tuple[type[BaseModel], ...] = (Case, JointMechanism)
    record = data.draw(records(data.draw(st.sampled_from(kinds))))
    written = json.loads(record.model_dump_json())
    result = normalise(type(record), written)
    assert (result.data, result.conversions) == (written, ())


SPELLINGS = tuple(spelling[-2] for spelling in (*DATES, *WORDS, *TEXTS))


@examples(2000)
@given(st.data())
def test_what_is_converted_once_is_not_converted_again(data: st.DataObject) -> None:
    model = data.draw(st.sampled_from(MODELS))
    keys = st.sampled_from([*field_names(model)])
    values = st.sampled_from(SPELLINGS) | st.lists(st.sampled_from(SPELLINGS), max_size=2)
    once = normalise(model, data.draw(st.dictionaries(keys, values, max_size=6)))
    again = normalise(model, once.data)
    assert again.conversions == ()
    assert repr(again.data) == repr(once.data)


def test_a_long_text_is_no_date_and_takes_no_time() -> None:
    record = {"complete_as_of": f"2025{' ' * 200_000}x"}
    assert normalise(Case, record).data == record
