"""The form of an input: byte order marks, encodings, several records, and the key of a schema."""

from __future__ import annotations

import gzip

import pytest

from zhixing_rules._input_text import encoding_problem, form_problem, without_mark, without_schema_key


@pytest.mark.parametrize("text", ["", "{}", "\ufeff", "案号", "x\ufeff"])
def test_only_a_mark_at_the_start_is_removed(text: str) -> None:
    assert without_mark(f"\ufeff{text}") == text
    assert without_mark(f"\ufeff{text}".encode()) == text.encode()
    assert without_mark(text) == text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", None),
        ("案号".encode(), None),
        ("案件".encode("gb18030"), "not_utf8"),
        ("{}".encode("utf-16"), "not_utf8"),
        ("{}".encode("utf-16-le"), "not_utf8"),
        ("{}".encode("utf-16-be"), "not_utf8"),
        (b"\xed\xa0\x80", "not_utf8"),
        (b"PK\x03\x04\x14", "not_text"),
        (gzip.compress(b"{}", mtime=0), "not_text"),
        (b"PAR1\x15", "not_text"),
        (b"\xd0\xcf\x11\xe0\xa1", "not_text"),
        (b"PK", None),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_bytes_are_text_in_utf_8_or_their_problem_is_named(data: bytes, code: str | None) -> None:
    problem = encoding_problem(data)
    assert (problem and problem.code) == code
    assert form_problem(data) == problem


def test_a_text_without_the_key_is_returned_unchanged() -> None:
    for text in ("{}", b"{}", '{"schema": 1}', '["$schema"]', '{"$schema": 1}', '{"$schema": "x"', '{"a": "$schema"}'):
        assert without_schema_key(text) is text
    assert without_schema_key('{"$schema": "x", "a": 1}') == '{"a": 1}'
    assert without_schema_key(b'{"a": 1, "$schema": ""}') == '{"a": 1}'
