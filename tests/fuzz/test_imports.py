"""Any file, cell, heading and mapping: records and a list of cells, or a clean refusal, never a value on stderr."""

from __future__ import annotations

import io
import json
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from fuzz.hostile import (
    CANARY,
    LINES,
    TEXTS,
    VALUES,
    Raw,
    any_text,
    as_bytes,
    corrupted_bytes,
    corrupted_json,
    corrupted_lines,
    fuzzed,
)
from fuzz.invariants import CommandResult, has_control_characters, leaks, run_command
from support.workbooks import csv_file, workbook
from zhixing_rules import Case, JointMechanism, RecordError
from zhixing_rules.office import guess_mapping, open_tables, read_mapping
from zhixing_rules.records import load_one_of

HEADINGS = (
    "案号",
    "标识",
    "姓名",
    "身份证号",
    "被执行人",
    "收拘日期",
    "决定日期",
    "天数",
    "拘留",
    "关系",
    "单位",
    "材料",
    "法院",
)
MAPPING = """
[constants]
court_level = "basic"
[[table]]
key = "案号"
serial_dates = ["决定日期"]
[table.columns]
"案号" = "case_number"
"标识" = "persons.id"
"姓名" = ["persons.name", "requests.targets.person"]
"身份证号" = "persons.resident_number"
"被执行人" = "persons.debtor"
"收拘日期" = "detentions.intake_on"
"决定日期" = "detentions.decided_on"
"天数" = "detentions.days"
"拘留" = "detentions.id"
"关系" = "persons.roles.kind"
"单位" = "persons.roles.unit"
"材料" = "referrals.inventory"
"法院" = "court"
[table.words."被执行人"]
"在案" = true
"""
GOOD = ("（2025）豫0823执1号", "p1", "张某甲", "", "是", "2025/9/1", 45901, 15, "d1", "配偶", "p1", "其他材料", "甲")
STYLES = ((), ("--json",), ("--lang", "en"))

CELLS = st.one_of(
    st.sampled_from([value for value in VALUES if not isinstance(value, Raw | list | dict)]),
    st.sampled_from((CANARY, f"{CANARY}\n", f"'{CANARY}", "#N/A", "4.1E+17", *map(str, GOOD))),
    st.sampled_from((10**17, 2**70, 1e300, 45901.5, datetime(2025, 9, 1), datetime(2025, 9, 1, 8), time(8))),  # noqa: DTZ001  as spreadsheets have it
    any_text(),
)
ROWS = st.lists(st.tuples(*(st.just(good) | CELLS for good in GOOD)) | st.just(GOOD), max_size=4)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    (folder / "map.toml").write_text(MAPPING, encoding="utf-8")
    return folder


def assert_imported_or_refused(result: CommandResult) -> None:
    assert result.code in {0, 2}, result.err
    assert "Traceback" not in result.out + result.err
    assert not leaks(result.err), result.err
    assert not has_control_characters(result.err)
    assert result.err or not result.code
    for line in result.out.splitlines():
        load_one_of((Case, JointMechanism), line)


def as_csv(rows: list[tuple[Any, ...]], headings: tuple[str, ...] = HEADINGS) -> bytes:
    texts = [[str(cell).encode(errors="replace").decode() for cell in row] for row in (headings, *rows)]
    return csv_file(texts)


def as_workbook(rows: list[tuple[Any, ...]], headings: tuple[str, ...] = HEADINGS) -> bytes:
    def fit(cell: object) -> object:
        if isinstance(cell, str):
            return ILLEGAL_CHARACTERS_RE.sub("", cell.encode(errors="replace").decode())[:30_000]
        return cell if not isinstance(cell, int) or abs(cell) < 10**30 else float(10**30)

    return workbook({"台账": [[fit(cell) for cell in row] for row in (headings, *rows)]})


@pytest.mark.parametrize("write", [as_csv, as_workbook])
@fuzzed
@given(rows=ROWS, style=st.sampled_from(STYLES))
@example(rows=[GOOD], style=())
def test_hostile_cells_are_imported_or_listed(place: Path, write: Any, rows: Any, style: tuple[str, ...]) -> None:  # noqa: ANN401  see ROWS
    result = run_command("import", "-", "--mapping", str(place / "map.toml"), *style, given=write(rows))
    assert_imported_or_refused(result)
    if rows == [GOOD]:
        assert (result.code, result.out.count("\n")) == (0, 1)


