"""Tables of other columns are refused with every column that is wrong, and without a value; other widths are taken."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime
from typing import Any

import pytest

pl = pytest.importorskip("polars", reason="needs the extra [batch]")

from zhixing_rules.batch import ColumnsError, audit, open_columns  # noqa: E402  after the check for the extra
from zhixing_rules.batch.tables.column_check import fitted  # noqa: E402  as above

ON = date(2026, 6, 30)
COLUMNS = open_columns()
MARKER = "金丝雀七四三一"
REFERRAL = {
    "received_on": date(2026, 3, 3),
    "filed_on": date(2026, 3, 11),
    "conditions_met": True,
    "materials_complete": True,
}


def flat() -> dict[str, Any]:
    """The flat tables of one case, in which filing came a day late."""
    record = {
        "court_level": "basic",
        "complete_as_of": ON,
        "referrals": [{"id": "r", "offence": "refusal", **REFERRAL}],
    }
    return {name: table.collect() for name, table in COLUMNS.flatten(pl.DataFrame([record])).items()}


def filing(tables: dict[str, Any]) -> tuple[str, date | None]:
    judged = COLUMNS.judge(tables, "referral", on=ON).collect()
    return judged["art9.filing"].item(), judged["art9.filing.due"].item()


def changed(name: str, column: Any, table: str = "referral") -> dict[str, Any]:  # noqa: ANN401  an expression of polars
    tables = flat()
    tables[table] = tables[table].with_columns(column.alias(name))
    return tables


def test_other_widths_and_spellings_of_a_type_are_taken() -> None:
    assert filing(flat()) == ("fail", date(2026, 3, 10))
    for name, kind in (
        ("case", pl.Int64),
        ("at.referral", pl.UInt8),
        ("referral.offence", pl.String),
        ("referral.offence", pl.Categorical),
        ("referral.person", pl.Categorical),
    ):
        if name in COLUMNS.flat_schema("referral"):
            assert filing(changed(name, pl.col(name).cast(kind))) == ("fail", date(2026, 3, 10)), (name, kind)
    assert filing(changed("referral.filed_on", pl.lit(None)))[0] == "fail"


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("referral.filed_on", pl.lit(datetime(2026, 3, 10, 16, 30, tzinfo=UTC)), "other_type"),
        ("referral.filed_on", pl.lit("2026-03-10"), "other_type"),
        ("referral.received_on", pl.lit(20_260_303), "other_type"),
        ("referral.conditions_met", pl.lit(0.4), "other_type"),
        ("referral.conditions_met", pl.lit(1), "other_type"),
        ("referral.offence", pl.lit(MARKER), "other_values"),
        ("case", pl.lit(None, pl.UInt32), "no_key"),
        ("at.referral", pl.lit(None, pl.UInt32), "no_key"),
        ("case", pl.lit(-1), "other_values"),
        ("complete_as_of", pl.lit(MARKER), "other_type"),
    ],
)
@pytest.mark.parametrize("lazy", [False, True])
def test_a_column_of_another_kind_is_refused(name: str, value: Any, code: str, lazy: bool) -> None:  # noqa: ANN401  an expression
    if name not in COLUMNS.flat_schema("referral"):
        pytest.skip("no rule reads it")
    tables = changed(name, value)
    with pytest.raises((ColumnsError, pl.exceptions.ComputeError)) as refused:
        filing({each: table.lazy() for each, table in tables.items()} if lazy else tables)
    said = str(refused.value)
    assert name in said
    assert MARKER not in said
    if not lazy:
        assert isinstance(refused.value, ColumnsError)
        assert [(each.pointer, each.code) for each in refused.value.problems] == [(f"/{name}", code)]
        assert pickle.loads(pickle.dumps(refused.value)).problems == refused.value.problems  # noqa: S301  our own


def test_all_that_is_wrong_is_told_at_once() -> None:
    frame = pl.DataFrame({"a": [None, 1], "b": [1.5, 2.5], MARKER: [1, 2]})
    with pytest.raises(ColumnsError) as refused:
        fitted(frame, {"a": pl.UInt32, "b": pl.Int64, "c": pl.List(pl.Enum(["x"]))}, keys=["a"])
    assert [(each.pointer, each.code) for each in refused.value.problems] == [
        ("/a", "no_key"),
        ("/b", "other_type"),
        ("/c", "missing_column"),
    ]
    assert MARKER not in str(refused.value)


def test_lists_of_words_fit_by_their_members() -> None:
    wanted = {"a": pl.List(pl.Enum(["x", "y"]))}
    assert fitted(pl.DataFrame({"a": [["x"], None, []]}), wanted)["a"].to_list() == [["x"], None, []]
    for wrong in ([[1]], ["x"], [["z"]]):
        with pytest.raises(ColumnsError):
            fitted(pl.DataFrame({"a": wrong}), wanted)


def test_a_table_that_is_not_there_is_named() -> None:
    tables = flat()
    del tables["referral"]
    with pytest.raises(LookupError, match="flat tables wanted: referral"):
        filing(tables)


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"court_level": MARKER}, "/court_level"),
        ({"case_number": MARKER}, "/case_number"),
        ({"case_number": "（2025）豫0802执0号"}, "/case_number"),
        ({"case_number": "（2025）豫0802执1234567890号"}, "/case_number"),
        ({"case_number": "（2025）豫0802执7431"}, "/case_number"),
        ({"referrals": [{"id": "r", "offence": MARKER}]}, "referral.offence"),
        ({"court": 5}, "/court"),
        ({"persons": [{"id": "p", MARKER: 1}]}, "/persons"),
        ({MARKER: 1}, "多出 1 列"),
    ],
)
def test_nested_rows_that_are_no_records_are_refused_without_their_values(record: dict[str, Any], said: str) -> None:
    with pytest.raises(ColumnsError) as refused:
        audit(pl.DataFrame([record]), on=ON).collect()
    assert said in str(refused.value)
    assert MARKER not in str(refused.value)
    assert refused.value.__context__ is None or refused.value.__suppress_context__
