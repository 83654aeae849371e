"""Synthetic archives as Parquet: the same cases as in JSON Lines."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

pl = pytest.importorskip("polars", reason="needs the extra [batch]")

from zhixing_rules.batch import nested_schema  # noqa: E402  as above
from zhixing_rules.errors import RecordError  # noqa: E402  as above
from zhixing_rules.records import Case, load  # noqa: E402  as above
from zhixing_rules.synthetic import Archive, generate  # noqa: E402  after the check for the extra
from zhixing_rules.synthetic.parquet import batches, write_parquet  # noqa: E402  as above

if TYPE_CHECKING:
    from pathlib import Path


def recorded(value: Any) -> Any:  # noqa: ANN401  any value
    if isinstance(value, dict):
        return {name: recorded(each) for name, each in value.items() if each is not None}
    if isinstance(value, list):
        return [recorded(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def fields(listed: Any) -> dict[str, Any]:  # noqa: ANN401  a type of polars
    return {field.name: field.dtype for field in listed.inner.fields}


def test_parquet_and_json_lines_hold_the_same_cases(tmp_path: Path) -> None:
    path = tmp_path / "archive.parquet"
    progress: list[int] = []
    write_parquet(Archive(seed=8, gaps=0.05, errors=0), range(700), path, progress.append, batch=300)
    rows = pl.read_parquet(path).to_dicts()
    lines = [json.loads(line) for line in generate(700, seed=8, gaps=0.05, errors=0)]
    assert [recorded(row) for row in rows] == lines
    assert progress == [300, 300, 100]
    assert any(line.get("referrals") == [] for line in lines)
    assert any("referrals" not in line for line in lines)


def test_the_columns_are_the_fields_of_a_case_with_their_types() -> None:
    schema = nested_schema(Case)
    assert list(schema) == list(Case.model_fields)
    assert schema["complete_as_of"] == pl.Date
    assert schema["case_number"] == pl.String
    detention, referral = fields(schema["detentions"]), fields(schema["referrals"])
    assert (detention["days"], detention["refuses"]) == (pl.Int64, pl.Boolean)
    assert referral["inventory"] == pl.List(pl.String)


def test_errors_of_rows_have_the_given_rate() -> None:
    (frame,) = batches(Archive(seed=8, errors=0.2), range(500))
    errors = 0
    for row in frame.to_dicts():
        try:
            load(Case, recorded(row))
        except RecordError:
            errors += 1
    assert 70 <= errors <= 130
