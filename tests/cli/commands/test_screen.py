"""zhixing screen: its codes, its table, and that no personal word of the draft is in what it reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RESIDENT = "11010519491231002X"
DRAFT = f"全市法院开展执行工作。\n经联动查控，虚构甲（{RESIDENT}）到庭。\n"


@pytest.fixture
def draft(write: Callable[[object], Path]) -> Path:
    return write(DRAFT)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_draft_with_mentions_gives_one_and_a_table_of_places(
    run: Callable[..., Any], draft: Path, case_file: Path, lang: str
) -> None:
    ran = run("screen", draft, "--case", case_file, "--lang", lang)
    assert ran.code == 1
    assert ran.err == ""
    for place in ("2:2", "2:7", "2:11"):
        assert place in ran.out
    assert {"zh": "第五条第（一）项", "en": "art5.i1"}[lang] in ran.out
    assert {"zh": "只是辅助", "en": "does not prove"}[lang] in ran.out


@pytest.mark.parametrize("options", [(), ("--json",), ("--lang", "en")])
def test_the_report_holds_nothing_personal_of_the_draft(
    run: Callable[..., Any], draft: Path, case_file: Path, options: tuple[str, ...]
) -> None:
    ran = run("screen", draft, "--case", case_file, *options)
    for personal in (RESIDENT, RESIDENT[6:14], "虚构甲", "到庭"):
        assert personal not in ran.out + ran.err


def test_a_draft_without_mentions_gives_nought_and_still_says_that_it_does_not_prove(run: Callable[..., Any]) -> None:
    ran = run("screen", "-", given="执结案件一百件。".encode())
    assert ran.code == 0
    assert "没有发现" in ran.out
    assert "只是辅助" in ran.out


def test_redact_writes_the_draft_with_neutral_words_and_the_caution_beside_it(
    run: Callable[..., Any], draft: Path, case_file: Path
) -> None:
    ran = run("screen", draft, "--case", case_file, "--redact")
    assert ran.code == 1
    assert ran.out == "全市法院开展执行工作。\n经依法查找，〔当事人〕（〔个人信息〕）到庭。\n"
    assert "只是辅助" in ran.err


def test_a_redacted_draft_cannot_steer_the_terminal(run: Callable[..., Any]) -> None:
    given = "\ufeff经联动查控\x1b]0;名\x07到庭。\r\n\u202e完\x9b2J。\n"
    ran = run("screen", "-", "--redact", given=given.encode())
    assert ran.out == "经依法查找\ufffd]0;名\ufffd到庭。\n\ufffd完\ufffd2J。\n"
    assert "\u202e" in run("screen", "-", "--redact", "--json", given=given.encode()).json["redacted"]


def test_json_tells_places_classes_and_clauses(run: Callable[..., Any], draft: Path) -> None:
    ran = run("screen", draft, "--json", "--redact")
    told = ran.json
    assert told["counts"] == {"sure": 2, "possible": 0}
    measure, number = told["mentions"]
    assert (measure["line"], measure["column"], measure["what"]) == (2, 2, "measure")
    assert measure["citation"] == "焦中法〔2024〕101号第五条第（一）项"
    assert DRAFT[number["start"] : number["end"]] == RESIDENT
    assert (number["citation"], number["kind"]) == (None, "personal")
    assert RESIDENT not in told["redacted"]


def test_places_do_not_count_a_byte_order_mark(run: Callable[..., Any], write: Callable[[object], Path]) -> None:
    ran = run("screen", write(b"\xef\xbb\xbf" + "联动查控".encode()), "--json")
    assert ran.json["mentions"][0]["start"] == 0


@pytest.mark.parametrize(
    ("content", "said"), [(b"\xff\xfe", "UTF-8"), (None, "找不到文件")], ids=["not-utf8", "no-file"]
)
def test_a_draft_that_cannot_be_read_gives_two(
    run: Callable[..., Any], write: Callable[[object], Path], tmp_path: Path, content: bytes | None, said: str
) -> None:
    ran = run("screen", tmp_path / "none" if content is None else write(content))
    assert ran.code == 2
    assert said in ran.err


def test_a_case_that_cannot_be_used_is_named_as_the_case_and_not_shown(
    run: Callable[..., Any], draft: Path, write: Callable[[object], Path]
) -> None:
    ran = run("screen", draft, "--case", write({"persons": [{"id": "a", "resident_number": RESIDENT[:-1]}]}))
    assert ran.code == 2
    assert "案件记录" in ran.err
    assert RESIDENT[:-1] not in ran.err
    ran = run("screen", draft, "--case", write("[]"), "--json")
    assert '"source": "case"' in ran.err


def test_the_help_says_its_own_codes(run: Callable[..., Any]) -> None:
    assert "1 something found" in " ".join(run("screen", "--help").out.split())
