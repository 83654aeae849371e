"""Every command and every kind of bad use: the exit code, one JSON document with ``--json``, and no argument in it."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from support.command_lines import LEAVES
from zhixing_rules.calendars import PRC
from zhixing_rules.cli.argument_types import parse_file_name
from zhixing_rules.errors import CalendarError, CalendarNotPublished

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MARKER = "CANARY-7f3a"
KNOWN = {
    "kind": "referral",
    "rule": "art9.filing",
    "case_count": "3",
    "working_days": "3",
    **dict.fromkeys(("day", "start", "end"), "2025-01-01"),
}
"""Positional arguments whose value must be good, so that the command comes to the file that is bad."""
NO_FILES = {
    *("readings", "coverage", "schema", "demo", "vectors", "generate", "conform", "law", "cite", "completion"),
    *("days add", "days back", "days count", "days why", "calendar status"),
}
"""Commands that read no file given by a positional argument."""


def actions_of(leaf: str, *, options: bool) -> list[argparse.Action]:
    actions = [each for each in LEAVES[leaf]._actions if bool(each.option_strings) is options]
    return [each for each in actions if each.dest != "help"]


def arguments_of(leaf: str) -> list[str]:
    """Return a command line with every positional argument and every required option."""
    words = leaf.split()
    for each in actions_of(leaf, options=False):
        if each.nargs != argparse.REMAINDER:
            words.append(KNOWN.get(each.dest) or next(iter(each.choices or ()), MARKER))
    for each in actions_of(leaf, options=True):
        if each.required:
            words += [each.option_strings[0], f"{MARKER}.out"]
    return words


def check(result: Any, code: int, *, as_json: bool) -> list[dict[str, str]]:  # noqa: ANN401  of the fixture
    """Check the output of a refusal, and return its problems; none for a text."""
    assert (result.code, result.out) == (code, "")
    assert MARKER not in result.err
    assert "Traceback" not in result.err
    if not as_json:
        return []
    document = json.loads(result.err)
    assert list(document)[:3] == ["format", "source", "problems"]
    assert document["format"] == "zhixing-problems/1"
    assert document["problems"]
    for problem in document["problems"]:
        assert set(problem) == {"pointer", "code", "zh", "en"}
        assert all(problem[each] for each in ("code", "zh", "en"))
    problems: list[dict[str, str]] = document["problems"]
    return problems


def uses_of(leaf: str) -> Iterator[tuple[list[str], str]]:
    """Yield bad uses of the arguments of a command, each with the code of the problem."""
    whole = arguments_of(leaf)
    if LEAVES[leaf]._actions[-1].nargs != argparse.REMAINDER:
        yield [*whole, f"--{MARKER}"], "unknown_option"
        if not any(each.nargs in {"+", "*", "?"} for each in actions_of(leaf, options=False)):
            yield [*whole, MARKER], "unexpected_argument"
    if any(each.required for each in LEAVES[leaf]._actions):
        yield leaf.split(), "missing_argument"
    first = leaf.split()
    for each in actions_of(leaf, options=True):
        name = each.option_strings[-1]
        if each.nargs == 0:
            yield [*first, f"{name}={MARKER}"], "unexpected_argument"
        else:
            yield [*first, name], "missing_argument"
            if each.choices is not None:
                yield [*first, name, MARKER], "invalid_choice"
            elif each.type not in {None, parse_file_name}:
                yield [*first, name, MARKER], "invalid_argument"


@pytest.mark.parametrize("leaf", LEAVES)
def test_bad_arguments_have_code_2_and_are_not_repeated(run: Callable[..., Any], leaf: str) -> None:
    for arguments, code in uses_of(leaf):
        check(run(*arguments), 2, as_json=False)
        command = leaf.split()
        problems = check(run(*command, "--json", *arguments[len(command) :]), 2, as_json=True)
        # of a command without --json, this option is the problem
        assert problems[0]["code"] in {code, "unknown_option", "no_command"}


@pytest.mark.parametrize("leaf", [leaf for leaf in LEAVES if leaf not in NO_FILES])
def test_a_file_that_does_not_exist_has_code_2_and_is_not_named(
    run: Callable[..., Any], leaf: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = arguments_of(leaf)
    check(run(*arguments), 2, as_json=False)
    if any(each.dest == "json" for each in LEAVES[leaf]._actions):
        assert check(run(*arguments, "--json"), 2, as_json=True)[0]["code"] in {
            "file_not_found",
            "needs_mapping",
            "nothing_to_compare",
        }


@pytest.mark.parametrize("option", ["--notice", "--notices", "--courts", "--amendment", "--reading", "--on"])
def test_other_inputs_that_cannot_be_used_have_code_2(run: Callable[..., Any], option: str) -> None:
    for leaf, parser in LEAVES.items():
        names = {name for each in parser._actions for name in each.option_strings}
        if not {option, "--json"} <= names or leaf == "audit":  # it looks at its files first
            continue
        arguments = arguments_of(leaf)
        (problem, *_) = check(run(*arguments, option, MARKER, "--json"), 2, as_json=True)
        assert problem["code"]


@pytest.mark.parametrize("arguments", [(MARKER,), (), ("--lang",), ("--json",)])
def test_a_command_line_without_a_command_is_bad_usage(run: Callable[..., Any], arguments: tuple[str, ...]) -> None:
    check(run(*arguments), 2, as_json="--json" in arguments)
    check(run(*arguments, "--json"), 2, as_json=True)


@pytest.mark.parametrize(
    ("arguments", "known"),
    [
        (("valdate",), "validate"),
        (("validate", "-", "--audince", "keeper"), "--audience"),
        (("validate", "-", "--audience", "keper"), "keeper"),
        (("validate", "-", "--reading", "transfer-windw=window"), "transfer-window"),
        (("validate", "-", "--reading", "transfer-window=windw"), "window"),
        (("explain", "art7.referral", "-"), "art7.p2.referral"),
        (("readings", "transfer-windw"), "transfer-window"),
        (("vectors", "--rule", "art7.referral"), "art7.p2.referral"),
        (("law", "art7.p3"), "art7.p2"),
        (("law", "第七条第三款"), "第七条第二款"),
        (("schema", "repot"), "report"),
        (("days", "cuont"), "count"),
    ],
)
def test_a_close_known_word_is_offered_and_the_given_one_is_not_repeated(
    run: Callable[..., Any], arguments: tuple[str, ...], known: str
) -> None:
    given = arguments[-1] if arguments[-1] not in {"-", "keeper"} else arguments[-2]
    result = run(*arguments, stdin=b"{}")
    assert result.code == 2
    assert known in result.err.rpartition("是否为 ")[2]
    assert given not in result.err


def test_an_unpublished_calendar_that_an_answer_needs_has_code_3(
    run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, case_file: Path
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise CalendarNotPublished(PRC.final_through)

    monkeypatch.setattr("zhixing_rules.cli.commands.validate.validate", refuse)
    (problem,) = check(run("validate", case_file, "--json"), 3, as_json=True)
    assert problem["code"] == "calendar_not_published"
    check(run("validate", case_file), 3, as_json=False)
    (problem,) = check(run("days", "add", "2099-01-01", "3", "--json"), 3, as_json=True)
    assert problem["code"] == "calendar_not_published"


def test_an_internal_error_is_json_without_details(
    run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, case_file: Path
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError(MARKER)

    monkeypatch.setattr("zhixing_rules.cli.commands.validate.validate", fail)
    (problem,) = check(run("validate", case_file, "--json"), 101, as_json=True)
    assert problem["code"] == "internal_error"
    monkeypatch.setenv("ZHIXING_DEBUG", "1")
    assert "Traceback" in json.loads(run("validate", case_file, "--json").err)["details"][0]


def test_a_command_that_cannot_be_imported_is_json_too(
    run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for error, code, exit_code in (
        (CalendarError(), "calendar_unusable", 2),
        (ImportError(MARKER), "internal_error", 101),
    ):

        def fail(_: object, error: Exception = error) -> None:
            raise error

        monkeypatch.setattr(sys.modules["zhixing_rules.cli.main"], "build_parser", fail)
        (problem,) = check(run("validate", "-", "--json"), exit_code, as_json=True)
        assert problem["code"] == code
        check(run("validate", "-"), exit_code, as_json=False)


def test_the_help_of_every_command_states_the_codes_it_has(run: Callable[..., Any]) -> None:
    for leaf in LEAVES:
        text = "".join(run(*leaf.split(), "--help").out.split())
        assert "退出码：0" in text
        assert "；2" in text
        assert "101程序内部错误" in text
