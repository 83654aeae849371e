"""The command as a whole: law, schema, demo, usage, faults, terminals, and other processes."""

from __future__ import annotations

import importlib
import json
import runpy
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from zhixing_rules import JIAOZUO_2024, Case, __version__, load, validate
from zhixing_rules.cli import console
from zhixing_rules.cli.commands import validate as judging
from zhixing_rules.cli.exit_codes import Outcome
from zhixing_rules.cli.inputs import a_day
from zhixing_rules.interchange import schema

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SUBCOMMANDS = ("validate", "plan", "explain", "impact", "law", "days", "calendar", "schema", "demo")


# ------------------------------------------------------------------------------------------------ law and schema


@pytest.mark.parametrize("spelling", ["7", "第七条", "第7条", "art7", "焦中法[2024]101号第7条"])
def test_an_article_is_found_by_any_spelling(run: Callable[..., Any], spelling: str) -> None:
    ran = run("law", spelling)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("焦中法〔2024〕101号第七条\n")
    assert "── 规则 5 条 ─" in ran.out


def test_a_narrower_clause_has_its_own_rules(run: Callable[..., Any]) -> None:
    ids = {each["rule_id"] for each in run("law", "art7.p2", "--json").json["rules"]}
    assert ids == {"art7.p2.civil-track", "art7.p2.referral", "art7.p2.competent-organ"}
    assert {each["rule_id"] for each in run("law", "art8.i3", "--json").json["rules"]} == {"art8.i3.enforcement-report"}


def test_every_rule_stands_in_some_clause(run: Callable[..., Any]) -> None:
    clauses = dict.fromkeys(str(rule.cite.article or rule.cite.part) for rule in JIAOZUO_2024.rules)
    found = [each["rule_id"] for clause in clauses for each in run("law", clause, "--json").json["rules"]]
    assert sorted(found) == sorted(rule.id for rule in JIAOZUO_2024.rules)


def test_a_clause_that_is_not_there_is_refused(run: Callable[..., Any]) -> None:
    for clause in ("99", "第七条第九款", "nonsense", "0", "٧" * 400):
        ran = run("law", clause)
        assert (ran.code, ran.out) == (2, "")


def test_a_clause_can_be_read_under_another_reading(run: Callable[..., Any]) -> None:
    ran = run("law", "art7.p2", "--reading", "transfer-window=window")
    assert "  * window  " in ran.out


@pytest.mark.parametrize("name", ["case", "report", "plan", "explanation", "impact"])
def test_schemas_are_printed(run: Callable[..., Any], name: str) -> None:
    ran = run("schema", name)
    assert ran.code == 0
    assert ran.json == schema(name)


def test_the_schema_of_a_case_is_the_default(run: Callable[..., Any]) -> None:
    assert run("schema").out == run("schema", "case").out
    assert run("schema", "nonsense").code == 2


# ------------------------------------------------------------------------------------------------ demo


def test_the_demo_shows_a_report_and_a_plan_and_ends_with_nought(run: Callable[..., Any]) -> None:
    ran = run("demo")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("演示：案件、人员、号码均属虚构。\n")
    for told in ("检查报告\n", "办案计划\n", "art8.i3.enforcement-report", "判断之日 2025-10-12"):
        assert told in ran.out
    assert "invented" in run("demo", "--lang", "en").out


def test_the_demo_in_json(run: Callable[..., Any]) -> None:
    written = run("demo", "--json", "--on", "2025-10-11").json
    Draft202012Validator(schema("report")).validate(written["report"])
    Draft202012Validator(schema("plan")).validate(written["plan"])
    assert written["plan"]["provenance"]["on"] == "2025-10-11"


def test_the_demo_case_can_be_taken_on(run: Callable[..., Any], record: dict[str, Any]) -> None:
    ran = run("demo", "--record")
    assert ran.json == record
    assert run("validate", "-", "--on", "2025-10-12", given=ran.out.encode()).code == 1


def test_the_demo_case_is_plainly_invented(record: dict[str, Any]) -> None:
    case = load(Case, record)
    for person in case.persons or ():
        assert person.resident_number is not None
        assert person.resident_number.reveal()[6:10] == "1900"
    assert [each.rule_id for each in validate(record, on=a_day("2025-10-12")).by("fail")] == [
        "art1.scope",
        "art5.i3.non-debtor",
        "art8.i3.enforcement-report",
    ]


# ------------------------------------------------------------------------------------------------ usage


def test_help_is_chinese_first_with_english_beside(run: Callable[..., Any]) -> None:
    for arguments in ((), *((name,) for name in SUBCOMMANDS)):
        ran = run(*arguments, "--help")
        assert ran.code == 0
        assert " · " in ran.out or "JSON Schema" in ran.out
    assert "退出码：0 无违反" in run("--help").out