@fuzzed
@given(rows=ROWS)
def test_a_preview_of_hostile_cells_shows_no_confidential_value(place: Path, rows: Any) -> None:  # noqa: ANN401  as above
    rows = [(*row[:1], "p1", *row[2:8], "d1", *row[9:12], "甲") for row in rows]
    result = run_command("import", "-", "--mapping", str(place / "map.toml"), "--preview", "3", given=as_csv(rows))
    assert result.code in {0, 2}
    assert not leaks(result.out + result.err)
    assert not has_control_characters(result.out + result.err)


@fuzzed
@given(
    headings=st.lists(st.sampled_from((*HEADINGS, *TEXTS, "@B", "标识（旧）")) | any_text(), max_size=12),
    text=any_text(),
)
def test_hostile_headings_are_guessed_or_refused(headings: list[str], text: str) -> None:
    headings = [each.encode(errors="replace").decode() for each in headings]
    for data in (as_csv([(text,)], tuple(headings)), as_workbook([(text,)], tuple(headings))):
        result = run_command("import", "-", "--guess", given=data)
        assert result.code in {0, 2}
        assert not leaks(result.err)
        assert not has_control_characters(result.out + result.err)
        try:
            guess = guess_mapping(open_tables(data))
        except RecordError:
            continue
        try:
            read_mapping(guess)
        except RecordError as refused:
            assert {each.code for each in refused.problems} <= {"missing", "string_type"}  # noqa: PT017  if it is refused


@fuzzed
@given(
    data=corrupted_bytes(st.just(as_csv([GOOD, (CANARY,)]).decode())) | st.binary(max_size=60),
    encoding=st.sampled_from(((), ("--encoding", "gb18030"), ("--encoding", "utf-8"))),
)
def test_hostile_bytes_are_imported_or_refused(place: Path, data: bytes, encoding: tuple[str, ...]) -> None:
    assert_imported_or_refused(run_command("import", "-", "--mapping", str(place / "map.toml"), *encoding, given=data))


@fuzzed
@given(data=st.data())
def test_a_workbook_with_bytes_changed_is_imported_or_refused(place: Path, data: st.DataObject) -> None:
    whole = bytearray(as_workbook([GOOD, (CANARY,)]))
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, 3)) == 0
    given_data = bytes(whole[: data.draw(st.integers(0, len(whole)))] if cut else whole)
    assert_imported_or_refused(run_command("import", "-", "--mapping", str(place / "map.toml"), given=given_data))


@fuzzed
@given(mapping=corrupted_bytes(corrupted_lines(MAPPING)), style=st.sampled_from(STYLES))
def test_a_hostile_mapping_is_used_or_refused(place: Path, mapping: bytes, style: tuple[str, ...]) -> None:
    (place / "hostile.toml").write_bytes(mapping)
    result = run_command("import", "-", "--mapping", str(place / "hostile.toml"), *style, given=as_csv([GOOD]))
    assert result.code in {0, 2}, result.err
    assert "Traceback" not in result.out + result.err
    assert not has_control_characters(result.err)
    for line in result.out.splitlines():
        assert json.loads(line)


@fuzzed
@given(
    lines=st.lists(corrupted_json(LINES) | corrupted_bytes(corrupted_json(LINES)), min_size=1, max_size=4),
    style=st.sampled_from(STYLES),
)
def test_hostile_json_lines_are_converted_or_refused(lines: list[str | bytes], style: tuple[str, ...]) -> None:
    data = b"{}\n" + b"\n".join(as_bytes(each) for each in lines)
    assert_imported_or_refused(run_command("import", "-", *style, given=data))


def test_the_name_of_a_file_is_not_repeated(tmp_path: Path) -> None:
    for name in (f"{CANARY}.xlsx", f"{CANARY}.csv", f"{CANARY}\x1b[2J"):
        result = run_command("import", str(tmp_path / name), "--mapping", str(tmp_path / name))
        assert (result.code, leaks(result.out + result.err)) == (2, False)


def test_a_workbook_with_a_canary_in_its_names_shows_none() -> None:
    data = workbook({CANARY: [[CANARY, CANARY], [1, 2]]})
    assert io.BytesIO(data).read(2) == b"PK"
    result = run_command("import", "-", "--mapping", "-", given=data)
    assert (result.code, leaks(result.out + result.err)) == (2, False)
