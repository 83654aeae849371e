"""impact on the command line: many cases from a file, what of them moves, and the codes it ends with."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from zhixing_rules.amendment import ChooseReading, Reword, SetSpan
from zhixing_rules.cli import main
from zhixing_rules.cli.commands import impact as impacting
from zhixing_rules.interchange import amendment_to_toml
from zhixing_rules.language import Days

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FIVE = (Reword("art9", "应在七日内", "应在五日内"), SetSpan("art9.filing", Days(7), Days(5)))
NUMBER = "（2025）豫0802执7431号"
SENT = {"id": "f1", "offence": "refusal", "sent_on": "2025-03-12", "received_on": "2025-03-12"}
MOVES = {
    "case_number": NUMBER,
    "complete_as_of": "2025-03-18",
    "referrals": [{**SENT, "conditions_met": True, "materials_complete": True}],
}
DETAINED = {
    "complete_as_of": "2025-01-21",
    "detentions": [{
        "id": "d1", "decided_on": "2025-01-20", "intake_on": "2025-01-20", "days": 15,
        "criminal_liability_needed": True, "view_on": "2025-01-21"}],
}  # fmt: skip
NOTICE = {
    "year": 2025,
    "papers": ["虚构〔2025〕0号"],
    "days": [{"date": "2025-01-24", "name": "虚构", "isOffDay": True}],
}
"""PLAINLY INVENTED: no such notice exists."""

Run = "Callable[..., Any]"


@pytest.fixture
def five(tmp_path: Path) -> Path:
    path = tmp_path / "five.toml"
    path.write_text(amendment_to_toml("five_days", FIVE), encoding="utf-8")
    return path


def lines(*cases: object) -> bytes:
    return "\n".join(each if isinstance(each, str) else json.dumps(each) for each in cases).encode()


def test_what_moves_is_listed_and_a_case_newly_overdue_is_code_1(
    run: Callable[..., Any], five: Path, tmp_path: Path
) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_bytes(lines({}, MOVES))
    ran = run("impact", path, "--amendment", five, "--on", "2025-03-18")
    assert (ran.code, ran.err) == (1, "")
    for said in ("读取 2 件，变动 1 件", f"#2　{NUMBER}　新逾期", "最迟 2025-03-19→2025-03-17（提前2日）", "five_days"):
        assert said in ran.out
    english = run("impact", path, "--amendment", five, "--on", "2025-03-18", "--lang", "en").out
    assert "2 read, 1 move, 0 not read" in english
    assert "due day 2025-03-19→2025-03-17 (-2 days)" in english


def test_nothing_newly_overdue_is_code_0(run: Callable[..., Any], five: Path) -> None:
    early = run("impact", "-", "--amendment", five, "--on", "2025-03-17", given=lines(MOVES))
    assert (early.code, "须提前" in early.out) == (0, True)
    nothing = run("impact", "-", "--amendment", five, "--on", "2025-03-18", given=lines({}))
    assert (nothing.code, "变动 0 件" in nothing.out) == (0, True)


def test_a_bad_line_is_skipped_counted_on_standard_error_and_costs_nothing_else(
    run: Callable[..., Any], five: Path
) -> None:
    asked = ("impact", "-", "--amendment", five, "--on", "2025-03-18", "--json")
    ran = run(*asked, given=lines({}, "{", "", MOVES))
    assert ran.code == 1
    assert ran.err == "跳过 1 行不能读取的，其余照常\n"
    assert ran.json["counts"]["read"] == 2
    assert [each["number"] for each in ran.json["skipped"]] == [2]
    assert [each["number"] for each in ran.json["cases"]] == [4]
    assert run(*asked, "--lang", "en", given=lines("{", {})).code == 0
    only = run(*asked, "--lang", "en", given=lines("{", "["))
    assert (only.code, only.err) == (2, "2 line(s) that cannot be read were skipped, no other\n")
    assert run(*asked, given=b"").code == 0


def test_a_new_notice_is_loaded_over_the_old_calendar_for_the_new_side_alone(
    run: Callable[..., Any], write: Callable[[object], Path]
) -> None:
    asked = ("impact", "-", "--on", "2025-01-21", "--json", "--new-notice", write(NOTICE))
    told = run(*asked, given=lines(DETAINED)).json
    assert [line["day"] for line in told["lines"]] == ["2025-01-24"]
    (movement,) = told["cases"][0]["movements"]
    assert (movement["old"]["safe_due"], movement["new"]["safe_due"]) == ("2025-01-24", "2025-01-23")
    assert movement["lines"] == ["2025-01-24"]
    both = run(*asked, "--notice", write(NOTICE), given=lines(DETAINED)).json
    assert (both["lines"], both["cases"]) == ([], [])


def test_markdown_a_file_and_how_many_cases(run: Callable[..., Any], five: Path, tmp_path: Path) -> None:
    asked = ("impact", "-", "--amendment", five, "--on", "2025-03-18")
    page = run(*asked, "--markdown", "--most", "1", given=lines(MOVES, MOVES, MOVES)).out
    assert page.startswith("# 对在办案件的影响\n")
    assert "另有 2 件变动，未列出" in page
    place = tmp_path / "out.md"
    ran = run(*asked, "--markdown", "--out", place, given=lines(MOVES))
    assert (ran.code, ran.out) == (1, "")
    assert place.read_text(encoding="utf-8").startswith("# 对在办案件的影响\n")


def test_an_audience_receives_what_it_may_know_and_what_it_may_not_is_not_read(
    run: Callable[..., Any], five: Path
) -> None:
    wrong = {**MOVES, "operations": "不可读"}
    asked = ("impact", "-", "--amendment", five, "--on", "2025-03-18", "--json", "--audience")
    keeper, police = (run(*asked, audience, given=lines(wrong, MOVES)) for audience in ("keeper", "police"))
    assert (keeper.json["counts"]["unread"], police.json["counts"]["unread"]) == (1, 0)
    assert (keeper.code, police.code) == (1, 1)
    public = run(*asked, "public", given=lines(MOVES, "{"))
    assert (public.code, public.json["counts"]["moved"], public.json["cases"]) == (0, 0, [])
    assert NUMBER not in public.out
    assert run(*asked, "police", given=lines("{", MOVES)).json["counts"]["unread"] == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "没有可比的"),
        (("--json", "--markdown", "--new-notice", "x"), "不能与 --json 同用"),
        (("--amendment", "none.toml"), "找不到文件"),
        (("--new-notice", "none.json"), "找不到文件"),
        (("--most", "-1", "--new-notice", "x"), "0"),
        (("--most", "many", "--new-notice", "x"), "0"),
        (("--most", "20001", "--new-notice", "x"), "0"),
    ],
)
def test_what_cannot_be_asked_is_bad_usage(run: Callable[..., Any], arguments: tuple[str, ...], said: str) -> None:
    ran = run("impact", "-", *arguments, given=b"{}")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_file_that_cannot_be_opened_is_bad_input(run: Callable[..., Any], five: Path, tmp_path: Path) -> None:
    for name, said in ((tmp_path / "none.jsonl", "找不到文件"), (tmp_path, "无法读取"), ("a\0b", "无法读取")):
        ran = run("impact", name, "--amendment", five)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err


def test_a_reading_that_the_amendment_knows_is_taken_under_both(run: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "latest.toml"
    path.write_text(amendment_to_toml("latest", (ChooseReading("transfer-window", "latest-date"),)), encoding="utf-8")
    asked = ("impact", "-", "--amendment", path, "--on", "2025-01-21", "--json")
    assert run(*asked, given=lines(DETAINED)).json["counts"]["moved"] == 1
    same = run(*asked, "--reading", "transfer-window=window", given=lines(DETAINED))
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


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("audience", ["keeper", "police"])
def test_a_hostile_line_is_skipped_and_nothing_of_it_is_shown(
    run: Callable[..., Any], five: Path, name: str, audience: str
) -> None:
    given = HOSTILE[name] + b"\n" + lines(MOVES)
    ran = run("impact", "-", "--amendment", five, "--on", "2025-03-18", "--audience", audience, given=given)
    assert ran.code == 1
    assert "变动 1 件" in ran.out
    assert "Traceback" not in ran.err
    assert not [sign for sign in (MARKER, "\x1b", "\x07", "\x00") if sign in ran.out + ran.err]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_a_line_tells_how_far_it_is_and_is_gone_at_the_end(
    five: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_bytes(lines(*[{}] * 4))
    monkeypatch.setattr(impacting, "_EVERY", 2)
    err = Terminal()
    monkeypatch.setattr(sys, "stderr", err)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert main(["impact", str(path), "--amendment", str(five), "--on", "2025-03-18"]) == 0
    said = err.getvalue()
    assert said.split("\r") == ["", "已读 2 行 · 2 lines 55%", "已读 4 行 · 4 lines 100%", "\x1b[K"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines({}, {}))))
    assert main(["impact", "-", "--amendment", str(five), "--on", "2025-03-18"]) == 0
    assert "2 lines\r" in err.getvalue()
