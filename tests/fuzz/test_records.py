"""For any record `load`, `validate`, `plan`, `explain` and JSON Lines return a result or raise one clean error."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from itertools import islice
from types import MappingProxyType
from typing import Any, get_args, get_origin
from uuid import UUID

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fuzz.hostile import (
    CANARY,
    LINES,
    RECORDS,
    VALUES,
    HugeInt,
    Raw,
    as_bytes,
    corrupted_bytes,
    corrupted_json,
    fuzzed,
    hostile_inputs,
    to_json,
)
from fuzz.invariants import assert_clean, assert_no_output, has_control_characters, leaks, result_or_none
from support.disclosed import kept
from zhixing_rules import (
    Audience,
    Case,
    JointMechanism,
    RecordError,
    disclose,
    explain,
    load,
    normalise,
    plan,
    validate,
)
from zhixing_rules.interchange import dumps, read_jsonl
from zhixing_rules.records import load_one_of, withhold
from zhixing_rules.render import markdown, text

INPUTS = hostile_inputs(RECORDS)
DAYS = (
    date(2025, 10, 20),
    date(2022, 10, 1),
    date(2027, 6, 1),
    date.min,
    date(2126, 12, 31),
    datetime(9999, 12, 31, 23, tzinfo=UTC),
    datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))),
    datetime(2025, 1, 1),  # noqa: DTZ001  a naive datetime is refused
)


@pytest.mark.parametrize("model", [Case, JointMechanism])
@fuzzed
@given(data=INPUTS)
def test_a_record_is_read_or_refused(model: type[Case | JointMechanism], data: str | bytes) -> None:
    result_or_none(lambda: load(model, data), RecordError)
    result_or_none(lambda: load_one_of((Case, JointMechanism), data), RecordError)
    strict = result_or_none(lambda: load(model, data), RecordError)
    lenient = result_or_none(lambda: load(model, data, lenient=True), RecordError)
    assert strict is None or lenient is not None
    if (normalised := result_or_none(lambda: normalise(model, data), RecordError)) is not None:
        assert not any(map(leaks, map(str, normalised.conversions)))
        assert normalise(model, normalised.data).conversions == ()


def _field_paths(model: Any) -> Iterator[tuple[tuple[str, bool], ...]]:  # noqa: ANN401  a record type
    """Yield the path of every field of a record and its nested records; a step is a name and whether it is a list."""
    for name, field in model.model_fields.items():
        for title in field.validation_alias.choices:
            yield ((title, False),)
        inner, listed = _nested_record(field.annotation)
        for path in _field_paths(inner) if inner is not None else ():
            yield ((name, listed), *path)


def _record_with(path: tuple[tuple[str, bool], ...], value: object) -> dict[str, object]:
    for name, listed in reversed(path):
        value = {name: [value] if listed else value}
    return {"record": "joint_mechanism", **value} if isinstance(value, dict) else {}


def _nested_record(annotation: Any) -> tuple[Any, bool]:  # noqa: ANN401  any annotation
    if hasattr(annotation, "model_fields"):
        return annotation, False
    for each in get_args(annotation):
        found, listed = _nested_record(each)
        if found is not None:
            return found, listed or get_origin(annotation) is tuple
    return None, False


FIELD_VALUES = (
    *(
        CANARY,
        f"\x1b[2J{CANARY}\u202e",
        CANARY * 200,
        [CANARY],
        {CANARY: CANARY},
        [{CANARY: {CANARY: CANARY}}],
        [[CANARY]],
    ),
    *(Raw(f'"\\ud800{CANARY}"'), Raw("9" * 5000), Raw("NaN"), Raw("1e999"), f"２０２５-01-01{CANARY}"),
)


@pytest.mark.parametrize("model", [Case, JointMechanism])
def test_the_error_for_a_field_does_not_repeat_its_value(model: type[Case | JointMechanism]) -> None:
    with assert_no_output():
        for number, path in enumerate(_field_paths(model)):
            value = FIELD_VALUES[number % len(FIELD_VALUES)]
            for given_value in (CANARY, value):
                try:
                    load(model, to_json(_record_with(path, given_value)))
                except RecordError as refused:
                    assert_clean(refused)


@fuzzed
@given(data=INPUTS, on=st.sampled_from(DAYS))
@example(data='{"complete_as_of": "9999-12-31", "detentions": [{"id": "d1", "intake_on": "9999-12-31"}]}', on=date.max)
def test_a_record_is_judged_planned_and_explained_or_refused(data: str | bytes, on: date) -> None:
    refusals = (RecordError, ValueError, TypeError) if isinstance(on, datetime) else (RecordError,)
    report = result_or_none(lambda: validate(data, on=on), *refusals)
    steps = result_or_none(lambda: plan(data, on=on), *refusals)
    assert (report is None) is (steps is None)
    if report is None:
        return
    with assert_no_output():
        explanations = [kept(explain(finding)) for finding in islice(report, 30)]
        outputs = [text.report(kept(report)), markdown.report(kept(report)), *map(text.explanation, explanations)]
        json_texts = [dumps(kept(report)), dumps(kept(steps)), *map(dumps, explanations)]
    assert not any(map(has_control_characters, outputs + json_texts))
    assert all(json.loads(each) for each in json_texts)


LIBRARY_VALUES = (
    *(datetime(2025, 1, 2), datetime(2025, 1, 2, tzinfo=UTC), timedelta(1)),  # noqa: DTZ001  naive ones
    *(Decimal(3), Decimal("sNaN"), Decimal("1e999999"), UUID(int=7), MappingProxyType({CANARY: CANARY})),
    *(np.int64(3), np.bool_(1), np.float32("inf"), np.datetime64("2025-01-02", "ns"), np.datetime64("NaT")),
    *(np.array([CANARY, None], dtype=object), np.array(CANARY), np.zeros((2, 2)), np.bytes_(CANARY.encode())),
    *(
        pd.Timestamp("2025-01-02"),
        pd.NaT,
        pd.NA,
        pd.Series([{"id": CANARY}]),
        pd.Period("2025-01"),
        pd.DataFrame([[1]]),
    ),
)
"""Values of other libraries; some convert to JSON."""


@fuzzed
@given(
    data=st.recursive(
        st.sampled_from([value for value in VALUES if not isinstance(value, Raw)])
        | st.sampled_from(
            [
                HugeInt(10**5000),
                float("nan"),
                float("inf"),
                b"\xff",
                {1},
                object,
                CANARY.encode(),
                "\ud800",
                1j,
                date.max,
                *LIBRARY_VALUES,
            ]
        ),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["persons", "id", "案号", "detentions", "record", CANARY, 7, None, 1.5, ("张某", CANARY), "\ud800"]
                ),
                inner,
                max_size=3,
            )
        ),
        max_leaves=6,
    )
)
def test_a_mapping_of_any_values_is_read_or_refused(data: Any) -> None:  # noqa: ANN401  any value
    for call in (
        lambda: load(Case, data),
        lambda: load(Case, data, lenient=True),
        lambda: validate(data, on=date(2025, 1, 2)),
    ):
        result_or_none(call, RecordError)


@pytest.mark.parametrize(
    "data", [None, 7, CANARY.encode().__iter__(), bytearray(b"{}"), [("id", CANARY)], object()], ids=type
)
def test_data_that_is_neither_json_nor_a_mapping_is_refused(data: Any) -> None:  # noqa: ANN401  any value
    for model in (Case, JointMechanism):
        assert result_or_none(lambda model=model: load(model, data), RecordError) is None  # type: ignore[misc]  # one line


def test_a_cyclic_or_very_deep_mapping_is_refused() -> None:
    cyclic: dict[str, Any] = {"court": CANARY}
    cyclic["basis"] = cyclic
    deep: dict[str, Any] = {}
    for _ in range(100_000):
        deep = {"basis": deep}
    for data in (cyclic, deep):
        assert result_or_none(lambda data=data: validate(data, on=date(2025, 1, 2)), RecordError) is None  # type: ignore[misc]


@fuzzed
@given(
    readings=st.dictionaries(
        st.sampled_from([CANARY, "transfer-window", "seal-live", "\x1b[2J", "", 7, None, "\ud800", CANARY * 2000]),
        st.sampled_from([CANARY, "window", "\u202e", "", None, HugeInt(10**5000)]),
        min_size=1,
    )
)
def test_readings_are_chosen_or_refused(readings: Any) -> None:  # noqa: ANN401  keys of any kind
    result_or_none(lambda: validate({}, on=date(2025, 1, 2), readings=readings), ValueError, TypeError)


@fuzzed
@given(st.lists(corrupted_json(LINES) | corrupted_bytes(corrupted_json(RECORDS[:2])), max_size=4))
def test_each_line_gives_a_record_or_an_error(lines: list[str | bytes]) -> None:
    whole = b"\n".join(as_bytes(each) for each in lines).split(b"\n")
    with assert_no_output():
        found = list(read_jsonl(whole))
    assert [number for number, _ in found] == sorted({number for number, _ in found})
    for _, outcome in found:
        if isinstance(outcome, RecordError):
            result_or_none(lambda error=outcome: _raise(error), RecordError)  # type: ignore[misc]  # one line
        else:
            assert isinstance(outcome, Case | JointMechanism)


def _raise(error: Exception) -> None:
    raise error


PERSONAL_DATA = {
    "name": CANARY,
    "sex": CANARY,
    "other_document": CANARY,
    "address": f"{CANARY}1号",
    "telephone": CANARY,
}


@pytest.mark.parametrize("record", RECORDS, ids=range(len(RECORDS)))
@pytest.mark.parametrize("on", [date(2025, 2, 1), date(2026, 12, 30)])
def test_no_output_about_a_valid_record_contains_personal_data(record: str, on: date) -> None:
    whole = json.loads(record)
    for each in (*whole.get("persons", ()), *whole.get("被执行人", ())):
        for name in ("姓名", "XM", "性别", "XB", "住址", "ZZ", "联系电话", "LXDH", "其他证件号", "QTZJH"):
            each.pop(name, None)
        each.update(PERSONAL_DATA)
    for each in whole.get("执行110专员", ()):
        each["姓名"] = CANARY
    with assert_no_output():
        loaded = load_one_of((Case, JointMechanism), whole)
        report, steps = validate(loaded, on=on), plan(loaded, on=on)
        outputs = [
            repr(loaded),
            repr(report),
            repr(steps),
            text.report(kept(report), everything=True),
            text.plan(kept(steps)),
        ]
        outputs += [dumps(kept(report)), dumps(kept(steps)), *(finding.message() for finding in report)]
        for finding in report:
            explained = kept(explain(finding))
            outputs += [text.explanation(explained), dumps(explained), repr(finding)]
    assert CANARY in loaded.model_dump_json() or not (whole.get("persons") or whole.get("被执行人"))
    assert not any(map(leaks, outputs))


def test_the_canary_is_detected() -> None:
    assert all(map(leaks, (CANARY, ascii(CANARY), f"{CANARY[:6]}\u200b{CANARY[6:]}", CANARY.lower())))
    assert not leaks(to_json({"id": "p1"}))


@fuzzed
@given(data=INPUTS, audience=st.sampled_from(Audience))
def test_any_record_is_redacted_and_its_errors_are_disclosed(data: str | bytes, audience: Audience) -> None:
    redacted = result_or_none(lambda: withhold(data, audience), RecordError)
    problems: set[str] = set()
    disclosed = None
    try:
        load_one_of((Case, JointMechanism), redacted or {})
    except RecordError as refused:
        problems, disclosed = {each.pointer for each in refused.problems}, disclose(refused, audience)
    if disclosed is not None:
        assert_clean(disclosed)
        assert {each.pointer for each in disclosed.problems} <= {"", *problems}
