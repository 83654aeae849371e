"""Mappings from pandas, NumPy and databases: what means one thing is read, all else is named by its place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any
from uuid import UUID

import pytest

from zhixing_rules import Audience, Case, RecordError, load
from zhixing_rules.records import withhold
from zhixing_rules.records.python_values import json_of

np = pytest.importorskip("numpy", reason="in the extra [dev]")
pd = pytest.importorskip("pandas", reason="in the extra [dev]")

MARK = "机密标记7391"
DAY = date(2025, 3, 7)


def places(data: Mapping[Any, Any]) -> list[tuple[str, str]]:
    with pytest.raises(RecordError) as refused:
        load(Case, data)
    assert MARK not in str(refused.value)
    return [(each.pointer, each.code) for each in refused.value.problems]


@pytest.mark.parametrize(
    "day",
    [
        DAY,
        datetime(2025, 3, 7),  # noqa: DTZ001  the naive one is the point
        pd.Timestamp("2025-03-07"),
        np.datetime64("2025-03-07"),
        np.datetime64("2025-03-07", "ns"),
        np.datetime64("2025-03-07T00:00", "m"),
        np.str_("2025-03-07"),
    ],
    ids=lambda day: f"{type(day).__name__} {day}",
)
def test_a_day_of_any_library_is_read(day: object) -> None:
    assert load(Case, {"complete_as_of": day}).complete_as_of == DAY


@pytest.mark.parametrize(
    "time",
    [
        datetime(2025, 3, 7, tzinfo=UTC),
        datetime(2025, 3, 7, 0, 0, 0, 1),  # noqa: DTZ001  as above
        pd.Timestamp("2025-03-07 10:00"),
        pd.Timestamp("2025-03-07", tz="Asia/Shanghai"),
        pd.Timestamp(2025, 3, 7, nanosecond=1),
        np.datetime64("2025-03-07T00:00:00.000000001"),
        np.datetime64("2025-03"),
    ],
    ids=lambda time: f"{type(time).__name__} {time}",
)
def test_a_time_is_refused_with_its_place(time: object) -> None:
    assert places({"detentions": [{"id": "d1"}, {"id": "d2", "decided_on": time}]}) == [
        ("/detentions/1/decided_on", "not_a_day")
    ]


@pytest.mark.parametrize(
    "missing",
    [None, float("nan"), np.nan, np.float32("nan"), pd.NA, pd.NaT, np.datetime64("NaT"), Decimal("NaN")],
    ids=repr,
)
def test_a_missing_value_is_not_recorded(missing: object) -> None:
    case = load(Case, {"complete_as_of": missing, "court": missing, "persons": missing, "major_or_difficult": missing})
    assert case == Case()
    assert places({"persons": [missing]}) == [("/persons/0", "model_type")]


@pytest.mark.parametrize("number", [3, np.int64(3), np.uint8(3), np.array(3), Decimal(3), Decimal("3.0")], ids=repr)
def test_a_whole_number_of_any_type_is_read(number: object) -> None:
    (detention,) = load(Case, {"detentions": [{"id": "d1", "days": number}]}).detentions or ()
    assert detention.days == 3


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (3.0, "int_type"),
        (np.float64(3), "int_type"),
        (Decimal("3.5"), "not_whole"),
        (Decimal("Infinity"), "too_large_number"),
        (float("inf"), "too_large_number"),
        (10**5000, "too_large_number"),
        (np.timedelta64(3, "D"), "not_json"),
        (True, "int_type"),
        (np.bool_(True), "int_type"),  # noqa: FBT003  the value to read
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else value,
)
def test_another_number_is_refused_with_its_place(number: object, code: str) -> None:
    assert places({"detentions": [{"id": "d1", "days": number}]}) == [("/detentions/0/days", code)]


def test_a_yes_or_no_of_numpy_is_read_and_a_number_is_none() -> None:
    for value in (True, False):
        assert load(Case, {"major_or_difficult": np.bool_(value)}).major_or_difficult is value
    assert places({"major_or_difficult": np.int64(1)}) == [("/major_or_difficult", "bool_type")]


def test_an_array_is_a_list_and_any_mapping_an_object() -> None:
    persons = np.array([{"id": "p1", "debtor": np.bool_(True)}], dtype=object)  # noqa: FBT003  the value to read
    assert load(Case, {"persons": persons}) == load(Case, {"persons": pd.Series(list(persons))})
    assert load(Case, MappingProxyType({"persons": (MappingProxyType({"id": "p1"}),)})).persons
    assert places({"persons": np.array([[{"id": "p1"}]])}) == [("/persons", "not_json")]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (MARK.encode(), "not_text"),
        (bytearray(b"x"), "not_text"),
        (np.bytes_(b"x"), "not_text"),
        (object(), "not_json"),
        ({MARK}, "not_json"),
        (1j, "not_json"),
        (pd.Interval(0, 1), "not_json"),
        (f"{MARK}\ud800", "not_unicode"),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else "",
)
def test_any_other_value_is_refused_with_its_place(value: object, code: str) -> None:
    found = places({"court": value, "人员": [{"id": "p1"}, {"id": "p2", "姓名": value}], MARK: value, "word": value})
    assert [each for each in found if each[1] == code] == [
        (place, code) for place in ("/court", "/word", "/…", "/人员/1/姓名")
    ]


def test_other_problems_of_the_record_are_listed_too() -> None:
    data = {"court": b"x", "court_level": MARK, "persons": [{"id": "p1"}, {"id": "p1"}, {"id": object()}], ("a",): 1}
    assert places(data) == [
        ("", "not_a_key"),
        ("/court", "not_text"),
        ("/court_level", "enum"),
        ("/persons/0/id", "duplicate_id"),
        ("/persons/1/id", "duplicate_id"),
        ("/persons/2/id", "not_json"),
    ]


def test_a_row_of_a_data_frame_is_read() -> None:
    frame = pd.DataFrame(
        {
            "case_number": pd.Series(["（2025）豫0802执1号", None], dtype="string"),
            "complete_as_of": pd.to_datetime(["2025-03-07", None]),
            "major_or_difficult": pd.array([True, None], dtype="boolean"),
            "court_level": pd.Categorical(["basic", None]),
        }
    )
    first, second = (load(Case, {str(key): value for key, value in row.items()}) for _, row in frame.iterrows())
    assert (first.complete_as_of, first.major_or_difficult, str(first.court_level)) == (DAY, True, "basic")
    assert second == Case()


def test_an_identifier_is_text() -> None:
    wanted = UUID("f81d4fae-7dec-11d0-a765-00a0c91e6bf6")
    assert load(Case, {"persons": [{"id": wanted}]}) == load(Case, {"persons": [{"id": str(wanted)}]})


def test_the_problems_are_bounded() -> None:
    cyclic: dict[str, Any] = {}
    cyclic |= {"court": cyclic, "basis": cyclic}
    _, problems = json_of(cyclic, Case)
    assert {each.code for each in problems} == {"too_deep"}
    assert len(problems) < 1100


@pytest.mark.parametrize(
    "make", [lambda rows: np.array(rows, dtype=object), pd.Series, tuple], ids=["array", "series", "tuple"]
)
def test_fields_inside_an_array_are_withheld_too(make: Any) -> None:  # noqa: ANN401  any list
    rows: dict[str, list[dict[str, Any]]] = {
        "disclosures": [{"id": "x1", "tracing": MARK}],
        "persons": [{"id": "p1", "name": MARK}],
    }
    record = {key: make(value) for key, value in rows.items()}
    for audience in Audience:
        if audience.withheld:
            assert withhold(record, audience) == withhold(rows, audience)
