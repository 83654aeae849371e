"""Dockets: cases from files, folders, compressed files, Parquet and standard input, with the places of bad lines."""

from __future__ import annotations

import gzip
import io
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from support.desk_case import docket
from zhixing_rules import Audience, RecordError
from zhixing_rules.cli.dockets import Docket, read_case

if TYPE_CHECKING:
    from pathlib import Path

LINES = [json.dumps(each, ensure_ascii=False).encode() for each in docket()[:3]]


def read(*names: Path | str, audience: Audience = Audience.KEEPER) -> list[tuple[int, Any]]:
    return list(Docket([str(each) for each in names], audience))


def courts(cases: list[tuple[int, Any]]) -> list[str]:
    return [
        json.loads(case)["case_number"] if isinstance(case, str | bytes) else case["case_number"] for _, case in cases
    ]


@pytest.fixture
def wanted() -> list[str]:
    return [each["case_number"] for each in docket()[:3]]


def test_lines_arrays_and_compressed_files_are_read_alike(tmp_path: Path, wanted: list[str]) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(LINES))
    (tmp_path / "b.json").write_bytes(b"[" + b",".join(LINES) + b"]")
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(b"\n".join(LINES)))
    for name in ("a.jsonl", "b.json", "c.jsonl.gz"):
        assert courts(read(tmp_path / name)) == wanted, name
    assert courts(read(tmp_path)) == wanted * 3, "a folder holds all three"


def test_parquet_is_read_as_records(tmp_path: Path, wanted: list[str]) -> None:
    pl = pytest.importorskip("polars", reason="needs the extra [batch]")
    from zhixing_rules.batch import nested_schema  # noqa: PLC0415  only with the extra
    from zhixing_rules.records import Case  # noqa: PLC0415  as above

    frame = pl.read_ndjson(io.BytesIO(b"\n".join(LINES)), schema=nested_schema(Case))
    frame.write_parquet(tmp_path / "a.parquet")
    assert courts(read(tmp_path / "a.parquet")) == wanted


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, wanted: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n".join(LINES))))
    assert courts(read("-")) == wanted


def test_a_number_is_the_line_and_unique_over_several_files(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\n\n" + LINES[0] + b"\n")
    (tmp_path / "b.jsonl").write_bytes(b"{}\n\n{}\n")
    found = Docket([str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl")], Audience.KEEPER)
    assert [number for number, _ in found] == [3, 4, 6]
    places = [found.place(number) for number in (3, 4, 6)]
    assert [each.zh.split(" ")[-1] for each in places] == ["第3行", "第1行", "第3行"]
    assert places[2].en.endswith("b.jsonl line 3")
    alone = Docket([str(tmp_path / "a.jsonl")], Audience.KEEPER)
    assert [alone.place(number).zh for number, _ in alone] == ["第3行"]


def test_what_the_audience_may_not_see_is_removed_before_reading(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(LINES[0])
    ((_, case),) = read(tmp_path / "a.jsonl", audience=Audience.PUBLIC)
    assert set(case) == {"court", "court_level", "police_counterpart", "complete_as_of", "basis"}


def test_a_line_that_is_no_record_is_its_error_for_an_audience(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"{\n" + LINES[0])
    first, second = read(tmp_path / "a.jsonl", audience=Audience.POLICE)
    assert isinstance(first[1], RecordError)
    assert second[1]["case_number"] == docket()[0]["case_number"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("missing.jsonl", "file_not_found"),
        ("a.csv", "worksheet"),
        ("empty", "nothing_there"),
        ("bad.gz", "not_readable"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "a.csv").write_text("案号\n")
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad.gz").write_bytes(gzip.compress(LINES[0])[:40])
    with pytest.raises(RecordError) as caught:
        read(tmp_path / name)
    assert [each.code for each in caught.value.problems] == [code]


def test_a_damaged_file_is_an_unread_case_with_its_place_and_the_next_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(LINES[0])
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(LINES[0])[:40])
    (tmp_path / "c.jsonl").write_bytes(LINES[1])
    found = Docket([str(tmp_path)], Audience.KEEPER)
    first, damaged, last = found
    assert [number for number, _ in (first, damaged, last)] == [1, 2, 3]
    assert courts([first, last]) == [each["case_number"] for each in docket()[:2]]
    (problem,) = damaged[1].problems
    assert (problem.code, problem.zh) == ("not_readable", "文件无法读取，或者自此处起已损坏")
    assert found.place(2).zh == f"{tmp_path / 'b.jsonl.gz'} 第1行"


def test_the_lines_before_the_damage_are_read(tmp_path: Path) -> None:
    data = gzip.compress(b"\n".join(LINES) + b"\n" + bytes(range(256)) * 4000, 0)
    (tmp_path / "a.jsonl.gz").write_bytes(data[:-900_000])
    *read_lines, (_, damaged) = read(tmp_path / "a.jsonl.gz")
    assert courts(read_lines[:3]) == [each["case_number"] for each in docket()[:3]]
    assert isinstance(damaged, RecordError)
    with pytest.raises(RecordError, match="文件无法读取"):
        read_case(str(tmp_path / "a.jsonl.gz"), "（2026）豫0825执99号", Audience.KEEPER)


def test_of_several_files_the_position_is_named_and_never_the_name(tmp_path: Path) -> None:
    (tmp_path / "good.jsonl").write_bytes(LINES[0])
    missing = str(tmp_path / "missing.jsonl")
    with pytest.raises(RecordError, match="第2个文件：找不到文件") as several:
        Docket([str(tmp_path / "good.jsonl"), missing], Audience.KEEPER)
    with pytest.raises(RecordError, match=": 找不到文件") as one:
        Docket([missing], Audience.KEEPER)
    assert "missing" not in str(several.value) + str(one.value)


@pytest.mark.parametrize("number", ["（2026）豫0825执2号", "(2026)豫0825执2号", "2026豫0825执02号之一"])
def test_one_case_of_several_is_taken_by_its_number_in_any_spelling(tmp_path: Path, number: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n".join((b"{", b'{"AH": 7}', *LINES)))
    assert read_case(str(path), number, Audience.KEEPER)["case_number"] == "（2026）豫0825执2号"
    assert "case_number" not in read_case(str(path), number, Audience.PARTY)


def test_a_chinese_key_names_the_number_too(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"案号": "（2026）豫0825执2号", "执行法院": "温县人民法院"}')
    assert read_case(str(tmp_path / "a.jsonl"), "（2026）豫0825执2号", Audience.KEEPER)["执行法院"] == "温县人民法院"


@pytest.mark.parametrize(
    ("number", "code"), [("（2026）豫0825执99号", "no_such_case"), ("（2026）豫0825执1号", "several_cases")]
)
def test_a_number_that_names_none_or_several_is_refused(tmp_path: Path, number: str, code: str) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\n".join((LINES[0], LINES[0], LINES[1])))
    with pytest.raises(RecordError) as caught:
        read_case(str(tmp_path / "a.jsonl"), number, Audience.KEEPER)
    assert [each.code for each in caught.value.problems] == [code]
