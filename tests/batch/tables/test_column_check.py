"""Tables with wrong columns are rejected, naming every column and no value; other integer widths are accepted."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime
from typing import Any

import pytest

pl = pytest.importorskip("polars", reason="needs the extra [batch]")

from zhixing_rules.batch import ColumnsError, audit, open_columns  # noqa: E402  after the check for the extra
from zhixing_rules.batch.tables.column_check import fit_columns  # noqa: E402  as above

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
    """Return the flat tables of one case that was filed a day late."""
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


def test_other_widths_and_string_types_are_accepted() -> None:
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
def test_a_column_of_another_type_is_rejected(name: str, value: Any, code: str, lazy: bool) -> None:  # noqa: ANN401  an expression
    if name not in COLUMNS.flat_schema("referral"):
        pytest.skip("no rule reads it")
    tables = changed(name, value)
    with pytest.raises((ColumnsError, pl.exceptions.ComputeError)) as raised:
        filing({each: table.lazy() for each, table in tables.items()} if lazy else tables)
    message = str(raised.value)
    assert name in message
    assert MARKER not in message
    if not lazy:
        assert isinstance(raised.value, ColumnsError)
        assert [(each.pointer, each.code) for each in raised.value.problems] == [(f"/{name}", code)]
        assert pickle.loads(pickle.dumps(raised.value)).problems == raised.value.problems  # noqa: S301  our own


def test_all_problems_are_reported_together() -> None:
    frame = pl.DataFrame({"a": [None, 1], "b": [1.5, 2.5], MARKER: [1, 2]})
    with pytest.raises(ColumnsError) as raised:
        fit_columns(frame, {"a": pl.UInt32, "b": pl.Int64, "c": pl.List(pl.Enum(["x"]))}, keys=["a"])
    assert [(each.pointer, each.code) for each in raised.value.problems] == [
        ("/a", "no_key"),
        ("/b", "other_type"),
        ("/c", "missing_column"),
    ]
    assert MARKER not in str(raised.value)


def test_lists_of_enum_values_are_checked_by_their_members() -> None:
    wanted = {"a": pl.List(pl.Enum(["x", "y"]))}
    assert fit_columns(pl.DataFrame({"a": [["x"], None, []]}), wanted)["a"].to_list() == [["x"], None, []]
    for wrong in ([[1]], ["x"], [["z"]]):
        with pytest.raises(ColumnsError):
            fit_columns(pl.DataFrame({"a": wrong}), wanted)


def test_a_missing_table_is_named() -> None:
    tables = flat()
    del tables["referral"]
    with pytest.raises(LookupError, match="missing flat tables: referral"):
        filing(tables)


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"court_level": MARKER}, "/court_level"),
        ({"case_number": MARKER * 20}, "/case_number"),
        ({"referrals": [{"id": "r", "offence": MARKER}]}, "referral.offence"),
        ({"court": 5}, "/court"),
        ({"persons": [{"id": "p", MARKER: 1}]}, "/persons"),
        ({MARKER: 1}, "多出 1 列"),
    ],
)
def test_rows_that_are_not_records_are_rejected_without_their_values(record: dict[str, Any], message: str) -> None:
    with pytest.raises(ColumnsError) as raised:
        audit(pl.DataFrame([record]), on=ON).collect()
    assert message in str(raised.value)
    assert MARKER not in str(raised.value)
    assert raised.value.__context__ is None or raised.value.__suppress_context__
