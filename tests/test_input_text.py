"""The form of an input: byte order marks, encodings, several records, and the key of a schema."""

from __future__ import annotations

import pytest

from zhixing_rules._input_text import NOT_UTF_8, form_problem, is_utf_8, without_mark, without_schema_key


@pytest.mark.parametrize("text", ["", "{}", "\ufeff", "案号", "x\ufeff"])
def test_only_a_mark_at_the_start_is_removed(text: str) -> None:
    assert without_mark(f"\ufeff{text}") == text
    assert without_mark(f"\ufeff{text}".encode()) == text.encode()
    assert without_mark(text) == text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("data", "is_text"),
    [
        (b"", True),
        ("案号".encode(), True),
        ("案件".encode("gb18030"), False),
        ("{}".encode("utf-16"), False),
        ("{}".encode("utf-16-le"), False),
        ("{}".encode("utf-16-be"), False),
        (b"\xed\xa0\x80", False),
    ],
    ids=repr,
)
def test_bytes_are_utf_8_or_not(data: bytes, is_text: bool) -> None:
    assert is_utf_8(data) is is_text
    assert (form_problem(data) is NOT_UTF_8) is not is_text


def test_a_text_without_the_key_is_returned_unchanged() -> None:
    for text in ("{}", b"{}", '{"schema": 1}', '["$schema"]', '{"$schema": 1}', '{"$schema": "x"', '{"a": "$schema"}'):
        assert without_schema_key(text) is text
    assert without_schema_key('{"$schema": "x", "a": 1}') == '{"a": 1}'
    assert without_schema_key(b'{"a": 1, "$schema": ""}') == '{"a": 1}'
