"""Due days and windows, checked against dates counted by hand from the State Council notices."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from zhixing_rules import plan

from .records import Facts, finding_of

if TYPE_CHECKING:
    from zhixing_rules.engine.deadline import Deadline
    from zhixing_rules.engine.report import Finding

Readings = dict[str, str]


def day(text: str) -> date:
    return date.fromisoformat(text)


def days(*texts: str) -> tuple[date, ...]:
    return tuple(day(text) for text in texts)


def detention_case(intake: str, length: int, sent: str | None = None, **facts: object) -> Facts:
    """Return a case with a detention whose view on criminal liability was formed on the day of intake."""
    detention: dict[str, Any] = {
        "id": "d1",
        "decided_on": intake,
        "intake_on": intake,
        "ground": "refusal",
        "days": length,
        "leave_days": 0,
        "criminal_liability_needed": True,
        "view_on": intake,
        **facts,
    }
    referral = {
        "id": "f1",
        "detention": "d1",
        "offence": "refusal",
        "obstructs_enforcement": False,
        "sent_on": sent,
        "sent_before_release": True,
    }
    return {
        "case_number": f"（{intake[:4]}）豫0822执1号",
        "complete_as_of": "2026-12-31",
        "detentions": [detention],
        "referrals": [] if sent is None else [referral],
    }


def review_case(on: str, *, extended: bool = False, **facts: object) -> Facts:
    """Return a case with a referral sent and received on one day, with complete materials and met conditions."""
    extension: dict[str, object] = {
        "extended_on": on,
        "major_or_difficult": True,
        "extension_approver": "county_level_head",
    }
    referral = {
        "id": "f1",
        "offence": "refusal",
        "sent_on": on,
        "received_on": on,
        "materials_complete": True,
        "conditions_met": True,
        **(extension if extended else {}),
        **facts,
    }
    return {"case_number": f"（{on[:4]}）豫0822执1号", "complete_as_of": "2027-06-30", "referrals": [referral]}


def referral_due(record: Facts, readings: Readings | None = None, on: str = "2024-10-10") -> Finding:
    return finding_of(record, "art7.p2.referral", "/detentions/0", day(on), readings)


def filing_due(record: Facts, readings: Readings | None = None, on: str = "2026-11-20") -> Finding:
    return finding_of(record, "art9.filing", "/referrals/0", day(on), readings)


def deadline_of(finding: Finding) -> Deadline:
    assert finding.deadline is not None
    return finding.deadline


REFERRAL_ROWS = [
    ("2024-10-09", 15, "2024-10-24", ("2024-10-21", "2024-10-22", "2024-10-23")),
    ("2024-09-25", 15, "2024-10-10", ("2024-09-30", "2024-10-08", "2024-10-09")),
    ("2025-01-20", 15, "2025-02-04", ("2025-01-24", "2025-01-26", "2025-01-27")),
    ("2025-01-24", 15, "2025-02-08", ("2025-02-05", "2025-02-06", "2025-02-07")),
    ("2026-11-20", 3, "2026-11-23", ("2026-11-20",)),
]


@pytest.mark.parametrize(("intake", "length", "expiry", "window"), REFERRAL_ROWS)
def test_the_referral_is_due_on_the_day_of_expiry_and_the_window_is_the_last_three_working_days_before(
    intake: str, length: int, expiry: str, window: tuple[str, ...]
) -> None:
    finding = referral_due(detention_case(intake, length))
    deadline = deadline_of(finding)
    assert finding.due == deadline.due == day(expiry)
    assert deadline.window == days(*window)
    assert deadline.earliest is None, "a referral has no earliest day"
    assert not deadline.provisional
    assert deadline.trigger == day(intake)


@pytest.mark.parametrize(("intake", "length", "expiry", "window"), REFERRAL_ROWS)
def test_under_the_strict_reading_the_window_opens_on_its_first_day_and_still_ends_with_the_detention(
    intake: str, length: int, expiry: str, window: tuple[str, ...]
) -> None:
    deadline = deadline_of(referral_due(detention_case(intake, length), {"transfer-window": "window"}))
    assert (deadline.earliest, deadline.due) == (day(window[0]), day(expiry))
    assert deadline.window == days(*window)
    assert ("transfer-window", "window") in deadline.readings


@pytest.mark.parametrize(("intake", "length", "expiry", "window"), REFERRAL_ROWS)
def test_under_the_latest_date_reading_the_referral_is_due_on_the_first_of_the_three_days(
    intake: str, length: int, expiry: str, window: tuple[str, ...]
) -> None:
    finding = referral_due(detention_case(intake, length), {"transfer-window": "latest-date"})
    assert finding.due == day(window[0]) < day(expiry)
    assert ("transfer-window", "latest-date") in deadline_of(finding).readings


SAFE_ROWS = [
    # the day of intake, the end of the term, the window of article 7, the safe receipt and the first that is too late,
    # the end of the seven days of the safe one
    ("2025-01-20", "2025-02-04", ("2025-01-24", "2025-01-27"), ("2025-01-20", "2025-01-21"), "2025-01-27"),
    ("2025-07-01", "2025-07-16", ("2025-07-11", "2025-07-15"), ("2025-07-08", "2025-07-09"), "2025-07-15"),
    ("2026-09-24", "2026-10-09", ("2026-09-29", "2026-10-08"), ("2026-09-30", "2026-10-02"), "2026-10-08"),  # a holiday
    ("2026-11-05", "2026-11-20", ("2026-11-17", "2026-11-19"), ("2026-11-12", "2026-11-13"), "2026-11-19"),
    ("2026-11-17", "2026-12-02", ("2026-11-27", "2026-12-01"), ("2026-11-24", "2026-11-25"), "2026-12-01"),
]
"""Decision 11: 2026-10-01 is in time, and nobody works on it (so: 09-30)."""


@pytest.mark.parametrize(("intake", "expiry", "window", "receipts", "review_ends"), SAFE_ROWS)
def test_the_safe_day_lets_seven_rolled_days_end_before_the_expiry(
    intake: str, expiry: str, window: tuple[str, str], receipts: tuple[str, str], review_ends: str
) -> None:
    safe, too_late = receipts
    record = detention_case(intake, 15)
    deadline = deadline_of(referral_due(record))
    assert (deadline.due, deadline.safe_due) == (day(expiry), day(safe)), "the lawful last day stays beside it"
    assert (deadline.window[0], deadline.window[-1]) == days(*window)
    assert filing_due(review_case(safe)).due == day(review_ends) < day(expiry)
    assert day(expiry) <= deadline_of(filing_due(review_case(too_late))).due  # type: ignore[operator]  # numbered
    (step,) = [each for each in plan(record, on=day(intake)).steps if each.rule_id == "art7.p2.referral"]
    assert (step.due, step.safe_due) == (day(expiry), day(safe))
    assert "不是可行的时间" in step.why_zh
    assert "not a workable one" in step.why_en
    assert referral_due(detention_case(intake, 15, safe), on=expiry).verdict.value == "pass"
    assert referral_due(detention_case(intake, 15, expiry), on=expiry).verdict.value == "pass", "lawful all the same"


def test_the_count_of_the_safe_day_names_its_law_and_the_working_day_before_a_holiday() -> None:
    steps = deadline_of(referral_due(detention_case("2026-09-24", 15))).steps
    assert [(each.day, each.basis_zh.partition("：")[0]) for each in steps[-3:]] == [
        (day("2026-10-08"), "全国年节及纪念日放假办法及国务院办公厅放假通知"),
        (day("2026-10-01"), "公安机关办理刑事案件程序规定第一百七十四条第二款"),
        (day("2026-09-30"), ""),
    ]
    holiday = "国庆节放假（国办发明电〔2025〕7号）"
    assert steps[-1].zh == f"2026年10月1日不是工作日：{holiday}；稳妥日取此前最后一个工作日 → 2026年9月30日"


def test_the_plan_gives_no_advice_once_the_case_is_referred_or_no_referral_is_needed() -> None:
    referred = detention_case("2025-07-01", 15, "2025-07-03")
    over = detention_case("2025-07-01", 15)
    for record, on in ((referred, "2025-07-04"), (over, "2025-07-17")):
        steps = [each for each in plan(record, on=day(on)).steps if each.rule_id == "art7.p2.referral"]
        assert ["不是可行的时间" in each.why_zh for each in steps] == [False]


def test_a_short_detention_has_no_safe_day() -> None:
    assert deadline_of(referral_due(detention_case("2026-11-20", 3))).safe_due is None
    assert deadline_of(referral_due(detention_case("2026-11-02", 8))).safe_due == day("2026-11-02")
    assert deadline_of(referral_due(detention_case("2026-11-02", 7))).safe_due is None


@pytest.mark.parametrize(
    ("reading", "safe"),
    [
        ({}, "2026-09-30"),  # 2026-10-01 is in time too, and a holiday
        ({"transfer-window": "latest-date"}, "2026-09-29"),  # its last day is earlier
        ({"transfer-window": "window"}, "2026-09-29"),  # its first day: an earlier referral is a breach
        ({"detention-expiry": "inclusive"}, "2026-09-23"),  # the term ends on 8 October, after the holidays
    ],
)
def test_the_selected_readings_must_allow_the_safe_day(reading: Readings, safe: str) -> None:
    record = detention_case("2026-09-24", 15, view_on="2026-09-24")
    assert deadline_of(referral_due(record, reading)).safe_due == (None if safe < "2026-09-24" else day(safe))


def test_the_window_of_a_short_detention_opens_at_intake_except_under_the_raw_window_reading() -> None:
    record = detention_case("2026-11-20", 3)
    raw = {"short-detention": "raw-window"}
    assert deadline_of(referral_due(record)).window == days("2026-11-20")
    assert deadline_of(referral_due(record, raw)).window == days("2026-11-18", "2026-11-19", "2026-11-20")
    assert deadline_of(referral_due(record, {"transfer-window": "window"})).earliest == day("2026-11-20")
    assert deadline_of(referral_due(record, {"transfer-window": "window", **raw})).earliest == day("2026-11-18")
    assert referral_due(record, {"transfer-window": "latest-date"}).due == day("2026-11-20")
    assert referral_due(record, {"transfer-window": "latest-date", **raw}).due == day("2026-11-18")


def test_under_the_counted_reading_the_window_includes_an_expiry_on_a_working_day() -> None:
    reading = {"window-anchor": "counted"}
    working_day = deadline_of(referral_due(detention_case("2025-01-24", 15), reading))
    assert working_day.window == days("2025-02-06", "2025-02-07", "2025-02-08")
    holiday = deadline_of(referral_due(detention_case("2025-01-20", 15), reading))
    assert holiday.window == days("2025-01-24", "2025-01-26", "2025-01-27")


def test_under_the_inclusive_reading_the_detention_ends_one_day_earlier() -> None:
    assert referral_due(detention_case("2024-10-09", 15), {"detention-expiry": "inclusive"}).due == day("2024-10-23")


def test_an_expiry_on_a_holiday_is_rolled_only_under_the_forward_reading() -> None:
    record = detention_case("2025-01-20", 15)
    assert referral_due(record).due == day("2025-02-04"), "the last day of the Spring Festival break"
    assert referral_due(record, {"detention-roll": "forward"}).due == day("2025-02-05")


def test_an_expiry_on_a_make_up_saturday_is_not_rolled_under_any_reading() -> None:
    record = detention_case("2025-01-24", 15)
    assert referral_due(record).due == day("2025-02-08")
    assert referral_due(record, {"detention-roll": "forward"}).due == day("2025-02-08")


def test_an_expiry_on_an_ordinary_sunday_is_not_rolled() -> None:
    assert referral_due(detention_case("2025-06-07", 15)).due == day("2025-06-22")


def test_the_printed_end_takes_precedence_over_the_number_of_days() -> None:
    record = detention_case("2025-01-24", 15, printed_start="2025-01-24", printed_end="2025-02-07")
    assert referral_due(record).due == day("2025-02-07")
    assert deadline_of(referral_due(record)).window == days("2025-01-27", "2025-02-05", "2025-02-06")
    assert referral_due(record, {"detention-expiry": "d-plus-n"}).due == day("2025-02-08")


def test_leave_days_extend_the_detention() -> None:
    assert referral_due(detention_case("2025-01-24", 15, leave_days=2)).due == day("2025-02-10")
    assert referral_due(detention_case("2025-01-24", 15, leave_days=2, printed_end="2025-02-07")).due == day(
        "2025-02-09"
    )


def test_an_early_release_does_not_move_the_term_but_the_safe_day() -> None:
    record = detention_case("2025-01-24", 15, released_early_on="2025-02-06")
    released = referral_due(record)
    assert released.due == day("2025-02-08")
    assert deadline_of(released).window == days("2025-02-05", "2025-02-06", "2025-02-07")
    assert deadline_of(released).safe_due == day("2025-01-27"), "in time until 2025-01-31, in the Spring Festival"
    released_sooner = referral_due(detention_case("2025-01-24", 15, released_early_on="2025-01-27"))
    assert deadline_of(released_sooner).safe_due == day("2025-01-27"), "afterwards there is nobody to hand over"
    capped = referral_due(record, {"early-release": "caps"})
    assert capped.due == day("2025-02-06")
    assert deadline_of(capped).window == days("2025-01-26", "2025-01-27", "2025-02-05")


def test_a_release_after_the_term_does_not_extend_it() -> None:
    record = detention_case("2025-01-24", 15, released_early_on="2025-02-10")
    assert referral_due(record).due == referral_due(record, {"early-release": "caps"}).due == day("2025-02-08")


def released_early(sent: str | None, view: str | None) -> Facts:
    """Return a detention of 17 November to 2 December 2026 from which the person was released on 20 November."""
    return detention_case("2026-11-17", 15, sent, view_on=view, released_early_on="2026-11-20")


@pytest.mark.parametrize(
    ("sent", "view", "expected"),
    [
        ("2026-11-25", "2026-11-18", {"term-stands": "pass", "caps": "fail"}),
        ("2026-12-02", "2026-11-25", {"term-stands": "pass", "caps": "not_applicable"}),
        ("2026-12-03", "2026-11-18", {"term-stands": "fail", "caps": "fail"}),
        (None, "2026-11-18", {"term-stands": "fail", "caps": "fail"}),
        (None, None, {"term-stands": "open", "caps": "open"}),
    ],
)
def test_a_referral_after_an_early_release_is_in_time_until_the_term_ends(
    sent: str | None, view: str | None, expected: dict[str, str]
) -> None:
    record = released_early(sent, view)
    found = {
        reading: referral_due(record, {"early-release": reading}, on="2026-12-15").verdict.value for reading in expected
    }
    assert found == expected


def test_a_referral_after_an_early_release_has_a_remark() -> None:
    def remarks(record: Facts) -> str:
        return " ".join(remark.en for remark in referral_due(record, on="2026-12-15").remarks)

    assert "after the early release" in remarks(released_early("2026-11-25", "2026-11-18"))
    not_referred = released_early(None, "2026-11-18")
    assert "after the early release" not in remarks(not_referred) + remarks({**not_referred, "complete_as_of": None})
    for record in (released_early("2026-11-20", "2026-11-18"), detention_case("2026-11-17", 15, "2026-11-25")):
        assert "after the early release" not in remarks(record)


def test_after_an_early_release_the_hour_of_the_release_no_longer_matters_on_the_last_day() -> None:
    record = released_early("2026-12-02", "2026-11-18")
    record["referrals"][0]["sent_before_release"] = False
    assert referral_due(record, on="2026-12-15").verdict.value == "pass"
    del record["detentions"][0]["released_early_on"]
    assert referral_due(record, on="2026-12-15").verdict.value == "fail"
    del record["complete_as_of"]
    assert referral_due(record | {"complete_as_of": "2026-11-30"}, on="2026-12-15").verdict.value == "open"


def test_an_unknown_early_release_leaves_the_last_day_certain() -> None:
    record = detention_case("2026-11-17", 15, printed_end="2026-12-02") | {"complete_as_of": "2026-11-18"}
    due = referral_due(record, on="2026-11-20")
    assert (due.verdict.value, due.due, deadline_of(due).provisional) == ("pending", day("2026-12-02"), False)
    capped = referral_due(record, {"early-release": "caps"}, on="2026-11-20")
    assert (capped.due, deadline_of(capped).provisional) == (None, True)


@pytest.mark.parametrize(
    ("sent", "reading", "verdict"),
    [
        ("2025-01-21", "latest-is-expiry", "pass"),
        ("2025-01-21", "window", "fail"),
        ("2025-01-21", "latest-date", "pass"),
        ("2025-01-24", "latest-is-expiry", "pass"),
        ("2025-01-24", "window", "pass"),
        ("2025-01-24", "latest-date", "pass"),
        ("2025-01-26", "latest-is-expiry", "pass"),
        ("2025-01-26", "window", "pass"),
        ("2025-01-26", "latest-date", "fail"),
        ("2025-02-04", "latest-is-expiry", "pass"),
        ("2025-02-04", "window", "pass"),
        ("2025-02-04", "latest-date", "fail"),
        ("2025-02-05", "latest-is-expiry", "fail"),
        ("2025-02-05", "window", "fail"),
        ("2025-02-05", "latest-date", "fail"),
    ],
)
def test_the_reading_decides_whether_a_referral_in_the_spring_festival_is_in_time(
    sent: str, reading: str, verdict: str
) -> None:
    finding = referral_due(detention_case("2025-01-20", 15, sent), {"transfer-window": reading}, "2025-03-03")
    assert finding.verdict.value == verdict


def test_every_step_of_the_count_is_in_both_languages_and_names_the_notice_of_a_make_up_sunday() -> None:
    steps = deadline_of(referral_due(detention_case("2025-01-20", 15))).steps
    text = "\n".join(step.zh for step in steps)
    assert all(step.zh and step.en for step in steps)
    assert "2025年1月26日计入" in text
    assert "调休上班" in text
    assert "国办发明电〔2024〕12号" in text
    assert any("拘留所条例" in step.basis_zh for step in steps)
    assert [step.day for step in steps][:2] == [day("2025-01-20"), day("2025-02-04")]


# ------------------------------------------------------------------------------------------------ review

REVIEW_ROWS = [
    ("2024-09-24", "2024-10-08", "2024-10-24", "2024-10-31"),
    ("2024-10-09", "2024-10-16", "2024-11-08", "2024-11-15"),
    ("2025-09-26", "2025-10-09", "2025-10-27", "2025-11-03"),
    ("2026-10-01", "2026-10-08", "2026-11-02", "2026-11-09"),
]


@pytest.mark.parametrize(("receipt", "seven", "thirty", "plus_30"), REVIEW_ROWS)
def test_review_takes_7_days_or_30_in_total_if_extended_and_37_only_under_the_other_reading(
    receipt: str, seven: str, thirty: str, plus_30: str
) -> None:
    extended = review_case(receipt, extended=True)
    assert filing_due(review_case(receipt)).due == day(seven)
    assert filing_due(extended).due == day(thirty)
    assert filing_due(extended, {"review-extension": "plus-30"}).due == day(plus_30)
    assert day(seven) < day(thirty) < day(plus_30)


@pytest.mark.parametrize(("receipt", "seven", "thirty", "plus_30"), REVIEW_ROWS[2:])
def test_filing_is_in_time_on_the_last_day_and_late_on_the_day_after(
    receipt: str, seven: str, thirty: str, plus_30: str
) -> None:
    del plus_30
    for last, extended in ((day(seven), False), (day(thirty), True)):
        after = date.fromordinal(last.toordinal() + 1)
        in_time = review_case(receipt, extended=extended, filed_on=last.isoformat())
        late = review_case(receipt, extended=extended, filed_on=after.isoformat())
        assert filing_due(in_time).verdict.value == "pass"
        assert filing_due(late).verdict.value == "fail"


@pytest.mark.parametrize(
    ("receipt", "verdict"),
    [("2024-09-24", "not_applicable"), ("2024-10-09", "not_applicable"), ("2024-10-10", "fail")],
)
def test_the_review_rule_applies_to_referrals_received_since_commencement(receipt: str, verdict: str) -> None:
    assert filing_due(review_case(receipt)).verdict.value == verdict


def test_a_last_day_on_a_make_up_working_day_is_not_rolled() -> None:
    assert filing_due(review_case("2025-01-19")).due == day("2025-01-26"), "2025-01-26, a Sunday, is a working day"
    assert filing_due(review_case("2025-02-01")).due == day("2025-02-08"), "2025-02-08, a Saturday, is a working day"
    assert filing_due(review_case("2024-10-05")).due == day("2024-10-12"), "2024-10-12, a Saturday, is a working day"


def test_under_the_statutory_holidays_reading_a_shifted_rest_day_is_not_rolled() -> None:
    record = review_case("2025-09-28")
    assert filing_due(record).due == day("2025-10-09"), "2025-10-05 is in the announced holiday"
    assert filing_due(record, {"period-roll": "statutory-13-only"}).due == day("2025-10-05")


def test_an_extension_counts_on_the_last_of_the_seven_days_and_not_on_the_day_after() -> None:
    lawful_extension: dict[str, Any] = {"major_or_difficult": True, "extension_approver": "county_level_head"}
    in_time = review_case("2024-10-09", extended_on="2024-10-16", **lawful_extension)
    late = review_case("2024-10-09", extended_on="2024-10-17", **lawful_extension)
    assert filing_due(in_time).due == day("2024-11-08")
    assert filing_due(late).due == day("2024-10-16")
    assert filing_due(late, {"extension-moment": "any-time"}).due == day("2024-11-08")


# ------------------------------------------------------------------------------------------------ 2027


def test_an_expiry_in_2027_is_certain_and_its_window_contains_no_unpublished_day() -> None:
    finding = referral_due(detention_case("2026-12-18", 15), on="2026-12-18")
    deadline = deadline_of(finding)
    assert not deadline.provisional
    assert finding.due == day("2027-01-02")
    assert all(each.year == 2026 for each in deadline.window)
    open_window = deadline_of(
        referral_due(detention_case("2026-12-18", 15), {"transfer-window": "window"}, "2026-12-18")
    )
    assert (open_window.provisional, open_window.earliest_provisional) == (False, True), "only its first day may move"


def test_a_window_that_extends_into_2027_is_open_under_the_window_reading() -> None:
    """The term ends on 2027-01-02, and 2027-01-01 is off: the last three working days begin on 12-29 at the latest."""
    for sent, verdict in (("2026-12-28", "open"), ("2026-12-29", "pass")):
        record = detention_case("2026-12-18", 15, sent)
        assert referral_due(record, {"transfer-window": "window"}, "2026-12-31").verdict.value == verdict


def test_a_referral_before_an_expiry_in_2027_passes_without_a_calendar() -> None:
    assert referral_due(detention_case("2026-12-18", 15, "2026-12-31"), on="2026-12-31").verdict.value == "pass"


def test_a_missing_referral_is_pending_through_an_expiry_in_2027_and_fails_after_it() -> None:
    record = detention_case("2026-12-18", 15) | {"complete_as_of": "2027-06-30"}
    assert referral_due(record, on="2027-01-02").verdict.value == "pending"
    assert referral_due(record, on="2027-01-03").verdict.value == "fail"


@pytest.mark.parametrize("extended", [False, True])
def test_a_review_that_ends_in_2027_is_provisional(extended: bool) -> None:
    finding = filing_due(review_case("2026-12-03" if extended else "2026-12-25", extended=extended), on="2026-12-26")
    assert deadline_of(finding).provisional
    assert finding.due is None


@pytest.mark.parametrize(
    ("receipt", "filed", "on", "verdict"),
    [
        ("2026-12-24", "2026-12-31", "2026-12-31", "pass"),  # the period ends on its seventh day or later
        ("2026-12-24", None, "2026-12-31", "pending"),  # likewise: the seventh day is not over yet
        ("2026-12-24", "2027-01-04", "2027-01-05", "open"),  # late, unless 2026-12-31 to 2027-01-03 are rest days
        ("2026-12-25", "2026-12-31", "2026-12-31", "pass"),
        ("2026-12-25", "2027-01-05", "2027-01-05", "open"),  # the length of the New Year holiday is not published
        ("2026-12-25", None, "2027-01-05", "open"),
    ],
)
def test_near_the_end_of_the_published_days_only_certain_verdicts_are_definite(
    receipt: str, filed: str | None, on: str, verdict: str
) -> None:
    assert filing_due(review_case(receipt, filed_on=filed), on=on).verdict.value == verdict


def test_the_last_days_of_a_year_are_not_final_before_the_next_notice() -> None:
    finding = filing_due(review_case("2026-12-21"), on="2026-12-22")
    assert not deadline_of(finding).provisional, "2026-12-28, a Monday, is still final"
    assert finding.due == day("2026-12-28")
