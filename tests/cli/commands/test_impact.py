"""``zhixing impact``: cases whose results change, and exit codes."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from support.effort import mostly_deep
from support.notices import day_of_notice, notice_for
from zhixing_rules.amendment import ChooseReading, Reword, SetSpan
from zhixing_rules.cli import main
from zhixing_rules.interchange import amendment_to_toml
from zhixing_rules.language import Days

if TYPE_CHECKING:
    from collections.abc import Callable

FIVE_DAYS = (Reword("art9", "应在七日内", "应在五日内"), SetSpan("art9.filing", Days(7), Days(5)))
NUMBER = "（2025）豫0802执7431号"
SENT = {"id": "f1", "offence": "refusal", "sent_on": "2025-03-12", "received_on": "2025-03-12"}
AFFECTED = {
    "case_number": NUMBER,
    "complete_as_of": "2025-03-18",
    "referrals": [{**SENT, "conditions_met": True, "materials_complete": True}],
}
DETAINED = {
    "complete_as_of": "2025-01-21",
    "detentions": [{
        "id": "d1", "decided_on": "2025-01-16", "ground": "refusal", "intake_on": "2025-01-16", "days": 15,
        "criminal_liability_needed": True, "view_on": "2025-01-16"}],
}  # fmt: skip
NOTICE = notice_for(2025, day_of_notice("2025-01-27", granted=True))
"""Synthetic: no such notice exists."""


@pytest.fixture
def amendment(tmp_path: Path) -> Path:
    path = tmp_path / "five.toml"
    path.write_text(amendment_to_toml("five_days", FIVE_DAYS), encoding="utf-8")
    return path


def json_lines(*cases: object) -> bytes:
    return "\n".join(each if isinstance(each, str) else json.dumps(each) for each in cases).encode()


def test_affected_case_is_listed_and_a_newly_overdue_case_has_exit_code_1(
    run: Callable[..., Any], amendment: Path, tmp_path: Path
) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_bytes(json_lines({}, AFFECTED))
    result = run("impact", path, "--amendment", amendment, "--on", "2025-03-18")
    assert (result.code, result.err) == (1, "")
    for expected in (
        "读取 2 件，变动 1 件",
        f"#2　{NUMBER}　新逾期",
        "最迟 2025年3月19日→2025年3月17日（提前2日）",
        "five_days",
    ):
        assert expected in result.out
    english = run("impact", path, "--amendment", amendment, "--on", "2025-03-18", "--lang", "en").out
    assert "2 read, 1 move, 0 not read" in english
    assert "due day 2025-03-19→2025-03-17 (-2 days)" in " ".join(english.split())


def test_exit_code_is_0_if_no_case_is_newly_overdue(run: Callable[..., Any], amendment: Path) -> None:
    early = run("impact", "-", "--amendment", amendment, "--on", "2025-03-17", stdin=json_lines(AFFECTED))
    assert (early.code, "须提前" in early.out) == (0, True)
    nothing = run("impact", "-", "--amendment", amendment, "--on", "2025-03-18", stdin=json_lines({}))
    assert (nothing.code, "变动 0 件" in nothing.out) == (0, True)


def test_bad_line_is_skipped_and_counted(run: Callable[..., Any], amendment: Path) -> None:
    """On standard error beside a text; a result in JSON counts and lists it itself."""
    command = ("impact", "-", "--amendment", amendment, "--on", "2025-03-18")
    lines = json_lines({}, "{", "", AFFECTED)
    assert run(*command, stdin=lines).err == "跳过 1 行不能读取的，其余照常\n"
    result = run(*command, "--json", stdin=lines)
    assert (result.code, result.err) == (1, "")
    assert (result.json["counts"]["read"], result.json["counts"]["unread"]) == (2, 1)
    assert [line["number"] for line in result.json["skipped"]] == [2]
    assert [case["number"] for case in result.json["cases"]] == [4]
    assert run(*command, "--lang", "en", stdin=json_lines("{", {})).code == 0
    only = run(*command, "--lang", "en", stdin=json_lines("{", "["))
    assert (only.code, only.err) == (2, "skipped 2 lines that cannot be read; all other lines were processed\n")


@pytest.mark.parametrize(
    "empty", [b"", b"\n", b" \n\r\n\t\n", b"\xef\xbb\xbf"], ids=["nothing", "a line", "blank", "BOM"]
)
def test_a_file_without_a_case_is_refused(run: Callable[..., Any], amendment: Path, empty: bytes) -> None:
    command = ("impact", "-", "--amendment", amendment, "--on", "2025-03-18")
    result = run(*command, stdin=empty)
    assert (result.code, result.out, result.err) == (2, "", "没有案件：文件是空的；每行应为一个案件\n")
    (problem,) = json.loads(run(*command, "--json", stdin=empty).err)["problems"]
    assert problem["code"] == "no_case"


def test_old_notice_applies_only_to_the_old_side(run: Callable[..., Any], write: Callable[[object], Path]) -> None:
    command = ("impact", "-", "--on", "2025-01-21", "--json", "--old-notice", write(NOTICE))
    data = run(*command, stdin=json_lines(DETAINED)).json
    (line,) = data["lines"]
    assert (line["day"], line["old_zh"], line["new_zh"]) == ("2025-01-27", "虚构放假（虚构〔2024〕0号）", "星期一")
    assert line["notice"] == "国办发明电〔2024〕12号"
    (movement,) = data["cases"][0]["movements"]
    assert (movement["old"]["safe_due"], movement["new"]["safe_due"]) == ("2025-01-17", "2025-01-20")
    assert movement["lines"] == ["2025-01-27"]


def test_a_corrected_notice_gives_back_the_days_of_the_wrong_one(
    run: Callable[..., Any], write: Callable[[object], Path], tmp_path: Path
) -> None:
    wrong, corrected = write(NOTICE), write(notice_for(2025, papers=["虚构〔2025〕1号"]))
    site = tmp_path / "site"
    site.mkdir()
    (site / "2025.json").write_bytes(corrected.read_bytes())
    for sides in (
        ("--old-notice", wrong, "--new-notice", corrected),
        ("--notice", wrong, "--new-notice", corrected),  # it replaces the year, and is not added to it
        ("--notices", site, "--old-notice", wrong),
    ):
        data = run("impact", "-", "--on", "2025-01-21", "--json", *sides, stdin=json_lines(DETAINED))
        assert data.code == 0, data.err
        assert [(line["day"], line["notice"]) for line in data.json["lines"]] == [("2025-01-27", "虚构〔2025〕1号")]
        (movement,) = data.json["cases"][0]["movements"]
        assert (movement["old"]["safe_due"], movement["new"]["safe_due"]) == ("2025-01-17", "2025-01-20")
        assert (movement["urgency"], movement["lines"]) == ("other", ["2025-01-27"])


def test_new_notice_applies_only_to_the_new_side(run: Callable[..., Any], write: Callable[[object], Path]) -> None:
    command = ("impact", "-", "--on", "2025-01-21", "--json", "--new-notice", write(NOTICE))
    data = run(*command, stdin=json_lines(DETAINED)).json
    assert [line["day"] for line in data["lines"]] == ["2025-01-27"]
    (movement,) = data["cases"][0]["movements"]
    assert (movement["old"]["safe_due"], movement["new"]["safe_due"]) == ("2025-01-20", "2025-01-17")
    assert movement["lines"] == ["2025-01-27"]


def test_the_same_notices_on_both_sides_are_nothing_to_compare(
    run: Callable[..., Any], write: Callable[[object], Path], amendment: Path
) -> None:
    notice = write(NOTICE)
    for sides in (("--new-notice", notice, "--notice", notice), ("--new-notice", notice, "--old-notice", notice)):
        result = run("impact", "-", "--on", "2025-01-21", *sides, stdin=json_lines(DETAINED))
        assert (result.code, result.out) == (2, "")
        assert "双方的日历相同" in result.err
        amended = run("impact", "-", "--on", "2025-01-21", "--amendment", amendment, *sides, stdin=json_lines(DETAINED))
        assert amended.code == 0


def test_markdown_output_file_and_limit(run: Callable[..., Any], amendment: Path, tmp_path: Path) -> None:
    command = ("impact", "-", "--amendment", amendment, "--on", "2025-03-18")
    page = run(*command, "--markdown", "--limit", "1", stdin=json_lines(AFFECTED, AFFECTED, AFFECTED)).out
    assert page.startswith("# 对在办案件的影响\n")
    assert "另有 2 件变动，未列出" in page
    path = tmp_path / "out.md"
    result = run(*command, "--markdown", "--out", path, stdin=json_lines(AFFECTED))
    assert (result.code, result.out) == (1, "")
    assert path.read_text(encoding="utf-8").startswith("# 对在办案件的影响\n")


def test_fields_that_an_audience_may_not_see_are_not_read(run: Callable[..., Any], amendment: Path) -> None:
    wrong = {**AFFECTED, "operations": "不可读"}
    command = ("impact", "-", "--amendment", amendment, "--on", "2025-03-18", "--json", "--audience")
    keeper, police = (run(*command, audience, stdin=json_lines(wrong, AFFECTED)) for audience in ("keeper", "police"))
    assert (keeper.json["counts"]["unread"], police.json["counts"]["unread"]) == (1, 0)
    assert (keeper.code, police.code) == (1, 1)
    public = run(*command, "public", stdin=json_lines(AFFECTED, "{"))
    assert (public.code, public.json["counts"]["moved"], public.json["cases"]) == (0, 0, [])
    assert NUMBER not in public.out
    assert run(*command, "police", stdin=json_lines("{", AFFECTED)).json["counts"]["unread"] == 1


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), "没有可比的"),
        (("--json", "--markdown", "--new-notice", "x"), "不能与 --json 同用"),
        (("--amendment", "none.toml"), "找不到文件"),
        (("--new-notice", "none.json"), "找不到文件"),
        (("--limit", "-1", "--new-notice", "x"), "0"),
        (("--limit", "many", "--new-notice", "x"), "0"),
        (("--limit", "20001", "--new-notice", "x"), "0"),
    ],
)
def test_invalid_options_are_bad_usage(run: Callable[..., Any], arguments: tuple[str, ...], expected: str) -> None:
    result = run("impact", "-", *arguments, stdin=b"{}")
    assert (result.code, result.out) == (2, "")
    assert expected in result.err


def test_file_that_cannot_be_opened_is_bad_input(run: Callable[..., Any], amendment: Path, tmp_path: Path) -> None:
    for name, expected in ((tmp_path / "none.jsonl", "找不到文件"), (tmp_path, "目录中没有"), ("a\0b", "无法读取")):
        result = run("impact", name, "--amendment", amendment)
        assert (result.code, result.out) == (2, "")
        assert expected in result.err


def test_chosen_reading_applies_to_both_sides(run: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "latest.toml"
    path.write_text(amendment_to_toml("latest", (ChooseReading("transfer-window", "latest-date"),)), encoding="utf-8")
    command = ("impact", "-", "--amendment", path, "--on", "2025-01-21", "--json")
    assert run(*command, stdin=json_lines(DETAINED)).json["counts"]["moved"] == 1
    same = run(*command, "--reading", "transfer-window=window", stdin=json_lines(DETAINED))
    assert (same.json["counts"]["moved"], same.json["new"]["readings"]) == (0, {"transfer-window": "window"})


MARKER = "金丝雀七四三一"
HOSTILE = {
    "not JSON": f"{MARKER} is not JSON".encode(),
    "deep": b'{"persons":' + b"[" * 100_000,
    "huge number": b'{"court": ' + b"9" * 10_000 + b"}",
    "broken UTF-8": b'{"court": "\xff\xfe' + MARKER.encode() + b'"}',
    "GB 18030": f'{{"案号": "{MARKER}"}}'.encode("gb18030"),
    "unknown key": f'{{"{MARKER}\\u001b[2J": 1}}'.encode(),
    "controls": f'{{"case_number": "\\u001b]0;{MARKER}\\u0007"}}'.encode(),
    "larger than any record": b" " * (9 * 1024 * 1024) + MARKER.encode(),
}


@pytest.mark.parametrize("name", mostly_deep(HOSTILE, 2))
@pytest.mark.parametrize("audience", ["keeper", "police"])
def test_hostile_line_is_skipped_and_not_shown(
    run: Callable[..., Any], amendment: Path, name: str, audience: str
) -> None:
    stdin = HOSTILE[name] + b"\n" + json_lines(AFFECTED)
    result = run("impact", "-", "--amendment", amendment, "--on", "2025-03-18", "--audience", audience, stdin=stdin)
    assert result.code == 1
    assert "变动 1 件" in result.out
    assert "Traceback" not in result.err
    assert not [text for text in (MARKER, "\x1b", "\x07", "\x00") if text in result.out + result.err]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_terminal_shows_a_progress_line_that_is_removed_at_the_end(
    amendment: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_bytes(json_lines(*[{}] * 4))
    monkeypatch.setattr("zhixing_rules.cli.dockets.PROGRESS_INTERVAL", 2)
    err = Terminal()
    monkeypatch.setattr(sys, "stderr", err)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert main(["impact", str(path), "--amendment", str(amendment), "--on", "2025-03-18"]) == 0
    assert err.getvalue().split("\r") == ["", "已读 2 件 · 2 cases 55%", "已读 4 件 · 4 cases 100%", "\x1b[K"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json_lines({}, {}))))
    assert main(["impact", "-", "--amendment", str(amendment), "--on", "2025-03-18"]) == 0
    assert "2 cases\r" in err.getvalue()
