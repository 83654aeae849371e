"""JSON Lines: a bad line gives an error, and the other lines are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules import Case, RecordError
from zhixing_rules.interchange import read_jsonl

if TYPE_CHECKING:
    from collections.abc import Iterator

GOOD = '{"案号": "（2024）豫0802执1号"}'


def test_a_bad_line_does_not_stop_the_others() -> None:
    lines = [GOOD, "{", '{"court": "\ud800"}', "[" * 100_000, '{"complete_as_of": 0}', GOOD]
    read = list(read_jsonl(lines))
    assert [number for number, _ in read] == [1, 2, 3, 4, 5, 6]
    assert [type(each) for _, each in read] == [Case, *[RecordError] * 4, Case]


def test_bytes_are_read_and_invalid_bytes_are_an_error() -> None:
    read = list(read_jsonl([b"\xef\xbb\xbf" + GOOD.encode() + b"\r\n", b"\xff\xfe\n", GOOD.encode()]))
    assert [type(each) for _, each in read] == [Case, RecordError, Case]


def test_a_byte_order_mark_is_removed_from_every_line_as_in_files_that_were_joined() -> None:
    read = list(read_jsonl(["\ufeff" + GOOD, "\ufeff" + GOOD, "\ufeff\ufeff" + GOOD]))
    assert [type(each) for _, each in read] == [Case, Case, RecordError]


def test_blank_lines_are_counted_and_skipped() -> None:
    assert [number for number, _ in read_jsonl(["", GOOD, "  \n", GOOD])] == [2, 4]


def test_nothing_is_read_ahead() -> None:
    taken = []

    def lines() -> Iterator[str]:
        for number in range(3):
            taken.append(number)
            yield GOOD

    next(iter(read_jsonl(lines())))
    assert taken == [0]


def test_an_error_repeats_no_value() -> None:
    ((_, error),) = read_jsonl(['{"complete_as_of": "PLANTED"}'])
    assert "PLANTED" not in str(error)
