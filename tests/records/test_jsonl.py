"""Lines of records: their numbers, the mark at the start, and lines that are longer than a record may be."""

from __future__ import annotations

from io import BytesIO

import pytest

from zhixing_rules.records import jsonl
from zhixing_rules.records.jsonl import lines_in, numbered


@pytest.mark.parametrize("length", [8, 9, 10, 17, 18, 19, 27, 40])
def test_a_line_of_any_length_is_one_line_and_only_its_beginning_is_kept(
    length: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jsonl, "MAX_SIZE", 8)
    lines = list(lines_in(BytesIO(b"{}\n" + b"x" * length + b"\n[]\n")))
    assert lines == [b"{}\n", (b"x" * length + b"\n")[:9], b"[]\n"]


def test_a_last_line_without_an_end_is_a_line() -> None:
    assert list(lines_in(BytesIO(b"{}\n[]"))) == [b"{}\n", b"[]"]


def test_blank_lines_are_counted_and_only_the_first_line_may_begin_with_a_mark() -> None:
    mark = b"\xef\xbb\xbf"
    assert list(numbered([mark + b"{}", b" \n", mark + b"[]"])) == [(1, b"{}"), (3, mark + b"[]")]
    assert list(numbered(["\ufeff{}", "", "\ufeff[]"])) == [(1, "{}"), (3, "\ufeff[]")]
    assert list(numbered([mark, b"{}"])) == [(2, b"{}")]
