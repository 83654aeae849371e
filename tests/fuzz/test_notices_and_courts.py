"""Hostile holiday notices, court directories and amendments."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuzz.hostile import (
    CANARY,
    COURTS,
    NOTICES,
    TEXTS,
    VALUES,
    HugeInt,
    Raw,
    any_text,
    corrupted_lines,
    fuzzed,
    hostile_inputs,
)
from fuzz.invariants import assert_no_output, has_control_characters, result_or_none
from support.disclosed import kept
from support.notice_texts import NOTICE_TEXTS, whole_notice
from zhixing_rules import JIAOZUO_2024, PRC, AmendmentRefused, RecordError, validate
from zhixing_rules.calendars.notice_text import notice_from_text
from zhixing_rules.interchange import dumps, read_amendment
from zhixing_rules.language import load_directory
from zhixing_rules.procedures.jiaozuo_2024.courts import DIRECTORY
from zhixing_rules.render import text

CALENDARS = (PRC, PRC.through(2025), PRC.through(2024))


@fuzzed
@given(calendar=st.sampled_from(CALENDARS), data=hostile_inputs(NOTICES))
def test_a_notice_is_loaded_or_refused(calendar: Any, data: str | bytes) -> None:  # noqa: ANN401  a Calendar
    loaded = result_or_none(lambda: calendar.with_notice(data), RecordError)
    if loaded is None:
        return
    with assert_no_output():
        days = [loaded.why(mark.day) for mark in loaded.marks[-30:]]
        outputs = [text.calendar(loaded), *map(text.day, days), dumps(loaded), *map(dumps, days)]
    assert not any(map(has_control_characters, outputs))


@fuzzed
@given(
    corrupted_lines(whole_notice(2026)) | corrupted_lines(NOTICE_TEXTS[2008]) | any_text(),
    st.sampled_from((None, 2026, 2008)),
)
def test_a_text_of_a_notice_is_read_or_refused(given_text: str, year: int | None) -> None:
    notice = result_or_none(lambda: notice_from_text(given_text, year=year), RecordError)
    if notice is None:
        return
    with assert_no_output():
        outputs = [text.notice(notice), dumps(notice), dumps(PRC.with_notice(notice))]
    assert not any(map(has_control_characters, outputs))


NOTICE_VALUES = st.sampled_from([value for value in VALUES if not isinstance(value, Raw)]) | st.sampled_from(
    [HugeInt(10**5000), float("nan"), b"\xff", object(), 1j, date.max, "2027-01-01", True, 2027, ["虚构"]]
)
DAY_KEYS = st.sampled_from(
    ("date", "name", "isOffDay", "is_off_day", "statutory", CANARY, "\x1b[2J", 7, None, (CANARY,), "\ud800")
)
NOTICE_KEYS = st.sampled_from(
    ("year", "papers", "days", "issued", "$x", f"${CANARY}", CANARY, HugeInt(10**5000), 1.5, None)
)


@fuzzed
@given(
    st.dictionaries(
        NOTICE_KEYS,
        NOTICE_VALUES | st.lists(NOTICE_VALUES | st.dictionaries(DAY_KEYS, NOTICE_VALUES, max_size=5), max_size=4),
        max_size=5,
    )
)
def test_a_parsed_notice_is_loaded_or_refused(data: Any) -> None:  # noqa: ANN401  any value
    result_or_none(lambda: PRC.with_notice(data), RecordError)


@fuzzed
@given(NOTICE_VALUES)
def test_any_other_value_is_refused_as_a_notice(data: Any) -> None:  # noqa: ANN401  any value
    assert result_or_none(lambda: PRC.with_notice(data), RecordError) is None


SOME_COURTS = f'[[courts]]\nname = "{TEXTS[0]}"\nlevel = {{value = "basic"}}\norgan = {{value = "虚构县公安局"}}\n'


@fuzzed
@given(corrupted_lines(COURTS) | corrupted_lines(SOME_COURTS) | any_text())
def test_a_directory_is_read_or_refused(given_text: str) -> None:
    result_or_none(lambda: load_directory(given_text), RecordError)
    directory = result_or_none(lambda: DIRECTORY.with_entries(given_text), RecordError)
    if directory is None:
        return
    with assert_no_output():
        report = validate(
            {"court": "武陟县人民法院", "requests": [{"id": "r1"}]},
            on=date(2025, 1, 2),
            procedure=JIAOZUO_2024.with_directory(directory),
        )
        outputs = [text.report(kept(report), everything=True), dumps(kept(report))]
    assert not any(map(has_control_characters, outputs))


@pytest.mark.parametrize("name", ["' + __import__('os').abort() + '", '"""', "\\", "'x' in y #", "{x}", "\\'", "%s"])
def test_the_name_of_a_court_is_never_run_as_code(name: str) -> None:
    entry = f"[[courts]]\nname = {json.dumps(name)}\norgan = {{value = {json.dumps(name)}}}\n"
    procedure = JIAOZUO_2024.with_directory(DIRECTORY.with_entries(entry))
    record = {"court": name, "police_counterpart": name, "requests": [{"id": "r1"}]}
    with assert_no_output():
        assert len(validate(record, on=date(2025, 1, 2), procedure=procedure)) == len(
            validate(record, on=date(2025, 1, 2))
        )


def test_the_error_for_an_unknown_court_does_not_repeat_its_name() -> None:
    assert result_or_none(lambda: DIRECTORY.court(CANARY), LookupError) is None


AMENDMENT = (Path(__file__).parents[2] / "examples" / "five_days.toml").read_text(encoding="utf-8")


@fuzzed
@given(corrupted_lines(AMENDMENT) | any_text())
def test_an_amendment_is_read_and_applied_or_refused(given_text: str) -> None:
    read = result_or_none(lambda: read_amendment(given_text), RecordError)
    if read is not None:
        result_or_none(lambda: JIAOZUO_2024.amend(*read[1], name=read[0]), AmendmentRefused)
