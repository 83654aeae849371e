"""The files beside a record: holiday notices, directories of courts, amendments."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuzz.hostile import CANARY, COURTS, NOTICES, TEXTS, VALUES, Enormous, Raw, any_text, fuzzed, hostile, spoilt_lines
from fuzz.invariants import has_control_characters, silence, tried
from support.disclosed import kept
from zhixing_rules import JIAOZUO_2024, PRC, AmendmentRefused, RecordError, validate
from zhixing_rules.interchange import dumps, read_amendment
from zhixing_rules.procedures.jiaozuo_2024.courts import DIRECTORY, load_directory
from zhixing_rules.render import text

KNOWN = (PRC, PRC.through(2025), PRC.through(2024))


@fuzzed
@given(calendar=st.sampled_from(KNOWN), data=hostile(NOTICES))
def test_a_notice_is_loaded_or_refused(calendar: Any, data: str | bytes) -> None:  # noqa: ANN401  a Calendar
    loaded = tried(lambda: calendar.with_notice(data), RecordError)
    if loaded is None:
        return
    with silence():
        accounts = [loaded.why(mark.day) for mark in loaded.marks[-30:]]
        said = [text.calendar(loaded), *map(text.day, accounts), dumps(loaded), *map(dumps, accounts)]
    assert not any(map(has_control_characters, said))


VALUE = st.sampled_from([value for value in VALUES if not isinstance(value, Raw)]) | st.sampled_from(
    [Enormous(10**5000), float("nan"), b"\xff", object(), 1j, date.max, "2027-01-01", True, 2027, ["虚构"]]
)
KEY = st.sampled_from(
    ("date", "name", "isOffDay", "is_off_day", "statutory", CANARY, "\x1b[2J", 7, None, (CANARY,), "\ud800")
)
TOP = st.sampled_from(("year", "papers", "days", "issued", "$x", f"${CANARY}", CANARY, Enormous(10**5000), 1.5, None))


@fuzzed
@given(st.dictionaries(TOP, VALUE | st.lists(VALUE | st.dictionaries(KEY, VALUE, max_size=5), max_size=4), max_size=5))
def test_a_notice_already_parsed_is_loaded_or_refused(data: Any) -> None:  # noqa: ANN401  anything is what is tried
    tried(lambda: PRC.with_notice(data), RecordError)


@fuzzed
@given(VALUE)
def test_what_is_no_notice_at_all_is_refused(data: Any) -> None:  # noqa: ANN401  as above
    assert tried(lambda: PRC.with_notice(data), RecordError) is None


SOME_COURTS = f'[[courts]]\nname = "{TEXTS[0]}"\nlevel = {{value = "basic"}}\norgan = {{value = "虚构县公安局"}}\n'


@fuzzed
@given(spoilt_lines(COURTS) | spoilt_lines(SOME_COURTS) | any_text())
def test_a_directory_is_read_or_refused(given_text: str) -> None:
    tried(lambda: load_directory(given_text), RecordError)
    directory = tried(lambda: DIRECTORY.with_entries(given_text), RecordError)
    if directory is None:
        return
    with silence():
        report = validate(
            {"court": "武陟县人民法院", "requests": [{"id": "r1"}]},
            on=date(2025, 1, 2),
            procedure=directory.applied_to(JIAOZUO_2024),
        )
        said = [text.report(kept(report), everything=True), dumps(kept(report))]
    assert not any(map(has_control_characters, said))


@pytest.mark.parametrize("name", ["' + __import__('os').abort() + '", '"""', "\\", "'x' in y #", "{x}", "\\'", "%s"])
def test_the_name_of_a_court_is_a_name_though_it_be_written_as_code(name: str) -> None:
    entry = f"[[courts]]\nname = {json.dumps(name)}\norgan = {{value = {json.dumps(name)}}}\n"
    procedure = DIRECTORY.with_entries(entry).applied_to(JIAOZUO_2024)
    record = {"court": name, "police_counterpart": name, "requests": [{"id": "r1"}]}
    with silence():
        assert len(validate(record, on=date(2025, 1, 2), procedure=procedure)) == len(
            validate(record, on=date(2025, 1, 2))
        )


def test_a_court_that_is_not_known_is_not_repeated() -> None:
    assert tried(lambda: DIRECTORY.court(CANARY), LookupError) is None


AMENDMENT = (Path(__file__).parents[2] / "examples" / "five_days.toml").read_text(encoding="utf-8")


@fuzzed
@given(spoilt_lines(AMENDMENT) | any_text())
def test_an_amendment_is_read_and_made_or_refused(given_text: str) -> None:
    read = tried(lambda: read_amendment(given_text), RecordError)
    if read is not None:
        tried(lambda: JIAOZUO_2024.amend(*read[1], name=read[0]), AmendmentRefused)
