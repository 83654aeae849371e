"""For any file of cases, an audit reads each record, or reports it or the file by one clean error; none is lost."""

from __future__ import annotations

import gzip
import json
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

pl = pytest.importorskip("polars", reason="needs the extra [batch]")

from fuzz.hostile import CANARY, LINES, RECORDS, as_bytes, corrupted_bytes, corrupted_json, fuzzed  # noqa: E402  as above
from fuzz.invariants import assert_clean, assert_no_output, result_or_none  # noqa: E402  as above
from zhixing_rules.batch import SourceError  # noqa: E402  as above
from zhixing_rules.batch.read.sources import Chunk, chunks_of  # noqa: E402  as above
from zhixing_rules.batch.tables.column_check import ColumnsError  # noqa: E402  as above
from zhixing_rules.batch.tables.foreign_types import fit_table  # noqa: E402  as above
from zhixing_rules.batch.tables.schema import nested_schema  # noqa: E402  as above
from zhixing_rules.records import Audience, Case  # noqa: E402  as above

if TYPE_CHECKING:
    from collections.abc import Callable

RECORD = corrupted_json(LINES) | corrupted_bytes(corrupted_json(RECORDS[:2]))
FORMS: dict[str, tuple[bytes, bytes, bytes]] = {
    "a.jsonl": (b"", b"\n", b"\n"),
    "a.json": (b"[", b",\n", b"]"),
    "b.json": (b"\xef\xbb\xbf", b"\n\n", b""),
    "c.json": (b"[\n", b"\n,", b""),
}


def read(name: str, data: bytes, audience: Audience) -> list[Chunk] | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        chunks: list[Chunk] | None = result_or_none(lambda: list(chunks_of(path, Case, audience=audience)), SourceError)
        return chunks


@fuzzed
@given(
    records=st.lists(RECORD, max_size=3),
    name=st.sampled_from(sorted(FORMS)),
    compressed=st.booleans(),
    audience=st.sampled_from([Audience.KEEPER, Audience.PUBLIC]),
)
def test_a_file_of_cases_is_read_or_refused(
    records: list[str | bytes], name: str, compressed: bool, audience: Audience
) -> None:
    before, between, after = FORMS[name]
    data = before + between.join(map(as_bytes, records)) + after
    with assert_no_output():
        chunks = read(f"{name}.gz" if compressed else name, gzip.compress(data) if compressed else data, audience)
    for chunk in chunks or ():
        assert chunk.nested.schema == nested_schema(Case)
        assert chunk.nested.height == len(chunk.places)
        for _, error in chunk.errors:
            assert_clean(error)


@fuzzed
@given(
    data=st.binary(max_size=60) | st.text('{}[],:"\\ \n\ufeff1', max_size=60).map(str.encode),
    name=st.sampled_from(sorted(FORMS)),
    form=st.sampled_from([bytes, gzip.compress, lambda data: b"\x1f\x8b" + data]),
)
def test_any_bytes_are_read_or_refused(data: bytes, name: str, form: Callable[[bytes], bytes]) -> None:
    for chunk in read(name, form(data), Audience.KEEPER) or ():
        for _, error in chunk.errors:
            assert_clean(error)


VALUES: tuple[Any, ...] = (
    *(CANARY, 1, 2.5, float("nan"), True, b"x", None, datetime(2025, 1, 2), datetime(2025, 1, 2, 3)),  # noqa: DTZ001  naive ones
    *(
        datetime(2025, 1, 2, tzinfo=UTC),
        [CANARY],
        [1.0],
        [],
        {"id": CANARY},
        [{"id": CANARY, CANARY: 1}],
        [{"id": 1}],
        [[1]],
    ),
)
NAMES = (
    "court",
    "案号",
    "major_or_difficult",
    "complete_as_of",
    "persons",
    "basis",
    "detentions",
    CANARY,
    "colour",
    "",
)


@fuzzed
@given(st.dictionaries(st.sampled_from(NAMES), st.sampled_from(VALUES), max_size=4))
def test_a_table_of_any_columns_is_fitted_or_refused(row: dict[str, Any]) -> None:
    table = pl.DataFrame([row]) if row else pl.DataFrame()
    fitted = result_or_none(lambda: fit_table(table, Case), ColumnsError)
    assert fitted is None or fitted.schema == nested_schema(Case)


OF_CASES = [each for each in RECORDS if "joint_mechanism" not in each and "联动机制" not in each]


@pytest.mark.parametrize("record", OF_CASES, ids=range(len(OF_CASES)))
def test_a_valid_record_is_read_from_every_form(record: str) -> None:
    text = json.dumps(json.loads(record), indent=1, ensure_ascii=False).encode()
    for name, data in (
        ("a.json", text),
        ("a.json", b"[" + text + b"]"),
        ("a.jsonl", json.dumps(json.loads(record)).encode()),
    ):
        found = [(chunk.nested.height, chunk.errors) for chunk in read(name, data, Audience.KEEPER) or ()]
        assert found == [(1, [])]
