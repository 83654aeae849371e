"""``zhixing letter``: exit codes, gaps and reasons, nothing written that must not be sent."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document

from support.letter_records import SPARSE, full_record
from zhixing_rules.office.letters import LetterKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ON = ("--on", "2026-09-28")
REMINDER = json.dumps(full_record(LetterKind.REMINDER), ensure_ascii=False).encode()
SPARSE_RECORD = json.dumps(SPARSE).encode()


@pytest.mark.parametrize("kind", ["reminder", "催办函"])
def test_a_letter_is_written_and_its_gaps_are_listed(run: Callable[..., Any], tmp_path: Path, kind: str) -> None:
    target = tmp_path / "letter.docx"
    result = run("letter", kind, "-", "--docx", target, *ON, stdin=REMINDER)
    assert result.code == 0
    assert result.out == "催办函：已写出\n待填 3 处\n  1.  发文字号\n  2.  答复期限\n  3.  落款日期\n"
    assert result.err == ""
    assert target.stat().st_mode & 0o077 == 0
    assert any("关于催办案件立案审查的函" in each.text for each in Document(str(target)).paragraphs)


def test_the_date_of_the_letter_is_an_argument(run: Callable[..., Any]) -> None:
    result = run("letter", "reminder", "-", *ON, "--dated", "2026-09-29", "--json", stdin=REMINDER)
    assert result.json["gaps"] == ["发文字号", "答复期限"]


def test_a_letter_that_must_not_be_sent_yet_is_not_written(run: Callable[..., Any], tmp_path: Path) -> None:
    target = tmp_path / "letter.docx"
    result = run("letter", "reminder", "-", "--docx", target, "--on", "2026-09-07", stdin=REMINDER)
    assert result.code == 1
    assert not target.exists()
    assert "催办函：未写出" in result.out
    assert result.err.startswith("依规则尚不应发出催办函")
    assert "第九条" in result.err


def test_with_anyway_it_is_written_and_the_reasons_are_listed_all_the_same(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    target = tmp_path / "letter.docx"
    arguments = ("letter", "reminder", "-", "--docx", target, "--on", "2026-09-07")
    refused = run(*arguments, stdin=REMINDER)
    written = run(*arguments, "--anyway", stdin=REMINDER)
    assert written.code == 0
    assert target.exists()
    assert written.err == refused.err


def test_without_a_file_to_write_only_gaps_and_reasons_are_listed(run: Callable[..., Any]) -> None:
    result = run("letter", "tracing", "-", *ON, stdin=SPARSE_RECORD)
    assert result.code == 1
    assert "待填" in result.out
    assert "市中级人民法院执行局审批同意" in result.err
    assert "须核对" in result.err


def test_english_comes_with_the_option(run: Callable[..., Any]) -> None:
    result = run("letter", "tracing", "-", *ON, "--lang", "en", stdin=SPARSE_RECORD)
    assert "request for a query: not written" in result.out
    assert "must not be sent yet" in result.err


def test_json_has_all_that_the_text_has(run: Callable[..., Any]) -> None:
    result = run("letter", "reminder", "-", "--json", "--on", "2026-09-07", stdin=REMINDER)
    assert result.code == 1
    document = result.json
    assert (document["kind"], document["subject"], document["written"]) == ("reminder", "/referrals/0", False)
    assert {each["rule"] for each in document["reasons"]} == {"art9.outcome", "art9.filing"}
    assert {each["path"] for each in document["reasons"]} == {"/referrals/0"}
    assert document["gaps"][0] == "发文字号"


def tracing_record(**facts: object) -> bytes:
    record = full_record(LetterKind.TRACING)
    record["requests"][0] |= facts
    return json.dumps(record).encode()


def test_the_approval_page_is_written_to_its_own_file_before_the_approval(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    letter, page = tmp_path / "letter.docx", tmp_path / "approval.docx"
    unapproved = tracing_record(approver="own_bureau")
    arguments = ("letter", "tracing", "-", "--on", "2026-09-01")
    result = run(*arguments, "--approval", page, stdin=unapproved)
    assert result.code == 0
    assert result.out.startswith("协助查询函审批表：已写出\n")
    assert "审批同意" in result.err
    assert Document(str(page)).paragraphs[0].text == "限法院工作人员阅"
    assert page.stat().st_mode & 0o077 == 0
    result = run(*arguments, "--approval", page, "--docx", letter, "--force", stdin=unapproved)
    assert result.code == 1
    assert "协助查询函：未写出" in result.out
    assert "协助查询函审批表：已写出" in result.out
    assert not letter.exists()
    result = run(*arguments, "--approval", page, "--docx", letter, "--force", "--json", stdin=tracing_record())
    assert (result.code, result.json["written"], result.json["approval_written"]) == (0, True, True)
    assert not any("审批" in each.text for each in Document(str(letter)).paragraphs)


def test_a_page_of_approval_is_not_written_against_the_rules(run: Callable[..., Any], tmp_path: Path) -> None:
    page = tmp_path / "approval.docx"
    record = tracing_record(organ={"name": "焦作市公安局", "level": "municipal", "desk": True})
    arguments = ("letter", "tracing", "-", "--on", "2026-09-01", "--approval", page)
    assert run(*arguments, stdin=record).code == 1
    assert not page.exists()
    assert run(*arguments, "--anyway", stdin=record).code == 0
    assert page.exists()


def test_only_a_tracing_letter_has_an_approval_page_in_another_file(run: Callable[..., Any], tmp_path: Path) -> None:
    target = tmp_path / "one.docx"
    assert run("letter", "reminder", "-", *ON, "--approval", target, stdin=REMINDER).code == 2
    both = ("--docx", target, "--approval", tmp_path / "folder" / ".." / "one.docx", "--force")
    assert run("letter", "tracing", "-", "--on", "2026-09-01", *both, stdin=tracing_record()).code == 2
    assert not target.exists()


def test_an_existing_file_is_kept_without_force(run: Callable[..., Any], tmp_path: Path) -> None:
    target = tmp_path / "letter.docx"
    target.write_bytes(b"before")
    arguments = ("letter", "reminder", "-", "--docx", target, *ON)
    assert run(*arguments, stdin=REMINDER).code == 2
    assert target.read_bytes() == b"before"
    assert run(*arguments, "--force", stdin=REMINDER).code == 0
    assert target.read_bytes() != b"before"


def test_several_subjects_are_listed_without_names(run: Callable[..., Any]) -> None:
    record = full_record(LetterKind.REMINDER)
    record["referrals"].append(dict(record["referrals"][0], id="r2"))
    data = json.dumps(record).encode()
    result = run("letter", "reminder", "-", *ON, stdin=data)
    assert result.code == 2
    assert "/referrals/0" in result.err
    assert "r2" in result.err
    assert "某" not in result.out + result.err
    assert run("letter", "reminder", "-", *ON, "--subject", "r2", stdin=data).code == 0


@pytest.mark.parametrize("kind", LetterKind)
def test_no_output_shows_a_name_or_a_number(run: Callable[..., Any], kind: LetterKind) -> None:
    data = json.dumps(full_record(kind)).encode()
    for options in ((), ("--json",), ("--lang", "en")):
        result = run("letter", kind, "-", "--on", "2026-08-31", *options, stdin=data)
        for secret in ("郑某甲", "钱某乙", "00000019850101001X", "0825执1103"):
            assert secret not in result.out + result.err


def test_an_unknown_kind_is_bad_usage_with_the_list(run: Callable[..., Any]) -> None:
    result = run("letter", "信", "-", stdin=REMINDER)
    assert result.code == 2
    assert "催办函" in result.err


def template_with(*lines: str) -> bytes:
    document, target = Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(target)
    return target.getvalue()


def test_a_template_of_the_court_is_filled(run: Callable[..., Any], tmp_path: Path) -> None:
    template, target = tmp_path / "template.docx", tmp_path / "letter.docx"
    template.write_bytes(template_with("{{ 法院 }}", "{{ 填写['行为人姓名'] }}"))
    result = run("letter", "reminder", "-", "--docx", target, "--template", template, *ON, stdin=REMINDER)
    assert result.code == 0
    assert [each.text for each in Document(str(target)).paragraphs] == ["温县人民法院", "郑某甲"]


def test_a_template_that_cannot_be_used_is_named_and_nothing_is_written(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    template, target = tmp_path / "template.docx", tmp_path / "letter.docx"
    template.write_bytes(template_with("{{ 没有 }}"))
    result = run("letter", "reminder", "-", "--docx", target, "--template", template, *ON, stdin=REMINDER)
    assert result.code == 2
    assert result.err.startswith("文书模板：模板不能填写")
    assert not target.exists()
    assert run("letter", "reminder", "-", "--template", template, *ON, stdin=REMINDER).code == 2


@pytest.mark.parametrize(("package", "options"), [("docx", ()), ("docxtpl", ("--template", "template.docx"))])
def test_without_the_extra_the_error_names_it(
    run: Callable[..., Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    package: str,
    options: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "template.docx").write_bytes(template_with("x"))
    for name in [name for name in sys.modules if name.split(".")[0] == package or ".letters.docx_" in name]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    result = run("letter", "reminder", "-", "--docx", tmp_path / "letter.docx", *options, *ON, stdin=REMINDER)
    assert result.code == 2
    assert "zhixing-rules[office]" in result.err
    assert run("letter", "reminder", "-", *ON, stdin=REMINDER).code == 0, "the list of gaps needs no extra"
