"""The command: with hostile files, a hostile standard input and hostile arguments it ends with 0, 1 or 2."""

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
    fuzzed,
    fuzzed_each,
    hostile,
    spoilt_bytes,
    spoilt_lines,
)
from fuzz.invariants import Ran, assert_fair, leaks, zhixing

STYLES = ((), ("--json",), ("--lang", "en"), ("--colour", "never", "--json", "--lang", "en"))
ON = ("--on", "2025-10-20")
READERS = (
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
    ("plan", "-", "--on", "2126-12-31"),
    ("explain", "art7.p2.referral", "-", *ON),
    ("explain", "art15.instrument", "-", *ON, "--audience", "party"),
    ("explain", "art16.consultation", "-", *ON),
    ("explain", "art8.i3.enforcement-report", "-", *ON, "--path", "/referrals/0"),
    ("screen", "draft", "--case", "-"),
    ("screen", "draft", "--case", "-", "--redact"),
)
OF_NOTICES = (
    ("days", "add", "2026-12-20", "10", "--notice", "-", "--all"),
    ("days", "back", "2025-02-04", "3", "--notice", "-"),
    ("days", "count", "2025-01-01", "2025-03-01", "--notice", "-"),
    ("days", "why", "2025-01-28", "--notice", "-"),
    ("calendar", "status", "--notice", "-"),
    ("demo", "--notice", "-"),
    ("validate", "record", *ON, "--notice", "-"),
    ("plan", "record", *ON, "--notice", "-"),
)
OF_COURTS = (
    ("validate", "record", *ON, "--courts", "-"),
    ("plan", "record", *ON, "--courts", "-"),
    ("demo", "--courts", "-"),
)
OF_DRAFTS = (("screen", "-"), ("screen", "-", "--redact"), ("screen", "-", "--case", "record", "--redact"))
HELP = ("--help", "--version")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("hostile")
    (made / "record").write_bytes(files("zhixing_rules.cli").joinpath("demo_case.json").read_bytes())
    record = json.loads((made / "record").read_bytes())["case"]
    (made / "record").write_text(json.dumps(record), encoding="utf-8")
    (made / "draft").write_text(DRAFT, encoding="utf-8")
    return made


def ran(place: Path, command: tuple[str, ...], style: tuple[str, ...], data: bytes) -> Ran:
    named = [str(place / each) if each in {"record", "draft"} else each for each in command]
    done = zhixing(*named, *style, given=data)
    assert_fair(done)
    if done.code < 2 and "--json" in style:
        assert json.loads(done.out)
    return done


@pytest.mark.parametrize("command", READERS, ids=" ".join)
@fuzzed_each
@given(data=hostile(RECORDS).map(as_bytes), style=st.sampled_from(STYLES))
def test_a_hostile_record(place: Path, command: tuple[str, ...], data: bytes, style: tuple[str, ...]) -> None:
    ran(place, command, style, data)


@fuzzed
@given(st.sampled_from(OF_NOTICES), hostile(NOTICES).map(as_bytes), st.sampled_from(STYLES))
def test_a_hostile_notice(place: Path, command: tuple[str, ...], data: bytes, style: tuple[str, ...]) -> None:
    ran(place, command, style, data)


@fuzzed
@given(
    st.sampled_from(OF_COURTS),
    spoilt_bytes(spoilt_lines(COURTS)) | hostile(RECORDS).map(as_bytes),
    st.sampled_from(STYLES),
)
def test_a_hostile_directory(place: Path, command: tuple[str, ...], data: bytes, style: tuple[str, ...]) -> None:
    ran(place, command, style, data)


@fuzzed
@given(
    st.sampled_from(OF_DRAFTS),
    spoilt_bytes(spoilt_lines(DRAFT) | any_text()) | st.binary(max_size=60),
    st.sampled_from(STYLES),
)
def test_a_hostile_draft(place: Path, command: tuple[str, ...], data: bytes, style: tuple[str, ...]) -> None:
    done = ran(place, command, style, data)
    if "--redact" not in command:
        assert not leaks(done.out)


ARGUMENTS = (
    ("validate", "record", "--on", "*"),
    ("validate", "record", *ON, "--reading", "*"),
    ("validate", "record", *ON, "--reading", "seal-live=*"),
    ("validate", "record", *ON, "--reading", "*=any-seal"),
    ("validate", "record", *ON, "--notice", "*"),
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
def test_a_hostile_name_for_the_output(
    place: Path, tmp_path_factory: pytest.TempPathFactory, text: str, force: tuple[str, ...]
) -> None:
    name = str(tmp_path_factory.getbasetemp() / f"x{text.replace('/', '')}")
    done = ran(place, ("validate", "record", *ON, "--out", name, *force), (), b"")
    assert not leaks(done.out + done.err)
    assert done.out == ""


NUMBERS = ("0", "-1", "20000", "-20000", "20001", "9" * 5000, "٣", "３", "1_0", " 1", "1e3", "0x1", "-", "--", "-0")
GIVEN = (
    st.sampled_from((*TEXTS, *SURROGATES, *NUMBERS))
    | st.sampled_from(TEXTS).map("--{}".format)
    | st.sampled_from(TEXTS).map("{0} (choose from {0})".format)
    | any_text()
)


@pytest.mark.parametrize("command", ARGUMENTS, ids=" ".join)
@fuzzed_each
@given(text=GIVEN, style=st.sampled_from(STYLES))
def test_a_hostile_argument(place: Path, command: tuple[str, ...], text: str, style: tuple[str, ...]) -> None:
    ran(place, tuple(each.replace("*", text) for each in command), () if text.startswith("-") else style, b"{}")


@pytest.mark.parametrize(
    "command", [("law", "7"), ("readings",), ("coverage",), ("schema", "case"), ("demo",), ("demo", "--record")]
)
def test_what_the_library_says_of_itself_steers_no_terminal(place: Path, command: tuple[str, ...]) -> None:
    for style in ((), ("--json",), ("--lang", "en")) if command[0] != "schema" else ((),):
        assert zhixing(*command, *style).code == 0
        ran(place, command, style, b"")


@pytest.mark.parametrize("kind", ["secret", "file"])
def test_the_path_of_a_file_is_not_repeated(place: Path, kind: str) -> None:
    for command in ARGUMENTS:
        for name in (str(place / CANARY), str(place / CANARY / kind), f"{place}/\udcff{CANARY}"):
            assert not leaks(ran(place, tuple(each.replace("*", name) for each in command), (), b"").out)
