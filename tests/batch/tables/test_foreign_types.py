"""Tables as pandas, DuckDB and Spark write them: read as `load` reads JSON, or refused by column, with both types."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

pl = pytest.importorskip("polars", reason="needs the extra [batch]")
pa = pytest.importorskip("pyarrow", reason="needs the extra [batch]")
pd = pytest.importorskip("pandas", reason="in the extra [dev]")

import pyarrow.parquet as pq  # noqa: E402  after the check for the extra

from zhixing_rules.batch.read.sources import SourceError, chunks_of, folders_below  # noqa: E402  as above
from zhixing_rules.batch.tables.column_check import ColumnsError  # noqa: E402  as above
from zhixing_rules.batch.tables.foreign_types import fit_table  # noqa: E402  as above
from zhixing_rules.batch.tables.schema import nested_schema  # noqa: E402  as above
from zhixing_rules.errors import RecordError  # noqa: E402  as above
from zhixing_rules.records import Audience, Case, load  # noqa: E402  as above

if TYPE_CHECKING:
    from pathlib import Path

MARK = "机密标记7391"
DAY = date(2025, 3, 7)


def rows_of(path: Path, audience: Audience = Audience.KEEPER, root: Path | None = None) -> list[dict[str, Any]]:
    """Return the rows of a file as JSON has them, in order, and the codes of those that cannot be read."""
    found: dict[int, dict[str, Any]] = {}
    for chunk in chunks_of(path, Case, audience=audience, folders=folders_below(root, path)):
        records = (load(Case, row).model_dump(mode="json", exclude_none=True) for row in chunk.nested.to_dicts())
        found |= dict(zip(chunk.places, records, strict=True))
        found |= {place: {each.pointer: each.code for each in error.problems} for place, error in chunk.errors}
    return [row for _, row in sorted(found.items())]


def problems_of(table: Any) -> dict[str, tuple[str, str]]:  # noqa: ANN401  a table of any library
    """Return the code and the text of each problem of a table, by its column."""
    with pytest.raises(ColumnsError) as refused:
        fit_table(pl.from_arrow(table) if isinstance(table, pa.Table) else table, Case)
    assert MARK not in str(refused.value)
    return {each.pointer: (each.code, each.en) for each in refused.value.problems}


def test_a_table_of_pandas_is_read(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {
            "court": pd.Categorical(["甲", None, "乙"]),
            "case_number": pd.array(["（2025）豫0802执1号", None, None], dtype="string"),
            "complete_as_of": pd.to_datetime(["2025-03-07", None, "2025-03-08"]),
            "major_or_difficult": [1.0, None, 0.0],
            "persons": [[{"id": "p1", "debtor": True}], None, []],
        },
        index=[7, 8, 9],
    )
    for index in (frame, frame.set_index(pd.Index(["x", "y", "z"]), append=True), frame.reset_index(drop=True)):
        index.to_parquet(tmp_path / "a.parquet")
        assert rows_of(tmp_path / "a.parquet") == [
            {
                "case_number": "（2025）豫0802执1号",
                "court": "甲",
                "complete_as_of": "2025-03-07",
                "major_or_difficult": True,
                "persons": [{"id": "p1", "debtor": True}],
            },
            {},
            {"court": "乙", "complete_as_of": "2025-03-08", "major_or_difficult": False, "persons": []},
        ]


DETENTION = {"id": "d1", "days": Decimal(3), "decided_on": datetime(2025, 3, 7)}  # noqa: DTZ001  as DuckDB gives it
TYPES: dict[str, dict[str, Any]] = {
    "DuckDB": {"id": pa.string(), "days": pa.decimal128(18, 0), "decided_on": pa.timestamp("us")},
    "DuckDB, HUGEINT": {"id": pa.large_string(), "days": pa.float64(), "decided_on": pa.date32()},
    "DuckDB, decimals": {"id": pa.string(), "days": pa.decimal128(38, 4), "decided_on": pa.timestamp("ns")},
    "pandas": {"id": pa.dictionary(pa.int8(), pa.string()), "days": pa.float32(), "decided_on": pa.timestamp("ms")},
    "unsigned": {"id": pa.string(), "days": pa.uint64(), "decided_on": pa.date64()},
    "Spark, text": {"id": pa.string(), "days": pa.int32(), "decided_on": pa.string()},
}


@pytest.mark.parametrize("name", TYPES)
def test_a_table_of_another_program_is_read(tmp_path: Path, name: str) -> None:
    kinds = TYPES[name]
    day: Any = "2025-03-07" if kinds["decided_on"] == pa.string() else DETENTION["decided_on"]
    plain = {**DETENTION, "decided_on": day, "days": DETENTION["days"] if pa.types.is_decimal(kinds["days"]) else 3}
    listed = pa.array(
        [[plain, {**plain, "id": "d2", "days": None, "decided_on": None}], [], None],
        pa.list_(pa.struct(list(kinds.items()))),
    )
    pq.write_table(pa.table({"detentions": listed}), tmp_path / "a.parquet")
    wanted = [
        {"detentions": [{"id": "d1", "days": 3, "decided_on": "2025-03-07"}, {"id": "d2"}]},
        {"detentions": []},
        {},
    ]
    assert rows_of(tmp_path / "a.parquet") == wanted
    assert rows_of(tmp_path / "a.parquet", Audience.COURT_STAFF) == wanted


def test_columns_may_be_named_by_title_or_initials(tmp_path: Path) -> None:
    inner = pa.list_(pa.struct([("标识", pa.string()), ("决定日期", pa.string())]))
    table = pa.table(
        {"AH": ["（2025）豫0802执1号"], "司法拘留": pa.array([[{"标识": "d1", "决定日期": "2025-03-07"}]], inner)}
    )
    pq.write_table(table, tmp_path / "a.parquet")
    assert rows_of(tmp_path / "a.parquet") == [
        {"case_number": "（2025）豫0802执1号", "detentions": [{"id": "d1", "decided_on": "2025-03-07"}]}
    ]


@pytest.mark.parametrize("audience", [Audience.KEEPER, Audience.COURT_STAFF])
def test_a_day_that_does_not_convert_costs_its_row_alone(tmp_path: Path, audience: Audience) -> None:
    texts = ["2025-03-07", "2025-02-29", "2025/3/7", "20250307", "", "2025-03-07 00:00:00", None]
    pq.write_table(pa.table({"complete_as_of": texts}), tmp_path / "a.parquet")
    wrong = {"/complete_as_of": "date"}
    assert rows_of(tmp_path / "a.parquet", audience) == [{"complete_as_of": "2025-03-07"}, *[wrong] * 5, {}]
    times = [datetime(2025, 3, 7), datetime(2025, 3, 7, 0, 0, 0, 1), None]  # noqa: DTZ001  as programs write them
    pq.write_table(pa.table({"complete_as_of": pa.array(times, pa.timestamp("us"))}), tmp_path / "b.parquet")
    assert rows_of(tmp_path / "b.parquet", audience) == [{"complete_as_of": "2025-03-07"}, wrong, {}]


@pytest.mark.parametrize(
    ("values", "kind", "column", "found", "wanted"),
    [
        ([datetime(2025, 3, 7, tzinfo=UTC)], pa.timestamp("us", tz="UTC"), "complete_as_of", "Datetime(UTC)", "Date"),
        ([20250307], pa.int64(), "complete_as_of", "Int64", "Date"),
        ([b"x"], pa.binary(), "court", "Binary", "String"),
        ([1], pa.int64(), "court", "Int64", "String"),
        ([1], pa.int8(), "major_or_difficult", "Int8", "Boolean"),
        (["true"], pa.string(), "major_or_difficult", "String", "Boolean"),
        (["{}"], pa.string(), "persons", "String", "List(Struct)"),
        ([["p"]], pa.list_(pa.string()), "persons", "String", "Struct"),
        ([{"id": "p"}], pa.struct([("id", pa.string())]), "persons", "Struct", "List(Struct)"),
    ],
)
def test_another_type_is_refused_by_column(values: list[Any], kind: Any, column: str, found: str, wanted: str) -> None:  # noqa: ANN401  a type of Arrow
    table = pa.table({column: pa.array(values, kind)})
    assert problems_of(table) == {f"/{column}": ("other_type", f"has type {found}, expected {wanted}")}


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (3.5, pa.float64()),
        (float("inf"), pa.float64()),
        (Decimal("3.5"), pa.decimal128(4, 1)),
        (2**64 - 1, pa.uint64()),
    ],
)
def test_a_number_that_is_not_whole_refuses_its_column(value: object, kind: Any) -> None:  # noqa: ANN401  a type of Arrow
    inner = pa.list_(pa.struct([("id", pa.string()), ("days", kind)]))
    table = pa.table({"court": pd.Categorical(["甲"]), "detentions": pa.array([[{"id": "d1", "days": value}]], inner)})
    ((place, (code, text)),) = problems_of(table).items()
    assert (place, code) == ("/detentions/days", "other_values")
    assert "no Int64" in text


@pytest.mark.parametrize("value", [2.0, 0.5, -1.0, float("inf")])
def test_a_float_other_than_zero_and_one_is_no_truth_value(value: float) -> None:
    found = problems_of(pl.DataFrame({"major_or_difficult": [1.0, None, value]}))
    assert [(place, code) for place, (code, _) in found.items()] == [("/major_or_difficult", "other_values")]
    table = fit_table(pl.DataFrame({"major_or_difficult": [1.0, None, float("nan"), 0.0]}), Case)
    assert table["major_or_difficult"].to_list() == [True, None, None, False]


def test_all_columns_that_do_not_fit_are_listed_and_confidential_names_are_not() -> None:
    table = pl.DataFrame(
        {
            MARK: [1],
            "colour": [1],
            "court": [1],
            "执行法院": ["甲"],
            "persons": [[{"id": "p1", MARK: 1, "debtor": "x"}]],
            "__index_level_0__": [0],
        }
    )
    assert {place: code for place, (code, _) in problems_of(table).items()} == {
        "/…": "other_column",
        "/colour": "other_column",
        "/court": "other_type",
        "/执行法院": "column_twice",
        "/persons/…": "other_column",
        "/persons/debtor": "other_type",
    }


def test_partition_folders_give_the_fields_that_they_name(tmp_path: Path) -> None:
    folder = (
        tmp_path
        / "court=%E7%94%B2"
        / "complete_as_of=2025-03-07"
        / "year=2025"
        / "police_counterpart=__HIVE_DEFAULT_PARTITION__"
    )
    folder.mkdir(parents=True)
    pq.write_table(pa.table({"case_number": ["（2025）豫0802执1号"]}), folder / "part-0.parquet")
    wanted = {"case_number": "（2025）豫0802执1号", "court": "甲", "complete_as_of": "2025-03-07"}
    assert rows_of(folder / "part-0.parquet", root=tmp_path) == [wanted]
    assert rows_of(folder / "part-0.parquet", Audience.DEBTOR, tmp_path) == [
        {"court": "甲", "complete_as_of": "2025-03-07"}
    ]
    below = {name: each for name, each in wanted.items() if name != "court"}
    assert rows_of(folder / "part-0.parquet", root=folder.parents[2]) == [below]
    for root in (None, folder):
        assert rows_of(folder / "part-0.parquet", root=root) == [{"case_number": "（2025）豫0802执1号"}]
    pq.write_table(pa.table({"court": ["乙"]}), folder / "part-1.parquet")
    assert rows_of(folder / "part-1.parquet", root=tmp_path) == [{"court": "乙", "complete_as_of": "2025-03-07"}]
    (tmp_path / "persons=1").mkdir()
    pq.write_table(pa.table({"court": ["乙"]}), tmp_path / "persons=1" / "a.parquet")
    with pytest.raises(SourceError) as refused:
        rows_of(tmp_path / "persons=1" / "a.parquet", root=tmp_path)
    assert "persons has type String" in refused.value.problem.en


def test_a_table_with_the_types_of_a_record_is_returned_unchanged() -> None:
    table = pl.DataFrame([{"court": "甲"}], schema=nested_schema(Case))
    assert fit_table(table, Case) is table
    assert fit_table(table.with_columns(pl.lit("x").alias("$schema")), Case).equals(table)
    assert fit_table(table.select("court"), Case).equals(table)


def test_a_converted_table_is_read_as_load_reads_its_rows() -> None:
    row = {"人员": [{"标识": "p1", "姓名": "虚构甲"}], "司法拘留": [{"标识": "d1", "拘留天数": 3.0}]}
    (read,) = fit_table(pl.DataFrame([row]), Case).to_dicts()
    assert load(Case, read) == load(Case, {**row, "司法拘留": [{"标识": "d1", "拘留天数": 3}]})
    with pytest.raises(RecordError):
        load(Case, row)  # in JSON, a fraction is no number of days
