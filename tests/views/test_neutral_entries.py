"""Calendar entries: their days, alarms and ids, and how little they say."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import date, timedelta

import pytest

from support.docket import DOCKET, HOSTILE, MECHANISM, ON, UNREADABLE, Loose, case, detention, main_case
from zhixing_rules import plan
from zhixing_rules.calendars import PRC
from zhixing_rules.engine import Status
from zhixing_rules.records import Audience, withhold
from zhixing_rules.views import CalendarEntry, EntryKind, calendar_entries, worklist
from zhixing_rules.views.neutral_entries import working_day_before
from zhixing_rules.views.work_items import WorkGroup

DAYS_OFF = {date(2026, 9, 25), *(date(2026, 10, number) for number in range(1, 8))}
"""The Mid-Autumn Festival and the National Day break of 2026, by the notice."""
WORKED_WEEKENDS = {date(2026, 9, 20), date(2026, 10, 10)}


def entries(*cases: Loose, on: date = ON, **options: Loose) -> tuple[CalendarEntry, ...]:
    return calendar_entries(cases, on=on, **options).entries


def by_role(found: tuple[CalendarEntry, ...]) -> dict[EntryKind, CalendarEntry]:
    return {each.kind: each for each in found}


def is_worked(day: date) -> bool:
    """Return whether a day of September and October 2026 is worked, by the notice as typed above."""
    if day in WORKED_WEEKENDS:
        return True
    return day.weekday() < 5 and day not in DAYS_OFF


def test_an_act_has_an_entry_for_its_last_day_and_its_safe_day() -> None:
    found = entries(case(11, 9, detentions=[detention("2026-09-28", 15, "2026-09-28")]))
    last, safe = by_role(found)[EntryKind.LAST], by_role(found)[EntryKind.SAFE]
    assert (safe.day, last.day) == (date(2026, 9, 30), date(2026, 10, 13))
    assert last.uid != safe.uid


def test_the_alarm_before_the_break_is_on_its_last_working_day() -> None:
    [found] = [each for each in entries(main_case()) if each.kind is EntryKind.LAST]
    assert (found.day, found.alarm) == (date(2026, 10, 8), date(2026, 9, 30))


@pytest.mark.parametrize("number", range(1, 55))
def test_an_alarm_is_on_the_working_day_before_by_the_notice(number: int) -> None:
    day = date(2026, 9, 1) + timedelta(number)
    expected = day - timedelta(1)
    while not is_worked(expected):
        expected -= timedelta(1)
    assert working_day_before(PRC, day) == expected


def test_where_no_notice_covers_the_days_the_week_decides() -> None:
    assert working_day_before(PRC, date(2030, 6, 10)) == date(2030, 6, 7)  # a Monday: the Friday before


def test_an_alarm_that_is_past_is_left_out() -> None:
    on_the_day = [each.alarm for each in entries(main_case(), on=date(2026, 9, 30)) if each.kind is EntryKind.LAST]
    after = [each.alarm for each in entries(main_case(), on=date(2026, 10, 1)) if each.kind is EntryKind.LAST]
    assert on_the_day == [date(2026, 9, 30)]
    assert after == [None]


def test_what_is_overdue_is_marked_and_has_neither_alarm_nor_safe_day() -> None:
    found = entries(case(11, 9, detentions=[]), DOCKET[1])
    overdue = [each for each in found if each.kind is EntryKind.OVERDUE]
    assert overdue
    assert all(each.alarm is None and each.day < ON for each in overdue)


def test_an_entry_keeps_its_id_when_its_day_moves() -> None:
    longer = case(11, 1, detentions=[detention("2026-09-23", 14, "2026-09-27")])
    before, after = by_role(entries(main_case())), by_role(entries(longer))
    assert before[EntryKind.LAST].day != after[EntryKind.LAST].day
    assert before[EntryKind.LAST].uid == after[EntryKind.LAST].uid


def test_an_entry_keeps_its_id_when_it_becomes_overdue() -> None:
    record = main_case() | {"complete_as_of": "2026-10-09"}
    before = by_role(entries(record, on=date(2026, 10, 8)))[EntryKind.LAST]
    after = by_role(entries(record, on=date(2026, 10, 9)))[EntryKind.OVERDUE]
    assert (before.uid, before.day) == (after.uid, after.day)


def test_an_entry_keeps_its_id_when_other_records_are_added_before_it() -> None:
    other = detention("2026-03-02", 10, None) | {"id": "d0"}
    more = case(11, 1, detentions=[other, *main_case()["detentions"]])
    assert by_role(entries(main_case()))[EntryKind.LAST].uid in {each.uid for each in entries(more)}


def test_the_spelling_of_a_case_number_does_not_change_an_id() -> None:
    spelt = main_case() | {"case_number": "(2026)豫0811执01号"}
    assert {each.uid for each in entries(spelt)} == {each.uid for each in entries(main_case())}


def test_the_id_is_a_hash_of_the_case_and_one_of_rule_kind_subject_and_case() -> None:
    [found] = [each for each in entries(main_case()) if each.kind is EntryKind.LAST]
    case_number = "（2026）豫0811执1号"
    parts = f"art7.p2.referral\x1flast\x1f>detentions/d1\x1f{case_number}"
    of_case, of_act = (hmac.new(b"", each.encode(), hashlib.sha256).hexdigest() for each in (case_number, parts))
    assert found.uid == f"{of_case[:12]}{of_act[:20]}@zhixing"


def test_an_act_that_waits_for_facts_but_has_a_day_is_provisional() -> None:
    unsure = main_case()
    for name in ("refuses", "serious", "criminal_liability_needed", "view_on"):
        unsure["detentions"][0].pop(name, None)
    waiting = {
        (step.rule_id, step.due) for step in plan(unsure, on=ON).steps if step.status is Status.WAITING and step.due
    }
    assert waiting, "the case has such an act"
    found = calendar_entries([unsure], on=ON).entries
    assert {each.day for each in found if each.provisional} >= {due for _, due in waiting}


def test_only_a_case_that_was_read_and_has_a_number_has_withdrawn_entries() -> None:
    [before] = [each.uid for each in entries(main_case()) if each.kind is EntryKind.LAST]
    gone = case(11, 1, detentions=[])
    assert calendar_entries([gone], on=ON).is_withdrawn(before)
    for others in ([], DOCKET[1:], [UNREADABLE], [gone | {"case_number": "待定"}]):
        assert not calendar_entries(others, on=ON).is_withdrawn(before)


def test_of_a_case_that_is_known_by_its_place_nothing_is_withdrawn() -> None:
    found = calendar_entries([main_case()], on=ON, audience="public")
    assert found.cases == frozenset()


def test_a_key_changes_every_id_and_nothing_else() -> None:
    plain, keyed = entries(*DOCKET), entries(*DOCKET, key=b"secret of a court")
    assert not {each.uid for each in plain} & {each.uid for each in keyed}
    assert sorted((each.day, each.summary) for each in plain) == sorted((each.day, each.summary) for each in keyed)


def test_ids_are_unique_even_where_a_case_is_given_twice() -> None:
    found = entries(*DOCKET, *DOCKET, MECHANISM, MECHANISM)
    assert len({each.uid for each in found}) == len(found)


def test_a_summary_holds_the_shortened_case_number_and_a_word() -> None:
    allowed = {f"（2026）…执{number}号　{word}" for number in range(1, 6) for word in ("最迟", "稳妥", "逾期", "已办")}
    assert {each.summary for each in entries(*DOCKET)} <= allowed


def test_without_case_numbers_every_summary_is_the_same() -> None:
    assert {each.summary for each in entries(*DOCKET, case_numbers=False)} == {"期限提醒"}


@pytest.mark.parametrize("audience", ["party", "debtor", "public"])
def test_who_may_not_know_the_case_number_does_not_see_it(audience: str) -> None:
    assert {each.summary for each in entries(*DOCKET, audience=audience)} <= {"期限提醒"}


def test_a_case_number_that_cannot_be_read_is_not_shown() -> None:
    for text in ("待定=HYPERLINK(1)", "（2026）豫0811执1、2号"):
        assert {each.summary for each in entries(main_case() | {"case_number": text})} == {"期限提醒"}


@pytest.mark.parametrize("audience", list(Audience))
def test_the_entries_are_the_dated_acts_of_the_own_organ_in_the_worklist(audience: Audience) -> None:
    cases = (*DOCKET, MECHANISM)
    checks = {
        (number, step.rule_id, step.path)
        for number, record in enumerate(cases, start=1)
        for step in plan(record, on=ON).steps
        if step.check
    }
    expected = sorted(
        str(row.item.due)
        for row in worklist(cases, on=ON, audience=audience).rows
        if row.item.due is not None
        and row.item.group is not WorkGroup.OTHERS
        and (row.case.number, row.item.rule_id, row.item.path) not in checks
    )
    kinds = {EntryKind.LAST, EntryKind.OVERDUE}
    found = [each for each in entries(*cases, audience=audience) if each.kind in kinds and not each.done]
    assert sorted(str(each.day) for each in found) == expected


@pytest.mark.parametrize("audience", list(Audience))
def test_entries_do_not_depend_on_what_the_audience_may_not_see(audience: Audience) -> None:
    whole = entries(*DOCKET, audience=audience)
    reduced = entries(*(withhold(json.dumps(each), audience) for each in DOCKET), audience=audience)
    assert [_parts(each) for each in whole] == [_parts(each) for each in reduced]


def _parts(entry: CalendarEntry) -> tuple[object, ...]:
    return entry.uid, entry.day, entry.summary, entry.provisional, entry.done, entry.alarm


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_record_is_in_an_entry(text: str) -> None:
    record = main_case() | {"court": text, "officer": text, "cause": text}
    record["persons"][0]["name"] = text
    assert [_parts(each) for each in entries(record)] == [_parts(each) for each in entries(main_case())]


def test_a_case_that_cannot_be_read_does_not_stop_the_others() -> None:
    found = calendar_entries([DOCKET[0], UNREADABLE, DOCKET[2]], on=ON)
    assert (found.read, found.unread, [each.number for each in found.unread_cases]) == (2, 1, [2])
    assert {each.label for each in found.entries} == {"（2026）…执1号", "（2026）…执3号"}


def test_a_done_act_has_entries_to_be_cancelled() -> None:
    sent = {"id": "f1", "person": "p1", "detention": "d1", "sent_on": "2026-09-28", "offence": "refusal"}
    before = entries(main_case())
    after = entries(main_case() | {"referrals": [sent]})
    [uid] = [each.uid for each in before if each.kind is EntryKind.LAST]
    assert [each.done for each in after if each.uid == uid] == [True]


def test_the_repr_shows_types_only() -> None:
    found = calendar_entries(DOCKET, on=ON)
    assert "执1号" not in repr(found) + repr(found.entries)
