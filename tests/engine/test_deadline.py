"""Deadlines: the safe day under every reading, provisional days, and the steps of the count."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from support.effort import examples
from support.records import cases
from zhixing_rules import JIAOZUO_2024, PRC, Case, Deadline, Verdict, disclose, plan, validate
from zhixing_rules.records.day_limits import FIRST_DAY, LAST_DAY
from zhixing_rules.render import text

Record = dict[str, Any]


def _detention(start: date, days: int, **facts: object) -> Record:
    known = {"id": "d1", "decided_on": start.isoformat(), "intake_on": start.isoformat(), "days": days}
    known |= {"criminal_liability_needed": True, "view_on": start.isoformat()}
    return {"case_number": f"（{start.year}）豫0823执1号", "detentions": [known | facts]}


def _referred(record: Record, sent: date) -> Record:
    referral = {"id": "f1", "detention": "d1", "offence": "refusal", "sent_on": sent.isoformat()}
    return record | {"referrals": [referral | {"sent_before_release": True}]}


def _deadline(record: Record, rule_id: str, on: date, readings: dict[str, str] | None = None) -> Deadline:
    deadline = validate(record, on=on, readings=readings).rule(rule_id)[0].deadline
    assert deadline is not None
    return deadline


def _alternatives(rule_id: str) -> list[tuple[str, str]]:
    return [
        (reading.id, alternative.id)
        for reading in JIAOZUO_2024.rule(rule_id)[0].readings
        for alternative in reading.alternatives
    ]


@examples(60)
@given(start=st.dates(date(2024, 10, 10), date(2026, 11, 20)), days=st.integers(1, 15))
def test_a_referral_on_the_safe_day_is_in_time_under_every_alternative_that_has_the_same(
    start: date, days: int
) -> None:
    """The safe day of article 7 is one of its own; an alternative that forbids it has another."""
    record = _detention(start, days) | {"complete_as_of": start.isoformat()}
    safe = _deadline(record, "art7.p2.referral", start).safe_due
    assume(safe is not None)
    assert safe is not None
    later = start + timedelta(days=days + 10)
    judged = _referred(record, safe) | {"complete_as_of": later.isoformat()}
    for reading, alternative in _alternatives("art7.p2.referral"):
        finding = validate(judged, on=later, readings={reading: alternative}).rule("art7.p2.referral")[0]
        if finding.deadline is not None and finding.deadline.safe_due not in {None, safe}:
            continue
        assert finding.verdict is not Verdict.FAIL, (reading, alternative, finding.message())


@examples(60)
@given(received=st.dates(date(2024, 10, 10), date(2026, 11, 20)), extended=st.booleans())
def test_a_filing_on_the_safe_day_is_in_time_under_every_alternative(received: date, extended: bool) -> None:
    facts: Record = {"id": "f1", "sent_on": received.isoformat(), "received_on": received.isoformat()}
    facts |= {"conditions_met": True, "materials_complete": True, "review_ended_on": received.isoformat()}
    if extended:
        facts |= {"major_or_difficult": True, "extended_on": received.isoformat()}
        facts |= {"extension_approver": "county_level_head"}
    record: Record = {"case_number": f"（{received.year}）豫0823执1号", "referrals": [facts]}
    counted = _deadline(record | {"complete_as_of": received.isoformat()}, "art9.filing", received)
    safe = counted.safe_due
    assert safe is not None
    assert counted.due is not None
    assert received < safe <= counted.due
    later = received + timedelta(days=80)
    facts["filed_on"] = safe.isoformat()
    for reading, alternative in _alternatives("art9.filing"):
        judged = record | {"complete_as_of": min(later, date(2026, 12, 28)).isoformat()}
        finding = validate(judged, on=min(later, date(2026, 12, 28)), readings={reading: alternative})
        assert finding.rule("art9.filing")[0].verdict is Verdict.PASS, (reading, alternative)


@examples(60)
@given(start=st.dates(date(2024, 10, 10), date(2026, 11, 20)), days=st.integers(1, 15), late=st.integers(0, 9))
def test_a_safe_day_is_a_working_day_where_one_is_left(start: date, days: int, late: int) -> None:
    viewed = start + timedelta(days=late)
    record = _detention(start, days, view_on=viewed.isoformat()) | {"complete_as_of": viewed.isoformat()}
    received = {"id": "f1", "sent_on": start.isoformat(), "received_on": start.isoformat(), "conditions_met": True}
    record["referrals"] = [received]
    counted = [each.deadline for each in validate(record, on=viewed).findings if each.deadline is not None]
    assert any(each.safe_due is not None for each in counted)
    for deadline in counted:
        safe, trigger = deadline.safe_due, deadline.trigger
        if safe is not None and not PRC.is_working(safe) and trigger is not None:
            assert PRC.count(trigger - timedelta(days=1), safe) == 0, deadline.rule_id


def test_the_safe_day_of_an_act_on_any_day_is_moved_back_too_but_not_before_its_trigger() -> None:
    """A report to the police: the act may be done on the day of the report or on the next."""
    for reported, due, safe in (
        (date(2025, 3, 13), date(2025, 3, 14), date(2025, 3, 14)),
        (date(2025, 3, 14), date(2025, 3, 15), date(2025, 3, 14)),  # a Saturday
        (date(2025, 3, 15), date(2025, 3, 16), date(2025, 3, 16)),  # only days of rest are left
    ):
        record = {
            "case_number": "（2025）豫0823执1号",
            "complete_as_of": reported.isoformat(),
            "incidents": [{"id": "v1", "violent": True, "reported_on": reported.isoformat()}],
        }
        counted = _deadline(record, "art12.p1.dispatch", reported)
        assert (counted.due, counted.safe_due) == (due, safe)
        assert any("稳妥日取" in each.zh for each in counted.steps) is (safe < due)


@pytest.mark.parametrize(
    ("received", "due", "safe", "zh", "en"),
    [
        (
            date(2026, 12, 25),
            date(2027, 1, 2),
            date(2026, 12, 28),
            "2027年1月2日是否为工作日尚不能确定：星期六；放假安排未公布或未载入，不作判断；稳妥日取此前最后一个确定的工作日",
            "the safe day is the last day before it that certainly is one → 2026-12-28",
        ),
        (
            date(2026, 12, 28),
            date(2027, 1, 4),
            date(2027, 1, 4),
            "",
            "",
        ),
        (
            date(2027, 1, 2),
            date(2027, 1, 9),
            date(2027, 1, 8),
            "稳妥日取此前最后一个周一至周五且非法定节假日的日子 → 2027年1月8日",
            "the safe day is the last Monday to Friday before it, holidays by law excepted → 2027-01-08",
        ),
    ],
)
def test_beyond_the_notices_the_count_says_how_the_safe_day_was_chosen(
    received: date, due: date, safe: date, zh: str, en: str
) -> None:
    facts = {"id": "f1", "sent_on": received.isoformat(), "received_on": received.isoformat()}
    record: Record = {"case_number": "（2026）豫0823执1号", "complete_as_of": received.isoformat()}
    record["referrals"] = [facts | {"conditions_met": True, "materials_complete": True}]
    counted = _deadline(record, "art9.filing", received)
    assert (counted.due, counted.safe_due) == (due, safe)
    assert zh in "".join(each.zh for each in counted.steps)
    assert en in "".join(each.en for each in counted.steps)
    assert any("稳妥日取" in each.zh for each in counted.steps) is bool(zh)


def test_that_no_safe_day_is_known_yet_is_not_that_there_is_none() -> None:
    """Taken in on 2027-11-01: whether three days of work are left before the end depends on the notice for 2027."""
    step = "放假安排未公布，稳妥日尚不能确定"
    for start, days, expected in (
        (date(2027, 11, 1), 15, True),
        (date(2027, 11, 1), 1, False),  # no day is left whatever the notice
        (date(2025, 3, 3), 3, False),
        (date(2025, 3, 3), 15, False),
    ):
        record = _detention(start, days) | {"complete_as_of": start.isoformat()}
        counted = _deadline(record, "art7.p2.referral", start)
        assert (counted.safe_due is None) is (days < 15 or expected)
        assert (step in [each.zh for each in counted.steps]) is expected, (start, days)


def test_a_last_day_that_is_not_known_is_not_said_to_be_no_day_of_rest() -> None:
    counted = _deadline({"referrals": [{"id": "f1"}]}, "art9.filing", date(2025, 3, 10))
    assert [each.zh for each in counted.steps][1:] == [
        "开始之日不计入，加7日 → 尚不能确定",
        "末日是否为休息日尚不能确定 → 尚不能确定",
    ]


def test_a_day_that_an_unrecorded_event_could_move_is_provisional() -> None:
    start, on = date(2025, 3, 3), date(2025, 3, 10)
    attested = _deadline(_detention(start, 15) | {"complete_as_of": on.isoformat()}, "art7.p2.referral", on)
    not_attested = _deadline(_detention(start, 15), "art7.p2.referral", on)
    assert (attested.due, attested.provisional) == (date(2025, 3, 18), False)
    assert (not_attested.due, not_attested.provisional) == (date(2025, 3, 18), True)
    assert validate(_detention(start, 15), on=on).rule("art7.p2.referral")[0].due is None


@examples(60)
@given(start=st.dates(date(2026, 12, 1), date(2027, 3, 1)), days=st.integers(1, 15))
def test_the_end_of_custody_needs_no_holiday_notice(start: date, days: int) -> None:
    record = _detention(start, days) | {"complete_as_of": start.isoformat()}
    finding = validate(record, on=start).rule("art7.p2.referral")[0]
    counted = _deadline(record, "art7.p2.referral", start)
    assert (finding.due, counted.due_latest, counted.provisional) == (counted.due, counted.due, False)
    assert counted.due == start + timedelta(days=days)
    assert "暂定" not in finding.message()
    assert "provisional" not in finding.message("en")


def test_the_count_says_where_the_recommended_days_of_a_certain_deadline_are_not_certain() -> None:
    start = date(2026, 12, 18)
    record = _detention(start, 15) | {"complete_as_of": start.isoformat()}
    counted = _deadline(record, "art7.p2.referral", start)
    assert (counted.provisional, counted.due, counted.window) == (False, date(2027, 1, 2), ())
    assert "向前计3个工作日 → 尚不能确定" in [each.zh for each in counted.steps]
    chosen = {"transfer-window": "latest-date"}
    assert _deadline(record, "art7.p2.referral", start, chosen).provisional, "here the window decides the last day"
    window = _deadline(record, "art7.p2.referral", start, {"transfer-window": "window"})
    assert (window.provisional, window.earliest_provisional, window.due) == (False, True, date(2027, 1, 2))
    assert not counted.earliest_provisional, "under the default reading there is no first day"
    assert window.earliest is not None
    written = text.plan(disclose(plan(record, on=start, readings={"transfer-window": "window"}), "keeper"))
    assert f"    最早    不早于{window.earliest.year}年" in written


def test_a_period_that_reaches_an_unpublished_year_has_bounds_and_a_safe_day_and_no_certain_day() -> None:
    received = date(2026, 12, 25)
    facts = {"id": "f1", "sent_on": "2026-12-25", "received_on": "2026-12-25"}
    facts |= {"conditions_met": True, "materials_complete": True}  # type: ignore[dict-item]  # a record is mixed
    record: Record = {"case_number": "（2026）豫0823执1号", "referrals": [facts], "complete_as_of": "2026-12-25"}
    counted = _deadline(record, "art9.filing", received)
    assert (counted.provisional, counted.due, counted.safe_due) == (True, date(2027, 1, 2), date(2026, 12, 28))
    finding = validate(record, on=received).rule("art9.filing")[0]
    assert finding.due is None
    assert "暂定" in finding.message()
    assert "provisional" in finding.message("en")
    later = record | {"complete_as_of": "2027-01-06"}
    assert validate(later, on=date(2027, 1, 6)).rule("art9.filing")[0].verdict is Verdict.OPEN
    step = next(each for each in plan(record, on=received).steps if each.rule_id == "art9.filing")
    assert (step.provisional, step.safe_due) == (True, date(2026, 12, 28))
    assert "尚不能确定" in " ".join(each.zh for each in counted.steps)


@pytest.mark.parametrize(
    ("facts", "expiry", "words"),
    [
        ({}, date(2025, 3, 18), "加15日 → 2025年3月18日"),
        ({"printed_end": "2025-03-17"}, date(2025, 3, 17), "决定书载明止日"),
        ({"leave_days": 2}, date(2025, 3, 20), "加请假出所天数2日 → 2025年3月20日"),
        ({"released_early_on": "2025-03-12"}, date(2025, 3, 12), "以提前解除日期为准 → 2025年3月12日"),
    ],
)
def test_the_steps_name_each_operation_and_the_law_behind_it(facts: Record, expiry: date, words: str) -> None:
    on = date(2025, 3, 31)
    record = _detention(date(2025, 3, 3), 15, **facts) | {"complete_as_of": on.isoformat()}
    counted = _deadline(record, "art7.p2.referral", on, {"early-release": "caps"})
    assert counted.due == expiry
    assert any(words in step.zh for step in counted.steps), [step.zh for step in counted.steps]
    assert any("拘留所条例" in step.basis_zh or "决定书" in step.basis_zh for step in counted.steps)
    assert all(step.en for step in counted.steps)


def test_the_day_counted_from_is_not_listed_as_skipped() -> None:
    record = _detention(date(2025, 1, 20), 15) | {"complete_as_of": "2025-01-20"}
    counted = _deadline(record, "art7.p2.referral", date(2025, 1, 20))
    text = " ".join(step.zh for step in counted.steps)
    assert "2025年2月3日不计" in text
    assert "2025年2月4日不计" not in text
    assert "2025年1月26日计入：调休上班" in text
    assert counted.window == (date(2025, 1, 24), date(2025, 1, 26), date(2025, 1, 27))


def test_weekends_only_says_that_it_disregards_the_notices() -> None:
    record = _detention(date(2025, 1, 20), 15) | {"complete_as_of": "2025-01-20"}
    readings = {"transfer-window": "latest-date", "working-day-calendar": "weekends-only"}
    counted = _deadline(record, "art7.p2.referral", date(2025, 1, 20), readings)
    assert counted.due == date(2025, 1, 30)
    assert any("不考虑放假通知" in step.zh for step in counted.steps)
    assert dict(counted.readings)["transfer-window"] == "latest-date"


def test_a_supplement_restarts_the_clock_unless_another_reading_is_chosen() -> None:
    facts: Record = {"id": "f1", "sent_on": "2025-03-03", "received_on": "2025-03-03", "conditions_met": True}
    facts |= {"materials_complete": False, "supplement_notified_on": "2025-03-05", "supplement_due_on": "2025-03-08"}
    facts |= {"supplied_on": "2025-03-08"}
    record: Record = {"case_number": "（2025）豫0823执1号", "referrals": [facts], "complete_as_of": "2025-03-09"}
    on = date(2025, 3, 9)
    assert _deadline(record, "art9.filing", on).due == date(2025, 3, 17)
    assert _deadline(record, "art9.filing", on, {"supplement-clock": "runs"}).due == date(2025, 3, 10)
    assert _deadline(record, "art9.filing", on, {"supplement-clock": "stops"}).due == date(2025, 3, 13)
    assert _deadline(record, "art9.filing", on).safe_due == date(2025, 3, 10)


def test_the_safe_day_of_a_period_not_yet_recorded_is_not_after_its_last_day() -> None:
    """The period of the court has no end as long as it is not recorded; that it may be the legal one moves no day."""
    facts: Record = {"id": "f1", "sent_on": "2025-03-05", "received_on": "2025-03-07", "conditions_met": True}
    facts |= {"materials_complete": True, "supplement_notified_on": "2025-03-13"}
    record: Record = {"case_number": "（2025）豫0823执1号", "referrals": [facts]}
    on = date(2025, 3, 13)
    counted = _deadline(record, "art9.supplement", on)
    assert (counted.provisional, counted.due, counted.safe_due) == (True, on, on)
    (step,) = (each for each in plan(record, on=on).steps if each.rule_id == "art9.supplement")
    assert (step.due, step.safe_due) == (on, on)


@examples(60)
@given(case=cases(fuller=True), on=st.dates(date(2024, 10, 10), date(2027, 3, 1)))
def test_a_safe_day_is_not_after_the_last_day_however_little_is_recorded(case: Case, on: date) -> None:
    for finding in validate(case, on=on).findings:
        counted = finding.deadline
        if counted is not None and counted.safe_due is not None and finding.verdict is not Verdict.NOT_APPLICABLE:
            assert counted.due is not None, finding.rule_id
            assert counted.safe_due <= counted.due, finding.rule_id


def test_an_act_without_a_number_of_days_has_no_last_day_and_says_so() -> None:
    request = {"id": "r1", "sent_on": "2025-03-03", "queried_on": "2025-03-04"}
    record: Record = {"case_number": "（2025）豫0823执1号", "requests": [request], "complete_as_of": "2025-03-10"}
    counted = _deadline(record, "art3.i2.feedback", date(2025, 3, 10))
    assert (counted.numbered, counted.due, counted.safe_due, counted.provisional) == (False, None, None, False)
    finding = validate(record, on=date(2025, 3, 10)).rule("art3.i2.feedback")[0]
    assert (finding.verdict, finding.missing) == (Verdict.REVIEW, ())
    assert finding.message().endswith("须人工判断。尚未办理，至今已过6日；本意见未规定具体期限")
    assert finding.message("en").endswith("not done; 6 days elapsed; the Opinion sets no specific time limit")
    chosen = {"promptly": "three-working-days"}
    assert _deadline(record, "art3.i2.feedback", date(2025, 3, 10), chosen).due == date(2025, 3, 7)
    assert validate(record, on=date(2025, 3, 10), readings=chosen).rule("art3.i2.feedback")[0].verdict is Verdict.FAIL


def test_a_rule_that_requires_no_act_has_no_deadline() -> None:
    finding = validate({}, on=date(2025, 3, 10)).rule("notice.addressee")[0]
    assert finding.deadline is None
    assert finding.due is None


def test_a_safe_day_is_not_before_the_day_that_calls_for_the_act() -> None:
    record = _detention(date(2025, 1, 20), 15, view_on="2025-02-03") | {"complete_as_of": "2025-02-03"}
    counted = _deadline(record, "art7.p2.referral", date(2025, 2, 3))
    assert (counted.trigger, counted.due, counted.safe_due) == (date(2025, 2, 3), date(2025, 2, 4), None)


@pytest.mark.parametrize("end", [FIRST_DAY, FIRST_DAY + timedelta(days=4), LAST_DAY])
def test_a_count_that_leaves_the_calendar_is_not_an_error(end: date) -> None:
    """A misprinted first or last day of the calendar must not break the plan of the whole case."""
    record: Record = {"detentions": [{"id": "d1", "printed_end": end.isoformat()}]}
    counted = _deadline(record, "art7.p2.referral", date(2025, 1, 20))
    assert counted.steps
    assert [step.path for step in plan(record, on=date(2025, 1, 20)).steps if step.rule_id == "art7.p2.referral"]
