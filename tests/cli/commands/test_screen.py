"""``zhixing screen``: exit codes, places of mentions, and no personal data of the draft in the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

RESIDENT = "11010519491231002X"
DRAFT = f"全市法院开展执行工作。\n经联动查控，虚构甲（{RESIDENT}）到庭。\n"


@pytest.fixture
def draft(write: Callable[[object], Path]) -> Path:
    return write(DRAFT)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_mentions_are_listed_by_place_with_exit_code_1(
    run: Callable[..., Any], draft: Path, case_file: Path, lang: str
) -> None:
    result = run("screen", draft, "--case", case_file, "--lang", lang)
    assert result.code == 1
    assert result.err == ""
    for place in ("2:2", "2:7", "2:11"):
        assert place in result.out
    assert {"zh": "第五条第（一）项", "en": "art5.i1"}[lang] in result.out
    assert {"zh": "只是辅助", "en": "Screening is an aid"}[lang] in result.out


@pytest.mark.parametrize("options", [(), ("--json",), ("--lang", "en")])
def test_report_has_no_personal_data_of_the_draft(
    run: Callable[..., Any], draft: Path, case_file: Path, options: tuple[str, ...]
) -> None:
    result = run("screen", draft, "--case", case_file, *options)
    for personal in (RESIDENT, RESIDENT[6:14], "虚构甲", "到庭"):
        assert personal not in result.out + result.err


def test_draft_without_mentions_has_exit_code_0_and_the_caution(run: Callable[..., Any]) -> None:
    result = run("screen", "-", stdin="执结案件一百件。".encode())
    assert result.code == 0
    assert "没有发现" in result.out
    assert "只是辅助" in result.out


def test_redacted_draft_on_standard_output_and_caution_on_standard_error(
    run: Callable[..., Any], draft: Path, case_file: Path
) -> None:
    result = run("screen", draft, "--case", case_file, "--redact")
    assert result.code == 1
    assert result.out == "全市法院开展执行工作。\n经依法查找，〔当事人〕（〔个人信息〕）到庭。\n"
    assert "只是辅助" in result.err


def test_redacted_draft_has_no_control_characters(run: Callable[..., Any]) -> None:
    text = "\ufeff经联动查控\x1b]0;名\x07到庭。\r\n\u202e完\x9b2J。\n"
    result = run("screen", "-", "--redact", stdin=text.encode())
    assert result.out == "经依法查找\ufffd]0;名\ufffd到庭。\n\ufffd完\ufffd2J。\n"
    assert "\u202e" in run("screen", "-", "--redact", "--json", stdin=text.encode()).json["redacted"]


def test_json_has_places_classes_and_clauses(run: Callable[..., Any], draft: Path) -> None:
    result = run("screen", draft, "--json", "--redact")
    data = result.json
    assert data["counts"] == {"sure": 2, "possible": 0}
    measure, number = data["mentions"]
    assert (measure["line"], measure["column"], measure["what"]) == (2, 2, "measure")
    assert measure["citation"] == "焦中法〔2024〕101号第五条第（一）项"
    assert DRAFT[number["start"] : number["end"]] == RESIDENT
    assert (number["citation"], number["kind"]) == (None, "personal")
    assert RESIDENT not in data["redacted"]


def test_byte_order_mark_does_not_count_as_a_place(run: Callable[..., Any], write: Callable[[object], Path]) -> None:
    result = run("screen", write(b"\xef\xbb\xbf" + "联动查控".encode()), "--json")
    assert result.json["mentions"][0]["start"] == 0


@pytest.mark.parametrize(
    ("content", "expected"), [(b"\xff\xfe", "UTF-8"), (None, "找不到文件")], ids=["not-utf8", "no-file"]
)
def test_unreadable_draft_has_exit_code_2(
    run: Callable[..., Any], write: Callable[[object], Path], tmp_path: Path, content: bytes | None, expected: str
) -> None:
    result = run("screen", tmp_path / "none" if content is None else write(content))
    assert result.code == 2
    assert expected in result.err


def test_error_in_the_case_is_reported_as_such_without_its_values(
    run: Callable[..., Any], draft: Path, write: Callable[[object], Path]
) -> None:
    result = run("screen", draft, "--case", write({"persons": [{"id": "a", "kind": RESIDENT[:-1]}]}))
    assert result.code == 2
    assert "案件记录" in result.err
    assert RESIDENT[:-1] not in result.err
    result = run("screen", draft, "--case", write("[]"), "--json")
    assert '"source": "case"' in result.err


def test_help_has_the_exit_codes_of_the_command(run: Callable[..., Any]) -> None:
    assert "1 something found" in " ".join(run("screen", "--help").out.split())
