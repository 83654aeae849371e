"""CSV files: encodings that are named, never guessed, and clean errors."""

from __future__ import annotations

import pytest

from support.workbooks import csv_file
from zhixing_rules import RecordError
from zhixing_rules.office.delimited import read_csv

ROWS = [["案号", "姓名"], ["甲", "乙，\n丙"], ["", '"']]


@pytest.mark.parametrize(
    ("encoding", "written"),
    [(None, "utf-8"), (None, "utf-8-sig"), ("utf-8", "utf-8-sig"), ("gb18030", "gb18030"), ("utf-16", "utf-16")],
)
def test_a_file_is_read_in_the_encoding_that_is_named(encoding: str | None, written: str) -> None:
    assert read_csv(csv_file(ROWS, written), encoding) == ROWS


@pytest.mark.parametrize(
    ("data", "encoding", "code", "way_out"),
    [
        (csv_file(ROWS, "gb18030"), None, "not_utf8", "--encoding gb18030"),
        (csv_file(ROWS, "utf-16"), None, "not_utf8", "--encoding utf-16"),
        (csv_file([["a"]], "utf-16-le"), None, "not_utf8", "--encoding utf-16"),
        (b"\xff\xfea", "utf-16", "not_utf16", "UTF-8"),
        (b"\xff\xff", "gb18030", "not_gb18030", "UTF-8"),
        (b'a,"b', None, "not_csv", "quotes"),
        (b'"' + b"a" * 200_000 + b'"', None, "not_csv", "cell too long"),
    ],
)
def test_a_file_in_another_encoding_is_refused_with_the_way_out(
    data: bytes, encoding: str | None, code: str, way_out: str
) -> None:
    with pytest.raises(RecordError) as refused:
        read_csv(data, encoding)
    (problem,) = refused.value.problems
    assert problem.code == code
    assert way_out in problem.zh + problem.en


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_the_separator_is_the_most_frequent_in_the_first_line(separator: str) -> None:
    data = separator.join(("案号", "姓名", "住址")) + "\r\n" + separator.join(("1", "2", "3"))
    assert read_csv(data.encode(), None) == [["案号", "姓名", "住址"], ["1", "2", "3"]]


def test_only_line_breaks_of_a_csv_file_end_a_row() -> None:
    rows = [["a\x1eb\x85c\u2028d", "e\x0bf\x0cg"], ["h", "i"]]
    assert read_csv(csv_file(rows), None) == rows


def test_an_empty_file_has_no_rows() -> None:
    assert read_csv(b"", None) == []
