"""Cases from files with their places; a case that cannot be read becomes an error without a value."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING, Any

import pytest

pl = pytest.importorskip("polars", reason="needs the extra [batch]")

from zhixing_rules.batch.read import parsing, sources  # noqa: E402  as above
from zhixing_rules.batch.read.parsing import parse_dates, text_dates_schema  # noqa: E402  as above
from zhixing_rules.batch.read.sources import Chunk, SourceError, chunks_of  # noqa: E402  as above
from zhixing_rules.batch.tables.schema import nested_schema  # noqa: E402  as above
from zhixing_rules.errors import RecordError  # noqa: E402  as above
from zhixing_rules.records import Audience, Case, load, withhold  # noqa: E402  as above
from zhixing_rules.synthetic import Archive, generate  # noqa: E402  after the check for the extra
from zhixing_rules.synthetic.parquet import write_parquet  # noqa: E402  as above

if TYPE_CHECKING:
    from pathlib import Path

MARKER = "金丝雀七四三一"


def recorded(value: Any) -> Any:  # noqa: ANN401  any value
    if isinstance(value, dict):
        return {name: recorded(each) for name, each in value.items() if each is not None}
    if isinstance(value, list):
        return [recorded(each) for each in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def read(path: Path, audience: Audience = Audience.KEEPER, batch_size: int = 20_000) -> list[Chunk]:
    return list(chunks_of(path, Case, audience=audience, batch_size=batch_size))


def numbered(chunks: list[Chunk]) -> dict[int, Any]:
    """Return the record or the error codes of each line, by its place."""
    found: dict[int, Any] = {}
    for chunk in chunks:
        assert chunk.nested.schema == nested_schema(Case)
        found |= {place: recorded(row) for place, row in zip(chunk.places, chunk.nested.to_dicts(), strict=True)}
        found |= {place: [each.code for each in error.problems] for place, error in chunk.errors}
    return found


def one_by_one(lines: list[str], audience: Audience = Audience.KEEPER) -> dict[int, Any]:
    found: dict[int, Any] = {}
    for place, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            case = load(Case, line if audience is Audience.KEEPER else withhold(line, audience))
            found[place] = case.model_dump(mode="json", exclude_none=True)
        except RecordError as error:
            found[place] = [each.code for each in error.problems]
    return found


def written(tmp_path: Path, lines: list[str], name: str = "a.jsonl") -> Path:
    path = tmp_path / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


LINES = [
    *generate(60, seed=31, errors=0.2),
    "",
    "  ",
    *generate(30, seed=32, errors=0),
    "{",
    '{"案号":"（2025）豫0802执1号"}',
]


def test_lines_are_read_as_by_load_and_blank_lines_are_counted(tmp_path: Path) -> None:
    (chunk,) = read(written(tmp_path, LINES))
    assert numbered([chunk]) == one_by_one(LINES)
    assert chunk.places.to_list()[-1] == len(LINES)
    assert [place for place, _ in chunk.errors] == sorted(place for place, _ in chunk.errors)
    assert len(LINES) - 1 in dict(chunk.errors)


@pytest.mark.parametrize("batch_size", [1, 5, 6])
def test_the_result_does_not_depend_on_the_batch_size(tmp_path: Path, batch_size: int) -> None:
    lines = [*generate(4, seed=33, errors=0), "{"]
    chunks = read(written(tmp_path, lines), batch_size=batch_size)
    assert len(chunks) == -(-len(lines) // batch_size)
    assert [each.nested.height + len(each.errors) <= batch_size for each in chunks] == [True] * len(chunks)
    assert numbered(chunks) == one_by_one(lines)


@pytest.mark.parametrize("text", ["", "\n", " \n\n"])
def test_an_empty_file_has_no_case(tmp_path: Path, text: str) -> None:
    assert read(written(tmp_path, [text])) == []


def test_a_byte_order_mark_and_windows_line_breaks_are_ignored(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"court":"a"}\r\n{"court":"b"} \r\n')
    assert numbered(read(path)) == {1: {"court": "a"}, 2: {"court": "b"}}


INVALID_LINES = {
    "not JSON": f"{{{MARKER}".encode(),
    "an unknown key": f'{{"{MARKER}":1}}'.encode(),
    "a wrong value": f'{{"court_level":"{MARKER}"}}'.encode(),
    "not UTF-8": b'{"court":"\xff' + MARKER.encode() + b'"}',
    "GB 18030": f'{{"court":"{MARKER}"}}'.encode("gb18030"),
    "deep": b'{"persons":' + b"[" * 50_000 + MARKER.encode(),
}


@pytest.mark.parametrize("name", INVALID_LINES)
@pytest.mark.parametrize("audience", [Audience.KEEPER, Audience.COURT_STAFF])
def test_an_invalid_line_is_an_error_with_its_place_and_no_value(tmp_path: Path, name: str, audience: Audience) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"court":"a"}\n' + INVALID_LINES[name] + b'\n{"court":"b"}\n')
    (chunk,) = read(path, audience)
    if name == "an unknown key" and audience is not Audience.KEEPER:
        assert chunk.errors == []
        return
    ((place, error),) = chunk.errors
    assert (place, chunk.places.to_list(), chunk.nested["court"].to_list()) == (2, [1, 3], ["a", "b"])
    assert error.problems
    assert MARKER not in repr(error) + str(error)
    assert (error.__traceback__, error.__cause__) == (None, None)


def test_an_error_in_a_withheld_field_is_not_reported(tmp_path: Path) -> None:
    path = written(tmp_path, ['{"court":"a","operations":"金丝雀"}', '{"court":"b"}'])
    assert [place for place, _ in read(path)[0].errors] == [1]
    (chunk,) = read(path, Audience.POLICE)
    assert (chunk.errors, chunk.nested["operations"].to_list()) == ([], [None, None])


@pytest.mark.parametrize("audience", [each for each in Audience if each.withheld])
def test_fields_that_an_audience_may_not_see_are_not_read(tmp_path: Path, audience: Audience) -> None:
    assert numbered(read(written(tmp_path, LINES), audience)) == one_by_one(LINES, audience)


@pytest.mark.parametrize("audience", [Audience.KEEPER, Audience.COURT_STAFF])
@pytest.mark.parametrize("batch_size", [20, 100])
def test_parquet_and_json_lines_of_one_archive_give_the_same_cases(
    tmp_path: Path, audience: Audience, batch_size: int
) -> None:
    lines = written(tmp_path, list(generate(40, seed=34, errors=0, gaps=0.05)))
    rows = tmp_path / "a.PARQUET"
    write_parquet(Archive(seed=34, errors=0, gaps=0.05), range(40), rows)
    ours, theirs = read(lines, audience, batch_size), read(rows, audience, batch_size)
    assert [each.places.to_list() for each in ours] == [each.places.to_list() for each in theirs]
    assert all(one.nested.equals(other.nested) for one, other in zip(ours, theirs, strict=True))
    assert [each.errors for each in (*ours, *theirs)] == [[]] * 2 * len(ours)


def test_invalid_rows_of_parquet_are_errors_with_their_places(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    records = [{"court": "a"}, {"court_level": MARKER}, {"persons": [{"id": "p"}, {"id": "p"}]}, {"court": " b "}]
    pl.DataFrame(records, schema=nested_schema(Case)).write_parquet(path)
    chunks = read(path, batch_size=3)
    codes = {place: [each.code for each in error.problems] for chunk in chunks for place, error in chunk.errors}
    assert set(codes) == {2, 3}
    assert set(codes[3]) == {"duplicate_id"}
    assert MARKER not in repr(chunks[0].errors)
    assert chunks[1].places.to_list() == [4]


def test_a_column_missing_in_parquet_is_not_recorded(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pl.DataFrame({"court": ["a"]}).write_parquet(path)
    assert numbered(read(path)) == {1: {"court": "a"}}


@pytest.mark.parametrize("audience", [Audience.KEEPER, Audience.PUBLIC])
def test_a_file_that_cannot_be_read_is_one_error_without_names(tmp_path: Path, audience: Audience) -> None:
    folder = tmp_path / MARKER
    folder.mkdir()
    text = folder / "text.parquet"
    text.write_text(MARKER, encoding="utf-8")
    empty = folder / "empty.parquet"
    empty.touch()
    for path in (text, empty, folder / "none.parquet", folder / "none.jsonl", folder):
        with pytest.raises(SourceError) as raised:
            read(path, audience)
        assert raised.value.problem.code == "not_readable"
        assert MARKER not in str(raised.value) + repr(raised.value)
        assert raised.value.__suppress_context__


@pytest.mark.parametrize("columns", [{"nobody": [1]}, {"court": [1.5]}, {"persons": ["p"]}, {"persons": [[{"x": 1}]]}])
def test_a_file_with_other_columns_is_rejected(tmp_path: Path, columns: dict[str, list[Any]]) -> None:
    path = tmp_path / "a.parquet"
    pl.DataFrame(columns).write_parquet(path)
    with pytest.raises(SourceError) as raised:
        read(path)
    assert raised.value.problem.code == "other_columns"
    assert pickle.loads(pickle.dumps(raised.value)).problem == raised.value.problem  # noqa: S301  our own


def test_withheld_fields_are_removed_from_a_json_line(tmp_path: Path) -> None:
    both = json.dumps({"court": "a", "persons": [{"id": "p", "resident_number": MARKER}]})
    (chunk,) = read(written(tmp_path, [both]), Audience.PUBLIC)
    assert (chunk.nested.height, chunk.errors) == (1, [])
    assert MARKER not in repr(chunk.nested.to_dicts())


SCHEMA = text_dates_schema(Case)


@pytest.mark.parametrize("audience", [Audience.KEEPER, Audience.COURT_STAFF])
def test_a_long_record_and_its_neighbours_are_read_completely(tmp_path: Path, audience: Audience) -> None:
    referral = {"offence": "refusal", "received_on": "2026-03-03", "materials_complete": True, "conditions_met": True}
    long = json.dumps({"court": "甲", "referrals": [{"id": f"r{each}", **referral} for each in range(900)]})
    assert len(long) > 65_536
    near = [json.dumps({"执行法院": f"{each}", "referrals": [{"id": "r", **referral}]}) for each in range(10)]
    lines = [*near, long, *near]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert numbered(read(tmp_path / "a.jsonl", audience)) == one_by_one(lines, audience)
    frame = pl.DataFrame([json.loads(long), {"court": "乙"}], schema=SCHEMA, strict=False)
    parse_dates(frame, Case).write_parquet(tmp_path / "a.parquet")
    assert numbered(read(tmp_path / "a.parquet", audience)) == one_by_one([long, '{"court":"乙"}'], audience)


def test_long_lines_are_parsed_in_blocks_of_limited_size() -> None:
    lines = [b"a" * size for size in (5_000_000, 10, 9_000_000, 9_000_000, 20, 20_000_000)]
    assert [len(block) for block in parsing._blocks(lines)] == [3, 2, 1]
    assert [len(block) for block in parsing._blocks([b"{}"] * 2500)] == [1024, 1024, 452]


def test_a_batch_of_long_lines_has_fewer_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_BATCH_BYTES", 1000)
    lines = [json.dumps({"court": "甲" * 60}) for _ in range(12)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    chunks = read(tmp_path / "a.jsonl")
    assert [chunk.nested.height for chunk in chunks] == [3, 3, 3, 3]
    assert numbered(chunks) == one_by_one(lines)


@pytest.mark.parametrize("audience", [Audience.KEEPER, Audience.PUBLIC])
@pytest.mark.parametrize(
    ("day", "read_as"),
    [
        (7768, "1991-04-09"),
        (29584, "2050-12-31"),
        (7767, {"implausible_day"}),
        (29585, {"implausible_day"}),
        (-719_162, {"implausible_day"}),
        (2_932_896, {"implausible_day"}),
        (-719_163, {"implausible_day"}),
        (2_932_897, {"date"}),
        (-(2**31), {"implausible_day"}),
        (2**31 - 1, {"date"}),
    ],
)
def test_a_day_outside_the_range_of_dates_is_an_error(
    tmp_path: Path, day: int, read_as: str | set[str], audience: Audience
) -> None:
    days = pl.Series([day, 20_000], dtype=pl.Int32).cast(pl.Date)
    listed = pl.DataFrame({"id": ["r", "r"], "offence": ["refusal"] * 2, "received_on": days}).to_struct("referrals")
    frame = pl.DataFrame({"complete_as_of": days, "referrals": listed.reshape((2, 1)).arr.to_list()})
    frame.write_parquet(tmp_path / "a.parquet")
    found = numbered(read(tmp_path / "a.parquet", audience))
    assert found[2]["complete_as_of"] == "2024-10-04"
    if isinstance(read_as, str):
        assert found[1]["complete_as_of"] == read_as
    else:
        assert set(found[1]) == read_as


TOO_LARGE: dict[str, dict[str, Any]] = {
    "too many records": {
        "persons": [{"id": f"p{number}", "roles": [{"evidenced": True}] * 1000} for number in range(8)]
    },
    "an inventory too long": {"referrals": [{"id": "f", "inventory": ["evidence"] * 1001}]},
    "other documents too many": {"referrals": [{"id": "f", "other_papers": ["甲"] * 1001}]},
    "attachments too many": {"requests": [{"id": "q", "letter": {"attachments": ["judgment_document"] * 1001}}]},
    "classes too many": {"disclosures": [{"id": "x", "classes": ["public"] * 1001}]},
}


@pytest.mark.parametrize("suffix", ["jsonl", "parquet"])
@pytest.mark.parametrize("name", TOO_LARGE)
def test_a_record_beyond_a_limit_is_one_error_and_its_neighbours_are_read(
    tmp_path: Path, name: str, suffix: str
) -> None:
    records: list[dict[str, Any]] = [{"court": "a"}, TOO_LARGE[name], {"court": "b"}]
    lines = [json.dumps(each) for each in records]
    path = tmp_path / f"a.{suffix}"
    if suffix == "jsonl":
        path = written(tmp_path, lines)
    else:
        pl.DataFrame(records, schema=nested_schema(Case), strict=False).write_parquet(path)
    (chunk,) = read(path)
    assert (chunk.places.to_list(), chunk.nested["court"].to_list()) == ([1, 3], ["a", "b"])
    ((place, error),) = chunk.errors
    assert place == 2
    assert [each.code for each in error.problems] == one_by_one(lines)[2]
