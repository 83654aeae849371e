"""Calendar files: valid by RFC 5545, stable ids, cancellations, and nothing of the matter."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from support.docket import DOCKET, HOSTILE, MECHANISM, ON, UNREADABLE, Loose, case, detention, docket_lines, main_case
from zhixing_rules.errors import RecordError
from zhixing_rules.office.calendar_file import EarlierEvent, read_calendar_file, write_calendar_file
from zhixing_rules.records import Audience, withhold
from zhixing_rules.views import calendar_entries

if TYPE_CHECKING:
    from pathlib import Path

SENT = {"id": "f1", "person": "p1", "detention": "d1", "sent_on": "2026-09-28", "offence": "refusal"}


def ics(*cases: Loose, on: date = ON, previous: bytes | None = None, **options: Loose) -> bytes:
    """Return the calendar file of cases."""
    file = io.BytesIO()
    earlier = None if previous is None else read_calendar_file(previous)
    write_calendar_file(calendar_entries(cases, on=on, **options), file, previous=earlier)
    return file.getvalue()


def events(data: bytes) -> dict[str, tuple[str, Any]]:
    """Return the events of a file by their UIDs, each with the method of its calendar."""
    found = {}
    for calendar in Calendar.from_ical(data, multiple=True):
        for event in calendar.walk("VEVENT"):
            assert str(event["UID"]) not in found
            found[str(event["UID"])] = (str(calendar["METHOD"]), event)
    return found


# ------------------------------------------------------------------------------------------------ RFC 5545


def content_lines(data: bytes) -> list[str]:
    """Return the unfolded lines of a file, and check how they are ended and folded."""
    assert data.endswith(b"\r\n")
    physical = data.split(b"\r\n")[:-1]
    assert all(len(line) <= 75 for line in physical)
    assert not any(b"\n" in line or b"\r" in line for line in physical)
    lines: list[bytes] = []
    for line in physical:
        if line.startswith((b" ", b"\t")):
            lines[-1] += line[1:]
        else:
            lines.append(line)
    return [line.decode("utf-8") for line in lines]


def components(lines: list[str]) -> list[tuple[str, dict[str, list[str]]]]:
    """Return the components in the order of their ends, and check that they nest."""
    stack: list[tuple[str, dict[str, list[str]]]] = []
    done = []
    for line in lines:
        found = re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)", line)
        assert found, line
        name, parameters, value = found.groups()
        if name == "BEGIN":
            stack.append((value, {}))
        elif name == "END":
            assert stack[-1][0] == value
            done.append(stack.pop())
        else:
            stack[-1][1].setdefault(name, []).append(f"{parameters}:{value}")
    assert not stack
    return done


def check(data: bytes) -> None:
    """Check a file against the parts of RFC 5545 that it needs."""
    found = components(content_lines(data))
    assert found
    for kind, properties in found:
        assert all(len(values) == 1 for values in properties.values())
        if kind == "VCALENDAR":
            assert {"PRODID", "VERSION", "METHOD"} <= properties.keys()
            assert properties["VERSION"] == [":2.0"]
        elif kind == "VEVENT":
            assert {"UID", "DTSTAMP", "SUMMARY", "SEQUENCE", "CLASS", "TRANSP", "STATUS"} <= properties.keys()
            assert re.fullmatch(r":\d{8}T\d{6}Z", properties["DTSTAMP"][0])
            assert properties["CLASS"] == [":PRIVATE"]
            assert properties["TRANSP"] == [":TRANSPARENT"]
            begin = re.fullmatch(r";VALUE=DATE:(\d{4})(\d\d)(\d\d)", properties["DTSTART"][0])
            end = re.fullmatch(r";VALUE=DATE:(\d{4})(\d\d)(\d\d)", properties["DTEND"][0])
            assert begin
            assert end
            assert (date(*map(int, end.groups())) - date(*map(int, begin.groups()))).days == 1
        else:
            assert kind == "VALARM"
            assert properties["ACTION"] == [":DISPLAY"]
            assert "DESCRIPTION" in properties
            assert re.fullmatch(r";VALUE=DATE-TIME:\d{8}T010000Z", properties["TRIGGER"][0])


def test_a_file_is_valid() -> None:
    check(ics(*DOCKET))
    check(ics(*DOCKET, MECHANISM, case_numbers=False, key=b"k"))


def test_the_check_would_find_a_fault() -> None:
    data = ics(*DOCKET)
    for old, new in ((b"\r\n", b"\n"), (b"END:VEVENT", b"END:VTODO"), (b"CLASS:PRIVATE", b"CLASS:PUBLIC")):
        with pytest.raises(AssertionError):
            check(data.replace(old, new, 1))


def test_long_lines_are_folded_between_characters() -> None:
    file = io.BytesIO()
    entries = calendar_entries([main_case()], on=ON)
    long = [type(each)(**{**_fields(each), "label": "示" * 100}) for each in entries.entries]
    write_calendar_file(type(entries)(**{**_fields(entries), "entries": tuple(long)}), file)
    check(file.getvalue())
    assert any("示" * 100 in line for line in content_lines(file.getvalue()))


def _fields(value: Loose) -> dict[str, Any]:
    return {name: getattr(value, name) for name in type(value).__dataclass_fields__}


# ------------------------------------------------------------------------------------------------ content


def test_the_alarm_is_at_nine_in_china_on_the_working_day_before() -> None:
    [event] = [each for _, each in events(ics(main_case())).values() if each["STATUS"] == "CONFIRMED"]
    [alarm] = event.walk("VALARM")
    assert event["DTSTART"].dt == date(2026, 10, 8)
    assert alarm["TRIGGER"].dt == datetime(2026, 9, 30, 1, tzinfo=UTC)


def test_what_is_not_certain_is_tentative() -> None:
    """No notice of 2027 covers the days that are counted."""
    late = case(11, 1, detentions=[detention("2026-12-28", 15, "2026-12-29")], complete_as_of="2026-12-29")
    found = {str(each["STATUS"]) for _, each in events(ics(late, on=date(2026, 12, 29))).values()}
    entries = calendar_entries([late], on=date(2026, 12, 29)).entries
    assert any(each.provisional for each in entries) == ("TENTATIVE" in found)
    uncertain = case(11, 1, detentions=[detention("2026-09-23", 15, "2026-09-27")])
    del uncertain["complete_as_of"]
    assert {str(each["STATUS"]) for _, each in events(ics(uncertain)).values()} == {"TENTATIVE"}


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_record_is_in_the_file(text: str) -> None:
    record = main_case() | {"court": text, "officer": text, "cause": text, "police_counterpart": text}
    record["persons"][0]["name"] = text
    assert ics(record) == ics(main_case())


def test_nothing_of_the_matter_is_in_the_file() -> None:
    data = "\n".join(content_lines(ics(*DOCKET)))
    words = ("示例", "公安", "查控", "移送", "拘留", "拒", "条", "art7", "referral", "豫", "人民法院", "立案", "函")
    assert [word for word in words if word in data] == []


@pytest.mark.parametrize("audience", list(Audience))
def test_the_bytes_do_not_depend_on_what_the_audience_may_not_see(audience: Audience) -> None:
    reduced = [withhold(json.dumps(each), audience) for each in DOCKET]
    assert ics(*DOCKET, audience=audience) == ics(*reduced, audience=audience)


def test_the_same_docket_gives_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    file = tmp_path / "docket.jsonl"
    file.write_text(docket_lines(), encoding="utf-8")
    found = set()
    for seed in ("1", "2"):
        out = tmp_path / f"{seed}.ics"
        command = [
            sys.executable,
            "-m",
            "zhixing_rules.cli",
            "plan",
            str(file),
            "--on",
            "2026-09-28",
            "--ics",
            str(out),
        ]
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)}
        ended = subprocess.run(command, check=False, capture_output=True, env=environment)  # noqa: S603  this interpreter
        assert ended.returncode == 2, "a line of the docket cannot be read"
        found.add(out.read_bytes())
    assert len(found) == 1


# ------------------------------------------------------------------------------------------------ later files


def test_a_moved_day_keeps_the_id_and_has_a_greater_sequence() -> None:
    old = ics(main_case())
    moved = case(11, 1, detentions=[detention("2026-09-23", 14, "2026-09-27")])
    new = ics(moved, previous=old)
    [(uid, (_, before))] = events(old).items()
    _, after = events(new)[uid]
    assert before["DTSTART"].dt > after["DTSTART"].dt
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1


def test_without_the_earlier_file_a_later_day_has_a_greater_sequence() -> None:
    sequences = [
        max(int(each["SEQUENCE"]) for _, each in events(ics(*DOCKET, on=day)).values())
        for day in (ON, date(2026, 9, 29), date(2026, 10, 9))
    ]
    assert sequences == [719, 720, 730]


def test_an_unchanged_event_keeps_its_sequence() -> None:
    old = ics(main_case())
    new = ics(main_case(), on=date(2026, 9, 29), previous=old)
    assert {uid: int(each["SEQUENCE"]) for uid, (_, each) in events(old).items()} == {
        uid: int(each["SEQUENCE"]) for uid, (_, each) in events(new).items()
    }


def test_what_is_done_is_cancelled_with_the_same_id() -> None:
    old = ics(main_case())
    new = ics(main_case() | {"referrals": [SENT]}, previous=old)
    [(uid, _)] = events(old).items()
    method, event = events(new)[uid]
    assert (method, str(event["STATUS"])) == ("CANCEL", "CANCELLED")
    assert event["SEQUENCE"] > events(old)[uid][1]["SEQUENCE"]
    check(new)


def test_what_is_done_is_not_mentioned_where_no_earlier_file_has_it() -> None:
    done = main_case() | {"referrals": [SENT]}
    for new in (ics(done), ics(done, previous=ics(*DOCKET[1:]))):
        assert not any(method == "CANCEL" for method, _ in events(new).values())
        assert not events(ics(main_case())).keys() & events(new).keys()


def test_what_is_no_longer_called_for_is_cancelled() -> None:
    old = ics(*DOCKET)
    new = events(ics(case(11, 1, detentions=[]), *DOCKET[1:], previous=old))
    [gone] = events(ics(DOCKET[0]))
    assert [uid for uid, (method, _) in new.items() if method == "CANCEL"] == [gone]
    assert str(new[gone][1]["SUMMARY"]) == "期限提醒"
    assert new.keys() == events(old).keys()


@pytest.mark.parametrize("other", [None, UNREADABLE, MECHANISM], ids=["absent", "unread", "another"])
def test_of_a_case_that_was_not_read_every_entry_stays_as_it_was(other: Loose) -> None:
    old = ics(*DOCKET)
    rest = DOCKET[1:] if other is None else [other, *DOCKET[1:]]
    new = ics(*rest, previous=old, on=date(2026, 9, 29))
    [uid] = events(ics(DOCKET[0]))
    method, event = events(new)[uid]
    assert method == "PUBLISH"
    for name in ("SEQUENCE", "DTSTART", "SUMMARY", "STATUS"):
        assert str(event[name]) == str(events(old)[uid][1][name])
    assert [each["TRIGGER"].dt for each in event.walk("VALARM")] == [datetime(2026, 9, 30, 1, tzinfo=UTC)]
    check(new)
    again = ics(*rest, previous=new, on=date(2026, 9, 29))
    assert events(again).keys() == events(new).keys()


def test_the_days_of_what_is_kept_are_counted() -> None:
    found = calendar_entries(DOCKET[1:], on=ON)
    counts = write_calendar_file(found, io.BytesIO(), previous=read_calendar_file(ics(*DOCKET)))
    assert (counts.kept, counts.cancelled) == ((date(2026, 10, 8),), 0)


def test_what_is_kept_shows_no_case_number_that_must_not_be_shown() -> None:
    new = ics(*DOCKET[1:], previous=ics(*DOCKET), case_numbers=False)
    assert {str(event["SUMMARY"]) for _, event in events(new).values()} == {"期限提醒"}
    odd = ics(main_case()).replace("　最迟".encode(), "　某甲".encode())
    assert {str(event["SUMMARY"]) for _, event in events(ics(MECHANISM, previous=odd)).values()} == {"期限提醒"}


def test_an_act_that_waits_for_facts_is_not_cancelled() -> None:
    """Whether the debtor refuses is not recorded any more: the act may still be called for."""
    old = ics(main_case())
    unsure = main_case()
    for name in ("refuses", "serious", "criminal_liability_needed", "view_on"):
        unsure["detentions"][0].pop(name, None)
    del unsure["complete_as_of"]
    [uid] = events(old)
    method, event = events(ics(unsure, previous=old))[uid]
    assert (method, str(event["STATUS"])) == ("PUBLISH", "TENTATIVE")


def test_what_was_cancelled_before_is_not_cancelled_again() -> None:
    old, changed = ics(*DOCKET), [case(11, 1, detentions=[]), *DOCKET[1:]]
    second = ics(*changed, previous=old)
    third = ics(*changed, previous=second)
    [gone] = events(ics(DOCKET[0]))
    assert gone in events(second)
    assert gone not in events(third)


def test_what_comes_back_has_a_greater_sequence_than_its_cancellation() -> None:
    old = ics(*DOCKET)
    second = ics(case(11, 1, detentions=[]), *DOCKET[1:], previous=old)
    third = ics(*DOCKET, previous=second)
    [uid] = events(ics(DOCKET[0]))
    assert events(third)[uid][0] == "PUBLISH"
    assert events(third)[uid][1]["SEQUENCE"] > events(second)[uid][1]["SEQUENCE"]


def test_events_of_other_programs_are_left_alone() -> None:
    event = b"BEGIN:VEVENT\r\nUID:1@example\r\nEND:VEVENT\r\n"
    other = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + event + b"END:VCALENDAR\r\n"
    assert read_calendar_file(other) == {}
    assert ics(main_case(), previous=other) == ics(main_case())


def test_nothing_is_written_where_there_is_nothing_to_say() -> None:
    assert ics({"case_number": "（2026）豫0811执1号"}) == b""


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", b"\xff\xfe", ics(*DOCKET)[:-30]]
)
def test_a_file_that_is_no_whole_calendar_is_refused_without_its_content(data: bytes) -> None:
    with pytest.raises(RecordError) as refused:
        read_calendar_file(data)
    assert refused.value.problems[0].code == "not_a_calendar"
    assert refused.value.__cause__ is None


@pytest.mark.parametrize("sequence", ["-5", "99999999999", "x"])
def test_a_sequence_that_makes_no_sense_does_no_harm(sequence: str) -> None:
    old = re.sub(rb"SEQUENCE:\d+", f"SEQUENCE:{sequence}".encode(), ics(main_case()))
    try:
        new = ics(main_case(), previous=old)
    except RecordError:
        return
    assert all(0 <= int(each["SEQUENCE"]) < 2**31 for _, each in events(new).values())


def test_earlier_events_are_read_back() -> None:
    [(uid, found)] = read_calendar_file(ics(main_case())).items()
    assert isinstance(found, EarlierEvent)
    assert (found.sequence, found.day, found.cancelled) == (719, date(2026, 10, 8), False)
    assert re.fullmatch(r"[0-9a-f]{32}@zhixing", uid)
