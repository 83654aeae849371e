"""With hostile files, standard input and arguments the command exits with 0, 1, 2 or 3."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuzz.hostile import (
    CANARY,
    COURTS,
    DRAFT,
    NOTICES,
    RECORDS,
    SURROGATES,
    TEXTS,
    any_text,
    as_bytes,
    corrupted_bytes,
    corrupted_lines,
    fuzzed,
    fuzzed_each,
    hostile_inputs,
)
from fuzz.invariants import CommandResult, assert_answer_or_refusal, leaks, run_command
from support.notice_texts import whole_notice

STYLES = ((), ("--json",), ("--lang", "en"), ("--colour", "never", "--json", "--lang", "en"))
ON = ("--on", "2025-10-20")
RECORD_COMMANDS = (
    ("validate", "-", *ON),
    ("validate", "-", *ON, "--all", "--sensitive"),
    ("validate", "-", *ON, "--sweep"),
    ("validate", "-", "--on", "9999-12-31"),
    ("validate", "-", "--on", "0001-01-01", "--all"),
    ("validate", "-", *ON, "--audience", "public"),
    ("plan", "-", *ON),
    ("plan", "-", *ON, "--markdown"),
    ("validate", "-", *ON, "--markdown", "--all"),
    ("plan", "-", *ON, "--audience", "court_staff"),
    ("plan", "-", *ON, "--by-actor"),
    ("validate", "-", *ON, "--lenient"),
    ("plan", "-", *ON, "--lenient", "--audience", "court_staff"),
    ("plan", "-", "--on", "2126-12-31"),
    ("explain", "art7.p2.referral", "-", *ON),
    ("explain", "art15.instrument", "-", *ON, "--audience", "party"),
    ("explain", "art16.consultation", "-", *ON),
    ("explain", "art8.i3.enforcement-report", "-", *ON, "--path", "/referrals/0"),
    ("letter", "referral", "-", *ON),
    ("letter", "提请检察院监督函", "-", *ON, "--json"),
    ("letter", "enforcement-report", "-", "--on", "9999-12-31"),
    ("screen", "draft", "--case", "-"),
    ("screen", "draft", "--case", "-", "--redact"),
)
NOTICE_COMMANDS = (
    ("days", "add", "2026-12-20", "10", "--notice", "-", "--all"),
    ("days", "back", "2025-02-04", "3", "--notice", "-"),
    ("days", "count", "2025-01-01", "2025-03-01", "--notice", "-"),
    ("days", "why", "2025-01-28", "--notice", "-"),
    ("calendar", "status", "--notice", "-"),
    ("demo", "--notice", "-"),
    ("validate", "record", *ON, "--notice", "-"),
    ("plan", "record", *ON, "--notice", "-"),
)
COURT_COMMANDS = (
    ("validate", "record", *ON, "--courts", "-"),
    ("plan", "record", *ON, "--courts", "-"),
    ("demo", "--courts", "-"),
)
DRAFT_COMMANDS = (("screen", "-"), ("screen", "-", "--redact"), ("screen", "-", "--case", "record", "--redact"))
TEXT_COMMANDS = (
    ("calendar", "read", "-"),
    ("calendar", "read", "-", "--year", "2026"),
    ("calendar", "read", "-", "--year", "2027", "--granted", "2027-09-03"),
)
HELP = ("--help", "--version")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "record").write_bytes(files("zhixing_rules.cli").joinpath("demo_case.json").read_bytes())
    record = json.loads((folder / "record").read_bytes())["case"]
    (folder / "record").write_text(json.dumps(record), encoding="utf-8")
    (folder / "draft").write_text(DRAFT, encoding="utf-8")
    return folder


def run_with_style(place: Path, command: tuple[str, ...], style: tuple[str, ...], data: bytes) -> CommandResult:
    arguments = [str(place / each) if each in {"record", "draft"} else each for each in command]
    result = run_command(*arguments, *style, given=data)
    assert_answer_or_refusal(result)
    if result.code < 2 and "--json" in style:
        assert json.loads(result.out)
    return result


@pytest.mark.parametrize("command", RECORD_COMMANDS, ids=" ".join)
@fuzzed_each
@given(data=hostile_inputs(RECORDS).map(as_bytes), style=st.sampled_from(STYLES))
def test_a_hostile_record_is_answered_or_refused(
    place: Path, command: tuple[str, ...], data: bytes, style: tuple[str, ...]
) -> None:
    run_with_style(place, command, style, data)


@fuzzed
@given(st.sampled_from(NOTICE_COMMANDS), hostile_inputs(NOTICES).map(as_bytes), st.sampled_from(STYLES))
def test_a_hostile_notice_is_answered_or_refused(
    place: Path, command: tuple[str, ...], data: bytes, style: tuple[str, ...]
) -> None:
    run_with_style(place, command, style, data)


@fuzzed
@given(
    st.sampled_from(TEXT_COMMANDS),
    corrupted_bytes(corrupted_lines(whole_notice(2026)) | any_text()) | hostile_inputs(NOTICES).map(as_bytes),
    st.sampled_from(STYLES),
)
def test_a_hostile_text_of_a_notice_is_answered_or_refused(
    place: Path, command: tuple[str, ...], data: bytes, style: tuple[str, ...]
) -> None:
    run_with_style(place, command, style, data)


@fuzzed
@given(
    st.sampled_from(COURT_COMMANDS),
    corrupted_bytes(corrupted_lines(COURTS)) | hostile_inputs(RECORDS).map(as_bytes),
    st.sampled_from(STYLES),
)
def test_a_hostile_directory_is_answered_or_refused(
    place: Path, command: tuple[str, ...], data: bytes, style: tuple[str, ...]
) -> None:
    run_with_style(place, command, style, data)


@fuzzed
@given(
    st.sampled_from(DRAFT_COMMANDS),
    corrupted_bytes(corrupted_lines(DRAFT) | any_text()) | st.binary(max_size=60),
    st.sampled_from(STYLES),
)
def test_a_hostile_draft_is_answered_or_refused(
    place: Path, command: tuple[str, ...], data: bytes, style: tuple[str, ...]
) -> None:
    result = run_with_style(place, command, style, data)
    if "--redact" not in command:
        assert not leaks(result.out)


ARGUMENT_COMMANDS = (
    ("validate", "record", "--on", "*"),
    ("validate", "record", *ON, "--reading", "*"),
    ("validate", "record", *ON, "--reading", "seal-live=*"),
    ("validate", "record", *ON, "--reading", "*=any-seal"),
    ("validate", "record", *ON, "--notice", "*"),
    ("validate", "record", *ON, "--notices", "*"),
    ("validate", "record", *ON, "--courts", "*"),
    ("validate", "record", *ON, "--amendment", "*"),
    ("validate", "record", *ON, "--audience", "*"),
    ("validate", "record", *ON, "--lang", "*"),
    ("validate", "record", *ON, "--colour", "*"),
    ("validate", "record", *ON, "--json=*"),
    ("validate", "record", *ON, "*"),
    ("validate", "*", *ON),
    ("plan", "*", *ON),
    ("plan", "record", "--on", "*"),
    ("explain", "*", "record", *ON),
    ("explain", "art7.p2.referral", "*", *ON),
    ("explain", "art7.p2.referral", "record", *ON, "--path", "*"),
    ("law", "*"),
    ("law", "焦中法〔2024〕101号*"),
    ("law", "7", "--reading", "*"),
    ("cite", "*"),
    ("cite", "7", "--base-url", "*"),
    ("readings", "*"),
    ("coverage", "*"),
    ("days", "*"),
    ("days", "add", "*", "1"),
    ("days", "add", "2025-01-01", "*"),
    ("days", "back", "2025-01-01", "*"),
    ("days", "back", "*", "3"),
    ("days", "count", "*", "2025-01-01"),
    ("days", "count", "2025-01-01", "*"),
    ("days", "why", "*"),
    ("calendar", "*"),
    ("calendar", "status", "--notice", "*"),
    ("calendar", "status", "--notices", "*"),
    ("calendar", "read", "*"),
    ("calendar", "read", "draft", "--year", "*"),
    ("calendar", "read", "draft", "--granted", "*"),
    ("screen", "*"),
    ("screen", "draft", "--case", "*"),
    ("schema", "*"),
    ("demo", "--on", "*"),
    ("demo", "--record", "*"),
    ("*",),
    ("*", "*"),
)


@fuzzed
@given(text=st.sampled_from((*TEXTS, *SURROGATES)) | any_text(), force=st.sampled_from(((), ("--force",))))
def test_a_hostile_name_of_the_output_file_is_answered_or_refused(
    place: Path, tmp_path_factory: pytest.TempPathFactory, text: str, force: tuple[str, ...]
) -> None:
    name = str(tmp_path_factory.getbasetemp() / f"x{text.replace('/', '')}")
    result = run_with_style(place, ("validate", "record", *ON, "--out", name, *force), (), b"")
    assert not leaks(result.out + result.err)
    assert result.out == ""


NUMBERS = ("0", "-1", "20000", "-20000", "20001", "9" * 5000, "٣", "３", "1_0", " 1", "1e3", "0x1", "-", "--", "-0")
ARGUMENTS = (
    st.sampled_from((*TEXTS, *SURROGATES, *NUMBERS))
    | st.sampled_from(TEXTS).map("--{}".format)
    | st.sampled_from(TEXTS).map("{0} (choose from {0})".format)
    | any_text()
)


@pytest.mark.parametrize("command", ARGUMENT_COMMANDS, ids=" ".join)
@fuzzed_each
@given(text=ARGUMENTS, style=st.sampled_from(STYLES))
def test_a_hostile_argument_is_answered_or_refused(
    place: Path, command: tuple[str, ...], text: str, style: tuple[str, ...]
) -> None:
    run_with_style(
        place, tuple(each.replace("*", text) for each in command), () if text.startswith("-") else style, b"{}"
    )


@pytest.mark.parametrize(
    "command", [("law", "7"), ("readings",), ("coverage",), ("schema", "case"), ("demo",), ("demo", "--record")]
)
def test_commands_about_the_library_write_no_control_characters(place: Path, command: tuple[str, ...]) -> None:
    for style in ((), ("--json",), ("--lang", "en")) if command[0] != "schema" else ((),):
        assert run_command(*command, *style).code == 0
        run_with_style(place, command, style, b"")


@pytest.mark.parametrize("kind", ["secret", "file"])
def test_the_path_of_a_file_is_not_repeated(place: Path, kind: str) -> None:
    for command in ARGUMENT_COMMANDS:
        for name in (str(place / CANARY), str(place / CANARY / kind), f"{place}/\udcff{CANARY}"):
            assert not leaks(run_with_style(place, tuple(each.replace("*", name) for each in command), (), b"").out)