def test_the_version_is_told(run: Callable[..., Any]) -> None:
    assert run("--version").out == f"zhixing {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [(), ("nonsense",), ("validate",), ("validate", "x", "--nonsense"), ("validate", "x", "--on", "tomorrow")],
)
def test_bad_usage_ends_with_two(run: Callable[..., Any], arguments: tuple[str, ...]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "用法有误 · bad usage" in ran.err


def test_bad_usage_cannot_steer_the_terminal(run: Callable[..., Any]) -> None:
    ran = run("validate", "x", "--nonsense\x1b[2J")
    assert ran.code == 2
    assert "\x1b" not in ran.err


def test_an_odd_exit_is_bad_usage(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise SystemExit("odd")

    monkeypatch.setattr(sys.modules["zhixing_rules.cli.main"], "parser", refuse)
    assert run("demo").code == 2


# ------------------------------------------------------------------------------------------------ faults


def test_a_fault_of_ours_tells_its_type_and_nothing_else(
    run: Callable[..., Any], case_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("PLANTED")

    monkeypatch.setattr(judging, "validate", broken)
    ran = run("validate", case_file)
    assert (ran.code, ran.out) == (101, "")
    assert "ZeroDivisionError" in ran.err
    assert "PLANTED" not in ran.err
    assert "Traceback" not in ran.err
    monkeypatch.setenv("ZHIXING_DEBUG", "1")
    ran = run("validate", case_file)
    assert ran.code == 101
    assert "Traceback" in ran.err


def test_an_interruption_is_quiet(run: Callable[..., Any], case_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(judging, "validate", interrupted)
    ran = run("validate", case_file)
    assert (ran.code, ran.out, ran.err) == (130, "", "")


# ------------------------------------------------------------------------------------------------ terminals


class Terminal:
    """A stream that says whether it is a terminal, and cannot be reconfigured."""

    def __init__(self, *, tty: bool) -> None:
        self.tty = tty

    def isatty(self) -> bool:
        return self.tty


@pytest.mark.parametrize(
    ("choice", "tty", "environment", "coloured"),
    [
        ("auto", True, {}, True),
        ("auto", False, {}, False),
        ("auto", True, {"NO_COLOR": "1"}, False),
        ("auto", True, {"NO_COLOR": ""}, True),
        ("auto", True, {"TERM": "dumb"}, False),
        ("always", False, {"NO_COLOR": "1"}, True),
        ("never", True, {}, False),
    ],
)
def test_colours_are_for_terminals(
    monkeypatch: pytest.MonkeyPatch, choice: str, tty: bool, environment: dict[str, str], coloured: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert console.wants_colour(choice, Terminal(tty=tty)) is coloured  # type: ignore[arg-type]  # all it needs


def test_colours_can_be_asked_for(run: Callable[..., Any], case_file: Path) -> None:
    assert "\x1b[" in run("validate", case_file, "--colour", "always").out
    assert "\x1b[" not in run("validate", case_file).out
    assert "\x1b[" in run("validate", "-", "--colour", "always", given=b"[1]").err


@pytest.mark.parametrize(("columns", "width"), [("20", 60), ("90", 90), ("400", 120)])
def test_the_width_is_that_of_the_terminal_within_reason(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert console.columns(Terminal(tty=True)) == width  # type: ignore[arg-type]  # as above
    assert console.columns(Terminal(tty=False)) == 100  # type: ignore[arg-type]  # as above


def test_a_stream_that_cannot_be_reconfigured_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", Terminal(tty=False))
        console.prepare()


def test_a_reader_that_has_gone_is_no_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with (tmp_path / "gone").open("w", encoding="utf-8") as file:

        class Gone:
            def write(self, _: str) -> None:
                raise BrokenPipeError

            def fileno(self) -> int:
                return file.fileno()

        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", Gone())
            assert console.write(Outcome("text", code=1)) == 1


# ------------------------------------------------------------------------------------------------ other processes


def test_the_same_input_gives_the_same_bytes_whatever_the_hash_seed(
    apart: Callable[..., subprocess.CompletedProcess[bytes]],
) -> None:
    for arguments in (("demo",), ("demo", "--json", "--all"), ("law", "9", "--json"), ("schema",)):
        first, second = (apart(*arguments, PYTHONHASHSEED=seed) for seed in ("1", "2"))
        assert first.returncode == second.returncode == 0
        assert first.stdout == second.stdout
        assert first.stderr == second.stderr == b""


def test_chinese_is_written_as_utf8_in_any_locale(apart: Callable[..., subprocess.CompletedProcess[bytes]]) -> None:
    ran = apart("law", "7", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert ran.returncode == 0
    assert ran.stdout.decode().startswith("焦中法〔2024〕101号第七条")


def test_exit_codes_reach_the_shell(apart: Callable[..., subprocess.CompletedProcess[bytes]], case_file: Path) -> None:
    assert apart("validate", case_file, "--on", "2025-10-12").returncode == 1
    assert apart("validate", "-", given=b"{}").returncode == 0
    refused = apart("validate", "-", given=b'{"court": "\xff"}')
    assert refused.returncode == 2
    assert refused.stdout == b""
    assert b"Traceback" not in refused.stderr


def test_a_pipe_that_closes_early_is_quiet(case_file: Path) -> None:
    command = [sys.executable, "-m", "zhixing_rules.cli", "validate", str(case_file), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603  our own
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()
    assert told == b""
    assert process.returncode == 1


def test_the_module_runs_as_the_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["zhixing", "schema", "plan"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("zhixing_rules.cli", run_name="__main__")
    assert ended.value.code == 0
    importlib.import_module("zhixing_rules.cli.__main__")  # which does nothing
    assert json.loads(capsys.readouterr().out) == schema("plan")
